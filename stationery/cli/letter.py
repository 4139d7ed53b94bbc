"""stationery letter: a letter file to the letter's PDF, and to its envelope's if that is wanted."""

from __future__ import annotations

import click

from stationery.cli.option_groups import POST, RESULT, Grouped, under
from stationery.cli.options import (
    address_options,
    date_option,
    draft_option,
    envelope_option,
    from_option,
    letterhead_options,
    notice_options,
    output_options,
    paper_option,
    signed_option,
    style_option,
    word_options,
)


@click.command(cls=Grouped)
@click.argument("file")
@click.option("--with-envelope", is_flag=True, help="Make the envelope too, as a second file.")
@style_option
@paper_option
@word_options
@date_option
@click.option("--punctuation", type=click.Choice(["mixed", "open"]), help="Marks after salutation and close, or none.")
@click.option("--justify/--no-justify", default=None, help="Both edges straight and words divided, or a ragged edge.")
@click.option("--one-page/--more-pages", default=None, help="Insist on one page, or let a long letter be long.")
@signed_option
@draft_option
@from_option
@letterhead_options
@under(POST, envelope_option)
@address_options
@notice_options
@output_options
@under(
    RESULT,
    click.option(
        "--attach-source/--no-attach-source",
        "attach",
        default=None,
        help="Keep the letter file in the PDF, with all that stands in it, private notes too; whoever gets the PDF can"
        " read it. Off, but for a letter made from a PDF that holds its source.",
    ),
)
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
    signed: bool | None,
    envelope: str | None,
    letterhead: str | None,
    attach: bool | None,
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
    """Make the letter that stands in FILE (- is the pipe) as a PDF beside it.

    FILE is a letter file, or a PDF that holds its source (--attach-source): then the letter is set anew from that.

    \b
      stationery letter thank-you.md                    makes thank-you.pdf
      stationery letter thank-you.md --with-envelope    and thank-you-envelope.pdf
      stationery letter - -o - < note.md | lp           from the pipe to the printer
      stationery letter thank-you.pdf -o new.pdf        from the source that is attached to it
    """
    from stationery.cli import deliver, files, options, settings, source
    from stationery.products.letter import Extras, make_letter

    deliver.check_pipe(output, as_json, with_envelope)
    services = options.services(endorsement, imb, imb_routing)
    if endorsement and not with_envelope:
        raise click.UsageError("--endorsement is for the envelope: give --with-envelope too")
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
        **look,
    )
    read = source.read(file)
    written = source.letter(file, choices, date, from_, profile, signed, read)
    path = files.destination(output, files.beside(file, ".pdf", "letter"))
    stock = settings.stock()
    if services and not with_envelope:
        options.needs_window(written, stock, "give --with-envelope, too, or let a window show it")
    kept = source.attachment(read) if (read.attached if attach is None else attach) else None
    advice = None
    if written.kind != "letter" and not draft:  # a plain letter asks no advice, and a draft is not finished
        from stationery.cli import etiquette

        advice = etiquette.advice(written)
    extras = Extras(source.signature(written), with_envelope, draft, kept, services, advice)
    made = make_letter(written, stock, extras)
    paths = (path, files.companion(path, "-envelope.pdf"))
    deliver.deliver(
        tuple(zip(paths, made, strict=False)),
        open_it=open_it,
        dry_run=dry_run,
        as_json=as_json,
        force=force,
        quiet=quiet,
        made_from=file,
    )
    if not quiet:
        source.tell_signed(written)
