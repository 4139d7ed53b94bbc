"""What will be sent, looked up beforehand: for each size of sheet the job, its medium, slot and type, or a refusal."""

from __future__ import annotations

from stationery.model.errors import PrinterError
from stationery.model.values import replace, value
from stationery.printing.choose import Feed, Sheet, choose_medium, choose_tray, find_other, find_tray
from stationery.printing.cups import Target, default_queue, queue_names
from stationery.printing.lp import Command, Wanted, add_choices, command
from stationery.printing.queue import Medium, Queue, find_queue

ONE_SIDED = "one-sided"
_TWO_SIDED = {"long": "two-sided-long-edge", "short": "two-sided-short-edge"}

_TURN_OVER = (
    "For the backs, turn the printed pile over along its {edge} edge, keep its order, and put it back so that the same"
    " edge goes in first; try it with one sheet."
)


@value
class Plan:
    """A job to be sent: on what, from where, and the command.

    `first` is what has to be done by hand before it can be printed, in a sentence.
    """

    queue: Queue
    sheet: Sheet
    medium: Medium
    slot: str
    type: str
    wanted: Wanted
    command: Command
    warnings: tuple[str, ...] = ()
    first: str = ""
    loaded: bool = False
    """Whether the printer says that such a sheet lies in the slot, or somewhere if it takes it from any."""
    other: str = ""
    """What lies in the slot instead, as the printer says."""


def choose_queue(server: Target, feed: Feed) -> Queue:
    """The queue that is named, else the default one, else the only one; with what `lp` calls its slots and types.

    Raises PrinterError if there is none, if it rejects jobs, or if a default saved with it would spoil every job.
    """
    name = name_queue(server, feed.queue)
    if not name:
        names = queue_names(server)
        hint = f"name one with --queue: {', '.join(names)}" if names else "add your printer to the system first"
        raise PrinterError("there is no default queue" if names else "there is no queue", hint=hint)
    queue = find_queue(server, name)
    for each in queue.spoiled:
        hint = f"remove it: lpadmin -p {name} -R {each}"
        raise PrinterError(f"the queue {name} has a saved default, {each}, which spoils every job", hint=hint)
    return add_choices(queue, server.server)


def name_queue(server: Target, named: str = "") -> str:
    """The queue that is named, without its instance, else the default one, else the only one; empty without any."""
    name = named.partition("/")[0] or default_queue(server)
    if name:
        return name
    names = queue_names(server)
    return names[0] if len(names) == 1 else ""


def plan_jobs(server: Target, queue: Queue, sheet: Sheet, feed: Feed, wanted: Wanted, path: str) -> tuple[Plan, ...]:
    """The job for the sheets of one size, or two where the printer can't turn them over: the fronts and the backs.

    Raises PrinterError if the printer doesn't have the size, the slot or the type.
    """
    medium = choose_medium(queue, sheet)
    slot, type_, warnings = choose_tray(queue, feed, sheet)
    other, loaded = find_other(queue, sheet, slot), find_tray(queue, sheet, slot, "") is not None
    if other:
        warnings = (*warnings, f"{other} is loaded in {slot}, not {sheet.called}: put that in first")
    if queue.silent:
        warnings = (f"the printer of {queue.name} doesn't answer; is it on?", *warnings)
    if queue.paused:
        warnings = (f"the queue {queue.name} is paused; `cupsenable {queue.name}` resumes it", *warnings)
    for each in queue.feeding:
        if not (slot if each.startswith("InputSlot") else type_):
            warnings = (*warnings, f"the queue {queue.name} has a saved default, {each}, which this job will follow")
    whole = replace(wanted, pages=() if sheet.whole else sheet.pages)

    def make(asked: Wanted, first: str = "") -> Plan:
        words = command(queue, medium, slot, type_, asked, path)
        made = Command(words, server.server.called)
        told = warnings if not first else ()
        return Plan(queue, sheet, medium, slot, type_, asked, made, told, first, loaded, other if not first else "")

    sides = _TWO_SIDED.get(sheet.turned_over, ONE_SIDED)
    if sides == ONE_SIDED or sides in queue.sides:
        return (make(replace(whole, sides=sides)),)
    # By their numbers: of the even pages CUPS makes a set with a blank sheet at its end (cups-filters 1.28.17).
    fronts, backs = sheet.pages[::2], sheet.pages[1::2]
    held = whole.hold or whole.hold_backs
    turn = _TURN_OVER.format(edge=sheet.turned_over)
    return make(replace(whole, pages=fronts)), make(replace(whole, pages=backs, hold=held), turn)
