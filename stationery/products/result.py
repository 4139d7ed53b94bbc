"""Result: a finished file, and how composed pages become one that says of itself what it is."""

from __future__ import annotations

from os import PathLike, fsdecode
from typing import TYPE_CHECKING

from stationery.data.files import may_write, write
from stationery.data.stock import Stock
from stationery.model.diagnostics import Diagnostics
from stationery.model.errors import Place, Remark, SourceError
from stationery.model.geometry import Size
from stationery.model.page import SHOWING_SENDER, Attachment, Document, Page, Text
from stationery.model.values import replace, value
from stationery.products.stock import library_of

if TYPE_CHECKING:
    from stationery.catalog.cards import Card
    from stationery.catalog.envelopes import Envelope
    from stationery.catalog.papers import Paper
    from stationery.model.composition import Composition
    from stationery.model.manuscript import Manuscript
    from stationery.model.prose import Line
    from stationery.resolve.job import Job


@value
class Result:
    """A finished file. `sheet` is what the paper or envelope is called, `unit` (`in` or `mm`) its standard's own.

    `duplex` is the edge over which the sheet is turned for its other side, `long` or `short`; empty for one side.
    `finish` tells in sentences what is done with the printed sheet, in place of which edge goes in first.
    `manuscript` are the words it was made of; a proof has none. `dialog` is what print dialogs call the sheet, where
    that is something else.
    """

    pdf: bytes
    pages: tuple[Page, ...]
    sheet: str
    unit: str
    remarks: tuple[Remark, ...] = ()
    duplex: str = ""
    finish: tuple[str, ...] = ()
    manuscript: Manuscript | None = None
    dialog: str = ""
    size: Size | None = None
    """The sheet's as it is sold, where that is the page's, whichever way the page lies."""
    viewed: bool = False
    """Whether it is to look at, and not to print."""

    def write(self, path: str | PathLike[str], *, force: bool = False) -> str:
        """Write the PDF, whole or not at all, and give its path. Raises CannotWrite.

        A file that is there already is replaced only if stationery made it, or with `force`.
        """
        return write_file(path, self.pdf, force)


def write_file(path: str | PathLike[str], data: bytes, force: bool) -> str:
    """A result's bytes into their file; gives its path."""
    if not isinstance(path, str | bytes | PathLike):
        hint = "for the bytes themselves, use the result's `pdf` or `eml`"
        raise SourceError(f"expected the path of a file, not {path!r}", Place("path"), hint)
    name = fsdecode(path)
    may_write(name, force)
    write((name, data))
    return name


def draw_job(
    composed: Composition,
    manuscript: Manuscript,
    job: Job,
    stock: Stock,
    sheet: Paper | Envelope,
    diagnostics: Diagnostics,
    source: Attachment | None = None,
) -> Result:
    """The pages as a file that says of itself what the manuscript is, with its `source` attached if there is one."""
    document = Document(
        adjust_pages(composed.pages, job, stock, diagnostics),
        manuscript.title,
        manuscript.language,
        job.created,
        author=manuscript.author,
        duplex=composed.duplex,
        sender=sender_on_paper(composed.pages, manuscript.return_address),
        source=source,
        printer=job.printer.name if job.printer else "",
    )
    drawn = replace(draw_document(document, stock, sheet, diagnostics), manuscript=manuscript, duplex=composed.duplex)
    drawn = as_sold(drawn, sheet)
    return replace(drawn, finish=lay_in_printer(job, drawn.pages, is_paper=sheet is job.paper))


def lay_in_printer(job: Job, pages: tuple[Page, ...], *, is_paper: bool) -> tuple[str, ...]:
    """How the sheets lie in the job's printer, in a sentence; none without a printer."""
    if job.printer is None:
        return ()
    from stationery.printing.loading import lay_envelope, lay_paper  # 1.0 ms

    lay = lay_paper(job.printer) if is_paper else lay_envelope(job.printer, upright=not pages[0].turn)
    return (lay.sentence,)


def as_sold(result: Result, sheet: Paper | Envelope) -> Result:
    """The result with its sheet's own size, if its pages are that large, whichever way they lie."""
    return replace(result, size=sheet.size) if sheet.size.upright == result.pages[0].size.upright else result


def adjust_pages(pages: tuple[Page, ...], job: Job, stock: Stock, diagnostics: Diagnostics) -> tuple[Page, ...]:
    """The pages as the job's printer needs them: a wide one turned as it is fed, each drawn so that it comes right.

    Raises DoesNotFit for words that would then be off the page.
    """
    printer = job.printer
    if printer is None:
        return pages
    turn = "clockwise" if printer.turn == "cw" else "counterclockwise"
    from stationery.products.off_sheet import look_for_cuts  # 0.5 ms

    adjusted = []
    for number, page in enumerate(pages, 1):
        page = replace(page, turn=turn) if page.size.width > page.size.height else page
        page = replace(page, correction=printer.correction(page.fed, page.name))
        look_for_cuts(page, number, printer, library_of(stock), diagnostics)
        adjusted.append(page)
    return tuple(adjusted)


def draw_document(document: Document, stock: Stock, sheet: Paper | Envelope | Card, diagnostics: Diagnostics) -> Result:
    from stationery.pdf.document import write_pdf  # 10.1 ms

    pdf = write_pdf(document, library_of(stock))
    dialog = getattr(sheet, "dialog", "")
    return Result(pdf, document.pages, sheet.name, sheet.unit, diagnostics.remarks, dialog=dialog)


def sender_on_paper(pages: tuple[Page, ...], lines: tuple[Line, ...]) -> tuple[str, ...]:
    """The lines of the return address, if the pages show all of them as the sender's, in some arrangement; else none.

    What a writer does not show on the paper, the file does not tell either. Only the country, for mail abroad, is on
    no letterhead and known to whoever gets the letter.
    """
    shown = _letters(
        "".join(
            item.text
            for page in pages
            for item in page.items
            if isinstance(item, Text) and item.path and item.path[0].role in SHOWING_SENDER
        )
    )
    missing = [line for line in lines if _letters(line.text) not in shown]
    country = len(lines) > 1 and missing == [lines[-1]] and not any(map(str.isdigit, lines[-1].text))
    return () if missing and not country else tuple(line.text for line in lines)


def _letters(text: str) -> str:
    """Without spaces, hyphens of wrapped lines and the difference between small letters and capitals."""
    return "".join(letter for letter in text.casefold() if letter.isalnum())
