"""A letter with the PDFs that it encloses: pages as they were, counted in the envelope, claims dropped and told."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PIL import Image, ImageChops
from pypdf import PdfReader

import stationery
from stationery.model.errors import StationeryError
from stationery.model.letter import Letter
from stationery.model.values import replace
from stationery.products.check import check
from stationery.products.check_context import Given
from stationery.products.email import email_draft
from stationery.products.enclosures import Enclosing
from stationery.products.fit import fit_letter
from stationery.products.letter import Extras, make_letter
from stationery.products.print_hints import advice
from stationery.products.result import Result
from stationery.reading.letters import read_letter
from tests import enclosed, letterheads
from tests.products.made import SAMPLES, stock

PLAIN = (SAMPLES / "thank-you.md").read_text("utf-8")

MADE: dict[str, Callable[[], bytes]] = {
    **{name: lambda name=name: enclosed.real(name) for name in enclosed.REAL},  # type: ignore[misc]
    "scanned": enclosed.scanned,
    "form": enclosed.form,
    "landscape": enclosed.landscape,
    "rotated": letterheads.rotated,
    "cropped": letterheads.cropped,
    "lzw": letterheads.lzw,
    "by_fpdf2": letterheads.by_fpdf2,
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("enclosed")
    for name, make in MADE.items():
        (folder / f"{name}.pdf").write_bytes(make())
    return folder


def letter(folder: Path, rows: str, **choices: str) -> Letter:
    head = "".join(f"\n{key}: {said}" for key, said in choices.items())
    text = "\n".join(row for row in PLAIN.split("\n") if not row.startswith(("enclosures:", "envelope:", "kind:")))
    return read_letter(text.replace("---", f"---\nenclosures: {rows}{head}", 1), str(folder / "ann.md"))


def make(of: Letter, enclosing: Enclosing = "together", **more: bool) -> tuple[Result, ...]:
    return make_letter(of, stock(), replace(Extras(enclosing=enclosing), **more))


def claims(result: Result) -> tuple[bool, bool]:
    said = root(result)["/Metadata"].get_data()
    return b"pdfuaid:part>1" in said, b"pdfaid:part>2" in said


def root(result: Result) -> Any:
    return PdfReader(io.BytesIO(result.pdf)).root_object


def render(pdf: bytes, number: int) -> Image.Image:
    page = pypdfium2.PdfDocument(pdf)[number]
    shown: Image.Image = page.render(scale=0.5, may_draw_forms=False).to_pil().convert("L")
    return shown


@pytest.mark.parametrize("name", MADE)
def test_every_page_is_printed_as_it_was(folder: Path, name: str) -> None:
    """Compared as pictures: nothing is scaled, moved, turned or left out."""
    made = (folder / f"{name}.pdf").read_bytes()
    (result,) = make(letter(folder, f"[{{Plan: {name}.pdf}}]"))
    count = len(PdfReader(io.BytesIO(made)).pages)
    assert len(result.pages) == len(PdfReader(io.BytesIO(result.pdf)).pages) == 1 + count
    assert len(result.pdf) < 80_000 + 2 * len(made), "its typefaces are in the file once"
    for number in sorted({0, count - 1}):
        if name == "form":
            break  # pdfium draws its fields by another way, so it is looked at below
        was, now = render(made, number), render(result.pdf, 1 + number)
        assert abs(was.width - now.width) <= 1 and abs(was.height - now.height) <= 1
        size = min(was.width, now.width), min(was.height, now.height)
        apart = ImageChops.difference(was.crop((0, 0, *size)), now.crop((0, 0, *size)))
        assert sum(apart.histogram()[97:]) <= size[0] * size[1] // 2000


def test_a_filled_field_is_black_where_it_lies(folder: Path) -> None:
    (result,) = make(letter(folder, "{Form: form.pdf}"))
    picture = render(result.pdf, 1)  # the field is 200 pt wide at 100, 600; half of it is black
    assert picture.getpixel((60, 396 - 305)) == 0 and picture.getpixel((60, 396 - 315)) == 255
    assert picture.getpixel((140, 396 - 305)) == 255


def test_the_file_claims_nothing_and_the_letter_alone_does(folder: Path) -> None:
    of = letter(folder, "[{Résumé: libreoffice.pdf}, {Sample: pdflatex.pdf}]")
    (together,) = make(of)
    assert claims(together) == (False, False)
    (told,) = [each for each in together.remarks if "claim" in each.message]
    assert told.message == (
        "with the pages of libreoffice.pdf and pdflatex.pdf, the file can't claim PDF/UA-1 or PDF/A-2a"
    )
    (alone,) = make(of, "")
    assert claims(alone) == (True, True) and not any("claim" in each.message for each in alone.remarks)
    apart = make(of, "apart")
    assert [len(each.pages) for each in apart] == [1, 2, 2]
    assert claims(apart[0]) == (True, True) and claims(apart[1]) == (False, False)
    assert apart[0].pdf == alone.pdf
    assert PdfReader(io.BytesIO(apart[1].pdf)).metadata["/Title"] == "Résumé"  # type: ignore[index]


def test_words_and_alternate_texts_are_there(folder: Path) -> None:
    (result,) = make(letter(folder, "{Résumé: libreoffice.pdf}"))
    pages = PdfReader(io.BytesIO(result.pdf)).pages
    assert "Enclosure: Résumé" in " ".join(pages[0].extract_text().replace("\n", " ").split())
    assert "Salem" in pages[1].extract_text() and "Talks and papers" in pages[2].extract_text()
    assert "Résumé, 2/2".encode("utf-16-be") in result.pdf or "Résumé, 2/2" in result.pages[2].describe()


def test_the_same_bytes_twice(folder: Path) -> None:
    of = letter(folder, "[{Résumé: libreoffice.pdf}, {Scan: scanned.pdf}]")
    assert make(of)[0].pdf == make(of)[0].pdf


def test_pages_of_another_size_are_told(folder: Path) -> None:
    (result,) = make(letter(folder, "[{Sample: bitmap-a4.pdf}, {Map: landscape.pdf}]"))
    (told,) = [each for each in result.remarks if "own size" in each.message]
    assert told.message == ("bitmap-a4.pdf is A4, the letter's paper is US Letter; it is printed at its own size")
    assert [page.name for page in result.pages] == ["letter", "a4", "letter"]
    assert result.pages[2].size.width > result.pages[2].size.height, "a wide page stays as it is"


def test_sheets_with_two_sides(folder: Path) -> None:
    """The letter gets a blank back, and so does the last page of an odd number."""
    (result,) = make(letter(folder, "[{Résumé: {file: libreoffice.pdf, sides: 2}}, {Sample: pdflatex.pdf}]"))
    assert result.duplex == "long" and root(result)["/ViewerPreferences"]["/Duplex"] == "/DuplexFlipLongEdge"
    assert [bool(page.items) for page in result.pages] == [True, False, True, True, True, False, True, False]


def test_sheets_are_counted_and_weighed(folder: Path) -> None:
    """A sheet of 20 lb Letter weighs 75.2 g/m² x 0.2159 m x 0.2794 m = 4.536 g."""
    alone = fit_letter(letter(folder, "[Plan]", envelope="us-10"), stock()).fits[0]
    two = fit_letter(letter(folder, "{Plan: libreoffice.pdf}", envelope="us-10"), stock())
    assert two.enclosed == (two.job.paper.size,) * 2
    assert alone.piece and two.fits[0].piece
    assert round(two.fits[0].piece.grams - alone.piece.grams, 2) == 9.07
    assert two.fits[0].piece.thickness > alone.piece.thickness
    both = fit_letter(letter(folder, "{Plan: {file: thesis.pdf, sides: 2}}", envelope="us-9x12"), stock())
    assert len(both.enclosed) == 15


def test_thirty_pages_do_not_go_into_a_number_10(folder: Path) -> None:
    thesis = letter(folder, "{Thesis: thesis.pdf}")
    fitting = fit_letter(thesis, stock())
    held = {fit.envelope.id for fit in fitting.fits if fit.holds}
    assert "us-9x12" in held and "us-10" not in held and "us-6x9" not in held
    ten = next(fit for fit in fitting.fits if fit.envelope.id == "us-10")
    assert ten.thick and not ten.folding
    for enclosing in ("", "together"):
        result = make(thesis, enclosing, with_envelope=True)[0]
        (told,) = [each for each in result.remarks if "don't fit" in each.message]
        assert told.message == "1 sheet of US Letter and 30 enclosed sheets don't fit in No. 10"
        assert "--envelope us-9x12" in told.hint


def test_a_few_pages_go_into_a_number_10(folder: Path) -> None:
    result = make(letter(folder, "{Résumé: libreoffice.pdf}"), with_envelope=True)[0]
    assert not any("fit" in each.message for each in result.remarks)


def test_a_sheet_of_another_size_has_to_go_in_too(folder: Path) -> None:
    """US Letter in thirds is 93.1 mm high, A4 in thirds 99 mm and in quarters 74.3 mm, with an eighth of an inch."""
    fits = {fit.envelope.id: fit for fit in fit_letter(letter(folder, "{Map: bitmap-a4.pdf}"), stock()).fits}
    assert fits["us-9"].holds and fits["us-10"].holds
    assert fits["us-9"].piece and fits["us-10"].piece
    assert fits["us-9"].piece.thickness > fits["us-10"].piece.thickness, "in a No. 9 the A4 sheet is folded once more"


def test_all_that_is_wrong_with_the_files_is_told_together(folder: Path) -> None:
    (folder / "cv.docx").write_bytes(b"PK\x03\x04")
    with pytest.raises(StationeryError) as wrong:
        make(letter(folder, "[{A: none.pdf}, {B: cv.docx}]"), "")
    assert "none.pdf: there is no such file" in str(wrong.value) and "cv.docx isn't a PDF" in str(wrong.value)
    assert wrong.value.exit_code == 3


def test_an_enclosure_without_a_file_has_no_pages(folder: Path) -> None:
    (result,) = make(letter(folder, "[Plan]"))
    assert len(result.pages) == 1 and claims(result) == (True, True)
    assert "no enclosure names a file, so there are no pages to add" in [each.message for each in result.remarks]


@pytest.mark.parametrize(
    ("rows", "hint"),
    [("[a.pdf, Plan]", "{Résumé: a.pdf}"), ('["Plan: a b.pdf", {Thesis: thesis.pdf}]', "{Plan: a b.pdf}")],
)
def test_a_file_that_is_listed_as_a_name_is_told(folder: Path, rows: str, hint: str) -> None:
    result = make(letter(folder, rows))[0]
    (told,) = [each for each in result.remarks if "only listed" in each.message]
    assert hint in told.hint


def test_the_advice_names_pages_on_other_paper(folder: Path) -> None:
    (result,) = make(letter(folder, "{Sample: bitmap-a4.pdf}"))
    assert advice("-", result)[0] == (
        'print at 100% ("actual size") on US Letter, 8.5 x 11 in, 2 pages, single-sided; '
        "1 page on paper of another size."
    )


PEOPLE = [
    {"name": f"{name} Lee", "street": "1 Main St", "city": "Salem", "state": "OR", "zip": "97301"}
    for name in ("Ann", "Bo", "Cy", "Di", "Ed")
]


def test_a_merge_has_the_pages_of_an_enclosure_once(folder: Path, stranger: Path) -> None:
    sender = "from: |\n  Jane Roe\n  12 Oak St\n  Salem, OR 97301\n"
    path = folder / "to-all.md"
    path.write_text(f"---\n{sender}enclosures: {{Thesis: thesis.pdf}}\n---\nMy thesis is enclosed.\n", "utf-8")
    studio = stationery.Studio(data=[], today=date(2026, 11, 23))
    one, all_ = folder / "one.pdf", folder / "all.pdf"
    studio.merge(path, PEOPLE[:1], one, with_enclosures=True, media="letters")
    made = studio.merge(path, PEOPLE, all_, with_enclosures=True, media="letters")
    assert len(PdfReader(all_).pages) == 5 * 31
    assert all_.stat().st_size < 3 * one.stat().st_size
    assert sum("can't claim" in each.message for each in made.remarks) == 1
    plain = folder / "plain.pdf"
    studio.merge(path, PEOPLE, plain, media="letters")
    assert len(PdfReader(plain).pages) == 5


def test_an_email_names_the_files_to_attach(folder: Path) -> None:
    made = email_draft(letter(folder, "[{Résumé: libreoffice.pdf}, Plan]"), stock())
    (gone,) = [
        each
        for each in email_draft(letter(folder, "{Plan: none.docx}"), stock()).remarks
        if "no such file" in each.message
    ]
    assert gone.place
    assert "attach these enclosures yourself in your mail program: Plan" in [each.message for each in made.remarks]


@pytest.mark.parametrize(
    ("rows", "rule", "message"),
    [
        ("{Plan: none.pdf}", "F5", "there is no such file"),
        ("{Thesis: thesis.pdf}", "M3", "30 enclosed sheets don't fit in No. 10"),
        ("{Résumé: libreoffice.pdf}", "", ""),
    ],
)
def test_the_check_looks_at_enclosed_files(folder: Path, rows: str, rule: str, message: str) -> None:
    now = datetime(2026, 11, 23, 12, tzinfo=UTC)
    found = {each.rule: each.message for each in check((Given(letter(folder, rows)),), stock(), now=now)}
    assert (message in found.get(rule, "")) if rule else not {"M3", "F5"} & {*found} - {"F5"}
    ignoring = letter(folder, rows, check=f"{{ignore: [{rule}]}}" if rule else "{ignore: []}")
    assert rule not in {each.rule for each in check((Given(ignoring),), stock(), now=now)}
