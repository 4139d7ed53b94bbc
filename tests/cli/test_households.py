"""stationery merge --household, as somebody with 25 wedding guests uses it; and rows that may be one person."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pypdf
import pytest
from click.testing import CliRunner, Result

from stationery.cli.main import stationery

NOTE = """\
---
kind: thank-you
occasion: wedding
from: |
  Jane Doe
  1 Main Street
  Portland, OR 97201
---
Dear {{first name}},

Thank you so much for {{gift}}.
"""

HEADINGS = ("Prefix", "First Name", "Last Name", "Street", "City", "State", "ZIP", "Gift")

GUESTS = """
Mr. | Karl | Weiß | 12 Elm Street | 97301 | the vase
Mrs. | Anna | Weiß | 12 Elm St. | 97301-1234 | the vase
Ms. | Eva | Stone | 77 Pine Road Apt 4 | 97301 | two tickets
Mr. | Tom | Stone | 77 Pine Rd., #4 | 97301 | two tickets
Mr. | Bob | Stone | 77 Pine Rd., #5 | 97301 | a lamp
Dr. | Ann | Lee | 4 Oak Ave | 97302 | the toaster
Mr. | Ben | Ray | 4 Oak Avenue | 97302 | the toaster
 | Tim | Buchan | 5 Oak Avenue | 97302 | a kite
 | Zoe | Buchan | 5 Oak Avenue | 97302 | a kite
 | Eve | Buchan | 5 Oak Avenue | 97302 |
 | Jon | Smith | 1 Ash Street | 97303 | a rug
 | John | Smith | 1 Ash Street | 97303 | a rug
Ms. | Ida | Ford | 9 Birch Street | 97303 | a bowl
Ms. | Ida | Ford | 9 Birch St | 97303 | a bowl
Ms. | Fay | Hill | 20 Cedar Lane | 97304 | a clock
Mr. | Guy | Hill | 22 Cedar Lane | 97304 | a clock
Mr. | Hal | King | 30 Dale Court | 97304 | a tray
Mrs. | Amy | Moss | 31 Dale Court | 97304 | a jug
Miss | Joy | Moss | 31 Dale Court | 97304 | a jug
 | Kim | Nash | 40 East Street | 97305 | a pan
 | Lou | Nash | 40 East Street | 97305 | a pan
Mr. | Max | Orr | 41 East Street | 97305 | a mat
Ms. | Nan | Orr | 41 East Street | 97305 | a mat
Mr. | Ned | Poe | 41 East Street | 97305 | a mat
Mx. | Pat | Reed | 50 Fir Street | 97305 | a fork
"""

EXPECTED = [
    ("Mr. and Mrs. Karl Weiß",),
    ("Ms. Eva and Mr. Tom Stone",),
    ("Mr. Bob Stone",),
    ("Dr. Ann Lee", "Mr. Ben Ray"),
    ("The Buchan Family",),
    ("Jon and John Smith",),
    ("Ms. Ida Ford",),
    ("Ms. Fay Hill",),
    ("Mr. Guy Hill",),
    ("Mr. Hal King",),
    ("Mrs. Amy and Miss Joy Moss",),
    ("Kim and Lou Nash",),
    ("Mr. Max and Ms. Nan Orr", "Mr. Ned Poe"),
    ("Mx. Pat Reed",),
]


def write(path: str, rows: list[list[str]]) -> None:
    with open(path, "w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([HEADINGS, *rows])


def guests() -> list[list[str]]:
    rows = []
    for row in GUESTS.strip("\n").split("\n"):
        prefix, given, family, street, code, gift = (cell.strip() for cell in row.split("|"))
        rows.append([prefix, given, family, street, "Salem", "OR", code, gift])
    return rows


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1764000000")
    (tmp_path / "note.md").write_text(NOTE, "utf-8")
    write("guests.csv", guests())
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(stationery, arguments)


def pages(path: str) -> list[list[str]]:
    """The lines of each page, with plain spaces."""
    texts = (page.extract_text().replace("\xa0", " ") for page in pypdf.PdfReader(path).pages)
    return [[line.strip() for line in text.split("\n") if line.strip()] for text in texts]


def test_25_guests_get_14_notes_and_envelopes_in_one_order() -> None:
    made = run("merge", "note.md", "guests.csv", "--household", "--cards", "--envelopes", "--single", "-o", "all.pdf")
    assert made.exit_code == 0, made.stderr
    envelopes = pages("all-envelopes.pdf")
    assert len(envelopes) == len(EXPECTED)
    for lines, names in zip(envelopes, EXPECTED, strict=True):
        at = lines.index(names[0])
        assert tuple(lines[at : at + len(names)]) == names
        assert lines[at + len(names)][:1].isdigit()
    cards = " ".join(" ".join(lines) for lines in pages("all.pdf"))
    for greeting in ("Dear Karl and Anna,", "Dear Tim, Zoe, and Eve,", "Dear Max, Nan, and Ned,", "Dear Pat,"):
        assert greeting in cards
    assert "rows 2 and 3 are one household: Mr. and Mrs. Karl Weiß" in made.stderr
    assert "rows 14 and 15 are perhaps the same person, and get one letter: Ms. Ida Ford" in made.stderr
    assert "rows 12 and 13 may be the same person (Jon Smith, John Smith)" in made.stderr


def test_a_dry_run_lists_them() -> None:
    made = run("merge", "note.md", "guests.csv", "--household", "--dry-run")
    assert made.exit_code == 0
    assert "9 households of 20 rows\n  rows 2 and 3: Mr. and Mrs. Karl Weiß\n" in made.stdout
    assert "14 letters" in made.stdout
    data = json.loads(run("merge", "note.md", "guests.csv", "--household", "--dry-run", "--json").stdout)
    assert data["households"][0] == {"rows": [2, 3], "name": "Mr. and Mrs. Karl Weiß"}
    assert data["recipients"] == 14


def test_every_row_is_in_one_file_in_any_order() -> None:
    rows = guests()
    for order in (rows[::-1], rows[1::2] + rows[::2]):
        write("other.csv", order)
        data = json.loads(run("merge", "note.md", "other.csv", "--household", "--dry-run", "--json").stdout)
        assert data["recipients"] == 14
        assert sum(len(each["rows"]) for each in data["households"]) == 20


def test_envelopes_alone() -> None:
    made = run("envelope", "guests.csv", "--household", "-o", "e.pdf", "--from", "Jane Doe; 1 Main St; Salem, OR 97301")
    assert made.exit_code == 0, made.stderr
    assert len(pages("e.pdf")) == 14


def test_a_column_that_differs() -> None:
    rows = guests()
    rows[1][-1] = "the lamp"
    write("guests.csv", rows)
    made = run("merge", "note.md", "guests.csv", "--household")
    assert made.exit_code == 3
    assert (
        "guests.csv: rows 2 and 3 (Mr. and Mrs. Karl Weiß), column H (Gift) is 'the vase' in row 2 and 'the lamp' in "
        "row 3\n  make the cells alike, or take {{gift}} out; or merge without --household"
    ) in made.stderr
    assert run("merge", "note.md", "guests.csv", "--household", "--skip-bad").exit_code == 1
    with open("guests-rest.csv", encoding="utf-8-sig") as stream:
        assert [row[1] for row in csv.reader(stream)] == ["First Name", "Karl", "Anna"]


def test_a_title_is_none_of_both() -> None:
    Path("note.md").write_text(NOTE.replace("{{first name}}", "{{prefix}} {{last name}}"), "utf-8")
    made = run("merge", "note.md", "guests.csv", "--household", "--rows", "2-3")
    assert "column A (Prefix) is 'Mr.' in row 2 and 'Mrs.' in row 3" in made.stderr
    assert "write {{name}} or {{salutation}}, which cover both" in made.stderr


def test_the_salutation_as_a_field_and_a_typed_address() -> None:
    text = NOTE.replace("Dear {{first name}},", "{{salutation}} ").replace(
        "from:", "to: |\n  {{name}}\n  {{street}}\n  {{city}}, {{state}} {{zip}}\nfrom:"
    )
    Path("note.md").write_text(text, "utf-8")
    made = run("merge", "note.md", "guests.csv", "--household", "--rows", "4-5", "--letters", "-o", "all.pdf")
    assert made.exit_code == 0, made.stderr
    (lines,) = pages("all.pdf")
    assert "Dear Ms. Stone and Mr. Stone" in " ".join(lines)
    assert "Ms. Eva and Mr. Tom Stone" in lines


def test_one_row_stands_for_its_household() -> None:
    made = run("merge", "note.md", "guests.csv", "--household", "--preview", "3", "--dry-run")
    assert "rows 2 and 3: Mr. and Mrs. Karl Weiß" in made.stdout
    assert "1 letter, 1 page" in made.stdout


def test_sorted_and_counted() -> None:
    made = run(
        "merge", "note.md", "guests.csv", "--household", "--sort", "name", "--first", "2", "--skip", "1",
        "-o", "all.pdf",
    )  # fmt: skip
    assert made.exit_code == 0, made.stderr
    names = [line for lines in pages("all-envelopes.pdf") for line in lines if "Ford" in line or "Hill" in line]
    assert names == ["Ms. Ida Ford", "Ms. Fay Hill"]


def test_colleagues_stay_apart() -> None:
    Path("staff.csv").write_text(
        "Prefix,First Name,Last Name,Company,Job Title,Street,City,State,ZIP,Gift\n"
        "Ms.,Ann,Lee,Acme,,4 Oak Ave,Salem,OR,97301,a\n"
        "Mr.,Bob,Ray,Acme,Director,4 Oak Ave,Salem,OR,97301,a\n",
        "utf-8",
    )
    made = run("merge", "note.md", "staff.csv", "--household", "--dry-run")
    assert "2 letters" in made.stdout
    assert "rows 2 and 3 have the same address as other rows, and aren't joined: an organization isn't a household" in (
        made.stderr
    )
    write("guests.csv", [["The Smiths", "", "", *guests()[0][3:]], guests()[0]])
    made = run("merge", "note.md", "guests.csv", "--household", "--dry-run", "--skip-bad")
    assert "row 2 has the same address as other rows, and isn't joined: it has no name" in made.stderr


def test_doubles_are_told_without_households() -> None:
    made = run("merge", "note.md", "guests.csv", "--where", "Gift!=", "--dry-run")
    assert (
        "rows 14 and 15 have the same name and address (Ms. Ida Ford): perhaps the same person; each of them gets a"
        in made.stderr
    )
    assert "rows 12 and 13 may be the same person (Jon Smith, John Smith)" in made.stderr
    assert "24 letters" in made.stdout
    assert "rows 2 and 3" not in made.stderr


def test_one_name_at_addresses_that_are_nearly_alike() -> None:
    write("two.csv", [guests()[0], [*guests()[0][:3], "12 Elmm Street", *guests()[0][4:]]])
    made = run("merge", "note.md", "two.csv", "--dry-run")
    assert "rows 2 and 3 have the same name, and addresses that are nearly alike (Mr. Karl Weiß)" in made.stderr


def test_e_mails_are_for_one_person() -> None:
    made = run("merge", "note.md", "guests.csv", "--household", "--emails", "--each", "x")
    assert made.exit_code == 2
    assert "--household is for letters, cards, and envelopes; an e-mail goes to one address." in made.stderr
