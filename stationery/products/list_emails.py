"""The e-mail address in a row of a list: the first one of a cell that has several."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from stationery.model.errors import Place, Remark, SourceError
from stationery.model.field import Field
from stationery.model.letter import Written
from stationery.model.values import replace
from stationery.products.merge_report import SKIP
from stationery.products.recipients import Condition, Recipient, Roster, Selection
from stationery.products.row_lists import find_runs, list_runs

NO_EMAIL = Written("")
_BETWEEN = re.compile(r"\s*[;,|/\n]\s*|\s+(?:or|and|und|oder|et|ou)\s+|\s+")


_WHOLE = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.\d][^@\s.]+>?")


_EMAIL = Field("email", "email", Place("--emails"))


def choose_with_email(roster: Roster, selection: Selection) -> tuple[Selection, tuple[Remark, ...]]:
    """The rows of a selection that have an e-mail address, for drafts alone; and which have none, told. A list without
    such a column stays as it is. Raises SourceError if none of them has one."""
    if not roster.has_column(_EMAIL):
        return selection, ()
    rows: list[int] = []
    some = False
    for contact in roster.contacts(selection):
        if roster.values_of(contact).get("email", "").strip():
            some = True
        else:
            rows.append(contact.row)
    if not rows:
        return selection, ()
    place, heading = Place(roster.file), roster.heading_of("email") or "email"
    where = roster.column_of("email")
    unit = f"{roster.unit}{'s' * (len(rows) > 1)}"
    if not some:
        message = f"{where or 'e-mail addresses'}: no row that is chosen has an e-mail address"
        raise SourceError(message, place, "fill them in, or make letters (--letters) or envelopes (--envelopes)")
    lack = "have" if len(rows) > 1 else "has"
    message = f"{unit} {list_runs(find_runs(rows), len(rows), _SHOWN)} {lack} no e-mail address, so no draft is made"
    told = Remark(message, place, f"for paper to those alone: --where '{heading}='")
    return replace(selection, where=(*selection.where, Condition(_EMAIL, ("",), equal=False))), (told,)


_SHOWN = 40


def has_email(recipient: Recipient) -> bool:
    return bool(recipient.values.get("email", "").strip())


def tell_no_email(recipient: Recipient, roster: Roster, media: Collection[str]) -> Iterator[Remark]:
    """That a row has no e-mail address, where drafts are made beside what is on paper."""
    if "emails" in media and not has_email(recipient):
        yield Remark("there is no e-mail address, so no draft is made", Place(roster.file))


def refuse_email(recipient: Recipient, roster: Roster, *, alone: bool) -> None:
    """Raise SourceError for a row without an e-mail address, if drafts `alone` are made, or with an address that can't
    be whole: `ann@acme`."""
    text = recipient.values.get("email", "").strip()
    place = Place(roster.file)
    if not text and not alone and roster.has_column(_EMAIL):
        return
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
