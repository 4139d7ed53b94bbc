"""Zones as the posts have them, in their own units; every post on every envelope."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from stationery.catalog.envelopes import as_read, envelope, envelopes
from stationery.catalog.posts import ADDRESS, NOTHING, POSTAGE, PURPOSES, SENDER, Post, post, post_of, posts
from stationery.catalog.printable_area import safe_area
from stationery.data.resources import folder
from stationery.data.store import Store
from stationery.model.errors import StationeryError
from stationery.model.geometry import Rect, Size, sheet
from stationery.model.units import ZERO, inch, mm, pt

STORE = Store((folder("layouts"),))
NUMBER_10 = Size(inch(9.5), inch(4.125))
DL = Size(mm(220), mm(110))
ENVELOPES, POSTS = STORE.names("envelopes"), STORE.names("posts")


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
    assert post(STORE, "usps").rects(NUMBER_10, purpose) == (rect,)


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
    assert post(STORE, "deutsche-post").rects(DL, purpose) == (rect,)


def test_least_type() -> None:
    usps, deutsche = post(STORE, "usps"), post(STORE, "deutsche-post")
    assert (usps.least_size, usps.capital_height, usps.widest) == (pt(8), inch(0.080), None)
    assert (deutsche.least_size, deutsche.capital_height, deutsche.widest) == (pt(10), mm(2.3), mm(100))


@pytest.mark.parametrize(
    ("id_", "purpose", "rect"),
    [
        ("swiss-post", NOTHING, Rect(mm(89), mm(147), mm(140), mm(15))),
        ("swiss-post", POSTAGE, Rect(mm(155), mm(0), mm(74), mm(38))),
        ("austrian-post", NOTHING, Rect(mm(0), mm(147), mm(229), mm(15))),
        ("royal-mail", ADDRESS, Rect(mm(15), mm(40), mm(199), mm(104))),
        ("canada-post", NOTHING, Rect(mm(0), mm(143), mm(229), mm(19))),
        ("australia-post", POSTAGE, Rect(mm(139), mm(0), mm(90), mm(40))),
        ("la-poste", ADDRESS, Rect(mm(94.5), mm(40), mm(114.5), mm(102))),
        ("bpost", NOTHING, Rect(mm(89), mm(132), mm(140), mm(30))),
        ("japan-post", POSTAGE, Rect(mm(159), mm(0), mm(70), mm(35))),
    ],
)
def test_the_other_posts_on_a_c5(id_: str, purpose: str, rect: Rect) -> None:
    assert post(STORE, id_).rects(envelope(STORE, "c5").size, purpose)[0] == rect


@pytest.mark.parametrize(("name", "depth"), [("c5", 15), ("b5", 15), ("c4", 35), ("b4", 35)])
def test_the_swiss_coding_zone_is_higher_beyond_b5(name: str, depth: int) -> None:
    (rect,) = post(STORE, "swiss-post").rects(envelope(STORE, name).size, NOTHING)
    assert rect.height == mm(depth)


@pytest.mark.parametrize(("name", "top"), [("us-10", 20), ("dl", 40)])
def test_bpost_asks_less_at_the_top_of_what_is_lower_than_110_mm(name: str, top: int) -> None:
    (rect,) = post(STORE, "bpost").rects(envelope(STORE, name).size, ADDRESS)
    assert rect.y == mm(top)


@pytest.mark.parametrize("id_", STORE.names("posts"))
def test_the_proof_of_a_post_is_drawn_on_envelopes_that_it_takes(id_: str) -> None:
    found = post(STORE, id_)
    assert found.proof
    for name in found.proof:
        assert not found.is_small(envelope(STORE, name).size) and not found.is_parcel(envelope(STORE, name).size)


@pytest.mark.parametrize(
    ("id_", "name", "flat", "parcel"),
    [
        ("royal-mail", "c5", False, False), ("royal-mail", "c4", True, False), ("royal-mail", "us-10x13", True, True),
        ("usps", "us-10x13", True, False), ("canada-post", "us-6x9", False, False), ("canada-post", "c5", True, False),
        ("japan-post", "chou-3", False, False), ("japan-post", "kaku-2", True, False),
        ("austrian-post", "c5", False, False), ("austrian-post", "b5", True, False),
        ("austrian-post", "b4", True, True),
    ],
)  # fmt: skip
def test_classes_of_size(id_: str, name: str, flat: bool, parcel: bool) -> None:
    size = envelope(STORE, name).size
    assert (post(STORE, id_).is_flat(size), post(STORE, id_).is_parcel(size)) == (flat, parcel)
    assert (post(STORE, id_).is_flat(size.upright), post(STORE, id_).is_parcel(size.upright)) == (flat, parcel)


def test_postcode_boxes_from_both_edges() -> None:
    """12.0 mm from the top and 8.0 from the right; seven of 5.7 mm, 47.7 mm with their gaps."""
    found = post(STORE, "japan-post")
    boxes = found.boxes_on(Size(mm(120), mm(235)))
    assert len(boxes) == 7 and boxes[0] == Rect(mm(64.3), mm(12), mm(5.7), mm(8)) and boxes[-1].right == mm(112)
    assert boxes[3].x - boxes[2].right == mm(1.9)
    assert found.boxes_on(Size(mm(235), mm(120))) == () and found.boxes_on(Size(mm(240), mm(332))) == ()


@pytest.mark.parametrize(
    ("lines", "digits"),
    [
        (("Chiyoda-ku, Tokyo 100-8926",), "1008926"),
        (("100-8926", "Tokyo 100-8926"), "1008926"),
        (("100-8926", "200-0001"), ""),
        (("Springfield, IL 62701-1234",), ""),
        (("1-100-8926",), ""),
        (("Tokyo 1008926",), ""),
    ],
)
def test_the_postcode_is_found_only_where_it_is_certain(lines: tuple[str, ...], digits: str) -> None:
    boxes = post(STORE, "japan-post").boxes
    assert boxes and boxes.digits(lines) == digits


@pytest.mark.parametrize(
    ("name", "flat"), [("us-10", False), ("us-a7", False), ("c6", False), ("dl", False), ("c5", True)]
)
def test_a_flat_is_larger_than_a_letter(name: str, flat: bool) -> None:
    assert post(STORE, "usps").is_flat(envelope(STORE, name).size) is flat


@pytest.mark.parametrize(
    ("country", "id_"),
    [
        ("US", "usps"),
        ("PR", "usps"),
        ("", "usps"),
        ("DE", "deutsche-post"),
        ("CH", "swiss-post"),
        ("AT", "austrian-post"),
        ("GB", "royal-mail"),
        ("CA", "canada-post"),
        ("AU", "australia-post"),
        ("FR", "la-poste"),
        ("BE", "bpost"),
        ("JP", "japan-post"),
        ("NL", "postnl"),
        ("SE", "postnord"),
        ("XX", "general"),
    ],
)
def test_the_post_is_that_of_the_senders_country(country: str, id_: str) -> None:
    assert post_of(STORE, country).id == id_


def test_only_the_post_of_the_senders_country_is_read() -> None:
    """A cold start is not to pay for ten posts that the letter does not meet."""
    store = Store((folder("layouts"),))
    post_of(store, "GB")
    assert {name for kind, name in store._kept if kind == "posts"} == {"royal-mail"}


def test_no_country_has_two_posts() -> None:
    named = [country for found in posts(STORE).values() for country in found.countries]
    assert len(named) == len(set(named)) and {"unknown", "others"} <= set(named)


def test_every_envelope_meets_every_post() -> None:
    assert len(ENVELOPES) >= 9 and len(POSTS) >= 3


@pytest.mark.parametrize("name", ENVELOPES)
def test_zones_lie_on_the_envelope_and_part_what_they_must(name: str) -> None:
    for id_ in POSTS:
        found = post(STORE, id_)
        assert_parted(found, as_read(envelopes(STORE)[name], found).size)


def assert_parted(found: Post, size: Size) -> None:
    assert {zone.purpose for zone in found.zones(size)} >= {POSTAGE, SENDER}, found.id
    for zone in found.zones(size):
        assert zone.purpose in PURPOSES and zone.cite and zone.name, (found.id, zone)
        assert sheet(size).contains(zone.on(size)), (found.id, zone)
        assert zone.on(size).width > ZERO and zone.on(size).height > ZERO, (found.id, zone)
    for purpose, other in ((ADDRESS, NOTHING), (SENDER, POSTAGE), (SENDER, NOTHING), (POSTAGE, NOTHING)):
        for rect in found.rects(size, purpose):
            assert not any(rect.overlaps(against) for against in found.rects(size, other)), (found.id, purpose, other)


def test_the_safe_area_follows_the_edges() -> None:
    safe = safe_area(STORE)
    assert safe.on(DL) == Rect(mm(17.1), mm(6.5), mm(220 - 34.2), mm(110 - 13))
    assert safe.on(DL.upright) == Rect(mm(6.5), mm(17.1), mm(110 - 13), mm(220 - 34.2))


GOOD = """name: La Poste
countries: [FR]
letter:
  - {zone: L, for: address, cite: house style, x: {from_left: 20mm, from_right: 20mm}, y: {from_bottom: [20mm, 60mm]}}
type: {cite: house style, least: 9pt}
"""


def shelf_with(tmp_path: Path, text: str) -> Store:
    (tmp_path / "posts").mkdir()
    (tmp_path / "posts" / "la-poste.yaml").write_text(text, encoding="utf-8")
    return Store((folder("layouts"), str(tmp_path)))


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
        ("for: address", "for: adress", "la-poste.yaml:4:20: for: 'adress' isn't one of the choices"),
        ("least: 9pt", "least: 9", "la-poste.yaml:5:34: least: '9' isn't a length"),
        ("from_left: 20mm", "from_top: 20mm", "la-poste.yaml:4:52: unknown key 'from_top'"),
        ("type:", "address: {cite: x, quiet: few}\ntype:", "la-poste.yaml:5:27: quiet: 'few' isn't a length"),
        ("type:", "larger: {cite: x, width: 1mm, height: 1mm}\ntype:", "la-poste.yaml:5:9: 'name' is missing"),
        ("type:", "postcode_boxes: {cite: x, pattern: '('}\ntype:", "la-poste.yaml:5:36: pattern: "),
    ],
)
def test_a_wrong_file_is_told_with_its_line(tmp_path: Path, old: str, new: str, told: str) -> None:
    store = shelf_with(tmp_path, GOOD.replace(old, new))
    with pytest.raises(StationeryError, match=re.escape(told)):
        post(store, "la-poste")
