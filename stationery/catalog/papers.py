"""Papers: the sheets that letters are written on, read from papers.yaml, and the one that a country writes on."""

from __future__ import annotations

from stationery.data.schema import CITE, LENGTH, TEXT, TEXTS, Entries, Key, Kind, Map, Nested, Shape
from stationery.data.store import Store
from stationery.model.errors import UnknownName, did_you_mean
from stationery.model.geometry import Size
from stationery.model.letter import Written
from stationery.model.values import replace, value


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
    return {id_: found for file in store.every(PAPERS) for id_, found in file.papers.items()}


def paper(store: Store, name: str | Written) -> Paper:
    """The paper of that id or alias. Raises UnknownName, at the Place where the name was written."""
    text, place = (name.text, name.place) if isinstance(name, Written) else (name, None)
    known = papers(store)
    if text in known:
        return known[text]
    from stationery.catalog.names import fold_name, name_forms  # 0.7 ms

    called = {fold_name(id_): id_ for id_ in known}
    for candidate in known.values():
        for alias in (candidate.name, *candidate.aliases):
            called.setdefault(fold_name(alias), candidate.id)
    for form in name_forms(text):
        if form in called:
            return known[called[form]]
    names = [*known, *(alias for candidate in known.values() for alias in candidate.aliases)]
    near = did_you_mean(text, names)
    hint = near if near.startswith("did you mean") else did_you_mean(text, known)
    raise UnknownName(f"no paper is called {text!r}", place, hint, names)


def default_paper(store: Store, country_code: str) -> Paper:
    """What a sender of that country (ISO 3166, or empty where it is not known) writes on, after CLDR's paper sizes."""
    default, unknown = "", ""
    countries: tuple[str, ...] = ()
    for file in store.every(PAPERS):
        default, unknown = file.default or default, file.unknown or unknown
        countries = file.letter_countries or countries
    if not country_code:
        return paper(store, unknown)
    return paper(store, "letter" if country_code in countries else default)


def paper_unit(width: str) -> str:
    """The unit for messages, `in` or `mm`, told from how a width is written in its file."""
    return "in" if width.endswith("in") else "mm"


def _read_paper(row: Entries) -> Paper:
    table, size = row.table, Size(row["width"], row["height"])
    if size.width > size.height and table.is_sound("width", "height"):
        table.fault("width is the short edge of a paper, so it can't be larger than height", table.where("width"))
    unit = paper_unit(table.text("width"))
    return Paper("", row["name"], size, unit, row["media"], row["envelope"], row["aliases"], row["cite"])


_PAPER = Shape(
    {
        "name": Key(TEXT, "Its name, as people know it.", needed=True),
        "cite": CITE,
        "width": Key(LENGTH, "Its short edge.", needed=True),
        "height": Key(LENGTH, "Its long edge.", needed=True),
        "media": Key(TEXT, "Its name in PWG 5101.1, if it has one."),
        "envelope": Key(TEXT, "The id of the usual envelope for a letter on it.", needed=True),
        "aliases": Key(TEXTS, "Other names people use for it."),
    },
    _read_paper,
)


def _read_papers(row: Entries) -> _Papers:
    papers = {id_: replace(paper, id=id_) for id_, paper in row["papers"].items() if paper}
    return _Papers(papers, row["default"], row["unknown"], row["letter"] or ())


PAPERS: Kind[_Papers] = Kind(
    "papers.yaml",
    "list of papers",
    "Papers: the sheets for letters, and which countries use them; yours are added to the built-in ones.",
    Shape(
        {
            "default": Key(TEXT, "The id of the paper of most countries."),
            "unknown": Key(TEXT, "The id of the paper where the sender's country is not known."),
            "letter": Key(
                Nested(
                    Shape(
                        {"cite": CITE, "countries": Key(TEXTS, "Their codes (ISO 3166).")},
                        lambda row: row["countries"],
                    )
                ),
                "The countries that use US Letter.",
            ),
            "papers": Key(Map(Nested(_PAPER)), "The papers, by id.", needed=True),
        },
        _read_papers,
    ),
)
