"""Which letters expect a reply, and which go to somebody's home address, as agenda.yaml has it and the help says."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from stationery.catalog.customs import customs
from stationery.cli.main import stationery
from stationery.data.resources import folder
from stationery.data.store import Store
from stationery.reading.letters import read_letter


@pytest.mark.parametrize(
    ("head", "awaits", "home"),
    [
        ("kind: thank-you", False, False),
        ("kind: thank-you\nposition: Data Analyst", True, False),
        ("kind: thank-you\noccasion: wedding", False, True),
        ("kind: note\noccasion: interview", True, False),
        ("kind: note", False, True),
        ("kind: note\noccasion: sympathy", False, True),
        ("kind: letter", True, False),
    ],
)
def test_replies_and_addresses_by_kind_and_occasion(head: str, *, awaits: bool, home: bool) -> None:
    letter = read_letter(f"---\n{head}\n---\nThank you.\n", "x.md")
    found = customs(Store((folder("layouts"),)))
    assert (found.awaits_reply(letter), found.goes_home(letter)) == (awaits, home)


def test_the_help_says_which_thanks_expect_a_reply() -> None:
    said = " ".join(CliRunner().invoke(stationery, ["ledger", "due", "--help"]).output.split())
    assert "thanks for a gift or a wedding, congratulations, and the like expect none" in said
    assert "a thank-you letter after an interview" in said
