"""Prints finished PDFs one after the other: looks all of them up, sends each, and tells what becomes of it."""

from __future__ import annotations

import json
import sys
import tempfile
from typing import TYPE_CHECKING

import click

from stationery.cli.terminal import say, tell
from stationery.model.errors import Place, PrinterError
from stationery.model.values import value

if TYPE_CHECKING:
    from stationery.catalog.printers import Printer
    from stationery.printing.choose import Feed
    from stationery.printing.cups import Target
    from stationery.printing.plan import Plan
    from stationery.printing.queue import Queue
    from stationery.products.print_jobs import Item, Planned, Way

SECONDS = 120
"""Without progress, after which a job is no longer watched."""


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
    printer: Printer | None = None
    """The measured printer, whose slot and type are for envelopes where the feed has none."""
    fix: bool = False
    """Whether an envelope that the printer would clip is made anew."""
    aside: bool = False
    """Whether stdout has the results of another command, so that how each job ended is told on stderr."""

    @property
    def way(self) -> Way:
        """The same as far as the printer is concerned."""
        from stationery.products.print_jobs import Way  # 60 ms

        return Way(self.feed, self.copies, self.hold, not self.asks, self.dry_run, self.printer, self.fix)


def print_items(items: tuple[Item, ...], manner: Manner) -> None:
    """Look up all of them; if the printer takes all, print one after the other. Raises PrinterError."""
    from stationery.products.print_jobs import ensure_made_for  # 60 ms

    ensure_made_for(items, manner.printer, tell)
    if sys.platform == "win32":
        _show_settings(items)
        return
    from stationery.printing.cups import cups  # 20 ms
    from stationery.printing.plan import choose_queue  # 25 ms

    server = cups()
    queue = choose_queue(server, manner.feed)
    with tempfile.TemporaryDirectory(prefix="stationery-") as folder:
        planned = [_plan_within(server, queue, item, manner, folder) for item in items]
        for each in planned:
            for plan in each.plans:
                for warning in plan.warnings:
                    tell(f"{each.item.path}: {warning}")
        if manner.dry_run:
            for each in planned:
                for plan in each.plans:
                    _show(each.item, plan, as_json=manner.as_json, aside=manner.aside)
            return
        for each in planned:
            called = each.plans[0].sheet.called
            if each.item.ask and not click.confirm(f"Now {called}: put it in. Print it?", True, err=True):
                continue
            for plan in each.plans:
                _print(server, each.item, plan, manner)


def choose_printer(named: str) -> Printer | None:
    """The measured printer of that name, else the default one, if there is one. Raises UnknownName."""
    from stationery.cli import settings  # 4.7 ms
    from stationery.model.letter import Written  # 1.5 ms

    known = settings.printers()
    if not (named or known.default):
        return None
    return known.find(Written(named or known.default, Place("--printer")))


def print_files(
    named: tuple[tuple[str, bytes], ...], printer: str, queue: str = "", *, dry_run: bool = False, as_json: bool = False
) -> None:
    """Print PDFs that a command has just made, each with its path; at a terminal, ask before each but the first.

    In a dry run they are not written yet.
    """
    from stationery.cli import settings  # 4.7 ms
    from stationery.printing.choose import Feed  # 25 ms
    from stationery.products.print_jobs import feed_from, read_item  # 60 ms

    stock, asks = settings.stock(), settings.at_terminal() and not as_json
    items = [
        read_item(path, data, stock, made=dry_run, ask=asks and bool(number))
        for number, (path, data) in enumerate(named)
    ]
    measured = choose_printer(printer)
    feed = feed_from(Feed(queue), measured, tell)
    print_items(tuple(items), Manner(feed, dry_run=dry_run, asks=asks, printer=measured, aside=as_json))


def _plan_within(server: Target, queue: Queue, item: Item, manner: Manner, folder: str) -> Planned:
    """The jobs of an item, made anew with --fix where the printer would clip it.

    Raises PrinterError where it clips it all the same, and DoesNotFit where the post leaves no room.
    """
    from stationery.cli import settings  # 4.7 ms
    from stationery.products.print_jobs import find_outside, plan_item  # 60 ms

    def find(item: Item, plans: tuple[Plan, ...]) -> tuple[str, ...]:
        return find_outside(item, plans, manner.printer, settings.stock())

    planned = plan_item(server, queue, item, manner.way, find, folder)
    if planned.anew:
        tell(f"{item.path}: set anew within what {queue.name} can print.")
    if planned.outside:
        fixable = planned.item.remake and not manner.fix
        hint = "--fix sets it anew" if fixable else "make it again with `stationery envelope LETTER --fix`"
        raise PrinterError("; ".join(planned.outside), Place(item.path), hint)
    return planned


def _show(item: Item, plan: Plan, *, as_json: bool, aside: bool) -> None:
    """The command that would be run, and for --json what was looked up."""
    from stationery.products.print_jobs import describe_plan, note_plan  # 60 ms

    notes = note_plan(item, plan)
    if as_json:
        say(json.dumps(describe_plan(plan, notes), ensure_ascii=False))
        return
    (tell if aside else say)(f"{plan.command.line}  # {plan.command.environment}")
    for note in notes:
        tell(f"{item.path}: {note}")


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
