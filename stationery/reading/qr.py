"""Turns a Markdown picture whose target begins with `qr:` into a QrCode: `![our shop](qr:https://example.org)`.

A title in quotation marks after the target is its size: `"30mm"`.
"""

from __future__ import annotations

from typing import Any

from stationery.model.prose import CONTACT, QrCode
from stationery.model.units import ZERO, Length
from stationery.reading.tokens import Tokens

SCHEME = "qr:"

_HINT = "write it as ![Our website](qr:https://example.org), or ![My contact details](qr:contact)"


def is_code(token: Any) -> bool:
    """Whether a token is a picture that stands for a QR code."""
    return token.type == "image" and str(token.attrs.get("src", "")).lower().startswith(SCHEME)


def refuse_among_words(reading: Tokens, token: Any, inline: Any) -> None:
    place = reading.place_in(inline, token.meta.get("at", 0))
    reading.fault(
        "this QR code is in the middle of a paragraph",
        place,
        "put it in its own paragraph, with a blank line before and after",
    )


def read_code(reading: Tokens, inline: Any, schemes: tuple[str, ...]) -> QrCode | None:
    """The QR code in a paragraph of its own; notes a fault if it lacks a description or a valid link."""
    (token,) = inline.children
    place = reading.place_in(inline, token.meta.get("at", 0))
    reading.used.add(token.meta.get("label", ""))
    content = str(token.attrs["src"])[len(SCHEME) :].strip()
    alt = " ".join(str(token.content).split())
    faults = len(reading.faults)
    if not alt:
        reading.fault("a QR code needs a description for people who can't see it", place, _HINT)
    scheme = content.partition(":")[0].lower() if ":" in content else ""
    if content != CONTACT and scheme not in schemes:
        message = f"a QR code can't link to {content!r}" if content else "this QR code is empty"
        reading.fault(message, place, f"{_HINT}; links start with https://, http://, mailto: or tel:")
    side = ZERO
    if title := str(token.attrs.get("title", "")):
        try:
            side = Length.parse(title)
        except ValueError:
            reading.fault(f"{title!r} isn't a size for a QR code", place, 'write it as "30mm" or "1.2in"')
    return QrCode(content, alt, side, place) if len(reading.faults) == faults else None
