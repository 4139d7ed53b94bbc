"""Prints finished PDFs one after the other: looks all of them up, sends each, and tells what becomes of it."""

from __future__ import annotations

import json
import sys
import tempfile
from typing import TYPE_CHECKING

import click

from stationery.cli.moves import describe_fix
from stationery.cli.print_questions import (
    AUTO,
    confirm_sheet,
    describe_medium,
    describe_sheet,
    make_kept_folder,
    offer_carrier,
    offer_way,
)
from stationery.cli.printed_for import (
    choose_printer,
    describe_correction,
    ensure_made_for,
    feed_from,
    tell_of_other_queue,
)
from stationery.cli.terminal import say, tell
from stationery.model.errors import Place, PrinterError, StationeryError
from stationery.model.values import replace, value

if TYPE_CHECKING:
    from collections.abc import Mapping

    from stationery.catalog.printers import Printer
    from stationery.printing.choose import Feed
    from stationery.printing.cups import Target
    from stationery.printing.plan import Plan
    from stationery.printing.queue import Queue
    from stationery.products.merge_files import MadeFile
    from stationery.products.print_jobs import Item, Way

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
    advised: bool = False
    """Whether it is told already how the sheets go in."""

    @property
    def way(self) -> Way:
        """The same as far as the printer is concerned."""
        from stationery.products.print_jobs import Way  # 60 ms

        return Way(self.feed, self.copies, self.hold, not self.asks, printer=self.printer)


def print_items(items: tuple[Item, ...], manner: Manner) -> None:
    """Look up all of them; if the printer takes all, print one after the other. Raises PrinterError.

    An envelope that nobody has named, beside its letter, is refused when the others are printed.
    """
    from stationery.cli import settings  # 4.7 ms

    made = tuple((item.path, item.printout.printer) for item in items)
    ensure_made_for(made, manner.printer, manner.feed.queue)
    if sys.platform == "win32":
        _show_settings(items)
        return
    from stationery.printing.cups import cups  # 20 ms
    from stationery.printing.plan import choose_queue  # 25 ms
    from stationery.products.printers import name_media  # 30 ms

    server = cups()
    queue = name_media(choose_queue(server, manner.feed), settings.stock().store)
    tell_of_other_queue(made, manner.printer, queue.name)
    with tempfile.TemporaryDirectory(prefix="stationery-") as folder:
        planned, refused = _plan_all(server, queue, items, manner, folder)
        _tell_warnings(planned)
        if manner.dry_run:
            for item, plans in planned:
                for plan in plans:
                    _show(item, plan, manner)
        else:
            for item, plans in planned:
                _print_item(server, item, plans, manner)
        if refused:
            raise refused


Jobs = list[tuple["Item", "tuple[Plan, ...]"]]


def _plan_all(
    server: Target, queue: Queue, items: tuple[Item, ...], manner: Manner, folder: str
) -> tuple[Jobs, PrinterError | None]:
    """The jobs of all items, and why one that nobody has named can't be printed.

    Where nobody can be asked to change the paper, what needs other sheets in the same slot than an item before it is
    held, which is told; so is what is printed on card stock.
    """
    from stationery.products.print_jobs import plan_item  # 60 ms

    planned: Jobs = []
    lies: dict[str, str] = {}
    refused: PrinterError | None = None
    for item in items:
        try:
            item, plans = _plan_within(server, queue, item, manner, folder)
        except PrinterError as fault:
            if not (item.implied and planned):
                raise
            refused = fault
            continue
        other = next((plan for plan in plans if item.on or _is_other(plan, lies)), None)
        if other and not (manner.asks or manner.hold):
            plans = plan_item(server, queue, item, replace(manner, hold=True).way, folder)
            where = f"into the slot {other.slot}" if other.slot not in ("", AUTO) else "in"
            tell(f"{item.path}: held until you have put {describe_sheet(item, other)} {where}.")
        elif not other:
            lies |= {plan.slot: plan.medium.name for plan in plans}
        planned.append((item, plans))
    return planned, refused


def _is_other(plan: Plan, lies: Mapping[str, str]) -> bool:
    return plan.slot != AUTO and lies.get(plan.slot, plan.medium.name) != plan.medium.name


def _tell_warnings(planned: Jobs) -> None:
    for item, plans in planned:
        for plan in plans:
            for warning in plan.warnings:
                tell(f"{item.path}: {warning}")


def _print_item(server: Target, item: Item, plans: tuple[Plan, ...], manner: Manner) -> None:
    """Print one after it was asked for, if it is to be; a carrier twice, if somebody can be asked between."""
    from stationery.products.print_jobs import say_loading  # 60 ms

    asks = _has_to_ask(item, plans[0], manner)
    advises = (asks or not manner.advised or item.printout.around) and not manner.as_json
    if advises and (loading := say_loading(item, manner.printer)):
        tell(f"{item.path}: {loading}")
    if asks and not confirm_sheet(item, plans[0], manner.feed.queue):
        return
    for plan in plans:
        _print(server, item, plan, manner)
    if item.again and manner.asks and not manner.hold and click.confirm(f"{item.again} Print it?", True, err=True):
        for plan in plans:
            _print(server, item, plan, manner)


def _has_to_ask(item: Item, plan: Plan, manner: Manner) -> bool:
    """Whether somebody is asked to put the sheets in: those of which the printer doesn't say that they lie there."""
    if not manner.asks:
        return False
    return item.ask or (not manner.hold and (bool(plan.other) or (plan.sheet.envelope and not plan.loaded)))


def print_files(
    named: tuple[tuple[str, bytes], ...],
    printer: str,
    feed: Feed,
    *,
    dry_run: bool = False,
    as_json: bool = False,
    on: Mapping[str, str] | None = None,
) -> None:
    """Print PDFs that a command has just made, each with its path; at a terminal, ask before each, but not before the
    first if the printer says that its sheets are loaded.

    In a dry run they are not written yet. `on` is what some of them are printed on, by their paths.
    """
    from stationery.cli import settings  # 4.7 ms
    from stationery.products.print_jobs import read_item  # 60 ms

    stock, asks = settings.stock(), settings.at_terminal() and not as_json
    items = [
        replace(read_item(path, data, stock, made=dry_run, ask=asks and bool(number)), on=(on or {}).get(path, ""))
        for number, (path, data) in enumerate(named)
    ]
    measured = choose_printer(printer, feed.queue)
    usual = Manner(feed_from(feed, measured), dry_run=dry_run, asks=asks, printer=measured, aside=as_json)
    print_items(tuple(items), replace(usual, advised=True))


def print_merged(made: tuple[MadeFile, ...], printer: str, feed: Feed, *, as_json: bool = False) -> None:
    """The same of what a merge has made, however large its files are."""
    from stationery.cli import settings  # 4.7 ms
    from stationery.products.print_jobs import item_of_merge, read_item  # 60 ms

    stock, asks = settings.stock(), settings.at_terminal() and not as_json
    items: list[Item] = []
    for each in made:
        if each.is_wide:
            with open(each.path, "rb") as stream:
                item = read_item(each.path, stream.read(), stock)
        else:
            item = item_of_merge(each, stock)
        items.append(replace(item, ask=asks and bool(items), on="a sheet of labels" if each.medium == "labels" else ""))
    measured = choose_printer(printer, feed.queue)
    print_items(tuple(items), Manner(feed_from(feed, measured), asks=asks, printer=measured, aside=as_json))


def _plan_within(
    server: Target, queue: Queue, item: Item, manner: Manner, folder: str
) -> tuple[Item, tuple[Plan, ...]]:
    """The jobs of an item, made anew with --fix where the printer would clip it.

    Raises PrinterError where it clips it all the same, and DoesNotFit where the post leaves no room.
    """
    from stationery.cli import settings  # 4.7 ms
    from stationery.products.print_jobs import find_outside, margins_for  # 60 ms

    item, plans = _plan_turned(server, queue, item, manner, folder)
    outside = find_outside(item, plans, manner.printer, settings.stock())
    if outside and manner.fix and item.remake:
        before, item = item, item.remake(margins_for(item, plans))
        item, plans = _plan_turned(server, queue, item, manner, folder, quiet=True)
        assert before.result and item.result
        tell(f"{item.path}: {describe_fix(before.result.pages, item.result.pages)}, so that {queue.name} can print it.")
        outside = find_outside(item, plans, manner.printer, settings.stock())
    if outside:
        raise PrinterError("; ".join(outside), Place(item.path), offer_way(item, manner.fix, queue.name))
    return item, plans


def _plan_turned(
    server: Target, queue: Queue, item: Item, manner: Manner, folder: str, *, quiet: bool = False
) -> tuple[Item, tuple[Plan, ...]]:
    """The item turned as the printer takes it, which is told, and its jobs. Raises PrinterError."""
    from stationery.cli import settings  # 20 ms
    from stationery.printing.choose import NoSize  # 25 ms
    from stationery.products.print_jobs import is_turned_otherwise, plan_item, read_item, set_turn  # 60 ms

    if item.piles and is_turned_otherwise(queue, item, manner.way):
        with open(item.path, "rb") as stream:
            item = read_item(item.path, stream.read(), settings.stock(), made=item.made, ask=item.ask)
    item, turned = set_turn(queue, item, manner.way)
    if manner.dry_run and item.copied:
        folder = make_kept_folder(item.printout.pdf)
    try:
        plans = plan_item(server, queue, item, manner.way, folder)
    except NoSize as fault:
        offer = offer_carrier(item, manner.feed.queue)
        raise PrinterError(fault.message, Place(item.path), f"{fault.has}{offer}") from None
    if turned and not quiet:
        tell(f"{item.path}: {turned}.")
    return item, plans


def _show(item: Item, plan: Plan, manner: Manner) -> None:
    """The command that would be run, and for --json what was looked up."""
    from stationery.products.print_jobs import describe_plan, note_plan, say_loading  # 60 ms

    notes = note_plan(item, plan, kept=True)
    if manner.as_json:
        say(json.dumps(describe_plan(plan, notes), ensure_ascii=False))
    else:
        (tell if manner.aside else say)(f"{plan.command.line}  # {plan.command.environment}")
        for note in notes:
            tell(f"{item.path}: {note}")
    tell(f"{item.path}: {describe_correction(item.printout.printer)}")
    if not manner.advised and (loading := say_loading(item, manner.printer)):
        tell(f"{item.path}: {loading}")


def _print(server: Target, item: Item, plan: Plan, manner: Manner) -> None:
    """Send one job, and watch it to its end. Raises PrinterError, after its state is told for --json."""
    from stationery.printing.run import await_job, send_job  # 25 ms

    if plan.first:
        tell(plan.first)
        if manner.asks and not click.confirm("Print the backs now?", True, err=True):
            return
    sent = send_job(server, plan)
    corrected = describe_correction(item.printout.printer)
    if manner.as_json:
        tell(f"{item.path}: {corrected}")
    else:
        tell(f"{item.path}: sent as {sent.id} to {plan.queue.name}: {describe_medium(plan)}; {corrected}")
    try:
        end = await_job(sent, manner.seconds, lambda sentence: tell(f"{sent.id}: {sentence}"))
    except PrinterError as fault:
        if manner.as_json and fault.understood is not None:
            _tell_end(item, sent.number, fault.understood, plan)
        raise
    except KeyboardInterrupt:
        tell(f"The job {sent.id} is left in the queue; `cancel {sent.id}` removes it.")
        raise
    if manner.as_json:
        _tell_end(item, sent.number, end, plan)
        return
    (tell if manner.aside else say)(f"{sent.id} {end.state}")
    if end.state == "held":
        tell(f"`lp -i {sent.id} -H resume` prints it, `cancel {sent.id}` removes it.")


def _tell_end(item: Item, number: int, end: object, plan: Plan) -> None:
    """How a job ended, as JSON; with the file that people know where the command names a copy, which is gone then."""
    from stationery.printing.watch import End  # 1 ms

    assert isinstance(end, End)
    said = {"job": number, "state": end.state, "reasons": end.reasons, "message": end.words}
    copied = {"file": item.source} if item.copied else {}
    say(json.dumps({**said, "command": plan.command.line, **copied}, ensure_ascii=False))


def tell_refusal(fault: StationeryError) -> None:
    """For --json, that nothing (more) was sent, and why."""
    said = {"state": "refused", "message": fault.message, "hint": fault.hint}
    say(json.dumps({"job": None, **said, "file": fault.place.file if fault.place else ""}, ensure_ascii=False))


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
