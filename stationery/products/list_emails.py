"""The e-mail address in a row of a list: the first one of a cell that has several."""

from __future__ import annotations

import re

from stationery.model.errors import Place, Remark, SourceError
from stationery.model.letter import Written
from stationery.products.merge_report import SKIP
from stationery.products.recipients import Recipient, Roster

NO_EMAIL = Written("")
_BETWEEN = re.compile(r"\s*[;,|/\n]\s*|\s+(?:or|and|und|oder|et|ou)\s+|\s+")


_WHOLE = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.\d][^@\s.]+>?")


def refuse_email(recipient: Recipient, roster: Roster) -> None:
    """Raise SourceError for a row without an e-mail address, or with one that can't be whole: `ann@acme`."""
    text = recipient.values.get("email", "").strip()
    place = Place(roster.file)
    if not text:
        raise SourceError("there is no e-mail address", place, f"fill it in, {SKIP}")
    first = next(filter(None, _BETWEEN.split(text)), "")
    if "@" in first and not _WHOLE.fullmatch(first):
        column = roster.column_of("email")
        message = f"{first!r} isn't a complete e-mail address"
        hint = f"its end is missing, such as .com: correct the cell, {SKIP}"
        raise SourceError(f"{column}: {message}" if column else message, place, hint)


def email_of(recipient: Recipient, roster: Roster) -> tuple[Written, tuple[Remark, ...]]:
    """The address that a draft goes to, and what is to be told of it."""
    text = recipient.values.get("email", "")
    several = [each for each in _BETWEEN.split(text) if each]
    place = Place(roster.file, recipient.rows[0])
    if len(several) < 2 or not all("@" in each for each in several):
        return Written(text, place), ()
    column = roster.column_of("email")
    message = f"the cell has {len(several)} e-mail addresses; the draft goes to the first, {several[0]}"
    return Written(several[0], place), (Remark(f"{column}: {message}" if column else message, place),)
