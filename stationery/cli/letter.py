"""stationery letter: makes the PDF of a letter from a letter file, and optionally the PDF of its envelope."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from stationery.cli.clearance import ask_clearance, ensure_used, fix_rows
from stationery.cli.moves import tell_fix
from stationery.cli.option_groups import POST
from stationery.cli.options import ADDRESS, FILES, LETTERHEAD, NOTICES, OUTPUT, WORDS, Request, command, under
from stationery.model.values import replace

if TYPE_CHECKING:
    from stationery.model.letter import Letter
    from stationery.products.advice import Advice
    from stationery.products.enclosures import Enclosing


@command(
    FILES,
    "to",
    "book",
    "which_address",
    "with_envelope",
    "enclosing",
    "style",
    "paper",
    *WORDS,
    "date",
    "punctuation",
    "figures",
    "spacing",
    "justify",
    "one_page",
    "signed",
    "draft",
    "from_",
    *LETTERHEAD,
    *under(POST, "envelope"),
    *ADDRESS,
    *NOTICES,
    "printer",
    *fix_rows(" of the envelope"),
    *OUTPUT,
    "print_it",
    "attach",
)
def letter(request: Request) -> None:
    """Make a PDF of the letter in FILE (- for stdin), next to it; or of each letter, if you name several files.

    FILE is a letter file, or a PDF with its source attached (--attach-source), which is then used again. With --to, a
    text without a head is the body.

    \b
      stationery letter thank-you.md                    make thank-you.pdf
      stationery letter thank-you.md --with-envelope    and thank-you-envelope.pdf
      stationery letter interview.md --with-enclosures  its enclosed PDFs in the same file
      stationery letter letters/*.md -o printed/        each into a folder
      stationery letter - -o - < note.md | lp           from stdin to the printer
      stationery letter thank-you.pdf -o new.pdf        from its attached source
    """
    from stationery.cli import files, options, settings, source  # 14.2 ms
    from stationery.cli.output import read_output, write_results  # 0.9 ms
    from stationery.products.letter import Extras, make_letter, resolve_for_envelope  # 24.1 ms

    file, with_envelope, draft = request.text("file"), request.flag("with_envelope"), request.flag("draft")
    if file is None:
        from stationery.cli.first_steps import ask_for_file  # 0.4 ms

        raise ask_for_file(request.text("to"))
    output, services = read_output(request), request.services()
    enclosing = read_enclosing(request)
    output.check_pipe(several=with_envelope or enclosing == "apart")
    if request.text("endorsement") and not with_envelope:
        raise click.UsageError("--endorsement is for the envelope; also give --with-envelope")
    ensure_used(request, makes_envelope=with_envelope)
    read = source.read(file)
    written = source.letter(file, source.read_requested(request), read)
    path = files.destination(output.path, files.beside(file, ".pdf", "letter"))
    if with_envelope and not draft:
        request.claim_postage(written)
    stock = settings.stock()
    if services and not with_envelope:
        options.needs_window(written, stock, "also give --with-envelope, or use a window style")
    attach = request.switch("attach")
    kept = source.attachment(read) if (read.attached if attach is None else attach) else None
    advice = None
    plain = written.kind == "letter"
    if not draft and not plain:  # an unfinished draft gets none
        from stationery.cli import etiquette  # 34.0 ms

        advice = etiquette.advice(written)
    extras = Extras(source.signature(written), with_envelope, draft, kept, services, advice, request.printer())
    extras = replace(extras, enclosing=enclosing, advise_on=_advise_on_plain if plain and not draft else None)
    if request.flag("fix"):
        job = resolve_for_envelope(written, stock, extras)
        extras = replace(extras, margins=ask_clearance(request, job) if job else None)
    results = make_letter(written, stock, extras)
    if extras.margins:
        tell_fix(make_letter(written, stock, replace(extras, margins=None))[1].pages, results[1].pages)
    count = len(written.enclosed) if enclosing == "apart" else 0
    mail, enclosures = results[: len(results) - count], results[len(results) - count :]
    paths = (path, files.companion(path, "-envelope.pdf"))
    named = [*zip(paths, mail, strict=False)]
    named += [(files.companion(path, f"-enclosure-{number}.pdf"), each) for number, each in enumerate(enclosures, 1)]
    write_results(tuple(named), output, made_from=file)


def _advise_on_plain(written: Letter) -> Advice:
    from stationery.cli import etiquette  # 34.0 ms

    return etiquette.advise_on_plain(written)


def read_enclosing(request: Request) -> Enclosing:
    """What --with-enclosures or --separate-enclosures asks for."""
    together = request.switch("enclosing")
    return "" if together is None else "together" if together else "apart"
