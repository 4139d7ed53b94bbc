"""The trip of names onto sheets of calling cards, place cards and gift tags."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from stationery.catalog.card_style import note_style
from stationery.catalog.fronts import front as find_front
from stationery.catalog.fronts import tag_words
from stationery.compose.pieces.name_cards import CardSheet, compose_cards
from stationery.data.stock import Stock
from stationery.model.diagnostics import Diagnostics
from stationery.model.errors import Place, SourceError, StationeryError, raise_faults
from stationery.model.letter import Letter, Party, Written
from stationery.model.party import full_name, written_name
from stationery.model.prose import Line, plain
from stationery.model.values import replace
from stationery.products.labels import LabelOptions, begin_labels, draw_labels, fill
from stationery.products.merge_report import QUIET
from stationery.products.result import Result
from stationery.resolve.partners import at_address
from stationery.resolve.recognize import recognize_name
from stationery.wording.typography import typeset_line

if TYPE_CHECKING:
    from stationery.catalog.languages import Language
    from stationery.model.contact import Contact

CardContents = Literal["names", "tags"]
"""What stands on each card: a name; or for whom a gift is, and from whom."""


def split_pair(contact: Contact) -> tuple[Contact, ...]:
    """A contact, and the second person whom its entry names as another one: each gets a card."""
    if contact.partner is None:
        return (contact,)
    return contact, replace(
        contact, party=at_address(contact.partner, contact.party, contact.party.family), warnings=()
    )


def name_cards(
    contacts: Iterable[Contact] | None,
    contents: CardContents,
    letter: Letter,
    stock: Stock,
    options: LabelOptions,
    front: Written,
) -> Result:
    """A card for each contact, in their order; without contacts, the sender's own name on each card of the sheet.

    A name is set without its title. Raises SourceError for tags without a list, and where there is no name at all.
    """
    trip, diagnostics = begin_labels(letter, stock, options), Diagnostics()
    language = trip.job.language
    sender = letter.sender
    faults: list[StationeryError] = []
    words: list[tuple[Line, ...]] = []
    if contacts is None:
        if contents == "tags":
            raise SourceError(
                "gift tags need a list of names", None, "name one: stationery labels guests.csv --as tags"
            )
        if sender is None:
            raise SourceError("there is no name for the cards", None, "run `stationery init` once, or give --from")
        words = [(_name_line(_plain_name(sender, language), sender.place, language),)]
    for contact in contacts or ():
        diagnostics.add(*(each for each in contact.warnings if each.about not in QUIET))
        if contact.faults:
            faults += (SourceError(fault.message, fault.place, fault.hint) for fault in contact.faults)
            continue
        name = _plain_name(contact.party, language)
        if not name:
            faults.append(SourceError("there is no name", contact.place))
            continue
        if contents == "tags":
            words.append(_word_tag(contact.party, sender, name, stock, language, contact.place))
        else:
            words.append((_name_line(name, contact.place, language),))
    raise_faults(faults)
    if not words:
        raise SourceError("the list has no names", Place(letter.file))
    style = note_style(stock.store)
    sheet, types = trip.look.sheet, trip.look.style
    usual = types.tags if contents == "tags" else types.guests if contacts is not None else types.own
    chosen = find_front(stock.store, front or Written(usual))
    stock.typefaces.purpose(chosen.font, chosen.table.where("font"))
    color = trip.job.letterhead.accent if trip.job.letterhead and letter.choices.accent else (0.0,)
    look = CardSheet(sheet, types, trip.job.paper, trip.job.setting, language.tag, style.marks, color)
    each = options if contacts is None else replace(options, copies=options.copies or 1)
    cards = fill(words, trip, each)
    composed = compose_cards(cards, chosen, look, stock.typefaces, trip.start)
    next_ = (trip.start - 1 + len(cards)) % sheet.count + 1
    return draw_labels(composed, next_, trip, stock, diagnostics, "cards")


def _line(text: str, place: Place | None, language: Language) -> Line:
    return typeset_line(plain(text, place), language, smart=True)


def _name_line(name: str, place: Place | None, language: Language) -> Line:
    """A name whose particles stay with what follows them, wherever it is broken: Ludwig / van Beethoven."""
    first, *others = name.split()
    text = first
    for before, word in pairwise((first, *others)):
        text += ("\u00a0" if before in language.particles else " ") + word
    return _line(text, place, language)


def _plain_name(party: Party, language: Language) -> str:
    """The name without a title, as it is on a calling card and at a table."""
    if party.lines or party.name:
        text = written_name(party).text
        return recognize_name(text, language, None).bare or text
    return full_name(party, prefix=False) or party.organization


def _given_name(party: Party, name: str) -> str:
    """The given name where it is stated, or where the name has two words; else the whole name."""
    words = name.split()
    return party.given or (words[0] if len(words) == len(("given", "family")) else name)


def _word_tag(
    party: Party, sender: Party | None, name: str, stock: Stock, language: Language, place: Place
) -> tuple[Line, ...]:
    """For whom, and from whom if the sender is known, each by the given name where that is certain."""
    words = tag_words(stock.store, language.file)
    lines = [words["for"].replace("{name}", _given_name(party, name))]
    if sender:
        lines.append(words["from"].replace("{name}", _given_name(sender, _plain_name(sender, language))))
    return tuple(_line(line, place, language) for line in lines)
