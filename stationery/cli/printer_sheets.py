"""stationery printer sheet, test and card: what is printed to measure a printer, and to load it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from stationery.cli import files
from stationery.cli.known_printers import find_printer, load_printers, save_printers
from stationery.cli.option_groups import OPTIONS
from stationery.cli.options import Option, Request, argument, command, option, under
from stationery.cli.output import Output, tell_json, tell_remarks, write_results
from stationery.cli.printer_questions import (
    ON_ENVELOPE,
    YES,
    are_bare,
    ensure_all,
    ensure_plausible,
    measure_option,
    read_measure,
)
from stationery.cli.printer_rows import reading_row, round_mm
from stationery.cli.terminal import say, tell
from stationery.model.errors import Place, PrinterError
from stationery.model.values import replace
from stationery.printing.measured_words import describe_shift

if TYPE_CHECKING:
    from stationery.catalog.envelopes import Envelope
    from stationery.catalog.papers import Paper
    from stationery.catalog.printers import EnvelopePath, Printer
    from stationery.data.stock import Stock
    from stationery.products.calibration import MeasuringSheet


@command(
    option("paper", help="The paper to print on: letter or a4; by default, that of your country."),
    option("output", heading=OPTIONS, help="The output file or folder; - for stdout."),
    option("as_json", heading=OPTIONS, help="Print what to measure, and where the marks are, as JSON."),
    *under(OPTIONS, "open_it", "force", "profile"),
)
def sheet(request: Request) -> None:
    """Make the calibration sheet, a page with crosses and two long bars, to print on plain paper.

    \b
      stationery printer sheet -o sheet.pdf
      stationery printer sheet --paper a4 --json
    """
    from stationery.cli import settings  # 4.7 ms
    from stationery.products.calibration import calibration_pdf  # 40.0 ms

    stock = settings.stock()
    made = calibration_pdf(stock, choose_sheet(request, stock))
    _write_sheet(made, request, "calibration-sheet.pdf")


@command(
    argument("envelope"),
    option("printer", heading=OPTIONS, help="The printer; by default, the default one."),
    *(measure_option(name, says) for name, says in ON_ENVELOPE.items()),
    YES,
    option("no_input", help="Do not ask questions; use only the options."),
    option("plain", Option("--plain", "Print the envelope's outline on plain paper instead.", flag=True)),
    option("paper", help="The paper for --plain."),
    option("output", heading=OPTIONS, help="The output file or folder; - for stdout."),
    option("as_json", heading=OPTIONS, help="Print what to measure, and where the marks are, as JSON."),
    *under(OPTIONS, "open_it", "force", "profile"),
)
def test(request: Request) -> None:
    """Make a test envelope with crosses; or, with its four measures, store how this envelope's path differs.

    \b
      stationery printer test us-10                     make us-10-test.pdf, print it, measure it
      stationery printer test us-10 --left-top 25.5 --left-bottom 25.25 --top-left 24 --top-right 24.25
      stationery printer test us-10 --plain             its outline on paper, to hold an envelope against
    """
    from stationery.cli import settings  # 4.7 ms
    from stationery.printing.loading import draw_ascii  # 1.0 ms
    from stationery.printing.profiles import put_printer  # 6.0 ms
    from stationery.products.calibration import crosses_pdf, find_cover, lay_of  # 40.0 ms

    stock, known = settings.stock(), load_printers()
    found = find_printer(request.written("printer"), known, "--printer")
    name, plain = request.written("envelope"), request.flag("plain")
    cover = find_cover(stock, replace(name, place=Place("envelope")))
    made = crosses_pdf(stock, found, cover, choose_sheet(request, stock) if plain else None)
    given = {each.name: request.text(each.name) for each in made.readings}
    if any(each is not None for each in given.values()):
        ensure_all(made.readings, given)
        path = _measure_path(made, given, found, request)
        envelopes = {**dict(found.envelopes), cover.id: path}
        save_printers(put_printer(known, replace(found, envelopes=tuple(envelopes.items()))))
        say(settings.printers_path())
        tell(
            f"The envelope {cover.name} comes out of the printer {found.name} {describe_shift(path.offset, path.skew)};"
            " from now on, it is corrected for that."
        )
        return
    if not plain:
        _doubt_size(found, cover)
        if not request.flag("as_json"):
            tell(draw_ascii(lay_of(found, cover)))
    _write_sheet(made, request, f"{cover.id}-{'outline' if plain else 'test'}.pdf")


def _doubt_size(printer: Printer, cover: Envelope) -> None:
    """Tell if the printer says that it doesn't have that envelope; nothing where it can't be asked."""
    from stationery.printing.asking import ask_margins  # 20 ms
    from stationery.printing.choose import NoSize  # 25 ms

    if not printer.queue or sys.platform == "win32":
        return
    try:
        ask_margins(printer.queue, cover.size.upright, f"the envelope {cover.name}")
    except NoSize as lacking:
        tell(f"Warning: {lacking.message}, so it can't print this test.")
    except PrinterError:
        return


def _measure_path(
    made: MeasuringSheet, given: dict[str, str | None], printer: Printer, request: Request
) -> EnvelopePath:
    """How the envelope's path differs, by its measures. Raises Contradiction, and Implausible if it isn't meant."""
    from stationery.cli import settings  # 4.7 ms
    from stationery.printing.calibration import Contradiction, measure_path  # 2.0 ms
    from stationery.printing.doubts import doubt, explain_envelope  # 2.0 ms

    readings = made.readings
    measured = {each.option: read_measure(each, given[each.name]) for each in readings}
    hint = explain_envelope(measured, are_bare(given.values()), readings, made.size, printer.guide)
    try:
        path = measure_path(readings, measured, made.size, printer.guide)
    except Contradiction as wrong:
        raise Contradiction(wrong.message, wrong.suspects, hint or wrong.hint) from None
    asking = not request.flag("no_input") and settings.at_terminal()
    ensure_plausible(doubt(path.offset, path.skew), hint, request, asking)
    return path


@command(
    argument("name", required=False),
    option("paper", help="The paper to print it on."),
    option("output", heading=OPTIONS, help="The output file or folder; - for stdout."),
    *under(OPTIONS, "open_it", "force", "profile"),
)
def card(request: Request) -> None:
    """Make a card to tape to the printer: how envelopes lie in it, in a picture and a sentence.

    \b
      stationery printer card home
    """
    from stationery.cli import settings  # 4.7 ms
    from stationery.products.calibration import card_pdf  # 40.0 ms

    stock = settings.stock()
    found = find_printer(request.written("name"), load_printers())
    result = card_pdf(stock, found, choose_sheet(request, stock))
    path = files.destination(request.text("output"), "printer-card.pdf")
    write_results(
        ((path, result),), Output(request.text("output"), request.flag("open_it"), force=request.flag("force"))
    )


def choose_sheet(request: Request, stock: Stock) -> Paper:
    from stationery.cli import settings  # 4.7 ms
    from stationery.products.calibration import choose_paper  # 40.0 ms

    usual = settings.profile(request.require("profile"))
    return choose_paper(stock, request.written("paper"), usual, settings.country_of_locale())


def _write_sheet(made: MeasuringSheet, request: Request, name: str) -> None:
    output, as_json = request.text("output"), request.flag("as_json")
    if as_json and files.is_pipe(output):
        raise click.UsageError("--json and -o - both write to stdout; name a file with -o.")
    path = files.destination(output, name)
    if not as_json:
        written = Output(output, request.flag("open_it"), force=request.flag("force"))
        write_results(((path, made.result),), written)
        return
    files.may_write(path, request.flag("force"))
    files.write((path, made.result.pdf))
    tell_remarks(made.result.remarks)
    tell_json(
        {
            "file": path,
            "paper": [round_mm(made.size.width.mm), round_mm(made.size.height.mm)],
            "readings": [reading_row(each) for each in made.readings],
        }
    )
