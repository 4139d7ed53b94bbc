"""Headings composed: more space above than below, on the grid, never at a sheet's foot, tagged by their level."""

from __future__ import annotations

import pytest

from stationery.model.page import Text
from stationery.model.prose import Block, Heading, Paragraph, Span
from stationery.model.values import replace
from tests.compose.manuscripts import SENTENCE, Composed, compose, manuscript, order

ONE = Paragraph((Span("A line."),))


def heading(text: str = "Costs", run_in: bool = False) -> Heading:
    return Heading((Span(text),), run_in=run_in)


def paragraph(sentences: int) -> Paragraph:
    return Paragraph((Span((SENTENCE * sentences).strip()),))


def composed(*body: Block, subject: bool = True, **choices: object) -> Composed:
    words = manuscript(body=body)
    if not subject:
        words = replace(words, parts=tuple(part for part in words.parts if part.name != "subject"))
    return compose(words, order(**choices))  # type: ignore[arg-type]


def body(made: Composed, number: int = 0) -> list[Text]:
    return [
        item
        for item in made.pages[number].items
        if isinstance(item, Text) and item.path and item.path[0].role == "Body"
    ]


def roles(made: Composed) -> list[tuple[str, str]]:
    return [(item.path[1].role, item.text.strip()) for item in body(made)]


def test_above_a_heading_is_more_space_than_below_and_the_text_stays_on_the_grid() -> None:
    made = composed(paragraph(1), heading(), ONE, paragraph(1), ONE)
    job = order()
    leading = job.style.sheet(job.paper.id).leading
    heads = next(item for item in body(made) if item.path[1].role == "H2")
    above = max(item.at.y for item in body(made) if item.at.y < heads.at.y)
    under = min(item.at.y for item in body(made) if item.at.y > heads.at.y)
    assert heads.at.y - above == leading * 2.5 and under - heads.at.y == leading * 1.5
    assert heads.face.strong


def test_with_a_subject_line_headings_are_of_the_second_level_and_run_in_ones_below_them() -> None:
    made = composed(heading("Early", run_in=True), ONE, heading(), ONE, heading("Time", run_in=True), ONE)
    assert roles(made) == [
        ("H2", "Early"), ("P", "A line."), ("H2", "Costs"), ("P", "A line."), ("H3", "Time"), ("P", "A line."),
    ]  # fmt: skip
    without = composed(heading(), ONE, heading("Time", run_in=True), ONE, subject=False)
    assert [role for role, _ in roles(without)] == ["H1", "P", "H2", "P"]


@pytest.mark.parametrize("words", ["A line.", "*A* line."])
def test_a_run_in_heading_stands_on_the_line_of_its_paragraph_in_an_element_of_its_own(words: str) -> None:
    """Also where the paragraph begins in the same face, so that they are set as one run."""
    emphasized = Paragraph((Span("A", emphasis="*" in words), Span(" line.")))
    head, *rest = body(composed(heading("Costs.", run_in=True), emphasized))
    assert head.text == "Costs. " and head.face.emphasis and head.path[1].role == "H2"
    assert "".join(item.text for item in rest) == "A line." and {item.at.y for item in rest} == {head.at.y}
    assert rest[0].path[1].role == "P"
    assert rest[0].at.x == head.at.x + head.size * (0.5 * len(head.text))


def test_a_long_run_in_heading_goes_on_in_the_next_line() -> None:
    made = composed(heading(f"{SENTENCE}{SENTENCE}".strip(), run_in=True), ONE)
    heads = [item for item in body(made) if item.path[1].role == "H2"]
    assert len({item.at.y for item in heads}) > 1
    assert "".join(item.text for item in heads).split() == f"{SENTENCE}{SENTENCE}".split()


def test_after_a_heading_no_first_line_is_indented() -> None:
    made = composed(paragraph(3), heading(), paragraph(3), paragraph(3), style="semi-block")
    starts = {item.path[1].key: item.at.x.inch for item in reversed(body(made))}
    edge = starts[1]
    assert [round(starts[number] - edge, 3) for number in range(4)] == [0.5, 0.0, 0.0, 0.5]


@pytest.mark.parametrize("lines", range(20, 30))
def test_a_heading_keeps_two_lines_of_what_follows(lines: int) -> None:
    """Whether a long paragraph follows, or short ones."""
    for following in ((paragraph(6),), (ONE, ONE, ONE)):
        made = composed(*[ONE] * (lines // 2), heading(), *following, *[paragraph(6)] * 2, one_page=False)
        for number in range(len(made.pages)):
            found = body(made, number)
            at = next((index for index, item in enumerate(found) if item.path[1].role == "H2"), None)
            if at is not None:
                assert len({item.at.y for item in found[at + 1 :]}) >= 2


def test_the_lines_of_a_long_heading_are_not_parted() -> None:
    made = composed(*[ONE] * 12, heading((SENTENCE * 2).strip()), paragraph(4), one_page=False)
    pages = [n for n in range(len(made.pages)) if any(item.path[1].role == "H2" for item in body(made, n))]
    assert len(pages) == 1
