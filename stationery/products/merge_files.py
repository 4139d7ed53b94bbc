"""The files of a merge: one open document for each medium, or files of each recipient's own, with names out of data."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterable
from typing import TYPE_CHECKING, BinaryIO

from stationery.data.files import IN_PYTHON, Parts, Ways, may_write
from stationery.data.stock import Stock
from stationery.model.errors import Place, SourceError
from stationery.model.field import FIELD, field_key
from stationery.model.geometry import Size
from stationery.model.page import Page, SeriesPage
from stationery.model.values import replace, value
from stationery.pdf.document import About, OpenDocument
from stationery.products.merge_pieces import MEDIA, Manner, Medium, Piece, Pieces, Sheets
from stationery.products.recipients import Recipient
from stationery.products.stock import library_of

if TYPE_CHECKING:
    from stationery.pdf.molds import Molds
    from stationery.products.envelope_preflight import Pile
    from stationery.products.merge_labels import LabelPieces

ENDINGS: dict[Medium, str] = {
    "letters": ".pdf",
    "cards": "-cards.pdf",
    "envelopes": "-envelopes.pdf",
    "labels": "-labels.pdf",
    "emails": ".eml",
}

_ONE_EACH: dict[Medium, str] = {
    "letters": ".pdf",
    "cards": "-card.pdf",
    "envelopes": "-envelope.pdf",
    "labels": "-label.pdf",
    "emails": ".eml",
}

_TITLES: dict[Medium, str] = {
    "letters": "letters_to",
    "cards": "notes_to",
    "envelopes": "envelopes_to",
    "labels": "labels",
}

_KNOWN_ENDING = re.compile(r"\.(?:pdf|eml)\s*$", re.IGNORECASE)
"""What somebody may write after a name, to which the ending of each medium is added."""

_LONGEST_NAME = 80
"""Characters; with a folder before it, what every system takes."""

_MOST_VOLUMES = 1000
"""Their numbers have three digits."""

_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?", re.IGNORECASE)
"""What Windows takes for a device (Microsoft: Naming Files, Paths, and Namespaces)."""

_ILLEGAL = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]+')


@value
class Target:
    """Where a merge goes: to a `path` for the first medium, the others beside it; or with `each`, a file for each
    recipient in that folder, called by `name`.

    A path that is not `named` by anybody gets the first medium's ending, too. With `split`, a file has so many
    recipients at most. `force` replaces files of others. It `prints` what is printed next.
    """

    path: str = ""
    each: str = ""
    name: str = "{{name}}"
    split: int = 0
    named: bool = True
    force: bool = False
    prints: bool = False
    ways: Ways = IN_PYTHON

    def all_of(self, media: tuple[Medium, ...], one: Medium | None = None) -> tuple[str, ...]:
        """The paths that a run may write, of files for several recipients; those of `one` medium, or of all."""
        numbers = range(1, _MOST_VOLUMES) if self.split else (0,)
        pdfs = (medium for medium in media if medium != "emails" and one in (None, medium))
        return tuple(self.of(medium, media[0], number) for medium in pdfs for number in numbers)

    def of(self, medium: Medium, first: Medium, number: int = 0) -> str:
        """The path of a medium's file, or of the `number`th of them."""
        stem, ending = os.path.splitext(self.path)
        middle = "" if medium == first and self.named else ENDINGS[medium].removesuffix(".pdf")
        if medium == "envelopes" and first == "cards" and not self.named:
            middle = f"-cards{middle}"  # the letters' envelopes are others
        count = f"-{number:03d}" if number else ""
        return f"{stem}{middle}{count}{ending or '.pdf'}"


@value
class Shown:
    """What a file's first page shows, and what is to be known when it is printed."""

    page: Page
    name: str
    unit: str
    duplex: str
    finish: tuple[str, ...]
    dialog: str = ""
    printer: str = ""


def show(piece: Piece, page: Page | None = None) -> Shown:
    """`page` is its first one, if it is at hand."""
    sheet = piece.sheet
    dialog = getattr(sheet, "dialog", "")
    first = page or piece.pages_alone[0]
    return Shown(first, sheet.name, sheet.unit, piece.duplex, piece.finish, dialog, piece.printer)


@value
class MadeFile:
    """A file that was made, or in a dry run would be: what its first piece shows, how many pages and recipients it has,
    and what is to be told of all of it.

    If it is printed next: how many pages of each size there are in a row, over which edge sheets are turned, and where
    its envelopes have ink.
    """

    path: str
    medium: Medium
    first: Shown | None
    pages: int
    recipients: int
    told: tuple[str, ...] = ()
    runs: tuple[tuple[Size, int], ...] = ()
    duplex: str = ""
    piles: tuple[Pile, ...] = ()

    @property
    def is_wide(self) -> bool:
        """Whether a page is wider than high, so that it has to be turned for a printer."""
        return any(size.width > size.height for size, _ in self.runs)


_MIXED = "some letters have enclosures printed on two sides, and others in the same file don't"


class Volume:
    """A PDF that is written as its pages come; without a sink, they are only counted.

    What pages have alike is written once; a letter alone has nobody to share with, and is cast in one of the `molds`.
    What `prints` is looked at as it goes by.
    """

    def __init__(
        self,
        path: str,
        medium: Medium,
        sink: BinaryIO | None,
        stock: Stock,
        *,
        molds: Molds | None = None,
        prints: bool = False,
    ) -> None:
        self._molds = molds
        self._prints = prints
        self._runs: list[tuple[Size, int]] = []
        self._piles: dict[tuple[Size, str, str], Pile] = {}
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
        self._first_page: Page | None = None

    def add(self, piece: Piece, recipients: int = 1) -> None:
        if self.first is None:
            self.first = piece
            if self._sink:
                self._document = OpenDocument(self._sink, library_of(self._stock), piece.language)
        elif piece.medium == "letters" and bool(piece.duplex) != bool(self._duplex):
            hint = "put each into a file of its own (--each FOLDER), or state the same sides for all"
            raise SourceError(_MIXED, Place(piece.job.letter.file), hint)
        self.pages += piece.count
        self.recipients += recipients
        self._duplex = self._duplex or piece.duplex
        if self._prints:
            self._look_at(piece)
        if self._document:
            self._draw(piece, self._document)

    def _draw(self, piece: Piece, document: OpenDocument) -> None:
        first = piece.pages[0]
        if self._molds is None and piece is not self.first and isinstance(first, SeriesPage):
            document.add_alike(first, piece.sender, piece.language)
        elif self._molds and isinstance(first, SeriesPage) and not piece.whole:
            document.add_alone(first, lambda: piece.pages_alone[0], self._molds, piece.sender, piece.language)
        else:
            alone = piece.pages_alone
            self._first_page = self._first_page or alone[0]
            document.add(piece.whole or alone, piece.sender, piece.language)

    def _look_at(self, piece: Piece) -> None:
        from stationery.products.envelope_preflight import Pile  # 2 ms

        for page in piece.pages_alone:
            size = page.fed
            if self._runs and self._runs[-1][0] == size:
                self._runs[-1] = (size, self._runs[-1][1] + 1)
            else:
                self._runs.append((size, 1))
            if piece.medium == "envelopes":
                key = (page.size, page.turn, page.name)
                pile = self._piles.get(key) or Pile(*key, ())
                self._piles[key] = pile.add(page, library_of(self._stock))

    def close(self, *, shows: bool = True) -> MadeFile:
        """Write the rest; what its first page `shows` is told unless that of another file is enough."""
        first = self.first
        assert first, "a volume is opened for its first piece"
        if self._document:
            title = first.title if self.recipients == 1 else _title(first, self.recipients)
            self._document.close(About(title, first.created, first.author, "", self._duplex, None, first.printer))
        return MadeFile(
            self.path,
            self.medium,
            show(first, self._first_page) if shows else None,
            self.pages,
            self.recipients,
            runs=tuple(self._runs),
            duplex=self._duplex,
            piles=tuple(self._piles.values()),
        )


def _title(first: Piece, count: int) -> str:
    """What the file says it is: the letter's subject, else `Letters to 25 recipients` in the letter's language."""
    titled = first.job.language.words[_TITLES[first.medium]].replace("{count}", str(count))
    subject = first.job.letter.subject.text if first.medium == "letters" else ""
    return f"{subject} ({titled})" if subject else titled


class Volumes:
    """The open files of a merge. Each begins with its first piece, and another after `split` recipients.

    `before` are the parts that others make.
    """

    def __init__(
        self,
        target: Target,
        manner: Manner,
        stock: Stock,
        parts: Parts | None,
        before: int = 0,
    ) -> None:
        self._target = target
        self._manner = manner
        self._stock = stock
        self._parts = parts
        self._volumes: dict[Medium, Volume] = {}
        self._part = before + 1
        self._sheets = Sheets(manner, stock)
        self._labels = _open_labels(manner, stock)
        self._waiting: dict[Medium, int] = {}
        self._made: list[MadeFile] = []
        self._count = 0

    def add(self, pieces: Pieces) -> tuple[str, ...]:
        """The paths of the files that will have it. Raises CannotSet; then the files are of no use."""
        if self._target.split and self._count == self._target.split:
            self._close_all()
            self._part += 1
        self._count += 1
        paths = self._paths(pieces)
        for piece in (pieces.letters, pieces.envelopes):
            if piece:
                self._volume(piece.medium).add(piece)
        if pieces.note:
            self._wait("cards")
            self._add_sheet(self._sheets.add(pieces.note))
        if pieces.label and self._labels:
            self._wait("labels")
            for sheet in self._labels.add(pieces.label):
                self._add_sheet(sheet)
        return paths

    def _wait(self, medium: Medium) -> None:
        """One more recipient has something on a sheet that is not full yet."""
        self._waiting[medium] = self._waiting.get(medium, 0) + 1

    def _paths(self, pieces: Pieces) -> tuple[str, ...]:
        parts: dict[Medium, object] = {
            "letters": pieces.letters,
            "cards": pieces.note,
            "envelopes": pieces.envelopes,
            "labels": pieces.label,
        }
        return tuple(self._path(medium) for medium, made in parts.items() if made)

    def _path(self, medium: Medium) -> str:
        return self._target.of(medium, self._manner.media[0], self._part if self._target.split else 0)

    def close(self) -> tuple[MadeFile, ...]:
        self._close_all()
        return sort_files(self._made)

    def _close_all(self) -> None:
        self._add_sheet(self._sheets.finish())
        told: tuple[str, ...] = ()
        if self._labels:
            sheets, told = self._labels.finish()
            for sheet in sheets:
                self._add_sheet(sheet)
        for volume in self._volumes.values():
            made = volume.close()
            self._made.append(replace(made, told=told) if made.medium == "labels" else made)
        if self._parts:
            self._parts.settle()  # a system lets nobody have thousands of open files
        self._volumes.clear()
        self._count = 0

    def _add_sheet(self, sheet: Piece | None) -> None:
        if sheet:
            self._volume(sheet.medium).add(sheet, self._waiting.pop(sheet.medium, 0))

    def _volume(self, medium: Medium) -> Volume:
        found = self._volumes.get(medium)
        if found is None:
            path = self._path(medium)
            if path:
                may_write(path, self._target.force, ways=self._target.ways)
            sink = self._parts.begin(path) if self._parts else None
            found = self._volumes[medium] = Volume(path, medium, sink, self._stock, prints=self._target.prints)
        return found


def sort_files(files: Iterable[MadeFile]) -> tuple[MadeFile, ...]:
    """Those of a medium after another."""
    return tuple(sorted(files, key=lambda made: MEDIA.index(made.medium)))


def _open_labels(manner: Manner, stock: Stock) -> LabelPieces | None:
    if "labels" not in manner.media:
        return None
    from stationery.products.merge_labels import LabelPieces  # 10 ms

    return LabelPieces(stock)


class FilesEach:
    """A file of its own for each recipient and medium, in place before the next one is begun."""

    def __init__(self, target: Target, manner: Manner, stock: Stock) -> None:
        self._target = target
        self._manner = manner
        self._stock = stock
        self._taken: set[str] = set()
        self._shown: set[Medium] = set()
        from stationery.pdf.molds import Molds  # 0.6 ms

        self._molds = Molds()

    def names(self, recipient: Recipient) -> dict[Medium, str]:
        """The paths of a recipient's files. Two of one name get -2, in the order of the list."""
        pattern = _KNOWN_ENDING.sub("", self._target.name)
        stem = safe_name(fill_name(pattern, recipient)) or f"row-{recipient.rows[0]}"
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
        """All files of one recipient, together; only the first of each medium are shown."""
        made: list[MadeFile] = []
        with Parts(self._target.ways) as parts:
            sheet = None
            if pieces.note:
                sheets = Sheets(self._manner, self._stock)
                sheet = sheets.add(pieces.note) or sheets.finish()
            for piece in (pieces.letters, sheet, pieces.envelopes):
                if piece:
                    path = names[piece.medium]
                    volume = Volume(path, piece.medium, parts.begin(path), self._stock, molds=self._molds)
                    volume.add(piece)
                    made.append(volume.close(shows=piece.medium not in self._shown))
                    self._shown.add(piece.medium)
            if pieces.email:
                parts.begin(names["emails"]).write(pieces.email.eml)
            parts.place()
        return tuple(made)


def choose_paths(made: Pieces, names: dict[Medium, str]) -> tuple[str, ...]:
    """The paths of what was made."""
    parts: dict[Medium, object] = {
        "letters": made.letters,
        "cards": made.note,
        "envelopes": made.envelopes,
        "labels": made.label,
        "emails": made.email,
    }
    return tuple(path for medium, path in names.items() if parts[medium])


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
