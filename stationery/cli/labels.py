"""stationery labels: makes sheets of labels from a list of addresses, your own address, or any words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from stationery.cli.option_groups import OPTIONS, POST, TEXT
from stationery.cli.options import ADDRESS, OUTPUT, WORDS, Option, Request, argument, command, option, under
from stationery.cli.output import read_output, tell_remarks, write_results
from stationery.model.diagnostics import Diagnostics
from stationery.model.errors import Place, SourceError, StationeryError
from stationery.model.values import replace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stationery.model.contact import Contact
    from stationery.model.letter import Letter, Written
    from stationery.products.labels import LabelOptions
    from stationery.products.name_cards import CardContents
    from stationery.products.result import Result

MOST_COPIES = 5000


@command(
    argument("file", metavar="[LIST]", required=False),
    option("sheet", Option("--sheet", "The sheet of labels, such as avery-5160 or L7160.", names="labels")),
    option(
        "start",
        Option(
            "--start",
            "The first label that is left on a used sheet, counted row by row from the upper left.",
            metavar="N",
            default="1",
        ),
    ),
    option("sender", Option("--return", "Print your own address, from your profile or --from.", flag=True)),
    option("text", Option("--text", "Print these words; a semicolon begins a new line.", metavar="TEXT")),
    option(
        "texts",
        Option(
            "--text-file", "Print the texts in this file, with blank lines between them, one a label.", metavar="FILE"
        ),
    ),
    option(
        "contents",
        Option(
            "--as",
            "What to print: addresses; the names alone, for calling cards and place cards; or gift tags.",
            among=("addresses", "names", "tags"),
        ),
    ),
    option("front", Option("--front", "How names are set, such as script or engraved.", names="fronts")),
    "accent",
    option(
        "copies",
        Option(
            "--copies",
            "The number of labels of each; by default one of each address or text in a file, and a full sheet of a"
            " single text or your own address.",
            between=(1, MOST_COPIES),
        ),
    ),
    option(
        "address",
        Option(
            "--address",
            "Which address to take of an entry that has several.",
            POST,
            among=("work", "home"),
        ),
    ),
    *under(TEXT, *WORDS),
    *under(OPTIONS, "from_"),
    *ADDRESS,
    "printer",
    *OUTPUT,
    "print_it",
)
def labels(request: Request) -> None:
    """Make sheets of labels for the addresses in LIST, for your own address, or for any words.

    \b
      stationery labels guests.csv --sheet avery-5160                   make guests-labels.pdf
      stationery labels guests.csv --sheet L7160 --start 7              begin on a used sheet
      stationery labels --return --sheet avery-5167                     a sheet of your return address
      stationery labels --text "Fragile; this side up" --sheet 5163 --copies 2
      stationery labels --text-file jam.txt --sheet avery-5294          a round label for each text
      stationery labels --as names --sheet avery-5371                   your calling cards
      stationery labels guests.csv --as names --sheet place-cards-letter       a place card for each guest
      stationery labels guests.csv --as tags --sheet gift-tags-letter          a gift tag for each
      stationery catalog labels                                         all sheets
      stationery catalog proof avery-5160                               outlines, to hold against your sheet

    LIST is an address book: a spreadsheet (CSV, XLSX, ODS), a vCard file, or a folder of them; - for stdin. Each
    address is worded as on an envelope and set as large as its label allows.
    """
    from stationery.cli import files, settings, source  # 14.4 ms
    from stationery.products.labels import LabelOptions, address_labels, return_labels, text_labels  # 44.6 ms

    path = request.text("file")
    _ensure_one(request)
    if not request.text("sheet"):
        hint = "name it with --sheet, such as --sheet avery-5160; `stationery catalog labels` lists all sheets"
        raise click.UsageError(f"which sheet of labels? {hint[0].upper()}{hint[1:]}.")
    output = read_output(request)
    output.check_pipe()
    read = source.read_addressed(None, source.read_requested(request, "font", to=False))
    options = LabelOptions(
        request.written("sheet"),
        request.written("start"),
        request.number("copies"),
        request.written("font"),
        request.printer(),
    )
    stock = settings.stock()
    contents = request.text("contents") or "addresses"
    if contents == "addresses" and (request.text("front") or request.text("accent")):
        other = "--front" if request.text("front") else "--accent"
        raise click.UsageError(f"{other} is for cards and tags; add --as names or --as tags.")
    if contents != "addresses":
        result = _make_cards(request, path, contents, read, options)
    elif path:
        diagnostics = Diagnostics()
        try:
            contacts = _read_list(path, request.text("address") or "", diagnostics)
            result = address_labels(contacts, read, stock, options)
        except StationeryError:
            tell_remarks(diagnostics.remarks)
            raise
        result = replace(result, remarks=(*diagnostics.remarks, *result.remarks))
    elif request.flag("sender"):
        result = return_labels(read, stock, options)
    else:
        result = text_labels(_read_texts(request), read, stock, options)
    default = files.beside(path.rstrip("/"), "-labels.pdf", "") if path and path != files.PIPE else "labels.pdf"
    write_results(((files.destination(output.path, default), result),), output)


def _make_cards(request: Request, path: str | None, contents: str, read: Letter, options: LabelOptions) -> Result:
    """Cards with the names of the list, or with the sender's own."""
    from stationery.cli import settings  # 7 ms
    from stationery.products.name_cards import name_cards  # 3 ms

    if request.text("text") is not None or request.text("texts"):
        raise click.UsageError("--as prints the names of a list, or your own; leave out --text and --text-file.")
    diagnostics = Diagnostics()
    contacts = _read_list(path, "", diagnostics) if path else None
    what: CardContents = "tags" if contents == "tags" else "names"
    made = name_cards(contacts, what, read, settings.stock(), options, request.written("front"))
    return replace(made, remarks=(*diagnostics.remarks, *made.remarks))


def _ensure_one(request: Request) -> None:
    """Raise UsageError unless exactly one thing is to stand on the labels."""
    given = [
        name
        for name, there in (
            ("a list of addresses", request.text("file")),
            ("--return", request.flag("sender")),
            ("--as", bool(request.text("contents")) and not request.text("file")),
            ("--text", request.text("text") is not None),
            ("--text-file", request.text("texts")),
        )
        if there
    ]
    if not given:
        raise click.UsageError('what goes on the labels? Name a list of addresses, or use --return or --text "WORDS".')
    if len(given) > 1:
        raise click.UsageError(f"{given[0]} and {given[1]} can't be on the same sheet; use one of them.")


def _read_list(path: str, address: str, diagnostics: Diagnostics) -> Iterator[Contact]:
    """The contacts of the list, in its order."""
    from stationery.reading.contacts.book import read_book  # 3 ms

    return read_book((path,), address, diagnostics)


def _read_texts(request: Request) -> list[list[Written]]:
    """The lines of each label: those of --text, or of the paragraphs in a file.

    A file without a blank line has a text in each line.
    """
    from stationery.model.letter import Written  # 1.5 ms

    words = request.text("text")
    if words is not None:
        lines = [Written(each.strip(), Place("--text")) for each in words.replace(";", "\n").split("\n")]
        return [[each for each in lines if each]]
    from stationery.reading.files import read_text  # 1.7 ms

    path = request.require("texts")
    rows = [row.strip() for row in read_text(path).split("\n")]
    while rows and not rows[-1]:
        del rows[-1]
    if not rows:
        raise SourceError("the file is empty", Place(path), "write the text of a label in it")
    apart = "" in rows
    found: list[list[Written]] = [[]]
    for number, row in enumerate(rows, 1):
        if found[-1] and (not apart or not row):
            found.append([])
        if row:
            found[-1].append(Written(row, Place(path, number)))
    return [each for each in found if each]
