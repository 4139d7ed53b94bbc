"""Finds what a kit's folder has besides the kit: drafts to nobody in the interview file, prints of an earlier kit."""

from __future__ import annotations

import os
import re
from fnmatch import fnmatch

from stationery.cli.files import may_write
from stationery.model.errors import Place, Remark, StationeryError
from stationery.model.interview import Interview, display_name
from stationery.products.draft import ONE_EACH, file_names
from stationery.products.kit import LINES_FILE
from stationery.reading.files import read_text

_WORDS = re.compile(r"\w+")
_HINT = "correct `to:` and the salutation, or delete the file; stationery never does"


def find_strange(interview: Interview, folder: str) -> tuple[Remark, ...]:
    """A remark for each thank-you letter or note in the folder whose head names no interviewer, or for a draft of a
    name that was corrected, not the one it is made for. Nothing while nobody is named, or for a file that can't be
    read."""
    persons = interview.interviewers
    if not persons or not os.path.isdir(folder):
        return ()
    own = {
        name: person
        for kind in ONE_EACH
        for name, person in zip(file_names(kind, persons, named=True), persons, strict=True)
    }
    found: list[Remark] = []
    for name in sorted(os.listdir(folder)):
        if not any(fnmatch(name, pattern) for kind in ONE_EACH for pattern in (f"{kind}.md", f"{kind}-*.md")):
            continue
        path = os.path.join(folder, name)
        try:
            head = read_text(path).partition("\n---")[0]
        except StationeryError:
            continue
        if name in own and not _names(head, display_name(own[name])):
            whom = display_name(own[name])
            message = f"this draft doesn't name {whom!r}, as the interview file does"
            found.append(Remark(message, Place(path), "if the name was corrected, correct it here, too"))
        elif name not in own and not any(_names(head, display_name(person)) for person in persons):
            message = f"this draft is to nobody who is in {interview.file}"
            found.append(Remark(message, Place(path), _HINT))
    return tuple(found)


_PRINTS = ("envelopes-*.pdf", "cards-*.pdf", LINES_FILE)


def find_earlier(folder: str, made: tuple[str, ...]) -> tuple[Remark, ...]:
    """A remark on prints in the folder that a kit made, and this one, which `made` these files, didn't."""
    if not os.path.isdir(folder):
        return ()
    others = [name for name in sorted(os.listdir(folder)) if any(fnmatch(name, pattern) for pattern in _PRINTS)]
    left = [name for name in others if name not in made and _is_ours(os.path.join(folder, name))]
    if not left:
        return ()
    one = len(left) == 1
    message = f"{', '.join(left)} {'is' if one else 'are'} of an earlier kit, not of this one"
    hint = f"delete {'it' if one else 'them'}, unless you still need {'it' if one else 'them'}; stationery never does"
    return (Remark(message, Place(folder), hint),)


def _is_ours(path: str) -> bool:
    try:
        may_write(path, force=False)
    except StationeryError:
        return False
    return True


def _names(head: str, name: str) -> bool:
    """Whether each word of a name stands in a letter's head, be it typed or in parts."""
    return set(_WORDS.findall(name)) <= set(_WORDS.findall(head))
