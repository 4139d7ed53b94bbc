"""The desk's addresses: each request is read, handed to the room that knows, and answered with JSON."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from stationery.desk.about_you import YOU, ask_about_you, keep_you, link_to_you
from stationery.desk.begin import Doubtful, Several, When, begin, read_answers
from stationery.desk.beside import list_beside
from stationery.desk.details_markup import draw_details, say_contrast
from stationery.desk.drawings import draw_choices
from stationery.desk.edits import Value, edit
from stationery.desk.enclosed_rows import find_rows
from stationery.desk.faces import font_file
from stationery.desk.first_page import draw_first_page
from stationery.desk.forms import read_form
from stationery.desk.gaps import offer_to_fill
from stationery.desk.glance import glance_at, glance_in
from stationery.desk.home_markup import draw_letters, name_letter
from stationery.desk.kit_page import ASKED, MENDED, draw_kit, fill_kit, find_kit, read_part
from stationery.desk.known_people import describe_sender, list_contacts, show_address
from stationery.desk.list_routes import HANDLERS as LISTS
from stationery.desk.list_routes import take_list
from stationery.desk.looks import draw_looks, ids_of, letter_in, list_looks, list_switches, look_of, tell_contrast
from stationery.desk.made import UnreadDate, has_calendar, instead_of, make
from stationery.desk.moves import find_moves
from stationery.desk.pages import check, defaults_of, describe, show
from stationery.desk.question_forms import draw_address, draw_form
from stationery.desk.questions import list_questions, words_of_asking
from stationery.desk.renames import rename
from stationery.desk.send import Order, order_of
from stationery.desk.shared import Desk, text_of
from stationery.desk.sheets import Theirs, compare
from stationery.desk.signed import find_signed, join_fixes
from stationery.desk.vocabulary import vocabulary
from stationery.model.errors import Place, PrinterError, SourceError, StationeryError, each_fault
from stationery.model.version import __version__
from stationery.reading.postage import STAMPS
from stationery.resolve.job import Product

if TYPE_CHECKING:
    from stationery.pdf.svg import Svg

STATIC = os.path.join(os.path.dirname(__file__), "static")
_KINDS = {".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}

_PICTURES = 8
"""Small pictures that are drawn for one request."""

Handler = Callable[["Desk", dict[str, Any]], Any]


def make_app(desk: Desk) -> Starlette:
    routes = [Route("/", _page), Route("/static/{name}", _static), Route("/api/events", _events)]
    routes += [Route("/fonts/{name}", _font)]
    routes += [
        Route(f"/api/{name}", _answer(handler), methods=["POST"]) for name, handler in {**HANDLERS, **LISTS}.items()
    ]
    routes += [Route("/api/list", take_list, methods=["POST"])]
    routes += [Route("/api/photo/{paper}", _photo, methods=["POST"])]
    app = Starlette(routes=routes)
    app.state.desk = desk
    return app


def _answer(handler: Handler) -> Callable[[Request], Any]:
    """An endpoint: JSON in, JSON out; what a person can mend is told with 4xx."""

    async def endpoint(request: Request) -> Response:
        try:
            asked = await request.json()
            if not isinstance(asked, dict):
                raise ValueError
        except (ValueError, RecursionError):
            return JSONResponse({"error": {"message": "The desk takes JSON."}}, 400)
        try:
            found = await run_in_threadpool(handler, request.app.state.desk, asked)
            return found if isinstance(found, Response) else JSONResponse(found)
        except StationeryError as fault:
            found = each_fault(fault)
            faults = request.app.state.desk.shorten([describe(each, "error") for each in found])
            told = {"error": faults[0], "errors": faults, **instead_of(asked.get("what"), list(found))}
            return JSONResponse(told, 422)
        except Exception:  # noqa: BLE001 - whatever it is, the page has to know that it was not done
            # A fault of ours: the page says so and keeps its text; the traceback is where the desk was started.
            traceback.print_exc(file=sys.stderr)
            hint = "what happened is told in the window where you started the desk"
            return JSONResponse({"error": {"message": "Something went wrong in the desk itself.", "hint": hint}}, 500)

    return endpoint


async def _page(request: Request) -> Response:
    page = draw_first_page(os.path.join(STATIC, "index.html"), request.headers.get("user-agent", ""))
    return Response(page, media_type="text/html")


async def _static(request: Request) -> Response:
    name = request.path_params["name"]
    kind = _KINDS.get(os.path.splitext(name)[1])
    if kind is None or name not in os.listdir(STATIC):
        return Response(status_code=404)
    return FileResponse(os.path.join(STATIC, name), media_type=kind)


async def _font(request: Request) -> Response:
    path = font_file(request.path_params["name"])
    return FileResponse(path, media_type="font/ttf") if path else Response(status_code=404)


async def _events(request: Request) -> Response:
    desk: Desk = request.app.state.desk
    return StreamingResponse(desk.pages.listen(), media_type="text/event-stream")


def _state(desk: Desk, asked: dict[str, Any]) -> dict[str, Any]:
    listed, more = desk.sheets.list_files()
    files = []
    desk.faults.begin()
    for each in listed:
        path = desk.sheets.path(each.id)
        kind, to, for_list = glance_at(path)
        row = {"id": each.id, "name": each.name, "changed": each.changed, "fault": desk.faults.find(path, desk.today)}
        called = name_letter(kind, to, for_list=for_list)
        files.append({**row, "kind": kind, "to": to, "list": for_list, "called": called})
    return {
        "folder": desk.sheets.folder.encode("utf-8", "replace").decode(),
        "files": files,
        "more": more,
        "alone": desk.sheets.alone,
        "profile": (known := describe_sender()),
        "you": link_to_you(
            words_of_asking()["from"].replace("{name}", known["name"]) if known and known["name"] else ""
        ),
        "choices": draw_choices(vocabulary()["choices"]),
        "letters": draw_letters(files, desk.now(), desk.sheets.folder),
        "words": vocabulary(),
        "version": __version__,
    }


def _open(desk: Desk, asked: dict[str, Any]) -> dict[str, Any]:
    id = text_of(asked, "file")
    read = desk.sheets.read(id)
    return {
        "id": id,
        "name": desk.sheets.name(id),
        "text": read.text,
        "hash": read.hash,
        "remarks": list(read.remarks),
        "form": read_form(read.text),
        **_titles(read.text),
        "stamps": [{"value": each} for each in list_beside(desk.sheets.path(id), STAMPS)],
        "languages": [{"value": id, "label": each.name} for id, each in desk.studio.catalog("languages").items()],
    }


def _pages(desk: Desk, asked: dict[str, Any]) -> dict[str, Any]:
    path = desk.sheets.path(text_of(asked, "id"))
    wanted, has = [str(each) for each in asked.get("show") or ["letter"]], asked.get("has")
    names = has if isinstance(has, dict) else {}

    def send(page: str, svg: Svg) -> dict[str, Any]:
        return desk.patches.send(svg, str(names.get(page)))

    manner, stand = (desk.today, bool(asked.get("zones"))), desk.stand
    text = text_of(asked, "text")
    shown = show(desk.studio, text, path, wanted, manner, send, stand)
    shown["remarks"] = desk.shorten(shown["remarks"])
    return {"serial": asked.get("serial"), **shown, **_titles(text)}


def _titles(text: str) -> dict[str, str]:
    """What the page is called while it shows a letter."""
    kind, to, for_list = glance_in(text)
    return {"to": to, "called": name_letter(kind, to, for_list=for_list)}


def _edit(desk: Desk, asked: dict[str, Any]) -> dict[str, Any]:
    return {"text": edit(text_of(asked, "text"), changes_of(asked))}


def changes_of(asked: dict[str, Any]) -> dict[str, Value]:
    """The changes of a form: text, lists of text, tables of text, switches. Raises SourceError for anything else."""
    found = asked.get("changes")
    if not isinstance(found, dict) or not all(map(_is_value, found.values())):
        raise SourceError("the request has no changes that can be read", Place("changes"))
    return found


def _is_value(said: Any) -> bool:
    if isinstance(said, list):
        return all(isinstance(each, str) for each in said)
    if isinstance(said, dict):
        return all(isinstance(each, str) for each in said.values())
    return said is None or isinstance(said, str | bool)


def _questions(desk: Desk, asked: dict[str, Any]) -> dict[str, Any]:
    profile = describe_sender()
    listed = list_questions(desk.studio, sender=profile is not None)
    return {**listed, "profile": profile, "contacts": desk.contacts.any}


def _ask(desk: Desk, asked: dict[str, Any]) -> dict[str, Any]:
    """The page that asks; nothing where the desk can't begin that."""
    if text_of(asked, "what").startswith(ASKED):
        return draw_kit(desk.studio, desk.sheets, text_of(asked, "what").removeprefix(ASKED))
    if text_of(asked, "what") == YOU:
        return ask_about_you(desk.studio, desk.today)
    found = _questions(desk, asked)
    what, words, profile = text_of(asked, "what"), found["words"], found["profile"]
    if what.startswith(f"{MENDED}:"):
        what = fill_kit(found["kinds"], find_kit(desk.sheets, what.partition(":")[2]), desk.sheets)
    if what not in found["kinds"]:
        return {"html": ""}
    words = {**words, "anyway": found["kinds"][what].get("anyway", words["anyway"])}
    from_whom = words["from"].replace("{name}", profile["name"]) if profile and profile.get("name") else ""
    below = link_to_you(from_whom) if from_whom else ""
    html = draw_form(what, found["kinds"][what], words, below=below, contacts=found["contacts"])
    return {"html": html, "words": words}


def _begin(desk: Desk, asked: dict[str, Any]) -> Any:
    """What was begun; once for all requests with the same `once`, which a page may send twice."""
    try:
        return desk.once.give(str(asked.get("once") or ""), lambda: _begin_anew(desk, asked))
    except (Doubtful, Several) as fault:
        others = [describe(each, "error") for each in fault.others]
        anyway = {"anyway": fault.anyway} if isinstance(fault, Doubtful) else {}
        return JSONResponse({"error": describe(fault, "error"), **anyway, "others": others}, 422)


def _begin_anew(desk: Desk, asked: dict[str, Any]) -> dict[str, Any]:
    answers, when = read_answers(asked.get("answers")), When(desk.now(), desk.zone)
    anyway = " ".join(asked.get("anyway") or ()).split()
    if text_of(asked, "what") == YOU:
        return {"html": keep_you(desk.studio, answers, desk.today, anyway)}
    of_kit, _, mends = text_of(asked, "what").partition(":")
    if of_kit in ("kit", MENDED):
        from stationery.desk.begin_kit import begin_kit  # 76 ms

        begun = begin_kit(desk.studio, desk.sheets, answers, when, anyway, find_kit(desk.sheets, mends))
    else:
        begun = begin(desk.studio, desk.sheets, text_of(asked, "what"), answers, when)
    remarks = [describe(each, "remark") for each in begun.remarks]
    told = {"id": begun.id, "show": begun.show, "written": list(begun.written), "remarks": remarks}
    if of_kit in ("kit", MENDED):
        folder = os.path.basename(os.path.dirname(desk.sheets.path(begun.id)))
        page = draw_kit(desk.studio, desk.sheets, folder, begun.remarks)
        return {**told, **page, "at": f"#begin/{quote(ASKED + folder, safe='')}", "remarks": []}
    return told


def _address(desk: Desk, asked: dict[str, Any]) -> dict[str, Any]:
    product: Product = "card" if asked.get("card") else "letter"
    sender = asked.get("as") == "from"
    found = show_address(desk.studio, text_of(asked, "text"), desk.today, sender=sender, product=product)
    return {**found, "html": draw_address(found, words_of_asking(), greet=asked.get("as") == "to")}


def _contacts(desk: Desk, asked: dict[str, Any]) -> dict[str, Any]:
    return list_contacts(desk.studio, desk.contacts, text_of(asked, "find"), desk.today)


def _check(desk: Desk, asked: dict[str, Any]) -> dict[str, Any]:
    path, text = desk.sheets.path(text_of(asked, "id")), text_of(asked, "text")
    defaults = defaults_of(desk.studio, text, path, desk.today)
    asked_of, signed = find_signed(desk.studio, text, path, desk.today)
    moves = join_fixes(find_moves(desk.studio, text, path, desk.today), signed)
    found = offer_to_fill(desk.studio, check(desk.studio, text, path, desk.now()), text, path, desk.today)
    findings = desk.shorten([*asked_of, *found, *find_rows(text, path)])
    return {"findings": findings, "moves": desk.shorten(moves), "defaults": defaults}


def _save(desk: Desk, asked: dict[str, Any]) -> Any:
    id, text, hash = text_of(asked, "id"), text_of(asked, "text"), text_of(asked, "hash")
    saved = desk.sheets.save(id, text, hash, desk.now())
    if isinstance(saved, Theirs):
        gone = saved.text is None
        return JSONResponse({"theirs": saved.text or "", "hash": saved.hash, "gone": gone}, 409)
    desk.pages.tell_soon({"type": "changed", "id": id, "hash": saved.hash})  # to another page with the same letter
    return {"hash": saved.hash, "remarks": list(saved.remarks)}


def _rename(desk: Desk, asked: dict[str, Any]) -> dict[str, str]:
    return rename(desk.sheets, text_of(asked, "id"), text_of(asked, "name"))


def _compare(desk: Desk, asked: dict[str, Any]) -> tuple[list[int], list[int]]:
    texts = asked.get("texts")
    if not isinstance(texts, list) or len(texts) != 2 or not all(isinstance(each, str) for each in texts):
        raise SourceError("the request lacks two 'texts'", Place("texts"))
    return compare(*texts)


def _made(desk: Desk, asked: dict[str, Any]) -> Response:
    made = make(desk.studio, desk.sheets, text_of(asked, "id"), text_of(asked, "what"), desk.now())
    return Response(made.data, media_type=made.kind, headers={"content-disposition": _attach(made.name)})


def _attach(name: str) -> str:
    """A header that names the file to save (RFC 6266); nothing in a name can end it."""
    return f"attachment; filename*=UTF-8''{quote(name, safe='')}"


def _looks(desk: Desk, asked: dict[str, Any]) -> dict[str, Any]:
    letter = letter_in(desk.studio, text_of(asked, "text"), desk.sheets.path(text_of(asked, "id")))
    kind = text_of(asked, "kind")
    if kind == "switches":
        told = list_switches(desk.studio, letter, desk.today)
        heading = read_form(text_of(asked, "text"))["parts"].get("letterhead")
        if isinstance(heading, dict) and heading.get("height"):
            told["logo"]["height"] = str(heading["height"]).strip()  # as it is typed
        return {**told, "html": draw_details(told)}
    look = look_of(kind)
    if "ids" not in asked:
        return list_looks(desk.studio, letter, look, desk.today)
    return {"kind": look, "looks": draw_looks(desk.studio, letter, look, ids_of(asked, _PICTURES), desk.today)}


def _accent(desk: Desk, asked: dict[str, Any]) -> dict[str, Any]:
    found = tell_contrast(text_of(asked, "color"))
    return {**found, "said": say_contrast(found)}


def _printers(desk: Desk, asked: dict[str, Any]) -> dict[str, Any]:
    calendar = "id" in asked and _has_calendar(desk, text_of(asked, "id"))
    return {**desk.outbox.list_printers(desk.today), "calendar": calendar}


def _has_calendar(desk: Desk, id: str) -> bool:
    try:
        return has_calendar(letter_in(desk.studio, desk.sheets.read(id).text, desk.sheets.path(id)))
    except StationeryError:
        return False


def _loading(desk: Desk, asked: dict[str, Any]) -> dict[str, Any]:
    return desk.outbox.describe_loading(_order(desk, asked), desk.today)


def _print(desk: Desk, asked: dict[str, Any]) -> Any:
    order = _order(desk, asked)
    try:
        return (desk.outbox.plan if asked.get("dry") else desk.outbox.print)(order, desk.today)
    except (PrinterError, UnreadDate) as fault:  # `fix`: the envelope can be set anew
        anyway = isinstance(fault, UnreadDate)
        told = {"error": describe(fault, "error"), "fix": fault.understood is True, "anyway": anyway}
        return JSONResponse(told, 422)


def _print_on(desk: Desk, asked: dict[str, Any]) -> dict[str, Any]:
    return desk.outbox.jobs.go_on(text_of(asked, "job"))


def _print_cancel(desk: Desk, asked: dict[str, Any]) -> dict[str, Any]:
    return desk.outbox.jobs.cancel(text_of(asked, "job"))


def _set_up(desk: Desk, asked: dict[str, Any]) -> Any:
    """What is asked to set up a printer; its sheet, saved or printed; or, with all answers, the printer kept. The same
    of an envelope that is tried in it."""
    if str(asked.get("what")).startswith("kit"):
        return _hand_over(desk, str(asked.get("do")))
    from stationery.desk import set_up  # 60 ms

    answers, do = read_answers(asked.get("answers")), asked.get("do")
    if asked.get("what") == "test":
        return _try_envelope(desk, answers, asked)
    if do in ("save", "print"):
        sheet = set_up.make_sheet(desk.studio, answers, desk.today)
        if do == "save":
            return Response(sheet, media_type="application/pdf", headers={"content-disposition": _attach(set_up.SHEET)})
        order = Order(set_up.SHEET, "letter", queue=answers.get("queue", ""), anyway=True)
        return desk.outbox.print_made(set_up.SHEET, sheet, order, desk.today)
    if do != "keep":
        names, usual = desk.outbox.queue_names()
        page = set_up.ask_to_set_up(desk.studio, names, usual, answers, desk.today)
        words = {**words_of_asking(), "back": words_of_asking()["return"]}
        return {**page, "html": draw_form("printer", page, words), "words": words}
    try:
        return set_up.set_up(desk.studio, answers, desk.today, asked.get("anyway") or ())
    except set_up.Unusable as fault:
        return JSONResponse({"error": describe(fault, "error"), "fields": fault.fields, "anyway": fault.anyway}, 422)


def _hand_over(desk: Desk, do: str) -> Any:
    """A file of an interview kit, saved or printed."""
    act, _, name = do.partition(":")
    made = read_part(desk.sheets, name)
    if act == "print":
        path = os.path.join(desk.sheets.folder, *name.split("/"))
        return desk.outbox.print_file(made.name, path, Order(path, "letter", anyway=True), desk.today)
    return Response(made.data, media_type=made.kind, headers={"content-disposition": _attach(made.name)})


def _try_envelope(desk: Desk, answers: dict[str, str], asked: dict[str, Any]) -> Any:
    from stationery.desk import set_up, try_envelope  # 60 ms

    do = str(asked.get("do") or "")
    if do.startswith(("save", "print")):
        name, made, order = try_envelope.make_trial(desk.studio, answers, do, desk.today)
        if do.startswith("print"):
            return desk.outbox.print_made(name, made, order, desk.today)
        return Response(made, media_type="application/pdf", headers={"content-disposition": _attach(name)})
    if do != "keep":
        page = try_envelope.ask_to_try(desk.studio, answers, desk.today)
        words = {**words_of_asking(), "back": words_of_asking()["return"]}
        return {**page, "html": draw_form("test", page, words), "words": words}
    try:
        return try_envelope.keep_trial(desk.studio, answers, desk.today, asked.get("anyway") or ())
    except set_up.Unusable as fault:
        return JSONResponse({"error": describe(fault, "error"), "fields": fault.fields, "anyway": fault.anyway}, 422)


async def _photo(request: Request) -> Response:
    """The measures of a calibration sheet, of the paper that the path names, in the photograph that is sent."""
    from stationery.desk.set_up import read_photo, say_of_setting_up  # 60 ms

    desk: Desk = request.app.state.desk
    name, paper = unquote(request.headers.get("x-stationery-name", "")), request.path_params["paper"]
    try:
        found = await run_in_threadpool(read_photo, desk.studio, name, await request.body(), paper, desk.today)
    except StationeryError as fault:
        return JSONResponse({"error": describe(fault, "error")}, 422)
    return JSONResponse({"measures": found, "told": say_of_setting_up("filled")})


def _order(desk: Desk, asked: dict[str, Any]) -> Order:
    return order_of(asked, desk.sheets.path(text_of(asked, "id")))


HANDLERS: dict[str, Handler] = {
    "state": _state,
    "open": _open,
    "pages": _pages,
    "check": _check,
    "save": _save,
    "compare": _compare,
    "rename": _rename,
    "edit": _edit,
    "made": _made,
    "questions": _questions,
    "ask": _ask,
    "begin": _begin,
    "address": _address,
    "contacts": _contacts,
    "looks": _looks,
    "accent": _accent,
    "printers": _printers,
    "loading": _loading,
    "print": _print,
    "set-up": _set_up,
    "print/on": _print_on,
    "print/cancel": _print_cancel,
}
