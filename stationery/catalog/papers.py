"""Papers: the sheets that letters are written on, read from papers.yaml, and the one that a country writes on."""

from __future__ import annotations

from functools import partial

from stationery.data.store import Store
from stationery.data.tables import Table
from stationery.data.yaml import load_table
from stationery.model.errors import UnknownName, did_you_mean
from stationery.model.geometry import Size
from stationery.model.letter import Written
from stationery.model.values import value

_FILE = "papers.yaml"


@value
class Paper:
    """A sheet, short edge across. `unit` (`in` or `mm`) is its standard's own, for messages; `media` its PWG name.

    `envelope` is the id of the envelope that a letter on it goes into when nobody asks for another.
    """

    id: str
    name: str
    size: Size
    unit: str
    media: str
    envelope: str
    aliases: tuple[str, ...]
    cite: str


@value
class _Papers:
    """One papers.yaml: its papers, and the ids of defaults; empty where the file says nothing of them."""

    papers: dict[str, Paper]
    default: str
    unknown: str
    letter_countries: tuple[str, ...]


def papers(store: Store) -> dict[str, Paper]:
    """Id to Paper, in the order of the files; a user's paper replaces a built-in one of the same id."""
    return {id_: found for file in _files(store) for id_, found in file.papers.items()}


def paper(store: Store, name: str | Written) -> Paper:
    """The paper of that id or alias. Raises UnknownName, at the Place where the name was written."""
    text, place = (name.text, name.place) if isinstance(name, Written) else (name, None)
    known = papers(store)
    if text in known:
        return known[text]
    for candidate in known.values():
        if text in candidate.aliases:
            return candidate
    names = [*known, *(alias for candidate in known.values() for alias in candidate.aliases)]
    raise UnknownName(f"no paper is called {text!r}", place, did_you_mean(text, names), names)


def default_paper(store: Store, country_code: str) -> Paper:
    """What a sender of that country (ISO 3166, or empty where it is not known) writes on, after CLDR's paper sizes."""
    default, unknown = "", ""
    countries: tuple[str, ...] = ()
    for file in _files(store):
        default, unknown = file.default or default, file.unknown or unknown
        countries = file.letter_countries or countries
    if not country_code:
        return paper(store, unknown)
    return paper(store, "letter" if country_code in countries else default)


def paper_unit(width: str) -> str:
    """The unit for messages, `in` or `mm`, told from how a width is written in its file."""
    return "in" if width.endswith("in") else "mm"


def _files(store: Store) -> list[_Papers]:
    return [store.once(path, partial(_load, path)) for path in store.single(_FILE)]


def _load(path: str) -> _Papers:
    return _read(load_table(path))


def _read(table: Table) -> _Papers:
    table.only({"default", "unknown", "letter", "papers"})
    letter = table.table("letter")
    if letter:
        letter.only({"cite", "countries"})
        letter.needed("cite")
    entries = table.needed_table("papers")
    found = {}
    for id_ in entries:
        entry = entries.table(id_)
        if entry:
            found[id_] = _paper(id_, entry)
    read = _Papers(found, table.text("default"), table.text("unknown"), letter.texts("countries") if letter else ())
    table.finish()
    return read


def _paper(id_: str, table: Table) -> Paper:
    table.only({"name", "cite", "width", "height", "media", "envelope", "aliases"})
    size = Size(table.needed_length("width"), table.needed_length("height"))
    if size.width > size.height:
        table.fault("the short edge of a paper is its width", table.where("width"))
    return Paper(
        id_,
        table.needed("name"),
        size,
        paper_unit(table.text("width")),
        table.text("media"),
        table.needed("envelope"),
        table.texts("aliases"),
        table.needed("cite"),
    )
