"""Notes on cards, by ruler: every card, fold and kind of typeface; and the ruled sheets that lie beneath them."""

from __future__ import annotations

from itertools import pairwise

import pytest

from stationery.catalog.cards import LANDSCAPE, ORIENTATIONS, PORTRAIT, WRITTEN_ON, card
from stationery.catalog.envelopes import Envelope, envelope, envelopes
from stationery.catalog.papers import paper
from stationery.catalog.posts import ADDRESS, POSTAGE, SENDER, Post, post
from stationery.catalog.printable_area import safe_area
from stationery.catalog.typesetting import setting
from stationery.compose.parts.panels import INSIDE, mirror, unfold
from stationery.compose.pieces.card import blank_card
from stationery.compose.pieces.card_panel import _drop_last
from stationery.compose.pieces.proofs.card import card_proof
from stationery.compose.pieces.undersheet import card_undersheet, envelope_undersheet
from stationery.model.errors import CannotSet, DoesNotFit
from stationery.model.geometry import Point, Rect, Size, sheet
from stationery.model.page import Box, Page, Rule
from stationery.model.prose import Listing, Paragraph, Quotation, Span
from stationery.model.typeface import FixedPitch
from stationery.model.units import ZERO, Length, inch, mm, pt
from stationery.model.values import replace
from tests.compose.manuscripts import STORE
from tests.compose.notes import CARDS, EVERY, STYLE, composed, compositor, ink, note, order, texts
from tests.pairs import label, pairs

PURPOSES = ("body", "personal", "envelope")
FACES = [(name, fold, orientation) for name, fold in EVERY for orientation in ORIENTATIONS]
SET = pairs(FACES, PURPOSES, ["centered", "plain-block", None], [(4, 1), (12, 2)])
"""A card as it is folded and held, its kind of typeface, its letterhead, and the words and paragraphs on it."""


def test_every_card_was_found() -> None:
    assert set(CARDS) >= {"us-a2", "us-a6", "us-a7", "us-4-bar", "iso-a6", "us-postcard"}
    assert len(EVERY) >= 16


@pytest.mark.parametrize("name", CARDS)
def test_a_card_goes_into_its_envelope_with_an_eighth_of_an_inch_to_spare(name: str) -> None:
    found = card(STORE, name)
    if found.address_side:
        assert not found.envelope
        return
    cover = envelope(STORE, found.envelope).size
    assert cover.width - found.size.height >= inch(0.125) and cover.height - found.size.width >= inch(0.125)


@pytest.mark.parametrize("name", CARDS)
def test_margins_are_twelve_millimeters_or_more_and_wider_at_the_foot(name: str) -> None:
    margins = card(STORE, name).margins
    assert min(margins.side, margins.top) >= mm(12) and margins.foot > margins.top
    assert STYLE.tight_margin >= mm(12)


@pytest.mark.parametrize(("face", "purpose", "head", "length"), SET, ids=label)
def test_every_line_stands_inside_the_margins_and_no_two_meet(
    face: tuple[str, str, str], purpose: str, head: str | None, length: tuple[int, int]
) -> None:
    name, fold, orientation = face
    for panel in WRITTEN_ON[fold]:
        of = order(name, fold, purpose, head, orientation=orientation, panel=panel)
        made = composed(note(*length), of)
        found = made.unfolded.panel(panel)
        margins = of[0].card.card.margins
        side = min(STYLE.tight_margin, margins.side)
        room = Rect(
            found.rect.x + side,
            found.rect.y + margins.top,
            found.rect.width - side * 2,
            found.rect.height - margins.top - margins.foot,
        )
        front = made.unfolded.panel("front").rect
        boxes: list[Rect] = []
        for text in texts(made.inside if found.side == INSIDE else made.outside):
            box = ink(text)
            assert (front if text.path[0].role == "Letterhead" else room).contains(box), text.text
            assert not any(box.overlaps(other) for other in boxes), text.text
            boxes.append(box)
        limits = STYLE.limits[purpose]
        sizes = {text.size for text in (*made.inside, *made.outside) if text.path[0].role != "Letterhead"}  # type: ignore[union-attr]
        assert len(sizes) == 1 and limits.least <= sizes.pop() <= limits.most
        if head:
            (mark, *_) = texts(made.outside, "Letterhead")
            assert mark.text.strip() == {"centered": "AE", "plain-block": "Ann Example"}[head]
            middle = mark.at.x + mark.width * 0.5
            assert abs(middle - (front.x + front.width * 0.5)) <= Length(1)


def test_a_short_note_is_set_as_large_as_its_type_may_be_a_little_above_the_middle() -> None:
    made = composed(note(8), order(purpose="personal"))
    words = texts(made.inside)
    assert {text.size for text in words} == {pt(15)}
    panel = made.unfolded.panel("inside-bottom").rect
    middle = (ink(words[0]).y + words[-1].at.y) * 0.5
    assert panel.y + panel.height * 0.44 < middle < panel.y + panel.height * 0.5


def test_a_longer_note_is_set_smaller_and_never_smaller_than_its_least() -> None:
    sizes = []
    for words in range(8, 200, 8):
        try:
            sizes.append(texts(composed(note(words)).inside)[0].size)
        except DoesNotFit:
            break
    assert sizes[0] == sizes[4] == pt(12.5) and pt(11) <= sizes[-1] < pt(12) and max(sizes) == pt(12.5)


def test_the_date_ends_at_the_right_and_the_close_begins_at_the_middle_of_the_text() -> None:
    made = composed(note(24))
    body = texts(made.inside, "Body")
    (date,), (close,), (name,) = (texts(made.inside, part) for part in ("Date", "Close", "Signature"))
    measure = min(inch(5.5) - mm(30), pt(12.5) * 21)
    left = (inch(5.5) - measure) * 0.5
    assert {text.at.x for text in body} == {left}
    assert abs(date.at.x + date.width - (left + measure)) <= Length(1)
    assert close.at.x == name.at.x == left + measure * 0.5
    assert name.at.y - close.at.y > pt(12.5) * 2.4, "room for the pen"


def test_a_long_name_begins_farther_left() -> None:
    from stationery.model.manuscript import Subscription
    from stationery.model.prose import plain

    made = composed(note(8, signers=(Subscription(plain("x" * 40)),)))
    (name,) = texts(made.inside, "Signature")
    (close,) = texts(made.inside, "Close")
    assert name.at.x == close.at.x < inch(2.75) and name.at.x + name.width <= inch(5.5) - mm(12)


def test_a_note_too_long_is_refused_with_the_number_of_words() -> None:
    with pytest.raises(DoesNotFit) as caught:
        composed(note(160))
    told = caught.value.message
    over = int(told.split()[3])
    where = "words too long for the inside bottom of the A2 note card, even at 11 pt"
    assert told.endswith(f"{where} (it has 160; {160 - over} fit)")
    composed(note(160 - over))
    with pytest.raises(DoesNotFit, match="the note is 1 word too long"):
        composed(note(160 - over + 1))


def test_words_are_taken_from_the_end_whatever_they_stand_in() -> None:
    def text(words: str) -> Paragraph:
        return Paragraph((Span(words),))

    blocks = (
        Paragraph((Span("one "), Span("two", emphasis=True), Span(" three"))),
        Listing(((text("four five"),), (text("six"),))),
        Quotation((text("seven eight"),)),
    )
    assert _drop_last(blocks, 1)[-1] == Quotation((text("seven"),))
    assert _drop_last(blocks, 4) == (blocks[0], Listing(((text("four"),),)))
    assert _drop_last(blocks, 6) == (Paragraph((Span("one "), Span("two", emphasis=True))),)
    assert _drop_last(blocks, 7) == (Paragraph((Span("one"),)),)
    assert _drop_last(blocks, 8) == ()


def test_a_character_without_a_glyph_is_named() -> None:
    with pytest.raises(CannotSet, match=r"U\+FFFD"):
        composed(replace(note(), body=(Paragraph((Span("a \ufffd"),)),)))


@pytest.mark.parametrize(("name", "fold"), EVERY)
@pytest.mark.parametrize("orientation", ORIENTATIONS)
def test_panels_fill_both_sides_and_each_lies_behind_its_other_side(name: str, fold: str, orientation: str) -> None:
    found = card(STORE, name)
    made = unfold(found, fold, orientation)
    short, long = found.size.width, found.size.height
    size = Size(short, long) if orientation == PORTRAIT else Size(long, short)
    for panel in made.panels:
        assert Size(panel.rect.width, panel.rect.height) == size
        assert mirror(panel.rect, made.size, made.turned) == made.panel(panel.behind).rect
        assert made.panel(panel.behind).behind == panel.name and made.panel(panel.behind).side != panel.side
    for side in ("outside", "inside"):
        rects = [panel.rect for panel in made.panels if panel.side == side]
        assert sum(rect.width.emu * rect.height.emu for rect in rects) == made.size.width.emu * made.size.height.emu


def test_the_sheet_of_an_a2_card_is_a_half_letter() -> None:
    found = card(STORE, "us-a2")
    assert unfold(found, "top", LANDSCAPE).size == Size(inch(5.5), inch(8.5))
    assert unfold(found, "side", PORTRAIT).size == Size(inch(8.5), inch(5.5))
    assert unfold(found, "side", PORTRAIT).crease == (Point(inch(4.25), ZERO), Point(inch(4.25), inch(5.5)))


def test_a_blank_card_has_only_its_letterhead() -> None:
    made = blank_card(note(), order()[0], FixedPitch())
    assert [text.text for text in texts(made.outside)] == ["AE"] and made.inside == ()
    assert blank_card(note(), order(head=None)[0], FixedPitch()).outside == ()


def lines_of(page: Page) -> list[Rule]:
    """The ruled lines of an under-sheet, top down."""
    rules = [item for item in page.items if isinstance(item, Rule) and item.start.y == item.end.y and not item.dash]
    return sorted(rules, key=lambda rule: (rule.start.y, rule.start.x))


@pytest.mark.parametrize(
    ("name", "fold", "on"),
    [
        (name, fold, on)
        for name, fold in EVERY
        for on in ("letter", "a4")
        # A half of one of them, folded once, needs the whole of its own.
        if fold == "none" or (name, on) not in {("us-a9", "a4"), ("iso-a5", "letter")}
    ],
)
def test_an_undersheet_has_its_lines_at_the_stated_spacing_within_the_margins(name: str, fold: str, on: str) -> None:
    found = card(STORE, name)
    orientation = (found.fold(fold) or found.folds[0]).orientation
    page = card_undersheet(found, fold, orientation, paper(STORE, on), STYLE.undersheet, compositor())
    spacing = found.spacing or STYLE.undersheet.spacing
    assert mm(8) <= spacing <= mm(10)
    (outline,) = [item.rect for item in page.items if isinstance(item, Box)]
    made = unfold(found, fold, orientation)
    assert Size(outline.width, outline.height) == made.size and sheet(page.size).contains(outline)
    area = made.panel(WRITTEN_ON[fold][0]).text_area(found.margins)
    rules = lines_of(page)
    assert (
        len(rules) >= 5 and {rule.thickness for rule in rules} == {pt(1)} and {rule.color for rule in rules} == {(0,)}
    )
    for number, rule in enumerate(rules, 1):
        assert rule.start.y == outline.y + area.y + spacing * number
        assert (rule.start.x, rule.end.x) == (outline.x + area.x, outline.x + area.right)
    assert rules[-1].start.y <= outline.y + area.bottom < rules[-1].start.y + spacing


def test_the_a2_undersheet_by_ruler() -> None:
    """On Letter the half letter begins 1.5 in from the left and 1.25 in from the top; the panel 4.25 in below that."""
    page = card_undersheet(
        card(STORE, "us-a2"), "top", LANDSCAPE, paper(STORE, "letter"), STYLE.undersheet, compositor()
    )
    first, second, *_ = lines_of(page)
    assert first.start == Point(inch(1.5) + mm(15), inch(5.5) + mm(14) + mm(9))
    assert second.start.y - first.start.y == mm(9)
    assert page.media == "na_letter_8.5x11in"


RULED = [
    name
    for name, found in sorted(envelopes(STORE).items())
    if found.size.width <= mm(297) and found.size.height <= mm(210)
]
"""What lies on a sheet of A4."""


@pytest.mark.parametrize("name", RULED)
def test_an_envelopes_lines_stand_in_the_zones_of_every_post_that_takes_it(name: str) -> None:
    for of in STORE.names("posts"):
        if not post(STORE, of).is_small(envelope(STORE, name).size):
            assert_ruled(envelope(STORE, name), post(STORE, of))


def assert_ruled(found: Envelope, by: Post) -> None:
    page = envelope_undersheet(found, by, safe_area(STORE), paper(STORE, "a4"), STYLE.undersheet, compositor())
    (outline,) = [item.rect for item in page.items if isinstance(item, Box)]
    (edge,) = [item for item in page.items if isinstance(item, Rule) and item.start.x == item.end.x]
    to = [rule for rule in lines_of(page) if rule.start.x == edge.start.x]
    back = [rule for rule in lines_of(page) if rule.start.x != edge.start.x]
    assert len(to) == 4 or (len(to) >= 2 and found.size.height < mm(125))
    assert len(back) >= 2
    (spacing,) = {lower.start.y - upper.start.y for upper, lower in pairwise(to)}
    assert spacing in (mm(9), mm(8))
    assert {lower.start.y - upper.start.y for upper, lower in pairwise(back)} == {mm(7)}
    least = 0.38 if found.size.width <= inch(7.3) else 0.42  # small envelopes center the block, no farther left
    assert outline.width * least <= edge.start.x - outline.x + mm(0.01) <= outline.width * 0.48

    def on_envelope(rule: Rule, height: Length) -> Rect:
        x, y = rule.start.x - outline.x, rule.start.y - outline.y
        return Rect(x, y - height, rule.end.x - rule.start.x, height)

    for rule in to:
        assert all(zone.contains(on_envelope(rule, spacing)) for zone in by.rects(found.size, ADDRESS))
        assert not any(zone.overlaps(on_envelope(rule, spacing)) for zone in by.rects(found.size, POSTAGE))
    for rule in back:
        assert all(zone.contains(on_envelope(rule, mm(7))) for zone in by.rects(found.size, SENDER))


def test_what_is_larger_than_the_paper_has_no_undersheet() -> None:
    with pytest.raises(DoesNotFit, match="B4 is larger than A4"):
        envelope_undersheet(
            envelope(STORE, "b4"),
            post(STORE, "usps"),
            safe_area(STORE),
            paper(STORE, "a4"),
            STYLE.undersheet,
            compositor(),
        )
    with pytest.raises(DoesNotFit, match="A7 note card \\(US\\) is larger than A5"):
        card_undersheet(card(STORE, "us-a7"), "side", PORTRAIT, paper(STORE, "a5"), STYLE.undersheet, compositor())


@pytest.mark.parametrize("name", CARDS)
def test_a_proof_names_every_panel_and_no_two_labels_overlap(name: str) -> None:
    found = card(STORE, name)
    pages = card_proof(found, setting(STORE), FixedPitch(), "test").pages
    assert len(pages) == len(found.folds) * 2
    keys = [text.path for page in pages for text in texts(page.items)]
    assert len(keys) == len(set(keys))
    for page in pages:
        boxes: list[Rect] = []
        for text in texts(page.items):
            assert sheet(page.size).contains(ink(text)), text.text
            assert not any(ink(text).overlaps(box) for box in boxes), text.text
            boxes.append(ink(text))
    named = {text.text.rpartition(": ")[2] for page in pages for text in texts(page.items)}
    assert named >= {panel for fold in found.folds for panel in (*WRITTEN_ON[fold.id], "front", "back")}
