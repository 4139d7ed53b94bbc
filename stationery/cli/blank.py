"""stationery blank: empty letterhead paper, continuation sheets and envelopes, to write on by hand."""

from __future__ import annotations

import click

from stationery.cli.options import Named, word_options


@click.command()
@click.option("-n", "--copies", type=click.IntRange(1, 500), default=1, show_default=True, help="How many of each.")
@click.option("--continuation", is_flag=True, help="Make continuation sheets too, in a file of their own.")
@click.option("--envelopes", is_flag=True, help="Make envelopes too, in a file of their own.")
@click.option("--from", "from_", metavar="TEXT", help="The sender's lines, parted by semicolons or line ends.")
@click.option("--letterhead", type=Named("letterheads"), help="How the sender is shown; or a PDF, or preprinted.")
@click.option("--style", type=Named("letters"), help="The style whose margins the letterhead keeps.")
@click.option("--paper", type=Named("papers"), help="The sheet.")
@click.option("--envelope", type=Named("envelopes"), help="The envelope, in place of the paper's own.")
@click.option(
    "--return",
    "place",
    type=click.Choice(["front", "flap"]),
    default="front",
    show_default=True,
    help="Where the envelopes have the return address.",
)
@word_options
@click.option("-o", "--output", metavar="PATH", help="The result's file or folder; - is the pipe.")
@click.option("--open", "open_it", is_flag=True, help="Show the result in the system's viewer.")
@click.option("--dry-run", is_flag=True, help="Make everything, write nothing, say what would be.")
@click.option("--json", "as_json", is_flag=True, help="Tell paths, pages, sizes and warnings as JSON.")
@click.option("-f", "--force", is_flag=True, help="Replace a file that stationery did not make.")
@click.option("-q", "--quiet", is_flag=True, help="No advice; faults and remarks are told nevertheless.")
@click.option("--profile", metavar="NAME", default="", help="The sender of that name, not the usual one.")
def blank(
    copies: int,
    continuation: bool,
    envelopes: bool,
    from_: str | None,
    letterhead: str | None,
    style: str | None,
    paper: str | None,
    envelope: str | None,
    place: str,
    font: str | None,
    language: str | None,
    output: str | None,
    open_it: bool,
    dry_run: bool,
    as_json: bool,
    force: bool,
    quiet: bool,
    profile: str,
) -> None:
    """Make empty paper with your letterhead, to write on by hand: a page for each copy.

    \b
      stationery blank -n 20                            makes blank.pdf
      stationery blank --letterhead monogram --continuation --envelopes
                                                        and blank-continuation.pdf, blank-envelopes.pdf
    """
    from stationery.cli import deliver, files, options, settings, source
    from stationery.jobs.blank import blank_pdfs

    deliver.check_pipe(output, as_json, continuation or envelopes)
    choices = options.chosen(
        style=style, letterhead=letterhead, paper=paper, envelope=envelope, font=font, language=language
    )
    made = blank_pdfs(
        source.addressed(None, None, from_, choices, profile),
        settings.workshop(),
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
