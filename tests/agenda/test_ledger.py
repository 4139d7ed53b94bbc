"""The ledger as a table that people change in a spreadsheet: what is read, kept, refused; and when replies are due."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest

from stationery.agenda.days import WorkingDays
from stationery.agenda.ledger import HEAD, Layout, Ledger, disarm, identify, reply_due
from stationery.model.errors import SourceError, each_fault

NOV_3 = date(2026, 11, 3)


def table(*rows: str, head: str = HEAD) -> bytes:
    return ("\ufeff" + head + "".join(f"{row}\r\n" for row in rows)).encode()


def test_a_new_table_opens_in_a_spreadsheet() -> None:
    row = Layout().write_row({"date": "2026-11-03", "who": "Ms. Ann Lee", "what": "note: letter, envelope"})
    data = Ledger(b"", "made.csv").add(row)
    assert data.startswith(b"\xef\xbb\xbfdate,who,") and data.count(b"\r\n") == 2 == data.count(b"\n")
    (entry,) = Ledger(data, "made.csv").entries()
    assert (entry.number, entry.made, entry.who, entry.what) == (2, NOV_3, "Ms. Ann Lee", "note: letter, envelope")


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+49 30", "'+49 30"),
        ("-x", "'-x"),
        ("@x", "'@x"),
        ("\t=x", "'=x"),
        ("\uff1dx", "'\uff1dx"),
        ("Ann\nLee\x00", "Ann Lee"),
        ("Ann = x", "Ann = x"),
        ("", ""),
    ],
)
def test_no_cell_is_computed(text: str, cell: str) -> None:
    assert disarm(text) == cell == disarm(cell)


def test_what_was_disarmed_is_read_as_it_was() -> None:
    data = Ledger(b"", "made.csv").add(Layout().write_row({"who": "=Ann", "what": 'a;"b'}))
    assert b"'=Ann" in data and b'"a;""b"' in data
    (entry,) = Ledger(data, "made.csv").entries()
    assert (entry.who, entry.what) == ("=Ann", 'a;"b')


def test_an_id_is_no_number_and_no_day() -> None:
    found = identify("a", "b")
    assert found.isalpha() and found != identify("ab", "") != identify("", "ab")


MOVED = (
    "who;my notes;row id;date;what;file;posted;answered\n"
    "Anna Weiß;rang twice;abc;03.11.2026;note;;14.11.2026;\n"
    '"Bob\nRay";"a ""b"" c";def;04.11.2026;note;;;\n'
    ";;;;;;;\n"
    "by hand;;;;;;;\n"
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_other_columns_in_another_order_another_separator_and_encoding(encoding: str) -> None:
    ledger = Ledger(MOVED.encode(encoding), "made.csv")
    first, second, hand = ledger.entries()
    assert (first.number, first.who, first.made, first.posted) == (2, "Anna Weiß", NOV_3, date(2026, 11, 14))
    assert (second.number, second.id, hand.number, hand.who, hand.made) == (3, "def", 5, "by hand", None)
    text = ledger.mark("answered", {3: NOV_3}).decode("utf-8-sig")
    assert text == MOVED.replace(
        '"Bob\nRay";"a ""b"" c";def;04.11.2026;note;;;\n', '"Bob\nRay";"a ""b"" c";def;04.11.2026;note;;;2026-11-03\n'
    )
    more = ledger.add(ledger.layout.write_row({"who": "Eva", "row id": "ghi"})).decode("utf-8-sig")
    assert more == MOVED + "Eva;;ghi;;;;;\n"
    assert ledger.layout.lay_out(Layout().write_row({"who": "Eva", "row id": "ghi"})) == "Eva;;ghi;;;;;\n"


def test_a_last_line_without_an_end_gets_one() -> None:
    data = table("2026-11-03,Ann,,,abc,,").removesuffix(b"\r\n")
    added = Ledger(data, "made.csv").add(Layout().write_row({"who": "Bob"}))
    assert [entry.who for entry in Ledger(added, "made.csv").entries()] == ["Ann", "Bob"]


@pytest.mark.parametrize(
    ("rows", "usual", "day"),
    [
        (["11/3/2026,Ann,,,,,", "11/24/2026,Bob,,,,,"], None, NOV_3),
        (["03/11/2026,Ann,,,,,", "24/11/2026,Bob,,,,,"], True, NOV_3),
        (["11/3/2026,Ann,,,,,"], True, NOV_3),
        (["03/11/2026,Ann,,,,,"], False, NOV_3),
        (["3. Nov 2026,Ann,,,,,"], None, NOV_3),
    ],
)
def test_days_as_spreadsheets_write_them(rows: list[str], usual: bool | None, day: date) -> None:
    assert next(iter(Ledger(table(*rows), "made.csv", usual).entries())).made == day


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (table("03/11/2026,Ann,,,,,"), "made.csv: row 2, date: '03/11/2026' can mean two days"),
        (table("2026-11-03,Ann,,,,soon,"), "made.csv: row 2, posted: 'soon' is no date"),
        (table('2026-11-03,"Ann,,,,,', "2026-11-03,Bob,,,,,"), "made.csv:2: row 2: the quotation marks don't match"),
        (table("x,Ann,,,,", head="date,who,what,file,posted,answered\r\n"), "row 1: there is no heading 'row id'"),
        (b"Name,Street\r\nAnn,1 Elm St\r\n", "made.csv:1: this isn't a ledger"),
        (b"PK\x03\x04\0\0", "this is no CSV table"),
        (table("a\xff".encode("latin-1").decode("latin-1")).replace("ÿ".encode(), b"\xff\xc3\xa9"), "isn't UTF-8"),
    ],
)
def test_a_broken_ledger_is_told_with_its_row(data: bytes, message: str) -> None:
    with pytest.raises(SourceError) as caught:
        list(Ledger(data, "made.csv").entries())
    assert message in str(caught.value)


def test_all_faults_are_told_together() -> None:
    with pytest.raises(Exception) as caught:
        list(Ledger(table("x,Ann,,,,,", "y,Bob,,,,z,"), "made.csv").entries())
    assert len(each_fault(caught.value)) == 3  # type: ignore[arg-type]


def test_every_row_is_csv_that_python_reads() -> None:
    texts = {"who": 'a "b", c', "what": "d;e", "file": " f ", "row id": "g\th"}
    (cells,) = csv.reader(io.StringIO(Layout().write_row(texts)), strict=True)
    assert cells == ["", 'a "b", c', "d;e", "f", "g h", "", ""]


def test_a_reply_is_due_on_a_working_day_a_week_after_posting() -> None:
    working = WorkingDays("US")
    assert reply_due(date(2026, 11, 19), None, 7, working) == date(2026, 11, 27)  # the 26th is Thanksgiving
    assert reply_due(None, None, 7, working) is None
    assert reply_due(NOV_3, NOV_3, 7, working) is None
