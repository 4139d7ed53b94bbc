"""stationery ledger: shows who has got a letter, and records what is mailed and answered."""

from __future__ import annotations

import os
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from stationery.cli.option_groups import OPTIONS, ExamplesFirstGroup
from stationery.cli.options import Option, Request, argument, command, option, under
from stationery.model.errors import did_you_mean

if TYPE_CHECKING:
    from stationery.products.ledger import LedgerLine

_OLDER = ("posted", "unposted")
"""`mailed` and `unmailed` are what Americans say."""

_ENDINGS = (".csv", ".tsv", ".yaml", ".yml")


class _Ledger(ExamplesFirstGroup):
    """Without a command it shows; what is no command is a file to show. The older names of commands are no longer
    listed."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [name for name in super().list_commands(ctx) if name not in _OLDER]

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        first = args[0] if args else ""
        if first not in (*self.commands, "-h", "--help") and not ctx.resilient_parsing:
            if first and not (first.startswith("-") or os.path.exists(first) or first.lower().endswith(_ENDINGS)):
                near = did_you_mean(first, self.commands)
                ctx.fail(f"there is no command {first!r} of `ledger`, and no such file; {near}")
            args = ["show", *args]
        return super().parse_args(ctx, args)


@click.group(cls=_Ledger)
def ledger() -> None:
    """Show who has a letter, who hasn't, what is mailed, and whose reply is due.

    `stationery merge` writes what it made into made.csv beside its list, a table that you can open and change in a
    spreadsheet. Notes after an interview are in the interview file alone.

    \b
      stationery ledger                                 what is in this folder
      stationery ledger --list guests.csv               and who of the list has nothing
      stationery ledger mailed --all                    all were mailed today
      stationery ledger mailed "Ann Lee" --on yesterday
      stationery ledger unmailed "Ann Lee"              that was a mistake
      stationery ledger answered "Ann Lee"
      stationery ledger due                             whose reply is due
    """


_FILES = argument("ledgers", nargs=-1, metavar="[FILE]…")
_LEDGER = option(
    "ledgers",
    Option("--ledger", "The ledger, or an interview file, instead of those in this folder.", metavar="FILE", many=True),
)
_ALSO = option(
    "named",
    Option("--ledger", "The ledger, or an interview file; the same as FILE.", metavar="FILE", many=True),
)
_WHAT = option("what", Option("--what", "Only letters called this, if somebody got several.", metavar="TEXT"))
_ROW = option(
    "rows",
    Option(
        "--row",
        "The row of the ledger, as a spreadsheet numbers it, or several: 2-5,9; can be repeated.",
        metavar="N",
        many=True,
    ),
)
_ALL = option(
    "everybody",
    Option("--all", "All that go by mail and aren't mailed yet; of what was made again, the newest.", flag=True),
)


def _on(what: str) -> tuple[str, Option]:
    return option("on", Option("--on", f"The day it was {what}; by default today.", metavar="DATE"))


@command(
    _FILES,
    _ALSO,
    option(
        "list", Option("--list", "Show also who of this list has nothing, and everybody's row in it.", metavar="LIST")
    ),
    option("as_json", heading=OPTIONS, help="Print the table as JSON."),
    *under(OPTIONS, "profile"),
    of=ledger,
    short_help="Show who has a letter; the usual command.",
)
def show(request: Request) -> None:
    """Show who has a letter, in FILE: ledgers, interview files, or folders; by default those in this folder.

    \b
      stationery ledger
      stationery ledger weddings/made.csv interview.yaml
      stationery ledger --list guests.csv --json
    """
    from stationery.cli.ledger_files import beside_list, read_only  # 30 ms

    lines = read_only(request, request.text("list") or "")
    if request.text("list"):
        lines = beside_list(request.require("list"), lines)
    _show(lines, as_json=request.flag("as_json"))


@command(
    argument("names", nargs=-1, metavar="[NAME]…"),
    _on("mailed"),
    _ALL,
    _ROW,
    _WHAT,
    _LEDGER,
    *under(OPTIONS, "profile"),
    of=ledger,
    short_help="Record that letters were mailed.",
)
def posted(request: Request) -> None:
    """Record that the letter to NAME was mailed. A part of the name will do, if only one has it.

    \b
      stationery ledger mailed "Ann Lee" Ray
      stationery ledger mailed --row 17                 the letter in row 17 of the ledger
      stationery ledger mailed --all --what thank-you --on 2026-11-28
      stationery ledger mailed Schmoe --ledger interview.yaml
    """
    from stationery.cli.ledger_files import record  # 30 ms

    if request.flag("everybody") == bool(request.texts("names") or request.texts("rows")):
        raise click.UsageError(
            "name who got a letter, or its --row in the ledger, or use --all for all that aren't mailed yet."
        )
    record(request, "posted", everybody=request.flag("everybody"))


ledger.add_command(posted, "mailed")


@command(
    argument("names", nargs=-1, metavar="[NAME]…"),
    option("on", Option("--on", "The day that was recorded, for --all; by default today.", metavar="DATE")),
    option("everybody", Option("--all", "All that were mailed on that day.", flag=True)),
    _ROW,
    _WHAT,
    _LEDGER,
    *under(OPTIONS, "profile"),
    of=ledger,
    short_help="Take back that letters were mailed.",
)
def unposted(request: Request) -> None:
    """Take back that the letter to NAME was mailed.

    \b
      stationery ledger unmailed "Ann Lee"
      stationery ledger unmailed --row 2-28
      stationery ledger unmailed --all --on yesterday   all that were mailed then
    """
    from stationery.cli.ledger_undo import take_back  # 30 ms

    if request.flag("everybody") == bool(request.texts("names") or request.texts("rows")):
        raise click.UsageError(
            "name who got a letter, or its --row in the ledger, or use --all for all that were mailed on a day."
        )
    if request.text("on") and not request.flag("everybody"):
        raise click.UsageError("--on is for --all, all that were mailed on that day.")
    take_back(request)


ledger.add_command(unposted, "unmailed")


@command(
    argument("names", nargs=-1, metavar="[NAME]…"),
    _on("answered"),
    _ROW,
    _WHAT,
    _LEDGER,
    *under(OPTIONS, "profile"),
    of=ledger,
    short_help="Record that somebody answered.",
)
def answered(request: Request) -> None:
    """Record that NAME answered. A part of the name will do, if only one has it.

    \b
      stationery ledger answered "Ann Lee"
      stationery ledger answered Lee --what invitation --on yesterday
      stationery ledger answered --row 17
    """
    from stationery.cli.ledger_files import record  # 30 ms

    if not (request.texts("names") or request.texts("rows")):
        raise click.UsageError("name who answered, or the --row of the letter in the ledger.")
    record(request, "answered")


@command(
    _FILES,
    _ALSO,
    option("as_json", heading=OPTIONS, help="Print the table as JSON."),
    *under(OPTIONS, "profile"),
    of=ledger,
    short_help="Show whose reply is due.",
)
def due(request: Request) -> None:
    """Show whose reply is due: a week after the letter was mailed, or as the interview's deadlines say.

    Notes of thanks for a gift or a wedding, congratulations, and the like expect none; a thank-you letter after an
    interview (its head has `interview:`, `position:`, or the like) does.

    \b
      stationery ledger due
      stationery ledger due made.csv --json
    """
    from stationery.cli import settings  # 4.7 ms
    from stationery.cli.dates import say_day  # 2 ms
    from stationery.cli.ledger_files import read_only  # 30 ms
    from stationery.cli.terminal import tell  # 1 ms

    waiting = sorted((line for line in read_only(request) if line.due), key=lambda line: line.due or date.max)
    over = tuple(line for line in waiting if line.due and line.due <= settings.today())
    _show(over, as_json=request.flag("as_json"))
    later = [line.due for line in waiting[len(over) :] if line.due]
    if later:
        count, other = later.count(later[0]), "other " if over else ""
        tell(f"No {other}reply is due before {say_day(later[0])} ({count} {'is' if count == 1 else 'are'} due then).")
    elif not over:
        tell("No reply is due.")


def _show(lines: Iterable[LedgerLine], *, as_json: bool) -> None:
    from stationery.cli.dates import say_short  # 2 ms
    from stationery.cli.output import tell_json  # 1.3 ms
    from stationery.cli.terminal import say  # 1 ms

    if as_json:
        tell_json([_as_data(line) for line in lines])
        return
    rows = [
        (
            line.who,
            line.what,
            f"made {say_short(line.made)}" if line.made else "" if line.what else "nothing made",
            _say_posted(line),
            f"answered {say_short(line.answered)}"
            if line.answered
            else f"reply due {say_short(line.due)}"
            if line.due
            else "",
            line.list_place,
        )
        for line in lines
    ]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (f"{cell:<{width}}" for cell, width in zip(row, widths, strict=True) if width)
        say("  ".join(cells).rstrip())


def _say_posted(line: LedgerLine) -> str:
    from stationery.cli.dates import say_short  # 2 ms

    if line.posted:
        return f"{'mailed' if line.is_mailed else 'sent'} {say_short(line.posted)}"
    if line.goes_with:
        return ""
    if line.made_again:
        return f"made again {say_short(line.made_again)}"
    return "" if not line.what else "not mailed" if line.is_mailed else "not sent"


def _as_data(line: LedgerLine) -> dict[str, Any]:
    return {
        "who": line.who,
        "what": line.what,
        "file": line.file,
        "made": line.made and line.made.isoformat(),
        "posted": line.posted and line.posted.isoformat(),
        "answered": line.answered and line.answered.isoformat(),
        "reply_due": line.due and line.due.isoformat(),
        "made_again": line.made_again and line.made_again.isoformat(),
        "ledger": line.source,
        "row": line.row or None,
        "list_rows": list(line.list_rows) or None,
    }
