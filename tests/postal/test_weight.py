"""What a letter weighs, by hand, and which limits of a post it breaks."""

from __future__ import annotations

import pytest

from stationery.catalog.demands import demands
from stationery.catalog.posts import post, posts
from stationery.catalog.weight_table import mailing
from stationery.data.resources import folder
from stationery.data.store import Store
from stationery.model.geometry import Size
from stationery.model.units import inch, mm
from stationery.postal.weight import MailPiece, PaperStock, find_broken_limits, mass, paper_weight, piece, weight_words

STORE = Store((folder("layouts"),))
A4, DL = Size(mm(210), mm(297)), Size(mm(220), mm(110))
NO_10 = Size(inch(9.5), inch(4.125))


@pytest.mark.parametrize(
    ("text", "grams"),
    [("90g", 90), ("80 gsm", 80), ("100g/m²", 100), ("20lb", 75.19), ("24 lb", 90.23), ("24#", 90.23)],
)
def test_paper_weights(text: str, grams: float) -> None:
    """20 lb are 500 sheets of 17 by 22 in: 9071.85 g on 120.6449 square meters."""
    assert paper_weight(text) == pytest.approx(grams, abs=0.005)


@pytest.mark.parametrize("text", ["", "heavy", "24", "24 kg", "0g", "-3g"])
def test_what_is_no_paper_weight(text: str) -> None:
    with pytest.raises(ValueError, match="isn't a paper weight; write it as 24lb"):
        paper_weight(text)


def test_weights_of_limits() -> None:
    assert (mass("20g"), round(mass("3.5oz"), 3), round(mass("1 oz"), 3)) == (20, 99.223, 28.35)
    with pytest.raises(ValueError, match="isn't a weight"):
        mass("3.5")


def test_a_sheet_of_a4_in_dl() -> None:
    """0.06237 m² at 80 g are 4.9896 g; DL is 0.0242 m², its envelope of 2 faces at 100 g 4.84 g.

    Three layers of 80 g and two faces of 100 g at 1.25 cm³ a gram are 3 x 0.1 + 2 x 0.125 mm.
    """
    made = piece((A4,), 3, DL, PaperStock(sheets=80, envelope=100, bulk=1.25, paper=2))
    assert made.grams == pytest.approx(9.8296)
    assert made.thickness == mm(0.55)
    assert weight_words(made) == "10 g (0.35 oz)"


def test_what_paper_weighs_when_nobody_says() -> None:
    known = mailing(STORE)
    assert known.stock("mm").sheets == 80 and round(known.stock("in").sheets, 1) == 75.2
    assert known.stock("in", 120.0).sheets == 120


LIGHT = MailPiece(10, mm(0.6))


def told(post_id: str, made: MailPiece, size: Size, unit: str = "in") -> tuple[str, ...]:
    limits = demands(STORE, post(STORE, post_id)).limits
    assert limits is not None
    return find_broken_limits(limits, made, size, unit)


def test_every_post_with_limits_says_what_it_calls_such_a_letter() -> None:
    known = [found for each in posts(STORE).values() if (found := demands(STORE, each).limits)]
    assert len(known) >= 3 and all(limits.name and limits.otherwise for limits in known)


@pytest.mark.parametrize(
    ("made", "size", "limit"),
    [
        (LIGHT, (9.5, 4.125), ()),
        (MailPiece(100, mm(0.6)), (9.5, 4.125), ("weighs about 100 g (3.53 oz), more than 3.5 oz",)),
        (MailPiece(10, mm(6.4)), (9.5, 4.125), ("about 0.252 in thick, more than 0.25 in",)),
        (MailPiece(10, mm(0.2)), (9.5, 4.125), ("about 0.008 in thick, less than 0.009 in",)),
        (MailPiece(10, mm(0.2)), (5.5, 4), ()),
        (MailPiece(10, mm(0.1)), (5.5, 4), ("about 0.004 in thick, less than 0.007 in",)),
        (LIGHT, (6, 6), ("length divided by height 1.00, less than 1.3",)),
        (LIGHT, (9.5, 3.6), ("length divided by height 2.64, more than 2.5",)),
        (LIGHT, (12, 6), ("length 12 in, more than 11.5 in",)),
        (LIGHT, (9, 6.5), ("height 6.5 in, more than 6.125 in",)),
        (LIGHT, (4.8, 3.6), ("length 4.8 in, less than 5 in",)),
    ],
)
def test_limits_of_the_usps(made: MailPiece, size: tuple[float, float], limit: tuple[str, ...]) -> None:
    assert told("usps", made, Size(inch(size[0]), inch(size[1]))) == limit


def test_limits_of_deutsche_post() -> None:
    assert told("deutsche-post", LIGHT, DL, "mm") == ()
    assert told("deutsche-post", MailPiece(20.4, mm(5.2)), DL, "mm") == (
        "about 5.2 mm thick, more than 5 mm",
        "weighs about 20.4 g (0.72 oz), more than 20 g",
    )
    assert told("deutsche-post", LIGHT, Size(mm(229), mm(162)), "mm") == ("height 162 mm, more than 125 mm",)
    assert told("deutsche-post", LIGHT, Size(mm(140), mm(110)), "mm") == (
        "length divided by height 1.27, less than 1.4",
    )
