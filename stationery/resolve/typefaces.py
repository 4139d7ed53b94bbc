"""What `font` names, a pairing or a typeface, into the typefaces of a letter's parts."""

from __future__ import annotations

from stationery.data.stock import Stock
from stationery.model.errors import UnknownName, did_you_mean
from stationery.model.letter import Written
from stationery.model.values import value
from stationery.resolve.defaults import default


@value
class Families:
    """The typefaces of a letter's parts; `pairing` is the id of the pairing they are from, if they are from one."""

    letterhead: str
    body: str
    envelope: str
    pairing: str = ""


def choose_families(font: Written, stock: Stock, *, known: bool = False) -> Families:
    """What `font` names: a pairing, else a typeface, which is for all but the envelope.

    Raises UnknownName where neither is called so, SourceError for a typeface that is not installed; one that is
    `known`, because a style names it, is not looked at before it is set.
    """
    if font.text not in (pairings := stock.store.names("pairings")):
        if not known:
            _ensure_at_hand(font, stock, pairings)
        return Families(font.text, font.text, default(stock, "envelope_font"))

    from stationery.catalog.pairings import PARTS, pairing  # 0.3 ms

    pair = pairing(stock.store, font)
    for part in PARTS:
        member = pair.table.text(part)
        stock.typefaces.ensure(member, pair.table.where(part))
        stock.typefaces.purpose(member, font.place)
    return Families(pair.letterhead, pair.body, pair.envelope, pair.id)


def _ensure_at_hand(font: Written, stock: Stock, pairings: tuple[str, ...]) -> None:
    """Raise unless there is a typeface of that name, and it is installed."""
    typefaces = stock.typefaces.names()
    if font.text in typefaces:
        stock.typefaces.purpose(font.text, font.place)
        return
    hint = did_you_mean(font.text, (*pairings, *typefaces))
    if not hint.startswith("did you mean"):
        hint = f"choose a pairing: {', '.join(pairings)}\n  or a typeface: {', '.join(typefaces)}"
    raise UnknownName(
        f"there is no pairing or typeface called {font.text!r}", font.place, hint, (*pairings, *typefaces)
    )
