"""A calibration sheet measured in a photograph: perspective, a lamp from one side, noise; and what is no such photo."""

from __future__ import annotations

import io
import random
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from stationery.catalog.calibration import calibration_look, sheet_readings
from stationery.catalog.papers import paper
from stationery.data.resources import folders
from stationery.model.errors import Place, SourceError
from stationery.model.linear import solve_linear
from stationery.products.calibration import calibration_pdf, measure_photo
from stationery.products.stock import open_stock
from tests.imaging.photographed import FINE, photograph, print_sheet
from tests.printing.simulated import Simulated, any_printer
from tests.printing.test_calibration import PAPERS, measure, run, solve, worst_corner

STOCK = open_stock(folders("layouts", ()), folders("fonts", ()), date(2026, 11, 20))
HERE = Place("--photo")


def draw(name: str) -> Image.Image:
    made = calibration_pdf(STOCK, paper(STOCK.store, name))
    page = pypdfium2.PdfDocument(made.result.pdf)[0]
    return page.render(scale=FINE * 25.4 / 72).to_pil().convert("L")


@pytest.mark.parametrize("name", PAPERS)
def test_photographs_bring_all_but_one_within_four_tenths(name: str) -> None:
    drawn, random_, found = draw(name), random.Random(7), []
    for _ in range(4):
        printer = any_printer(random_)
        picture = photograph(print_sheet(drawn, printer, PAPERS[name]), random_)
        measured = measure_photo(STOCK, picture, "sheet.jpg", paper(STOCK.store, name), HERE)
        assert measured.keys() == {each.option for each in readings_of(name)}
        found.append(worst_corner(printer, solve(printer, name, measured)))
    assert sorted(found)[-2] <= 0.4, found


def test_a_title_that_lies_near_a_cross_is_not_taken_for_it() -> None:
    """A long sheet that came out turned, and too low: its title lies 15 mm below where its first cross should be."""
    printer = Simulated((0.99, 1.02), 0.8, (0.0, 5.5), "left", turned=True)
    picture = photograph(print_sheet(draw("letter"), printer, PAPERS["letter"]), random.Random(5))
    measured = measure_photo(STOCK, picture, "sheet.jpg", paper(STOCK.store, "letter"), HERE)
    exact = measure(printer, "letter")
    assert all(abs(measured[option] - exact[option]) < 0.4 for option in exact), measured


def readings_of(name: str) -> list[object]:
    sheet = paper(STOCK.store, name).size
    return [each for each in sheet_readings(calibration_look(STOCK.store), sheet) if each.number]


def test_the_shell_takes_a_photo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    random_ = random.Random(8)
    picture = photograph(print_sheet(draw("letter"), any_printer(random_), PAPERS["letter"]), random_)
    (tmp_path / "sheet.jpg").write_bytes(picture)
    asked = ("--side", "printed", "--end", "top", "--guide", "center", "--paper", "letter")
    run("printer", "add", "home", "--no-input", "--photo", "sheet.jpg", *asked)
    told = run("printer", "add", "b", "--no-input", "--photo", "none.jpg", *asked, code=3).stderr
    assert told.startswith("--photo: ")


@pytest.mark.parametrize("gray", [40, 230], ids=["a table", "paper to its rim"])
def test_a_photograph_without_a_whole_sheet_is_refused(gray: int) -> None:
    sink = io.BytesIO()
    Image.new("L", (600, 800), gray).save(sink, "PNG")
    with pytest.raises(SourceError, match="there is no whole sheet") as told:
        measure_photo(STOCK, sink.getvalue(), "x.png", paper(STOCK.store, "letter"), HERE)
    assert "dark table" in told.value.hint


def test_a_blank_sheet_has_no_crosses() -> None:
    random_ = random.Random(9)
    picture = photograph(Image.new("L", (2159, 2794), 255), random_)
    with pytest.raises(SourceError, match="the cross at 25, 25 mm isn't found"):
        measure_photo(STOCK, picture, "x.jpg", paper(STOCK.store, "letter"), HERE)


def test_equations_are_solved() -> None:
    """x + y = 3, x - y = 1; with nothing in the first place, too."""
    assert solve_linear([[1.0, 1.0, 3.0], [1.0, -1.0, 1.0]]) == pytest.approx([2.0, 1.0])
    assert solve_linear([[0.0, 2.0, 2.0], [1.0, 0.0, 5.0]]) == pytest.approx([5.0, 1.0])
