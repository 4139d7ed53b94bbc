"""A letter and the envelope chosen for it to what the writer should know before both go to the post."""

from __future__ import annotations

from stationery.catalog.windows import SENDER
from stationery.data.stock import Stock
from stationery.model.diagnostics import Diagnostics
from stationery.model.page import Page
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
        from stationery.products.fit import window_remarks

        diagnostics.add(*window_remarks(pages, job, stock))
    if len(pages) > _LIGHT:
        from stationery.products.fit import weight_remarks

        diagnostics.add(*weight_remarks(pages, job, stock))
    if not prints_on_envelope(job):
        letter = job.letter
        told = f"{cover.name}: its windows show both addresses, so nothing is printed on the envelope"
        noted = letter.delivery_notation or letter.arrival_notation
        hint = f"write on it by hand what the post must know: {noted.text}" if noted else ""
        diagnostics.remark(told, letter.choices.envelope.place, hint)
