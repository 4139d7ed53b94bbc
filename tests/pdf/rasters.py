"""Pages as PDF and as SVG, each drawn by a program of others, and how far the two pictures are from each other."""

from __future__ import annotations

import io
from typing import Any

import pypdfium2
import resvg_py
from PIL import Image, ImageChops

from stationery.model.page import Page
from stationery.pdf.fonts import Library
from stationery.pdf.svg import draw_svg

PER_INCH, FINER = 144, 3
"""PDFium puts a glyph on whole pixels: so both draw three times as fine, and three by three are made one."""

ANTIALIASED = 80
"""Levels of 255 by which a pixel of an edge may differ: the third of a pixel that PDFium moves a glyph by. Whatever is
missing, or a tenth of a millimeter away, differs by more."""


def picture_of_svg(svg: str) -> Any:
    scale = PER_INCH * FINER / 96
    drawn = resvg_py.svg_to_bytes(svg_string=svg, dpi=96, zoom=scale, skip_system_fonts=True)
    return Image.open(io.BytesIO(drawn)).convert("RGB")


def picture_of_pdf(data: bytes, nth: int = 0) -> Any:
    page = pypdfium2.PdfDocument(data)[nth]
    return page.render(scale=PER_INCH * FINER / 72, rev_byteorder=True).to_pil().convert("RGB")


def difference(one: Any, other: Any) -> int:
    """By how many levels the pixel differs that differs most; an A4 page is a pixel larger to one than to the other."""
    assert max(abs(a - b) for a, b in zip(one.size, other.size, strict=True)) <= 2, (one.size, other.size)
    common = (0, 0, min(one.width, other.width), min(one.height, other.height))
    both = [each.crop(common).reduce(FINER) for each in (one, other)]
    extremes = ImageChops.difference(*both).getextrema()
    return max(greatest for _, greatest in extremes)


def farthest(data: bytes, pages: tuple[Page, ...], library: Library) -> int:
    """The greatest difference between a PDF's upright pages and their SVGs."""
    return max(
        difference(picture_of_pdf(data, nth), picture_of_svg(draw_svg(page, library))) for nth, page in enumerate(pages)
    )
