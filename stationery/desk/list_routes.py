"""The addresses of lists: one is dropped, its columns are mapped, its rows shown and judged, and letters made of it."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any
from urllib.parse import quote, unquote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from stationery.catalog.labels import LabelSheet, ensure_label, label_sheet, label_sheets
from stationery.catalog.papers import paper
from stationery.data.yaml import decode
from stationery.desk.drawings import draw_labels
from stationery.desk.edits import edit
from stationery.desk.list_markup import (
    draw_columns,
    draw_files,
    draw_many,
    draw_problems,
    draw_row,
    draw_told,
)
from stationery.desk.lists import Dropped, can_be
from stationery.desk.mailings import NO_LETTER, Mailing, mailing_of, pieces_of
from stationery.desk.merges import telling_ledger
from stationery.desk.pages import describe
from stationery.desk.send import order_of
from stationery.desk.shared import Desk, text_of
from stationery.desk.vocabulary import vocabulary
from stationery.model.diagnostics import Diagnostics
from stationery.model.errors import Place, SourceError, StationeryError, each_fault
from stationery.model.letter import Written

_KINDS = {".pdf": "application/pdf", ".csv": "text/csv; charset=utf-8", ".zip": "application/zip"}


async def take_list(request: Request) -> Response:
    """The bytes of a list, with its name, percent-encoded, in a header."""
    desk: Desk = request.app.state.desk
    name = unquote(request.headers["x-stationery-name"]) if "x-stationery-name" in request.headers else ""
    if not name:
        return JSONResponse({"error": {"message": "The list has no name."}}, 400)
    data = await request.body()
    try:
        return JSONResponse(await run_in_threadpool(_take, desk, name, data))
    except StationeryError as fault:
        faults = [describe(each, "error") for each in each_fault(fault)]
        return JSONResponse({"error": faults[0], "errors": faults}, 422)


def _take(desk: Desk, name: str, data: bytes) -> dict[str, Any]:
    return _describe(*desk.lists.add(name, data, desk.minute))


def _many(desk: Desk, asked: dict[str, Any]) -> dict[str, Any]:
    """The page; and the list that was dropped last, if there is one."""
    with desk.studio.long_trip(today=desk.today) as (stock, _):
        known = label_sheets(stock.store)
    sheets = {id: _name_sheet(each) for id, each in known.items() if not each.cards}
    return {"html": draw_many(sheets), "listed": _latest(desk)}


def _name_sheet(sheet: LabelSheet) -> str:
    """`Avery 5160, 8160 …: 30 labels of 2.625 x 1 in`."""
    size = sheet.size
    width, height = size.width.words(sheet.unit), size.height.words(sheet.unit)
    measure = width if sheet.round else f"{width.removesuffix(sheet.unit).strip()} x {height}"
    return vocabulary()["many"]["sheet-name"].format(name=sheet.name, count=sheet.count, size=measure)


def _latest(desk: Desk) -> dict[str, Any] | None:
    found = desk.lists.latest_id
    return _describe(found, desk.lists.find(found)) if found else None


def _describe(id: str, dropped: Dropped) -> dict[str, Any]:
    listed = dropped.describe()
    return {"list": id, **listed, "time": dropped.time, "html": draw_columns(listed)}


def _sheet(desk: Desk, asked: dict[str, Any]) -> dict[str, Any]:
    """A sheet of labels, to choose the first one that is left; raises SourceError for one that it doesn't have."""
    with desk.studio.long_trip(today=desk.today) as (stock, _):
        sheet = label_sheet(stock.store, Written(text_of(asked, "sheet"), Place("sheet")))
        start = ensure_label(sheet, Written(text_of(asked, "start") or "1", Place("start")))
        size = paper(stock.store, sheet.paper).size
    return {"html": draw_labels(sheet, size, start), "count": sheet.count}


def _letter(desk: Desk, asked: dict[str, Any]) -> dict[str, Any]:
    """A copy of a letter that goes to each person of a list: without a recipient of its own."""
    id = text_of(asked, "id")
    text = decode(desk.sheets.saved_bytes(id), desk.sheets.path(id), Diagnostics())
    name = f"{os.path.splitext(os.path.basename(desk.sheets.name(id)))[0]}-to-all.md"
    return {"id": desk.sheets.create(name, edit(text, {"to": None, "salutation": None, "attention": None}))}


def _columns(desk: Desk, asked: dict[str, Any]) -> dict[str, Any]:
    id = text_of(asked, "list")
    dropped = desk.lists.find(id)
    columns = asked.get("columns")
    if not isinstance(columns, dict):
        raise SourceError("the request lacks 'columns'", Place("columns"))
    dropped.map_columns({heading: _of_whom(part, asked.get("whose")) for heading, part in columns.items()})
    return _describe(id, dropped)


def _of_whom(part: object, whose: object) -> object:
    """The part of the address that was chosen beside it, if there can be one of several."""
    whole = f"{whose} {part}"
    return whole if whose and can_be(whole) else part


def _row(desk: Desk, asked: dict[str, Any]) -> dict[str, Any]:
    """What somebody gets: the pieces to `show`, or else all that is made, as the page has it."""
    dropped, mailing, row = desk.lists.find(text_of(asked, "list")), _written_now(desk, asked), asked.get("row")
    wanted = [str(each) for each in asked.get("show") or pieces_of(mailing.media)]
    shown = desk.merging.show_row(dropped, mailing, row if isinstance(row, int) else 0, wanted, desk.today)
    told = {"serial": asked.get("serial"), **shown, "remarks": desk.shorten(shown["remarks"])}
    return told if "show" in asked else {**told, "pieces": {}, **draw_row(told)}


def _problems(desk: Desk, asked: dict[str, Any]) -> dict[str, Any]:
    id = text_of(asked, "list")
    found = desk.merging.find_problems(id, desk.lists.find(id), _written_now(desk, asked), desk.today)
    found |= {key: desk.shorten(found[key]) for key in ("own", "rows", "remarks")}
    file = text_of(asked, "id")
    found["letter"] = desk.sheets.name(file) if file else ""
    return {**found, "html": draw_problems(found)}


def _make(desk: Desk, asked: dict[str, Any]) -> dict[str, Any]:
    id = text_of(asked, "list")
    made = desk.merging.make(id, desk.lists.find(id), _saved(desk, asked), desk.today)
    made |= {key: desk.shorten(made[key]) for key in ("remarks", "left_out")}
    return {**made, "html": draw_files(made), "told": draw_told(made)}


def _stop(desk: Desk, asked: dict[str, Any]) -> dict[str, Any]:
    desk.lists.find(text_of(asked, "list")).stopped = True
    return {}


def _file(desk: Desk, asked: dict[str, Any]) -> Response:
    with open(_made(desk, asked)[1], "rb") as stream:
        name = quote(os.path.basename(stream.name), safe="")
        headers = {"content-disposition": f"attachment; filename*=UTF-8''{name}"}
        kind = _KINDS[os.path.splitext(stream.name)[1]]
        _hand_over(desk, asked)
        return Response(stream.read(), media_type=kind, headers=headers)


def _print(desk: Desk, asked: dict[str, Any]) -> dict[str, Any]:
    name, path = _made(desk, asked)
    printed = desk.outbox.print_file(name, path, order_of(asked, path), desk.today)
    _hand_over(desk, asked)
    return printed


def _hand_over(desk: Desk, asked: dict[str, Any]) -> None:
    """Have it written down who got what is in this file, if it is to be."""
    tell = desk.lists.find(text_of(asked, "list")).handed_over.get(asked["file"])
    if tell:
        with telling_ledger():
            tell()


def _made(desk: Desk, asked: dict[str, Any]) -> tuple[str, str]:
    """A file that was made of the list, by its number."""
    files, number = desk.lists.find(text_of(asked, "list")).files, asked.get("file")
    if not isinstance(number, int) or not 0 <= number < len(files):
        raise SourceError("there is no such file; make it again", Place(""))
    return files[number]


def _written_now(desk: Desk, asked: dict[str, Any]) -> Mailing:
    """The letter as the page has it; without an id, none."""
    id = text_of(asked, "id")
    return mailing_of(asked, text_of(asked, "text"), desk.sheets.path(id)) if id else mailing_of(asked, NO_LETTER, "")


def _saved(desk: Desk, asked: dict[str, Any]) -> Mailing:
    """The letter as it is in its file."""
    id = text_of(asked, "id")
    if not id:
        return mailing_of(asked, NO_LETTER, "")
    path = desk.sheets.path(id)
    return mailing_of(asked, decode(desk.sheets.saved_bytes(id), path, Diagnostics()), path)


HANDLERS: dict[str, Callable[[Desk, dict[str, Any]], Any]] = {
    "many": _many,
    "list/letter": _letter,
    "list/columns": _columns,
    "list/row": _row,
    "list/problems": _problems,
    "list/plan": _problems,
    "list/make": _make,
    "list/sheet": _sheet,
    "list/stop": _stop,
    "list/file": _file,
    "list/print": _print,
}
