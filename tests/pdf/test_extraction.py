"""Text copied from the PDF is the text written, whoever reads it."""

from __future__ import annotations

import io
import shutil
import subprocess
import unicodedata

import pytest

from stationery.model.typeface import Face
from tests.pdf.made import SANS, SERIF, page, pdf, reader, words

STRONG = Face("eb-garamond", strong=True)
ITALIC = Face("eb-garamond", emphasis=True)
SMALL_CAPITALS = Face("eb-garamond", features=("smcp",))
OLD_STYLE = Face("eb-garamond", features=("onum",))
SCRIPT = Face("dancing-script")
HAND = Face("caveat")

LINES = [
    (SERIF, "the office of affluent fjord fish"),
    (STRONG, "the office of affluent fjord fish"),
    (ITALIC, "the office of affluent fjord fish"),
    (SANS, "the office of affluent fjord fish"),
    (SCRIPT, "the office of affluent fjord fish"),
    (HAND, "the office of affluent fjord fish"),
    (SERIF, "AVATAR To Wa. P. r, Yes"),
    (SERIF, "Łukasz Nguyễn, Wałęsa, naïve café"),
    (SANS, "Łukasz Nguyễn, Wałęsa, naïve café"),
    (SERIF, "Ελλάδα και Ἀθῆναι"),
    (SERIF, "Привет, Ґалина"),
    (SCRIPT, "Łódź — Привет"),
    (SERIF, "decomposed e\u0301 a\u0323\u0302 o\u0302\u0301 and x\u0331"),
    (SERIF, "5\u00a0km and Ms.\u00a0Lee and a plain space"),
    (SERIF, "“quoted” ‘so’ – en — em … − minus"),
    (SERIF, "a no-break\u2011hyphen and a hyphen-minus"),
    (SCRIPT, "a no-break\u2011hyphen and a hyphen-minus"),
    (SERIF, "J.\u2009R.\u202fS. thin"),
    (HAND, "J.\u2009R.\u202fS. thin"),
    (SMALL_CAPITALS, "Small Capitals of an Office"),
    (OLD_STYLE, "1234567890 in old style"),
    (SERIF, "back\\slash (brackets) <angles> 100% & #"),
]

# Chrome's and Poppler's readers give every kind of space as U+0020.
PLAIN_SPACES = str.maketrans("\u00a0\u2009\u202f", "   ")


def _pypdf(data: bytes) -> str:
    return str(reader(data).pages[0].extract_text())


def _pdfminer(data: bytes) -> str:
    from pdfminer.high_level import extract_text

    return extract_text(io.BytesIO(data))


def _chrome(data: bytes) -> str:
    import pypdfium2

    return str(pypdfium2.PdfDocument(data)[0].get_textpage().get_text_bounded())


def _poppler(data: bytes) -> str:
    command = ["pdftotext", "-enc", "UTF-8", "-", "-"]
    return subprocess.run(command, input=data, capture_output=True, check=True).stdout.decode()


READERS = [(_pypdf, {}), (_pdfminer, {}), (_chrome, PLAIN_SPACES)]
if shutil.which("pdftotext"):  # no part of the test extra: read with it wherever it happens to be
    READERS.append((_poppler, PLAIN_SPACES))


@pytest.mark.parametrize(("face", "text"), LINES)
def test_what_is_read_is_what_was_written(face: Face, text: str) -> None:
    data = pdf(page(words(20, 30, text, face=face)))
    for read, spaces in READERS:
        found = unicodedata.normalize("NFC", read(data)).strip()
        assert found.translate(spaces) == unicodedata.normalize("NFC", text).translate(spaces), read.__name__


def test_the_hyphen_of_a_divided_word_is_a_soft_one() -> None:
    read = reader(pdf(page(words(20, 30, "un\u00adseen infor\u00ad"), words(20, 36, "mation-free")))).pages[0]
    assert read.extract_text().split() == ["unseen", "infor\u00ad", "mation-free"]


def test_a_space_at_the_end_of_a_line_parts_the_words_of_two_lines() -> None:
    body = pdf(page(words(20, 30, "one "), words(20, 36, "two")))
    assert "one two" in " ".join(reader(body).pages[0].extract_text().split())
