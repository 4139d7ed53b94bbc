"""Pages made by hand, and their PDFs read back: what the tests of the pdf room share."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime
from functools import cache
from typing import Any

from stationery.data.resources import folder
from stationery.model.geometry import Point, Size
from stationery.model.page import Document, Item, Page, Path, Tag, Text
from stationery.model.typeface import Face
from stationery.model.units import inch, mm, pt
from stationery.pdf.document import write_pdf
from stationery.pdf.fonts import Library

A4 = Size(mm(210), mm(297))
US_10 = Size(inch(9.5), inch(4.125))
SERIF = Face("eb-garamond")
SANS = Face("source-sans-3")
DAY = datetime(2026, 11, 20)


@cache
def library() -> Library:
    """The built-in typefaces, opened once for all tests."""
    return Library((folder("fonts"),))


def words(x: float, y: float, text: str, path: Path | None = None, face: Face = SERIF, **more: Any) -> Text:
    """A text at a place in millimeters; without a path each line is a paragraph of its own."""
    size = pt(more.pop("size", 12))
    path = (Tag("P", key=round(y * 100)),) if path is None else path
    return Text(Point(mm(x), mm(y)), text, face, size, path, more.pop("language", "en-US"), **more)


def page(*items: Item, size: Size = A4, turn: str = "") -> Page:
    return Page(size, items, turn)


def document(*pages: Page, **more: Any) -> Document:
    said = {"title": "A letter", "language": "en-US", "created": DAY, "author": "Ann Lee"} | more
    return Document(pages, **said)


def pdf(*pages: Page, fonts: Library | None = None, **more: Any) -> bytes:
    return write_pdf(document(*pages, **more), fonts or library())


def reader(data: bytes) -> Any:
    """The file as pypdf reads it, strictly."""
    from pypdf import PdfReader

    return PdfReader(io.BytesIO(data), strict=True)


def characters(data: bytes, nth: int = 0) -> list[dict[str, Any]]:
    """The characters of a page as pdfplumber places them, in points from the top left corner."""
    import pdfplumber

    with pdfplumber.open(io.BytesIO(data)) as opened:
        return list(opened.pages[nth].chars)


def elements(data: bytes) -> list[tuple[str, Any]]:
    """The structure elements below Document as (path of types, dictionary), in reading order."""
    found: list[tuple[str, Any]] = []

    def walk(element: Any, above: str) -> None:
        kids = element.get("/K", [])
        for kid in kids if isinstance(kids, Sequence) and not isinstance(kids, str) else [kids]:
            inner = kid.get_object() if hasattr(kid, "get_object") else kid
            if isinstance(inner, dict) and "/S" in inner:
                name = f"{above}{inner['/S']}"
                found.append((name.lstrip("/"), inner))
                walk(inner, name)

    root = reader(data).trailer["/Root"]["/StructTreeRoot"]
    walk(root["/K"][0].get_object(), "")
    return found
