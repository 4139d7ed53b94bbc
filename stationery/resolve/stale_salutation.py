"""Notices a typed salutation to somebody whose name the recipient's address has nowhere."""

from __future__ import annotations

from unicodedata import normalize

from stationery.catalog.languages import Language
from stationery.catalog.typedwords import fold
from stationery.data.store import Store
from stationery.model.errors import Remark
from stationery.model.letter import Letter
from stationery.model.party import full_name
from stationery.resolve.recognize import Recognized, recognize_name
from stationery.resolve.typed_rows import MARKS, name_words


def remark_on_salutation(letter: Letter, greeted: Recognized, language: Language, store: Store) -> tuple[Remark, ...]:
    """The remark that it names another, which is certain after a title only; nothing is changed for it."""
    written, to = letter.salutation, letter.recipient
    words = " ".join(written.text.split())
    openings = sorted((*language.typed.salutations, *language.typed.greetings), key=len, reverse=True)
    opening = next((each for each in openings if fold(words).startswith(f"{each} ")), "")
    if to is None or greeted.person is None or not opening:
        return ()
    named = recognize_name(words[len(opening) :].strip(MARKS), language, store)
    if not named.titles or named.companion or named.together or not named.surname:
        return ()
    lines = [line.text for line in to.lines] or [full_name(to), to.organization]
    known = {plain for text in (*lines, letter.attention.text) for plain in map(_plain, name_words(text))}
    called = [_plain(word) for word in name_words(named.surname)]
    if not called or any(word.startswith(each) for word in known for each in called):
        return ()
    message = f"the salutation is {written.text!r}, but the letter goes to {greeted.person.written}"
    return (Remark(message, written.place, "correct the salutation, or the recipient's name"),)


def _plain(word: str) -> str:
    """A word without accents, as some address books have it."""
    return "".join(mark for mark in normalize("NFD", word) if mark.isalnum())
