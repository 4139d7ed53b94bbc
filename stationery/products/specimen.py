"""The trip of a specimen: one sheet for each typeface of the catalog, with the characters and features it has."""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

from stationery.data.stock import Stock
from stationery.model.diagnostics import Diagnostics
from stationery.model.errors import StationeryError
from stationery.model.letter import Written
from stationery.model.page import Document
from stationery.model.typeface import Face
from stationery.model.values import value
from stationery.pdf.families import list_typefaces, load_family
from stationery.products.result import Result, draw_document
from stationery.products.stock import library_of
from stationery.resolve.defaults import default

if TYPE_CHECKING:
    from stationery.compose.pieces.specimen import Shown

NOTHING = Written("")


@value
class Typeface:
    """What the catalog tells of a typeface; `remedy` installs one that is not at hand, and is empty for the others.

    Sizes are in points. Of a font that came without a table, features and coverage are what its file has.
    """

    id: str
    name: str
    kind: str
    purpose: str
    about: str
    cite: str
    body_size: float
    body_leading: float
    least_size: float
    features: tuple[str, ...]
    coverage: tuple[str, ...]
    remedy: str = ""


def typefaces(stock: Stock) -> tuple[Typeface, ...]:
    """All typefaces of the catalog, those that are not installed among them."""
    shown = []
    for name, path in list_typefaces(library_of(stock).folders).items():
        try:
            family = load_family(name, path)
        except StationeryError as wrong:
            stock.store.set_aside(wrong, path)
            continue
        features, coverage = family.features, family.coverage
        if family.installed:
            features = library_of(stock).features(name) if features is None else features
            coverage = library_of(stock).coverage(name) if coverage is None else coverage
        shown.append(
            Typeface(
                id=name,
                name=family.name,
                kind=family.kind,
                purpose=family.purpose,
                about=family.about,
                cite=family.cite,
                body_size=family.body_size.pt,
                body_leading=family.body_leading.pt,
                least_size=family.least_size.pt,
                features=features or (),
                coverage=coverage or (),
                remedy="" if family.installed else family.remedy,
            )
        )
    return tuple(shown)


def specimen_pdf(stock: Stock, names: tuple[str, ...] = (), paper: Written = NOTHING, country: str = "") -> Result:
    """The specimen of the typefaces named, or of all that are installed; on the country's paper if none is named.

    Raises UnknownName for a name that is none's, SourceError for one that is not installed.
    """
    from stationery.catalog.papers import default_paper  # 0.4 ms
    from stationery.catalog.papers import paper as find_paper  # 0.2 ms
    from stationery.catalog.typesetting import setting  # 0.4 ms
    from stationery.compose.pieces.specimen import specimen_sheets  # 9.6 ms

    store = stock.store
    sheet = find_paper(store, paper) if paper else default_paper(store, country)
    for name in names:
        library_of(stock).describe(name)
    listed = [one for one in typefaces(stock) if one.id in names or not names]
    diagnostics = Diagnostics()
    for one in listed:
        if one.remedy:
            diagnostics.remark(f"{one.id} is not installed, so it has no sheet", hint=one.remedy)
    from stationery.catalog.specimen import specimen  # 0.4 ms

    look = specimen(store)
    shown = tuple(_describe(one, stock) for one in listed if not one.remedy)
    label_family = default(stock, "envelope_font")
    composed = specimen_sheets(shown, look, sheet, setting(store), stock.typefaces, label_family)
    moment = stock.created or datetime.combine(stock.today, time(), UTC)
    title = f"Specimen: {', '.join(one.name for one in shown)}"
    return draw_document(Document(composed.pages, title, "en", moment), stock, sheet, diagnostics)


def _describe(one: Typeface, stock: Stock) -> Shown:
    from stationery.catalog.specimen import specimen  # 0.3 ms
    from stationery.compose.pieces.specimen import Shown  # 13.1 ms

    look, face = specimen(stock.store), Face(one.id)

    return Shown(
        family=one.id,
        name=one.name,
        kind=one.kind,
        about=one.about,
        cite=one.cite,
        features=one.features,
        coverage=one.coverage,
        names=tuple(sample for sample in look.names if library_of(stock).has(sample.text, face)),
        alphabets=tuple(sample for sample in look.alphabets if library_of(stock).has(sample.text, face)),
    )
