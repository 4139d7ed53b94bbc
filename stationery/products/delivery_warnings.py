"""A letter and the envelope chosen for it to what the writer should know before both go to the post."""

from __future__ import annotations

from stationery.catalog.limits import demands
from stationery.catalog.windows import SENDER
from stationery.data.stock import Stock
from stationery.model.diagnostics import Diagnostics
from stationery.model.errors import Remark
from stationery.model.page import Page
from stationery.products.fit import fits
from stationery.resolve.job import Job

_LIGHT = 2
"""So many sheets with their envelope break no post's limit of weight; nothing is reckoned for them."""


def prints_on_envelope(job: Job) -> bool:
    """Whether the envelope has anything to be printed: one whose windows show both addresses has not."""
    return not job.envelope_as_sold.windows.shows(SENDER)


def warn_of_delivery(job: Job, pages: tuple[Page, ...], stock: Stock, diagnostics: Diagnostics) -> None:
    """Where its window does not show the letter rightly, and what of the post's limits a long letter breaks."""
    cover = job.envelope_as_sold
    if cover.windows.windows:
        diagnostics.add(*window_remarks(pages, job, stock))
    if len(pages) > _LIGHT:
        diagnostics.add(*weight_remarks(pages, job, stock))
    if not prints_on_envelope(job):
        letter = job.letter
        told = f"{cover.name}: its windows show both addresses, so nothing is printed on the envelope"
        noted = letter.delivery_notation or letter.arrival_notation
        hint = f"write on it by hand what the post must know: {noted.text}" if noted else ""
        diagnostics.remark(told, letter.choices.envelope.place, hint)


def window_remarks(pages: tuple[Page, ...], job: Job, stock: Stock) -> tuple[Remark, ...]:
    """What is wrong with composed pages in the job's envelope; nothing for one without a window."""
    cover = job.envelope_as_sold
    if not cover.windows.windows:
        return ()
    (found,) = fits(pages, job, stock, (cover.id,))
    if found.folding is None:
        told = f"{job.paper.name} does not go into {cover.name}, however it is folded"
        return (Remark(told, job.envelope.place, "choose another envelope; `stationery fit` tells which"),)
    return tuple(
        Remark(f"{cover.name}: {problem.message}", job.envelope.place, problem.remedy) for problem in found.problems
    )


def weight_remarks(pages: tuple[Page, ...], job: Job, stock: Stock) -> tuple[Remark, ...]:
    """The limits of the post that the letter breaks in the envelope job for it."""
    (found,) = fits(pages, job, stock, (job.envelope.text,))
    limits = demands(stock.store, job.post).limits
    return tuple(Remark(limit_words(job.post.name, told, limits.otherwise if limits else "")) for told in found.limits)


def limit_words(post: str, told: str, otherwise: str) -> str:
    return f"{post}: {told}{f'; {otherwise}' if otherwise else ''}"
