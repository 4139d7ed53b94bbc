"""The time zone of an interview, where the answer names none: the computer's, which may not be the one of the place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from stationery.data.stock import Stock
from stationery.model.errors import Remark
from stationery.model.interview import Interview
from stationery.model.party import Party
from stationery.model.values import replace
from stationery.resolve.countries import country_of

_STATES = {
    "Eastern": ("America/New_York", "CT DE DC FL GA IN KY ME MD MA MI NH NJ NY NC OH PA RI SC TN VT VA WV"),
    "Central": ("America/Chicago", "AL AR FL IL IN IA KS KY LA MI MN MS MO NE ND OK SD TN TX WI"),
    "Mountain": ("America/Denver", "CO ID KS MT NE ND NM OR SD TX UT WY"),
    "America/Phoenix": ("America/Phoenix", "AZ"),
    "Pacific": ("America/Los_Angeles", "CA ID NV OR WA"),
    "America/Anchorage": ("America/Anchorage", "AK"),
    "HST": ("Pacific/Honolulu", "HI"),
}
"""Time zones as one writes them behind a time, each with its name at IANA and the states that have it in part at
least: 49 CFR part 71."""
_STATE = re.compile(r"\b([A-Z]{2})\.?,? +\d{5}(?:-\d{4})?\s*$")


def doubt_zone(interview: Interview, sender: Party | None, zone: str, stock: Stock) -> Iterator[Remark]:
    """That the computer's `zone`, which was taken for the interview's, isn't the one of its address, or may not be."""
    at, where = interview.at, interview.address
    if at is None or where is None:
        return
    taken = f"the time is read as {_say(at)} in {zone.replace('_', ' ')}, the time zone of this computer"
    states = [found[1] for line in where.lines if (found := _STATE.search(line.text))]
    known = [(name, id) for name, (id, all) in _STATES.items() if states and states[-1] in all.split()]
    if known and at.utcoffset() not in [_offset(at, id) for _, id in known]:
        said = f"{taken}, but {states[-1]} has another one"
        hint = " or ".join(f"{_say(at)} {name}" for name, _ in known)
        yield Remark(said, interview.at_place, f"write the day and {hint}, if that is what you mean")
        return
    home = country_of(sender, stock.store)
    whole = replace(where, lines=(interview.organization, *where.lines)) if where.lines else where
    if home and not known and country_of(whole, stock.store) not in ("", home):
        yield Remark(f"{taken}, and the address is abroad", interview.at_place, "add the time zone, such as CET")


def _offset(at: datetime, zone: str) -> object:
    return at.replace(tzinfo=ZoneInfo(zone)).utcoffset()


def _say(at: datetime) -> str:
    return f"{at:%I:%M %p}".lstrip("0")
