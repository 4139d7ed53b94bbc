"""The trip of a kit: an interview to everything that is made before it, each piece with its file's name."""

from __future__ import annotations

import os
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

from stationery.agenda.calendar import Saying, Sayings, calendar_file, identify
from stationery.agenda.delivery_estimate import estimate_arrival
from stationery.catalog.drafts import CHECKLIST, calendar_words, drafts
from stationery.catalog.drafts import Event as EventWords
from stationery.catalog.languages import Language
from stationery.catalog.letters import letter_style
from stationery.catalog.printers import load_printers
from stationery.data.stock import Stock
from stationery.model.diagnostics import Diagnostics
from stationery.model.errors import DoesNotFit, Place, Remark
from stationery.model.interview import Interview, address_to, display_name
from stationery.model.letter import Choices, Letter
from stationery.model.page import Document, Page, Picture, Text
from stationery.model.party import Party, Written
from stationery.model.values import replace, value
from stationery.products.blank import NothingToPrint, blank_cards, undersheet
from stationery.products.card import place_of_return
from stationery.products.draft import (
    Drafting,
    file_names,
    gather_slots,
    has_address,
    people,
    remark_on_repeats,
    seal,
    start_draft,
)
from stationery.products.envelope import compose_envelope_pages, resolve_envelope, tell_sides
from stationery.products.interview_doubts import doubt_addresses, doubt_interview
from stationery.products.letter_pages import compose_letter_pages
from stationery.products.result import Result, adjust_pages, draw_document, lay_in_printer
from stationery.reading.letters import read_letter
from stationery.resolve.countries import country_of
from stationery.resolve.job import CardOptions, EnvelopeOptions, Job, Options
from stationery.resolve.name_words import join_names
from stationery.resolve.resolve import readdress, resolve
from stationery.wording.address.lines import set_address
from stationery.wording.address.usage import Usage
from stationery.wording.clock_time import clock_time
from stationery.wording.drafts import fill, fill_text, full_date
from stationery.wording.letter import word_envelope, word_letter

if TYPE_CHECKING:
    from stationery.model.manuscript import Manuscript

CALENDAR_FILE, CHECKLIST_FILE = "interview.ics", "checklist.pdf"
LINES_FILE = "undersheet.pdf"
KIND = "thank-you"
NOTHING = Written("")

_NOBODY = "stationery"
"""Who a checklist is from while there is no sender; it is shown nowhere."""


@value
class Kit:
    """What a kit holds: name and content of each file. There is no calendar while nobody knows the day."""

    prints: tuple[tuple[str, Result], ...]
    drafts: tuple[tuple[str, str], ...]
    calendar: tuple[str, bytes] | None = None
    remarks: tuple[Remark, ...] = ()
    record: tuple[str, bytes] | None = None
    """The path and content of the record of used postage, if any was used."""


def kit(
    interview: Interview,
    choices: Choices,
    sender: Party | None,
    by: Drafting,
    *,
    spare: int,
    now: datetime,
    with_cards: bool = True,
) -> Kit:
    """The whole kit. `spare` is how many more of each envelope there are; `now` is when the calendar is made.

    With cards it has blank ones too, their envelopes if they are others than the letters', and a ruled under-sheet.

    Raises what the trips raise; nothing is left out in silence: what cannot be made yet is remarked.
    """
    stock = by.stock
    sender = interview.sender or sender
    persons = people(interview)
    remarks = [*doubt_interview(interview, by.language, stock, now), *remark_on_repeats(Written(KIND), persons, by)]
    if sender is None:
        hint = "run `stationery init` once, or give `from:` in the interview file"
        remarks.append(Remark("there is no sender, so the envelopes have no return address", None, hint))
    prints: list[tuple[str, Result]] = []
    at_home = tuple(person for person in persons if has_address(interview, person))
    for person in persons:
        if person not in at_home:
            hint = "write the organization's `address:` in the interview file"
            name = display_name(person) or interview.organization.text
            remarks.append(Remark(f"no envelope for {name}: there is no address", person.place, hint))
    letters: list[Letter] = []
    record: tuple[str, bytes] | None = None
    first: Job | None = None
    if at_home:
        of_letters = replace(choices, card=NOTHING)  # of the blank cards; the drafts are letters
        letters = [
            Letter(interview.file, recipient=address_to(interview, person), sender=sender, choices=of_letters)
            for person in at_home
        ]
        first = resolve_envelope(letters[0], stock, Options(printer=by.details.printer))
        remarks += doubt_addresses(first, letters)
        paid, record = _add_postage(letters, interview, at_home, remarks)
        prints.append(envelopes(first, letters, stock, spare, paid))
    by_hand = ByHand()
    if with_cards:
        by_hand = _by_hand(letters, first, sender, choices, by, len(persons) + spare, spare)
        prints += by_hand.prints
        if by_hand.cards is None:
            lacking = "letterhead" if sender else "sender"
            remarks.append(Remark(f"no blank cards: there is no {lacking} to print on them", None, _CARDS_HINT))
    names = file_names(KIND, persons, named=True)
    written = tuple(
        (name, seal(start_draft(Written(KIND), interview, person, by, number)))
        for number, (name, person) in enumerate(zip(names, persons, strict=True))
    )
    calendar = None
    if by.clock.deadlines:
        calendar = (CALENDAR_FILE, calendar_of(interview, by, stock.created or now))
    else:
        hint = "write `at: 2026-11-20 14:00 America/Chicago` in the interview file, and make the kit again"
        remarks.append(Remark("no calendar: the interview has no date and time yet", None, hint))
    slots = gather_slots(interview, by) | _interview_slots(interview, sender, by)
    if at_home:
        slots |= _envelope_slots(*prints[0])
    if first:
        slots |= _loading_slots(first, stock, by.language, remarks)
    slots |= by_hand.slots()
    slots |= {"drafts": ", ".join(names), "calendar_file": calendar[0] if calendar else ""}
    prints.append((CHECKLIST_FILE, checklist(slots, choices, sender, by)))
    return Kit(tuple(prints), written, calendar, tuple(remarks), record)


def _add_postage(
    letters: list[Letter], interview: Interview, at_home: tuple[Party, ...], remarks: list[Remark]
) -> tuple[tuple[Letter, ...], tuple[str, bytes] | None]:
    """The letters with postage, none if none is asked for, and the record of it."""
    if not interview.postage:
        return (), None
    from stationery.products.kit_postage import give_postage  # 3.0 ms

    found = give_postage(interview, letters, at_home)
    remarks += found.remarks
    hint = "print these envelopes once, and mail one of each"
    message = "each letter's envelope has its own postage; spare ones and those of cards have none"
    remarks.append(Remark(message, interview.postage.place, hint))
    return found.letters, found.record


def envelopes(
    first: Job, letters: list[Letter], stock: Stock, spare: int = 0, paid: tuple[Letter, ...] = ()
) -> tuple[str, Result]:
    """The envelopes of some letters of the same choices as one print job, and its name: feed pages of one size.

    `first` is the job of the first one. Each stands there once and `spare` times more, drawn on one document; `paid`
    are the same letters with postage, for the first print of each.
    """
    pages: list[Page] = []
    of_words: list[Remark] = []
    remarks: list[Remark] = []
    words: list[Manuscript] = []
    for number, letter in enumerate(letters):
        job, diagnostics = readdress(first, letter), Diagnostics()
        manuscript = word_envelope(job, diagnostics)
        of_words += diagnostics.remarks
        composed = compose_envelope_pages(job, manuscript, stock, diagnostics)
        words.append(manuscript)
        made = adjust_pages(composed.pages, job, stock, diagnostics)
        pages += (_stamp(paid[number], job, manuscript, stock, diagnostics) if paid else made) + made * spare
        remarks += diagnostics.remarks
    numbered = tuple(_number_parts(page, number) for number, page in enumerate(pages))
    names = ", ".join(dict.fromkeys(each.delivery_address[0].text for each in words))
    title = first.language.words["envelope_to"].replace("{name}", names)
    moment = stock.created or datetime.combine(stock.today, time(), UTC)
    called = first.printer.name if first.printer else ""
    document = Document(numbered, title, words[0].language, moment, author=words[0].author, printer=called)
    diagnostics = Diagnostics()
    diagnostics.add(*dict.fromkeys(of_words), *dict.fromkeys(remarks))
    drawn = draw_document(document, stock, first.cover, diagnostics)
    sides = tell_sides(drawn.pages, first)
    return f"envelopes-{first.cover.id}.pdf", replace(
        drawn, finish=sides or lay_in_printer(first, drawn.pages, is_paper=False)
    )


def _stamp(
    letter: Letter, job: Job, manuscript: Manuscript, stock: Stock, diagnostics: Diagnostics
) -> tuple[Page, ...]:
    """The envelope's pages with the postage of the letter; only what is said of that is new."""
    of_postage = Diagnostics()
    composed = compose_envelope_pages(replace(job, letter=letter), manuscript, stock, of_postage)
    pages = adjust_pages(composed.pages, job, stock, of_postage)
    diagnostics.add(*(remark for remark in of_postage.remarks if remark not in diagnostics.remarks))
    return pages


_CARDS_HINT = "the guide sheet is for cards of your own; --no-cards leaves it out, too"


@value
class ByHand:
    """What a note by hand needs: blank cards, the envelopes of their size, and the lines that lie beneath them. Cards
    on which nothing would be printed are none."""

    cards: tuple[str, Result] | None = None
    envelopes: tuple[str, Result] | None = None
    lines: tuple[str, Result] | None = None

    @property
    def prints(self) -> list[tuple[str, Result]]:
        return [each for each in (self.cards, self.envelopes, self.lines) if each]

    def slots(self) -> dict[str, str]:
        """What the checklist calls them; nothing where there are none."""
        if self.cards is None or self.lines is None:
            return {}
        found = {"card_file": self.cards[0], "undersheet_file": self.lines[0]}
        if self.envelopes:
            slots = _envelope_slots(*self.envelopes)
            found |= {"card_envelope_file": slots["envelope_file"], "card_envelope": slots["envelope"]}
        return found


def _by_hand(
    letters: list[Letter],
    first: Job | None,
    sender: Party | None,
    choices: Choices,
    by: Drafting,
    count: int,
    spare: int,
) -> ByHand:
    """`count` blank cards, and the rest that goes with them; a postcard has no envelope. `first` is the job of the
    letters' envelopes."""
    stock, manner = by.stock, CardOptions(printer=by.details.printer)
    cards_only = Letter("cards", sender=sender, choices=replace(choices, envelope=NOTHING))
    job = resolve(cards_only, stock, "blank card")
    card = Written(job.card.card.id)
    try:
        cards = (f"cards-{card.text}.pdf", blank_cards(sender, stock, card, count, choices=choices, manner=manner))
    except NothingToPrint:
        cards = None
    lines = undersheet(stock, card, job.envelope, sender=sender, paper=Written(job.paper.id), manner=manner)
    covers = None
    if first and job.envelope and first.envelope.text != job.envelope.text:
        if place_of_return(job) == "flap":
            covers = _covers_with_flap(job, first, letters, stock, spare)
        else:
            covers = envelopes(replace(first, envelope=job.envelope), letters, stock, spare)
    return ByHand(cards, covers, (LINES_FILE, lines))


def _covers_with_flap(card: Job, first: Job, letters: list[Letter], stock: Stock, spare: int) -> tuple[str, Result]:
    """The envelopes of cards whose design has the return address on the flap, as `note` makes them; on the front where
    there is no room."""
    choices = replace(first.letter.choices, envelope=card.envelope)
    if card.letterhead and not choices.letterhead:
        choices = replace(choices, letterhead=Written(card.letterhead.id))
    dressed = [replace(letter, choices=choices) for letter in letters]
    options = Options(envelope=EnvelopeOptions(return_to="flap"), printer=first.options.printer)
    try:
        name, made = envelopes(resolve_envelope(dressed[0], stock, options), dressed, stock, spare)
        told = "the return address of the cards' envelopes is on the flap, to match the cards"
    except DoesNotFit:
        name, made = envelopes(replace(first, envelope=card.envelope), letters, stock, spare)
        told = "the return address has no room on the flap of the cards' envelopes, so it is on the front"
    return name, replace(made, remarks=(Remark(told), *made.remarks))


def checklist(slots: dict[str, str], choices: Choices, sender: Party | None, by: Drafting) -> Result:
    """The checklist's page: a letter file like others, in a style of its own."""
    stock, language = by.stock, by.language
    (draft, *_) = drafts(stock.store, Written(CHECKLIST), language)
    read = read_letter(fill(draft, slots, {}, finishing=True), draft.file)
    own = replace(Choices(), style=read.choices.style, language=Written(language.tag))
    if choices.paper.text in letter_style(stock.store, own.style).papers:
        own = replace(own, paper=choices.paper)
    printed = Options(printer=by.details.printer)
    job = resolve(replace(read, choices=own, sender=sender or Party(name=_NOBODY)), stock, "letter", printed)
    job = replace(job, language=replace(job.language, subject_label="{subject}"))  # a title, and no subject
    job = replace(job, letter=replace(job.letter, salutation=NOTHING))  # it stood for a recipient
    diagnostics = Diagnostics()
    manuscript = replace(
        word_letter(job, diagnostics), title=read.subject.text, place=Place("the checklist"), ours=True
    )
    composed = compose_letter_pages(job, manuscript, stock, diagnostics)
    moment = stock.created or datetime.combine(stock.today, time(), UTC)
    author, called = manuscript.author if sender else "", job.printer.name if job.printer else ""
    pages = adjust_pages(composed.pages, job, stock, diagnostics)
    document = Document(pages, manuscript.title, manuscript.language, moment, author=author, printer=called)
    return draw_document(document, stock, job.paper, diagnostics)


def calendar_of(interview: Interview, by: Drafting, now: datetime) -> bytes:
    """The calendar file. The same interview keeps its events' identity when its day changes, and when a name is
    corrected, as long as the earlier file is there to tell it."""
    stock, language, clock = by.stock, by.language, by.clock

    words = calendar_words(stock.store, language)
    slots = gather_slots(interview, by) | {
        "interviewers": _names(interview, language),
        "format": interview.format,
        "address": _address(interview, stock, language),
        "file": _name_for_commands(interview, by),
    }

    def word_event(event: EventWords) -> Saying:
        return Saying(fill_text(event.summary, slots), fill_text(event.description, slots))

    assert clock.deadlines is not None
    sayings = Sayings(
        word_event(words.interview), word_event(words.note), word_event(words.follow_up), language.tag, slots["address"]
    )
    file, names = os.path.basename(interview.file), ", ".join(map(display_name, interview.interviewers))
    told_apart = (interview.organization.text, interview.position.text, names, file)
    return calendar_file(clock.deadlines, sayings, by.details.calendar_identity or identify(*told_apart), now)


def _name_for_commands(interview: Interview, by: Drafting) -> str:
    """The interview's file, as a command is given it; empty where none is to be told."""
    return os.path.basename(interview.file) if by.details.commands else ""


def _interview_slots(interview: Interview, sender: Party | None, by: Drafting) -> dict[str, str]:
    """What the checklist says of place, people and time."""
    stock, language, clock = by.stock, by.language, by.clock

    slots = {
        "interviewers": _names(interview, language),
        "address": _address(interview, stock, language),
        "format": interview.format,
        "file": _name_for_commands(interview, by),
    }
    times = clock.deadlines
    if times is None:
        return slots
    posted = estimate_arrival(times.ends, clock.mail, clock.working)
    return slots | {
        "time": clock_time(times.begins, language),
        "until": clock_time(times.ends, language),
        "zone": str(times.begins.tzinfo).removeprefix("Etc/"),  # Etc/UTC is called UTC
        "reminder": clock_time(times.reminder, language),
        "note_due": f"{full_date(times.note_due.date(), language)}, {clock_time(times.note_due, language)}",
        "follow_up": full_date(times.follow_up, language),
        "mail_first": full_date(posted.first, language),
        "mail_last": full_date(posted.last, language),
        "mail_name": clock.mail.name,
    }


def _envelope_slots(name: str, result: Result) -> dict[str, str]:
    size = result.pages[0].size
    across = size.width.words(result.unit).removesuffix(result.unit).strip()
    words = f"{result.sheet}, {across} × {size.height.words(result.unit)}"
    return {"envelope_file": name, "envelope": words, "envelope_pages": str(len(result.pages))}


def _loading_slots(job: Job, stock: Stock, language: Language, remarks: list[Remark]) -> dict[str, str]:
    """How envelopes lie in the printer that they are made for, else in the default measured one; nothing without one,
    or in a language without words for it, which is remarked.

    Envelopes for any printer are turned clockwise, whatever that one is used to.
    """
    known = load_printers(stock.printers) if stock.printers else None
    usual = known.find(known.default) if known and known.default else None
    printer = job.printer or (replace(usual, turn="cw") if usual else None)
    if printer is None:
        return {}
    from stationery.catalog.loading_words import loading_words  # 1.0 ms
    from stationery.printing.loading import lay_envelope  # 1.0 ms

    words = loading_words(stock.store, language)
    if words is None:
        hint = f"layouts/drafts/{language.file}/loading.yaml would say it"
        remarks.append(Remark("the checklist doesn't say how envelopes lie in your printer", None, hint))
        return {}
    lay = lay_envelope(printer, upright=job.cover.upright)
    flap = f"{'below' if lay.below else 'above'}-{lay.flap}"
    return {"printer": printer.name, "loading": words.say(lay.face, flap, lay.guide, lay.edge)}


def _names(interview: Interview, language: Language) -> str:
    names = [display_name(person) for person in interview.interviewers]
    return join_names(names, language) if any(names) else ""


def _address(interview: Interview, stock: Stock, language: Language) -> str:
    """Where the interview's organization is, in one line; empty if that is not known."""
    if interview.address is None:
        return ""
    if interview.address.lines:
        lines = [line.text for line in interview.address.lines]
    else:
        place = replace(interview.address, organization=interview.organization.text)
        code = country_of(place, stock.store)
        found = set_address(place, code, code, Usage(language, stock.store), Diagnostics())
        lines = [line.text for line in found]
    return ", ".join(line for line in lines if line != interview.organization.text)


def _number_parts(page: Page, number: int) -> Page:
    """The page with an element of its own for each of its parts: equal parts of two pages are not one."""
    items = tuple(
        replace(item, path=(replace(item.path[0], key=number), *item.path[1:]))
        if isinstance(item, Text | Picture) and item.path
        else item
        for item in page.items
    )
    return replace(page, items=items)
