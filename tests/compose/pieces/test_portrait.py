"""Upright faces by ruler: every envelope with every post that reads such, found by listing."""

from __future__ import annotations

import pytest

from stationery.catalog.envelopes import PORTRAIT, as_read, envelope
from stationery.catalog.posts import ADDRESS, NOTHING, POSTAGE, SENDER, post
from stationery.model.geometry import Rect, Size, sheet
from stationery.model.letter import Written
from stationery.model.page import Box, Page, Text
from stationery.model.typeface import FixedPitch
from stationery.model.units import inch, mm, pt
from tests.compose.envelopes import compose_envelope, envelope_proof
from tests.compose.manuscripts import Composed
from tests.compose.pieces.test_envelope import SAFE, STORE, block, ink, manuscript, texts

UPRIGHT = [
    (name, id_)
    for id_ in STORE.names("posts")
    if post(STORE, id_).portrait
    for name in STORE.names("envelopes")
    if envelope(STORE, name).address == PORTRAIT or name in ("dl", "c6", "c4")
]
TO = ("Ms. Hanako Yamada", "1-2-3 Kasumigaseki", "Chiyoda-ku, Tokyo 100-8926")


def upright(name: str, id_: str = "japan-post", to: tuple[str, ...] = TO, **choices: object) -> Composed:
    by = post(STORE, id_)
    cover = as_read(envelope(STORE, name), by, Written(PORTRAIT))
    return compose_envelope(manuscript(to), cover, by, SAFE, FixedPitch(), face="sans", **choices)  # type: ignore[arg-type]


def digits(page: Page) -> list[Text]:
    return [text for text in texts(page) if not text.path]


@pytest.mark.parametrize(("name", "id_"), UPRIGHT)
@pytest.mark.parametrize("to", [TO, ("Ann",), ("x" * 30,) * 6])
def test_every_zone_is_kept(name: str, id_: str, to: tuple[str, ...]) -> None:
    by, size = post(STORE, id_), envelope(STORE, name).size.upright
    (page,) = upright(name, id_, to, postcode="1008926").pages
    assert page.size == size and page.turn == "" and page.media == envelope(STORE, name).media
    boxes = by.boxes_on(size)
    for text in texts(page, "DeliveryAddress"):
        assert SAFE.on(size).contains(ink(text))
        assert all(rect.contains(ink(text)) for rect in by.rects(size, ADDRESS))
        taken = (*by.rects(size, NOTHING), *by.rects(size, POSTAGE), *by.rects(size, SENDER), *boxes)
        assert not any(rect.overlaps(ink(text)) for rect in taken), text.text
    for text in texts(page, "ReturnAddress"):
        assert SAFE.on(size).contains(ink(text))
        assert all(rect.contains(ink(text)) for rect in by.rects(size, SENDER))
    to_rect, back = block(page, "DeliveryAddress"), block(page, "ReturnAddress")
    assert to_rect.bottom + mm(5) <= back.y
    assert len(digits(page)) == len(boxes)
    for text, box in zip(digits(page), boxes, strict=True):
        assert box.contains(ink(text)) and not any(r.overlaps(ink(text)) for r in by.rects(size, POSTAGE))


def test_there_are_upright_envelopes() -> None:
    assert len(UPRIGHT) >= 10 and {len(post(STORE, id_).boxes_on(Size(mm(120), mm(235)))) for _, id_ in UPRIGHT} == {7}


def test_a_chou_3_by_ruler() -> None:
    """A digit of 16 pt is 8 pt wide in its box of 5.7 mm; the first box begins at 120 - 8 - 47.7 = 64.3 mm."""
    (page,) = upright("chou-3", postcode="1008926").pages
    first, *_, last = digits(page)
    assert [text.text for text in digits(page)] == list("1008926")
    assert first.size == pt(16)
    assert first.at.x == mm(64.3) + (mm(5.7) - pt(8)) * 0.5
    assert last.at.x == mm(112 - 5.7) + (mm(5.7) - pt(8)) * 0.5
    # Capitals of 0.7 em in the middle of a box from 12 to 20 mm.
    assert first.at.y == mm(16) + pt(16 * 0.7 * 0.5)
    assert block(page, "ReturnAddress").bottom == mm(235 - 17.1)


def test_what_is_told_of_the_boxes() -> None:
    def told(made: Composed) -> list[str]:
        return [str(remark) for remark in made.remarks]

    feed = "the postcode digits are 12 mm below the top edge; feed the envelope with that edge first"
    assert told(upright("chou-3", postcode="1008926")) == [feed]
    assert told(upright("chou-3")) == ["the address has no postcode for Japan Post, so the boxes stay empty"]
    assert told(upright("chou-3", abroad=True)) == []
    larger = "Kaku 2 is larger than a letter (235 x 120 mm); Japan Post treats it as non-standard mail"
    (boxes, too_large) = told(upright("kaku-2", postcode="1008926"))
    assert "larger mail is not confirmed; the postcode is in the address" in boxes and too_large == larger
    assert told(upright("kaku-2")) == ["the address has no postcode for Japan Post", larger]


def test_the_stamp_box_is_at_the_upper_left() -> None:
    (page,) = upright("chou-3", stamp_box=True).pages
    (box,) = [item for item in page.items if isinstance(item, Box)]
    (postage,) = post(STORE, "japan-post").rects(page.size, POSTAGE)
    assert postage.contains(box.rect) and box.rect.x - box.thickness * 0.5 == inch(0.27)


def test_the_flap_of_an_upright_envelope_is_as_deep_as_that_of_a_lying_one() -> None:
    _, back = upright("chou-3", return_to="flap").pages
    assert back.size == Size(mm(120), mm(235)) and back.turn == ""
    assert block(back, "ReturnAddress").bottom <= mm(120) * 0.36


@pytest.mark.parametrize(("name", "id_"), UPRIGHT)
def test_the_proof_shows_the_boxes(name: str, id_: str) -> None:
    by = post(STORE, id_)
    cover = as_read(envelope(STORE, name), by, Written(PORTRAIT))
    made = envelope_proof(cover, by, SAFE, FixedPitch(), "sans")
    (page,) = made.pages
    outlined = [item.rect for item in page.items if isinstance(item, Box)]
    assert made.remarks == () and set(by.boxes_on(page.size)) <= set(outlined)
    words = [text.text.strip() for text in texts(page)]
    assert ("postcode boxes" in words) == bool(by.boxes_on(page.size))
    inside: list[Rect] = [ink(text) for text in texts(page)]
    assert all(sheet(page.size).contains(rect) for rect in inside)


@pytest.mark.parametrize("count", range(24, 31))
def test_a_long_address_does_not_enter_the_senders_zone(count: int) -> None:
    """From 35 to 190 mm there is room for 28 lines of 12 pt at 1.25; where they are due they would reach 191 mm."""
    (page,) = upright("chou-3", to=("x" * 8,) * count, return_to="none").pages
    (zone,) = post(STORE, "japan-post").rects(page.size, SENDER)
    assert not zone.overlaps(block(page, "DeliveryAddress"))


def test_an_upright_address_stays_five_millimeters_above_many_return_lines() -> None:
    """On a C6, seven return lines from the post's end of the face reach up to 117.4 mm; thirteen lines end there."""
    by = post(STORE, "japan-post")
    cover = as_read(envelope(STORE, "c6"), by, Written(PORTRAIT))
    words = manuscript(("x" * 20,) * 13, ("y" * 20,) * 7)
    (page,) = compose_envelope(words, cover, by, SAFE, FixedPitch(), face="sans").pages
    apart = block(page, "ReturnAddress").y - block(page, "DeliveryAddress").bottom
    assert mm(5) <= apart <= mm(5.001)
