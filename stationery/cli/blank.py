"""stationery blank: empty letterhead paper, continuation sheets and envelopes, to write on by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from stationery.cli.option_groups import Grouped
from stationery.cli.options import (
    envelope_option,
    from_option,
    letterhead_options,
    output_options_beside_copies,
    paper_option,
    style_option,
    word_options,
)

if TYPE_CHECKING:
    from stationery.resolve.job import ReturnTo


@click.command(cls=Grouped)
@click.option("-n", "--copies", type=click.IntRange(1, 500), default=1, show_default=True, help="How many of each.")
@click.option("--continuation", is_flag=True, help="Make continuation sheets too, in a file of their own.")
@click.option("--envelopes", is_flag=True, help="Make envelopes too, in a file of their own.")
@from_option
@letterhead_options
@style_option
@paper_option
@envelope_option
@click.option(
    "--return",
    "place",
    type=click.Choice(["front", "flap"]),
    default="front",
    show_default=True,
    help="Where the envelopes have the return address.",
)
@word_options
@output_options_beside_copies
def blank(
    copies: int,
    continuation: bool,
    envelopes: bool,
    from_: str | None,
    letterhead: str | None,
    style: str | None,
    paper: str | None,
    envelope: str | None,
    place: ReturnTo,
    font: str | None,
    language: str | None,
    output: str | None,
    open_it: bool,
    dry_run: bool,
    as_json: bool,
    force: bool,
    quiet: bool,
    profile: str,
    **look: str | None,
) -> None:
    """Make empty paper with your letterhead, to write on by hand: a page for each copy.

    \b
      stationery blank -n 20                            makes blank.pdf
      stationery blank --letterhead monogram --continuation --envelopes
                                                        and blank-continuation.pdf, blank-envelopes.pdf
    """
    from stationery.cli import deliver, files, options, settings, source
    from stationery.products.blank import blank_pdfs

    deliver.check_pipe(output, as_json, continuation or envelopes)
    choices = options.chosen(
        style=style, letterhead=letterhead, paper=paper, envelope=envelope, font=font, language=language, **look
    )
    made = blank_pdfs(
        source.addressed(None, None, from_, choices, profile),
        settings.stock(),
        copies,
        continuation=continuation,
        envelopes=envelopes,
        return_to=place,
    )
    path = files.destination(output, "blank.pdf")
    paths = [path]
    if continuation:
        paths.append(files.companion(path, "-continuation.pdf"))
    if envelopes:
        paths.append(files.companion(path, "-envelopes.pdf"))
    deliver.deliver(
        tuple(zip(paths, made, strict=True)),
        open_it=open_it,
        dry_run=dry_run,
        as_json=as_json,
        force=force,
        quiet=quiet,
    )
