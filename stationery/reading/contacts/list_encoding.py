"""Finds the encoding of a whole text file, however long, a piece at a time; only where it is certain."""

from __future__ import annotations

import codecs
from collections.abc import Callable
from typing import IO

from stationery.data.encodings import BYTE_ORDER_MARKS, decode_windows
from stationery.model.errors import Place, Remark, SourceError

EXPORT = "export the list as CSV (UTF-8) or XLSX, with its headings in the first row"

_PIECE = 65_536


def find_encoding(file: str, head: bytes, open_bytes: Callable[[], IO[bytes]]) -> tuple[str, tuple[Remark, ...]]:
    """The encoding of a whole file: UTF-8, with or without its mark, UTF-16, or what can only be Windows-1252."""
    if head.startswith(BYTE_ORDER_MARKS):
        _decode_all(file, "utf-16", open_bytes)
        return "utf-16", ()
    zeros = head.count(0)
    if zeros and zeros * 5 > len(head) * 2:
        name = "utf-16-le" if head[1::2].count(0) > head[::2].count(0) else "utf-16-be"
        _decode_all(file, name, open_bytes)
        return name, ()
    if zeros:
        raise SourceError("this is neither a text file nor a spreadsheet", Place(file), EXPORT)
    decoder = codecs.getincrementaldecoder("utf-8-sig")()
    try:
        with open_bytes() as stream:
            while data := stream.read(_PIECE):
                decoder.decode(data)
            decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return "cp1252", (_judge_windows(file, open_bytes),)
    return "utf-8-sig", ()


def _decode_all(file: str, encoding: str, open_bytes: Callable[[], IO[bytes]]) -> None:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        with open_bytes() as stream:
            while data := stream.read(_PIECE):
                decoder.decode(data)
            decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        message = "the file begins as UTF-16, and continues as something else"
        raise SourceError(message, Place(file), EXPORT) from None


def _judge_windows(file: str, open_bytes: Callable[[], IO[bytes]]) -> Remark:
    """A remark that the file was read as Windows-1252. Raises SourceError where that isn't certain."""
    found: bytearray = bytearray()
    with open_bytes() as stream:
        for number, line in enumerate(stream, 1):
            if line.isascii() or len(found) > _PIECE:
                continue
            if _is_utf8(line):  # a broken byte among UTF-8 is no Windows-1252
                found += b"\xc3\x80"
            found += line
            first = number if len(found) == len(line) else 0
            if first:
                place = Place(file, first)
    known = decode_windows(bytes(found))
    if known is None:
        message = "the file isn't UTF-8, and perhaps not Windows-1252; its accented letters can't be read for certain"
        raise SourceError(message, Place(file), "save it as `CSV UTF-8` (Excel: File, Save As)")
    hint = "save it as `CSV UTF-8` (Excel: File, Save As), so that every program reads it alike"
    return Remark(f"the file isn't UTF-8; it was read as Windows-1252: {known[1]}", place, hint)


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
