"""Envelopes by ruler: every size with every post, found by listing; half an em for each character."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

import pytest

from stationery.catalog.axes import Area, Axis
from stationery.catalog.countries import country
from stationery.catalog.envelopes import Envelope, envelope
from stationery.catalog.letterheads import letterhead
from stationery.catalog.posts import ADDRESS, NOTHING, POSTAGE, SENDER, Post, Zone, post
from stationery.catalog.printable_area import safe_area
from stationery.catalog.typesetting import setting
from stationery.compose.parts.return_address import Design
from stationery.compose.type.compositor import Compositor
from stationery.data.resources import folder
from stationery.data.store import Store
from stationery.model.errors import CannotSet, DoesNotFit, Place, Several, SourceError
from stationery.model.geometry import Point, Rect, Size, sheet
from stationery.model.manuscript import Manuscript
from stationery.model.page import Box, Page, Text
from stationery.model.prose import Line, plain
from stationery.model.typeface import FixedPitch
from stationery.model.units import ZERO, Length, inch, mm, pt
from stationery.model.values import replace
from tests.compose.envelopes import compose_envelope, envelope_proof
from tests.compose.manuscripts import Composed
from tests.pairs import pairs

STORE = Store((folder("layouts"),))
SAFE = safe_area(STORE)
PLAIN = [name for name in STORE.names("envelopes") if not envelope(STORE, name).windows.windows]
"""Those without a window: one with a window has no delivery address on its face (tests/products/test_windows.py)."""
EVERY = [(name, id_) for name in PLAIN for id_ in STORE.names("posts")]
EACH = [(name, id_) for name, id_ in EVERY if not post(STORE, id_).is_small(envelope(STORE, name).size)]
"""Each envelope with each post that takes one so small."""
TAKING = {name: [id_ for other, id_ in EACH if other == name] for name in dict(EACH)}
"""The posts that take an envelope. A case is an envelope with all of them."""
NARROW = [
    (name, id_)
    for id_ in STORE.names("posts")
    for name in sorted(
        (name for name, other in EACH if other == id_),
        key=lambda name: (envelope(STORE, name).size.width, envelope(STORE, name).size.height),
    )[:2]
]
"""The two shortest envelopes that each post takes: where a return address has the least room."""
SHORT = ("Ms. Jane Schmoe", "1200 Main Street", "Springfield, IL 62701")
SENDER_LINES = ("Johann Sebastian Example", "17 Beech Street, Apt. 4", "Portland, OR 97201")


def longest(by: Post, size: Size) -> tuple[str, ...]:
    """As many lines as the post takes, six if it does not say; as wide as it takes, thirty characters if so.

    None is wider than what a printer reaches.
    """
    form = country(STORE, by.countries[0]) if len(by.countries[0]) == 2 else None
    wide = form.most_characters if form else 0
    if by.widest:
        wide = int(min(by.widest, SAFE.on(size).width) / (max(by.least_size, by.capital_height * (1 / 0.7)) * 0.5))
    return tuple("x" * (wide or 30) for _ in range((form.most_lines if form else 0) or 6))


def lines(texts: tuple[str, ...], file: str = "--to") -> tuple[Line, ...]:
    return tuple(plain(text, Place(file, number)) for number, text in enumerate(texts, 1))


def manuscript(to: tuple[str, ...] = SHORT, sender: tuple[str, ...] = SENDER_LINES) -> Manuscript:
    return Manuscript(
        "en-US", "Envelope", delivery_address=lines(to), return_address=lines(sender, "--from"), place=Place("ann.md")
    )


def composed(name: str = "us-10", id_: str = "usps", to: tuple[str, ...] = SHORT, **choices: object) -> Composed:
    return compose_envelope(
        manuscript(to), envelope(STORE, name), post(STORE, id_), SAFE, FixedPitch(), face="sans", **choices
    )  # type: ignore[arg-type]


def texts(page: Page, role: str = "") -> list[Text]:
    return [
        item
        for item in page.items
        if isinstance(item, Text) and (not role or (item.path[:1] and item.path[0].role == role))
    ]


def ink(text: Text) -> Rect:
    """What a text can blacken: FixedPitch has ascenders of 0.8 em and descenders of 0.2 em."""
    return Rect(text.at.x, text.at.y - text.size * 0.8, text.size * (len(text.text.rstrip()) * 0.5), text.size)


def block(page: Page, role: str) -> Rect:
    rects = [ink(text) for text in texts(page, role)]
    joined = rects[0]
    for rect in rects[1:]:
        joined = joined.join(rect)
    return joined


def least(by: Post) -> Length:
    """The smallest type that the post can read; FixedPitch's capitals are 0.7 em high."""
    return max(by.least_size, by.capital_height * (1 / 0.7))


def assert_zones_are_kept(page: Page, found: Envelope, by: Post) -> None:
    for text in texts(page):
        assert SAFE.on(found.size).contains(ink(text)), (by.id, text.text)
        for purpose in (NOTHING, POSTAGE):
            kept = not any(rect.overlaps(ink(text)) for rect in by.rects(found.size, purpose))
            assert kept, (by.id, purpose, text.text)
    for text in texts(page, "DeliveryAddress"):
        assert all(rect.contains(ink(text)) for rect in by.rects(found.size, ADDRESS)), (by.id, text.text)
        assert not any(rect.overlaps(ink(text)) for rect in by.rects(found.size, SENDER)), (by.id, text.text)
        assert text.size >= least(by), (by.id, text.text)
    for text in texts(page, "ReturnAddress"):
        assert all(rect.contains(ink(text)) for rect in by.rects(found.size, SENDER)), (by.id, text.text)


def test_there_are_envelopes_and_posts() -> None:
    assert len(EACH) >= 9 * 3
    assert len(TAKING) == len({name for name, _ in EACH})


@pytest.mark.parametrize("name", TAKING)
def test_a_usual_address_stands_where_the_eye_expects_it_and_keeps_every_zone(name: str) -> None:
    found = envelope(STORE, name)
    for id_ in TAKING[name]:
        (page,) = composed(name, id_, stamp_box=True).pages
        assert_zones_are_kept(page, found, post(STORE, id_))
        to, back = block(page, "DeliveryAddress"), block(page, "ReturnAddress")
        least, most = (0.38, 0.5) if found.size.width < mm(186) else (0.42, 0.48)
        assert found.size.width * least <= to.x <= found.size.width * most, id_
        assert to.y + to.height * 0.5 > found.size.height * 0.5, id_
        assert to.y >= back.bottom + mm(5), id_
        assert len({text.at.x for text in texts(page, "DeliveryAddress")}) == 1, id_
        assert all("lnum" in text.face.features for text in texts(page)), id_


@pytest.mark.parametrize("name", TAKING)
def test_the_longest_legal_address_fits(name: str) -> None:
    found = envelope(STORE, name)
    for by in (post(STORE, id_) for id_ in TAKING[name]):
        lines_ = longest(by, found.size)
        made = composed(name, by.id, lines_)
        assert_zones_are_kept(made.pages[0], found, by)
        assert tuple(text.text.strip() for text in texts(made.pages[0], "DeliveryAddress")) == lines_, by.id
        assert not any("takes at most" in remark.message for remark in made.remarks), by.id


@cache
def holds(name: str, id_: str, width: int, count: int) -> bool:
    """Whether the read area, the safe area and the post have room for so many lines of so many characters."""
    by, size = post(STORE, id_), envelope(STORE, name).size
    areas = (SAFE.on(size), *by.rects(size, ADDRESS))
    wide, high = least(by) * (width * 0.5), least(by) * (1.2 * (count - 1) + 1)
    if width > 31 and count == 8 and id_ == "royal-mail" and name in ("us-6-3-4", "us-8-5-8"):
        return False  # so high a block, 5 mm below the return address, must stay left of the postage
    return wide <= min(by.widest or size.width, *(area.width for area in areas)) and all(
        high <= area.height for area in areas
    )


@pytest.mark.parametrize("name", TAKING)
def test_what_there_is_room_for_is_made_and_keeps_the_zones(name: str) -> None:
    """Each envelope with each post, and each of both with each width and number of lines that it holds."""
    rows = [row for row in ADDRESSED if row[0] == name]
    assert {id_ for _, id_, _, _ in rows} == set(TAKING[name])
    for _, id_, width, count in rows:
        (page,) = composed(name, id_, ("x" * width,) * count).pages
        assert_zones_are_kept(page, envelope(STORE, name), post(STORE, id_))


WIDTHS = (10, 31, 52, 73, 94)
ADDRESSED = pairs(
    list(TAKING),
    STORE.names("posts"),
    WIDTHS,
    (1, 5, 8),
    valid=lambda name, id_, width, count: id_ in TAKING[name] and holds(name, id_, width, count),
    always=lambda name, id_, width, count: (
        count == 8 and not any(holds(name, id_, wider, 8) for wider in WIDTHS if wider > width)
    ),
)
"""Envelope, post, characters of a line, lines; of each envelope with each post the largest block that it holds."""


def test_a_number_10_by_ruler() -> None:
    """At 12 pt a character is 6 pt; 21 of them are 1.75 in. Centered at 62 % they would begin beyond 48 %."""
    (page,) = composed().pages
    assert (page.size, page.turn, page.name) == (Size(inch(9.5), inch(4.125)), "clockwise", "us-10")
    assert page.media == "na_number-10_4.125x9.5in"
    to = texts(page, "DeliveryAddress")
    assert [text.size for text in to] == [pt(12)] * 3
    assert to[0].at.x == inch(9.5) * 0.48
    assert to[1].at.y - to[0].at.y == pt(15)
    height = pt(15 * 2 + 12)
    assert to[0].at.y == inch(4.125) * 0.56 - height * 0.5 + pt(12) * 0.8
    back = texts(page, "ReturnAddress")
    assert back[0].at == Point(mm(17.5), mm(9.5) + pt(9.5) * 0.8)
    assert [text.text for text in back] == [
        "Johann Sebastian Example ",
        "17 Beech Street, Apt. 4 ",
        "Portland, OR 97201",
    ]


def test_tags_language_and_reading_order() -> None:
    (page,) = composed().pages
    assert [text.path[0].role for text in texts(page)] == ["ReturnAddress"] * 3 + ["DeliveryAddress"] * 3
    assert {text.path[1].role for text in texts(page)} == {"P"}
    assert {text.language for text in texts(page)} == {"en-US"}


def test_an_upright_page_is_not_turned() -> None:
    upright, feed = composed(feed=False).pages[0], composed().pages[0]
    assert upright.turn == "" and upright.items == feed.items


def test_a_wide_address_is_moved_to_the_left_before_it_is_small() -> None:
    """80 characters at 12 pt are 6.667 in; the room is 8.154 in wide (17.1 mm free at both ends), less the postage."""
    (page,) = composed(to=("x" * 80, "Springfield")).pages
    (first, _) = texts(page, "DeliveryAddress")
    assert first.size == pt(12)
    assert first.at.x < inch(9.5) * 0.42


def test_a_little_wider_address_is_made_a_little_smaller_at_its_place() -> None:
    """From 42 % to the safe edge there are 4.837 in: 58 characters at 12 pt, 60 at 11.5 pt."""
    made = composed(to=("x" * 60, "Springfield"))
    (first, _) = texts(made.pages[0], "DeliveryAddress")
    assert first.size == pt(11.5)
    assert first.at.x >= inch(9.5) * 0.42
    assert "--to:1: delivery address: set at 11.5 pt instead of 12 pt to fit" in map(str, made.remarks)


def test_the_delivery_address_stays_five_millimeters_below_many_return_lines() -> None:
    """Nine lines fill the 40 mm that Deutsche Post gives the sender; eight of 12 pt would begin at 41 mm."""
    made = compose_envelope(
        manuscript(("x",) * 8, ("y",) * 9),
        envelope(STORE, "dl"),
        post(STORE, "deutsche-post"),
        SAFE,
        FixedPitch(),
        face="s",
    )
    back, to = (block(made.pages[0], role) for role in ("ReturnAddress", "DeliveryAddress"))
    assert mm(35) < back.bottom <= mm(40) and to.y >= back.bottom + mm(5)


@pytest.mark.parametrize("count", [7, 8])
def test_five_millimeters_are_left_and_no_more_where_there_is_no_room_to_spare(count: int) -> None:
    """Eight return lines of 9.5 pt fill the 40 mm of Deutsche Post; the delivery address begins at 45 mm exactly."""
    words = manuscript(("x" * 20,) * count, ("y" * 20,) * 8)
    made = compose_envelope(words, envelope(STORE, "dl"), post(STORE, "deutsche-post"), SAFE, FixedPitch(), face="s")
    back, to = (block(made.pages[0], role) for role in ("ReturnAddress", "DeliveryAddress"))
    assert abs(back.bottom - mm(40)) <= Length(2) and abs(to.y - mm(45)) <= Length(2)


def test_a_long_line_of_an_address_is_one_row() -> None:
    """No row is ever broken: the second line stands 1.25 of the size below the first, at the same left edge."""
    (page,) = composed(to=("x" * 40 + " " + "y" * 40, "z" * 80, "Springfield")).pages
    to = texts(page, "DeliveryAddress")
    assert [text.text.strip() for text in to] == ["x" * 40 + " " + "y" * 40, "z" * 80, "Springfield"]
    assert len({text.at.x for text in to}) == 1
    assert [lower.at.y - upper.at.y for upper, lower in pairwise(to)] == [to[0].size * 1.25] * 2


def test_a_clear_zone_in_the_midst_of_the_face_stays_clear() -> None:
    usps = post(STORE, "usps")
    zone = Zone("emblem", NOTHING, Area(Axis(near=inch(4), size=inch(5.5)), Axis(near=inch(2), size=inch(0.5))), "test")
    by = replace(usps, letter=(*usps.letter, zone))
    made = compose_envelope(manuscript(), envelope(STORE, "us-10"), by, SAFE, FixedPitch(), face="sans")
    assert_zones_are_kept(made.pages[0], envelope(STORE, "us-10"), by)


def test_too_wide() -> None:
    """0.080 in of capitals at 0.7 em are 8.229 pt; 150 characters are 617.1 pt or 8.571 in."""
    with pytest.raises(DoesNotFit) as raised:
        composed(to=("x" * 150, "Springfield"))
    assert str(raised.value) == (
        "--to:1: delivery address: line 1 is 8.571 in wide; the space is 8.154 in\n"
        "  that is at 8.23 pt, the smallest that the United States Postal Service can read; shorten it, or choose a "
        "larger envelope"
    )


def test_all_lines_that_are_too_wide_are_told_in_the_envelopes_unit() -> None:
    with pytest.raises(Several) as raised:
        composed("dl", "deutsche-post", ("x" * 60, "Anna", "y" * 70))
    assert [str(fault).split("\n")[0] for fault in raised.value.faults] == [
        "--to:1: delivery address: line 1 is 105.8 mm wide; the space is 100 mm",
        "--to:3: delivery address: line 3 is 123.5 mm wide; the space is 100 mm",
    ]


def test_too_many_lines() -> None:
    """At 8.229 pt and 1.2, twenty lines are 195.9 pt or 2.72 in; the read area has room for fifteen, 146.5 pt."""
    with pytest.raises(DoesNotFit) as raised:
        composed(to=tuple(f"Line {number}" for number in range(1, 21)))
    assert str(raised.value).startswith("--to:16: delivery address: 20 lines are 2.72 in high; the space is 2.125 in")


def test_a_return_address_too_wide_is_set_smaller_and_then_refused() -> None:
    """Between 17.1 mm and half of a No. 6 3/4, 2.577 in: 46 characters at 8 pt."""
    found, by = envelope(STORE, "us-6-3-4"), post(STORE, "usps")
    made = compose_envelope(manuscript(sender=("x" * 46,)), found, by, SAFE, FixedPitch(), face="sans")
    assert texts(made.pages[0], "ReturnAddress")[0].size == pt(8)
    with pytest.raises(DoesNotFit) as raised:
        compose_envelope(manuscript(sender=("x" * 47,)), found, by, SAFE, FixedPitch(), face="sans")
    assert str(raised.value) == (
        "--from:1: return address: line 1 is 2.611 in wide; the space is 2.577 in\n"
        "  that is at 8 pt, the smallest size; shorten it, put the return address on the flap"
        " (`stationery envelope --return flap`), or leave it out (`--return none`)"
    )


@pytest.mark.parametrize("return_to", ["front", "flap"])
@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("1200 Chesapeake and Ohio Canal Towpath,", "Building C, Apartment 12"),
        ("Maximiliana  Chesapeake", "Featherstonehaugh of the Ohio Canal Lane"),
    ],
)
def test_a_return_address_too_wide_goes_over_two_lines(first: str, second: str, return_to: str) -> None:
    """After a comma, or about in the middle; the flap of a No. 6 3/4 has 3.25 in, 58 characters."""
    found, by = envelope(STORE, "us-6-3-4"), post(STORE, "usps")
    words = manuscript(sender=("Ann Lee", f"{first} {second}", "Salem, OR 97301"))
    made = compose_envelope(words, found, by, SAFE, FixedPitch(), face="sans", return_to=return_to)
    rows = [text.text.strip() for text in texts(made.pages[-1], "ReturnAddress")]
    assert rows == ["Ann Lee", first, second, "Salem, OR 97301"]
    (told,) = [each for each in made.remarks if "return address" in each.message]
    assert str(told).startswith("--from:2: return address: line 2 is too long for the envelope, so it is set on 2")
    assert ("--return flap" in told.hint) == (return_to == "front") and "--return none" in told.hint


def test_many_return_lines_begin_higher() -> None:
    """On a No. 6 3/4 a third of the height is 30.7 mm; six lines at 9.5 pt and 1.2 are 23.46 mm."""
    made = compose_envelope(
        manuscript(sender=("x",) * 6),
        envelope(STORE, "us-6-3-4"),
        post(STORE, "usps"),
        SAFE,
        FixedPitch(),
        face="sans",
    )
    back = block(made.pages[0], "ReturnAddress")
    assert mm(6.5) <= back.y < mm(9.5) and back.bottom <= inch(3.625) * (1 / 3)


def test_without_a_return_address() -> None:
    made = composed(return_to="none")
    assert texts(made.pages[0], "ReturnAddress") == [] and made.remarks == ()


def test_an_unknown_sender_is_remarked() -> None:
    made = compose_envelope(
        manuscript(sender=()), envelope(STORE, "us-10"), post(STORE, "usps"), SAFE, FixedPitch(), face="sans"
    )
    assert [str(remark) for remark in made.remarks] == [
        "the envelope has no return address, because no sender is given"
    ]


@pytest.mark.parametrize("name", [name for name, id_ in EACH if id_ == "usps"])
def test_the_flap_is_a_second_page(name: str) -> None:
    made = composed(name, return_to="flap")
    front, back = made.pages
    size = envelope(STORE, name).size
    assert texts(front, "ReturnAddress") == [] and texts(back, "DeliveryAddress") == []
    rect = block(back, "ReturnAddress")
    assert abs(rect.x + rect.width * 0.5 - size.width * 0.5) <= Length(1)
    assert SAFE.on(size).contains(rect) and rect.bottom <= size.height * 0.36
    assert any("page 2 is the back" in remark.message for remark in made.remarks)


def test_the_stamp_box_lies_in_the_postage_area() -> None:
    for name, id_ in EACH:
        size = envelope(STORE, name).size
        (page,) = composed(name, id_, stamp_box=True).pages
        (box,) = [item for item in page.items if isinstance(item, Box)]
        stroke = box.rect.inset(box.thickness * -0.5)
        assert all(rect.contains(stroke) for rect in post(STORE, id_).rects(size, POSTAGE)), (name, id_)
        assert SAFE.on(size).contains(stroke) and box.dash


def test_an_envelope_that_the_post_does_not_take_is_refused() -> None:
    """140 x 90 mm are 5.512 x 3.543 in; a 4-bar is 5.125 in long."""
    small = {"us-4-bar", "c7", "c7c6"}
    assert set(EVERY) - set(EACH) == {
        (name, id_) for name in small for id_ in STORE.names("posts") if (name, id_) != ("us-4-bar", "usps")
    }
    with pytest.raises(DoesNotFit) as raised:
        composed("us-4-bar", "general")
    assert str(raised.value) == (
        "4-bar (A1, note card) is too small for most posts: the minimum is 5.512 x 3.543 in\n  choose a larger one"
    )


def test_the_general_zones_are_remarked() -> None:
    assert any("zones that suit most posts" in remark.message for remark in composed("dl", "general").remarks)


def test_a_flat_is_remarked() -> None:
    told = [str(remark) for remark in composed("c5").remarks]
    assert told == [
        "C5 is larger than a letter (292.1 x 155.6 mm); the United States Postal Service treats it as a flat"
    ]


@pytest.mark.parametrize(
    ("name", "id_", "told"),
    [
        ("c4", "royal-mail", "C4 is larger than a letter (240 x 165 mm); Royal Mail treats it as a large letter"),
        ("us-10x13", "royal-mail", "10 x 13 (catalog) is larger than a large letter (13.898 x 9.843 in); Royal Mail "
         "treats it as a parcel"),
    ],
)  # fmt: skip
def test_a_larger_letter_is_called_as_its_post_calls_it(name: str, id_: str, told: str) -> None:
    assert told in [str(remark) for remark in composed(name, id_).remarks]


def test_a_block_may_be_too_high_for_the_post() -> None:
    bpost = post(STORE, "bpost")
    low = replace(bpost, limits=replace(bpost.limits, highest=mm(25)))
    made = compose_envelope(manuscript(("x",) * 6), envelope(STORE, "c4"), low, SAFE, FixedPitch(), face="sans")
    assert block(made.pages[0], "DeliveryAddress").height <= mm(25)


@pytest.mark.parametrize("id_", [id_ for id_ in STORE.names("posts") if post(STORE, id_).limits.quiet])
def test_the_quiet_zone_round_the_address(id_: str) -> None:
    by = post(STORE, id_)
    for name in (name for name, other in EACH if other == id_):
        (page,) = composed(name, id_, ("x" * 30,) * 7).pages
        near = block(page, "DeliveryAddress").inset(-by.limits.quiet)
        assert not near.overlaps(block(page, "ReturnAddress")), name
        assert not any(near.overlaps(rect) for rect in by.rects(envelope(STORE, name).size, POSTAGE)), name


def test_a_character_that_no_typeface_has() -> None:
    with pytest.raises(CannotSet, match=r"--to:2: delivery address: no available typeface has '�' \(U\+FFFD\)"):
        composed(to=("Jane", "\ufffd Street"))


def test_no_delivery_address() -> None:
    with pytest.raises(SourceError, match=r"ann\.md: the envelope has no delivery address"):
        composed(to=())


@pytest.mark.parametrize("name", STORE.names("letterheads"))
@pytest.mark.parametrize(("size", "id_"), NARROW)
def test_a_letterhead_dresses_the_return_address(name: str, size: str, id_: str) -> None:
    compositor = Compositor(FixedPitch(), setting(STORE), "serif", "en-US")
    made = composed(size, id_, design=Design(letterhead(STORE, name).envelope, compositor))
    back = texts(made.pages[0], "ReturnAddress")
    assert_zones_are_kept(made.pages[0], envelope(STORE, size), post(STORE, id_))
    assert " ".join("".join(text.text for text in back).split()).casefold() == " ".join(SENDER_LINES).casefold()


@pytest.mark.parametrize("name", TAKING)
def test_a_proof_labels_every_zone_and_no_two_labels_overlap(name: str) -> None:
    found = envelope(STORE, name)
    for by in (post(STORE, id_) for id_ in TAKING[name]):
        made = envelope_proof(found, by, SAFE, FixedPitch(), "sans")
        (page,) = made.pages
        assert made.remarks == () and page.turn == "" and page.size == found.size, by.id
        outlined = [item.rect for item in page.items if isinstance(item, Box)]
        assert outlined == [*(zone.on(found.size) for zone in by.zones(found.size)), SAFE.on(found.size)], by.id
        words = [text.text.strip() for text in texts(page)]
        assert {zone.name for zone in by.zones(found.size)} <= set(words), by.id
        placed = [(text, ink(text)) for text in texts(page)]
        for number, (text, rect) in enumerate(placed):
            assert text.path and sheet(found.size).contains(rect), (by.id, text.text)
            # Lines of one block may touch: FixedPitch's ascenders and descenders fill the em.
            for other, taken in placed[:number]:
                if other.path != text.path:
                    assert not rect.overlaps(taken), (by.id, text.text, other.text)


def test_a_proof_gives_measures_in_the_envelopes_unit() -> None:
    made = envelope_proof(envelope(STORE, "us-10"), post(STORE, "usps"), SAFE, FixedPitch(), "sans")
    words = [text.text.strip() for text in texts(made.pages[0])]
    assert "8.5 x 2.125 in; 0.5 in from left, 1.375 in from top" in words
    assert min(text.size for text in texts(made.pages[0])) > ZERO
