"""Tells whether one line names several interviewers, and splits it where that is certain."""

from __future__ import annotations

import re

from stationery.model.late_pattern import late

_JOINED = late(r"\s*[;,]\s*|\s+(?:&|\+|/|and|und|et|y|e)\s+", re.IGNORECASE)
_BY_WORD = late(r"\s(?:&|\+|/|and|und|et|y|e)\s", re.IGNORECASE)
_TITLE_WORDS = (
    "mr mrs ms miss mx dr prof professor herr herrn frau m mme mlle monsieur madame mademoiselle sr sra srta señor "
    "señora señorita sig signor signora rev hon"
)
_ROLE_WORDS = (
    "academic account acquisition administration administrator advisor affairs analyst architect assistant associate "
    "board business chair chief client coach communications consultant coordinator counsel curator customer data dean "
    "department design designer developer development director division editor education engineer engineering "
    "executive finance founder general group hiring head health human information junior lead legal manager managing "
    "marketing nurse office officer operations owner partner people personnel president principal product program "
    "project public quality recruiter recruiting recruitment regional relations research resources sales science "
    "scientist secretary senior services software specialist staff strategy success supervisor support systems talent "
    "team technology trustee vice leiter leiterin geschäftsführer geschäftsführerin personal abteilung referent "
    "referentin direction directeur directrice responsable ressources chef cheffe directora jefe jefa recursos"
)
"""Words of job titles and departments, as they stand behind a name and a comma."""
_TITLES, _OF_ROLES = frozenset(_TITLE_WORDS.split()), frozenset(_ROLE_WORDS.split())


def is_role(text: str) -> bool:
    """Whether a line has a word of a job title or a department."""
    return not _OF_ROLES.isdisjoint(_words(text))


class Unclear(Exception):
    """A line that names several people, but not so that each one's name is certain."""


def split_people(text: str) -> tuple[str, ...]:
    """The people that a line names: the line itself, or each name where it is certain that there are several.

    Certain is a title before each, or a name of two or three words. A couple of one surname, a role, a degree, or a
    given name behind a comma belongs to one person's line. Raises Unclear for people who can't be told apart.
    """
    parts = [part for part in _JOINED.split(text.strip()) if part]
    if len(parts) < 2:
        return (text,)
    titled = sum(_is_titled(part) for part in parts)
    if all(_is_titled(part) or _is_name(part) for part in parts):
        return tuple(parts)
    if titled > 1 or sum(map(_begins_with_person, text.split(";"))) > 1:
        raise Unclear
    if any(not _OF_ROLES.isdisjoint(_words(part)) for part in parts):
        return (text,)
    single = [part for part in parts if len(part.split()) == 1 and part[:1].isupper() and part.isalpha()]
    if len(single) == len(parts) and (len(parts) > 2 or _BY_WORD.search(text)):
        raise Unclear
    return (text,)


def split_entries(text: str) -> tuple[str, ...]:
    """The people of a line, each with the job title: `Dr. Ana Ruiz, Dean; Bo Fox, Head`, or `Ana Ruiz (Dean), Bo Fox
    (Head)`.

    The line itself where a part isn't certainly a person: a name without a title beside one that has a job title may
    be a part of that.
    """
    parts = _JOINED.split(text.strip())
    if len(parts) > 1 and all(split_role(part)[1] for part in parts):
        return tuple(parts)
    parts = [part.strip() for part in text.split(";") if part.strip()]
    certain = all(_begins_with_person(part) and (_is_titled(part) or part != _name_in(part)) for part in parts)
    return tuple(parts) if len(parts) > 1 and certain else (text,)


def _name_in(part: str) -> str:
    return split_role(part.partition(",")[0])[0].strip()


def _begins_with_person(part: str) -> bool:
    name = _name_in(part)
    return _is_titled(name) or _is_name(name)


def split_role(text: str) -> tuple[str, str]:
    """A name and the job title behind a dash or in parentheses: `Ann Lee - Office Manager`, `Ann Lee (HR Manager)`; no
    title where that is not certain."""
    match = _WITH_ROLE.fullmatch(text.strip())
    if not match or _OF_ROLES.isdisjoint(_words(match["role"] or match["within"])):
        return text, ""
    name = match["name"]
    return (name, match["role"] or match["within"]) if _is_titled(name) or _is_name(name) else (text, "")


_WITH_ROLE = late(r"(?P<name>[^()]+?)\s*(?:\s(?:-{1,2}|[–—])\s+(?P<role>[^()]+)|\((?P<within>[^()]+)\))")


def _words(part: str) -> list[str]:
    return [word.strip(".").casefold() for word in part.split()]


def _is_titled(part: str) -> bool:
    words = _words(part)
    return len(words) > 1 and words[0] in _TITLES and words[-1] not in _TITLES


def _is_name(part: str) -> bool:
    """Whether it is a given name and a surname, in capitals as names have them."""
    words = part.split()
    known = _words(part)
    return (
        2 <= len(words) <= 3
        and all(word[0].isupper() for word in words)
        and all(word[-1].isalpha() for word in (words[0], words[-1]))
        and _OF_ROLES.isdisjoint(known)
        and known[0] not in _TITLES
    )
