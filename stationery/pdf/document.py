"""A Document written as a file: tagged and archivable (PDF/UA-1, PDF/A-2a), the same bytes for the same pages."""

from __future__ import annotations

from datetime import UTC, datetime

from stationery import __version__
from stationery.model.page import Document
from stationery.pdf.conformance import srgb_profile, xmp
from stationery.pdf.fonts import Library

_PRODUCER = f"stationery {__version__}"

_VIEWER = "/DisplayDocTitle true /PrintScaling /None /PickTrayByPDFSize true /NumCopies 1"
"""Printed as large as it is, on the paper it is made for, once."""

_DUPLEX = {"": "/Simplex", "long": "/DuplexFlipLongEdge", "short": "/DuplexFlipShortEdge"}
"""By the edge over which the sheet is turned; a letter is printed on one side."""


def write_pdf(document: Document, library: Library) -> bytes:
    """Raises CannotSet for a character that neither a typeface nor its fallbacks have."""
    from stationery.pdf.canvas import TaggedCanvas
    from stationery.pdf.draw import Fonts, draw_page
    from stationery.pdf.syntax import Literal, Stream, deflated, name, packed_again, reference, string

    canvas = TaggedCanvas(document.language)
    file = canvas.document
    fonts: Fonts = {}
    for page in document.pages:
        draw_page(page, canvas, library, fonts)
    resources = (f"{name(font.resource)} {font.reference(file)}" for font in fonts.values())
    canvas.fonts.text = f"<<{' '.join(resources)}>>"
    created = _utc(document.created)
    packet = xmp(
        title=document.title,
        author=document.author,
        subject=document.subject,
        language=document.language,
        date=created.strftime("%Y-%m-%dT%H:%M:%SZ"),
        producer=_PRODUCER,
        claims=document.claims,
        part=3 if document.source else 2,
    )
    date = created.strftime("D:%Y%m%d%H%M%SZ")
    information = {
        "Title": document.title,
        "Author": document.author,
        "Subject": document.subject,
        "Creator": _PRODUCER,
        "Producer": _PRODUCER,
        "CreationDate": date,
        "ModDate": date,
    }
    file.info = Literal(f"<<{' '.join(f'{name(key)} {string(text)}' for key, text in information.items() if text)}>>")
    metadata = Stream(packet, "/Type /Metadata /Subtype /XML", deflate=False)
    profile = deflated(packed_again(srgb_profile()), "/N 3")
    intent = "/Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB) /Info (sRGB IEC61966-2.1)"
    marked = "/Marked true"
    if document.sender and canvas.tree.tell_sender(document.sender):
        marked += " /UserProperties true"
    attached = ""
    if document.source:
        from stationery.pdf.attachment import attach

        attached = f" {attach(document.source, date, file)}"
    file.Catalog = Literal(
        f"<</Type /Catalog /Pages {reference(file, file.Pages)} /Lang {string(document.language)}"
        f" /MarkInfo <<{marked}>> /StructTreeRoot {reference(file, canvas.tree)}"
        f" /ViewerPreferences <<{_VIEWER} /Duplex {_DUPLEX[document.duplex]}>> /Metadata {reference(file, metadata)}"
        f" /OutputIntents [<<{intent} /DestOutputProfile {reference(file, profile)}>>]{attached}>>"
    )
    written: bytes = file.GetPDFData(canvas)
    return written


def _utc(moment: datetime) -> datetime:
    """A moment without a zone is meant as UTC."""
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
