"""Sends a planned job and watches it to its end."""

from __future__ import annotations

from collections.abc import Callable

from stationery.model.values import value
from stationery.printing.cups import Target, printer_at, queue_at
from stationery.printing.lp import send
from stationery.printing.plan import Plan
from stationery.printing.watch import End, Watched, jobs_before, watch


@value
class Sent:
    """A job that CUPS has taken."""

    watched: Watched
    held: bool

    @property
    def id(self) -> str:
        return self.watched.id

    @property
    def number(self) -> int:
        return self.watched.number


def send_job(server: Target, plan: Plan) -> Sent:
    """Hand the job to CUPS. Raises PrinterError if it isn't taken."""
    queue = plan.queue
    printer = None if queue.silent else printer_at(queue.uri)
    before = jobs_before(printer)
    number = send(plan.command)
    title = plan.command.words[plan.command.words.index("-t") + 1]
    watched = Watched(
        queue.name,
        number,
        title,
        queue_at(server.server, queue.name),
        None if before is None else printer,
        before or frozenset(),
        plan.sheet.hundredths,
    )
    return Sent(watched, plan.wanted.hold)


def await_job(sent: Sent, seconds: float, tell: Callable[[str], None]) -> End:
    """Watch it until it is done; see `watch`."""
    return watch(sent.watched, seconds, tell, held=sent.held)
