"""Every word stands where it was put, to a tenth of a millimeter, upright and turned, whoever measures."""

from __future__ import annotations

from math import atan2, degrees
from typing import Any

import pytest

from stationery.model.geometry import Point, Rect, Size
from stationery.model.page import Box, Page, Rule
from stationery.model.typeface import Face
from stationery.model.units import inch, mm, pt
from tests.pdf.made import SANS, SERIF, US_10, characters, library, page, pdf, reader, words

MM = 72 / 25.4
TENTH = 0.1
"""As near as a ruler is read, in millimeters."""

CORNERS = [(20, 15), (221.3, 15), (20, 104.7), (110.4, 60)]


def baseline(letter: dict[str, Any]) -> tuple[float, float]:
    """The left end of a character's baseline in millimeters from the top left corner, from its text matrix."""
    *_, x, y = letter["matrix"]
    return x / MM, y / MM


def rendered(data: bytes) -> tuple[int, int]:
    """The page's size in points as Chrome's renderer shows it."""
    import pypdfium2

    width, height = pypdfium2.PdfDocument(data)[0].get_size()
    return round(width), round(height)


@pytest.mark.parametrize(("x", "y"), CORNERS)
def test_upright(x: float, y: float) -> None:
    data = pdf(page(words(x, y, "Word", face=SANS), size=US_10))
    found = baseline(characters(data)[0])
    assert found == (pytest.approx(x, abs=TENTH), pytest.approx(US_10.height.mm - y, abs=TENTH))


@pytest.mark.parametrize(("x", "y"), CORNERS)
def test_clockwise_the_left_edge_becomes_the_top(x: float, y: float) -> None:
    data = pdf(page(words(x, y, "Word", face=SANS), size=US_10, turn="clockwise"))
    across, upward = baseline(characters(data)[0])
    assert across == pytest.approx(US_10.height.mm - y, abs=TENTH)
    assert upward == pytest.approx(US_10.width.mm - x, abs=TENTH)


@pytest.mark.parametrize(("x", "y"), CORNERS)
def test_counterclockwise_the_left_edge_becomes_the_foot(x: float, y: float) -> None:
    data = pdf(page(words(x, y, "Word", face=SANS), size=US_10, turn="counterclockwise"))
    across, upward = baseline(characters(data)[0])
    assert across == pytest.approx(y, abs=TENTH)
    assert upward == pytest.approx(x, abs=TENTH)


@pytest.mark.parametrize("turn", [90.0, 30.0, -30.0])
def test_turned_words_run_counterclockwise_around_their_left_end(turn: float) -> None:
    data = pdf(page(words(50, 60, "Words", face=SANS, path=(), turn=turn), size=US_10))
    found = [baseline(letter) for letter in characters(data)]
    (x, y), (last_x, last_y) = found[0], found[-1]
    assert (x, y) == (pytest.approx(50, abs=TENTH), pytest.approx(US_10.height.mm - 60, abs=TENTH))
    assert degrees(atan2(last_y - y, last_x - x)) == pytest.approx(turn, abs=0.5)


@pytest.mark.parametrize("turn", ["", "clockwise", "counterclockwise"])
def test_the_sheet_is_exactly_the_medium_and_never_rotated(turn: str) -> None:
    sheet = reader(pdf(page(words(20, 20, "x"), size=US_10, turn=turn))).pages[0]
    assert [float(edge) for edge in sheet.mediabox] == ([0, 0, 297, 684] if turn else [0, 0, 684, 297])
    assert "/Rotate" not in sheet
    assert rendered(pdf(page(words(20, 20, "x"), size=US_10, turn=turn))) == ((297, 684) if turn else (684, 297))


@pytest.mark.parametrize(
    ("size", "points"),
    [
        (Size(mm(210), mm(297)), (595.2756, 841.8898)),
        (Size(inch(8.5), inch(11)), (612, 792)),
        (Size(inch(4.125), inch(9.5)), (297, 684)),
    ],
)
def test_sizes_in_points(size: Size, points: tuple[float, float]) -> None:
    box = reader(pdf(page(words(20, 20, "x"), size=size))).pages[0].mediabox
    assert (float(box.width), float(box.height)) == points


@pytest.mark.parametrize(
    ("text", "face", "more"),
    [
        ("The office, To AVATAR and back", SERIF, {}),
        ("The office, To AVATAR and back", SANS, {}),
        ("The office, To AVATAR and back", Face("dancing-script"), {}),
        ("a no-break\u00a0space and a thin\u2009one", SERIF, {}),
        ("justified by a tenth of an em", SERIF, {"word_space": 0.1}),
        ("drawn together", SERIF, {"word_space": -0.05}),
        ("SPREAD CAPITALS", SERIF, {"tracking": 0.05}),
        ("office", SERIF, {"tracking": 0.05}),
        ("Small Capitals", Face("eb-garamond", features=("smcp",)), {"tracking": 0.06}),
        ("marks x\u0331\u0303 moved into place", SERIF, {}),
        ("aПb with a fallback", Face("dancing-script"), {}),
    ],
)
def test_a_line_is_as_long_as_it_was_measured(text: str, face: Face, more: dict[str, float]) -> None:
    size = pt(12)
    measured = library().advance(text, face, "en-US")
    measured += more.get("tracking", 0) * len(text) + more.get("word_space", 0) * text.count(" ")
    # A letter set right after the line shows where the pen stands.
    data = pdf(page(words(20, 30, f"{text}|", face=face, **more)))
    after = library().advance(f"{text}|", face, "en-US") - library().advance(text, face, "en-US")
    last = characters(data)[-1]
    assert last["text"] == "|"
    end = baseline(last)[0] + after * 12 / MM
    assert end == pytest.approx(20 + (measured * size.pt) / MM + after * 12 / MM, abs=TENTH)


def test_a_rule_and_a_box_stand_where_they_were_put() -> None:
    import io

    import pdfplumber

    items = [
        Rule(Point(mm(5), mm(105)), Point(mm(9), mm(105)), pt(0.25), (0.5,)),
        Box(Rect(mm(150), mm(20), mm(30), mm(40)), (0.0,), pt(0.5), fill=(0.9, 0.9, 1.0), dash=(2, 1)),
    ]
    with pdfplumber.open(io.BytesIO(pdf(page(*items)))) as opened:
        line, box = opened.pages[0].lines[0], opened.pages[0].rects[0]
    assert [line[key] / MM for key in ("x0", "top", "x1")] == pytest.approx([5, 105, 9], abs=TENTH)
    assert [box[key] / MM for key in ("x0", "top", "x1", "bottom")] == pytest.approx([150, 20, 180, 60], abs=TENTH)
    assert (line["linewidth"], line["stroking_color"]) == (0.25, 0.5)
    assert (box["non_stroking_color"], box["dash"][0]) == ((0.9, 0.9, 1.0), [2, 1])


def test_ink_lies_where_the_letters_are() -> None:
    import pypdfium2

    data = pdf(Page(US_10, (words(100, 50, "H", face=SANS, size=20),), turn="clockwise"))
    scale = 300 / 72
    picture = pypdfium2.PdfDocument(data)[0].render(scale=scale, grayscale=True).to_pil()
    left, top, right, bottom = (edge / scale / MM for edge in picture.point(lambda value: 255 - value).getbbox())
    height = library().measures(SANS).capital_height * 20 / MM
    # The baseline is now upright: the letter stands to its right, as far as a capital is high.
    assert left == pytest.approx(US_10.height.mm - 50, abs=2 * TENTH)
    assert right == pytest.approx(US_10.height.mm - 50 + height, abs=2 * TENTH)
    assert top > 100
    assert bottom < 100 + 20 / MM
