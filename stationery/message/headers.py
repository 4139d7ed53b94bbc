"""Writes a message's header lines: plain where ASCII will do, in encoded words (RFC 2047) where not.

Written by hand so that the same words give the same bytes under every Python: versions of the standard library fold
long names differently, and leave text that only looks like an encoded word as it is.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable

from stationery.model.message import Mailbox

_WIDTH = 76
_LONGEST_WORD = 75
"""Of an encoded word (RFC 2047, 2); no line with one is longer than 76."""

_WORTH_IT = 1.25

_FRAME = len("=?utf-8?q??=")
_ATOMS = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~ -]*")
"""Words that a name in front of an address may have without quotation marks (RFC 5322, 3.2.3)."""

_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
"""Characters that could end a header, and unpaired surrogates."""

_PLAIN_IN_Q = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!*+-/")
"""What stands for itself in an encoded word, also in front of an address (RFC 2047, 5)."""


def text_header(name: str, text: str) -> str:
    """A header of words, as `Subject`, with the line end. Characters that would end the line early become spaces."""
    text = _one_line(text)
    pieces = text.split(" ") if _is_plain(text) else _encode(text, len(name) + 2)
    return _fold(f"{name}:", pieces)


def mailbox_header(name: str, mailbox: Mailbox) -> str:
    """A header of one name and address, as `To`, with the line end."""
    shown, address = _one_line(mailbox.name), f"<{mailbox.address}>"
    if "\r" in address or "\n" in address or not address.isascii():
        raise ValueError(f"{mailbox.address!r} isn't an address for a header")
    if not shown:
        return _fold(f"{name}:", [mailbox.address])
    if not _is_plain(shown) or len(shown) > _WIDTH - len(name) - 4:
        return _fold(f"{name}:", [*_encode(shown, len(name) + 2), address])
    if not _ATOMS.fullmatch(shown):
        shown = '"' + shown.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return _fold(f"{name}:", [shown, address])


def _one_line(text: str) -> str:
    return _CONTROLS.sub(" ", text).strip()


def _is_plain(text: str) -> bool:
    """Whether the words can stand as they are: ASCII, nothing like an encoded word, none too long for a line."""
    words = text.split(" ")
    return text.isascii() and "=?" not in text and all(words) and max(map(len, words)) < _LONGEST_WORD


def _fold(head: str, pieces: list[str]) -> str:
    """Pieces with a blank between them, a new line (RFC 5322, 2.2.3) before one that would make it too long."""
    lines = [head]
    for piece in pieces:
        if len(lines[-1]) + 1 + len(piece) > _WIDTH and lines[-1] != head:
            lines.append("")
        lines[-1] += f" {piece}"
    return "\r\n".join(lines) + "\r\n"


def _encode(text: str, used: int) -> list[str]:
    """The text in encoded words, legible ones unless they are much longer; `used` is how much of the first line is."""
    legible, short = _words(text, used, "q", _in_q), _words(text, used, "b", _in_b)
    return legible if sum(map(len, legible)) <= sum(map(len, short)) * _WORTH_IT else short


def _words(text: str, used: int, way: str, encode: Callable[[bytes], str]) -> list[str]:
    """Every word whole in itself: no character is divided between two."""
    words, begun = [], ""
    room = min(_LONGEST_WORD, _WIDTH - used) - _FRAME
    for character in text:
        if len(encode((begun + character).encode())) > room and begun:
            words.append(begun)
            begun, room = "", _LONGEST_WORD - _FRAME
        begun += character
    return [f"=?utf-8?{way}?{encode(word.encode())}?=" for word in (*words, begun)]


def _in_q(data: bytes) -> str:
    return "".join(chr(byte) if byte in _PLAIN_IN_Q else "_" if byte == 32 else f"={byte:02X}" for byte in data)


def _in_b(data: bytes) -> str:
    return b64encode(data).decode("ascii")
