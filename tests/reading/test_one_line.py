"""A whole address in one line: parted at commas that are certain, else refused; names with commas stay names."""

from __future__ import annotations

import pytest

from stationery.model.errors import SourceError
from stationery.reading.parties import party_from_lines


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Mr. Paul Kruger, 77 Mill Road, Dayton, OH 45402", "Mr. Paul Kruger; 77 Mill Road; Dayton, OH 45402"),
        ("Ann Lee, 5 Elm St, Dayton, OH, 45402-1234", "Ann Lee; 5 Elm St; Dayton, OH 45402-1234"),
        ("Ann Lee, 5 Elm St, Dayton OH 45402, USA", "Ann Lee; 5 Elm St; Dayton OH 45402; USA"),
        ("Ann Lee, P.O. Box 12, Salem, Oregon 97301", "Ann Lee; P.O. Box 12; Salem, Oregon 97301"),
        ("Ann Lee, M.D., 5 Elm St, Suite 4, Salem, OR 97301", "Ann Lee, M.D.; 5 Elm St, Suite 4; Salem, OR 97301"),
        ("Acme, Inc., 5 Elm St, Salem, OR 97301", "Acme, Inc.; 5 Elm St; Salem, OR 97301"),
        ("Frau Anna Lang, Am Markt 5a, 01067 Dresden", "Frau Anna Lang; Am Markt 5a; 01067 Dresden"),
        ("Mme Anne Roy, 5 rue de la Paix, 75002 Paris, France", "Mme Anne Roy; 5 rue de la Paix; 75002 Paris; France"),
        ("Mr A. Ray, Flat 3, 12 High St, London, SW1A 1AA", "Mr A. Ray; Flat 3, 12 High St; London; SW1A 1AA"),
        ("Ann Lee, 10 Elm St, Ottawa, ON K1A 0B1", "Ann Lee; 10 Elm St; Ottawa, ON K1A 0B1"),
        ("Ann Lee\\n5 Elm St\\nSalem, OR 97301", "Ann Lee; 5 Elm St; Salem, OR 97301"),
        ("Ann Lee\t5 Elm St\tSalem\tOR\t97301", "Ann Lee; 5 Elm St; Salem, OR 97301"),
        ("Ann Lee;5 Elm St;;Salem, OR 97301;", "Ann Lee; 5 Elm St; Salem, OR 97301"),
        ("Ann Lee\n\n5 Elm St\nSalem, OR 97301", "Ann Lee; 5 Elm St; Salem, OR 97301"),
    ],
)
def test_certain_lines(text: str, lines: str) -> None:
    assert "; ".join(line.text for line in party_from_lines(text).lines) == lines


@pytest.mark.parametrize(
    "name", ["Ann Lee, Ph.D.", "Smith, Jones & Ray, Inc.", "3M, Inc.", "Dept. 42, Acme", "Lee, Ann", "Studio 54"]
)
def test_names_stay_names(name: str) -> None:
    assert party_from_lines(name).name == name


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Ann Lee, Director, Acme, 5 Elm St, Salem, OR 97301", "not all of its lines are certain"),
        ("Ann Lee, 5 Elm St, Salem", "not all of its lines are certain"),
        ("Ann Lee 5 Elm St Salem OR 97301", "not all of its lines are certain"),
        ("Ann Lee\t5 Elm St\tDresden\t01067", "which of these cells are one line"),
        ("Ann Lee\n5 Elm St\nSalem, OR 97301\n\nBob Ray\n2 Elm St\nBoise, ID 83702", "these are 2 addresses"),
        ("Ann\u202e Lee", "changes the direction of text (U+202E)"),
        ("Ann\x07 Lee; 5 Elm St", "a control character (U+0007)"),
    ],
)
def test_what_is_refused(text: str, message: str) -> None:
    with pytest.raises(SourceError) as caught:
        party_from_lines(text)
    assert message in caught.value.message and caught.value.hint


def test_a_mailbox_is_a_name_and_an_address() -> None:
    party = party_from_lines("Ms. Ann Lee <ann@example.org>; 5 Elm St; Salem, OR 97301")
    assert (party.lines[0].text, party.email) == ("Ms. Ann Lee", "ann@example.org")
