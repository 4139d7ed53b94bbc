"""Send: the printers there are, how each is loaded, and jobs that are printed and watched while the page goes on."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from stationery.catalog.printers import Margins, Printer, Printers, load_printers
from stationery.desk.enclosed import tell_enclosed
from stationery.desk.jobs import Jobs, Planned, Tell
from stationery.desk.made import hold_unread_date
from stationery.desk.markup import sentence
from stationery.desk.pages import describe
from stationery.desk.vocabulary import in_our_terms, message_in_our_terms, vocabulary
from stationery.model.errors import Place, PrinterError, SourceError, StationeryError
from stationery.model.geometry import Size
from stationery.model.letter import Written
from stationery.model.page import Text
from stationery.model.values import replace, value
from stationery.printing.choose import Feed
from stationery.printing.cups import Target, cups, default_queue, queue_at, queue_names
from stationery.printing.ipp import text_of
from stationery.printing.loading import Lay, describe_lay, draw_picture, lay_envelope, lay_paper
from stationery.printing.plan import Plan, choose_queue
from stationery.printing.profiles import choose_profile
from stationery.products.print_hints import advice
from stationery.products.print_jobs import (
    Item,
    Way,
    describe_plan,
    find_outside,
    margins_for,
    note_plan,
    plan_item,
    read_item,
    remake_envelope,
    set_turn,
)
from stationery.products.result import Result
from stationery.studio import Studio

WHAT = ("letter", "envelope", "card")
_PAUSED, _MOST_COPIES = 5, 99
_NO_PRINTING = "Windows has no command that prints a PDF at true size; make the PDF and print it from your viewer"

FindOutside = Callable[[Item, tuple[Plan, ...]], tuple[str, ...]]


@value
class Order:
    """What a page asks to have printed: of which letter file, what, and where."""

    path: str
    what: str
    printer: str = ""
    queue: str = ""
    copies: int = 1
    fix: bool = False
    anyway: bool = False
    """Whether what can't be read as a date is printed all the same."""
    enclosed: bool = False
    """Whether the pages of a letter's enclosures are printed, too."""


class Outbox:
    """What is printed from the pages, as `stationery print` prints it."""

    def __init__(self, studio: Studio, tell: Tell) -> None:
        self._studio = studio
        self.jobs = Jobs(tell)

    def list_printers(self, today: date) -> dict[str, Any]:
        """The queues, the measured printers, and which of both are usual; `message` says why there are none."""
        known = self._known(today)
        found: dict[str, Any] = {
            "system": "", "queues": [], "queue": "", "message": "", "hint": "",
            "printers": [_describe_printer(each) for each in known.printers], "default": known.default,
        }  # fmt: skip
        if sys.platform == "win32":
            return {**found, "message": _NO_PRINTING}
        server = cups()
        nowhere = {"message": vocabulary()["send"]["nowhere"], "hint": vocabulary()["send"]["nowhere-hint"]}
        try:
            names, usual = queue_names(server), default_queue(server)
        except PrinterError as fault:
            return {**found, **nowhere, "detail": fault.message}
        found |= {"system": "cups", "queue": usual, "queues": [_describe_queue(server, each) for each in names]}
        if not names:
            found |= nowhere
        return found

    def queue_names(self) -> tuple[list[str], str]:
        """The queues, and the default one; none where nobody can be asked."""
        if sys.platform == "win32":
            return [], ""
        try:
            return list(queue_names(cups())), default_queue(cups())
        except PrinterError:
            return [], ""

    def describe_loading(self, order: Order, today: date) -> dict[str, Any]:
        """How the sheets lie in the printer, in sentences and as a picture with what will be printed on it."""
        printer = self._printer(order, today)
        result = self._make(order, today, printer)
        page = result.pages[0]
        fed = page.fed
        if order.what == "envelope":
            lay, what = lay_envelope(printer or Printer(), upright=not page.turn), "An envelope"
        else:
            lay, what = lay_paper(printer or Printer()), "A sheet"
        face = self._draw_face(order, today)
        if order.what != "envelope" and fed.width > fed.height:
            fed = Size(fed.height, fed.width)  # few printers at home take a sheet with its long edge first
        wide = page.size.width > page.size.height and fed.width < fed.height
        picture = draw_picture(lay, fed.width.mm, fed.height.mm, what, face, wide=wide)
        return {
            "sentences": [
                *_count_cards(result),
                *(told for each in advice("-", result) if (told := in_our_terms(each))),
            ],
            "svg": picture,
            "about": describe_lay(lay, what),
            "measured": printer.name if printer else "",
            "remarks": [describe(each, "remark") for each in result.remarks],
            "enclosed": tell_enclosed(self._studio, order.path, today) if order.what == "letter" else [],
        }

    def plan(self, order: Order, today: date) -> dict[str, Any]:
        """What would be sent, and how; nothing is."""
        printer = self._printer(order, today)
        remarks: list[str] = []
        item, way = self._prepare(order, today, printer, remarks), self._way(order, printer, dry_run=True)
        planned = _plan(item, way, partial(self._find_outside, printer, today), order.fix, "")[1]
        turned = [planned.turned] if planned.turned else []
        plans = []
        for plan in planned.plans:
            told = [*map(message_in_our_terms, (*plan.warnings, *turned, *note_plan(planned.item, plan)))]
            plans.append({**describe_plan(plan, []), "warnings": told, "said": _say_plan(plan)})
        return {"plans": plans, "outside": list(planned.outside), "anew": planned.anew, "remarks": remarks}

    def print(self, order: Order, today: date) -> dict[str, Any]:
        """Look everything up, then send it and watch it beside. Raises what hinders it, with nothing sent."""
        printer = self._printer(order, today)
        remarks: list[str] = []
        item = self._prepare(order, today, printer, remarks)
        return self._send(item, self._way(order, printer), partial(self._find_outside, printer, today), order, remarks)

    def print_file(self, name: str, path: str, order: Order, today: date) -> dict[str, Any]:
        """Print a PDF that was made here; like `print`."""
        with open(path, "rb") as stream:
            return self._print_data(name, stream.read(), order, today, made=False)

    def print_made(self, name: str, data: bytes, order: Order, today: date) -> dict[str, Any]:
        """The same of the bytes of a PDF that is in no file yet."""
        return self._print_data(name, data, order, today, made=True)

    def _print_data(self, name: str, data: bytes, order: Order, today: date, *, made: bool) -> dict[str, Any]:
        printer = self._printer(order, today)
        with self._studio.long_trip(today=today) as (stock, _):
            item = replace(read_item(name, data, stock, made=made), path=order.path)
        return self._send(item, self._way(order, printer), partial(self._find_outside, printer, today), order, [])

    def _send(self, item: Item, way: Way, find: FindOutside, order: Order, remarks: list[str]) -> dict[str, Any]:
        folder = tempfile.TemporaryDirectory(prefix="stationery-")
        try:
            server, planned = _plan(item, way, find, order.fix, folder.name)
            if planned.outside:
                anew = bool(planned.item.remake) and not order.fix
                hint = "have it moved to where the printer can print" if anew else ""
                fault = PrinterError("; ".join(planned.outside), Place(planned.item.printout.title), hint)
                fault.understood = anew
                raise fault
        except BaseException:
            folder.cleanup()
            raise
        job = self.jobs.start(server, planned, folder)
        warnings = [message_in_our_terms(warning) for plan in planned.plans for warning in plan.warnings]
        turned = [f"The envelope is {planned.turned}."] if planned.turned else []
        return {
            "job": job,
            "remarks": [sentence(each) for each in (*remarks, *warnings, *turned)],
            "anew": planned.anew,
        }

    def _known(self, today: date) -> Printers:
        with self._studio.long_trip(today=today) as (stock, _):
            return load_printers(stock.printers)

    def _printer(self, order: Order, today: date) -> Printer | None:
        """The measured printer that is named; else that of the queue; else the default one, unless it has another."""
        known = self._known(today)
        if order.printer:
            return known.find(Written(order.printer, Place("printer")))
        return choose_profile(known, order.queue)

    def _make(self, order: Order, today: date, printer: Printer | None) -> Result:
        """What is printed of the saved file, as `stationery print` makes it. Raises what making it does."""
        name = printer.name if printer else None
        if order.what == "letter":
            return self._studio.letter(order.path, today=today, printer=name, with_enclosures=order.enclosed)
        if order.what == "card":
            return self._studio.card(order.path, today=today, printer=name)
        if order.what == "envelope":
            return self._studio.envelope(order.path, today=today, printer=name)
        raise SourceError(f"{order.what!r} can't be printed", Place("what"), f"choose one of {', '.join(WHAT)}")

    def _draw_face(self, order: Order, today: date) -> str:
        """What stands on the first sheet, upright; empty where it can't be drawn."""
        try:
            if order.what == "letter":
                return self._studio.preview(order.path, what="letter", today=today).svgs[0]
            if order.what == "card":
                return self._studio.preview(order.path, what="card", today=today).svgs[0]
            return self._studio.preview(order.path, what="envelope", today=today).svgs[0]
        except StationeryError:
            return ""

    def _way(self, order: Order, printer: Printer | None, *, dry_run: bool = False) -> Way:
        feed = Feed(order.queue or (printer.queue if printer else ""))
        copies = min(max(order.copies, 1), _MOST_COPIES)
        return Way(feed, copies, hold_backs=False, dry_run=dry_run, printer=printer)

    def _prepare(self, order: Order, today: date, printer: Printer | None, remarks: list[str]) -> Item:
        """What is printed of the saved file, and how an envelope is made anew."""
        result = self._make(order, today, printer)
        if not order.anyway:
            hold_unread_date(result.remarks)
        remarks += [message_in_our_terms(each.message) for each in result.remarks]
        item = self._item(order, today, result)
        return replace(item, remake=partial(self._remake, order, today, printer)) if order.what == "envelope" else item

    def _item(self, order: Order, today: date, result: Result) -> Item:
        name = f"{_stem(order.path)}{'' if order.what == 'letter' else f'-{order.what}'}.pdf"
        with self._studio.trip(order.path, today=today) as (stock, _):
            item = read_item(name, result.pdf, stock, made=True)
        return replace(item, result=result if order.what == "envelope" else None)

    def _remake(self, order: Order, today: date, printer: Printer | None, margins: Margins) -> Item:
        named = Written(printer.name if printer else "", Place("printer"))
        with self._studio.trip(order.path, today=today) as (stock, laid):
            result = remake_envelope(laid, stock, False, named, margins)
        return replace(self._item(order, today, result), remake=partial(self._remake, order, today, printer))

    def _find_outside(
        self, printer: Printer | None, today: date, item: Item, plans: tuple[Plan, ...]
    ) -> tuple[str, ...]:
        with self._studio.long_trip(today=today) as (stock, _):
            return find_outside(item, plans, printer, stock)


def _plan(item: Item, way: Way, find: FindOutside, fix: bool, folder: str) -> tuple[Target, Planned]:
    """The print server, and the jobs of an item, made anew to `fix` what the printer would clip."""
    if sys.platform == "win32":
        raise PrinterError(_NO_PRINTING, None)
    server = cups()
    try:
        queue = choose_queue(server, way.feed)
    except PrinterError:
        if _has_queues(server):
            raise
        words = vocabulary()["send"]
        raise PrinterError(words["nowhere"], None, words["nowhere-hint"]) from None
    item, turned = set_turn(queue, item, way)
    plans = plan_item(server, queue, item, way, folder)
    outside = find(item, plans)
    if not (outside and fix and item.remake):
        return server, Planned(item, plans, outside, turned=turned)
    item, turned = set_turn(queue, item.remake(margins_for(item, plans)), way)
    plans = plan_item(server, queue, item, way, folder)
    return server, Planned(item, plans, find(item, plans), True, turned)


def _has_queues(server: Target) -> bool:
    try:
        return bool(queue_names(server))
    except PrinterError:
        return False


def _say_plan(plan: Plan) -> str:
    size = plan.sheet.size
    given = ((", from ", plan.slot), (", as ", plan.type))
    return f"to {plan.queue.name}: {size.width.mm:g} x {size.height.mm:g} mm{''.join(a + b for a, b in given if b)}"


def _describe_printer(printer: Printer) -> dict[str, Any]:
    """A measured printer, with what it takes to load an envelope."""
    lay: Lay = lay_envelope(printer)
    return {"name": printer.name, "queue": printer.queue, "loading": lay.sentence}


def _describe_queue(server: Target, name: str) -> dict[str, Any]:
    """A queue and what it says; one that doesn't answer is listed all the same."""
    try:
        state = queue_at(server.server, name).state() or {}
    except PrinterError as fault:
        return {"name": name, "paused": False, "words": fault.message}
    return {
        "name": name,
        "paused": state.get("printer-state") == (_PAUSED,),
        "words": text_of(state, "printer-state-message"),
    }


def order_of(asked: dict[str, Any], path: str) -> Order:
    """What a request asks to have printed."""
    copies = asked.get("copies")
    return Order(
        path,
        str(asked.get("what") or WHAT[0]),
        str(asked.get("printer") or ""),
        str(asked.get("queue") or ""),
        copies if isinstance(copies, int) else 1,
        bool(asked.get("fix")),
        bool(asked.get("anyway")),
        bool(asked.get("enclosed")),
    )


def _count_cards(result: Result) -> list[str]:
    """How many times the sheet has the same card, if it has it more than once; they are cut apart."""
    texts = [each.text for page in result.pages for each in page.items if isinstance(each, Text)]
    count = texts.count(max(texts, key=len)) if texts and result.finish else 1
    return [vocabulary()["send"]["cards"].replace("{count}", str(count))] if count > 1 else []


def _stem(path: str) -> str:
    return os.path.splitext(os.path.basename(path))[0]
