"""Chooses the measured printer that pages are corrected for, by its name or its queue; refuses those of another one."""

from __future__ import annotations

import shlex
from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from stationery.cli.terminal import tell
from stationery.model.errors import Place, PrinterError
from stationery.model.values import replace

if TYPE_CHECKING:
    from stationery.catalog.printers import Printer
    from stationery.printing.choose import Feed

Made = tuple[str, str]
"""The path of a file, and the printer that it is corrected for; empty for any."""


def choose_printer(named: str, queue: str = "") -> Printer | None:
    """The measured printer of that name; else the one of that queue; else the default one, unless it has another queue.

    Raises UnknownName. That nothing is corrected for a queue that nobody has measured is told.
    """
    from stationery.cli import settings  # 4.7 ms
    from stationery.model.letter import Written  # 1.5 ms

    known = settings.printers()
    if named:
        return known.find(Written(named, Place("--printer")))
    queue = queue.partition("/")[0]
    usual = known.find(known.default) if known.default else None
    if not queue or usual is None or usual.queue == queue:
        return usual
    its = [each for each in known.printers if each.queue == queue]
    if its:
        if its[1:]:
            names = ", ".join(each.name for each in its)
            _tell_once(f"--queue: several printers have the queue {queue} ({names}); {its[0].name} is used.")
        return its[0]
    if usual.queue:
        _tell_once(f"--queue: no printer that you have measured has the queue {queue}, so nothing is corrected for it.")
        return None
    _tell_once(f"--queue: the pages are corrected for your default printer, {usual.name}; --printer names another one.")
    return usual


def _tell_once(text: str) -> None:
    """A command that makes what it prints chooses the printer twice."""
    context = click.get_current_context(silent=True)
    told: set[str] = context.find_root().meta.setdefault("stationery.told", set()) if context else set()
    if text not in told:
        told.add(text)
        tell(text)


def feed_from(feed: Feed, printer: Printer | None) -> Feed:
    """Where sheets come from: the options' queue wins over the profile's, which is told."""
    if printer is None or not printer.queue:
        return feed
    if feed.queue and feed.queue.partition("/")[0] != printer.queue:
        tell(
            f"--queue: {feed.queue} is used, not {printer.queue}, which is that of the printer {printer.name};"
            f" what is corrected is corrected for {printer.name}."
        )
    return replace(feed, queue=feed.queue or printer.queue)


def ensure_made_for(made: Iterable[Made], printer: Printer | None) -> None:
    """Refuse what is corrected for another printer; tell of what is corrected for none."""
    from stationery.cli import settings  # 4.7 ms

    name = printer.name if printer else ""
    for path, made_for in made:
        if made_for and made_for != name:
            chosen = f"but would be printed on {name}" if name else "but no printer is chosen"
            message = f"the pages are corrected for the printer {made_for}, {chosen}"
            if made_for in [each.name for each in settings.printers().printers]:
                hint = f"choose it with --printer {shlex.quote(made_for)}, or make the file again without its --printer"
            else:
                message = f"the pages are corrected for the printer {made_for}, which is no longer set up"
                hint = "make the file again, without --printer or for another one (`stationery printer list`)"
            raise PrinterError(message, Place(path), hint)
        if name and not made_for:
            tell(f"{path}: the pages aren't corrected for {name}; they are printed as they are.")


def tell_of_other_queue(made: Iterable[Made], printer: Printer | None, queue: str) -> None:
    """Pages corrected for a printer without a queue of its own go to the default queue, which may be another's."""
    from stationery.cli import settings  # 4.7 ms

    if printer is None or printer.queue or not any(made_for for _, made_for in made):
        return
    other = next((each.name for each in settings.printers().printers if each.queue == queue), "")
    if other:
        tell(
            f"The pages are corrected for {printer.name}, but go to the queue {queue}, which is that of the printer"
            f" {other}; --printer {shlex.quote(other)} corrects them for it."
        )
