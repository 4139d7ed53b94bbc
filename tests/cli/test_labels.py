"""stationery labels and catalog labels, from the outside."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pypdf
import pytest
from click.testing import CliRunner, Result

from stationery.cli.main import stationery

LIST = """Title,First Name,Last Name,Company,Street,City,State,Zip,Country
Ms.,Jane,Schmoe,Acme Corporation,1200 Main Street,Springfield,IL,62701,
Mr.,Karl,Weiß,,Lindenstraße 4,Berlin,,10969,Germany
,Ben,O'Neill,,9 Elm Street,Salem,OR,97301,
"""
ANN = "Ann Lee; 12 Elm Street; Salem, OR 97301"


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "guests.csv").write_text(LIST, "utf-8")
    return tmp_path


def run(*arguments: str, code: int = 0, of: str = "labels") -> Result:
    done = CliRunner().invoke(stationery, (of, *arguments))
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    assert done.exit_code == code, done.stderr
    return done


def test_a_list_is_enough_and_the_labels_that_are_left_are_told(desk: Path) -> None:
    done = run("guests.csv", "--sheet", "8160", "--start", "7", "--from", ANN)
    assert done.stdout == "guests-labels.pdf\n" and (desk / "guests-labels.pdf").read_bytes().startswith(b"%PDF")
    assert 'at 100% ("actual size") on US Letter' in done.stderr and "--start 10" in done.stderr


def test_cards_make_labels_too(desk: Path) -> None:
    rows = (
        "BEGIN:VCARD",
        "VERSION:3.0",
        "FN:Ann Lee",
        "N:Lee;Ann;;;",
        "ADR:;;12 Elm St;Salem;OR;97301;USA",
        "END:VCARD",
    )
    (desk / "ann.vcf").write_text("".join(f"{row}\r\n" for row in rows))
    assert run("ann.vcf", "--sheet", "L7160").stdout == "ann-labels.pdf\n"


def test_as_many_pages_as_sheets() -> None:
    told = json.loads(run("guests.csv", "--sheet", "5163", "--start", "9", "--json", "-n").stdout)
    assert len(told["files"][0]["pages"]) == 2


def test_the_profile_is_the_return_address(stranger: Path, desk: Path) -> None:
    assert "no sender" in run("--return", "--sheet", "5167", code=3).stderr
    (stranger / "profile.yaml").write_text("name: Ann Lee\nstreet: 12 Elm Street\nlocality: Salem\nregion: OR\n")
    assert run("--return", "--sheet", "5167").stdout == "return-labels.pdf\n"


def test_texts_of_a_file_are_its_paragraphs_or_else_its_lines(desk: Path) -> None:
    (desk / "jam.txt").write_text("Plum jam\nAugust 2026\n\n\nQuince jelly\n")
    assert "--start 3" in run("--text-file", "jam.txt", "--sheet", "5294").stderr
    (desk / "jam.txt").write_text("\nPlum\n\nQuince\n")
    assert "--start 3" in run("--text-file", "jam.txt", "--sheet", "5294").stderr
    (desk / "jam.txt").write_text("Plum\nQuince\nQuince\n")
    assert "--start 4" in run("--text-file", "jam.txt", "--sheet", "5294").stderr
    (desk / "jam.txt").write_text("\n \n")
    assert "jam.txt: the file is empty" in run("--text-file", "jam.txt", "--sheet", "5294", code=3).stderr


def test_a_text_with_a_line_too_wide_is_named_with_its_line(desk: Path) -> None:
    (desk / "jam.txt").write_text(f"Plum\n\n{'W' * 80}\n")
    told = run("--text-file", "jam.txt", "--sheet", "5294", code=1).stderr
    assert "jam.txt:3: the label: line 1 is" in told and "the label has room for" in told


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        ((), 2, "what goes on the labels?"),
        (("guests.csv",), 2, "`stationery catalog labels` lists all sheets"),
        (
            ("guests.csv", "--return", "--sheet", "5160"),
            2,
            "a list of addresses and --return can't be",
        ),
        (("--text", "x", "--text-file", "y", "--sheet", "5160"), 2, "--text and --text-file can't be"),
        (("guests.csv", "--sheet", "5160", "--start", "31"), 3, "--start: there is no label 31; Avery 5160 has 30"),
        (("guests.csv", "--sheet", "avery-516"), 3, "--sheet: no sheet of labels is called 'avery-516'"),
        (("nobody.csv", "--sheet", "5160"), 3, "nobody.csv"),
        (("--text", " ; ", "--sheet", "5160"), 3, "there is no text for the labels"),
        (("guests.csv", "--sheet", "5160", "--printer", "attic"), 3, "attic"),
        (("guests.csv", "--sheet", "5160", "-o", "a.csv"), 2, "the result is a .pdf file"),
    ],
)
def test_what_is_wrong_is_told(arguments: tuple[str, ...], code: int, message: str, desk: Path) -> None:
    assert message in run(*arguments, code=code).stderr
    assert not list(desk.glob("*.pdf"))


def test_each_row_without_room_is_named_with_its_measure_and_nothing_is_written(desk: Path) -> None:
    told = run("guests.csv", "--sheet", "5167", "--from", ANN, code=1).stderr
    assert "guests.csv: rows 2 and 3: the label: 4 lines are" in told and "row 4 (Ben O'Neill)" in told
    assert "errors; nothing was written" in told and not list(desk.glob("*.pdf"))


def test_sheets_are_listed_and_their_proofs_drawn_by_any_of_their_names(desk: Path) -> None:
    told = run("labels", of="catalog").stdout
    assert "avery-5160  30 labels (3 x 10) on letter, 2.625 x 1 in; also Avery 8160" in told
    assert "avery-5294  12 labels (3 x 4) on letter, round, 2.5 in" in told
    rows = json.loads(run("labels", "--json", of="catalog").stdout)
    assert {row["id"]: row["count"] for row in rows}["avery-l7651"] == 65
    assert run("proof", "8160", of="catalog").stdout == "avery-5160-proof.pdf\n"
    assert "LibreOffice" in run("show", "L7163", of="catalog").stdout


def test_a_sheet_of_ones_own_is_used_and_a_broken_one_set_aside(desk: Path, stranger: Path) -> None:
    run("new", "labels", "mine", "--based-on", "avery-l7160", of="catalog")
    assert (
        run("guests.csv", "--sheet", "mine", "-n").stdout == "guests-labels.pdf would be written\n3 labels on 1 sheet\n"
    )
    assert "mine" in run("labels", of="catalog").stdout
    (stranger / "layouts" / "labels" / "broken.yaml").write_text("name: Broken\ncite: me\npaper: a4\nwidth: wide\n")
    done = run("labels", of="catalog")
    assert "avery-5160" in done.stdout and "broken.yaml:4" in done.stderr
    assert run("--text", "x", "--sheet", "8160", "-n").stdout == "labels.pdf would be written\n"


def test_the_labels_go_to_stdout(desk: Path) -> None:
    done = run("--text", "x", "--sheet", "5160", "-o", "-")
    assert done.stdout_bytes.startswith(b"%PDF")


def test_a_printer_shifts_the_labels(desk: Path, stranger: Path) -> None:
    (stranger / "printers.yaml").write_text("printers:\n  home: {offset: [1.5mm, -2mm]}\n")
    plain = run("--text", "x", "--sheet", "5160", "-o", "-").stdout_bytes
    shifted = run("--text", "x", "--sheet", "5160", "-o", "-", "--printer", "home").stdout_bytes
    assert plain != shifted


def test_rows_are_chosen_as_for_a_merge(desk: Path) -> None:
    run("guests.csv", "--sheet", "5160", "--where", "State!=IL", "--sort", "name", "--from", ANN, "-o", "some.pdf")
    (page,) = pypdf.PdfReader("some.pdf").pages
    names = [line for line in page.extract_text().splitlines() if line.strip().endswith(("Neill", "Weiß"))]
    assert [name.split()[-1] for name in names] == ["O’Neill", "Weiß"] or [name.split()[-1] for name in names] == [
        "O'Neill",
        "Weiß",
    ]
    told = run("guests.csv", "--sheet", "5160", "--row", "40", code=3).stderr
    assert "row 40 isn't a row with an entry" in told
    told = run("guests.csv", "--sheet", "5160", "--where", "Status=x", code=3).stderr
    assert "has no column 'Status'" in told


def test_rows_with_errors_are_left_out_and_kept(desk: Path) -> None:
    wide = f"Ms.,{'W' * 60},Lee,,1 Elm Street,Salem,OR,97301,"
    (desk / "guests.csv").write_text(f"{LIST}{wide}\n", "utf-8")
    done = run("guests.csv", "--sheet", "5160", "--from", ANN, "--skip-bad", code=1)
    assert done.stdout == "guests-labels.pdf\n" and "--start 4" in done.stderr
    assert "1 row left out.\nCorrect it in guests-rest.csv; then run the same command with that list" in done.stderr
    assert (desk / "guests-rest.csv").read_text("utf-8-sig").splitlines() == [LIST.splitlines()[0], wide]


def test_a_household_gets_one_label(desk: Path) -> None:
    (desk / "guests.csv").write_text(
        f"{LIST}Mrs.,Anna,Weiß,,Lindenstraße 4,Berlin,,10969,Germany\n".replace("Mr.,Karl", "Mr.,Karl"), "utf-8"
    )
    done = run("guests.csv", "--sheet", "5160", "--from", ANN, "--household")
    assert "--start 4" in done.stderr and "rows 3 and 5 are one household: Mr. and Mrs. Karl Weiß" in done.stderr
    assert "make labels for each of them, without --household: --rows 3,5" in done.stderr
    assert "4 labels" not in run("guests.csv", "--sheet", "5160", "--from", ANN, "--household", "-n").stdout


def test_vcards_come_through_a_pipe(desk: Path) -> None:
    card = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ann Lee\r\nADR:;;12 Elm St;Salem;OR;97301;USA\r\nEND:VCARD\r\n"
    done = CliRunner().invoke(stationery, ("labels", "-", "--sheet", "5160", "--from", ANN), input=card)
    assert done.exit_code == 0 and done.stdout == "labels.pdf\n" and "--start 2" in done.stderr


def test_what_chooses_rows_wants_a_list() -> None:
    assert "--where is for the rows of a list" in run("--text", "x", "--sheet", "5160", "--where", "a=b", code=2).stderr


def test_addresses_are_looked_over_as_for_an_envelope(desk: Path) -> None:
    """A ZIP code of another state, and a state that is missing, are told of their rows."""
    (desk / "odd.csv").write_text(
        "Name,Street,City,State,Zip\nAnn Lee,12 Elm St,Salem,OR,02134\nBob Ray,9 Oak St,Salem,,97301\n"
    )
    told = run("odd.csv", "--sheet", "5160", "--from", ANN, "-n").stderr
    assert "'02134': postal codes in OR don't begin like that" in told
    assert "needs a state, and this one has none" in told


def test_another_number_is_no_misspelled_sheet() -> None:
    assert "did you mean" not in run("guests.csv", "--sheet", "avery-9999", code=3).stderr
    assert "did you mean 'avery-5160'?" in run("guests.csv", "--sheet", "avrey-5160", code=3).stderr


def cards(*arguments: str, contents: str = "names") -> str:
    """The words of cards or tags for these rows, in their order."""
    sheet = "place-cards-letter" if contents == "names" else "gift-tags-letter"
    run("guests.csv", "--as", contents, "--sheet", sheet, "--from", ANN, "-o", "cards.pdf", "-f", *arguments)
    text = " ".join(page.extract_text() for page in pypdf.PdfReader("cards.pdf").pages)
    return " ".join(text.replace("\u2019", "'").split())


@pytest.mark.parametrize(
    ("arguments", "names"),
    [
        ((), ["Jane Schmoe", "Karl Weiß", "Ben O'Neill"]),
        (("--sort", "last name"), ["Ben O'Neill", "Jane Schmoe", "Karl Weiß"]),
        (("--where", "State!=IL"), ["Karl Weiß", "Ben O'Neill"]),
        (("--where", "State!=IL", "--sort", "last name"), ["Ben O'Neill", "Karl Weiß"]),
        (("--rows", "3-4"), ["Karl Weiß", "Ben O'Neill"]),
        (("--row", "3"), ["Karl Weiß"]),
        (("--first", "2"), ["Jane Schmoe", "Karl Weiß"]),
        (("--skip", "1", "--first", "1"), ["Karl Weiß"]),
        (("--row", "3", "--copies", "2"), ["Karl Weiß", "Karl Weiß"]),
    ],
)
def test_cards_and_tags_are_made_of_the_rows_that_are_chosen(arguments: tuple[str, ...], names: list[str]) -> None:
    assert cards(*arguments) == " ".join(names)


def test_tags_are_made_of_the_rows_that_are_chosen_too() -> None:
    found = cards("--where", "State!=IL", "--sort", "last name", contents="tags")
    assert found == "For Ben from Ann For Karl from Ann"


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (("--where", "Status=x"), 3, "guests.csv has no column 'Status'"),
        (("--row", "40"), 3, "guests.csv: row 40 isn't a row with an entry"),
        (("--where", "State=XX"), 3, "no row has 'XX' in column G (State)"),
        (("--rows", "40-50"), 3, "guests.csv: there is no entry in rows 40 to 50"),
        (("--household",), 2, "--household is for addresses; leave it out with --as names."),
        (("--skip-bad",), 2, "--skip-bad is for addresses; leave it out with --as names."),
    ],
)
def test_rows_of_cards_that_cannot_be_chosen_are_told(arguments: tuple[str, ...], code: int, told: str) -> None:
    done = run("guests.csv", "--as", "names", "--sheet", "place-cards-letter", "--from", ANN, *arguments, code=code)
    assert told in done.stderr


def test_ones_own_cards_have_no_rows_to_choose() -> None:
    done = run("--as", "names", "--sheet", "avery-5371", "--from", ANN, "--rows", "2-3", code=2)
    assert "--rows is for the rows of a list" in done.stderr


def test_a_particle_begins_a_line_with_what_follows_it(desk: Path) -> None:
    run("--as", "names", "--sheet", "avery-5371", "--from", "Dr. Ludwig van Beethoven; x", "-o", "c.pdf")
    shown = "".join(pypdf.PdfReader("c.pdf").pages[0].extract_text().replace("\u00a0", " ").split(" ")).upper()
    assert shown.startswith("LUDWIG\nVAN")


COUPLES = """Name
Mr. and Mrs. William Smith
Ms. Ann Franks & Mr. Tom Jones
Ms. Ann Lee and Guest
The Smith Family
"""


def test_each_person_has_a_place_card_and_who_is_not_named_is_told(desk: Path) -> None:
    (desk / "couples.csv").write_text(COUPLES)
    done = run("couples.csv", "--as", "names", "--sheet", "place-cards-letter", "-o", "p.pdf")
    shown = " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader("p.pdf").pages).split())
    for name in ("Mrs. William Smith", "Ann Franks", "Tom Jones", "Ann Lee", "Guest", "The Smith Family"):
        assert name in shown
    assert "couples.csv:2: 'Mr. and Mrs. William Smith' doesn't name everyone; there is a card with" in done.stderr
    assert "couples.csv:4: 'Ms. Ann Lee and Guest' doesn't name everyone; there is a card with 'Guest'" in done.stderr


def test_tags_name_everyone_and_the_giver_as_written_where_the_given_name_is_not_certain(desk: Path) -> None:
    (desk / "couples.csv").write_text(COUPLES)
    giver = "Mr. and Mrs. Charles Whitcomb; 6 Lighthouse Lane; Rockport, ME 04856"
    done = run("couples.csv", "--as", "tags", "--sheet", "gift-tags-letter", "--from", giver, "-o", "t.pdf")
    shown = " ".join(pypdf.PdfReader("t.pdf").pages[0].extract_text().replace("\u00a0", " ").split())
    for words in ("For Mr. and Mrs. William Smith", "For Ann and Tom", "For Ann and Guest", "For the Smith Family"):
        assert f"{words} from Mr. and Mrs. Charles Whitcomb" in shown
    assert "doesn't give each person's own name, so the tag shows it as written" in done.stderr
    done = run("couples.csv", "--as", "tags", "--sheet", "gift-tags-letter", "-o", "t2.pdf")
    assert "the tags don't say who the gifts are from" in done.stderr


@pytest.mark.parametrize("sheet", ["avery-5371", "cards-letter"])
def test_a_calling_card_has_a_name_larger_than_its_other_lines(sheet: str) -> None:
    text = "Clara Whitcomb; (207) 555-0100; clara@example.com"
    sizes: list[float] = []
    run("--sheet", sheet, "--text", text, "-o", "card.pdf")
    page = pypdf.PdfReader("card.pdf").pages[0]
    page.extract_text(
        visitor_text=lambda text, _, __, font, size: sizes.append(size) if text.strip() and font else None
    )
    assert sizes[0] == pytest.approx(15.3, 0.01) and sizes[1:3] == pytest.approx([9, 9])
    assert (b" l S" in page.get_contents().get_data()) == (sheet == "cards-letter")
    run("--sheet", sheet, "--text", text, "--as", "names", "-o", "names.pdf")
    assert fonts_of("names.pdf") == {"DancingScript"} != fonts_of("card.pdf")


def test_the_font_of_cards_is_that_of_their_front_or_refused(desk: Path) -> None:
    names = ("guests.csv", "--as", "names", "--sheet", "place-cards-letter", "-o", "cards.pdf", "-f")
    for options, family in (
        (("--front", "script"), "DancingScript"),
        (("--front", "script", "--font", "caveat"), "Caveat"),
        (("--font", "caveat"), "Caveat"),
        (("--font", "inter"), "Inter"),
    ):
        run(*names, *options)
        assert fonts_of("cards.pdf") == {family}
    own = ("--as", "names", "--sheet", "avery-5371", "--from", "Ann Lee", "-o", "own.pdf", "--font", "caveat")
    run(*own)
    assert fonts_of("own.pdf") == {"Caveat"}
    assert "can't be read in caveat" in run(*own, "--front", "engraved", code=3).stderr
    assert "the front script is in a script, and inter isn't one" in run(
        *names, "--front", "script", "--font", "inter", code=3
    ).stderr.replace("\n", " ")


def fonts_of(name: str) -> set[str]:
    """The typefaces on a file's first page."""
    fonts = pypdf.PdfReader(name).pages[0]["/Resources"]["/Font"]
    names = (str(font.get_object()["/BaseFont"]).partition("+")[2] for font in fonts.values())
    return {re.split("[-_]|Roman", name)[0] for name in names}


def test_words_on_sheets_of_folded_cards_stand_on_their_front_with_marks(desk: Path) -> None:
    (desk / "names.txt").write_text("Ann Lee\nBo Li\n")
    run("guests.csv", "--as", "names", "--sheet", "place-cards-letter", "-o", "list.pdf")
    for extra in ((), ("--as", "names")):
        done = run("--text-file", "names.txt", "--sheet", "place-cards-letter", "-o", "words.pdf", "-f", *extra)
        assert "fold each at the dashes" in done.stderr
        marks = [
            pypdf.PdfReader(name).pages[0].get_contents().get_data().count(b" l S")
            for name in ("list.pdf", "words.pdf")
        ]
        assert marks[0] == marks[1] > 0
    told = run("guests.csv", "--sheet", "place-cards-letter", code=2).stderr
    assert "add --as names, or choose another --sheet" in " ".join(told.split())


def test_a_long_name_that_makes_all_cards_small_is_told(desk: Path) -> None:
    (desk / "n.csv").write_text(
        "Name\nAnn Lee\nBartholomew Maximilian Featherstonehaugh-Cholmondeley-Majoribanks\nBo Li\n"
    )
    told = run("n.csv", "--as", "names", "--sheet", "place-cards-letter", "-o", "n.pdf").stderr
    assert "n.csv:3: 'Bartholomew" in told and "all are set in one size, which would be" in told


def test_a_list_without_headings_and_half_a_sheets_name_are_told(desk: Path) -> None:
    (desk / "plain.csv").write_text("Ann Lee\nBo Li\n")
    told = run("plain.csv", "--as", "names", "--sheet", "place-cards-letter", code=3).stderr
    assert "its first row was taken for the headings (Ann Lee)" in told
    told = run("guests.csv", "--as", "names", "--sheet", "placecards", code=3).stderr
    assert "did you mean 'place-cards-a4' or 'place-cards-letter'?" in told


def test_a_used_sheet_that_gets_full_is_told_and_so_are_the_same_labels_again() -> None:
    arguments = ("guests.csv", "--sheet", "avery-5160", "--from", ANN, "--start")
    full, again, other = run(*arguments, "28"), run(*arguments, "28"), run(*arguments, "27")
    assert "The last sheet is full; next time, take a new one" in full.stderr and "is there already" not in full.stderr
    assert "guests-labels.pdf is there already, with these same labels from --start 28" in again.stderr
    assert "is there already" not in other.stderr and "begin there next time with --start 30" in other.stderr
