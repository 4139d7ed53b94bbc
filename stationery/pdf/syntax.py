"""Values written as PDF writes them: numbers, strings, names, and the objects a file is made of."""

from __future__ import annotations

import zlib
from functools import lru_cache
from typing import Any

import stationery.pdf.quiet  # noqa: F401  isort: skip
from reportlab.pdfbase.pdfdoc import PDFObject


def number(value: float) -> str:
    """Four decimals of a point: 0.00004 mm."""
    text = f"{value:.4f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def numbers(*values: float) -> str:
    return " ".join(map(number, values))


def string(text: str) -> str:
    """A text string: ASCII as it is, all else in UTF-16 with its mark."""
    if text.isascii() and text.isprintable():
        escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        return f"({escaped})"
    return f"<FEFF{utf16(text)}>"


def utf16(text: str) -> str:
    return text.encode("utf-16-be").hex().upper()


def name(text: str) -> str:
    """A name object; whatever is not a letter or a digit is written by its code."""
    plain = "".join(
        letter if letter.isascii() and (letter.isalnum() or letter in "-_+.") else _coded(letter) for letter in text
    )
    return f"/{plain}"


def _coded(letter: str) -> str:
    return "".join(f"#{byte:02X}" for byte in letter.encode())


def reference(document: Any, part: Any) -> str:
    """How an object is referred to; it gets its number now if it has none yet."""
    written: bytes = document.Reference(part).format(document)
    return written.decode("ascii")


def packed(data: bytes) -> bytes:
    """Deflated. A page's few thousand bytes need no large window: that alone would cost three times as long."""
    small = len(data) <= 4096
    machine = zlib.compressobj(6, zlib.DEFLATED, 12 if small else 15, 6 if small else 8)
    return machine.compress(data) + machine.flush()


@lru_cache(maxsize=64)
def packed_again(data: bytes) -> bytes:
    """Deflated, and kept: for what one document after another has alike, as a font's subset or the color profile."""
    return packed(data)


class Literal(PDFObject):  # type: ignore[misc]
    """An object whose text is known already, always written at the top level and referred to."""

    __RefOnly__ = 1

    def __init__(self, text: str) -> None:
        self.text = text

    def format(self, document: Any) -> bytes:
        return self.text.encode("latin-1")


class Stream(PDFObject):  # type: ignore[misc]
    """A stream with the line end before `endstream` that PDF/A asks for (ISO 19005-2, 6.1.7.1)."""

    __RefOnly__ = 1

    def __init__(self, data: bytes, entries: str = "", deflate: bool = True) -> None:
        self.data = packed(data) if deflate else data
        self.entries = f"{entries} /Filter /FlateDecode" if deflate else entries

    def format(self, document: Any) -> bytes:
        head = f"<<{self.entries} /Length {len(self.data)}>>\nstream\n"
        return head.encode("latin-1") + self.data + b"\nendstream"


def deflated(data: bytes, entries: str) -> Stream:
    """A stream of bytes that are deflated already."""
    return Stream(data, f"{entries} /Filter /FlateDecode", deflate=False)
