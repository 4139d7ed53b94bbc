"""Labels of a merge: worded for each recipient, and gathered until they fill a sheet."""

from __future__ import annotations

from stationery.catalog.labels import LABELS, label_sheet
from stationery.compose.pieces.labels import LabelSheets, ensure_room
from stationery.data.stock import Stock
from stationery.model.composition import Composition
from stationery.model.diagnostics import Diagnostics
from stationery.model.errors import Place, SourceError
from stationery.model.geometry import Size
from stationery.model.letter import Letter
from stationery.model.page import Page
from stationery.model.values import replace
from stationery.products.labels import (
    LabelOptions,
    LabelTrip,
    begin_labels,
    make_label,
    tell_feeding,
    tell_left,
    title_labels,
)
from stationery.products.merge_pieces import Piece, SetLabel, make_piece
from stationery.products.result import adjust_pages


def ensure_for_addresses(options: LabelOptions, stock: Stock) -> None:
    """Raise SourceError for a sheet of cards or tags to cut, whose folds and holes would go through an address."""
    if options.sheet.text in stock.store.names(LABELS.folder) and label_sheet(stock.store, options.sheet).cut:
        message = f"{options.sheet.text} is a sheet of cards or tags, not of labels for addresses"
        hint = "`stationery labels LIST --as names` or `--as tags` prints names on it; or choose another sheet"
        raise SourceError(message, options.sheet.place, hint)


class LabelMaker:
    """Makes the label for a letter's recipient. What senders and choices have in common is found once."""

    def __init__(self, options: LabelOptions, stock: Stock) -> None:
        self._options = options
        self._stock = stock
        self._trip: LabelTrip | None = None
        self._key: object = None

    def make(self, letter: Letter, file: str, diagnostics: Diagnostics) -> SetLabel:
        """Raises what is wrong with the address, and DoesNotFit for one that has no room anywhere on the sheet."""
        if letter.recipient is None:
            raise SourceError("the label has no recipient", Place(file), "write `to:` in the letter's head")
        key = (letter.sender, letter.choices)
        if self._trip is None or self._key != key:
            self._trip, self._key = begin_labels(letter, self._stock, self._options), key
        label = make_label(self._trip, letter.recipient, Place(file), diagnostics)
        ensure_room(label, self._trip.look, self._stock.typefaces)
        return SetLabel(label, self._trip)


def show_label(letter: Letter, options: LabelOptions, file: str, stock: Stock) -> tuple[Size, str]:
    """The sheet with one letter's label alone, where the first one will stand: its size, and as SVG."""
    from stationery.products.preview import Preview, draw_svgs  # 12 ms

    labels, diagnostics = LabelPieces(stock), Diagnostics()
    pieces = labels.add(LabelMaker(options, stock).make(letter, file, diagnostics)) or labels.finish()[0]
    (page,) = pieces[0].pages_alone
    (svg,) = draw_svgs(Preview((page,), pieces[0].title, pieces[0].language, pieces[0].created), stock)
    return page.size, svg


class LabelPieces:
    """Gathers labels until they fill a sheet; then they are one piece."""

    def __init__(self, stock: Stock) -> None:
        self._stock = stock
        self._trip: LabelTrip | None = None
        self._sheets: LabelSheets | None = None

    def add(self, made: SetLabel) -> tuple[Piece, ...]:
        """The sheet, if this label fills it."""
        if self._trip is None or self._sheets is None:
            start = made.trip.start if self._trip is None else 1  # another file begins with another sheet
            self._trip = self._trip or made.trip
            self._sheets = LabelSheets(self._trip.look, self._stock.typefaces, start)
        return self._pieces(self._sheets.add(made.label))

    def finish(self) -> tuple[tuple[Piece, ...], tuple[str, ...]]:
        """The sheet with the labels that are left, and where to go on with it."""
        sheets, self._sheets = self._sheets, None
        if sheets is None or self._trip is None:
            return (), ()
        return self._pieces(sheets.finish()), tell_left(self._trip, sheets.next)

    def _pieces(self, pages: tuple[Page, ...]) -> tuple[Piece, ...]:
        if not pages or self._trip is None:
            return ()
        return tuple(self._piece(page, self._trip) for page in pages)

    def _piece(self, page: Page, trip: LabelTrip) -> Piece:
        composed, job = Composition((page,)), trip.job
        pages = adjust_pages(composed.pages, job, self._stock, Diagnostics())
        piece = make_piece("labels", composed, pages, title_labels(job), job, job.paper)
        return replace(piece, finish=tell_feeding(trip.look.sheet, piece.finish))
