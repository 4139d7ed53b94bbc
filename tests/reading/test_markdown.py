"""A body's Markdown as prose; what a letter cannot show is a fault with its place."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stationery.model.diagnostics import Diagnostics
from stationery.model.errors import Place
from stationery.model.prose import Block, Listing, Paragraph, Quotation, Span
from stationery.reading import markdown
from stationery.reading.markdown import read_body, read_marked


def blocks(text: str) -> tuple[Block, ...]:
    found, faults = read_body(text, "f")
    assert faults == []
    return found


def shown(found: tuple[Block, ...]) -> list[object]:
    """Blocks in short: a paragraph as its text, a list as a list of its items, a quotation as ("quotation", …)."""
    short: list[object] = []
    for block in found:
        match block:
            case Paragraph():
                short.append(block.text)
            case Listing():
                short.append([shown(item) for item in block.items])
            case Quotation():
                short.append(("quotation", *shown(block.blocks)))
    return short


def told(text: str) -> list[str]:
    return [str(fault).split("\n")[0] for fault in read_body(text, "f", 10)[1]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("\n \n", []),
        ("One.\n\nTwo.\n", ["One.", "Two."]),
        ("one\ntwo\n  three", ["one two three"]),
        ("one  \ntwo", ["one\ntwo"]),
        ("one\\\ntwo", ["one\ntwo"]),
        ("one\vtwo\v\n- *three\vfour*", ["one\ntwo", [["three\nfour"]]]),
        ("one \ntwo", ["one two"]),
        ("one\t\ntwo\tthree", ["one two three"]),
        ("one  ", ["one"]),
        ("- a\n- b", [[["a"], ["b"]]]),
        ("- a\n  - b\n    - c", [[["a", [["b", [["c"]]]]]]]),
        ("> a\n> b\n\nc", [("quotation", "a b"), "c"]),
        ("> - a", [("quotation", [["a"]])]),
        ("We met in\n2026. That was", ["We met in 2026. That was"]),
        ("We met\n1. here", ["We met", [["here"]]]),
        ("A < B, <off> and <Company>x</Company>", ["A < B, <off> and <Company>x</Company>"]),
        ("<? kept ?>", ["<? kept ?>"]),
        ("    indented\n\n      *far*", ["indented", "far"]),
        ("R&amp;D &eacute; &#8212; &copy AT&T", ["R&D é — &copy AT&T"]),
        ("a&NewLine;b", ["a b"]),
        (r"\*a\* \# \[b\] \\ \a", [r"*a* # [b] \ \a"]),
        ("snake_case_word 2*3*4 a * b", ["snake_case_word 2*3*4 a * b"]),
        ("#hashtag and 3 # 4", ["#hashtag and 3 # 4"]),
        ("1.5 mm\n\n-5 degrees\n\n+1 212 555", ["1.5 mm", "-5 degrees", "+1 212 555"]),
        ("[[your *name*]] and [[a_b_c]]", ["[[your *name*]] and [[a_b_c]]"]),
        ("*[[what `you` learned]]*", ["[[what `you` learned]]"]),
        ("[[two\n  rows]]", ["[[two rows]]"]),
        ("[[Name]]: see [[this](x)]]", ["[[Name]]: see [[this](x)]]"]),
        ("[[open and [x] [", ["[[open and [x] ["]),
        ("a ~ b ~~ c", ["a ~ b ~~ c"]),
        ("one ` backtick", ["one ` backtick"]),
        ("Hi | there", ["Hi | there"]),
        ("a!b ![", ["a!b !["]),
        ("one\n\n\u00a0\n\n&nbsp;", ["one", "\u00a0"]),
    ],
)
def test_text(text: str, expected: list[object]) -> None:
    assert shown(blocks(text)) == expected


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("a *b* c", [Span("a "), Span("b", emphasis=True), Span(" c")]),
        ("a **b**", [Span("a "), Span("b", strong=True)]),
        ("***b***", [Span("b", emphasis=True, strong=True)]),
        ("*a **b***", [Span("a ", emphasis=True), Span("b", emphasis=True, strong=True)]),
        ("_a\nb_", [Span("a b", emphasis=True)]),
        ("*a*  \nb", [Span("a", emphasis=True), Span("\nb")]),
        ("[x](https://a.b)", [Span("x", link="https://a.b")]),
        ("[*x* y](mailto:a@b.c)", [Span("x", emphasis=True, link="mailto:a@b.c"), Span(" y", link="mailto:a@b.c")]),
        ("<https://a.b/c>", [Span("https://a.b/c", link="https://a.b/c")]),
        ("<a@b.c>.", [Span("a@b.c", link="mailto:a@b.c"), Span(".")]),
        ("[x][y]\n\n[y]: TEL:+12125550123", [Span("x", link="TEL:+12125550123")]),
        ("[y]\n\n[Y]: http://a.b", [Span("y", link="http://a.b")]),
        ("https://a.b/c", [Span("https://a.b/c")]),
    ],
)
def test_spans(text: str, spans: list[Span]) -> None:
    (paragraph,) = blocks(text)
    assert isinstance(paragraph, Paragraph)
    assert list(paragraph.spans) == spans


@pytest.mark.parametrize(
    ("text", "numbered", "start", "loose"),
    [
        ("- a\n- b", False, 1, False),
        ("* a\n\n* b", False, 1, True),
        ("1. a\n2. b", True, 1, False),
        ("7) a\n8) b", True, 7, False),
        ("- a\n\n  b", False, 1, True),
        ("- a\n  - b\n\n    c", False, 1, False),
        ("0. a", True, 0, False),
    ],
)
def test_lists(text: str, numbered: bool, start: int, loose: bool) -> None:
    (listing,) = blocks(text)
    assert isinstance(listing, Listing)
    assert (listing.numbered, listing.start, listing.loose) == (numbered, start, loose)


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("# Title", ["f:10:1: a letter's body can't have a title (#)"]),
        ("a\n\n  # b #\nc", ["f:12:3: a letter's body can't have a title (#)"]),
        ("a\nbb ![x](y.png) c", ["f:11:4: this picture is in the middle of a paragraph"]),
        ("a\n  bb `c` d", ["f:11:6: a letter's body can't have code"]),
        ("- a\n- b `c`", ["f:11:5: a letter's body can't have code"]),
        ("> q\n> r *s `c`*", ["f:11:8: a letter's body can't have code"]),
        ("[a `c`](http://x.y)", ["f:10:4: a letter's body can't have code"]),
        ("```\ncode\n```", ["f:10:1: a letter's body can't have a code block"]),
        ("a\n\n~~~\nnever closed", ["f:12:1: a letter's body can't have a code block"]),
        ("a | b\n--|--\n1 | `2`", ["f:12:5: a letter's body can't have code"]),
        ("a\n\n***\n\nb", ["f:12:1: a letter's body can't have a horizontal rule"]),
        ("Title\n---", ["f:11:1: a letter's body can't have a horizontal rule"]),
        ("a ~~b~~ c", ["f:10:3: a letter's body can't have strikethrough"]),
        ("see [x](ftp://y.z)", ["f:10:5: a letter can't link to 'ftp://y.z'"]),
        ("[x](javascript:alert)", ["f:10:1: a letter can't link to 'javascript:alert'"]),
        ("[x](notes.html)", ["f:10:1: a letter can't link to 'notes.html'"]),
        ("[x](www.y.z)", ["f:10:1: a letter can't link to 'www.y.z'"]),
        ("[x]()", ["f:10:1: this link is empty"]),
        ('[x](http://y.z "seen")', ["f:10:1: a link's title can't be printed"]),
        ("a\n\n[x]: http://y.z", ["f:12:1: this link definition is not used"]),
        ("[x]\n\n[x]: http://y.z\n[x]: http://z.y", ["f:13:1: a link with this name is defined twice"]),
        ("- a\n-\n- c", ["f:11:1: a list item is empty"]),
        ("a\n\n>", ["f:12:1: a quotation (>) is empty"]),
        (">" * 30 + " a", ["f:10:1: lists and quotations are nested too deeply here"]),
        ("a\x00b *c*", ["f:10:2: there is an invisible character (U+0000) here"]),
        ("`a`\n\n# b\n\n`c`", [f"f:{line}:1: a letter's body can't have {what}" for line, what in
                             ((10, "code"), (12, "a title (#)"), (14, "code"))]),
    ],
)  # fmt: skip
def test_faults(text: str, faults: list[str]) -> None:
    assert told(text) == faults


def test_every_refusal_has_a_remedy() -> None:
    for text in ("# a", "`a`", "![a](b)", "a|b\n-|-", "---", "~~a~~", "```", "[a](b)", "[a]: b"):
        assert all(fault.hint for fault in read_body(text, "f")[1])


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [("\n\n  words", 12, 3), ("words", 10, 1), ("*words*", 10, 1), ("\n\n   *words*\nmore", 12, 4)],
)
def test_places_of_paragraphs(text: str, line: int, column: int) -> None:
    (paragraph,), _ = read_body(text, "f", 10)
    assert paragraph.place == Place("f", line, column)


def test_places_inside_lists() -> None:
    (listing,), _ = read_body("- a\n  - bb\n", "f", 10)
    assert isinstance(listing, Listing)
    assert listing.place == Place("f", 10, 1)
    inner = listing.items[0][1]
    assert isinstance(inner, Listing)
    assert inner.place == Place("f", 11, 3)
    assert inner.items[0][0].place == Place("f", 11, 5)


_NEARLY_PLAIN = [*"ab1ü23.)(+-=:!'—@~&<,;#", '"', "1.", "2)", "\u00a0"]
_PIECES = [" ", "  ", "\n", "\n\n", *_NEARLY_PLAIN, "& ", "< "]
_MARKED_PIECES = [*_PIECES, "|", "_", "&amp;", ">", "\\", "*", "[", "]", "`", "\t"]


@settings(max_examples=500, deadline=None)
@given(
    st.lists(st.sampled_from(_PIECES), max_size=16).map("".join)
    | st.lists(st.sampled_from(_MARKED_PIECES), max_size=6).map("".join)
)
def test_the_short_path_gives_the_very_same(text: str) -> None:
    if markdown._MARKUP.search(text) is None:
        assert (markdown._read_plain(text, "f", 7), []) == read_marked(text, "f", 7)


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet=" \n\t*_-+>#`[]()!<>&;|~=:\\ab1.", max_size=40))
def test_no_body_breaks_the_reading(text: str) -> None:
    found, faults = read_body(text, "f")
    assert isinstance(found, tuple)
    assert all(1 <= fault.place.line <= text.count("\n") + 1 for fault in faults if fault.place)


@pytest.mark.parametrize(
    "text",
    [
        "Plain.",
        "Smith & Sons, 5 < 6, 3 + 4, e.g. 7) and (8), don't",
        "in 2026. Then\nso - as said - it was: yes!",
        "— a",
    ],
)
def test_what_takes_the_short_path(text: str) -> None:
    assert markdown._MARKUP.search(text) is None


def test_the_library_is_imported_only_for_markup() -> None:
    program = (
        "import sys; from stationery.reading.markdown import read_body; "
        "read_body('Plain words.', 'f'); assert 'markdown_it' not in sys.modules; "
        "read_body('*marked*', 'f'); assert 'markdown_it' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


@pytest.mark.parametrize(
    "piece", ["[", "[[", "`", "*a ", "_a", "<", "&", "> ", "- ", "![", "a\n", "]", "|", "~~", "\\", "  "]
)
def test_a_body_of_nothing_but_markup_is_read(piece: str) -> None:
    read_body(piece * 2000, "f")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("It is **urgent.", "f:1:7: `**` is not closed; it prints as two asterisks"),
        ("It is urgent** for us.", "f:1:13: `**` is not opened; it prints as two asterisks"),
        ("- It\n- is *urgent.", "f:2:6: `*` is not closed; it prints as an asterisk"),
        ("**Note** that it is *urgent*, 3 * 4, and 3*4.", ""),
        ("It costs $30*.\n\n*plus tax", ""),
        ("A \\*star and \\*\\*two.", ""),
    ],
)
def test_an_asterisk_without_its_other_half_is_told(text: str, told: str) -> None:
    diagnostics = Diagnostics()
    read_body(text, "f", diagnostics=diagnostics)
    assert [f"{each.place}: {each.message}" for each in diagnostics.remarks] == ([told] if told else [])


ONE = "We had a very good time at your house on Tuesday evening, with the cake."
TWO = "We had a very good time at your house on Tuesday. It was late when we left."
LONG = f"{TWO} {TWO}"


@pytest.mark.parametrize(
    ("text", "expected", "says"),
    [
        ("I know:\n\n    • a\n    • b", ["I know:", [["a"], ["b"]]], "the 2 lines that begin with • are set"),
        ("I know:\n\t•\ta\n\t•\tb\nBye.", ["I know:", [["a"], ["b"]], "Bye."], "'Bye.' is set apart from the list"),
        ("    - a\n      more\n    - b", [[["a more"], ["b"]]], ""),
        ("\t1.\ta\n\t2.\tb", [[["a"], ["b"]]], ""),
        ("o   a\no   b", [[["a"], ["b"]]], "the 2 lines that begin with o are set"),
        ("•\ta\no\tb\no\tc\n•\td", [[["a", [["b"], ["c"]]], ["d"]]], "the 4 lines that begin with • or o are set"),
        ("1. a\n\t• b\n\t• c\n2. d", [[["a", [["b"], ["c"]]], ["d"]]], "the 2 lines that begin with • are set"),
        ("- a\n\t\t- b", [[["a", [["b"]]]]], ""),
        ("  *   a\n     *   b\n  *   c", [[["a", [["b"]]], ["c"]]], ""),
        ("\tSo:\n\t•\ta\n\t•\tb\n\tBye.", ["So:", [["a"], ["b"]], "Bye."], "'Bye.' is set apart from the list"),
        ("\t•\ta\n\t•\tb\n\tYes.\n\tNo.\n\t1.\tc", [[["a"], ["b"]], "Yes.", "No.", [["c"]]], "'Yes.' is set"),
        ("\t- a\n\n\t  more\n\n\t- b\n\n\tBye.", [[["a", "more"], ["b"]], "Bye."], ""),
        ("- a\n- b\nThen:\n- c", [[["a"], ["b"]], "Then:", [["c"]]], "'Then:' is set apart from the list"),
        ("2019. So.\n\n10. a\n11. b", ["2019. So.", [["a"], ["b"]]], ""),
        ("See:\n10. a\n11. b", ["See:", [["a"], ["b"]]], ""),
        ("1. a\n2. b\nBye.", [[["a"], ["b"]], "Bye."], "'Bye.' is set apart from the list"),
        ("- a\n  more\nBye.", [[["a more"]], "Bye."], "'Bye.' is set apart from the list"),
        ("- a\n- b\nand c.", [[["a"], ["b and c."]]], "'and c.' goes on with the list item above it"),
        ("- a\nB\n- c\nD", [[["a B"], ["c D"]]], "'B' goes on with the list item above it"),
        ("- a,\nB", [[["a, B"]]], ""),
        ("- a\nb\n- c", [[["a b"], ["c"]]], ""),
        ("\tOne is.\n\tTwo is.", ["One is.", "Two is."], "2 paragraphs begin on lines of their own here"),
        ("     One\nis.\n     Two is.", ["One is.", "Two is."], "2 paragraphs begin on lines of their own here"),
        (f"1 Main St\nSalem\nDear Ann,\n{TWO}\n{LONG}", [f"1 Main St Salem Dear Ann, {TWO}", LONG], "2 paragraphs"),
        (f"{TWO}\n{TWO}\n{TWO}", [f"{TWO} {TWO} {TWO}"], "'We had a very good' goes on with the paragraph"),
        (f"{TWO}\n{TWO}\n{TWO}\nLove,\nAnn", [f"{TWO} {TWO} {TWO} Love, Ann"], "'We had a very good' goes on with"),
        (f"- a\n- b\n{LONG[:120]}.\nBye.", [[["a"], ["b"]], f"{LONG[:120]}. Bye."], "'We had a"),
        (f"{TWO}\n{TWO}\n{TWO[:-1]}\nAnn did.", [f"{TWO} {TWO} {TWO[:-1]} Ann did."], ""),
        (f"{TWO}\n{TWO}", [f"{TWO} {TWO}"], ""),
        (f"{ONE}\n{ONE}\n{ONE}", [f"{ONE} {ONE} {ONE}"], ""),
        ("    One goes\n    on. So", ["One goes on. So"], ""),
        ("Roe, J. On\n    Saws.\nLee, A. Trees.\n    Salem.", ["Roe, J. On Saws. Lee, A. Trees. Salem."], ""),
        ("I said\n    - or hoped -\nso.", ["I said - or hoped - so."], ""),
    ],
)  # fmt: skip
def test_lists_and_paragraphs_as_word_processors_paste_them(text: str, expected: list[object], says: str) -> None:
    diagnostics = Diagnostics()
    found, faults = read_body(text, "f", diagnostics=diagnostics)
    remarks = [remark.message for remark in diagnostics.remarks]
    assert shown(found) == expected and not faults
    assert any(remark.startswith(says) for remark in remarks) if says else not remarks


def test_a_fault_in_a_list_set_from_the_margin_is_told_where_it_stands() -> None:
    assert told("\t- a\n\t- the `code`\n") == ["f:11:8: a letter's body can't have code"]
