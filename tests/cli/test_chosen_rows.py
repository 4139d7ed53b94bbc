"""Which rows of a list the options choose: rows and ranges, conditions of one column and of several, and rows that
aren't there."""

from __future__ import annotations

from pathlib import Path

import pytest

from stationery.model.errors import SourceError
from stationery.products.chosen_rows import read_rows, write_rows
from tests.cli.test_ledger import HEAD, at, merge, pages, rows, run

__all__ = ["at"]

SENDER = "Jane Doe; 1 Main St; Portland, OR 97201"


def guests(count: int, how: str = "") -> None:
    lines = (f"Ms.,Ann,Lee{n},{n} Elm St,Salem,OR,97301,a vase,{how[n - 2 : n - 1]}\n" for n in range(2, count + 2))
    Path("guests.csv").write_text(HEAD + "".join(lines))


def test_ranges_of_rows_are_read_and_written() -> None:
    assert read_rows(("2,4, 6-9", "5-"), "--rows") == ((2, 2), (4, 10**9))
    assert read_rows(("20001-40000",), "--rows") == ((20001, 40000),)
    assert write_rows((9, 4, 2, 8, 5)) == "2,4-5,8-9"
    for wrong in ("", "x", "9-6", "0", "2,,4", "2;4", "-3"):
        with pytest.raises(SourceError, match="isn't a choice of rows"):
            read_rows((wrong,), "--rows")


@pytest.mark.parametrize(
    ("options", "who", "path"),
    [
        (("--row", "2", "--row", "4"), "24", "rows-2,4"),
        (("--rows", "2-2", "--rows", "4-4"), "24", "rows-2-2,4-4"),
        (("--rows", "2,4,6-"), "2467", "rows-2,4,6"),
        (("--row", "3", "--household"), "3", "row-3"),
    ],
)
def test_rows_can_be_named_together(options: tuple[str, ...], who: str, path: str) -> None:
    guests(6)
    assert merge("--letters", *options).stdout.strip() == f"note-guests-{path}.pdf"
    assert [row["who"][-1] for row in rows()] == list(who)
    run("labels", "guests.csv", "--sheet", "avery-5160", "--from", SENDER, "-o", "l.pdf", *options)
    assert [n for n in "234567" if f"Lee{n}" in pages("l.pdf")[0]] == list(who)


@pytest.mark.parametrize(
    ("options", "message", "hint"),
    [
        (("--row", "99"), "row 99 isn't a row with an entry", "the list ends at row 4"),
        (("--row", "2", "--row", "99"), "row 99 isn't a row with an entry", "the list ends at row 4"),
        (("--rows", "2,99-"), "", ""),
        (("--rows", "50-60"), "there is no entry in rows 50 to 60", "the list ends at row 4"),
        (("--row", "1"), "row 1 isn't a row with an entry", "the first entry is in row 2"),
        (("--row", "99", "--household"), "row 99 isn't a row with an entry", "the list ends at row 4"),
        (("--where", "Status=x", "--where", "Gift=a"), "no row meets all conditions", "of one column mean either"),
        (("--where", "Status=p", "--where", "Status=q"), "no row has 'p' or 'q' in column I", "in it: x, y"),
        (("--row", "2", "--rows", "3-4"), "--rows takes both: --rows 2,4,6-9", ""),
        (("--preview", "Luis"), "'Luis' isn't the number of a row; count as the spreadsheet does: --preview 17", ""),
    ],
)
def test_rows_that_are_not_there(options: tuple[str, ...], message: str, hint: str) -> None:
    guests(3, "xyx")
    done = merge("--letters", "-n", *options, code=0 if not message else 2 if not hint else 3)
    assert message in done.stderr and hint in done.stderr


def test_texts_of_one_column_mean_either() -> None:
    guests(4, "xyz")
    merge("--letters", "--where", "Status=x", "--where", "status=Y", "--where", "Last Name!=Lee3", "-o", "a.pdf")
    assert [row["who"][-1] for row in rows()] == ["2"]
    merge("--letters", "--where", "Status!=x", "--where", "Status!=y", "-o", "b.pdf")
    assert [row["who"][-1] for row in rows()] == ["2", "4", "5"]
