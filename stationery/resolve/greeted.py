"""Whether a recipient can be written to and greeted, and who is greeted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stationery.data.store import Store
from stationery.model.errors import SourceError
from stationery.model.letter import Letter, Party
from stationery.model.party import written_name
from stationery.model.values import replace
from stationery.resolve.name_words import join_names
from stationery.resolve.person import is_organization, recognize_name
from stationery.resolve.recognize import Recognized, attention_name

if TYPE_CHECKING:
    from stationery.catalog.languages import Language


def ensure_named(recipient: Party) -> None:
    if not written_name(recipient):
        hint = "give `name:`, or `given:` and `family:`, or `organization:`"
        raise SourceError("the recipient has no name", recipient.place, hint)


def ensure_greetable(recipient: Party) -> None:
    """Raise SourceError where a salutation would be built from what is certainly no name."""
    first = written_name(recipient)
    text = first.text
    begins_as_name = not text[0].isdigit() and text[0] not in '"\u201c\u201e\u00ab'
    if begins_as_name and "@" not in text and ":" not in text and not text.startswith("Dear "):
        return
    from stationery.resolve.no_names import refuse_no_name  # 0.2 ms

    refuse_no_name(first)


def greet(letter: Letter, addressee: Recognized, language: Language, store: Store) -> Recognized:
    """Who is spoken to: the recipient, or the person in the attention line where the recipient has no title."""
    written, recipient = letter.attention, letter.recipient
    if not written or (addressee.person and addressee.person.titles):
        return addressee
    text = attention_name(written.text, language) or written.text
    if is_organization(text, language):
        return addressee
    family = recipient.family if recipient and recipient.lines else ""
    return replace(addressee, person=recognize_name(text, language, store, family, written.place), role="")


def name_addressed(addressed: Recognized, language: Language) -> str:
    """Who is addressed, in one line: of several people, each that stands on a line of its own, too."""
    name, person = addressed.name, addressed.person
    if person is None or person.companion is None:
        return name
    names = [name]
    while companion := person.companion:
        if companion.place != person.place:
            names.append(companion.written)
        person = companion
    return join_names(names, language) if len(names) > 1 else name
