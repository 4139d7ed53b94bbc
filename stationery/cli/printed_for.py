"""Chooses the measured printer that pages are corrected for, by its name or its queue; refuses those of another one."""

from __future__ import annotations

import shlex
import sys
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
    """The measured printer of that name; else that of the queue, the default one if none is named; else the default
    printer, if it has no other queue, which is told.

    Raises UnknownName. That nothing is corrected for a queue that nobody has measured is told.
    """
    from stationery.cli import settings  # 4.7 ms
    from stationery.model.letter import Written  # 1.5 ms
    from stationery.printing.profiles import choose_profile  # 6.0 ms

    known = settings.printers()
    if named:
        return known.find(Written(named, Place("--printer")))
    if not known.printers:
        return None
    usual = next((each for each in known.printers if each.name == known.default), None)
    given = queue.partition("/")[0]
    if not given and usual and usual.queue:
        return usual
    queue = given or _usual_queue()
    found = choose_profile(known, queue)
    its = [each.name for each in known.printers if queue and each.queue == queue]
    if found and its[1:]:
        _tell_once(f"Several printers have the queue {queue} ({', '.join(its)}); {found.name} is used.")
    elif found and queue and not its:
        _tell_once(
            f"The queue {queue} isn't that of any printer you have measured; your default one, {found.name}, names no"
            " queue, and is taken for it. --printer names another."
        )
    elif found is None and given:
        _tell_once(f"--queue: no printer that you have measured has the queue {queue}, so nothing is corrected for it.")
    return found


def _usual_queue() -> str:
    """The queue that is printed on where none is named; empty if nobody can tell."""
    from stationery.printing.cups import cups  # 20 ms
    from stationery.printing.plan import name_queue  # 25 ms

    if sys.platform == "win32":
        return ""
    try:
        return name_queue(cups())
    except PrinterError:  # it is told where the queue is asked for what it has
        return ""


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


def ensure_made_for(made: Iterable[Made], printer: Printer | None, queue: str = "") -> None:
    """Refuse what is corrected for another printer than the chosen one, and tell of what is corrected for none.

    `queue` is the one that was named.
    """
    from stationery.cli import settings  # 4.7 ms

    name = printer.name if printer else ""
    known = {each.name: each for each in settings.printers().printers}
    for path, made_for in made:
        if made_for and made_for != name:
            raise PrinterError(*_refuse(path, known.get(made_for), made_for, name, queue))
        if name and not made_for:
            tell(f"{path}: the pages aren't corrected for {name}; they are printed as they are.")


def _refuse(path: str, made_for: Printer | None, called: str, name: str, queue: str) -> tuple[str, Place, str]:
    """What is wrong with pages that are corrected for the printer `called`, and what to do."""
    message = f"the pages are corrected for the printer {called}"
    if made_for is None:
        hint = "make the file again, without --printer or for another one (`stationery printer list`)"
        return f"{message}, which is no longer set up", Place(path), hint
    anew = "make the file again without its --printer"
    if name:
        hint = f"choose it with --printer {shlex.quote(called)}, or {anew}"
        return f"{message}, but would be printed on {name}", Place(path), hint
    if not queue:
        hint = f"choose it with --printer {shlex.quote(called)}, or {anew}"
        return f"{message}, but no printer is chosen", Place(path), hint
    own = f", whose queue is {made_for.queue}" if made_for.queue else ""
    where = f"--queue {shlex.quote(made_for.queue)}" if made_for.queue else f"--printer {shlex.quote(called)}"
    hint = f"print it with {where}, or {anew} for the queue {queue}"
    return f"{message}{own}, but the queue is {queue}", Place(path), hint


def describe_correction(made_for: str) -> str:
    """For which printer pages are corrected, for the line that tells that they are sent."""
    return f"corrected for {made_for}" if made_for else "not corrected for a printer"


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
