"""Values written as PDF writes them: numbers, strings, names, and bytes deflated."""

from __future__ import annotations

import zlib
from functools import lru_cache

_SMALL = 16_384
_FEW = 1_500
_USUAL_HEAD = b"\x78\x9c"
"""RFC 1950: deflated in a window of 32 KiB, at the usual level."""


@lru_cache(maxsize=4_000)
def number(value: float) -> str:
    """Four decimals of a point: 0.00004 mm."""
    return _trim(f"{value:.4f}")


def _trim(text: str) -> str:
    text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def numbers(*values: float) -> str:
    return " ".join(map(number, values))


def finely(*values: float) -> str:
    """Seven digits, at most six of them decimals: for thin strokes, whose gray edges tell them apart."""
    return " ".join([f"{value:.7g}" if abs(value) >= 1 else _trim(f"{value:.6f}") for value in values])


def string(text: str) -> str:
    """A text string: ASCII as it is, all else in UTF-16 with its mark."""
    if text.isascii() and text.isprintable():
        escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        return f"({escaped})"
    return f"<FEFF{utf16(text)}>"


@lru_cache(maxsize=1_000)
def utf16(text: str) -> str:
    return text.encode("utf-16-be").hex().upper()


@lru_cache(maxsize=500)
def name(text: str) -> str:
    """A name object; whatever is not a letter or a digit is written by its code."""
    plain = "".join(
        letter if letter.isascii() and (letter.isalnum() or letter in "-_+.") else _encode(letter) for letter in text
    )
    return f"/{plain}"


def _encode(letter: str) -> str:
    return "".join(f"#{byte:02X}" for byte in letter.encode())


def pack(data: bytes) -> bytes:
    """Deflated. A page's few thousand bytes need no large window: to make one would cost three times as long."""
    window, memory = (13, 7) if len(data) <= _SMALL else (15, 8)
    machine = zlib.compressobj(6, zlib.DEFLATED, window, memory)
    return machine.compress(data) + machine.flush()


def pack_few(data: bytes) -> bytes:
    """What `zlib.compress` gives. A few hundred bytes need no machine of 256 KiB: the window is named in the head
    alone, and none reaches farther back than they are long."""
    if len(data) > _FEW:
        return zlib.compress(data)
    machine = zlib.compressobj(6, zlib.DEFLATED, -12, 5)
    return _USUAL_HEAD + machine.compress(data) + machine.flush() + zlib.adler32(data).to_bytes(4, "big")


@lru_cache(maxsize=64)
def pack_cached(data: bytes) -> bytes:
    """Deflated, and kept: for what one document after another has alike, as a font's subset or the color profile."""
    return pack(data)
