"""What stands on an envelope beside its addresses, checked by ruler in the post's own inches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import Any

import pytest

from stationery.catalog.axes import read_area
from stationery.catalog.endorsements import NOTICES, endorsements
from stationery.catalog.envelopes import Envelope, envelopes
from stationery.catalog.imb import barcode_look
from stationery.catalog.posts import ADDRESS, NOTHING, POSTAGE, post
from stationery.catalog.printable_area import safe_area
from stationery.catalog.windows import SENDER, Window, Windows
from stationery.compose.parts.barcode import draw_bars, grow, place_bars
from stationery.compose.parts.envelope_face import EnvelopeFace
from stationery.compose.parts.notices import Notices, set_notices
from stationery.data.yaml import read_table
from stationery.model.errors import DoesNotFit
from stationery.model.geometry import Rect
from stationery.model.manuscript import Manuscript
from stationery.model.page import Drawing, Item, Page, Text
from stationery.model.prose import plain
from stationery.model.typeface import Face, FixedPitch
from stationery.model.units import Length, inch
from stationery.model.values import replace
from stationery.postal.imb import BARS, encode
from tests.compose.envelopes import compose_envelope
from tests.compose.manuscripts import STORE, lines
from tests.pairs import pairs

USPS = post(STORE, "usps")
LOOK = barcode_look(STORE)
LOOKS = endorsements(STORE).looks
CODE = encode("01234567094987654321", "010601234")
WORDS = {
    "endorsement": "RETURN SERVICE REQUESTED",
    "delivery_notation": "REGISTERED",
    "arrival_notation": "PERSONAL",
}
LETTERS = [each for each in envelopes(STORE).values() if not USPS.is_flat(each.size) and not USPS.is_small(each.size)]
PLAIN = [each for each in LETTERS if not each.windows.windows]
WINDOWED = [each for each in LETTERS if each.windows.windows and not each.windows.shows(SENDER)]
DOUBLE = [each for each in LETTERS if each.windows.shows(SENDER)]
CROWDED = ("us-4-bar", "us-6-3-4", "c6", "us-a2", "us-a6")
"""Envelopes that have no room for all that could stand on them, with a quarter of an inch clear around it."""


def composed(
    envelope: Envelope | str,
    *kinds: str,
    bars: str = "",
    recipient: tuple[str, ...] = (),
    **asked: Any,
) -> Page:
    words = Manuscript(
        "en-US",
        "Envelope",
        delivery_address=lines(*(recipient or ("Mr. Daniel Ortiz", "240 River Street", "Northampton, MA 01060-1234"))),
        return_address=lines("Nora Feldman", "18 Birch Road", "Amherst, MA 01002"),
    )
    notices = Notices({kind: plain(WORDS[kind]) for kind in kinds}, LOOKS, bars, LOOK)
    found = compose_envelope(
        words,
        envelopes(STORE)[envelope] if isinstance(envelope, str) else envelope,
        USPS,
        safe_area(STORE),
        FixedPitch(),
        face="test",
        feed=False,
        notices=notices if kinds or bars else None,
        **asked,
    )
    return found.pages[0]


def boxes(page: Page) -> Iterator[tuple[str, Rect]]:
    """What stands where: the joined rectangles of each part."""
    measures = FixedPitch().measures(Face("test"))
    parts: dict[str, Rect] = {}
    for item in page.items:
        rect = item.rect if isinstance(item, Drawing) else _box(item, measures.ascender, measures.descender)
        role = getattr(item, "path", ())[0].role
        parts[role] = parts[role].join(rect) if role in parts else rect
    yield from parts.items()


def _box(item: Item, ascender: float, descender: float) -> Rect:
    assert isinstance(item, Text)
    return Rect(item.at.x, item.at.y - item.size * ascender, item.width, item.size * (ascender - descender))


def test_there_are_envelopes_to_look_at() -> None:
    assert {"us-10", "us-a2", "us-a6", "us-6-3-4", "us-monarch"} <= {each.id for each in PLAIN}
    assert {"us-10-window", "us-9-window"} <= {each.id for each in WINDOWED}
    assert {"us-10-double-window", "us-9-double-window"} <= {each.id for each in DOUBLE}


def test_the_bars_are_within_the_standards_limits() -> None:
    """USPS-B-3200: 20 to 24 bars an inch, each 0.015 to 0.025 in wide; a full one 0.125 to 0.165 in, a tracker
    0.039 to 0.057 in high."""
    assert 20 <= inch(1) / LOOK.pitch <= 24
    assert inch(0.015) <= LOOK.width <= inch(0.025)
    assert inch(0.125) <= LOOK.full <= inch(0.165)
    assert inch(0.039) <= LOOK.tracker <= inch(0.057)


def test_each_bar_stands_in_its_state() -> None:
    at = Rect(inch(1), inch(2), LOOK.pitch * 3 + LOOK.width, LOOK.full)
    drawing = draw_bars("FADT", at, LOOK)
    bars: list[list[Length]] = []
    for letter, points in drawing.steps:
        if letter == "M":
            bars.append([])
        bars[-1] += [point.y for point in points]
    reach = (LOOK.full - LOOK.tracker) * 0.5
    high, low, top, bottom = at.y, at.bottom, at.y + reach, at.bottom - reach
    assert [(min(each), max(each)) for each in bars] == [(high, low), (high, bottom), (top, low), (top, bottom)]
    assert drawing.alt == "Intelligent Mail barcode" and drawing.path


@pytest.mark.parametrize("envelope", PLAIN, ids=lambda each: each.id)
def test_a_barcode_stands_by_the_address_in_the_read_area_and_clear(envelope: Envelope) -> None:
    page = composed(envelope, bars=CODE)
    parts = dict(boxes(page))
    bars, address = parts.pop("Barcode"), parts["DeliveryAddress"]
    assert bars.width == LOOK.pitch * (BARS - 1) + LOOK.width
    around = grow(bars, inch(0.125), inch(0.028))
    assert not any(around.overlaps(each) for each in parts.values())
    zones = (*USPS.rects(page.size, POSTAGE), *USPS.rects(page.size, NOTHING))
    if any(bars.overlaps(zone) for zone in zones):  # in the clear zone: the first bar 3.5 to 4.25 in from the right
        assert inch(3.5) <= page.size.width - bars.x <= inch(4.25)
        assert page.size.height - inch(0.625) <= bars.y
    else:
        (area,) = USPS.rects(page.size, ADDRESS)
        assert area.contains(bars)
        apart = max(address.y - bars.bottom, bars.y - address.bottom)
        assert inch(0.028) <= apart <= inch(0.625)


def test_where_there_is_no_room_by_the_address_it_stands_in_the_clear_zone_or_is_refused() -> None:
    size = envelopes(STORE)["us-10"].size
    safe = safe_area(STORE).on(size)
    (area,) = USPS.rects(size, ADDRESS)
    tall = Rect(inch(4), area.y, inch(3), area.height)
    found = place_bars(BARS, LOOK, size, USPS, safe, tall, ())
    assert size.width - found.x == LOOK.from_right and size.height - found.bottom == LOOK.from_bottom
    with pytest.raises(DoesNotFit, match="the barcode does not fit"):
        place_bars(BARS, LOOK, size, USPS, safe, tall, (Rect(found.x, found.y, inch(1), inch(1)),))


def set_beside(address: Rect, return_rect: Rect | None, *kinds: str) -> dict[str, Rect]:
    """What stands beside two addresses of a No. 10 that are at places of our own, a barcode among it."""
    cover = envelopes(STORE)["us-10"]
    face = EnvelopeFace(cover, USPS, safe_area(STORE), "test")
    notices = Notices({kind: plain(WORDS[kind]) for kind in kinds}, LOOKS, CODE, LOOK)
    items = set_notices(notices, face, FixedPitch(), "en-US", return_rect=return_rect, address=address)
    return dict(boxes(Page(cover.size, items)))


def test_the_barcode_keeps_clear_of_the_return_address() -> None:
    """There is room above the address, between 1.375 in (where the read area begins) and 1.7 in; or below it."""
    address = Rect(inch(4), inch(1.7), inch(3), inch(0.5))
    above = set_beside(address, None)["Barcode"]
    assert above.bottom == address.y - LOOK.gap
    below = set_beside(address, Rect(inch(3.5), inch(0.4), inch(2), inch(1.1)))["Barcode"]
    assert below.y == address.bottom + LOOK.gap


def test_a_notice_keeps_clear_of_the_barcode() -> None:
    """The bars stand from 1.97 to 2.12 in, 3 to 5.9 in from the left: right below what is at the address's right."""
    address = Rect(inch(3), inch(1.4), inch(2), inch(0.5))
    beside = Rect(inch(5.5), inch(0.4), inch(0.5), inch(1.5))
    found = set_beside(address, beside, "endorsement")
    bars, clear = found["Barcode"], LOOKS["endorsement"].clear
    spot = Rect(beside.x, beside.bottom + clear, inch(1), inch(0.125))
    assert grow(spot, clear, clear).overlaps(bars), "else the bars are in nobody's way"
    assert not grow(found["Endorsement"], clear, clear).overlaps(bars)


def test_a_notice_above_the_address_stands_above_its_barcode() -> None:
    """Below a return address that fills the left of the face there is no place."""
    address = Rect(inch(4), inch(2.2), inch(3), inch(0.5))
    found = set_beside(address, Rect(inch(0.7), inch(0.4), inch(3), inch(3.2)), "endorsement")
    bars = found["Barcode"]
    assert bars.bottom == address.y - LOOK.gap
    assert found["Endorsement"].bottom == bars.y - LOOKS["endorsement"].clear
    assert found["Endorsement"].x == address.x


KINDS = [each for count in (1, 2, 3) for each in combinations(NOTICES, count)]
ROLES = {"endorsement": "Endorsement", "delivery_notation": "DeliveryNotation", "arrival_notation": "ArrivalNotation"}


def assert_clear(page: Page, kinds: tuple[str, ...], windows: Iterable[Rect] = ()) -> None:
    """Each notice keeps its clear space from all else on the face, from the post's zones, and from every window."""
    parts = dict(boxes(page))
    zones = (*USPS.rects(page.size, POSTAGE), *USPS.rects(page.size, NOTHING), *windows)
    for kind in kinds:
        rect, clear = parts[ROLES[kind]], LOOKS[kind].clear
        others = [other for role, other in parts.items() if role != ROLES[kind]]
        around = grow(rect, clear - Length(2), clear - Length(2))
        assert not any(around.overlaps(other) for other in (*others, *zones))
        assert safe_area(STORE).on(page.size).contains(rect)


@pytest.mark.parametrize(
    ("envelope", "kinds", "bars"),
    # All three, and a barcode with them, leave the least room.
    pairs(PLAIN, KINDS, ["", CODE], always=lambda envelope, kinds, bars: kinds == NOTICES),
    ids=lambda each: each.id if isinstance(each, Envelope) else "+".join(each) if isinstance(each, tuple) else each[:4],
)
def test_notices_keep_clear_of_everything_or_are_refused(envelope: Envelope, kinds: tuple[str, ...], bars: str) -> None:
    try:
        page = composed(envelope, *kinds, bars=bars)
    except DoesNotFit as fault:
        assert "there is no place on" in fault.message and envelope.id in CROWDED
        return
    assert_clear(page, kinds)


@pytest.mark.parametrize("envelope", WINDOWED, ids=lambda each: each.id)
@pytest.mark.parametrize("kinds", KINDS)
def test_notices_keep_clear_of_the_window(envelope: Envelope, kinds: tuple[str, ...]) -> None:
    page = composed(envelope, *kinds)
    assert_clear(page, kinds, (window.on(page.size) for window in envelope.windows.windows))


def with_window(*windows: tuple[str, str, str, str]) -> Envelope:
    """A No. 10 with windows: the left, top, width and height of each in inches."""
    found = []
    for number, (left, top, width, height) in enumerate(windows):
        table = read_table(
            f"x: {{from_left: {left}in, width: {width}in}}\ny: {{from_top: {top}in, height: {height}in}}\n", "w.yaml"
        )
        found.append(Window("sender" if number else "recipient", read_area(table), Length(0), "test"))
    return replace(envelopes(STORE)["us-10"], windows=Windows(tuple(found)))


@pytest.mark.parametrize("kinds", [NOTICES[:1], NOTICES[2:], NOTICES[:2]])
def test_a_window_where_a_notice_would_stand_sends_it_elsewhere(kinds: tuple[str, ...]) -> None:
    """One right below the return address, where on a plain envelope endorsement and on-arrival notation stand."""
    envelope = with_window(("0.3", "1.1", "4", "1.5"))
    (window,) = (each.on(envelope.size) for each in envelope.windows.windows)
    plain = dict(boxes(composed("us-10", *kinds)))
    assert any(plain[ROLES[kind]].overlaps(window) for kind in kinds), "else this window proves nothing"
    assert_clear(composed(envelope, *kinds), kinds, (window,))


@pytest.mark.parametrize("kinds", [("delivery_notation",), ("arrival_notation",), NOTICES[1:]])
def test_notices_keep_out_of_the_second_window_too(kinds: tuple[str, ...]) -> None:
    """The upper one is where a notice stands when no return address is printed on the face."""
    envelope = with_window(("1", "2.4", "4", "1.1"), ("0.2", "0.2", "3", "0.8"))
    windows = [each.on(envelope.size) for each in envelope.windows.windows]
    page = composed(envelope, *kinds, return_to="flap")
    assert {ROLES[kind] for kind in kinds} == dict(boxes(page)).keys()
    assert_clear(page, kinds, windows)


@pytest.mark.parametrize("envelope", DOUBLE, ids=lambda each: each.id)
def test_an_envelope_whose_windows_show_both_addresses_prints_none(envelope: Envelope) -> None:
    with pytest.raises(DoesNotFit, match="the envelope has nothing to print"):
        composed(envelope, "endorsement")


@pytest.mark.parametrize("envelope", WINDOWED, ids=lambda each: each.id)
def test_a_barcode_has_no_place_on_an_envelope_with_a_window(envelope: Envelope) -> None:
    with pytest.raises(DoesNotFit, match="the address shows in the window, so the barcode belongs on the letter"):
        composed(envelope, bars=CODE)


def test_an_endorsement_is_8_pt_at_least_with_a_quarter_inch_clear_in_one_of_its_places() -> None:
    look = LOOKS["endorsement"]
    assert look.size.pt >= 8 and look.clear == inch(0.25)
    parts = dict(boxes(composed("us-10", "endorsement")))
    below, above = parts["Endorsement"], parts["ReturnAddress"]
    assert below.x == above.x and below.y - above.bottom == inch(0.25)


def test_an_envelope_without_notices_is_as_it_was() -> None:
    plain_one = composed("us-10")
    with_all = composed("us-10", *NOTICES, bars=CODE)
    assert with_all.items[: len(plain_one.items)] == plain_one.items
