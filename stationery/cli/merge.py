"""stationery merge: makes letters, envelopes, cards, or e-mails for all the people of a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stationery.cli.envelope import PLACED
from stationery.cli.list_options import SELECTION, WHICH
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
    from stationery.products.merge_pieces import Medium

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
        "ledger",
        Option(
            "--ledger",
            "Write down in this file who got what; by default made.csv beside LIST. `none` for no ledger.",
            RESULT,
            metavar="FILE",
        ),
    ),
    option("again", Option("--again", "Make also what the ledger has already.", RESULT, flag=True)),
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
    option("make_emails", Option("--emails", "Make an e-mail draft for each recipient.", flag=True)),
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
    """Make a letter and an envelope for each row of LIST, a CSV file or a spreadsheet, from the template LETTER.

    LETTER is a letter file with fields such as {{first name}}, in its head or its body: the headings of the list.
    Without `to:`, the address is that of the row.

    \b
      stationery merge thank-you.md guests.csv             thank-you-guests.pdf and its envelopes
      stationery merge thank-you.md guests.csv --cards --envelopes
      stationery merge invitation.md alumni.csv --where 'Status=Active' --sort zip -o all.pdf
      stationery merge invitation.md alumni.csv --dry-run  count, weigh, and find what is wrong
      stationery merge invitation.md alumni.csv --preview 17
      stationery merge invitation.md alumni.csv --again    also those who have got it
      stationery merge note.md guests.csv --household      one letter for the rows of one address
      stationery merge offer.md clients.xlsx --each offers --name "{{company}}-{{n}}"
    """
    from stationery.cli import merging  # 60 ms
    from stationery.products.merge_pieces import Manner  # 20 ms
    from stationery.resolve.job import EnvelopeOptions, return_to  # 8 ms

    letter, list_, media = request.require("template"), request.require("list"), read_media(request)
    manner = Manner(
        media,
        request.flag("draft"),
        printer=request.printer(),
        card=read_card(request) if "cards" in media else Manner().card,
        envelope=EnvelopeOptions(return_to=return_to(request.require("place"))),
    )
    path = merging.default_path(letter, list_, request.number("preview"))
    merging.run(request, merging.Wanted(merging.read_letter_template(letter), list_, manner, path, letter, keeps=True))


def read_media(request: Request) -> tuple[Medium, ...]:
    """What is asked for: letters and envelopes if nothing is."""
    from stationery.products.merge_pieces import MEDIA  # 20 ms

    asked = tuple(medium for medium in MEDIA if request.flag(f"make_{medium}"))
    return asked or ("letters", "envelopes")
