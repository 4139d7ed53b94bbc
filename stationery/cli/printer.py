"""stationery printer: measures your printers, so that envelopes and letters come out in the right place."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import click

from stationery.cli import files
from stationery.cli.files import CannotWrite
from stationery.cli.option_groups import OPTIONS, ExamplesFirstGroup
from stationery.cli.options import Option, Request, Row, argument, command, option, under
from stationery.cli.output import Output, tell_json, tell_remarks, write_results
from stationery.cli.printer_questions import (
    MEASURES,
    ON_ENVELOPE,
    PARTS,
    answer,
    ask_margins_of,
    ensure_all,
    offer_sheet,
    read_margins,
    read_measure,
    read_photo,
)
from stationery.cli.printer_rows import describe_printer, printer_row, reading_row, round_mm
from stationery.cli.terminal import say, tell
from stationery.model.errors import Place, SourceError
from stationery.model.values import replace

if TYPE_CHECKING:
    from stationery.catalog.papers import Paper
    from stationery.catalog.printers import Printer, Printers
    from stationery.data.stock import Stock
    from stationery.products.calibration import MeasuringSheet

_FEED = ("queue", "slot", "type")


def _measure(name: str, says: str) -> Row:
    return name, Option(f"--{name.replace('_', '-')}", f"Measure {says}.", metavar="MM")


@click.group(cls=ExamplesFirstGroup)
def printer() -> None:
    """Measure a printer once, so that what you print lands where it should.

    A printer shifts, stretches, and skews each sheet a little, and takes envelopes its own way. Print one sheet on
    plain paper, measure it with a ruler, and use --printer NAME with letter, envelope, and note.

    \b
      stationery printer sheet                          make the calibration sheet
      stationery printer add home                       answer six questions about it
      stationery envelope thank-you.md --printer home   an envelope for this printer
    """


@command(
    option("paper", help="The paper to print on: letter or a4; by default, that of your country."),
    option("output", heading=OPTIONS, help="The output file or folder; - for stdout."),
    option("as_json", heading=OPTIONS, help="Print what to measure, and where the marks are, as JSON."),
    *under(OPTIONS, "open_it", "force", "profile"),
    of=printer,
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
    made = calibration_pdf(stock, _paper(request, stock))
    _write_sheet(made, request, "calibration-sheet.pdf")


@command(
    argument("name", required=False),
    option("paper", help="The paper that the calibration sheet was printed on."),
    option("side", Option("--side", "A: the side of the sheet with the pencil X.", among=("printed", "blank"))),
    option(
        "end", Option("--end", "A: the edge with the pencil X; the arrow points to the top.", among=("top", "bottom"))
    ),
    option(
        "guide",
        Option("--guide", "B: the edge along the fixed guide.", among=("left", "center", "right")),
    ),
    *(_measure(name, says) for name, says in MEASURES.items()),
    option(
        "photo",
        Option(
            "--photo",
            "Take the measures from a photo of the sheet on a dark table (JPEG, PNG).",
            metavar="FILE",
        ),
    ),
    option("queue", Option("--queue", "The print queue.", metavar="NAME")),
    option("slot", Option("--slot", "The slot for envelopes.", metavar="NAME")),
    option("type", Option("--type", "The type of paper that envelopes are sent as.", metavar="NAME")),
    option(
        "margins",
        Option(
            "--margins", "What the printer can't print: left, top, right, bottom, in millimeters.", metavar="L,T,R,B"
        ),
    ),
    option(
        "turn",
        Option(
            "--turn",
            "The edge of an envelope to feed first: the left one (cw) or the right one (ccw).",
            among=("cw", "ccw"),
            default="cw",
            default_shown=True,
        ),
    ),
    option("default", Option("--default", "Make it the default printer; the first one is.", flag=True)),
    option("no_input", help="Do not ask questions; use only the options."),
    *under(OPTIONS, "force", "profile"),
    of=printer,
)
def add(request: Request) -> None:
    """Set up a printer from what you read off its calibration sheet; asks for what the options don't give.

    Measure to a quarter of a millimeter (24.25, or 24 1/4). A measure that contradicts the others is named.

    \b
      stationery printer sheet                          first print this on plain paper
      stationery printer add home                       then answer six questions
      stationery printer add home --queue Office_Jet --slot by-pass-tray
      stationery printer add home --photo sheet.jpg     measures from a photo, on a dark table
    """
    from stationery.catalog.calibration import calibration_look, sheet_readings  # 2.0 ms
    from stationery.catalog.printers import Printer  # 2.0 ms
    from stationery.cli import settings  # 4.7 ms
    from stationery.printing.calibration import Contradiction, Setting, doubt_paper, measure_printer  # 2.0 ms
    from stationery.printing.loading import draw_ascii, lay_envelope  # 1.0 ms
    from stationery.printing.profiles import put_printer  # 6.0 ms

    stock, known = settings.stock(), _load()
    name = (request.text("name") or request.text("queue") or "printer").strip()
    _ensure_name(name)
    _may_replace(name, known, request)
    asking = not request.flag("no_input") and settings.at_terminal()
    paper = _paper(request, stock)
    readings = sheet_readings(calibration_look(stock.store), paper.size)
    margins = read_margins(request.text("margins"))
    if margins is None and (asking or request.text("queue")):
        margins = ask_margins_of(request, paper)
    given = {each.name: request.text(each.name) for each in readings}
    if photo := request.text("photo"):
        given |= {key: each for key, each in read_photo(photo, paper, stock).items() if given[key] is None}
    if asking:
        offer_sheet(given, paper, stock)
    else:
        ensure_all(readings, given)
    answers = {each.name: answer(each, given[each.name]) for each in readings if not each.number}
    measured = {}
    for each in readings:
        if each.number:
            if each.name in PARTS and given[each.name] is None:
                tell(PARTS[each.name])
            measured[each.option] = read_measure(each, given[each.name], MEASURES)
    setting = Setting(paper.size, answers["guide"], answers["end"] == "bottom")
    while True:
        try:
            found = measure_printer(readings, measured, setting)
        except Contradiction as wrong:
            if not asking or not wrong.suspects:
                raise
            tell(f"Error: {wrong}")
            measured |= {each.option: read_measure(each, None, MEASURES) for each in wrong.suspects}
        else:
            break
    queue, slot, type_ = ((request.text(key) or "").strip() for key in _FEED)
    face = "up" if answers["side"] == "printed" else "down"
    fresh = Printer(
        name,
        queue,
        slot,
        type_,
        guide=answers["guide"],
        turned=setting.turned,
        face=face,
        turn=request.require("turn"),
        margins=margins,
    )
    fresh = found.apply_to(fresh)
    _save(put_printer(known, fresh, default=request.flag("default")))
    say(settings.printers_path())
    for doubt in doubt_paper(found, readings, setting):
        tell(f"Warning: {doubt}.")
    tell(f"{name}: {describe_printer(fresh)}.")
    lay = lay_envelope(fresh)
    tell(f"{draw_ascii(lay)}\n{lay.sentence}")
    tell(f"Next: stationery printer test us-10; or use --printer {name} with letter, envelope, and note.")


@command(*under(OPTIONS, "as_json"), of=printer, name="list")
def list_(request: Request) -> None:
    """List the printers you have set up; the default one is marked.

    \b
      stationery printer list
    """
    known = _load()
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

    found = _find(request.written("name"), _load())
    if request.flag("as_json"):
        tell_json(printer_row(found))
        return
    say(f"{found.name}: {describe_printer(found)}")
    for key in _FEED:
        if text := getattr(found, key):
            say(f"  {key}: {text}")
    if found.margins:
        say(f"  can't print: {', '.join(f'{each.mm:.1f}' for each in found.margins)} mm (left, top, right, bottom)")
    error = found.paper_error
    if error.width or error.height:
        say(f"  the measured sheet: {error.width.mm:+.2f} x {error.height.mm:+.2f} mm against its nominal size")
    for envelope, path in found.envelopes:
        say(f"  {envelope}: {path.offset.x.mm:+.2f}, {path.offset.y.mm:+.2f} mm, {path.skew:+.2f}° more")
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

    known = _load()
    found = _find(request.written("name"), known)
    left = drop_printer(known, found.name)
    _save(left)
    say(f"{found.name} removed")
    if left.default != known.default and left.default:
        tell(f"The default printer is {left.default} now.")


@command(argument("name"), of=printer)
def default(request: Request) -> None:
    """Make a printer the default one.

    \b
      stationery printer default office
    """
    known = _load()
    found = _find(request.written("name"), known)
    _save(replace(known, default=found.name))
    say(f"{found.name} is the default printer")


@command(
    argument("envelope"),
    option("printer", heading=OPTIONS, help="The printer; by default, the default one."),
    *(_measure(name, says) for name, says in ON_ENVELOPE.items()),
    option("plain", Option("--plain", "Print the envelope's outline on plain paper instead.", flag=True)),
    option("paper", help="The paper for --plain."),
    option("output", heading=OPTIONS, help="The output file or folder; - for stdout."),
    option("as_json", heading=OPTIONS, help="Print what to measure, and where the marks are, as JSON."),
    *under(OPTIONS, "open_it", "force", "profile"),
    of=printer,
)
def test(request: Request) -> None:
    """Make a test envelope with crosses; or, with its four measures, store how this envelope's path differs.

    \b
      stationery printer test us-10                     make us-10-test.pdf, print it, measure it
      stationery printer test us-10 --left-top 25.5 --left-bottom 25.25 --top-left 24 --top-right 24.25
      stationery printer test us-10 --plain             its outline on paper, to hold an envelope against
    """
    from stationery.catalog.printers import EnvelopePath  # 2.0 ms
    from stationery.cli import settings  # 4.7 ms
    from stationery.printing.calibration import measure_path  # 2.0 ms
    from stationery.printing.loading import draw_ascii  # 1.0 ms
    from stationery.printing.profiles import put_printer  # 6.0 ms
    from stationery.products.calibration import crosses_pdf, find_cover, lay_of  # 40.0 ms

    stock, known = settings.stock(), _load()
    found = _find(request.written("printer"), known)
    name, plain = request.written("envelope"), request.flag("plain")
    cover = find_cover(stock, replace(name, place=Place("envelope")))
    made = crosses_pdf(stock, found, cover, _paper(request, stock) if plain else None)
    given = {each.name: request.text(each.name) for each in made.readings}
    if any(each is not None for each in given.values()):
        ensure_all(made.readings, given)
        measured = {each.option: read_measure(each, given[each.name], ON_ENVELOPE) for each in made.readings}
        path: EnvelopePath = measure_path(made.readings, measured, made.size, found.guide)
        envelopes = {**dict(found.envelopes), cover.id: path}
        _save(put_printer(known, replace(found, envelopes=tuple(envelopes.items()))))
        say(settings.printers_path())
        tell(
            f"{cover.name} in {found.name}: {path.offset.x.mm:+.2f} mm across, {path.offset.y.mm:+.2f} mm down,"
            f" {path.skew:+.2f}°; envelopes are corrected for it."
        )
        return
    if not plain:
        tell(draw_ascii(lay_of(found, cover)))
    _write_sheet(made, request, f"{cover.id}-{'outline' if plain else 'test'}.pdf")


@command(
    argument("name", required=False),
    option("paper", help="The paper to print it on."),
    option("output", heading=OPTIONS, help="The output file or folder; - for stdout."),
    *under(OPTIONS, "open_it", "force", "profile"),
    of=printer,
)
def card(request: Request) -> None:
    """Make a card to tape to the printer: how envelopes lie in it, in a picture and a sentence.

    \b
      stationery printer card home
    """
    from stationery.cli import settings  # 4.7 ms
    from stationery.products.calibration import card_pdf  # 40.0 ms

    stock = settings.stock()
    found = _find(request.written("name"), _load())
    result = card_pdf(stock, found, _paper(request, stock))
    path = files.destination(request.text("output"), "printer-card.pdf")
    write_results(
        ((path, result),), Output(request.text("output"), request.flag("open_it"), force=request.flag("force"))
    )


def _load() -> Printers:
    from stationery.cli import settings  # 4.7 ms

    return settings.printers()


def _find(name: Any, known: Printers) -> Printer:
    """The printer of that name, or the default one. Raises UnknownName, and SourceError where there is none."""
    if name:
        return known.find(replace(name, place=Place("NAME")))
    if not known.default:
        raise SourceError("no printer is set up", None, "begin with `stationery printer sheet`")
    return known.find(known.default)


def _save(printers: Printers) -> None:
    """Write the list, readable by its owner alone: queues tell about an office."""
    from stationery.cli import settings  # 4.7 ms
    from stationery.printing.profiles import write_printers  # 6.0 ms

    path = settings.printers_path()
    files.make_folder(os.path.dirname(path))
    files.write((path, write_printers(printers).encode()), private=True)


def _paper(request: Request, stock: Stock) -> Paper:
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


def _ensure_name(name: str) -> None:
    if not name or not name.isprintable() or name.startswith("-"):
        raise click.BadParameter("give a name of letters, digits, spaces, and hyphens", param_hint="NAME")


def _may_replace(name: str, known: Printers, request: Request) -> None:
    from stationery.cli import settings  # 4.7 ms

    if request.flag("force") or name not in [each.name for each in known.printers]:
        return
    asking = not request.flag("no_input") and settings.at_terminal()
    if asking and click.confirm(f"{name} is set up already. Measure it again?", err=True):
        return
    hint = "choose another name, or replace it with --force"
    raise CannotWrite(f"there is a printer {name!r} already", Place(settings.printers_path()), hint)
