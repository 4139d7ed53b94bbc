"""What a writer should know of a letter in its envelope before mailing it: the window and the post's limits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stationery.catalog.demands import demands
from stationery.catalog.windows import SENDER
from stationery.data.stock import Stock
from stationery.model.diagnostics import Diagnostics
from stationery.model.errors import Remark
from stationery.model.page import Page
from stationery.products.fit import fits, sheets_with, smallest_that_holds
from stationery.resolve.job import Job

if TYPE_CHECKING:
    from stationery.products.fitting import Fit

_LIGHT = 2
"""Up to so many sheets with an envelope are within every post's weight limit, so they are not weighed."""


def prints_on_envelope(job: Job) -> bool:
    """Whether the envelope has anything to be printed: one whose windows show both addresses has not, but postage."""
    return bool(job.letter.postage) or not job.envelope_as_sold.windows.shows(SENDER)


def warn_of_delivery(job: Job, pages: tuple[Page, ...], stock: Stock, diagnostics: Diagnostics) -> None:
    """Remark where the window does not show the address, and which of the post's limits a long letter breaks."""
    cover = job.envelope_as_sold
    if cover.windows.windows:
        diagnostics.add(*window_remarks(pages, job, stock))
    if len(pages) > _LIGHT or job.letter.enclosed:
        diagnostics.add(*weight_remarks(pages, job, stock))
    if not prints_on_envelope(job):
        letter = job.letter
        message = f"{cover.name}: its windows show both addresses, so nothing is printed on the envelope"
        noted = letter.delivery_notation or letter.arrival_notation
        hint = f"write this on it by hand: {noted.text}" if noted else ""
        diagnostics.remark(message, letter.choices.envelope.place, hint)


def warn_of_enclosures(job: Job, pages: tuple[Page, ...], stock: Stock, diagnostics: Diagnostics) -> None:
    """Remark where the envelope that the letter would go into doesn't hold the sheets that are enclosed."""
    diagnostics.add(*weight_remarks(pages, job, stock))


def window_remarks(pages: tuple[Page, ...], job: Job, stock: Stock) -> tuple[Remark, ...]:
    """What is wrong with composed pages in the job's envelope; nothing for one without a window."""
    cover = job.envelope_as_sold
    if not cover.windows.windows:
        return ()
    (fit,) = fits(pages, job, stock, (cover.id,))
    if fit.folding is None and fit.thick:
        return ()  # weight_remarks tells of it
    if fit.folding is None:
        message = f"{job.paper.name} does not fit in {cover.name}, however you fold it"
        return (Remark(message, job.envelope.place, "choose another envelope; `stationery fit` lists those that fit"),)
    return tuple(
        Remark(f"{cover.name}: {problem.message}", job.envelope.place, problem.remedy) for problem in fit.problems
    )


def weight_remarks(pages: tuple[Page, ...], job: Job, stock: Stock) -> tuple[Remark, ...]:
    """The post's limits that letter and enclosures break in the job's envelope; or that it doesn't hold them."""
    (fit,) = fits(pages, job, stock, (job.envelope_as_sold.id,))
    crowded = _remark_on_room(fit, pages, job, stock)
    if crowded:
        return (crowded,)
    limits = demands(stock.store, job.post).limits
    return tuple(Remark(word_limit(job.post.name, limit, limits.otherwise if limits else "")) for limit in fit.limits)


def room_remarks(pages: tuple[Page, ...], job: Job, stock: Stock) -> tuple[Remark, ...]:
    """Whether the job's envelope holds the letter with its enclosures; nothing where it does."""
    (fit,) = fits(pages, job, stock, (job.envelope_as_sold.id,))
    crowded = _remark_on_room(fit, pages, job, stock)
    return (crowded,) if crowded else ()


def _remark_on_room(fit: Fit, pages: tuple[Page, ...], job: Job, stock: Stock) -> Remark | None:
    """That so many sheets don't go in, with an envelope that holds them; sizes alone are told elsewhere."""
    cover = job.envelope_as_sold
    enclosed = len(sheets_with(job.letter, stock))
    if fit.folding or not (fit.thick or (enclosed and not cover.windows.windows)):
        return None
    count = f"{len(pages)} sheet{'s' * (len(pages) > 1)} of {job.paper.name}"
    count += f" and {enclosed} enclosed sheet{'s' * (enclosed > 1)}" if enclosed else ""
    larger = smallest_that_holds(pages, job, stock)
    hint = "`stationery fit` lists the envelopes that hold them"
    if larger:
        hint = f"choose {larger.name}: `envelope: {larger.id}` in the letter, or --envelope {larger.id}"
    return Remark(f"{count} don't fit in {cover.name}", job.envelope.place, hint)


def word_limit(post: str, limit: str, otherwise: str) -> str:
    return f"{post}: {limit}{f'; {otherwise}' if otherwise else ''}"
