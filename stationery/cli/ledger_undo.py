"""Takes back that letters were posted."""

from __future__ import annotations

from stationery.agenda.ledger import POSTED
from stationery.cli import settings
from stationery.cli.dates import read_past_day, say_day
from stationery.cli.ledger_files import change_ledger, choose_named, home_of, read_lines
from stationery.cli.options import Request
from stationery.cli.terminal import say, tell
from stationery.model.errors import Place, SourceError, StationeryError
from stationery.products.ledger import LedgerLine, is_called

_TOLD = 10


def take_back(request: Request) -> None:
    """Clear the day of posting of the letters that are named, or with --all of those posted on a day.

    Raises UnknownName for a name that means nobody or more than one, and SourceError for a note of an interview file.
    """
    known = read_lines(request)
    lines = tuple(line for line in known if line.posted)
    if not lines:
        tell("Nothing is mailed.")
        return
    if request.flag("everybody"):
        on, what = request.text("on"), request.text("what") or ""
        day = read_past_day(on, "--on", "they were mailed", home_of(request)) if on else settings.today()
        chosen = tuple(line for line in lines if line.row and line.posted == day and is_called(line, what))
        if not chosen:
            raise SourceError(f"no letter was mailed on {say_day(day)}", Place("--on"), "name another day with --on")
    else:
        chosen = _choose(request, lines, known)
    note = next((line for line in chosen if not line.row), None)
    if note:
        raise SourceError("the day stands in the interview file", Place(note.source), "delete it there, from `sent:`")
    for path in dict.fromkeys(line.source for line in chosen):
        change_ledger(path, [line for line in chosen if line.source == path], POSTED, None, home_of(request))
        say(path)
    if len(chosen) > _TOLD:
        tell(f"Recorded: {len(chosen):,} letters are not mailed.")
    for line in chosen if len(chosen) <= _TOLD else ():
        tell(f"Recorded: {line.who} ({line.what}), not {'mailed' if line.is_mailed else 'sent'}.")


def _choose(request: Request, lines: tuple[LedgerLine, ...], known: tuple[LedgerLine, ...]) -> tuple[LedgerLine, ...]:
    """Those of the posted `lines` that are meant. Raises as `choose_named`, and SourceError for one of the `known`
    that isn't posted."""
    try:
        return choose_named(request, lines, "")
    except StationeryError as fault:
        try:
            (other, *_) = choose_named(request, known, "")
        except StationeryError:
            raise fault from None
        if other.posted:
            raise
        where = f"row {other.row}: " if other.row else ""
        message = f"{where}{other.who} isn't marked as mailed, so nothing is taken back"
        raise SourceError(message, Place(other.source), "`stationery ledger` shows who is") from None
