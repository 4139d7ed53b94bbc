"""Salutations of a list: `Dear {{first name}},` for families, couples, guests, and initials; relatives, namesakes."""

from __future__ import annotations

from pathlib import Path

import pypdf
import pytest
from click.testing import CliRunner, Result

from stationery.cli.main import stationery

FROM = "from: |\n  Jane Doe\n  1 Main Street\n  Portland, OR 97201\n"
GREETING = "salutation: Dear {{first name}},\n"
ROWS = (
    ",The,Petersons", ",The,Woods Family", ",Jen,Wu & Alex Park", ",Lou,Nye & Guest", "Mr. and Mrs.,Robert,Fox",
    ",Mr. & Mrs. Peter,Quill", ",Tom & Karen,Miller", ",Grandma,Ruth", ",Mary Ann,Dee",
)  # fmt: skip


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def merge(*rows: str, greeting: str = "", body: str = "", code: int = 0, options: tuple[str, ...] = ()) -> Result:
    addressed = [f"{row},{number} Elm St,Salem,OR,97301" for number, row in enumerate(rows, 1)]
    head = "Prefix,First Name,Last Name,Street,City,State,ZIP"
    Path("l.csv").write_text("\n".join((head, *addressed, "")), "utf-8")
    Path("x.md").write_text(f"---\nkind: letter\n{FROM}{greeting}---\n{body}A merry Christmas to you.\n", "utf-8")
    arguments = ("merge", "x.md", "l.csv", "--letters", "--ledger", "none", *options)
    done = CliRunner().invoke(stationery, arguments, env={"STATIONERY_CONFIG": "none-here"})
    assert done.exit_code == code, f"{done.output}{done.stderr}"
    return done


def greetings() -> list[str]:
    pages = [page.extract_text().replace("\N{NO-BREAK SPACE}", " ") for page in pypdf.PdfReader("x-l.pdf").pages]
    return [line.strip() for page in pages for line in page.splitlines() if line.startswith("Dear ")]


BUILT = ["Dear Peterson Family", "Dear Woods Family", "Dear Jen Wu and Alex Park", "Dear Lou", "Dear Mr. and Mrs. Fox",
         "Dear Mr. and Mrs. Quill", "Dear Tom & Karen", "Dear Grandma", "Dear Mary Ann"]  # fmt: skip


def test_families_and_couples_get_the_salutation_that_is_built() -> None:
    told = merge(*ROWS, greeting=GREETING).stderr
    assert [each.strip(",:") for each in greetings()] == BUILT
    for said in (
        "row 2 (The Petersons), column B (First Name): 'The' isn't a first name, so the salutation is 'Dear Peterson",
        "row 4 (Jen Wu & Alex Park), column C (Last Name): it has a second person, so the salutation is 'Dear Jen Wu",
        "row 5 (Lou Nye & Guest), column C (Last Name): 'Guest' isn't greeted: 'Dear Lou,'",
        "row 6 (Mr. and Mrs. Robert Fox), column B (First Name): two people have one first name here, so the",
        "row 8 (Tom & Karen Miller), column B (First Name): there is more than one name, and the salutation has them",
    ):
        assert said in told
    assert "row 10" not in told and "no title is given" not in told


def test_a_greeting_in_the_body_is_one_too() -> None:
    merge(*ROWS[:2], ",Ann,Lee", body="Dear {{first name}},\n\n")
    assert [each.strip(",:") for each in greetings()] == ["Dear Peterson Family", "Dear Woods Family", "Dear Ann"]
    told = merge(ROWS[0], body="Dear {{first name}}, thank you for coming, and for the lamp.\n\n", code=3).stderr
    assert "'The' isn't a first name; the salutation would be 'Dear The, thank" in told


def test_an_initial_is_refused_before_anything_is_made() -> None:
    told = merge(",J.,Roe", ",Ann,Lee", greeting=GREETING, code=3).stderr
    assert "row 2 (J. Roe), column B (First Name): 'J.' isn't a first name; the salutation would be 'Dear J.,'" in told
    assert 'write `salutation: "{{salutation}}"` in the letter, or give the list a column Greeting' in told
    assert not Path("x-l.pdf").exists()


def test_guests_and_relatives_in_the_salutation_that_is_built() -> None:
    rows = (",Lou,Nye & Guest", "Ms.,Lou,Nye and Guest", "Aunt,Carol,Hendricks", "Aunt,,Hendricks", ",Grandma,Ruth",
            ",Aunt Sue and Uncle Bob,Lee", ",Aunt Sue & Bob,Lee", "Grandma and Grandpa,,Lee")  # fmt: skip
    told = merge(*rows).stderr
    assert [each.strip(":") for each in greetings()] == [
        "Dear Lou Nye", "Dear Ms. Nye", "Dear Aunt Carol", "Dear Aunt Hendricks", "Dear Grandma Ruth",
        "Dear Aunt Sue and Uncle Bob", "Dear Aunt Sue and Bob Lee", "Dear Grandma and Grandpa Lee",
    ]  # fmt: skip
    assert "rows 2 and 3: 'Guest' isn't greeted: the salutation is to Lou Nye" in told
    assert "row 5 (Aunt Hendricks): 'Aunt' goes with a given name, and there is none" in told
    assert told.count("goes with a given name") == 1


def test_namesakes_of_a_household_are_both_named() -> None:
    rows = [f",Hal,{name},15 Elm St,Salem,OR,97301" for name in ("Ives", "Ives Jr.")]
    merge(",Ann,Lee")
    head = Path("l.csv").read_text("utf-8").splitlines()[0]
    Path("l.csv").write_text("\n".join((head, *rows, "")), "utf-8")
    arguments = ("merge", "x.md", "l.csv", "--letters", "--ledger", "none", "--household", "-o", "x-l.pdf", "--force")
    done = CliRunner().invoke(stationery, arguments, env={"STATIONERY_CONFIG": "none-here"})
    assert greetings() == ["Dear Hal Ives and Hal Ives Jr.:"], done.stderr
    assert "two people have the same name, so the salutation tells them apart" in done.stderr
