"""Opens a signature's picture and returns its bytes; `imaging` decodes them."""

from __future__ import annotations

import os

from stationery.model.errors import Place, SourceError
from stationery.model.letter import Letter
from stationery.reading.files import read_bytes
from stationery.reading.overlay import KEPT

MOST_PICTURE_BYTES = 30_000_000
"""Larger than any scanned signature, or a photo straight from a camera."""


def read_picture(path: str, place: Place | None) -> bytes:
    """The picture's bytes. `path` is already resolved; `place` is where the letter names it."""
    data = read_bytes(path, MOST_PICTURE_BYTES + 1, place)
    if not data:
        raise SourceError(f"{path}: the picture is empty", place, "save it again")
    if len(data) > MOST_PICTURE_BYTES:
        hint = "save it smaller; 2000 pixels across is enough for a signature"
        raise SourceError(f"{path}: the picture is larger than {MOST_PICTURE_BYTES // 1_000_000} MB", place, hint)
    return data


def signature_of(letter: Letter) -> bytes | None:
    """The picture of the signature, relative to the letter's file; None if the letter names none.

    Raises SourceError if it is a saved signature and somebody else's.
    """
    if not letter.signature:
        return None
    if letter.signature.text.lower() == KEPT:
        hint = "save one with `stationery signature add FILE`, or name a picture file"
        raise SourceError("there is no saved signature to sign this letter with", letter.signature.place, hint)
    if letter.signature_misused:
        hint = "leave out `signature:` to sign by hand, or confirm with --signed that it may sign this letter"
        raise SourceError(letter.signature_misused.text, letter.signature_misused.place, hint)
    text = letter.signature.text
    path = os.path.join(os.path.dirname(letter.file), os.path.expanduser(text))
    if text[:1].isalpha() and not (os.path.splitext(text)[1] or os.path.dirname(text) or os.path.exists(path)):
        hint = f"name its file; or, if {text!r} is the name to print below the close, write `signers: {text}`"
        raise SourceError(f"`signature:` is a picture, and there is no file {text!r}", letter.signature.place, hint)
    return read_picture(path, letter.signature.place)
