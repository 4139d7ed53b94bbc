"""stationery envelope: the recipient of a letter file, or an address, to an envelope's PDF."""

from __future__ import annotations

import click

from stationery.cli.options import Named, output_options, word_options


@click.command()
@click.argument("file", required=False)
@click.option("--to", "to", metavar="TEXT", help="The recipient's lines, parted by semicolons or line ends.")
@click.option("--from", "from_", metavar="TEXT", help="The sender's lines, in the same way.")
@click.option("--envelope", type=Named("envelopes"), help="The envelope.")
@click.option(
    "--return",
    "place",
    type=click.Choice(["front", "none", "flap"]),
    default="front",
    show_default=True,
    help="Where the return address goes.",
)
@click.option(
    "--address",
    type=click.Choice(["landscape", "portrait"]),
    help="Read along the long edge, or upright; usually as is the envelope's and the post's custom (Japan).",
)
@click.option("--upright", is_flag=True, help="The page as one reads it, not as the printer draws it in.")
@click.option("--stamp-box", is_flag=True, help="Outline the place of the stamp.")
@word_options
@output_options
def envelope(
    file: str | None,
    to: str | None,
    from_: str | None,
    envelope: str | None,
    place: str,
    address: str | None,
    upright: bool,
    stamp_box: bool,
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
    """Make the envelope of the letter in FILE (- is the pipe), or of an address given with --to.

    \b
      stationery envelope thank-you.md                  makes thank-you-envelope.pdf
      stationery envelope --to "Ann Lee; 12 Elm St; Salem, OR 97301"
      stationery envelope thank-you.md --envelope us-a2 --return flap
    """
    from stationery.cli import deliver, files, options, settings, source
    from stationery.jobs.envelope import envelope_pdf

    if file is None and to is None:
        raise click.UsageError('a letter file is wanted, or an address: --to "NAME; STREET; CITY"')
    deliver.check_pipe(output, as_json, several=False)
    choices = options.chosen(envelope=envelope, language=language)
    written = source.addressed(file, to, from_, choices, profile)
    default = files.beside(file, "-envelope.pdf", "") if file and file != files.PIPE else "envelope.pdf"
    made = envelope_pdf(
        written,
        settings.workshop(),
        family=options.given("--font", font),
        return_to=place,
        upright=upright,
        address=options.given("--address", address),
        stamp_box=stamp_box,
    )
    deliver.deliver(
        ((files.destination(output, default), made),),
        open_it=open_it,
        dry_run=dry_run,
        as_json=as_json,
        force=force,
        quiet=quiet,
    )
