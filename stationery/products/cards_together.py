"""The trip of different notes onto the same sheets, one card each; and of their envelopes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stationery.compose.pieces.imposition import impose_together, place_alone
from stationery.data.stock import Stock
from stationery.model.diagnostics import Diagnostics
from stationery.model.errors import Place, SourceError, StationeryError, each_fault, raise_faults
from stationery.model.letter import Letter
from stationery.model.page import Drawing, Picture, Tag, Text
from stationery.model.values import replace, value
from stationery.products.card import card_envelope, compose_note, draw_cards, resolve_note
from stationery.products.result import Result

if TYPE_CHECKING:
    from stationery.compose.pieces.card import SetCard
    from stationery.model.manuscript import Manuscript
    from stationery.model.page import Item
    from stationery.products.advice import Advice
    from stationery.resolve.job import CardOptions, Job


@value
class Note:
    """A note for the sheet: `signature` is the picture's bytes, if there is one."""

    letter: Letter
    signature: bytes | None = None
    advice: Advice | None = None


def cards_together(
    notes: tuple[Note, ...], stock: Stock, manner: CardOptions, *, with_envelope: bool = False, draft: bool = False
) -> tuple[Result, ...]:
    """The sheets with all the notes, in order, and after it the envelope of each if requested. Last places are blank.

    Raises all faults of all notes; and SourceError for notes whose cards or sheets differ, naming what does.
    """
    faults: list[StationeryError] = []
    made: list[tuple[Job, SetCard, Manuscript, Diagnostics]] = []
    for note in notes:
        try:
            made.append(_compose(note, stock, manner, draft))
        except StationeryError as fault:
            faults += each_fault(fault)
    raise_faults(faults)
    jobs = [job for job, _, _, _ in made]
    for job in jobs[1:]:
        ensure_alike(jobs[0], job)
    envelopes = tuple(card_envelope(job, stock) for job in jobs) if with_envelope else ()
    first, _, manuscript, diagnostics = made[0]
    cards = tuple(number_card(card, number, job) for number, (job, card, _, _) in enumerate(made, 1))
    imposed = impose_together(cards, first.paper, first.card.style.marks, up=manner.up)
    titles = dict.fromkeys(each.title for _, _, each, _ in made)
    manuscript = replace(manuscript, title="; ".join(titles))
    if draft:
        from stationery.products.placeholders import mark_draft, title_draft  # 0.3 ms

        composed = mark_draft(imposed.composed, first, first.fonts.body, stock)
        imposed, manuscript = replace(imposed, composed=composed), title_draft(manuscript, first)
    for _, _, _, others in made[1:]:
        diagnostics.add(*others.remarks)
    result = draw_cards(imposed, manuscript, first, stock, diagnostics)
    return (replace(result, remarks=diagnostics.remarks), *envelopes)


def _compose(
    note: Note, stock: Stock, manner: CardOptions, draft: bool
) -> tuple[Job, SetCard, Manuscript, Diagnostics]:
    diagnostics = Diagnostics()
    job = resolve_note(note.letter, stock, manner, draft)
    card, manuscript = compose_note(job, stock, note.signature, diagnostics, diagnostics)
    if note.advice:
        from stationery.products.advice import advise  # 6.8 ms

        pages = place_alone(card, job.card.card.id, job.card.media).composed.pages
        advise(job, manuscript, pages, note.advice, diagnostics)
    return job, card, manuscript, diagnostics


def ensure_alike(first: Job, other: Job) -> None:
    """Raise SourceError if two notes can't stand on the same sheet."""
    for what, mine, its in (
        ("card", first.card.card.name, other.card.card.name),
        ("fold", first.card.fold.id, other.card.fold.id),
        ("orientation", first.card.orientation, other.card.orientation),
        ("paper", first.paper.name, other.paper.name),
    ):
        if mine != its:
            option = "--paper" if what == "paper" else f"--{what}"
            raise SourceError(
                f"the {what} is {its}, and that of {first.letter.file} is {mine}: they can't be on the same sheet",
                Place(other.letter.file),
                f"give them the same {what} with {option}, or make them without --together",
            )


def number_card(card: SetCard, number: int, job: Job) -> SetCard:
    """The card with its words in a section of their own, in the note's language."""

    def tag(item: Item) -> Item:
        section = Tag("Sect", number)
        match item:
            case Text() if item.path:
                return replace(item, path=(section, *item.path), language=item.language or job.language.tag)
            case Picture() | Drawing() if item.path:
                return replace(item, path=(section, *item.path))
            case _:
                return item

    return replace(card, outside=tuple(map(tag, card.outside)), inside=tuple(map(tag, card.inside)))
