"""stationery letter: a letter file to the letter's PDF, and to its envelope's if that is wanted."""

from __future__ import annotations

import click

from stationery.cli.options import Named, address_options, output_options, word_options


@click.command()
@click.argument("file")
@click.option("--with-envelope", is_flag=True, help="Make the envelope too, as a second file.")
@click.option("--from", "from_", metavar="TEXT", help="The sender's lines, parted by semicolons or line ends.")
@click.option("--style", type=Named("letters"), help="How the letter is arranged.")
@click.option("--paper", type=Named("papers"), help="The sheet.")
@click.option("--date", metavar="DATE", help="The letter's date; today is today's.")
@click.option("--punctuation", type=click.Choice(["mixed", "open"]), help="Marks after salutation and close, or none.")
@click.option("--justify/--no-justify", default=None, help="Both edges straight and words divided, or a ragged edge.")
@click.option("--one-page/--more-pages", default=None, help="Insist on one page, or let a long letter be long.")
@click.option("--draft", is_flag=True, help="Print marks [[…]] highlighted, and a word across the sheet.")
@click.option("--envelope", type=Named("envelopes"), help="The envelope, in place of the paper's own.")
@click.option("--letterhead", type=Named("letterheads"), help="How the sender is shown.")
@word_options
@address_options
@output_options
def letter(
    file: str,
    with_envelope: bool,
    from_: str | None,
    style: str | None,
    paper: str | None,
    date: str | None,
    punctuation: str | None,
    justify: bool | None,
    one_page: bool | None,
    draft: bool,
    envelope: str | None,
    letterhead: str | None,
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
) -> None:
    """Make the letter that stands in FILE (- is the pipe) as a PDF beside it.

    \b
      stationery letter thank-you.md                    makes thank-you.pdf
      stationery letter thank-you.md --with-envelope    and thank-you-envelope.pdf
      stationery letter - -o - < note.md | lp           from the pipe to the printer
    """
    from stationery.cli import deliver, files, options, settings, source
    from stationery.jobs.letter import letter_and_envelope

    deliver.check_pipe(output, as_json, with_envelope)
    choices = options.chosen(
        style=style,
        letterhead=letterhead,
        paper=paper,
        envelope=envelope,
        font=font,
        language=language,
        punctuation=punctuation,
        justify=justify,
        one_page=one_page,
        address_manner=address_manner,
        country_line=country_line,
    )
    written = source.letter(file, choices, date, from_, profile)
    path = files.destination(output, files.beside(file, ".pdf", "letter"))
    workshop = settings.workshop()
    made = letter_and_envelope(written, workshop, source.signature(written), with_envelope, draft)
    if written.kind != "letter" and not draft:  # a plain letter asks no advice, and a draft is not finished
        from stationery.cli import etiquette

        made = (etiquette.remarked(made[0], written, workshop), *made[1:])
    paths = (path, files.companion(path, "-envelope.pdf"))
    deliver.deliver(
        tuple(zip(paths, made, strict=False)),
        open_it=open_it,
        dry_run=dry_run,
        as_json=as_json,
        force=force,
        quiet=quiet,
    )
