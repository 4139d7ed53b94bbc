"""stationery note: makes a note card from a letter file, or blank cards and guide sheets for writing by hand."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from stationery.cli.clearance import ask_clearance, ensure_used, fix_rows
from stationery.cli.list_options import SELECTION, WHICH, refuse_selection
from stationery.cli.moves import tell_fix
from stationery.cli.option_groups import POST, ROWS, SHEET, TEXT
from stationery.cli.options import (
    FRONT,
    LETTERHEAD,
    MAYBE_FILES,
    OUTPUT,
    WORDS,
    Option,
    Request,
    command,
    option,
    under,
)
from stationery.model.errors import Remark, StationeryError, each_fault, raise_faults
from stationery.model.values import replace

if TYPE_CHECKING:
    from stationery.cli.output import Output
    from stationery.cli.source import Requested
    from stationery.model.letter import Letter
    from stationery.products.result import Result
    from stationery.resolve.job import CardOptions, ReturnTo

_WITH_NOTE = "to print the note, leave out --blank; --up says how many cards are on a sheet"
PANELS = ("front", "inside-right", "inside-left", "inside-bottom", "inside-top")
"""The panels of all folds; each card has some of them."""

CARD_ROWS = (
    option("fold", Option("--fold", "The edge where the card folds.", among=("none", "top", "side"))),
    option(
        "orientation", Option("--orientation", "The orientation of the front.", SHEET, among=("portrait", "landscape"))
    ),
    option("panel", Option("--panel", "The panel for the note.", SHEET, among=PANELS)),
    option(
        "single", Option("--single", "Print on a sheet of the card's own size, without crop marks.", SHEET, flag=True)
    ),
    option(
        "french_fold",
        Option(
            "--french-fold",
            "Print on one side of a sheet, to fold twice; for printers without duplex.",
            SHEET,
            flag=True,
        ),
    ),
    option("up", Option("--up", "Cards per sheet; by default, as many as fit.", SHEET, among=("1", "2", "4"))),
)
"""How a card is made; `read_card` reads them."""


@command(
    MAYBE_FILES,
    "to",
    "book",
    "card",
    *FRONT,
    *CARD_ROWS,
    option(
        "together",
        Option("--together", "Put different notes on the same sheet, one card each: note A B --together.", flag=True),
    ),
    option("paper", heading=SHEET, help="The paper to print on and cut."),
    "with_envelope",
    *under(POST, "envelope"),
    option(
        "place",
        Option(
            "--return",
            "Where to print the return address on the envelope; by default on its front, or for flat cards with a"
            " border on its flap.",
            POST,
            among=("front", "none", "flap"),
        ),
    ),
    *LETTERHEAD,
    option(
        "list",
        Option("--list", "Make a card for each row of a list; the note has fields {{…}}.", ROWS, "LIST"),
    ),
    *SELECTION,
    WHICH,
    option("blank", Option("--blank", "Make N blank cards to write on by hand.", metavar="N", between=(1, 500))),
    option(
        "undersheet",
        Option("--undersheet", "Make a lined guide sheet to lay under a blank card.", SHEET, flag=True),
    ),
    "from_",
    "date",
    "draft",
    "signed",
    *under(TEXT, *WORDS),
    "printer",
    *fix_rows(" of the envelope"),
    *OUTPUT,
    "print_it",
)
def note(request: Request) -> None:
    """Make a note card from the letter in FILE (- for stdin), or from each of several files; or make blank cards and
    guide sheets for writing by hand.

    \b
      stationery note thank-you.md                      thank-you-card.pdf: two on a sheet, to cut and fold
      stationery note thank-you.md --card us-a6 --fold none --with-envelope
      stationery note ann.md lee.md --together          two different notes on one sheet
      stationery note thank-you.md --list guests.csv --with-envelope      one for each row, different ones on a sheet
      stationery note --blank 4 --with-envelope         cards with your monogram, and their envelopes
      stationery note --undersheet --with-envelope      lines that show through the card and envelope
    """
    from stationery.cli import files, source  # 8.8 ms
    from stationery.cli.output import read_output, write_results  # 0.9 ms

    file, blank, undersheet = request.text("file"), request.number("blank"), request.flag("undersheet")
    with_envelope, output = request.flag("with_envelope"), read_output(request)
    if blank and undersheet:
        raise click.UsageError("--blank and --undersheet make different results; use one at a time.")
    if not file and not (blank or undersheet):
        from stationery.cli.first_steps import ask_for_file  # 0.4 ms

        raise ask_for_file(request.text("to"), ", or use --blank N or --undersheet")
    if request.gather and (blank or undersheet):
        raise click.UsageError("--blank and --undersheet take one file at most.")
    if undersheet and request.text("printer"):
        raise click.UsageError("--printer is for what you print cards on; leave it out with --undersheet.")
    ensure_used(request, makes_envelope=with_envelope)
    if request.flag("fix") and (blank or undersheet or request.flag("together")):
        raise click.UsageError("--fix is for the envelope of one note; make the envelopes with `stationery envelope`.")
    if request.flag("together"):
        _ensure_together(request)
    output.check_pipe(several=with_envelope and not undersheet)
    if list_ := request.text("list"):
        _make_all(request, file, list_)
        return
    refuse_selection(request, "a list: note FILE --list LIST")
    card = replace(read_card(request), printer=request.printer(), return_to=_read_place(request))
    requested = source.read_requested(request)
    results: tuple[tuple[str, Result], ...]
    if blank or undersheet:
        written = source.read_addressed(file, requested)
        name = "undersheet" if undersheet else "cards"
        default = files.beside(file, f"-{name}.pdf", name) if file and file != files.PIPE else f"{name}.pdf"
        path = files.destination(output.path, default)
        drawn = make_by_hand(written, blank, with_envelope, card)
        results = tuple(zip((path, files.companion(path, "-envelopes.pdf")), drawn, strict=False))
    elif request.flag("together"):
        results = make_together(request, requested, output, card)
    else:
        written = source.letter(file or files.PIPE, requested)
        path = files.destination(output.path, files.card_beside(file or ""))
        if with_envelope and not request.flag("draft"):
            request.claim_postage(written)
        if request.flag("fix"):
            card = _keep_clear(request, written, card)
        made = make_cards(written, with_envelope, card, request.flag("draft"))
        if card.margins and made[1:]:
            usual = make_cards(written, with_envelope, replace(card, margins=None), request.flag("draft"))
            tell_fix(usual[1].pages, made[1].pages)
        results = tuple(zip((path, files.companion(path, "-envelope.pdf")), made, strict=False))
    write_results(results, output, made_from=file or "")


def _make_all(request: Request, file: str | None, list_: str) -> None:
    """A card for each row of a list, and its envelope if requested."""
    from stationery.cli import merging  # 60 ms
    from stationery.products.merge_pieces import Manner  # 20 ms
    from stationery.resolve.job import EnvelopeOptions  # 8.3 ms

    for name in ("blank", "undersheet", "together", "to"):
        if request.text(name):
            raise click.UsageError(f"--{name} and --list can't be used together.")
    if request.gather or not file:
        raise click.UsageError("--list makes the cards from one letter file: note FILE --list LIST.")
    manner = Manner(
        ("cards", "envelopes") if request.flag("with_envelope") else ("cards",),
        request.flag("draft"),
        printer=request.printer(),
        card=read_card(request),
        envelope=EnvelopeOptions(return_to=_read_place(request) or "front"),
    )
    template, path = merging.read_letter_template(file), merging.default_path(file, list_)
    merging.run(request, merging.Wanted(template, list_, manner, path, file))


def _keep_clear(request: Request, written: Letter, manner: CardOptions) -> CardOptions:
    """With the margins that the printer itself tells for the card's envelope. Raises PrinterError."""
    from stationery.cli import settings  # 6.9 ms
    from stationery.products.card import resolve_note  # 38.6 ms

    job = resolve_note(written, settings.stock(), manner, request.flag("draft"))
    return replace(manner, margins=ask_clearance(request, job) if job.envelope else None)


def _read_place(request: Request) -> ReturnTo | None:
    """Where the return address is to go; None leaves it to the card. Raises UsageError where no envelope is made."""
    from stationery.resolve.job import return_to  # 8.3 ms

    place = request.text("place")
    if place and not request.flag("with_envelope"):
        raise click.UsageError("--return is for the envelope; also give --with-envelope.")
    return return_to(place) if place else None


def read_card(request: Request) -> CardOptions:
    """The values of the CARD_ROWS."""
    from stationery.resolve.job import CardOptions  # 8.3 ms

    if request.flag("single") and request.text("up"):
        raise click.UsageError("--single prints one card per sheet, --up several; use one of them.")
    if request.flag("french_fold") and (request.flag("single") or request.text("up")):
        other = "--single" if request.flag("single") else "--up"
        raise click.UsageError(f"--french-fold prints one card per sheet and folds it twice; leave out {other}.")
    return CardOptions(
        request.written("fold"),
        request.written("orientation"),
        request.written("panel"),
        request.number("up"),
        request.flag("single"),
        request.flag("french_fold"),
    )


def make_cards(written: Letter, with_envelope: bool, manner: CardOptions, draft: bool) -> tuple[Result, ...]:
    """The card, and its envelope if requested."""
    from stationery.cli import settings, source  # 9.2 ms
    from stationery.products.card import note_and_envelope, note_pdf  # 38.6 ms

    stock, signature = settings.stock(), source.signature(written)
    advice = None
    if not draft:
        from stationery.cli import etiquette  # 22.1 ms

        advice = etiquette.advice(written)
    if with_envelope:
        return note_and_envelope(written, stock, manner=manner, signature=signature, draft=draft, advice=advice)
    return (note_pdf(written, stock, manner=manner, signature=signature, draft=draft, advice=advice),)


def _ensure_together(request: Request) -> None:
    """Raise UsageError for what does not go with --together."""
    from stationery.cli import files  # 1.0 ms

    if len(request.texts("files")) < 2:
        raise click.UsageError("--together puts different notes on one sheet: name two letter files, or more.")
    if files.PIPE in request.texts("files"):
        raise click.UsageError("- reads one letter from stdin; leave it out where you name files.")
    for name in ("single", "french_fold", "blank", "undersheet", "to"):
        if request.text(name):
            what = f"--{name.replace('_', '-')}"
            raise click.UsageError(f"{what} and --together can't be used together.")


def make_together(
    request: Request, requested: Requested, output: Output, manner: CardOptions
) -> tuple[tuple[str, Result], ...]:
    """The sheet with the notes of all files, and the envelope of each if requested, each with its path."""
    from stationery.cli import etiquette, files, settings, source  # 22.1 ms
    from stationery.products.cards_together import Note, cards_together  # 38.9 ms

    named, draft = request.texts("files"), request.flag("draft")
    notes: list[Note] = []
    faults: list[StationeryError] = []
    for name in named:
        try:
            written = source.letter(name, requested)
            advice = None if draft else etiquette.advice(written)
            notes.append(Note(written, source.signature(written), advice))
        except StationeryError as fault:
            faults += each_fault(fault)
    raise_faults(faults)
    if request.flag("with_envelope") and not draft:
        from stationery.products.shared_postage import SharedPostage  # 2.0 ms

        shared = SharedPostage()
        for note in notes:
            shared.claim(note.letter)
    stems = [os.path.splitext(os.path.basename(name))[0] for name in named]
    others = stems[1] if len(stems) == 2 else f"{len(stems) - 1}-more"
    default = os.path.join(os.path.dirname(named[0]), f"{stems[0]}-and-{others}-cards.pdf")
    paths = [files.destination(output.path, default)]
    if request.flag("with_envelope"):
        covers = [files.companion(files.card_beside(name), "-envelope.pdf") for name in named]
        if output.path:
            covers = [os.path.join(os.path.dirname(paths[0]), os.path.basename(cover)) for cover in covers]
        paths += covers
    if len(set(map(os.path.realpath, paths))) < len(paths):
        raise click.UsageError("two of these envelopes would have the same name; rename one of the letter files.")
    made = cards_together(
        tuple(notes), settings.stock(), manner, with_envelope=request.flag("with_envelope"), draft=draft
    )
    return tuple(zip(paths, made, strict=True))


def make_by_hand(written: Letter, blank: int, with_envelope: bool, manner: CardOptions) -> tuple[Result, ...]:
    """Blank cards and their envelopes if requested, or with `blank` 0 the guide sheet; only the sender and choices of
    the letter are used."""
    from stationery.cli import settings  # 6.9 ms
    from stationery.products.blank import blank_cards, envelopes_of_cards, undersheet  # 48.6 ms

    choices, stock = written.choices, settings.stock()
    if blank:
        cards = blank_cards(written.sender, stock, count=blank, choices=choices, manner=manner)
        if written.body:
            place = written.body[0].place
            told = Remark("the note isn't printed: --blank makes cards to write on by hand", place, _WITH_NOTE)
            cards = replace(cards, remarks=(told, *cards.remarks))
        if not with_envelope:
            return (cards,)
        return cards, envelopes_of_cards(written.sender, stock, blank, choices, manner)
    sheet = undersheet(
        stock,
        choices.card,
        choices.envelope,
        with_envelope=with_envelope,
        sender=written.sender,
        paper=choices.paper,
        manner=manner,
    )
    return (sheet,)
