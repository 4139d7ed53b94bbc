"""Send: the printers there are, how each is loaded, and jobs that are printed and watched while the page goes on."""

from __future__ import annotations

import os
import secrets
import sys
import tempfile
from collections.abc import Callable
from datetime import date
from functools import partial
from threading import Event, RLock, Thread
from typing import Any

from stationery.catalog.printers import Margins, Printer, Printers, load_printers
from stationery.desk.pages import describe
from stationery.model.errors import Place, PrinterError, SourceError, StationeryError
from stationery.model.letter import Written
from stationery.model.values import replace, value
from stationery.printing.choose import Feed
from stationery.printing.cups import Target, cups, default_queue, queue_at, queue_names
from stationery.printing.ipp import text_of
from stationery.printing.loading import Lay, describe_lay, draw_picture, lay_envelope, lay_paper
from stationery.printing.lp import cancel
from stationery.printing.plan import Plan, choose_queue
from stationery.printing.run import Sent, await_job, send_job
from stationery.products.print_hints import advice
from stationery.products.print_jobs import (
    Item,
    Planned,
    Way,
    describe_plan,
    ensure_made_for,
    feed_from,
    find_outside,
    note_plan,
    plan_item,
    read_item,
    remake_envelope,
)
from stationery.products.result import Result
from stationery.studio import Studio

WHAT = ("letter", "envelope", "card")
SECONDS = 600.0
"""Without progress, after which a job is no longer watched; a page that waits costs nobody anything."""
_PAUSED, _MOST_JOBS, _MOST_COPIES = 5, 50, 99
_NO_PRINTING = "Windows has no command that prints a PDF at true size; make the PDF and print it from your viewer"

Tell = Callable[[dict[str, object]], None]


@value
class Order:
    """What a page asks to have printed: of which letter file, what, and where."""

    path: str
    what: str
    printer: str = ""
    queue: str = ""
    copies: int = 1
    fix: bool = False


class _Job:
    """One order under way; `go` is set when somebody has turned the pile over."""

    def __init__(self, id: str) -> None:
        self.id = id
        self.go = Event()
        self.stopped = False
        self.sent: Sent | None = None
        self.server: Target | None = None


class Outbox:
    """Orders of all pages; what becomes of each is told as events of the type `job`."""

    def __init__(self, studio: Studio, tell: Tell) -> None:
        self._studio = studio
        self._tell = tell
        self._jobs: dict[str, _Job] = {}
        self._lock = RLock()

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
        try:
            names, usual = queue_names(server), default_queue(server)
        except PrinterError as fault:
            return {**found, "message": fault.message, "hint": fault.hint}
        found |= {"system": "cups", "queue": usual, "queues": [_describe_queue(server, each) for each in names]}
        if not names:
            found |= {"message": "the system has no printer", "hint": "add yours in the system's settings"}
        return found

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
        picture = draw_picture(lay, fed.width.mm, fed.height.mm, what, face)
        return {
            "sentences": list(advice("-", result)),
            "svg": picture,
            "about": describe_lay(lay, what),
            "measured": printer.name if printer else "",
            "remarks": [describe(each, "remark") for each in result.remarks],
        }

    def plan(self, order: Order, today: date) -> dict[str, Any]:
        """What would be sent, and how; nothing is."""
        remarks: list[str] = []
        with tempfile.TemporaryDirectory(prefix="stationery-") as folder:
            planned = self._look_up(order, today, folder, remarks, dry_run=True)[1]
        plans = [describe_plan(plan, note_plan(planned.item, plan)) for plan in planned.plans]
        return {"plans": plans, "outside": list(planned.outside), "anew": planned.anew, "remarks": remarks}

    def print(self, order: Order, today: date) -> dict[str, Any]:
        """Look everything up, then send it and watch it beside. Raises what hinders it, with nothing sent."""
        folder = tempfile.TemporaryDirectory(prefix="stationery-")
        remarks: list[str] = []
        try:
            server, planned = self._look_up(order, today, folder.name, remarks, dry_run=False)
            if planned.outside:
                anew = bool(planned.item.remake) and not order.fix
                hint = "have it set anew within what the printer can print" if anew else ""
                fault = PrinterError("; ".join(planned.outside), Place(planned.item.path), hint)
                fault.understood = anew
                raise fault
        except BaseException:
            folder.cleanup()
            raise
        return self._start(server, planned, folder, remarks)

    def print_file(self, name: str, path: str, printer_name: str, queue_name: str, today: date) -> dict[str, Any]:
        """Print a PDF that was made here; like `print`."""
        if sys.platform == "win32":
            raise PrinterError(_NO_PRINTING, None)
        printer = self._printer(Order(path, "letter", printer_name), today)
        remarks: list[str] = []
        way = Way(feed_from(Feed(queue_name), printer, remarks.append), hold_backs=False, printer=printer)
        with open(path, "rb") as stream:
            data = stream.read()
        with self._studio.long_trip(today=today) as (stock, _):
            item = replace(read_item(name, data, stock), path=path)
        ensure_made_for((item,), printer, remarks.append)
        server = cups()
        queue = choose_queue(server, way.feed)
        folder = tempfile.TemporaryDirectory(prefix="stationery-")

        def find(item: Item, plans: tuple[Plan, ...]) -> tuple[str, ...]:
            with self._studio.long_trip(today=today) as (stock, _):
                return find_outside(item, plans, printer, stock)

        planned = plan_item(server, queue, item, way, find, folder.name)
        return self._start(server, planned, folder, remarks)

    def _start(
        self, server: Target, planned: Planned, folder: tempfile.TemporaryDirectory[str], remarks: list[str]
    ) -> dict[str, Any]:
        """Begin to send what was looked up, unless the printer would clip it."""
        if planned.outside:
            folder.cleanup()
            raise PrinterError("; ".join(planned.outside), Place(planned.item.printout.title))
        job = self._begin()
        job.server = server
        Thread(target=self._run, args=(job, planned, folder), daemon=True).start()
        warnings = [warning for plan in planned.plans for warning in plan.warnings]
        return {"job": job.id, "remarks": [*remarks, *warnings], "anew": planned.anew}

    def go_on(self, id: str) -> dict[str, Any]:
        """The pile is turned over: print the backs."""
        self._find(id).go.set()
        return {"job": id}

    def cancel(self, id: str) -> dict[str, Any]:
        """Stop a job, in the queue too. Raises PrinterError if it can't be canceled."""
        job = self._find(id)
        job.stopped = True
        job.go.set()
        if job.sent and job.server:
            cancel(job.sent.id, job.server.server.called)
        return {"job": id}

    def _begin(self) -> _Job:
        with self._lock:
            job = _Job(secrets.token_urlsafe(6))
            self._jobs[job.id] = job
            while len(self._jobs) > _MOST_JOBS:
                del self._jobs[next(iter(self._jobs))]
            return job

    def _find(self, id: str) -> _Job:
        with self._lock:
            found = self._jobs.get(id)
        if found is None:
            raise SourceError("the desk has no such job", Place(""))
        return found

    def _known(self, today: date) -> Printers:
        with self._studio.long_trip(today=today) as (stock, _):
            return load_printers(stock.printers)

    def _printer(self, order: Order, today: date) -> Printer | None:
        known = self._known(today)
        name = order.printer or known.default
        return known.find(Written(name, Place("printer"))) if name else None

    def _make(self, order: Order, today: date, printer: Printer | None) -> Result:
        """What is printed of the saved file, as `stationery print` makes it. Raises what making it does."""
        name = printer.name if printer else None
        if order.what == "letter":
            return self._studio.letter(order.path, today=today, printer=name)
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

    def _look_up(
        self, order: Order, today: date, folder: str, remarks: list[str], *, dry_run: bool
    ) -> tuple[Target, Planned]:
        if sys.platform == "win32":
            raise PrinterError(_NO_PRINTING, None)
        printer = self._printer(order, today)
        way = Way(
            feed_from(Feed(order.queue), printer, remarks.append),
            min(max(order.copies, 1), _MOST_COPIES), hold_backs=False, dry_run=dry_run, printer=printer, fix=order.fix,
        )  # fmt: skip
        result = self._make(order, today, printer)
        remarks += [each.message for each in result.remarks]
        item = self._item(order, today, result)
        if order.what == "envelope":
            item = replace(item, remake=partial(self._remake, order, today, printer))
        ensure_made_for((item,), printer, remarks.append)
        server = cups()
        queue = choose_queue(server, way.feed)
        return server, plan_item(server, queue, item, way, partial(self._find_outside, order, today, printer), folder)

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
        self, order: Order, today: date, printer: Printer | None, item: Item, plans: tuple[Plan, ...]
    ) -> tuple[str, ...]:
        with self._studio.trip(order.path, today=today) as (stock, _):
            return find_outside(item, plans, printer, stock)

    def _run(self, job: _Job, planned: Planned, folder: tempfile.TemporaryDirectory[str]) -> None:
        """Send each part, and watch it to its end; each thing that the printer says is told."""
        with folder:
            try:
                for plan in planned.plans:
                    if plan.first:
                        self._say(job, "turn", plan.first)
                        job.go.wait()
                    if job.stopped:
                        self._say(job, "canceled", "Nothing more is printed.")
                        return
                    self._send(job, plan)
            except StationeryError as fault:
                end = fault.understood
                state = "canceled" if job.stopped else getattr(end, "state", "") or "failed"
                self._say(job, state if state in ("canceled", "aborted") else "failed", fault.message, fault.hint)
                return
        self._say(job, "completed", "Printed.")

    def _send(self, job: _Job, plan: Plan) -> None:
        assert job.server
        job.sent = send_job(job.server, plan)
        self._say(job, "sent", f"Sent as {job.sent.id} to {plan.queue.name}, {plan.sheet.called}.")
        await_job(job.sent, SECONDS, lambda sentence: self._say(job, "printing", sentence))

    def _say(self, job: _Job, state: str, message: str, hint: str = "") -> None:
        self._tell({"type": "job", "id": job.id, "state": state, "message": message, "hint": hint})


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
    )


def _stem(path: str) -> str:
    return os.path.splitext(os.path.basename(path))[0]
