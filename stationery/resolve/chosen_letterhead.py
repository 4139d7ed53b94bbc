"""The letterhead of a letter or card: the usual one, or the writer's, with what is changed of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from stationery.catalog.letterheads import (
    CHANGES,
    LETTERHEADS,
    MONOGRAM,
    change,
    letterhead,
    shows_monogram,
    wants_plain_face,
    with_particulars,
)
from stationery.catalog.typesetting import setting
from stationery.model.errors import Remark, SourceError, StationeryError, UnknownName, each_fault
from stationery.model.letter import Written
from stationery.model.typeface import PERSONAL
from stationery.model.values import replace
from stationery.resolve.choosing import Choosing
from stationery.resolve.chosen import Source, source_at
from stationery.resolve.chosen_fonts import plain_face, remark_on_script
from stationery.resolve.typefaces import choose_families

if TYPE_CHECKING:
    from stationery.catalog.letterheads import Letterhead

NO_LETTERHEAD = "none"
"""A style or a writer that wants none says so: the sender's lines then stand in the flow of the letter."""
_PICTURES = (".svg", ".svgz", ".png", ".jpg", ".jpeg", ".gif", ".webp")
"""How the name of a file ends that is a logo, and no letterhead."""


def choose_letterhead(work: Choosing, usual: Written, source: Source, cause: str) -> Letterhead | None:
    """The letterhead with what the writer chose of it, its own typeface known to be at hand; None for none."""
    named = work.wished.letterhead or usual
    work.tell("letterhead", named.text, work.wished.letterhead, source, cause)
    if own := work.wished.own:
        work.tell("paper with a heading", own.called, Written(own.called, own.place), "house")
    work.written_for = setting(work.store).written_for
    if (foot := work.wished.foot) and foot.place:
        work.tell("foot", f"{len(foot.columns)} columns", Written("foot", foot.place), "house")
    if named.text == NO_LETTERHEAD:
        _remark_without_letterhead(work)
        return None
    for each in dict.fromkeys((named, usual)):  # the usual one where there is none of that name
        try:
            return _apply_changes(work, letterhead(work.store, each))
        except UnknownName as fault:
            if each.text.lower().endswith(_PICTURES):
                fault.hint = f"a logo goes with a letterhead: letterhead: {{name: firm, logo: {each.text}}}"
            work.faults.append(fault)
        except StationeryError as fault:
            work.faults += each_fault(fault)
            break
    return None


_NOWHERE = {
    "letters": ("monogram", "its letters show nowhere", False),
    MONOGRAM: ("framed monogram", "the frame shows nowhere", True),
    "arrangement": ("framed monogram", "the arrangement shows nowhere", True),
}
"""What a letterhead must have for each, what happens without, and whether letters in a line of words won't do."""


def _remark_without_monogram(work: Choosing, chosen: Letterhead, changes: Mapping[str, Written]) -> None:
    """Each of letters, frame, and arrangement that is chosen for a letterhead that shows none."""
    piece = _piece(work)
    for key, (what, nowhere, framed) in _NOWHERE.items():
        place = changes[key].place if key in changes else None
        if place is None or source_at(place, work.letter.file) not in ("option", "file"):
            continue  # a profile is for letterheads of all kinds
        if shows_monogram(chosen, framed=framed, piece=piece):
            continue

        def suits(name: str, framed: bool = framed) -> bool:
            return shows_monogram(letterhead(work.store, name), framed=framed, piece=piece)

        names = ", ".join(name for name, has in work.store.each(LETTERHEADS, suits).items() if has)
        where = f" on {piece}s" if piece == "envelope" or (piece and shows_monogram(chosen, framed=framed)) else ""
        message = f"the letterhead {chosen.id} has no {what}{where}, so {nowhere}"
        remark = Remark(message, place, f"choose a letterhead that has one: {names}")
        work.letter = replace(work.letter, remarks=(*work.letter.remarks, remark))


def _remark_on_logo(work: Choosing, before: Letterhead, after: Letterhead) -> None:
    """Each of letters, frame, and arrangement that is chosen for a monogram in whose place a logo stands."""
    for key, (_, nowhere, framed) in _NOWHERE.items():
        place = getattr(work.wished, key).place
        shown = [shows_monogram(each, framed=framed, piece=_piece(work)) for each in (before, after)]
        if place and source_at(place, work.letter.file) in ("option", "file") and shown == [True, False]:
            remark = Remark(f"the logo takes the place of the monogram, so {nowhere}", place, "leave out one of them")
            work.letter = replace(work.letter, remarks=(*work.letter.remarks, remark))


def remark_without_accent(work: Choosing, chosen: Letterhead) -> None:
    """A color that is chosen for a letterhead that has none of it on the piece."""
    accent = work.wished.accent
    if not accent.place or source_at(accent.place, work.letter.file) not in ("option", "file"):
        return
    card, envelope = "card" in work.product, work.product == "envelope"
    names = ("card",) if card else ("envelope", "flap")
    names = names if card or envelope else ("first", "low", "foot", "continuation", *names)
    if _shows_accent(chosen, names):
        return
    where = " on cards" if card else " on envelopes" if envelope else ""
    where += " beside a logo" if work.wished.logo else ""
    message = f"the letterhead {chosen.id} has no accent{where}, so its color shows nowhere"
    remark = Remark(message, accent.place, "leave it out, or choose a letterhead with a name in color, such as modern")
    work.letter = replace(work.letter, remarks=(*work.letter.remarks, remark))


def _shows_accent(chosen: Letterhead, names: tuple[str, ...]) -> bool:
    """Whether anything in the headings of those names is in its accent: words, a rule, an ornament, a monogram."""
    headings = [heading for name in names if (heading := getattr(chosen, name))]
    parts = [part for each in headings for part in (each.aside, *each.rows)]
    parts += [row for part in parts for cell in getattr(part, "cells", ()) for row in cell.rows]
    return any(getattr(part, "color", None) == chosen.accent for part in parts)


def _piece(work: Choosing) -> str:
    """On what a monogram must be: the letter, where the flap of its envelope isn't printed; else on anything."""
    if work.product == "envelope":
        return "envelope"
    return "letter" if work.product == "letter" and work.options.envelope.return_to != "flap" else ""


def _remark_without_letterhead(work: Choosing) -> None:
    """Each of letters, frame, and arrangement that is chosen where there is no letterhead at all."""
    for key, (_, nowhere, _) in _NOWHERE.items():
        place = getattr(work.wished, key).place
        if place and source_at(place, work.letter.file) in ("option", "file"):
            remark = Remark(f"there is no letterhead, so {nowhere}", place, f"choose one: --letterhead {MONOGRAM}")
            work.letter = replace(work.letter, remarks=(*work.letter.remarks, remark))


def _read_letters(work: Choosing, letters: Written) -> Written:
    """The letters of a monogram without periods and spaces, in capitals, which is told; a fault without any."""
    bare = re.sub(r"[.\s]", "", letters.text)
    capitals = "".join(each.upper() if len(each.upper()) == 1 else each for each in bare)
    if not capitals and letters.place:
        hint = "give up to three letters, such as AG, or leave it out for the initials of the sender's name"
        work.faults.append(SourceError("letters: there are none for the monogram", letters.place, hint))
    elif capitals != bare and letters.place:
        remark = Remark(f"the letters of the monogram are set as capitals: {capitals}", letters.place)
        work.letter = replace(work.letter, remarks=(*work.letter.remarks, remark))
    return replace(letters, text=capitals)


def _apply_changes(work: Choosing, letterhead: Letterhead) -> Letterhead:
    wished = work.wished
    wished = replace(wished, letters=_read_letters(work, wished.letters)) if wished.letters.place else wished
    changes = {key: each for key in CHANGES if (each := getattr(wished, key))}
    for key, each in changes.items():
        work.tell(key, each.text, each, "letterhead", letterhead.id)
    if changes:
        letterhead = change(work.store, letterhead, changes)
        _remark_without_monogram(work, letterhead, changes)
    if wished.logo:
        from stationery.catalog.logos import logo_look, place_logo  # 0.8 ms

        work.tell("logo", wished.logo.file.text, wished.logo.file, "letterhead", letterhead.id)
        bare, letterhead = letterhead, place_logo(letterhead, logo_look(work.store))
        _remark_on_logo(work, bare, letterhead)
    if wished.particulars:
        work.tell("particulars", wished.particulars.text, wished.particulars, "letterhead", letterhead.id)
        letterhead = with_particulars(letterhead, wished.particulars)
    if wished.accent and "card" not in work.product:
        remark_without_accent(work, letterhead)
    work.written_for = letterhead.font or work.written_for
    if wished.head_font:
        family = choose_families(wished.head_font, work.stock).letterhead
        if work.stock.typefaces.purpose(family) == PERSONAL and wants_plain_face(letterhead):
            kept = letterhead.font or plain_face(work)
            remark = remark_on_script(family, letterhead.id, kept, wished.head_font)
            work.letter = replace(work.letter, remarks=(*work.letter.remarks, remark))
            family = kept
        work.tell("letterhead font", family, wished.head_font, "letterhead", letterhead.id)
        return replace(letterhead, font=family)
    if letterhead.font:
        work.stock.typefaces.purpose(letterhead.font, letterhead.table.where("font"))
    return letterhead
