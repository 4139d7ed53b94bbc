"""Opens the file of a stamp that is printed on an envelope."""

from __future__ import annotations

from stationery.model.errors import Place, SourceError
from stationery.model.postage import PostageChoice
from stationery.reading.files import read_bytes

MOST_STAMP_BYTES = 5_000_000
"""A stamp for print takes a hundredth of this."""


def read_stamp_file(choice: PostageChoice) -> bytes:
    """The file's bytes. Raises SourceError where it is named, if it can't be read or is too large."""
    place = choice.written.place or Place(choice.path)
    data = read_bytes(choice.path, MOST_STAMP_BYTES + 1, place)
    if not data:
        raise SourceError(f"{choice.file}: the file is empty", place, "save the postage again")
    if len(data) > MOST_STAMP_BYTES:
        hint = "name the PDF or PNG file that the post gave you"
        raise SourceError(f"{choice.file} is larger than {MOST_STAMP_BYTES // 1_000_000} MB", place, hint)
    return data
