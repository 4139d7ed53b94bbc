"""QR codes in finished files: read back by a second library from the rendered page, and refused in words."""

from __future__ import annotations

from typing import Any

import pypdfium2
import pytest
import vobject
import zxingcpp

from stationery.model.errors import DoesNotFit, SourceError, StationeryError
from stationery.model.letter import Letter, Written
from stationery.model.values import replace
from stationery.products.blank import blank_pdfs
from stationery.products.card import note_pdf
from stationery.products.letter import letter_pdf
from stationery.products.proof import proof_pdf
from stationery.products.result import Result
from stationery.reading.letters import read_letter
from tests.products.made import letter, stock

HEAD = """---
from:
  given: Zoë
  family: Łukaszewicz
  street: 12 Elm Street
  locality: Salem
  region: OR
  postal_code: "97301"
  country: US
  email: zoe@example.org
{more}
to: |
  Ms. Jane Schmoe
  1200 Main Street
  Springfield, IL 62701
date: 2026-11-20
---
"""
LINK = "https://example.org/a-way?to=go&on=1#there"


def written(body: str, more: str = "") -> Letter:
    return read_letter(HEAD.replace("{more}", more) + body, "ann.md")


def read_back(made: Result, *, dots: int = 200) -> list[str]:
    pages: Any = pypdfium2.PdfDocument(made.pdf)
    return [
        found.text
        for page in pages
        for found in zxingcpp.read_barcodes(page.render(scale=dots / 72, grayscale=True).to_pil())
    ]


@pytest.mark.parametrize("dots", [150, 300, pytest.param(600, marks=pytest.mark.slow)])
def test_a_link_is_read_back_at_every_resolution(dots: int) -> None:
    assert read_back(letter_pdf(written(f"See:\n\n![The way](qr:{LINK})\n\nThere."), stock()), dots=dots) == [LINK]


def test_the_contact_card_is_read_back_with_its_letters() -> None:
    (text,) = read_back(letter_pdf(written("![My contact details](qr:contact)"), stock()))
    card = vobject.readOne(text)
    assert card.fn.value == "Zoë Łukaszewicz" and card.email.value == "zoe@example.org"
    assert card.adr.value.city == "Salem"


@pytest.mark.parametrize("head", stock().store.names("letterheads"))
@pytest.mark.parametrize("what", ["website", "contact"])
def test_every_letterhead_can_show_one_and_it_is_read_back(head: str, what: str) -> None:
    told = f"  website: zoe.example.org\nletterhead: {{name: {head}, qr: {what}}}"
    (text,) = read_back(letter_pdf(written("Words.", told), stock()))
    assert text == "https://zoe.example.org" if what == "website" else "Łukaszewicz" in text


def test_two_codes_on_one_sheet_are_both_read_back() -> None:
    made = letter_pdf(letter("invitation"), stock())
    assert len(read_back(made)) == 2


def test_a_card_takes_one_too() -> None:
    note = replace(written("![A](qr:https://example.org)"), kind="note")
    note = replace(note, choices=replace(note.choices, card=Written("us-a6")))
    assert set(read_back(note_pdf(note, stock()))) == {"https://example.org"}


def test_blank_paper_has_the_letterheads_code() -> None:
    chosen = written("", "letterhead: {name: centered, qr: contact}")
    (made,) = blank_pdfs(chosen, stock(), 2)
    assert len(read_back(made)) == 2


def test_a_letterhead_of_ones_own_shows_one_in_a_row(tmp_path: Any) -> None:
    from datetime import date

    from stationery.data.resources import folder
    from stationery.products.stock import open_stock

    plain = (stock().store.files("letterheads"))["plain-block"]
    with open(plain, encoding="utf-8") as file:
        text = file.read()
    row = "  rows:\n    - {show: qr, what: website, size: 20mm, below: 2mm}\n"
    (tmp_path / "letterheads").mkdir()
    (tmp_path / "letterheads" / "own.yaml").write_text(text.replace("  rows:\n", row, 1), "utf-8")
    own = open_stock((folder("layouts"), str(tmp_path)), (folder("fonts"),), date(2026, 11, 23))
    made = letter_pdf(written("Words.", "  website: zoe.example.org\nletterhead: own"), own)
    assert read_back(made) == ["https://zoe.example.org"]
    proof = proof_pdf(Written("own"), own, sender=written("", "  website: zoe.example.org").sender)
    assert set(read_back(proof)) == {"https://zoe.example.org"}
    with pytest.raises(SourceError, match="the sender has none"):
        letter_pdf(written("Words.", "letterhead: own"), own)


@pytest.mark.parametrize(
    ("body", "more", "kind", "told"),
    [
        ("x", "letterhead: {name: ruled, qr: website}", SourceError, "the sender has none"),
        ("x", "letterhead: {name: ruled, qr: phone}", SourceError, "qr: 'phone' isn't one of the choices"),
        ("![a](qr:https://e.org/" + "a" * 2300 + ")", "", DoesNotFit, "2314 bytes are too many for a QR code"),
        ("![a](qr:https://e.org/" + "a" * 1900 + ")", "", DoesNotFit, "a QR code of 1914 bytes would be larger than"),
        ('![a](qr:https://e.org "6mm")', "", DoesNotFit, "a QR code of 21 modules is at least"),
        ('![a](qr:https://e.org "90mm")', "", DoesNotFit, "a QR code is at most"),
    ],
)
def test_what_is_refused(body: str, more: str, kind: type[StationeryError], told: str) -> None:
    with pytest.raises(kind) as raised:
        letter_pdf(written(body, more), stock())
    assert told in raised.value.message and raised.value.place is not None
