"""What one recipient gets in a merge, letter, card, envelope or e-mail: the trips of one letter, up to the file."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any, Literal

from stationery.data.stock import Stock
from stationery.model.diagnostics import Diagnostics
from stationery.model.letter import Letter, Written
from stationery.model.page import Item, Page, SeriesPage, Text
from stationery.model.values import replace, value
from stationery.products.result import adjust_pages, lay_in_printer, sender_on_paper
from stationery.products.stock import library_of
from stationery.resolve.job import CardOptions, EnvelopeOptions, Job, Options, PostalServices

if TYPE_CHECKING:
    from stationery.catalog.cards import Card
    from stationery.catalog.envelopes import Envelope
    from stationery.catalog.papers import Paper
    from stationery.compose.pieces.card import SetCard
    from stationery.compose.pieces.labels import Label
    from stationery.model.composition import Composition
    from stationery.model.manuscript import Manuscript
    from stationery.products.email import EmailResult
    from stationery.products.labels import LabelOptions, LabelTrip

Medium = Literal["letters", "cards", "envelopes", "labels", "emails"]

MEDIA: tuple[Medium, ...] = ("letters", "cards", "envelopes", "labels", "emails")

ADDRESSED = frozenset[Medium](("letters", "envelopes", "labels"))
MAILED = frozenset[Medium](("envelopes", "labels"))
"""What has an address on it."""

_OF_CARDS = re.compile(r"---\r?\n(?:(?!---).*\n)*?(?:kind:[ \t]*[\"']?note\b|card:[ \t]*\S)")
"""The head of a letter file that is for a card."""

NOTHING = Written("")


def usual_media(text: str) -> tuple[Medium, ...]:
    """What is made if nothing is asked for: cards of a note, and of what has a card in its head; else letters."""
    return ("cards" if _OF_CARDS.match(text) else "letters"), "envelopes"


@value
class Manner:
    """What is made for each recipient, and how: as for one letter; `enclosing` with the pages of enclosed PDFs.

    `postage` is where stamps come from, one each.
    """

    media: tuple[Medium, ...] = ("letters", "envelopes")
    draft: bool = False
    services: PostalServices = PostalServices()
    printer: Written = NOTHING
    card: CardOptions = CardOptions()
    envelope: EnvelopeOptions = EnvelopeOptions()
    subject: Written = NOTHING
    labels: LabelOptions | None = None
    postage: Written = NOTHING
    enclosing: bool = False


@value
class Piece:
    """What one recipient adds to a file: finished pages, and what the file says of itself if this is its first.

    A letter of one page may be one of a series. `whole` are a letter's pages with those of its enclosures, if they are
    in the file.
    """

    medium: Medium
    job: Job
    pages: tuple[Page | SeriesPage, ...]
    sender: tuple[str, ...]
    language: str
    title: str
    author: str
    created: datetime
    sheet: Paper | Envelope | Card
    printer: str = ""
    duplex: str = ""
    finish: tuple[str, ...] = ()
    whole: tuple[Page, ...] = ()

    @property
    def count(self) -> int:
        """How many pages it adds."""
        return len(self.whole or self.pages)

    @property
    def pages_alone(self) -> tuple[Page, ...]:
        """The pages as those of a letter that is in no series."""
        from stationery.compose.pieces.series import flatten  # 12 ms

        return tuple(flatten(page) if isinstance(page, SeriesPage) else page for page in self.pages)


@value
class SetNote:
    """A card that waits for the others of its sheet."""

    card: SetCard
    job: Job
    manuscript: Manuscript


@value
class SetLabel:
    """A label that waits for the others of its sheet."""

    label: Label
    trip: LabelTrip


@value
class Pieces:
    """All that is made for one recipient. A `note` or `label` becomes a Piece with the others of its sheet."""

    letter: Letter
    letters: Piece | None = None
    envelopes: Piece | None = None
    note: SetNote | None = None
    email: EmailResult | None = None
    label: SetLabel | None = None
    wants_envelope: bool = False

    @property
    def kinds(self) -> tuple[str, ...]:
        """What it is, in words."""
        kinds = {
            "letter": self.letters,
            "card": self.note,
            "envelope": self.envelopes,
            "label": self.label,
            "e-mail": self.email,
        }
        return tuple(kind for kind, made in kinds.items() if made)

    @property
    def is_plain(self) -> bool:
        """Whether the envelope that is asked for has nothing printed on it."""
        return self.wants_envelope and bool(self.letters) and not self.envelopes

    def without(self, kinds: Iterable[str]) -> Pieces:
        """The same without what is of these kinds."""
        fields = {"letter": "letters", "card": "note", "envelope": "envelopes", "label": "label", "e-mail": "email"}
        gone: dict[str, Any] = {fields[kind]: None for kind in kinds}
        wants = self.wants_envelope and "envelopes" not in gone
        return replace(self, **gone, wants_envelope=wants)


def make_pieces(
    letter: Letter,
    signature: bytes | None,
    manner: Manner,
    stock: Stock,
    diagnostics: Diagnostics,
    email: Written = NOTHING,
) -> Pieces:
    """`email` is the recipient's address for a draft. Raises what the trip of each medium raises."""
    media = manner.media
    made = Pieces(letter, wants_envelope="envelopes" in media)
    if "letters" in media:
        made = _make_letter(made, signature, manner, stock, diagnostics)
    if "cards" in media:
        made = _make_card(made, signature, manner, stock, diagnostics)
    if "envelopes" in media and not ("letters" in media or "cards" in media):
        from stationery.products.envelope import resolve_envelope  # 5.5 ms

        options = Options(envelope=manner.envelope, services=manner.services, printer=manner.printer)
        made = _add_envelope(made, resolve_envelope(letter, stock, options), stock, diagnostics, check_address=True)
    if "emails" in media:
        from stationery.products.email import email_draft  # 20 ms

        made = replace(made, email=email_draft(letter, stock, subject=manner.subject, to=email))
    return made


def _make_letter(
    made: Pieces, signature: bytes | None, manner: Manner, stock: Stock, diagnostics: Diagnostics
) -> Pieces:
    from stationery.products.address import remark_on_parties  # 1.3 ms
    from stationery.products.letter import Extras, compose_whole, job_of_envelope, look_at_envelope  # 20 ms

    with_envelope = "envelopes" in manner.media
    extras = Extras(signature, with_envelope, manner.draft, None, manner.services, None, manner.printer)
    job, manuscript, composed = compose_whole(made.letter, stock, extras, diagnostics)
    whole = composed
    if manner.enclosing:
        from stationery.products.enclosures import enclose  # 2.0 ms

        (whole,) = enclose(composed, job, stock, "together", diagnostics)
    with_envelope = look_at_envelope(job, composed, stock, extras, diagnostics)
    if not manner.draft:
        remark_on_parties(job, diagnostics)
    pages = adjust_pages(composed.pages, job, stock, diagnostics)
    ensure_drawable((item for page in pages for item in page.items), stock)
    piece = make_piece("letters", composed, pages, manuscript, job, job.paper)
    if whole is not composed:
        printed = adjust_pages(whole.pages, job, stock, diagnostics)
        piece = replace(piece, whole=printed, duplex=whole.duplex)
    made = replace(made, letters=piece)
    if not with_envelope:
        return made
    cover = job_of_envelope(job)
    asked = replace(cover, options=replace(cover.options, envelope=manner.envelope))
    return _add_envelope(made, asked, stock, diagnostics)


def _make_card(made: Pieces, signature: bytes | None, manner: Manner, stock: Stock, diagnostics: Diagnostics) -> Pieces:
    from stationery.products.card import compose_note, ensure_envelope, remark_on_own_sheet, resolve_note  # 30 ms

    job = resolve_note(made.letter, stock, replace(manner.card, printer=manner.printer), manner.draft)
    card, manuscript = compose_note(job, stock, signature, diagnostics, diagnostics)
    ensure_drawable((*card.outside, *card.inside), stock)
    remark_on_own_sheet(job, diagnostics)
    made = replace(made, note=SetNote(card, job, manuscript))
    if "envelopes" not in manner.media or "letters" in manner.media:
        return made
    ensure_envelope(job)
    printed = replace(job, options=replace(job.options, envelope=manner.envelope))
    return _add_envelope(made, printed, stock, diagnostics, check_address=True)


def _add_envelope(
    made: Pieces, job: Job, stock: Stock, diagnostics: Diagnostics, *, check_address: bool = False
) -> Pieces:
    from stationery.products.envelope import compose_cover  # 5.5 ms

    manuscript, composed = compose_cover(job, stock, diagnostics, check_address=check_address)
    pages = adjust_pages(composed.pages, job, stock, diagnostics)
    ensure_drawable((item for page in pages for item in page.items), stock)
    return replace(made, envelopes=make_piece("envelopes", composed, pages, manuscript, job, job.cover))


def ensure_drawable(items: Iterable[Item], stock: Stock) -> None:
    """Raise CannotSet for characters that a typeface has upright and not in italics, which nobody sees before they are
    drawn: by then, they would stop the file with everybody's letters."""
    library = library_of(stock)
    for item in items:
        if isinstance(item, Text) and not item.text.isascii():
            for text in item.spread() if item.pieces else (item,):
                library.settable(text.text, text.face, text.language)


def make_piece(
    medium: Medium,
    composed: Composition,
    pages: tuple[Page, ...],
    manuscript: Manuscript,
    job: Job,
    sheet: Paper | Envelope,
) -> Piece:
    """`pages` are the composed ones as the job's printer needs them."""
    finish = lay_in_printer(job, pages, is_paper=sheet is job.paper)
    if medium == "envelopes" and len(pages) > 1:
        from stationery.products.envelope import tell_sides  # 5.5 ms

        finish = tell_sides(pages, job) or finish
    return Piece(
        medium,
        job,
        pages,
        sender_on_paper(composed.pages, manuscript.return_address),
        manuscript.language,
        manuscript.title,
        manuscript.author,
        job.created,
        sheet,
        job.printer.name if job.printer else "",
        finish=finish,
    )


class Sheets:
    """Gathers cards until they fill a sheet; then they are one piece, each card a section of its own."""

    def __init__(self, manner: Manner, stock: Stock) -> None:
        self._manner = manner
        self._stock = stock
        self._notes: list[SetNote] = []
        self._on_each = 0
        self._first: Job | None = None

    def add(self, note: SetNote) -> Piece | None:
        """The sheet, if this card fills it. Raises SourceError for a card unlike the first."""
        from stationery.compose.pieces.imposition import plan_sheet  # 1.0 ms
        from stationery.products.cards_together import ensure_alike  # 3.0 ms

        job = note.job
        if self._first is None:
            self._first = job
            if not (self._manner.card.single or self._manner.card.french):
                marks, up = job.card.style.marks, self._manner.card.up
                self._on_each = len(plan_sheet(note.card.unfolded, job.paper, marks, up).outside)
        ensure_alike(self._first, job)
        self._notes.append(note)
        return self.finish() if len(self._notes) >= self._on_each else None

    def finish(self) -> Piece | None:
        """The sheet with the cards that are left."""
        if not self._notes:
            return None
        from stationery.compose.pieces.imposition import impose_together, place_alone  # 1.0 ms
        from stationery.products.card import finish_of  # 5.0 ms
        from stationery.products.cards_together import number_card  # 3.0 ms

        notes, self._notes = self._notes, []
        job, manuscript = notes[0].job, notes[0].manuscript
        if self._manner.card.single:
            imposed = place_alone(notes[0].card, job.card.card.id, job.card.media)
        elif self._manner.card.french:
            from stationery.compose.pieces.french_fold import fold_french  # 0.5 ms

            imposed = fold_french(notes[0].card, job.paper, job.card.style.marks)
        else:
            cards = tuple(number_card(note.card, number, note.job) for number, note in enumerate(notes, 1))
            imposed = impose_together(cards, job.paper, job.card.style.marks, up=self._manner.card.up)
        composed = imposed.composed
        if job.draft:
            from stationery.products.placeholders import mark_draft  # 0.3 ms

            composed = mark_draft(composed, job, job.fonts.body, self._stock)
        sheet = job.card.card if self._manner.card.single else job.paper
        return Piece(
            "cards",
            job,
            adjust_pages(composed.pages, job, self._stock, Diagnostics()),
            (),
            manuscript.language,
            manuscript.title,
            manuscript.author,
            job.created,
            sheet,
            job.printer.name if job.printer else "",
            imposed.duplex,
            finish_of(imposed, job, sheet.unit),
        )
