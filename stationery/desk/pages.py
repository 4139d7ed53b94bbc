"""The text of a letter file turned into what the page shows: pictures, words, remarks, and marks to be filled in."""

from __future__ import annotations

import os
from datetime import date, datetime
from typing import Any, get_args

from stationery.desk.forms import find_defaults, read_form
from stationery.desk.origins import Stretch, find_origins
from stationery.desk.vocabulary import in_our_terms, message_in_our_terms
from stationery.etiquette.findings import ERROR, QUESTION, WARNING, Finding
from stationery.model.errors import Remark, StationeryError, each_fault
from stationery.model.letter import Letter
from stationery.model.page import Page
from stationery.products.shown import What
from stationery.studio import Studio

EMAIL = "email"
WHAT: tuple[str, ...] = (*get_args(What), EMAIL)


def show(
    studio: Studio, text: str, file: str, wanted: list[str], today: date, *, zones: bool = False
) -> dict[str, Any]:
    """Each wanted piece that can be made, and remarks: what hinders a piece is one of the kind `error`.

    The form is what is written, key by key, and what it comes to by default.
    """
    form = {**read_form(text), "defaults": {}}
    remarks: list[dict[str, Any]] = []
    try:
        letter = studio.read_text(text, file)
    except StationeryError as fault:
        understood = fault.understood
        _add_faults(remarks, fault)
        if not isinstance(understood, Letter):
            return {"pieces": {}, "remarks": remarks, "marks": [], "form": form}
        letter = understood
    shown = show_letter(studio, letter, text, wanted, today, zones=zones, remarks=remarks)
    form["defaults"] = find_defaults(studio, letter, today)
    return {**shown, "form": form}


def show_letter(
    studio: Studio,
    letter: Letter,
    text: str,
    wanted: list[str],
    today: date,
    *,
    zones: bool = False,
    remarks: list[dict[str, Any]],
) -> dict[str, Any]:
    """The same of a letter that was read from the text, with `remarks` that were made then."""
    file, pieces = letter.file, dict[str, Any]()
    for what in wanted:
        try:
            if what == EMAIL:
                made = studio.email(letter, today=today)
                pieces[what] = {"pages": [], "text": made.text, "subject": made.subject}
                _add(remarks, made.remarks)
            elif what in WHAT:
                shown = studio.preview(letter, what=_what(what), zones=zones, single=what == "card", today=today)
                origins = find_origins(shown.pages, shown.manuscript, text, file)
                pieces[what] = {"pages": list(map(_page, shown.svgs, shown.pages, origins))}
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


def check(studio: Studio, text: str, file: str, now: datetime) -> list[dict[str, Any]]:
    """What the rules find in the text; nothing in one that can't be understood, which the pages' remarks say."""
    try:
        findings = studio.check(studio.read_text(text, file), now=now)
    except StationeryError:
        return []
    rows = text.split("\n")
    return [{**_finding(each), "fix": _fix(each, rows)} for each in findings]


def _fix(found: Finding, rows: list[str]) -> dict[str, str] | None:
    """The text with the finding mended, where its remedy is certain and the words stand once in their line."""
    place = found.place
    if found.instead is None or place is None or not 0 < place.line <= len(rows):
        return None
    written, instead = found.instead
    row = rows[place.line - 1]
    if row.count(written) != 1:
        return None
    mended = [*rows[: place.line - 1], row.replace(written, instead), *rows[place.line :]]
    return {"label": instead, "text": "\n".join(mended)}


_LEVELS = {ERROR: "error", WARNING: "warning", QUESTION: "question"}


def _finding(found: Finding) -> dict[str, Any]:
    place = found.place
    return {
        "rule": found.rule,
        "level": _LEVELS.get(found.severity, "remark"),
        "message": message_in_our_terms(found.message),
        "remedy": in_our_terms(found.remedy),
        "line": place.line if place else 0,
        "column": place.column if place else 0,
    }


def _page(svg: str, page: Page, origins: list[Stretch]) -> dict[str, Any]:
    width, height = round(page.size.width.mm, 2), round(page.size.height.mm, 2)
    return {"svg": svg, "width_mm": width, "height_mm": height, "words": [each.row() for each in origins]}


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
    """A remark or a fault as the page has it: a date that is none is a fault here, where it can be mended at once."""
    place = said.place
    return {
        "message": message_in_our_terms(said.message),
        "hint": in_our_terms(said.hint),
        "line": place.line if place else 0,
        "column": place.column if place else 0,
        "kind": "error" if isinstance(said, Remark) and said.about == "date" else kind,
        "where": os.path.basename(place.file) if place else "",
    }
