"""Adds the errors that the check finds, and a few warnings, to the remarks of a letter that is made anyway."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from stationery.etiquette.findings import CARD, EMAIL, ERROR, LETTER, WARNING, Finding
from stationery.etiquette.rules import judge
from stationery.model.diagnostics import Diagnostics
from stationery.model.errors import Remark, StationeryError
from stationery.model.manuscript import Manuscript
from stationery.model.page import Page
from stationery.model.values import replace, value
from stationery.products.check_context import Given, note_of
from stationery.resolve.job import Job

if TYPE_CHECKING:
    from stationery.model.interview import Interview

_TOLD_ANYWAY = ("M1", "M7")
_OF_DATES = ("T4", "T6")
"""What is wrong with an address is told with every letter."""
_WARNED_TOO = ("N1", "N2", "N3", "T6")
"""A recipient who is not the interview's, a sentence without its end, an hour that no clock shows: too late once the
letter is mailed."""
PLAIN = ("N3", "T6", "S9", "S13", "S14", "F5")
"""What is told of a letter of no kind, which nobody judges: gaps, dates, enclosures, a second salutation, and one to
nobody or to a man for a woman."""


@value
class Advice:
    """A request to report the check's errors with the result, and what the shell read for it: the moment, the interview
    that the letter names, or why it could not be read, and the lines of the letter's file. With `only`, no other rules
    are told of."""

    now: datetime
    interview: Interview | None = None
    unread: Remark | None = None
    rows: tuple[str, ...] = ()
    only: tuple[str, ...] = ()


def advise(
    job: Job,
    manuscript: Manuscript,
    pages: tuple[Page, ...],
    advice: Advice,
    diagnostics: Diagnostics,
) -> None:
    """Add the check's errors as remarks to a result that is made anyway.

    Reads and composes nothing: neighboring notes and the envelope are not checked.
    """
    if advice.unread:
        diagnostics.add(advice.unread)
        return
    medium = {"card": CARD, "email": EMAIL}.get(job.product, LETTER)
    try:
        given = Given(job.letter, advice.rows, advice.interview)
        note = note_of(given, (), job, manuscript, advice.now, medium)
    except StationeryError as fault:
        diagnostics.remark(f"the etiquette was not checked: {fault.message}", fault.place, fault.hint)
        return
    for each in judge(replace(note, pages=pages, errors_only=True)):
        of_date = each.rule in _OF_DATES and each.place == job.letter.date.place
        told = of_date and (job.date.weekday_wrong or job.date.meant)  # by resolve
        if not told and _is_told(each) and (not advice.only or each.rule in advice.only):
            diagnostics.remark(f"{each.rule}: {each.message}", each.place, each.remedy)


def _is_told(finding: Finding) -> bool:
    if finding.severity == WARNING:
        return finding.rule in _WARNED_TOO
    return finding.severity == ERROR and finding.rule not in _TOLD_ANYWAY
