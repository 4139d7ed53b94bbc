"""A font with CFF outlines, whose glyphs are read by number."""

from __future__ import annotations

import io
import unicodedata
from pathlib import Path

import pytest

from stationery.data.resources import folder
from stationery.model.typeface import Face
from stationery.pdf.fonts import Library
from tests.pdf.made import page, pdf, reader, words
from tests.pdf.squares import build_squares
from tests.verapdf import judge, reason_to_skip

FACE = Face("squares")


@pytest.fixture
def fonts(tmp_path: Path) -> Library:
    build_squares(tmp_path / "Squares.otf")
    return Library((folder("fonts"), str(tmp_path)))


def set_in_squares(text: str, fonts: Library) -> bytes:
    return pdf(page(words(20, 30, text, face=FACE)), fonts=fonts)


def test_it_is_kerned_and_has_its_ligature(fonts: Library) -> None:
    assert fonts.advance("ab", FACE, "en") == pytest.approx(0.5 + 0.52 - 0.06)
    assert fonts.advance("fi", FACE, "en") == 0.5


@pytest.mark.parametrize("text", ["fib ab", "a-b", "a\u0301b b\u0301", "fi b a"])
def test_its_text_is_the_text_written(text: str, fonts: Library) -> None:
    from pdfminer.high_level import extract_text

    data = set_in_squares(text, fonts)
    read = (reader(data).pages[0].extract_text(), extract_text(io.BytesIO(data)))
    assert {unicodedata.normalize("NFC", each).strip() for each in read} == {unicodedata.normalize("NFC", text)}


def test_a_glyph_that_stands_for_other_letters_too_says_so(fonts: Library) -> None:
    data = set_in_squares("a b\u00a0a-b\u2011a ab\u00ad", fonts)
    drawn = reader(data).pages[0].get_contents().get_data().decode("latin-1")
    assert [code for code in ("00A0", "2011", "00AD") if f"/Span <</ActualText <FEFF{code}>>> BDC" not in drawn] == []


def test_its_outlines_are_embedded_bare(fonts: Library) -> None:
    font = next(iter(reader(set_in_squares("ab", fonts)).pages[0]["/Resources"]["/Font"].values())).get_object()
    inner = font["/DescendantFonts"][0]
    assert (inner["/Subtype"], inner["/FontDescriptor"]["/FontFile3"]["/Subtype"]) == (
        "/CIDFontType0",
        "/CIDFontType0C",
    )
    assert str(inner["/BaseFont"]).endswith("+Squares-Regular")


@pytest.mark.slow
@pytest.mark.skipif(bool(reason_to_skip()), reason=reason_to_skip())
def test_it_meets_both_standards(fonts: Library, tmp_path: Path) -> None:
    lines = ["fib ab", "a-b\u2011a", "a\u0301b", "b\u0301\u00a0a ab\u00ad"]
    items = [words(20, 20 + 10 * nth, text, face=FACE) for nth, text in enumerate(lines)]
    (tmp_path / "squares.pdf").write_bytes(pdf(page(*items), fonts=fonts))
    assert judge([tmp_path / "squares.pdf"]) == []
