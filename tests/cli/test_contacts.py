"""Address books on the command line: list, show, import, and a name instead of an address."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from click.testing import CliRunner, Result

from stationery.cli import settings
from stationery.cli.main import stationery
from tests.reading.contacts.test_cards import ANDROID, APPLE, GOOGLE, NEXTCLOUD, OUTLOOK, card

SENDER = ("--from", "Bob Ray; 1 Main Street; Dayton, OH 45402")
KEYS = [
    "name", "organization", "department", "title", "lines", "country", "emails", "phones", "source_line", "warnings",
]  # fmt: skip
CSV = """First Name,Last Name,Street,City,State,ZIP,E-mail
Ann,Lee,12 Elm St,Boston,MA,2134,ann@example.com
,,,,,,x@y.example
"""
LETTER = "---\nfrom: {from_}\nto: Somebody Else\ndate: 2026-11-20\n---\nThank you for the apples.\n"


def run(*words: str, stdin: str | bytes | None = None) -> Result:
    done = CliRunner().invoke(stationery, words, input=stdin)
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done


@pytest.fixture(autouse=True)
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(tmp_path)
    Path("book.vcf").write_text(APPLE + GOOGLE + OUTLOOK + NEXTCLOUD + ANDROID, "utf-8")
    return "book.vcf"


def listed(done: Result) -> list[dict[str, Any]]:
    return [json.loads(row) for row in done.stdout.splitlines()]


def test_every_object_has_all_keys(book: str) -> None:
    done = run("contacts", "list", "--json", book)
    assert done.exit_code == 0 and done.stderr == ""
    rows = listed(done)
    assert [list(row) for row in rows] == [KEYS] * 5
    assert rows[0] == {
        "name": "Ms. Jane Schmoe",
        "organization": "Acme, Inc.",
        "department": "Recruiting",
        "title": "Director",
        "lines": ["1200 Main Street", "Suite 400", "Springfield, IL 62701"],
        "country": "US",
        "emails": ["jane@acme.example", "jane@home.example"],
        "phones": ["+1 (217) 555-0101"],
        "source_line": 1,
        "warnings": [],
    }
    assert [row["country"] for row in rows] == ["US", "US", "US", "NL", "DE"]


def test_the_address_at_home_keeps_the_organization_as_a_fact_only(book: str) -> None:
    (row, *_) = listed(run("contacts", "list", "--json", "--address", "home", book))
    assert (row["organization"], row["lines"]) == ("Acme, Inc.", ["12 Elm Street", "Salem, OR 97301"])
    shown = run("contacts", "show", "Jane Schmoe", "--address", "home", book).stdout
    assert shown.splitlines()[:2] == ["Ms. Jane Schmoe", "12 Elm Street"]


def test_a_bad_card_is_told_and_the_others_are_listed(book: str) -> None:
    Path(book).write_text(APPLE + card("EMAIL:a@b.example") + GOOGLE, "utf-8")
    done = run("contacts", "list", "--json", book)
    assert done.exit_code == 1 and [row["name"] for row in listed(done)] == ["Ms. Jane Schmoe", "Dr. Ann M. Lee, PhD"]
    assert done.stderr == "book.vcf:22: the card has no name (FN or N)\n"


def test_a_country_that_nobody_knows_is_told() -> None:
    Path("x.vcf").write_text(card("FN:Bob", "ADR:;;1 Sea Road;Poseidon;;1;Atlantis") + card("FN:Ann"))
    done = run("contacts", "list", "--json", "x.vcf")
    assert done.exit_code == 1 and [len(row["warnings"]) for row in listed(done)] == [1, 0]
    assert "x.vcf:4: no country is called 'Atlantis'" in done.stderr


@pytest.mark.skipif(os.name != "posix", reason="named pipes")
@pytest.mark.parametrize(("text", "count"), [(APPLE + GOOGLE, 2), (CSV, 1)])
def test_a_book_through_a_named_pipe(text: str, count: int) -> None:
    os.mkfifo("pipe")
    writer = Thread(target=lambda: Path("pipe").write_text(text))
    writer.start()
    done = run("contacts", "list", "--json", "pipe")
    writer.join()
    assert len(listed(done)) == count


def test_a_book_on_stdin(book: str) -> None:
    done = run("envelope", "--to", "roe", "--book", "-", *SENDER, "-n", stdin=Path(book).read_bytes())
    assert done.exit_code == 0 and "richard-roe" in done.stdout


def test_a_table_for_people(book: str) -> None:
    done = run("contacts", "list", book)
    assert done.exit_code == 0 and done.stderr == "5 contacts.\n"
    first = "Ms. Jane Schmoe  Acme, Inc.  1200 Main Street, Suite 400, Springfield, IL 62701, US  jane@acme.example"
    assert done.stdout.splitlines()[0].split() == first.split()


def test_csv_a_folder_and_stdin(book: str) -> None:
    Path("guests.csv").write_text(CSV)
    done = run("contacts", "list", "--json", "guests.csv")
    assert done.exit_code == 1 and len(listed(done)) == 1
    assert listed(done)[0]["lines"] == ["12 Elm St", "Boston, MA 02134"] and listed(done)[0]["source_line"] == 2
    assert "02134" in done.stderr and "guests.csv:3" in done.stderr
    assert listed(run("contacts", "list", "--json", "-", stdin=CSV))[0]["name"] == "Ann Lee"
    assert len(listed(run("contacts", "list", "--json", "-", stdin=Path(book).read_bytes()))) == 5
    for name, text in (("a/x.vcf", APPLE), ("a/b/y.vcf", GOOGLE), ("a/.trash/z.vcf", OUTLOOK), ("a/broken.vcf", "x")):
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text, "utf-8")
    done = run("contacts", "list", "--json", "a")
    assert done.exit_code == 1 and {row["name"] for row in listed(done)} == {"Ms. Jane Schmoe", "Dr. Ann M. Lee, PhD"}
    assert "a/broken.vcf: there is no card in this file" in done.stderr


def test_import_keeps_one_card_a_person_for_its_owner_alone(book: str, stranger: Path) -> None:
    done = run("contacts", "import", book)
    folder = stranger / "contacts"
    assert done.exit_code == 0 and len(done.stdout.splitlines()) == len(list(folder.iterdir())) == 5
    if os.name == "posix":
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {0o600}
    before = {path: path.read_bytes() for path in folder.iterdir()}
    again = run("contacts", "import", book)
    assert again.stdout == "" and again.stderr.count("there already") == 5
    Path("moved.vcf").write_text(GOOGLE.replace("12 Elm St", "77 New Road"), "utf-8")
    moved = run("contacts", "import", "moved.vcf")
    assert moved.stdout.strip() == str(folder / "ann-m-lee-phd-2.vcf") and "both are kept" in moved.stderr
    assert all(path.read_bytes() == data for path, data in before.items())

    def facts(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
        return sorted(({**row, "source_line": 0} for row in rows), key=lambda row: str(row["name"]))

    (folder / "ann-m-lee-phd-2.vcf").unlink()
    for address in ("work", "home"):
        kept = listed(run("contacts", "list", "--json", "--address", address))
        assert facts(kept) == facts(listed(run("contacts", "list", "--json", "--address", address, book)))


def test_import_of_a_list_and_a_dry_run(stranger: Path) -> None:
    Path("guests.csv").write_text(CSV)
    assert "would be written" in run("contacts", "import", "guests.csv", "-n").stdout
    assert not (stranger / "contacts").exists()
    run("contacts", "import", "guests.csv")
    (row,) = listed(run("contacts", "list", "--json"))
    assert (row["name"], row["lines"]) == ("Ann Lee", ["12 Elm St", "Boston, MA 02134"])


def test_import_tells_once_and_keeps_one_card_for_two_spellings_of_an_address() -> None:
    rows = ("Ann Lee,3 Spring St", "Ann Lee,3 Spring Street", "Bo Ray,4 Elm St")
    Path("guests.csv").write_text("Name,Street,City,State,ZIP\n" + "".join(f"{row},Boston,MA,2134\n" for row in rows))
    done = run("contacts", "import", "guests.csv")
    assert "rows 2, 3, and 4: ZIP codes were read with the zeros" in done.stderr and done.stderr.count("zeros") == 2
    assert "guests.csv:3: there already, with the same address: " in done.stderr
    assert [Path(line).name for line in done.stdout.split()] == ["ann-lee.vcf", "bo-ray.vcf"]


def test_a_name_instead_of_an_address(book: str) -> None:
    done = run("envelope", "--to", "jane schmoe", "--book", book, *SENDER, "--json", "--which-address", "work")
    assert done.exit_code == 0 and done.stderr == ""
    assert json.loads(done.stdout)["files"][0]["path"] == "jane-schmoe-envelope.pdf"
    Path("x.md").write_text(LETTER.format(from_=f'"{SENDER[1]}"'))
    assert run("letter", "x.md", "--to", "Müller", "--book", book, *SENDER).exit_code == 0
    assert run("note", "x.md", "--to", "Zoe Jansen", "--book", book, *SENDER).exit_code == 0
    assert run("new", "letter", "--to", "schmoe", "--book", book, "-o", "y.md").exit_code == 0
    assert 'street:\n    - "1200 Main Street"\n' in Path("y.md").read_text("utf-8")
    mail = run("email", "x.md", "--to", "Richard Roe", "--book", book, *SENDER)
    assert mail.exit_code == 0 and "<richard@roe.example>" in Path("x.eml").read_text()


def test_contacts_are_the_book_where_none_is_named(book: str) -> None:
    assert "there is only a name" in run("envelope", "--to", "Ann Lee", *SENDER, "-n").stderr  # no book at all
    run("contacts", "import", book)
    assert run("envelope", "--to", "Ann Lee", *SENDER, "-n").exit_code == 0
    unknown = run("envelope", "--to", "Ann Leigh", *SENDER, "-n")
    assert unknown.exit_code == 3 and "nobody in your contacts is called 'Ann Leigh'" in unknown.stderr
    assert run("envelope", "--to", "Ann Leigh;", *SENDER, "-n").exit_code == 0
    assert run("envelope", "--to", "Ann Leigh; 1 Elm St; Salem, OR 97301", *SENDER, "-n").exit_code == 0
    mail = run("email", "x.md", "--to", "someone@example.com")
    assert "nobody" not in mail.stderr


def test_a_contact_without_an_address_gets_no_envelope() -> None:
    Path("n.vcf").write_text("BEGIN:VCARD\nVERSION:3.0\nFN:Li Na\nTEL:503-555-0100\nEND:VCARD\n", "utf-8")
    done = run("envelope", "--to", "li na", "--book", "n.vcf", *SENDER, "-n")
    assert done.exit_code == 3 and "Li Na has no address in the address book" in done.stderr
    assert "--to 'li na;'" in done.stderr and run("envelope", "--to", "li na;", *SENDER, "-n").exit_code == 0


def test_at_a_terminal_the_user_says_which(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("two.vcf").write_text(GOOGLE + GOOGLE.replace("12 Elm St", "5 Oak Ave").replace("Salem", "Albany"), "utf-8")
    refused = run("envelope", "--to", "Ann Lee", "--book", "two.vcf", *SENDER, "-n")
    assert refused.exit_code == 3 and "(Salem, OR)" in refused.stderr and "(Albany, OR)" in refused.stderr
    assert run("envelope", "--to", "ann lee albany", "--book", "two.vcf", *SENDER, "-n").exit_code == 0
    monkeypatch.setattr(settings, "at_terminal", lambda: True)
    chosen = run("envelope", "--to", "Ann Lee", "--book", "two.vcf", *SENDER, "-n", stdin="2\n")
    assert chosen.exit_code == 0
    assert run("contacts", "show", "lee", "two.vcf", stdin="2\n").stdout.splitlines()[1] == "5 Oak Ave"
    assert run("contacts", "show", "lee", "two.vcf", stdin="0\n").exit_code == 1


def test_the_same_card_twice_is_one_contact(book: str) -> None:
    Path("twice.vcf").write_text(GOOGLE + GOOGLE, "utf-8")
    assert run("contacts", "show", "Ann Lee", "twice.vcf").exit_code == 0


def test_several_addresses_are_told_with_the_one_that_was_taken() -> None:
    text = card("FN:Ann Lee", "ADR;HOME:;;1 A St;Salem;OR;97301;", "ADR;WORK:;;2 B St;Salem;OR;97301;", version="2.1")
    Path("two.vcf").write_text(text)
    done = run("envelope", "--to", "Ann Lee", "--book", "two.vcf", *SENDER, "-n")
    assert done.exit_code == 0
    assert "Ann Lee has several addresses (home, work); the one at home, 1 A St, Salem, was taken\n" in done.stderr
    assert "  --which-address work takes the other\n" in done.stderr
    for which in ("home", "work"):
        assert not run(
            "envelope", "--to", "Ann Lee", "--book", "two.vcf", *SENDER, "-nq", "--which-address", which
        ).stderr
    preferred = text.replace("ADR;WORK", "ADR;WORK;PREF")
    Path("pref.vcf").write_text(preferred)
    done = run("envelope", "--to", "Ann Lee", "--book", "pref.vcf", *SENDER, "-n")
    assert "the one at work, 2 B St, Salem, was taken\n  --which-address home takes the other" in done.stderr
    Path("one.vcf").write_text(preferred.replace("ADR;HOME", "X-ADR"))
    assert not run("envelope", "--to", "Ann Lee", "--book", "one.vcf", *SENDER, "-nq").stderr
    done = run("envelope", "--to", "Ann Lee", "--book", "one.vcf", *SENDER, "-n", "--which-address", "home")
    assert "no address of Ann Lee is marked as the one at home; 2 B St, Salem was taken" in done.stderr
    assert "choose one with --address" in run("contacts", "show", "Ann", "two.vcf").stderr
    assert run("contacts", "show", "Ann", "two.vcf", "--address", "work").stderr == ""
    assert run("contacts", "list", "two.vcf").exit_code == 0


def test_both_addresses_of_a_row_are_imported() -> None:
    heads = [f"Address {number} - {part}" for number in (1, 2) for part in ("Label", "Street", "City", "Postal Code")]
    row = "Ann,Lee,Acme,Home,1 A St,Salem,97301,Work,2 B St,Salem,97301"
    Path("g.csv").write_text(f"First Name,Last Name,Organization Name,{','.join(heads)}\n{row}\n")
    assert run("contacts", "import", "g.csv").exit_code == 0
    for which, lines in (("home", ["Ann Lee", "1 A St"]), ("work", ["Ann Lee", "Acme"])):
        assert run("contacts", "show", "Ann", "--address", which).stdout.splitlines()[:2] == lines
    assert "0 of 1 contacts imported" in run("contacts", "import", "g.csv").stderr


def test_a_spouse_whom_the_book_knows_is_told_and_a_row_of_totals_is_nobody() -> None:
    head = "First Name,Last Name,Spouse,Street,City,State,ZIP"
    Path("xmas.csv").write_text(
        f"{head}\nKarl,Weiss,Anna,12 Elm St,Boston,MA,2134\nEva,Roe,,1 A St,Salem,OR,97301\nTotal,2\n"
    )
    known = "xmas.csv:2: a spouse or partner of Karl Weiss is known (Anna), who isn't written to\n"
    for done in (
        run("envelope", "--to", "Karl Weiss", "--book", "xmas.csv", *SENDER, "-n"),
        run("new", "letter", "--to", "Karl Weiss", "--book", "xmas.csv", "-o", "k.md"),
        run("contacts", "show", "Karl", "xmas.csv"),
    ):
        assert f"{known}  for both: stationery envelope xmas.csv --row 2 --with-partners\n" in done.stderr
        assert done.exit_code == 0 and "row 4" not in done.stderr
    assert "spouse" not in run("contacts", "show", "Eva", "xmas.csv").stderr
    done = run("contacts", "list", "xmas.csv")
    assert done.exit_code == 0 and len(done.stdout.splitlines()) == 2
    assert "2134 was read as 02134" in done.stderr and "row 4 appears to count or sum up the others" in done.stderr
    assert "One of them names a spouse or partner, who isn't listed; `contacts show` tells whom.\n" in done.stderr
    assert "One of them names a spouse or partner, who isn't kept" in run("contacts", "import", "xmas.csv").stderr
