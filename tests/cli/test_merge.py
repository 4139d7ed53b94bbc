"""stationery merge, as somebody with a list of wedding guests uses it: order, what is told, and what is left when it
ends early."""

from __future__ import annotations

import csv
import json
import os
import random
import re
import shlex
import signal
import subprocess
import sys
import time
from pathlib import Path

import pypdf
import pytest
from click.testing import CliRunner, Result

from stationery.cli.main import stationery
from tests.scale import JUDGED, LETTERS
from tests.verapdf import judge, reason_to_skip

ROOT = Path(__file__).resolve().parents[2]

GOOGLE = (
    "First Name,Middle Name,Last Name,Phonetic First Name,Phonetic Middle Name,Phonetic Last Name,Name Prefix,"
    "Name Suffix,Nickname,File As,Organization Name,Organization Title,Organization Department,Birthday,Notes,Photo,"
    "Labels,E-mail 1 - Label,E-mail 1 - Value,Address 1 - Label,Address 1 - Formatted,Address 1 - Street,"
    "Address 1 - City,Address 1 - PO Box,Address 1 - Region,Address 1 - Postal Code,Address 1 - Country,"
    "Address 1 - Extended Address,Custom Field 1 - Label,Custom Field 1 - Value"
)
"""As Google Contacts exports them in 2026 (formats-facts 1.6)."""

NOTE = """\
---
kind: thank-you
occasion: wedding
from: |
  Jane Doe
  1 Main Street
  Portland, OR 97201
---
Thank you so much for {{Custom Field 1 - Value}}. We think of you whenever we use it.

It was wonderful to have you with us{{#nickname}}, dear {{nickname}}{{/nickname}}.
"""

SHORT = "Prefix,First Name,Last Name,Street,City,State,ZIP,Gift,Status\n"


def guests(count: int) -> str:
    rows = [GOOGLE]
    for number in range(1, count + 1):
        cells = dict.fromkeys(GOOGLE.split(","), "")
        cells |= {
            "First Name": f"Given{number}",
            "Last Name": f"Family{number}",
            "Name Prefix": ("Ms.", "Mr.", "Dr.")[number % 3],
            "Nickname": "Nick" if number == 2 else "",
            "Address 1 - Street": f"{number} Elm Street",
            "Address 1 - City": "Salem",
            "Address 1 - Region": "OR",
            "Address 1 - Postal Code": f"97{(400 - number) % 1000:03}",
            "Address 1 - Country": "US",
            "Custom Field 1 - Value": f"the *blue* vase {number}",
        }
        rows.append(",".join(cells.values()))
    return "\n".join(rows) + "\n"


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "note.md").write_text(NOTE, "utf-8")
    (tmp_path / "short.md").write_text(NOTE.replace("Custom Field 1 - Value", "gift").replace("nickname", "status"))
    (tmp_path / "guests.csv").write_text(guests(25), "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1764000000")
    return tmp_path


def run(*arguments: str, code: int = 0, input: str | None = None) -> Result:
    done = CliRunner().invoke(stationery, arguments, input=input)
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    assert done.exit_code == code, done.output
    return done


def texts(path: Path | str) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in pypdf.PdfReader(str(path)).pages]


def short(desk: Path, *rows: str) -> None:
    (desk / "short.csv").write_text(SHORT + "".join(f"{row}\n" for row in rows), "utf-8")


def test_25_wedding_notes_from_google_to_cards_and_envelopes_in_one_command(desk: Path) -> None:
    done = run("merge", "note.md", "guests.csv", "--cards", "--envelopes")
    assert done.stdout.split() == ["note-guests-cards.pdf", "note-guests-cards-envelopes.pdf"]
    cards = [text for text in texts("note-guests-cards.pdf") if "Thank you" in text]
    assert len(cards) == 13  # two on a sheet
    assert "the *blue* vase 1." in cards[0] and "Dear Mr. Family1" in cards[0] and "vase 2" in cards[0]
    assert "us, dear Nick." in cards[0] and "dear" not in cards[1]
    covers = texts("note-guests-cards-envelopes.pdf")
    assert [f"Given{number} Family{number}" in covers[number - 1] for number in range(1, 26)] == [True] * 25
    assert pypdf.PdfReader("note-guests-cards.pdf").metadata.title == "Notes to 25 recipients"


def test_letters_and_envelopes_in_the_same_order_sorted_by_zip(desk: Path) -> None:
    done = run("merge", "note.md", "guests.csv", "--sort", "zip", "-o", "all.pdf")
    assert done.stdout.split() == ["all.pdf", "all-envelopes.pdf"]
    expected = [f"Family{number}" for number in range(25, 0, -1)]
    for path in ("all.pdf", "all-envelopes.pdf"):
        assert [name for name, text in zip(expected, texts(path), strict=True) if name in text] == expected


@pytest.mark.parametrize(
    ("options", "numbers"),
    [
        (["--first", "2"], [1, 2]),
        (["--skip", "23"], [24, 25]),
        (["--skip", "3", "--first", "1"], [4]),
        (["--row", "17"], [16]),
        (["--rows", "17-18"], [16, 17]),
        (["--rows", "25-"], [24, 25]),
        (["--where", "last name=family7"], [7]),
        (["--where", "prefix=Dr.", "--where", "First Name!=Given2", "--first", "1"], [5]),
        (["--sort", "last name", "--first", "3"], [1, 2, 3]),
        (["--sort", "name", "--first", "3"], [1, 10, 11]),
    ],
)
def test_which_rows_are_chosen(options: list[str], numbers: list[int]) -> None:
    run("merge", "note.md", "guests.csv", "--envelopes", "-o", "e.pdf", *options)
    assert [f"Family{number} " in text for number, text in zip(numbers, texts("e.pdf"), strict=True)] == [True] * len(
        numbers
    )


def test_a_page_is_that_of_letter_for_the_same_words(desk: Path) -> None:
    run("merge", "note.md", "guests.csv", "--letters", "--row", "2", "-o", "one.pdf")
    body = NOTE.partition("---\nThank")[2]
    body = body.replace("{{Custom Field 1 - Value}}", r"the \*blue\* vase 1")
    body = body.replace("{{#nickname}}, dear {{nickname}}{{/nickname}}", "")
    to = "to: |\n  Mr. Given1 Family1\n  1 Elm Street\n  Salem, OR 97399\n---\nThank"
    (desk / "ann.md").write_text(NOTE.partition("---\nThank")[0] + to + body, "utf-8")
    run("letter", "ann.md")
    one, ann = (pypdf.PdfReader(name).pages[0] for name in ("one.pdf", "ann.pdf"))
    assert one.get_contents().get_data() == ann.get_contents().get_data()  # type: ignore[union-attr]
    assert (desk / "one.pdf").read_bytes() == (desk / "ann.pdf").read_bytes()


def test_the_same_bytes_twice(desk: Path) -> None:
    for name in ("a", "b"):
        run("merge", "note.md", "guests.csv", "--again", "-o", f"{name}.pdf")
    for ending in (".pdf", "-envelopes.pdf"):
        assert (desk / f"a{ending}").read_bytes() == (desk / f"b{ending}").read_bytes()


@pytest.mark.slow
@pytest.mark.skipif(bool(reason_to_skip()), reason=reason_to_skip())
def test_verapdf_finds_nothing_in_20_letters_cards_and_envelopes(desk: Path) -> None:
    run("merge", "note.md", "guests.csv", "--first", "20", "-o", "all.pdf")
    run("merge", "note.md", "guests.csv", "--cards", "--first", "20", "-o", "cards.pdf")
    assert judge(["all.pdf", "all-envelopes.pdf", "cards.pdf"]) == []


def test_all_faults_are_told_together_and_nothing_is_written(desk: Path) -> None:
    short(
        desk,
        "Ms.,Ann,Lee,1 Elm St,Salem,OR,97301,a vase,",
        "Mr.,Bob,Ray,2 Elm St,Salem,OR,97301,,",
        "Dr.,Cy,Young,,,,,,",
    )
    done = run("merge", "short.md", "short.csv", code=3)
    assert "short.csv: row 3 (Mr. Bob Ray), column H (Gift) is empty, and short.md:9:23 needs it" in done.stderr
    assert "short.csv: row 4 (Dr. Cy Young): there is no address" in done.stderr
    assert "2 errors; nothing was written." in done.stderr
    assert sorted(path.name for path in desk.glob("*.pdf")) == []


def test_what_is_wrong_with_every_row_is_told_once(desk: Path) -> None:
    (desk / "note.md").write_text(NOTE.replace("kind: thank-you", "kind: thank-you\nfont: comic"), "utf-8")
    done = run("merge", "note.md", "guests.csv", code=3)
    assert done.stderr.count("comic") == 1 and "note.md:3:" in done.stderr


def test_columns_are_told_before_rows(desk: Path) -> None:
    (desk / "note.md").write_text(NOTE.replace("{{nickname}}", "{{nickname}} {{Frist Name}}"), "utf-8")
    done = run("merge", "note.md", "guests.csv", "--where", "Lables=x", code=3)
    assert "note.md:11:" in done.stderr and "no column 'Frist Name'\n  did you mean 'First Name'?" in done.stderr
    assert "--where: guests.csv has no column 'Lables'\n  did you mean 'Labels'?" in done.stderr


def test_skip_bad_makes_the_others_and_a_list_of_the_rest_that_can_be_mended(desk: Path) -> None:
    short(desk, "Ms.,Ann,Lee,1 Elm St,Salem,OR,97301,a vase,", 'Mr.,Bob,"Ray, the 2nd",2 Elm St,Salem,OR,97301,,')
    done = run("merge", "short.md", "short.csv", "--letters", "--skip-bad", "-o", "all.pdf", code=1)
    assert (
        "1 row left out.\nCorrect it in short-rest.csv; then run the same command with that list and another"
        in done.stderr
    )
    assert len(texts("all.pdf")) == 1
    rest = (desk / "short-rest.csv").read_text("utf-8-sig")
    assert list(csv.reader(rest.splitlines()))[1][2] == "Ray, the 2nd"
    (desk / "short-rest.csv").write_text(rest.replace("97301,,", "97301,a book,"), "utf-8")
    run("merge", "short.md", "short-rest.csv", "-o", "rest.pdf")
    assert "a book" in texts("rest.pdf")[0]


def test_a_rest_that_is_there_is_not_replaced(desk: Path) -> None:
    short(desk, "Mr.,Bob,Ray,2 Elm St,Salem,OR,97301,,", "Ms.,Ann,Lee,1 Elm St,Salem,OR,97301,a vase,")
    (desk / "short-rest.csv").write_text("mine\n")
    done = run("merge", "short.md", "short.csv", "--skip-bad", code=1)
    assert "Correct it in short-rest-2.csv;" in done.stderr
    assert (desk / "short-rest.csv").read_text() == "mine\n" and "Bob" in (desk / "short-rest-2.csv").read_text()
    short(desk, "Ms.,Ann,Lee,1 Elm St,Salem,OR,97301,a vase,")
    run("merge", "short.md", "short.csv", "--skip-bad", "--again")


def test_a_dry_run_counts_and_weighs_and_writes_nothing(desk: Path) -> None:
    done = run("merge", "note.md", "guests.csv", "--dry-run")
    assert "25 letters, 25 pages" in done.stdout
    assert "25 envelopes us-10 with 1 sheet, about 10 g (0.35 oz) each; the United States Postal Service" in done.stdout
    assert list(desk.glob("*.pdf")) == []
    data = json.loads(run("merge", "note.md", "guests.csv", "--dry-run", "--json").stdout)
    assert data["plan"]["envelopes"][0]["count"] == 25 and data["written"] is False


def test_files_of_their_own_have_names_that_are_legal_everywhere(desk: Path) -> None:
    short(
        desk,
        "Ms.,../../x,A,1 Elm St,Salem,OR,97301,a vase,",
        "Mr.,con,B,1 Elm St,Salem,OR,97301,a vase,",
        "Mr.,Bob,C,1 Elm St,Salem,OR,97301,a vase,",
        "Mr.,bob,C,1 Elm St,Salem,OR,97301,a vase,",
        f"Mr.,{'long ' * 20},C,1 Elm St,Salem,OR,97301,a vase,",
        "Mr.,a:b|c?,C,1 Elm St,Salem,OR,97301,a vase,",
    )
    done = run("merge", "short.md", "short.csv", "--letters", "--each", "out", "--name", "{{first name|a/b}}/.pdf")
    assert "--name: all files go into out, so a slash in their names is written as -\n" in done.stderr
    names = sorted(path.name for path in desk.rglob("*.pdf"))
    assert names == ["Bob.pdf", "a-b-c.pdf", "bob-2.pdf", "con-.pdf", f"{('long ' * 16).strip()}.pdf", "x.pdf"]
    assert {path.parent.name for path in desk.rglob("*.pdf")} == {"out"}


def test_each_recipient_gets_letter_and_envelope_or_a_draft(desk: Path) -> None:
    done = run("merge", "note.md", "guests.csv", "--first", "2", "--each", "out", "--name", "{{last name}}-{{n|a/b}}")
    assert "a slash" not in done.stderr
    assert sorted(path.name for path in (desk / "out").iterdir()) == [
        "Family1-1-envelope.pdf",
        "Family1-1.pdf",
        "Family2-2-envelope.pdf",
        "Family2-2.pdf",
    ]
    short(desk, "Ms.,Ann,Lee,1 Elm St,Salem,OR,97301,a vase,")
    (desk / "short.csv").write_text("E-mail," + SHORT + "ann@example.com,Ms.,Ann,Lee,1 Elm St,Salem,OR,97301,a vase,\n")
    run("merge", "short.md", "short.csv", "--emails", "--each", "mail")
    told = run("merge", "short.md", "short.csv", "--each", "short.md", code=1).stderr
    assert told == "short.md: this is a file, and a folder is needed\n  choose another name\n"
    assert 'To: "Ms. Ann Lee" <ann@example.com>' in (desk / "mail" / "Ms. Ann Lee.eml").read_text()


def test_split_begins_another_file(desk: Path) -> None:
    done = run("merge", "note.md", "guests.csv", "--letters", "--split", "10", "-o", "all.pdf")
    assert done.stdout.split() == ["all-001.pdf", "all-002.pdf", "all-003.pdf"]
    assert [len(texts(path)) for path in done.stdout.split()] == [10, 10, 5]


def test_one_file_goes_to_stdout_whole(desk: Path) -> None:
    done = CliRunner().invoke(stationery, ["merge", "note.md", "guests.csv", "--letters", "-o", "-"])
    assert done.stdout_bytes.startswith(b"%PDF-") and done.stdout_bytes.endswith(b"%%EOF\n")
    assert list(desk.glob("*.pdf")) == []


@pytest.mark.parametrize(
    "command",
    [
        "envelope guests.csv --from 'Jane Doe; 1 Main St; Portland, OR 97201' --first 3",
        "note note.md --list guests.csv --with-envelope --first 3",
    ],
)
def test_the_short_ways(command: str) -> None:
    import shlex

    done = run(*shlex.split(command))
    assert len(texts(done.stdout.split()[-1])) == 3


def test_the_salutation_can_stand_among_words(desk: Path) -> None:
    (desk / "note.md").write_text(NOTE.replace("Thank you", "{{salutation}}\n\nThank you", 1), "utf-8")
    run("merge", "note.md", "guests.csv", "--letters", "--first", "1", "-o", "all.pdf")
    assert texts("all.pdf")[0].count("Dear Mr. Family1") == 1


def test_a_column_that_looks_like_an_address_is_asked_and_kept(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (desk / "short.csv").write_text(
        SHORT.replace("City", "Home town name") + "Ms.,Ann,Lee,1 Elm St,Salem,OR,97301,x,y\n"
    )
    done = run("merge", "short.md", "short.csv", code=3)
    assert "short.csv: column E (Home town name) looks like part of an address" in done.stderr
    assert "Home town name" in (desk / "short.columns.yaml").read_text()
    monkeypatch.setattr("stationery.cli.settings.at_terminal", lambda: True)
    run("merge", "short.md", "short.csv", "--envelopes", "-o", "e.pdf", input="locality\n")
    assert "Salem, OR 97301" in texts("e.pdf")[0]
    monkeypatch.undo()
    monkeypatch.chdir(desk)
    run("merge", "short.md", "short.csv", "--envelopes", "-o", "e.pdf")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ("--each out -o all.pdf", "use one of them"),
        ("--emails", "name a folder with --each FOLDER"),
        ("--each out --split 3", "leave out --each"),
        ("--name {{x}}", "--name is for the files of --each FOLDER"),
        ("--row 3 --rows 4-5", "can't be used together"),
        ("-o -", "two files cannot both go to stdout"),
    ],
)
def test_options_that_do_not_go_together(options: str, message: str) -> None:
    assert message in run("merge", "note.md", "guests.csv", *options.split(), code=2).stderr


CARDS = """\
BEGIN:VCARD
VERSION:3.0
N:Lee;Ann;;Ms.;
FN:Ms. Ann Lee
ADR;TYPE=home:;;12 Elm Street;Salem;OR;97301;US
ADR;TYPE=work:;;1 Main Street;Boston;MA;02134;US
END:VCARD
BEGIN:VCARD
VERSION:3.0
N:Ray;Bob;;;
FN:Bob Ray
END:VCARD
"""


def test_vcards_are_a_list_whose_fields_are_the_parts_of_a_contact(desk: Path) -> None:
    (desk / "book.vcf").write_text(CARDS, "utf-8")
    (desk / "note.md").write_text(NOTE.partition("Thank")[0] + "Thank you, {{given}} of {{city}}.\n", "utf-8")
    done = run("merge", "note.md", "book.vcf", code=3)
    assert "book.vcf: line 8 (Bob Ray): there is no address" in done.stderr
    run("merge", "note.md", "book.vcf", "--letters", "--address", "home", "--skip-bad", "-o", "all.pdf", code=1)
    assert "Thank you, Ann of Salem." in texts("all.pdf")[0]
    (desk / "note.md").write_text(NOTE, "utf-8")
    assert "the fields are name, prefix, given" in run("merge", "note.md", "book.vcf", code=3).stderr


def _start(*arguments: str) -> subprocess.Popen[bytes]:
    program = "from stationery.cli.startup import main; main()"
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    return subprocess.Popen([sys.executable, "-c", program, *arguments], env=environment, stderr=subprocess.PIPE)


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_a_merge_that_is_killed_leaves_a_whole_file_or_the_old_one(desk: Path) -> None:
    run("merge", "note.md", "guests.csv", "-o", "all.pdf")
    before = {path: path.read_bytes() for path in desk.glob("all*.pdf")}
    (desk / "guests.csv").write_text(guests(60), "utf-8")
    chance = random.Random(13)
    for _ in range(4):
        started = _start("merge", "note.md", "guests.csv", "--again", "-o", "all.pdf")
        time.sleep(chance.uniform(0.1, 1.2))
        started.kill()
        started.communicate()
        for path, data in before.items():
            now = path.read_bytes()
            assert now == data or (now.endswith(b"%%EOF\n") and len(pypdf.PdfReader(path).pages) == 60)


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_an_interrupted_merge_leaves_nothing_behind(desk: Path) -> None:
    (desk / "guests.csv").write_text(guests(2000), "utf-8")
    started = _start("merge", "note.md", "guests.csv", "-o", "all.pdf")
    deadline = 100
    while not list(desk.glob(".stationery-*")) and deadline:
        time.sleep(0.1)
        deadline -= 1
    started.send_signal(signal.SIGINT)
    _, said = started.communicate()
    assert started.returncode == 130 and b"Interrupted." in said and b"run it again to make all" in said
    assert sorted(path.name for path in desk.iterdir()) == ["guests.csv", "note.md", "short.md"]


def test_brackets_in_a_cell_are_no_placeholder_in_the_head_either(desk: Path) -> None:
    (desk / "short.md").write_text(
        "---\nsubject: About {{gift}}\nfrom: |\n  Jane Doe\n  1 Main Street\n  Portland, OR 97201\n---\n"
        "Thank you for {{gift}}.\n"
    )
    short(desk, "Ms.,Ann,Lee,12 Elm Street,Salem,OR,97301,a [[big]] vase,")
    run("merge", "short.md", "short.csv", "-o", "out.pdf")
    assert texts("out.pdf")[0].count("a [[big]] vase") == 2
    template = (desk / "short.md").read_text()
    (desk / "short.md").write_text(template.replace("About", "All [[About]]"))
    assert "[[About]] is not filled in" in run("merge", "short.md", "short.csv", "-o", "no.pdf", code=3).stderr


@pytest.mark.parametrize("medium", ["--letters", "--cards"])
def test_a_character_that_no_italic_has_leaves_out_its_row_alone(desk: Path, medium: str) -> None:
    """EB Garamond has it upright, so that it is missed only by what draws."""
    (desk / "short.md").write_text(
        NOTE.replace("{{Custom Field 1 - Value}}", "*{{gift}}*").replace("nickname", "status")
    )
    short(desk, "Ms.,Ann,Lee,12 Elm Street,Salem,OR,97301,vase,", "Mr.,Bob,Ray,4 Oak,Boston,MA,02134,a ɼ,")
    told = run("merge", "short.md", "short.csv", medium, "--skip-bad", "-o", "out.pdf", code=1).stderr
    assert "row 3 (Mr. Bob Ray): no available typeface has ɼ (U+027C)" in told and "short-rest.csv" in told
    assert len([text for text in texts("out.pdf") if "Thank you" in text]) == 1


@pytest.mark.parametrize("sheet", ["place-cards-letter", "cards-letter"])
def test_no_address_is_printed_on_cards_to_cut(desk: Path, sheet: str) -> None:
    """A fold would go through it."""
    done = run("merge", "note.md", "guests.csv", "--labels", sheet, code=3)
    assert f"{sheet} is a sheet of cards or tags, not of labels" in done.stderr
    assert "--as names" in done.stderr and not list(desk.glob("*.pdf"))


def test_labels_in_the_order_of_the_letters_from_the_nth_of_a_used_sheet(desk: Path) -> None:
    asked = ("merge", "note.md", "guests.csv", "--letters", "--labels", "8160", "--start", "21", "--sort", "zip")
    done = run(*asked, "--first", "12", "-o", "all.pdf")
    assert done.stdout.split() == ["all.pdf", "all-labels.pdf"] and "--start 3" in done.stderr
    sheets = texts("all-labels.pdf")
    expected = [f"Given{number} Family{number}" for number in range(25, 13, -1)]
    found = [name for text in sheets for name in expected if name in text]
    assert len(sheets) == 2 and found == expected and f"{expected[9]} " in sheets[0] and expected[10] in sheets[1]
    assert run(*asked, "--first", "12", "--again", "-n").stdout.splitlines()[-1] == "12 labels"
    told = json.loads(run(*asked, "--first", "12", "--again", "-n", "--json").stdout)
    assert told["plan"]["labels"] == 12 and told["files"][1]["recipients"] == 12 and told["files"][1]["pages"] == 2


def test_a_label_without_room_is_told_with_its_row_before_anything_is_written(desk: Path) -> None:
    short(desk, "Ms.,Ann,Lee,12 Elm Street,Salem,OR,97301,vase,", f"Mr.,{'W' * 60},Ray,4 Oak,Boston,MA,02134,vase,")
    told = run("merge", "short.md", "short.csv", "--labels", "5160", "-o", "l.pdf", code=1).stderr
    assert "row 3 (Mr. WW" in told and "the label has room for" in told and not (desk / "l.pdf").exists()
    run("merge", "short.md", "short.csv", "--labels", "5160", "-o", "l.pdf", "--skip-bad", code=1)
    assert "Ann Lee" in texts("l.pdf")[0]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--start", "3"], "--start is for --labels SHEET"),
        (["--labels", "5160", "--each", "out"], "--labels makes sheets for all"),
    ],
)
def test_labels_that_can_not_be_asked_for(options: list[str], message: str) -> None:
    assert message in run("merge", "note.md", "guests.csv", *options, code=2).stderr


GUIDE = ROOT / "stationery" / "guide" / "merge.md"


def test_the_guide_takes_25_wedding_notes_from_google_to_cards_and_envelopes_in_three_commands(desk: Path) -> None:
    """As somebody new does: with the file as Google writes it, the guide's letter, and the guide's commands."""
    page = GUIDE.read_text("utf-8")
    section = page.partition("## From an address book to cards and envelopes\n")[2].partition("\n## ")[0]
    letter = section.partition("```markdown\n")[2].partition("```")[0]
    commands = re.findall(r"^\$ stationery (.*)$", section, re.MULTILINE)
    assert 1 <= len(commands) <= 3
    (desk / "wedding.md").write_text(letter, "utf-8")
    rows = list(csv.DictReader(guests(25).splitlines()))
    for row in rows:
        row["Notes"] = row["Custom Field 1 - Value"]
    with open(desk / "contacts.csv", "w", encoding="utf-8", newline="") as stream:
        table = csv.DictWriter(stream, list(rows[0]))
        table.writeheader()
        table.writerows(rows)
    for command in commands:
        done = run(*shlex.split(command))
    assert done.stdout.split() == ["wedding-contacts-cards.pdf", "wedding-contacts-cards-envelopes.pdf"]
    cards = " ".join(texts("wedding-contacts-cards.pdf"))
    assert [f"vase {number}." in cards for number in range(1, 26)] == [True] * 25
    covers = texts("wedding-contacts-cards-envelopes.pdf")
    assert [f"Given{number} Family{number}" in covers[number - 1] for number in range(1, 26)] == [True] * 25


def _write_many(desk: Path, count: int) -> None:
    rows = (f"Ms.,Given{n},Family{n},{n} Elm Street,Salem,OR,97301,vase {n},\n" for n in range(1, count + 1))
    (desk / "short.csv").write_text(SHORT + "".join(rows), "utf-8")


@pytest.mark.slow
def test_thousands_of_letters_and_envelopes_each_whole_and_in_its_place(desk: Path) -> None:
    scale = [
        SHORT,
        *(f"Ms.,Given{n},Family{n},{n} Elm Street,Salem,OR,97301,vase {n},\n" for n in range(1, LETTERS + 1)),
    ]
    (desk / "short.csv").write_text("".join(scale), "utf-8")
    run("merge", "short.md", "short.csv", "-o", "all.pdf", "--ledger", "none", "-q")
    for path in ("all.pdf", "all-envelopes.pdf"):
        read = pypdf.PdfReader(path)
        assert len(read.pages) == LETTERS
        for number in {1, 2, LETTERS, *random.Random(7).sample(range(1, LETTERS + 1), 40)}:
            words = read.pages[number - 1].extract_text()
            assert f"Given{number} Family{number}" in " ".join(words.split())
            assert path != "all.pdf" or f"vase {number}." in " ".join(words.split())


@pytest.mark.slow
@pytest.mark.skipif(bool(reason_to_skip()), reason=reason_to_skip())
def test_hundreds_of_letters_envelopes_and_labels_are_judged_conformant(desk: Path) -> None:
    scale = [
        SHORT,
        *(f"Ms.,Given{n},Family{n},{n} Elm Street,Salem,OR,97301,vase {n},\n" for n in range(1, JUDGED + 1)),
    ]
    (desk / "short.csv").write_text("".join(scale), "utf-8")
    made = ("--letters", "--envelopes", "--labels", "5160")
    run("merge", "short.md", "short.csv", "-o", "all.pdf", "--ledger", "none", "-q", *made)
    assert judge(["all.pdf", "all-envelopes.pdf", "all-labels.pdf"]) == []


def test_a_row_that_an_unquoted_comma_has_moved_is_an_error(desk: Path) -> None:
    short(desk, "Ms.,Ann,Lee,1 Elm St, Apt 2,Salem,OR,97301,a vase,x", "Ms.,Eva,Ray,1 Elm St,Salem,OR,97301,a vase,")
    done = run("merge", "short.md", "short.csv", code=3)
    assert "short.csv: row 2 (Ms. Ann Lee): has more cells than there are headings" in done.stderr
    done = run("labels", "short.csv", "--sheet", "avery-5160", code=3)
    assert "row 2 (Ms. Ann Lee): has more cells than there are headings" in done.stderr


def test_a_second_row_of_headings_is_an_error(desk: Path) -> None:
    short(desk, "Ms.,Ann,Lee,1 Elm St,Salem,OR,97301,a vase,x", SHORT.strip(), "Mr.,Bob,Ray,1 Elm St,Salem,OR,97301,a,")
    done = run("merge", "short.md", "short.csv", code=3)
    assert "short.csv: row 3 (Prefix First Name Last Name): repeats the headings\n  delete the row" in done.stderr


@pytest.mark.parametrize("cell", ["#REF!", "#N/A", "#DIV/0!", "#NAME?", "=VLOOKUP(A2)", "=B7", "####"])
def test_a_formula_in_a_cell_that_is_used_is_an_error_of_its_row(desk: Path, cell: str) -> None:
    short(desk, f"Ms.,Ann,Lee,1 Elm St,Salem,OR,97301,{cell},", f"Mr.,Bob,Ray,{cell},Salem,OR,97301,a vase,")
    done = run("merge", "short.md", "short.csv", code=3)
    assert f"row 2 (Ms. Ann Lee), column H (Gift) has {cell}, which is a spreadsheet's formula" in done.stderr
    assert f"row 3 (Mr. Bob Ray), column D (Street): has {cell}, which is" in done.stderr
    short(desk, f"Ms.,Ann,Lee,1 Elm St,Salem,OR,97301,#1 Dad mug,{cell}")
    (desk / "short.md").write_text(NOTE.replace("Custom Field 1 - Value", "gift").partition("It was")[0], "utf-8")
    run("merge", "short.md", "short.csv")


def test_a_value_that_ends_with_a_period_and_one_of_several_lines_fit_a_sentence(desk: Path) -> None:
    short(desk, 'Ms.,Ann,Lee,1 Elm St,Salem,OR,97301,"the blue vase,\nand the lamp.",')
    run("merge", "short.md", "short.csv", "--letters", "-o", "all.pdf")
    assert "for the blue vase, and the lamp. We think" in texts("all.pdf")[0]


@pytest.mark.parametrize("written", ["{gift}", "${Gift}", "«gift»", "<<Gift>>", "[gift]", "%gift%", "$gift", "{gift}}"])
def test_a_heading_in_another_programs_signs_is_an_error(desk: Path, written: str) -> None:
    short(desk, "Ms.,Ann,Lee,1 Elm St,Salem,OR,97301,a vase,")
    (desk / "short.md").write_text(
        f"---\nfrom: Jane Doe\n---\nThank you, {{{{first name}}}}, for {written}.\n", "utf-8"
    )
    done = run("merge", "short.md", "short.csv", code=3)
    assert f"short.md:4:32: {written} isn't a field\n  write {{{{{written.strip('{}$«»<>[]%')}}}}}" in done.stderr


def test_other_brackets_are_printed(desk: Path) -> None:
    short(desk, "Ms.,Ann,Lee,1 Elm St,Salem,OR,97301,a vase,")
    text = "50% of it, 10% off, [gift](https://example.com), {so}, [sic], {{gift}}."
    (desk / "short.md").write_text(f"---\nfrom: Jane Doe\n---\nThank you for {text}\n", "utf-8")
    run("merge", "short.md", "short.csv", "--letters")


def test_zip_codes_are_sorted_by_country_however_it_is_written_the_senders_first(desk: Path) -> None:
    (desk / "short.csv").write_text(
        "Name,Street,City,State,ZIP,Country,Gift,Status\n"
        "Ann A,1 Elm St,Salem,OR,97303,USA,a vase,\n"
        "Bob B,1 Elm St,Salem,OR,97302,,a vase,\n"
        "Cy C,Hauptstr. 1,Köln,,50667,Germany,a vase,\n"
        "Di D,1 Elm St,Salem,OR,97301,United States,a vase,\n",
        "utf-8",
    )
    run("merge", "short.md", "short.csv", "--envelopes", "--sort", "zip", "-o", "e.pdf")
    assert [name for text in texts("e.pdf") for name in ("Ann", "Bob", "Cy", "Di") if f"{name} {name[0]}" in text] == [
        "Di",
        "Bob",
        "Ann",
        "Cy",
    ]


@pytest.mark.parametrize("family", ["Hill Jr.", "Hill III", '"Hill, M.D."'])
def test_a_suffix_in_the_column_of_surnames_is_not_greeted(desk: Path, family: str) -> None:
    short(desk, f"Mr.,Tom,{family},1 Elm St,Salem,OR,97301,a vase,")
    (desk / "short.md").write_text("---\nfrom: Jane Doe\n---\nThank you for {{gift}}.\n", "utf-8")
    run("merge", "short.md", "short.csv", "--letters", "-o", "all.pdf")
    assert "Dear Mr. Hill: Thank" in texts("all.pdf")[0]


def test_a_doubtful_address_does_not_drown_among_names_without_titles(desk: Path) -> None:
    names = ("Ann", "Bob", "Cy", "Di")
    short(desk, *(f",{name},Lee,{n} Elm St,Salem,OR,{'97301' * (n != 3)},a vase," for n, name in enumerate(names, 1)))
    done = run("merge", "short.md", "short.csv", "--letters", "-q")
    told = done.stderr.splitlines()
    assert told[0].startswith("short.csv: row 4 (Cy Lee): ") and told[-1] == "1 address to check: row 4."
    titles = [line for line in told if "no title" in line]
    assert titles == ["short.csv: rows 2–5: no title is given, so the salutation has the whole name"] or (
        titles == ["short.csv: no title is given, so the salutation has the whole name"]
    )


def test_the_letter_comes_first() -> None:
    done = run("merge", "guests.csv", "note.md", code=2)
    assert "the letter comes first: stationery merge note.md guests.csv" in done.stderr


def test_first_names_of_a_list_with_full_names_only(desk: Path) -> None:
    (desk / "short.csv").write_text("Name,Street,City,State,ZIP\nAnn Lee,1 Elm St,Salem,OR,97301\n")
    (desk / "short.md").write_text("---\nfrom: Jane Doe\n---\nDear {{first name}}, thank you.\n")
    done = run("merge", "short.md", "short.csv", code=3)
    assert "short.md:4:6: the list has only full names (column A (Name))\n  write {{name}} or {{salut" in done.stderr


def test_nothing_to_make_leaves_no_folder(desk: Path) -> None:
    short(desk, "Ms.,Ann,Lee,1 Elm St,Salem,OR,97301,a vase,")
    run("merge", "short.md", "short.csv", "--each", "out")
    done = run("merge", "short.md", "short.csv", "--each", "other")
    assert "There is nothing to make." in done.stderr and not (desk / "other").exists()
    assert (desk / "out").is_dir()


def test_envelopes_for_vcards(desk: Path) -> None:
    (desk / "phone.vcf").write_text(CARDS.partition("END:VCARD")[0] + "END:VCARD\n", "utf-8")
    done = run("envelope", "phone.vcf", "--from", "Jane Doe; 1 Main St; Portland, OR 97201", "-q")
    assert done.stdout == "phone-envelopes.pdf\n" and "Ms. Ann Lee" in texts("phone-envelopes.pdf")[0]


def test_a_condition_counts_each_value_of_a_cell_and_names_those_that_occur(desk: Path) -> None:
    """Google puts a contact's labels in one cell: `Wedding ::: * myContacts`."""
    short(
        desk,
        "Ms.,Ann,Lee,1 Elm St,Salem,OR,97301,a vase,Wedding ::: * myContacts",
        "Mr.,Bob,Ray,2 Elm St,Salem,OR,97301,a vase,* myContacts",
    )
    asked = ("merge", "short.md", "short.csv", "--letters", "-n", "--where")
    assert "1 letter, 1 page" in run(*asked, "Status=wedding").stdout
    assert "2 letters, 2 pages" in run(*asked, "Status=myContacts").stdout
    assert "1 letter, 1 page" in run(*asked, "Status!=Wedding").stdout
    told = run(*asked, "Status=Weding", code=3).stderr
    assert "no row has 'Weding' in column I (Status)" in told
    assert "what occurs in it: Wedding, myContacts" in told


def test_what_an_address_lacks_is_named_by_its_column(desk: Path) -> None:
    short(desk, "Ms.,Ann,Lee,1 Elm St,Salem,OR,,a vase,")
    told = run("merge", "short.md", "short.csv", "--letters", "-n").stderr
    assert "an address in the US needs a ZIP code" in told and "fill in column G (ZIP)" in told


def test_a_partner_in_columns_is_told_what_can_be_done(desk: Path) -> None:
    (desk / "short.csv").write_text("Plus One," + SHORT + "Bob Lee,Ms.,Ann,Lee,1 Elm St,Salem,OR,97301,a vase,\n")
    told = run("merge", "short.md", "short.csv", "--no-input", code=3).stderr
    assert "column A (Plus One) looks like part of an address, but it isn't clear which" in told
    assert (
        "with --household; or say in short.columns.yaml whose name it is, `Plus One: partner name`, or `ignore`" in told
    )


@pytest.mark.parametrize("head", ["kind: note", 'kind: "note"', "kind: thank-you\ncard: us-a6"])
def test_of_a_note_cards_and_their_envelopes_are_made_if_nothing_is_asked_for(desk: Path, head: str) -> None:
    (desk / "note.md").write_text(NOTE.replace("kind: thank-you", head), "utf-8")
    made = run("merge", "note.md", "guests.csv").stdout.split()
    assert made == ["note-guests-cards.pdf", "note-guests-cards-envelopes.pdf"]
    made = run("merge", "note.md", "guests.csv", "--letters").stdout.split()
    assert made == ["note-guests.pdf"]


def test_one_salutation_for_all_is_told(desk: Path) -> None:
    (desk / "short.md").write_text(
        "---\nsalutation: Dear Ann,\nfrom: |\n  Jane Doe\n  1 Main Street\n  Portland, OR 97201\n---\nThank you.\n"
    )
    rows = "Ms.,Ann,Lee,12 Elm Street,Salem,OR,97301,vase,", "Mr.,Bob,Ray,4 Oak,Boston,MA,02134,rug,"
    short(desk, *rows)
    told = run("merge", "short.md", "short.csv", "-o", "out.pdf").stderr
    assert "short.md:2:13: all of them begin 'Dear Ann,'" in told and "write fields in it" in told
    short(desk, rows[0])
    assert "all of them" not in run("merge", "short.md", "short.csv", "-o", "one.pdf").stderr
