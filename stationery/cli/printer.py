"""stationery printer: measures your printers, so that envelopes and letters come out in the right place."""

from __future__ import annotations

import click

from stationery.cli.known_printers import find_printer, load_printers, save_printers
from stationery.cli.option_groups import OPTIONS, ExamplesFirstGroup
from stationery.cli.options import Request, argument, command, under
from stationery.cli.output import tell_json
from stationery.cli.printer_add import add
from stationery.cli.printer_rows import printer_row
from stationery.cli.printer_sheets import card, sheet, test
from stationery.cli.terminal import say, tell
from stationery.model.values import replace
from stationery.printing.measured_words import describe_margins, describe_paper_error, describe_printer, describe_shift


@click.group(cls=ExamplesFirstGroup)
def printer() -> None:
    """Measure a printer once, so that what you print lands where it should.

    A printer shifts, stretches, and skews each sheet a little, and each printer takes envelopes in a different way.
    Print one sheet on plain paper, measure it with a ruler, and use --printer NAME with letter, envelope, and note.

    \b
      stationery printer sheet                          make the calibration sheet
      stationery printer add home                       enter what you measure on it
      stationery envelope thank-you.md --printer home   an envelope for this printer
    """


for _each in (sheet, add, test, card):
    printer.add_command(_each)


@command(*under(OPTIONS, "as_json"), of=printer, name="list")
def list_(request: Request) -> None:
    """List the printers you have set up; the default one is marked.

    \b
      stationery printer list
    """
    known = load_printers()
    if request.flag("as_json"):
        tell_json([{**printer_row(each), "default": each.name == known.default} for each in known.printers])
        return
    for each in known.printers:
        mark = " (default)" if each.name == known.default else ""
        queue = f", queue {each.queue}" if each.queue else ""
        say(f"{each.name}{mark}: {describe_printer(each)}{queue}")
    if not known.printers:
        tell("No printer is set up; begin with `stationery printer sheet`.")


@command(argument("name", required=False), *under(OPTIONS, "as_json"), of=printer)
def show(request: Request) -> None:
    """Show what was measured for a printer (by default, the default one), and how to load it.

    \b
      stationery printer show home
      stationery printer show home --json               in millimeters, as measured
    """
    from stationery.printing.loading import draw_ascii, lay_envelope  # 1.0 ms

    found = find_printer(request.written("name"), load_printers())
    if request.flag("as_json"):
        tell_json(printer_row(found))
        return
    say(f"{found.name}: {describe_printer(found)}")
    for key in ("queue", "slot", "type"):
        if text := getattr(found, key):
            say(f"  {key}: {text}")
    if found.margins:
        say(f"  can't print {describe_margins(found.margins)}")
    if error := describe_paper_error(found.paper_error):
        say(f"  the measured sheet was {error} than its name says")
    for envelope, path in found.envelopes:
        say(f"  {envelope}: also comes out {describe_shift(path.offset, path.skew)}")
    lay = lay_envelope(found)
    say(draw_ascii(lay))
    say(lay.sentence)


@command(argument("name"), of=printer)
def remove(request: Request) -> None:
    """Remove a printer from the list.

    \b
      stationery printer remove home
    """
    from stationery.printing.profiles import drop_printer  # 6.0 ms

    known = load_printers()
    found = find_printer(request.written("name"), known)
    left = drop_printer(known, found.name)
    save_printers(left)
    say(f"{found.name} removed")
    if left.default != known.default and left.printers:
        names = ", ".join(each.name for each in left.printers)
        tell(f"No printer is the default one now; `stationery printer default NAME` chooses one of: {names}.")


@command(argument("name"), of=printer)
def default(request: Request) -> None:
    """Make a printer the default one.

    \b
      stationery printer default office
    """
    known = load_printers()
    found = find_printer(request.written("name"), known)
    save_printers(replace(known, default=found.name))
    say(f"{found.name} is the default printer")
