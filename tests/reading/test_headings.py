"""Headings read: on their own line (##), or beginning a paragraph (###); and what is wrong with one."""

from __future__ import annotations

import pytest

from stationery.model.errors import Place
from stationery.model.prose import Heading, Paragraph
from stationery.reading.markdown import read_body


def told(text: str) -> list[str]:
    return [f"{each.place}: {each.message}" for each in read_body(text, "f")[1]]


def test_two_number_signs_are_a_heading_and_three_begin_the_paragraph_below() -> None:
    (heading, words, head, more), faults = read_body("## The *deck*\nIt is sound.\n\n### Costs ###\n\nA third.", "f")
    assert faults == [] and isinstance(words, Paragraph) and isinstance(more, Paragraph)
    assert isinstance(heading, Heading) and (heading.text, heading.run_in, heading.place) == (
        "The deck",
        False,
        Place("f", 1, 1),
    )
    assert [span.emphasis for span in heading.spans] == [False, True]
    assert isinstance(head, Heading) and (head.text, head.run_in, head.place) == ("Costs", True, Place("f", 4, 1))


@pytest.mark.parametrize("text", [r"\## Costs", "#hashtag", "#1 in sales", "Costs ## and more", "a --"])
def test_other_number_signs_print(text: str) -> None:
    (block,), faults = read_body(text, "f")
    assert faults == [] and isinstance(block, Paragraph) and block.text == text.lstrip("\\")


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("#### Costs\n\na", "f:1:1: a letter has one level of headings, and no ####"),
        ("##Costs\n\na", "f:1:1: ## is followed by no space"),
        ("##\n\na", "f:1:1: a heading (##) is empty"),
        ("a\n\n## Costs", "f:3:1: this heading has no text below it"),
        ("## Costs\n\n## Time\n\na", "f:1:1: this heading has no text below it"),
        ("### Costs\n\n- a", "f:1:1: this heading (###) begins no paragraph"),
        ("### Costs. All on one line.\n### Time\na", "f:1:1: this heading (###) begins no paragraph"),
        ("- ## Costs\n\na", "f:1:1: a heading can't be inside a list or a quotation"),
        ("> ## Costs", "f:1:1: a heading can't be inside a list or a quotation"),
        ("a\n\nCosts\n=====\n\nb", "f:4:1: an underlined heading isn't read"),
        ("## `a`\n\nb", "f:1:4: a letter's body can't have code"),
    ],
)
def test_faults(text: str, fault: str) -> None:
    assert told(text) == [fault]
