"""stationery note, from the outside: cards, their envelopes, blank ones, under-sheets; PDFs judged and read back."""

from __future__ import annotations

import io
import json
import shutil
from datetime import date
from pathlib import Path

import pypdf
import pytest
from click.testing import CliRunner, Result

from stationery.cli.main import stationery
from stationery.cli.settings import store
from tests.products.test_letterhead_places import OWN
from tests.verapdf import judge, reason_to_skip

SAMPLES = Path(__file__).resolve().parent.parent.parent / "samples"
SENDER = ("--from", "Ann Marie Lee; 12 Elm Street; Salem, OR 97301")


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two notes in it, where we stand."""
    for name in ("note-card.md", "karte.md", "thank-you.md"):
        shutil.copy(SAMPLES / name, tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str, given: bytes | None = None, code: int = 0) -> Result:
    done = CliRunner().invoke(stationery, ("note", *arguments), input=given)
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    assert done.exit_code == code, done.stderr
    return done


def told(*arguments: str) -> list[dict[str, object]]:
    """The pages that JSON tells of the first file."""
    pages: list[dict[str, object]] = json.loads(run(*arguments, "--json", "-n").stdout)["files"][0]["pages"]
    return pages


def viewer(path: Path) -> str:
    return str(pypdf.PdfReader(path).trailer["/Root"]["/ViewerPreferences"]["/Duplex"])  # type: ignore[index]


def test_two_cards_stand_on_a_sheet_and_the_advice_says_how_to_turn_cut_and_fold() -> None:
    done = run("note-card.md", "--date", date.today().isoformat())
    assert done.stdout == "note-card.pdf\n"
    assert done.stderr.splitlines() == [
        'note-card.pdf: print at 100% ("actual size") on US Letter, 11 x 8.5 in, on both sides, flipped on the long '
        "edge.",
        "Cut the sheet 5.5 in from its left edge.",
        "Fold each card in the middle.",
    ]


def test_the_file_says_over_which_edge_it_is_turned(desk: Path) -> None:
    run("note-card.md")
    assert viewer(desk / "note-card.pdf") == "/DuplexFlipLongEdge"
    run("note-card.md", "--up", "1")
    assert viewer(desk / "note-card.pdf") == "/DuplexFlipShortEdge"
    run("note-card.md", "--fold", "none")
    assert viewer(desk / "note-card.pdf") == "/Simplex"


def test_the_envelope_comes_with_it_and_its_addresses_stand_in_a_face_for_the_post(desk: Path) -> None:
    done = run("note-card.md", "--with-envelope", "--json")  # in a script, which is not for the post
    files = json.loads(done.stdout)["files"]
    assert [file["path"] for file in files] == ["note-card.pdf", "note-card-envelope.pdf"]
    assert files[1]["pages"][0]["size"] == "us-a2"
    fonts = pypdf.PdfReader(desk / "note-card-envelope.pdf").pages[0]["/Resources"]["/Font"]  # type: ignore[index]
    names = {str(font.get_object()["/BaseFont"]) for font in fonts.values()}
    assert not any("Dancing" in name for name in names), names


def test_the_usual_card_is_that_of_the_senders_country(desk: Path) -> None:
    text = (desk / "note-card.md").read_text("utf-8").replace("card: us-a2\n", "")
    (desk / "x.md").write_text(text, "utf-8")
    assert "A2" in run("x.md", "--single").stderr
    (desk / "x.md").write_text(text.replace("Rockport, ME 04856", "10115 Berlin\n  GERMANY"), "utf-8")
    assert "A6 note card (ISO)" in run("x.md", "--single").stderr


@pytest.mark.parametrize(
    ("options", "size", "count"),
    [
        (("--up", "2"), (279.4, 215.9), 2),
        (("--single",), (139.7, 215.9), 2),
        (("--single", "--fold", "side"), (215.9, 139.7), 2),
        (("--fold", "none", "--up", "4"), (279.4, 215.9), 1),
        (("--card", "us-postcard", "--single"), (152.4, 101.6), 2),
        (("--letterhead", "none", "--single"), (139.7, 215.9), 1),
        (("--panel", "inside-top", "--single"), (139.7, 215.9), 2),
        (("--orientation", "portrait", "--single"), (107.95, 279.4), 2),
    ],
)
def test_pages_and_their_sizes(options: tuple[str, ...], size: tuple[float, float], count: int) -> None:
    pages = told("note-card.md", *options)
    assert [(page["width_mm"], page["height_mm"]) for page in pages] == [size] * count


def test_blank_cards_need_no_file() -> None:
    done = run("--blank", "3", *SENDER)
    assert done.stdout == "cards.pdf\n" and "2 pages, single-sided" in done.stderr
    reader = pypdf.PdfReader("cards.pdf")
    assert [page.extract_text().split() for page in reader.pages] == [["AML", "AML"], ["AML"]]
    done = run("note-card.md", "--blank", "1")
    assert done.stdout == "note-card-cards.pdf\n"
    assert "the note isn't printed: --blank makes cards to write on by hand" in done.stderr


@pytest.mark.parametrize("words", ["", " ; ;", "\\n"])
def test_words_that_are_none_are_an_error(words: str) -> None:
    told = run("note-card.md", "--words", words, code=3).stderr
    assert "--words: there are no words for the front of the card" in told and "`none`" in told


def test_words_none_leave_the_front_to_the_letterhead(desk: Path) -> None:
    text = (desk / "note-card.md").read_text("utf-8").replace("---\n", "---\nwords: birthday\nfront: roman\n", 1)
    (desk / "told.md").write_text(text, "utf-8")
    run("note-card.md", "-o", "plain.pdf")
    done = run("told.md", "--words", "none", "-o", "none.pdf")
    shown = [pypdf.PdfReader(name).pages[0].extract_text() for name in ("plain.pdf", "none.pdf")]
    assert shown[0] == shown[1] and "isn't printed" not in done.stderr
    assert "there are no words to set" in run("told.md", "--words", "none", "--front", "script", code=3).stderr
    told = run("told.md", "--letterhead", "monogram").stderr
    assert "the letterhead isn't printed" in told and "leave out the words (--words none)" in told


def test_a_front_in_script_is_in_the_script_of_the_note() -> None:
    for options, family in ((("--font", "caveat"), "Caveat"), (("--font", "inter"), "DancingScript")):
        run("note-card.md", "--words", "thank-you", "--front", "script", "-o", "card.pdf", "-f", *options)
        fonts = pypdf.PdfReader("card.pdf").pages[0]["/Resources"]["/Font"]  # type: ignore[index]
        names = [str(font.get_object()["/BaseFont"]) for font in fonts.values()]
        assert any(family in name for name in names) and not any("Dancing" in name for name in names if family < "D")


def test_cards_with_nothing_to_print_on_them_are_an_error() -> None:
    told = run("--blank", "2", code=3).stderr
    assert "there is no sender to print on the cards, so they would stay blank" in told and "--from" in told
    assert "no letterhead" in run("--blank", "2", *SENDER, "--letterhead", "none", code=3).stderr
    run("--blank", "2", "--words", "christmas")
    assert "Christmas" in pypdf.PdfReader("cards.pdf").pages[0].extract_text()


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--monogram", "wreath", "--from", "Feinpapier GmbH"), "no initials, so the frame shows nowhere"),
        (("--monogram", "wreath", "--from", "Feinpapier GmbH", "--letters", "FG"), ""),
        (("--monogram", "wreath", "--accent", "navy", "--from", "Ann Lee"), ""),
        (("--letterhead", "swiss", "--accent", "navy", "--from", "Ann Lee"), ""),
        (("--letterhead", "own", "--accent", "navy", "--from", "Ann Lee"), "own has no accent on cards, so its color"),
        (("--letterhead", "own", "--accent", "navy", "--from", "Ann Lee", "--words", "birthday"), ""),
    ],
)
def test_what_a_letterhead_has_no_use_for_is_told(
    options: tuple[str, ...], told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "config" / "layouts" / "letterheads"
    own.mkdir(parents=True)
    (own / "own.yaml").write_text(OWN.replace("SIZE", "12pt"), "utf-8")
    monkeypatch.setenv("STATIONERY_CONFIG", str(tmp_path / "config"))
    head = () if "--letterhead" in options else ("--letterhead", "monogram")
    done = run("--blank", "1", *head, *options)
    assert told in done.stderr and bool(told) == ("nowhere" in done.stderr)


def test_an_undersheet_for_the_card_and_one_for_the_envelope() -> None:
    assert run("--undersheet").stdout == "undersheet.pdf\n"
    assert len(told("--undersheet")) == 1
    assert [page["size"] for page in told("--undersheet", "--with-envelope", "--paper", "a4")] == ["a4", "a4"]
    run("--undersheet", "--envelope", "us-10")
    assert "No. 10: 9 mm from line to line" in pypdf.PdfReader("undersheet.pdf").pages[0].extract_text()
    assert len(pypdf.PdfReader("undersheet.pdf").pages) == 1


def test_a_postcard_has_its_address_on_the_other_side_and_no_envelope() -> None:
    run("note-card.md", "--card", "us-postcard", "--up", "1")
    front, back = pypdf.PdfReader("note-card.pdf").pages
    assert "Springfield" in back.extract_text() and "Springfield" not in front.extract_text()
    assert (
        "a postcard has no envelope" in run("note-card.md", "--card", "us-postcard", "--with-envelope", code=1).stderr
    )


def test_an_envelope_too_small_is_refused() -> None:
    said = run("note-card.md", "--with-envelope", "--envelope", "us-6-3-4", code=1).stderr
    assert "the A2 note card does not fit in No. 6 3/4" in said and "its own envelope is us-a2" in said


def test_what_a_card_does_not_show_is_remarked(desk: Path) -> None:
    text = (
        (desk / "note-card.md").read_text("utf-8").replace("position:", "subject: Thanks\nenclosures: [Map]\nposition:")
    )
    (desk / "x.md").write_text(text, "utf-8")
    said = run("x.md").stderr
    assert "x.md:16:10: subject: a card has no place for it" in said
    assert "enclosures: a card has no place for it" in said


def test_all_unknown_names_are_told_together() -> None:
    said = run("note-card.md", "--card", "us-a1", "--font", "comic", "--paper", "foolscap", code=3).stderr
    assert said.endswith("3 errors; nothing was written.\n")
    assert (
        "the panel 'inside-left' isn't available for this card"
        in run("note-card.md", "--panel", "inside-left", code=3).stderr
    )


@pytest.mark.parametrize(
    "arguments", [(), ("note-card.md", "--single", "--up", "2"), ("--blank", "2", "--undersheet"), ("--blank", "0")]
)
def test_wrong_usage(arguments: tuple[str, ...]) -> None:
    run(*arguments, code=2)


def test_the_pipe() -> None:
    done = CliRunner().invoke(
        stationery, ["note", "-", "-o", "-"], input=Path("note-card.md").read_bytes(), catch_exceptions=False
    )
    assert len(pypdf.PdfReader(io.BytesIO(done.stdout_bytes)).pages) == 2


def test_a_signature_picture_stands_on_the_card(desk: Path) -> None:
    from tests.errors.test_errors import picture

    (desk / "scan.png").write_bytes(picture(300, 90))
    text = (desk / "note-card.md").read_text("utf-8").replace("position:", "signature: scan.png\nposition:")
    (desk / "x.md").write_text(text, "utf-8")
    run("x.md", "--card", "us-a7")
    assert len(pypdf.PdfReader("x-card.pdf").pages[1].images) == 1


@pytest.mark.slow
@pytest.mark.skipif(bool(reason_to_skip()), reason=reason_to_skip())
def test_verapdf_finds_nothing(desk: Path) -> None:
    made = []
    for name in store().names("cards"):
        for options in ((), ("--single",)):
            path = f"{name}-{len(made)}.pdf"
            run("karte.md", "--card", name, "-o", path, *options)
            made.append(path)
    run("note-card.md", "-o", "script.pdf")
    run("--blank", "5", *SENDER, "-o", "blank.pdf")
    run("--blank", "2", "--words", "christmas", "-o", "bare.pdf")
    run("--undersheet", "--with-envelope", "-o", "under.pdf")
    done = CliRunner().invoke(stationery, ["catalog", "proof", "us-a2", "-o", "proof.pdf"])
    assert done.exit_code == 0
    assert judge([*made, "script.pdf", "blank.pdf", "bare.pdf", "under.pdf", "proof.pdf"]) == []
