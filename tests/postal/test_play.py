"""What of a sheet is always behind a window, by hand: rows of a table that was worked out before this code."""

from __future__ import annotations

import pytest

from stationery.catalog.envelopes import envelope
from stationery.data.resources import folder
from stationery.data.store import Store
from stationery.model.geometry import Point, Rect, Size
from stationery.model.units import ZERO, Length, inch, mm
from stationery.postal.folding import equal_folds, fold
from stationery.postal.play import Play, Shortfall, find_showing, least_gap, play_of, shortfalls

STORE = Store((folder("layouts"),))
A4, LETTER = Size(mm(210), mm(297)), Size(inch(8.5), inch(11))
FORM_B, FORM_A, ONCE = (mm(105), mm(210)), (mm(87), mm(192)), (mm(148.5),)
THIRDS = equal_folds(LETTER.height, 3)


def play_in(name: str, sheet: Size, folds: tuple[Length, ...]) -> tuple[Rect, Play]:
    found = envelope(STORE, name)
    play = play_of(fold(sheet, folds), found.size)
    assert play is not None
    return found.windows.windows[0].on(found.size), play


@pytest.mark.parametrize(
    ("name", "sheet", "folds", "play", "x", "y"),
    [
        ("dl-window", A4, FORM_B, (10, 5), (20, 100), (50, 90)),
        ("dl-window", A4, FORM_A, (10, 5), (20, 100), (32, 72)),
        ("c6c5-window", A4, FORM_B, (19, 9), (20, 91), (54, 90)),
        ("c6c5-window", A4, FORM_A, (19, 9), (20, 91), (36, 72)),
        ("c5-window", A4, ONCE, (19, 13.5), (20, 91), (57, 88.5)),
        ("ch-c5-left", A4, ONCE, (19, 13.5), (20, 101), (52, 83.5)),
        ("ch-c5-right", A4, ONCE, (19, 13.5), (122, 193), (45, 71.5)),
        ("ch-c6c5-left", A4, FORM_B, (19, 9), (20, 101), (48, 84)),
    ],
)
def test_always_visible_in_millimeters(
    name: str,
    sheet: Size,
    folds: tuple[Length, ...],
    play: tuple[float, float],
    x: tuple[float, float],
    y: tuple[float, float],
) -> None:
    window, found = play_in(name, sheet, folds)
    assert (found.across, found.down) == (mm(play[0]), mm(play[1]))
    seen = found.always(window)
    assert (seen.x, seen.right) == (mm(x[0]), mm(x[1]))
    assert (seen.y, seen.bottom) == (mm(y[0]), mm(y[1]))


@pytest.mark.parametrize(
    ("name", "folds", "play", "x", "y", "millimeters"),
    [
        ("us-10-window", (3.75, 7.375), (1, 0.375), (0.875, 4.375), (2.5, 3.25), (22.2, 111.1, 63.5, 82.5)),
        ("us-10-window", (4, 7.5), (1, 0.125), (0.875, 4.375), (2.5, 3.5), (22.2, 111.1, 63.5, 88.9)),
        ("us-9-window", (3.75, 7.375), (0.375, 0.125), (0.875, 5), (2.25, 3.25), (22.2, 127.0, 57.1, 82.5)),
    ],
)
def test_always_visible_in_inches(
    name: str,
    folds: tuple[float, ...],
    play: tuple[float, float],
    x: tuple[float, float],
    y: tuple[float, float],
    millimeters: tuple[float, ...],
) -> None:
    window, found = play_in(name, LETTER, tuple(map(inch, folds)))
    assert (found.across, found.down) == (inch(play[0]), inch(play[1]))
    seen = found.always(window)
    assert (seen.x, seen.right, seen.y, seen.bottom) == (inch(x[0]), inch(x[1]), inch(y[0]), inch(y[1]))
    for length, told in zip((seen.x, seen.right, seen.y, seen.bottom), millimeters, strict=True):
        assert abs(length.mm - told) <= 0.0501


@pytest.mark.parametrize(
    ("name", "told", "size"),
    [
        ("us-10-window-usps", (25.4, 120.6, 60.3, 77.3), (95.2, 16.9)),
        ("us-10-double-window", (15.9, 92.1, 54.0, 67.7), (76.2, 13.8)),
    ],
)
def test_equal_thirds_in_a_number_10(name: str, told: tuple[float, ...], size: tuple[float, float]) -> None:
    """The packet is 11/3 in high, its play 11/24 in: 11.6 mm."""
    window, play = play_in(name, LETTER, THIRDS)
    assert (round(play.across.mm, 1), round(play.down.mm, 1)) == (25.4, 11.6)
    seen = play.always(window)
    for length, millimeters in zip((seen.x, seen.right, seen.y, seen.bottom), told, strict=True):
        assert abs(length.mm - millimeters) <= 0.0501
    for length, millimeters in zip((seen.width, seen.height), size, strict=True):
        assert abs(length.mm - millimeters) <= 0.0501


def test_with_the_clearance_equal_thirds_leave_two_lines_and_the_fold_at_4_in_leaves_four() -> None:
    """A line of 12 pt is 1/6 in; the post wants 1/8 in above and below."""
    for folds, lines in ((THIRDS, 2), ((inch(4), inch(7.5)), 4)):
        window, play = play_in("us-10-window", LETTER, folds)
        clear = play.always(window).inset(inch(0.125))
        assert int(clear.height / inch(1 / 6)) == lines


def test_the_din_return_line_slides_out_of_sight_at_the_lower_limit() -> None:
    window, play = play_in("dl-window", A4, FORM_B)
    line, zone = Rect(mm(25), mm(45), mm(80), mm(5)), Rect(mm(25), mm(62.7), mm(75), mm(27.3))
    assert not play.always(window).contains(line) and play.ever(window).contains(line)
    assert play.always(window).contains(zone)


def test_the_panel_that_looks_out_is_the_first_and_stands_on_the_packets_bottom() -> None:
    """Form A: 87 mm in front of 105; the packet is 105 high, the sheet's top edge 18 mm below its own."""
    packet = fold(A4, FORM_A)
    assert (packet.size, packet.first, packet.layers) == (Size(mm(210), mm(105)), mm(87), 3)
    assert play_of(packet, Size(mm(220), mm(110))) == Play(
        Point(ZERO, mm(18)), mm(10), mm(5), Rect(ZERO, ZERO, mm(210), mm(87))
    )


def test_a_third_panel_higher_than_the_second_reaches_below_the_first() -> None:
    packet = fold(Size(mm(100), mm(90)), (mm(30), mm(50)))
    assert (packet.size.height, packet.below) == (mm(50), mm(20)), "30 up, 20 up, 40 down: from -30 to 20"
    play = play_of(packet, Size(mm(110), mm(60)))
    assert play is not None and play.corner == Point(ZERO, ZERO)


def test_flat_and_too_large() -> None:
    assert fold(A4).size == A4 and fold(A4).layers == 1
    assert play_of(fold(A4), Size(mm(220), mm(110))) is None
    for folds in ((mm(300),), (mm(20), mm(10)), (ZERO,)):
        with pytest.raises(ValueError, match="folds lie inside the sheet"):
            fold(A4, folds)


WINDOW = Rect(mm(20), mm(20), mm(50), mm(30))
FOUR_BY_TWO = Play(Point(ZERO, ZERO), mm(4), mm(2), Rect(ZERO, ZERO, mm(90), mm(60)))


def test_shortfalls_are_counted_at_the_worst_extreme_of_each_side() -> None:
    """At the left the block is 1 mm inside with no play, at the right 1 mm with the full one; 3 mm are wanted."""
    blocks = (Rect(mm(21), mm(25), mm(30), mm(5)), Rect(mm(30), mm(44), mm(35), mm(5)))
    assert shortfalls(blocks, WINDOW, FOUR_BY_TWO, mm(3)) == (
        Shortfall(0, "left", mm(2), False),
        Shortfall(1, "right", mm(2), False),
        Shortfall(1, "bottom", mm(4), True),
    )
    assert least_gap(blocks, WINDOW, FOUR_BY_TWO) == mm(-1)
    assert shortfalls(blocks[:1], WINDOW, FOUR_BY_TWO, mm(1)) == ()
    assert least_gap((), WINDOW, FOUR_BY_TWO) is None


def test_what_else_shows_is_counted_by_how_far_it_comes_in() -> None:
    """The window sees the sheet from x 16 to 70 and y 18 to 50; a heading ends at 19, so 1 mm of it comes in."""
    head, body = Rect(mm(20), mm(10), mm(40), mm(9)), Rect(mm(20), mm(50), mm(40), mm(9))
    hidden = Rect(mm(20), mm(61), mm(40), mm(9))
    assert find_showing((head, body, hidden), WINDOW, FOUR_BY_TWO) == ((0, mm(1)),)
    below_the_fold = Play(Point(ZERO, ZERO), mm(4), mm(2), Rect(ZERO, ZERO, mm(90), mm(15)))
    assert find_showing((Rect(mm(20), mm(22), mm(40), mm(9)),), WINDOW, below_the_fold) == ()
