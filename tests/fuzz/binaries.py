"""Strategies for files of other programs: letterheads, finished letters and pictures, with bytes changed in them."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable
from functools import cache

from hypothesis import strategies as st

from tests import letterheads
from tests.imaging.photographs import BLUE, encoded, photographed, written
from tests.incoming import foreign
from tests.products.made import made_sample, samples, signatures

_TOKENS = (
    b"0", b"-1", b"1e30", b"999999999999", b"nan", b"null", b"true", b"/X", b"()", b"<>", b"[]", b"<<>>",
    b"1 0 R", b"99 0 R", b"(\\", b"<FFFF>", b"[1 2", b"q", b"Q", b"BT", b"ET", b"Do", b"Tj", b"T*", b"cm",
    b"re", b"f", b"EMC", b"\0", b"\xff\xff\xff\xff", b"endobj", b"stream\n", b"/Filter /FlateDecode", b"/W [0",
    b"/Rotate 45", b"/UserUnit 0", b"/Matrix [1]", b"/BBox [0 0 0]", b"/Length 0",
)  # fmt: skip
_STRIDE, _HEADER = 7919, 40
_WORD = re.compile(rb"/?[\w.+-]+")
_FLATE = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)


@cache
def heads() -> tuple[bytes, ...]:
    made: tuple[Callable[[], bytes], ...] = (
        letterheads.good, letterheads.two_pages, letterheads.transparent, letterheads.rotated, letterheads.cropped,
        letterheads.with_bleed, letterheads.lzw, letterheads.printing_inks, letterheads.layered, letterheads.tagged,
        letterheads.watermarked, letterheads.glyphs_drawn, letterheads.by_fpdf2,
    )  # fmt: skip
    return tuple(unpacked(make()) for make in made)


@cache
def letters() -> tuple[bytes, ...]:
    ours = tuple(made_sample(name)[0].pdf for name in samples()[:3])
    others = (foreign.drawn(foreign.din), foreign.drawn(foreign.block))
    return tuple(each for data in (*ours, *others) for each in (data, unpacked(data)))


@cache
def pictures() -> tuple[bytes, ...]:
    photo = photographed(written(300, 200), BLUE)
    kinds = [
        encoded(photo),
        encoded(photo, "PNG"),
        encoded(photo.convert("P"), "PNG"),
        encoded(photo.convert("1"), "PNG"),
    ]
    return (*kinds, encoded(photo.convert("LA"), "PNG"), encoded(photo.convert("I;16"), "PNG"), *signatures().values())


def unpacked(data: bytes) -> bytes:
    """A PDF whose deflated streams lie open, so that what they say can be changed; lengths are then wrong, and readers
    find the end all the same."""

    def unpack(found: re.Match[bytes]) -> bytes:
        try:
            return b"stream\n" + zlib.decompress(found[1]) + b"\nendstream"
        except zlib.error:
            return found[0]

    return _FLATE.sub(unpack, data).replace(b"/Filter /FlateDecode", b"").replace(b"/FlateDecode", b"")


@st.composite
def changed(draw: st.DrawFn, choices: Callable[[], tuple[bytes, ...]]) -> bytes:
    """One of the files, some of its words or bytes replaced, taken out or repeated."""
    data = bytearray(draw(st.sampled_from(range(len(choices()))).map(choices().__getitem__)))
    for _ in range(draw(st.integers(1, 6))):
        # Spread over the file: hypothesis prefers small numbers, and a broken first line hides all that follows.
        at = (draw(st.integers(0, 1 << 20)) * _STRIDE + _HEADER) % max(len(data), 1)
        match draw(st.integers(0, 5)):
            case 0 | 1:
                if found := _WORD.search(data, at):
                    data[found.start() : found.end()] = draw(st.sampled_from(_TOKENS))
            case 2:
                data[at : at + draw(st.integers(1, 8))] = draw(st.binary(max_size=8))
            case 3:
                del data[at : at + draw(st.integers(1, 400))]
            case 4:
                data[at:at] = data[at : at + draw(st.integers(1, 400))] * draw(st.integers(1, 5))
            case _:
                data[at:at] = draw(st.sampled_from(_TOKENS)) + b" "
    return repair_png(bytes(data))


def repair_png(data: bytes) -> bytes:
    """A PNG file whose chunks have right sums again, so that readers look into them; any other file as it is."""
    if not data.startswith(b"\x89PNG\r\n\x1a\n"):
        return data
    made, at = data[:8], 8
    while at + 12 <= len(data):
        size = int.from_bytes(data[at : at + 4], "big")
        inside = data[at + 4 : at + 8 + size]
        made += data[at : at + 4] + inside + zlib.crc32(inside).to_bytes(4, "big")
        at += 12 + size
    return made + data[at:]
