"""stationery printer add: asks the printer first, then the person what no printer tells, and stores both."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from stationery.cli.files import CannotWrite
from stationery.cli.known_printers import load_printers, save_printers
from stationery.cli.option_groups import OPTIONS
from stationery.cli.options import Option, Request, argument, command, option, under
from stationery.cli.printer_asked import ask_printer_first
from stationery.cli.printer_questions import (
    MEASURES,
    PARTS,
    answer,
    ensure_all,
    measure_option,
    offer_sheet,
    read_measure,
    read_photo,
)
from stationery.cli.printer_rows import describe_printer
from stationery.cli.printer_sheets import choose_sheet
from stationery.cli.terminal import say, tell
from stationery.model.errors import Place
from stationery.model.values import replace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stationery.catalog.calibration import Reading
    from stationery.catalog.printers import Printers
    from stationery.printing.calibration import Measured, Setting


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
    option("default", Option("--default", "Make it the default printer; the first one is.", flag=True)),
    option("no_input", help="Do not ask questions; use only the options."),
    *under(OPTIONS, "force", "profile"),
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
    from stationery.cli import settings  # 4.7 ms
    from stationery.printing.calibration import Setting, doubt_paper  # 2.0 ms
    from stationery.printing.loading import draw_ascii, lay_envelope  # 1.0 ms
    from stationery.printing.profiles import put_printer  # 6.0 ms

    stock, known = settings.stock(), load_printers()
    name = (request.text("name") or request.text("queue") or "printer").strip()
    _ensure_name(name)
    _may_replace(name, known, request)
    asking = not request.flag("no_input") and settings.at_terminal()
    paper = choose_sheet(request, stock)
    readings = sheet_readings(calibration_look(stock.store), paper.size)
    own = ask_printer_first(request, paper, stock, asking)
    given = {each.name: request.text(each.name) for each in readings}
    if photo := request.text("photo"):
        given |= {key: each for key, each in read_photo(photo, paper, stock).items() if given[key] is None}
    if asking:
        offer_sheet(given, paper, stock)
    else:
        ensure_all(readings, given)
    answers = {each.name: answer(each, given[each.name]) for each in readings if not each.number}
    setting = Setting(paper.size, answers["guide"], answers["end"] == "bottom")
    found = _measure(readings, given, setting, asking)
    face = "up" if answers["side"] == "printed" else "down"
    fresh = replace(own, name=name, guide=answers["guide"], turned=setting.turned, face=face)
    fresh = found.apply_to(fresh)
    save_printers(put_printer(known, fresh, default=request.flag("default")))
    say(settings.printers_path())
    for doubt in doubt_paper(found, readings, setting):
        tell(f"Warning: {doubt}.")
    tell(f"{name}: {describe_printer(fresh)}.")
    lay = lay_envelope(fresh)
    tell(f"{draw_ascii(lay)}\n{lay.sentence}")
    tell(f"Next: stationery printer test us-10; or use --printer {name} with letter, envelope, and note.")


def _measure(readings: Sequence[Reading], given: dict[str, str | None], setting: Setting, asking: bool) -> Measured:
    """What the readings say of the printer; a contradicting one is asked for again. Raises Contradiction otherwise."""
    from stationery.printing.calibration import Contradiction, measure_printer  # 2.0 ms

    measured = {}
    for each in readings:
        if each.number:
            if each.name in PARTS and given[each.name] is None:
                tell(PARTS[each.name])
            measured[each.option] = read_measure(each, given[each.name], MEASURES)
    while True:
        try:
            return measure_printer(readings, measured, setting)
        except Contradiction as wrong:
            if not asking or not wrong.suspects:
                raise
            tell(f"Error: {wrong}")
            measured |= {each.option: read_measure(each, None, MEASURES) for each in wrong.suspects}


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
