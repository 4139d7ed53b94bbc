"""The page's own terms: no command, option, or key of a file is in what it says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from stationery.desk.questions import FILE as QUESTIONS
from stationery.desk.vocabulary import FILE as WORDS
from stationery.desk.vocabulary import in_our_terms, message_in_our_terms

ROOT = Path(__file__).parent.parent.parent
ERRORS = ROOT / "tests" / "errors"
FOREIGN = re.compile(r"`|\bstationery [a-z]|(?<![\w-])--[a-z]|\b(?:lpadmin|lpoptions|cups[a-z]+) ")
_OF_A_FILE = re.compile(r"^[\w.-]+\.(?:md|csv|yaml|vcf)(?::\d+)*: (.*)$")
_WORDS = re.compile(r'(?<!["\w])f?"([^"\n]*)"(?!")')
_ELSEWHERE = ("cli", "catalog", "agenda", "incoming", "message", "desk")
"""Rooms whose words the page doesn't say, or that are looked at below."""


def catalog() -> list[tuple[str, str]]:
    """What the catalog of errors has that is said of a letter, a list or an interview, with its hint."""
    found = []
    for path in sorted(ERRORS.glob("*.txt")):
        rows = path.read_text("utf-8").splitlines()
        for row, below in zip(rows, [*rows[1:], ""], strict=True):
            if match := _OF_A_FILE.match(row):
                found.append((match[1], below.strip() if below.startswith("  ") else ""))
    return found


def test_the_catalog_of_errors_is_said_in_the_page_s_terms() -> None:
    said = catalog()
    assert len(said) > 80
    for message, hint in said:
        ours = message_in_our_terms(message), in_our_terms(hint)
        assert ours[0] and not FOREIGN.search(" ".join(ours)), ours


def literals() -> list[str]:
    """The sentences in the rooms whose words may reach the page, each slot filled with a word."""
    found: list[str] = []
    for path in sorted((ROOT / "stationery").glob("*/**/*.py")):
        if path.relative_to(ROOT / "stationery").parts[0] not in _ELSEWHERE:
            found += (re.sub(r"\{[^{}]*\}", "x", each) for each in _WORDS.findall(path.read_text("utf-8")))
    return [each for each in found if " " in each and FOREIGN.search(each)]


def test_what_any_room_may_say_is_in_the_page_s_terms_too() -> None:
    said = [each for each in literals() if "\\" not in each and "{" not in each]
    assert len(said) > 150
    assert [ours for each in said if FOREIGN.search(ours := in_our_terms(each))] == []


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        ("run `stationery init` once, or give a sender: `from:` in the file, or --from",
         "fill in “From”: your name and address"),
        ("write `language: de` in the head, or use --language de; salutation, close, and date are set in it",
         "write “de” in “Language”; salutation, close, and date are set in it"),
        ("shorten it, choose a larger envelope or the other hand, or leave out --invitation",
         "shorten it, choose a larger envelope or the other hand"),
        ("the queue Hall is paused; `cupsenable Hall` resumes it",
         "the queue Hall is paused; resume it in the system’s printer settings"),
        ("write Ms.; if she uses the other title herself, add check: {ignore: [S5]} to the file",
         "write Ms., or keep it if she uses it herself"),
        ("replace it, choose another typeface with `font:`, or put one that has it in your fonts folder",
         "remove it, or replace it"),
        ("`stationery guide letters` lists the keys of a letter",
         "correct the word before the colon, or delete this line; “Form” and “Look” have all that a letter can say"),
        ("name its PDF: `enclosures: [{Résumé: resume.pdf}]`", "name its PDF: “Résumé: resume.pdf” in “Enclosures”"),
        ("`as_typed: yes` in the head makes it one", "the line “as_typed: yes” at the top of “File” makes it one"),
        ("`stationery contacts list` shows all names", ""),
        ("put it on the flap (--return flap), or leave it out (--return none)", "put it on the flap, or leave it out"),
        ("write the title before the name (Mr., Ms. …)", "write the title before the name (Mr., Ms. …)"),
    ],
)  # fmt: skip
def test_what_is_for_a_terminal_is_left_out(theirs: str, ours: str) -> None:
    assert in_our_terms(theirs) == ours


@pytest.mark.parametrize("file", [WORDS, QUESTIONS, str(Path(WORDS).parent / "set_up.yaml")])
def test_the_page_s_own_words_have_no_commands(file: str) -> None:
    """But for the one that opens the page, where it is closed."""
    text = Path(file).read_text("utf-8").replace("stationery desk", "")
    rows = [row for row in text.splitlines() if not row.startswith("#")]
    assert not [row for row in rows if FOREIGN.search(row)]
