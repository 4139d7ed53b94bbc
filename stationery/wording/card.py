"""A Letter turned into the manuscript of a note card, which has no addresses; and what stands on blank cards."""

from __future__ import annotations

from datetime import date

from stationery.catalog.languages import Language
from stationery.data.store import Store
from stationery.model.errors import Remark
from stationery.model.letter import Letter, Party, Written
from stationery.model.manuscript import PARTS, Manuscript
from stationery.model.values import replace
from stationery.wording.letter import word_letter
from stationery.wording.masthead import sending
from stationery.wording.recognize import recognize

SHOWN = frozenset(("date", "salutation", "close", "postscript"))
"""The parts of a letter that a card has, beside body and signature."""

_ELSEWHERE = ("subject", "reference", "your_reference", "our_reference", "initials", "enclosures", "copies")
_UNSHOWN = (*_ELSEWHERE, "delivery_notation", "arrival_notation")
"""What a letter's file may state that no card shows."""


def word_note(letter: Letter, spoken: Language, store: Store, *, today: date, punctuation: str) -> Manuscript:
    """Every word of a note. Raises as `word_letter` does; what the file states and a card does not show is remarked."""
    worded = word_letter(
        letter,
        letter.sender,
        spoken,
        store,
        today=today,
        punctuation=punctuation,
        without=frozenset(PARTS) - SHOWN,
        medium="note",
    )
    name = recognize(letter.recipient, spoken, store).name if letter.recipient else ""
    title = spoken.words["note_to"].replace("{name}", name) if name else spoken.words["note"]
    remarks = (*worded.remarks, *_unshown(letter))
    return replace(worded, title=title, continuation=(), information=(), remarks=remarks)


def word_cards(sender: Party | None, spoken: Language, store: Store) -> Manuscript:
    """What stands on blank cards: the sender's name and monogram, or without a sender nothing."""
    title = spoken.words["cards"]
    if sender is None:
        return Manuscript(spoken.tag, title)
    sent = sending(sender, None, spoken, store)
    return Manuscript(spoken.tag, title, author=sent.author, masthead=sent.masthead)


def _unshown(letter: Letter) -> tuple[Remark, ...]:
    found: list[Remark] = []
    for key in _UNSHOWN:
        stated = getattr(letter, key)
        written = stated[0] if isinstance(stated, tuple) and stated else stated
        if isinstance(written, Written) and written:
            found.append(Remark(f"{key.replace('_', ' ')}: a card has no place for it", written.place))
    return tuple(found)
