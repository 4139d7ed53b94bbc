"""Chinese, Japanese and Korean addresses: a typeface that is an extra, and CFF outlines that are keyed by CIDs."""

from __future__ import annotations

import io
from importlib.util import find_spec
from pathlib import Path

import pytest

from stationery.data.resources import folder
from stationery.model.errors import CannotSet
from stationery.model.typeface import Face, is_east_asian
from stationery.pdf import families
from stationery.pdf.cff import with_plain_charset
from stationery.pdf.fonts import Library
from stationery.products.envelope import envelope_pdf
from stationery.reading.letters import read_letter
from tests.jobs import printed
from tests.pdf.made import SANS, SERIF, library, page, pdf, words
from tests.products.made import stock
from tests.verapdf import judge, reason_to_skip

JAPANESE = pytest.mark.skipif(
    find_spec("pylopdf_fonts_jp") is None, reason="no typeface for Japanese is here: pip install 'stationery[cjk]'"
)

TOKYO = """\
---
from: |
  Ann Lee
  12 Elm Street
  Salem, OR 97301
to: {name: 田中 由紀 様, street: 板橋区坂下1-13-22, region: 東京都, postal_code: 174-0043, country: JP}
---
"""


def test_what_is_east_asian() -> None:
    assert all(map(is_east_asian, "田〒ひカ김、ｶ"))
    assert not any(map(is_east_asian, "aé—“’АΩक"))


@JAPANESE
def test_the_extra_stands_in_and_no_fallback_is_asked_for() -> None:
    assert library().lacks("田中", SERIF) == library().lacks("田中", SANS) == ""
    used = [run.instance.postscript_name for run in library().glyph_runs("A田", SANS, "en")]
    assert used[0].startswith("SourceSans3") and used[1].startswith("NotoSansJP")
    serif = [run.instance.postscript_name for run in library().glyph_runs("田", SERIF, "en")]
    assert serif[0].startswith("NotoSerifJP")


@JAPANESE
def test_the_language_chooses_among_those_installed() -> None:
    fonts = Library((folder("fonts"),))
    for language, first in (("ja", "jp"), ("zh", "sc"), ("zh-Hant", "tc"), ("ko", "kr")):
        names = [family.id for family in fonts._extras() if language in family.languages]
        assert names and all(name.endswith(first) for name in names)
    first = fonts._eastern(SANS._replace(language="ja"))[0]
    assert first.path.endswith("NotoSansJP-Regular.otf")


def test_without_the_extra_the_error_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(families, "_package_folder", _only_what_is_needed(families._package_folder))
    fonts = Library((folder("fonts"),))
    assert fonts.lacks("田中", SANS) == "田中"
    assert "pip install 'stationery[cjk]'" in fonts.remedy("田") and fonts.remedy("ვ") == ""
    with pytest.raises(CannotSet):
        pdf(page(words(20, 30, "田")), fonts=fonts)


def _only_what_is_needed(found):  # type: ignore[no-untyped-def]
    return lambda name: None if "pylopdf" in name else found(name)


@JAPANESE
def test_the_glyphs_are_drawn_and_read_back() -> None:
    """Ink where the characters stand: keyed by CIDs, they would be blank or others."""
    import pypdfium2

    drawn = pdf(page(words(20, 30, "東京都 田中由紀", face=SANS)))
    sheet = pypdfium2.PdfDocument(io.BytesIO(drawn))[0]
    assert sheet.get_textpage().get_text_bounded().split() == ["東京都", "田中由紀"]
    picture = sheet.render(scale=4).to_pil().convert("L")
    dark = sum(picture.histogram()[:128])
    assert dark > 1500, dark


def test_a_name_keyed_font_keeps_its_charset() -> None:
    assert with_plain_charset(_name_keyed(), 3) == _name_keyed()


def _name_keyed() -> bytes:
    """Header, a name, and a top DICT with a charset (15) and no ROS."""
    index = b"\x00\x01\x01\x01\x02A"
    top = b"\x1d\x00\x00\x00\x20\x0f"
    return b"\x01\x00\x04\x01" + index + b"\x00\x01\x01\x01" + bytes([1 + len(top)]) + top + b"\x00" * 20


@pytest.mark.slow
@JAPANESE
@pytest.mark.skipif(bool(reason_to_skip()), reason=reason_to_skip())
def test_an_envelope_to_tokyo_meets_the_standards(tmp_path: Path) -> None:
    made = envelope_pdf(read_letter(TOKYO, "tokyo.md"), stock(), printed(upright=True))
    lines = [(item.text.strip(), item.language) for item in made.pages[0].items if "田" in getattr(item, "text", "")]  # type: ignore[union-attr]
    assert lines == [("田中 由紀 様", "ja")]
    path = tmp_path / "tokyo.pdf"
    path.write_bytes(made.pdf)
    assert judge([path]) == []


@JAPANESE
def test_the_typeface_of_a_face_without_language_is_any_that_has_it() -> None:
    assert library().lacks("東京", Face("inter")) == ""
