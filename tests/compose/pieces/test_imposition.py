"""Cards on sheets, by ruler: where they stand, that inside lies behind outside to the EMU, and where the marks are."""

from __future__ import annotations

from itertools import product

import pytest

from stationery.catalog.cards import ORIENTATIONS, card
from stationery.catalog.papers import paper, papers
from stationery.compose.parts.panels import ACROSS, DOWN, INSIDE, OUTSIDE, Unfolded, unfold
from stationery.compose.pieces.imposition import LONG, SHORT, UPS, Imposition, Plan, impose, place_alone, plan_sheet
from stationery.model.errors import DoesNotFit
from stationery.model.geometry import Point, Rect, Size, sheet
from stationery.model.page import Page, Rule
from stationery.model.typeface import FixedPitch
from stationery.model.units import ZERO, inch, mm, pt
from tests.compose.manuscripts import STORE
from tests.compose.notes import EVERY, STYLE, composed, note, order, texts
from tests.pairs import label, pairs

MARKS = STYLE.marks


def planned(name: str, fold: str, on: str, up: int = 0, orientation: str = "") -> Plan:
    found = card(STORE, name)
    chosen = found.fold(fold) or found.folds[0]
    return plan_sheet(unfold(found, fold, orientation or chosen.orientation), paper(STORE, on), MARKS, up)


def imposed(name: str = "us-a2", fold: str = "top", on: str = "letter", **how: int) -> Imposition:
    return impose(composed(note(8), order(name, fold)), paper(STORE, on), MARKS, **how)


def rules(page: Page) -> list[Rule]:
    return [item for item in page.items if isinstance(item, Rule)]


def turned_over(point: Point, size: Size, edge: str) -> Point:
    """Where a point of a sheet's front is found from its back, the sheet having been turned over one of its edges."""
    upright_axis = (edge == LONG) == (size.height >= size.width)
    return Point(size.width - point.x, point.y) if upright_axis else Point(point.x, size.height - point.y)


@pytest.mark.parametrize(("name", "fold"), EVERY)
@pytest.mark.parametrize("orientation", ORIENTATIONS)
def test_every_inside_panel_lies_exactly_behind_its_outside(name: str, fold: str, orientation: str) -> None:
    """On every paper, as many as it holds."""
    unfolded = unfold(card(STORE, name), fold, orientation)
    for on, up in product(sorted(papers(STORE)), UPS):
        if holds(unfolded.size, paper(STORE, on).size, up):
            assert_behind(planned(name, fold, on, up, orientation), unfolded, up)
        else:
            with pytest.raises(DoesNotFit):
                planned(name, fold, on, up, orientation)


def holds(one: Size, on: Size, up: int) -> bool:
    """Whether so many stand edge to edge on the sheet, in one row or column or two by two, however it is turned."""
    ways = {(up, 1), (1, up), (2, 2)} if up == 4 else {(up, 1), (1, up)}
    return any(
        one.width * across <= width and one.height * down <= height
        for across, down in ways
        for width, height in ((on.width, on.height), (on.height, on.width))
    )


def assert_behind(made: Plan, unfolded: Unfolded, up: int) -> None:
    assert len(made.outside) == len(made.inside) == up
    for out, inner in zip(made.outside, made.inside, strict=True):
        assert sheet(made.sheet).contains(out) and sheet(made.sheet).contains(inner)
        for panel in unfolded.panels:
            if panel.side == OUTSIDE:
                behind = unfolded.panel(panel.behind)
                assert behind.side == INSIDE
                corners = {
                    turned_over(Point(out.x + x, out.y + y), made.sheet, made.edge)
                    for x in (panel.rect.x, panel.rect.right)
                    for y in (panel.rect.y, panel.rect.bottom)
                }
                assert corners == {
                    Point(inner.x + x, inner.y + y)
                    for x in (behind.rect.x, behind.rect.right)
                    for y in (behind.rect.y, behind.rect.bottom)
                }
    rects = list(made.outside)
    assert not any(one.overlaps(other) for number, one in enumerate(rects) for other in rects[:number])


def test_the_plans_that_stand_on_a_sheet() -> None:
    cases = {
        ("us-a2", "top", "letter"): (2, Size(inch(11), inch(8.5)), LONG),
        ("us-a2", "side", "letter"): (2, Size(inch(8.5), inch(11)), LONG),
        ("us-a2", "none", "letter"): (4, Size(inch(11), inch(8.5)), SHORT),
        ("us-a2", "top", "a4"): (1, Size(mm(210), mm(297)), SHORT),
        ("us-4-bar", "side", "letter"): (2, Size(inch(8.5), inch(11)), LONG),
        ("us-a6", "side", "letter"): (1, Size(inch(11), inch(8.5)), SHORT),
        ("us-a7", "side", "letter"): (1, Size(inch(11), inch(8.5)), SHORT),
        ("iso-a6", "side", "a4"): (2, Size(mm(210), mm(297)), LONG),
        ("iso-a6", "none", "a4"): (4, Size(mm(297), mm(210)), SHORT),
        ("us-postcard", "none", "letter"): (2, Size(inch(8.5), inch(11)), LONG),
    }
    for (name, fold, on), (count, size, edge) in cases.items():
        made = planned(name, fold, on)
        assert (len(made.outside), made.sheet, made.edge) == (count, size, edge), (name, fold, on)


def test_two_a2_cards_fill_a_letter_sheet() -> None:
    made = planned("us-a2", "top", "letter")
    assert made.outside == tuple(Rect(inch(x), ZERO, inch(5.5), inch(8.5)) for x in (0, 5.5))
    assert made.inside == made.outside, "turned top to bottom each stays in its column"
    side = planned("us-a2", "side", "letter")
    assert side.inside == side.outside


def test_so_many_as_asked_for_or_a_refusal_that_says_how_many() -> None:
    with pytest.raises(DoesNotFit) as caught:
        planned("us-a2", "top", "letter", 4)
    assert str(caught.value) == (
        "4 cards of 5.5 x 8.5 in (unfolded) do not fit on US Letter, which holds 2 cards\n"
        "  print 2 per sheet (--up 2), or choose another paper"
    )
    with pytest.raises(DoesNotFit, match=r"the card of 254 x 177\.8 mm .* does not fit on A5, which holds none"):
        planned("us-a7", "side", "a5")


def test_outsides_on_page_one_insides_on_page_two() -> None:
    made = imposed()
    outside, inside = made.composed.pages
    assert made.duplex == LONG and outside.size == inside.size == Size(inch(11), inch(8.5))
    assert [text.text for text in texts(outside.items)] == ["AE", "AE"]
    assert {text.text for text in texts(inside.items)} >= {"Dear Ms. Schmoe,", "Sincerely,"}


def test_the_first_copy_is_tagged_and_the_second_an_artifact_half_a_sheet_on() -> None:
    _, inside = imposed().composed.pages
    words = texts(inside.items)
    half = len(words) // 2
    assert all(text.path for text in words[:half]) and not any(text.path or text.link for text in words[half:])
    for first, second in zip(words[:half], words[half:], strict=True):
        assert (second.text, second.at) == (first.text, Point(first.at.x + inch(5.5), first.at.y))
    roles = [text.path[0].role for text in words[:half]]
    assert list(dict.fromkeys(roles)) == ["Date", "Salutation", "Body", "Close", "Signature"]


def test_a_note_without_letterhead_is_one_page() -> None:
    made = impose(composed(note(8), order(head=None)), paper(STORE, "letter"), MARKS)
    assert len(made.composed.pages) == 1 and made.duplex == ""


def test_a_flat_card_is_one_page() -> None:
    made = imposed(fold="none")
    assert len(made.composed.pages) == 1 and made.duplex == ""
    assert made.cuts_across == (inch(5.5),) and made.cuts_down == (inch(4.25),) and not made.marked


def test_so_many_blank_cards_and_no_more() -> None:
    from stationery.compose.pieces.card import blank_card

    made = impose(blank_card(note(), order()[0], FixedPitch()), paper(STORE, "letter"), MARKS, count=5)
    assert [len(texts(page.items)) for page in made.composed.pages] == [2, 2, 1] and made.duplex == ""
    assert sum(1 for page in made.composed.pages for text in texts(page.items) if text.path) == 1
    bare = impose(blank_card(note(), order(head=None)[0], FixedPitch()), paper(STORE, "letter"), MARKS)
    assert len(bare.composed.pages) == 1, "nothing but marks, or not even those"


def test_cards_that_fill_the_sheet_have_no_marks_but_a_measure_to_cut_at() -> None:
    made = imposed()
    assert not any(rules(page) for page in made.composed.pages)
    assert (made.cuts_across, made.cuts_down, made.marked) == ((inch(5.5),), (), False)
    a4 = imposed("iso-a6", "side", "a4")
    assert a4.cuts_down == (mm(148.5),), "half a millimeter at the sheet's edges is not cut off"


def test_marks_of_two_4_bar_cards() -> None:
    """7 x 9.75 in, in the middle of Letter: 0.75 in from the left, 0.625 in from the top; folded at 4.25 in."""
    made = imposed("us-4-bar", "side")
    assert made.marked and (made.cuts_across, made.cuts_down) == ((), ())
    for page in made.composed.pages:
        cuts = [rule for rule in rules(page) if not rule.dash]
        folds = [rule for rule in rules(page) if rule.dash]
        assert {rule.thickness for rule in (*cuts, *folds)} == {pt(0.25)}
        assert {rule.start.x for rule in cuts if rule.start.x == rule.end.x} == {inch(0.75), inch(7.75)}
        heights = {inch(0.625), inch(0.625 + 4.875), inch(0.625 + 9.75)}
        assert {rule.start.y for rule in cuts if rule.start.y == rule.end.y} == heights
        assert {(rule.start.x, rule.end.x) for rule in folds} == {(inch(4.25), inch(4.25))}
        assert len(cuts) == 4 + 6 and len(folds) == 2
        lengths = {abs(rule.end.x - rule.start.x) + abs(rule.end.y - rule.start.y) for rule in (*cuts, *folds)}
        assert lengths == {mm(5)}


def marked(face: tuple[str, str], on: str, up: int) -> bool:
    found = card(STORE, face[0])
    size = unfold(found, face[1], (found.fold(face[1]) or found.folds[0]).orientation).size
    return holds(size, paper(STORE, on).size, up)


@pytest.mark.parametrize(("face", "on", "up"), pairs(EVERY, ["letter", "a4", "legal"], UPS, valid=marked), ids=label)
def test_marks_stand_outside_the_trim_and_on_the_sheet(face: tuple[str, str], on: str, up: int) -> None:
    made = imposed(*face, on, up=up)
    for number, page in enumerate(made.composed.pages):
        trims = made.plan.inside if number else made.plan.outside
        for rule in rules(page):
            near, far = min(rule.start.x, rule.end.x), min(rule.start.y, rule.end.y)
            width, height = abs(rule.end.x - rule.start.x), abs(rule.end.y - rule.start.y)
            drawn = Rect(near, far, width or pt(0.25), height or pt(0.25))
            assert not any(trim.inset(-mm(1.9)).overlaps(drawn) for trim in trims)
            assert sheet(page.size).contains(Rect(near, far, width, height))


def test_marks_of_both_sides_meet() -> None:
    made = imposed("us-a2", "top", up=1)
    outside, inside = made.composed.pages

    def seen(page: Page) -> set[tuple[Point, Point]]:
        return {(rule.start, rule.end) for rule in rules(page)}

    mirrored = {
        tuple(sorted((turned_over(point, outside.size, made.duplex) for point in pair), key=lambda at: (at.x, at.y)))
        for pair in seen(outside)
    }
    assert mirrored == {tuple(sorted(pair, key=lambda at: (at.x, at.y))) for pair in seen(inside)}
    assert len(mirrored) == 8 + 2


@pytest.mark.parametrize(("fold", "turn", "edge"), [("top", "", SHORT), ("side", "clockwise", SHORT)])
def test_a_single_card_has_the_size_of_its_own_sheet(fold: str, turn: str, edge: str) -> None:
    made = place_alone(composed(note(8), order("us-a2", fold)), "us-a2", "na_invoice_5.5x8.5in")
    outside, inside = made.composed.pages
    assert outside.size == inside.size and {outside.size.width, outside.size.height} == {inch(5.5), inch(8.5)}
    assert (outside.turn, outside.media, made.duplex) == (turn, "na_invoice_5.5x8.5in", edge)
    assert not rules(outside)


def test_a_card_is_turned_as_it_is_folded() -> None:
    found = card(STORE, "us-a2")
    assert unfold(found, "side", "portrait").turned == ACROSS
    assert unfold(found, "top", "landscape").turned == DOWN
