"""The trip of labels: recipients, the sender, or any words onto sheets of labels, row by row."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, TypeVar

from stationery.catalog.labels import LabelStyle, ensure_label, label_sheet, label_style
from stationery.catalog.papers import paper
from stationery.compose.pieces.envelope import least_size
from stationery.compose.pieces.labels import Label, SheetLook, compose_labels, raise_least
from stationery.data.stock import Stock
from stationery.model.diagnostics import Diagnostics
from stationery.model.errors import Place, SourceError, StationeryError, each_fault, raise_faults
from stationery.model.letter import Letter, Written
from stationery.model.manuscript import Manuscript
from stationery.model.party import written_name
from stationery.model.prose import plain
from stationery.model.typeface import Face
from stationery.model.values import replace, value
from stationery.products.envelope import remark_on_limits
from stationery.products.result import Result, draw_job
from stationery.resolve.job import NOTHING, EnvelopeOptions, Job, Options
from stationery.resolve.resolve import readdress, resolve
from stationery.wording.letter import word_envelope, word_sender_alone
from stationery.wording.typography import typeset_line

if TYPE_CHECKING:
    from stationery.catalog.labels import LabelSheet
    from stationery.model.contact import Contact

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
    """What all labels of a run have in common."""

    job: Job
    sheet: LabelSheet
    style: LabelStyle
    start: int
    face: Face


def address_labels(contacts: Iterable[Contact], letter: Letter, stock: Stock, options: LabelOptions) -> Result:
    """A label for each contact, in their order, worded as on an envelope from the letter's sender.

    Of the letter, only the sender and the choices count. Raises the faults of all contacts together, and SourceError
    if there is none.
    """
    trip = begin(letter, stock, options)
    diagnostics, faults = Diagnostics(), list[StationeryError]()
    type_ = raise_least(trip.style.address, least_size(trip.job.post, stock.typefaces.measures(trip.face)))
    alone = replace(trip.job.letter, sender=None)
    reader = trip.job.post.name if type_.least > trip.style.address.least else ""
    labels = []
    for contact in contacts:
        diagnostics.add(*contact.warnings)
        if not written_name(contact.party):
            faults += _tell_unreadable(contact)
            continue
        try:
            job = readdress(trip.job, replace(alone, file=contact.file, recipient=contact.party))
            manuscript = word_envelope(job, diagnostics)
        except StationeryError as fault:
            faults += (_at(each, contact.place) for each in each_fault(fault))
            continue
        remark_on_limits(job, manuscript, diagnostics)
        if len(manuscript.delivery_address) == 1:  # a town at least is missing
            diagnostics.remark("there is a name, and no address", contact.place)
        called = f"the label for {written_name(contact.party).text}"
        lines = manuscript.delivery_address
        labels.append(Label(lines, type_, manuscript.language, called, contact.place, reader))
    raise_faults(faults)
    if not labels:
        raise SourceError("the list has no addresses", Place(letter.file))
    copies = max(options.copies, 1)
    return _draw([label for label in labels for _ in range(copies)], trip, stock, diagnostics)


def _tell_unreadable(contact: Contact) -> list[StationeryError]:
    """Why there is nobody to write to: what its warnings say, or that it has no name."""
    told = [SourceError(each.message, each.place, each.hint) for each in contact.warnings]
    return [*told] or [SourceError("there is no name", contact.place)]


def return_labels(letter: Letter, stock: Stock, options: LabelOptions) -> Result:
    """The letter's sender on each label, to the end of the sheet or as often as `copies` says."""
    if letter.sender is None:
        raise SourceError("there is no sender for the labels", None, "run `stationery init` once, or give --from")
    trip, diagnostics = begin(letter, stock, options), Diagnostics()
    lines = word_sender_alone(trip.job, diagnostics).return_address
    label = Label(lines, trip.style.sender, trip.job.language.tag, "the return address", letter.sender.place)
    return _draw(fill((label,), trip, options), trip, stock, diagnostics)


def text_labels(texts: Sequence[Sequence[Written]], letter: Letter, stock: Stock, options: LabelOptions) -> Result:
    """A label for each text, which is its lines; one text alone on each label to the end of the sheet.

    Raises SourceError if there is none.
    """
    trip, diagnostics = begin(letter, stock, options), Diagnostics()
    language, smart = trip.job.language, letter.choices.smart is not False
    labels = []
    for text in texts:
        lines = tuple(typeset_line(plain(each.text, each.place), language, smart=smart) for each in text if each)
        if lines:
            labels.append(Label(lines, trip.style.text, language.tag, "the label", lines[0].place))
    if not labels:
        raise SourceError("there is no text for the labels", Place(letter.file))
    return _draw(fill(tuple(labels), trip, options), trip, stock, diagnostics)


def begin(letter: Letter, stock: Stock, options: LabelOptions) -> LabelTrip:
    """Raises UnknownName for a sheet that there is not, and SourceError for a label that it does not have."""
    sheet = label_sheet(stock.store, options.sheet)
    start = ensure_label(sheet, options.start)
    chosen = replace(letter.choices, paper=Written(sheet.paper))
    printed = Options(envelope=EnvelopeOptions(font=options.font, return_to="none"), printer=options.printer)
    job = resolve(replace(letter, choices=chosen, recipient=None), stock, "labels", printed)
    face = Face(job.fonts.envelope, features=("lnum",))
    return LabelTrip(job, sheet, label_style(stock.store), start, face)


T = TypeVar("T")


def fill(labels: Sequence[T], trip: LabelTrip, options: LabelOptions) -> list[T]:
    """Each label as often as is asked for; one alone as often as the sheet has labels left."""
    left = trip.sheet.count - trip.start + 1
    copies = options.copies or (left if len(labels) == 1 else 1)
    return [label for label in labels for _ in range(copies)]


def _draw(labels: list[Label], trip: LabelTrip, stock: Stock, diagnostics: Diagnostics) -> Result:
    job = trip.job
    look = look_of(trip.sheet, job, stock, trip.face)
    composed = compose_labels(labels, look, stock.typefaces, trip.start)
    manuscript = Manuscript(language=job.language.tag, title=job.language.words["labels"])
    result = draw_job(composed, manuscript, job, stock, job.paper, diagnostics)
    return finish_labels(result, trip, len(labels))


def finish_labels(result: Result, trip: LabelTrip, count: int) -> Result:
    """With how the sheets go in, and where to begin on the last one the next time. Cut cards are on plain paper."""
    sheet = trip.sheet
    finish = result.finish or ("On most printers, feed the top edge first.",)
    if sheet.cut:
        cut = (
            "Cut along the marks at the edges."
            if not sheet.tent
            else "Cut along the marks, and fold each at the dashes."
        )
        return replace(result, finish=(cut,))
    what = "cards" if sheet.cards else "labels"
    finish = (*finish, f"Print on plain paper first, and hold it against a sheet of {what}.")
    used = (trip.start - 1 + count) % sheet.count
    if not used:
        return replace(result, finish=finish)
    again = f"The last sheet has {sheet.count - used} {what} left; begin there next time with --start {used + 1}."
    return replace(result, finish=(*finish, again))


def look_of(sheet: LabelSheet, job: Job, stock: Stock, face: Face) -> SheetLook:
    """How labels are set on the sheet: for a measured printer, within what it reaches."""
    size = paper(stock.store, sheet.paper).size
    reach = job.printer.reach(size) if job.printer else None
    return SheetLook(sheet, label_style(stock.store), job.paper, face, reach)


def _at(fault: StationeryError, place: Place) -> StationeryError:
    return fault if fault.place else type(fault)(fault.message, place, fault.hint)
