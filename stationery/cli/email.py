"""stationery email: turns a letter file into an e-mail draft, plain text, or a link. Nothing is ever sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from stationery.cli import etiquette, files, settings, source
from stationery.cli.option_groups import OPTIONS
from stationery.cli.options import OUTPUT, Option, Request, argument, command, option, under
from stationery.cli.output import read_output, remarks_as_data, tell_json, tell_remarks
from stationery.cli.terminal import say, tell
from stationery.products.email import email_draft

if TYPE_CHECKING:
    from stationery.products.email import EmailResult

OPEN_IT = "Double-click it to open it in your mail program; then read it once more and send it."


@command(
    argument("file"),
    option("text", Option("--text", "Print only the text, for the clipboard; write no file.", flag=True)),
    option("mailto", Option("--mailto", "Print a mailto: link with the whole message; write no file.", flag=True)),
    option("to", Option("--to", "The recipient's e-mail address.", metavar="ADDRESS")),
    option(
        "subject",
        Option("--subject", "The subject, instead of the one in the file or the suggested one.", metavar="TEXT"),
    ),
    *under(OPTIONS, "from_", "language", *OUTPUT),
)
def email(request: Request) -> None:
    """Make an e-mail draft of the letter in FILE (- for stdin): the same text without the letterhead. It is never sent.

    The draft is an .eml file next to FILE; Thunderbird opens it ready to edit.

    \b
      stationery email thank-you.md                     make thank-you.eml
      stationery email thank-you.md --text | wl-copy    copy the text to the clipboard
      stationery email thank-you.md --mailto --open     open it in the mail program
    """
    file, text, mailto, output = (
        request.require("file"),
        request.flag("text"),
        request.flag("mailto"),
        read_output(request),
    )
    if (text and mailto) or ((text or mailto) and (output.as_json or output.path)):
        raise click.UsageError("--text and --mailto print to stdout; use only one of them, without -o or --json.")
    output.check_pipe()
    path = files.destination(output.path, files.beside(file, ".eml", "email"))
    if not (text or mailto):
        files.may_write(path, output.force)
    written = source.letter(file, request.choices(), None, request.text("from_"), request.require("profile"))
    stock = settings.stock()
    advice = None
    if written.kind != "letter":  # no advice on a plain letter
        advice = etiquette.advice(written)
    subject, to = request.written("subject"), request.written("to")
    result = email_draft(written, stock, subject=subject, to=to, for_link=mailto, advice=advice)
    tell_remarks(result.remarks)
    if text or mailto:
        say(result.text if text else result.mailto, nl=mailto)
        if mailto and output.open_it and not output.dry_run:
            click.launch(result.mailto)
        return
    if not output.dry_run:
        files.write((path, result.eml))
    if output.as_json:
        tell_json({"written": not output.dry_run, "files": [_as_data(path, result)]})
    elif path != files.PIPE:
        say(f"{path} would be written" if output.dry_run else path)
        if not output.quiet:
            tell(OPEN_IT)
    if output.open_it and not output.dry_run and path != files.PIPE:
        click.launch(path)


def _as_data(path: str, result: EmailResult) -> dict[str, object]:
    return {
        "path": path,
        "from": result.sender,
        "to": result.recipient,
        "subject": result.subject,
        "text": result.text,
        "mailto": result.mailto,
        "warnings": remarks_as_data(result.remarks),
    }
