"""YAML as text with places: nothing typed, nothing lost, every fault told in the order of the lines."""

from __future__ import annotations

import pathlib
from datetime import date

import pytest

from stationery.data.tables import Scalar, Table
from stationery.data.yaml import MOST_BYTES, decode, load_table, read_table, strange_characters
from stationery.model.diagnostics import Diagnostics
from stationery.model.errors import Place, Several, SourceError, StationeryError
from stationery.model.units import inch, mm


def told(text: str) -> list[str]:
    """The first line of each fault of a table."""
    with pytest.raises(StationeryError) as caught:
        read_table(text, "f", 1).finish()
    faults = caught.value.faults if isinstance(caught.value, Several) else (caught.value,)
    return [str(fault).split("\n")[0] for fault in faults]


@pytest.mark.parametrize(
    "value", ["02134", "NO", "14:30", "Null", "1e3", "~", "yes", "2026-11-20", "0x1F", "1_000", ".5", "12:30:45", "="]
)
def test_every_scalar_is_text(value: str) -> None:
    table = read_table(f"key: {value}", "f")
    assert table.text("key") == value
    table.finish()


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n", "---\n"])
def test_nothing_is_an_empty_table(text: str) -> None:
    assert list(read_table(text, "f")) == []


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("a: b\na: c", "f:2:1: 'a' is given twice"),
        ("a: &x b", "f:1:4: anchors and aliases (& and *) aren't allowed"),
        ("a: *x", "f:1:4: anchors and aliases (& and *) aren't allowed"),
        ("a: *x*", "f:1:4: anchors and aliases (& and *) aren't allowed"),
        ("a: !!int 3", "f:1:4: tags (tag:yaml.org,2002:int) aren't allowed"),
        ("a: b: c", "f:1:5: this line has a second colon"),
        ("kind note\nto: |\n  Ann", "f:1:5: a colon is missing after kind"),
        ("a: b\n c: d", "f:2:3: this line is indented, and the one above does not allow it"),
        ("a: b\n\tc: d", "f:2:1: there is a tab here; YAML is indented with spaces only"),
        ("a:\n\t- b", "f:2:1: there is a tab here; YAML is indented with spaces only"),
        ("a: @b", "f:1:4: a value cannot begin with '@'"),
        ("a: `b`", "f:1:4: a value cannot begin with '`'"),
        ("a: 'b", "f:1:4: the quotation mark that opens here is never closed"),
        ('a: "b" c', "f:1:8: there is text after the closing quotation mark"),
        ("a: [b, c", "f:1:4: the list that opens here is not closed"),
        ("x: 1\na: {b: c", "f:2:4: the table that opens here is not closed"),
        ("x: 1\na: {b: c,\n  d: '#e'\ny: 2", "f:2:4: the table that opens here is not closed"),
        ("x: 1\na: {b: c, d: #5b1a2e}\ny: 2", "f:2:14: the text after # would be lost, as a comment"),
        ("a: 1\nb:2\nc: 3", "f:2:1: this line isn't in the form `key: value`"),
        ("words only", "f:1:1: expected a table of keys and values"),
        ("- a\n- b", "f:1:1: expected a table of keys and values"),
        ("a: b\n---\nc: d", "f:2:1: a second YAML document begins here; only one is allowed"),
        ("{{a}}: b", "f:1:1: a key must be a word"),
        ("ü: b\x07", "f:1:5: there is an invisible character (U+0007) here"),
        ("a: b\u2028c", "f:1:5: there is an odd line end (U+2028) here"),
        ("a: 12 Main St #4", "f:1:15: the text after # would be lost, as a comment"),
        ("a: 12 Main St # 4b", "f:1:15: the text after # would be lost, as a comment"),
        ("a: #400", "f:1:4: the text after # would be lost, as a comment"),
        ("a: " + "[" * 30 + "]" * 30, "f:1:24: nested too deeply"),
    ],
)
def test_faults(text: str, fault: str) -> None:
    assert fault in told(text)


@pytest.mark.parametrize("text", ["a: b # a remark\nc: d", "# cite\na: b\n#c\nd: e", "a: 'b' #c", "a: |\n  Suite #4\n"])
def test_comments_that_are_comments(text: str) -> None:
    read_table(text, "f").finish()


def test_all_faults_in_the_order_of_the_lines() -> None:
    table = read_table("z: 5\nlong: 5\nflag: perhaps\nodd: x\nz: 6\nn: -1", "f", first_line=11)
    table.length("long")
    table.flag("flag")
    table.whole("n", 0)
    table.only(("z", "long", "flag", "n"))
    with pytest.raises(Several) as caught:
        table.finish()
    assert [str(fault).split("\n")[0] for fault in caught.value.faults] == [
        "f:12:7: long: '5' isn't a length; write a number and its unit, such as 4.125in, 85mm or 12pt",
        "f:13:7: flag: 'perhaps' isn't yes or no",
        "f:14:1: unknown key 'odd'",
        "f:15:1: 'z' is given twice",
        "f:16:4: n: '-1' isn't a whole number",
    ]


def test_a_fault_that_ends_the_reading_comes_with_those_before_it() -> None:
    assert told("a: 1\na: 2\nb: @c") == ["f:2:1: 'a' is given twice", "f:3:4: a value cannot begin with '@'"]


def test_getters() -> None:
    table = read_table(
        "t: words\nl: 4.125in\nls: [1mm, 2mm]\none: 3mm\nn: 2.5\nw: 12\ny: yes\nno: off\nc: b\n"
        "list: [x, '', y]\ntab: {k: v}\ntabs:\n  - {k: 1}\n  - {k: 2}\nempty:\nq: ''\n",
        "f",
    )
    assert table.text("t") == table.require("t") == "words"
    assert table.length("l") == table.require_length("l") == inch(4.125)
    assert table.lengths("ls") == (mm(1), mm(2))
    assert table.lengths("one") == (mm(3),)
    assert table.number("n", 0) == 2.5
    assert table.whole("w", 0) == 12
    assert (table.flag("y"), table.flag("no"), table.flag("none")) == (True, False, None)
    assert table.choice("c", ("a", "b"), "a") == "b"
    assert table.choice("none", ("a", "b"), "a") == "a"
    assert table.texts("list") == ("x", "y")
    assert table.require_table("tab").text("k") == "v"
    assert [inner.text("k") for inner in table.tables("tabs")] == ["1", "2"]
    assert table.scalar("empty") is table.scalar("q") is table.table("empty") is None
    assert "t" in table
    assert table.where("t") == Place("f", 1, 4)
    table.finish()


@pytest.mark.parametrize(
    ("text", "ask", "fault"),
    [
        ("a: [b]", lambda table: table.text("a"), "f:1:4: a: expected text, not a list or a table"),
        ("a: {b: c}", lambda table: table.length("a"), "f:1:4: a: expected text, not a list"),
        ("a: b", lambda table: table.table("a"), "f:1:4: a: expected a table (indented keys)"),
        ("a: [b]", lambda table: table.tables("a"), "f:1:5: a: expected a table (indented keys)"),
        ("a: [[b]]", lambda table: table.scalars("a"), "f:1:5: a: expected text or a list of texts"),
        ("a: b", lambda table: table.require("c"), "f:1:1: 'c' is missing"),
        ("a: b", lambda table: table.require_length("c"), "f:1:1: 'c' is missing"),
        ("a: b", lambda table: table.require_table("c"), "f:1:1: 'c' is missing"),
        ("a: b", lambda table: table.choice("a", ("c", "bb"), "c"), "f:1:4: a: 'b' isn't one of the choices"),
        ("a: b", lambda table: table.number("a", 0), "f:1:4: a: 'b' isn't a number"),
        ("a: [1mm, 2]", lambda table: table.lengths("a"), "f:1:10: a: '2' isn't a length"),
    ],
)
def test_getters_note_what_is_wrong(text: str, ask: object, fault: str) -> None:
    table = read_table(text, "f")
    ask(table)  # type: ignore[operator]
    with pytest.raises(SourceError) as caught:
        table.finish()
    assert str(caught.value).startswith(fault)


def scalar(text: str) -> Scalar:
    node = read_table(text, "f", 10).node("a")
    assert isinstance(node, Scalar)
    return node


def test_the_lines_of_a_block_know_their_places() -> None:
    assert scalar("a: |\n  one\n\n    two \nb: c").lines() == [
        ("one", Place("f", 11, 3)),
        ("two", Place("f", 13, 5)),
    ]
    assert scalar("a: one").lines() == [("one", Place("f", 10, 4))]


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("a: one", False),
        ("a:\n  one", False),
        ("a: |\n  one\n  two", False),
        ("a: >\n  one\n", False),
        ("a: >\n  one\nb: c", False),
        ("a: >\n  one\n  two\n", True),
        ("a: one\n  two", True),
        ("a:\n  one\n  two\nb: c", True),
        ('a: "one\n  two"', True),
        ('a: "one\\ntwo"', False),
    ],
)
def test_joined_rows(text: str, joined: bool) -> None:
    assert scalar(text).joined is joined


def test_renamed() -> None:
    table = read_table("cc: Bob\ncopies: Eve\nb: x", "f").rename_keys({"cc": "copies"})
    assert table.text("copies") == "Bob"
    with pytest.raises(SourceError, match="f:2:1: 'cc' and 'copies' mean the same; use only one"):
        table.finish()


def test_decoded() -> None:
    assert decode(b"\xef\xbb\xbfa\r\nb\rc\n", "f") == "a\nb\nc\n"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_with_its_mark(encoding: str) -> None:
    mark = "" if encoding == "utf-16" else "\ufeff"
    assert decode(f"{mark}Grüße – “yes”\r\n".encode(encoding), "f") == "Grüße – “yes”\n"


@pytest.mark.parametrize(
    "text",
    [
        "It’s “good” — I don’t, O’Brien can’t, we’ll, they’re, you’ve, I’m, I’d, the boys’ room",
        "Größe, Füße, Übergröße, ÄRGER, „schön“, Straße – so",
        "L’été, aujourd’hui, jusqu’à, qu’il, c’est «créée», œuvre, ÉCOLE",
        "¿Qué tal? ¡Así! El niño, corazón",
        "Café",
        "Smörgåsbord på Åland, blåbærgrød",
        "dell’anno, un’amica, perché",
        "the job—and more…",
    ],
)
def test_what_can_only_be_windows_1252(text: str) -> None:
    diagnostics = Diagnostics()
    assert decode(text.encode("cp1252"), "f", diagnostics) == text
    assert "it was read as Windows-1252: " in diagnostics.remarks[0].message


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Größe und schön", "mac_roman"), ("café crème", "mac_roman"), ("It’s “good”", "mac_roman"),
        ("schön, größer", "cp437"), ("Привет, мир", "cp1251"), ("Zażółć gęślą jaźń", "cp1250"), ("Žluťoučký", "cp1250"),
        ("Καλημέρα", "cp1253"), ("canción del niño", "mac_roman"), ("こんにちは", "shift_jis"),
        ("İstanbul’da ışık", "cp1254"),
    ],
)  # fmt: skip
def test_what_may_be_something_else_is_refused(text: str, encoding: str) -> None:
    diagnostics = Diagnostics()
    with pytest.raises(SourceError, match="the file is not UTF-8"):
        decode(text.encode(encoding), "f", diagnostics)
    assert not diagnostics.remarks


def test_one_broken_byte_of_utf_8_is_told_where_it_is() -> None:
    with pytest.raises(SourceError, match="f:1:8: the file is not UTF-8"):
        decode("Grüße: ".encode() + b"\xe9t\xe9", "f", Diagnostics())


@pytest.mark.parametrize("name", ["~$letter.docx", "a/~$letter.md", ".~lock.letter.odt#"])
def test_a_lock_file_is_told(name: str) -> None:
    with pytest.raises(SourceError, match="the lock file that an office program keeps"):
        decode(b"\x07Ann Lee\0\0", name)


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"\xef\xbb\xbfgood\r\nb\xe9", "f:2:2: the file is not UTF-8: it has the byte 0xe9 here"),
        (b"old\rb\xe9", "f:2:2: the file is not UTF-8: it has the byte 0xe9 here"),
        (b"a\nb\xe9c", "f:2:2: the file is not UTF-8: it has the byte 0xe9 here"),
        (b"\xff\xfea\x00b", "f: the file begins as UTF-16, and continues as something else"),
        (b"x" * (MOST_BYTES + 1), "f: the file is larger than 1 MB: no letter is that long"),
    ],
)
def test_decoded_refuses(data: bytes, fault: str) -> None:
    with pytest.raises(SourceError) as caught:
        decode(data, "f")
    assert str(caught.value).startswith(fault)


def test_the_column_of_a_wrong_byte_counts_characters() -> None:
    with pytest.raises(SourceError) as caught:
        decode("grüß ".encode() + b"\xe9", "f")
    assert caught.value.place == Place("f", 1, 6)


def test_load_table(tmp_path: pathlib.Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_bytes(b"a: b\r\n")
    assert load_table(str(path)).text("a") == "b"
    with pytest.raises(SourceError, match="can't be read"):
        load_table(str(tmp_path))


def test_strange_characters_are_told_once_a_line() -> None:
    faults = strange_characters("a\x00b\x00\nok\n\tc\x85", "f", 5)
    assert [str(fault.place) for fault in faults] == ["f:5:2", "f:7:3"]
    assert strange_characters("tabs\t, ends\n, naïve “quotes” \u00a0 and \u00ad are fine", "f") == []


def test_a_bomb_is_not_expanded() -> None:
    bomb = "a: &a [x]\n" + "".join(f"k{number}: [*a, *a, *a]\n" for number in range(2000))
    table = read_table(bomb, "f")
    assert isinstance(table, Table)
    with pytest.raises(Several, match="more"):
        table.finish()


def test_pyyaml_is_left_as_others_know_it() -> None:
    import re

    import yaml

    before = re.compile
    read_table("a: b", "f")
    assert re.compile is before
    assert yaml.safe_load("a: 2026-01-02\nb: 1.5\nc: 0b11\nd: 'x'") == {
        "a": date(2026, 1, 2),
        "b": 1.5,
        "c": 3,
        "d": "x",
    }
