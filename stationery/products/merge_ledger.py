"""Keeps the ledger of a merge: leaves out what was made already, and adds a row once a letter's files are in place."""

from __future__ import annotations

import io
import os
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from zlib import crc32

from stationery.agenda.ledger import (
    ANSWERED,
    DATE,
    FILE,
    ID,
    NO_REPLY,
    POSTAGE,
    WHAT,
    WHO,
    WITH_POSTAGE,
    Entry,
    Layout,
    Ledger,
    identify,
    key_of,
)
from stationery.agenda.ledger_rows import (
    CARD,
    CARD_ENVELOPE,
    EMAIL,
    ENVELOPE,
    LABEL,
    LETTER,
    PLAIN_ENVELOPE,
    id_of,
    read_things,
    write_things,
)
from stationery.data.files import IN_PYTHON, Ways
from stationery.data.shared import LockedFile, SharedFile
from stationery.data.turns import MOST, Span, Turns, Waits
from stationery.data.unfinished import Unfinished
from stationery.model.errors import Place, Remark
from stationery.model.values import replace, value
from stationery.products.changed_rows import ChangedRows, Skipping
from stationery.products.joint_rows import JointRows, Parts
from stationery.products.left_out import LeftOut, LeftOuts
from stationery.products.lost_letters import find_lost
from stationery.products.made_before import MadeBefore, Past, Taken
from stationery.products.merge_files import Target
from stationery.products.merge_pieces import Manner, Medium, Pieces, usual_media
from stationery.products.recipients import Recipient, Roster, Selection
from stationery.products.row_ids import EMAIL_COLUMN, RowIds, fold_name, write_out
from stationery.reading.fields import Template
from stationery.reading.overlay import Overlay

BESIDE = "made.csv"
NO_LEDGER = "none"
"""Where somebody wants no ledger."""

THINGS: dict[Medium, str] = {
    "letters": LETTER,
    "cards": CARD,
    "envelopes": ENVELOPE,
    "labels": LABEL,
    "emails": EMAIL,
}

_ENVELOPES = (ENVELOPE, CARD_ENVELOPE)


@value
class Got:
    """What a recipient got: what kinds of things, where they are, the envelope's `postage`, if any is printed, whether
    the envelope needs no print, and whether a reply is `awaited`."""

    kinds: tuple[str, ...]
    paths: tuple[str, ...]
    postage: str | None = None
    is_plain: bool = False
    awaited: bool = True


@value
class Replaced:
    """A file of a medium that this run would replace: how many letters the ledger has in it that are not made now."""

    medium: Medium
    path: str
    count: int


@value
class Keeping:
    """What a ledger needs to know: where it is, the `words` of the letters, which are the same only for the same
    template and choices, and what they are called; which `media` are made, whether what the ledger has is made `again`,
    and whether those are skipped who got it before their row or the words changed. `waits` is told if another merge is
    making the same letters."""

    path: str
    words: str
    what: str
    media: tuple[Medium, ...]
    again: bool = False
    skip_changed: bool = False
    month_first: bool | None = None
    ways: Ways = IN_PYTHON
    waits: Waits | None = None


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
        *(manner.services, manner.card, manner.envelope, manner.subject),
        *(("enclosing",) if manner.enclosing else ()),
    )
    return identify(template.text.strip(), *(write_out(each) for each in asked))


def _name_things(media: tuple[Medium, ...], template: Template) -> dict[Medium, str]:
    """What the ledger calls the things of all media. Cards have other envelopes than letters, also if those are made
    alone."""
    things = {medium: THINGS[medium] for medium in media}
    alone = "cards" not in media and usual_media(template.text)[0] == "cards"
    if "envelopes" in media and "letters" not in media and ("cards" in media or alone):
        things["envelopes"] = CARD_ENVELOPE
    return things


class MergeLedger:
    """The ledger while letters are made. Raises SourceError for one that can't be read, before any is made."""

    def __init__(self, keeping: Keeping, template: Template, roster: Roster, target: Target) -> None:
        self._keeping = keeping
        self._file = SharedFile(keeping.path, keeping.ways)
        self._called = _name_things(keeping.media, template)
        self._things = tuple(self._called.values())
        self._ids = RowIds(keeping.words, template, roster, emails=EMAIL in self._things)
        self._folder = os.path.dirname(os.path.abspath(keeping.path))
        self._path = target.path
        self._turns = Turns(os.path.join(self._folder, f".{os.path.basename(keeping.path)}.lock"))
        option = "--skip-changed" if keeping.ways.force.startswith("-") else "skip_changed=True"
        skipping = Skipping(option, keeping.skip_changed)
        self._changed = ChangedRows(self._entries, keeping.what, self._ids, roster, skipping)
        household = "--household" if keeping.ways.force.startswith("-") else "household=True"
        self._joint = JointRows(self._entries, self._ids, roster, household, self._again, skipping)
        self._ledger: Ledger | None = None
        self._state: tuple[int, int, bytes] = (0, -1, b"")
        self._held: io.StringIO = io.StringIO()
        self._layout = Layout()
        self._left = LeftOuts()
        self._taken: Taken = Counter()
        self._missing: dict[int, dict[str, Past]] = {}
        self._replaced: dict[int, tuple[str, ...]] = {}
        self._there: dict[str, bool] = {}
        self._gone: dict[int, tuple[int, ...]] = {}
        self._now: set[str] = set()
        self._decided: dict[int, bool] = {}
        self._mailed_again: set[tuple[int, ...]] = set()
        self._writes = False
        self.left_numbers: set[int] = set()
        self._read_all()
        self._unfinished = Unfinished(target.each, identify(keeping.words, target.name, *keeping.media), keeping.ways)
        self._continued = self._unfinished.day if target.each and not keeping.again else None
        self._day = self._continued

    def _entries(self) -> Iterator[Entry]:
        return Ledger(self._file.read(), self._keeping.path, self._keeping.month_first).entries()

    def _read_all(self) -> None:
        """Take up what the ledger has."""
        self._read_state = self._file.state
        self._made = MadeBefore()
        self._files: dict[str, list[str]] = {}
        self.used_postage: dict[str, tuple[int, str]] = {}
        self._postage: dict[tuple[str, str], list[str]] = {}
        self._mailed: set[str] = set()
        again = self._keeping.again
        for entry in self._entries():
            if not again:
                self._made.add(entry, EMAIL_COLUMN)
            elif entry.posted and not read_things(entry.what).isdisjoint(self._things):
                self._mailed.add(id_of(entry.id))
            if key := key_of(entry.postage):
                self.used_postage[key] = entry.number, entry.postage
                things = read_things(entry.what)
                thing = next((each for each in _ENVELOPES if each in things), ENVELOPE)
                self._postage.setdefault((id_of(entry.id), thing), []).append(key)
            for path in filter(None, entry.file.split("; ")):
                path = os.path.normpath(os.path.join(self._folder, path))
                self._files.setdefault(path, []).append(id_of(entry.id))
        self._made.close()

    @property
    def continued(self) -> date | None:
        """The day of the run that this one continues: one of single files that was interrupted."""
        return self._continued

    @property
    def name(self) -> str:
        return os.path.basename(self._keeping.path)

    @contextmanager
    def turn(self, selection: Selection, *, writes: bool) -> Iterator[None]:
        """While the rows of a selection are made: another merge of any of them waits."""
        self._changed.selection = selection
        self._writes = writes
        if not writes:
            yield
            return
        self._turns.take(self._list_spans(selection), self._keeping.waits)
        try:
            if self._file.state != self._read_state:
                self._read_all()
            yield
        finally:
            self._turns.release()

    def _list_spans(self, selection: Selection) -> Iterator[Span]:
        """The rows of each thing that is made, and the file that they all go to."""
        first, last = selection.rows if selection.rows and not selection.household else (0, MOST - 1)
        for thing in self._things:
            thing = ENVELOPE if thing == CARD_ENVELOPE else thing
            yield Span(crc32(f"{self._keeping.words} {thing}".encode()), first, last)
        if self._path:
            yield Span(crc32(os.fsencode(os.path.realpath(self._path))))

    def postage_of(self, recipient: Recipient) -> tuple[str, ...]:
        """The postage that a recipient's envelope had before, by its keys, where all is made again."""
        if not self._keeping.again:
            return ()
        return tuple(self._postage.get((self._ids.id(recipient), self._called.get("envelopes", ENVELOPE)), ()))

    def has_envelope(self, recipient: Recipient) -> bool:
        """Whether a recipient, who gets other things now, has got the envelope before."""
        made = self._missing.get(recipient.number)
        return made is not None and any(each in made for each in _ENVELOPES)

    @property
    def left_out(self) -> tuple[LeftOut, ...]:
        return self._left.list()

    def forget(self, bad: Iterable[int]) -> None:
        """Tell nothing of what would be made for recipients with these rows: something is wrong with them."""
        if rows := frozenset(bad):
            self._left.forget(rows)
            self._changed.forget(rows)
            self._joint.forget(rows)
            self._mailed_again = {each for each in self._mailed_again if rows.isdisjoint(each)}

    @property
    def leaves_any(self) -> bool:
        """Whether somebody gets nothing now because of an earlier run."""
        return bool(self.left_numbers)

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """What is told of rows that changed since they were made, and of what was mailed and is made again."""
        changed = (*self._tell_open(), *self._joint.remarks(), *self._changed.remarks())
        if not (count := len(self._mailed_again)):
            return changed
        them = "it" if count == 1 else "them"
        message = f"{count:,} of those made now {'was' if count == 1 else 'were'} already mailed"
        return (*changed, Remark(message, Place(self._keeping.path), f"without {self._again}, a run leaves {them} out"))

    def _tell_open(self) -> Iterator[Remark]:
        """That a spreadsheet program has the ledger open: what it saves later overwrites what was recorded."""
        if self._writes and (program := self._file.opened_by):
            message, hint = word_open(program)
            yield Remark(message, Place(self._keeping.path), hint)

    @property
    def _again(self) -> str:
        return "--again" if self._keeping.ways.force.startswith("-") else "again=True"

    def leaves_out(self, recipient: Recipient) -> bool:
        """Whether all was made already that this one would get, or it was left out because it changed."""
        known = self._decided.get(recipient.number)
        if known is not None or not (self._files or self._made or self._mailed):
            return bool(known)
        address = self._ids.address(recipient)
        things = tuple(each for each in self._things if each != EMAIL or address)
        id = self._ids.id(recipient)
        found = self._made.find(id, address, things, self._taken)
        if not found and not self._keeping.again:
            found = self._joint.find(recipient, things) or self._changed.find_alike(recipient, things)
        if not found:
            return self._is_skipped(recipient, id, things)
        for thing, past in found.items():
            for path in past.files(thing):
                if path not in self._there:
                    self._there[path] = os.path.exists(os.path.join(self._folder, path))
                if not self._there[path]:
                    self._gone[recipient.number] = recipient.rows
        missing = tuple(thing for thing in things if thing not in found)
        self._left.add(recipient, found, missing)
        if missing:
            self._missing[recipient.number] = found
            return False
        self.left_numbers.add(recipient.number)
        return True

    def _is_skipped(self, recipient: Recipient, id: str, things: tuple[str, ...]) -> bool:
        """Whether one is left out who got an earlier letter: before a row or the words changed, or before the rows were
        one household."""
        tells = not self._keeping.again
        before = self._joint.find_parts(recipient, things, tells=tells)
        if not before and (changed := self._changed.find(recipient, self._ids.row(recipient), things, tells=tells)):
            before = Parts((changed.row.id,), changed.past.posted is not None, frozenset(recipient.rows))
        if len(recipient.contacts) > 1:
            before = self._find_changed_parts(recipient, before, things)
        elif not before:
            before = self._joint.find_split(recipient, things, tells=tells)
        if before:
            self._replaced[recipient.number] = before.replaced
        if id in self._mailed or (before and before.mailed and not tells):
            self._mailed_again.add(recipient.rows)
        if before and self._keeping.skip_changed:
            self.left_numbers.add(recipient.number)
            return True
        return False

    def _find_changed_parts(self, recipient: Recipient, before: Parts | None, things: tuple[str, ...]) -> Parts | None:
        """What was made `before`, and what others of a household got before their own row, or the words, changed."""
        found = before or Parts()
        self._changed.claim(found.replaced)
        for contact in recipient.contacts:
            if contact.row in found.rows:
                continue
            alone, row = self._ids.one_of(recipient, contact), self._ids.alone(contact)
            each = self._changed.find(alone, row, things, tells=not self._keeping.again, household=recipient)
            if each:
                mailed = found.mailed or each.past.posted is not None
                found = Parts((*found.replaced, each.row.id), mailed, found.rows | {contact.row})
        return found if found.rows else None

    def cut(self, recipient: Recipient, made: Pieces) -> Pieces:
        """What was made for a recipient, without what was made before."""
        found = self._missing.get(recipient.number)
        if not found:
            return made
        return made.without(ENVELOPE if thing == CARD_ENVELOPE else thing for thing in found)

    def _name_things(self, kinds: tuple[str, ...]) -> tuple[str, ...]:
        """What the ledger calls things of these kinds."""
        envelope = self._called.get("envelopes", ENVELOPE)
        return tuple(envelope if kind == ENVELOPE else kind for kind in kinds)

    @property
    def gone(self) -> tuple[str, ...]:
        """Files of what was left out which aren't there any more."""
        return tuple(path for path, there in self._there.items() if not there)

    @property
    def gone_rows(self) -> tuple[tuple[int, ...], ...]:
        """Whose files those are: the rows of each recipient."""
        return tuple(self._gone.values())

    def would_lose(
        self, paths: Iterable[tuple[Medium, str]], recipients: Iterable[Recipient], *, chosen: bool
    ) -> Replaced | None:
        """The first of the files, if any, that has letters which this run of these recipients doesn't make.

        A run of all the list replaces what it made before; `chosen` says that this one is of a part of it. So is one
        that leaves out what was made, or what changed.
        """
        held: list[tuple[Medium, str, list[str]]] = []
        for medium, path in paths:
            ids = self._files.get(os.path.abspath(path)) if self._files else None
            if ids and os.path.exists(path):
                held.append((medium, path, ids))
        if not held:
            return None
        made: dict[str, set[str]] = {thing: set() for thing in self._things}
        for recipient in recipients:
            left = self._decided[recipient.number] = self.leaves_out(recipient)
            found = self._missing.get(recipient.number, {})
            chosen = chosen or left or bool(found)
            for thing in self._things:
                if not left and thing not in found:
                    made[thing].add(self._ids.id(recipient))
        if not chosen:
            return None
        for medium, path, ids in held:
            now = made[self._called[medium]]
            if now and (count := len(set(ids) - now)):
                return Replaced(medium, path, count)
        return None

    def tell_lost(self, paths: Iterable[str], *, dry_run: bool) -> tuple[Remark, ...]:
        """What is told of letters that these files, which this run replaces, no longer have."""
        held = [path for path in paths if os.path.abspath(path) in self._files]
        return tuple(find_lost(self._entries(), held, self._folder, self._now, dry_run=dry_run)) if held else ()

    def begin(self, day: date, processes: Iterable[int] = ()) -> None:
        """Before the first of single files is written, by this process or by others. Raises CannotWrite."""
        self._unfinished.begin(day, processes, anew=self._keeping.again)

    def finish(self) -> None:
        """After the last of them is in place."""
        self._unfinished.finish()

    def add(self, recipient: Recipient, got: Got, day: date) -> None:
        """Add a row, for files that are in place. Raises CannotWrite."""
        with self._file.lock() as locked:
            ledger = self._read(locked)
            widened = got.postage is not None and ledger.layout.postage is None
            if widened:
                ledger = Ledger(locked.read(), self._keeping.path, self._keeping.month_first)
                ledger.open_postage()
            row = self._write_row(ledger.layout, recipient, got, day)
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

    def hold(self, recipient: Recipient, got: Got, day: date) -> None:
        """Keep a row until `write_held`, since the file that it tells of isn't in place yet."""
        if got.postage is not None:
            self._layout = WITH_POSTAGE
        self._held.write(self._write_row(self._layout, recipient, got, day))

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

    def _write_row(self, layout: Layout, recipient: Recipient, got: Got, day: date) -> str:
        row = self._ids.row(recipient)
        if before := self._replaced.get(recipient.number):
            row = replace(row, replaced=before)
        self._now.update((row.id, *row.replaced, fold_name(recipient.name)))
        things = write_things(self._keeping.what, (*self._name_things(got.kinds), *(PLAIN_ENVELOPE,) * got.is_plain))
        return layout.write_row(
            {
                DATE: day.isoformat(),
                WHO: recipient.name,
                WHAT: things,
                FILE: "; ".join(_from(self._folder, path) for path in got.paths),
                ID: str(row),
                ANSWERED: "" if got.awaited else NO_REPLY,
                POSTAGE: got.postage or "",
            }
        )


def word_open(program: str) -> tuple[str, str]:
    """What to tell of a ledger that a program has open, and what to do."""
    hint = "close it there without saving, and open it again; what it saves now lacks what was just recorded"
    return f"this file is open in {program}", hint


def _from(folder: str, path: str) -> str:
    """A path as it is written in a ledger: from its folder on, if it is in there."""
    whole = os.path.abspath(path)
    inside = os.path.relpath(whole, folder) if os.path.splitdrive(whole)[0] == os.path.splitdrive(folder)[0] else ""
    return inside.replace(os.sep, "/") if inside and not inside.startswith(os.pardir) else whole
