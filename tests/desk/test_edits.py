"""A change by the form: its key alone, everything else byte for byte."""

from __future__ import annotations

import difflib
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stationery.data.tables import Table
from stationery.data.yaml import find_comments
from stationery.desk.edits import ORDER, Value, edit, list_enclosures, read_head, words_of
from stationery.desk.forms import read_form
from stationery.model.errors import StationeryError
from stationery.reading.letters import KEYS

FILE = """---
# A letter to Ann.
kind: thank-you   # tonight
from:
  name: Jonas Hale   # me
  street: 12 Elm Street
  # the old town
  locality: "Salem"
  region: OR
to: |  # as on the envelope
  Ms. Ann Lee
  # 5 Main Street
  Salem, OR 97301

# date: leave this out to use the day you print
Subject: 'Our talk'   # short
enclosures: [Writing sample, "References: two"]
cc:
- Ms. Bell
- Mr. Dahl
"your ref": A 17
salutation: "Dear Ms. Lee:"
---
Thank you.

---
More.
"""


def changed(text: str, key: str, said: Value) -> list[str]:
    """The rows that a change takes away and adds, as a diff shows them."""
    after = edit(text, {key: said}).split("\n")
    rows = difflib.ndiff(text.split("\n"), after)
    return [row for row in rows if row[0] in "+-"]


@pytest.mark.parametrize(
    ("key", "said", "rows"),
    [
        ("kind", "note", ["- kind: thank-you   # tonight", "+ kind: note   # tonight"]),
        ("subject", "What we said", ["- Subject: 'Our talk'   # short", "+ Subject: 'What we said'   # short"]),
        ("subject", "Ann's: it", ["- Subject: 'Our talk'   # short", "+ Subject: 'Ann''s: it'   # short"]),
        ("subject", "", ["- Subject: 'Our talk'   # short"]),
        ("salutation", 'Dear "Ann",', ['- salutation: "Dear Ms. Lee:"', '+ salutation: "Dear \\"Ann\\","']),
        ("to", "Ms. Ann Lee\n# 5 Main Street\nSalem, OR 97302", ["-   Salem, OR 97301", "+   Salem, OR 97302"]),
        ("from", {"locality": "Bend"}, ['-   locality: "Salem"', '+   locality: "Bend"']),
        ("from", {"name": "J. Hale"}, ["-   name: Jonas Hale   # me", "+   name: J. Hale   # me"]),
        ("from", {"region": ""}, ["-   region: OR"]),
        ("from", {"postal_code": "02134"}, ["+   postal_code: 02134"]),
        ("date", "2026-11-20", ["+ date: 2026-11-20"]),
        ("copies", ["Ms. Bell", "Dr. Roe"], ["- - Mr. Dahl", "+ - Dr. Roe"]),
        ("copies", [], ["- cc:", "- - Ms. Bell", "- - Mr. Dahl"]),
        (
            "enclosures",
            ["Writing sample", "[[what]], or not"],
            [
                '- enclosures: [Writing sample, "References: two"]',
                '+ enclosures: [Writing sample, "[[what]], or not"]',
            ],
        ),
        ("your_reference", "#400", ['- "your ref": A 17', '+ "your ref": "#400"']),
        ("close", "Sincerely,", ["+ close: Sincerely,"]),
        ("close", "Yours\never", ["+ close: |", "+   Yours", "+   ever"]),
        ("justify", False, ["+ justify: no"]),
        (
            "letterhead",
            {"name": "monogram", "accent": "#336699"},
            ["+ letterhead:", "+   name: monogram", '+   accent: "#336699"'],
        ),
        ("postscript", "", []),
    ],
)
def test_a_change_is_of_its_key_alone(key: str, said: Value, rows: list[str]) -> None:
    assert changed(FILE, key, said) == rows


def test_a_new_key_goes_to_its_neighbors() -> None:
    text = edit("---\nto: Ann Lee\nsubject: Hello\n---\nHi.\n", {"date": "2026-11-20", "style": "full-block"})
    assert text == "---\nstyle: full-block\nto: Ann Lee\ndate: 2026-11-20\nsubject: Hello\n---\nHi.\n"


def test_a_comment_that_tells_of_a_key_has_it_below() -> None:
    rows = edit(FILE, {"date": "2026-11-20"}).split("\n")
    at = rows.index("date: 2026-11-20")
    assert rows[at - 1].startswith("# date: leave this out")


def test_a_choice_may_be_a_name_or_a_table() -> None:
    text = "---\nletterhead: monogram  # of mine\n---\n"
    table = edit(text, {"letterhead": {"accent": "#336699"}})
    assert table == '---\nletterhead:  # of mine\n  name: monogram\n  accent: "#336699"\n---\n'
    assert edit(table, {"letterhead": "plain-block"}) == table.replace("name: monogram", "name: plain-block")
    assert edit(table, {"letterhead": {"accent": ""}}) == "---\nletterhead:  # of mine\n  name: monogram\n---\n"
    assert edit(table, {"letterhead": ""}) == "---\n---\n"


def test_lines_beside_an_email_address_are_changed_alone() -> None:
    text = "---\nto:\n  lines:\n    - Ann Lee  # she\n    - Salem\n  email: ann@example.com\n---\n"
    assert edit(text, {"to": "Ann Lee\nBend"}) == text.replace("Salem", "Bend")
    assert edit(text, {"to": "Ann Lee\nSalem"}) == text


def test_a_body_is_replaced_below_the_head() -> None:
    assert edit(FILE, {"body": "New.\n"}) == FILE.partition("Thank you.")[0] + "New.\n"


def test_a_text_without_a_head_gets_one() -> None:
    assert edit("Hi.\n", {"subject": "Hello"}) == "---\nsubject: Hello\n---\nHi.\n"
    assert edit("Hi.\n", {"subject": ""}) == "Hi.\n"


@pytest.mark.parametrize("text", ["kind: letter\nto: Ann\n\nHi.\n", "\nto:\n  Ann\n---\nHi.\n"])
def test_a_head_whose_lines_are_gone_gets_no_second_one(text: str) -> None:
    with pytest.raises(StationeryError) as wrong:
        edit(text, {"subject": "Hello"})
    assert wrong.value.hint == "put the --- line back above the first line, and below the last of these lines"
    assert not read_form(text)["readable"]
    assert edit("Note: we meet at noon.\n", {"subject": "Hello"}).startswith("---\nsubject: Hello\n---\nNote:")


@pytest.mark.parametrize(
    "text",
    ["---\nto: Ann\n", "---\n{to: Ann, date: x}\n---\n", "---\nto: Ann\n to: x\n---\n", "---\nto: [Ann\n---\n"],
)
def test_a_head_that_cannot_be_changed_is_told(text: str) -> None:
    with pytest.raises(StationeryError):
        edit(text, {"subject": "Hello"})


def test_every_key_has_its_place() -> None:
    assert set(KEYS) == set(ORDER)


def test_a_comment_stays_where_a_key_above_it_is_taken_away() -> None:
    """Below a block it can't be indented, or it would be the block's text."""
    text = "---\nsubject: |\n  one\ndate: today\n\n   # about the place\nplace: here\n---\n"
    assert edit(text, {"date": None}) == text.replace("date: today\n", "").replace("   #", "#")


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=20).filter(
    lambda words: "\ufeff" not in words and "\ufffe" not in words and "\uffff" not in words
)
LINES = st.lists(WORDS, min_size=1, max_size=4).map("\n".join)
NUMBERED = st.sampled_from(["Invoice ", "#12 ", "and #13 ", '"due" ', "it's ", ": ", "# ", "3"])
TEXT_KEYS = ("subject", "salutation", "close", "date", "postscript", "to", "from", "reference", "style", "place")


@st.composite
def heads(draw: st.DrawFn) -> str:
    """A head in some manner: block, plain, quoted, lists, tables, comments, blank rows."""
    rows: list[str] = []
    for key in draw(st.lists(st.sampled_from([*TEXT_KEYS, "enclosures", "copies"]), unique=True, max_size=6)):
        if draw(st.booleans()):
            rows.append(draw(st.sampled_from(["", "# a comment", "# subject: told", "   # far in"])))
        manner = draw(st.integers(0, 8))
        name = draw(st.sampled_from([key, f'"{key}"', key.title()]))
        rows += {
            0: [f"{name}: plain words"],
            1: [f"{name}: 'quoted: words'  # and a comment"],
            2: [f"{name}: |", "  one", "", "  # two", "   three"],
            3: [f"{name}: >-", "    folded", "    words"],
            4: [f"{name}:", "  - a", "  # between", '  - "b: c"'],
            5: [f"{name}: [a, 'b, c']   # in a row"],
            6: [f"{name}:", "  name: x # y", "  street: |", "    1 Main", "    2nd floor", "  # more", "  city: z"],
            7: [f'{name}: "No. #7"', "# no more"],
            8: [f"{name}:", "  # above", "  - 'a #1'  # beside", "  - b"],
        }[manner]
    return "\n".join(["---", *rows, "---", "Body.", "", "---", "more: body", ""])


@settings(max_examples=400, deadline=None)
@given(
    heads(),
    st.sampled_from([*TEXT_KEYS, "enclosures", "copies"]),
    LINES
    | st.lists(WORDS, max_size=3)
    | st.booleans()
    | st.none()
    | st.dictionaries(st.sampled_from(["name", "street", "city", "region"]), WORDS, max_size=3),
)
def test_every_other_key_reads_the_same_afterward(text: str, key: str, said: Value) -> None:
    before = read_head(text)
    try:
        after = edit(text, {key: said})
    except StationeryError:
        assert said is not None, "each key can be taken away"
        return
    old = {name: words_of(node) for name, node in before.nodes.items() if name != key}
    new = {name: words_of(node) for name, node in read_head(after).nodes.items() if name != key}
    assert old == new
    assert after.endswith("---\nBody.\n\n---\nmore: body\n")
    theirs = comments_in(text, before, key)
    assert comments_in(after, read_head(after), key)[0] == theirs[0]
    assert comments_in(after, read_head(after), key)[1] <= theirs[1], "a value is taken for a comment"
    assert edit(after, {key: said}) == after


def comments_in(text: str, table: Table, key: str) -> tuple[Counter[str], Counter[str]]:
    """The comments of a head: those that stay whatever becomes of a key, and those beside its value or its items."""
    rows = text.split("\n")[1 : text.split("\n").index("---", 1)]
    places = sorted(place.line - 2 for place in table.key_places.values())
    begin = table.key_places[key].line - 2 if key in table else len(rows)
    end = next((at for at in places if at > begin), len(rows))
    stay, may_go = Counter[str](), Counter[str]()
    for at, column in find_comments("\n".join(rows)).items():
        beside = begin <= at < end and rows[at][:column].strip()
        (may_go if beside else stay)[rows[at][column:]] += 1
    return stay, may_go


@settings(max_examples=200, deadline=None)
@given(heads(), st.sampled_from(TEXT_KEYS), st.lists(NUMBERED, min_size=2, max_size=4))
def test_nothing_that_was_typed_becomes_a_comment(text: str, key: str, pieces: list[str]) -> None:
    """`Invoice #12` is in quotation marks: with each key typed after it, only the value grows."""
    before = comments_in(text, read_head(text), key)
    said = ""
    for piece in pieces:
        said += piece
        text = edit(text, {key: said})
    table = read_head(text)
    after = comments_in(text, table, key)
    assert after[0] - before[0] <= before[1]  # one that was beside a value of several rows stands above it now
    assert sum((after[0] + after[1]).values()) <= sum((before[0] + before[1]).values())
    node = table.nodes[key]
    said_now = words_of(node.nodes["lines"] if isinstance(node, Table) else node)
    assert " ".join(said_now if isinstance(said_now, list) else str(said_now).split()).split() == said.split()


@pytest.mark.parametrize(
    ("head", "said", "rows"),
    [
        ('subject: "Invoice #12"  # unpaid', "Invoice #12345", ['subject: "Invoice #12345"  # unpaid']),
        ('subject: "Invoice #12"', "Invoice #12 and", ['subject: "Invoice #12 and"']),
        ("subject: 'a #1' # b # c", "d", ["subject: 'd' # b # c"]),
        ('subject: "one\n  two #3"  # b', "d", ['subject: "d"  # b']),
        ("subject:  # a\n  # b\n  one  # c", "d", ["# b", "# c", "subject: d  # a"]),
        (
            "enclosures:\n  # ask Mom\n  - Photo   # ours\n\n  - 'Lease'   # signed\n  # last\n  - x: x.pdf # y",
            ["Photos", "Lease", "x: x.pdf", "Bill #2"],
            [
                "enclosures:", "  # ask Mom", "  - Photos   # ours", "", "  - 'Lease'   # signed", "  # last",
                "  - x: x.pdf # y", '  - "Bill #2"',
            ],
        ),
        ("copies:\n- a # b\n# c\n- d\n- e # f", ["d", "e"], ["copies:", "# c", "- d", "- e # f"]),
        ("copies:\n-\n  a # b\n- c", ["a", "d"], ["copies: # b", "- a", "- d"]),
        ("copies: [a, # b\n  'c #4'] # d", ["a", "e"], ["# d", "copies: # b", "  - a", "  - e"]),
        ("copies:\n  # a\n  - b # c", [], ["# a"]),
    ],
)  # fmt: skip
def test_comments_stay_at_their_items(head: str, said: Value, rows: list[str]) -> None:
    key = head.partition(":")[0]
    assert edit(f"---\n{head}\ndate: x\n---\n", {key: said}) == "\n".join(["---", *rows, "date: x", "---", ""])


@settings(max_examples=300, deadline=None)
@given(heads(), st.sampled_from(TEXT_KEYS), LINES)
def test_words_can_nearly_always_be_written(text: str, key: str, said: str) -> None:
    """A form takes whatever is typed: no text is refused."""
    after = read_head(edit(text, {key: said}))
    lines = [" ".join(row.split()) for row in said.split("\n") if row.strip()]
    node = after.nodes.get(key)
    found = "" if node is None else words_of(node)
    rows = found if isinstance(found, list) else str(found).split("\n")
    assert [" ".join(row.split()) for row in rows if row.strip()] == lines


ENCLOSED = """---
enclosures:
  - Résumé: cv.pdf
  - Writing sample
---
Thank you.
"""


def test_files_of_enclosures_stay() -> None:
    """A form shows a name and its file in one row, and writes them as they were."""
    said = list_enclosures(read_head(ENCLOSED).nodes["enclosures"])
    assert said == ["Résumé: cv.pdf", "Writing sample"]
    assert edit(ENCLOSED, {"enclosures": said}) == ENCLOSED
    assert edit(ENCLOSED, {"enclosures": [*said, "Plan: b/plan 2.pdf"]}) == ENCLOSED.replace(
        "- Writing sample\n", "- Writing sample\n  - Plan: b/plan 2.pdf\n"
    )
    flow = edit("---\nencl: [{Plan: plan.pdf}, Other]\n---\n", {"enclosures": ["Plan: plan.pdf"]})
    assert flow == "---\nencl:\n  - Plan: plan.pdf\n---\n"
    with pytest.raises(StationeryError, match="more than a file"):
        edit("---\nenclosures: {Plan: {file: plan.pdf, sides: 2}}\n---\n", {"enclosures": ["Plan"]})
