"""Takes the letter's source out of a finished PDF, where it is attached as an associated file (ISO 19005-3)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from stationery.model.errors import Place, SourceError
from stationery.model.page import MARKDOWN, SOURCE_RELATIONSHIP, Attachment

if TYPE_CHECKING:
    from pypdf import PdfReader

_MOST_FILES = 100
"""How many attached files to look at; a PDF with more didn't come from us."""

_NO_SOURCE_HINT = "use its letter file; `stationery letter FILE.md --attach-source` keeps the source in the PDF"


def find_source(reader: PdfReader, place: Place, most: int) -> Attachment | None:
    """The letter's source that is attached to a PDF, or None.

    Raises SourceError if there are several, or if one has more than `most` bytes; pypdf's errors if it is broken.
    """
    from pypdf.errors import LimitReachedError

    sources = _sources(reader)
    if not sources:
        return None
    if len(sources) > 1:
        names = ", ".join(each for each, _ in sources)
        hint = "save the right one from a PDF viewer, and make the letter from that"
        raise SourceError(f"several letter sources are attached: {names}", place, hint)
    ((called, stream),) = sources
    hint = "save it from a PDF viewer to see what it is"
    try:
        data: bytes = stream.get_data()
    except LimitReachedError:
        data = bytes(most + 1)
    if len(data) > most:
        raise SourceError(f"the attached source {called!r} is too large to be a letter", place, hint)
    return Attachment(called, data, MARKDOWN)


def no_source(place: Place) -> SourceError:
    return SourceError("this PDF has no letter source attached", place, _NO_SOURCE_HINT)


def _sources(reader: PdfReader) -> list[tuple[str, Any]]:
    """Name and stream of each attached file that says it is a source in Markdown."""
    catalog: Any = reader.trailer["/Root"].get_object()
    listed: Any = catalog.get("/AF")
    listed = listed.get_object() if listed is not None else ()
    sources: list[tuple[str, Any]] = []
    for entry in list(listed)[:_MOST_FILES]:
        spec = entry.get_object()
        if spec.get("/AFRelationship") != f"/{SOURCE_RELATIONSHIP}" or "/EF" not in spec:
            continue
        files = spec["/EF"].get_object()
        stream = files.get("/UF") or files.get("/F")
        if stream is None or stream.get_object().get("/Subtype") != f"/{MARKDOWN}":
            continue
        sources.append((_plain_name(str(spec.get("/UF") or spec.get("/F") or "")), stream.get_object()))
    return sources


def _plain_name(text: str) -> str:
    """The last part of a path, without characters that don't belong in a file name."""
    last = text.replace("\\", "/").rpartition("/")[2]
    return "".join(letter for letter in last if letter.isprintable())[:100] or "letter.md"
