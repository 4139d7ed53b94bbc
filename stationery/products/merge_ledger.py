"""Keeps the ledger of a merge: leaves out what was made already, and adds a row once a letter's files are in place."""

from __future__ import annotations

import io
import os
from collections.abc import Iterable
from datetime import date

from stationery.agenda.ledger import DATE, FILE, ID, POSTAGE, WHAT, WHO, WITH_POSTAGE, Layout, Ledger, identify, key_of
from stationery.data.files import IN_PYTHON, Ways
from stationery.data.shared import LockedFile, SharedFile
from stationery.data.unfinished import Unfinished
from stationery.model.errors import Place
from stationery.model.field import field_key
from stationery.model.values import names, value
from stationery.products.merge_files import Target
from stationery.products.merge_pieces import Manner, Pieces
from stationery.products.recipients import Recipient, Roster
from stationery.reading.fields import Template
from stationery.reading.overlay import Overlay

BESIDE = "made.csv"
NO_LEDGER = "none"
"""Where somebody wants no ledger."""

_NAMED = 3
"""Of so many at most that are left out, the names are told."""


@value
class LeftOut:
    """Recipients who had got theirs on a day: how many, and the names of the first."""

    day: date | None
    count: int
    names: tuple[str, ...] = ()


@value
class Replaced:
    """A file that this run would replace: how many letters the ledger has in it that are not made now."""

    path: str
    count: int


@value
class Keeping:
    """What a ledger needs to know: where it is, the `words` of the letters, which are the same only for the same
    template and choices, and what they are called; whether they go to e-mail addresses, and whether what the ledger has
    is made `again`."""

    path: str
    words: str
    what: str
    emails: bool = False
    again: bool = False
    month_first: bool | None = None
    ways: Ways = IN_PYTHON


def ledger_beside(path: str) -> str:
    """Where the ledger of a list, or of a folder of cards, is, unless somebody names another."""
    return os.path.join(os.path.dirname(os.path.normpath(path)), BESIDE)


def word_choices(template: Template, overlay: Overlay, manner: Manner) -> str:
    """All that is the same for every recipient and changes what is printed: the template's text, and the options.

    The profile is not in it: a new telephone number makes no new letters. Nor is the printer.
    """
    asked = (
        overlay.choices,
        overlay.sender,
        overlay.date or "",
        overlay.signed,
        overlay.profile.file if overlay.named and overlay.profile else "",
        *(manner.media, manner.services, manner.card, manner.envelope, manner.subject),
        *(("enclosing",) if manner.enclosing else ()),
    )
    return identify(template.text.strip(), *(_write_out(each) for each in asked))


def _write_out(each: object) -> str:
    """A value in words, without where it was written, and without what was left to its default."""
    if each is None or isinstance(each, Place):
        return ""
    if isinstance(each, tuple):
        return f"({','.join(map(_write_out, each))})"
    if not hasattr(type(each), "__match_args__"):
        return str(each)
    told = ((name, _write_out(getattr(each, name))) for name in names(each) if name not in ("place", "places"))
    return f"({','.join(f'{name}:{words}' for name, words in told if words not in ('', '()', 'False', '0'))})"


class MergeLedger:
    """The ledger while letters are made. Raises SourceError for one that can't be read, before any is made."""

    def __init__(self, keeping: Keeping, template: Template, roster: Roster, target: Target) -> None:
        self._keeping = keeping
        self._file = SharedFile(keeping.path, keeping.ways)
        self._fields = roster.used_columns(template.names)
        ledger = Ledger(self._file.read(), keeping.path, keeping.month_first)
        self._known: dict[str, list[tuple[date | None, str]]] = {}
        self._folder = os.path.dirname(os.path.abspath(keeping.path))
        self._files: dict[str, list[str]] = {}
        self.used_postage: dict[str, tuple[int, str]] = {}
        self._postage: dict[str, list[str]] = {}
        for entry in ledger.entries():
            if entry.id and not keeping.again:
                self._known.setdefault(entry.id, []).append((entry.made, entry.file))
            if key := key_of(entry.postage):
                self.used_postage[key] = entry.number, entry.postage
                self._postage.setdefault(entry.id, []).append(key)
            for path in filter(None, entry.file.split("; ")):
                self._files.setdefault(os.path.normpath(os.path.join(self._folder, path)), []).append(entry.id)
        self._ledger: Ledger | None = None
        self._state: tuple[int, int, bytes] = (0, -1, b"")
        self._held: io.StringIO = io.StringIO()
        self._layout = Layout()
        self._left: dict[date | None, LeftOut] = {}
        self._there: dict[str, bool] = {}
        self.left_numbers: set[int] = set()
        self._unfinished = Unfinished(target.each, identify(keeping.words, target.name), keeping.ways)
        self._continued = self._unfinished.day if target.each and not keeping.again else None
        self._day = self._continued

    @property
    def continued(self) -> date | None:
        """The day of the run that this one continues: one of single files that was interrupted."""
        return self._continued

    @property
    def name(self) -> str:
        return os.path.basename(self._keeping.path)

    def postage_of(self, recipient: Recipient) -> tuple[str, ...]:
        """The postage that a recipient had before, by its keys, where all is made again."""
        return tuple(self._postage.get(self._identify(recipient), ())) if self._keeping.again else ()

    @property
    def left_out(self) -> tuple[LeftOut, ...]:
        return tuple(self._left.values())

    def leaves_out(self, recipient: Recipient) -> bool:
        """Whether this one was made already. Each row of the ledger stands for one, so that two alike get two."""
        found = self._known.get(self._identify(recipient)) if self._known else None
        if not found:
            return False
        day, files = found.pop(0)
        told = self._left.get(day) or LeftOut(day, 0)
        more = (recipient.name or f"row {recipient.rows[0]}",) if told.count < _NAMED else ()
        self._left[day] = LeftOut(day, told.count + 1, (*told.names, *more))
        for path in filter(None, files.split("; ")):
            if path not in self._there:
                self._there[path] = os.path.exists(os.path.join(self._folder, path))
        self.left_numbers.add(recipient.number)
        return True

    @property
    def gone(self) -> tuple[str, ...]:
        """Files of those that were left out which aren't there any more."""
        return tuple(path for path, there in self._there.items() if not there)

    def would_lose(self, paths: Iterable[str], recipients: Iterable[Recipient], *, chosen: bool) -> Replaced | None:
        """The first of the files, if any, that has letters which this run of these recipients doesn't make.

        A run of all the list replaces what it made before; `chosen` says that this one is of a part of it. So is one
        that leaves out what was made.
        """
        held = {}
        for path in paths:
            ids = self._files.get(os.path.abspath(path)) if self._files else None
            if ids and os.path.exists(path):
                held[path] = ids
        if not held:
            return None
        left = {id: len(found) for id, found in self._known.items()}
        made = set()
        for recipient in recipients:
            id = self._identify(recipient)
            if left.get(id):
                left[id] -= 1
                chosen = True
            else:
                made.add(id)
        if not made or not chosen:
            return None
        lost = (Replaced(path, len(set(ids) - made)) for path, ids in held.items())
        return next((each for each in lost if each.count), None)

    def begin(self, day: date) -> None:
        """Before the first of single files is written. Raises CannotWrite."""
        self._unfinished.begin(day, anew=self._keeping.again)

    def finish(self) -> None:
        """After the last of them is in place."""
        self._unfinished.finish()

    def add(
        self, recipient: Recipient, made: Pieces, paths: Iterable[str], day: date, postage: str | None = None
    ) -> None:
        """Add a row, for files that are in place, with the envelope's `postage`; None where none is printed. Raises
        CannotWrite."""
        with self._file.lock() as locked:
            ledger = self._read(locked)
            widened = postage is not None and ledger.layout.postage is None
            if widened:
                ledger = Ledger(locked.read(), self._keeping.path, self._keeping.month_first)
                ledger.open_postage()
            row = self._write_row(ledger.layout, recipient, made, paths, day, postage)
            if ledger.is_new or not ledger.utf8 or widened:
                whole = ledger.add(row)
                self._ledger = None
                if locked.size:
                    locked.replace(whole)
                else:
                    locked.append(whole)
                return
            ends = "" if locked.ends(b"\n") else ledger.layout.ends
            locked.append(f"{ends}{row}".encode("utf-8", "replace"))
            self._state = locked.state

    def hold(
        self, recipient: Recipient, made: Pieces, paths: Iterable[str], day: date, postage: str | None = None
    ) -> None:
        """Keep a row until `write_held`, since the file that it tells of isn't in place yet."""
        if postage is not None:
            self._layout = WITH_POSTAGE
        self._held.write(self._write_row(self._layout, recipient, made, paths, day, postage))

    def write_held(self) -> None:
        """Add the rows that were kept, all of them or none. Raises CannotWrite."""
        if not self._held.tell():
            return
        with self._file.lock() as locked:
            ledger = Ledger(locked.read(), self._keeping.path, self._keeping.month_first)
            if self._layout.postage is not None:
                ledger.open_postage()
            locked.replace(ledger.add(ledger.layout.lay_out(self._held.getvalue(), self._layout)))
        self._held = io.StringIO()

    def _read(self, locked: LockedFile) -> Ledger:
        """The table as it is laid out now. If it has only grown since we looked, another run added to it."""
        number, size, begins = locked.state
        known, had, before = self._state
        if self._ledger is None or number != known or size < had or not begins.startswith(before):
            self._ledger = Ledger(locked.read(), self._keeping.path, self._keeping.month_first)
        self._state = (number, size, begins)
        return self._ledger

    def _write_row(
        self,
        layout: Layout,
        recipient: Recipient,
        made: Pieces,
        paths: Iterable[str],
        day: date,
        postage: str | None,
    ) -> str:
        kinds = (
            "letter" if made.letters else "",
            "card" if made.note else "",
            "envelope" if made.envelopes else "",
            "label" if made.label else "",
            "e-mail" if made.email else "",
        )
        return layout.write_row(
            {
                DATE: day.isoformat(),
                WHO: recipient.name,
                WHAT: f"{self._keeping.what}: {', '.join(filter(None, kinds))}",
                FILE: "; ".join(_from(self._folder, path) for path in paths),
                ID: self._identify(recipient),
                POSTAGE: postage or "",
            }
        )

    def _identify(self, recipient: Recipient) -> str:
        """By the words of the letters and those cells of the row that they use, wherever it stands in the list."""
        rows = []
        for contact in recipient.contacts:
            used = self._fields
            if contact.cells:
                cells = sorted(
                    f"{field_key(heading)}={text.strip()}"
                    for index, (heading, text) in enumerate(contact.cells)
                    if index in used and text.strip()
                )
            else:
                cells = [_write_out(contact.party)]
            rows.append("\x1e".join(cells))
        email = recipient.values.get("email", "") if self._keeping.emails else ""
        return identify(self._keeping.words, email, *sorted(rows))


def _from(folder: str, path: str) -> str:
    """A path as it is written in a ledger: from its folder on, if it is in there."""
    whole = os.path.abspath(path)
    inside = os.path.relpath(whole, folder) if os.path.splitdrive(whole)[0] == os.path.splitdrive(folder)[0] else ""
    return inside.replace(os.sep, "/") if inside and not inside.startswith(os.pardir) else whole
