"""Every letterhead on continuation sheets and on every card, with little to show and with much; and what overflows."""

from __future__ import annotations

from pathlib import Path

import pytest

from stationery.catalog.borders import border
from stationery.catalog.cards import card as find_card
from stationery.catalog.letters import letter_style
from stationery.compose.parts.border import draw_border
from stationery.compose.parts.panels import unfold
from stationery.data.resources import folder
from stationery.data.stock import Stock
from stationery.model.errors import StationeryError
from stationery.model.geometry import Rect
from stationery.model.letter import Written
from stationery.model.page import BLACK, Item, Text
from stationery.model.units import ZERO, pt
from stationery.model.values import replace
from stationery.products.blank import blank_cards, blank_pdfs
from stationery.products.stock import open_stock
from stationery.resolve.job import CardOptions
from tests.pairs import pairs
from tests.products.made import stock, styles
from tests.products.test_letterheads import HEADS, SENDERS, USUAL, ink, overlapping, sent

STYLED = sorted({(style, paper) for style, paper, _ in styles()})
CARDS = stock().store.names("cards")


def outside(items: tuple[Item, ...], room: Rect) -> list[Item]:
    return [item for item in items if not room.contains(ink(item))]


SHEETS = pairs(STYLED, HEADS, list(SENDERS))


@pytest.mark.parametrize("head", HEADS)
def test_on_every_continuation_sheet(head: str) -> None:
    for (style, paper), other, who in SHEETS:
        if other != head:
            continue
        asked = sent(SENDERS[who], style=style, paper=paper, letterhead=head)
        for sheets in blank_pdfs(asked, stock(), 1, continuation=True)[1:]:
            (page,) = sheets.pages
            margins = letter_style(stock().store, style).sheet(paper)
            side = min(margins.left, margins.right) - pt(0.5)
            assert page.items and list(overlapping(page.items)) == [], (style, paper)
            assert outside(page.items, Rect(side, pt(17), page.size.width - side * 2, pt(72))) == [], (style, paper)


@pytest.mark.parametrize("who", SENDERS)
@pytest.mark.parametrize("head", HEADS)
def test_on_every_card_and_fold(head: str, who: str) -> None:
    seen = 0
    for name in CARDS:
        found = find_card(stock().store, name)
        for fold in found.folds:
            asked = sent(SENDERS[who], letterhead=head)
            manner = CardOptions(fold=Written(fold.id), single=True)
            made = blank_cards(asked.sender, stock(), choices=replace(asked.choices, card=Written(name)), manner=manner)
            front = unfold(found, fold.id, fold.orientation).panel("front").rect
            side = found.margins.side - pt(0.5)
            room = Rect(front.x + side, front.y, front.width - side * 2, front.height)
            drawn = draw_border(border(stock().store, Written(found.border)), front, BLACK) if found.border else ()
            items = made.pages[0].items[len(drawn) :]
            words = [item for item in items if isinstance(item, Text)]
            assert words and list(overlapping(items)) == [], (name, fold.id)
            assert outside(items, room) == [], (name, fold.id)
            seen += 1
    assert seen > len(CARDS)


OWN = """name: Own
cite: test
first: {cite: test, from_top: 0.6in, rows: [{show: name, size: SIZE, leading: SIZE}]}
continuation: {cite: test, from_top: 0.5in, rows: [{show: name, size: SIZE, leading: SIZE}]}
envelope: {cite: test, rows: [{show: name, size: SIZE, leading: SIZE}]}
"""


def shop_with(tmp_path: Path, size: str) -> Stock:
    (tmp_path / "letterheads").mkdir()
    (tmp_path / "letterheads" / "own.yaml").write_text(OWN.replace("SIZE", size), "utf-8")
    return open_stock((folder("layouts"), str(tmp_path)), (folder("fonts"),), stock().today)


def test_a_letterhead_of_ones_own_is_set(tmp_path: Path) -> None:
    assert blank_pdfs(sent(USUAL, letterhead="own"), shop_with(tmp_path, "16pt"), 1, continuation=True)


@pytest.mark.parametrize("size", ["200pt", "300pt"])
def test_words_wider_than_the_sheet_are_told_and_never_clipped(tmp_path: Path, size: str) -> None:
    with pytest.raises(StationeryError, match="letterhead") as raised:
        blank_pdfs(sent(USUAL, letterhead="own"), shop_with(tmp_path, size), 1, continuation=True)
    assert "Okafor" in str(raised.value) or "Daniel" in str(raised.value)


def test_the_room_of_a_card_is_seen_to_be_left() -> None:
    """So that the tests above cannot pass by seeing nothing."""
    asked = sent(USUAL, letterhead="plain-block")
    made = blank_cards(asked.sender, stock(), choices=replace(asked.choices, card=Written("us-a2")))
    assert outside(made.pages[0].items, Rect(ZERO, ZERO, pt(10), pt(10)))
