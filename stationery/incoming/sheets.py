"""A finished PDF to the sheets it is printed on: their sizes, and its pages turned so that they go in upright."""

from __future__ import annotations

import io
import re
from collections.abc import Collection
from html import unescape
from typing import TYPE_CHECKING

from pypdf.generic import StreamObject

from stationery.incoming.content_bounds import find_ink
from stationery.incoming.content_stream import Contents
from stationery.incoming.matrices import join_boxes
from stationery.incoming.pdf_reader import entry, open_pdf, report_damage
from stationery.model.errors import Place
from stationery.model.geometry import Rect, Size
from stationery.model.units import pt
from stationery.model.values import value

if TYPE_CHECKING:
    from pypdf import PageObject, PdfWriter

_TURNED_OVER = {"/DuplexFlipLongEdge": "long", "/DuplexFlipShortEdge": "short"}


@value
class Sheets:
    """The size of each page as it is seen, and the edge over which sheets are turned for their other side.

    `turned_over` is `long` or `short`, empty for one side. `printer` is the name of the one that the pages are
    corrected for, as the file's XMP packet has it; empty for any.
    """

    sizes: tuple[Size, ...]
    turned_over: str = ""
    printer: str = ""

    @property
    def wide(self) -> bool:
        """Whether a page is wider than high, so that a printer would have to turn it."""
        return any(size.width > size.height for size in self.sizes)


def read_sheets(data: bytes, place: Place) -> Sheets:
    """Raises SourceError for what is no PDF, encrypted, broken or too large."""
    reader = open_pdf(data, place)
    with report_damage(place):
        sizes = []
        for page in reader.pages:
            unit = float(page.get("/UserUnit", 1) or 1)
            width, height = pt(float(page.mediabox.width) * unit), pt(float(page.mediabox.height) * unit)
            sizes.append(Size(height, width) if page.rotation % 180 else Size(width, height))
        wishes = entry(reader.root_object, "/ViewerPreferences", {})
        over = _TURNED_OVER.get(str(entry(wishes, "/Duplex", "")), "")
        return Sheets(tuple(sizes), over, _find_printer(entry(reader.root_object, "/Metadata")))


_MADE_FOR = re.compile(rb"<stationery:printer[^>]*>([^<]*)</stationery:printer>")


def _find_printer(metadata: object) -> str:
    """The name in our own XMP packet, which `pdf/conformance` writes; nothing where there is no packet of ours."""
    if not isinstance(metadata, StreamObject):
        return ""
    found = _MADE_FOR.search(metadata.get_data())
    return unescape(found[1].decode("utf-8", "replace")) if found else ""


def read_title(data: bytes, place: Place) -> str:
    """The title that the file says of itself; empty if it has none."""
    reader = open_pdf(data, place)
    with report_damage(place):
        return str((reader.metadata and reader.metadata.title) or "")


def read_ink(data: bytes, place: Place) -> tuple[Rect | None, ...]:
    """The least rectangle with all the ink of each page, on the page as it is fed; None for a blank one."""
    reader = open_pdf(data, place)
    found: list[Rect | None] = []
    with report_damage(place):
        for page in reader.pages:
            left, bottom, right, top = (float(each) for each in page.mediabox)
            contents = Contents()
            boxes = find_ink(contents.of_page(page), (left, bottom, right, top), (1, 0, 0, 1, -left, -bottom), contents)
            if not boxes:
                found.append(None)
                continue
            x, low, far, high = join_boxes(boxes)
            found.append(Rect(pt(x), pt(top - bottom - high), pt(far - x), pt(high - low)))
    return tuple(found)


def turn_wide_pages(data: bytes, place: Place) -> bytes:
    """The same PDF with its wide pages turned clockwise, without scaling: their left edge goes in first.

    A driver would turn them one way or the other, as its maker likes (printing-facts 1.2, 3).
    """
    from pypdf import PdfWriter, Transformation

    reader = open_pdf(data, place)
    with report_damage(place):
        writer = PdfWriter(clone_from=reader)
        for page in writer.pages:
            page.transfer_rotation_to_content()
            width, height = float(page.mediabox.width), float(page.mediabox.height)
            if width <= height:
                continue
            left, bottom = float(page.mediabox.left), float(page.mediabox.bottom)
            page.add_transformation(Transformation((0, -1, 1, 0, -bottom, width + left)))
            _set_size(page, height, width)
        return _written(writer)


def turn_around(data: bytes, place: Place, numbers: Collection[int]) -> bytes:
    """The same PDF with the pages of these numbers turned by 180 degrees, without scaling: their other end goes in
    first."""
    from pypdf import PdfWriter, Transformation

    reader = open_pdf(data, place)
    with report_damage(place):
        writer = PdfWriter(clone_from=reader)
        for number, page in enumerate(writer.pages, 1):
            if number not in numbers:
                continue
            page.transfer_rotation_to_content()
            left, bottom, right, top = (float(each) for each in page.mediabox)
            page.add_transformation(Transformation((-1, 0, 0, -1, right, top)))
            _set_size(page, right - left, top - bottom)
        return _written(writer)


def _set_size(page: PageObject, width: float, height: float) -> None:
    from pypdf.generic import RectangleObject

    for box in ("/MediaBox", "/CropBox", "/TrimBox", "/BleedBox", "/ArtBox"):
        if box in page:
            del page[box]
    page.mediabox = RectangleObject((0, 0, width, height))
    if "/Annots" in page:  # links are not printed, and their areas would stay where they were
        del page["/Annots"]


def _written(writer: PdfWriter) -> bytes:
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()
