"""PDF/UA-1 and PDF/A-2a, judged by veraPDF; and that the judge can say no."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from stationery.model.geometry import Point, Rect
from stationery.model.page import Box, Item, Page, Picture, Rule, Tag
from stationery.model.typeface import Face
from stationery.model.units import mm, pt
from stationery.pdf import document
from stationery.pdf.conformance import srgb_profile, xmp
from tests.pdf.made import SANS, SERIF, US_10, page, pdf, words
from tests.pdf.test_document import DOT
from tests.pdf.test_extraction import LINES
from tests.verapdf import judge, reason_to_skip

BODY = Tag("Body")


def a_list(y: float, labels: tuple[str, ...]) -> list[Item]:
    items: list[Item] = []
    for nth, label in enumerate(labels):
        item = (BODY, Tag("L", round(y)), Tag("LI", nth))
        items.append(words(22, y + 6 * nth, f"{label} ", (*item, Tag("Lbl"))))
        items.append(words(28, y + 6 * nth, "an item of the list ", (*item, Tag("LBody"), Tag("P"))))
    return items


def a_letter() -> list[Page]:
    """Two sheets with everything a letter can hold."""
    long, linked = (BODY, Tag("P", 1)), (BODY, Tag("P", 2), Tag("Link"))
    mail = (Tag("Letterhead"), Tag("Link"))
    first: list[Item] = [
        words(
            20, 15, "Ann Lee ", (Tag("Letterhead"),), Face("eb-garamond", features=("smcp",)), tracking=0.06, size=16
        ),
        words(80, 15, "ann@example.org", mail, SANS, size=9, link="mailto:ann@example.org"),
        Rule(Point(mm(20), mm(18)), Point(mm(190), mm(18)), pt(0.4), (0.2, 0.2, 0.5)),
        Rule(Point(mm(5), mm(105)), Point(mm(9), mm(105)), pt(0.25), (0.5,), (1, 1)),
        Box(Rect(mm(150), mm(40), mm(20), mm(20)), (0.0,), pt(0.5), (0.95,)),
        words(20, 40, "Ms. Jane Schmoe ", (Tag("InsideAddress"), Tag("P"))),
        words(20, 46, "Springfield, IL\u00a002134 ", (Tag("InsideAddress"), Tag("P"))),
        words(20, 60, "Your visit", (Tag("Subject"), Tag("H1")), Face("eb-garamond", strong=True)),
        *a_list(70, ("1.", "2.")),
        *a_list(90, ("•", "•")),
        words(20, 120, "Visit ", (BODY, Tag("P", 2))),
        words(32, 120, "our house, which is ", linked, link="https://example.org/łódź"),
        words(20, 126, "far", linked, Face("eb-garamond", emphasis=True), link="https://example.org/łódź"),
        words(30, 126, " away. Zażółć, infor\u00ad", (BODY, Tag("P", 2)), language="pl"),
        words(20, 132, "mation", (BODY, Tag("P", 2)), word_space=0.1),
        Picture(Rect(mm(20), mm(150), mm(40), mm(10)), DOT, "Signature of Ann Lee", (Tag("Signature"), Tag("Figure"))),
        Picture(Rect(mm(80), mm(150), mm(40), mm(10)), DOT, "", ()),
        words(20, 280, "This paragraph begins here ", long),
    ]
    second: list[Item] = [
        words(20, 20, "Ms. Jane Schmoe, 2", ()),
        words(20, 30, "and ends here.", long),
        words(20, 50, "Reference", (Tag("Reference"),)),
    ]
    return [page(*first), page(*second)]


def an_envelope(turn: str) -> Page:
    back, there = (Tag("ReturnAddress"), Tag("P")), (Tag("DeliveryAddress"), Tag("P"))
    return page(
        words(10, 10, "Ann Lee", back, SANS), words(110, 60, "Łukasz Nguyễn", there, SANS), size=US_10, turn=turn
    )


@pytest.mark.slow
@pytest.mark.skipif(bool(reason_to_skip()), reason=reason_to_skip())
def test_every_kind_of_page_meets_both_standards(tmp_path: Path) -> None:
    files = {
        "letter": pdf(*a_letter(), subject="Żółć & <co>", title="A letter (to Łukasz) \\"),
        "envelopes": pdf(an_envelope(""), an_envelope("clockwise"), an_envelope("counterclockwise")),
        "words": pdf(page(*(words(20, 20 + 11 * nth, text, face=face) for nth, (face, text) in enumerate(LINES)))),
        "raised": pdf(
            page(words(20, 30, "x\u0331\u0303 q\u0302\u0301 \u0251\u0303\u0301 u\u200bn a\u2060b", face=SERIF))
        ),
        "empty": pdf(page()),
    }
    for name, data in files.items():
        (tmp_path / f"{name}.pdf").write_bytes(data)
    assert judge(sorted(tmp_path.glob("*.pdf"))) == []


@pytest.mark.slow
@pytest.mark.skipif(bool(reason_to_skip()), reason=reason_to_skip())
def test_the_judge_can_say_no(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(document, "xmp", lambda *said: xmp(*said).replace(b"<dc:title>", b"<dc:tital>"))
    bad = {"untitled": pdf(page(words(20, 30, "word"))), "broken": b"%PDF-1.7\nnothing"}
    for name, data in bad.items():
        (tmp_path / f"{name}.pdf").write_bytes(data)
    told = "\n".join(judge([tmp_path / f"{name}.pdf" for name in bad]))
    assert "untitled.pdf (ua1)" in told
    assert "broken.pdf (ua1)" in told
    assert "broken.pdf (2a)" in told


def test_the_color_profile_is_one() -> None:
    from PIL import ImageCms

    profile = ImageCms.ImageCmsProfile(__import__("io").BytesIO(srgb_profile()))
    assert ImageCms.getProfileDescription(profile).strip() == "sRGB"
    assert len(srgb_profile()) == int.from_bytes(srgb_profile()[:4], "big")


def test_the_color_profile_is_srgb_byte_by_byte() -> None:
    """What its bytes must say (ICC.1:2022, 7.2), read here by hand; and the bytes themselves, so that none changes."""
    data = srgb_profile()

    def number(at: int) -> int:
        return int.from_bytes(data[at : at + 4], "big")

    def fixed(at: int, count: int) -> list[float]:
        return [int.from_bytes(data[at + 4 * n : at + 4 * n + 4], "big", signed=True) / 65536 for n in range(count)]

    assert number(0) == len(data) and len(data) % 4 == 0
    assert (data[8], data[9] >> 4) == (4, 2) and data[12:24] == b"mntrRGB XYZ " and data[36:40] == b"acsp"
    assert fixed(68, 3) == pytest.approx([0.9642, 1.0, 0.8249], abs=1e-4)
    tags = {data[at : at + 4]: (number(at + 4), number(at + 8)) for at in range(132, 132 + 12 * number(128), 12)}
    assert all(132 + 12 * len(tags) <= begin and begin + size <= len(data) for begin, size in tags.values())
    primaries = [fixed(tags[key][0] + 8, 3) for key in (b"rXYZ", b"gXYZ", b"bXYZ")]
    assert [sum(each) for each in zip(*primaries, strict=True)] == pytest.approx([0.9642, 1.0, 0.8249], abs=2e-4)
    gamma, a, b, c, d = fixed(tags[b"gTRC"][0] + 12, 5)
    assert (gamma, d) == pytest.approx((2.4, 0.04045), abs=1e-4)
    assert (a * d + b) ** gamma == pytest.approx(c * d, abs=1e-4), "the curve's halves meet"
    assert (a + b) ** gamma == pytest.approx(1.0, abs=1e-4)
    assert data[tags[b"desc"][0] + 28 :][:8].decode("utf-16-be") == "sRGB"
    assert hashlib.sha256(data).hexdigest() == "9011fb0d8c286d9e2fbead00dcbe124c549933b8c70a4721913a5defeb9d79ae"
