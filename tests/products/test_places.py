"""Places read back from the finished files: what was composed is where it was composed, to a tenth of a millimeter."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pytest

from stationery.model.page import Page, Text
from stationery.model.units import mm
from stationery.products.envelope import envelope_pdf
from stationery.products.letter import letter_and_envelope
from stationery.products.result import Result
from tests.jobs import printed
from tests.products.made import fresh_sample, letter, made_sample, samples, stock

TENTH = 0.1
MM = 72 / 25.4


def drawn(made: Result) -> list[list[tuple[float, float, str]]]:
    """For each page, where each character's pen stood, in millimeters from the top left of the page, and its text."""
    import pdfplumber

    found = []
    with pdfplumber.open(io.BytesIO(made.pdf)) as document:
        for page in document.pages:
            places = [
                (each["matrix"][4] / MM, (page.height - each["matrix"][5]) / MM, each["text"]) for each in page.chars
            ]
            found.append(places)
    return found


def composed(page: Page) -> Iterator[tuple[float, float, str]]:
    """Where each item's first character should stand on the paper, and which that is."""
    for item in page.items:
        if isinstance(item, Text):
            x, y = item.at.x.mm, item.at.y.mm
            if page.turn == "clockwise":
                x, y = page.size.height.mm - y, x
            yield x, y, item.text[0]


def near(place: tuple[float, float, str], places: list[tuple[float, float, str]]) -> bool:
    x, y, text = place
    return any(abs(x - a) <= TENTH and abs(y - b) <= TENTH and text[0] == other[0] for a, b, other in places)


@pytest.mark.parametrize("name", samples())
def test_every_line_of_a_sample_begins_where_it_was_composed(name: str) -> None:
    for made in made_sample(name):
        for page, places in zip(made.pages, drawn(made), strict=True):
            expected = list(composed(page))
            assert expected
            assert [place for place in expected if not near(place, places)] == []


@pytest.mark.slow
def test_a_feed_page_is_the_upright_one_turned_clockwise() -> None:
    feed = envelope_pdf(letter("thank-you"), stock())
    upright = envelope_pdf(letter("thank-you"), stock(), printed(upright=True))
    height = upright.pages[0].size.height.mm
    turned = [(height - y, x, text) for x, y, text in drawn(upright)[0]]
    assert turned and all(near(place, drawn(feed)[0]) for place in turned)
    assert len(turned) == len(drawn(feed)[0])


@pytest.mark.parametrize(("style", "top"), [("din5008-b", 62.7), ("din5008-a", 44.7)])
def test_the_din_address_stands_in_its_field(style: str, top: float) -> None:
    (made,) = letter_and_envelope(letter("bewerbung", style=style), stock(), with_envelope=False)
    lines = [
        item
        for item in made.pages[0].items
        if isinstance(item, Text) and item.path[:1] and item.path[0].role == "InsideAddress"
    ]
    inside = [place for place in drawn(made)[0] if 20 <= place[0] <= 105 and top < place[1] < top + 27.3]
    assert len(inside) == sum(len(item.text) for item in lines)
    assert min(place[0] for place in inside) == pytest.approx(25, abs=TENTH)


@pytest.mark.parametrize("name", samples())
def test_an_envelope_keeps_the_safe_area_and_the_stamp_free(name: str) -> None:
    _, cover = made_sample(name)
    page = cover.pages[0]
    for item in page.items:
        assert isinstance(item, Text)
        assert item.at.x >= mm(17.1) and item.at.x + item.width <= page.size.width - mm(17.1)
        assert item.at.y - item.size * 0.7 >= mm(6.5) and item.at.y + item.size * 0.25 <= page.size.height - mm(6.5)
        assert not (item.at.x + item.width > page.size.width - mm(50) and item.at.y < mm(40))


@pytest.mark.parametrize("name", samples())
def test_the_same_input_gives_the_same_bytes(name: str) -> None:
    assert [made.pdf for made in fresh_sample(name)] == [made.pdf for made in made_sample(name)]
