"""Picture files turned into bounded pixels, and the errors for those that cannot be."""

from __future__ import annotations

import io
import struct
import zlib
from typing import Any

import pytest
from PIL import Image as pillow

from stationery.imaging.pictures import decode_picture
from stationery.model.errors import Place, SourceError

PLACE = Place("ann.md", 7, 12)


def encoded(picture: Any, kind: str = "PNG", **more: Any) -> bytes:
    stream = io.BytesIO()
    picture.save(stream, kind, **more)
    return stream.getvalue()


def claimed(width: int, height: int) -> bytes:
    """A PNG that says it is so large, and has next to nothing in it."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0")) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("mode", "color", "components", "samples", "alpha"),
    [
        ("L", 7, 1, b"\x07", b""),
        ("1", 1, 1, b"\xff", b""),
        ("RGB", (1, 2, 3), 3, b"\x01\x02\x03", b""),
        ("RGBA", (1, 2, 3, 255), 3, b"\x01\x02\x03", b""),
        ("RGBA", (1, 2, 3, 4), 3, b"\x01\x02\x03", b"\x04"),
        ("LA", (9, 4), 1, b"\x09", b"\x04"),
        ("I;16", 0x1234, 1, b"\x12", b""),
    ],
)
def test_modes(mode: str, color: Any, components: int, samples: bytes, alpha: bytes) -> None:
    found = decode_picture(encoded(pillow.new(mode, (1, 1), color)), "a.png")
    assert (found.width, found.height) == (1, 1)
    assert (found.components, found.samples, found.alpha) == (components, samples, alpha)


def test_a_palette_with_a_transparent_color() -> None:
    picture = pillow.new("P", (2, 1))
    picture.putpalette([255, 0, 0, 0, 0, 255])
    picture.putpixel((1, 0), 1)
    found = decode_picture(encoded(picture, transparency=1), "a.png")
    assert (found.samples, found.alpha) == (b"\xff\x00\x00\x00\x00\xff", b"\xff\x00")


def test_a_jpeg_for_the_press_becomes_rgb() -> None:
    found = decode_picture(encoded(pillow.new("CMYK", (8, 8), (0, 0, 0, 0)), "JPEG"), "a.jpg")
    assert (found.components, found.samples[:3]) == (3, b"\xff\xff\xff")


def test_a_picture_taken_sideways_is_turned_upright() -> None:
    exif = pillow.Exif()
    exif[0x0112] = 6
    found = decode_picture(encoded(pillow.new("RGB", (30, 10)), "JPEG", exif=exif), "a.jpg")
    assert (found.width, found.height) == (10, 30)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "ann.md:7:12: sign.png isn't a picture that can be read\n  use a PNG or JPEG file"),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n", "sign.png isn't a picture"),
        (encoded(pillow.new("RGB", (9, 9)), "GIF"), "sign.png isn't a picture"),
        (encoded(pillow.new("RGB", (99, 99)), "PNG")[:60], "the picture sign.png is damaged"),
        (encoded(pillow.effect_noise((99, 99), 50), "JPEG")[:900], "the picture sign.png is damaged"),
        (
            claimed(20_000, 100),
            "the picture sign.png has 20,000 x 100 pixels\n  the limit is 10,000 on a side and 40 million",
        ),
        (claimed(9_000, 9_000), "has 9,000 x 9,000 pixels"),
        (claimed(60_000, 60_000), "has 60,000 x 60,000 pixels"),
    ],
)
def test_what_cannot_be_shown_is_told(data: bytes, told: str) -> None:
    with pytest.raises(SourceError) as raised:
        decode_picture(data, "sign.png", PLACE)
    assert told in str(raised.value)
    assert raised.value.place == PLACE
