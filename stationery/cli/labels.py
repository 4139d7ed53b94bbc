"""stationery labels: makes sheets of labels from a list of addresses, your own address, or any words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from stationery.cli import files
from stationery.cli.list_options import SELECTION, WHICH, refuse_selection
from stationery.cli.option_groups import OPTIONS, RESULT, SHEET, TEXT
from stationery.cli.options import ADDRESS, OUTPUT, WORDS, Option, Request, argument, command, option, under
from stationery.cli.output import read_output, write_results
from stationery.cli.terminal import say, tell
from stationery.model.errors import Place, SourceError
from stationery.model.values import replace

if TYPE_CHECKING:
    from stationery.catalog.labels import LabelSheet
    from stationery.model.letter import Letter, Written
    from stationery.products.labels import LabelOptions
    from stationery.products.name_cards import CardContents
    from stationery.products.result import Result

MOST_COPIES = 5000

_HOUSEHOLD = "Make one label for the rows of one address, to all who are named in them."


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
    option("front", Option("--front", "How names are set, such as script or engraved.", heading=SHEET, names="fronts")),
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
    *((name, replace(row, help=_HOUSEHOLD) if name == "household" else row) for name, row in SELECTION),
    WHICH,
    *under(TEXT, *WORDS),
    *under(OPTIONS, "from_"),
    *ADDRESS,
    "printer",
    *OUTPUT,
    "print_it",
    *under(RESULT, "no_input"),
)
def labels(request: Request) -> None:
    """Make sheets of labels for the addresses in LIST, for your own address, or for any words.

    \b
      stationery labels guests.csv --sheet avery-5160                   make guests-labels.pdf
      stationery labels guests.csv --sheet L7160 --start 7              begin on a used sheet
      stationery labels guests.csv --sheet 5163 --where State=OR --sort zip
      stationery labels --return --sheet avery-5167                     a sheet of your return address
      stationery labels --text "Fragile; this side up" --sheet 5163 --copies 2
      stationery labels --text-file jam.txt --sheet avery-5294          a round label for each text
      stationery labels --as names --sheet avery-5371                   your calling cards
      stationery labels guests.csv --as names --sheet place-cards-letter       a place card for each guest
      stationery labels guests.csv --as tags --sheet gift-tags-letter          a gift tag for each
      stationery catalog labels                                         all sheets
      stationery catalog proof avery-5160                               outlines, to hold against your sheet

    LIST is an address book: a spreadsheet (CSV, XLSX, ODS), a vCard file, or a folder of them; - for stdin. Each
    address is worded as on an envelope and set as large as its label allows. Rows are chosen as for `merge`.
    """
    from stationery.catalog.labels import label_sheet  # 1 ms
    from stationery.cli import files, settings, source  # 14.4 ms
    from stationery.products.labels import LabelOptions, return_labels, stand_on_cards, text_labels  # 44.6 ms
    from stationery.products.name_cards import text_cards  # 3 ms

    path = request.text("file")
    _ensure_one(request)
    if not request.text("sheet"):
        usual = _USUAL_SHEETS[request.text("contents") or "addresses"]
        hint = f"name it with --sheet, such as --sheet {usual}; `stationery catalog labels` lists all sheets"
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
    words = request.text("text") is not None or request.text("texts")
    sheet = label_sheet(stock.store, options.sheet)
    texts = _read_texts(request) if words else []
    designed = contents != "addresses" or bool(request.text("front") or request.text("accent"))
    below = not designed and stand_on_cards(texts, sheet)
    as_cards = bool(words) and (sheet.cut or sheet.tent or contents != "addresses") and not below
    if contents == "addresses" and not as_cards and (request.text("front") or request.text("accent")):
        other = "--front" if request.text("front") else "--accent"
        raise click.UsageError(f"{other} is for cards and tags; add --as names or --as tags.")
    if sheet.cut and contents == "addresses" and not words:
        raise click.UsageError(_for_names(sheet, listed=bool(path)))
    if path and contents == "addresses":
        _make_list(request, path, read, options)
        return
    if not path:
        refuse_selection(request, "the rows of a list")
    if as_cards:
        made = text_cards(texts, read, stock, options, request.written("front"))
    elif contents != "addresses":
        made = _make_cards(request, path, contents, read, options)
    elif request.flag("sender"):
        made = return_labels(read, stock, options)
    else:
        made = text_labels(texts, read, stock, options)
    default = "return-labels.pdf" if request.flag("sender") else "labels.pdf"
    if path and path != files.PIPE:
        default = files.beside(path.rstrip("/"), "-labels.pdf", "")
    destination = files.destination(output.path, default)
    _tell_again(destination, made, options)
    write_results(((destination, made),), output)


def _make_list(request: Request, path: str, letter: Letter, options: LabelOptions) -> None:
    """Labels for the rows of a list that are chosen. Exits with 1 if rows were left out."""
    from stationery.cli import files, lists, merging, settings  # 60 ms
    from stationery.products.list_labels import ListLabels  # 20 ms
    from stationery.products.merge_outcome import Asked  # 20 ms
    from stationery.products.rest_file import Rest, choose_rest, rest_path  # 1 ms
    from stationery.products.rosters import ensure_addresses  # 5 ms

    output = read_output(request)
    asks = lists.at_terminal(bool(request.switch_if("no_input")))
    partners, which = request.flag("with_partners"), request.text("which_address") or ""
    roster, columns = lists.open_roster(path, which, asks=asks, dry_run=output.dry_run, partners=partners)
    ensure_addresses(roster, columns)
    made = ListLabels(roster, letter, settings.stock(), options)
    rest = rest_path("list.csv" if path == files.PIPE else path.rstrip("/"))
    asked = Asked(merging.read_selection(request), request.flag("skip_bad"), rest, output.dry_run)
    result = made.make(asked)
    left_out = Rest() if output.dry_run else choose_rest(roster, made.report, rest, force=output.force)
    default = files.beside(path.rstrip("/"), "-labels.pdf", "") if path != files.PIPE else "labels.pdf"
    destination = files.destination(output.path, default)
    _tell_again(destination, result, options)
    write_results(((destination, result),), output)
    if not output.as_json and output.dry_run:
        labels, sheets = (made.report.checked - len(made.report.bad)) * max(options.copies, 1), len(result.pages)
        say(f"{labels:,} label{'s' * (labels != 1)} on {sheets:,} sheet{'s' * (sheets != 1)}")
        for line in merging.describe_households(made.joinings):
            say(line)
    elif not output.as_json:
        merging.tell_joinings(made.joinings)
    if left_out.data:
        files.write((left_out.path, left_out.data))
    count = sum(map(len, made.report.bad))
    merging.tell_left_out(count, left_out.path, path, named=bool(output.path))
    if count:
        raise SystemExit(1)


def _tell_again(path: str, result: Result, options: LabelOptions) -> None:
    """Tell of a used sheet that this very file is there already, and may have been printed on it."""
    if options.start.text != "1" and files.holds(path, result.pdf):
        tell(
            f"{path} is there already, with these same labels from --start {options.start.text}. If you have printed"
            " it, those labels are used up: choose another --start."
        )


_USUAL_SHEETS = {
    "addresses": "avery-5160",
    "names": "place-cards-letter for place cards, or avery-5371 for calling cards",
    "tags": "gift-tags-letter",
}
"""By what is printed, the sheets that are named to whoever names none."""


def _make_cards(request: Request, path: str | None, contents: str, letter: Letter, options: LabelOptions) -> Result:
    """Cards with the names of the rows that are chosen, or with the sender's own."""
    from stationery.cli import lists, merging, settings  # 60 ms
    from stationery.products.merge_runs import raise_empty  # 20 ms
    from stationery.products.name_cards import name_cards, split_pair  # 3 ms
    from stationery.products.rosters import ensure_names  # 5 ms

    for name, flag in (("household", "--household"), ("skip_bad", "--skip-bad")):
        if request.text_if(name):
            raise click.UsageError(f"{flag} is for addresses; leave it out with --as {contents}.")
    contacts = None
    if path:
        partners = request.flag("with_partners")
        roster, columns = lists.open_roster(path, asks=False, addressed=False, partners=partners)
        ensure_names(roster, columns)
        selection = merging.read_selection(request)
        roster.check(selection.fields)
        contacts = [each for one in roster.recipients(selection) for each in split_pair(one.contacts[0])]
        if not contacts:
            raise_empty(selection, roster.file)
    what: CardContents = "tags" if contents == "tags" else "names"
    return name_cards(contacts, what, letter, settings.stock(), options, request.written("front"))


def _for_names(sheet: LabelSheet, *, listed: bool) -> str:
    """That a sheet of cards to cut has no place for addresses, and what to add."""
    what = "place cards to fold" if sheet.tent else "gift tags" if sheet.hole else "cards"
    add = f"add --as {'tags' if sheet.hole else 'names'}" if listed else "use --as names in place of --return"
    return f"{sheet.id} is a sheet of {what}, not of labels for addresses; {add}, or choose another --sheet."


def _stands_alone(request: Request) -> bool:
    """Whether --as by itself says what is printed: it may go with a list, and names with a file of texts."""
    contents = request.text("contents")
    typed = request.text("texts") or request.text("text") is not None
    return contents in ("names", "tags") and not request.text("file") and not (contents == "names" and typed)


def _ensure_one(request: Request) -> None:
    """Raise UsageError unless exactly one thing is to stand on the labels."""
    given = [
        name
        for name, there in (
            ("a list of addresses", request.text("file")),
            ("--return", request.flag("sender")),
            ("--as", _stands_alone(request)),
            ("--text", request.text("text") is not None),
            ("--text-file", request.text("texts")),
        )
        if there
    ]
    if not given:
        raise click.UsageError('what goes on the labels? Name a list of addresses, or use --return or --text "WORDS".')
    if len(given) > 1:
        raise click.UsageError(f"{given[0]} and {given[1]} can't be on the same sheet; use one of them.")


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
