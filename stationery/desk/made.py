"""A saved letter file turned into what is handed over: the very bytes that the command line makes of it."""

from __future__ import annotations

import os
from collections.abc import Iterable
from datetime import datetime

from stationery.data.yaml import decode
from stationery.desk.sheets import Sheets
from stationery.desk.vocabulary import vocabulary
from stationery.model.diagnostics import Diagnostics
from stationery.model.errors import Place, Remark, SourceError, StationeryError, UnknownName, did_you_mean
from stationery.model.letter import Letter
from stationery.model.values import replace, value
from stationery.products.placeholders import PRINT_ANYWAY
from stationery.products.result import Result
from stationery.products.source import Source, add_remarks
from stationery.studio import Studio

_PDF, _EML, _ICS, _TEXT = (
    "application/pdf",
    "message/rfc822",
    "text/calendar; charset=utf-8",
    "text/plain; charset=utf-8",
)
MADE = {
    "pdf": (".pdf", _PDF),
    "enclosed": (".pdf", _PDF),
    "envelope": ("-envelope.pdf", _PDF),
    "card": ("-card.pdf", _PDF),
    "draft": ("-draft.pdf", _PDF),
    "card-draft": ("-card-draft.pdf", _PDF),
    "eml": (".eml", _EML),
    "ics": (".ics", _ICS),
    "text": (".txt", _TEXT),
}
"""What can be made: how its file's name ends, and its kind."""
_ANYWAY = "-anyway"
"""What is asked for ends so where a date that can't be read is meant as it stands."""


class UnreadDate(SourceError):
    """A letter whose date can't be read; it is made only if that is said."""


def hold_unread_date(remarks: Iterable[Remark]) -> None:
    """Raise for a date that can't be read: it is to be mended, or said to be meant."""
    for each in remarks:
        if each.about == "date":
            raise UnreadDate(each.message, each.place, each.hint)


@value
class Made:
    """A file that is handed over, not written: its name, its kind, its bytes."""

    name: str
    kind: str
    data: bytes


def make(studio: Studio, sheets: Sheets, id: str, what: str, now: datetime) -> Made:
    """Make `what`, one of MADE, from the saved file. Raises as the command line does, at the file's lines."""
    what, anyway = what.removesuffix(_ANYWAY), what.endswith(_ANYWAY)
    if what not in MADE:
        raise UnknownName(f"the desk doesn't make {what!r}", None, did_you_mean(what, MADE), tuple(MADE))
    ending, kind = MADE[what]
    stem, letter = os.path.splitext(os.path.basename(sheets.name(id)))[0], read_saved(studio, sheets, id)
    if what == "envelope" and "envelope" in stem.lower() and not letter.body:
        ending = ".pdf"  # it says what it is
    return Made(stem + ending, kind, _make(studio, letter, what, now, anyway=anyway))


def read_saved(studio: Studio, sheets: Sheets, id: str) -> Letter:
    """The letter in the file as it is on the disk."""
    path, diagnostics = sheets.path(id), Diagnostics()
    text = decode(sheets.saved_bytes(id), path, diagnostics)
    return add_remarks(studio.read_text(text, path), Source(text, path, remarks=diagnostics.remarks))


def _make(studio: Studio, letter: Letter, what: str, now: datetime, *, anyway: bool) -> bytes:
    today = now.date()
    made: Result
    match what:
        case "pdf":
            made = studio.letter(letter, today=today)
        case "enclosed":
            made = studio.letter(letter, today=today, with_enclosures=True)
        case "envelope":
            made = studio.envelope(letter, today=today)
        case "card":
            made = studio.card(letter, today=today)
        case "draft":
            return studio.letter(letter, today=today, draft=True).pdf
        case "card-draft":
            return studio.card(letter, today=today, draft=True).pdf
        case "eml" | "text":
            email = studio.email(letter, today=today)
            if not anyway:
                hold_unread_date(email.remarks)
            return email.eml if what == "eml" else email.text.encode()
        case _:
            return _calendar(studio, letter, now)
    if not anyway:
        hold_unread_date(made.remarks)
    return made.pdf


def instead_of(what: object, faults: list[StationeryError]) -> dict[str, str]:
    """What can be made all the same: a `draft`, though placeholders are not filled in, or the letter with a date that
    can't be read; and the `label` that offers it. Empty where nothing is offered."""
    words = vocabulary()["send"]
    if any(isinstance(each, UnreadDate) for each in faults):
        return {"draft": f"{what}{_ANYWAY}", "label": words["as-typed"]}
    if not any(each.hint == PRINT_ANYWAY for each in faults):
        return {}
    return {"draft": "card-draft" if what in ("card", "card-draft") else "draft", "label": words["draft"]}


def _calendar(studio: Studio, letter: Letter, now: datetime) -> bytes:
    """The calendar of the interview whose file the letter names, as the kit has it."""
    from stationery.products.clock import clock  # 15.9 ms
    from stationery.products.draft import Details, Drafting, choose_language  # 23.2 ms
    from stationery.products.kit import calendar_of  # 76.2 ms
    from stationery.reading.interview import interview_of  # 6.0 ms

    interview = interview_of(letter)
    if interview is None:
        hint = "name the interview's file in the letter: `interview: interview.yaml`"
        raise SourceError("there is no calendar for a letter without an interview file", _place(letter), hint)
    with studio.trip(replace(letter, body=()), today=now.date()) as (stock, laid):
        sender = laid.sender
        times = clock(interview, sender, stock)
        if times.deadlines is None:
            hint = "write `at: 2026-11-20 14:00 America/Chicago` in the interview file"
            raise SourceError("there is no calendar until the interview has a date and time", _place(letter), hint)
        details = Details(letter.interview.text, commands=False)
        by = Drafting(stock, choose_language(interview, stock, sender), times, details)
        return calendar_of(interview, by, stock.created or now)


def has_calendar(letter: Letter) -> bool:
    """Whether there is a calendar for a letter: its interview has a file, and a day."""
    from stationery.reading.interview import interview_of  # 6.0 ms

    try:
        interview = interview_of(letter)
    except StationeryError:
        return False
    return interview is not None and interview.at is not None


def _place(letter: Letter) -> Place:
    return letter.interview.place or Place(letter.file)
