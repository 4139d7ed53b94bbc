"""A merge by several processes: each makes and writes its share of the files; this one keeps order, and the ledger."""

from __future__ import annotations

import os
import signal
import traceback
from collections.abc import Callable, Iterator
from contextlib import suppress
from multiprocessing import get_context
from typing import TYPE_CHECKING, Any

from stationery.data.files import Parts
from stationery.data.unfinished import remove_unfinished
from stationery.model.errors import SourceError, StationeryError
from stationery.model.values import replace, value
from stationery.products.list_emails import has_email
from stationery.products.merge import Merge
from stationery.products.merge_files import FilesEach, MadeFile, Shown, Target, Volumes, choose_paths, sort_files
from stationery.products.merge_ledger import Got
from stationery.products.merge_outcome import Asked, Outcome, to_outcome
from stationery.products.merge_pieces import Medium
from stationery.products.merge_plan import Planner
from stationery.products.merge_report import Note, Notebook, Report
from stationery.products.merge_runs import (
    Run,
    Tell,
    finish_check,
    finish_each,
    keep_others,
    make_missing,
    note_got,
    tell_all,
    try_make,
)
from stationery.products.recipients import Recipient
from stationery.products.rest_file import write_rest

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

_PATIENCE = 0.2
"""Seconds between two looks at how far the others are."""

_FAREWELL = 10
"""Seconds in which a process that is told to stop has finished what it was writing."""


def run_with_workers(count: int) -> Run:
    """A merge by so many processes: of single files, or of the parts of a split one. Bytes, order and what is told are
    those of one process. Raises SourceError for one that prints postage."""

    def run(merge: Merge, target: Target, asked: Asked, tell: Tell | None) -> Outcome:
        if merge.postage:
            message = "stamps are given out by one process, so that none is used twice"
            raise SourceError(message, merge.template.postage.place, "leave out --workers")
        _warm(merge, asked)
        return (_run_each if target.each else _run_parts)(merge, target, asked, tell, count)

    return run


def _warm(merge: Merge, asked: Asked) -> None:
    """Make the first letter, so that whatever all of them need is read once, and not by each process."""
    first = next(merge.roster.recipients(asked.selection), None)
    if first:
        try_make(merge, first, Notebook(merge.roster.file), asked)
    merge.begin_part()


@value
class Checked:
    """What a process found out of a recipient: whether something is made, and what is told."""

    is_good: bool
    notes: tuple[Note, ...]


@value
class Placed:
    """Files of a recipient that are in place, and what the ledger has of them."""

    files: tuple[MadeFile, ...]
    got: Got


@value
class Entry:
    """A recipient in a part: what is told, and what was made; nothing, if something is wrong."""

    notes: tuple[Note, ...]
    got: Got | None = None


@value
class Part:
    """Files for several recipients that are written, but not in place."""

    entries: tuple[Entry, ...]
    files: tuple[MadeFile, ...]
    handed: tuple[tuple[str, str], ...]


class Share:
    """What one of the processes sees of all: its number, and its end of a pipe."""

    def __init__(self, number: int, count: int, end: Connection, done: Any) -> None:
        self.number = number
        self._count = count
        self._end = end
        self._done = done

    def has(self, number: int) -> bool:
        """Whether it is the turn of this one. Numbers count from 0."""
        return number % self._count == self.number

    def send(self, message: object) -> None:
        self._end.send(message)

    def receive(self) -> Any:
        return self._end.recv()

    def tell(self) -> None:
        """That it is done with one more recipient."""
        self._done[self.number] += 1


class Crew:
    """Processes that do their shares of a `work`. Whoever leaves it, by an error or an interrupt, stops them."""

    def __init__(self, count: int, work: Callable[[Share], None], folder: str, tell: Tell | None = None) -> None:
        """What they write goes to this folder."""
        context = get_context("fork")
        self._folder = folder or os.curdir
        self._tell = tell
        self._count = count
        self._done = context.RawArray("Q", count)
        self._ends: list[Connection] = []
        self._processes = []
        for number in range(count):
            ours, theirs = context.Pipe()
            self._ends.append(ours)
            share = Share(number, count, theirs, self._done)
            process = context.Process(target=_serve, args=(work, share, tuple(self._ends)), daemon=True)
            process.start()
            theirs.close()
            self._processes.append(process)

    def __enter__(self) -> Crew:
        return self

    def __exit__(self, *raised: object) -> None:
        for end in self._ends:
            end.close()
        for process in self._processes:
            process.join(_FAREWELL)
            if process.is_alive():
                process.terminate()
                process.join()
        remove_unfinished(self._folder, self.numbers)

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers that the system knows the processes by."""
        return tuple(process.pid or 0 for process in self._processes)

    def send(self, message: object) -> None:
        for number in range(self._count):
            try:
                self._ends[number].send(message)
            except OSError:
                self.receive(number)  # why it has gone
                raise _lost() from None

    def receive(self, turn: int) -> Any:
        """What the process whose turn it is sends next. Raises what was raised there."""
        end = self._ends[turn % self._count]
        try:
            while not end.poll(_PATIENCE):
                if self._tell:
                    self._tell(sum(self._done))
            message = end.recv()
        except (EOFError, OSError):
            raise _lost() from None
        if isinstance(message, BaseException):
            raise message
        return message


def _lost() -> StationeryError:
    hint = "it may have needed more memory than there is: run it again with fewer workers"
    return StationeryError("one of the workers was ended by the system", hint=hint)


def _serve(work: Callable[[Share], None], share: Share, others: tuple[Connection, ...]) -> None:
    """Do a share. An interrupt at the keyboard goes to all processes, and the first one stops the others; so they stop
    if it is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for end in others:
        end.close()
    with suppress(BrokenPipeError, ConnectionResetError, EOFError):
        try:
            work(share)
        except (BrokenPipeError, ConnectionResetError, EOFError):
            raise
        except BaseException as wrong:  # noqa: BLE001 - it is raised in the first process
            wrong.add_note(traceback.format_exc())
            share.send(wrong)


def _check_share(merge: Merge, asked: Asked, share: Share, planner: Planner) -> None:
    notebook = Notebook(merge.roster.file, merge.roster.unit)
    for recipient in merge.roster.recipients(asked.selection):
        if asked.ledger and asked.ledger.leaves_out(recipient):
            continue
        if share.has(recipient.number):
            made = try_make(merge, recipient, notebook, asked)
            if made:
                planner.add(made, recipient.number)
            share.send(Checked(made is not None, notebook.hand_on()))


def _check(merge: Merge, asked: Asked, crew: Crew, report: Report, tell: Tell | None) -> Iterator[Recipient]:
    """Each recipient that gets something, or got it before; of the others it is only noted what is wrong."""
    for recipient in merge.roster.recipients(asked.selection):
        if asked.ledger and asked.ledger.leaves_out(recipient):
            yield recipient
            continue
        report.checked += 1
        _note_double(merge, recipient)
        checked = crew.receive(recipient.number)
        for note in checked.notes:
            report.take(recipient, note)
        if checked.is_good:
            yield recipient
        if tell:
            tell(report.checked // 2)


def _note_double(merge: Merge, recipient: Recipient) -> None:
    for contact in recipient.contacts:
        merge.doubles.add(contact, joined=len(recipient.contacts) > 1)


def _is_left(asked: Asked, recipient: Recipient) -> bool:
    return bool(asked.ledger and recipient.number in asked.ledger.left_numbers)


def _write_each(merge: Merge, target: Target, asked: Asked, share: Share) -> None:
    """The share of single files: all are checked first, and then the first process says whose are to be made."""
    planner = Planner(merge.stock)
    _check_share(merge, asked, share, planner)
    share.send(planner.counted if asked.dry_run else None)
    if asked.dry_run:
        return
    good: frozenset[int] = share.receive()
    each, unsaid = FilesEach(target, merge.manner, merge.stock), Notebook(merge.roster.file, merge.roster.unit)
    told: set[Medium] = set()
    for recipient in merge.roster.recipients(asked.selection):
        if recipient.number not in good and not _is_left(asked, recipient):
            continue
        names = each.names(recipient)
        if recipient.number not in good or not share.has(recipient.number):
            continue
        made = make_missing(merge, recipient, unsaid, asked)
        files = [
            replace(one, first=None) if one.medium in told else one  # a page is more than all the rest
            for one in each.write(made, names)
        ]
        told.update(one.medium for one in files)
        share.send(Placed(tuple(files), note_got(merge, recipient, made, choose_paths(made, names))))


def _run_each(merge: Merge, target: Target, asked: Asked, tell: Tell | None, count: int) -> Outcome:
    report, planner = Report(merge.roster.file, merge.roster.unit), Planner(merge.stock)
    each = FilesEach(target, merge.manner, merge.stock)
    good: set[int] = set()
    emails: list[str] = []
    files: list[MadeFile] = []
    ledger = asked.ledger
    with Crew(count, lambda share: _write_each(merge, target, asked, share), target.each) as crew:
        for recipient in _check(merge, asked, crew, report, tell):
            names = each.names(recipient)
            if not _is_left(asked, recipient):
                good.add(recipient.number)
                each.check(names)
                if asked.dry_run and "emails" in names and has_email(recipient):
                    emails.append(names["emails"])
        finish_check(report, asked, lambda: tell_all(merge, report, asked.selection))
        for number in range(count):
            counted = crew.receive(number)
            if counted:
                planner.add_counted(counted)
        if not asked.dry_run:
            if ledger and good:
                ledger.begin(merge.stock.today, crew.numbers)
            crew.send(frozenset(good))
            each = FilesEach(target, merge.manner, merge.stock)
            firsts: dict[Medium, Shown | None] = {}
            for done, recipient in enumerate(merge.roster.recipients(asked.selection), 1):
                if recipient.number in good or _is_left(asked, recipient):
                    names = each.names(recipient)
                if recipient.number in good:
                    placed = crew.receive(recipient.number)
                    for one in placed.files:
                        files.append(replace(one, first=firsts.setdefault(one.medium, one.first)))
                    emails += [names["emails"]] if "e-mail" in placed.got.kinds else []
                    if ledger:
                        ledger.add(recipient, placed.got, merge.stock.today)
                if tell:
                    tell((report.checked + done) // 2)
    return finish_each(
        merge, target, asked, report, to_outcome(report, tuple(files), tuple(emails), "", planner, asked)
    )


def _in_parts(merge: Merge, asked: Asked, split: int, bad: frozenset[int]) -> Iterator[tuple[int, Recipient]]:
    """Recipients who get something now, each with the number of the part that they are in."""
    checked = asked.skip_bad
    index = 0
    for recipient in merge.roster.recipients(asked.selection):
        left = _is_left(asked, recipient) if checked else asked.ledger and asked.ledger.leaves_out(recipient)
        if left or recipient.number in bad:
            continue
        yield index // split, recipient
        index += 1


def _write_parts(merge: Merge, target: Target, asked: Asked, share: Share) -> None:
    """The share of the parts of a split file. If rows with faults are skipped, it has to be known first which are."""
    planner, bad = Planner(merge.stock), frozenset[int]()
    if asked.skip_bad:
        _check_share(merge, asked, share, Planner(merge.stock))
        bad = share.receive()
    notebook = Notebook(merge.roster.file, merge.roster.unit)
    with Parts(target.ways) as parts:
        volumes: Volumes | None = None
        entries: list[Entry] = []
        current, has_faults = -1, False

        def finish() -> None:
            if volumes:
                share.send(Part(tuple(entries), volumes.close(), parts.hand_over()))
                entries.clear()

        for part, recipient in _in_parts(merge, asked, target.split, bad):
            if not share.has(part):
                continue
            if part != current:
                finish()
                merge.begin_part()
                volumes = Volumes(target, merge.manner, merge.stock, None if asked.dry_run else parts, part)
                current = part
            made = try_make(merge, recipient, notebook, asked)
            has_faults = has_faults or made is None
            got = None
            if made and volumes and not has_faults:  # else the rest is only checked
                got = note_got(merge, recipient, made, volumes.add(made))
                planner.add(made, recipient.number)
            entries.append(Entry(notebook.hand_on(), got))
            share.tell()
        finish()
        share.send(planner.counted)


def _run_parts(merge: Merge, target: Target, asked: Asked, tell: Tell | None, count: int) -> Outcome:
    report, planner = Report(merge.roster.file, merge.roster.unit), Planner(merge.stock)
    target, kept = keep_others(merge, target, asked)
    files: list[MadeFile] = []
    entries: Iterator[Entry] = iter(())
    current = -1

    def tell_more(done: int) -> None:
        if tell:
            tell((report.checked + done) // 2 if asked.skip_bad else done)

    def work(share: Share) -> None:
        _write_parts(merge, target, asked, share)

    with Parts(target.ways) as parts, Crew(count, work, os.path.dirname(target.path), tell_more) as crew:
        bad: frozenset[int] = frozenset()
        if asked.skip_bad:
            good = {each.number for each in _check(merge, asked, crew, report, tell)}
            finish_check(report, asked, lambda: tell_all(merge, report, asked.selection))
            everyone = merge.roster.recipients(asked.selection)
            bad = frozenset(each.number for each in everyone if each.number not in good)
            crew.send(bad)
        for part, recipient in _in_parts(merge, asked, target.split, bad):
            if part != current:
                current = part
                made: Part = crew.receive(part)
                parts.take_over(made.handed)
                files += made.files
                entries = iter(made.entries)
            entry = next(entries)
            if not asked.skip_bad:
                report.checked += 1
                _note_double(merge, recipient)
                for note in entry.notes:
                    report.take(recipient, note)
            if asked.ledger and entry.got:
                asked.ledger.hold(recipient, entry.got, merge.stock.today)
        finish_check(report, asked, lambda: tell_all(merge, report, asked.selection))
        for number in range(count):
            planner.add_counted(crew.receive(number))
        if asked.ledger:
            kept += asked.ledger.tell_lost((made.path for made in files), dry_run=asked.dry_run)
        rest = "" if asked.dry_run else write_rest(merge.roster, report, asked.rest, parts, force=target.force)
        if not asked.dry_run:
            parts.place()
            if asked.ledger:
                asked.ledger.write_held()
    outcome = to_outcome(report, sort_files(files), (), rest, planner, asked)
    return replace(outcome, remarks=(*outcome.remarks, *kept)) if files else outcome
