"""stationery printer add: asks the printer first, then the person what no printer tells, and stores both."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

import click

from stationery.cli.files import CannotWrite
from stationery.cli.known_printers import load_printers, save_printers
from stationery.cli.option_groups import OPTIONS
from stationery.cli.options import Option, Request, argument, command, option, under
from stationery.cli.printer_asked import ask_printer_first, lacks_envelope
from stationery.cli.printer_measures import measure_sheet
from stationery.cli.printer_questions import (
    MEASURES,
    YES,
    ensure_all,
    measure_option,
    offer_sheet,
    read_photo,
)
from stationery.cli.printer_sheets import choose_sheet
from stationery.cli.terminal import say, tell
from stationery.model.errors import Place
from stationery.model.values import replace
from stationery.printing.measured_words import describe_printer

if TYPE_CHECKING:
    from stationery.catalog.printers import Printers


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
    *(measure_option(name, says) for name, says in MEASURES.items()),
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
    YES,
    option("default", Option("--default", "Make it the default printer; the first one is.", flag=True)),
    option("no_input", help="Do not ask questions; use only the options."),
    *under(OPTIONS, "force", "profile"),
)
def add(request: Request) -> None:
    """Set up a printer from what you read off its calibration sheet; asks for what the options don't give.

    Measure to a quarter of a millimeter (24.25, or 24 1/4), or in inches with the unit (15/16in). A measure that
    contradicts the others is named.

    \b
      stationery printer sheet                          first print this on plain paper
      stationery printer add home                       then enter what you measure
      stationery printer add home --queue Office_Jet --slot by-pass-tray
      stationery printer add home --photo sheet.jpg     measures from a photo, on a dark table
    """
    from stationery.catalog.calibration import calibration_look, sheet_readings  # 2.0 ms
    from stationery.cli import settings  # 4.7 ms
    from stationery.printing.calibration import doubt_paper  # 2.0 ms
    from stationery.printing.loading import draw_ascii, lay_envelope  # 1.0 ms
    from stationery.printing.profiles import put_printer  # 6.0 ms
    from stationery.products.printer_setup import complete_printer  # 8.0 ms

    stock, known = settings.stock(), load_printers()
    name = (request.text("name") or request.text("queue") or "printer").strip()
    _ensure_name(name)
    _may_replace(name, known, request)
    asking = not request.flag("no_input") and settings.at_terminal()
    paper = choose_sheet(request, stock)
    readings = sheet_readings(calibration_look(stock.store), paper.size)
    own, asked = ask_printer_first(request, paper, stock, asking)
    given = {each.name: request.text(each.name) for each in readings}
    if photo := request.text("photo"):
        given |= {key: f"{each}mm" for key, each in read_photo(photo, paper, stock).items() if given[key] is None}
    if asking:
        offer_sheet(given, paper, stock)
    else:
        ensure_all(readings, given)
    setting, found = measure_sheet(readings, given, paper, stock, request)
    fresh = complete_printer(replace(own, name=name), str(given["side"]), setting, found)
    left = put_printer(known, fresh, default=request.flag("default"))
    save_printers(left)
    say(settings.printers_path())
    for doubt in doubt_paper(found, readings, setting):
        tell(f"Warning: {doubt}.")
    if not request.text("name"):
        tell(f"You gave no name, so the printer is called {name}.")
    tell(f"{name}: {describe_printer(fresh)}.")
    lay = lay_envelope(fresh)
    tell(f"{draw_ascii(lay)}\n{lay.sentence}")
    if left.default == name != known.default:
        tell(f"{name} is the default printer.")
    if not fresh.queue:
        tell(
            f"{name} has no print queue (--queue NAME), so `stationery print` takes it for a queue only if it is the"
            " default printer, and the queue doesn't belong to another printer."
        )
    use = f"use --printer {shlex.quote(name)} with letter, envelope, and note"
    tell(
        f"Next: {use}." if lacks_envelope(asked, "us-10", stock) else f"Next: stationery printer test us-10; or {use}."
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
