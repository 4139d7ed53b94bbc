"""Every envelope as a file: its page is portrait, and exactly the medium's size; what an upright one says."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader

from stationery.catalog.envelopes import envelope
from stationery.catalog.posts import post_of
from stationery.catalog.windows import SENDER
from stationery.model.letter import Letter, Written
from stationery.model.values import replace
from stationery.products.blank import blank_pdfs
from stationery.products.envelope import envelope_pdf, resolve_envelope
from stationery.products.kit import envelopes
from stationery.products.letter import letter_and_envelope
from stationery.products.result import Result
from stationery.reading.letters import read_letter
from stationery.resolve.resolve import resolve
from tests.jobs import printed
from tests.products.made import IN_JAPAN, letter, stock

STORE = stock().store


def boxes(made: Result) -> list[tuple[float, float, int]]:
    return [
        (float(page.mediabox.width), float(page.mediabox.height), page.rotation)
        for page in PdfReader(io.BytesIO(made.pdf)).pages
    ]


def in_japan(name: str) -> Letter:
    chosen = letter("half-letter", envelope=name)
    return replace(chosen, sender=IN_JAPAN, recipient=IN_JAPAN)


@pytest.mark.parametrize("name", STORE.names("envelopes"))
def test_a_feed_page_is_portrait_and_of_the_mediums_size(name: str) -> None:
    """What is too small for the post goes by hand: it can be had blank."""
    cover = envelope(STORE, name)
    size = cover.size
    short, long = size.height.pt, size.width.pt
    asked = letter("half-letter", envelope=name)
    files = [blank_pdfs(asked, stock(), 1, envelopes=True)[-1]]
    printed = not cover.windows.shows(SENDER)
    if printed and not post_of(STORE, "US").is_small(size):
        files.append(envelope_pdf(asked, stock()))
    if printed and not post_of(STORE, "JP").is_small(size):
        files.append(envelope_pdf(in_japan(name), stock()))
    for made in files:
        for width, height, rotation in boxes(made):
            assert (width, height, rotation) == (pytest.approx(short, abs=0.01), pytest.approx(long, abs=0.01), 0)


def test_an_upright_envelope_is_drawn_in_as_it_is_read() -> None:
    made = envelope_pdf(in_japan("chou-3"), stock())
    (page,) = PdfReader(io.BytesIO(made.pdf)).pages
    words = page.extract_text()
    assert "Hanako Yamada" in words and "Chiyoda-ku" in words
    assert any("the postcode digits are 12 mm below" in remark.message for remark in made.remarks)


def test_mail_that_leaves_japan_has_no_digits_in_the_boxes() -> None:
    asked = replace(in_japan("chou-3"), recipient=replace(IN_JAPAN, country="US", postal_code="62701-1234"))
    made = envelope_pdf(asked, stock())
    assert not any("postcode" in remark.message for remark in made.remarks)
    assert not any(
        getattr(item, "path", None) == () and len(getattr(item, "text", "")) == 1 for item in made.pages[0].items
    )


def test_landscape_can_be_wanted() -> None:
    made = envelope_pdf(in_japan("chou-3"), stock(), printed(address=Written("landscape")))
    assert made.pages[0].turn == "clockwise" and made.pages[0].size == envelope(STORE, "chou-3").size


LONG_FRENCH = """---
kind: {kind}
language: fr
from: |
  Camille Lefèvre
  14, rue des Tables-Claudiennes
  69001 Lyon
to: |
  Madame Hélène Garnier
  Directrice de la médiathèque intercommunale du Val-de-Saône
  Médiathèque
  27, quai Jean-Jacques-Rousseau
  Bâtiment B
  Escalier 3
  69250 Neuville-sur-Saône
style: full-block
date: 2026-11-20
---
Je vous remercie.
"""


@pytest.mark.parametrize("kind", ["letter", "thank-you"])
def test_lines_beyond_what_the_post_takes_are_told_once(kind: str) -> None:
    read = read_letter(LONG_FRENCH.format(kind=kind), "x.md")
    told = [
        "x.md:10:3: 'Directrice de la médiathèque intercommunale du Val-de-Saône' has 59 characters; "
        "the post in FR takes at most 38\n  divide or abbreviate it",
        "x.md:15:3: the address has 7 lines; the post in FR takes at most 6\n  join two lines, or leave one out",
    ]
    alone = envelope_pdf(read, stock(), check_address=True)
    for made in ((alone,), letter_and_envelope(read, stock())):
        found = [str(remark) for each in made for remark in each.remarks]
        assert [each for each in found if "takes" in each or " lines" in each] == told
    _, both = envelopes(resolve_envelope(read, stock()), [read, read], stock())
    assert [each for each in map(str, both.remarks) if "takes" in each] == told


@pytest.mark.parametrize(
    ("name", "font", "family"),
    [
        ("karte", "", "eb-garamond"),
        ("karte", "crimson-pro", "crimson-pro"),
        ("karte", "dancing-script", "source-sans-3"),
        ("karte", "warm", "source-sans-3"),
        ("bewerbung", "", "source-sans-3"),
    ],
)
def test_a_notes_envelope_has_the_typeface_of_its_card_but_never_a_script(name: str, font: str, family: str) -> None:
    told = letter(name, **({"font": font} if font else {}))
    job = resolve(told, stock(), "envelope" if name == "bewerbung" else "card")
    assert job.fonts.envelope == family
    if name == "karte":
        assert resolve(told, stock(), "envelope").fonts.envelope == family, "printed by itself, too"
