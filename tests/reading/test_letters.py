"""A letter file as a Letter; bad files as lists of faults in the order of their lines."""

from __future__ import annotations

import pytest

from stationery.model.errors import Place, Several, StationeryError
from stationery.model.letter import Signer, Written
from stationery.model.prose import Paragraph
from stationery.reading.letters import KINDS, read_letter

LETTER = """---
kind: thank-you
to: |
  Ms. Jane Schmoe
  Acme Corporation
  Springfield, IL 02134
from: {name: Ann Lee, email: ann@lee.example}
date: 2026-11-20
interview: 14:30
enclosures: [Writing sample, "Plan"]
cc: Bob Ray
style: full-block
justify: yes
tags: [job]
---

Thank you for the apples.

They were *red*.
"""


def told(text: str) -> list[str]:
    """Every fault of a letter: place and message, without the hint."""
    with pytest.raises(StationeryError) as caught:
        read_letter(text, "f")
    faults = caught.value.faults if isinstance(caught.value, Several) else (caught.value,)
    return [str(fault).split("\n")[0] for fault in faults]


def hint(text: str) -> str:
    with pytest.raises(StationeryError) as caught:
        read_letter(text, "f")
    return caught.value.hint


def head(*rows: str) -> str:
    return "\n".join(["---", *rows, "---", "Words."])


def test_a_letter() -> None:
    letter = read_letter(LETTER, "f")
    assert letter.kind == "thank-you"
    assert letter.recipient is not None
    assert letter.sender is not None
    assert letter.recipient.lines[-1] == Written("Springfield, IL 02134", Place("f", 6, 3))
    assert letter.sender.name == "Ann Lee"
    assert letter.sender.where("email") == Place("f", 7, 30)
    assert letter.date == Written("2026-11-20", Place("f", 8, 7))
    assert letter.interview.text == "14:30"
    assert [one.text for one in letter.enclosures] == ["Writing sample", "Plan"]
    assert letter.copies == (Written("Bob Ray", Place("f", 11, 5)),)
    assert letter.choices.style == Written("full-block", Place("f", 12, 8))
    assert (letter.choices.justify, letter.choices.smart) == (True, None)
    assert [block.place for block in letter.body] == [Place("f", 17, 1), Place("f", 19, 1)]


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_other_line_ends_and_a_byte_order_mark_change_nothing(end: str) -> None:
    assert read_letter("\ufeff" + LETTER.replace("\n", end), "f") == read_letter(LETTER, "f")


def test_what_is_not_given_is_empty() -> None:
    letter = read_letter("---\n---\n", "f")
    assert (letter.kind, letter.recipient, letter.sender, letter.body) == ("letter", None, None, ())
    assert not letter.date


def test_a_head_may_be_followed_by_words_at_once_and_closed_by_dots() -> None:
    (paragraph,) = read_letter("\n---\nsubject: x\n...\nWords --- and more.", "f").body
    assert isinstance(paragraph, Paragraph)
    assert (paragraph.text, paragraph.place) == ("Words --- and more.", Place("f", 5, 1))


@pytest.mark.parametrize("kind", KINDS)
def test_kinds(kind: str) -> None:
    assert read_letter(head(f"kind: {kind}"), "f").kind == kind


@pytest.mark.parametrize(
    ("row", "field", "text"),
    [
        ("opening: Dear Jane,", "salutation", "Dear Jane,"),
        ("closing: Yours,", "close", "Yours,"),
        ("ps: I forgot.", "postscript", "I forgot."),
        ("your_ref: A 17", "your_reference", "A 17"),
        ("your-reference: A 17", "your_reference", "A 17"),
        ("our-ref: 0123", "our_reference", "0123"),
        ("delivery-notation: BY AIRMAIL", "delivery_notation", "BY AIRMAIL"),
        ("postscript: |\n  One.\n\n  Two.", "postscript", "One.\nTwo."),
        ("subject: |\n  One\n  two", "subject", "One two"),
        ("subject: >\n  One\n  two", "subject", "One two"),
        ("date: November 20, 2026", "date", "November 20, 2026"),
        ("decision_by: 1e3", "decision_by", "1e3"),
        ("place: NO", "place", "NO"),
        ("subject: Null", "subject", "Null"),
        ("subject: [[What it is about]]", "subject", ""),
    ],
)
def test_texts(row: str, field: str, text: str) -> None:
    if not text:
        assert hint(head(row)) == "put text that begins with [ or { in quotation marks"
    else:
        assert getattr(read_letter(head(row), "f"), field).text == text


def test_the_place_of_a_block_is_its_first_line() -> None:
    assert read_letter(head("subject: |", "  One"), "f").subject.place == Place("f", 3, 3)


@pytest.mark.parametrize(
    ("row", "choice", "text"),
    [("lang: de", "language", "de"), ("font: EB Garamond", "font", "EB Garamond"),
     ("punctuation: open", "punctuation", "open")],
)  # fmt: skip
def test_choices(row: str, choice: str, text: str) -> None:
    assert getattr(read_letter(head(row), "f").choices, choice).text == text


@pytest.mark.parametrize("row", ["enclosures: 2", "encl: [2]", "enclosures: |\n  2\n", "enclosures:\n- 2"])
def test_enclosures_may_be_a_number(row: str) -> None:
    assert [one.text for one in read_letter(head(row), "f").enclosures] == ["2"]


@pytest.mark.parametrize(
    ("rows", "signers"),
    [
        ("signers: Ann Lee", [("Ann Lee", "")]),
        ("signers: [Ann Lee, Bob Ray]", [("Ann Lee", ""), ("Bob Ray", "")]),
        ("signers: {name: Ann Lee, title: Chair}", [("Ann Lee", "Chair")]),
        ("signers:\n- {name: Ann Lee, title: Chair}\n- Bob Ray", [("Ann Lee", "Chair"), ("Bob Ray", "")]),
        ("signers: |\n  Ann Lee\n  Bob Ray\n", [("Ann Lee", ""), ("Bob Ray", "")]),
    ],
)
def test_signers(rows: str, signers: list[tuple[str, str]]) -> None:
    found: tuple[Signer, ...] = read_letter(head(rows), "f").signers
    assert [(one.name.text, one.title.text) for one in found] == signers


def test_silenced_rules() -> None:
    letter = read_letter(head("check: {ignore: [C7, S2], employer_now: acme.example}"), "f")
    assert [(rule.text, str(rule.place)) for rule in letter.ignored_rules] == [("C7", "f:2:18"), ("S2", "f:2:22")]
    assert letter.employer_now.text == "acme.example"


def test_a_letter_written_for_pandoc() -> None:
    rows = [
        "author: Ann Lee",
        "return-address:",
        "- 12 Elm Street",
        "- Salem, OR 97301",
        "address: [Jane Schmoe, Acme]",
    ]
    letter = read_letter(head(*rows, "opening: Dear Jane", "closing: Yours", "encl: [Plan]", "cc: [Bob]"), "f")
    assert letter.sender is not None
    assert letter.recipient is not None
    assert [line.text for line in letter.sender.lines] == ["Ann Lee", "12 Elm Street", "Salem, OR 97301"]
    assert [line.text for line in letter.recipient.lines] == ["Jane Schmoe", "Acme"]


def test_keys_of_note_taking_programs_pass() -> None:
    read_letter(head("tags:", "- a", "aliases: {b: c}", "cssclasses:"), "f")


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("", ["f: the letter is empty"]),
        (" \n\n", ["f: the letter is empty"]),
        ("Dear Jane,\n", ["f:1: the letter has no head"]),
        ("\n\nDear Jane,\n---\n", ["f:3: the letter has no head"]),
        ("--- \nsubject: x\nDear Jane,\n", ["f:1: the head that starts here has no end"]),
        (head("to: x", "recipient: y"), ["f:3:1: 'to' and 'recipient' mean the same; use only one"]),
        (head("cc: x", "copies: y"), ["f:3:1: 'cc' and 'copies' mean the same; use only one"]),
        (head("from: x", "author: y", "return-address: z"), [
            "f:3:1: 'from' and 'author' mean the same; use only one",
            "f:4:1: 'from' and 'return-address' mean the same; use only one",
        ]),
        (head("stlye: x"), ["f:2:1: unknown key 'stlye'"]),
        (head("kind: thanks-you"), ["f:2:7: kind: 'thanks-you' isn't one of the choices"]),
        (head("punctuation: closed"), ["f:2:14: punctuation: 'closed' isn't one of the choices"]),
        (head("justify: perhaps"), ["f:2:10: justify: 'perhaps' isn't yes or no"]),
        (head("subject: Re: you"), ["f:2:12: this line has a second colon"]),
        (head("subject: x", "subject: y"), ["f:3:1: 'subject' is given twice"]),
        (head("subject: *x*"), ["f:2:10: anchors and aliases (& and *) aren't allowed"]),
        (head("to: |", "\tJane"), ["f:3:1: there is a tab here; YAML is indented with spaces only"]),
        (head("to:", "  Jane Schmoe", "  Acme"), ["f:3:3: to: these lines would run together into one"]),
        (head("interview: {when: x}"), ["f:2:12: interview: expected text, not a list or a table"]),
        (head("signers: [{nam: x}, {title: y}, [z]]"), [
            "f:2:12: unknown key 'nam'",
            "f:2:21: 'name' is missing",
            "f:2:33: signers: expected a name, or a table of name and title",
        ]),
        (head("check: {ignored: x}"), ["f:2:9: unknown key 'ignored'"]),
        (head("check: C7"), ["f:2:8: check: expected a table (indented keys)"]),
        (head("- a"), ["f:2:1: expected a table of keys and values"]),
    ],
)  # fmt: skip
def test_faults(text: str, faults: list[str]) -> None:
    assert told(text) == faults


def test_all_faults_of_head_and_body_at_once_in_the_order_of_the_lines() -> None:
    rows = ["stlye: x", "to: {nam: Jane, email: none}", "kind: thanks", "one_page: 1"]
    assert told(head(*rows) + "\n\n# Title\n\n`code`\n") == [
        "f:2:1: unknown key 'stlye'",
        "f:3:6: unknown key 'nam'",
        "f:3:24: email: 'none' isn't an e-mail address",
        "f:4:7: kind: 'thanks' isn't one of the choices",
        "f:5:11: one_page: '1' isn't yes or no",
        "f:9:1: a letter's body can't have a title (#)",
        "f:11:1: a letter's body can't have code",
    ]


def test_a_head_that_cannot_be_read_is_told_with_the_body() -> None:
    assert told("---\nsubject: @x\n---\n# Title\n") == [
        "f:2:10: a value cannot begin with '@'",
        "f:4:1: a letter's body can't have a title (#)",
    ]


def test_a_head_with_several_faults_that_cannot_be_read_is_told_with_the_body() -> None:
    assert told("---\nps: a\nps: b\nsubject: @x\n---\n# Title\n") == [
        "f:3:1: 'ps' is given twice",
        "f:4:10: a value cannot begin with '@'",
        "f:6:1: a letter's body can't have a title (#)",
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (head("stlye: x"), "did you mean 'style'?"),
        (head("recipent: x"), "did you mean 'recipient'?"),
        (head("typeface: x"), "did you mean 'font'?"),
        (head("kind: thank you"), "did you mean 'thank-you'?"),
        ("Dear Jane,", "start with a line of ---"),
        ("---\nsubject: x", "end it with a line of ---"),
        (head("to:", "  Jane", "  Acme"), "to: |"),
    ],
)
def test_hints(text: str, words: str) -> None:
    assert words in hint(text)


def test_a_letterhead_is_told_more_than_its_name() -> None:
    told = read_letter('---\nletterhead: {name: monogram, letters: AB, accent: "#102030"}\n---\nHello.\n', "ann.md")
    choices = told.choices
    assert (choices.letterhead.text, choices.letters.text, choices.accent.text) == ("monogram", "AB", "#102030")
    assert choices.letterhead.place == Place("ann.md", 2, 20) and not choices.monogram


def test_a_letterhead_told_what_it_does_not_know() -> None:
    with pytest.raises(StationeryError, match=r"ann\.md:2:27: unknown key 'ascent'") as why:
        read_letter('---\nletterhead: {name: ruled, ascent: "#102030"}\n---\nHello.\n', "ann.md")
    assert "did you mean 'accent'?" in str(why.value)


def test_tabs_are_spaces_and_a_typed_line_end_is_one() -> None:
    """In double quotation marks, YAML itself has a line end for it."""
    rows = (r"subject: \"a\tb\"", r"close: 'With love\nand thanks'", r"salutation: Dear Ann,\nBob,", 'copies: ["c\td"]')
    found = read_letter(head(*rows).replace('\\"', '"'), "f")
    assert (found.subject.text, found.copies[0].text) == ("a b", "c d")
    assert (found.close.text, found.salutation.text) == ("With love\nand thanks", "Dear Ann, Bob,")
    assert [each.message for each in found.remarks] == [
        r"salutation: the \n in 'Dear Ann,\nBob,' is read as a space",
        r"close: the \n in 'With love\nand thanks' is read as the end of a line",
    ]
    kept = read_letter(head(r'close: "With love\\nand"', r"subject: C:\new", r"postscript: in C:\notes"), "f")
    assert (kept.close.text, kept.postscript.text, kept.remarks) == (r"With love\nand", r"in C:\notes", ())
