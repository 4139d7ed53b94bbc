"""Photographs of a signature whose ink is known, and how much of it comes out; and what is refused, with the reason."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pytest
from PIL import Image, ImageChops, ImageDraw, ImageStat

from stationery.imaging.pictures import decode_picture
from stationery.imaging.signature import HIGHEST, MARK, WIDEST, clean_signature, on_its_line
from stationery.imaging.signature_baseline import find_baseline
from stationery.model.errors import Place, SourceError
from tests.imaging.photographs import BLACK, BLUE, BLUISH, GRAY, WHITE, encoded, photographed, written
from tests.pairs import label, pairs

pytestmark = pytest.mark.slow
INK = written()


def opened(png: bytes) -> Any:
    return Image.open(io.BytesIO(png))


def agreement(png: bytes, ink: Any) -> float:
    """How much of the ink that was found and the ink that was written is common to both (intersection over union)."""
    found = opened(png).getchannel("A").point(lambda alpha: 255 if alpha >= 128 else 0)
    box = ink.point(lambda level: 255 if level >= 128 else 0).getbbox()
    assert box and found.getbbox()
    tight = found.crop(found.getbbox())
    known = ink.crop(box).resize(tight.size, Image.Resampling.BOX).point(lambda level: 255 if level >= 128 else 0)
    both = ImageStat.Stat(ImageChops.darker(tight, known)).sum[0]
    return float(both / ImageStat.Stat(ImageChops.lighter(tight, known)).sum[0])


def test_the_measure_can_say_no() -> None:
    other = ImageChops.offset(INK, 0, 12)
    other.paste(0, (0, 0, other.width, 560))
    assert agreement(clean_signature(encoded(photographed(INK)), "a").png, other) < 0.8


@pytest.mark.parametrize(
    ("color", "paper", "shade"),
    pairs([BLACK, BLUE], [WHITE, GRAY, BLUISH], [0.0, 0.45, 0.7], always=lambda *row: row == (BLUE, BLUISH, 0.7)),
    ids=label,
)
def test_ink_comes_out_of_every_light_and_paper(
    color: tuple[int, int, int], paper: tuple[int, int, int], shade: float
) -> None:
    data = encoded(photographed(INK, color, paper, shade=shade, noise=8, specks=60), quality=60)
    found = clean_signature(data, "photo.jpg")
    assert agreement(found.png, INK) > 0.9
    assert found.colored == (color == BLUE)
    alpha = opened(found.png).getchannel("A")
    clear = sum(alpha.histogram()[:8]) / (alpha.width * alpha.height)
    known = INK.crop(INK.getbbox())
    assert clear > 0.97 * known.histogram()[0] / (known.width * known.height), "the paper is gone"
    if color == BLUE:
        red, green, blue = (part[0] for part in opened(found.png).convert("RGB").getextrema())
        assert blue > green + 20 and blue > red + 20 and abs(red - BLUE[0] * 255 / paper[0]) < 40


@pytest.mark.parametrize("pen", [0.0018, 0.004, 0.009, 0.016])
def test_pens_from_thin_to_broad(pen: float) -> None:
    ink = written(pen=pen)
    assert agreement(clean_signature(encoded(photographed(ink, noise=4)), "a").png, ink) > 0.8


def test_one_that_is_small_on_its_sheet_is_found() -> None:
    ink = written(4000, 3000, box=(0.55, 0.7, 0.8, 0.8), pen=0.002)
    found = clean_signature(encoded(photographed(ink, specks=200)), "a")
    assert agreement(found.png, ink) > 0.85
    assert not found.cut


def test_a_blot_far_away_is_left_out_and_told() -> None:
    picture = photographed(written(box=(0.1, 0.1, 0.6, 0.3)))
    ImageDraw.Draw(picture).ellipse((1700, 1300, 1720, 1320), fill=BLACK)
    found = clean_signature(encoded(picture), "a")
    assert agreement(found.png, written(box=(0.1, 0.1, 0.6, 0.3))) > 0.9
    assert found.specks == 1


def test_a_shadow_across_the_paper_is_no_ink() -> None:
    picture = photographed(INK, noise=4)
    shadow = Image.new("L", picture.size, 255)
    ImageDraw.Draw(shadow).polygon([(0, 900), (2000, 300), (2000, 1500), (0, 1500)], fill=150)
    shaded = ImageChops.multiply(picture, Image.merge("RGB", [shadow] * 3))
    assert agreement(clean_signature(encoded(shaded), "a").png, INK) > 0.85


def test_the_table_around_the_paper_is_no_ink() -> None:
    table = photographed(Image.new("L", (2400, 1900), 0), paper=(70, 48, 30), noise=12, shade=0.2)
    table.paste(photographed(INK, noise=5, shade=0.3), (200, 200))
    whole = Image.new("L", (2400, 1900), 0)
    whole.paste(INK, (200, 200))
    assert agreement(clean_signature(encoded(table), "a").png, whole) > 0.9


def test_ruled_paper_leaves_no_lines() -> None:
    sheet = photographed(Image.new("L", INK.size, 0), noise=0, shade=0)
    draw = ImageDraw.Draw(sheet)
    for y in range(90, 1500, 110):
        draw.line([(0, y), (2000, y)], fill=(205, 218, 238), width=4)
    ruled = ImageChops.darker(sheet, photographed(INK, noise=4, shade=0.2))
    assert agreement(clean_signature(encoded(ruled), "a").png, INK) > 0.9


def test_one_held_sideways_is_turned_and_what_its_file_tells_is_dropped() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "A camera's maker"
    exif[0x8825] = {1: "N", 2: (44.0, 56.0, 30.0), 3: "W", 4: (123.0, 2.0, 6.0)}
    data = encoded(photographed(INK).rotate(90, expand=True), exif=exif)
    assert Image.open(io.BytesIO(data)).getexif().get_ifd(0x8825)
    found = clean_signature(data, "photo.jpg")
    assert agreement(found.png, INK) > 0.93
    kept = opened(found.png)
    assert not kept.getexif() and kept.info == dict([MARK])
    assert b"camera" not in found.png and b"Exif" not in found.png


def sixteen_bits() -> bytes:
    gray = photographed(INK).convert("L").convert("I").point(lambda level: level * 257)
    return encoded(gray.convert("I;16"), "PNG")


@pytest.mark.parametrize(
    "data",
    [
        lambda: encoded(photographed(INK).convert("CMYK")),
        lambda: encoded(photographed(INK).convert("L")),
        lambda: encoded(photographed(INK), "PNG"),
        sixteen_bits,
        lambda: encoded(photographed(INK, noise=2).quantize(32), "PNG"),
        lambda: encoded(photographed(INK, shade=0, noise=0).convert("1"), "PNG"),
        lambda: encoded(photographed(INK), progressive=True),
    ],
    ids=["CMYK", "gray", "PNG", "16 bits", "palette", "1 bit", "progressive"],
)
def test_every_kind_of_picture(data: Callable[[], bytes]) -> None:
    assert agreement(clean_signature(data(), "a").png, INK) > 0.9


@pytest.mark.parametrize("color", [(0, 0, 0), (20, 40, 160)], ids=["black", "blue"])
def test_one_that_is_transparent_already(color: tuple[int, int, int]) -> None:
    ink = Image.merge("RGBA", (*(Image.new("L", INK.size, part) for part in color), INK))
    found = clean_signature(encoded(ink, "PNG"), "a")
    assert agreement(found.png, INK) > 0.92
    again = clean_signature(found.png, "a")
    assert agreement(again.png, INK) > 0.9, "what we made can be given again"


def test_the_same_file_gives_the_same_bytes_within_the_limits() -> None:
    data = encoded(photographed(written(5000, 3600), seed=7))
    found = clean_signature(data, "a")
    assert found == clean_signature(data, "a")
    assert found.width <= WIDEST and found.height <= HIGHEST and found.width > 1000
    assert found.png.startswith(b"\x89PNG") and b"\0".join(part.encode() for part in MARK) in found.png


def test_ink_that_reaches_the_edge_is_kept_and_told() -> None:
    cut = photographed(INK, noise=3).crop((500, 0, 2000, 1500))
    assert clean_signature(encoded(cut), "a").cut


def blot() -> Any:
    picture = photographed(Image.new("L", (1200, 900), 0), noise=2, shade=0.1)
    ImageDraw.Draw(picture).rectangle((570, 420, 630, 470), fill=BLACK)
    return picture


def gif(kind: str) -> bytes:
    frames = [photographed(written(400, 300)).convert("P"), Image.new("P", (400, 300), 3)]
    return encoded(frames[0], kind, save_all=True, append_images=frames[1:])


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (lambda: b"", "isn't a picture that can be read"),
        (lambda: b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n", "isn't a picture that can be read"),
        (lambda: b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "export it as JPEG"),
        (lambda: b"%PDF-1.7\n", "isn't a picture that can be read"),
        (lambda: gif("GIF"), "isn't a picture that can be read"),
        (lambda: gif("PNG"), "contains several pictures"),
        (lambda: encoded(photographed(INK))[:20_000], "is damaged"),
        (lambda: encoded(photographed(Image.new("L", (1200, 900), 0), specks=0)), "photo.jpg shows no writing"),
        (
            lambda: encoded(photographed(Image.new("L", (1200, 900), 0), shade=0.7, noise=12, specks=30)),
            "shows no writing",
        ),
        (lambda: encoded(Image.new("RGB", (1200, 900), "white")), "shows no writing"),
        (lambda: encoded(Image.new("RGBA", (600, 400), (0, 0, 0, 0)), "PNG"), "shows no writing"),
        (lambda: encoded(Image.new("RGB", (1200, 900), "black")), "is too dark to tell"),
        (lambda: encoded(photographed(INK, BLACK, (40, 40, 40), noise=2)), "is too dark to tell"),
        (lambda: encoded(Image.effect_mandelbrot((900, 700), (-3, -2.5, 2, 2.5), 100)), "is too dark to tell"),
        (lambda: encoded(blot()), "is covered with ink"),
        (lambda: encoded(ImageChops.invert(photographed(INK, noise=2, shade=0))), "is covered with ink"),
        (lambda: encoded(Image.new("RGB", (1, 1), "black"), "PNG"), "1 x 1 pixels, too few"),
        (lambda: encoded(photographed(written(60, 45), noise=0), "PNG"), "60 x 45 pixels, too few"),
    ],
)
def test_what_is_refused_says_why(data: Callable[[], bytes], told: str) -> None:
    given = data()
    with pytest.raises(SourceError) as raised:
        clean_signature(given, "photo.jpg", Place("ann.md", 3))
    assert told in str(raised.value) and str(raised.value).startswith("ann.md:3: ")
    assert raised.value.hint


def test_it_stands_on_the_feet_of_its_small_letters() -> None:
    """Of the made signature the small letters swing between 0.40 and 0.70 of the box, of which the ink fills all."""
    image = decode_picture(clean_signature(encoded(photographed(INK)), "a").png, "a")
    foot, small = find_baseline(image)
    assert foot == pytest.approx(0.71, abs=0.05)
    assert small == pytest.approx(0.32, abs=0.1)


def test_a_picture_that_says_nothing_of_its_ink_stands_on_its_edge() -> None:
    image = decode_picture(encoded(photographed(INK)), "a")
    assert find_baseline(image) == (1.0, 0.0)


def test_the_preview_shows_it_on_white_with_its_line() -> None:
    image = decode_picture(clean_signature(encoded(photographed(INK, BLUE)), "a").png, "a")
    seen = opened(on_its_line(image, 0.7))
    assert seen.mode == "RGB" and seen.getpixel((0, 0)) == (255, 255, 255)
    margin = max(image.width, image.height) // 12
    assert seen.getpixel((margin // 2 + 2, margin + round(image.height * 0.7))) == (170, 170, 170)
