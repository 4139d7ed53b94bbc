"""Paper of the writer's own as a letter, a profile and an option name it."""

from __future__ import annotations

import os

import pytest

from stationery.cli.options import read_choices
from stationery.model.errors import Place, Several, SourceError
from stationery.model.letter import Choices, Written
from stationery.model.letterhead_sheet import LetterheadSheet, Reserve
from stationery.model.units import inch, mm
from stationery.reading.letters import read_letter
from stationery.reading.overlay import choose_over as over
from stationery.reading.profile import read_profile, write_profile


def choices(words: str, file: str = "letters/ann.md") -> Choices:
    return read_letter(f"---\nletterhead: {words}\n---\nHello.\n", file).choices


@pytest.mark.parametrize(
    ("words", "own", "name"),
    [
        ("paper.pdf", LetterheadSheet(None, "paper.pdf"), ""),
        ("Paper.PDF", LetterheadSheet(None, "Paper.PDF"), ""),
        ("preprinted", LetterheadSheet(None), ""),
        ("{file: paper.pdf}", LetterheadSheet(None, "paper.pdf"), ""),
        ("{file: paper, name: modern}", LetterheadSheet(None, "paper"), "modern"),
        ("{name: paper.pdf, reserve: 50mm}", LetterheadSheet(None, "paper.pdf", Reserve(mm(50))), ""),
        (
            "{file: p.pdf, reserve: {top: 2in, right: 9mm}}",
            LetterheadSheet(None, "p.pdf", Reserve(inch(2), right=mm(9))),
            "",
        ),
        ("{file: p.pdf, continuation: plain}", LetterheadSheet(None, "p.pdf", continuation="plain"), ""),
        ("{file: p.pdf, continuation: 20mm}", LetterheadSheet(None, "p.pdf", continuation_reserve=Reserve(mm(20))), ""),
        ("{preprinted: 55mm}", LetterheadSheet(None, reserve=Reserve(mm(55))), ""),
        ("{preprinted: yes, name: centered}", LetterheadSheet(None), "centered"),
        ("{preprinted: 55mm, reserve: {bottom: 20mm}}", LetterheadSheet(None, reserve=Reserve(mm(55), mm(20))), ""),
        ("{name: preprinted, reserve: {top: 40mm}}", LetterheadSheet(None, reserve=Reserve(mm(40))), ""),
        ("{preprinted: 55mm, continuation: preprinted}", LetterheadSheet(None, "", Reserve(mm(55)), "preprinted"), ""),
        (
            "{preprinted: 55mm, continuation: {top: 20mm}}",
            LetterheadSheet(None, "", Reserve(mm(55)), "preprinted", Reserve(mm(20))),
            "",
        ),
    ],
)  # fmt: skip
def test_what_a_head_says(words: str, own: LetterheadSheet, name: str) -> None:
    read = choices(words)
    assert read.own is not None
    assert read.own.place is not None
    found = LetterheadSheet(None, read.own.file, read.own.reserve, read.own.continuation, read.own.continuation_reserve)
    assert (found, read.letterhead.text) == (own, name)


@pytest.mark.parametrize("words", ["modern", "{name: modern, accent: red}", "none"])
def test_a_name_is_no_paper(words: str) -> None:
    assert choices(words).own is None


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("{reserve: 50mm}", "no paper is given"),
        ("{name: modern, reserve: 50mm}", "no paper is given"),
        ("{file: paper.pdf, preprinted: yes}", "both a file and preprinted"),
        ("{name: other.pdf, file: paper.pdf}", "given twice"),
        ("{preprinted: 55mm, reserve: 40mm}", "top reserve is given twice"),
        ("{file: paper.pdf, reserve: {top: 50}}", "isn't a length"),
        ("{file: paper.pdf, reserve: {head: 50mm}}", "unknown key 'head'"),
        ("{file: paper.pdf, reserve: -1mm}", "can't be negative"),
        ("{file: paper.pdf, continuation: printed}", "isn't one of the choices"),
    ],
)
def test_what_is_wrong_is_told_at_its_place(words: str, said: str) -> None:
    with pytest.raises((SourceError, Several), match=said) as wrong:
        choices(words)
    assert "letters/ann.md:2" in str(wrong.value)


def test_a_file_is_beside_the_file_that_names_it() -> None:
    own = choices("paper.pdf").own
    assert own is not None
    assert own.path == os.path.join("letters", "paper.pdf")
    piped = choices("paper.pdf", "-").own
    assert piped is not None
    assert piped.path == "paper.pdf"
    option = read_choices(letterhead="stock/paper.pdf").own
    assert option == LetterheadSheet(Place("--letterhead"), "stock/paper.pdf")
    assert option.path == os.path.join("stock/paper.pdf")
    absolute = choices("/stock/paper.pdf").own
    assert absolute is not None
    assert absolute.path == "/stock/paper.pdf"


def test_a_letterhead_that_wins_takes_the_paper_away_and_the_other_way_round() -> None:
    usual = Choices(letterhead=Written("modern"), own=LetterheadSheet(None, "paper.pdf"))
    assert over(usual, Choices()).own == usual.own
    named = over(usual, Choices(letterhead=Written("ruled")))
    assert (named.letterhead.text, named.own) == ("ruled", None)
    papered = over(Choices(letterhead=Written("modern")), Choices(own=LetterheadSheet(None, "paper.pdf")))
    assert (papered.letterhead.text, papered.own) == ("modern", LetterheadSheet(None, "paper.pdf"))


@pytest.mark.parametrize(
    "words",
    [
        "{file: paper.pdf, name: modern, reserve: {top: 50mm, left: 1.3in}, continuation: plain}",
        "{preprinted: 55mm, continuation: {top: 20mm}}",
        "{name: monogram, letters: AB, accent: '#5b1a2e'}",
    ],
)
def test_a_profile_that_is_written_anew_says_the_same(words: str) -> None:
    first = read_profile(f"name: Ann Lee\nletterhead: {words}\n", "/home/ann/profile.yaml")
    again = read_profile(write_profile(first), "/elsewhere/profile.yaml")
    for key in ("letterhead", "letters", "accent"):
        assert getattr(again.choices, key).text == getattr(first.choices, key).text
    one, other = first.choices.own, again.choices.own
    assert (one is None) == (other is None)
    if one and other:
        assert (other.path if one.file else "") == (one.path if one.file else "")
        assert (other.reserve, other.continuation, other.continuation_reserve) == (
            one.reserve,
            one.continuation,
            one.continuation_reserve,
        )
