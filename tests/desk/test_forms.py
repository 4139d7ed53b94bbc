"""What the form shows: what was written, and what it comes to by default."""

from __future__ import annotations

from datetime import date

import pytest

from stationery.desk.forms import find_defaults, read_form
from stationery.reading.choices import KEYS as CHOICES
from stationery.reading.letters import LISTS, TEXTS, TEXTS_OF_LINES
from stationery.studio import Studio
from tests.desk.test_edits import FILE
from tests.desk.test_guard import LETTER


def test_what_was_written_is_shown() -> None:
    form = read_form(FILE)
    values = form["values"]
    assert values["kind"] == "thank-you"
    assert values["to"] == "Ms. Ann Lee\n# 5 Main Street\nSalem, OR 97301"
    assert values["from"] == "Jonas Hale"
    assert form["parts"]["from"] == {
        "name": "Jonas Hale", "street": "12 Elm Street", "locality": "Salem", "region": "OR",
    }  # fmt: skip
    assert values["subject"] == "Our talk"
    assert values["enclosures"] == ["Writing sample", "References: two"]
    assert values["copies"] == ["Ms. Bell", "Mr. Dahl"]
    assert values["your_reference"] == "A 17"
    assert (values["date"], values["justify"]) == ("", None)
    assert form["body"] == "Thank you.\n\n---\nMore.\n"
    assert FILE.split("\n")[form["body_line"] - 1] == "Thank you."
    assert FILE.split("\n")[form["lines"]["copies"] - 1] == "cc:"
    assert form["readable"]


def test_every_key_of_a_letter_is_in_it() -> None:
    assert {*TEXTS, *TEXTS_OF_LINES, *LISTS, *CHOICES, "to", "from", "kind"} <= read_form("")["values"].keys()


@pytest.mark.parametrize("text", ["---\nto: [a\n---\nHi", "---\nto: a\n", "---\n{to: a}\n---\n"])
def test_a_head_that_cannot_be_read_gives_no_form(text: str) -> None:
    assert not read_form(text)["readable"]


def test_what_nothing_was_said_of_comes_by_default() -> None:
    studio = Studio()
    letter = studio.read_text(LETTER.replace("date: 2026-11-20\n", ""), "ann.md")
    defaults = find_defaults(studio, letter, date(2026, 11, 21))
    assert defaults["date"] == "November 21, 2026"
    assert defaults["salutation"] == "Dear Ms. Lee:"
    assert defaults["close"] == "Sincerely,"
    assert defaults["from"].startswith("Jonas Hale\n12 Elm Street")
    assert (defaults["style"], defaults["paper"], defaults["envelope"]) == ("full-block", "letter", "us-10")
