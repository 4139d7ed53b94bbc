"""The files of a merge: one open document for each medium, or files of each recipient's own, with names out of data."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Callable
from typing import BinaryIO

from stationery.data.files import IN_PYTHON, Parts, Ways, may_write
from stationery.data.stock import Stock
from stationery.model.field import FIELD, field_key
from stationery.model.values import value
from stationery.pdf.document import About, OpenDocument
from stationery.products.merge_pieces import Manner, Medium, Piece, Pieces, Sheets
from stationery.products.recipients import Recipient
from stationery.products.stock import library_of

OpenFile = Callable[[str], BinaryIO]

ENDINGS: dict[Medium, str] = {"letters": ".pdf", "cards": "-cards.pdf", "envelopes": "-envelopes.pdf", "emails": ".eml"}

_ONE_EACH: dict[Medium, str] = {"letters": ".pdf", "cards": "-card.pdf", "envelopes": "-envelope.pdf", "emails": ".eml"}

_LONGEST_NAME = 80
"""Characters; with a folder before it, what every system takes."""

_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?", re.IGNORECASE)
"""What Windows takes for a device (Microsoft: Naming Files, Paths, and Namespaces)."""

_ILLEGAL = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]+')


@value
class Target:
    """Where a merge goes: to a `path` for the first medium, the others beside it; or with `each`, a file for each
    recipient in that folder, called by `name`.

    A path that is not `named` by anybody gets the first medium's ending, too. With `split`, a file has so many
    recipients at most. `force` replaces files of others.
    """

    path: str = ""
    each: str = ""
    name: str = "{{name}}"
    split: int = 0
    named: bool = True
    force: bool = False
    ways: Ways = IN_PYTHON

    def of(self, medium: Medium, first: Medium, number: int = 0) -> str:
        """The path of a medium's file, or of the `number`th of them."""
        stem, ending = os.path.splitext(self.path)
        middle = "" if medium == first and self.named else ENDINGS[medium].removesuffix(".pdf")
        count = f"-{number:03d}" if number else ""
        return f"{stem}{middle}{count}{ending or '.pdf'}"


@value
class MadeFile:
    """A file that was made, or in a dry run would be: its first piece, how many pages and recipients it has."""

    path: str
    medium: Medium
    first: Piece
    pages: int
    recipients: int


class Volume:
    """A PDF that is written as its pages come; without a sink, they are only counted."""

    def __init__(self, path: str, medium: Medium, sink: BinaryIO | None, stock: Stock) -> None:
        self.path = path
        self.medium = medium
        self._sink = sink
        self._stock = stock
        self._document: OpenDocument | None = None
        self.first: Piece | None = None
        self._titles: set[str] = set()
        self.pages = 0
        self.recipients = 0
        self._duplex = ""

    def add(self, piece: Piece, recipients: int = 1) -> None:
        if self.first is None:
            self.first = piece
            if self._sink:
                self._document = OpenDocument(self._sink, library_of(self._stock), piece.language)
        self.pages += len(piece.pages)
        self.recipients += recipients
        self._duplex = self._duplex or piece.duplex
        if self._document:
            self._document.add(piece.pages, piece.sender, piece.language)

    def close(self) -> MadeFile:
        first = self.first
        assert first, "a volume is opened for its first piece"
        if self._document:
            title = first.title if self.recipients == 1 else _title(first, self.recipients)
            self._document.close(About(title, first.created, first.author, "", self._duplex, None, first.printer))
        return MadeFile(self.path, self.medium, first, self.pages, self.recipients)


def _title(first: Piece, count: int) -> str:
    """What the file says it is: the letter's subject, else `Letters to 25 recipients` in the letter's language."""
    word = {"letters": "letters_to", "cards": "notes_to", "envelopes": "envelopes_to", "emails": ""}[first.medium]
    titled = first.job.language.words[word].replace("{count}", str(count))
    subject = first.job.letter.subject.text if first.medium == "letters" else ""
    return f"{subject} ({titled})" if subject else titled


class Volumes:
    """The open files of a merge. Each begins with its first piece, and another after `split` recipients."""

    def __init__(
        self, target: Target, manner: Manner, stock: Stock, open_file: Callable[[str], BinaryIO] | None
    ) -> None:
        self._target = target
        self._manner = manner
        self._stock = stock
        self._open = open_file
        self._volumes: dict[Medium, Volume] = {}
        self._numbers: dict[Medium, int] = {}
        self._sheets = Sheets(manner, stock)
        self._waiting = 0
        self._made: list[MadeFile] = []
        self._count = 0

    def add(self, pieces: Pieces) -> tuple[str, ...]:
        """The paths of the files that will have it. Raises CannotSet; then the files are of no use."""
        if self._target.split and self._count == self._target.split:
            self._close_all()
        self._count += 1
        paths = self._paths(pieces)
        for piece in (pieces.letters, pieces.envelopes):
            if piece:
                self._volume(piece.medium).add(piece)
        if pieces.note:
            self._waiting += 1
            self._add_sheet(self._sheets.add(pieces.note))
        return paths

    def _paths(self, pieces: Pieces) -> tuple[str, ...]:
        parts: dict[Medium, object] = {"letters": pieces.letters, "cards": pieces.note, "envelopes": pieces.envelopes}
        return tuple(self._path(medium, medium not in self._volumes) for medium, made in parts.items() if made)

    def _path(self, medium: Medium, new: bool) -> str:
        number = self._numbers.get(medium, 0) + new
        return self._target.of(medium, self._manner.media[0], number if self._target.split else 0)

    def close(self) -> tuple[MadeFile, ...]:
        self._close_all()
        order: tuple[Medium, ...] = ("letters", "cards", "envelopes")
        return tuple(each for medium in order for each in self._made if each.medium == medium)

    def _close_all(self) -> None:
        self._add_sheet(self._sheets.finish())
        self._made += [volume.close() for volume in self._volumes.values()]
        self._volumes.clear()
        self._count = 0

    def _add_sheet(self, sheet: Piece | None) -> None:
        if sheet:
            self._volume("cards").add(sheet, self._waiting)
            self._waiting = 0

    def _volume(self, medium: Medium) -> Volume:
        found = self._volumes.get(medium)
        if found is None:
            path = self._path(medium, new=True)
            self._numbers[medium] = self._numbers.get(medium, 0) + 1
            if path:
                may_write(path, self._target.force, ways=self._target.ways)
            sink = self._open(path) if self._open else None
            found = self._volumes[medium] = Volume(path, medium, sink, self._stock)
        return found


class FilesEach:
    """A file of its own for each recipient and medium, in place before the next one is begun."""

    def __init__(self, target: Target, manner: Manner, stock: Stock) -> None:
        self._target = target
        self._manner = manner
        self._stock = stock
        self._taken: set[str] = set()

    def names(self, recipient: Recipient) -> dict[Medium, str]:
        """The paths of a recipient's files. Two of one name get -2, in the order of the list."""
        stem = safe_name(fill_name(self._target.name, recipient)) or f"row-{recipient.rows[0]}"
        number, free = 1, stem
        while free.casefold() in self._taken:
            number += 1
            free = f"{stem[: _LONGEST_NAME - 1 - len(str(number))]}-{number}"
        self._taken.add(free.casefold())
        folder = self._target.each
        media = self._manner.media
        alone = len(media) == 1
        return {
            medium: os.path.join(folder, free + (".pdf" if alone and medium != "emails" else _ONE_EACH[medium]))
            for medium in media
        }

    def check(self, names: dict[Medium, str]) -> None:
        """Raise CannotWrite for a file that somebody else made."""
        for path in names.values():
            may_write(path, self._target.force, ways=self._target.ways)

    def write(self, pieces: Pieces, names: dict[Medium, str]) -> tuple[MadeFile, ...]:
        """All files of one recipient, together."""
        made: list[MadeFile] = []
        with Parts(self._target.ways) as parts:
            sheet = None
            if pieces.note:
                sheets = Sheets(self._manner, self._stock)
                sheet = sheets.add(pieces.note) or sheets.finish()
            for piece in (pieces.letters, sheet, pieces.envelopes):
                if piece:
                    path = names[piece.medium]
                    volume = Volume(path, piece.medium, parts.begin(path), self._stock)
                    volume.add(piece)
                    made.append(volume.close())
            if pieces.email:
                parts.begin(names["emails"]).write(pieces.email.eml)
            parts.place()
        return tuple(made)


def fill_name(pattern: str, recipient: Recipient) -> str:
    """A file's name, its fields filled."""
    return FIELD.sub(
        lambda match: recipient.values.get(field_key(match["name"]), "").strip() or match["words"] or "", pattern
    )


def safe_name(text: str) -> str:
    """A name that is legal on every system and leads out of no folder; empty if nothing is left."""
    text = unicodedata.normalize("NFC", _ILLEGAL.sub("-", text))
    text = re.sub(r"\s+", " ", text)
    text = re.sub(r"-{2,}", "-", text)[:_LONGEST_NAME].strip(" .-")
    if len(text.encode("utf-8", "replace")) > 2 * _LONGEST_NAME:
        text = text.encode("utf-8", "replace")[: 2 * _LONGEST_NAME].decode("utf-8", "ignore").strip(" .-")
    return f"{text}-" if _RESERVED.fullmatch(text) else text
