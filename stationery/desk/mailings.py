"""Mailings: what a page asks to be made for each row of a list."""

from __future__ import annotations

import os
from typing import Any

from stationery.model.errors import Place, SourceError
from stationery.model.letter import Written
from stationery.model.values import value
from stationery.products.labels import LabelOptions
from stationery.products.merge_pieces import MEDIA, NOTHING, Manner, Medium
from stationery.products.recipients import Selection
from stationery.reading.fields import Template, read_template

NO_LETTER = "---\nkind: letter\n---\n"
"""What envelopes and labels are made from where nobody writes a letter."""
_WITHOUT_LETTER = ("envelopes", "labels")


@value
class Mailing:
    """A letter's text, and what is made of it for each row, with which printer in mind. `file` is the letter's path,
    empty where there is none.

    A `household` shares a letter. `keeps` says whether it is written down who got theirs, and `again` whether those
    who have theirs get it once more. Labels begin at the `start`th of their `sheet`.
    """

    text: str
    file: str
    media: tuple[Medium, ...] = ("letters", "envelopes")
    skip_bad: bool = False
    printer: str = ""
    household: bool = False
    keeps: bool = False
    again: bool = False
    sheet: str = ""
    start: str = "1"

    @property
    def template(self) -> Template:
        return read_template(self.text, self.file or "envelopes")

    def manner(self, media: tuple[Medium, ...] = ()) -> Manner:
        media = media or self.media
        return Manner(media, printer=self._printer, labels=self.labels if "labels" in media else None)

    @property
    def labels(self) -> LabelOptions:
        sheet, start = Written(self.sheet, Place("--labels")), Written(self.start, Place("--start"))
        return LabelOptions(sheet, start, 0, NOTHING, self._printer)

    @property
    def _printer(self) -> Written:
        return Written(self.printer, Place("--printer"))

    def selection(self, media: tuple[Medium, ...] = ()) -> Selection:
        """All rows; an e-mail goes to one address."""
        return Selection(household=self.household and "emails" not in media)

    def stem(self, list_: str) -> str:
        """What the files are called, as `stationery merge` calls them: `invitation-guests`."""
        return "-".join(os.path.splitext(os.path.basename(each))[0] for each in (self.file, list_) if each)

    @property
    def runs(self) -> tuple[tuple[Medium, ...], ...]:
        """What is made together: e-mails are files of their own."""
        emails = tuple(each for each in self.media if each == "emails")
        return tuple(filter(None, (emails, tuple(each for each in self.media if each != "emails"))))


_PIECES: dict[Medium, str] = {
    "cards": "card",
    "letters": "letter",
    "envelopes": "envelope",
    "labels": "label",
    "emails": "email",
}


def pieces_of(media: tuple[Medium, ...]) -> list[str]:
    """What is shown of what is made, in the order in which it is seen."""
    return [piece for medium, piece in _PIECES.items() if medium in media]


def mailing_of(asked: dict[str, Any], text: str, file: str) -> Mailing:
    """What a request asks for. Raises SourceError for what can't be made."""
    named = asked.get("media") or ["letters", "envelopes"]
    media = tuple(each for each in MEDIA if isinstance(named, list) and each in named)
    if not file:
        media = tuple(each for each in media if each in _WITHOUT_LETTER)
    if not media:
        hint = "choose letters, envelopes, cards, labels, or e-mails" if file else "choose envelopes or labels"
        raise SourceError("there is nothing to make", Place("media"), hint)
    return Mailing(
        text,
        file,
        media,
        bool(asked.get("skip_bad")),
        str(asked.get("printer") or ""),
        bool(asked.get("household")),
        bool(asked.get("keeps")),
        bool(asked.get("again")),
        str(asked.get("sheet") or "avery-5160"),
        str(asked.get("start") or "1"),
    )
