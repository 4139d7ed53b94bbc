"""Lists of couples and wrong addresses: what is printed, what is an error of its row, and what is told."""

from __future__ import annotations

from pathlib import Path

import pypdf
import pytest
from click.testing import CliRunner, Result

from stationery.cli.main import stationery
from stationery.reading.contacts.totals import is_total

_LETTER = "---\nkind: letter\nfrom: |\n  Jane Doe\n  1 Main Street\n  Portland, OR 97201\n---\nA merry Christmas.\n"


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "x.md").write_text(_LETTER, "utf-8")
    monkeypatch.chdir(tmp_path)


def merge(head: str, rows: list[str], *arguments: str, code: int = 0) -> Result:
    """A merge of these rows: envelopes alone, unless the arguments say otherwise."""
    Path("l.csv").write_text("\n".join((head, *rows, "")), "utf-8")
    arguments = ("merge", "x.md", "l.csv", "--force", *(arguments or ("--envelopes", "--ledger", "none")))
    done = CliRunner().invoke(stationery, arguments, env={"STATIONERY_CONFIG": "none-here"})
    assert done.exit_code == code, f"{done.output}{done.stderr}"
    return done


def envelopes() -> list[list[str]]:
    """The recipients' lines of each envelope."""
    pages = [page.extract_text().splitlines() for page in pypdf.PdfReader("x-l-envelopes.pdf").pages]
    return [[line.strip() for line in page][3:] for page in pages]


_COUPLES = (
    (["Tom and Ruth Hall", "Ruth Hall"], "Tom and Ruth Hall"),
    (["Ruth Hall", "Tom & Ruth Hall"], "Tom & Ruth Hall"),
    (["Dr. & Mrs. Tom and Ruth Hall", "Ruth Hall"], "Dr. & Mrs. Tom and Ruth Hall"),
    (["Mr. and Mrs. Tom Hall", "Tom Hall"], "Mr. and Mrs. Tom Hall"),
    (["Mary Ann and Tom Hall", "Mary Ann Hall", "Tom Hall"], "Mary Ann and Tom Hall"),
    (["Dr. Tom Hall and Mrs. Ruth Fox", "Ruth Fox"], "Dr. Tom Hall and Mrs. Ruth Fox"),
    (["Tom and Ruth Hall", "Tim Hall"], "Tom and Ruth Hall; Tim Hall"),
    (["Tom and Ruth Hall", "Tom Hall Jr."], "Tom and Ruth Hall; Tom Hall Jr."),
    (["Dr. Tom Hall & Dr. Ruth Fox", "Tom Hall Jr."], "Dr. Tom Hall & Dr. Ruth Fox; Tom Hall Jr."),
    (["Dr. Tom Hall & Dr. Ruth Hall", "Tom Hall Jr."], "The Hall Family"),
)


def test_somebody_whom_a_couples_row_names_is_named_once() -> None:
    rows = [f'{name},"{n} A St, Salem, OR 97301"' for n, (names, _) in enumerate(_COUPLES, 1) for name in names]
    told = merge("Name,Address", rows, "--household", "--envelopes", "--ledger", "none").stderr
    assert ["; ".join(lines[:-2]) for lines in envelopes()] == [made for _, made in _COUPLES]
    assert "l.csv: row 3: Ruth Hall is named in row 2, too, and is written once\n" in told
    assert "l.csv: row 4: Ruth Hall is named in row 5, too" in told
    assert "may be the same person" not in told


def test_a_couple_in_first_and_last_columns_stays_one() -> None:
    told = merge(
        "First Name,Last Name,Street,City,State,ZIP",
        ["Tom and Ruth,Hall,1 A Street,Salem,OR,97301", "Ruth,Hall,1 A St,Salem,OR,97301"],
        *("--household", "--envelopes", "--ledger", "none"),
    )
    assert envelopes() == [["Tom and Ruth Hall", "1 A Street", "Salem, OR 97301"]]
    assert "row 3: Ruth Hall is named in row 2, too" in told.stderr


_CELLS = (
    ("7 G Street, 97301", "there is no city in '7 G Street, 97301'"),
    ("7 G Street, Apt 4, OR 97301", "there is no city in '7 G Street, Apt 4, OR 97301'"),
    ("Salem OR 97301", "there is no street in 'Salem OR 97301'"),
    ("7 G Street, Salem, OR", "there is no ZIP code in '7 G Street, Salem, OR'"),
    ("97301", "there is no street and no city in '97301'"),
    ("7 G St, Salem, Oregno 97304", "'Salem, Oregno 97304': 'Oregno' is not a US state; 97304 is in Oregon"),
    ("7 G St, Salem Oregno 97304", "'7 G St, Salem Oregno 97304': 'Oregno' is not a US state; 97304 is in Oregon"),
    ("7 G St Salem Oregno 97304", "'7 G St Salem Oregno 97304': 'Oregno' is not a US state; 97304 is in Oregon"),
    ("7 G St, Salem, OR 97304", ""),
    ("7 G St, Salem, Oregon 97304", ""),
    ("7 G St, New York 10001", ""),
    ("General Delivery, Salem, OR 97301", ""),
    ("Unit 5 Box 7, APO AE 09123", ""),
    ("Acme Tower, Salem OR 97301", ""),
    ("7 G St, Los Angeles, Calif. 90001", ""),
    ("here, or there", ""),
)


def test_an_address_in_one_cell_that_lacks_a_part_is_an_error_of_its_row() -> None:
    told = merge("Name,Address", [f'Ann Lee,"{cell}"' for cell, _ in _CELLS], code=3).stderr
    faults = [line for line in told.splitlines() if "(Ann Lee): there is no" in line or "is not a US" in line]
    wrong = [(n, message) for n, (_, message) in enumerate(_CELLS, 2) if message]
    assert faults == [f"l.csv: row {n} (Ann Lee): {message}" for n, message in wrong]
    assert "write Salem, OR 97304; if the address is in another country, add a column Country" in told
    assert "  write OR 97304; if" in told and "G St Salem, OR" not in told


_STATES = (
    ("Oregno", "Salem", "97304", "write Salem, OR 97304"),
    ("Masachusetts", "Boston", "02134", "write Boston, MA 02134"),
    ("Oregno", "Salem", "02134", "did you mean 'Oregon'? Correct the state, or look up the ZIP code"),
    *((state, "Salem", "97304", "") for state in ("OR", "or", "Oregon", "OREGON", "Ore.", "oregon")),
    *(("AE", "APO", "09123", ""), ("AA", "APO", "34001", ""), ("AP", "FPO", "96201", "")),
    *(("PR", "San Juan", "00901", ""), ("Guam", "Hagåtña", "96910", ""), ("D.C.", "Washington", "20500", "")),
    *(("Hawaiʻi", "Hilo", "96720", ""), ("Calif.", "Los Angeles", "90001", ""), ("Penna.", "Erie", "16501", "")),
    *(("W. Va.", "Charleston", "25301", ""), ("U.S. Virgin Islands", "Charlotte Amalie", "00802", "")),
    ("Tejas", "Dallas", "75201", "write Dallas, TX 75201"),
)


def test_a_state_that_is_none_is_an_error_of_its_row() -> None:
    rows = [f"Ann Lee,{n} A St,{town},{state},{code}" for n, (state, town, code, _) in enumerate(_STATES)]
    head = "Name,Street,City,State,ZIP"
    told = merge(head, rows, "--envelopes", "--ledger", "none", "--skip-bad", code=1).stderr
    wrong = [right for *_, right in _STATES if right]
    assert len(envelopes()) == len(_STATES) - len(wrong)
    assert "row 2 (Ann Lee), column D (State): 'Oregno' is not a US state; 97304 is in Oregon\n" in told
    assert f"\n{len(wrong)} rows left out.\n" in told
    assert all(right in told for right in wrong)
    assert "'Oregno' is not a US state" in merge(head, rows, "--letters", "--ledger", "none").stderr


def test_what_is_gone_is_counted_as_what_was_left_out(tmp_path: Path) -> None:
    rows = [*(f"{name},1 A St,Salem,OR,97301" for name in ("Tom Hall", "Ruth Hall")), "Bo Ray,2 A St,Salem,OR,97301"]
    asked = ("Name,Street,City,State,ZIP", rows, "--household", "--envelopes", "-o", "a.pdf")
    merge(*asked)
    for path in tmp_path.glob("a*.pdf"):
        path.unlink()
    told = merge(*asked).stderr
    assert "Left out Tom and Ruth Hall and Bo Ray" in told
    assert "To make these 2 again: --again --rows 2-4\n" in told


@pytest.mark.parametrize(
    ("cells", "counts"),
    [
        (("Total guests: 2", "", ""), True),
        (("", "TOTAL 41", "$1,200"), True),
        (("Grand Total: $41.50",), True),
        (("Guests", "2"), False),
        (("Total Wine 2",), False),
        (("Sum Lee 2", "12"), False),
        (("Total: 2", "12 Elm St"), False),
    ],
)
def test_a_row_that_counts_the_others(cells: tuple[str, ...], counts: bool) -> None:
    assert is_total(cells) == counts


def test_names_in_capitals_are_told_in_lists_of_whole_addresses_too() -> None:
    names = ("Mr & Mrs JAMES KIRK", "MR. TIM OLD", "MARGARET O'BRIEN", "ann lee", "Bo Ray, DDS", "A. J. Fox III")
    told = merge("Names,Address", [f'"{name}","{n} A St, Salem, OR 97301"' for n, name in enumerate(names)]).stderr
    assert "rows 2–5, column A (Names): the capitals of the name are printed as they are on the envelope\n" in told


_MIXED = [
    "Ann Lee,1 A St,Salem,OR,97301",
    "Bob Fox,2 A St,Salem,OR,99999",
    "cyd hall,,Salem,Oregno,97301",
    "jane doe,7,Salem,OR,97301",
    "Ann Lee,1 A Street,Salem,OR,97301",
]


@pytest.mark.parametrize(
    "arguments",
    [
        ("merge", "x.md", "l.csv", "--ledger", "none"),
        ("merge", "x.md", "l.csv", "--ledger", "none", "--each", "all", "--workers", "2"),
        ("envelope", "l.csv"),
        ("labels", "l.csv", "--sheet", "avery-5160"),
    ],
)
def test_warnings_are_told_with_the_errors(arguments: tuple[str, ...]) -> None:
    Path("l.csv").write_text("\n".join(("Name,Street,City,State,ZIP", *_MIXED, "")), "utf-8")
    done = CliRunner().invoke(stationery, arguments, env={"STATIONERY_CONFIG": "none-here"})
    told = done.stderr.splitlines()
    assert done.exit_code == 3 and not list(Path().glob("*.pdf"))
    assert told[0].startswith("l.csv: row 4 (cyd hall), column D (State): 'Oregno' is not a US state")
    assert told[2] == "l.csv: row 4 (cyd hall): there is no street"
    assert told[3].endswith("or leave such rows out with --skip-bad")
    assert any(line.startswith("l.csv: rows 4 and 5, column A (Name): the capitals") for line in told)
    at = next(n for n, line in enumerate(told) if "row 3 (Bob Fox)" in line and "99999 is in Alaska" in line)
    assert at > 3 and any("row 5 (jane doe), column B (Street): the street is only a number" in line for line in told)
    assert any("rows 2 and 6" in line for line in told)
    count = sum(line.startswith(("l.csv: row", "x.md")) for line in told) - 2
    assert told[-1] == f"2 errors, then {count} warnings; nothing was written."


def test_rows_that_are_left_out_are_not_told_how_to_be() -> None:
    merge("Name,Street,City,State,ZIP", _MIXED, "--ledger", "none", code=3)
    told = merge("Name,Street,City,State,ZIP", _MIXED, "--ledger", "none", "--skip-bad", code=1).stderr
    assert "fill in column B (Street)\n" in told and "--skip-bad" not in told
    told = merge(
        "Name,Street,City,State,ZIP", [",1 A St,Salem,OR,97301", _MIXED[2]], "--ledger", "none", "--skip-bad", code=3
    ).stderr
    assert "l.csv: row 3 (cyd hall): there is no street\n  fill in column B (Street)\n" in told
    assert told.endswith("3 errors; nothing was written.\n") and "--skip-bad" not in told


def test_a_list_without_e_mail_addresses_is_one_error() -> None:
    told = merge("Name,Street,City,State,ZIP", _MIXED, "--emails", "--each", "all", code=3).stderr
    assert told.startswith(
        "l.csv: no column of this list has e-mail addresses\n  add a column E-mail; its headings are"
    )
    assert not Path("all").exists()
