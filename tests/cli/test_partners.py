"""Two people in one row of a list, as Christmas and wedding lists have them; spouses whom an address book knows."""

from __future__ import annotations

from pathlib import Path

import pypdf
import pytest
from click.testing import CliRunner

from stationery.cli.main import stationery

LETTER = """\
---
from: |
  Jane Doe
  1 Main Street
  Portland, OR 97201
---
Merry Christmas, {{first name}}!

{{#partner}}Kiss {{partner first name}}, {{partner}}.{{/partner}}
"""

ROWS = """\
Title,First Name,Last Name,Spouse Title,Spouse,Street,City,State,ZIP
Mr.,Karl,Weiß,Mrs.,Anna,12 Elm Street,Salem,OR,97301
Ms.,Ann,Lee,Mr.,Bob Ray,4 Oak Avenue,Salem,OR,97302
Ms.,Eva,Stone,,n/a,77 Pine Road,Salem,OR,97303
,Kim,Nash,,Lou,40 East Street,Salem,OR,97304
Mx.,Pat,Reed,,,50 Fir Street,Salem,OR,97305
"""

FROM = ("--from", "Jane Doe\n1 Main Street\nPortland, OR 97201")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1764000000")
    (tmp_path / "xmas.md").write_text(LETTER, "utf-8")
    (tmp_path / "list.csv").write_text(ROWS, "utf-8")
    return tmp_path


def run(*arguments: str, code: int = 0) -> tuple[str, str]:
    """What is said, and what is told."""
    made = CliRunner().invoke(stationery, arguments)
    assert made.exit_code == code, made.output
    return made.stdout, made.stderr


def pages(path: str) -> list[str]:
    texts = (page.extract_text().replace("\xa0", " ") for page in pypdf.PdfReader(path).pages)
    return [" / ".join(line.strip() for line in text.split("\n") if line.strip()) for text in texts]


def names(path: str) -> list[str]:
    """The lines above the street on each envelope."""
    return [text.partition("97201 / ")[2].partition(" /")[0] for text in pages(path)]


def test_a_row_of_two_people_is_a_letter_and_an_envelope_to_both() -> None:
    _, told = run("merge", "xmas.md", "list.csv", "-o", "all.pdf")
    envelopes = pages("all-envelopes.pdf")
    both = ("Mr. and Mrs. Karl Weiß", "Ms. Ann Lee / Mr. Bob Ray", "Ms. Eva Stone", "Kim and Lou Nash", "Mx. Pat Reed")
    for text, name in zip(envelopes, both, strict=True):
        assert f"97201 / {name} / " in text
    letters = pages("all.pdf")
    for text, said in zip(
        letters,
        ("Dear Mr. and Mrs. Weiß: / Merry Christmas, Karl and Anna! / Kiss Anna, Mrs. Anna Weiß. / Sincerely",
         "Dear Ms. Lee and Mr. Ray: / Merry Christmas, Ann and Bob! / Kiss Bob, Mr. Bob Ray. / Sincerely",
         "Dear Ms. Stone: / Merry Christmas, Eva! / Sincerely",
         "Dear Kim and Lou Nash: / Merry Christmas, Kim and Lou! / Kiss Lou, Lou Nash. / Sincerely",
         "Dear Mx. Reed: / Merry Christmas, Pat! / Sincerely"),
        strict=True,
    ):  # fmt: skip
        assert said in text
    assert "list.csv: 3 rows name two people, who are written to together" in told
    assert "put `Spouse Title: ignore`, `Spouse: ignore` in list.columns.yaml" in told
    assert "in 2 of them, the second person has a first name alone, and shares the surname" in told


def test_what_is_no_name_is_told_and_the_first_person_is_written_to(folder: Path) -> None:
    cells = ("guest", "Anna (deceased)", "x", "none", "-", "No", "N/A", "Ann Lee", "Mrs. Eva", "KIM")
    numbered = enumerate(cells, 1)
    rows = "".join(f"Ms.,Ann,Lee,,{cell},{number} Oak Avenue,Salem,OR,97302\n" for number, cell in numbered)
    (folder / "list.csv").write_text(f"{ROWS.splitlines()[0]}\n{rows}Mr.,Al,Fox,Mrs.,,9 Elm Street,Salem,OR,97301\n")
    _, told = run("envelope", "list.csv", *FROM, "-o", "all.pdf")
    assert names("all.pdf") == [*["Ms. Ann Lee"] * 9, "Ms. Ann and Kim Lee", "Mr. Al Fox"]
    assert "Ms. Ann Lee / Mrs. Eva / 9 Oak Avenue" in pages("all.pdf")[8]
    for row, cell in ((2, "guest"), (3, "Anna (deceased)"), (4, "x")):
        assert (
            f"row {row} (Ms. Ann Lee), column E (Spouse): {cell!r} isn't a name, so the second person isn't n" in told
        )
    assert told.count("for a guest without a name, add 'and Guest' to the name in column C (Last Name)") == 1
    assert "row 12 (Mr. Al Fox), column D (Spouse Title): there is a title (Mrs.) and no name" in told
    assert "is 'Eva' in 'Mrs. Eva' a surname? It is printed as it stands" in told
    assert "row 9 (Ms. Ann Lee), column E (Spouse): Ann Lee isn't named as a second person: that is the na" in told
    assert told.count("isn't named") == 5 and "2 rows name two people" in told
    assert "row 11 (Ms. Ann and Kim Lee): 'KIM' is printed as 'Kim'" in told


def test_an_and_is_left_out_and_the_first_person_with_a_title_is_no_second_one(folder: Path) -> None:
    head = "Title,First Name,Last Name,Spouse,Street,City,State,ZIP\n"
    cells = (",and Lou", "Mr.,& Mrs.", ",Mrs.", ",Mr. Al Fox", ",Mrs. Al Fox", ",Andy", ",& kids")
    rows = (",Al,Fox,".join(cell.split(",")) for cell in cells)
    address = "Oak Avenue,Salem,OR,97302\n"
    (folder / "list.csv").write_text(head + "".join(f"{row},{n} {address}" for n, row in enumerate(rows, 1)))
    _, told = run("envelope", "list.csv", *FROM, "-o", "all.pdf")
    both = ["Al and Lou Fox", "Mr. and Mrs. Al Fox", "Al Fox", "Al Fox", "Al and Mrs. Al Fox", "Al and Andy Fox"]
    assert names("all.pdf") == [*both, "Al Fox"]
    assert "Al Fox / Mrs. Fox / 3 Oak" in pages("all.pdf")[2]
    assert "row 2 (Al and Lou Fox), column D (Spouse): it begins with 'and', which is left out" in told
    assert "row 4 (Al Fox and Mrs. Fox): 'Mrs.' has no name, and is read as 'Mrs. Fox'" in told
    assert "row 5 (Al Fox), column D (Spouse): Mr. Al Fox isn't named as a second person: that is the name of" in told
    assert "'kids' isn't a name" in told and "'Mrs.' has no name" not in told.replace(
        "row 4 (Al Fox and Mrs. Fox): 'M", ""
    )


def test_with_household_nobody_is_named_twice(folder: Path) -> None:
    own = "Mrs.,Anna,Weiß,Mr.,Karl,12 Elm St.,Salem,OR,97301\n,Kim,Nash,,,40 East St,Salem,OR,97304\n"
    (folder / "list.csv").write_text(ROWS + own, "utf-8")
    _, told = run("envelope", "list.csv", "--household", *FROM, "-o", "all.pdf")
    assert "97201 / Ms. Ann Lee / Mr. Bob Ray / 4 Oak" in pages("all.pdf")[1]
    both = ["Mr. and Mrs. Karl Weiß", "Ms. Ann Lee", "Ms. Eva Stone", "Kim and Lou Nash", "Mx. Pat Reed"]
    assert names("all.pdf") == both
    assert "rows 2 and 7 are one household: Mr. and Mrs. Karl Weiß" in told
    assert "rows 5 and 8 are perhaps the same person, and get one letter: Kim and Lou Nash" in told
    _, told = run("envelope", "list.csv", *FROM, "-o", "apart.pdf")
    assert len(names("apart.pdf")) == 7
    assert "row 7 (Mrs. Anna Weiß) is named in row 2, too; each of them gets a letter" in told


def test_a_partner_is_no_part_of_an_organization_or_of_several_people(folder: Path) -> None:
    head = "Name,Company,Spouse,Street,City,State,ZIP\n"
    rows = "Ms. Ann Lee,Acme Corp.,Bob,4 Oak Ave,Salem,OR,97302\nMr. and Mrs. Al Fox,,Eva,9 Elm St,Salem,OR,97301\n"
    (folder / "list.csv").write_text(head + rows)
    _, told = run("envelope", "list.csv", *FROM, "-o", "all.pdf")
    assert names("all.pdf") == ["Ms. Ann Lee", "Mr. and Mrs. Al Fox"]
    assert "row 2 (Ms. Ann Lee): Bob isn't named as a second person: an organization isn't a household" in told
    assert "row 3 (Mr. and Mrs. Al Fox): Eva isn't named as a second person: 'Mr. and Mrs. Al Fox' names" in told


def test_a_field_that_stands_for_one_of_two_is_an_error(folder: Path) -> None:
    (folder / "xmas.md").write_text(LETTER.replace("Merry", "Hello {{title}} {{last name}}, merry"))
    _, told = run("merge", "xmas.md", "list.csv", "--row", "2", code=3)
    assert "column A (Title) is 'Mr.' of one person and 'Mrs.' of the other" in told
    assert "which cover both" in told


def test_a_partner_who_is_added_later_makes_a_changed_row(folder: Path) -> None:
    run("merge", "xmas.md", "list.csv", "--letters")
    (folder / "list.csv").write_text(ROWS.replace("Mx.,Pat,Reed,,,", "Mx.,Pat,Reed,Mr.,Tim,"), "utf-8")
    out, told = run("merge", "xmas.md", "list.csv", "--letters")
    assert out.split() == ["xmas-list-2.pdf"] and len(pages("xmas-list-2.pdf")) == 1
    assert "row 6 (Mx. Pat and Mr. Tim Reed) was made on " in told
    assert "since then Spouse Title (now 'Mr.'), Spouse (now 'Tim') have changed" in told


CARDS = """\
BEGIN:VCARD\nVERSION:4.0\nFN:Karl Weiß\nN:Weiß;Karl;;Mr.;\nADR:;;12 Elm Street;Salem;OR;97301;
RELATED;TYPE=spouse;VALUE=text:Anna\nEND:VCARD
BEGIN:VCARD\nVERSION:3.0\nFN:Ann Lee\nN:Lee;Ann;;Ms.;\nADR:;;4 Oak Avenue;Salem;OR;97302;
item1.X-ABRELATEDNAMES;type=pref:Bob Ray\nitem1.X-ABLabel:_$!<Spouse>!$_\nEND:VCARD
BEGIN:VCARD\nVERSION:4.0\nFN:Eva Stone\nN:Stone;Eva;;Ms.;\nADR:;;77 Pine Road;Salem;OR;97303;
RELATED;TYPE=spouse:urn:uuid:f81d4fae\nRELATED;TYPE=friend;VALUE=text:Ida\nEND:VCARD
"""
GOOGLE = """\
Name Prefix,First Name,Last Name,Relation 1 - Label,Relation 1 - Value,Relation 2 - Label,Relation 2 - Value,\
Address 1 - Street,Address 1 - City,Address 1 - Region,Address 1 - Postal Code
Mr.,Karl,Weiß,* Spouse,Anna,,,12 Elm Street,Salem,OR,97301
Ms.,Ann,Lee,Manager,Tom Boss,Partner,Bob Ray,4 Oak Avenue,Salem,OR,97302
Ms.,Eva,Stone,Sister,Ida,,,77 Pine Road,Salem,OR,97303
"""
OUTLOOK = """\
Title,First Name,Last Name,Home Street,Home City,Home State,Home Postal Code,Anniversary,Manager's Name,Spouse
Mr.,Karl,Weiß,12 Elm Street,Salem,OR,97301,,,Anna
Ms.,Ann,Lee,4 Oak Avenue,Salem,OR,97302,,,Bob Ray
Ms.,Eva,Stone,77 Pine Road,Salem,OR,97303,,,
"""
BOOKS = {"book.vcf": CARDS, "google.csv": GOOGLE, "outlook.csv": OUTLOOK}


@pytest.mark.parametrize("file", BOOKS)
def test_a_spouse_whom_an_address_book_knows_is_written_to_if_asked(folder: Path, file: str) -> None:
    (folder / file).write_text(BOOKS[file], "utf-8")
    asked = ("envelope", file, *FROM, "-o", "all.pdf", "--force")
    _, told = run(*asked)
    assert names("all.pdf") == ["Mr. Karl Weiß", "Ms. Ann Lee", "Ms. Eva Stone"]
    assert "Ray" not in "".join(pages("all.pdf"))
    assert "2 entries name a spouse or partner, who isn't written to" in told and "use --with-partners" in told
    _, told = run(*asked, "--with-partners")
    assert names("all.pdf") == ["Mr. Karl and Anna Weiß", "Ms. Ann Lee", "Ms. Eva Stone"]
    assert "Ms. Ann Lee / Bob Ray / 4 Oak Avenue" in pages("all.pdf")[1]
    if file != "book.vcf":
        (folder / file.replace(".csv", ".columns.yaml")).write_text("Spouse: partner\n")
        run(*asked)
        assert names("all.pdf")[0] == "Mr. Karl and Anna Weiß"


HEAD = "Title,First Name,Last Name,Spouse,Street,City,State,ZIP\n"


@pytest.mark.parametrize(
    ("cells", "cards", "envelope", "said", "remark"),
    [
        (
            "Mr.,Joe,May,Joe & Sue May",
            "Joe May Sue May",
            "Mr. Joe and Sue May",
            "Mr. May and Sue May: / Hi. P Sue of Sue May. S Sue May.",
            "'Joe & Sue May' names the first person, too, and was read as 'Sue May'",
        ),
        (
            "Mr.,Joe,Day,Mr. and Mrs. Day",
            "Joe Day Mrs. Day",
            "Mr. and Mrs. Joe Day",
            "Mr. and Mrs. Day: / Hi. P Mrs. Day. S Mrs. Day.",
            "'Mr. and Mrs. Day' names the first person, too, and was read as 'Mrs. Day'",
        ),
        (
            ",Joe,Day,Mr. and Mrs. Day",
            "Joe Day",
            "Joe Day",
            "Joe Day: / Hi. / ",
            "'Mr. and Mrs. Day' names two people, so the second person isn't named",
        ),
        (
            "Mr.,Lou and Kay,Moe,",
            "Mr. Lou Kay Moe",
            "Mr. Lou and Kay Moe",
            "Mr. Lou and Kay Moe: / Hi. / ",
            "write each name with its title ('Ms. Ann Lee and Mr. Bo Ek')",
        ),
        (
            "Mr.,Al,Fox,Mr. Al Fox",
            "Al Fox",
            "Mr. Al Fox",
            "Mr. Fox: / Hi. / ",
            "Mr. Al Fox isn't named as a second person: that is the name of the first one",
        ),
        (
            "Mrs.,Al,Fox,Al Fox",
            "Al Fox",
            "Mrs. Al Fox",
            "Mrs. Fox: / Hi. S Al Fox.",
            "Al Fox isn't named as a second person: that is the name of the first one",
        ),
        (
            ",Al,Fox,Fox",
            "Al Fox",
            "Al Fox",
            "Al Fox: / Hi. / ",
            "there is a surname (Fox) and no first name, so the second person isn't named",
        ),
        (
            "Mr.,Juan,de la Cruz,Dr. Eva de la Cruz",
            "Juan de la Cruz Eva de la Cruz",
            "Mr. Juan and Dr. Eva de la Cruz",
            "Mr. de la Cruz and Dr. de la Cruz: / Hi. P Eva of Dr. Eva de la Cruz. S Dr. Eva de la Cruz.",
            "print at 100%",
        ),
        (
            "Dr.,Eva,Stone,guest",
            "Eva Stone",
            "Dr. Eva Stone",
            "Dr. Stone: / Hi. S guest.",
            "{{Spouse}} prints 'guest', which isn't a name",
        ),
    ],
)
def test_whoever_a_row_names_is_printed_alike_everywhere_or_told(
    folder: Path, cells: str, cards: str, envelope: str, said: str, remark: str
) -> None:
    body = "Hi. {{#partner}}P {{#partner first name}}{{partner first name}} of {{/partner first name}}{{partner}}."
    body += "{{/partner}} {{#spouse}}S {{spouse}}.{{/spouse}}\n\nCome by."
    (folder / "xmas.md").write_text(f"{LETTER.partition('Merry')[0]}{body}\n")
    (folder / "list.csv").write_text(f"{HEAD}{cells},1 Oak Avenue,Salem,OR,97302\n", "utf-8")
    _, told = run("merge", "xmas.md", "list.csv", "-o", "all.pdf")
    assert f"Dear {said}" in pages("all.pdf")[0]
    assert f"97201 / {envelope} / 1 Oak" in pages("all-envelopes.pdf")[0]
    assert remark in told
    run("labels", "list.csv", "--as", "names", "--sheet", "place-cards-letter", "-o", "cards.pdf")
    assert " ".join(pages("cards.pdf")).replace(" / ", " ") == cards


def test_spouses_with_a_row_each_are_the_second_person_once(folder: Path) -> None:
    rows = "Ms.,Ann,Reed,Bob Ray,4 Oak Avenue,Salem,OR,97302\nMr.,Bob,Ray,Ann Reed,4 Oak Ave.,Salem,OR,97302\n"
    (folder / "list.csv").write_text(f"{HEAD}{rows}")
    (folder / "xmas.md").write_text(LETTER.replace("first name}}", "first name?}}"))
    run("merge", "xmas.md", "list.csv", "--household", "-o", "all.pdf")
    assert "Kiss Bob, Bob Ray." in pages("all.pdf")[0]
    (folder / "list.csv").write_text(f"{HEAD}Mr.,Karl,Weiß,Mrs. Anna,1 Oak Avenue,Salem,OR,97302\n", "utf-8")
    (folder / "xmas.md").write_text(LETTER.replace("Merry Christmas, {{first name}}!", "Merry Christmas!"))
    _, told = run("merge", "xmas.md", "list.csv", code=3)
    assert "column D (Spouse) has no 'partner first name' that is certain, and xmas.md:" in told


def test_partners_in_a_list_without_any_are_an_error(folder: Path) -> None:
    (folder / "list.csv").write_text("Name,Street,City,State,ZIP\nAnn Lee,4 Oak Avenue,Salem,OR,97302\n")
    _, told = run("labels", "list.csv", "--sheet", "avery-5160", "--with-partners", code=3)
    assert "no column of this list has a spouse or partner" in told


def test_each_of_two_gets_a_place_card() -> None:
    run("labels", "list.csv", "--as", "names", "--sheet", "place-cards-letter", "-o", "cards.pdf")
    text = " ".join(pages("cards.pdf"))
    for name in ("Karl Weiß", "Anna Weiß", "Ann Lee", "Bob Ray", "Eva Stone", "Kim Nash", "Lou Nash", "Pat Reed"):
        assert name in text
