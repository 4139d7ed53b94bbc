"""The trip of the check: a letter is resolved, worded and composed, and then judged instead of drawn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from stationery.catalog.etiquette import rules
from stationery.compose.parts.envelope_face import EnvelopeFace
from stationery.compose.type.type_scale import scale_style
from stationery.data.stock import Stock
from stationery.etiquette.check_context import Beside, CheckContext, Cover, collect_names
from stationery.etiquette.findings import CARD, EMAIL, ERROR, LETTER, WARNING, Finding, order
from stationery.etiquette.rules import find_unknown_ignores, judge
from stationery.etiquette.voice import has_pictures
from stationery.model.diagnostics import Diagnostics
from stationery.model.errors import About, DoesNotFit, Place, StationeryError, TooLong, each_fault
from stationery.model.letter import Letter
from stationery.model.manuscript import Manuscript
from stationery.model.page import Page
from stationery.model.party import STAND_IN
from stationery.model.values import replace
from stationery.products.check_context import Given, beside, note_of
from stationery.products.letter_pages import compose_letter_pages
from stationery.reading.letters import may_be_garbled
from stationery.resolve.job import CardOptions, Job, Options
from stationery.resolve.resolve import resolve
from stationery.wording.letter import word_envelope, word_letter

PARTIES = ("sender", "recipient")

_TOLD: dict[About, tuple[str, str]] = {"unopened": ("spelling", WARNING), "unpaired": ("spelling", WARNING)}
"""What the letter itself tells, and no rule asks about: by what it is about, the rule and how grave it is."""


def medium_of(letter: Letter) -> str:
    """What a letter is made as if nobody says: a card for a note, else a letter."""
    return CARD if letter.kind == "note" else LETTER


def check(given: Sequence[Given], stock: Stock, *, now: datetime, medium: str = "") -> tuple[Finding, ...]:
    """The findings of some letters, in the order of files and lines. `now` knows its zone; `medium` is of MEDIA.

    Each is compared with the others and with what stands beside it. Raises what the rooms raise where no rule speaks
    of it: an unknown name, a date that no calendar has, a character without a glyph.
    """
    findings: list[Finding] = []
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
        findings += _check_one(each, tuple(neighbors), stock, now, medium or medium_of(each.letter))
    return tuple(sorted(findings, key=order))


def words_of_the_file(given: Given) -> frozenset[str]:
    """Every word of the file's head and of the interview's, in small letters: names are spelled as they are there."""
    return collect_names(given.letter, given.interview)


def _check_one(given: Given, others: tuple[Beside, ...], stock: Stock, now: datetime, medium: str) -> list[Finding]:
    letter = given.letter
    # F1 says that one is missing, and the rest is judged nevertheless.
    whole = replace(letter, sender=letter.sender or STAND_IN, recipient=letter.recipient or STAND_IN)
    unread = _find_unread(letter, stock) if letter.enclosed else []
    if unread:
        whole = replace(whole, enclosed=())
    job = resolve(whole, stock)
    letter = replace(job.letter, **{key: None for key in PARTIES if getattr(job.letter, key) is STAND_IN})
    given = replace(given, letter=letter)
    told = Diagnostics()
    manuscript = word_letter(job, told)
    note = note_of(given, others, job, manuscript, now, medium)
    complete = letter.sender is not None and letter.recipient is not None
    of_border: list[Finding] = []
    pictured = note.asks("C9") and any(map(has_pictures, note.text.texts))
    if medium == LETTER and complete and not pictured:
        note = _compose_note(note, manuscript, stock)
    if medium == CARD and complete:
        note, of_border = _compose_card(note, whole, stock)
    if medium != EMAIL and complete:
        note = replace(note, cover=_cover(job, stock, note.pages))
    found = [*find_unknown_ignores(letter, rules(stock.store)), *judge(note), *of_border, *_find_garbled(given)]
    found += [
        Finding(*_TOLD[each.about], each.place, each.message, each.hint, reasoned=False)
        for each in dict.fromkeys((*letter.remarks, *told.remarks))
        if each.about in _TOLD
    ]
    if medium != CARD:
        found += unread
    if job.letter.enclosed and note.pages:
        found += _find_crowded(note.pages, job, stock)
    ignored = {written.text.upper() for written in letter.ignored_rules}
    return [each for each in found if each.rule not in ignored]


def _find_unread(letter: Letter, stock: Stock) -> list[Finding]:
    """Enclosed files that aren't there, or have no pages to be printed."""
    from stationery.products.fit import sheets_with  # 20 ms

    try:
        sheets_with(letter, stock)
    except StationeryError as wrong:
        faults = each_fault(wrong)
        return [Finding("F5", ERROR, each.place, f"enclosures: {each.message}", each.hint) for each in faults]
    return []


def _find_crowded(pages: tuple[Page, ...], job: Job, stock: Stock) -> list[Finding]:
    """That the envelope doesn't hold the letter with its enclosures."""
    from stationery.products.delivery_warnings import room_remarks  # 3.5 ms

    place = job.letter.enclosed[0].file.place
    remarks = room_remarks(pages, job, stock)
    return [Finding("M3", ERROR, each.place or place, each.message, each.hint) for each in remarks]


def _find_garbled(given: Given) -> list[Finding]:
    """Characters that were lost on the way into the file (`CafÃ©`): no rule of etiquette, but wrong."""
    text = "\n".join(given.rows)
    if not may_be_garbled(text):
        return []
    from stationery.reading.garbled import remark_on_garbled  # 0.5 ms

    remarks = remark_on_garbled(text, Place(given.letter.file, 1, 1))
    return [Finding("spelling", WARNING, each.place, each.message, each.hint) for each in remarks]


def _compose_note(note: CheckContext, manuscript: Manuscript, stock: Stock) -> CheckContext:
    """With the letter's pages; a letter too long for its page is a finding, not a fault."""
    usual = scale_style(note.job, stock.typefaces).sheets[0].size
    note = replace(note, paper=note.job.paper, usual_size=usual)
    try:
        return replace(note, pages=compose_letter_pages(note.job, manuscript, stock, Diagnostics()).pages)
    except TooLong as fault:
        return replace(note, overflow=fault.message)


def _compose_card(note: CheckContext, letter: Letter, stock: Stock) -> tuple[CheckContext, list[Finding]]:
    """A note too long for its card is a finding, too, and a border that a printer may not reach; what else may be
    wrong with a card is told when it is made."""
    from stationery.products.card import impose_note  # 4 ms

    try:
        job = resolve(letter, stock, "card", Options(card=CardOptions()))
        imposed, _ = impose_note(job, stock, None, Diagnostics(), Diagnostics())
        if job.card.border:
            from stationery.products.border_reach import find_border  # 0.5 ms

            return note, find_border(imposed.composed.pages, job, stock)
    except DoesNotFit as fault:
        return replace(note, overflow=fault.message), []
    except StationeryError:
        return note, []
    return note, []


def _cover(job: Job, stock: Stock, pages: tuple[Page, ...]) -> Cover:
    """The envelope; an address that has no room on it is a finding, not a fault, and so is a window that fails."""
    unsaid = Diagnostics()
    cover = job.cover
    from stationery.products.envelope import compose_face, tell_columns_apart  # 5.5 ms

    manuscript = tell_columns_apart(job, word_envelope(job, unsaid), unsaid)
    on = Cover(cover, job.post, job.printable.on(cover.size), None)
    boxed = False
    if cover.windows.windows:
        from stationery.products.delivery_warnings import window_remarks  # 3.5 ms

        remarks = window_remarks(pages, job, stock) if pages else ()
        on = replace(on, window=tuple((each.message, each.hint) for each in remarks))
        boxed = True  # a face with nothing but the stamp's box is nothing to find fault with
    face = EnvelopeFace(cover, job.post, job.printable, job.fonts.envelope, stamp_box=boxed, feed=False)
    try:
        if job.letter.postage:
            from stationery.products.postage import find_postage  # 2.0 ms

            face = replace(face, postage=find_postage(job, stock, unsaid))
        composed = compose_face(manuscript, face, stock, unsaid)
    except DoesNotFit as fault:
        return replace(on, fault=fault.message, place=fault.place, hint=fault.hint)
    return replace(on, page=composed.pages[0], outside=tuple(_find_outside(composed.pages[0], job, stock)))


def _find_outside(page: Page, job: Job, stock: Stock) -> Iterator[str]:
    """What on the envelope is outside the post's zones, or where the default measured printer can't print."""
    from stationery.products.envelope_preflight import find_in_zones, find_printer, look_over, parts_of  # 5.0 ms
    from stationery.products.stock import library_of  # 1.0 ms

    library = library_of(stock)
    yield from find_in_zones(parts_of(page, library), page.size, job.post)
    printer = find_printer(stock)
    if printer and printer.margins:
        yield from look_over(page, library, printer.margins, f"the printer {printer.name}", printer)


_ANEW = "make it again with `stationery envelope LETTER --fix` (or --printer NAME)"


def check_envelope(pdf: bytes, place: Place, stock: Stock) -> tuple[Finding, ...] | None:
    """The findings of a finished envelope of ours: what is outside the paper, the zones of the post, or where the
    default measured printer can't print. None for another PDF."""
    from stationery.incoming.sheets import read_sheets  # 30 ms
    from stationery.products.envelope_preflight import find_in_finished, find_printer, look_over_pdf  # 5.0 ms

    outside = find_in_finished(pdf, place, stock)
    if outside is None:
        return None
    printer, sheets = find_printer(stock), read_sheets(pdf, place)
    messages = list(outside)
    if printer and printer.margins and sheets.printer in ("", printer.name):
        pages = tuple(range(1, len(sheets.sizes) + 1))
        messages += look_over_pdf(pdf, place, pages, printer.margins, f"the printer {printer.name}")
    severity = rules(stock.store)["M5"].severities[0]
    return tuple(Finding("M5", severity, place, message, _ANEW) for message in messages)
