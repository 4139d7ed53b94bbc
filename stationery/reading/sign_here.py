"""Finds what stands for a signature between a close and a name: `[signature]`, `/s/ Ann Lee`."""

from __future__ import annotations

import re

_MARK = re.compile(r"[ \t]*[\[({<]\s*(?:your |my |hand\w* )?sign(?:ature|ed| here)(?: here)?\s*[\])}>][ \t]*", re.I)
_CONFORMED = re.compile(r"[ \t]*/s/[ \t]*(.*?)[ \t]*", re.I)
_MOST_BELOW, _LONGEST = 12, 70


def find_signatures(rows: list[str]) -> dict[int, str]:
    """The rows near the end that stand for a signature, and what is left of each: nothing, or the name after `/s/`
    where no other row below has it.
    """
    found: dict[int, str] = {}
    written = [number for number, row in enumerate(rows) if row.strip()]
    for at in range(max(len(written) - _MOST_BELOW - 1, 1), len(written)):
        number = written[at]
        below = [rows[other].strip() for other in written[at + 1 :]]
        if any(len(row) > _LONGEST for row in below):
            continue
        if _MARK.fullmatch(rows[number]):
            found[number] = ""
        elif match := _CONFORMED.fullmatch(rows[number]):
            name = match[1].strip("_ ")
            again = bool(below) and bool(name) and below[0].casefold().startswith(name.split()[0].casefold())
            found[number] = "" if again else name
    return found
