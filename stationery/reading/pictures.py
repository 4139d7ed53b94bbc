"""Opens a signature's picture and gives its bytes; what they show is for the PDF's room to find out."""

from __future__ import annotations

from stationery.model.errors import Place, SourceError
from stationery.reading.files import read_bytes

MOST_PICTURE_BYTES = 30_000_000
"""More than any scanned signature; a photograph straight from a camera is smaller too."""


def read_picture(path: str, place: Place | None) -> bytes:
    """The picture's bytes. `path` is already resolved; `place` is where the letter names it."""
    data = read_bytes(path, MOST_PICTURE_BYTES + 1, place)
    if not data:
        raise SourceError(f"{path}: the picture is empty", place, "save it again")
    if len(data) > MOST_PICTURE_BYTES:
        hint = "save it smaller; a signature needs no more than 2000 pixels in width"
        raise SourceError(f"{path}: the picture is larger than {MOST_PICTURE_BYTES // 1_000_000} MB", place, hint)
    return data
