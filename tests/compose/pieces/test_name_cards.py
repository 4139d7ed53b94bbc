"""Names on cards, by ruler: each within its own card, all in one size, marks outside the grid."""

from __future__ import annotations

import pytest

from stationery.catalog.card_style import note_style
from stationery.catalog.fronts import front
from stationery.catalog.labels import label_sheet, label_sheets, label_style
from stationery.catalog.papers import paper
from stationery.catalog.typesetting import setting
from stationery.compose.pieces.name_cards import CardSheet, compose_cards
from stationery.model.errors import DoesNotFit
from stationery.model.page import Drawing, Rule, Text
from stationery.model.prose import plain
from stationery.model.typeface import FixedPitch
from stationery.model.units import mm
from tests.compose.manuscripts import STORE

CARDS = [name for name, sheet in label_sheets(STORE).items() if sheet.cards]
NAMES = tuple((plain(name),) for name in ("Jo Li", "Jane Schmoe", "Maximilian von Hohenstaufen"))


def look(name: str) -> CardSheet:
    sheet = label_sheet(STORE, name)
    marks = note_style(STORE).marks
    return CardSheet(sheet, label_style(STORE), paper(STORE, sheet.paper), setting(STORE), "en-US", marks)


def test_there_are_cards_for_both_papers() -> None:
    assert {label_sheet(STORE, name).paper for name in CARDS} == {"letter", "a4"} and len(CARDS) >= 7


@pytest.mark.parametrize("name", CARDS)
@pytest.mark.parametrize("set_by", STORE.names("fronts"))
def test_each_name_is_on_its_card_and_all_are_of_one_size(name: str, set_by: str) -> None:
    on = look(name)
    (page,) = compose_cards(NAMES, front(STORE, set_by), on, FixedPitch()).pages
    words = [item for item in page.items if isinstance(item, Text) and item.path]
    assert len({item.size for item in words}) == 1
    for number in range(len(NAMES)):
        area = on.area(number + 1)
        mine = [item for item in words if item.path[0].key == number]
        assert " ".join(item.text.strip() for item in mine).casefold() == NAMES[number][0].text.casefold()
        for item in mine:
            assert area.x < item.at.x and item.at.x + item.width < area.right
            assert area.y < item.at.y - item.size * 0.7 and item.at.y < area.bottom


@pytest.mark.parametrize("name", CARDS)
def test_marks_are_outside_the_cards_and_holes_within(name: str) -> None:
    on = look(name)
    (page,) = compose_cards(NAMES, front(STORE, "sans"), on, FixedPitch()).pages
    cards = [on.sheet.label(number) for number in range(1, on.sheet.count + 1)]
    left, right = min(card.x for card in cards), max(card.right for card in cards)
    marks = [item for item in page.items if isinstance(item, Rule)]
    assert bool(marks) == on.sheet.cut
    for mark in marks:
        level = mark.start.y == mark.end.y
        assert not level or mark.end.x <= left - mm(2) or mark.start.x >= right + mm(2)
        assert bool(mark.dash) <= on.sheet.tent
    holes = [item for item in page.items if isinstance(item, Drawing)]
    assert len(holes) == (on.sheet.count if on.sheet.hole else 0)
    assert all(card.contains(hole.rect) for card, hole in zip(cards, holes, strict=False))


def test_a_run_goes_on_to_the_next_sheet_and_may_start_within_one() -> None:
    on = look("place-cards-letter")
    pages = compose_cards(NAMES, front(STORE, "script"), on, FixedPitch(), start=3).pages
    assert [sum(isinstance(item, Text) for item in page.items) >= 1 for page in pages] == [True, True]


@pytest.mark.parametrize(
    ("card", "name", "lines"),
    [
        ("cards-letter", "Clara Whitcomb", 1),
        ("place-cards-letter", "Priya Natarajan", 1),
        ("avery-5160", "William Smith", 1),
        ("place-cards-letter", "Maximilian Hohenstaufen-Featherstonehaugh", 2),
        ("place-cards-letter", "Mrs.\u00a0William Smith", 2),
    ],
)
def test_a_name_of_two_words_stays_on_one_line_unless_it_would_be_small(card: str, name: str, lines: int) -> None:
    (page,) = compose_cards(((plain(name),),), front(STORE, "script"), look(card), FixedPitch()).pages
    assert len({item.at.y for item in page.items if isinstance(item, Text) and item.path}) == lines


def test_a_calling_card_is_set_in_a_modest_size() -> None:
    on = look("cards-letter")
    (page,) = compose_cards(((plain("Clara Whitcomb"),),), front(STORE, "script"), on, FixedPitch()).pages
    (name,) = (item for item in page.items if isinstance(item, Text) and item.path)
    assert name.width <= on.area(1).width * 0.6


def test_names_without_room_are_all_told() -> None:
    long = (plain("Donaudampfschifffahrtsgesellschaftskapitän" * 3),)
    with pytest.raises(DoesNotFit, match="too wide"):
        compose_cards((long, *NAMES), front(STORE, "spaced"), look("gift-tags-a4"), FixedPitch())


def test_a_tag_is_not_broken_further_than_the_size_of_all_asks_for() -> None:
    """By itself it would be set larger, on four lines."""
    tags = [("For Mr.\u00a0and\u00a0Mrs. William Smith", "from Priya"), ("For Zoë", "from Clara")]
    words = [tuple(map(plain, each)) for each in tags]
    alone, both = (
        compose_cards(each, front(STORE, "script"), look("gift-tags-letter"), FixedPitch()).pages[0].items
        for each in (words[1:], words)
    )
    last = [
        [item.text.strip() for item in items if isinstance(item, Text) and item.path and item.path[0].key == key]
        for items, key in ((alone, 0), (both, 1))
    ]
    assert last == [["For", "Zoë", "from", "Clara"], ["For Zoë", "from Clara"]]
