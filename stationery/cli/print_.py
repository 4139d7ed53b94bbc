"""stationery print: sends our PDFs, or letter files, to the printer at true size, and watches until they are out."""

from __future__ import annotations

import json
import os
import sys
import tempfile
from typing import TYPE_CHECKING, Literal

import click

from stationery.cli.option_groups import OPTIONS
from stationery.cli.options import Option, Request, argument, command, option, under
from stationery.cli.terminal import say, tell
from stationery.model.errors import Place, PrinterError, StationeryError
from stationery.model.values import value

if TYPE_CHECKING:
    from stationery.cli.source import Source
    from stationery.data.stock import Stock
    from stationery.model.letter import Letter
    from stationery.printing.choose import Feed
    from stationery.printing.cups import Target
    from stationery.printing.plan import Plan
    from stationery.printing.queue import Queue
    from stationery.products.printout import Printout
    from stationery.products.result import Result

What = Literal["letter", "envelope", "card"]
WHATS: tuple[What, ...] = ("envelope", "card", "letter")
SECONDS = 120


@value
class Item:
    """Something to print: the path that people know it by, its pages, and whether to ask before it is printed."""

    path: str
    printout: Printout
    made: bool = False
    """Whether it is made from a letter file now, and there is no file of it."""
    ask: bool = False


@value
class Manner:
    """How to print: from where, how often, and how much is told or asked."""

    feed: Feed
    copies: int = 1
    seconds: float = SECONDS
    hold: bool = False
    dry_run: bool = False
    as_json: bool = False
    asks: bool = False
    aside: bool = False
    """Whether stdout has the results of another command, so that how each job ended is told on stderr."""


@command(
    argument("paths", nargs=-1, required=True, metavar="FILE…"),
    option("queue", Option("--queue", "The print queue, instead of the default one.", metavar="Q")),
    option("slot", Option("--slot", "The slot or tray that the sheets are taken from.", metavar="S")),
    option("type_", Option("--type", "The type of the sheets, such as envelope.", metavar="T")),
    option(
        "what",
        Option("--what", "What to print of a letter file; give it again for more.", among=WHATS, many=True),
    ),
    option("copies", Option("--copies", "Print N copies.", metavar="N", between=(1, 999), default=1)),
    option("dry_run", heading=OPTIONS, help="Look everything up, send nothing, and show the `lp` command."),
    option("hold", Option("--hold", "Hold the job in the queue until you release it.", flag=True)),
    *under(OPTIONS, "as_json"),
    "no_input",
    option(
        "timeout",
        Option(
            "--timeout",
            "Stop watching after S seconds without progress; those while the printer asks for paper don't count.",
            metavar="S",
            between=(1, 86_400),
            default=SECONDS,
            default_shown=True,
        ),
    ),
    *under(OPTIONS, "profile"),
)
def print_(request: Request) -> None:
    """Print each FILE, a PDF made by stationery or a letter file, at 100 % on the size of its pages.

    The print queue is asked first for the size, the slot and the type; what the printer doesn't have is refused, and
    nothing is sent. Then the job is watched until the printer has finished it. Defaults saved with `lpoptions` are
    not used.

    Of a letter file, the letter is printed, and you are asked when to print its envelope; without a terminal, the
    letter only, unless --what says more.

    \b
      stationery print thank-you.md                     the letter, then its envelope
      stationery print thank-you-envelope.pdf --slot by-pass-tray
      stationery print thank-you.md --what envelope
      stationery print thank-you.pdf --dry-run          show the lp command
    """
    from stationery.cli import settings  # 4.7 ms
    from stationery.printing.choose import Feed  # 25 ms

    feed = Feed(request.text("queue") or "", request.text("slot") or "", request.text("type_") or "")
    manner = Manner(
        feed,
        request.number("copies"),
        request.number("timeout"),
        request.flag("hold"),
        request.flag("dry_run"),
        request.flag("as_json"),
        not (request.flag("no_input") or request.flag("as_json")) and settings.at_terminal(),
    )
    items = [item for path in request.texts("paths") for item in _prepare(path, request, manner)]
    print_items(tuple(items), manner)


def _prepare(path: str, request: Request, manner: Manner) -> tuple[Item, ...]:
    """What is printed of a file: of a PDF of ours its pages, of a letter file what is to be made of it."""
    from stationery.cli import settings  # 4.7 ms
    from stationery.data.files import is_ours  # 1.0 ms
    from stationery.products.source import is_pdf, source_in  # 3.5 ms
    from stationery.reading.files import read_text_or_pdf  # 3.5 ms

    data, whats = read_text_or_pdf(path), request.texts("what")
    if not is_pdf(path, data):
        return _make(path, source_in(path, data), whats, request, manner)
    if whats:
        raise click.UsageError("--what is for letter files; a PDF is printed as it is.")
    if not is_ours(path):
        hint = 'print it from your PDF viewer, at 100 % ("actual size")'
        raise StationeryError("stationery didn't make this PDF, so it doesn't know how it is fed", Place(path), hint)
    return (read_item(path, data, settings.stock()),)


def read_item(path: str, data: bytes, stock: Stock, *, made: bool = False, ask: bool = False) -> Item:
    """A PDF of ours as something to print."""
    from stationery.products.printout import read_printout  # 60 ms

    title = os.path.splitext(os.path.basename(path))[0]
    return Item(path, read_printout(data, Place(path), title, stock), made, ask)


def _make(path: str, source: Source, whats: tuple[str, ...], request: Request, manner: Manner) -> tuple[Item, ...]:
    """The letter or card of a letter file, and its envelope, as far as they are wanted."""
    from stationery.cli import files, settings  # 4.7 ms
    from stationery.cli import source as reading  # 9 ms

    written = reading.letter(path, reading.read_requested(request), source)
    stock = settings.stock()
    usual = "card" if written.kind == "note" else "letter"
    wanted = whats or ((usual, "envelope") if manner.asks else (usual,))
    if "letter" in wanted and "card" in wanted:
        raise click.UsageError("--what card and --what letter make two prints of the same words; use one of them.")
    results = _make_results(written, wanted, stock)
    beside = files.card_beside(path) if "card" in wanted or usual == "card" else files.beside(path, ".pdf", "letter")
    items: list[Item] = []
    for what, result in results:
        name = files.companion(beside, "-envelope.pdf") if what == "envelope" else beside
        asks = what == "envelope" and bool(items) and not whats
        items.append(read_item(name, result.pdf, stock, made=True, ask=asks))
    if "envelope" in wanted and len(items) < len(wanted):
        tell(f"{path}: its envelope has windows, and nothing needs to be printed on it.")
    return tuple(items)


def _make_results(written: Letter, wanted: tuple[str, ...], stock: Stock) -> list[tuple[str, Result]]:
    """Each with what it is; the envelope comes last. Remarks are told."""
    from stationery.cli import source  # 9 ms
    from stationery.cli.output import tell_remarks  # 0.9 ms

    with_envelope = "envelope" in wanted
    made: tuple[Result, ...]
    if "card" in wanted:
        from stationery.cli.note import make_cards  # 38.6 ms
        from stationery.resolve.job import CardOptions  # 8.3 ms

        made, names = make_cards(written, with_envelope, CardOptions(), draft=False), ("card", "envelope")
    elif "letter" in wanted:
        from stationery.products.letter import letter_and_envelope  # 24.1 ms

        made = letter_and_envelope(written, stock, source.signature(written), with_envelope)
        names = ("letter", "envelope")
    else:
        from stationery.products.envelope import envelope_pdf  # 44.6 ms

        made, names = (envelope_pdf(written, stock, check_address=True),), ("envelope", "")
    tell_remarks(remark for result in made for remark in result.remarks)
    return list(zip(names, made, strict=False))


def print_items(items: tuple[Item, ...], manner: Manner) -> None:
    """Look up all of them; if the printer takes all, print one after the other. Raises PrinterError."""
    if sys.platform == "win32":
        _show_settings(items)
        return
    from stationery.printing.cups import cups  # 20 ms
    from stationery.printing.plan import choose_queue  # 25 ms

    server = cups()
    queue = choose_queue(server, manner.feed)
    with tempfile.TemporaryDirectory(prefix="stationery-") as folder:
        planned = [(item, _plan(server, queue, item, manner, folder)) for item in items]
        for item, plans in planned:
            for plan in plans:
                for warning in plan.warnings:
                    tell(f"{item.path}: {warning}")
        if manner.dry_run:
            for item, plans in planned:
                for plan in plans:
                    _show(item, plan, as_json=manner.as_json, aside=manner.aside)
            return
        for item, plans in planned:
            if item.ask and not click.confirm(f"Now {plans[0].sheet.called}: put it in. Print it?", True, err=True):
                continue
            for plan in plans:
                _print(server, item, plan, manner)


def print_files(named: tuple[tuple[str, bytes], ...], *, dry_run: bool = False, as_json: bool = False) -> None:
    """Print PDFs that a command has just made, each with its path; at a terminal, ask before each but the first.

    In a dry run they are not written yet.
    """
    from stationery.cli import settings  # 4.7 ms
    from stationery.printing.choose import Feed  # 25 ms

    stock, asks = settings.stock(), settings.at_terminal() and not as_json
    items = [
        read_item(path, data, stock, made=dry_run, ask=asks and bool(number))
        for number, (path, data) in enumerate(named)
    ]
    print_items(tuple(items), Manner(Feed(), dry_run=dry_run, asks=asks, aside=as_json))


def _plan(server: Target, queue: Queue, item: Item, manner: Manner, folder: str) -> tuple[Plan, ...]:
    """The jobs of an item. Bytes that are in no file are written to one, unless nothing is sent."""
    from stationery.data.files import write  # 1.0 ms
    from stationery.printing.lp import Wanted  # 25 ms
    from stationery.printing.plan import plan_jobs  # 25 ms

    path = item.path
    if (item.made or item.printout.turned) and not manner.dry_run:
        path = os.path.join(folder, os.path.basename(item.path))
        write((path, item.printout.pdf), private=True)
    wanted = Wanted(item.printout.title, manner.copies, hold=manner.hold, hold_backs=not manner.asks)
    return tuple(
        plan for sheet in item.printout.sheets for plan in plan_jobs(server, queue, sheet, manner.feed, wanted, path)
    )


def _show(item: Item, plan: Plan, *, as_json: bool, aside: bool) -> None:
    """The command that would be run, and for --json what was looked up."""
    notes = list(plan.warnings)
    if item.made:
        notes.append(f"{item.path} is made from the letter file when it is printed")
    if item.printout.turned:
        notes.append("pages that are wider than high are turned clockwise in a copy, which is printed")
    if plan.first:
        notes.append(plan.first)
    if as_json:
        say(json.dumps(_as_data(plan, notes), ensure_ascii=False))
        return
    (tell if aside else say)(f"{plan.command.line}  # {plan.command.environment}")
    for note in notes[len(plan.warnings) :]:
        tell(f"{item.path}: {note}")


def _as_data(plan: Plan, notes: list[str]) -> dict[str, object]:
    from stationery.printing.choose import margins_in_mm  # 20 ms

    size = plan.sheet.size
    return {
        "command": plan.command.line,
        "queue": plan.queue.name,
        "media": plan.medium.name,
        "size_mm": [round(size.width.mm, 2), round(size.height.mm, 2)],
        "source": plan.slot or None,
        "type": plan.type or None,
        "sides": plan.wanted.sides,
        "margins": margins_in_mm(plan.medium.margins),
        "warnings": notes,
    }


def _print(server: Target, item: Item, plan: Plan, manner: Manner) -> None:
    """Send one job, and watch it to its end. Raises PrinterError, after its state is told for --json."""
    from stationery.printing.run import await_job, send_job  # 25 ms

    if plan.first:
        tell(plan.first)
        if manner.asks and not click.confirm("Print the backs now?", True, err=True):
            return
    sent = send_job(server, plan)
    if not manner.as_json:
        tell(f"{item.path}: sent as {sent.id} to {plan.queue.name}, {plan.medium.name}")
    try:
        end = await_job(sent, manner.seconds, lambda sentence: tell(f"{sent.id}: {sentence}"))
    except PrinterError as fault:
        if manner.as_json and fault.understood is not None:
            _tell_end(sent.number, fault.understood, plan)
        raise
    except KeyboardInterrupt:
        tell(f"The job {sent.id} is left in the queue; `cancel {sent.id}` removes it.")
        raise
    if manner.as_json:
        _tell_end(sent.number, end, plan)
        return
    (tell if manner.aside else say)(f"{sent.id} {end.state}")
    if end.state == "held":
        tell(f"`lp -i {sent.id} -H resume` prints it, `cancel {sent.id}` removes it.")


def _tell_end(number: int, end: object, plan: Plan) -> None:
    from stationery.printing.watch import End  # 1 ms

    assert isinstance(end, End)
    said = {"job": number, "state": end.state, "reasons": end.reasons, "message": end.words}
    say(json.dumps({**said, "command": plan.command.line}, ensure_ascii=False))


def _show_settings(items: tuple[Item, ...]) -> None:
    """Windows has no command that prints a PDF at true size: open it, and say what to set in the viewer."""
    for item in items:
        for sheet in item.printout.sheets:
            width, height = sheet.size.width.mm, sheet.size.height.mm
            tell(f"{item.path}: in the print dialog, choose {sheet.called}, {width:g} x {height:g} mm,")
            tell('  scale 100 % ("actual size"), portrait, the tray it lies in, and one side.')
        quoted = f'"{item.path}"'
        tell(f'  With SumatraPDF: SumatraPDF.exe -print-to-default -print-settings "noscale" {quoted}')
        if not item.made:
            click.launch(item.path)
