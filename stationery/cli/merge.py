"""stationery merge: makes letters, envelopes, cards, or e-mails for all the people of a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from stationery.cli.envelope import PLACED
from stationery.cli.list_options import LISTS, SELECTION, WHICH
from stationery.cli.note import CARD_ROWS, read_card
from stationery.cli.option_groups import POST, RESULT, SHEET, TEXT
from stationery.cli.options import (
    ADDRESS,
    FRONT,
    LETTERHEAD,
    WORDS,
    Option,
    Request,
    Row,
    argument,
    command,
    option,
    under,
)
from stationery.model.values import replace

if TYPE_CHECKING:
    from stationery.products.labels import LabelOptions
    from stationery.products.merge_pieces import Medium

MOST_WORKERS = 64
"""More cores are a server's, which has a scheduler."""

RESULTS: tuple[Row, ...] = (
    option(
        "each",
        Option("--each", "Make a file for each recipient in this folder, not one for all.", RESULT, metavar="FOLDER"),
    ),
    option(
        "name",
        Option(
            "--name",
            "What the files of --each are called.",
            RESULT,
            metavar="TEXT",
            default="{{name}}",
            default_shown=True,
        ),
    ),
    option(
        "split",
        Option("--split", "Begin another file after N recipients.", RESULT, metavar="N", between=(1, None)),
    ),
    option(
        "workers",
        Option(
            "--workers",
            "Share the work among N processes, for --each and --split; as many as the computer has cores.",
            RESULT,
            metavar="N",
            between=(1, MOST_WORKERS),
        ),
    ),
    option(
        "ledger",
        Option(
            "--ledger",
            "Write down in this file who got what; by default made.csv beside LIST. `none` for no ledger.",
            RESULT,
            metavar="FILE",
        ),
    ),
    option("again", Option("--again", "Make letters that the ledger already has, too.", RESULT, flag=True)),
    option(
        "skip_changed",
        Option(
            "--skip-changed",
            "Leave out who got the letter before its words or their row changed.",
            RESULT,
            flag=True,
        ),
    ),
    option(
        "preview",
        Option("--preview", "Make only this row, to look at it.", RESULT, metavar="ROW", between=(1, None)),
    ),
)


@command(
    argument("template", metavar="LETTER"),
    argument("list", metavar="LIST"),
    option("make_letters", Option("--letters", "Make letters.", flag=True)),
    option("make_envelopes", Option("--envelopes", "Make envelopes.", flag=True)),
    option("make_cards", Option("--cards", "Make note cards, different ones on each sheet.", flag=True)),
    option(
        "labels", Option("--labels", "Make labels on this sheet, such as avery-5160.", names="labels", metavar="SHEET")
    ),
    option(
        "start",
        Option(
            "--start",
            "For --labels, the first label that is left on a used sheet.",
            heading=SHEET,
            metavar="N",
            default="1",
        ),
    ),
    option("make_emails", Option("--emails", "Make an e-mail draft for each recipient.", flag=True)),
    option(
        "enclosing",
        Option("--with-enclosures", "Add the pages of enclosed PDFs after each letter.", RESULT, flag=True),
    ),
    *SELECTION,
    WHICH,
    "style",
    *under(SHEET, "paper"),
    *WORDS,
    *under(TEXT, "date"),
    "punctuation",
    "figures",
    "spacing",
    "justify",
    "one_page",
    "signed",
    "draft",
    "from_",
    *(name for name in LETTERHEAD if name != "letters"),
    *under(POST, "envelope"),
    *((name, replace(row, heading=POST)) for name, row in PLACED if name == "place"),
    option(
        "postage",
        Option(
            "--postage",
            "Print postage on the envelopes, each its own: a folder of stamps, a text file with a stamp or code in each"
            " line, a PDF with one on each page, or a column of LIST, such as {{postage}}. The ledger keeps who got"
            " which.",
            POST,
            metavar="STAMPS",
        ),
    ),
    *ADDRESS,
    *under(SHEET, "card"),
    *FRONT,
    *((name, replace(row, heading=SHEET)) for name, row in CARD_ROWS),
    "printer",
    option("output", help="The file for the letters; the other files are called after it."),
    *RESULTS,
    "dry_run",
    "as_json",
    "force",
    "quiet",
    "profile",
    "open_it",
    "print_it",
    *under(RESULT, "no_input"),
)
def merge(request: Request) -> None:
    """Make a letter and an envelope for each row of LIST, a CSV file or a spreadsheet, from the template LETTER; of a
    note (`kind: note`, or with `card:`), a note card and its envelope.

    LETTER is a letter file with fields such as {{first name}}, in its head or its body: the headings of the list.
    Without `to:`, the address is that of the row.

    \b
      stationery merge thank-you.md guests.csv             thank-you-guests.pdf and its envelopes
      stationery merge note.md guests.csv                  note-guests-cards.pdf and its envelopes
      stationery merge note.md guests.csv --letters        letters of a note
      stationery merge thank-you.md guests.csv --letters --labels avery-5160
      stationery merge invitation.md alumni.csv --where 'Status=Active' --sort zip -o all.pdf
      stationery merge invitation.md alumni.csv --dry-run  count, weigh, and find what is wrong
      stationery merge invitation.md alumni.csv --preview 17
      stationery merge invitation.md alumni.csv --rows 2,4,6-9
      stationery merge invitation.md alumni.csv --again    also those who have got it
      stationery merge note.md guests.csv --household      one letter for the rows of one address
      stationery merge offer.md clients.xlsx --each offers --name "{{company}}-{{n}}"
    """
    from stationery.cli import merging  # 60 ms
    from stationery.products.merge_pieces import Manner, usual_media  # 20 ms
    from stationery.resolve.job import EnvelopeOptions, return_to  # 8 ms

    letter, list_ = request.require("template"), request.require("list")
    if letter.lower().endswith(LISTS) and not list_.lower().endswith(LISTS):
        raise click.UsageError(f"the letter comes first: stationery merge {list_} {letter}")
    template = merging.read_letter_template(letter)
    media = _list_asked(request) or usual_media(template.text)
    manner = Manner(
        media,
        request.flag("draft"),
        printer=request.printer(),
        card=read_card(request) if "cards" in media else Manner().card,
        labels=_read_labels(request),
        enclosing=request.flag("enclosing"),
        envelope=EnvelopeOptions(return_to=return_to(request.require("place"))),
        postage=request.written("postage"),
    )
    if manner.postage and "envelopes" not in media:
        raise click.UsageError("--postage is printed on envelopes; add --envelopes.")
    if manner.enclosing and "letters" not in media:
        raise click.UsageError("--with-enclosures adds their pages to letters; add --letters.")
    path = merging.default_path(letter, list_, request.number("preview"))
    merging.run(request, merging.Wanted(template, list_, manner, path, letter, keeps=True))


def _list_asked(request: Request) -> tuple[Medium, ...]:
    from stationery.products.merge_pieces import MEDIA  # 20 ms

    named = {"labels": bool(request.text("labels"))}
    return tuple(medium for medium in MEDIA if named.get(medium) or request.switch_if(f"make_{medium}"))


def _read_labels(request: Request) -> LabelOptions | None:
    if not request.text("labels"):
        if request.text("start") != "1":
            raise click.UsageError("--start is for --labels SHEET.")
        return None
    from stationery.products.labels import LabelOptions  # 15 ms

    return LabelOptions(request.written("labels"), request.written("start"), printer=request.printer())
