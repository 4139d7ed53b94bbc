"""Merges: a letter to the people of a list: any row as it will look, rows with problems, the plan, and the files."""

from __future__ import annotations

import os
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial
from typing import Any

from stationery.catalog.envelopes import envelope
from stationery.data.files import write
from stationery.data.stock import Stock
from stationery.desk.letters_own import LettersOwn, RowReport
from stationery.desk.lists import Dropped
from stationery.desk.mailings import Mailing
from stationery.desk.pages import EMAIL, describe, show_letter
from stationery.desk.templates import Stood, stand_alone
from stationery.desk.vocabulary import in_our_terms, message_in_our_terms, vocabulary
from stationery.desk.who_got import WhoGot, describe_before, keep_in
from stationery.model.errors import Place, Remark, SourceError, StationeryError, each_fault
from stationery.model.letter import Letter
from stationery.model.values import replace
from stationery.products.households import Joining
from stationery.products.list_emails import choose_with_email
from stationery.products.merge import Merge, Skip
from stationery.products.merge_files import MadeFile, Target, Volumes
from stationery.products.merge_ledger import BESIDE, word_choices
from stationery.products.merge_outcome import Asked, Outcome
from stationery.products.merge_pieces import Manner, Medium, usual_media
from stationery.products.merge_plan import Plan, Planner, describe_plan
from stationery.products.merge_report import QUIET, Report
from stationery.products.merge_runs import check_columns, run_merge, tell_of_all
from stationery.products.print_hints import tell_printing
from stationery.products.recipients import Recipient, Roster, Selection
from stationery.products.rest_file import choose_rest
from stationery.products.rosters import ensure_address
from stationery.reading.fields import Template
from stationery.reading.overlay import Overlay
from stationery.studio import Studio

_MOST_PROBLEMS = 500
_TOLD_EACH = 25
"""Rows after which the page is told how far a merge is."""
_LABEL = "label"

Tell = Callable[[dict[str, object]], None]


class Stopped(StationeryError):
    """Somebody stopped it; nothing is kept of what was made."""


class Merging:
    """Merges for all pages; how far each is, is told as events of the type `list`. Who got theirs is written down in
    the `folder`."""

    def __init__(self, studio: Studio, folder: str, tell: Tell) -> None:
        self._studio = studio
        self._folder = folder
        self._tell = tell

    def stand(self, dropped: Dropped, template: Template, today: date) -> Stood | None:
        """The template as the letter to the first one of a list, or with its fields where some have no column; None
        where the list can't be used."""
        try:
            recipient = dropped.first()
            if recipient is None:
                return None
            with self._studio.long_trip(today=today) as (stock, overlay):
                merge = Merge(template, dropped.roster(), overlay, Manner(usual_media(template.text)), stock)
                try:
                    check_columns(merge, Target(), Selection())
                except StationeryError as fault:
                    return replace(stand_alone(template), lacking=tuple(each_fault(fault)))
                filled = merge.fill(recipient)
                return Stood(merge.write(filled, recipient), filled, recipient.name, recipient.rows[0], dropped.name)
        except StationeryError:
            return None

    def show_row(self, dropped: Dropped, mailing: Mailing, row: int, wanted: list[str], today: date) -> dict[str, Any]:
        """The pieces of one row, as `/api/pages` has them, and what is wrong with it as for all rows."""
        remarks: list[dict[str, Any]] = []
        try:
            with self._studio.long_trip(today=today) as (stock, overlay):
                merge = Merge(mailing.template, dropped.roster(), overlay, mailing.manner(), stock)
                check_columns(merge, Target(), Selection())
                recipient = _find_row(merge, row, mailing.household)
                remarks += _judge_row(merge, recipient)
                filled = merge.fill(recipient)
                letter: Letter = merge.write(filled, recipient)
        except StationeryError as fault:
            return {"pieces": {}, "remarks": remarks or [describe(each, "error") for each in each_fault(fault)]}
        printed = [each for each in wanted if each != EMAIL]
        shown = show_letter(self._studio, letter, filled.text, printed, today)
        if EMAIL in wanted and letter.recipient:
            party = replace(letter.recipient, email=recipient.values.get("email", ""))
            mail = replace(letter, recipient=party)
            shown |= show_letter(self._studio, mail, filled.text, [EMAIL], today)
        if _LABEL in wanted:
            shown |= self._show_label(letter, mailing, dropped.name, today)
        values = dict(recipient.values)
        return {"pieces": shown, "remarks": remarks, "row": row, "name": recipient.name, "values": values}

    def _show_label(self, letter: Letter, mailing: Mailing, file: str, today: date) -> dict[str, Any]:
        """The sheet with somebody's label, where the first one will stand; nothing where it can't be made."""
        from stationery.products.merge_labels import show_label  # 10 ms

        try:
            with self._studio.trip(letter, today=today) as (stock, laid):
                size, svg = show_label(laid, mailing.labels, file, stock)
        except StationeryError:
            return {}
        page = {"svg": svg, "width_mm": round(size.width.mm, 2), "height_mm": round(size.height.mm, 2), "words": []}
        return {_LABEL: {"pages": [page]}}

    def find_problems(self, id: str, dropped: Dropped, mailing: Mailing, today: date) -> dict[str, Any]:
        """Make everything for everybody, but for rows that are left out, and keep nothing but the rows that can't be
        made, as a list of their own: which rows have problems, what would be made and how it is printed, and who has
        got theirs.

        Raises what is wrong with columns, and Stopped.
        """
        rows: list[dict[str, Any]] = []
        counts, kept = dict.fromkeys(("bad", "doubtful", "untitled", "checked"), 0), 0
        dropped.stopped = False
        with self._studio.long_trip(today=today) as (stock, overlay):
            manner = mailing.manner()
            merge = _begin(dropped, mailing, manner, (stock, overlay))
            target = Target(f"{mailing.stem(dropped.name)}.pdf", named=False, force=True)
            volumes, planner = Volumes(target, manner, stock, None), Planner(stock)
            ledger = self._ledger(merge, mailing.media, mailing, overlay, target)
            left = Report(merge.roster.file, merge.roster.unit)
            own = LettersOwn(merge.template, merge.roster.file)
            selection, without = mailing.selection(mailing.media), tuple[Remark, ...]()
            if mailing.media == ("emails",):
                selection, without = choose_with_email(merge.roster, selection)
            for number, recipient in enumerate(merge.roster.recipients(selection), 1):
                self._go_on(id, dropped, number)
                if ledger and ledger.leaves_out(recipient):
                    continue
                counts["checked"] += 1
                for contact in recipient.contacts:
                    merge.doubles.add(contact, joined=len(recipient.contacts) > 1)
                warnings = (each for contact in recipient.contacts for each in contact.warnings)
                left.remark(recipient, tuple(each for each in warnings if each.about in QUIET))
                report = RowReport(merge.roster.file, merge.roster.unit, own)
                try:
                    made = merge.make(recipient, report)
                    made = ledger.cut(recipient, made) if ledger else made
                    if not (mailing.skip_bad and report.doubts):  # which leaves them out
                        planner.add(made)
                        volumes.add(made)
                        kept += 1
                except Skip:
                    pass
                except StationeryError as fault:
                    report.fault(recipient, fault)
                counts["bad"] += report.has_faults
                if ledger and report.has_faults:
                    ledger.forget(recipient.rows)
                counts["doubtful"] += bool(report.doubtful)
                counts["untitled"] += any(each.about == "title" for each in report.remarks)
                if report.has_faults or report.doubtful:
                    left.bad.append(recipient.contacts)
                told = report.has_faults or any(each.about not in ("title", *QUIET) for each in report.remarks)
                if told and len(rows) < _MOST_PROBLEMS:
                    rows.append(_describe_row(recipient, report, merge.roster.unit))
            files = volumes.close() if planner.plan != Planner(stock).plan else ()
            rest = _keep_rest(dropped, merge.roster, left)
            joinings = merge.households.joinings
            changed = ledger.remarks if ledger else ()
            remarks = (*without, *tell_of_all(merge, selection, kept), *changed, *left.remarks)
        rows.sort(key=lambda each: (not each["errors"], not each["doubtful"]))
        return {
            **counts,
            "own": own.describe(),
            "rows": rows,
            "plan": describe_plan(_name_envelopes(planner.plan, stock)),
            "joinings": _describe_joinings(joinings),
            "before": describe_before(ledger.left_out if ledger else ()),
            "printing": _describe_printing(files),
            "rest": rest,
            "remarks": [describe(each, "remark") for each in remarks],
            "by_rows": bool(merge.roster.headings),
        }

    def make(self, id: str, dropped: Dropped, mailing: Mailing, today: date) -> dict[str, Any]:
        """Make the files, into a folder of ours; they are handed over by their number. Raises all that is wrong with
        rows together, unless such rows are skipped."""
        dropped.stopped = False
        at, outcomes, described = len(dropped.files), list[Outcome](), list[dict[str, Any]]()
        joinings: tuple[Joining, ...] = ()
        with self._studio.long_trip(today=today) as (stock, overlay):
            for media in mailing.runs:
                merge = _begin(dropped, mailing, mailing.manner(media), (stock, overlay))
                target = _target(dropped, mailing, media)
                ledger = self._ledger(merge, media, mailing, overlay, target)
                skip = mailing.skip_bad
                rest = os.path.join(dropped.folder, f"{os.path.splitext(dropped.name)[0]}-rest.csv")
                asked = Asked(mailing.selection(media), skip, rest, ledger=ledger, skip_doubtful=skip)
                with telling_ledger():
                    done = run_merge(merge, target, asked, lambda number: self._go_on(id, dropped, number))
                outcomes.append(done)
                described += _keep_files(dropped, mailing, done, ledger)
                joinings = joinings or done.joinings
        left_out = {each.message: each for done in outcomes for each in done.left_out}
        remarks = {each.message: each for done in outcomes for each in done.remarks if each.message not in left_out}
        left_rows = dict.fromkeys(row for done in outcomes for row in done.left_rows)
        return {
            "files": described,
            "at": at,
            "recipients": max(each.recipients for each in outcomes),
            "skipped": len(left_rows),
            "left_rows": list(left_rows),
            "unit": "row" if dropped.listing else "line",
            "left_out": [describe(each, "remark") for each in left_out.values()],
            "remarks": [describe(each, "remark") for each in remarks.values()],
            "joinings": _describe_joinings(joinings),
            "before": describe_before(tuple(each for done in outcomes for each in done.made_before)),
            "made": any(each["what"] != "rest" for each in described),
            "kept": mailing.keeps and bool(mailing.file),
        }

    def _ledger(
        self, merge: Merge, media: tuple[Medium, ...], mailing: Mailing, overlay: Overlay, target: Target
    ) -> WhoGot | None:
        if not (mailing.keeps and mailing.file):
            return None
        words = word_choices(merge.template, overlay, merge.manner)
        name = os.path.splitext(os.path.basename(mailing.file))[0]
        keeping = keep_in(self._folder, words, name, media, again=mailing.again)
        with telling_ledger():
            return WhoGot(keeping, merge.template, merge.roster, target)

    def _go_on(self, id: str, dropped: Dropped, done: int) -> None:
        """Between two rows: say how far it is, let keystrokes be answered, and stop if somebody says so."""
        if dropped.stopped:
            raise Stopped("stopped; nothing is kept of what was made")
        if done % _TOLD_EACH == 0 or done == dropped.count:
            self._tell({"type": "list", "list": id, "done": done, "of": dropped.count})
        self._studio.let_others()


@contextmanager
def telling_ledger() -> Iterator[None]:
    """Name the ledger where it can't be read or written, and say how to do without."""
    try:
        yield
    except StationeryError as fault:
        if fault.place is None or os.path.basename(fault.place.file) != BESIDE:
            raise
        raise SourceError(f"{BESIDE}: {fault.message}", fault.place, vocabulary()["many"]["ledger-next"]) from None


def _begin(dropped: Dropped, mailing: Mailing, manner: Manner, by: tuple[Stock, Overlay]) -> Merge:
    stock, overlay = by
    merge = Merge(mailing.template, dropped.roster(), overlay, manner, stock)
    try:
        ensure_address(merge.roster, dropped.columns if dropped.listing else None, merge.template, manner.media)
    except SourceError as fault:
        raise SourceError(fault.message, fault.place, vocabulary()["many"]["no-address-next"]) from None
    check_columns(merge, Target(), Selection())
    return merge


def _target(dropped: Dropped, mailing: Mailing, media: tuple[Medium, ...]) -> Target:
    """Where files go: PDFs for all, e-mails into a folder."""
    path = os.path.join(dropped.folder, mailing.stem(dropped.name))
    if "emails" not in media:
        return Target(f"{path}.pdf", named=False, force=True)
    os.makedirs(path, exist_ok=True)
    return Target(each=path, force=True)


def _keep_files(dropped: Dropped, mailing: Mailing, done: Outcome, ledger: WhoGot | None) -> list[dict[str, Any]]:
    """What was made, to be handed over: PDFs, all e-mails together, and the rows that got nothing."""
    described = []
    for each, (_, told) in zip(done.files, _each_printing(done.files), strict=True):
        duplex = bool(each.first and each.first.duplex)
        described.append(_keep(dropped, each.path, each.medium, each.pages, told, duplex=duplex))
    if done.emails:
        path = os.path.join(dropped.folder, f"{mailing.stem(dropped.name)}-emails.zip")
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name in done.emails:
                archive.write(name, os.path.basename(name))
        described.append(_keep(dropped, path, "emails", len(done.emails)))
    if done.rest:
        described.append(_keep(dropped, done.rest, "rest", done.skipped))
    if ledger:
        at = len(dropped.files) - len(described)
        kept = [(number, each["what"]) for number, each in enumerate(described, at) if each["what"] != "rest"]
        dropped.handed_over |= {number: partial(ledger.record, what) for number, what in kept}
    return described


def _keep(
    dropped: Dropped, path: str, what: str, count: int, told: Iterable[str] = (), *, duplex: bool = False
) -> dict[str, Any]:
    name = os.path.basename(path)
    dropped.files.append((name, path))
    return {"name": name, "what": what, "pages": count, "told": list(told), "duplex": duplex}


def _keep_rest(dropped: Dropped, roster: Roster, left: Report) -> int | None:
    """The number of the file with rows that have problems, if there are any."""
    path = os.path.join(dropped.folder, f"{os.path.splitext(dropped.name)[0]}-problems.csv")
    rest = choose_rest(roster, left, path, force=True)
    if not rest.path:
        return None
    if rest.data:
        write((rest.path, rest.data), private=True)
    dropped.files.append((os.path.basename(rest.path), rest.path))
    return len(dropped.files) - 1


def _each_printing(files: tuple[MadeFile, ...]) -> list[tuple[str, tuple[str, ...]]]:
    return [(each.medium, tuple(filter(None, map(_say_printing, tell_printing(each))))) for each in files]


def _say_printing(told: str) -> str:
    return in_our_terms(re.sub(r"with --start (\d+)", r"at label \1", told))


def _describe_printing(files: tuple[MadeFile, ...]) -> list[dict[str, Any]]:
    return [
        {"what": what, "pages": made.pages, "told": list(told), "duplex": bool(made.first and made.first.duplex)}
        for made, (what, told) in zip(files, _each_printing(files), strict=True)
    ]


def _name_envelopes(plan: Plan, stock: Stock) -> Plan:
    """The plan with envelopes by their names, as people buy them."""
    covers = (replace(each, envelope=envelope(stock.store, each.envelope).name) for each in plan.covers)
    return replace(plan, covers=tuple(covers))


def _describe_joinings(joinings: tuple[Joining, ...]) -> dict[str, Any]:
    return {
        "count": len(joinings),
        "rows": sum(len(each.rows) for each in joinings),
        "told": list(map(str, joinings[:_MOST_PROBLEMS])),
    }


def _judge_row(merge: Merge, recipient: Recipient) -> list[dict[str, Any]]:
    """What is wrong with a row, in the words that are told of all of them."""
    own = LettersOwn(merge.template, merge.roster.file)
    report = RowReport(merge.roster.file, merge.roster.unit, own)
    try:
        merge.make(recipient, report)
    except Skip:
        pass
    except StationeryError as fault:
        report.fault(recipient, fault)
    told = _describe_row(recipient, report, merge.roster.unit)
    errors = [*own.describe(), *({**each, "kind": "error"} for each in told["errors"])]
    return [*errors, *({**each, "kind": "remark"} for each in told["remarks"])]


def _describe_row(recipient: Recipient, report: Report, unit: str) -> dict[str, Any]:
    """A row with what is wrong with it, without its number in each sentence."""
    name = f" ({recipient.name})" if recipient.name else ""
    label = f"{unit} {'+'.join(map(str, recipient.rows))}{name}"

    def plain(message: str) -> str:
        return message.removeprefix(label).lstrip(":, ")

    return {
        "row": recipient.rows[0],
        "name": recipient.name,
        "errors": [_say(each, plain) for each in report.fault_remarks],
        "remarks": [_say(each, plain) for each in report.remarks if each.about not in ("title", *QUIET)],
        "doubtful": bool(report.doubtful),
    }


def _say(said: Remark, plain: Callable[[str], str]) -> dict[str, str]:
    return {"message": message_in_our_terms(plain(said.message)), "hint": in_our_terms(said.hint)}


def _find_row(merge: Merge, row: int, household: bool) -> Recipient:
    for recipient in merge.roster.recipients(Selection(rows=(row, row), household=household)):
        return recipient
    raise SourceError(f"row {row} isn't a row with an entry", Place(merge.roster.file))
