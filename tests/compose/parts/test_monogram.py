"""Monograms, by ruler: every arrangement within its box, and outlines that pass over and under each other."""

from __future__ import annotations

import pytest

from stationery.catalog.adornments import Figure, Monogram
from stationery.catalog.letterheads import letterhead
from stationery.catalog.monograms import ARRANGEMENTS, FRAMES, INTERLACED, MIDDLE, STACKED
from stationery.catalog.ornaments import ornament
from stationery.catalog.typesetting import setting
from stationery.compose.parts.monogram import arrange, draw_letters, ink_across
from stationery.compose.parts.ornaments import set_monogram
from stationery.compose.parts.weave import flatten, weave
from stationery.compose.type.compositor import Compositor
from stationery.model.geometry import Point
from stationery.model.letter import Written
from stationery.model.manuscript import Masthead
from stationery.model.page import Drawing, Text
from stationery.model.prose import plain
from stationery.model.typeface import Face, FixedPitch, Outline
from stationery.model.units import ZERO, pt
from tests.compose.manuscripts import STORE

COMPOSITOR = Compositor(FixedPitch(), setting(STORE), "body", "en-US")


def item(arrangement: str) -> Monogram:
    return Monogram(pt(20), None, arrangement=arrangement)


def square(left: float, top: float, side: float) -> Outline:
    right, bottom = left + side, top + side
    return (
        ("M", (left, top)), ("L", (right, top)), ("L", (right, bottom)), ("L", (left, bottom)), ("Z", ()),
    )  # fmt: skip


@pytest.mark.parametrize("arrangement", ARRANGEMENTS)
@pytest.mark.parametrize("text", ["A", "AB", "ABC"])
def test_letters_stay_within_their_box_and_are_artifacts(arrangement: str, text: str) -> None:
    found = arrange(item(arrangement), text, COMPOSITOR)
    assert "".join(sorted("".join(letter.text for letter in found.letters))) == text
    for letter in found.letters:
        assert letter.x >= 0 and letter.x + letter.size * 0.5 * len(letter.text) <= found.width + 1e-9
        assert letter.y - letter.size * 0.7 >= -1e-9 and letter.y <= found.height + 1e-9
    drawn = draw_letters(item(arrangement), found, COMPOSITOR, Point(ZERO, ZERO), pt(20))
    assert drawn and all(each.path == () for each in drawn if hasattr(each, "path"))


def test_the_surname_is_larger_and_in_the_middle() -> None:
    first, family, second = arrange(item(MIDDLE), "CJW", COMPOSITOR).letters
    assert (first.text, family.text, second.text) == ("C", "W", "J")
    assert family.size == 1 and first.size == second.size < 0.7


def test_stacked_initials_are_together_as_high_as_the_surname() -> None:
    upper, lower, family = arrange(item(STACKED), "CJW", COMPOSITOR).letters
    assert upper.y - upper.size * 0.7 == pytest.approx(family.y - 0.7) and lower.y == family.y
    assert lower.y - lower.size * 0.7 > upper.y


def test_interlaced_letters_are_drawn_as_outlines() -> None:
    found = arrange(item(INTERLACED), "AB", COMPOSITOR)
    drawn = draw_letters(item(INTERLACED), found, COMPOSITOR, Point(ZERO, ZERO), pt(100))
    assert len(drawn) == 2 and all(isinstance(each, Drawing) and each.stroke and not each.fill for each in drawn)


def test_of_two_squares_each_passes_once_over_the_other() -> None:
    """They cross at one place, where the second lies beneath."""
    one, other = (flatten(square(at, at, 1.0)) for at in (0.0, 0.5))
    above, beneath = weave((one, other), 0.05)
    assert sum(len(line) for line in above) >= len(one[0])
    inside = [(x, y) for line in beneath for x, y in line if x < 1 and y < 1]
    assert not inside


def test_two_crossings_are_woven() -> None:
    """A tall bar through a ring of two bars: it is above at one, beneath at the other."""
    bar = flatten((("M", (0.4, 0.0)), ("L", (0.6, 0.0)), ("L", (0.6, 2.0)), ("L", (0.4, 2.0)), ("Z", ())))
    bars = flatten((
        ("M", (0.0, 0.4)), ("L", (1.0, 0.4)), ("L", (1.0, 0.6)), ("L", (0.0, 0.6)), ("Z", ()),
        ("M", (0.0, 1.4)), ("L", (1.0, 1.4)), ("L", (1.0, 1.6)), ("L", (0.0, 1.6)), ("Z", ()),
    ))  # fmt: skip
    upright, across = weave((bar, bars), 0.03)
    assert any(0.45 < y < 0.55 for line in upright for _, y in line)
    assert not any(1.45 < y < 1.55 for line in upright for _, y in line)
    assert not any(0.45 < x < 0.55 and y < 1 for line in across for x, y in line)
    assert any(0.45 < x < 0.55 and y > 1 for line in across for x, y in line)


def test_contours_that_overlap_within_a_letter_are_one() -> None:
    (lines,) = weave((flatten((*square(0, 0, 1), *square(0.5, 0, 1))),), 0.03)
    assert not any(0.52 < x < 0.98 and 0.1 < y < 0.9 for line in lines for x, y in line)


@pytest.mark.parametrize("name", [frame for frame in FRAMES if frame != "plain"])
def test_every_frame_is_an_ornament(name: str) -> None:
    assert 0.5 <= ornament(STORE, Written(name)).room <= 1


def test_there_are_six_frames_and_the_script_has_its_own_typeface() -> None:
    assert len(FRAMES) == 7
    rows = [row for row in letterhead(STORE, "monogram-script").card.rows if isinstance(row, Monogram)]
    assert [(row.font, row.arrangement, row.shares) for row in rows] == [("dancing-script", MIDDLE, (0.34, 0.17))]


@pytest.mark.parametrize(("text", "arrangement"), [("WMW", "row"), ("ABW", "row"), ("ABW", STACKED), ("CW", STACKED)])
def test_wide_letters_keep_clear_of_an_oval(text: str, arrangement: str) -> None:
    shape = ornament(STORE, Written("oval"))
    framed = Monogram(pt(60), Figure(shape, pt(80), pt(100), pt(1)), arrangement=arrangement, letters=text)
    (_, *drawn) = set_monogram(framed, Masthead(plain(""), ()), COMPOSITOR, Point(ZERO, ZERO))
    for letter in (each for each in drawn if isinstance(each, Text)):
        for x in (letter.at.x, letter.at.x + letter.width):
            for y in (letter.at.y, letter.at.y - letter.size * 0.7):
                assert ((x.pt - 40) / 36.5) ** 2 + ((y.pt - 50) / 46.5) ** 2 < 0.75, "the inner line is at 1"


def test_the_tail_of_a_letter_stays_within_the_circle_of_its_frame() -> None:
    class Tailed(FixedPitch):
        def outline(self, text: str, face: Face, language: str) -> Outline:
            return square(0.0, 0.0, 0.4)  # below the baseline

    compositor = Compositor(Tailed(), setting(STORE), "body", "en-US")
    stacked = item(STACKED)
    arranged = arrange(stacked, "MWQ", compositor)
    corner = (arranged.width**2 + arranged.height**2) ** 0.5
    assert ink_across(stacked, arranged, compositor) > corner * 1.1
