"""Fonts, lines and pictures that ask for far more work than a letter does: bounded, and counted here, not timed."""

from __future__ import annotations

import io
from typing import Any

import pytest
from PIL import Image
from pypdf.generic import ArrayObject, DecodedStreamObject, DictionaryObject, NameObject, NumberObject

from stationery.imaging import pictures
from stationery.imaging.pictures import decode_picture
from stationery.incoming import charcode, text_bounds
from stationery.incoming.glyphs import Glyph
from stationery.incoming.pdf_reader import BeyondLimitError, report_damage
from stationery.incoming.text_lines import rows
from stationery.model.errors import Place, SourceError


def numbers(*of: Any) -> ArrayObject:
    return ArrayObject([numbers(*each) if isinstance(each, list) else NumberObject(each) for each in of])


def mapped(table: bytes) -> dict[int, str]:
    stream = DecodedStreamObject()
    stream.set_data(table)
    return charcode._unicode_map(DictionaryObject({NameObject("/ToUnicode"): stream}))


def test_ranges_upon_ranges_set_no_more_codes_than_there_are(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ten thousand ranges of all codes: 650 million steps, if each were gone through."""
    put = 0

    def counted(*_: Any) -> None:
        nonlocal put
        put += 1

    with monkeypatch.context() as patch:
        patch.setattr(charcode, "_put", counted)
        mapped(b"beginbfrange\n" + b"<0000> <FFFF> <0041>\n" * 10_000 + b"endbfrange")
    assert put <= charcode._MOST_CODES
    assert mapped(b"beginbfrange <0041> <0043> <0061> <0050> <0051> [<0078> <0079>] endbfrange") == {
        0x41: "a", 0x42: "b", 0x43: "c", 0x50: "x", 0x51: "y",
    }  # fmt: skip
    assert mapped(b"beginbfrange <0041> <0043> [<0061> <0062> endbfrange") == {0x41: "a", 0x42: "b"}
    assert mapped(b"beginbfrange <0043> <0041> <0061> <0050> <0050> <0078> endbfrange") == {0x50: "x"}


@pytest.mark.parametrize("ends", [[], [7], [7, 9]])
def test_a_width_array_that_ends_early_keeps_what_it_said(ends: list[int]) -> None:
    given = numbers(1, [500, 600], 5, 6, 700, *ends)
    wanted = {1: 0.5, 2: 0.6, 5: 0.7, 6: 0.7}
    assert text_bounds._of_cids(given) == wanted
    assert {code: width / 1000 for code, width in charcode._widths_of_cids(given)} == wanted


def test_width_ranges_upon_ranges_end() -> None:
    given = numbers(*[0, 65_535, 500] * 50)
    assert len(text_bounds._of_cids(given)) == 65_536
    assert sum(1 for _ in charcode._widths_of_cids(given)) <= 3 * charcode._MOST_CODES


def test_a_line_of_thousands_of_letters_is_read_in_proportion(monkeypatch: pytest.MonkeyPatch) -> None:
    from stationery.incoming import text_lines

    looked = 0

    class Counted(text_lines._Placed):
        __slots__ = ()

        def __getattribute__(self, name: str) -> Any:
            nonlocal looked
            looked += 1
            return super().__getattribute__(name)

    monkeypatch.setattr(text_lines, "_Placed", Counted)

    def read(count: int) -> int:
        nonlocal looked
        looked = 0
        glyphs = [
            Glyph(text="a", x=n * 5.0, y=10.0, along=(n * 5.0 + 5, 10.0), size=10.0, hidden=False, content=-1)
            for n in range(count)
        ]
        (row,) = rows(glyphs)
        assert row.text == "a" * count
        return looked

    assert read(2_000) < 6 * read(500)


def test_a_limit_is_told_as_one_and_not_as_damage() -> None:
    said = r"x\.pdf can't be used: its drawing has too many steps"
    with pytest.raises(SourceError, match=said), report_damage(Place("t.md", 3), "x.pdf"):
        raise BeyondLimitError("its drawing has too many steps")


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_a_very_large_picture_is_reduced_before_it_is_copied(mode: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "MOST_KEPT", 10_000)
    picture = Image.new("RGBA", (400, 300), (0, 0, 0, 0))
    picture.paste((200, 0, 0, 255), (0, 0, 200, 300))
    stream = io.BytesIO()
    (Image.new("I;16", (400, 300)) if mode == "I;16" else picture.convert(mode)).save(stream, "PNG")
    image = decode_picture(stream.getvalue(), "sign.png")
    assert (image.width, image.height) == (100, 75)
    assert len(image.samples) == 7_500 * image.components
    assert bool(image.alpha) == (mode in ("LA", "P", "RGBA"))


def test_a_reduced_photo_is_still_turned_upright(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "MOST_KEPT", 10_000)
    picture = Image.new("RGB", (400, 300), "white")
    exif = picture.getexif()
    exif[0x0112] = 6
    stream = io.BytesIO()
    picture.save(stream, "JPEG", exif=exif)
    image = decode_picture(stream.getvalue(), "sign.jpg")
    assert (image.width, image.height) == (75, 100)
