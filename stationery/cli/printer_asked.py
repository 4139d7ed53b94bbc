"""What a printer tells of itself when it is set up, in sentences; and what it leaves open, from options or asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from stationery.cli.options import Request
from stationery.cli.printer_questions import read_margins
from stationery.cli.terminal import tell
from stationery.model.errors import Place, PrinterError
from stationery.model.values import replace
from stationery.printing.measured_words import describe_margins

if TYPE_CHECKING:
    from stationery.catalog.papers import Paper
    from stationery.catalog.printers import Margins, Printer
    from stationery.data.stock import Stock
    from stationery.printing.queue import Queue


def ask_printer_first(request: Request, paper: Paper, stock: Stock, asking: bool) -> tuple[Printer, Queue | None]:
    """Queue, slot, type, turn and margins of the printer that is set up: by the options, else by its own word; and what
    it was that it said.

    It is asked if its queue is named, or if there is a person (`asking`) who can say that the default one is meant.
    Raises PrinterError for a queue that isn't there, and for a slot or a type that it doesn't have.
    """
    from stationery.catalog.printers import Printer  # 2.0 ms
    from stationery.products.printers import name_media  # 30 ms

    queue, slot, type_ = ((request.text(key) or "").strip() for key in ("queue", "slot", "type"))
    margins = read_margins(request.text("margins"))
    stated = Printer(queue=queue, slot=slot, type=type_, turn=request.require("turn"), margins=margins)
    if not (queue or asking):
        return stated, None
    found = _ask(queue)
    if found is None:
        return stated, None
    found = name_media(found, stock.store)
    return _fill_in(stated, found, paper, stock, asking), found


def lacks_envelope(queue: Queue | None, name: str, stock: Stock) -> bool:
    """Whether a printer that was asked doesn't have the size of that envelope."""
    from stationery.catalog.envelopes import envelope  # 4.3 ms
    from stationery.model.letter import Written  # 1.5 ms
    from stationery.printing.asking import read_margins_of  # 20 ms
    from stationery.printing.choose import NoSize  # 25 ms

    if queue is None:
        return False
    cover = envelope(stock.store, Written(name))
    try:
        read_margins_of(queue, cover.size.upright, cover.name)
    except NoSize:
        return True
    return False


def _ask(queue: str) -> Queue | None:
    """What the printer says; nothing, and told, where it can't be asked. A default one may be another than is meant.

    Raises NoQueue for a name that no queue has.
    """
    from stationery.printing.asking import ask_printer  # 20 ms
    from stationery.printing.queue import NoQueue  # 20 ms

    try:
        found = ask_printer(queue)
    except NoQueue as wrong:
        raise NoQueue(wrong.message, Place("--queue"), f"{wrong.hint}; or leave out --queue") from None
    except PrinterError as wrong:
        if queue:
            tell(f"--queue: the printer can't be asked: {wrong.message}; --margins gives its margins.")
        return None
    if queue or click.confirm(f"Is this the printer called {found.name}?", default=True, err=True):
        return found
    return None


def _fill_in(stated: Printer, found: Queue, paper: Paper, stock: Stock, asking: bool) -> Printer:
    from stationery.printing.asking import choose_feed, choose_turn, open_slots, warn_of_long_edges  # 20 ms

    _tell_sizes_and_trays(found, stock)
    margins = stated.margins or _ask_margins(found, paper)
    feed = choose_feed(found, stated.slot, stated.type)
    slot, slots = feed.slot, open_slots(found)
    if not slot and slots and asking:
        slot = click.prompt("Which slot takes envelopes", type=click.Choice(slots), default=slots[0], err=True)
    elif slot and not stated.slot:
        tell(f"Envelopes are taken from its slot {slot}; --slot takes another.")
    turn = "" if _is_given("turn") else choose_turn(found, slot)
    if turn:
        edge = "left" if turn == "cw" else "right"
        tell(f"Envelopes lie in it with their {edge} edge first (--turn {turn}).")
    for sentence in warn_of_long_edges(found, paper.size, slot):
        tell(sentence)
    return replace(stated, queue=found.name, slot=slot, type=feed.type, turn=turn or stated.turn, margins=margins)


def _is_given(name: str) -> bool:
    from click.core import ParameterSource

    return click.get_current_context().get_parameter_source(name) is not ParameterSource.DEFAULT


def _tell_sizes_and_trays(found: Queue, stock: Stock) -> None:
    from stationery.printing.asking import describe_tray  # 20 ms
    from stationery.products.printers import name_sizes  # 30 ms

    sizes = name_sizes(found, stock.store)
    if sizes:
        tell(f"The printer {found.name} takes {', '.join(sizes)}.")
    if found.sources:
        tell(f"Its slots: {', '.join(found.sources)}.")
    for tray in found.loaded:
        tell(f"In {tray.source or 'a slot'}: {describe_tray(tray)}.")
    if found.silent:
        tell(f"The printer of {found.name} doesn't answer itself; is it on? What paper is in it isn't known.")


def _ask_margins(found: Queue, paper: Paper) -> Margins | None:
    from stationery.printing.asking import read_margins_of  # 20 ms

    try:
        said = read_margins_of(found, paper.size, paper.name)
    except PrinterError as wrong:
        tell(f"{wrong.message[0].upper()}{wrong.message[1:]}; --margins gives its margins.")
        return None
    if said.margins:
        tell(f"The printer {said.queue} can't print {describe_margins(said.margins)}.")
    return said.margins
