"""Bytes that aren't UTF-8 into the text that they can only mean: UTF-16 with its mark, and certain Windows-1252."""

from __future__ import annotations

import re

from stationery.model.errors import Place, SourceError
from stationery.model.late_pattern import late

BYTE_ORDER_MARKS = (b"\xff\xfe", b"\xfe\xff")

_TYPED = "“”‘’‚„«»‹›…–—•·¡¿€£§©®™°ªº¼½¾\u00a0ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜßàáâãäåæçèéêëìíîïñòóôõöøùúûüœŒ"
"""What people type in Western languages beyond ASCII, of what Windows-1252 has."""

_SMALL, _LARGE = "a-zà-öø-üßœ", "A-ZÀ-ÖØ-ÜŒ"
_LETTER = _SMALL + _LARGE
_NO_TEXT = late(
    rf"[{_SMALL}][À-ÖØ-ÜŒ]"  # a capital within a word: é of MacRoman, read as Windows-1252
    rf"|[{_LETTER}][“”„‚«»¿¡•ªº½¼¾€£§©®°·][{_LETTER}]"  # a mark within a word: ö of DOS
    rf"|[{_LETTER}][„‚¿¡](?![{_LETTER}])"
    rf"|[{_SMALL}]–[{_SMALL}]"
    rf"|[{_LETTER}]’(?!(?:s|t|d|m|re|ve|ll|em|n|er|S|T|D|M|RE|VE|LL)(?![{_LETTER}])|[{_LARGE}])"
    rf"(?<!(?<![{_LETTER}])[lLdDjJnNsStTcCmMO]’)(?<!u’)(?<!rd’)(?<!ll’)(?<!un’)[{_LETTER}]"
    r"|[À-ÖØ-öø-üßœŒ]{3}"  # words of such letters alone are Cyrillic or Greek
)
"""What no text in Windows-1252 has, and text in another encoding has when it is read as such."""


def decode_utf16(data: bytes, file: str) -> str:
    """The text of a file that begins with the mark of UTF-16. Raises SourceError."""
    try:
        return data.decode("utf-16")
    except UnicodeDecodeError:
        message = "the file begins as UTF-16, and continues as something else"
        raise SourceError(message, Place(file), "save it as UTF-8 (in the editor: Save with Encoding)") from None


def decode_windows(data: bytes) -> tuple[str, str] | None:
    """The text of bytes that can only be Windows-1252, and the first word that shows it; None where that isn't
    certain."""
    if re.search(rb"[\xc3-\xdf][\x80-\xbf]|[\xe2-\xef][\x80-\xbf]{2}", data):
        return None  # UTF-8 with a byte that is broken
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    beyond = {character for character in text if character > "\x7f"}
    if not beyond <= set(_TYPED) or _NO_TEXT.search(text):
        return None
    word = re.search(rf"\S*[{re.escape(''.join(sorted(beyond)))}]\S*", text)
    return text, word[0] if word else ""
