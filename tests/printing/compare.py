"""What arrived at a printer, against what was to be printed: how far the farthest character, or the ink, is off."""

from __future__ import annotations

import struct
from dataclasses import dataclass

import pypdfium2

MM = 25.4 / 72


@dataclass(frozen=True)
class Difference:
    """All in millimeters: by how much the page is another size, and how far anything on it is from its place."""

    size: float
    place: float


def compare_pdf(data: bytes, wanted: bytes, pages: tuple[int, ...]) -> Difference:
    """The pages that arrived against those pages (from 1) of the document; characters by their boxes from the top."""
    here, there = pypdfium2.PdfDocument(data), pypdfium2.PdfDocument(wanted)
    assert len(here) == len(pages), f"{len(here)} pages arrived, not {len(pages)}"
    size = place = 0.0
    for number, own in enumerate(pages):
        got, right = here[number], there[own - 1]
        assert got.get_rotation() == 0
        size = max(size, *(abs(a - b) * MM for a, b in zip(got.get_size(), right.get_size(), strict=True)))
        boxes, rights = _boxes(got), _boxes(right)
        assert [text for text, _ in boxes] == [text for text, _ in rights] and rights
        for (_, one), (_, other) in zip(boxes, rights, strict=True):
            place = max(place, *(abs(a - b) * MM for a, b in zip(one, other, strict=True)))
    return Difference(size, place)


def _boxes(page: pypdfium2.PdfPage) -> list[tuple[str, tuple[float, ...]]]:
    """Each character and its edges, from the left and the top of the page."""
    height, text = page.get_height(), page.get_textpage()
    found = []
    for number in range(text.count_chars()):
        letter = text.get_text_range(number, 1)
        if letter.strip():
            left, bottom, right, top = text.get_charbox(number)
            found.append((letter, (left, height - bottom, right, height - top)))
    return found


@dataclass(frozen=True)
class Raster:
    """A page of gray pixels, 255 is white."""

    width: int
    height: int
    dots: int
    rows: list[bytes]


def compare_raster(data: bytes, wanted: bytes, pages: tuple[int, ...]) -> Difference:
    """The same of a PWG raster (PWG 5102.4): the ink of each quarter of the page lies where it should."""
    here, there = read_raster(data), pypdfium2.PdfDocument(wanted)
    assert len(here) == len(pages)
    size = place = 0.0
    for got, own in zip(here, pages, strict=True):
        picture = there[own - 1].render(scale=got.dots / 72, grayscale=True)
        across, down, stride, raw = picture.width, picture.height, picture.stride, bytes(picture.buffer)
        right = Raster(across, down, got.dots, [raw[y * stride : y * stride + across] for y in range(down)])
        size = max(size, abs(got.width - across) * 25.4 / got.dots, abs(got.height - down) * 25.4 / got.dots)
        for one, other in zip(_ink(got), _ink(right), strict=True):
            assert bool(one) == bool(other), "ink where there should be none, or none where there should be"
            if one and other:
                place = max(place, *(abs(a - b) * 25.4 / got.dots for a, b in zip(one, other, strict=True)))
    return Difference(size, place)


def _ink(page: Raster) -> list[tuple[int, ...] | None]:
    """The box of all ink, hairlines too, in each quarter of the page's height."""
    found: list[tuple[int, ...] | None] = []
    table = bytes(0 if level < 208 else 1 for level in range(256))
    for part in range(4):
        top, bottom = page.height * part // 4, page.height * (part + 1) // 4
        box = None
        for y in range(top, bottom):
            row = page.rows[y].translate(table)
            first = row.find(0)
            if first >= 0:
                last = row.rfind(0)
                box = (min(box[0], first), box[1], max(box[2], last), y) if box else (first, y, last, y)
        found.append(box)
    return found


_HEADER = 1796


def read_raster(data: bytes) -> list[Raster]:
    """The pages of a PWG raster of 8 bits of gray; its rows are runs of bytes, and repeat themselves."""
    assert data[:4] == b"RaS2"
    at, pages = 4, []
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
        pages.append(Raster(width, height, dots, rows))
    return pages
