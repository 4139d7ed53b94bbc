"""Jobs: what was sent to a printer from the page, watched beside until it lies in the tray."""

from __future__ import annotations

import secrets
import tempfile
from collections.abc import Callable
from threading import Event, RLock, Thread
from typing import Any

from stationery.desk.vocabulary import in_our_terms, message_in_our_terms
from stationery.model.errors import Place, SourceError, StationeryError
from stationery.model.values import value
from stationery.printing.cups import Target
from stationery.printing.lp import cancel
from stationery.printing.plan import Plan
from stationery.printing.run import Sent, await_job, send_job
from stationery.products.print_jobs import Item

SECONDS = 600.0
"""Without progress, after which a job is no longer watched; a page that waits costs nobody anything."""
_MOST_JOBS = 50

Tell = Callable[[dict[str, object]], None]
Folder = tempfile.TemporaryDirectory[str]


@value
class Planned:
    """An item with its jobs; `outside` tells what the printer would clip. `anew` says that it was made anew."""

    item: Item
    plans: tuple[Plan, ...]
    outside: tuple[str, ...] = ()
    anew: bool = False
    turned: str = ""
    """How its envelopes were turned around for the printer, in a sentence."""


class _Job:
    """One order under way; `go` is set when somebody has turned the pile over."""

    def __init__(self, server: Target) -> None:
        self.id = secrets.token_urlsafe(6)
        self.server = server
        self.go = Event()
        self.stopped = False
        self.sent: Sent | None = None


class Jobs:
    """The jobs of all pages. What becomes of each is told as events of the type `job`: `sent`, what the printer says,
    `turn` where the pile is to be turned over, and how it ended."""

    def __init__(self, tell: Tell) -> None:
        self._tell = tell
        self._jobs: dict[str, _Job] = {}
        self._lock = RLock()

    def start(self, server: Target, planned: Planned, folder: Folder) -> str:
        """Send what was looked up, and give the id that its events have. The folder goes when it is done."""
        job = _Job(server)
        with self._lock:
            self._jobs[job.id] = job
            while len(self._jobs) > _MOST_JOBS:
                del self._jobs[next(iter(self._jobs))]
        Thread(target=self._run, args=(job, planned, folder), daemon=True).start()
        return job.id

    def go_on(self, id: str) -> dict[str, Any]:
        """The pile is turned over: print the backs."""
        self._find(id).go.set()
        return {"job": id}

    def cancel(self, id: str) -> dict[str, Any]:
        """Stop a job, in the queue too. Raises PrinterError if it can't be canceled."""
        job = self._find(id)
        job.stopped = True
        job.go.set()
        if job.sent:
            cancel(job.sent.id, job.server.server.called)
        return {"job": id}

    def _find(self, id: str) -> _Job:
        with self._lock:
            found = self._jobs.get(id)
        if found is None:
            raise SourceError("the desk has no such job", Place(""))
        return found

    def _run(self, job: _Job, planned: Planned, folder: Folder) -> None:
        state, message, hint = "failed", "something went wrong in the desk itself; look at the printer", ""
        try:
            with folder:
                state, message = self._print(job, planned)
        except StationeryError as fault:
            ended = "canceled" if job.stopped else getattr(fault.understood, "state", "")
            state = ended if ended in ("canceled", "aborted") else "failed"
            message, hint = fault.message, fault.hint
        finally:  # a fault of ours, too, ends the job on the page
            self._say(job, state, message, hint)

    def _print(self, job: _Job, planned: Planned) -> tuple[str, str]:
        """Send each part, and watch it to its end."""
        for plan in planned.plans:
            if plan.first:
                self._say(job, "turn", plan.first)
                job.go.wait()
            if job.stopped:
                return "canceled", "Nothing more is printed."
            job.sent = send_job(job.server, plan)
            self._say(job, "sent", f"Sent as {job.sent.id} to {plan.queue.name}, {plan.sheet.called}.")
            await_job(job.sent, SECONDS, lambda sentence: self._say(job, "printing", sentence))
        return "completed", "Printed."

    def _say(self, job: _Job, state: str, message: str, hint: str = "") -> None:
        self._tell(
            {
                "type": "job",
                "id": job.id,
                "state": state,
                "message": message_in_our_terms(message),
                "hint": in_our_terms(hint),
            }
        )
