"""A letter and the envelope chosen for it to what the writer should know before both go to the post."""

from __future__ import annotations

from stationery.catalog.envelopes import envelope
from stationery.catalog.windows import SENDER
from stationery.model.errors import Remark
from stationery.model.letter import Letter
from stationery.model.page import Page
from stationery.resolve.choose import Job, Stock

_LIGHT = 2
"""So many sheets with their envelope break no post's limit of weight; nothing is reckoned for them."""


def posted(letter: Letter, pages: tuple[Page, ...], chosen: Job, stock: Stock) -> tuple[tuple[Remark, ...], bool]:
    """Where its window does not show the letter rightly, and what of the post's limits a long letter breaks.

    And whether the envelope has anything to be printed: one whose windows show both addresses has not.
    """
    remarks: tuple[Remark, ...] = ()
    cover = envelope(stock.store, chosen.envelope)
    if cover.windows.windows:
        from stationery.products.fit import window_remarks

        remarks += window_remarks(pages, chosen, stock, cover.id)
    if len(pages) > _LIGHT:
        from stationery.products.fit import weight_remarks

        remarks += weight_remarks(pages, chosen, stock)
    prints = not cover.windows.shows(SENDER)
    if not prints:
        told = f"{cover.name}: its windows show both addresses, so nothing is printed on the envelope"
        noted = letter.delivery_notation or letter.arrival_notation
        hint = f"write on it by hand what the post must know: {noted.text}" if noted else ""
        remarks += (Remark(told, letter.choices.envelope.place, hint),)
    return remarks, prints
