"""stationery preview: shows a letter, its envelope or its card on the screen, page by page, as SVG or PNG."""

from __future__ import annotations

import os
import sys
import tempfile
from importlib.util import find_spec
from typing import TYPE_CHECKING

import click

from stationery.cli.envelope import PLACED, POSTAGE, STAMP_BOX
from stationery.cli.note import CARD_ROWS, read_card
from stationery.cli.option_groups import POST, RESULT, SHEET, TEXT
from stationery.cli.options import (
    ADDRESS,
    FRONT,
    LETTERHEAD,
    NOTICES,
    OUTPUT,
    WORDS,
    Option,
    Request,
    argument,
    command,
    option,
    under,
)
from stationery.cli.terminal import prints_to_terminal, tell
from stationery.model.errors import StationeryError
from stationery.model.values import replace

if TYPE_CHECKING:
    from stationery.cli.output import Made, Output
    from stationery.data.stock import Stock
    from stationery.model.letter import Letter
    from stationery.products.preview import Preview
    from stationery.products.shown import What
    from stationery.resolve.job import Options

RENDERER = "pypdfium2"
INSTALL = "install it with: pip install 'stationery[preview]'"

TRUE_SIZE = 96
"""Dots per inch of a screen, as the web counts them (CSS Values and Units 3, 5.2)."""

_POINTS = 72
_SHARP = 300
"""Dots per inch of a page of somebody else's PDF in an SVG."""

_ROWS = (
    option(
        "what",
        Option(
            "--what",
            "What to show; by default the card for a note, otherwise the letter.",
            among=("letter", "envelope", "card"),
        ),
    ),
    option("page", Option("--page", "Show only page N.", metavar="N", between=(1, 999))),
    option("png", Option("--png", f"Make PNG pictures instead of SVG; needs {RENDERER}.", flag=True)),
    option(
        "dpi",
        Option(
            "--dpi",
            f"Make PNG pictures with N dots per inch; by default {TRUE_SIZE}, the true size on most screens.",
            metavar="N",
            between=(24, 600),
        ),
    ),
    option(
        "zones",
        Option("--zones", "Outline the post's zones over the envelope, or the fields over the letter.", flag=True),
    ),
    option(
        "carrier",
        Option(
            "--carrier", "Show the envelope on its carrier, a sheet of plain paper with its outline.", POST, flag=True
        ),
    ),
)


@command(
    argument("file", required=False, metavar="FILE"),
    "to",
    *_ROWS,
    "style",
    "paper",
    "card",
    *FRONT,
    option("draft", help="Show a draft, with a watermark, even without placeholders."),
    *((name, replace(row, heading=SHEET)) for name, row in CARD_ROWS),
    *under(TEXT, *WORDS, "date", "signed"),
    "punctuation",
    "figures",
    "spacing",
    "justify",
    "one_page",
    "from_",
    *LETTERHEAD,
    *under(POST, "envelope"),
    *((name, replace(row, heading=POST)) for name, row in (*PLACED, STAMP_BOX, POSTAGE)),
    *ADDRESS,
    *NOTICES,
    option("output", help="Write to this file or folder, - for stdout; by default, to a temporary folder."),
    option("open_it", help="Open the pages in the default viewer, also with -o.", heading=RESULT),
    *(name for name in OUTPUT if name not in ("output", "open_it")),
    environment="STATIONERY_LETTER",
)
def preview(request: Request) -> None:
    """Show the letter in FILE (- for stdin) on the screen, or its envelope or card, before you print it.

    Each page is a picture, upright and at its true size. Without -o, the pages go to a temporary folder and open in the
    viewer; without a terminal or a screen, only their paths are printed. Placeholders are highlighted, as in a draft.

    \b
      stationery preview thank-you.md
      stationery preview thank-you.md --what envelope --zones
      stationery preview thank-you.md --carrier         the envelope on a sheet of plain paper
      stationery preview thank-you.md --png --dpi 200 -o pictures/
      stationery preview note.md --what card --card iso-a6
      stationery preview thank-you.md -o - > thank-you.svg
    """
    from stationery.cli import settings, source  # 14.2 ms
    from stationery.cli.output import deliver, read_output  # 1.2 ms
    from stationery.products.preview import preview as preview_letter  # 40.0 ms

    file, to = request.text("file"), request.text("to")
    if file is None and not (to and (request.text("what") == "envelope" or request.flag("carrier"))):
        from stationery.cli.first_steps import ask_for_file  # 0.4 ms

        raise ask_for_file(to)
    output = read_output(request)
    output.check_pipe()
    dots = request.number("dpi") or (TRUE_SIZE if request.flag("png") or _names_png(output.path) else 0)
    if dots and not find_spec(RENDERER):
        raise _lacks_renderer()
    what, written = _read(request)
    options = _options(request, what)
    signature = None if what == "envelope" else source.signature(written)
    stock = settings.stock()
    shown = preview_letter(written, stock, what, options, signature, zones=request.flag("zones"))
    pages = _choose_pages(request, shown, output.path)
    output = _show_where(output)
    path = _path(file, what, output.path, ".png" if dots else ".svg")
    deliver(_make(shown, pages, path, dots, stock), output, made_from=file or "")


def _names_png(path: str | None) -> bool:
    return os.path.splitext(path or "")[1].lower() == ".png"


def _lacks_renderer() -> StationeryError:
    hint = f"{INSTALL}; SVG, without --png and --dpi, doesn't need it"
    return StationeryError(f"PNG pictures need the Python package {RENDERER}, which isn't installed", None, hint)


def _read(request: Request) -> tuple[What, Letter]:
    """What to show, and what it is made from."""
    from stationery.cli import source  # 8.8 ms

    file, asked = request.text("file"), request.text("what")
    if request.flag("carrier"):
        if asked not in (None, "envelope"):
            raise click.UsageError(f"--carrier shows the envelope, not the {asked}; leave out --what.")
        asked = "envelope"
    if asked == "envelope":
        return "envelope", source.read_addressed(file, source.read_requested(request, "style", "font"))
    written = source.letter(file or "", source.read_requested(request))
    as_card = asked == "card" or (asked is None and written.kind == "note")
    return "card" if as_card else "letter", written


def _options(request: Request, what: What) -> Options:
    from stationery.resolve.job import EnvelopeOptions, Options, return_to  # 8.7 ms

    envelope = EnvelopeOptions(
        request.written("font"),
        return_to(request.require("place")),
        stamp_box=request.flag("stamp_box"),
        address=request.written("address"),
        carrier=request.flag("carrier"),
        postage=request.written("postage"),
    )
    draft = request.flag("draft")
    if what == "card":
        return Options(card=read_card(request), draft=draft)
    return Options(envelope=envelope, services=request.services(), draft=draft)


def _choose_pages(request: Request, shown: Preview, path: str | None) -> tuple[int, ...]:
    """The numbers of the pages to show, from 1."""
    from stationery.cli import files  # 1.0 ms

    count, number = len(shown.pages), request.number("page")
    if number > count:
        raise click.UsageError(f"there is no page {number}: there {'is' if count == 1 else 'are'} only {count}.")
    if not number and count > 1 and files.is_pipe(path):
        raise click.UsageError(f"{count} pages cannot all go to stdout; choose one with --page, or name a folder.")
    return (number,) if number else tuple(range(1, count + 1))


def _show_where(output: Output) -> Output:
    """Without -o, a new temporary folder; and the viewer is opened, if somebody can look at it."""
    if output.path:
        return output
    if output.dry_run:
        return replace(output, path=os.path.join(tempfile.gettempdir(), ""))
    seen = sys.platform in ("darwin", "win32") or any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY")))
    opens = output.open_it or (seen and prints_to_terminal() and not output.as_json)
    return replace(output, path=os.path.join(tempfile.mkdtemp(prefix="stationery-"), ""), open_it=opens)


def _path(file: str | None, what: What, output: str | None, ending: str) -> str:
    from stationery.cli import files  # 1.0 ms

    return files.destination(output, files.beside(file or "", ("" if what == "letter" else f"-{what}") + ending, what))


def _make(shown: Preview, numbers: tuple[int, ...], path: str, dots: int, stock: Stock) -> tuple[Made, ...]:
    """A picture of each of these pages; where there are several, the paths are numbered."""
    from stationery.cli import files  # 1.0 ms
    from stationery.cli.output import Made, as_data  # 1.2 ms

    pictures = rasterize(shown, stock, dots) if dots else _draw(shown, stock)
    stem, ending = os.path.splitext(path)
    several = len(numbers) > 1 and path != files.PIPE
    made = []
    for number in numbers:
        page, place = shown.pages[number - 1], f"{stem}-{number}{ending}" if several else path
        row = as_data(place, (page,), shown.remarks)
        made.append(Made(place, pictures[number - 1], shown.remarks, row))
    return tuple(made)


def _draw(shown: Preview, stock: Stock) -> tuple[bytes, ...]:
    """The pages as SVG."""
    from stationery.products.preview import draw_form_pdf, draw_svgs, forms_of  # 40.0 ms

    forms, kept = forms_of(shown), {}
    if forms and find_spec(RENDERER):
        for form in forms:
            (kept[form],) = _rasterize_pdf(draw_form_pdf(form, shown, stock), _SHARP)
    for form in forms:
        if form not in kept:
            tell(f"{form.name}: shown only as an outline, because it is a PDF\n  to see it, {INSTALL}")
    drawn = draw_svgs(shown, stock, (lambda imported: kept[imported.form]) if kept else None)
    return tuple(svg.encode() for svg in drawn)


def rasterize(shown: Preview, stock: Stock, dots_per_inch: int) -> tuple[bytes, ...]:
    """The pages as PNG pictures."""
    from stationery.products.preview import draw_preview_pdf  # 40.0 ms

    return _rasterize_pdf(draw_preview_pdf(shown, stock), dots_per_inch)


def _rasterize_pdf(data: bytes, dots_per_inch: int) -> tuple[bytes, ...]:
    import pypdfium2

    from stationery.model.page import Image  # 0.5 ms
    from stationery.pdf.png import write_png  # 0.5 ms

    pictures = []
    with pypdfium2.PdfDocument(data) as document:
        for page in document:
            bitmap = page.render(scale=dots_per_inch / _POINTS, rev_byteorder=True)
            row, pixels = bitmap.width * bitmap.n_channels, memoryview(bitmap.buffer)
            rows = (pixels[start : start + row] for start in range(0, bitmap.stride * bitmap.height, bitmap.stride))
            image = Image(bitmap.width, bitmap.height, b"".join(rows), bitmap.n_channels)
            pictures.append(write_png(image, dots_per_inch))
    return tuple(pictures)
