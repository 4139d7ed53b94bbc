"""The text of a letter file turned into what the page shows: pictures, words, remarks, and marks to be filled in."""

from __future__ import annotations

from datetime import date
from typing import Any, get_args

from stationery.model.errors import Remark, StationeryError, each_fault
from stationery.model.letter import Letter
from stationery.products.shown import What
from stationery.studio import Studio

EMAIL = "email"
WHAT: tuple[str, ...] = (*get_args(What), EMAIL)


def show(
    studio: Studio, text: str, file: str, wanted: list[str], today: date, *, zones: bool = False
) -> dict[str, Any]:
    """Each wanted piece that can be made, and remarks: what hinders a piece is one of the kind `error`."""
    remarks: list[dict[str, Any]] = []
    pieces: dict[str, Any] = {}
    try:
        letter = studio.read_text(text, file)
    except StationeryError as fault:
        understood = fault.understood
        _add_faults(remarks, fault)
        if not isinstance(understood, Letter):
            return {"pieces": pieces, "remarks": remarks, "marks": []}
        letter = understood
    for what in wanted:
        try:
            if what == EMAIL:
                made = studio.email(letter, today=today)
                pieces[what] = {"pages": [], "text": made.text, "subject": made.subject}
                _add(remarks, made.remarks)
            elif what in WHAT:
                shown = studio.preview(letter, what=_what(what), zones=zones, today=today)
                pieces[what] = {"pages": [_page(svg, page) for svg, page in zip(shown.svgs, shown.pages, strict=True)]}
                _add(remarks, shown.remarks)
        except StationeryError as fault:
            _add_faults(remarks, fault)
    marks = [
        {"words": each.words, "line": each.place.line, "column": each.place.column, "part": each.part}
        for each in letter.marks
    ]
    return {"pieces": pieces, "remarks": remarks, "marks": marks}


def _what(name: str) -> What:
    return next(each for each in get_args(What) if each == name)


def _page(svg: str, page: Any) -> dict[str, Any]:
    return {"svg": svg, "width_mm": round(page.size.width.mm, 2), "height_mm": round(page.size.height.mm, 2)}


def _add(remarks: list[dict[str, Any]], found: tuple[Remark, ...]) -> None:
    for each in found:
        _append(remarks, describe(each, "remark"))


def _add_faults(remarks: list[dict[str, Any]], fault: StationeryError) -> None:
    for each in each_fault(fault):
        _append(remarks, describe(each, "error"))


def _append(remarks: list[dict[str, Any]], row: dict[str, Any]) -> None:
    if row not in remarks:
        remarks.append(row)


def describe(said: Remark | StationeryError, kind: str) -> dict[str, Any]:
    """A remark or a fault as the page has it."""
    place = said.place
    return {
        "message": said.message,
        "hint": said.hint,
        "line": place.line if place else 0,
        "column": place.column if place else 0,
        "kind": kind,
    }
