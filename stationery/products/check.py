"""The trip of the check: a letter chosen, worded and composed, and then judged instead of drawn."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from stationery.catalog.etiquette import rules
from stationery.etiquette.check_context import Beside, Cover
from stationery.etiquette.findings import CARD, EMAIL, ERROR, LETTER, Finding, order
from stationery.etiquette.names import known_in
from stationery.etiquette.rules import judged, unknown_ignored
from stationery.etiquette.voice import has_pictures
from stationery.model.errors import DoesNotFit, Remark, StationeryError
from stationery.model.letter import Letter, Party
from stationery.model.manuscript import Manuscript
from stationery.model.page import Page
from stationery.model.values import replace
from stationery.products.check_context import Given, beside, note_of
from stationery.products.letter import composed_letter, worded
from stationery.resolve.choose import Job, Stock, choose

if TYPE_CHECKING:
    from stationery.model.interview import Interview

STAND_IN = Party(name="—")
"""For a sender or a recipient who is missing: F1 says so, and the rest is judged nevertheless."""


def medium_of(letter: Letter) -> str:
    """What a letter is made as if nobody says: a card for a note, else a letter."""
    return CARD if letter.kind == "note" else LETTER


def check(given: Sequence[Given], stock: Stock, *, now: datetime, medium: str = "") -> tuple[Finding, ...]:
    """The findings of some letters, in the order of files and lines. `now` knows its zone; `medium` is of MEDIA.

    Each is compared with the others and with what stands beside it. Raises what the rooms raise where no rule speaks
    of it: an unknown name, a date that no calendar has, a character without a glyph.
    """
    found: list[Finding] = []
    known: dict[tuple[str, bool], Beside] = {}
    letters = {each.letter.file: each.letter for each in given}
    for each in given:
        others = [(letter, True) for file, letter in letters.items() if file != each.letter.file]
        others += [(letter, False) for letter in each.beside if letter.file not in letters]
        neighbors = []
        for letter, checked in others:
            key = letter.file, checked
            if key not in known:
                known[key] = beside(letter, checked, stock, now.date())
            neighbors.append(known[key])
        found += _checked(each, tuple(neighbors), stock, now, medium or medium_of(each.letter))
    return tuple(sorted(found, key=order))


def warnings_for(
    letter: Letter,
    manuscript: Manuscript,
    pages: tuple[Page, ...],
    stock: Stock,
    *,
    now: datetime,
    interview: Interview | None = None,
    medium: str = LETTER,
) -> tuple[Remark, ...]:
    """The errors of the check as remarks beside a result that is made nevertheless.

    Nothing is read or composed for it: what the notes beside it and the envelope would tell stays unsaid.
    """
    given, chosen = Given(letter, interview=interview), choose(letter, stock)
    try:
        note = note_of(given, (), stock, now, medium, chosen, manuscript)
    except StationeryError as fault:
        return (Remark(f"the etiquette was not checked: {fault.message}", fault.place, fault.hint),)
    errors = (each for each in judged(replace(note, pages=pages, errors_only=True)) if each.severity == ERROR)
    return tuple(Remark(f"{each.rule}: {each.message}", each.place, each.remedy) for each in errors)


def words_of_the_file(given: Given) -> frozenset[str]:
    """Every word of the file's head and of the interview's, in small letters: names are spelled as they are there."""
    return known_in(given.letter, given.interview)


def _checked(given: Given, others: tuple[Beside, ...], stock: Stock, now: datetime, medium: str) -> list[Finding]:
    letter = given.letter
    whole = replace(letter, sender=letter.sender or STAND_IN, recipient=letter.recipient or STAND_IN)
    chosen = choose(letter, stock)
    manuscript = worded(whole, chosen, stock)
    note = note_of(given, others, stock, now, medium, chosen, manuscript)
    known: dict[str, Any] = {}
    complete = letter.sender is not None and letter.recipient is not None
    pictured = note.asks("C9") and any(map(has_pictures, note.text.texts))
    if medium == LETTER and complete and not pictured:
        known |= _composed(letter, manuscript, chosen, stock)
    if medium != EMAIL and complete:
        known["cover"] = _cover(letter, chosen, stock, known.get("pages", ()))
    return [*unknown_ignored(letter, rules(stock.store)), *judged(replace(note, **known))]


def _composed(letter: Letter, manuscript: Manuscript, chosen: Job, stock: Stock) -> dict[str, Any]:
    """The letter's pages; a letter too long for its page is a finding, not a fault."""
    known: dict[str, Any] = {"paper": chosen.paper}
    try:
        return known | {"pages": composed_letter(letter, manuscript, chosen, stock).pages}
    except DoesNotFit as fault:
        if letter.choices.one_page and "too long for one page" in fault.message:
            return known | {"overflow": fault.message}
        raise


def _cover(letter: Letter, chosen: Job, stock: Stock, pages: tuple[Page, ...]) -> Cover:
    """The envelope; an address that has no room on it is a finding, not a fault, and so is a window that fails."""
    from stationery.catalog.envelopes import as_read, envelope
    from stationery.catalog.posts import post_of
    from stationery.catalog.printable_area import safe_area
    from stationery.compose.pieces.envelope import compose_envelope
    from stationery.wording.letter import mailing_of, word_envelope

    assert letter.recipient is not None
    store = stock.store
    post, safe = post_of(store, chosen.country), safe_area(store)
    cover = as_read(envelope(store, chosen.envelope), post)
    manuscript = word_envelope(
        letter.recipient, letter.sender, chosen.language, store, letter.attention, mailing_of(letter.choices, store)
    )
    on = Cover(cover, post, safe.on(cover.size), None)
    boxed = False
    if cover.windows.windows:
        from stationery.products.fit import window_remarks

        remarks = window_remarks(pages, chosen, stock, cover.id) if pages else ()
        on = replace(on, window=tuple((each.message, each.hint) for each in remarks))
        boxed = True  # a face with nothing but the stamp's box is nothing to find fault with
    try:
        composed = compose_envelope(
            manuscript, cover, post, safe, stock.library, face=chosen.envelope_family, feed=False, stamp_box=boxed
        )
    except DoesNotFit as fault:
        return replace(on, fault=fault.message, place=fault.place, hint=fault.hint)
    return replace(on, page=composed.pages[0])
