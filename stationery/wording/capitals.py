"""Words in capitals, as their language writes them."""

from __future__ import annotations

from stationery.prose import Line
from stationery.values import replace

_TONOS = "\u0301"


def in_capitals(text: str, language: str) -> str:
    """`text` in capitals: `i` becomes `İ` in Turkish and Azerbaijani; in Greek capitals have no accent."""
    tongue = language.partition("-")[0]
    if tongue in ("tr", "az"):
        text = text.replace("i", "İ")
    elif tongue == "el":
        import unicodedata

        text = unicodedata.normalize("NFC", unicodedata.normalize("NFD", text).replace(_TONOS, ""))
    return text.upper()


def line_in_capitals(line: Line, language: str) -> Line:
    return replace(line, spans=tuple(replace(span, text=in_capitals(span.text, language)) for span in line.spans))
