"""What a writer should know of a letter in its envelope before mailing it: the window and the post's limits."""

from __future__ import annotations

from stationery.catalog.demands import demands
from stationery.catalog.windows import SENDER
from stationery.data.stock import Stock
from stationery.model.diagnostics import Diagnostics
from stationery.model.errors import Remark
from stationery.model.page import Page
from stationery.products.fit import fits
from stationery.resolve.job import Job

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
    if len(pages) > _LIGHT:
        diagnostics.add(*weight_remarks(pages, job, stock))
    if not prints_on_envelope(job):
        letter = job.letter
        message = f"{cover.name}: its windows show both addresses, so nothing is printed on the envelope"
        noted = letter.delivery_notation or letter.arrival_notation
        hint = f"write this on it by hand: {noted.text}" if noted else ""
        diagnostics.remark(message, letter.choices.envelope.place, hint)


def window_remarks(pages: tuple[Page, ...], job: Job, stock: Stock) -> tuple[Remark, ...]:
    """What is wrong with composed pages in the job's envelope; nothing for one without a window."""
    cover = job.envelope_as_sold
    if not cover.windows.windows:
        return ()
    (fit,) = fits(pages, job, stock, (cover.id,))
    if fit.folding is None:
        message = f"{job.paper.name} does not fit in {cover.name}, however you fold it"
        return (Remark(message, job.envelope.place, "choose another envelope; `stationery fit` lists those that fit"),)
    return tuple(
        Remark(f"{cover.name}: {problem.message}", job.envelope.place, problem.remedy) for problem in fit.problems
    )


def weight_remarks(pages: tuple[Page, ...], job: Job, stock: Stock) -> tuple[Remark, ...]:
    """The post's limits that the letter breaks in the job's envelope."""
    (fit,) = fits(pages, job, stock, (job.envelope.text,))
    limits = demands(stock.store, job.post).limits
    return tuple(Remark(word_limit(job.post.name, limit, limits.otherwise if limits else "")) for limit in fit.limits)


def word_limit(post: str, limit: str, otherwise: str) -> str:
    return f"{post}: {limit}{f'; {otherwise}' if otherwise else ''}"
