"""No word ever leaves its column or its card: in every sample, style, and card, and with words of any length."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from stationery.compose.pieces.card import SetCard, compose_card
from stationery.compose.pieces.letter_flow import margins_of
from stationery.model.diagnostics import Diagnostics
from stationery.model.errors import DoesNotFit
from stationery.model.geometry import Rect
from stationery.model.letter import Letter, Written
from stationery.model.page import Item, Page, Text
from stationery.model.units import ZERO, Length
from stationery.model.values import replace
from stationery.products.letter_pages import add_codes, compose_letter_pages
from stationery.reading.letters import read_letter
from stationery.resolve.job import CardOptions, Job, Options
from stationery.resolve.resolve import resolve
from stationery.wording.card import word_note
from stationery.wording.letter import word_letter
from tests.compose.notes import EVERY
from tests.jobs import STOCK
from tests.products.made import letter, samples, styles

OUTSIDE = ("InsideAddress", "Information", "Letterhead", "Sender", "ReturnLine")
"""What stands in fields of its own, and is refused by them where it is too wide."""
HANG = 0.75
"""In em: what hangs in the margin, a mark of punctuation in justified text."""


def assert_within(items: tuple[Item, ...], left: Length, right: Length, hang: float) -> None:
    for item in items:
        if isinstance(item, Text) and not item.turn:
            slack = item.size * hang
            assert item.at.x >= left - slack, item.text
            assert item.at.x + item.width <= right + slack, (item.text, (item.at.x + item.width - right).mm)


def assert_apart(items: tuple[Item, ...]) -> None:
    """Cells of a table that stand on one line don't touch."""
    cells = [item for item in items if isinstance(item, Text) and any(tag.role == "TR" for tag in item.path)]
    by_line: dict[Length, list[Text]] = {}
    for cell in cells:
        by_line.setdefault(cell.at.y, []).append(cell)
    for line in by_line.values():
        line.sort(key=lambda item: item.at.x)
        for before, after in pairwise(line):
            assert before.at.x + before.width <= after.at.x + before.size * 0.01, (before.text, after.text)


def assert_letter_within(job: Job, pages: tuple[Page, ...]) -> None:
    sheet = margins_of(job.style.sheet(job.paper.id), word_letter(job, Diagnostics()))
    right = job.paper.size.width - sheet.right
    for page in pages:
        assert_within(page.items, ZERO, page.size.width, 0)
        flow = tuple(
            item for item in page.items if isinstance(item, Text) and item.path and item.path[0].role not in OUTSIDE
        )
        assert_within(flow, sheet.left, right, HANG if job.justify else 0.01)
        assert_apart(page.items)


def pages_of(written: Letter) -> tuple[Job, tuple[Page, ...]]:
    job, unsaid = resolve(written, STOCK), Diagnostics()
    return job, compose_letter_pages(job, word_letter(job, unsaid), STOCK, unsaid).pages


def card_of(written: Letter, fold: str = "") -> tuple[Job, SetCard]:
    job = resolve(written, STOCK, "card", Options(card=CardOptions(fold=Written(fold))))
    return job, compose_card(add_codes(job, word_note(job, Diagnostics())), job, STOCK.typefaces)


def assert_card_within(job: Job, card: SetCard) -> None:
    for side in (card.outside, card.inside):
        for item in side:
            if isinstance(item, Text) and not item.turn:
                rects = [panel.rect for panel in card.unfolded.panels]
                assert any(_holds(rect, item) for rect in rects), item.text
    assert_apart(card.inside)


def _holds(rect: Rect, item: Text) -> bool:
    return rect.x <= item.at.x and item.at.x + item.width <= rect.right and rect.y <= item.at.y <= rect.bottom


@pytest.mark.parametrize("name", samples())
def test_samples(name: str) -> None:
    assert_letter_within(*pages_of(letter(name)))


@pytest.mark.parametrize(("style", "paper"), sorted({(style, paper) for style, paper, _ in styles()}))
def test_styles(style: str, paper: str) -> None:
    assert_letter_within(*pages_of(letter("list", style=style, paper=paper)))


@pytest.mark.parametrize(("name", "fold"), EVERY)
def test_cards(name: str, fold: str) -> None:
    sample = letter("note-card", card=name)
    assert_card_within(*card_of(replace(sample, body=read("Thank you for the *tour*.\n\n- one\n- two").body), fold))


HEAD = """---
to: |
  Ms. Ann Lee
  1 Main Street
  Salem, OR 97301
from: |
  Dana Reyes
  12 Elm Street
  Salem, OR 97301
date: 2026-11-20
{more}---
{body}
"""
WORDS = st.text(st.sampled_from("abcdefghilmnorstuXYZ0189/?&=-._#"), min_size=1, max_size=300)
URL = "https://www.example.org/careers/openings?team=data&office=springfield#apply-here_now.html" * 2


def read(body: str, more: str = "") -> Letter:
    return read_letter(HEAD.format(body=body, more=more), "t.md")


def bodies(word: str) -> list[str]:
    safe = word.replace("_", "\\_").replace("#", "\\#").replace("-", "\\-").replace("=", "\\=")
    return [f"See {safe} for more.", f"- {safe}\n- two", f"| A | B |\n|---|---|\n| {safe} | two words |", f"> x{safe}"]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(WORDS)
@example(URL)
@example("W" * 300)
@example("a/" * 150)
def test_words_of_any_length_in_a_letter(word: str) -> None:
    for body in bodies(word):
        written = read(body)
        try:
            made = pages_of(written)
        except DoesNotFit as fault:
            assert fault.place and fault.place.line >= 12 and fault.hint
            continue
        assert_letter_within(*made)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(WORDS)
@example(URL)
@example("W" * 300)
def test_words_of_any_length_on_a_card(word: str) -> None:
    for body in bodies(word):
        try:
            made = card_of(read(body))
        except DoesNotFit as fault:
            assert fault.place and fault.hint
            continue
        assert_card_within(*made)


PARTS = ("subject", "salutation", "close", "postscript", "enclosures", "copies", "signers", "attention", "reference")


@pytest.mark.parametrize("key", PARTS)
@pytest.mark.parametrize("style", ["full-block", "modified-block", "din5008-b"])
def test_long_words_in_other_parts(key: str, style: str) -> None:
    for word in ("W" * 120, URL):
        written = read("Thank you.", f"{key}: {word}\n")
        written = replace(written, choices=replace(written.choices, style=Written(style)))
        try:
            made = pages_of(written)
        except DoesNotFit as fault:
            assert fault.place and fault.place.line == 11, str(fault)
            continue
        assert_letter_within(*made)


def test_a_web_address_is_divided_without_a_hyphen() -> None:
    _, pages = pages_of(read(f"See {URL} for more."))
    texts = [
        item.text for item in pages[0].items if isinstance(item, Text) and item.path and item.path[0].role == "Body"
    ]
    assert "".join(texts).replace(" ", "") == f"See{URL}formore." and len(texts) > 2


def test_a_word_too_wide_is_refused_with_its_place() -> None:
    with pytest.raises(DoesNotFit, match=r"t\.md:12:1: 'W+…' is \d+% wider than the text, and can't be"):
        pages_of(read("W" * 300))
