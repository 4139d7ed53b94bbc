"""Country: how an address is written there, from the address metadata and layouts/countries/."""

from __future__ import annotations

from stationery.catalog.country_files import COUNTRIES, SLOTS
from stationery.data.address_metadata import facts, known
from stationery.data.schema import Entries
from stationery.data.store import Store
from stationery.model.errors import UnknownName
from stationery.model.letter import Written
from stationery.model.values import value

WIDEST = "%N%n%O%n%A%n%D%n%Z %C %X%n%S"
"""For a country whose metadata states no format: a slot for every part, in the order most countries have."""

_DEFAULT_CAPITALS = "CSZX"


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
        raise UnknownName(f"no country has the code {text!r}", place, "write two letters, such as US, DE or GB")
    return store.once(f"country {text.upper()}", lambda: _country(store, text.upper()))


def _country(store: Store, code: str) -> Country:
    stated = facts(code)
    country = _from_metadata(code, stated)
    if code.lower() not in store.files(COUNTRIES.folder):
        return country
    return _amend(country, store.kept(COUNTRIES, code.lower(), COUNTRIES.shape.read))


def has_limits(store: Store, code: str) -> bool:
    """Whether a country's file says how long an address may be, which is seen without reading the rest."""
    id_ = code.lower()
    return id_ in store.files(COUNTRIES.folder) and "limits" in store.glance(COUNTRIES, id_, "limits")


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


def _amend(country: Country, row: Entries) -> Country:
    """The country as its file has it, where the file says anything."""
    abroad, limits, post = row["abroad"], row["limits"], row["post"]
    return Country(
        code=country.code,
        format=row["format"] or country.format,
        latin=row["latin"] or row["format"] or country.latin,
        capitals=frozenset(row["capitals"]) if "capitals" in row.table else country.capitals,
        prefix=country.prefix,
        prefixed=row["prefix"] or country.prefixed,
        postal_code=country.postal_code,
        languages=row["languages"] or country.languages,
        abroad_languages=abroad["languages"] if abroad else (),
        abroad_capitals=frozenset(abroad["capitals"]) if abroad else frozenset(),
        inland=row["inland"],
        required=row["required"] if "required" in row.table else country.required,
        most_characters=limits["characters"] if limits else 0,
        most_lines=limits["lines"] if limits else 0,
        post=PostalFormat(post["format"], post["apostrophe"], post["abbreviations"]) if post else PostalFormat(),
        line_names=tuple(row["country_line"].items()),
    )
