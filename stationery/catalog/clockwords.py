"""Times of day: how a language writes an hour and its minute, and the words for the two halves of a day."""

from __future__ import annotations

import re

from stationery.catalog.usages import usages
from stationery.catalog.wordlists import listed
from stationery.data.tables import Table
from stationery.model.values import value


@value
class ClockWords:
    """How the language writes a time of day in its region: `time` with slots, `halves` for before noon and after it.

    The slots: `{hour}` and `{two_digit_hour}` of 24, `{hour_of_12}`, `{minute}`, always of two digits, and `{half}`.
    """

    time: str
    halves: tuple[str, ...] = ()


ISO_8601 = ClockWords("{two_digit_hour}:{minute}")
"""For a language whose file says nothing of the clock."""

_SLOTS = {"hour", "two_digit_hour", "hour_of_12", "minute", "half"}


def read_clock(table: Table | None, region: str) -> ClockWords:
    """The clock of a region: by the usage that names it, where it is not among the table's own regions."""
    if table is None:
        return ISO_8601
    table.only(("cite", "regions", "time", "halves", "usages"))
    table.needed("cite")
    found = usual = _clock(table, ISO_8601)
    own = region in listed(table, "regions")
    for usage, chosen in usages(table, region, ("regions", "time", "halves")):
        other = _clock(usage, usual)
        if chosen and not own:
            found = other
    return found


def _clock(table: Table, usual: ClockWords) -> ClockWords:
    time, halves = table.text("time", usual.time), listed(table, "halves") or usual.halves
    slots = set(re.findall(r"\{(.*?)\}", time))
    if slots - _SLOTS:
        table.fault(f"time: there is no slot {{{min(slots - _SLOTS)}}}", table.where("time"))
    if "minute" not in slots:
        table.fault("time: {minute} must stand in it", table.where("time"))
    if ("hour_of_12" in slots) != ("half" in slots):
        table.fault("time: {hour_of_12} and {half} stand together only", table.where("time"))
    if "half" in slots and len(halves) != 2:
        table.fault(f"halves: 2 words are wanted, not {len(halves)}", table.where("halves"))
    return ClockWords(time, halves)
