"""Country: how an address is written there, from the address metadata and layouts/countries/."""

from __future__ import annotations

from stationery.catalog.recognition import check_table, listed
from stationery.data.address_metadata import facts, known
from stationery.data.store import Store
from stationery.data.tables import Table
from stationery.data.yaml import load_table
from stationery.model.errors import UnknownName
from stationery.model.letter import Written
from stationery.model.values import value

WIDEST = "%N%n%O%n%A%n%D%n%Z %C %X%n%S"
"""For a country whose metadata states no format: a slot for every part, in the order most countries have."""

SLOTS = {
    "N": "name", "O": "organization", "A": "street", "D": "dependent_locality", "C": "locality", "S": "region",
    "Z": "postal_code", "X": "sorting_code",
}  # fmt: skip
"""The metadata's letters for the parts of an address."""

PARTS = tuple(SLOTS.values())

APOSTROPHES = ("keep", "drop", "space")
"""What becomes of an apostrophe where the post wants no punctuation: `O'NEILL`, `ONEILL`, `O NEILL`."""

_DEFAULT_CAPITALS = "CSZX"
_PREFIX = ("abroad", "always", "never")


@value
class PostalFormat:
    """What the post asks of an address in capitals: a format of its own, and the table of its abbreviations."""

    format: str = ""
    apostrophe: str = "keep"
    abbreviations: str = ""


@value
class Country:
    """`format` is in the metadata's notation (`%N%n%O%n%A%n%C, %S %Z`); `latin` is for an address in Latin letters.

    `capitals` are the parts that stand in capitals. `prefix` goes before the postal code (`CH-`): `abroad` only,
    `always` or `never`. `abroad_languages` are those this country's post reads in the country line of a letter that
    leaves it, the first one being preferred; empty if it does not say. `abroad_capitals` are parts it wants in
    capitals there. `inland` are other codes that its post serves as its own country. `required` are the parts without
    which its post cannot deliver. A line has at most `most_characters`, an address `most_lines`; 0 is no limit.
    `line_names` are by language what a country line says where the usual name of the country would not do.
    """

    code: str
    format: str
    latin: str
    capitals: frozenset[str]
    prefix: str
    prefixed: str
    postal_code: str
    languages: tuple[str, ...]
    abroad_languages: tuple[str, ...] = ()
    abroad_capitals: frozenset[str] = frozenset()
    inland: tuple[str, ...] = ()
    required: tuple[str, ...] = ()
    most_characters: int = 0
    most_lines: int = 0
    post: PostalFormat = PostalFormat()
    line_names: tuple[tuple[str, str], ...] = ()

    @property
    def language(self) -> str:
        """The first language of its people; empty where nobody says."""
        return self.languages[0] if self.languages else ""


def countries(store: Store) -> tuple[str, ...]:
    """The codes of the countries that have a file."""
    return tuple(id.upper() for id in store.names("countries"))


def country(store: Store, code: str | Written) -> Country:
    """How an address is written in a country, by its ISO 3166 code. Raises UnknownName where the code was written."""
    text, place = (code.text, code.place) if isinstance(code, Written) else (code, None)
    if not known(text):
        raise UnknownName(f"no country has the code {text!r}", place, "two letters, as US, DE or GB")
    return store.once(f"country {text.upper()}", lambda: _country(store, text.upper()))


def _country(store: Store, code: str) -> Country:
    stated = facts(code)
    path = store.files("countries").get(code.lower())
    found = _from_metadata(code, stated)
    if path is None:
        return found
    table = load_table(path)
    found = _amended(found, stated, table)
    check_table(table)
    table.finish()
    return found


def _from_metadata(code: str, stated: dict[str, str]) -> Country:
    pattern = stated.get("fmt") or WIDEST
    languages = stated.get("languages") or stated.get("lang") or ""
    return Country(
        code=code,
        format=pattern,
        latin=stated.get("lfmt") or pattern,
        capitals=frozenset(SLOTS[letter] for letter in stated.get("upper", "") if letter in _DEFAULT_CAPITALS),
        prefix=stated.get("postprefix", ""),
        prefixed="abroad",
        postal_code=stated.get("zip", ""),
        languages=tuple(languages.split("~")) if languages else (),
        required=tuple(SLOTS[letter] for letter in stated.get("require", "")),
    )


def _amended(found: Country, stated: dict[str, str], table: Table) -> Country:
    """The country as its file has it, where the file says anything."""
    abroad, limits = table.table("abroad"), table.table("limits")
    pattern = table.text("format")
    return Country(
        code=found.code,
        format=pattern or found.format,
        latin=table.text("latin") or pattern or found.latin,
        capitals=frozenset(_parts(table, "capitals")) if "capitals" in table else found.capitals,
        prefix=found.prefix,
        prefixed=table.choice("prefix", _PREFIX, found.prefixed),
        postal_code=found.postal_code,
        languages=listed(table, "languages") or found.languages,
        abroad_languages=listed(abroad, "languages") if abroad else (),
        abroad_capitals=frozenset(_parts(abroad, "capitals")) if abroad else frozenset(),
        inland=listed(table, "inland"),
        required=_parts(table, "required") if "required" in table else found.required,
        most_characters=limits.whole("characters", 0) if limits else 0,
        most_lines=limits.whole("lines", 0) if limits else 0,
        post=_post(table.table("post")),
        line_names=_line_names(table.table("country_line")),
    )


def _post(table: Table | None) -> PostalFormat:
    if table is None:
        return PostalFormat()
    apostrophe = table.choice("apostrophe", APOSTROPHES, "keep")
    return PostalFormat(table.text("format"), apostrophe, table.text("abbreviations"))


def _line_names(names: Table | None) -> tuple[tuple[str, str], ...]:
    if names is None:
        return ()
    names.needed("cite")
    return tuple((tongue, names.text(tongue)) for tongue in names if tongue != "cite")


def _parts(table: Table, key: str) -> tuple[str, ...]:
    """Names of parts of an address; others are noted as faults."""
    found = listed(table, key)
    for part in found:
        if part not in PARTS and part != "country":
            table.fault(f"{key}: {part!r} is no part of an address", table.where(key))
    return found
