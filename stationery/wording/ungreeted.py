"""Remarks on those whom a recipient's name may name, and whom the salutation leaves out."""

from __future__ import annotations

from stationery.catalog.languages import Language
from stationery.model.diagnostics import Diagnostics
from stationery.model.errors import Remark
from stationery.resolve.guests import is_guest
from stationery.resolve.name_words import joins
from stationery.resolve.person import Person


def remark_on_unread(person: Person, language: Language, diagnostics: Diagnostics) -> None:
    """What stands after a comma may be a person, or a role: nobody can tell."""
    if not person.unread:
        return
    if is_guest(person.unread, language):
        remark_on_guest(person.unread, "those who are named", person, language, diagnostics)
        return
    message = f"{person.unread!r} after the comma isn't in the salutation"
    several = person.companion or "," in person.unread or any(joins(word, language) for word in person.unread.split())
    instead = "write the `salutation:` yourself" if several else f"write `{language.and_word}` in place of the comma"
    hint = f"for {'other people' if several else 'another person'}, {instead}; put a job title in `title:`"
    diagnostics.add(Remark(message, person.place, hint, part="name"))


def remark_on_below(person: Person, language: Language, diagnostics: Diagnostics) -> None:
    """Ann Lee in the line below a name may be another person, or a firm: nobody can tell."""
    if not person.below:
        return
    message = f"{person.below!r} below the name isn't in the salutation"
    several = "," in person.below or any(joins(word, language) for word in person.below.split())
    who = "if these are people" if several else "if this is another person"
    instead = (
        "write the `salutation:` yourself" if "," in person.below else f"write `{language.and_word} {person.below}`"
    )
    hint = f"{who}, {instead}; if it is a firm, write the `salutation:` yourself"
    if person.below.split()[0] in language.title_words:
        hint = f"{who}, {instead}; if the first line is a firm, write `attention: {person.below}`"
    elif "," in person.below:
        hint = "write the `salutation:` yourself"
    diagnostics.add(Remark(message, person.place, hint, part="name"))


def remark_on_guest(guest: str, name: str, person: Person, language: Language, diagnostics: Diagnostics) -> None:
    """That somebody without a name (Guest, Partner) isn't greeted, but those with the `name`."""
    who = "partner" if guest.casefold() in language.relatives.partners else "guest"
    hint = f"write the {who}'s name, if you know it, or write the `salutation:` yourself"
    diagnostics.remark(f"{guest!r} isn't greeted: the salutation is to {name}", person.place, hint)


def remark_on_others(text: str, person: Person, diagnostics: Diagnostics) -> None:
    """That a salutation without names speaks to one of several: Madame."""
    message = f"{person.bare!r} names more than one person, and the salutation is to one of them: {text!r}"
    diagnostics.remark(message, person.place, "write a title before each name, or write the `salutation:` yourself")
