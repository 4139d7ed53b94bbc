"""stationery email: turns a letter file into an e-mail draft, plain text, or a link. Nothing is ever sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from stationery.cli import etiquette, files, first_steps, settings, source
from stationery.cli.option_groups import OPTIONS
from stationery.cli.options import FILES, OUTPUT, Option, Request, command, option, under
from stationery.cli.output import Made, deliver, read_output, remarks_as_data, tell_remarks
from stationery.cli.terminal import say
from stationery.model.values import replace
from stationery.products.email import email_draft

if TYPE_CHECKING:
    from stationery.products.email import EmailResult

OPEN_IT = "Double-click it to open it in your mail program; then read it again and send it."


@command(
    FILES,
    option("text", Option("--text", "Print only the text, for the clipboard; write no file.", flag=True)),
    option("mailto", Option("--mailto", "Print a mailto: link with the whole message; write no file.", flag=True)),
    option("to", Option("--to", "The recipient's e-mail address; or a name in your address book.", metavar="ADDRESS")),
    "book",
    option(
        "subject",
        Option("--subject", "The subject, instead of the one in the file or the suggested one.", metavar="TEXT"),
    ),
    *under(OPTIONS, "from_", "date", "language"),
    *OUTPUT,
)
def email(request: Request) -> None:
    """Make an e-mail draft of the letter in FILE (- for stdin): the same text without the letterhead. It is never sent.

    The draft is an .eml file next to FILE; Thunderbird opens it ready to edit. The files of enclosures are attached.
    Several files make several drafts.

    \b
      stationery email thank-you.md                     make thank-you.eml
      stationery email thank-you.md --text | wl-copy    copy the text to the clipboard
      stationery email thank-you.md --mailto --open     open it in the mail program
    """
    file, text, mailto, output = (
        request.text("file"),
        request.flag("text"),
        request.flag("mailto"),
        read_output(request),
    )
    if file is None:
        raise first_steps.ask_for_file()
    if (text and mailto) or ((text or mailto) and (output.as_json or output.path)):
        raise click.UsageError("--text and --mailto print to stdout; use only one of them, without -o or --json.")
    if (text or mailto) and output.gather:
        raise click.UsageError("--text and --mailto print one message; name one file.")
    output.check_pipe()
    path = files.destination(output.path, files.beside(file, ".eml", "email"))
    written = source.letter(file, source.read_requested(request, to=False))
    stock = settings.stock()
    plain = written.kind == "letter"
    advice = etiquette.advise_on_plain if plain else etiquette.advice(written)
    subject, to = request.written("subject"), request.written("to")
    if request.text("book") and not to:
        raise click.UsageError("--book is where --to NAME is looked up; also give --to NAME.")
    if to:
        from stationery.cli import address_book  # 15 ms

        to = replace(to, text=address_book.find_email(to.text, request.text("book")))
    attach = not (text or mailto)
    result = email_draft(written, stock, subject=subject, to=to, for_link=mailto, attach=attach, advice=advice)
    if text or mailto:
        tell_remarks(result.remarks)
        say(result.text if text else result.mailto, nl=mailto)
        if mailto and output.open_it and not output.dry_run:
            click.launch(result.mailto)
        return
    then = () if path == files.PIPE or output.dry_run else (OPEN_IT,)
    made = Made(path, result.eml, result.remarks, _as_data(path, result), then, advice_names_it=False)
    deliver((made,), output)


def _as_data(path: str, result: EmailResult) -> dict[str, object]:
    return {
        "path": path,
        "from": result.sender,
        "to": result.recipient,
        "subject": result.subject,
        "attachments": list(result.attachments),
        "text": result.text,
        "mailto": result.mailto,
        "warnings": remarks_as_data(result.remarks),
    }
