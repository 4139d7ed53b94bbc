"""Says what is wrong with a letter file that does not begin with `---`, and whether it is a whole letter anyway."""

from __future__ import annotations

import os
import re
from collections.abc import Collection

from stationery.data.tables import plain_key
from stationery.model.errors import Place, SourceError

_RULE = re.compile(r"[-\u2010-\u2015*_=~+]{1,}")
_KEY = re.compile(r"([A-Za-z][A-Za-z_ -]{1,20}):(?:\s|$)")
_OF_A_PAGE = ("<!doctype", "<html", "<head", "<body", "<?xml")
_OF_MAIL = ("from", "sent", "date", "to", "cc", "bcc", "subject", "reply-to", "attachments", "importance")
_MAILBOX = re.compile(r"<[^<>\s]+@[^<>\s]+>|\[mailto:")
_MOST_OF_MAIL_HEAD = 10
_MOST_ABOVE, _LONGEST_ABOVE, _FEWEST_LINES, _FEWEST_GROUPS = 24, 60, 2, 2
"""Rows in which the addresses of a whole letter stand, the characters of each, the rows of an address, and groups."""
_BETWEEN = re.compile(r" [|·•] ?")
_LONGEST_OF_CONTACTS = 160
_FEWEST_ABOVE, _FEWEST_WITH_DIGITS = 3, 2
"""Rows above a salutation that may be an address without a blank row around it, and those with a number: the house
and the postal code."""
_MOST_OF_SALUTATION = 8
"""Words."""


def is_whole_letter(rows: list[str]) -> bool:
    """Whether rows begin as a letter with its own addresses does: two groups of short rows with a digit, at least one
    of several rows, and text below them; or a salutation below short rows, of which two have a digit."""
    rows = [piece for row in rows[:_MOST_ABOVE] for piece in re.split("[\v\u2028]", row)] + rows[_MOST_ABOVE:]
    if any(_has_address(rows[:at]) for at in _find_salutations(rows)):
        return True
    group: list[str] = []
    counts: list[int] = []
    for row in rows[:_MOST_ABOVE]:
        if row.strip():
            group.append(row.strip())
        elif group:
            if any(is_long(each) for each in group):
                return False
            if any(map(str.isdigit, "".join(group))):
                counts.append(len(group))
            if len(counts) >= _FEWEST_GROUPS and max(counts) >= _FEWEST_LINES:
                return not any(map(_is_rule, rows))
            group = []
    return False


def is_long(row: str, longest: int = _LONGEST_ABOVE) -> bool:
    """Whether a row is longer than those of an address are, and not one of contact details with bars between."""
    return len(row) > longest and (len(row) > _LONGEST_OF_CONTACTS or not ("@" in row and _BETWEEN.search(row)))


def _find_salutations(rows: list[str]) -> list[int]:
    """The rows that may be a salutation below an address: a few words, no number, and a comma or a colon at its end.
    Above it are short rows and none of hyphens."""
    found: list[int] = []
    for at, row in enumerate(rows[:_MOST_ABOVE]):
        text = row.strip()
        if is_long(text) or (text and _is_rule(text)):
            break
        words = text.rstrip(",:").split()
        if text[-1:] in (",", ":") and 1 < len(words) <= _MOST_OF_SALUTATION and not any(map(str.isdigit, text)):
            found.append(at)
    return found


def _has_address(above: list[str]) -> bool:
    written = [row for row in above if row.strip()]
    numbered = sum(any(map(str.isdigit, row)) for row in written)
    return len(written) >= _FEWEST_ABOVE and numbered >= _FEWEST_WITH_DIGITS


def find_fault(rows: list[str], begun: int, file: str, keys: Collection[str]) -> SourceError | None:
    """What is wrong with a head whose first line, at `begun`, is not `---`; None if there is no head at all."""
    place, first = Place(file, begun + 1), rows[begun].strip()
    if file.lower().endswith(".eml"):
        hint = f"name the letter file that it was made from, such as {os.path.splitext(file)[0]}.md"
        return SourceError("this is an e-mail draft, not a letter file", Place(file), hint)
    if first.casefold().startswith(_OF_A_PAGE):
        hint = "open it in a browser, and copy its text into a file whose name ends in .txt"
        return SourceError("this is a web page (HTML), not a letter file", place, hint)
    if ends := _find_mail_head(rows, begun):
        message = f"lines {begun + 1} to {ends} are the head of an e-mail, not of a letter"
        return SourceError(message, place, "take them out: a pasted letter begins with your name and address")
    if _is_rule(first) and any(_is_rule(row) or _KEY.match(row) for row in rows[begun + 1 :]):
        message = f"the head begins with a line of three hyphens, ---, and this is {first[:12]!r}"
        return SourceError(message, place, "write exactly --- alone in this line, and in the line below the head")
    told = next((row.strip() for row in rows[begun:] if not row.startswith("#")), "")  # a remark may stand above
    key = _KEY.match(told)
    if key and plain_key(key[1]) in keys:
        if any(row.rstrip() == "---" for row in rows[begun + 1 :]):
            return SourceError("the head has no first line of ---", place, "put a line of --- above this one")
        hint = "put the --- line back above the first line, and below the last of these lines, before the text"
        return SourceError(f"{key[1]!r} is a key of a head, and the head has no lines of --- around it", place, hint)
    return None


def _find_mail_head(rows: list[str], begun: int) -> int:
    """The number of the last line of an e-mail's head (`From: … Sent: …`), counted from 1; 0 if there is none."""
    keys: dict[str, str] = {}
    for row in rows[begun : begun + _MOST_OF_MAIL_HEAD]:
        match = _KEY.match(row.strip().strip("*"))
        if not match or match[1].casefold() not in _OF_MAIL:
            break
        keys[match[1].casefold()] = row
    sent = "sent" in keys or any(_MAILBOX.search(row) for row in keys.values())
    return begun + len(keys) if sent and "from" in keys and ("to" in keys or "subject" in keys) else 0


def find_greeting(rows: list[str]) -> tuple[int, str]:
    """The number of the row below which the text of a letter without an address seems to begin, and its words: the last
    one that may be a salutation, ends with a name, and has
    something above it; -1 if there is none."""
    named = [at for at in _find_salutations(rows) if rows[at].split()[-1][0].isupper()]
    at = max((at for at in named if any(row.strip() for row in rows[:at])), default=-1)
    return at, rows[at].strip() if at >= 0 else ""


def _is_rule(row: str) -> bool:
    return _RULE.fullmatch(row.strip()) is not None
