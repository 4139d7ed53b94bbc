"""Merges: a letter to the people of a list: any row as it will look, rows with problems, the plan, and the files."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from typing import Any

from stationery.data.files import write
from stationery.desk.lists import Dropped
from stationery.desk.looks import letter_in
from stationery.desk.pages import describe, show_letter
from stationery.desk.vocabulary import in_our_terms, message_in_our_terms
from stationery.model.errors import Place, Remark, SourceError, StationeryError, each_fault
from stationery.model.letter import Letter, Written
from stationery.model.values import value
from stationery.products.labels import LabelOptions
from stationery.products.list_labels import ListLabels
from stationery.products.merge import Asked, Merge, Skip, check_columns, run_merge
from stationery.products.merge_files import Target
from stationery.products.merge_pieces import MEDIA, Manner, Medium
from stationery.products.merge_plan import Planner, describe_plan
from stationery.products.merge_report import Report
from stationery.products.recipients import Recipient, Selection
from stationery.products.rosters import ensure_address
from stationery.reading.fields import Template, read_template
from stationery.studio import Studio

_MOST_PROBLEMS = 500
_TOLD_EACH = 25
"""Rows after which the page is told how far a merge is."""

Tell = Callable[[dict[str, object]], None]


class Stopped(StationeryError):
    """Somebody stopped it; nothing is kept of what was made."""


@value
class Mailing:
    """What a page asks for: a letter's text, the list, and what is made for each row."""

    text: str
    file: str
    media: tuple[Medium, ...] = ("letters", "envelopes")
    skip_bad: bool = False
    printer: str = ""
    household: bool = False
    """Whether the rows of one address share a letter."""


class Merging:
    """Merges for all pages; how far each is, is told as events of the type `list`."""

    def __init__(self, studio: Studio, tell: Tell) -> None:
        self._studio = studio
        self._tell = tell

    def show_row(self, dropped: Dropped, mailing: Mailing, row: int, wanted: list[str], today: date) -> dict[str, Any]:
        """The pieces of one row, as `/api/pages` has them."""
        try:
            with self._studio.long_trip(today=today) as (stock, overlay):
                merge = Merge(_template(mailing), dropped.roster(), overlay, Manner(mailing.media), stock)
                check_columns(merge, Target(), Selection())
                recipient = _find_row(merge, row, mailing.household)
                filled = merge.fill(recipient)
                letter: Letter = merge.write(filled, recipient)
        except StationeryError as fault:
            return {"pieces": {}, "remarks": [describe(each, "error") for each in each_fault(fault)], "marks": []}
        remarks = [describe(each, "remark") for contact in recipient.contacts for each in contact.warnings]
        shown = show_letter(self._studio, letter, filled.text, wanted, today, remarks=remarks)
        return {**shown, "row": row, "name": recipient.name, "values": dict(recipient.values)}

    def find_problems(self, id: str, dropped: Dropped, mailing: Mailing, today: date) -> dict[str, Any]:
        """Make everything for everybody and keep nothing: which rows have problems, and what would be made.

        Raises what is wrong with columns, and Stopped.
        """
        rows: list[dict[str, Any]] = []
        bad = doubtful = untitled = checked = 0
        dropped.stopped = False
        with self._studio.long_trip(today=today) as (stock, overlay):
            merge = self._begin(dropped, mailing, Merge(
                _template(mailing), dropped.roster(), overlay, _manner(mailing), stock
            ))  # fmt: skip
            planner, count = Planner(stock), dropped.describe()["count"]
            for recipient in merge.roster.recipients(Selection(household=mailing.household)):
                checked += 1
                report = Report(merge.roster.file, merge.roster.unit)
                try:
                    planner.add(merge.make(recipient, report))
                except Skip:
                    bad += 1
                except StationeryError as fault:
                    report.fault(recipient, fault)
                    bad += 1
                doubtful += bool(report.doubtful)
                untitled += any(each.about == "title" for each in report.remarks)
                told = report.has_faults or any(each.about != "title" for each in report.remarks)
                if told and len(rows) < _MOST_PROBLEMS:
                    rows.append(_describe_row(recipient, report, merge.roster.unit))
                self._go_on(id, dropped, checked, count)
            joinings = merge.households.joinings
        rows.sort(key=lambda each: (not each["errors"], not each["doubtful"]))
        plan = [*describe_plan(planner.plan), *map(str, joinings[:_MOST_PROBLEMS])]
        return {"rows": rows, "checked": checked, "bad": bad, "doubtful": doubtful, "untitled": untitled, "plan": plan}

    def make(self, id: str, dropped: Dropped, mailing: Mailing, today: date) -> dict[str, Any]:
        """Make the files, into a folder of ours; they are handed over by their number. Raises all that is wrong with
        rows together, unless such rows are skipped."""
        dropped.stopped = False
        stem = _stem(mailing.file, dropped)
        target = Target(os.path.join(dropped.folder, f"{stem}.pdf"), named=False, force=True)
        count = dropped.describe()["count"]
        with self._studio.long_trip(today=today) as (stock, overlay):
            merge = self._begin(dropped, mailing, Merge(
                _template(mailing), dropped.roster(), overlay, _manner(mailing), stock
            ))  # fmt: skip
            asked = _asked(mailing)
            done = run_merge(merge, target, asked, lambda number: self._go_on(id, dropped, number, count))
        dropped.files = [(os.path.basename(each.path), each.path) for each in done.files]
        left = {each.message: each for each in done.left_out}
        remarks = {each.message: each for each in done.remarks if each.message not in left}
        return {
            "files": [
                {"name": os.path.basename(each.path), "what": each.medium, "pages": each.pages, "for": each.recipients}
                for each in done.files
            ],
            "recipients": done.recipients,
            "skipped": done.skipped,
            "left_rows": list(done.left_rows),
            "unit": merge.roster.unit,
            "left_out": [describe(each, "remark") for each in left.values()],
            "remarks": [describe(each, "remark") for each in remarks.values()],
        }

    def make_labels(self, dropped: Dropped, mailing: Mailing, sheet: str, start: str, today: date) -> dict[str, Any]:
        """A label for each person, on sheets of that kind, beginning at that label."""
        roster = dropped.roster()
        letter = letter_in(self._studio, _template(mailing).fill({}), mailing.file)
        with self._studio.trip(letter, today=today) as (stock, laid):
            options = LabelOptions(
                Written(sheet, Place("sheet")), Written(start or "1", Place("start")),
                printer=Written(mailing.printer, Place("printer")),
            )  # fmt: skip
            asked = _asked(mailing)
            result = ListLabels(roster, laid, stock, options).make(asked)
        path = os.path.join(dropped.folder, f"{os.path.splitext(dropped.name)[0]}-labels.pdf")
        write((path, result.pdf), private=True)
        dropped.files.append((os.path.basename(path), path))
        remarks = [describe(each, "remark") for each in result.remarks]
        made = {"name": os.path.basename(path), "what": "labels", "pages": len(result.pages), "for": None}
        return {"files": [made], "at": len(dropped.files) - 1, "remarks": remarks}

    def _begin(self, dropped: Dropped, mailing: Mailing, merge: Merge) -> Merge:
        columns = dropped.columns if dropped.listing else None
        ensure_address(merge.roster, columns, merge.template, mailing.media)
        check_columns(merge, Target(), Selection())
        return merge

    def _go_on(self, id: str, dropped: Dropped, done: int, of: int) -> None:
        """Between two rows: say how far it is, let keystrokes be answered, and stop if somebody says so."""
        if dropped.stopped:
            raise Stopped("stopped; nothing is kept of what was made")
        if done % _TOLD_EACH == 0 or done == of:
            self._tell({"type": "list", "list": id, "done": done, "of": of})
        self._studio.let_others()


def mailing_of(asked: dict[str, Any], text: str, file: str) -> Mailing:
    """What a request asks for. Raises SourceError for what can't be made."""
    named = asked.get("media") or ["letters", "envelopes"]
    media = tuple(
        each for each in MEDIA if isinstance(named, list) and each in named and each not in ("emails", "labels")
    )
    if not media:
        raise SourceError("there is nothing to make", Place("media"), "choose letters, envelopes, or cards")
    return Mailing(
        text, file, media, bool(asked.get("skip_bad")), str(asked.get("printer") or ""), bool(asked.get("household"))
    )


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
        "remarks": [_say(each, plain) for each in report.remarks],
        "doubtful": bool(report.doubtful),
    }


def _say(said: Remark, plain: Callable[[str], str]) -> dict[str, str]:
    return {"message": message_in_our_terms(plain(said.message)), "hint": in_our_terms(said.hint)}


def _asked(mailing: Mailing) -> Asked:
    """Rows with problems are those, too, whose letter might not arrive."""
    skip = mailing.skip_bad
    return Asked(Selection(household=mailing.household), skip, skip_doubtful=skip)


def _find_row(merge: Merge, row: int, household: bool) -> Recipient:
    for recipient in merge.roster.recipients(Selection(rows=(row, row), household=household)):
        return recipient
    raise SourceError(f"row {row} is no row with an entry", Place(merge.roster.file))


def _template(mailing: Mailing) -> Template:
    return read_template(mailing.text, mailing.file)


def _manner(mailing: Mailing) -> Manner:
    return Manner(mailing.media, printer=Written(mailing.printer, Place("printer")))


def _stem(file: str, dropped: Dropped) -> str:
    """What the files are called, as `stationery merge` calls them: `invitation-guests`."""
    return "-".join(os.path.splitext(os.path.basename(each))[0] for each in (file, dropped.name))
