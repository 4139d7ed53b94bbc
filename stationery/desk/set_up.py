"""Setting up a printer on the page: what is asked, the calibration sheet, and the answers into the list of printers.

It is what `stationery printer add` does, by the same rooms: the printer is asked first, then the person.
"""

from __future__ import annotations

import os
from collections.abc import Collection
from datetime import date
from functools import cache
from typing import Any

from stationery.catalog.calibration import Reading, calibration_look, sheet_readings
from stationery.catalog.papers import Paper, papers
from stationery.catalog.printers import Margins, Printer, load_printers
from stationery.data.resources import configuration, printers_path
from stationery.data.stock import Stock
from stationery.data.yaml import load_table
from stationery.desk.drawings import draw_answer, draw_sheet
from stationery.desk.edits import words_of
from stationery.desk.question_forms import draw_result
from stationery.desk.vocabulary import in_our_terms
from stationery.model.errors import Place, PrinterError, SourceError, StationeryError
from stationery.model.letter import Letter, Written
from stationery.printing.asking import (
    ask_printer,
    choose_feed,
    choose_turn,
    describe_tray,
    open_slots,
    read_margins_of,
    warn_of_long_edges,
)
from stationery.printing.calibration import (
    Contradiction,
    Measured,
    Setting,
    doubt_paper,
    measure_printer,
    parse_measure,
)
from stationery.printing.doubts import doubt
from stationery.printing.loading import draw_picture, lay_envelope
from stationery.printing.measured_words import describe_margins, describe_shift
from stationery.printing.profiles import put_printer
from stationery.printing.queue import Queue
from stationery.products.calibration import calibration_pdf, choose_paper, measure_photo
from stationery.products.printer_setup import complete_printer, explain_measures, keep_printers, setting_of
from stationery.products.printers import name_sizes
from stationery.resolve.countries import country_of
from stationery.studio import Studio

Answers = dict[str, str]
SHEET = "calibration-sheet.pdf"
_FILE = os.path.join(os.path.dirname(__file__), "set_up.yaml")
_PAPERS = ("letter", "a4", "legal")
_COMMON = (104.775, 241.3)
"""A No. 10 envelope as it is fed, in millimeters, for a drawing of how any goes in."""


class Unusable(SourceError):
    """Answers that can't be right; `fields` are the questions to look at, `anyway` names what can be meant."""

    def __init__(self, message: str, fields: tuple[str, ...], hint: str = "", anyway: str = "") -> None:
        super().__init__(message, Place(fields[0] if fields else ""), hint)
        self.fields, self.anyway = fields, anyway


@cache
def read_asked() -> dict[str, Any]:
    found = words_of(load_table(_FILE))
    assert isinstance(found, dict), "set_up.yaml is a table"
    return found


def say_of_setting_up(key: str, /, **slots: str) -> str:
    words: str = read_asked()["words"][key]
    for slot, text in slots.items():
        words = words.replace(f"{{{slot}}}", text)
    return words


def ask_to_set_up(studio: Studio, queues: list[str], usual: str, answers: Answers, today: date) -> dict[str, Any]:
    """What is asked, in the order of the page, with what the printer that is named says of itself."""
    name = answers.get("queue") or usual
    queue = _ask(name) if queues else None
    with studio.trip(Letter("to"), today=today) as (stock, laid):
        sheet = _paper(stock, laid, answers)
        known = _Known(queue, sheet, stock)
        readings = sheet_readings(calibration_look(stock.store), sheet.size)
        choices = {
            "queue": {each: each for each in queues},
            "slot": {each: each for each in known.slots},
            "paper": {each: papers(stock.store)[each].name for each in dict.fromkeys((sheet.id, *_PAPERS))},
        }
    usuals = {"queue": name, "name": name or "home", "slot": known.slot, "turn": known.turn or "cw", "paper": sheet.id}
    questions = []
    for key, asked in read_asked()["questions"].items():
        among = choices.get(key, asked.get("among"))
        told = known.facts if key == "facts" else [asked["told"]] if "told" in asked else None
        if (among is not None and not among) or told == []:
            continue
        question = {
            "name": key,
            "hint": "",
            **asked,
            "usual": usuals.get(key, ""),
            "needed": asked["kind"] == "measure",
        }
        if among:
            question["among"] = [{"id": id, "name": words, "svg": draw_answer(key, id)} for id, words in among.items()]
        if told:
            question["told"] = told
        if key == "left_top":
            question["hint"] = say_of_setting_up("unit")
        if key == "sheet":
            actions = ("print", "save") if queues else ("save",)
            question["actions"] = [{"id": each, "name": say_of_setting_up(each)} for each in actions]
        questions.append(question)
    page = {key: read_asked()[key] for key in ("title", "about", "done")}
    drawing = draw_sheet(readings, sheet.size, read_asked()["drawing"])
    return {**page, "questions": questions, "drawing": drawing}


def read_photo(studio: Studio, name: str, data: bytes, paper: str, today: date) -> dict[str, str]:
    """The measures of a calibration sheet in a photograph, as `stationery printer add --photo` takes them, by the
    questions' names. Raises SourceError for what is no such photograph."""
    with studio.trip(Letter("to"), today=today) as (stock, laid):
        sheet = _paper(stock, laid, {"paper": paper})
        readings = sheet_readings(calibration_look(stock.store), sheet.size)
        found = measure_photo(stock, data, name, sheet, Place("photo"))
        return {each.name: f"{found[each.option]:.3f}" for each in readings if each.option in found}


def make_sheet(studio: Studio, answers: Answers, today: date) -> bytes:
    """The calibration sheet, as `stationery printer sheet` makes it, but for its last words."""
    with studio.trip(Letter("to"), today=today) as (stock, laid):
        return calibration_pdf(stock, _paper(stock, laid, answers), say_of_setting_up("then")).result.pdf


def set_up(studio: Studio, answers: Answers, today: date, anyway: Collection[str] = ()) -> dict[str, Any]:
    """Keep the printer that the answers tell of, `anyway` in spite of some doubts. Raises Unusable, and then keeps
    nothing."""
    path = printers_path(configuration())
    known, name = load_printers(path), answers.get("name", "").strip()
    if not name or not name.isprintable() or name.startswith("-"):
        raise Unusable("give a name of letters, digits, spaces, and hyphens", ("name",))
    queue = _ask(answers["queue"]) if answers.get("queue") else None
    with studio.trip(Letter("to"), today=today) as (stock, laid):
        sheet = _paper(stock, laid, answers)
        readings = sheet_readings(calibration_look(stock.store), sheet.size)
        setting, found = _measure(readings, answers, sheet, stock, anyway)
        says = _Known(queue, sheet, stock)
    if name in [each.name for each in known.printers] and "name" not in anyway:
        raise Unusable(say_of_setting_up("exists", name=name), ("name",), say_of_setting_up("exists-hint"), "name")
    turn = answers.get("turn") or says.turn
    own = Printer(name, queue=answers.get("queue", ""), slot=answers.get("slot") or says.slot, type=says.type,
                  turn=turn if turn in ("cw", "ccw") else "cw", margins=says.margins)  # fmt: skip
    fresh = complete_printer(own, answers["side"], setting, found)
    keep_printers(put_printer(known, fresh), path)
    lay = lay_envelope(fresh)
    moved = describe_shift(fresh.offset, fresh.skew)
    said = (
        say_of_setting_up("exact")
        if moved == describe_shift(Printer().offset, 0)
        else say_of_setting_up("shifts", prints=f"prints {moved}")
    )
    told = [said, *doubt_paper(found, readings, setting), lay.sentence]
    picture = draw_picture(lay, *_COMMON, "An envelope")
    return {
        "told": told,
        "html": draw_result(say_of_setting_up("result", name=name), told, picture, say_of_setting_up("next")),
    }


def _measure(
    readings: tuple[Reading, ...], answers: Answers, sheet: Paper, stock: Stock, anyway: Collection[str]
) -> tuple[Setting, Measured]:
    for each in readings:
        if each.values and answers.get(each.name) not in each.values:
            raise Unusable(say_of_setting_up("missing"), (each.name,))
    measured: dict[str, float] = {}
    for each in readings:
        if each.number:
            try:
                measured[each.option] = parse_measure(answers.get(each.name, ""))
            except ValueError as wrong:
                raise Unusable(f"{wrong}", (each.name,)) from None
    setting = setting_of(sheet, answers["guide"], answers["end"])
    bare = not any(
        letter.isalpha() or letter in "\"″”'" for each in readings if each.number for letter in answers[each.name]
    )
    try:
        found = measure_printer(readings, measured, setting)
    except Contradiction as wrong:
        explained = explain_measures(measured, bare, setting, sheet, stock)
        fields = tuple(each.name for each in wrong.suspects) if not explained else ()
        raise Unusable(
            "the readings contradict each other" if explained else wrong.message, fields, explained or wrong.hint
        ) from None
    doubted = doubt(found.offset, found.skew)
    if doubted and "doubt" not in anyway:
        explained = explain_measures(measured, bare, setting, sheet, stock)
        raise Unusable(doubted, (), explained or say_of_setting_up("again"), "doubt")
    return setting, found


class _Known:
    """What a printer says of itself, in sentences and as what is proposed; nothing without a `queue`."""

    def __init__(self, queue: Queue | None, sheet: Paper, stock: Stock) -> None:
        self.facts: list[str] = []
        self.slots: tuple[str, ...] = ()
        self.slot = self.type = self.turn = ""
        self.margins: Margins | None = None
        if queue is None:
            return
        feed = choose_feed(queue, "", "")
        self.slots, self.slot, self.type = open_slots(queue), feed.slot, feed.type
        self.turn = choose_turn(queue, feed.slot)
        if sizes := name_sizes(queue, stock.store):
            self.facts.append(say_of_setting_up("takes", sizes=", ".join(sizes)))
        if queue.sources:
            self.facts.append(say_of_setting_up("trays", trays=", ".join(queue.sources)))
        self.facts += [
            say_of_setting_up("holds", tray=each.source, what=describe_tray(each))
            for each in queue.loaded
            if each.source
        ]
        try:
            self.margins = read_margins_of(queue, sheet.size, sheet.name).margins
        except PrinterError as wrong:
            self.facts.append(f"{wrong.message[0].upper()}{wrong.message[1:]}.")
        if self.margins:
            self.facts.append(say_of_setting_up("clips", margins=describe_margins(self.margins), paper=sheet.name))
        self.facts += map(in_our_terms, warn_of_long_edges(queue, sheet.size, self.slot))
        if queue.silent:
            self.facts.append(say_of_setting_up("silent"))


def _ask(name: str) -> Queue | None:
    try:
        return ask_printer(name)
    except StationeryError:  # who is off says nothing; the person can measure all the same
        return None


def _paper(stock: Stock, laid: Letter, answers: Answers) -> Paper:
    named = Written(answers.get("paper", ""), Place("paper")) or laid.choices.paper
    return choose_paper(stock, named, None, country_of(laid.sender, stock.store) if laid.sender else "")
