"""Faces in columns by ruler: every upright envelope and the postcard, with the post that reads columns."""

from __future__ import annotations

import pytest

from stationery.catalog.envelopes import PORTRAIT, VERTICAL, Envelope, as_read, envelope
from stationery.catalog.posts import ADDRESS, POSTAGE, SENDER, post
from stationery.compose.parts.envelope_face import EnvelopeFace
from stationery.compose.pieces.column_envelope import compose_columns
from stationery.model.diagnostics import Diagnostics
from stationery.model.errors import DoesNotFit, Several
from stationery.model.geometry import Rect
from stationery.model.letter import Written
from stationery.model.manuscript import ColumnAddress
from stationery.model.page import Page, Text
from stationery.model.typeface import FixedPitch
from stationery.model.units import ZERO, Length, mm, pt
from stationery.model.values import replace
from tests.compose.manuscripts import Composed
from tests.compose.pieces.test_envelope import SAFE, STORE, lines, manuscript, texts

JAPAN = post(STORE, "japan-post")
FACES = [name for name in STORE.names("envelopes") if envelope(STORE, name).address == PORTRAIT] + ["hagaki"]
PLACE = ("東京都千代田区霞が関1-2-13", "霞が関ビル12階")
SENDER_PLACE = ("東京都港区南青山4-5-16",)


def told_apart(
    place: tuple[str, ...] = PLACE,
    organization: tuple[str, ...] = (),
    names: tuple[str, ...] = ("山田花子 様",),
    code: str = "100-8926",
) -> ColumnAddress:
    return ColumnAddress(code, lines(place), lines(organization), lines(names))


MANY = told_apart(("あ" * 14, "い" * 8), ("う" * 8, "え" * 4), ("か" * 6 + " 様", "き" * 5 + " 様"))


def columns(
    name: str,
    there: ColumnAddress | None = None,
    home: ColumnAddress | None = None,
    cover: Envelope | None = None,
    **asked: object,
) -> Composed:
    there = there or told_apart()
    home = home or told_apart(SENDER_PLACE, (), ("鈴木太郎",), "107-0062")
    cover = cover or as_read(envelope(STORE, name), JAPAN, Written(VERTICAL), eastern=True)
    to = tuple(line.text for line in (*there.place, *there.organization, *there.names))
    words = replace(manuscript(to, ("鈴木太郎",)), delivery_columns=there, return_columns=home)
    diagnostics = Diagnostics()
    face = EnvelopeFace(cover, JAPAN, SAFE, "sans", **asked)  # type: ignore[arg-type]
    return Composed(compose_columns(words, face, FixedPitch(), diagnostics).pages, diagnostics.remarks)


def cell(text: Text) -> Rect:
    """What a column takes: an em wide, as long as it is. Its baseline is 0.38 em left of its middle."""
    return Rect(text.at.x - text.size * 0.12, text.at.y, text.size, text.width)


def block(page: Page, role: str) -> list[Text]:
    """The columns of an address, without the row of its postcode."""
    return [text for text in texts(page, role) if text.turn]


def code(page: Page, role: str) -> Text:
    (row,) = [text for text in texts(page, role) if not text.turn]
    return row


@pytest.mark.parametrize("name", FACES)
@pytest.mark.parametrize(
    "there",
    [told_apart(), told_apart(("あ" * 14, "い" * 8), ("う" * 8, "え" * 4), ("か" * 6 + " 様", "き" * 5 + " 様"))],
)
def test_every_zone_is_kept(name: str, there: ColumnAddress) -> None:
    (page,) = columns(name, there).pages
    size = page.size
    assert size.width < size.height and page.turn == ""
    to, back = (list(map(cell, block(page, role))) for role in ("DeliveryAddress", "ReturnAddress"))
    (within,) = JAPAN.column_rects(size, ADDRESS)
    (stamps,) = JAPAN.column_rects(size, POSTAGE)
    (below,) = JAPAN.column_rects(size, SENDER)
    for rect in to:
        assert SAFE.on(size).contains(rect) and within.contains(rect) and not rect.overlaps(stamps)
        assert not any(rect.overlaps(other) for other in back)
    for rect in back:
        assert SAFE.on(size).contains(rect) and below.contains(rect) and not rect.overlaps(stamps)
    for rects in (to, back):
        assert not any(one.overlaps(other) for at, one in enumerate(rects) for other in rects[:at])
    assert len(to) == len(there.place) + len(there.organization) + len(there.names)


def test_a_chou_3_by_ruler() -> None:
    """The first column is 16 pt wide and ends 12 mm from the right edge; all begin 35 mm below the top, the second and
    the name an em lower. The name is 27.2 pt wide, in the middle of 120 mm."""
    (page,) = columns("chou-3").pages
    first, second, name = block(page, "DeliveryAddress")
    assert [text.text.strip() for text in (first, second, name)] == [*PLACE, "山田花子 様"]
    assert near(cell(first).right, mm(120 - 12)) and near(first.at.y, mm(35))
    assert near(cell(second).right, mm(120 - 12) - pt(16 * 1.5)) and near(second.at.y, mm(35) + pt(16))
    assert near(cell(name).x, mm(60) - pt(27.2 / 2)) and name.size == pt(27.2) and near(name.at.y, mm(35) + pt(16))
    assert first.width == pt(16 * 15)  # ten characters, four cells of digits and hyphens, and 13 in one
    assert name.at.y + name.width > first.at.y + first.width  # 様 ends below the address


def near(one: Length, other: Length) -> bool:
    return abs((one - other).pt) < 0.01


def test_the_digits_stand_in_the_boxes() -> None:
    """A digit of half an em in the middle of each box; they are read as the code."""
    (page,) = columns("hagaki").pages
    boxes = JAPAN.columns and JAPAN.columns.sender.boxes
    assert JAPAN.boxes and boxes
    for role, row in (("DeliveryAddress", JAPAN.boxes), ("ReturnAddress", boxes)):
        text = code(page, role)
        digits = [*text.spread()]
        assert text.text == ("100-8926 " if role == "DeliveryAddress" else "107-0062 ")
        assert "".join(digit.text for digit in digits) == text.text.replace("-", "").strip()
        for digit, box in zip(digits, row.on(page.size), strict=True):
            assert near(digit.at.x, box.x + (box.width - row.size * 0.5) * 0.5)
            assert near(digit.at.y, box.y + (box.height + row.size * 0.7) * 0.5)


def test_the_boxes_of_a_postcard_by_ruler() -> None:
    """Seven boxes of 4 mm, a gap of 1 mm after the third, from 5.5 mm to 34.5 mm."""
    style = JAPAN.columns
    assert style and style.sender.boxes
    (first, *_, last) = style.sender.boxes.on(envelope(STORE, "hagaki").size.upright)
    assert (first.x, first.y, last.right, last.bottom) == (mm(5.5), mm(122.5), mm(34.5), mm(129))


def test_the_sender_ends_above_his_boxes_or_has_the_code_above() -> None:
    (card,) = columns("hagaki").pages
    ends = {round(cell(text).bottom.mm, 2) for text in block(card, "ReturnAddress")}
    assert ends == {122.5 - 3}
    (cover,) = columns("chou-3").pages
    assert code(cover, "ReturnAddress").text == "〒107-0062 "
    assert {round(cell(text).bottom.mm, 2) for text in block(cover, "ReturnAddress")} == {235 - 20}
    assert code(cover, "ReturnAddress").at.y < min(text.at.y for text in block(cover, "ReturnAddress"))


def test_the_sender_on_the_back_ends_at_its_middle() -> None:
    front, back = columns("chou-3", return_to="flap").pages
    assert block(front, "ReturnAddress") == []
    assert near(max(cell(text).right for text in block(back, "ReturnAddress")), mm(60))
    assert min(text.at.y for text in block(back, "ReturnAddress")) > mm(235 / 2)


def test_order_of_reading() -> None:
    (page,) = columns("chou-3", told_apart(organization=("総務株式会社", "営業部"))).pages
    read = "".join(text.text for text in texts(page, "DeliveryAddress"))
    assert read == "100-8926 東京都千代田区霞が関1-2-13 霞が関ビル12階 総務株式会社 営業部 山田花子 様 "
    across = [cell(text).x for text in block(page, "DeliveryAddress")]
    assert across == sorted(across, reverse=True)


def test_a_longer_address_is_smaller_and_its_name_is_not() -> None:
    made = columns("hagaki", told_apart(("あ" * 24,)))
    place, name = block(made.pages[0], "DeliveryAddress")
    assert place.size == pt(11) and name.size == pt(27.2)
    assert next(map(str, made.remarks)) == "--to:1: delivery address: set at 11 pt instead of 16 pt to fit"


@pytest.mark.parametrize(
    ("name", "there", "told"),
    [
        ("chou-4", told_apart(("あ" * 60,)), [("'" + "あ" * 12 + "…' is", 1)]),
        ("chou-4", told_apart(("あ" * 60,), names=("か" * 40 + " 様",)), [("'あ", 1), ("'か", 1)]),
        ("hagaki", told_apart(("あ" * 5,) * 8), [("9 columns have no room beside each other on Postcard", 1)]),
    ],
)
def test_what_has_no_room_is_told_with_its_line(name: str, there: ColumnAddress, told: list[tuple[str, int]]) -> None:
    with pytest.raises((DoesNotFit, Several)) as raised:
        columns(name, there)
    faults = raised.value.faults if isinstance(raised.value, Several) else (raised.value,)
    assert len(faults) == len(told)
    for fault, (begins, line) in zip(faults, told, strict=True):
        assert fault.message.startswith(f"delivery address: {begins}") and fault.place and fault.place.line == line
        assert "the smallest size; " in fault.hint


def test_a_sender_without_room_is_told() -> None:
    home = told_apart(("あ" * 40,), (), ("鈴木太郎",), "107-0062")
    with pytest.raises(DoesNotFit, match="return address: 'あ") as raised:
        columns("hagaki", home=home)
    assert "--return none" in raised.value.hint
    assert columns("hagaki", home=home, return_to="none").pages[0].items


def test_without_a_code_nothing_stands_in_the_boxes() -> None:
    made = columns("chou-3", told_apart(code=""), told_apart(SENDER_PLACE, (), ("鈴木太郎",), ""))
    assert all(text.turn for text in texts(made.pages[0]))
    assert min(text.at.y for text in texts(made.pages[0])) > ZERO
