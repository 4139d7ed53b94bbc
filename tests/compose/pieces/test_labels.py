"""Labels by ruler: every character half an em wide, ascenders 0.8 and descenders 0.2 of the size."""

from __future__ import annotations

import pytest

from stationery.catalog.labels import LabelType, label_sheet, label_sheets, label_style
from stationery.catalog.papers import paper
from stationery.catalog.typesetting import setting
from stationery.compose.pieces.labels import Label, LabelSheets, SheetLook, compose_labels, raise_least
from stationery.compose.pieces.proofs.labels import labels_proof
from stationery.model.errors import DoesNotFit, Place, Several, StationeryError, each_fault
from stationery.model.geometry import Rect, sheet
from stationery.model.page import Drawing, Page, Text
from stationery.model.prose import plain
from stationery.model.typeface import Face, FixedPitch
from stationery.model.units import Length, inch, mm, pt
from tests.jobs import STORE

TYPEFACES, FACE, STYLE = FixedPitch(), Face("fixed"), label_style(STORE)
SHEETS = label_sheets(STORE)


def look(name: str, reach: Rect | None = None) -> SheetLook:
    found = label_sheet(STORE, name)
    return SheetLook(found, STYLE, paper(STORE, found.paper), FACE, reach)


def label(*lines: str, type_: LabelType = STYLE.address, reader: str = "") -> Label:
    written = tuple(plain(line, Place("guests.csv", 17)) for line in lines)
    return Label(written, type_, "en-US", "the label for Ann", Place("guests.csv", 17), reader)


def pages(name: str, *labels: Label, start: int = 1) -> tuple[Page, ...]:
    return compose_labels(labels, LabelSheets(look(name), TYPEFACES, start)).pages


def texts(page: Page) -> list[Text]:
    return [item for item in page.items if isinstance(item, Text)]


ANN = label("Ann Lee", "12 Elm Street", "Salem, OR 97301")


def test_lines_are_left_aligned_and_in_the_middle_of_the_label() -> None:
    """Three lines of 12 pt with a leading of 14.4 are 40.8 pt high; an inch has 72, so 15.6 pt are above."""
    first, second, third = texts(pages("avery-5160", ANN)[0])
    assert {each.at.x for each in (first, second, third)} == {inch(0.1875) + mm(5)}
    assert first.size == pt(12) and first.at.y == inch(0.5) + pt(15.6) + pt(12) * 0.8
    assert second.at.y - first.at.y == pt(14.4)
    assert [each.text for each in (first, second, third)] == ["Ann Lee ", "12 Elm Street ", "Salem, OR 97301"]


def test_lines_that_have_no_room_so_far_in_begin_nearer_to_the_edge() -> None:
    """2.625 in are 189 pt, less 2.2 mm at either side 176.5: 29 characters of 12 pt have 174."""
    (text,) = texts(pages("avery-5160", label("x" * 29))[0])
    right = inch(0.1875) + inch(2.625) - STYLE.side
    assert text.size == pt(12) and text.at.x == right - pt(174)
    (text,) = texts(pages("avery-5160", label("x" * 30))[0])
    assert text.size == pt(11.5)


def test_type_shrinks_for_each_label_by_itself() -> None:
    long = label("x" * 40, "Salem")
    first, *_, last = texts(pages("avery-5160", long, ANN)[0])
    assert (first.size, last.size) == (pt(8.5), pt(12))


@pytest.mark.parametrize(
    ("start", "count", "places"),
    [(1, 1, [(0, 1)]), (7, 2, [(0, 7), (0, 8)]), (30, 2, [(0, 30), (1, 1)]), (29, 33, [(0, 29), (2, 1)])],
)
def test_the_first_label_is_the_one_asked_for_and_the_next_sheet_begins_at_the_first(
    start: int, count: int, places: list[tuple[int, int]]
) -> None:
    found, made = label_sheet(STORE, "avery-5160"), pages("avery-5160", *[label("x")] * count, start=start)
    at = [(number, text.at.x) for number, page in enumerate(made) for text in texts(page)]
    expected = [(number, found.label(which).x + mm(5)) for number, which in places]
    assert [at[0], at[-1]] == [expected[0], expected[-1]] and len(at) == count
    tops = [text.at.y for page in made for text in texts(page)]
    assert tops[-1] - tops[0] == found.label(places[-1][1]).y - found.label(places[0][1]).y
    assert [page.name for page in made] == ["letter"] * (places[-1][0] + 1)


def test_every_label_is_a_section_with_a_paragraph() -> None:
    paths = [text.path for page in pages("avery-5160", ANN, ANN, start=30) for text in texts(page)]
    assert [[tag.role for tag in path] for path in paths] == [["Sect", "P"]] * 6
    assert len({path[0].key for path in paths}) == 2


@pytest.mark.parametrize("name", sorted(name for name, found in SHEETS.items() if not found.round))
def test_the_longest_address_fits_and_one_more_letter_or_line_is_named(name: str) -> None:
    found, least, tight = SHEETS[name], STYLE.address.least, STYLE.address.leading[-1]
    room = look(name).area(1)
    letters = int(room.width / (least * 0.5))
    lines = int((room.height / least - 1) / tight) + 1
    (page,) = pages(name, *[label(*["x" * letters] * lines)] * found.count)
    for number in range(1, found.count + 1):
        mine = texts(page)[(number - 1) * lines : number * lines]
        area = look(name).area(number)
        assert all(area.x <= each.at.x and each.at.x + each.width <= area.right for each in mine)
        assert area.y <= mine[0].at.y - mine[0].size * 0.8 and mine[-1].at.y + mine[-1].size * 0.2 <= area.bottom
    with pytest.raises(DoesNotFit, match=rf"guests.csv:17: the label for Ann: line {lines} is"):
        pages(name, label(*["x" * letters] * (lines - 1), "x" * (letters + 1)))
    with pytest.raises(DoesNotFit, match=rf"the label for Ann: {lines + 1} lines are .* high at 8 pt; the label has"):
        pages(name, label(*["x"] * (lines + 1)))


@pytest.mark.parametrize("name", sorted(name for name, found in SHEETS.items() if found.round))
def test_lines_on_a_round_label_are_centered_and_within_its_rim(name: str) -> None:
    made = texts(pages(name, label("x" * 12, "x" * 30, "x" * 30, "x" * 12))[0])
    circle = label_sheet(STORE, name).label(1)
    radius, x, y = circle.width.mm / 2, (circle.x + circle.width * 0.5).mm, (circle.y + circle.height * 0.5).mm
    for text in made:
        assert abs((text.at.x + text.width * 0.5).mm - x) < 0.01
        for edge in (text.at.y - text.size * 0.8, text.at.y + text.size * 0.2):
            for end in (text.at.x, text.at.x + text.width):
                assert ((end.mm - x) ** 2 + (edge.mm - y) ** 2) ** 0.5 <= radius - STYLE.rim.mm + 0.01


def test_on_a_round_label_the_line_that_crosses_the_rim_is_named() -> None:
    with pytest.raises(StationeryError) as told:
        pages("avery-5294", label("x" * 45, *["x"] * 12, "x" * 45))
    assert isinstance(told.value, Several)
    lines = [each.message.split(":")[1].split(" is ")[0] for each in each_fault(told.value)]
    assert lines == [" line 1", " line 14"]


def test_the_faults_of_all_labels_are_told_together_and_those_of_copies_once() -> None:
    wide, high = label("x" * 50), label(*["x"] * 20, reader="The post")
    with pytest.raises(Several) as told:
        pages("avery-5160", wide, wide, ANN, high)
    assert len(each_fault(told.value)) == 2
    assert "the post can't read smaller type (The post); shorten it" in each_fault(told.value)[1].hint


def test_what_a_printer_does_not_reach_is_kept_clear() -> None:
    whole = sheet(paper(STORE, "letter").size)
    reach = Rect(inch(0.5), inch(0.25), whole.width - inch(1), whole.height - inch(0.5))
    (page,) = compose_labels([label("x" * 20)], LabelSheets(look("avery-5160", reach), TYPEFACES)).pages
    assert texts(page)[0].at.x >= inch(0.5)


def test_a_minimum_of_the_posts_raises_the_size_if_need_be() -> None:
    assert raise_least(STYLE.address, pt(9)).least == pt(9)
    assert raise_least(STYLE.sender, pt(14)).size == pt(14) and raise_least(STYLE.address, pt(3)) == STYLE.address


@pytest.mark.parametrize("name", SHEETS)
def test_a_proof_outlines_every_label_and_numbers_it(name: str) -> None:
    found = SHEETS[name]
    (page,) = labels_proof(look(name), setting(STORE), TYPEFACES).pages
    drawn = [item.rect for item in page.items if isinstance(item, Drawing)]
    assert drawn[::2] == [found.label(number) for number in range(1, found.count + 1)]
    words = {text.text.strip() for text in texts(page)}
    assert {str(number) for number in range(1, found.count + 1)} <= words and found.name in words


def test_a_proof_of_a_small_label_shrinks_its_words() -> None:
    (page,) = labels_proof(look("avery-l7651"), setting(STORE), TYPEFACES).pages
    assert min(text.size for text in texts(page)) >= Length.parse("3pt")
