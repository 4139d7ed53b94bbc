"""Finished PDFs into printing jobs: what the printer is asked before anything is sent, and what it would clip."""

from __future__ import annotations

import os
import shlex
from collections.abc import Callable
from typing import TYPE_CHECKING

from stationery.catalog.printers import Margins, Printer
from stationery.data.files import write
from stationery.data.stock import Stock
from stationery.incoming.sheets import turn_around
from stationery.model.errors import Place, PrinterError
from stationery.model.letter import Letter, Written
from stationery.model.units import mm
from stationery.model.values import replace, value
from stationery.printing.asking import choose_turn
from stationery.printing.choose import Feed, Sheet, choose_tray, margins_in_mm
from stationery.printing.cups import Target
from stationery.printing.lp import Wanted
from stationery.printing.plan import Plan, plan_jobs
from stationery.printing.queue import Queue
from stationery.products.print_hints import FIRST_EDGE
from stationery.products.printout import Printout, are_same, describe_printout, read_printout
from stationery.products.result import Result
from stationery.products.stock import library_of
from stationery.resolve.job import CardOptions, EnvelopeOptions, Options

if TYPE_CHECKING:
    from stationery.products.envelope_preflight import Pile
    from stationery.products.merge_files import MadeFile

Remake = Callable[[Margins], "Item"]


@value
class Item:
    """Something to print: the path that people know it by, its pages, and whether to ask before it is printed."""

    path: str
    printout: Printout
    made: bool = False
    """Whether it is made now, and there is no file of it."""
    made_from: str = ""
    """The letter file, or the PDF, that it is made from; empty if that is none."""
    ask: bool = False
    implied: bool = False
    """Whether nobody has named it: the envelope of a letter that is printed."""
    on: str = ""
    """What it is printed on, where the name of its size doesn't say so, such as card stock."""
    piles: tuple[Pile, ...] = ()
    """The envelopes in it, where they were made by a merge, whose file isn't read again."""
    result: Result | None = None
    """What it was made as, where it is an envelope made now, upright, with its parts."""
    remake: Remake | None = None
    """Makes it anew so that these margins stay clear; None for what isn't made from a letter file now."""
    turn: str | None = None
    """How the first envelope is turned as it is fed, as in `Page`; None before that is looked at, or if none is."""
    again: str = ""
    """What is to be done before it is printed a second time, in a sentence: the way of a carrier."""

    @property
    def copied(self) -> bool:
        """Whether what is printed is in no file of its own."""
        return self.made or self.printout.changed

    @property
    def source(self) -> str:
        """The file to name in a command that prints it later."""
        return self.made_from if self.made and self.made_from else self.path


@value
class Way:
    """How to print: from where, how often, and whether anything is sent at all.

    The slot and type of the measured `printer` are for envelopes where the feed has none. `hold_backs` lets backs wait
    at CUPS until the pile is turned over.
    """

    feed: Feed
    copies: int = 1
    hold: bool = False
    hold_backs: bool = True
    dry_run: bool = False
    printer: Printer | None = None


def read_item(path: str, data: bytes, stock: Stock, *, made: bool = False, ask: bool = False) -> Item:
    """A PDF of ours as something to print."""
    title = os.path.splitext(os.path.basename(path))[0]
    return Item(path, read_printout(data, Place(path), title, stock), made, ask=ask)


def item_of_merge(made: MadeFile, stock: Stock) -> Item:
    """A file that a merge has just made, with upright pages alone, as something to print: it isn't read."""
    title = os.path.splitext(os.path.basename(made.path))[0]
    printer = made.first.printer if made.first else ""
    return Item(made.path, describe_printout(title, made.runs, made.duplex, printer, stock), piles=made.piles)


def remake_envelope(letter: Letter, stock: Stock, of_card: bool, printer: Written, margins: Margins) -> Result:
    """The envelope again, that of the letter or of the card, with these margins clear, too."""
    if of_card:
        from stationery.products.card import card_envelope, resolve_note  # 38.6 ms

        manner = CardOptions(printer=printer, margins=margins)
        return card_envelope(resolve_note(letter, stock, manner, draft=False), stock)
    from stationery.products.envelope import envelope_pdf  # 44.6 ms

    return envelope_pdf(letter, stock, Options(envelope=EnvelopeOptions(margins=margins), printer=printer))


def feed_of(sheet: Sheet, way: Way) -> Feed:
    """An envelope comes from the profile's slot, as its type, unless something else is asked for."""
    feed, printer = way.feed, way.printer
    if printer is None or not sheet.envelope:
        return feed
    return replace(feed, slot=feed.slot or printer.slot, type=feed.type or printer.type)


def plan_item(server: Target, queue: Queue, item: Item, way: Way, folder: str) -> tuple[Plan, ...]:
    """The jobs of an item. Bytes that are in no file are written to one in `folder`, unless nothing is sent.

    Raises PrinterError for what the printer doesn't have.
    """
    path = item.path
    if item.copied and not way.dry_run:
        path = os.path.join(folder, os.path.basename(item.path))
        write((path, item.printout.pdf), private=True)
    wanted = Wanted(item.printout.title, way.copies, hold=way.hold, hold_backs=way.hold_backs)
    return tuple(
        plan
        for sheet in item.printout.sheets
        for plan in plan_jobs(server, queue, sheet, feed_of(sheet, way), wanted, path)
    )


TURNS = {"cw": "clockwise", "ccw": "counterclockwise"}
_EDGES = {"cw": "left edge, with the return address,", "ccw": "right edge, with the stamp,"}


def set_turn(queue: Queue, item: Item, way: Way) -> tuple[Item, str]:
    """The item with its envelopes turned as the measured printer takes them, else as the slot says that it does; and
    what was turned, in a sentence.

    Upright pages stay so. Raises PrinterError for pages that are corrected for the printer, but for another turn of it.
    """
    covers = [sheet for sheet in item.printout.sheets if sheet.envelope]
    if not covers:
        return item, ""
    if item.piles:
        return replace(item, turn=item.piles[0].turn), ""
    from stationery.incoming.faces import read_faces  # 30 ms

    place, told = Place(item.path), ""
    faces = read_faces(item.printout.pdf, place)
    if faces is None:
        return item, ""
    item = replace(item, turn=faces[covers[0].pages[0] - 1].turn)
    numbers: list[int] = []
    for sheet in covers:
        slot, turn = _find_turn(queue, sheet, way)
        other = [each for each in sheet.pages if turn and faces[each - 1].turn not in ("", TURNS[turn])]
        if not other:
            continue
        if item.printout.printer:
            raise _refuse_turn(item, turn)
        whose = f"the printer {way.printer.name} takes" if way.printer else f"{queue.name} says that {slot} takes"
        told = f"turned by 180°: {whose} an envelope's {_EDGES[turn]} first"
        numbers += other
        item = replace(item, turn=TURNS[turn])
    if not numbers:
        return item, ""
    around = tuple({*numbers}.symmetric_difference(item.printout.around))
    printout = replace(item.printout, pdf=turn_around(item.printout.pdf, place, numbers), around=around)
    return replace(item, printout=printout, result=item.result and _turn_pages(item.result)), told


def is_turned_otherwise(queue: Queue, item: Item, way: Way) -> bool:
    """Whether a merge made envelopes that the printer takes the other way around, so that its file has to be read."""
    turns = [(sheet, _find_turn(queue, sheet, way)[1]) for sheet in item.printout.sheets if sheet.envelope]
    return any(
        turn and pile.turn not in ("", TURNS[turn])
        for pile in item.piles
        for sheet, turn in turns
        if are_same(pile.fed, sheet.size)
    )


def _find_turn(queue: Queue, sheet: Sheet, way: Way) -> tuple[str, str]:
    """The slot that an envelope is drawn from, and how it has to be turned there; empty if nobody can tell."""
    slot = choose_tray(queue, feed_of(sheet, way), sheet)[0]
    return slot, (way.printer.turn if way.printer else choose_turn(queue, slot)) or ""


def _turn_pages(result: Result) -> Result:
    """The result as it is once its pages are turned around."""
    other = {"clockwise": "counterclockwise", "counterclockwise": "clockwise"}
    return replace(result, pages=tuple(replace(page, turn=other.get(page.turn, page.turn)) for page in result.pages))


def _refuse_turn(item: Item, turn: str) -> PrinterError:
    name = item.printout.printer
    had = "ccw" if turn == "cw" else "cw"
    message = f"the pages are corrected for the printer {name} with the {_EDGES[had]} first, but it takes the"
    hint = f"make the file again, with --printer {shlex.quote(name)}; `stationery printer show` tells how it is loaded"
    return PrinterError(f"{message} {_EDGES[turn].rstrip(',')}", Place(item.path), hint)


def say_loading(item: Item, printer: Printer | None) -> str:
    """How an envelope goes into the printer, in a sentence; empty for what is none, or of which nobody can tell."""
    if item.turn is None:
        return ""
    if printer is None:
        return FIRST_EDGE[item.turn]
    from stationery.printing.loading import lay_envelope  # 1.0 ms

    turn = "ccw" if item.turn == "counterclockwise" else "cw"
    return lay_envelope(replace(printer, turn=turn), upright=not item.turn).sentence


def note_plan(item: Item, plan: Plan, kept: bool = False) -> list[str]:
    """What is to be known of a job beyond its warnings; the file in the command may be a copy that is `kept`."""
    notes: list[str] = []
    what = f"it is made from {item.made_from}" if item.made_from else "it isn't written yet" if item.made else ""
    if what:
        notes.append(
            f"{what} when it is printed"
            if not kept
            else f"{what}; the command prints a copy, which is kept until you delete it"
        )
    if item.printout.turned:
        notes.append("pages that are wider than high are turned clockwise in a copy, which is printed")
    if plan.first:
        notes.append(plan.first)
    return notes


def describe_plan(plan: Plan, notes: list[str]) -> dict[str, object]:
    """A job as JSON has it, with its warnings and these notes."""
    size = plan.sheet.size
    return {
        "command": plan.command.line,
        "queue": plan.queue.name,
        "media": plan.medium.name,
        "size_mm": [round(size.width.mm, 2), round(size.height.mm, 2)],
        "source": plan.slot or None,
        "type": plan.type or None,
        "sides": plan.wanted.sides,
        "margins": margins_in_mm(plan.medium.margins),
        "warnings": [*plan.warnings, *notes],
    }


def find_outside(item: Item, plans: tuple[Plan, ...], printer: Printer | None, stock: Stock) -> tuple[str, ...]:
    """What the printer would clip of an envelope, and what of a finished one is outside the post's zones, with the
    millimeters to move it by."""
    if not any(plan.sheet.envelope for plan in plans):
        return ()
    from stationery.products.envelope_preflight import (  # 45 ms
        find_in_finished,
        look_over,
        look_over_pdf,
        look_over_pile,
    )

    found = list[str]()
    if item.result is None and not item.piles:
        found += find_in_finished(item.printout.pdf, Place(item.path), stock) or ()
    for plan in plans:
        margins = margins_of(plan)
        if margins is None:
            continue
        name = plan.queue.name
        for pile in item.piles:
            if are_same(pile.fed, plan.sheet.size):
                found += look_over_pile(pile, margins, name, printer)
        if item.piles:
            continue
        if item.result is None:
            found += look_over_pdf(item.printout.pdf, Place(item.path), plan.sheet.pages, margins, name)
            continue
        for page in item.result.pages:
            found += look_over(page, library_of(stock), margins, name, printer)
    return tuple(dict.fromkeys(found))


def margins_of(plan: Plan) -> Margins | None:
    """What the printer can't print of an envelope, if it says so."""
    if not plan.sheet.envelope or plan.medium.margins is None:
        return None
    left, top, right, bottom = (mm(each / 100) for each in plan.medium.margins)
    return left, top, right, bottom


def margins_for(item: Item, plans: tuple[Plan, ...]) -> Margins:
    """The same as the item has to be made again for: what is turned around afterward has them at the other edges."""
    (margins,) = {found for plan in plans if (found := margins_of(plan))}
    left, top, right, bottom = margins
    return (right, bottom, left, top) if item.printout.around else margins
