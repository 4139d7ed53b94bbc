"""Findings whose remedy is certain come with the text as it would be."""

from __future__ import annotations

from datetime import datetime

import pytest

from stationery.desk.pages import check
from stationery.studio import Studio

LETTER = """---
kind: letter
from: |
  Ann Lee
  12 Elm St
  Salem, OR 97301
to: |
  Ms. Rosa Diaz
  1 Main St
  {last}
date: 2026-11-20
salutation: "{salutation}"  # as she likes it
---
Hello there.
"""


def fixes(last: str = "Salem, OR 97301", salutation: str = "Dear Ms. Diaz:") -> list[str]:
    text = LETTER.format(last=last, salutation=salutation)
    found = check(Studio(), text, "a.md", datetime(2026, 11, 20, 12))
    return [each["fix"]["text"] for each in found if each["fix"]]


@pytest.mark.parametrize(
    "wrong, right",
    [
        ({"salutation": "To whom it may concern:"}, {"salutation": "Dear Ms. Diaz:"}),
        ({"salutation": "Dear Ms Diaz:"}, {"salutation": "Dear Ms. Diaz:"}),
        ({"salutation": "Dear Ms. Diaz!"}, {"salutation": "Dear Ms. Diaz:"}),
        ({"last": "Salem, OR 973O1"}, {"last": "Salem, OR 97301"}),
    ],
)
def test_certain_remedies(wrong: dict[str, str], right: dict[str, str]) -> None:
    """The words alone change: the comment beside them stays."""
    whole = {"last": "Salem, OR 97301", "salutation": "Dear Ms. Diaz:"}
    assert LETTER.format(**whole | right) in fixes(**wrong)


def test_nothing_wrong_and_nothing_certain() -> None:
    assert fixes() == []
    assert fixes(last="Salem 97301") == []


def test_words_that_cannot_be_understood() -> None:
    assert check(Studio(), "---\nkind: [\n---\n", "a.md", datetime(2026, 11, 20)) == []
