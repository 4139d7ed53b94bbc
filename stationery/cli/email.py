"""stationery email: a letter file to the draft of an e-mail, to its text, or to a link. Nothing is ever sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from stationery.cli.options import output_options

if TYPE_CHECKING:
    from stationery.products.email import EmailResult

OPEN_IT = "A double click opens it in the mail program, ready to be read once more and sent."


@click.command()
@click.argument("file")
@click.option("--text", is_flag=True, help="Print the words only, for the clipboard; write no file.")
@click.option("--mailto", is_flag=True, help="Print a mailto: link with everything in it; write no file.")
@click.option("--to", metavar="ADDRESS", help="The recipient's e-mail address.")
@click.option("--subject", metavar="TEXT", help="The subject, in place of the file's or the proposed one.")
@click.option("--from", "from_", metavar="TEXT", help="The sender's lines, parted by semicolons or line ends.")
@click.option(
    "--language",
    "--lang",
    metavar="TAG",
    help="The language it is written in, as en-US or de; `recipient` is the recipient's.",
)
@output_options
def email(
    file: str,
    text: bool,
    mailto: bool,
    to: str | None,
    subject: str | None,
    from_: str | None,
    language: str | None,
    output: str | None,
    open_it: bool,
    dry_run: bool,
    as_json: bool,
    force: bool,
    quiet: bool,
    profile: str,
) -> None:
    """Make an e-mail of the letter in FILE (- is the pipe): the same words without the header. It is never sent.

    The draft, an .eml file beside FILE, has the marks by which Thunderbird opens it in its composer.

    \b
      stationery email thank-you.md                     makes thank-you.eml
      stationery email thank-you.md --text | wl-copy    the words to the clipboard
      stationery email thank-you.md --mailto --open     straight into the mail program
    """
    from stationery.cli import deliver, files, options, settings, source
    from stationery.products.email import email_draft

    if (text and mailto) or ((text or mailto) and (as_json or output)):
        raise click.UsageError("--text and --mailto print one thing to stdout; give one of them, without -o or --json.")
    deliver.check_pipe(output, as_json, several=False)
    path = files.destination(output, files.beside(file, ".eml", "email"))
    if not (text or mailto):
        files.may_write(path, force)
    written = source.letter(file, options.chosen(language=language), None, from_, profile)
    stock = settings.stock()
    advice = None
    if written.kind != "letter":  # a plain letter asks no advice
        from stationery.cli import etiquette

        advice = etiquette.advice(written)
    made = email_draft(
        written,
        stock,
        subject=options.given("--subject", subject),
        to=options.given("--to", to),
        for_link=mailto,
        advice=advice,
    )
    options.tell_remarks(made.remarks)
    if text or mailto:
        click.echo(made.text if text else made.mailto, nl=mailto)
        if mailto and open_it and not dry_run:
            click.launch(made.mailto)
        return
    if not dry_run:
        files.write((path, made.eml))
    if as_json:
        options.tell_json({"written": not dry_run, "files": [_as_data(path, made)]})
    elif path != files.PIPE:
        click.echo(f"{path} would be written" if dry_run else path)
        if not quiet:
            click.echo(OPEN_IT, err=True)
    if open_it and not dry_run and path != files.PIPE:
        click.launch(path)


def _as_data(path: str, made: EmailResult) -> dict[str, object]:
    from stationery.cli.options import remarks_as_data

    return {
        "path": path,
        "from": made.sender,
        "to": made.recipient,
        "subject": made.subject,
        "text": made.text,
        "mailto": made.mailto,
        "warnings": remarks_as_data(made.remarks),
    }
