"""A carrier drawn from a finished envelope shows the very same as one made from its letter."""

from __future__ import annotations

from datetime import date

import pypdfium2
import pytest
from PIL import Image, ImageChops

from stationery import Studio
from stationery.catalog.printers import Printer
from stationery.data import resources
from stationery.model.errors import DoesNotFit, Place, StationeryError
from stationery.model.geometry import Point
from stationery.model.letter import Written
from stationery.model.units import mm
from stationery.products.carried import carry_pdf
from stationery.products.stock import open_stock

STOCK = open_stock((resources.folder("layouts"),), (resources.folder("fonts"),), date(2026, 11, 20))
TO = "Ms. Jane Schmoe\nAcme Corporation\n1200 Main Street\nSpringfield, IL 62701"
FROM = "Ann Lee\n12 Elm Street\nSalem, OR 97301"
NOWHERE = Written("")


def show(pdf: bytes) -> Image.Image:
    picture: Image.Image = pypdfium2.PdfDocument(pdf)[0].render(scale=2).to_pil().convert("L")
    return picture


@pytest.mark.parametrize("envelope", ["us-10", "us-a2", "chou-3"])
@pytest.mark.parametrize("upright", [False, True])
def test_it_looks_as_if_it_were_made_from_the_letter(envelope: str, upright: bool) -> None:
    studio = Studio()
    letter = studio.read(to=TO, from_=FROM)
    finished = studio.envelope(letter, envelope=envelope, upright=upright, stamp_box=True)
    carried = carry_pdf(finished.pdf, Place("e.pdf"), "e", NOWHERE, STOCK, None)
    made = studio.envelope(letter, envelope=envelope, carrier=True, paper="letter", stamp_box=True)
    one, other = show(carried.pdf), show(made.pdf)
    assert one.size == other.size
    assert ImageChops.difference(one, other).getextrema() == (0, 0)
    assert carried.finish == made.finish
    (page,) = carry_pdf(finished.pdf, Place("e.pdf"), "e", Written("a4"), STOCK, None).pages
    assert page.name == "a4"


def test_it_is_corrected_for_the_printer_and_an_envelope_that_is_already_is_refused() -> None:
    studio = Studio()
    finished = studio.envelope(studio.read(to=TO, from_=FROM), envelope="us-10")
    printer = Printer("home", offset=Point(mm(2), mm(1)))
    (page,) = carry_pdf(finished.pdf, Place("e.pdf"), "e", NOWHERE, STOCK, printer).pages
    assert page.correction and (page.correction.dx.mm, page.correction.dy.mm) == pytest.approx((-2, -1))


def test_what_has_no_carrier_says_why() -> None:
    studio = Studio()
    letter = studio.letter(studio.read(to=TO, from_=FROM, body="Thank you."))
    with pytest.raises(StationeryError, match="isn't an envelope") as refused:
        carry_pdf(letter.pdf, Place("l.pdf"), "l", NOWHERE, STOCK, None)
    assert "`stationery envelope l.pdf --carrier`" in refused.value.hint
    large = studio.envelope(studio.read(to=TO, from_=FROM), envelope="us-9x12")
    with pytest.raises(DoesNotFit, match="has no room on US Letter"):
        carry_pdf(large.pdf, Place("e.pdf"), "e", NOWHERE, STOCK, None)
