"""The typefaces that are chosen, of the text and of the envelope."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stationery.model.errors import StationeryError, each_fault
from stationery.model.letter import Written
from stationery.model.typeface import PERSONAL
from stationery.model.values import replace
from stationery.resolve.choosing import Choosing
from stationery.resolve.chosen import Source
from stationery.resolve.defaults import default, read_defaults
from stationery.resolve.job import Fonts
from stationery.resolve.typefaces import Families, choose_families

if TYPE_CHECKING:
    from stationery.catalog.letterheads import Letterhead


def choose_type(work: Choosing, usual: str, source: Source, cause: str) -> Families:
    """The typefaces of the font that is chosen, or of the usual one, which is not looked at before it is set."""
    wished = work.wished.font
    try:
        found = choose_families(wished or Written(usual), work.stock, known=not wished)
    except StationeryError as fault:
        work.faults += each_fault(fault)
        found = choose_families(Written(usual), work.stock, known=True)
    work.tell("font", found.pairing or found.body, wished, source, cause)
    work.pairing = found.pairing
    return found


def choose_beside_note(work: Choosing, families: Families) -> str:
    """The typeface of the envelope of a card: the card's, unless it is a script, or a pairing has another one. No
    post refuses serifs (USPS, DMM 202, prefers a typeface without)."""
    if families.pairing:
        return families.envelope
    try:
        script = work.stock.typefaces.purpose(families.body) == PERSONAL
    except StationeryError:  # told where the font was chosen
        return families.envelope
    return families.envelope if script else families.body


def choose_on_envelope(work: Choosing, fonts: Fonts, letterhead: Letterhead | None) -> Fonts:
    """The typefaces with those of the envelope: a script face is for the note, and not for the post."""
    font = work.options.envelope.font
    if font:
        try:
            families = choose_families(font, work.stock)
        except StationeryError as fault:
            work.faults += each_fault(fault)
            return fonts
        work.dressed = bool(families.pairing)
        heading = (letterhead.font if letterhead else "") or families.letterhead
        covering = families.envelope if families.pairing else families.body
        fonts = replace(fonts, heading=heading, corner=heading, envelope=covering)
    usual = read_defaults(work.stock)
    follows = not work.pairing and fonts.envelope == usual.text("envelope_font")
    own = work.own_default(usual.where("envelope_font")) if follows else None
    work.tell("envelope font", fonts.envelope, font, "pairing" if work.pairing else "house", work.pairing, own)
    if letterhead is None or work.product == "email" or work.faults:
        return fonts
    if work.stock.typefaces.purpose(fonts.corner) == PERSONAL:
        return replace(fonts, corner=default(work.stock, "font"))
    return fonts
