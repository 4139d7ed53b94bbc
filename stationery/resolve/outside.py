"""Resolves what stands on the outside of a card beside its letterhead: words, how they are set, and a border."""

from __future__ import annotations

from stationery.catalog.accents import accent_color
from stationery.catalog.borders import NO_BORDER, border
from stationery.catalog.cards import NO_FOLD
from stationery.catalog.fronts import front
from stationery.data.stock import Stock
from stationery.model.errors import Remark, SourceError, StationeryError, each_fault
from stationery.model.letter import Letter, Written
from stationery.model.typeface import PERSONAL
from stationery.model.values import replace
from stationery.resolve.chosen import source_at
from stationery.resolve.chosen_letterhead import NO_LETTERHEAD
from stationery.resolve.job import NOTHING, CardChoice

_LETTER_KINDS = {"thank-you": "interview"}
"""The occasion of a letter's kind that has no occasion of its own."""
NO_WORDS = "none"
"""What is written for a front without words."""
_NO_WORDS = f"write them, or `{NO_WORDS}` for a front without words"
_TYPED_END, _ENDS = "\\n", ";\uff1b \n"
"""What begins a new line within the words, as some type it, and what else does or is blank."""
_ASKED = ("option", "file")
"""Who is told that a letterhead isn't on the front; a profile's is for letters, too."""


def dress_front(
    choice: CardChoice, letter: Letter, stock: Stock, faults: list[StationeryError], *, headed: bool, script: str
) -> CardChoice:
    """The card with its words and its border, in the accent of its letterhead, or, unless `headed`, the writer's.

    `script` is the note's typeface if it is a script: it is that of a front in script, too.

    Faults: names that the catalog has not; a setting without words; a wrong accent.
    """
    wished = letter.choices
    try:
        choice = _frame(choice, wished.border or Written(choice.card.border), stock)
    except StationeryError as fault:
        faults += each_fault(fault)
    if wished.accent and not headed:
        try:
            choice = replace(choice, accent=accent_color(wished.accent.text))
        except ValueError as fault:
            told = SourceError(f"accent: {fault}", wished.accent.place)
            faults += [] if any(each.message == told.message for each in faults) else [told]
    if not (wished.words or wished.front):
        return choice
    words = wished.words or _usual_words(choice, letter)
    if words.text == NO_WORDS and not _wants_front(letter):
        return choice
    if wished.words and not words.text.replace(_TYPED_END, "").strip(_ENDS):
        faults.append(SourceError("there are no words for the front of the card", words.place, _NO_WORDS))
        return choice
    if not words or words.text == NO_WORDS:
        known = ", ".join(dict.fromkeys(choice.style.words.values()))
        hint = f"add words: your own, or what they are for, such as {known}"
        faults.append(SourceError("there are no words to set on the front", wished.front.place, hint))
        return choice
    try:
        found = front(stock.store, wished.front or Written(choice.style.front))
        stock.typefaces.purpose(found.font, found.table.where("font"))
        if script and stock.typefaces.purpose(found.font) == PERSONAL:
            from stationery.resolve.display_type import set_front_in  # 0.3 ms

            found = set_front_in(found, script, stock.typefaces)
    except StationeryError as fault:
        faults += each_fault(fault)
        return choice
    return replace(choice, words=words, front=found)


def remark_on_hidden_letterhead(choice: CardChoice, letter: Letter) -> Letter:
    """The letter, with a remark on what was chosen of a letterhead if words stand on the front in its place: all cards
    but flat ones with a border, which have room for both."""
    wished = letter.choices
    if not choice.front or (choice.border and choice.fold.id == NO_FOLD):
        return letter
    logo = wished.logo.file if wished.logo else NOTHING
    asked = {"logo": logo, "monogram": wished.letters or wished.monogram or wished.arrangement}
    asked["letterhead"] = wished.letterhead
    chosen = [each for each in asked.items() if each[1].place and source_at(each[1].place, letter.file) in _ASKED]
    if not chosen or chosen[0][1].text == NO_LETTERHEAD:
        return letter
    what, written = chosen[0]
    flat = any(fold.id == NO_FOLD for fold in choice.card.folds)
    missing = ("--fold none" if choice.fold.id != NO_FOLD else "", "" if choice.border else "--border single")
    both = f"for both, print a flat card with a border: {' '.join(filter(None, missing))}" if flat else ""
    remark = Remark(
        f"the {what} isn't printed: {choice.words.text!r} is on the front of the card in its place",
        written.place,
        f"{_leave_out(letter)}{'; ' * bool(both)}{both}",
    )
    return replace(letter, remarks=(*letter.remarks, remark))


def _wants_front(letter: Letter) -> bool:
    """Whether a setting is asked for by who says that there are no words, or by an option against the file."""
    words, setting = (each.place for each in (letter.choices.words, letter.choices.front))
    sources = [source_at(each, letter.file) for each in (words, setting) if each]
    return len(sources) == len((words, setting)) and (sources[0] == sources[1] or sources[1] == "option")


def _leave_out(letter: Letter) -> str:
    """How to have no words on the front, where they were written or follow from their setting."""
    wished = letter.choices
    option = "words" if wished.words else "front"
    place = getattr(wished, option).place
    if place and source_at(place, letter.file) == "option":
        return f"leave out --{option}"
    return f"leave out the words (--words {NO_WORDS})"


def _frame(choice: CardChoice, named: Written, stock: Stock) -> CardChoice:
    if not named or named.text == NO_BORDER:
        return choice
    return replace(choice, border=border(stock.store, named))


def _usual_words(choice: CardChoice, letter: Letter) -> Written:
    occasion = letter.occasion or _LETTER_KINDS.get(letter.kind, "")
    purpose = choice.style.words.get(occasion, "")
    return Written(purpose, letter.choices.front.place) if purpose else NOTHING
