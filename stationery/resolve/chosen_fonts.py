"""The typefaces that are chosen, of the text and of the envelope."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stationery.catalog.letterheads import wants_plain_face
from stationery.model.errors import Remark, StationeryError, each_fault
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


def choose_heading(work: Choosing, families: Families, letterhead: Letterhead | None) -> str:
    """The typeface of the heading: the letterhead's own, or the letter's; but the usual one, which is told, where the
    letter's is a script that the letterhead would set in capitals, or with its letters apart."""
    own = letterhead.font if letterhead else ""
    if letterhead is None or own or work.faults or work.product in ("envelope", "email"):
        return own or families.letterhead
    if not wants_plain_face(letterhead) or work.stock.typefaces.purpose(families.letterhead) != PERSONAL:
        return families.letterhead
    usual = plain_face(work)
    remark = remark_on_script(families.letterhead, letterhead.id, usual, work.wished.font)
    work.letter = replace(work.letter, remarks=(*work.letter.remarks, remark))
    work.tell("letterhead font", usual, Written(""), "letterhead", letterhead.id)
    return usual


def plain_face(work: Choosing) -> str:
    """The usual typeface of letters, or, where that is a script, the one that letterheads are written for."""
    usual = default(work.stock, "font")
    return work.written_for if work.stock.typefaces.purpose(usual) == PERSONAL else usual


def remark_on_script(family: str, letterhead: str, kept: str, named: Written) -> Remark:
    """That a script isn't used for the letterhead, and which typeface is."""
    message = f"the letterhead {letterhead} has capitals or letters set apart, which can't be read in {family}"
    hint = f"its words are in {kept}; for a letterhead in script, choose centered, bordered, or ruled"
    return Remark(message, named.place, hint)


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
        heading = choose_heading(work, families, letterhead)
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
