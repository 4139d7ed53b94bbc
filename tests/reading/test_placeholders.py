"""Marks left to be filled in: found where they print, with the very line and column, and nowhere else."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stationery.model.errors import StationeryError
from stationery.model.letter import Placeholder
from stationery.model.prose import paragraphs
from stationery.reading.letters import read_letter


def marks(head: str = "", body: str = "") -> tuple[Placeholder, ...]:
    return read_letter(f"---\n{head}---\n{body}", "a.md").marks


def places(head: str = "", body: str = "") -> list[tuple[int, int, str]]:
    return [(mark.place.line, mark.place.column, mark.words) for mark in marks(head, body)]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("Thank you.", []),
        ("[[you]]", [(3, 1, "[[you]]")]),
        ("Thank [[you]] and [[her]].", [(3, 7, "[[you]]"), (3, 19, "[[her]]")]),
        ("Ünü [[ñ]]", [(3, 5, "[[ñ]]")]),
        ("\n\nSecond.\n[[x]]", [(6, 1, "[[x]]")]),
        ("one [[two\nrows]] three", [(3, 5, "[[two rows]]")]),
        ("> quoted [[two\n> rows]]", [(3, 10, "[[two rows]]")]),
        ("- item\n  - [[inner]]", [(4, 5, "[[inner]]")]),
        ("**[[strong]]** and *[[soft]]*", [(3, 3, "[[strong]]"), (3, 21, "[[soft]]")]),
        (r"\[[printed]]", []),
        (r"\\[[after a backslash]]", [(3, 3, "[[after a backslash]]")]),
        (r"\[[[inner]]", [(3, 3, "[[inner]]")]),
        ("[words](https://example.org/[[page]])", [(3, 29, "[[page]]")]),
        ("[one]] [two", []),
    ],
)
def test_marks_of_a_body(body: str, found: list[tuple[int, int, str]]) -> None:
    assert places(body=body) == found


def test_a_mark_that_is_not_closed_ends_with_its_line_and_hides_no_other() -> None:
    found = marks(body="Now [[open\nmore\n\nThen [[closed]].")
    assert [(mark.words, mark.closed) for mark in found] == [("[[open", False), ("[[closed]]", True)]


@pytest.mark.parametrize(
    ("head", "found"),
    [
        ('subject: "[[what]] and [[when]]"\n', [(2, 11, "[[what]]"), (2, 24, "[[when]]")]),
        ("subject: About [[what]]\n", [(2, 16, "[[what]]")]),
        ("# write [[it]]\nsubject: About [[it]]  # as [[that]]\n", [(3, 16, "[[it]]")]),
        ("to: |\n  Ms. [[name]]\n  12 [[street]]\n", [(3, 7, "[[name]]"), (4, 6, "[[street]]")]),
        ("to:\n  name: Ms. [[name]]\n  street:\n  - 12 [[street]]\n", [(3, 13, "[[name]]"), (5, 8, "[[street]]")]),
        ("from: Ann [[Lee]]\n", [(2, 11, "[[Lee]]")]),
        ("closing: >\n  Yours\n  [[how]]\n", [(4, 3, "[[how]]")]),
        ("subject: two [[rows\n  of words]]\n", [(2, 14, "[[rows of words]]")]),
        ("encl:\n- A\n- '[[what]]'\n", [(4, 4, "[[what]]")]),
        ("signers:\n- {name: Ann, title: '[[role]]'}\n", [(3, 23, "[[role]]")]),
        ("tags: '[[wiki]]'\n", []),
    ],
)
def test_marks_of_a_head(head: str, found: list[tuple[int, int, str]]) -> None:
    assert places(head) == found


def test_a_mark_names_the_key_it_stands_under() -> None:
    head = "recipient: A [[b]]\nfrom: C [[d]]\nposition: X [[e]]\nps: F [[g]]\n"
    assert [mark.part for mark in marks(head, "[[h]]")] == ["to", "from", "position", "postscript", "body"]


def test_marks_stand_in_the_order_of_the_file_and_the_line_ends_do_not_matter() -> None:
    text = "\ufeff---\r\nsubject: A [[b]]\r\nplace: C [[d]]\r\n---\r\nE [[f]]\r\n"
    found = [(mark.place.line, mark.place.column) for mark in read_letter(text, "a.md").marks]
    assert found == [(2, 12), (3, 10), (5, 3)]


def test_a_file_without_marks_brings_no_search(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.delitem(sys.modules, "stationery.reading.placeholders", raising=False)
    assert marks("subject: [plain]\n".replace("[", "(").replace("]", ")"), "Words [with] brackets.") == ()
    assert "stationery.reading.placeholders" not in sys.modules


@given(st.lists(st.sampled_from(["[[", "]]", "[", "a ", "*b* ", "\\", "\n", "- ", "\n\n", "ü"]), max_size=14))
def test_what_the_markdown_reader_takes_for_a_mark_is_found(pieces: list[str]) -> None:
    body = "".join(pieces)
    try:
        letter = read_letter(f"---\n---\n{body}", "a.md")
    except StationeryError:
        return
    if "\\" not in body:
        printed = [mark for each in paragraphs(letter.body) for mark in re.findall(r"\[\[.*?\]\]", each.text)]
        found = [mark.words for mark in letter.marks if mark.closed]
        assert [mark.replace(" ", "") for mark in printed] == [mark.replace(" ", "") for mark in found]
    rows = body.split("\n")
    for mark in letter.marks:
        assert rows[mark.place.line - 3][mark.place.column - 1 :].startswith("[[")


@pytest.mark.parametrize(
    ("head", "hint"),
    [
        ("to: [[name]]", "quotation marks"),
        ("subject: [[what]]", "quotation marks"),
        ("subject: [[what]] and when", "quotation marks"),
        ("signers: [[who]]", "quotation marks"),
    ],
)
def test_a_mark_that_yaml_takes_for_a_list_is_told_the_remedy(head: str, hint: str) -> None:
    with pytest.raises(StationeryError, match=hint):
        read_letter(f"---\n{head}\n---\n", "a.md")
