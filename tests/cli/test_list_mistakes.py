"""What a stranger's list gets wrong, and what is told of it: with the row, the column, and what to do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pypdf
import pytest
from click.testing import CliRunner, Result

from stationery.cli.main import stationery

_FROM = "from: |\n  Jane Doe\n  1 Main Street\n  Portland, OR 97201\n"
_LETTER = f"---\nkind: letter\n{_FROM}---\nA merry Christmas to you all.\n"
_HEAD = "Name,Street,City,State,ZIP"

MakeList = Callable[..., None]


@pytest.fixture
def make_list(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> MakeList:
    (tmp_path / "x.md").write_text(_LETTER, "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1764000000")

    def write(*rows: str, head: str = _HEAD, name: str = "l.csv") -> None:
        (tmp_path / name).write_text("\n".join((head, *rows, "")), "utf-8")

    return write


def run(*arguments: str, code: int = 0) -> Result:
    done = CliRunner().invoke(stationery, arguments, env={"STATIONERY_CONFIG": "none-here"})
    assert done.exit_code == code, f"{done.output}{done.stderr}"
    return done


def merge(*arguments: str, code: int = 0) -> Result:
    return run("merge", "x.md", "l.csv", "--letters", "--ledger", "none", *arguments, code=code)


def greetings(path: str) -> list[str]:
    pages = [page.extract_text().replace("\N{NO-BREAK SPACE}", " ") for page in pypdf.PdfReader(path).pages]
    return [line.strip() for page in pages for line in page.splitlines() if line.startswith("Dear ")]


_GOOD = "Ms. Ann Lee,1 Elm St,Salem,OR,97301"


def test_an_impossible_zip_code_stops_the_merge_and_names_row_and_column(make_list: MakeList) -> None:
    make_list(_GOOD, "Mr. Bob Ray,2 Elm St,Salem,OR,9730", "Dr. Eva Roe,3 Elm St,Salem,OR,9730A")
    told = merge(code=3).stderr
    assert "l.csv: row 3 (Mr. Bob Ray), column E (ZIP): '9730' is not a postal code in the US\n" in told
    assert "l.csv: row 4 (Dr. Eva Roe), column E (ZIP): '9730A' is not a postal code in the US\n  look it up" in told
    assert "(five digits, or nine as in 97301-1234)" in told and "--skip-bad" in told
    assert "if the address is in another country, add a column Country" in told
    assert told.count("look it up") == 1, "the hint stands once, below the rows it is for"
    assert not Path("x-l.pdf").exists()
    merge("--skip-bad", code=1)
    assert greetings("x-l.pdf") == ["Dear Ms. Lee:"]
    assert "'9730' is not a postal code" in run("labels", "l.csv", "--sheet", "avery-5160", code=3).stderr


def test_a_zip_code_of_another_state_is_only_told(make_list: MakeList) -> None:
    make_list("Ms. Ann Lee,1 Elm St,Salem,OR,02134", "Mr. Bob Ray,2 Elm St,Boston,MA,2134")
    told = merge().stderr
    assert "row 2 (Ms. Ann Lee), column E (ZIP): '02134': ZIP codes in Oregon don't begin like that" in told
    assert "row 3 (Mr. Bob Ray), column E (ZIP): 2134 was read as 02134" in told


def test_a_lost_zero_is_proposed_where_nothing_says_that_these_are_zip_codes(make_list: MakeList) -> None:
    make_list("Ms. Ann Lee,1 Elm St,Boston,2134", head="Name,Street,City,Postal Code")
    told = merge(code=3).stderr
    assert "column D (Postal Code): the postal code '2134' may be missing a leading zero\n  write 02134 (five" in told


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ("n/a,1 Elm St,Salem,OR,97301", "A (Name)"),
        ("Ann Lee,-,Salem,OR,97301", "B (Street)"),
        ("Ann Lee,1 Elm St,Unknown,OR,97301", "C (City)"),
        ("Ann Lee,1 Elm St,Salem,OR,0", "E (ZIP)"),
        ("Ann Lee,XXX,Salem,OR,97301", "B (Street)"),
        ("Ann Lee,[[Street]],Salem,OR,97301", "B (Street)"),
    ],
)
def test_what_stands_for_nothing_is_never_printed(row: str, column: str, make_list: MakeList) -> None:
    make_list(_GOOD, row)
    told = merge("--dry-run", code=3).stderr
    assert f"column {column}: " in told and "would be printed\n  clear the cell, or type what is meant" in told


def test_the_error_of_a_spreadsheet_in_an_address_is_a_fault(make_list: MakeList) -> None:
    make_list(_GOOD, "Ann Lee,#REF!,Salem,OR,97301", "Bob Ray,#N/A,Salem,OR,97301")
    told = merge("--dry-run", code=3).stderr
    assert "row 3 (Ann Lee), column B (Street): has #REF!" in told and "row 4 (Bob Ray), column B" in told


def test_odd_names_are_printed_as_they_are_and_told(make_list: MakeList) -> None:
    names = ["Lee (Mom)", "Smith; John", "ann LEE", "SMITH JOHN", "Roe Mrs.", "The Smith's", "Ann Lee 2", "Ann Null"]
    make_list(*(f"{name},{number} Elm St,Salem,OR,97301" for number, name in enumerate(names, 1)))
    told = merge("--dry-run").stderr
    for says in (
        "row 2 (Lee (Mom)), column A (Name): what is in parentheses is printed with the name",
        "row 3 (Smith; John), column A (Name): the name has ';' in it, which is printed",
        "row 4 (ann LEE), column A (Name): a name begins with a small letter, and is printed so",
        "row 5 (SMITH JOHN), column A (Name): a name is in capitals, and is printed so",
        "row 6 (Roe Mrs.), column A (Name): a title comes after the name, and is printed there",
        "row 7 (The Smith's), column A (Name): the name is printed with its apostrophe",
        "row 8 (Ann Lee 2), column A (Name): the name has a number in it",
    ):
        assert says in told
    assert "row 9" not in told.replace("rows", "")


def test_names_in_two_columns_are_told_of_once(make_list: MakeList) -> None:
    rows = ("ANN,MCLEAN", "Mr. and Mrs.,Orr", "Bob,ROE")
    head = "First Name,Last Name,Street,City,State,ZIP"
    make_list(*(f"{row},{number} Elm St,Salem,OR,97301" for number, row in enumerate(rows, 1)), head=head)
    told = merge("--dry-run").stderr
    assert "row 2 (ANN MCLEAN): a name is in capitals, and is printed so in the address\n" in told
    assert "row 4 (Bob ROE), column B (Last Name): a name is in capitals" in told
    assert told.count("in capitals") == 2 and "a title comes after" not in told


def test_titles_without_a_space_get_one(make_list: MakeList) -> None:
    names = ["Mr.& Mrs.Ned Ivy", "Mr.&Mrs. Ned Ivy", "Mr &Mrs Ned Ivy", "Prof.Dr.Ann Lee", "J.R. Roe", "Al St.John"]
    make_list(*(f"{name},{number} Elm St,Salem,OR,97301" for number, name in enumerate(names, 1)))
    told = merge("--dry-run").stderr
    assert "rows 2–5: names were read with a space after each title, as Mr. Lee for Mr.Lee" in told
    assert "rows 6 and 7: no title is given, so the salutation has the whole name\n  write titles before the n" in told


def test_usual_names_are_not_told_of(make_list: MakeList) -> None:
    names = ["Ms. Ann Lee", "Mr. Ian McDonald", "Mr. Jan van der Berg", "Dr. O'Neill", "Mr. Bob Hill III",
             "Mr. and Mrs. John Smith", "PFC Kevin Hobbs",
             "Ms. Zoë Weiß-Müller", "Ms. Ann Lee, MBA", "Mr. J. R. R. Tolkien"]  # fmt: skip
    make_list(*(f'"{name}",{number} Elm St,Salem,OR,97301' for number, name in enumerate(names, 1)))
    assert "column A (Name): " not in merge("--dry-run").stderr


def test_streets_and_towns_in_small_letters_are_told_as_names_are(make_list: MakeList) -> None:
    make_list(_GOOD, "Ms. Eva Roe,2 elm street,Salem,OR,97301", "Mr. Bob Ray,3 rue de la Paix,salem,OR,97301",
              "Mr. Jan Day,4 Oak Ave,den Haag,OR,97301")  # fmt: skip
    told = merge("--dry-run").stderr
    assert "row 3 (Ms. Eva Roe), column B (Street): the street has no capitals, and is printed so\n  type it as" in told
    assert "row 4 (Mr. Bob Ray), column C (City): the city begins with a small letter, and is printed so" in told
    assert told.count("printed so") == 2
    make_list('Ms. Ann Lee,"5 Elm St; salem, OR 97301"', head="Name,Address")
    assert "column B (Address): the city begins with a small letter, and is printed so" in merge("--dry-run").stderr


def test_a_family_is_greeted_by_its_surname_where_that_is_certain(make_list: MakeList) -> None:
    make_list(*(f"{name},{number} Elm St,Salem,OR,97301" for number, name in enumerate(("The Smiths", "The Woods"), 1)))
    told = merge().stderr
    assert greetings("x-l.pdf") == ["Dear Smith Family:", "Dear Friends:"]
    assert "row 3 (The Woods): the surname in 'The Woods' is not certain" in told
    assert "write `salutation" not in told and "a column Greeting, with `salutation: {{greeting?}}`" in told


def test_namesakes_are_told_by_what_differs_and_both_get_a_letter(make_list: MakeList) -> None:
    make_list(
        "John,Smith,Acme,Sales,a@acme.com,1 Elm St,Salem,OR,97301",
        "John,Smith,Acme,Legal,b@acme.com,1 Elm St,Salem,OR,97301",
        head="First Name,Last Name,Company,Department,E-mail,Street,City,State,ZIP",
    )
    done = merge("--dry-run")
    assert "2 letters" in done.stdout
    assert (
        "rows 2 and 3 have the same name and address (John Smith), but another department (Sales, Legal) and e-mail"
        " address (a@acme.com, b@acme.com): perhaps two people; each of them gets a letter" in done.stderr
    )
    assert "2 contacts are called" in run("contacts", "show", "John Smith", "l.csv", code=3).stderr
    assert run("contacts", "show", "John Smith Legal", "l.csv").stdout.splitlines()[1] == "Legal"
    assert "2 of 2 contacts would be imported" in run("contacts", "import", "l.csv", "--dry-run").stderr


def test_namesakes_in_a_household_are_told(make_list: MakeList) -> None:
    make_list(
        "John,Smith,a@x.com,1 Elm St,Salem,OR,97301",
        "John,Smith,b@x.com,1 Elm St,Salem,OR,97301",
        head="First Name,Last Name,E-mail,Street,City,State,ZIP",
    )
    told = merge("--dry-run", "--household").stderr
    assert "but another e-mail address (a@x.com, b@x.com): perhaps two people; their name is written once" in told


def test_a_second_run_makes_no_second_list_of_the_rest(make_list: MakeList) -> None:
    bad = "Bob Ray,2 Elm St,Salem,OR,9730"
    make_list(_GOOD, bad)
    assert "Correct it in l-rest.csv; then run the same command with that list." in merge("--skip-bad", code=1).stderr
    merge("--skip-bad", code=1)
    assert not Path("l-rest-2.csv").exists(), "the same rows are there already"
    make_list(_GOOD, bad, "Eva Roe,3 Elm St,Salem,OR,9A")
    merge("--skip-bad", code=1)
    assert "Eva Roe" in Path("l-rest.csv").read_text("utf-8-sig"), "nothing in it was mended, so it is replaced"
    Path("l-rest.csv").write_text(Path("l-rest.csv").read_text("utf-8-sig").replace(",9730\n", ",97302\n"), "utf-8")
    told = merge("--skip-bad", code=1).stderr
    assert "Correct them in l-rest-2.csv" in told
    assert "l-rest.csv is of an earlier run, and kept: l-rest-2.csv has what is left out now. If you have" in told
    assert told.endswith("; if you have corrected l.csv, delete it.\n")
    assert "97302" in Path("l-rest.csv").read_text("utf-8")
    again = run("merge", "x.md", "l-rest.csv", "--letters", "--skip-bad", "--ledger", "none", code=1)
    assert "Correct it in l-rest-3.csv" in again.stderr and "l-rest-2.csv is of an earlier run" in again.stderr
    assert "97302" in Path("l-rest.csv").read_text("utf-8")


def test_columns_are_named_where_a_letter_file_has_keys(make_list: MakeList) -> None:
    make_list(
        ",Acme Corp,1 Elm St,Salem,OR,97301,",
        ",,2 Elm St,Salem,OR,97301,",
        "Ms. Ann Lee,Acme,1 Elm St,Salem,OX,97301,",
        "Ms. Ann Lee,Acme,3 Elm St,Berlin,,10115,Grmany",
        "Ms. Ann Lee,Acme,3 Elm St,Salem,,97301,",
        head="Name,Company,Street,City,State,ZIP,Country",
    )
    told = merge("--skip-bad", code=1).stderr
    for says in (
        "row 2 (Acme Corp): no person is named, so the salutation is 'Dear Acme Corp:'\n  name one in column A (Name)",
        "row 3: the recipient has no name\n  fill in column A (Name)",
        "row 4 (Ms. Ann Lee), column E (State): 'OX' is not a US state; 97301 is in Oregon\n  write Salem, OR 97301",
        "row 5 (Ms. Ann Lee), column G (Country): no country is called 'Grmany'\n  did you mean 'Germany'?",
        "fill in column E (State); if the address is in another country, fill in column G (Country)",
    ):
        assert says in told
    assert "`attention:`" not in told and "`given:`" not in told and "`family:`" not in told


def test_a_note_is_mailed_with_a_comma_and_to_one_of_several_addresses(make_list: MakeList) -> None:
    Path("x.md").write_text(_LETTER.replace("kind: letter", "kind: note"), "utf-8")
    make_list("Ms. Ann Lee,ann@x.com; lee@y.com", "Bob Ray,bob at x", head="Name,E-mail")
    told = run("merge", "x.md", "l.csv", "--emails", "--each", "m", "--ledger", "none", "--skip-bad", code=1).stderr
    assert "column B (E-mail): the cell has 2 e-mail addresses; the draft goes to the first, ann@x.com" in told
    assert "row 3 (Bob Ray), column B (E-mail): 'bob at x' is not an e-mail address" in told
    draft = Path("m/Ms. Ann Lee.eml").read_text("utf-8")
    assert "<ann@x.com>" in draft and "Dear Ms. Lee," in draft


@pytest.mark.parametrize("field", ["nickname", "date", "item", "statement"])
def test_a_field_is_only_guessed_where_it_is_a_slip(field: str, make_list: MakeList) -> None:
    Path("x.md").write_text(_LETTER.replace("you all", f"{{{{{field}}}}}"), "utf-8")
    make_list(_GOOD)
    told = merge(code=3).stderr
    assert "did you mean" not in told and "its columns are Name, Street, City, State, ZIP" in told


def test_what_many_rows_share_is_told_once(make_list: MakeList) -> None:
    make_list(*(f'"Lee, Ann{"abc"[n]}",{n} Elm St,Boston,MA,213{n},' for n in range(3)), head=f"{_HEAD},Partner")
    told = merge("--dry-run").stderr
    assert "rows 2, 3, and 4: ZIP codes were read with the zeros that a spreadsheet dropped, as 02134 for 2134" in told
    assert "rows 2, 3, and 4: names were read with the first name first, as Ann Lee for Lee, Ann" in told
    assert "was read as" not in told and "Partner" not in told, "an empty column is no question"


def test_first_names_are_proposed_where_the_list_has_them(make_list: MakeList) -> None:
    make_list("Ann,Lee,1 Elm St,Salem,OR,97301", head="First Name,Last Name,Street,City,State,ZIP")
    hint = "write titles in a column Prefix, or greet by first names: `salutation: Dear {{first name}}` in the letter"
    assert hint in merge("--dry-run").stderr


def test_an_address_abroad_without_a_country_says_where_it_belongs(make_list: MakeList) -> None:
    make_list(
        "Ms. Ann Lee,5 Ring,Berlin 10115", "Mr. Bob Ray,1 High St,London SW1A 2AA", head="Name,Street,City State Zip"
    )
    told = merge("--dry-run").stderr
    assert "write UNITED KINGDOM in a column Country" in told


@pytest.mark.parametrize(
    ("sender", "told"),
    [
        (
            "Emma Park; 31 Main St; Salem, OR 97301",
            "your country, in case it comes back\n  add the line UNITED STATES to",
        ),
        (
            "{name: Emma Park, street: 31 Main St, locality: Salem}",
            "needs a ZIP code, and this one has none\n  give `po",
        ),
    ],
)
def test_what_is_wrong_with_the_senders_address_is_mended_in_no_column(
    make_list: MakeList, sender: str, told: str
) -> None:
    Path("x.md").write_text(f"---\nkind: letter\nfrom: {sender}\n---\nA merry Christmas.\n")
    make_list(f"{_GOOD},", "Ms. Eva Roe,1 Rue X,Lyon,,69001,France", head=f"{_HEAD},Country")
    done = merge("--dry-run").stderr
    assert told in done and "column" not in done


def test_a_german_family_is_greeted_in_german(make_list: MakeList) -> None:
    Path("x.md").write_text(_LETTER.replace("kind: letter", "kind: letter\nlanguage: de"), "utf-8")
    make_list("Familie Weber,Ring 1,20354,Hamburg", "Die Webers,Ring 2,20354,Hamburg", head="Nachname,Straße,PLZ,Ort")
    merge()
    pages = [page.extract_text() for page in pypdf.PdfReader("x-l.pdf").pages]
    assert ["Sehr geehrte Familie Weber," in page for page in pages] == [True, True]


def test_typed_quotation_marks_say_what_to_replace(make_list: MakeList) -> None:
    make_list("“Ann Lee”,“1 Elm St”,Salem,OR,97301", "Bo Ray,1 Oak St,Salem,OR,97301")
    told = merge(code=3).stderr
    assert "row 2 (“Ann Lee”): its cells are in typographic quotation marks" in told
    assert 'replace “ and ” with " in the whole file' in told


def test_a_language_that_no_country_gives_names_the_row(make_list: MakeList) -> None:
    head = "Name,Street,City,State,ZIP,Country"
    make_list("Ann Lee,1 Elm St,Salem,OR,97301,", "Luc Roy,1 Rue Haute,Genève,,1201,Switzerland", head=head)
    told = merge("--language", "recipient", code=3).stderr
    assert "l.csv: row 3 (Luc Roy), column F (Country): 'recipient' does not give a language: CH has several" in told
    assert (
        "write the language, such as fr-CH, in a column Language, and in the letter `language: {{language?}}`" in told
    )


def test_all_rows_of_a_remark_are_listed(make_list: MakeList) -> None:
    rows = (f"{'Ms. ' * (n % 2)}Ann Lee{'abcdefghijklmnopqrst'[n]},{n} Elm St,Salem,OR,97301" for n in range(20))
    make_list(*rows)
    assert "rows 2, 4, 6, 8, 10, 12, 14, 16, 18, and 20: no title is given" in merge("--dry-run").stderr
    Path("x.md").write_text(_LETTER.replace(_FROM, ""), "utf-8")
    make_list(*(f"Ann Lee{n},{n if n % 3 else ''},Salem,OR,97301" for n in range(1, 14)))
    told = run("merge", "x.md", "l.csv", "--ledger", "none", code=3).stderr
    assert "l.csv: rows 2, 3, and 7 more: x.md: the letter has no sender\n" in told
    assert "l.csv: rows 4, 7, 10, and 13: there is no street\n" in told


@pytest.mark.parametrize(
    ("head", "greeting"),
    [
        ("First,Last,First 2,Last 2", "Dear Ann Lee and Bo Ray:"),
        ("Title 2,Last Name 2,First Name 1,Last Name 1,First Name 2", "Dear Ann Lee and Dr. Ray:"),
        ("First Name,Last Name,Second First Name", "Dear Ann and Bo Lee:"),
        ("Vorname,Nachname,Vorname 2", "Dear Ann Lee:"),
    ],
)
def test_names_with_a_number_are_a_second_persons(make_list: MakeList, head: str, greeting: str) -> None:
    cells = {"1": ("Ann", "Lee"), "2": ("Bo", "Ray")}
    row = []
    for each in head.split(","):
        given, family = cells["2" if "2" in each or "Second" in each else "1"]
        row.append("Dr." if "Title" in each else given if "First" in each or "Vor" in each else family)
    make_list(",".join((*row, "1 Elm St,Salem,OR,97301")), head=f"{head},Street,City,State,ZIP")
    merge("-o", "all.pdf")
    assert greetings("all.pdf") == [greeting]


def test_children_that_nothing_names_are_told_once(make_list: MakeList) -> None:
    head = f"{_HEAD},Kids"
    make_list(f"{_GOOD},Tim", "Mr. Bo Ray,2 Elm St,Salem,OR,97301,Zoe", head=head)
    assert merge().stderr.count("column F (Kids) isn't printed: the letter has no field for it") == 1
    told = run("envelope", "l.csv", "--from", "Jo Doe\n1 Main St\nSalem, OR 97301").stderr
    assert "column F (Kids) isn't printed\n  write their names with their parents'" in told
    make_list(f"{_GOOD},", head=head)
    assert "isn't printed" not in merge().stderr
    make_list(f"{_GOOD},Tim", head=head)
    Path("x.md").write_text(_LETTER.replace("you all", "you{{#kids}} and {{kids}}{{/kids}}"), "utf-8")
    assert "isn't printed" not in merge().stderr


def test_of_rows_that_repeat_one_another_each_pair_is_told_once(make_list: MakeList) -> None:
    make_list(_GOOD, _GOOD.replace("Ann", "Anne"), _GOOD)
    told = merge().stderr
    assert "rows 2 and 4 have the same name" in told and "rows 2 and 3 may be the same person" in told
    assert "rows 3 and 4" not in told


def test_a_row_of_totals_is_nobody(make_list: MakeList) -> None:
    make_list(_GOOD, ",,,,", "Total:,1,,,", "Mr. Sum Lee,2 Elm St,Salem,OR,97301")
    told = merge("--envelopes").stderr
    assert "l.csv: row 4 appears to count or sum up the others, and is left out" in told
    assert greetings("x-l.pdf") == ["Dear Ms. Lee:", "Dear Mr. Lee:"]
    assert "row 4 appears to count" in run("labels", "l.csv", "--sheet", "avery-5160", "-n").stderr


def test_what_is_missing_is_named(make_list: MakeList) -> None:
    make_list(_GOOD)
    Path("x.md").write_text(_LETTER.replace("A merry", "{{email}}: a merry"), "utf-8")
    assert (
        "the list has no column 'email', and x.md:8:1 needs it\n  add it, or write {{#email}}" in merge(code=3).stderr
    )
    told = run("merge", "x.md", "l.csv", "--labels", code=2).stderr
    assert "Option '--labels' requires an argument. For example: --labels avery-5160" in told


@pytest.mark.parametrize(
    ("head", "row", "told"),
    [
        ("Name,Name,Street,City,State,ZIP", "Ann,Lee,1 Elm St,Salem,OR,97301",
         "l.csv: column B is a second 'Name', and would be lost\n  rename them, such as First Name and Last Name"),
        ("First Name,Last Name,First Name,Last Name,Street,City,State,ZIP", "Ann,Lee,Bo,Ray,1 Elm St,Salem,OR,97301",
         "column C is a second 'First Name', and would be lost\n  rename it: Spouse First Name for a second person"),
        ("Name,Street,City,City,State,ZIP", "Ann Lee,1 Elm St,Salem,Keizer,OR,97301", "column D (City (D))"),
        ("Name,Name,Street,City,State,ZIP", "Ann Lee,Ann Lee,1 Elm St,Salem,OR,97301", ""),
    ],
)  # fmt: skip
def test_of_two_columns_with_one_heading_none_is_lost(make_list: MakeList, head: str, row: str, told: str) -> None:
    make_list(row, head=head)
    assert told in merge("--dry-run", code=3 if told else 0).stderr


def test_a_number_alone_is_told_once_with_its_own_column(make_list: MakeList) -> None:
    head = "Name,Address 1,Address 2,City,State,ZIP"
    make_list("Ms. Ann Lee,1 Elm St,12,Salem,OR,97301", 'Ms. Eva Roe,"2 Elm St\n7",,Salem,OR,97301', head=head)
    assert merge("--dry-run").stderr.splitlines()[:4] == [
        "l.csv: row 2 (Ms. Ann Lee), column C (Address 2): '12' is only a number",
        "  write what it numbers, such as Apt 12",
        "l.csv: row 3 (Ms. Eva Roe), column B (Address 1): '7' is only a number",
        "  write what it numbers, such as Apt 7",
    ]
