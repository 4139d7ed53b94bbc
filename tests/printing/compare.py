"""What arrived at a printer, against what was to be printed: how far the farthest character, or the ink, is off."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from functools import cache

import pypdfium2
from PIL import Image, ImageChops, ImageFilter

MM = 25.4 / 72

Box = tuple[str, tuple[float, ...]]


@dataclass(frozen=True)
class Difference:
    """All in millimeters: by how much the page is another size, and how far anything on it is from its place."""

    size: float
    place: float


def compare_pdf(data: bytes, wanted: bytes, pages: tuple[int, ...]) -> Difference:
    """The pages that arrived against those pages (from 1) of the document; characters by their boxes from the top."""
    here = pypdfium2.PdfDocument(data)
    assert len(here) == len(pages), f"{len(here)} pages arrived, not {len(pages)}"
    size = place = 0.0
    for number, own in enumerate(pages):
        got, (right, rights) = here[number], _wanted(wanted, own)
        assert got.get_rotation() == 0
        size = max(size, *(abs(a - b) * MM for a, b in zip(got.get_size(), right, strict=True)))
        boxes = _boxes(got)
        assert [text for text, _ in boxes] == [text for text, _ in rights] and rights
        for (_, one), (_, other) in zip(boxes, rights, strict=True):
            place = max(place, *(abs(a - b) * MM for a, b in zip(one, other, strict=True)))
    return Difference(size, place)


@cache
def _wanted(document: bytes, number: int) -> tuple[tuple[float, float], list[Box]]:
    """The size of a page that was to be printed, and its characters; each goes to several printers."""
    page = pypdfium2.PdfDocument(document)[number - 1]
    return page.get_size(), _boxes(page)


def _boxes(page: pypdfium2.PdfPage) -> list[Box]:
    """Each character and its edges, from the left and the top of the page."""
    height, text = page.get_height(), page.get_textpage()
    found: list[Box] = []
    for number in range(text.count_chars()):
        letter = text.get_text_range(number, 1)
        if letter.strip():
            left, bottom, right, top = text.get_charbox(number)
            found.append((letter, (left, height - bottom, right, height - top)))
    return found


REACH = 3
"""Dots in which ink must lie near its place: 0.25 mm at 300 dpi."""

STRAY = 40
"""Dots that may lie elsewhere: two renderers draw the ends of hairlines differently."""


def compare_raster(data: bytes, wanted: bytes, pages: tuple[int, ...]) -> Difference:
    """The same of a PWG raster (PWG 5102.4): all ink lies where there should be some, and there is some everywhere."""
    here, there = read_raster(data), pypdfium2.PdfDocument(wanted)
    assert len(here) == len(pages)
    size, astray = 0.0, 0
    for (got, dots), own in zip(here, pages, strict=True):
        right = there[own - 1].render(scale=dots / 72, grayscale=True).to_pil().convert("L")
        size = max(size, *(abs(a - b) * 25.4 / dots for a, b in zip(got.size, right.size, strict=True)))
        across = min(got.width, right.width), min(got.height, right.height)
        one, other = (each.crop((0, 0, *across)) for each in (got, right))
        astray = max(astray, _beyond(one, other), _beyond(other, one))
    return Difference(size, 0.25 if astray <= STRAY else astray)


def _beyond(ink: Image.Image, places: Image.Image) -> int:
    """How many dark dots of a page are farther than REACH from any ink, be it ever so light, of the other."""
    some = places.point([255 if level < _SOME else 0 for level in range(256)])
    near = some.filter(ImageFilter.BoxBlur(REACH)).point([0 if level else 255 for level in range(256)])
    dark = ink.point([255 if level < _DARK else 0 for level in range(256)])
    return ImageChops.multiply(dark, near).histogram()[255]


_DARK, _SOME = 96, 245
_HEADER = 1796


def read_raster(data: bytes) -> list[tuple[Image.Image, int]]:
    """The pages of a PWG raster of 8 bits of gray, each with its dots to an inch; rows are runs, and repeat."""
    assert data[:4] == b"RaS2"
    at = 4
    pages: list[tuple[Image.Image, int]] = []
    while at < len(data):
        head = data[at : at + _HEADER]
        dots = struct.unpack_from(">I", head, 276)[0]
        width, height = struct.unpack_from(">II", head, 372)
        bits, line = struct.unpack_from(">I", head, 388)[0], struct.unpack_from(">I", head, 392)[0]
        assert (bits, line) == (8, width), (bits, line, width)
        at += _HEADER
        rows: list[bytes] = []
        while len(rows) < height:
            repeat, at = data[at] + 1, at + 1
            row = bytearray()
            while len(row) < line:
                count = data[at]
                if count < 128:
                    row += data[at + 1 : at + 2] * (count + 1)
                    at += 2
                else:
                    row += data[at + 1 : at + 1 + 257 - count]
                    at += 1 + 257 - count
            rows += [bytes(row)] * repeat
        pages.append((Image.frombytes("L", (width, height), b"".join(rows)), dots))
    return pages
