"""The trip of a specimen: typefaces of the catalog to a sheet each, with what they have and nothing else."""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

from stationery.errors import Remark
from stationery.jobs.made import Made, finished
from stationery.letter import Written
from stationery.page import Document
from stationery.typeface import Face
from stationery.values import replace, value
from stationery.workshop import Workshop, default

if TYPE_CHECKING:
    from stationery.compose.specimen import Shown

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


def typefaces(workshop: Workshop) -> tuple[Typeface, ...]:
    """All typefaces of the catalog, those that are not installed among them."""
    from stationery.pdf.families import list_typefaces, load_family

    found = []
    for name, path in list_typefaces(workshop.fonts).items():
        family = load_family(name, path)
        features, coverage = family.features, family.coverage
        if family.installed:
            features = workshop.library.features(name) if features is None else features
            coverage = workshop.library.coverage(name) if coverage is None else coverage
        found.append(
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
    return tuple(found)


def specimen_pdf(workshop: Workshop, names: tuple[str, ...] = (), paper: Written = NOTHING, country: str = "") -> Made:
    """The specimen of the typefaces named, or of all that are installed; on the country's paper if none is named.

    Raises UnknownName for a name that is none's, SourceError for one that is not installed.
    """
    from stationery.catalog.papers import default_paper
    from stationery.catalog.papers import paper as find_paper
    from stationery.catalog.setting import setting
    from stationery.compose.specimen import specimen_sheets

    shelf = workshop.shelf
    sheet = find_paper(shelf, paper) if paper else default_paper(shelf, country)
    for name in names:
        workshop.library.describe(name)
    listed = [one for one in typefaces(workshop) if one.id in names or not names]
    remarks = tuple(
        Remark(f"{one.id} has no sheet: it is not installed", hint=one.remedy) for one in listed if one.remedy
    )
    from stationery.catalog.specimen import specimen

    look = specimen(shelf)
    shown = tuple(_shown(one, workshop) for one in listed if not one.remedy)
    label_family = default(workshop, "envelope_font")
    composed = specimen_sheets(shown, look, sheet, setting(shelf), workshop.library, label_family)
    made = workshop.created or datetime.combine(workshop.today, time(), UTC)
    title = f"Specimen: {', '.join(one.name for one in shown)}"
    return finished(replace(composed, remarks=remarks), Document(composed.pages, title, "en", made), workshop, sheet)


def _shown(one: Typeface, workshop: Workshop) -> Shown:
    from stationery.catalog.specimen import specimen
    from stationery.compose.specimen import Shown

    look, face = specimen(workshop.shelf), Face(one.id)

    return Shown(
        family=one.id,
        name=one.name,
        kind=one.kind,
        about=one.about,
        cite=one.cite,
        features=one.features,
        coverage=one.coverage,
        names=tuple(sample for sample in look.names if workshop.library.has(sample.text, face)),
        alphabets=tuple(sample for sample in look.alphabets if workshop.library.has(sample.text, face)),
    )
