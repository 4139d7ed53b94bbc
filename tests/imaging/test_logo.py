"""Logos as pictures: cropped to what shows, in gray on request, refused where nothing shows."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image as pillow

from stationery.imaging.logo import decode_logo
from stationery.model.errors import SourceError


def png(picture: pillow.Image, kind: str = "PNG") -> bytes:
    data = BytesIO()
    picture.save(data, kind)
    return data.getvalue()


def mark(mode: str, ground: object, ink: object) -> pillow.Image:
    picture = pillow.new(mode, (60, 40), ground)  # type: ignore[arg-type]
    picture.paste(ink, (20, 10, 40, 15))  # type: ignore[arg-type]
    return picture


@pytest.mark.parametrize(
    ("mode", "ground", "ink"),
    [("RGB", "white", (200, 0, 0)), ("RGBA", (0, 0, 0, 0), (200, 0, 0, 255)), ("RGBA", "white", (200, 0, 0, 255))],
)
def test_it_is_cropped_to_what_shows(mode: str, ground: object, ink: object) -> None:
    image = decode_logo(png(mark(mode, ground, ink)), "logo.png", None)
    assert (image.width, image.height, image.components, image.alpha) == (20, 5, 3, b"")


def test_transparency_is_kept_and_gray_is_gray() -> None:
    picture = mark("RGBA", (0, 0, 0, 0), (200, 0, 0, 128))
    assert decode_logo(png(picture), "logo.png", None).alpha == b"\x80" * 100
    assert decode_logo(png(picture), "logo.png", None, gray=True).components == 1
    assert decode_logo(png(mark("L", 255, 0)), "logo.png", None).components == 1


def test_a_huge_one_is_reduced() -> None:
    image = decode_logo(png(pillow.new("RGB", (4000, 3000), "navy")), "logo.png", None)
    assert image.width * image.height <= 3_000_000 and image.width / image.height == pytest.approx(4 / 3, abs=0.01)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (png(pillow.new("RGBA", (9, 9), (255, 255, 255, 0))), "shows nothing on white paper"),
        (png(mark("RGB", "white", "red"))[:-40], "is damaged"),
        (b"GIF89a", "isn't a picture that can be read"),
    ],
)
def test_what_is_no_logo_is_refused(data: bytes, told: str) -> None:
    with pytest.raises(SourceError, match=told):
        decode_logo(data, "logo.png", None)
