"""Words and borders on fronts, by ruler: every setting, every border, short and long words."""

from __future__ import annotations

import pytest

from stationery.catalog.borders import border
from stationery.catalog.fronts import front, front_words
from stationery.catalog.typesetting import setting
from stationery.compose.parts.border import draw_border
from stationery.compose.parts.front import Panel, set_front
from stationery.model.errors import DoesNotFit
from stationery.model.geometry import Rect
from stationery.model.page import Drawing, Text
from stationery.model.prose import plain
from stationery.model.typeface import FixedPitch
from stationery.model.units import inch, mm, pt
from stationery.model.values import replace
from tests.compose.manuscripts import STORE

FRONTS = STORE.names("fronts")
BORDERS = STORE.names("borders")
PANEL = Panel(Rect(inch(1), inch(2), inch(5.5), inch(4.25)), setting(STORE), "en-US", (0.0,))
LANGUAGES = [name for name in STORE.names("languages") if "-" not in name]
PURPOSES = set(front_words(STORE, "en"))


def test_there_are_seven_settings_and_three_borders() -> None:
    assert len(FRONTS) >= 7 and len(BORDERS) >= 3


@pytest.mark.parametrize("name", FRONTS)
@pytest.mark.parametrize("words", ["Danke", "Thank you", "Herzlichen Glückwunsch", "Alles Gute zum Geburtstag"])
def test_words_are_centered_within_their_share_and_about_the_middle(name: str, words: str) -> None:
    found = front(STORE, name)
    placed = set_front((plain(words, None),), found, PANEL, FixedPitch(), None)
    for text in (each for each in placed.items if isinstance(each, Text)):
        left, right = text.at.x - PANEL.rect.x, PANEL.rect.right - text.at.x - text.width
        assert abs((left - right).pt) < 0.1
        assert text.path == () or text.width.pt <= PANEL.rect.width.pt * found.fill + 0.1
        assert text.path == () or found.least <= text.size <= found.most
    middle = placed.box.y + placed.box.height * 0.5 - PANEL.rect.y
    assert PANEL.rect.height * found.middle - pt(0.1) < middle < PANEL.rect.height * 0.475
    assert middle < PANEL.rect.height * found.middle + pt(0.1) or placed.box.height > PANEL.rect.height * 0.3
    assert PANEL.rect.contains(placed.box)


def test_many_lines_leave_nearly_as_much_room_above_them_as_below() -> None:
    words = (plain("one", None), *(plain("seven", None),) * 7)
    box = set_front(words, front(STORE, "engraved"), PANEL, FixedPitch(), None).box
    above, below = box.y - PANEL.rect.y, PANEL.rect.bottom - box.bottom
    assert 0.75 < above / below < 1


def test_a_word_too_long_is_refused_with_its_measure() -> None:
    with pytest.raises(DoesNotFit, match="too wide for the front, even at 8 pt"):
        set_front((plain("Donaudampfschifffahrt" * 4, None),), front(STORE, "spaced"), PANEL, FixedPitch(), None)


def test_below_a_name_words_are_no_smaller_than_it_where_they_may_be() -> None:
    words, found = (plain("Danke", None),), front(STORE, "spaced")
    sizes = [
        set_front(words, found, replace(PANEL, name=pt(name)), FixedPitch(), inch(2)).items for name in (0, 12, 30)
    ]
    assert [items[0].size for items in sizes if isinstance(items[0], Text)] == [pt(8.4), pt(12), found.most]


def test_above_a_note_words_begin_where_they_are_told_and_are_smaller() -> None:
    words, found = (plain("Thank you", None),), front(STORE, "roman")
    alone = set_front(words, found, PANEL, FixedPitch(), None)
    headed = set_front(words, found, PANEL, FixedPitch(), inch(2.5))
    assert headed.box.y == inch(2.5) and headed.box.height < alone.box.height


@pytest.mark.parametrize("name", BORDERS)
def test_a_border_stands_five_millimeters_inside_the_edge(name: str) -> None:
    found = border(STORE, name)
    drawn = [item for item in draw_border(found, PANEL.rect, (0.0,)) if isinstance(item, Drawing)]
    assert drawn[0].rect == PANEL.rect.inset(mm(5))
    assert [item.thickness for item in drawn] == [rule.thickness for rule in found.rules]
    for item in drawn:
        assert item.path == () and item.stroke == (0.0,) and PANEL.rect.contains(item.rect)
        assert item.steps[0][0] == "M" and item.steps[-1] == ("Z", ())


def test_a_deckle_corner_keeps_clear_of_the_corner_itself() -> None:
    (drawn,) = draw_border(border(STORE, "deckle"), PANEL.rect, (0.0,))
    assert isinstance(drawn, Drawing)
    corner = PANEL.rect.inset(mm(5))
    ends = [points[-1] for _, points in drawn.steps if points]
    assert all(abs((p.x - corner.x).mm) + abs((p.y - corner.y).mm) >= 4.9 for p in ends)


@pytest.mark.parametrize("name", LANGUAGES)
def test_each_language_has_the_words_for_the_same_purposes(name: str) -> None:
    assert set(front_words(STORE, name)) == PURPOSES and all(front_words(STORE, name).values())


def test_a_usage_has_the_words_of_its_language_but_for_its_own() -> None:
    assert front_words(STORE, "es-mx")["congratulations"] == "Felicidades"
    assert front_words(STORE, "es-mx")["thank-you"] == front_words(STORE, "es")["thank-you"] == "Gracias"
