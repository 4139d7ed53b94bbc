"""The trip of names onto sheets of calling cards, place cards and gift tags."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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
from stationery.model.typeface import PERSONAL
from stationery.model.values import replace
from stationery.products.labels import LabelOptions, LabelTrip, begin_labels, draw_labels, fill
from stationery.products.merge_report import QUIET
from stationery.products.result import Result
from stationery.resolve.display_type import reads_in, set_front_in
from stationery.resolve.households import join
from stationery.resolve.partners import at_address
from stationery.resolve.typefaces import choose_families
from stationery.wording.card_names import (
    GUEST,
    SHARED,
    SPOUSE,
    UNNAMED,
    CardName,
    card_names,
    find_recased,
    hold_name,
    hold_words,
    left_out,
    name_together,
)
from stationery.wording.typography import typeset_line

if TYPE_CHECKING:
    from stationery.catalog.fronts import Front
    from stationery.catalog.languages import Language
    from stationery.model.contact import Contact

CardContents = Literal["names", "tags"]
"""What stands on each card: a name; or for whom a gift is, and from whom."""


def _split_pair(contact: Contact, language: Language, stock: Stock, diagnostics: Diagnostics) -> tuple[Contact, ...]:
    """A contact, and the second person whom its entry names as another one; of one who isn't written to, it is told."""
    if contact.partner is None:
        return (contact,)
    seconds = () if contact.party.organization else join((contact,), language, stock.store)[0].seconds
    if why := next((named.why for named in seconds if named.why), ""):
        message = f"{full_name(contact.partner)} isn't named as a second person: {why}"
        diagnostics.remark(message, contact.place)
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
    """A card for each person, or a tag for each contact and the second person whom it names, in their order; without
    contacts, the sender's own name on each card of the sheet.

    A name is set without its title where it is certainly that person's. Raises SourceError for tags without a list,
    and where there is no name at all.
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
        words = [(_line(_own_name(sender, language, stock), sender.place, language),)]
    elif contents == "tags" and sender is None:
        diagnostics.remark("the tags don't say who the gifts are from", None, "give --from NAME to print it")
    spouses: list[tuple[str, Place]] = []
    changed: dict[str, list[tuple[str, Place, str]]] = {}
    for contact in contacts or ():
        quiet = (*QUIET, "before")  # titles aren't shown
        diagnostics.add(*(each for each in contact.warnings if each.about not in quiet))
        if contact.faults:
            faults += (SourceError(fault.message, fault.place, fault.hint) for fault in contact.faults)
            continue
        pair = _split_pair(contact, language, stock, diagnostics)
        rows = [card_names(each.party, language, stock.store) for each in pair]
        if not all(rows):
            faults.append(SourceError("there is no name", contact.place))
            continue
        whole = tuple(name for names in rows for name in names)
        if contents == "tags":
            people = tuple(each.party for each in pair) if len(pair) > 1 else contact.party.people
            party = replace(contact.party, people=people)
            words.append(_word_tag(party, whole, sender, stock, language, contact.place))
        else:
            words += ((_line(hold_name(name, language), contact.place, language),) for name in whole)
            spouses += ((name.name, contact.place) for name in whole if name.why == SPOUSE)
        for one, names in zip(pair, rows, strict=True):
            _tell_unnamed(names, one, contents, diagnostics)
            _tell_changed(names, one, contents, changed)
            _tell_shared(names, one, contents, diagnostics)
    raise_faults(faults)
    if not words:
        raise SourceError("the list has no names", Place(letter.file))
    _tell_spouses(spouses, diagnostics)
    for told in changed.values():
        (message, place, hint), more = told[0], len(told) - 1
        diagnostics.remark(f"{message}{_count_more(more)}", place, hint)
    each = options if contacts is None else replace(options, copies=options.copies or 1)
    types = trip.look.style
    usual = types.tags if contents == "tags" else types.guests if contacts is not None else types.own
    return _draw(words, _choose_front(front, usual, trip, options, stock), trip, letter, each, stock, diagnostics)


def text_cards(
    texts: Sequence[Sequence[Written]], letter: Letter, stock: Stock, options: LabelOptions, front: Written
) -> Result:
    """A card for each text, as it was typed, which is its lines; one text alone on each card of the sheet."""
    trip, diagnostics = begin_labels(letter, stock, options), Diagnostics()
    language = trip.job.language
    words = [tuple(_line(_hold_number(each.text), each.place, language) for each in text if each) for text in texts]
    words = [each for each in words if each]
    contact = next((each for text in texts for each in text[1:] if _is_contact(each.text)), None)
    if contact and trip.look.sheet.flat:
        message = f"{contact.text!r} is as large as the name, since --as names sets all lines in one size"
        diagnostics.remark(
            message, contact.place, "leave out --as names for a name that is larger than the other lines"
        )
    if not words:
        raise SourceError("there is no text for the cards", Place(letter.file))
    chosen = _choose_front(front, trip.look.style.guests, trip, options, stock)
    return _draw(words, chosen, trip, letter, options, stock, diagnostics)


_FEWEST_DIGITS = 5
"""Of a telephone number."""


def _is_contact(text: str) -> bool:
    """Whether a line is a telephone number, or an e-mail address, and no name; Table 4 is none."""
    return "@" in text or sum(map(str.isdigit, text)) >= _FEWEST_DIGITS


def _hold_number(text: str) -> str:
    """A line of figures alone with no-break spaces: no line ends within a telephone number."""
    return text if any(map(str.isalpha, text)) else text.replace(" ", "\u00a0")


def _choose_front(front: Written, usual: str, trip: LabelTrip, options: LabelOptions, stock: Stock) -> Front:
    """The front that is named, or the usual one, in the typeface that is chosen for the cards. A script takes the place
    of capitals where no front is named; in one that is named, SourceError is raised for what can't be read."""
    store, typefaces = stock.store, stock.typefaces
    found = find_front(store, front or usual)
    typefaces.purpose(found.font, found.table.where("font"))
    if not options.font:
        return found
    family = choose_families(options.font, stock).letterhead
    if not front and not reads_in(found, family, typefaces):
        found = find_front(store, trip.look.style.guests)
    if not reads_in(found, family, typefaces):
        message = f"the front {found.id} has capitals or letters set apart, which can't be read in {family}"
        raise SourceError(message, front.place, "leave out --front, or choose --front script")
    if front and typefaces.purpose(found.font) == PERSONAL != typefaces.purpose(family):
        message = f"the front {found.id} is in a script, and {family} isn't one"
        raise SourceError(message, options.font.place, "choose another --front, or a script such as caveat")
    return set_front_in(found, family, typefaces)


def _draw(
    words: Sequence[tuple[Line, ...]],
    front: Front,
    trip: LabelTrip,
    letter: Letter,
    options: LabelOptions,
    stock: Stock,
    diagnostics: Diagnostics,
) -> Result:
    style = note_style(stock.store)
    sheet, types = trip.look.sheet, trip.look.style
    color = trip.job.letterhead.accent if trip.job.letterhead and letter.choices.accent else (0.0,)
    look = CardSheet(sheet, types, trip.job.paper, trip.job.setting, trip.job.language.tag, style.marks, color)
    cards = fill(words, trip, options)
    composed = compose_cards(cards, front, look, stock.typefaces, trip.start, diagnostics)
    next_ = (trip.start - 1 + len(cards)) % sheet.count + 1
    return draw_labels(composed, next_, trip, stock, diagnostics, "cards")


def _line(text: str, place: Place | None, language: Language) -> Line:
    return typeset_line(plain(text, place), language, smart=True)


def _own_name(sender: Party, language: Language, stock: Stock) -> str:
    """One's own name without its title, as on a calling card; of several people, as it was written."""
    names = card_names(sender, language, stock.store)
    return hold_name(names[0], language) if len(names) == 1 else _whole_name(sender)


def _whole_name(party: Party) -> str:
    return written_name(party).text if party.lines else full_name(party) or party.organization


def _tell_unnamed(
    names: tuple[CardName, ...], contact: Contact, contents: CardContents, diagnostics: Diagnostics
) -> None:
    """That somebody has no name of their own, so that words stand as they were written."""
    unnamed = [name.name for name in names if name.why == UNNAMED]
    if not unnamed:
        return
    *first, last = map(repr, unnamed)
    comma = "," * (len(first) > 1)
    whole, others = _whole_name(contact.party), ", ".join(first) + f"{comma} and " * bool(first) + last
    if contents == "tags":
        message = f"{whole!r} doesn't name everyone, so the tag says {others} as written"
        if any(name.titles for name in names if name.why == UNNAMED):
            message = f"{whole!r} doesn't give each person's own name, so the tag shows it as written"
    else:
        there_is = "there is a card" if len(unnamed) == 1 else "there are cards"
        message = f"{whole!r} doesn't name everyone; {there_is} with {others}, as written"
    diagnostics.remark(message, contact.place, "write both names, such as 'Ms. Ann Lee and Mr. Bo Ek'")


def _tell_shared(
    names: tuple[CardName, ...], contact: Contact, contents: CardContents, diagnostics: Diagnostics
) -> None:
    """That one word behind a title was read as a given name, or couldn't be: Mr. Tom and Ms. Ann Ng."""
    for name in names:
        if name.why == SHARED:
            word = name.given or name.name.removeprefix(name.titles).strip()
            shown = name.given if contents == "tags" and name.given else name.name
            read = f"a given name here: {shown!r}" if name.given else f"printed as written: {shown!r}"
            message = f"is {word!r} a surname, or a given name? It is {read}"
            diagnostics.remark(message, contact.place, "write both names in full in the list")


def _tell_spouses(spouses: Sequence[tuple[str, Place]], diagnostics: Diagnostics) -> None:
    if not spouses:
        return
    (name, place), more = spouses[0], len(spouses) - 1
    message = f"the given name in {name!r} may be her husband's, so the title stays on the card{_count_more(more)}"
    diagnostics.remark(message, place, "leave out the title in the list if the name is her own")


def _count_more(more: int) -> str:
    return f" (and in {more} more place{'s' * (more > 1)})" if more else ""


def _tell_changed(
    names: tuple[CardName, ...],
    contact: Contact,
    contents: CardContents,
    told: dict[str, list[tuple[str, Place, str]]],
) -> None:
    """What of a written name isn't on its card, a guest who is only counted, and capitals that aren't those of the
    list; each told once, with how often."""
    whole, card = _whole_name(contact.party), "tag" if contents == "tags" else "card"
    for words in left_out(whole, names):
        hint = "write it without the marks around it if it belongs there"
        told.setdefault("left out", []).append((f"{words!r} isn't on the {card}", contact.place, hint))
    if guest := next((each.name for each in names if each.why == GUEST), ""):
        message = f"{whole!r} has a guest without a name, who is {guest!r} on the {card}"
        told.setdefault("guest", []).append((message, contact.place, "write the guest's name if you know it"))
    if recased := find_recased(whole, names):
        has = "has no capitals, so those" if whole.islower() else "is in capitals, so the small letters"
        message = f"{whole!r} {has} on the {card} are a guess: {recased.name!r}"
        told.setdefault(has, []).append((message, contact.place, "write the name in the list as the person does"))


def _word_tag(
    party: Party, names: tuple[CardName, ...], sender: Party | None, stock: Stock, language: Language, place: Place
) -> tuple[Line, ...]:
    """For whom, and from whom if the sender is known, each by the given name where that is certain."""
    words = tag_words(stock.store, language.file)
    lines = [words["for"].replace("{name}", name_together(party, names, language))]
    if sender:
        givers = card_names(sender, language, stock.store)
        lines.append(words["from"].replace("{name}", name_together(sender, givers, language)))
    return tuple(_line(hold_words(line, language), place, language) for line in lines)
