"""Zones as the posts have them, in their own units; every post on every envelope."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from stationery.catalog.envelopes import envelope, envelopes
from stationery.catalog.posts import ADDRESS, NOTHING, POSTAGE, PURPOSES, SENDER, post, post_of, posts
from stationery.catalog.safety import safe_area
from stationery.catalog.shelf import Shelf
from stationery.errors import StationeryError
from stationery.geometry import Rect, Size, sheet
from stationery.resources import folder
from stationery.units import ZERO, inch, mm, pt

SHELF = Shelf((folder("layouts"),))
NUMBER_10 = Size(inch(9.5), inch(4.125))
DL = Size(mm(220), mm(110))
EACH = [(name, id_) for name in SHELF.names("envelopes") for id_ in SHELF.names("posts")]


@pytest.mark.parametrize(
    ("purpose", "rect"),
    [
        (ADDRESS, Rect(inch(0.5), inch(4.125 - 2.75), inch(8.5), inch(2.125))),
        (NOTHING, Rect(inch(4.75), inch(3.5), inch(4.75), inch(0.625))),
        (POSTAGE, Rect(inch(7.5), inch(0), inch(2), inch(1.625))),
        (SENDER, Rect(inch(0), inch(0), inch(4.75), inch(1.375))),
    ],
)
def test_usps_on_a_number_10(purpose: str, rect: Rect) -> None:
    assert post(SHELF, "usps").rects(NUMBER_10, purpose) == (rect,)


@pytest.mark.parametrize(
    ("purpose", "rect"),
    [
        (ADDRESS, Rect(mm(15), mm(40), mm(190), mm(55))),
        (NOTHING, Rect(mm(70), mm(95), mm(150), mm(15))),
        (POSTAGE, Rect(mm(146), mm(0), mm(74), mm(40))),
        (SENDER, Rect(mm(0), mm(0), mm(146), mm(40))),
    ],
)
def test_deutsche_post_on_a_dl(purpose: str, rect: Rect) -> None:
    assert post(SHELF, "deutsche-post").rects(DL, purpose) == (rect,)


def test_least_type() -> None:
    usps, deutsche = post(SHELF, "usps"), post(SHELF, "deutsche-post")
    assert (usps.least_size, usps.capital_height, usps.widest) == (pt(8), inch(0.080), None)
    assert (deutsche.least_size, deutsche.capital_height, deutsche.widest) == (pt(10), mm(2.3), mm(100))


@pytest.mark.parametrize(
    ("name", "flat"), [("us-10", False), ("us-a7", False), ("c6", False), ("dl", False), ("c5", True)]
)
def test_a_flat_is_larger_than_a_letter(name: str, flat: bool) -> None:
    assert post(SHELF, "usps").is_flat(envelope(SHELF, name).size) is flat


@pytest.mark.parametrize(
    ("country", "id_"),
    [("US", "usps"), ("PR", "usps"), ("", "usps"), ("DE", "deutsche-post"), ("FR", "general"), ("CA", "general")],
)
def test_the_post_is_that_of_the_senders_country(country: str, id_: str) -> None:
    assert post_of(SHELF, country).id == id_


def test_no_country_has_two_posts() -> None:
    named = [country for found in posts(SHELF).values() for country in found.countries]
    assert len(named) == len(set(named)) and {"unknown", "others"} <= set(named)


def test_every_envelope_meets_every_post() -> None:
    assert len(EACH) >= 9 * 3


@pytest.mark.parametrize(("name", "id_"), EACH)
def test_zones_lie_on_the_envelope_and_part_what_they_must(name: str, id_: str) -> None:
    size, found = envelopes(SHELF)[name].size, post(SHELF, id_)
    assert found.zones(size)
    for zone in found.zones(size):
        assert zone.purpose in PURPOSES and zone.cite and zone.name
        assert sheet(size).contains(zone.on(size)) and zone.on(size).width > ZERO and zone.on(size).height > ZERO
    for purpose, other in ((ADDRESS, NOTHING), (SENDER, POSTAGE), (SENDER, NOTHING), (POSTAGE, NOTHING)):
        for rect in found.rects(size, purpose):
            assert not any(rect.overlaps(against) for against in found.rects(size, other)), (purpose, other)


def test_the_safe_area_follows_the_edges() -> None:
    safe = safe_area(SHELF)
    assert safe.on(DL) == Rect(mm(17.1), mm(6.5), mm(220 - 34.2), mm(110 - 13))
    assert safe.on(DL.upright) == Rect(mm(6.5), mm(17.1), mm(110 - 13), mm(220 - 34.2))


GOOD = """name: La Poste
countries: [FR]
letter:
  - {zone: L, for: address, cite: house style, x: {from_left: 20mm, from_right: 20mm}, y: {from_bottom: [20mm, 60mm]}}
type: {cite: house style, least: 9pt}
"""


def shelf_with(tmp_path: Path, text: str) -> Shelf:
    (tmp_path / "posts").mkdir()
    (tmp_path / "posts" / "la-poste.yaml").write_text(text, encoding="utf-8")
    return Shelf((folder("layouts"), str(tmp_path)))


def test_a_user_adds_a_post_by_a_file(tmp_path: Path) -> None:
    assert post_of(shelf_with(tmp_path, GOOD), "FR").id == "la-poste"


def test_a_users_post_goes_before_ours(tmp_path: Path) -> None:
    assert post_of(shelf_with(tmp_path, GOOD.replace("FR", "US")), "US").id == "la-poste"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (", cite: house style, x", ", x", "la-poste.yaml:4:5: 'cite' is missing"),
        ("{cite: house style, least: 9pt}", "{least: 9pt}", "la-poste.yaml:5:7: 'cite' is missing"),
        ("type: {cite: house style, least: 9pt}\n", "", "la-poste.yaml:1:1: 'type' is missing"),
        ("for: address", "for: adress", "la-poste.yaml:4:20: for: 'adress' is no choice here"),
        ("least: 9pt", "least: 9", "la-poste.yaml:5:34: least: '9' is no length"),
        ("from_left: 20mm", "from_top: 20mm", "la-poste.yaml:4:52: unknown key 'from_top'"),
    ],
)
def test_a_wrong_file_is_told_with_its_line(tmp_path: Path, old: str, new: str, told: str) -> None:
    shelf = shelf_with(tmp_path, GOOD.replace(old, new))
    with pytest.raises(StationeryError, match=re.escape(told)):
        post(shelf, "la-poste")
