"""How composed pages become a Result: the file that says of itself what it is, and what is to be told of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stationery.data.stock import Stock
from stationery.model.diagnostics import Diagnostics
from stationery.model.page import SHOWING_SENDER, Attachment, Document, Page, Text
from stationery.model.result import Result
from stationery.model.values import replace
from stationery.products.stock import library_of

if TYPE_CHECKING:
    from stationery.catalog.cards import Card
    from stationery.catalog.envelopes import Envelope
    from stationery.catalog.papers import Paper
    from stationery.model.composition import Composition
    from stationery.model.manuscript import Manuscript
    from stationery.model.prose import Line
    from stationery.resolve.job import Job


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
        composed.pages,
        manuscript.title,
        manuscript.language,
        job.created,
        author=manuscript.author,
        sender=sender_on_paper(composed.pages, manuscript.return_address),
        source=source,
    )
    return replace(draw_document(document, stock, sheet, diagnostics), manuscript=manuscript)


def draw_document(document: Document, stock: Stock, sheet: Paper | Envelope | Card, diagnostics: Diagnostics) -> Result:
    from stationery.pdf.document import write_pdf

    pdf = write_pdf(document, library_of(stock))
    return Result(pdf, document.pages, sheet.name, sheet.unit, diagnostics.remarks)


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
