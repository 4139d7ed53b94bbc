"""stationery print: sends our PDFs, or letter files, to the printer at true size, and watches until they are out."""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING, Literal

import click

from stationery.cli.option_groups import OPTIONS, RESULT
from stationery.cli.options import Option, Request, argument, command, option, under
from stationery.cli.print_questions import TAPE, tell_first_steps
from stationery.cli.printed_for import choose_printer, feed_from
from stationery.cli.printouts import SECONDS, Manner, print_items, tell_refusal
from stationery.cli.terminal import tell
from stationery.model.errors import Place, StationeryError
from stationery.model.values import replace, value

if TYPE_CHECKING:
    from stationery.catalog.printers import Margins
    from stationery.cli.source import Source
    from stationery.data.stock import Stock
    from stationery.model.letter import Letter, Written
    from stationery.products.print_jobs import Item
    from stationery.products.result import Result

What = Literal["letter", "envelope", "card"]
WHATS: tuple[What, ...] = ("envelope", "card", "letter")


@command(
    argument("paths", nargs=-1, required=True, metavar="FILE…"),
    option("queue", Option("--queue", "The print queue, instead of the default one.", metavar="Q")),
    option("printer", heading=OPTIONS, help="The measured printer; by default, that of the queue, or the default one."),
    option("slot", Option("--slot", "The slot or tray that the sheets are taken from.", metavar="S")),
    option("type_", Option("--type", "The type of the sheets, such as envelope.", metavar="T")),
    option(
        "what",
        Option("--what", "What to print of a letter file; give it again for more.", among=WHATS, many=True),
    ),
    option(
        "enclosing",
        Option("--with-enclosures", "Print the pages of enclosed PDFs, too, after the letter.", RESULT, flag=True),
    ),
    option(
        "carrier",
        Option(
            "--carrier",
            "Print the envelope's face on a sheet of plain paper with its outline, to tape the envelope onto; for"
            " inkjet printers that don't have its size.",
            heading=RESULT,
            flag=True,
        ),
    ),
    option(
        "fix",
        Option(
            "--fix",
            "Move the addresses on the envelope of a letter file where the printer would clip them.",
            heading=RESULT,
            flag=True,
        ),
    ),
    option("copies", Option("--copies", "Print N copies.", metavar="N", between=(1, 999), default=1)),
    option(
        "dry_run",
        heading=OPTIONS,
        help="Look everything up, send nothing, and show the `lp` command; it prints a copy that is kept.",
    ),
    option("hold", Option("--hold", "Hold the job in the queue until you release it.", flag=True)),
    "as_json",
    *under(RESULT, "no_input"),
    option(
        "timeout",
        Option(
            "--timeout",
            "Stop watching after S seconds without progress; those while the printer asks for paper don't count.",
            RESULT,
            metavar="S",
            between=(1, 86_400),
            default=SECONDS,
            default_shown=True,
        ),
    ),
    "profile",
)
def print_(request: Request) -> None:
    """Print each FILE, a PDF made by stationery or a letter file, at 100 % on the size of its pages.

    The print queue is asked first for the size, the slot, and the type; what the printer doesn't have is refused, and
    nothing is sent. Then the job is watched until the printer has finished it, however long it asks for paper. Defaults
    saved with `lpoptions` are not used.

    What is made of a letter file is corrected for a printer that you have measured (`stationery printer add`): that of
    --printer, else the one whose queue it is, else the default one if it names no queue. Each line about a job says
    which. A finished envelope is turned the way that printer takes it, and is otherwise printed as it is. A PDF that is
    corrected for another printer is refused. So is an envelope that the printer would clip: you are told what to move,
    and --fix moves it.

    Of a letter file, the letter is printed, and you are asked when to print its envelope; without a terminal, the
    letter only, unless --what says more. On a terminal, you are also asked before an envelope is sent that the printer
    doesn't say is loaded.

    \b
      stationery print thank-you.md                     the letter, then its envelope
      stationery print thank-you-envelope.pdf --slot by-pass-tray
      stationery print thank-you.md --what envelope
      stationery print interview.md --with-enclosures   the letter and the PDFs that it encloses
      stationery print thank-you.md --carrier           the envelope's face on plain paper, for an inkjet printer
      stationery print thank-you-envelope.pdf --carrier
      stationery print thank-you.md --what envelope --fix      within what the printer can print
      stationery print thank-you.pdf --dry-run          show the lp command
    """
    from stationery.cli import settings  # 4.7 ms
    from stationery.printing.choose import Feed  # 25 ms

    feed = Feed(request.text("queue") or "", request.text("slot") or "", request.text("type_") or "")
    measured = choose_printer(request.text("printer") or "", feed.queue)
    manner = Manner(
        feed_from(feed, measured),
        request.number("copies"),
        request.number("timeout"),
        request.flag("hold"),
        request.flag("dry_run"),
        request.flag("as_json"),
        not (request.flag("no_input") or request.flag("as_json")) and settings.at_terminal(),
        measured,
        request.flag("fix"),
    )
    try:
        items = [item for path in request.texts("paths") for item in _prepare(path, request, manner)]
        print_items(_leave_out_old(items), manner)
    except StationeryError as fault:
        if manner.as_json and fault.understood is None:  # else the end of the job is told already
            tell_refusal(fault)
        raise


def _leave_out_old(items: list[Item]) -> tuple[Item, ...]:
    """Without the finished PDFs of letter files that are printed, too, as `print thank-you*` names both."""
    fresh = {os.path.realpath(item.path): item.made_from for item in items if item.made and item.made_from}
    kept = []
    for item in items:
        letter = "" if item.made else fresh.get(os.path.realpath(item.path), "")
        if letter:
            tell(f"{item.path}: left out, as it is printed from {letter}; name the PDF alone to print it as it is.")
        else:
            kept.append(item)
    return tuple(kept)


def _prepare(path: str, request: Request, manner: Manner) -> tuple[Item, ...]:
    """What is printed of a file: of a PDF of ours its pages, of a letter file what is to be made of it."""
    from stationery.cli import settings  # 4.7 ms
    from stationery.data.files import is_ours  # 1.0 ms
    from stationery.products.print_jobs import read_item  # 60 ms
    from stationery.products.source import is_pdf, source_in  # 3.5 ms
    from stationery.reading.files import read_text_or_pdf  # 3.5 ms

    data, whats = read_text_or_pdf(path), request.texts("what")
    if not is_pdf(path, data):
        return _make(path, source_in(path, data), whats, request, manner)
    if whats:
        raise click.UsageError("--what is for letter files; a PDF is printed as it is.")
    if request.flag("enclosing"):
        raise click.UsageError("--with-enclosures is for letter files; a PDF is printed as it is.")
    if manner.fix:
        raise click.UsageError(
            "--fix is for letter files; a PDF is printed as it is. Make it again with `stationery envelope LETTER.md"
            " --fix`, or print LETTER.md with --what envelope --fix."
        )
    if not is_ours(path):
        message = "stationery didn't make this PDF, so it doesn't know how it is fed"
        hint = 'print it from your PDF viewer, at 100 % ("actual size")'
        if request.flag("carrier"):
            hint = f"if it is a letter, make a carrier from its address: `stationery envelope {path} --carrier`"
        raise StationeryError(message, Place(path), hint)
    if request.flag("carrier"):
        return _carry(path, data, request, manner)
    tell_first_steps(path, data, manner.asks and not manner.dry_run)
    return (read_item(path, data, settings.stock()),)


def _carry(path: str, data: bytes, request: Request, manner: Manner) -> tuple[Item, ...]:
    """The carrier of a finished PDF of ours: from its attached source, else drawn from its pages."""
    from stationery.cli import files, settings  # 4.7 ms
    from stationery.model.letter import Written  # 1.5 ms
    from stationery.products.carried import carry_pdf  # 60 ms
    from stationery.products.finished_letter import Incoming  # 4.6 ms
    from stationery.products.print_jobs import read_item  # 60 ms
    from stationery.products.source import Source  # 3.5 ms

    attached = Incoming(data, path).source()
    if attached:
        return _make(path, Source(*attached), (), request, manner)
    usual, stock = settings.profile(request.require("profile")), settings.stock()
    on = usual.choices.paper if usual else Written("")
    title = files.companion(path, "-carrier.pdf")
    result = carry_pdf(data, Place(path), path, on, stock, manner.printer)
    tell(f"{path}: the carrier is drawn from the PDF as it is; it has no tags for screen readers.")
    for sentence in result.finish:
        tell(sentence)
    return (replace(read_item(title, result.pdf, stock, made=True), made_from=path, again=TAPE),)


def _make(path: str, source: Source, whats: tuple[str, ...], request: Request, manner: Manner) -> tuple[Item, ...]:
    """The letter or card of a letter file, and its envelope, as far as they are wanted."""
    from stationery.cli import files, settings  # 4.7 ms
    from stationery.cli import source as reading  # 9 ms
    from stationery.model.letter import Written  # 1.5 ms
    from stationery.products.print_jobs import read_item  # 60 ms

    written = reading.letter(path, reading.read_requested(request), source)
    stock = settings.stock()
    usual = "card" if written.kind == "note" else "letter"
    carrier = request.flag("carrier")
    if carrier and set(whats) - {"envelope"}:
        raise click.UsageError("--carrier prints the envelope alone; print the letter or card by itself first.")
    if carrier:
        whats = ("envelope",)
    wanted = whats or ((usual, "envelope") if manner.asks else (usual,))
    if "letter" in wanted and "card" in wanted:
        raise click.UsageError("--what card and --what letter make two prints of the same words; use one of them.")
    if manner.fix and (carrier or "envelope" not in wanted):
        raise click.UsageError("--fix is for an envelope that goes into the printer by itself; give --what envelope.")
    if manner.copies > 1 and written.postage and "envelope" in wanted:
        raise click.UsageError(
            f"--copies {manner.copies} would print the postage of {path} again, and it is valid only once."
        )
    enclosing = request.flag("enclosing")
    if enclosing and "letter" not in wanted:
        raise click.UsageError("--with-enclosures prints them with their letter; give --what letter, too.")
    if written.enclosed and not enclosing and "letter" in wanted:
        tell(f"{path}: its enclosures aren't printed; --with-enclosures prints them after the letter.")
    made = _Made(wanted, manner.printer.name if manner.printer else "", carrier, enclosing)
    results = _make_results(written, made, stock)
    beside = files.card_beside(path) if "card" in wanted or usual == "card" else files.beside(path, ".pdf", "letter")
    items: list[Item] = []
    for what, result in results:
        ending = "-carrier.pdf" if carrier else "-envelope.pdf"
        name = files.companion(beside, ending) if what == "envelope" else beside
        asks = what == "envelope" and bool(items) and not whats
        item = replace(read_item(name, result.pdf, stock, made=True, ask=asks), implied=asks)
        if carrier:
            item = replace(item, again=TAPE)
        if path != files.PIPE:
            item = replace(item, made_from=path)
        if what == "envelope" and not carrier:
            named = Written(manner.printer.name if manner.printer else "", Place("--printer"))
            item = replace(item, result=result, remake=partial(_remake, item, written, "card" in wanted, named))
        items.append(item)
    if not (whats or manner.asks):
        tell(f"{path}: only the {usual} is printed, as nobody can be asked to put in its envelope (--what envelope).")
    if "envelope" in wanted and len(items) < len(wanted):
        tell(f"{path}: its envelope has windows, and nothing needs to be printed on it.")
    return tuple(items)


def _remake(item: Item, written: Letter, of_card: bool, printer: Written, margins: Margins) -> Item:
    """The envelope again, that of the letter or of the card, with these margins clear, too."""
    from stationery.cli import settings  # 4.7 ms
    from stationery.products.print_jobs import read_item, remake_envelope  # 60 ms

    stock = settings.stock()
    result = remake_envelope(written, stock, of_card, printer, margins)
    fresh = read_item(item.path, result.pdf, stock, made=True, ask=item.ask)
    return replace(fresh, result=result, remake=item.remake, made_from=item.made_from, implied=item.implied)


@value
class _Made:
    """What is made of a letter file: each by what it is, corrected for the printer of that name."""

    wanted: tuple[str, ...]
    printer: str
    carrier: bool
    enclosing: bool


def _make_results(written: Letter, asked: _Made, stock: Stock) -> list[tuple[str, Result]]:
    """Each with what it is; the envelope comes last. Remarks are told."""
    from stationery.cli import source  # 9 ms
    from stationery.cli.output import tell_remarks  # 0.9 ms
    from stationery.model.letter import Written  # 1.5 ms

    wanted, carrier = asked.wanted, asked.carrier
    with_envelope, named = "envelope" in wanted, Written(asked.printer, Place("--printer"))
    made: tuple[Result, ...]
    if "card" in wanted:
        from stationery.cli.note import make_cards  # 38.6 ms
        from stationery.resolve.job import CardOptions  # 8.3 ms

        made, names = (
            make_cards(written, with_envelope, CardOptions(printer=named), draft=False),
            ("card", "envelope"),
        )
    elif "letter" in wanted:
        from stationery.products.letter import Extras, make_letter  # 24.1 ms

        extras = Extras(source.signature(written), with_envelope, printer=named)
        made = make_letter(written, stock, replace(extras, enclosing="together" if asked.enclosing else ""))
        names = ("letter", "envelope")
    else:
        from stationery.products.envelope import envelope_pdf  # 44.6 ms
        from stationery.resolve.job import EnvelopeOptions, Options  # 8.3 ms

        options = Options(envelope=EnvelopeOptions(carrier=carrier), printer=named)
        made, names = (envelope_pdf(written, stock, options, check_address=True),), ("envelope", "")
    tell_remarks(remark for result in made for remark in result.remarks)
    if carrier:
        for sentence in made[0].finish:
            tell(sentence)
    return list(zip(names, made, strict=False))
