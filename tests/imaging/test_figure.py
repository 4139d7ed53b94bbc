"""Pictures for a letter's text: no finer than a printer shows, upright, in sRGB; and what is refused."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from PIL import Image as pillow
from PIL import ImageCms

from stationery.imaging.figure import decode_figure
from stationery.model.errors import Place, SourceError
from stationery.model.page import Image

PLACE = Place("ann.md", 7)


def saved(picture: Any, kind: str = "JPEG", **options: Any) -> bytes:
    data = BytesIO()
    picture.save(data, kind, **options)
    return data.getvalue()


def decode(data: bytes, most_width: int = 100) -> Image:
    return decode_figure(data, "a.jpg", PLACE, most_width)


def opened(image: Image) -> Any:
    assert image.jpeg
    return pillow.open(BytesIO(image.samples))


@pytest.mark.parametrize(("wide", "across"), [(99, 99), (199, 199), (200, 100), (950, 119), (3200, 100)])
def test_a_photograph_stays_one_with_fewer_than_twice_the_dots_that_are_wanted(wide: int, across: int) -> None:
    made = decode(saved(pillow.new("RGB", (wide, wide // 2), (200, 40, 90))))
    assert (made.width, made.components, made.jpeg) == (across, 3, True)
    assert opened(made).size == (made.width, made.height) and not opened(made).getexif()
    assert opened(made).getpixel((5, 5)) == pytest.approx((200, 40, 90), abs=4)


def test_one_that_lies_on_its_side_is_turned_and_measured_upright() -> None:
    picture = pillow.new("RGB", (400, 200), "white")
    picture.paste((0, 0, 0), (0, 0, 100, 200))
    exif = pillow.Exif()
    exif[0x0112] = 6
    made = decode(saved(picture, exif=exif))
    assert (made.width, made.height) == (100, 200)
    assert opened(made).convert("L").getpixel((50, 5)) < 20 and opened(made).convert("L").getpixel((50, 190)) > 235


def test_a_drawing_keeps_its_samples_and_its_transparency() -> None:
    made = decode(saved(pillow.new("RGBA", (150, 60), (10, 20, 30, 128)), "PNG"))
    assert (made.jpeg, made.width, made.alpha[:1], made.samples[:3]) == (False, 150, b"\x80", b"\x0a\x14\x1e")
    assert decode(saved(pillow.new("1", (1000, 90)), "PNG")).width == 200
    assert decode(saved(pillow.new("L", (90, 90), 7)), 100).components == 1


def test_the_colors_of_another_profile_become_srgb() -> None:
    swapped = ImageCms.createProfile("LAB")
    assert swapped and decode(saved(pillow.new("RGB", (9, 9)), icc_profile=b"broken")).width == 9
    wide = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    assert decode(saved(pillow.new("RGB", (9, 9)), icc_profile=wide)).width == 9


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (saved(pillow.new("CMYK", (9, 9))), "the picture a.jpg is in CMYK colors"),
        (saved(pillow.new("RGB", (99, 99)))[:300], "the picture a.jpg is damaged"),
        (saved(pillow.new("1", (12_000, 9)), "PNG"), "has 12,000 x 9 pixels"),
        (b"GIF89a", "a.jpg isn't a picture that can be read"),
    ],
)
def test_what_is_refused_names_the_line(data: bytes, message: str) -> None:
    with pytest.raises(SourceError, match=message) as told:
        decode(data)
    assert told.value.place == PLACE and told.value.hint
