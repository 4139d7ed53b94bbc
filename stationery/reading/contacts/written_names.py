"""Sets right a name as a cell has it: the surname first (Lee, Ann), a title without its space, an `and` before it."""

from __future__ import annotations

import re

from stationery.model.late_pattern import late
from stationery.model.values import value

_SUFFIX = (
    r"(?:(?:Jr|Sr|Esq|Esquire|M\.?D|Ph\.?D|D\.?D\.?S|J\.?D|D\.?V\.?M|R\.?N|CPA|MBA)\.?|II|III|IV|2nd|3rd|4th)"
    r"(?:,\s*(?:M\.?D|Ph\.?D|D\.?D\.?S|J\.?D|Esq)\.?)?"
)
WITH_SUFFIX = late(rf"(?P<name>[^,]*[^\W\d_]\.?)(?:,\s*|\s+)(?P<suffix>{_SUFFIX})")
"""A name with what comes after it: `Hill Jr.`, `Hill, M.D.`, `Hill III`."""


@value
class Turned:
    """A name whose surname came first. Of several people (`Lee, Ann & Bob`), `given` has them all."""

    given: str
    family: str
    suffix: str = ""

    @property
    def is_of_several(self) -> bool:
        return bool(_SEVERAL_PEOPLE.search(self.given))


def turn_name(text: str) -> Turned | None:
    """The parts of `Lee, Ann`, `Lee Jr., Tom`, or `Lee, Tom Jr.`; None if the words behind the comma may be anything
    but given names."""
    family, _, given = text.partition(",")
    before, after = (WITH_SUFFIX.fullmatch(part.strip()) for part in (family, given))
    suffix = (before or after or {"suffix": ""})["suffix"]
    if before or after:
        text = f"{before['name'] if before else family}, {after['name'] if after else given}"
    match = _TURNED.fullmatch(text)
    if not match or _AFTER_NAME.fullmatch(match["given"]) or (before and after) or is_row(text):
        return None
    return Turned(match["given"], match["family"], suffix)


def is_row(text: str) -> bool:
    """Whether `Lou, Kay and Max Doe` may be three people in a row, or a surname and first names."""
    return _ROW.fullmatch(text) is not None


_NAME_WORD = r"[^\W\d_][^\W\d_'’-]*(?:['’-][^\W\d_]+)*"
_TURNED = late(
    rf"(?P<family>(?:(?:van|von|de|der|den|del|della|di|da|dos|la|le|du|zu|ten|ter)\s+)*{_NAME_WORD})"
    rf"\s*,\s*(?P<given>{_NAME_WORD}\.?(?:\s+(?:{_NAME_WORD}\.?|&)){{0,3}})",
    re.IGNORECASE,
)
_ROW = late(r"[^\W\d_]{2,}, *[^\W\d_]{2,} (?:&|and|und|et|y) [^\W\d_]{2,} [^\W\d_][^.,]+", re.IGNORECASE)
_SEVERAL_PEOPLE = late(r"&|\.\s|\b(?:and|und|et|y)\b", re.IGNORECASE)
_AFTER_NAME = late(
    r"(?:jr|sr|[ivx]+|esq(?:uire)?|md|dds|phd|jd|rn|cpa|mba|ma|ba|bsc|msc|inc|llc|llp|ltd|plc|pc|gmbh|co|corp|kg|ag|sa"
    r"|sarl|family|familie|famille|and .*|& .*)\.?",
    re.IGNORECASE,
)
"""What stands after a comma and is no given name."""


def space_titles(text: str) -> str:
    """A name with a space behind each title that has none: `Mr.& Mrs.Ned Ivy`, `Mr. &Mrs. Ivy`."""
    if "." not in text and "&" not in text:
        return text
    spaced = _BEHIND_TITLE.sub(r"\1 ", _AROUND_AND.sub(" & ", text))
    return " ".join(spaced.split()) if spaced != text else text


_TITLES = r"mr|mrs|ms|mx|dr|prof|rev|hon|mme|mlle|sra|srta|dra"
"""Titles that are no initials, as M. is, and stand behind no name, as Sr. does."""

_BEHIND_TITLE = late(rf"((?:^|(?<=[\s.]))(?:{_TITLES})\.)(?=[^\W\d_])", re.IGNORECASE)
_AROUND_AND = late(
    rf"(?<=\.)&\s*|(?:(?<!\S)|(?<=\b(?:mr|dr|ms))|(?<=\bmrs))&(?=(?:{_TITLES})\b)",
    re.IGNORECASE,
)


def drop_and(text: str) -> tuple[str, str]:
    """A second person's name without the word that joins it to the first one's, and that word: `and Lou`, `& Mrs.`"""
    match = _BEGINS_WITH_AND.match(text)
    return (text[match.end() :], match[1]) if match else (text, "")


_BEGINS_WITH_AND = late(r"([&+]|[Aa]nd|AND|[Uu]nd|et|y)(?:(?<=[&+])\s*|\s+)(?=[^\W\d_])")
