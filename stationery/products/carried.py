"""Puts the pages of a finished envelope of ours on address carriers, as they are: drawn from the PDF, without tags."""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

from stationery.catalog.card_style import note_style
from stationery.catalog.envelopes import envelope
from stationery.catalog.papers import default_paper, paper
from stationery.compose.pieces.carrier import lay_on_carrier
from stationery.data.stock import Stock
from stationery.incoming.faces import read_faces
from stationery.incoming.letterhead import read_forms
from stationery.incoming.sheets import read_sheets
from stationery.model.diagnostics import Diagnostics
from stationery.model.errors import Place, StationeryError
from stationery.model.geometry import sheet
from stationery.model.letter import Written
from stationery.model.page import Document, Imported, Page
from stationery.model.values import replace
from stationery.products.envelope import carrier_steps
from stationery.products.envelope_preflight import id_of, sent_from
from stationery.products.result import Result, draw_document

if TYPE_CHECKING:
    from stationery.catalog.printers import Printer
    from stationery.incoming.faces import Face
    from stationery.model.page import Form


def carry_pdf(pdf: bytes, place: Place, title: str, on: Written, stock: Stock, printer: Printer | None) -> Result:
    """A carrier for each page, on the paper `on`, else on that of the sender's country, corrected for the printer.

    The finished pages are not set again: what stands on them stays where it is, seen from the outline. Raises
    StationeryError for pages that are no envelope's, or that are corrected for a printer already; DoesNotFit for an
    envelope that the paper has no room for.
    """
    faces, made_for = read_faces(pdf, place), read_sheets(pdf, place).printer
    if faces is None:
        hint = f"make one for it: `stationery envelope {place.file} --carrier`"
        raise StationeryError("this PDF isn't an envelope made by stationery", place, hint)
    if made_for:
        hint = "make the envelope again without --printer"
        raise StationeryError(f"the envelope is corrected for the printer {made_for} as an envelope", place, hint)
    store = stock.store
    chosen = paper(store, on) if on else default_paper(store, sent_from(faces[0], stock))
    pages = []
    for form, face in zip(read_forms(pdf, title, place), faces, strict=True):
        page = _page(form, face, stock, place, printer)
        laid = lay_on_carrier(page, chosen, note_style(store), envelope(store, Written(page.name)).name)
        if printer:
            laid = replace(laid, correction=printer.correction(laid.fed, laid.name))
        pages.append(laid)
    moment = stock.created or datetime.combine(stock.today, time(), UTC)
    called = printer.name if printer else ""
    document = Document(tuple(pages), title, faces[0].language or "en", moment, printer=called)
    drawn = draw_document(document, stock, chosen, Diagnostics())
    return replace(drawn, finish=carrier_steps(faces[0].turn or pages[0].turn))


def _page(form: Form, face: Face, stock: Stock, place: Place, printer: Printer | None) -> Page:
    """The page as it lies in its file: one that is turned for feeding stays so, a wide one is turned on its way."""
    name = id_of(form.size, stock)
    if not name:
        width, height = (f"{each.mm:g}" for each in (form.size.width, form.size.height))
        raise StationeryError(f"page {form.number} ({width} x {height} mm) has no known envelope's size", place)
    wide = form.size.width > form.size.height
    turn = ("counterclockwise" if printer and printer.turn == "ccw" else "clockwise") if wide else ""
    return Page(form.size, (Imported(sheet(form.size), form),), turn, name)
