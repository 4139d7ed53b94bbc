"""Words in capitals, as their language writes them."""

from __future__ import annotations

import re

from stationery.model.late_pattern import late
from stationery.model.prose import Line
from stationery.model.values import replace

_TONOS = "\u0301"
_HIATUS = "([αεο]\u0301)([ιυ])(?!\u0308)"
"""An accent on the first of two vowels says that they are no diphthong; in capitals two dots on the second do."""


def capitalize(text: str, language: str) -> str:
    """`text` in capitals. In Turkish and Azerbaijani `i` becomes `İ`. Greek capitals have no accent, and two dots
    where it parted two vowels (`Μάιος`, `ΜΑΪΟΣ`). A German `ß` becomes `SS`."""
    tongue = language.partition("-")[0]
    if tongue in ("tr", "az"):
        text = text.replace("i", "İ")
    elif tongue == "el":
        import unicodedata

        parted = re.sub(_HIATUS, "\\1\\2\u0308", unicodedata.normalize("NFD", text))
        text = unicodedata.normalize("NFC", parted.replace(_TONOS, ""))
    return text.upper()


_AS_IT_IS = late(r"(?<![\w.])(?:[^\W\d_]*[a-z][A-Z]|e\. ?[KV]\.)(?!\w)")
"""Legal forms that are never written in capitals alone: a small letter before the last one, which is a capital (GmbH,
KGaA, ApS); and e.V., e.K."""


def capitalize_name(text: str, language: str) -> str:
    """`text` in capitals but for the legal form of a firm: `FEINPAPIER GmbH`."""
    parts, end = [], 0
    for found in _AS_IT_IS.finditer(text):
        parts += [capitalize(text[end : found.start()], language), found.group()]
        end = found.end()
    return "".join((*parts, capitalize(text[end:], language)))


def capitalize_line(line: Line, language: str) -> Line:
    return replace(line, spans=tuple(replace(span, text=capitalize(span.text, language)) for span in line.spans))
