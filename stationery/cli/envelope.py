"""stationery envelope: the recipient of a letter file, or an address, to an envelope's PDF."""

from __future__ import annotations

import click

from stationery.cli.option_groups import INCOMING
from stationery.cli.options import (
    ADDRESS,
    LETTERHEAD,
    NOTICES,
    OUTPUT,
    WORDS,
    Asked,
    Option,
    argument,
    command,
    option,
)


@command(
    argument("file", required=False),
    "to",
    "envelope",
    option(
        "place",
        Option(
            "--return",
            "Where the return address goes.",
            among=("front", "none", "flap"),
            default="front",
            default_shown=True,
        ),
    ),
    option(
        "address",
        Option(
            "--address",
            "Read along the long edge, or upright; usually as is the envelope's and the post's custom (Japan).",
            among=("landscape", "portrait"),
        ),
    ),
    option("upright", Option("--upright", "The page as one reads it, not as the printer draws it in.", flag=True)),
    option("stamp_box", Option("--stamp-box", "Outline the place of the stamp.", flag=True)),
    *WORDS,
    "from_",
    *LETTERHEAD,
    *ADDRESS,
    *NOTICES,
    "region",
    option("style", heading=INCOMING, help="The address is where this style has it."),
    "yes",
    *OUTPUT,
)
def envelope(asked: Asked) -> None:
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
    from stationery.cli import files, incoming, settings, source
    from stationery.cli.output import asked_output, write_results
    from stationery.products.envelope import envelope_pdf
    from stationery.resolve.job import EnvelopeOptions, Options, return_to

    file, to, from_, profile = asked.text("file"), asked.text("to"), asked.text("from_"), asked.needed("profile")
    region, style = asked.text("region"), asked.text("style")
    if (region or style) and to is not None:
        raise click.UsageError(
            "--to gives the address, --region and --style say where to look for it; take one of them."
        )
    if file is None and to is None:
        raise click.UsageError('a letter file is wanted, or an address: --to "NAME; STREET; CITY"')
    output = asked_output(asked)
    output.check_pipe()
    sought = incoming.Look(region, style, asked.flag("yes"), to, from_, profile)
    written = source.addressed(file, to, from_, asked.choices("style", "font"), profile, sought)
    default = files.beside(file, "-envelope.pdf", "") if file and file != files.PIPE else "envelope.pdf"
    printed = EnvelopeOptions(
        asked.written("font"),
        return_to(asked.needed("place")),
        asked.flag("upright"),
        asked.flag("stamp_box"),
        asked.written("address"),
    )
    made = envelope_pdf(
        written,
        settings.stock(),
        Options(envelope=printed, services=asked.services()),
        told=True,
    )
    write_results(((files.destination(output.path, default), made),), output)
