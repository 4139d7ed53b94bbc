"""stationery envelope: the recipient of a letter file, or an address, to an envelope's PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from stationery.cli.option_groups import INCOMING, Grouped, under
from stationery.cli.options import (
    Named,
    address_options,
    envelope_option,
    from_option,
    letterhead_options,
    notice_options,
    output_options,
    word_options,
)

if TYPE_CHECKING:
    from stationery.resolve.job import ReturnTo


@click.command(cls=Grouped)
@click.argument("file", required=False)
@click.option("--to", "to", metavar="TEXT", help="The recipient's lines, parted by semicolons or line ends.")
@envelope_option
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
@from_option
@letterhead_options
@address_options
@notice_options
@under(
    INCOMING,
    click.option("--region", metavar="X,Y,W,H", help="Where the address is, from the top left: 20mm,45mm,85mm,45mm."),
    click.option("--style", type=Named("letters"), help="The address is where this style has it."),
    click.option("--yes", "-y", is_flag=True, help="Do not ask whether the address that was found is right."),
)
@output_options
def envelope(
    file: str | None,
    to: str | None,
    from_: str | None,
    envelope: str | None,
    letterhead: str | None,
    place: ReturnTo,
    address: str | None,
    upright: bool,
    stamp_box: bool,
    region: str | None,
    style: str | None,
    yes: bool,
    endorsement: str | None,
    imb: str | None,
    imb_routing: str | None,
    font: str | None,
    language: str | None,
    address_manner: str | None,
    country_line: str | None,
    output: str | None,
    open_it: bool,
    dry_run: bool,
    as_json: bool,
    force: bool,
    quiet: bool,
    profile: str,
    **look: str | None,
) -> None:
    """Make the envelope of the letter in FILE (- is the pipe), or of an address given with --to.

    FILE is a letter file or a finished letter's PDF: of one made by stationery it is known who it is to and from; in
    another, the address is looked for where it usually stands, shown, and asked.

    \b
      stationery envelope thank-you.md                  makes thank-you-envelope.pdf
      stationery envelope --to "Ann Lee; 12 Elm St; Salem, OR 97301"
      stationery envelope thank-you.md --envelope us-a2 --return flap
      stationery envelope thank-you.pdf                 makes it from the finished letter
      stationery envelope other.pdf --region 20mm,45mm,85mm,45mm
      stationery envelope thank-you.md --endorsement return-service
    """
    from stationery.cli import deliver, files, incoming, options, settings, source
    from stationery.products.envelope import envelope_pdf
    from stationery.resolve.job import EnvelopeOptions, Options

    if (region or style) and to is not None:
        raise click.UsageError(
            "--to gives the address, --region and --style say where to look for it; take one of them."
        )
    if file is None and to is None:
        raise click.UsageError('a letter file is wanted, or an address: --to "NAME; STREET; CITY"')
    deliver.check_pipe(output, as_json, several=False)
    choices = options.chosen(
        envelope=envelope,
        letterhead=letterhead,
        language=language,
        address_manner=address_manner,
        country_line=country_line,
        **look,
    )
    sought = incoming.Look(region, style, yes, to, from_, profile)
    written = source.addressed(file, to, from_, choices, profile, sought)
    default = files.beside(file, "-envelope.pdf", "") if file and file != files.PIPE else "envelope.pdf"
    printed = EnvelopeOptions(
        options.given("--font", font), place, upright, stamp_box, options.given("--address", address)
    )
    made = envelope_pdf(
        written,
        settings.stock(),
        Options(envelope=printed, services=options.services(endorsement, imb, imb_routing)),
        told=True,
    )
    deliver.deliver(
        ((files.destination(output, default), made),),
        open_it=open_it,
        dry_run=dry_run,
        as_json=as_json,
        force=force,
        quiet=quiet,
    )
