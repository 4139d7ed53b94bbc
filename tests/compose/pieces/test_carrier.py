"""An address carrier: the envelope's words at the same place, seen from its outline on the sheet."""

from __future__ import annotations

import pytest

from stationery import Studio
from stationery.model.errors import DoesNotFit
from stationery.model.page import Box, Rule, Text

TO = "Ms. Jane Schmoe\n1200 Main Street\nSpringfield, IL 62701"
FROM = "Ann Lee\n12 Elm Street\nSalem, OR 97301"


@pytest.mark.parametrize(
    ("envelope", "paper", "left", "top"),
    [("us-10", "letter", 19.05, 55.56), ("dl", "a4", 38.5, 50.0), ("us-a2", "letter", 66.68, 52.39)],
)
def test_words_stand_where_they_do_on_the_envelope(envelope: str, paper: str, left: float, top: float) -> None:
    studio = Studio()
    letter = studio.read(to=TO, from_=FROM)
    (plain,) = studio.envelope(letter, envelope=envelope).pages
    (sheet,) = studio.envelope(letter, envelope=envelope, carrier=True, paper=paper).pages
    outline = next(each.rect for each in sheet.items if isinstance(each, Box))
    assert (outline.x.mm, outline.y.mm) == pytest.approx((left, top), abs=0.01)
    assert (outline.width, outline.height) == (plain.size.width, plain.size.height)
    words = [each for each in plain.items if isinstance(each, Text)]
    carried = [each for each in sheet.items if isinstance(each, Text)]
    assert words and [each.text for each in carried] == [each.text for each in words]
    for one, other in zip(words, carried, strict=True):
        assert ((other.at.x - outline.x).mm, (other.at.y - outline.y).mm) == pytest.approx((one.at.x.mm, one.at.y.mm))
    assert sheet.turn == plain.turn == "clockwise"
    assert sheet.name == paper


def test_marks_are_outside_the_outline_and_on_the_sheet() -> None:
    studio = Studio()
    (sheet,) = studio.envelope(studio.read(to=TO), envelope="us-10", carrier=True, paper="letter").pages
    outline = next(each.rect for each in sheet.items if isinstance(each, Box))
    marks = [each for each in sheet.items if isinstance(each, Rule)]
    assert len(marks) == 8
    for mark in marks:
        for end in (mark.start, mark.end):
            inside = outline.x < end.x < outline.right and outline.y < end.y < outline.bottom
            assert not inside and 0 <= end.x.mm <= sheet.size.width.mm and 0 <= end.y.mm <= sheet.size.height.mm


def test_an_upright_envelope_stands_on_an_upright_sheet() -> None:
    studio = Studio()
    letter = studio.read(
        to="Ms. Hanako Yamada\n1-2-3 Kasumigaseki\nTokyo 100-8926\nJapan",
        from_="Taro Suzuki\n4-5-6 Aoyama\nMinato-ku\nTokyo 107-0062\nJapan",
    )
    (sheet,) = studio.envelope(letter, envelope="chou-3", carrier=True, paper="a4").pages
    assert (sheet.size.width.mm, sheet.size.height.mm) == (210, 297)
    assert sheet.turn == ""


def test_an_envelope_as_large_as_the_sheet_is_refused() -> None:
    studio = Studio()
    with pytest.raises(DoesNotFit, match="has no room on US Letter"):
        studio.envelope(studio.read(to=TO, from_=FROM), envelope="us-9x12", carrier=True, paper="letter")
