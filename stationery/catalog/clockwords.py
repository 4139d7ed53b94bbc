"""Times of day: how a language writes an hour and its minute, and the words for the two halves of a day."""

from __future__ import annotations

import re

from stationery.catalog.usages import pick, usages_of
from stationery.data.schema import CITE, TEXT, WORDS, Entries, Key, Shape
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


def build_clock(row: Entries | None, region: str) -> ClockWords:
    """The clock of a region: by the usage that names it, where it is not among the table's own regions."""
    if row is None:
        return ISO_8601
    found = usual = _clock(row, ISO_8601)
    own = region in row["regions"]
    for usage, chosen in pick(row["usages"], region):
        other = _clock(usage, usual)
        if chosen and not own:
            found = other
    return found


def _clock(row: Entries, usual: ClockWords) -> ClockWords:
    table, time, halves = row.table, row["time"] or usual.time, row["halves"] or usual.halves
    slots = set(re.findall(r"\{(.*?)\}", time))
    if slots - _SLOTS:
        table.fault(f"time: unknown slot {{{min(slots - _SLOTS)}}}", table.where("time"))
    if "minute" not in slots:
        table.fault("time: {minute} is missing", table.where("time"))
    if ("hour_of_12" in slots) != ("half" in slots):
        table.fault("time: use {hour_of_12} and {half} together", table.where("time"))
    if "half" in slots and len(halves) != 2:
        table.fault(f"halves: expected 2 words, not {len(halves)}", table.where("halves"))
    return ClockWords(time, halves)


_TIME = {
    "time": Key(TEXT, "The pattern, with {hour}, {two_digit_hour} or {hour_of_12} and {half}, and {minute}."),
    "halves": Key(WORDS, "The words for the two halves of a day."),
}
CLOCK: Shape[Entries] = Shape(
    {
        "cite": CITE,
        "regions": Key(WORDS, "The countries (ISO 3166) that write it this way."),
        **_TIME,
        "usages": Key(usages_of(_TIME), "Differences in some countries, each under a name of its own."),
    }
)
"""How a time of day is written."""
