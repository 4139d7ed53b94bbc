"""Titles of address in a column called Title, which may be a job title too: the reader of lists knows no language."""

from __future__ import annotations

import re

from stationery.model.late_pattern import late

TITLES = r"mr|mrs|ms|miss|mx|dr|prof|professor|rev|reverend|hon|sir|dame|herrn?|frau|m|mme|mlle|me|sr|sra|srta|dra|fr"
"""Titles before a name, as parts of a regular expression; the languages have more."""

_JOINED = r"\.?(?:\s+(?:and|und|et|y|&)\s+|\s+|$)"
HONORIFIC = late(rf"(?:(?:{TITLES}){_JOINED})+", re.IGNORECASE)
"""What can be nothing but a title before a name."""

_RARER = (
    r"drs|doctors?|profs|messrs|mmes|mesdames|the misses|master|(?:the )?(?:(?:right|rt\.?|most|very) )*"
    r"(?:hon(?:\.|ou?rable)?|rev(?:\.|d\.?|erend)?)|rabbi|imam|lord|lady|the venerable"
)
_CERTAIN = late(rf"(?:(?:{TITLES}|{_RARER}){_JOINED})+", re.IGNORECASE)

_RANKS = (
    r"(?:(?:lieutenant|lt|brigadier|brig|major|maj|vice|rear|master|first|staff)\.? )?"
    r"(?:captain|capt|cpt|colonel|col|major|maj|general|gen|lieutenant|lt|ltc|admiral|adm|commander|cmdr|cdr|ensign"
    r"|sergeant|sgt|sfc|ssg|corporal|cpl|private|pvt)"
    r"|(?:chief )?(?:judge|justice)|pastor|father|sister|brother|bishop|archbishop|cardinal|deacon"
    r"|senator|sen|governor|gov|ambassador|amb|mayor|congressman|congresswoman"
)
_OFFICIAL = late(rf"(?:(?:{TITLES}|{_RARER}|{_RANKS}){_JOINED})+", re.IGNORECASE)


def goes_before(text: str, employed: bool) -> bool:
    """Whether a title is one before a name. A rank or an office is a job title where the row has an organization."""
    return bool((_CERTAIN if employed else _OFFICIAL).fullmatch(text))
