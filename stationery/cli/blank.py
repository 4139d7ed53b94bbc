"""stationery blank: makes blank letterhead paper, continuation sheets, and envelopes to write on by hand."""

from __future__ import annotations

import click

from stationery.cli import files, settings, source
from stationery.cli.options import LETTERHEAD, OUTPUT, WORDS, Option, Request, command, option
from stationery.cli.output import read_output, write_results
from stationery.products.blank import blank_pdfs
from stationery.resolve.job import return_to


@command(
    option(
        "copies",
        Option("-n --copies", "The number of copies of each.", between=(1, 500), default=1, default_shown=True),
    ),
    option("continuation", Option("--continuation", "Also make continuation sheets, in a separate file.", flag=True)),
    option("envelopes", Option("--envelopes", "Also make envelopes, in a separate file.", flag=True)),
    "from_",
    *LETTERHEAD,
    "style",
    "paper",
    "envelope",
    option(
        "place",
        Option(
            "--return",
            "Where to print the return address on the envelopes.",
            among=("front", "flap"),
            default="front",
            default_shown=True,
        ),
    ),
    *WORDS,
    *(option(name, flags="--dry-run") if name == "dry_run" else name for name in OUTPUT),
)
def blank(request: Request) -> None:
    """Make blank paper with your letterhead to write on by hand, one page for each copy.

    \b
      stationery blank -n 20                            make blank.pdf
      stationery blank --letterhead monogram --continuation --envelopes
                                                        and blank-continuation.pdf, blank-envelopes.pdf
    """
    if request.text("place") == "flap" and not request.flag("envelopes"):
        raise click.UsageError("--return is for the envelopes; also give --envelopes.")
    continuation, envelopes, output = request.flag("continuation"), request.flag("envelopes"), read_output(request)
    output.check_pipe(several=continuation or envelopes)
    results = blank_pdfs(
        source.read_addressed(None, source.read_requested(request)),
        settings.stock(),
        request.number("copies"),
        continuation=continuation,
        envelopes=envelopes,
        return_to=return_to(request.require("place")),
    )
    path = files.destination(output.path, "blank.pdf")
    paths = [path]
    if continuation:
        paths.append(files.companion(path, "-continuation.pdf"))
    if envelopes:
        paths.append(files.companion(path, "-envelopes.pdf"))
    write_results(tuple(zip(paths, results, strict=True)), output)
