"""stationery note: a letter file to a note card's PDF; blank cards and ruled under-sheets to write on by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from stationery.cli.option_groups import Grouped
from stationery.cli.options import (
    Named,
    date_option,
    draft_option,
    envelope_option,
    from_option,
    letterhead_options,
    output_options,
    signed_option,
    word_options,
)

if TYPE_CHECKING:
    from stationery.model.letter import Letter
    from stationery.model.result import Result
    from stationery.resolve.job import CardOptions

PANELS = ("front", "inside-right", "inside-left", "inside-bottom", "inside-top")
"""All that a card of any fold may have; which of them it has, the card says."""


@click.command(cls=Grouped)
@click.argument("file", required=False)
@click.option("--card", type=Named("cards"), help="The card; else us-a2 or iso-a6, by the sender's country.")
@click.option("--fold", type=click.Choice(["none", "top", "side"]), help="Where it is folded.")
@click.option("--orientation", type=click.Choice(["portrait", "landscape"]), help="How its front is read.")
@click.option("--panel", type=click.Choice(PANELS), help="The panel that carries the note.")
@click.option("--single", is_flag=True, help="On a sheet of the card's own size, without marks.")
@click.option("--up", type=click.Choice(["1", "2", "4"]), help="How many stand on a sheet; as many as it holds.")
@click.option("--paper", type=Named("papers"), help="The sheet that is cut.")
@click.option("--with-envelope", is_flag=True, help="Make the envelope too, as a second file.")
@envelope_option
@letterhead_options
@click.option("--blank", type=click.IntRange(1, 500), metavar="N", help="N blank cards, to write on by hand.")
@click.option("--undersheet", is_flag=True, help="Ruled lines to lay beneath a blank card; and its envelope.")
@from_option
@date_option
@draft_option
@signed_option
@word_options
@output_options
def note(
    file: str | None,
    card: str | None,
    fold: str | None,
    orientation: str | None,
    panel: str | None,
    single: bool,
    up: str | None,
    paper: str | None,
    with_envelope: bool,
    envelope: str | None,
    letterhead: str | None,
    blank: int | None,
    undersheet: bool,
    from_: str | None,
    date: str | None,
    draft: bool,
    signed: bool | None,
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
    """Make the note in FILE (- is the pipe) as a card, or blank cards and ruled sheets to write one by hand.

    \b
      stationery note thank-you.md                      two cards on a sheet, to cut and fold
      stationery note thank-you.md --card us-a6 --fold none --with-envelope
      stationery note --blank 4                         cards with your monogram
      stationery note --undersheet --with-envelope      lines that show through card and envelope
    """
    from stationery.cli import deliver, files, options, source
    from stationery.resolve.job import CardOptions

    if single and up:
        raise click.UsageError("--single puts each card on a sheet of its own; --up puts several on one.")
    if blank and undersheet:
        raise click.UsageError("--blank and --undersheet are two results; ask for one after the other.")
    if not file and not (blank or undersheet):
        raise click.UsageError("a letter file is wanted, or --blank N, or --undersheet")
    deliver.check_pipe(output, as_json, with_envelope and not (blank or undersheet))
    choices = options.chosen(
        card=card, paper=paper, envelope=envelope, letterhead=letterhead, font=font, language=language, **look
    )
    manner = CardOptions(
        options.given("--fold", fold),
        options.given("--orientation", orientation),
        options.given("--panel", panel),
        int(up or 0),
        single,
    )
    results: tuple[tuple[str, Result], ...]
    if blank or undersheet:
        written = source.addressed(file, None, from_, choices, profile)
        name = "undersheet" if undersheet else "cards"
        default = files.beside(file, f"-{name}.pdf", name) if file and file != files.PIPE else f"{name}.pdf"
        drawn = by_hand(written, blank or 0, with_envelope, manner)
        results = ((files.destination(output, default), drawn),)
    else:
        written = source.letter(file or files.PIPE, choices, date, from_, profile, signed)
        path = files.destination(output, files.beside(file or "", ".pdf", "note"))
        made = notes(written, with_envelope, manner, draft)
        results = tuple(zip((path, files.companion(path, "-envelope.pdf")), made, strict=False))
    deliver.deliver(
        results,
        open_it=open_it,
        dry_run=dry_run,
        as_json=as_json,
        force=force,
        quiet=quiet,
        made_from=file or "",
    )
    if not quiet and not (blank or undersheet):
        source.tell_signed(written)


def notes(written: Letter, with_envelope: bool, manner: CardOptions, draft: bool) -> tuple[Result, ...]:
    """The card, and its envelope if it is wanted."""
    from stationery.cli import settings, source
    from stationery.products.card import note_and_envelope, note_pdf

    stock, signature = settings.stock(), source.signature(written)
    advice = None
    if not draft:
        from stationery.cli import etiquette

        advice = etiquette.advice(written)
    if with_envelope:
        return note_and_envelope(written, stock, manner=manner, signature=signature, draft=draft, advice=advice)
    return (note_pdf(written, stock, manner=manner, signature=signature, draft=draft, advice=advice),)


def by_hand(written: Letter, blank: int, with_envelope: bool, manner: CardOptions) -> Result:
    """So many blank cards, or with 0 the under-sheet; of the letter only sender and choices are looked at."""
    from stationery.cli import settings
    from stationery.products.blank_cards import blank_cards, undersheet

    choices = written.choices
    if blank:
        return blank_cards(written.sender, settings.stock(), count=blank, choices=choices, manner=manner)
    return undersheet(
        settings.stock(),
        choices.card,
        choices.envelope,
        with_envelope=with_envelope,
        sender=written.sender,
        paper=choices.paper,
        manner=manner,
    )
