"""Lists of every encoding and separator are read alike; what is no list is named for what it is."""

from __future__ import annotations

import csv
import io
import sys
import tracemalloc
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stationery.model.errors import SourceError
from stationery.reading.contacts.columns import columns_of, contact_of
from stationery.reading.contacts.tables import open_list
from tests.reading.contacts.lists import make_text

ROWS = [
    ["Name", "Street", "City", "Zip"],
    ["Ann Lee", "1 Main St", "Salem", "97301"],
    ["Karl Weiß", "Hauptstraße 5", "Köln", "50667"],
    ['Lee "Ann", Jr.; | x', "Floor 1\r\n2 Oak Ave", "Boston", "02134"],
]
READ = [tuple(cell.replace("\r\n", "\n") for cell in row) for row in ROWS]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"], ids=lambda each: each
)
def test_every_encoding_and_separator(tmp_path: Path, encoding: str, separator: str) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(make_text(ROWS, separator).encode(encoding))
    listing = open_list(str(path))
    assert listing.headings == READ[0]
    assert [(row.number, row.cells, row.warnings) for row in listing.rows()] == [
        (number, cells, ()) for number, cells in enumerate(READ[1:], 2)
    ]
    assert bool(listing.remarks) == (encoding == "cp1252")
    assert list(listing.rows()) == list(listing.rows())


def test_windows_1252_is_told_with_the_word_that_shows_it(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(make_text(ROWS).encode("cp1252"))
    assert "it was read as Windows-1252: Weiß" in str(open_list(str(path)).remarks[0])
    assert str(open_list(str(path)).remarks[0]).startswith(f"{path}:3:")


@pytest.mark.parametrize("encoding", ["cp437", "mac-roman", "cp1251"])
def test_other_encodings_are_refused(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "list.csv"
    text = "Name,City\nЖанна,Москва\n" if encoding == "cp1251" else "Name,City\nJörg Grün,Köln\n"
    path.write_bytes(text.encode(encoding))
    with pytest.raises(SourceError, match="CSV UTF-8"):
        open_list(str(path))


def read(tmp_path: Path, text: str) -> tuple[tuple[str, ...], list[tuple[int, tuple[str, ...]]], list[str]]:
    path = tmp_path / "list.csv"
    path.write_text(text, "utf-8", newline="")
    listing = open_list(str(path))
    rows = list(listing.rows())
    told = [remark.message for remark in (*listing.remarks, *(each for row in rows for each in row.warnings))]
    return listing.headings, [(row.number, row.cells) for row in rows], told


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_rows_are_numbered_as_a_spreadsheet_numbers_them(tmp_path: Path, line_end: str) -> None:
    text = 'Name,City\n\n"Ann\nLee",Salem\n,\nBob,Bend\n'.replace("\n", line_end)
    assert read(tmp_path, text)[1] == [(3, ("Ann\nLee", "Salem")), (5, ("Bob", "Bend"))]


@pytest.mark.parametrize(
    "above",
    [
        "\n\n",
        "Guest list 2026,,\n\n",
        "Our guests\n",
        "Our\x0bguests\u2028\n",
        ",,\n",
        "Printed by Ann, Bob\nWedding,June 6\n",
    ],
)
def test_headings_below_empty_rows_or_a_title(tmp_path: Path, above: str) -> None:
    headings, rows, told = read(tmp_path, f"{above}Name,Street,City\nAnn,1 Main St,Salem\n")
    assert headings == ("Name", "Street", "City")
    assert rows == [(above.count("\n") + 2, ("Ann", "1 Main St", "Salem"))]
    assert told == []


def test_excels_line_that_names_the_separator_is_no_row(tmp_path: Path) -> None:
    assert read(tmp_path, "sep=;\nName;City\nLee, Ann;Salem\n")[:2] == (("Name", "City"), [(2, ("Lee, Ann", "Salem"))])


def test_the_separator_is_that_of_the_headings_we_know(tmp_path: Path) -> None:
    headings, rows, _ = read(tmp_path, "Name;City, State, Zip\nLee, Ann;Salem, OR 97301\nRoe, Bob;Bend, OR 97701\n")
    assert headings == ("Name", "City, State, Zip")
    assert rows[0][1] == ("Lee, Ann", "Salem, OR 97301")


def test_cells_that_are_too_many_or_missing_are_told(tmp_path: Path) -> None:
    _, rows, told = read(
        tmp_path, "Name,Street,City\nAnn,1 Main St, Apt 2,Salem,\nBob,2 Main St\nCy,3 Main St,Bend,,,\n"
    )
    assert rows == [
        (2, ("Ann", "1 Main St", "Apt 2")),
        (3, ("Bob", "2 Main St", "")),
        (4, ("Cy", "3 Main St", "Bend")),
    ]
    (fault,) = next(iter(open_list(str(tmp_path / "list.csv")).rows())).faults
    assert fault.message == "row 2 has more cells than there are headings: 'Salem' in column D"
    assert told == [
        "row 3 ends before column C; the rest of it is taken as empty",
    ]


def test_headings_given_twice_are_told_and_told_apart(tmp_path: Path) -> None:
    headings, rows, told = read(tmp_path, "Name,City,City\nAnn,Salem,Bend\n")
    assert headings == ("Name", "City", "City (C)")
    assert rows[0][1] == ("Ann", "Salem", "Bend")
    assert told == ["columns B and C have the same heading, 'City'; the second is 'City (C)'"]


def test_a_quotation_mark_that_is_never_closed_is_a_fault_with_its_row(tmp_path: Path) -> None:
    for rest in ("Bend\n", "Bend\n" + "Cy,Bend\n" * 500, "x" * 200_000, 'Bend\nCy,"Salem"\n'):
        with pytest.raises(SourceError, match=r"list.csv:3: row 3: a quotation mark .* is never closed"):
            read(tmp_path, f'Name,City\nAnn,Salem\nBob,"{rest}')


def test_control_characters_are_left_out_and_told(tmp_path: Path) -> None:
    _, rows, told = read(tmp_path, "Name,City\nAnn\x01Lee,Sa\x0blem\n")
    assert rows == [(2, ("AnnLee", "Sa\nlem"))]
    assert told == ["row 2, column A: the control character U+0001 was left out"]


def test_a_list_without_headings_is_told(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no headings but an entry: '1 Main St'") as wrong:
        read(tmp_path, "Ann Lee,1 Main St,Salem,OR,97301\n")
    assert wrong.value.exit_code == 3


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    data = make_text([ROWS[0], *[ROWS[1]] * 10_000]).encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    listing = open_list("-")
    assert [sum(1 for _ in listing.rows()) for _ in range(2)] == [10_000, 10_000]


def archive(*names: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as made:
        for name in names:
            made.writestr(name, "application/vnd.oasis.opendocument.text" if name == "mimetype" else "x")
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "the list is empty"),
        (b"\xef\xbb\xbf\r\n\r\n", "the list is empty"),
        (b",,,\n", "the list is empty"),
        (b"%PDF-1.7\n", "this is a PDF, not a list"),
        (b"\x89PNG\r\n\x1a\n", "this is a picture, not a list"),
        (b"\xff\xd8\xff\xe0", "this is a picture, not a list"),
        (b"{\\rtf1", "this is an RTF document, not a list"),
        (b"<html><table>", "this is a web page, not a list"),
        (b"<?xml version='1.0'?>", "this is an XML file, not a list"),
        (b"BEGIN:VCARD\r\n", "this is a vCard file, not a list"),
        (b'{"name": "Ann"}', "this is a JSON file, not a list"),
        (b"---\nto: Ann\n---\n", "this is a letter file, not a list"),
        (b"\0\1\2\3" * 20, "this is neither a text file nor a spreadsheet"),
        (
            b"PK\x03\x04junk",
            "the file is damaged: it begins like a spreadsheet or a zip archive, but the rest can't be",
        ),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "this isn't a spreadsheet, or a damaged one"),
        (archive("[Content_Types].xml", "word/document.xml"), "this is a Word document, not a list"),
        (archive("Index/Document.iwa"), "this is an Apple Numbers, Pages, or Keynote document, not a list"),
        (archive("mimetype", "content.xml"), "this is a LibreOffice document, not a list"),
        (archive("guests.csv"), "this is a zip archive, not a list"),
        (archive("xl/workbook.xml"), "this isn't a spreadsheet, or a damaged one"),
    ],
    ids=lambda each: each if isinstance(each, str) else "",
)
def test_what_is_no_list_is_named(tmp_path: Path, data: bytes, said: str) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(data)
    with pytest.raises(SourceError) as wrong:
        list(open_list(str(path)).rows())
    assert wrong.value.message.startswith(said)
    assert wrong.value.exit_code == 3


def test_missing_files_and_folders_are_named(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no such file"):
        open_list(str(tmp_path / "guests.csv"))
    with pytest.raises(SourceError, match="this is a folder"):
        open_list(str(tmp_path))


def test_memory_stays_flat(tmp_path: Path) -> None:
    peaks = []
    for count in (1_200, 4_000):
        path = tmp_path / f"{count}.csv"
        path.write_text(make_text([ROWS[0], *[ROWS[3]] * count]), "utf-8", newline="")
        tracemalloc.start()
        try:
            listing = open_list(str(path))
            columns = columns_of(listing)
            assert sum(1 for row in listing.rows() if contact_of(row, listing, columns)) == count
            peaks.append(tracemalloc.get_traced_memory()[1])
        finally:
            tracemalloc.stop()
    assert peaks[1] < peaks[0] + 100_000
    assert peaks[1] < 3_000_000


CELL = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")), max_size=12
) | st.sampled_from(["", "a,b", 'say "hi"', "x;y", "two\nlines", " | ", "'", "=1+1", "\t", "00123"])


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rows=st.lists(st.lists(CELL, min_size=3, max_size=3), max_size=8),
    separator=st.sampled_from(",;\t|"),
    line_end=st.sampled_from(["\n", "\r\n"]),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_what_csv_writes_is_read_as_csv_reads_it(
    tmp_path: Path, rows: list[list[str]], separator: str, line_end: str, encoding: str
) -> None:
    text = make_text([["Name", "Street", "City"], *rows], separator, line_end)
    path = tmp_path / "list.csv"
    path.write_bytes(text.encode(encoding))
    judged = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))[1:]
    wanted = [tuple(cell.strip() for cell in row) for row in judged]
    assert [row.cells for row in open_list(str(path)).rows()] == [row for row in wanted if any(row)]


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=200), st.sampled_from([b"", b"Name,City\n", b"\xff\xfe", b"PK\x03\x04", b"Name\tZip\r"]))
def test_no_bytes_are_a_traceback(tmp_path: Path, data: bytes, begin: bytes) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(begin + data)
    try:
        listing = open_list(str(path))
        for row in listing.rows():
            assert len(row.cells) == len(listing.headings)
    except SourceError as wrong:
        assert wrong.place and wrong.message
