"""PDFs that are enclosed: their sizes, their pages as forms with all that a viewer prints, and what is refused."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pypdf.generic import BooleanObject

from stationery.incoming.enclosures import read_enclosed_pages, read_sizes
from stationery.model.errors import Place, SourceError
from stationery.model.form import PdfStream
from stationery.model.geometry import Size
from stationery.model.page import STANDARDS
from stationery.model.units import inch, mm
from tests import enclosed, letterheads

AT = Place("ann.md", 9, 3)
LETTER = Size(inch(8.5), inch(11))


def test_the_sizes_of_pages_are_as_they_are_seen() -> None:
    assert read_sizes(enclosed.scanned(), "scan.pdf", AT) == (LETTER, LETTER)
    assert read_sizes(enclosed.landscape(), "plan.pdf", AT) == (Size(inch(11), inch(8.5)),)
    (a4,) = read_sizes(enclosed.real("bitmap-a4"), "a.pdf", AT)
    assert abs(a4.width - mm(210)) < mm(0.1) and abs(a4.height - mm(297)) < mm(0.1)
    assert read_sizes(enclosed.real("thesis"), "thesis.pdf", AT) == (LETTER,) * 30


def test_thirty_pages_share_their_typefaces() -> None:
    forms = read_enclosed_pages(enclosed.real("thesis"), "thesis.pdf", AT).forms
    assert len(forms) == 30
    assert len({id(form.content.objects) for form in forms}) == 1
    programs = [each for each in forms[0].content.objects if isinstance(each, PdfStream)]
    assert len(programs) == 2, "the two typefaces are taken once, not on each page"
    assert {standard for standard, _ in forms[0].hinders} == STANDARDS


def test_a_field_that_is_filled_in_is_drawn_where_it_lies() -> None:
    (form,) = read_enclosed_pages(enclosed.form(), "form.pdf", AT).forms
    assert b"q 2.00000 0.00000 0.00000 2.00000 100.00000 600.00000 cm /Overlaid1 Do Q" in form.content.data
    (shown,) = read_enclosed_pages(enclosed.form(printed=False), "form.pdf", AT).forms
    assert b"Overlaid" not in shown.content.data


@pytest.mark.parametrize(
    ("made", "why"),
    [
        (enclosed.encrypted, "is encrypted"),
        (enclosed.portfolio, "portfolio"),
        (lambda: letterheads.layered(hidden=True), "hidden layers"),
        (lambda: enclosed.changed("bitmap-a4", NeedsRendering=BooleanObject(True)), "dynamic form"),
        (lambda: enclosed.form(drawn=False), "fields whose text isn't drawn"),
        (letterheads.broken_stream, "is damaged"),
    ],
)
def test_what_would_not_print_as_a_viewer_shows_it_is_refused(made: Callable[[], bytes], why: str) -> None:
    with pytest.raises(SourceError, match=why) as wrong:
        read_enclosed_pages(made(), "x.pdf", AT)
    assert wrong.value.place == AT and wrong.value.hint
