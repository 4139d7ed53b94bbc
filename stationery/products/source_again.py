"""The text of a letter that was read before: from its file, as long as that says the same."""

from __future__ import annotations

from stationery.model.errors import Place, SourceError, StationeryError
from stationery.model.letter import Letter
from stationery.model.page import Attachment
from stationery.products.source import Source, add_remarks, attachment, read_source
from stationery.reading.letters import read_letter


def attachment_of(letter: Letter, source: Source | None) -> Attachment:
    """The text that a letter was read from as a file within its PDF; `source` if it is at hand, else its file again.

    Raises SourceError if there is no such file, or if it says something else by now.
    """
    source = source or read_again(letter)
    if source is None:
        message = "there is no file to attach: the letter was not read from a file, or the file has changed since"
        raise SourceError(message, Place("attach_source"), "read the file again, and make the letter from that")
    return attachment(source)


def read_again(letter: Letter) -> Source | None:
    """The text that a letter was read from; None if it is of words, or if its file says something else by now."""
    if letter.file == "-":
        return None
    try:
        source = read_source(letter.file)
        again = add_remarks(read_letter(source.text, source.file), source)
    except StationeryError:
        return None
    return source if again == letter else None
