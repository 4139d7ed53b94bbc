"""Typed marks into the marks of print: the pairs of cases.txt, and what a single text cannot show."""

import os

import pytest

from stationery.catalog.languages import Language, language
from stationery.model.prose import Listing, Paragraph, Quotation, Span
from stationery.wording.typography import typeset, typeset_blocks, typeset_spans
from tests.wording.spoken import DE, EN, GB, STORE

_MARKS = {"[ ]": "\u00a0", "[_]": "\u202f", "[-]": "\u00ad"}


def _cases() -> list[tuple[Language, str, str]]:
    with open(os.path.join(os.path.dirname(__file__), "cases.txt"), encoding="utf-8") as stream:
        rows = [row for row in stream.read().split("\n") if row and not row.startswith("#")]
    found, spoken, typed = [], EN, ""
    for row in rows:
        if not typed and row[0] == "[" and row[-1] == "]":
            spoken = language(STORE, row[1:-1])
        elif not typed:
            typed = row
        else:
            for written, mark in _MARKS.items():
                row = row.replace(written, mark)
            found.append((spoken, typed, row))
            typed = ""
    assert not typed
    return found


CASES = _cases()


def test_there_are_cases() -> None:
    assert len(CASES) > 30


@pytest.mark.parametrize(("spoken", "typed", "expected"), CASES)
def test_printed(spoken: Language, typed: str, expected: str) -> None:
    assert typeset(typed, spoken) == expected


@pytest.mark.parametrize(("spoken", "typed", "expected"), CASES)
def test_switched_off_nothing_but_spaces_changes(spoken: Language, typed: str, expected: str) -> None:
    text = typeset(typed, spoken, smart=False)
    assert text.replace("\u00a0", " ").replace("\u202f", " ") == typed


@pytest.mark.parametrize(("spoken", "typed", "expected"), CASES)
def test_what_is_printed_stays_when_printed_again(spoken: Language, typed: str, expected: str) -> None:
    assert typeset(expected, spoken) == expected


def test_quotes_pair_across_spans() -> None:
    spans = (Span('He said "'), Span("never", emphasis=True), Span('" and "'), Span("al", strong=True), Span('ways".'))
    found = typeset_spans(spans, EN)
    assert [span.text for span in found] == ["He said “", "never", "” and “", "al", "ways”."]
    assert [(span.emphasis, span.strong) for span in found] == [(span.emphasis, span.strong) for span in spans]


def test_a_title_holds_to_a_name_in_another_span() -> None:
    found = typeset_spans((Span("Ms. "), Span("Lee", strong=True)), EN)
    assert [span.text for span in found] == ["Ms.\u00a0", "Lee"]


def test_a_link_that_shows_its_own_address_is_untouched() -> None:
    spans = (Span("it's--x", link="https://e.org/it's--x"), Span(" it's", link="https://e.org"))
    assert [span.text for span in typeset_spans(spans, EN)] == ["it's--x", " it’s"]


def test_a_hard_line_break_stays() -> None:
    assert typeset('"one\ntwo"\n"three"', EN) == "“one\ntwo”\n“three”"


def test_a_nonbreaking_space_beside_a_space_is_no_gap() -> None:
    (span,) = typeset_spans((Span("Dear\u00a0Ann. \u00a0It\u00a0 is.  So\u00a0\u00a0 it"),), EN, prose=True)
    assert span.text == "Dear\u00a0Ann. It is.  So\u00a0\u00a0 it"


def test_blocks_within_blocks() -> None:
    inner = Paragraph((Span("it's"),))
    found = typeset_blocks((Listing(((inner,),)), Quotation((inner,))), EN)
    assert found == (Listing(((Paragraph((Span("it’s"),)),),)), Quotation((Paragraph((Span("it’s"),)),)))


@pytest.mark.parametrize(
    ("spoken", "text", "held"),
    [
        (EN, "on November 20 at", "on November~20 at"),
        (EN, "on November 20, 2026, at", "on November~20,~2026, at"),
        (GB, "on 20 November 2026 at", "on 20~November~2026 at"),
        (DE, "am 20. November 2026 um", "am 20.~November~2026 um"),
        (DE, "am 20. November", "am 20.~November"),
        (EN, "in November 2026", "in November 2026"),
        (EN, "from May 3 to June 5 2000 people came", "from May~3 to June~5~2000 people came"),
        (EN, "on November 20 there were 2000", "on November~20 there were 2000"),
    ],
)
def test_a_date_is_never_parted_at_a_lines_end(spoken: Language, text: str, held: str) -> None:
    (block,) = typeset_blocks((Paragraph((Span(text),)),), spoken)
    assert isinstance(block, Paragraph) and block.text.replace("\u00a0", "~") == held
