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
    ("Salem", "OR", "97304", "city and state seem to be swapped; write Salem, OR 97304"),
    ("Salem", "Oregon", "97304", "city and state seem to be swapped; write Salem, OR 97304"),
    ("NewYork", "New York", "10001", ""),
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


def test_a_street_in_the_column_of_the_city_is_asked_about_once() -> None:
    swapped = ["Ann Lee,Salem,12 Elm Street,OR,97301", "Bob Ray,Salem,7B Elm Street,OR,97301"]
    right = ["Cy Fox,12 Elm St,Salem,OR,97301", "Di Poe,Elm Cottage,29 Palms,CA,", "Ed Roe,12 A St,29 Palms,CA,92277"]
    arguments = ("--letters", "--ledger", "none")
    told = merge("Name,Street,City,State,ZIP", [*swapped, *right], *arguments).stderr
    asked = "begins with a number, and the street has none; are the columns Street and City swapped?"
    assert told.count("swapped?") == 1 and f"l.csv: rows 2 and 3: the city {asked}\n" in told
    assert "3 addresses to check: rows 2, 3, and 5" in told


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
    assert "rows 2, 3, and 4, column A (Names): a name is in capitals, and is printed so in the address\n" in told


def _came(*cells: str) -> tuple[list[bool], str]:
    """Whether each of these people is told that they came, and what is told of the list."""
    Path("x.md").write_text(_LETTER.replace("A merry", "{{#came}}You came. {{/came}}{{^came}}Alas. {{/came}}A merry"))
    rows = [f"Ann Lee,{n} A St,Salem,OR,97301,{cell}" for n, cell in enumerate(cells)]
    told = merge("Name,Street,City,State,ZIP,Came", rows, "--letters", "--ledger", "none").stderr
    return ["You came." in page.extract_text() for page in pypdf.PdfReader("x-l.pdf").pages], told


def test_a_no_is_empty_in_a_column_of_yes_and_no_alone() -> None:
    words = ("yes", "No", "", "X", "n", "1", "0", "FALSE", "true", "y", "n")
    came, told = _came(*words)
    assert came == [each in ("yes", "X", "1", "true", "y") for each in words]
    assert told.count("column F (Came) has only yes and no, so for {{#came}} a no counts as empty\n") == 1
    came, told = _came("yes", "no", "", "early", "n", "none")
    assert came == [True, True, False, True, True, True] and "only yes and no" not in told
    assert "rows 3 and 6, column F (Came) says no, which counts as filled in for {{#came}}\n  clear the cell" in told
    assert "column F (Came) says 'none', which counts" in told
    assert "column F" not in _came("yes", "", "x")[1]


def test_drafts_are_made_for_rows_that_have_an_email_address() -> None:
    head = "Name,Street,City,State,ZIP,Email"
    rows = [f"{who},{n} A St,Salem,OR,97301,{mail}" for n, (who, mail) in enumerate(_MAILS)]
    for workers in ((), ("--workers", "2")):
        done = merge(head, rows, "--emails", "--each", f"out{len(workers)}", "--ledger", "none", *workers)
        assert "l.csv: rows 3 and 5 have no e-mail address, so no draft is made\n  for paper to those" in done.stderr
        assert sorted(map(str, Path(f"out{len(workers)}").iterdir())) == sorted(done.stdout.split("\n")[:2])
    both = ("--letters", "--emails", "--each", "both")
    done = merge(head, rows, *both)
    assert "rows 3 and 5: there is no e-mail address, so no draft is made\n" in done.stderr
    assert len(done.stdout.split("\n")) == 7 and "There is nothing to make." in merge(head, rows, *both).stderr
    told = merge(head, rows, "--emails", "--each", "none", "--where", "email=", code=3).stderr
    assert "l.csv: column F (Email): no row that is chosen has an e-mail address\n" in told
    for where, name in (("Email=", "no-email"), ("Email!=", "email"), ("Email!=a@b.ex", "email-not-a@b.ex")):
        done = merge(head, rows, "--letters", "--ledger", "none", "--where", where)
        assert done.stdout == f"x-l-{name}.pdf\n"


_MAILS = (("Ann Lee", "a@b.ex"), ("Bob Ray", ""), ("Cat Fox", "c@b.ex"), ("Dan Poe", ""))


def test_brackets_of_another_program_in_the_salutation_are_an_error() -> None:
    Path("x.md").write_text(_LETTER.replace("from:", "salutation: Dear <<First>>,\nfrom:"))
    told = merge("Name,Street,City,State,ZIP", ["Ann Lee,1 A St,Salem,OR,97301"], code=3).stderr
    assert "x.md:3:18: <<First>> isn't a field, and the list has no column 'First'\n  write a heading of the" in told


def test_city_state_and_zip_code_in_one_column() -> None:
    Path("x.md").write_text(_LETTER.replace("A merry", "{{city}}, {{state}}, {{zip}}: a merry"))
    head = 'Name,Street,"City, State, Zip"'
    lines = ("Salem, OR 97301", "Salem OR97302", "New York, New York 10001-1234", "St. Paul MN 55101")
    rows = [f'Ann Lee,{n} A St,"{line}"' for n, line in enumerate(lines)]
    told = merge(head, rows).stderr
    assert [each[-1] for each in envelopes()] == [lines[0], "Salem OR 97302", *lines[2:]]
    assert "row 3 (Ann Lee), column C (City, State, Zip): 'Salem OR97302' was read as 'Salem OR 97302'\n" in told
    merge(head, rows, "--letters", "--ledger", "none")
    texts = [page.extract_text() for page in pypdf.PdfReader("x-l.pdf").pages]
    parts = ("Salem, OR, 97301", "Salem, OR, 97302", "New York, New York, 10001-1234", "St. Paul, MN, 55101")
    assert all(f"{part}: a" in text for part, text in zip(parts, texts, strict=True))
    told = merge(head, ['Ann Lee,1 A St,"Salem, OR"', "Bob Ray,2 A St,Salem"], code=3).stderr
    assert "row 2 (Ann Lee): there is no ZIP code in '1 A St, Salem, OR'" in told
    assert "row 3 (Bob Ray): there is no ZIP code in '2 A St, Salem'" in told
    told = merge(head, ['Ann Lee,1 A St,"Salem, OR"'], "--letters", "--ledger", "none", code=3).stderr
    assert "column C (City, State, Zip) has no 'city' that is certain, and x.md:8:1 needs it" in told


def test_columns_whose_headings_say_nothing_are_asked_for() -> None:
    head, row = "Who,Where,Town,St,Code", "Ann Lee,1 A St,Salem,OR,97301"
    told = merge(head, [row], code=3).stderr
    assert "column A (Who) looks like" in told
    assert "say which part in l.columns.yaml, as `Who: name`, or `ignore`; the columns that are known are in it" in told
    with Path("l.columns.yaml").open("a") as columns:
        columns.write("Who: name\n")
    told = merge(head, [row], code=3).stderr
    assert "row 2 (Ann Lee): there is no street and no ZIP code\n  the list has no column for the street: add" in told
    assert "or say in l.columns.yaml which column has it, as `HEADING: street`\n" in told


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
    assert any(
        line.startswith("l.csv: rows 4 and 5, column A (Name): a name begins with a small letter") for line in told
    )
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
