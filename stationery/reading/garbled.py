"""Notices characters of a text that was UTF-8 and was read as Windows-1252 before it was saved: `CafÃ©`, `donâ€™t`."""

from __future__ import annotations

import re

from stationery.model.errors import Place, Remark

_CONTINUED = "[\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]"
_QUOTES = "‘’“”–—…"
_BROKEN = re.compile(f"(?:Ã{_CONTINUED}|Â[\u00a0-\u00bf]|â[\u0080€]{_CONTINUED})+")
"""The first characters are the bytes of accented letters, of marks such as a no-break space, and of curly quotes."""


def remark_on_garbled(text: str, first: Place) -> tuple[Remark, ...]:
    """The remark on the first such word of a text that begins at a place, with the number of the others."""
    found = [(at, meant) for at in _BROKEN.finditer(text) if (meant := _repair(text, at))]
    if not found:
        return ()
    at, _ = found[0]
    begins = max(text.rfind(mark, 0, at.start()) for mark in " \t\n\u00a0") + 1
    word = text[begins:].split()[0]
    line = text.count("\n", 0, begins)
    place = Place(
        first.file, first.line + line, begins - text.rfind("\n", 0, begins) if line else first.column + begins
    )
    meant = _BROKEN.sub(lambda each: _repair(word, each) or each[0], word)
    more = len({text.count("\n", 0, each.start()) for each, _ in found}) - 1
    others = f", and {more} more {'line has' if more == 1 else 'lines have'} such characters" if more else ""
    hint = (
        "the text was saved in one encoding and opened in another; copy it again from its source, or correct it by hand"
    )
    return (Remark(f"{word!r} looks like a garbled {meant!r}{others}", place, hint),)


def _repair(text: str, found: re.Match[str]) -> str:
    """What was meant; empty where a capital and a closing mark stand together by chance (“MAÇÔ)."""
    broken, before = found[0], text[: found.start()][-1:]
    if before.isupper() and broken[0] == "Ã" and broken[1] in _QUOTES:
        return ""
    try:
        return b"".join(_byte(each) for each in broken).decode()
    except UnicodeError:
        return ""


def _byte(letter: str) -> bytes:
    try:
        return letter.encode("cp1252")
    except UnicodeEncodeError:
        return letter.encode("latin-1")
