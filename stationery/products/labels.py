"""The trip of labels: recipients, the sender, or any words onto sheets of labels, row by row."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeVar

from stationery.catalog.labels import ensure_label, label_sheet, label_style
from stationery.catalog.papers import paper
from stationery.compose.pieces.envelope import least_size
from stationery.compose.pieces.labels import Label, LabelSheets, SheetLook, compose_labels, raise_least
from stationery.data.stock import Stock
from stationery.model.diagnostics import Diagnostics
from stationery.model.errors import Place, SourceError
from stationery.model.letter import Letter, Written
from stationery.model.manuscript import Manuscript
from stationery.model.prose import plain
from stationery.model.typeface import Face
from stationery.model.values import replace, value
from stationery.products.address import remark_on_parties
from stationery.products.envelope import remark_on_limits
from stationery.products.result import Result, draw_job
from stationery.resolve.defaults import default
from stationery.resolve.job import NOTHING, EnvelopeOptions, Job, Options
from stationery.resolve.resolve import readdress, resolve
from stationery.wording.letter import word_envelope, word_sender_alone
from stationery.wording.typography import typeset_line

if TYPE_CHECKING:
    from stationery.catalog.labels import LabelSheet, LabelType
    from stationery.model.composition import Composition
    from stationery.model.party import Party

FIRST = Written("1")


@value
class LabelOptions:
    """The sheet, the number of the first label (counted row by row from the upper left), and how many of each.

    With no number of `copies`, there is one of each address and of each text in a list; what stands alone fills the
    sheet. `font` is a typeface or a pairing, `printer` the name of the one that the sheets are corrected for.
    """

    sheet: Written
    start: Written = FIRST
    copies: int = 0
    font: Written = NOTHING
    printer: Written = NOTHING


@value
class LabelTrip:
    """What all labels of a run have in common: the sender's half of the job, the sheet and how labels are set on it.

    `type` is for addresses, no smaller than the `reader`, a post, can read; it is empty where it can read all.
    """

    job: Job
    look: SheetLook
    start: int
    type: LabelType
    reader: str = ""


def make_label(trip: LabelTrip, recipient: Party, place: Place, diagnostics: Diagnostics) -> Label:
    """The label for somebody, worded as on an envelope. Raises SourceError for a name or a country that is unknown."""
    job = readdress(trip.job, replace(trip.job.letter, sender=None, file=place.file, recipient=recipient))
    manuscript = word_envelope(job, diagnostics)
    remark_on_limits(job, manuscript, diagnostics)
    remark_on_parties(job, diagnostics)
    lines = manuscript.delivery_address
    if len(lines) == 1:  # a town at least is missing
        diagnostics.remark("there is a name, and no address", place)
    return Label(lines, trip.type, manuscript.language, "the label", place, trip.reader)


def return_labels(letter: Letter, stock: Stock, options: LabelOptions) -> Result:
    """The letter's sender on each label, to the end of the sheet or as often as `copies` says."""
    if letter.sender is None:
        raise SourceError("there is no sender for the labels", None, "run `stationery init` once, or give --from")
    trip, diagnostics = begin_labels(letter, stock, options), Diagnostics()
    lines = word_sender_alone(trip.job, diagnostics).return_address
    label = Label(lines, trip.look.style.sender, trip.job.language.tag, "the return address", letter.sender.place)
    return _draw(fill((label,), trip, options), trip, stock, diagnostics)


def text_labels(texts: Sequence[Sequence[Written]], letter: Letter, stock: Stock, options: LabelOptions) -> Result:
    """A label for each text, which is its lines; one text alone on each label to the end of the sheet. On flat cards,
    texts of several lines are set as on calling cards, with the first line as the name.

    Raises SourceError if there is none.
    """
    trip, diagnostics = begin_labels(letter, stock, options), Diagnostics()
    type_ = _type_for(texts, trip, stock)
    language, smart = trip.job.language, letter.choices.smart is not False
    labels = []
    for text in texts:
        lines = tuple(typeset_line(plain(each.text, each.place), language, smart=smart) for each in text if each)
        if lines:
            labels.append(Label(lines, type_, language.tag, "the label", lines[0].place))
    if not labels:
        raise SourceError("there is no text for the labels", Place(letter.file))
    return _draw(fill(tuple(labels), trip, options), trip, stock, diagnostics)


def stand_on_cards(texts: Sequence[Sequence[Written]], sheet: LabelSheet) -> bool:
    """Whether texts are set as on calling cards: a name with other lines below it, on cards to be read in the hand."""
    return sheet.flat and any(len([each for each in text if each]) > 1 for text in texts)


def _type_for(texts: Sequence[Sequence[Written]], trip: LabelTrip, stock: Stock) -> LabelType:
    style = trip.look.style
    if not stand_on_cards(texts, trip.look.sheet):
        return style.text
    usual = Face(default(stock, "envelope_font"))
    by = stock.typefaces.measures(trip.look.face).body_size / stock.typefaces.measures(usual).body_size
    return replace(style.card, size=style.card.size * by, least=style.card.least * by)


def begin_labels(letter: Letter, stock: Stock, options: LabelOptions) -> LabelTrip:
    """Of the letter, only the sender and the choices count.

    Raises UnknownName for a sheet that there is not, and SourceError for a label that it does not have.
    """
    sheet = label_sheet(stock.store, options.sheet)
    start = ensure_label(sheet, options.start)
    chosen = replace(letter.choices, paper=Written(sheet.paper))
    printed = Options(envelope=EnvelopeOptions(font=options.font, return_to="none"), printer=options.printer)
    job = resolve(replace(letter, choices=chosen, recipient=None), stock, "labels", printed)
    face = Face(job.fonts.envelope, features=("lnum",))
    look = look_of(sheet, job, stock, face)
    usual = look.style.address
    type_ = raise_least(usual, least_size(job.post, stock.typefaces.measures(face)))
    return LabelTrip(job, look, start, type_, job.post.name if type_.least > usual.least else "")


T = TypeVar("T")


def fill(labels: Sequence[T], trip: LabelTrip, options: LabelOptions) -> list[T]:
    """Each label as often as is asked for; one alone as often as the sheet has labels left."""
    left = trip.look.sheet.count - trip.start + 1
    copies = options.copies or (left if len(labels) == 1 else 1)
    return [label for label in labels for _ in range(copies)]


def _draw(labels: list[Label], trip: LabelTrip, stock: Stock, diagnostics: Diagnostics) -> Result:
    sheets = LabelSheets(trip.look, stock.typefaces, trip.start)
    composed = compose_labels(labels, sheets)
    if trip.look.sheet.cut:
        composed = _add_marks(composed, trip, stock)
    return draw_labels(composed, sheets.next, trip, stock, diagnostics)


def _add_marks(composed: Composition, trip: LabelTrip, stock: Stock) -> Composition:
    """The sheets with the marks to cut and fold along."""
    from stationery.catalog.card_style import note_style  # 0.4 ms
    from stationery.compose.pieces.name_cards import CardSheet, mark_cards  # 2 ms

    job, look = trip.job, trip.look
    cards = CardSheet(look.sheet, look.style, look.paper, job.setting, job.language.tag, note_style(stock.store).marks)
    marks = tuple(mark_cards(cards))
    return replace(composed, pages=tuple(replace(page, items=(*page.items, *marks)) for page in composed.pages))


def draw_labels(
    composed: Composition, next_: int, trip: LabelTrip, stock: Stock, diagnostics: Diagnostics, title: str = "labels"
) -> Result:
    """Sheets of labels as a file; `next_` is the first label that is left on the last of them."""
    job, sheet = trip.job, trip.look.sheet
    result = draw_job(composed, title_labels(job, title), job, stock, job.paper, diagnostics)
    return replace(result, finish=(*tell_feeding(sheet, result.finish), *tell_left(trip, next_)))


def tell_feeding(sheet: LabelSheet, finish: tuple[str, ...]) -> tuple[str, ...]:
    """How the sheets go in, if `finish` doesn't say so; cards to cut are on plain card stock."""
    if sheet.cut:
        folded = ", and fold each at the dashes" if sheet.tent else " at the edges"
        return (f"Cut along the marks{folded}.",)
    feed = finish or ("On most printers, feed the top edge first.",)
    return (*feed, f"Print on plain paper first, and hold it against a sheet of {_call(sheet, 0)}.")


def title_labels(job: Job, title: str = "labels") -> Manuscript:
    """What the file says of itself."""
    return Manuscript(language=job.language.tag, title=job.language.words[title])


def tell_left(trip: LabelTrip, next_: int) -> tuple[str, ...]:
    """Where to go on with the last sheet, if it has labels left; of a used sheet also that it has none. What is cut is
    no sheet to go on with."""
    sheet = trip.look.sheet
    if sheet.cut:
        return ()
    if next_ == 1:
        return ("The last sheet is full; next time, take a new one, without --start.",) if trip.start > 1 else ()
    left = sheet.count - next_ + 1
    return (f"The last sheet has {left} {_call(sheet, left)} left; begin there next time with --start {next_}.",)


def _call(sheet: LabelSheet, count: int) -> str:
    return f"{'card' if sheet.cards else 'label'}{'s' * (count != 1)}"


def look_of(sheet: LabelSheet, job: Job, stock: Stock, face: Face) -> SheetLook:
    """How labels are set on the sheet: for a measured printer, within what it reaches."""
    size = paper(stock.store, sheet.paper).size
    reach = job.printer.reach(size) if job.printer else None
    return SheetLook(sheet, label_style(stock.store), job.paper, face, reach)
