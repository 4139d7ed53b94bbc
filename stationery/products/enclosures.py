"""The enclosures of a letter that name their files: their sheets, for the envelope, and their pages, to be printed."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from stationery.catalog.papers import papers
from stationery.compose.pieces.enclosure import add_backs, find_paper, set_enclosure
from stationery.data.stock import Stock
from stationery.model.composition import Composition
from stationery.model.diagnostics import Diagnostics
from stationery.model.errors import Place, StationeryError, raise_faults
from stationery.model.geometry import Size
from stationery.model.letter import TWO_SIDED, EnclosedFile, Letter
from stationery.model.page import PDF_A, PDF_UA, Page
from stationery.model.values import replace
from stationery.products.result import draw_job
from stationery.reading.enclosures import read_enclosed

if TYPE_CHECKING:
    from stationery.catalog.papers import Paper
    from stationery.incoming.enclosures import EnclosedPages
    from stationery.model.manuscript import Manuscript
    from stationery.products.result import Result
    from stationery.resolve.job import Job

Enclosing = Literal["", "together", "apart"]
"""Whether the pages of the enclosures are made, too: in the letter's file, or each in one of its own."""

_NAME_IT = "name its PDF: `enclosures: [{Résumé: resume.pdf}]`"


def enclosed_sheets(letter: Letter, stock: Stock) -> tuple[Size, ...]:
    """The size, upright, of each sheet that is enclosed. Raises what is wrong with the files, all of it together."""
    known, sheets = tuple(papers(stock.store).values()), list[Size]()
    faults = list[StationeryError]()
    for enclosed in letter.enclosed:
        try:
            sizes = _sizes(read_enclosed(enclosed), enclosed.file.text, _place(enclosed))
        except StationeryError as fault:
            faults.append(fault)
            continue
        for size in sizes[::2] if enclosed.sides == TWO_SIDED else sizes:
            paper = find_paper(size, known)
            sheets.append((paper.size if paper else size).upright)
    raise_faults(faults)
    return tuple(sheets)


@lru_cache(maxsize=8)
def _sizes(data: bytes, name: str, place: Place) -> tuple[Size, ...]:
    from stationery.incoming.enclosures import read_sizes  # 30 ms

    return read_sizes(data, name, place)


@lru_cache(maxsize=8)  # a merge encloses the same pages with each letter, and its file has them once
def _pages(data: bytes, name: str, place: Place) -> EnclosedPages:
    from stationery.incoming.enclosures import read_enclosed_pages  # 30 ms

    return read_enclosed_pages(data, name, place)


def _place(enclosed: EnclosedFile) -> Place:
    return enclosed.file.place or Place(enclosed.path)


def enclose(
    composed: Composition, job: Job, stock: Stock, enclosing: Enclosing, diagnostics: Diagnostics
) -> tuple[Composition, ...]:
    """The letter's pages with those of its enclosures; or, `apart`, the letter's, and those of each enclosure.

    Remarks on pages that aren't as large as the letter's paper, and on what the file can't claim. Raises what is wrong
    with the files, all of it together.
    """
    _remark_on_names(job.letter, diagnostics)
    if not job.letter.enclosed:
        return (composed,)
    enclosed = set_enclosures(job, stock, diagnostics)
    if enclosing == "apart":
        return (composed, *enclosed)
    files = tuple(dict.fromkeys(each.file.text for each in job.letter.enclosed))
    named = " and ".join(filter(None, (", ".join(files[:-1]), files[-1])))
    message = f"with the pages of {named}, the file can't claim {PDF_UA} or {PDF_A}"
    diagnostics.remark(message, _place(job.letter.enclosed[0]), "the letter without its enclosures claims both")
    return (_add(composed, enclosed),)


def _remark_on_names(letter: Letter, diagnostics: Diagnostics) -> None:
    """Tell of files that are listed as names, and of a letter that names no file at all."""
    named = {each.name for each in letter.enclosed}
    bare = [each for each in letter.enclosures if each not in named and each.text.lower().endswith(".pdf")]
    for each in bare:
        name, _, file = each.text.rpartition(": ")
        row = f"{name or 'Résumé'}: {(file or each.text).strip()}"
        hint = f"give it a name, without quotation marks around both: `enclosures: [{{{row}}}]`"
        diagnostics.remark(f"{each.text!r} is only listed, and its pages are not added", each.place, hint)
    if not (letter.enclosed or bare):
        place = letter.enclosures[0].place if letter.enclosures else None
        diagnostics.remark("no enclosure names a file, so there are no pages to add", place, _NAME_IT)


def set_enclosures(job: Job, stock: Stock, diagnostics: Diagnostics) -> tuple[Composition, ...]:
    """The pages of each enclosed file, in the order of the letter; raises and remarks as `enclose` does."""
    known = (job.paper, *papers(stock.store).values())
    made, faults = list[Composition](), list[StationeryError]()
    for number, enclosed in enumerate(job.letter.enclosed, 1):
        try:
            read = _pages(read_enclosed(enclosed), enclosed.file.text, _place(enclosed))
        except StationeryError as fault:
            faults.append(fault)
            continue
        diagnostics.add(*read.remarks)
        pages = set_enclosure(read.forms, enclosed.name.text, number, known)
        _remark_on_sizes(pages, enclosed, known, diagnostics)
        made.append(Composition(pages, "long" if enclosed.sides == TWO_SIDED and len(pages) > 1 else ""))
    raise_faults(faults)
    return tuple(made)


def _add(composed: Composition, enclosed: tuple[Composition, ...]) -> Composition:
    """All pages for one file. If sheets of one enclosure are printed on both sides, all others get a blank back."""
    parts = (composed, *enclosed)
    if not any(part.duplex for part in parts):
        return Composition(tuple(page for part in parts for page in part.pages))
    pages = list[Page]()
    for part in parts:
        pages += part.pages if part.duplex else add_backs(part.pages)
        if len(pages) % 2:
            pages.append(replace(pages[-1], items=()))
    return Composition(tuple(pages), "long")


def draw_enclosures(enclosed: tuple[Composition, ...], job: Job, manuscript: Manuscript, stock: Stock) -> list[Result]:
    """A file for each enclosure, called as the letter calls it."""
    drawn = []
    for each, file in zip(enclosed, job.letter.enclosed, strict=True):
        page = each.pages[0]
        sheet = find_paper(page.size, (job.paper, *papers(stock.store).values()))
        titled = replace(manuscript, title=file.name.text)
        result = draw_job(each, titled, job, stock, job.paper, Diagnostics())
        if sheet is None:
            result = replace(result, sheet="paper of its own size", dialog="", size=page.size.upright)
        elif sheet.id != job.paper.id:
            result = replace(result, sheet=sheet.name, unit=sheet.unit, dialog="", size=sheet.size)
        drawn.append(replace(result, manuscript=None))
    return drawn


def _remark_on_sizes(
    pages: tuple[Page, ...], enclosed: EnclosedFile, known: tuple[Paper, ...], diagnostics: Diagnostics
) -> None:
    """Tell which pages aren't as large as the letter's paper, the first one `known`."""
    paper, *_ = known
    by_size: dict[Size, list[int]] = {}
    for number, page in enumerate(pages, 1):
        if page.size.upright != paper.size.upright:
            by_size.setdefault(page.size, []).append(number)
    for size, numbers in by_size.items():
        which = enclosed.file.text if len(numbers) == len(pages) else f"page {numbers[0]} of {enclosed.file.text}"
        more = f" (and {len(numbers) - 1} more)" if 1 < len(numbers) < len(pages) else ""
        sheet = find_paper(size, known)
        if sheet:
            measures = f"{sheet.name}{', landscape' * (size.width > size.height)}"
        else:
            width, height = size.width.words(paper.unit), size.height.words(paper.unit)
            measures = f"{width.removesuffix(paper.unit).strip()} x {height}"
        message = f"{which}{more} is {measures}, the letter's paper is {paper.name}; it is printed at its own size"
        hint = f"load paper of that size, too; or save the PDF for {paper.name}"
        diagnostics.remark(message, _place(enclosed), hint)
