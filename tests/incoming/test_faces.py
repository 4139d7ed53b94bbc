"""Where the parts of a finished envelope stand, read from its PDF: as they were composed, to half a millimeter."""

from __future__ import annotations

import io
from datetime import date

import pytest
from pypdf import PdfReader, PdfWriter

from stationery import Studio
from stationery.data import resources
from stationery.incoming.faces import read_faces
from stationery.model.errors import Place
from stationery.products.envelope_preflight import parts_of
from stationery.products.stock import library_of, open_stock

TO = "Ms. Jane Schmoe\nAcme Corporation\n1200 Main Street\nSpringfield, IL 62701"
FROM = "Ann Lee\n12 Elm Street\nSalem, OR 97301"


@pytest.mark.parametrize("envelope", ["us-10", "us-a2", "dl", "chou-3"])
@pytest.mark.parametrize("upright", [False, True])
@pytest.mark.parametrize("font", ["source-sans-3", "eb-garamond"])
def test_the_parts_stand_where_they_were_composed(envelope: str, upright: bool, font: str) -> None:
    studio = Studio()
    made = studio.envelope(studio.read(to=TO, from_=FROM), envelope=envelope, upright=upright, font=font)
    (page,) = made.pages
    (face,) = read_faces(made.pdf, Place("e.pdf")) or ()
    assert face.turn == page.turn
    assert (face.size.width.mm, face.size.height.mm) == pytest.approx((page.size.width.mm, page.size.height.mm))
    assert face.sender == tuple(FROM.split("\n"))
    composed = {
        part.role: part.rect
        for part in parts_of(
            page,
            library_of(open_stock((resources.folder("layouts"),), (resources.folder("fonts"),), date(2026, 11, 20))),
        )
    }
    found = dict(face.parts)
    assert set(found) == {"DeliveryAddress", "ReturnAddress"}
    for role, rect in found.items():
        true = composed[role]
        over = [rect.x - true.x, true.right - rect.right, rect.y - true.y, true.bottom - rect.bottom]
        assert all(-0.01 <= each.mm <= 0.6 for each in over), (role, [each.mm for each in over])


def test_a_letter_and_a_strange_pdf_have_no_face() -> None:
    studio = Studio()
    assert read_faces(studio.letter(studio.read(to=TO, from_=FROM, body="Thank you.")).pdf, Place("l.pdf")) is None
    blank, out = PdfWriter(), io.BytesIO()
    blank.add_blank_page(612, 792)
    blank.write(out)
    assert len(PdfReader(out).pages) == 1
    assert read_faces(out.getvalue(), Place("b.pdf")) is None
