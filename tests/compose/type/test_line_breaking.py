"""Breaking by total fit, counted in characters: FixedPitch makes each half an em wide."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

import pytest

from stationery.catalog.typesetting import setting
from stationery.compose.type.compositor import Compositor
from stationery.compose.type.line_breaking import LineBreaker, SetLine
from stationery.model.prose import Span
from stationery.model.typeface import Face, FixedPitch
from stationery.model.units import mm
from stationery.model.values import replace
from tests.compose.manuscripts import STORE

PROSE = (
    "I enjoyed learning how your team turned a store of paper surveys into a map that the whole county reads, and it "
    "set me thinking about the two years I spent with the river trust, where the hardest part was never the numbers "
    "but the people who had to trust them."
)


def breaker(justify: bool = False) -> LineBreaker:
    return LineBreaker(
        FixedPitch(), setting(STORE), lambda span: Face("test", span.strong, span.emphasis), "en", justify
    )


def broken(text: str, characters: int, *, justify: bool = False, indent: int = 0) -> list[SetLine]:
    return breaker(justify).break_lines((Span(text),), characters / 2, indent / 2)


def words(found: list[SetLine]) -> list[str]:
    return [line.text.rstrip(" ") for line in found]


@pytest.mark.parametrize(
    ("text", "characters", "expected"),
    [
        ("one two three", 20, ["one two three"]),
        ("one two three", 7, ["one two", "three"]),
        ("  spaces   vanish ", 20, ["spaces vanish"]),
        ("first\nsecond", 20, ["first", "second"]),
        ("Dr. Lee stays", 9, ["Dr. Lee", "stays"]),
        ("well-known map", 10, ["well-known", "map"]),
        ("a well-known map", 7, ["a well-", "known", "map"]),
        ("pages 10-12 are", 9, ["pages", "10-12 are"]),
        ("ends\u2014begins", 6, ["ends\u2014", "begins"]),
        ("incomprehensibilities", 5, ["incomprehensibilities"]),
        ("", 10, []),
    ],
)
def test_breaks(text: str, characters: int, expected: list[str]) -> None:
    assert words(broken(text, characters)) == expected


def test_a_no_break_space_holds_its_words_together() -> None:
    assert words(broken("thank you Dr.\u00a0Lee today", 13)) == ["thank you", "Dr.\u00a0Lee today"]


def test_no_words_are_lost_or_added() -> None:
    for characters in range(12, 90):
        assert " ".join(words(broken(PROSE, characters))) == PROSE


def test_no_line_inside_is_under_seventy_percent_and_none_over_the_measure() -> None:
    for characters in range(40, 90):
        found = broken(PROSE, characters)
        assert all(0.70 * characters <= 2 * line.width <= characters for line in found[:-1])


def test_the_last_line_has_three_words_or_a_fifth_of_the_measure() -> None:
    for characters in range(45, 90):
        last = broken(PROSE, characters)[-1]
        assert len(last.text.split()) >= 3 or last.width * 2 >= characters / 5


def test_a_short_word_that_begins_a_sentence_does_not_hang_at_the_end_of_a_line() -> None:
    text = "The scarf fits, the cookies are gone, and the cat has taken the box. All three of us thank you."
    assert words(broken(text, 72))[1] == "All three of us thank you."
    assert words(broken(text.replace("box. All", "box and all"), 75))[1] == "three of us thank you.", (
        "inside one it may"
    )


def test_no_short_word_stands_alone_below_justified_lines() -> None:
    text = "I have rewritten the three panels for our garden, and two of them were read to the end, more than before."
    for characters in range(40, 100):
        found = broken(text, characters, justify=True)
        spaces = [1 + line.word_space / 0.5 for line in found]
        if len(words(found)[-1]) < 8:
            # Only where the word before it, drawn down, would leave the line above it too wide spaces.
            *_, above, _ = words(found)
            shorter = above.rpartition(" ")[0]
            assert (characters - len(shorter)) / shorter.count(" ") > 0.8, (characters, words(found))
        assert max(spaces) <= 1.8 + 1e-9 or characters < 45


def test_total_fit_beats_first_fit() -> None:
    # First fit fills "aaa bb" (6 of 6) and leaves "cc" (2) above "ddddd"; total fit makes the lines more alike.
    assert words(broken("aaa bb cc ddddd", 6)) == ["aaa", "bb cc", "ddddd"]


def test_the_first_line_is_indented_and_its_measure_narrower() -> None:
    found = broken(PROSE, 60, indent=10)
    assert found[0].runs[0].x == 5.0 and found[1].runs[0].x == 0.0
    assert found[0].width <= 30.0


def test_justified_lines_reach_the_measure_within_the_limits_of_the_word_space() -> None:
    found = broken(PROSE, 60, justify=True)
    for line in found[:-1]:
        hang = 0.5 * 0.6 if line.text.rstrip()[-1] in ".," else 0.0
        assert abs(line.width - (30.0 + hang)) < 1e-6
        assert -0.1 - 1e-9 <= line.word_space <= 0.2 + 1e-9, "0.8 to 1.4 of a space of half an em"
    assert found[-1].word_space == 0.0


def test_a_divided_word_ends_in_a_soft_hyphen_and_is_whole_where_it_is_not_divided() -> None:
    divided = "a compre\u00adhension of it all"
    assert words(broken(divided, 10, justify=True))[0] == "a compre\u00ad"
    assert words(broken(divided, 40, justify=True)) == ["a comprehension of it all"]


def test_emphasis_makes_runs_that_follow_each_other_without_a_gap() -> None:
    (line,) = breaker().break_lines((Span("a "), Span("very", emphasis=True), Span(" fine day")), 40.0)
    assert [(run.text, run.x) for run in line.runs] == [("a ", 0.0), ("very", 1.0), (" fine day", 3.0)]
    assert line.width == 7.5


def test_a_link_may_be_parted_after_its_slashes_and_points() -> None:
    spans = (Span("see "), Span("example.org/a/very/long/path", link="https://example.org/a/very/long/path"))
    found = breaker().break_lines(spans, 9.0)
    assert [line.text for line in found] == ["see example.org/a/", "very/long/path"]


def test_counts_and_years_alone_have_old_style_figures_where_the_face_has_both() -> None:
    usual = setting(STORE)
    text = "On November\u00a011, 2026 we had 12 people in (2024), at 1011-01, for $1,100 or 11\u00a0km; it was 1,999."

    def old_style(compositor: Compositor) -> list[str]:
        lines = compositor.lines((Span(text),), mm(600), mm(4))
        runs = [run for line in lines for run in line.runs if "onum" in run.face.features]
        return re.findall(r"[\d,-]*\d", " ".join(run.text for run in runs))

    assert old_style(Compositor(FixedPitch(), usual, "any", "en")) == ["12", "2024", "1,999"]
    lining = replace(usual, sentence_figures=usual.address_figures)
    assert old_style(Compositor(FixedPitch(), lining, "any", "en")) == []


def test_neighbors_differ_less_than_they_would_at_no_cost(monkeypatch: pytest.MonkeyPatch) -> None:
    """One long line and one short look restless: over many measures the steps between neighbors are smaller."""
    text = "had county county where yellow that numbers map the with numbers thinking part"

    def steps() -> int:
        pairs = [pair for characters in range(18, 31) for pair in pairwise(words(broken(text, characters))[:-1])]
        return sum((len(above) - len(below)) ** 2 for above, below in pairs)

    costly = steps()
    monkeypatch.setattr("stationery.compose.type.line_breaking._DIFFERENCE_COST", 0.0)
    assert costly < steps()


def test_many_soft_hyphens_are_broken_with_work_in_proportion(monkeypatch: pytest.MonkeyPatch) -> None:
    """A word of soft hyphens alone: each line looks at no more ends than can fit, not at all that follow."""
    asked = 0
    cost = LineBreaker._cost

    def counted(*given: Any) -> tuple[float, int]:
        nonlocal asked
        asked += 1
        return cost(*given)

    monkeypatch.setattr(LineBreaker, "_cost", counted)
    for justify in (False, True):
        asked = 0
        some = len(broken("a\u00ad" * 500, 30, justify=justify)), asked
        asked = 0
        more = len(broken("a\u00ad" * 2_000, 30, justify=justify)), asked
        assert more[0] == pytest.approx(4 * some[0], abs=6) and more[1] < 6 * some[1]
