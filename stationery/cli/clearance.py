"""--fix and --queue: asks a print queue what it can't print of an envelope, so that this much stays clear."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from stationery.cli.option_groups import RESULT
from stationery.cli.options import Option, Request, Row, option
from stationery.cli.terminal import tell

if TYPE_CHECKING:
    from stationery.catalog.printers import Margins
    from stationery.resolve.job import Job


def fix_rows(what: str) -> tuple[Row, Row]:
    """The two options of a command that makes an envelope."""
    return (
        option(
            "fix",
            Option(
                "--fix",
                f"Ask the print queue what it can't print{what}, and keep it clear; that of --queue or --printer, or"
                " the default one.",
                heading=RESULT,
                flag=True,
            ),
        ),
        option("queue", Option("--queue", "The print queue for --fix and --print.", heading=RESULT, metavar="Q")),
    )


def ensure_used(request: Request, *, makes_envelope: bool = True) -> None:
    """Raise UsageError where nothing would come of --fix or --queue."""
    if request.flag("fix") and not makes_envelope:
        raise click.UsageError("--fix is for the envelope; also give --with-envelope.")
    if request.text("queue") and not (request.flag("fix") or request.switch_if("print_it")):
        raise click.UsageError("--queue is for --fix and --print; use it with one of them.")


def ask_clearance(request: Request, job: Job) -> Margins | None:
    """What the printer itself says that it can't print of the job's envelope; None if it doesn't say, which is told.

    Raises PrinterError where it can't be asked.
    """
    from stationery.printing.asking import ask_margins  # 20 ms
    from stationery.printing.measured_words import describe_margins  # 0.3 ms

    named, measured = request.text("queue") or "", job.printer.queue if job.printer else ""
    if job.printer and named and measured and named != measured:
        tell(f"--queue: {named} is asked, not {measured} as the printer {job.printer.name} has it.")
    said = ask_margins(named or measured, job.cover.size.upright, f"the envelope {job.cover.name}")
    if said.margins is None:
        tell(f"--fix: the printer {said.queue} doesn't say what it can't print; the usual margins are kept.")
        return None
    tell(f"The printer {said.queue} can't print {describe_margins(said.margins)}, as the envelope is fed.")
    return said.margins
