"""stationery envelope: makes the PDF of an envelope from a letter file or an address."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from stationery.cli.clearance import ask_clearance, ensure_used, fix_rows
from stationery.cli.list_options import CARDS, LISTS, SELECTION, refuse_selection
from stationery.cli.moves import tell_fix
from stationery.cli.option_groups import INCOMING, OPTIONS, POST, RESULT, TEXT
from stationery.cli.options import (
    ADDRESS,
    LETTERHEAD,
    MAYBE_FILES,
    NOTICES,
    OUTPUT,
    WORDS,
    Option,
    Request,
    command,
    option,
    under,
)
from stationery.model.party import written_name
from stationery.model.values import replace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stationery.model.errors import Place, Remark
    from stationery.model.letter import Letter
    from stationery.resolve.job import EnvelopeOptions, Options

PLACED = (
    option(
        "place",
        Option(
            "--return",
            "Where to print the return address.",
            among=("front", "none", "flap"),
            default="front",
            default_shown=True,
        ),
    ),
    option(
        "address",
        Option(
            "--address",
            "Print the address along the long edge, or upright, in lines or (Japanese) in vertical columns; by default,"
            " as is customary for the envelope and the post (Japan).",
            POST,
            among=("landscape", "portrait", "vertical"),
        ),
    ),
)
CARRIER = option(
    "carrier",
    Option(
        "--carrier",
        "Put the envelope's face on a sheet of plain paper with its outline, to tape the envelope onto; for inkjet"
        " printers that don't have its size.",
        heading=RESULT,
        flag=True,
    ),
)
INVITATION = (
    option(
        "invitation",
        Option("--invitation", "Center the address, in script or in roman capitals.", POST, among=("script", "roman")),
    ),
    option(
        "inner",
        Option(
            "--inner",
            "Make the inner envelope of an invitation: the guests' titles and surnames alone.",
            POST,
            flag=True,
        ),
    ),
)
POSTAGE = option(
    "postage",
    Option(
        "--postage",
        "Print this postage, unscaled: the PDF or PNG file of a stamp, or a code that the post sold you.",
        POST,
        metavar="FILE",
    ),
)
STAMP_BOX = option("stamp_box", Option("--stamp-box", "Outline where the stamp goes.", flag=True))


@command(
    MAYBE_FILES,
    "to",
    "book",
    "which_address",
    "envelope",
    *PLACED,
    option("upright", Option("--upright", "Turn the page for reading, not for feeding into the printer.", flag=True)),
    STAMP_BOX,
    POSTAGE,
    CARRIER,
    *INVITATION,
    *fix_rows(""),
    option("paper", heading=RESULT, help="The paper for --carrier."),
    *under(TEXT, *WORDS),
    *under(OPTIONS, "from_"),
    *LETTERHEAD,
    *ADDRESS,
    *NOTICES,
    "region",
    option(
        "style",
        heading=INCOMING,
        help="Look for the address where this letter style puts it; of a letter file, make the style's envelope.",
    ),
    "yes",
    "printer",
    *SELECTION,
    *OUTPUT,
    "print_it",
)
def envelope(request: Request) -> None:
    """Make an envelope for the letter in FILE (- for stdin), for each of several files, or for an address (--to).

    FILE is a letter file, the PDF of a finished letter, or a list: a CSV file, a spreadsheet, or vCards. A PDF
    made by stationery says who it is to and from. In any other PDF, stationery looks for the address in its usual
    place, shows it, and asks you to confirm it.

    \b
      stationery envelope thank-you.md                  make thank-you-envelope.pdf
      stationery envelope --to "Ann Lee; 12 Elm St; Salem, OR 97301"      make ann-lee-envelope.pdf
      stationery envelope --to "Jane Schmoe" --book contacts.vcf          from an address book
      stationery envelope thank-you.md --envelope us-a2 --return flap
      stationery envelope thank-you.pdf                 from the finished letter
      stationery envelope guests.csv --envelope us-a7   one for each row of a list
      stationery envelope other.pdf --region 20mm,45mm,85mm,45mm
      stationery envelope thank-you.md --endorsement return-service
      stationery envelope thank-you.md --fix --queue office     within what that printer can print
      stationery envelope guests.csv --envelope us-a7 --invitation script --return flap
      stationery envelope guests.csv --envelope us-a6 --inner   names alone, for the envelope inside
      stationery envelope thank-you.md --postage stamp.pdf    with the stamp that you bought
      stationery envelope thank-you.md --carrier        on a sheet of plain paper, for an inkjet printer
    """
    from stationery.catalog.letters import letter_style  # 20.5 ms
    from stationery.cli import files, incoming, settings, source  # 14.4 ms
    from stationery.cli.output import read_output, write_results  # 1.2 ms
    from stationery.model.letter import Written  # 1.5 ms
    from stationery.products.envelope import envelope_pdf  # 44.6 ms
    from stationery.resolve.job import EnvelopeOptions, Options, return_to  # 8.7 ms

    file, to, from_, profile = (
        request.text("file"),
        request.text("to"),
        request.text("from_"),
        request.require("profile"),
    )
    region, style = request.text("region"), request.text("style")
    if (region or style) and to is not None:
        raise click.UsageError(
            "--to gives the address; --region and --style tell where to look for it. Use one or the other."
        )
    if request.text("paper") and not request.flag("carrier"):
        raise click.UsageError("--paper is for --carrier; an envelope has a size of its own (--envelope).")
    ensure_used(request)
    if file is None and to is None and request.text("book"):
        raise click.UsageError('--book needs the name to look up: --to "Ann Lee"')
    if file is None and to is None:
        from stationery.cli.first_steps import ask_for_file  # 0.4 ms

        raise ask_for_file(otherwise=', or give an address: --to "NAME; STREET; CITY STATE ZIP"')
    if style:
        letter_style(settings.store(), request.written("style"))  # told before a PDF is read
    output = read_output(request)
    output.check_pipe()
    printed = EnvelopeOptions(
        request.written("font"),
        return_to(request.require("place")),
        request.flag("upright"),
        request.flag("stamp_box"),
        request.written("address"),
        request.flag("carrier"),
        invitation=request.written("invitation") or (Written("script") if request.flag("inner") else Written("")),
        inner=request.flag("inner"),
        postage=request.written("postage"),
    )
    if printed.inner and printed.return_to == "flap":
        raise click.UsageError("--return flap is for the outer envelope; leave it out with --inner.")
    if file and file.lower().endswith((*LISTS, *CARDS)):
        if printed.inner and not request.text("envelope"):
            raise click.UsageError(_WHICH_INNER)
        _make_all(request, file, printed)
        return
    if printed.postage and request.gather:
        raise click.UsageError(
            "--postage is valid for one envelope, and there are several files; run it for one file at a time."
        )
    if printed.postage and printed.inner:
        raise click.UsageError("--postage is for the outer envelope; leave it out with --inner.")
    refuse_selection(request, "a list: a CSV file or a spreadsheet")
    sought = incoming.Look(region, style, request.flag("yes"), to, from_, profile)
    written = source.read_addressed(file, source.read_requested(request, "font"), sought)
    if to and written.recipient and written.recipient.place and written.recipient.place.file != source.TO.file:
        from stationery.cli.address_book import ensure_address  # 15 ms

        ensure_address(written.recipient, to)
    default = _name(file, to, written)
    if printed.inner and not (request.text("envelope") or written.choices.envelope):
        raise click.UsageError(_WHICH_INNER)
    if printed.inner:
        default = f"{default.removesuffix('envelope.pdf').removesuffix('.pdf')}inner-envelope.pdf"
    options = Options(envelope=printed, services=request.services(), printer=request.printer())
    if not printed.inner:
        request.claim_postage(written)
    usual = options
    if request.flag("fix"):
        options = _keep_clear(request, written, options)
    result = envelope_pdf(written, settings.stock(), options, check_address=True)
    if options.envelope.margins:
        tell_fix(envelope_pdf(written, settings.stock(), usual).pages, result.pages)
    result = replace(result, remarks=(*_about_head(written, source.TO), *result.remarks))
    write_results(((files.destination(output.path, default), result),), output)


_WHICH_INNER = (
    "which envelope is the inner one? Name it with --envelope: it is a little smaller than the outer one, such as us-a6"
    " inside us-a7."
)


def _make_all(request: Request, list_: str, printed: EnvelopeOptions) -> None:
    """An envelope for each row of a list."""
    from stationery.cli import merging  # 60 ms
    from stationery.products.merge_pieces import Manner  # 20 ms

    if request.gather or request.text("to") is not None:
        raise click.UsageError(f"{list_} is a list; name it alone, without --to.")
    if printed.postage:
        raise click.UsageError(
            "--postage is valid for one envelope. For a list, use stationery merge LETTER LIST --envelopes --postage"
            " FOLDER, which notes in its ledger who got which stamp."
        )
    if request.text("region") or request.text("style") or request.flag("fix"):
        raise click.UsageError("--region, --style, and --fix are for a single letter, not for a list.")
    manner = Manner(("envelopes",), services=request.services(), printer=request.printer(), envelope=printed)
    path = merging.default_path("", list_)
    merging.run(request, merging.Wanted(merging.blank_template(list_), list_, manner, path))


def _keep_clear(request: Request, written: Letter, options: Options) -> Options:
    """With the margins that the printer itself tells for this envelope. Raises PrinterError where it can't be asked."""
    from stationery.cli import settings  # 4.7 ms
    from stationery.products.envelope import resolve_envelope  # 44.6 ms

    if options.envelope.carrier:
        raise click.UsageError("--fix is for envelopes that go into the printer by themselves; leave out --carrier.")
    margins = ask_clearance(request, resolve_envelope(written, settings.stock(), options))
    return replace(options, envelope=replace(options.envelope, margins=margins))


def _about_head(written: Letter, to: Place) -> Iterator[Remark]:
    """What was remarked when the letter's head, or --to, was read: the envelope has nothing of the body."""
    body = written.typed.place
    for remark in written.remarks:
        place = remark.place
        if place == to or (place and body and place.file == body.file and place.line < body.line):
            yield remark


def _name(file: str | None, to: str | None, written: Letter) -> str:
    """Where the envelope goes: next to its letter, next to its card for a note, or by its recipient's name."""
    from stationery.cli import files  # 1.0 ms

    if file and file != files.PIPE:
        if written.kind == "note":
            return files.companion(files.card_beside(file), "-envelope.pdf")
        return files.beside(file, "-envelope.pdf", "")
    if to is None or written.recipient is None:
        return "envelope.pdf"
    return files.envelope_for(written_name(written.recipient).text)
