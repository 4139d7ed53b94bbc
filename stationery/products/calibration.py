"""The trips that measure a printer: its calibration sheet, a test envelope, and the card that shows how to load it."""

from __future__ import annotations

from datetime import UTC, datetime, time
from math import dist
from typing import TYPE_CHECKING

from stationery.catalog.calibration import Reading, calibration_look, envelope_readings, sheet_readings
from stationery.catalog.envelopes import PORTRAIT
from stationery.catalog.envelopes import envelope as find_envelope
from stationery.catalog.papers import default_paper, paper
from stationery.catalog.printers import Printer, reference_of
from stationery.catalog.typesetting import setting
from stationery.compose.pieces.calibration import Loading, calibration_sheet, envelope_crosses, loading_card
from stationery.compose.type.compositor import Compositor
from stationery.data.stock import Stock
from stationery.model.diagnostics import Diagnostics
from stationery.model.errors import Place
from stationery.model.geometry import Rect, Size
from stationery.model.letter import Written
from stationery.model.page import Document, Page
from stationery.model.units import ZERO
from stationery.model.values import replace, value
from stationery.printing.loading import Lay, describe_lay, lay_envelope
from stationery.products.result import Result, as_sold, draw_document
from stationery.resolve.countries import country_of
from stationery.resolve.defaults import default

if TYPE_CHECKING:
    from stationery.catalog.envelopes import Envelope
    from stationery.catalog.papers import Paper
    from stationery.reading.profile import Profile

_LANGUAGE = "en-US"


SHEET_TITLE = "Calibration sheet"
PENCIL = (
    "First pencil an X on a plain sheet, on the side that faces up in the printer, at the edge that goes in first;"
    " print on that sheet, on one side."
)


@value
class MeasuringSheet:
    """A sheet to be printed and measured: the file, its size as it is fed, and what is read off it."""

    result: Result
    size: Size
    readings: tuple[Reading, ...]


def choose_paper(stock: Stock, name: Written, profile: Profile | None, country: str) -> Paper:
    """The paper of that name, else the profile's, else that of the sender's country, or of the `country` where nobody
    knows the sender's. Raises UnknownName."""
    if not name and profile:
        name, country = profile.choices.paper, country_of(profile.sender, stock.store) or country
    return paper(stock.store, name) if name else default_paper(stock.store, country)


def find_cover(stock: Stock, name: Written) -> Envelope:
    """The envelope of that name. Raises UnknownName."""
    return find_envelope(stock.store, name)


def calibration_pdf(stock: Stock, sheet: Paper, then: str = "run: stationery printer add") -> MeasuringSheet:
    """The sheet that a printer is measured by, never corrected for one. Its last words say what to do `then`."""
    look = calibration_look(stock.store)
    readings = sheet_readings(look, sheet.size)
    page = calibration_sheet(readings, look, _compositor(stock), sheet, then)
    finish = (PENCIL, "Then measure, and run `stationery printer add`.")
    return MeasuringSheet(_draw(page, SHEET_TITLE, stock, sheet, finish), sheet.size, readings)


def crosses_pdf(stock: Stock, printer: Printer, cover: Envelope, plain: Paper | None = None) -> MeasuringSheet:
    """An envelope with crosses, corrected for the printer but not for what an earlier test of it found; or its outline
    on `plain` paper, to hold one against."""
    look, size = calibration_look(stock.store), cover.size.upright
    readings = envelope_readings(look, size)
    untested = replace(printer, envelopes=())
    if plain:
        at = reference_of(printer.guide, plain.size).x - reference_of(printer.guide, size).x
        outline = Rect(at, ZERO, size.width, size.height)
        lines: tuple[str, ...] = (
            f"The outline of {cover.name}; its top edge is that of the sheet. Lay an envelope on it, and hold both to"
            " the light.",
        )
        page = Page(plain.size, (), "", plain.id, plain.media, untested.correction(plain.size))
        page = envelope_crosses((), look, _compositor(stock), page, outline, lines)
        finish = ("Print it on plain paper, and hold the envelope against the outline.",)
        return MeasuringSheet(_draw(page, f"Outline of {cover.name}", stock, plain, finish, printer.name), size, ())
    lines = (
        f"{cover.name}: measure 1 and 2 to the left edge, 3 and 4 to the top edge.",
        f"Enter them with: stationery printer test {cover.id} (see its help)",
    )
    page = Page(size, (), "", cover.id, cover.media, untested.correction(size))
    page = envelope_crosses(readings, look, _compositor(stock), page, None, lines)
    finish = (lay_of(printer, cover).sentence,)
    result = _draw(page, f"Test of {cover.name}", stock, cover, finish, printer.name)
    return MeasuringSheet(result, size, readings)


def card_pdf(stock: Stock, printer: Printer, sheet: Paper) -> Result:
    """The card to tape to the printer."""
    look, lay = calibration_look(stock.store), lay_envelope(printer)
    shown = Loading(
        lay.guide,
        lay.flap,
        lay.below,
        (lay.sentence, *_say_feed(printer)),
        describe_lay(lay, "An envelope"),
        lay.edge if lay.below else "",
    )
    page = Page(sheet.size, (), "", sheet.id, sheet.media)
    page = loading_card(shown, look, _compositor(stock), page, f"Envelopes in the printer {printer.name}")
    return _draw(page, f"How to load {printer.name}", stock, sheet, ("Cut it out, and tape it to the printer.",))


def measure_photo(stock: Stock, data: bytes, name: str, sheet: Paper, place: Place) -> dict[str, float]:
    """What a ruler would read off the sheet in a photograph, in millimeters by their options; the paper is taken for as
    large as its name says. Raises SourceError where the paper or a cross isn't found."""
    from stationery.imaging.sheet_photo import Marked, find_crosses  # 3.0 ms

    look = calibration_look(stock.store)
    readings = {each.option: each for each in sheet_readings(look, sheet.size) if each.number}
    inset, width, height = look.marks.inset.mm, sheet.size.width.mm, sheet.size.height.mm
    xs, ys = (inset, width - inset), (inset, height - inset)
    bar = readings["--down"]
    assert bar.at and bar.to
    ends = ((bar.at.x.mm, bar.at.y.mm), (bar.to.x.mm, bar.to.y.mm))
    due = tuple((x, y) for y in ys for x in xs)
    found = find_crosses(data, name, Marked((width, height), due, look.marks.arm.mm, ends), place)
    at = dict(zip(("top-left", "top-right", "bottom-left", "bottom-right"), found, strict=True))
    across = (dist(at["top-left"], at["top-right"]) + dist(at["bottom-left"], at["bottom-right"])) / 2
    down = (dist(at["top-left"], at["bottom-left"]) + dist(at["top-right"], at["bottom-right"])) / 2
    measured = {}
    for option, each in readings.items():
        if each.kind == "bar":
            assert each.at and each.to
            nominal = dist((each.at.x.mm, each.at.y.mm), (each.to.x.mm, each.to.y.mm))
            part = across / (xs[1] - xs[0]) if option == "--across" else down / (ys[1] - ys[0])
            measured[option] = nominal * part
            continue
        one, other = option.removeprefix("--").split("-")
        x, y = at[f"{other}-{one}" if one in ("left", "right") else f"{one}-{other}"]
        measured[option] = {"left": x, "top": y, "right": width - x, "bottom": height - y}[each.edge]
    return measured


def lay_of(printer: Printer, cover: Envelope) -> Lay:
    """How that envelope is loaded."""
    return lay_envelope(printer, upright=cover.address == PORTRAIT)


def _say_feed(printer: Printer) -> tuple[str, ...]:
    named = [f"slot {printer.slot}" if printer.slot else "", f"type {printer.type}" if printer.type else ""]
    return (f"Choose the {' and the '.join(filter(None, named))}.",) if any(named) else ()


def _compositor(stock: Stock) -> Compositor:
    return Compositor(stock.typefaces, setting(stock.store), default(stock, "envelope_font"), _LANGUAGE)


def _draw(
    page: Page, title: str, stock: Stock, sheet: Paper | Envelope, finish: tuple[str, ...], printer: str = ""
) -> Result:
    moment = stock.created or datetime.combine(stock.today, time(), UTC)
    document = Document((page,), title, _LANGUAGE, moment, printer=printer)
    return as_sold(replace(draw_document(document, stock, sheet, Diagnostics()), finish=finish), sheet)
