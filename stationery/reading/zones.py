"""Time zones as people name them (`America/New_York`, `new york`, `EST`), and the moment that clocks there show."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo

from stationery.model.errors import did_you_mean
from stationery.model.late_pattern import late
from stationery.model.values import value

_NEW_YORK, _CHICAGO, _DENVER, _LOS_ANGELES = (
    ("America/New_York",),
    ("America/Chicago",),
    ("America/Denver",),
    ("America/Los_Angeles",),
)
_ABBREVIATIONS: dict[str, tuple[str, ...]] = {
    "EST": _NEW_YORK, "EDT": _NEW_YORK, "ET": _NEW_YORK, "EASTERN": _NEW_YORK,
    "CST": (*_CHICAGO, "Asia/Shanghai"), "CDT": _CHICAGO, "CT": _CHICAGO, "CENTRAL": _CHICAGO,
    "MST": (*_DENVER, "America/Phoenix"), "MDT": _DENVER, "MT": _DENVER, "MOUNTAIN": _DENVER,
    "PST": _LOS_ANGELES, "PDT": _LOS_ANGELES, "PT": _LOS_ANGELES, "PACIFIC": _LOS_ANGELES,
    "AKST": ("America/Anchorage",), "AKDT": ("America/Anchorage",), "HST": ("Pacific/Honolulu",),
    "AST": ("America/Halifax", "Asia/Riyadh"), "ADT": ("America/Halifax",),
    "NST": ("America/St_Johns",), "NDT": ("America/St_Johns",),
    "BST": ("Europe/London",), "CET": ("Europe/Berlin",), "CEST": ("Europe/Berlin",), "EET": ("Europe/Athens",),
    "EEST": ("Europe/Athens",), "WET": ("Europe/Lisbon",), "WEST": ("Europe/Lisbon",), "MSK": ("Europe/Moscow",),
    "IST": ("Asia/Kolkata", "Asia/Jerusalem", "Europe/Dublin"), "JST": ("Asia/Tokyo",), "KST": ("Asia/Seoul",),
    "HKT": ("Asia/Hong_Kong",), "SAST": ("Africa/Johannesburg",),
    "AEST": ("Australia/Sydney", "Australia/Brisbane"), "AEDT": ("Australia/Sydney",), "AWST": ("Australia/Perth",),
    "NZST": ("Pacific/Auckland",), "NZDT": ("Pacific/Auckland",),
}  # fmt: skip
"""The abbreviations of the IANA time zone database, and the North American names without a season, with a zone of each
part of the world that uses them."""

_ALL_YEAR = ("ET", "CT", "MT", "PT", "EASTERN", "CENTRAL", "MOUNTAIN", "PACIFIC")

_OF_THE_STATES = (
    "New_York", "Chicago", "Denver", "Los_Angeles", "Phoenix", "Anchorage", "Detroit", "Boise", "Juneau", "Indiana",
    "Kentucky", "North_Dakota", "Menominee", "Honolulu",
)  # fmt: skip
_DAY_FIRST = ("Europe", "Australia")
_OFFSET = late(r"(?:UTC|GMT|Z)? ?(?P<distance>[+−-]\d{1,2}(?::?\d\d)?)|UTC|GMT|Z", re.IGNORECASE)


@value
class Unreadable:
    """Why a moment can't be read: `message` says what is wrong with it, and `hint` what to write.

    `of_zone` says that the zone's name is what can't be understood.
    """

    message: str
    hint: str = ""
    of_zone: bool = False


def month_first(zone: str) -> bool | None:
    """Whether people in a zone write a date in figures with the month first; None where it isn't certain."""
    name = _ABBREVIATIONS.get(_plain(zone), (zone.strip("[]"),))[0]
    area, _, place = name.partition("/")
    if place.partition("/")[0] in _OF_THE_STATES:
        return True
    return False if area in _DAY_FIRST else None


def find_moment(
    wall: datetime, name: str, offset: timezone | None = None, *, american: bool = False
) -> datetime | Unreadable:
    """The moment at which clocks in the zone of that name show this time.

    Clocks skip some times and show others twice; then the offset decides. Where it is in the United States, CST is the
    time there and no other.
    """
    zone = _zone(name, wall, american=american)
    return zone if isinstance(zone, Unreadable) else _in_zone(wall, zone, offset)


def read_offset(text: str | None) -> timezone | None:
    """A fixed distance from UTC; None if there is none, or if it is a day or more."""
    if text is None:
        return None
    if text[0] not in "+-−":
        return UTC
    digits = text[1:].replace(":", "")
    digits = digits.rjust(2, "0").ljust(4, "0") if len(digits) <= 2 else digits.rjust(4, "0")
    distance = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return timezone(distance if text[0] == "+" else -distance) if distance < timedelta(hours=24) else None


def _plain(name: str) -> str:
    words = name.strip("[]() ").upper().replace(".", "").removesuffix(" TIME")
    for season in (" STANDARD", " DAYLIGHT"):
        words = words.removesuffix(season)
    return words


def _zone(name: str, wall: datetime, *, american: bool) -> tzinfo | Unreadable:
    from zoneinfo import ZoneInfo, available_timezones  # 3.4 ms

    offset = _OFFSET.fullmatch(name)
    if offset and (distance := read_offset(offset["distance"] or "Z")):
        return distance
    known = available_timezones()
    plain = name.strip("[]() ").replace(" ", "_").casefold()
    exact = next((each for each in known if each.casefold() == plain and ("/" in each or each == "UTC")), "")
    if exact:
        return ZoneInfo(exact)
    abbreviation = _plain(name)
    if abbreviation in _ABBREVIATIONS:
        return _abbreviated(abbreviation, name, wall, american=american)
    town = plain.removesuffix("_time")
    towns = sorted(each for each in known if each.rpartition("/")[2].casefold() == town and "/" in each)
    hint = "write its name, such as America/Chicago, or the offset, such as -06:00"
    near = f"did you mean {towns[0]!r}?" if towns else did_you_mean(name, (each for each in known if "/" in each))
    return Unreadable(f"there is no time zone named {name!r}", near or hint, True)


def _abbreviated(abbreviation: str, name: str, wall: datetime, *, american: bool) -> tzinfo | Unreadable:
    """The zone where clocks go by this abbreviation on that day; several that agree on the moment are one."""
    from zoneinfo import ZoneInfo  # 3.4 ms

    named = _ABBREVIATIONS[abbreviation]
    zones = [ZoneInfo(each) for each in named]
    if abbreviation not in _ALL_YEAR:
        fits = [zone for zone in zones if wall.replace(tzinfo=zone).tzname() == abbreviation]
        if not fits:
            then = wall.replace(tzinfo=zones[0]).tzname()
            message = f"{named[0]} has {then} on {wall:%Y-%m-%d}, not {name}"
            return Unreadable(message, f"write {then}, or the zone's name: {named[0]}", True)
        zones = fits
    if american and named[0].startswith("America/"):
        zones = [zone for zone in zones if str(zone).startswith("America/")]
    if len({wall.replace(tzinfo=zone).utcoffset() for zone in zones}) > 1:
        return Unreadable(f"more than one time zone is called {name}", f"write {' or '.join(map(str, zones))}", True)
    return zones[0]


def _in_zone(wall: datetime, zone: tzinfo, offset: timezone | None) -> datetime | Unreadable:
    readings = [wall.replace(tzinfo=zone, fold=fold) for fold in (0, 1)]
    real = [each for each in readings if each.astimezone(UTC).astimezone(zone).replace(tzinfo=None) == wall]
    if not real:
        later = readings[0].astimezone(UTC).astimezone(zone)
        hint = f"daylight saving time starts then, and clocks skip this hour; did you mean {later:%H:%M}?"
        return Unreadable(f"there is no {wall:%H:%M} in {zone} on {wall:%Y-%m-%d}", hint)
    if offset is not None:
        for each in real:
            if each.utcoffset() == offset.utcoffset(None):
                return each
        hint = f"write {' or '.join(dict.fromkeys(map(_format_offset, real)))}"
        given = _format_offset(wall.replace(tzinfo=offset))
        return Unreadable(f"the offset {given} doesn't match {zone} then", hint)
    if len({each.utcoffset() for each in real}) > 1:
        both = " or ".join(f"{wall:%Y-%m-%dT%H:%M}{_format_offset(each)}[{zone}]" for each in real)
        message = f"clocks in {zone} show {wall:%H:%M} twice on {wall:%Y-%m-%d}"
        return Unreadable(message, f"daylight saving time ends then; write {both}")
    return real[0]


def _format_offset(moment: datetime) -> str:
    """The offset in the usual form: `-06:00`."""
    text = f"{moment:%z}"
    return f"{text[:3]}:{text[3:5]}"
