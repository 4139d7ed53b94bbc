"""PDFs that come in are opened, or refused with the reason and what to do."""

from __future__ import annotations

import io
import random

import pytest
from pypdf import PdfWriter
from pypdf.generic import DictionaryObject, NameObject, NumberObject
from reportlab.pdfgen.canvas import Canvas

from stationery.incoming.pdf_reader import MOST_PDF_BYTES, MOST_PDF_PAGES, open_pdf, report_damage
from stationery.model.errors import Place, SourceError

HERE = Place("ann.md", 3, 13)


def pdf(pages: int = 1) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out)
    for number in range(pages):
        canvas.drawString(72, 700, f"Page {number + 1}")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def encrypted(user: str) -> bytes:
    writer = PdfWriter(clone_from=io.BytesIO(pdf()))
    writer.encrypt(user, "owner", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def looped() -> bytes:
    """A tree of pages that holds itself."""
    writer = PdfWriter(clone_from=io.BytesIO(pdf()))
    tree = writer.root_object["/Pages"].get_object()
    tree["/Kids"].append(writer.root_object.raw_get("/Pages"))
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def pageless() -> bytes:
    writer = PdfWriter()
    tree = writer.root_object["/Pages"].get_object()
    assert isinstance(tree, DictionaryObject)
    tree[NameObject("/Count")] = NumberObject(3)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_a_good_file_is_opened() -> None:
    assert [page.extract_text().strip() for page in open_pdf(pdf(2), HERE).pages] == ["Page 1", "Page 2"]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "paper.pdf is empty"),
        (b"<html>Not found</html>", "paper.pdf isn't a PDF"),
        (b"%PDF-1.7\n" + b" " * MOST_PDF_BYTES, "paper.pdf is larger than 20 MB"),
        (encrypted("secret"), "paper.pdf is encrypted"),
        (encrypted(""), "paper.pdf is encrypted"),
        (b"%PDF-1.7\nhello", "paper.pdf is damaged"),
        (pdf()[:500], "paper.pdf is damaged"),
        (pdf(MOST_PDF_PAGES + 1), "paper.pdf has more than 100 pages"),
        (looped(), "paper.pdf has more than 100 pages"),
        (pageless(), "paper.pdf has no pages"),
    ],
)
def test_what_cannot_be_used_is_refused_with_reason_and_remedy(data: bytes, said: str) -> None:
    with pytest.raises(SourceError) as refused:
        open_pdf(data, HERE, "paper.pdf")
    assert refused.value.message.startswith(said)
    assert refused.value.place == HERE
    assert refused.value.hint


def test_the_file_itself_may_be_the_place() -> None:
    with pytest.raises(SourceError, match=r"paper\.pdf: the file isn't a PDF"):
        open_pdf(b"hello", Place("paper.pdf"))


def test_no_damage_gets_past_as_anything_but_a_source_error(capfd: pytest.CaptureFixture[str]) -> None:
    sound, chance = pdf(2), random.Random(20261125)
    opened = refused = 0
    for _ in range(400):
        data = bytearray(sound)
        for _ in range(chance.randint(1, 30)):
            data[chance.randrange(20, len(data))] = chance.randrange(256)
        try:
            reader = open_pdf(bytes(data), HERE)
            with report_damage(HERE):
                for page in reader.pages:
                    page.extract_text()
            opened += 1
        except SourceError:
            refused += 1
    assert opened > 20
    assert refused > 20
    assert capfd.readouterr().err == ""
