"""Reads what a letter or a profile chooses from the catalog; whether the catalog has it is found out later."""

from __future__ import annotations

from typing import Any

from stationery.data.tables import Sequence, Table
from stationery.model.errors import did_you_mean
from stationery.model.letter import Choices, Written

NAMES = {
    "style": "The letter style.",
    "letterhead": "The letterhead: its name, or a table of its name and what is told of it; or paper of your own.",
    "paper": "The paper.",
    "envelope": "The envelope.",
    "card": "The card of a note.",
    "font": "The typeface, or the pairing of typefaces.",
    "language": "The letter's language, as en-US; `recipient` leaves it to the recipient's country.",
    "punctuation": "The marks after salutation and close.",
    "address_manner": "Whether the address on the envelope stands as typed, or as the post has it.",
    "country_line": "The language of the country line.",
}
FLAGS = {
    "justify": "Whether lines are set to the full measure.",
    "one_page": "Whether the letter must fit one page.",
    "smart": "Whether quotation marks and apostrophes become typographic.",
}
LETTERHEAD = "letterhead"
TOLD = {
    "accent": "The color of what is in the accent.",
    "letters": "The letters of the monogram.",
    "monogram": "What stands around the monogram.",
    "particulars": "Which of phone, email and website it shows.",
    "font": "The typeface of its words.",
    "qr": "What the sender's QR code holds.",
}
"""What a letterhead may be told beside its name."""

FIELDS = {"font": "head_font"}
"""What such a key is called among all choices."""

KEYS = (*NAMES, *FLAGS)
PUNCTUATION = ("open", "mixed")
MANNERS = ("typed", "post")


def read_choices(table: Table) -> Choices:
    names: dict[str, Any] = {key: written(table, key) for key in NAMES if key in table and key != LETTERHEAD}
    names |= _letterhead(table)
    punctuation = names.get("punctuation")
    if punctuation and punctuation.text not in PUNCTUATION:
        hint = did_you_mean(punctuation.text, PUNCTUATION)
        table.fault(f"punctuation: {punctuation.text!r} is no choice here", punctuation.place, hint)
    manner = names.get("address_manner")
    if manner and manner.text not in MANNERS:
        hint = did_you_mean(manner.text, MANNERS)
        table.fault(f"address_manner: {manner.text!r} is no choice here", manner.place, hint)
    names |= {key: table.flag(key) for key in FLAGS if key in table}
    places = tuple((key, place) for key in FLAGS if key in table and (place := table.where(key)))
    return Choices(**names, places=places)


def _letterhead(table: Table) -> dict[str, Any]:
    """A letterhead's name; or a table of its name and what it is told, as `{name: monogram, letters: AB}`; or paper of
    one's own."""
    if LETTERHEAD not in table:
        return {}
    if not isinstance(table.node(LETTERHEAD), Table):
        return letterhead_choice(written(table, LETTERHEAD))
    told = table.needed_table(LETTERHEAD)
    found: dict[str, Any] = {FIELDS.get(key, key): _told(told, key) for key in TOLD if key in told}
    if told.nodes.keys() <= {"name", *TOLD} and not _is_own(told.text("name")):
        return {**found, LETTERHEAD: written(told, "name")}
    from stationery.reading import letterhead_sheet

    told.only(("name", *TOLD, *letterhead_sheet.KEYS))
    if letterhead_sheet.tells_of_paper(told):
        found["own"] = letterhead_sheet.read_paper(told)
    named = written(told, "name")
    return found if _is_own(named.text) else {**found, LETTERHEAD: named}


def letterhead_choice(named: Written) -> dict[str, Any]:
    """The choices that are made by a letterhead's name; a PDF's name, or `preprinted`, is paper of one's own."""
    if not _is_own(named.text):
        return {LETTERHEAD: named}
    from stationery.model.letterhead_sheet import own_paper

    return {"own": own_paper(named.text, named.place)}


def _is_own(text: str) -> bool:
    """As `paper.is_own`, whose room is not opened for a letter that has none."""
    return text == "preprinted" or text[-4:].lower() == ".pdf"


def _told(table: Table, key: str) -> Written:
    """The text at a key; of a list, its texts with commas between them."""
    if not isinstance(table.node(key), Sequence):
        return written(table, key)
    return Written(", ".join(table.texts(key)), table.where(key))


def written(table: Table, key: str, *, lines: bool = False) -> Written:
    """The text at a key and its place; line ends in it are kept only if it may have `lines`, else they are blanks."""
    found = table.scalar(key)
    if found is None:
        return Written("")
    text = found.text.strip()
    if "\n" in text:
        text = ("\n" if lines else " ").join(row for row, _ in found.lines())
    return Written(text, found.lines()[0][1] if found.style == "|" else found.place)
