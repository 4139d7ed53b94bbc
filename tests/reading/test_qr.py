"""QR codes read: a picture alone in its paragraph whose target begins with `qr:`; and what is wrong with one."""

from __future__ import annotations

import pytest

from stationery.model.errors import Place
from stationery.model.prose import Listing, Paragraph, QrCode
from stationery.model.units import ZERO, inch, mm
from stationery.reading.markdown import read_body


@pytest.mark.parametrize(
    ("text", "content", "alt", "side"),
    [
        ("![Our page](qr:https://example.org/a?b=c)", "https://example.org/a?b=c", "Our page", ZERO),
        ("![Call me](qr:tel:+14135550142)", "tel:+14135550142", "Call me", ZERO),
        ("![Write](qr:mailto:a@b.example)", "mailto:a@b.example", "Write", ZERO),
        ("![My contact details](qr:contact)", "contact", "My contact details", ZERO),
        ('![Our page](qr:https://example.org "30mm")', "https://example.org", "Our page", mm(30)),
        ("![Our page](qr:https://example.org '1.2in')", "https://example.org", "Our page", inch(1.2)),
        ("![Our page][p]\n\n[p]: qr:https://example.org", "https://example.org", "Our page", ZERO),
        ("![Our page](QR:https://example.org/é)", "https://example.org/%C3%A9", "Our page", ZERO),
    ],
)
def test_codes(text: str, content: str, alt: str, side: object) -> None:
    blocks, faults = read_body(f"Before.\n\n{text}\n\nAfter.", "f")
    assert faults == []
    assert blocks[1] == QrCode(content, alt, side, Place("f", 3, 1))


def test_codes_stand_in_lists_too() -> None:
    (block,), faults = read_body("- ![a](qr:contact)", "f")
    assert faults == [] and isinstance(block, Listing) and isinstance(block.items[0][0], QrCode)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("![](qr:https://e.org)", "f:1:1: a QR code needs a description for people who can't see it"),
        ("![a](qr:ftp://e.org)", "f:1:1: a QR code can't link to 'ftp://e.org'"),
        ("![a](qr:javascript:x)", "f:1:1: a QR code can't link to 'javascript:x'"),
        ("![a](qr:example.org)", "f:1:1: a QR code can't link to 'example.org'"),
        ("![a](qr:)", "f:1:1: this QR code is empty"),
        ('![a](qr:contact "30")', "f:1:1: '30' isn't a size for a QR code"),
        ("see ![a](qr:contact)", "f:1:5: this QR code is in the middle of a paragraph"),
        ("![a](qr:contact) ![b](qr:contact)", "f:1:1: this QR code is in the middle of a paragraph"),
        ("|a|\n|-|\n|![a](qr:contact)|", "f:3:2: this QR code is in the middle of a paragraph"),
    ],
)
def test_faults(text: str, fault: str) -> None:
    assert next(f"{each.place}: {each.message}" for each in read_body(text, "f")[1]) == fault


def test_what_only_looks_like_one_is_a_paragraph() -> None:
    (block,), faults = read_body("!\\[a\\](qr:contact)", "f")
    assert faults == [] and isinstance(block, Paragraph)
