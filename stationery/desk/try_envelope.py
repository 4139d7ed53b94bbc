"""Trying an envelope: its outline on plain paper, or crosses on one; and the four measures of it, kept for its printer.

It is what `stationery printer test` does, by the same rooms.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import TYPE_CHECKING, Any

from stationery.catalog.calibration import calibration_look, envelope_readings
from stationery.catalog.envelopes import envelope
from stationery.catalog.printers import Printer, Printers, load_printers
from stationery.data.resources import configuration, printers_path
from stationery.data.stock import Stock
from stationery.desk.drawings import draw_sheet
from stationery.desk.question_forms import draw_result
from stationery.desk.questions import order_of_envelopes
from stationery.desk.send import Order
from stationery.desk.set_up import Answers, Unusable, read_asked, say_of_setting_up
from stationery.model.errors import Place, SourceError
from stationery.model.letter import Letter, Written
from stationery.model.values import replace
from stationery.printing.calibration import Contradiction, measure_path, parse_measure
from stationery.printing.doubts import doubt, explain_envelope
from stationery.printing.loading import draw_picture, lay_envelope
from stationery.printing.measured_words import describe_shift
from stationery.printing.profiles import put_printer
from stationery.products.calibration import choose_paper, crosses_pdf
from stationery.products.printer_setup import keep_printers
from stationery.resolve.countries import country_of
from stationery.studio import Studio

if TYPE_CHECKING:
    from stationery.catalog.envelopes import Envelope

OUTLINE = "outline"


def ask_to_try(studio: Studio, answers: Answers, today: date) -> dict[str, Any]:
    """What is asked, with a drawing of the crosses of the envelope that is chosen."""
    known, asked = _known(), read_asked()["envelope"]
    names = [each.name for each in known.printers]
    with studio.trip(Letter("to"), today=today) as (stock, _):
        cover = _cover(studio, stock, answers)
        readings = envelope_readings(calibration_look(stock.store), cover.size.upright)
    covers = studio.catalog("envelopes")
    among = {
        "printer": {each: each for each in names},
        "envelope": {each: covers[each].name for each in order_of_envelopes(studio)},
    }
    usual = {"printer": answers.get("printer") or known.default or names[0], "envelope": cover.id}
    questions = []
    for key, row in asked["questions"].items():
        question = {"name": key, "hint": "", **row, "usual": usual.get(key, ""), "needed": row["kind"] == "measure"}
        if key in among:
            question["among"] = [{"id": id, "name": words} for id, words in among[key].items()]
        if "told" in row:
            question["told"] = [row["told"]]
        if "actions" in row:
            question["actions"] = [{"id": id, "name": words} for id, words in row["actions"].items()]
        if key == "left_top":
            question["hint"] = say_of_setting_up("unit")
        questions.append(question)
    drawing = draw_sheet(readings, cover.size.upright, asked["drawing"])
    return {**{key: asked[key] for key in ("title", "about", "done")}, "questions": questions, "drawing": drawing}


def make_trial(studio: Studio, answers: Answers, do: str, today: date) -> tuple[str, bytes, Order]:
    """The file that `do` asks for, its name, and how it is printed: an outline on plain paper, or crosses."""
    printer, plain = _printer(answers), do.endswith(OUTLINE)
    with studio.trip(Letter("to"), today=today) as (stock, laid):
        cover = _cover(studio, stock, answers)
        country = country_of(laid.sender, stock.store) if laid.sender else ""
        sheet = choose_paper(stock, laid.choices.paper, None, country) if plain else None
        pdf = crosses_pdf(stock, printer, cover, sheet).result.pdf
    name = f"{cover.id}-{OUTLINE if plain else 'test'}.pdf"
    return name, pdf, Order(name, "letter" if plain else "envelope", printer.name, printer.queue, anyway=True)


def keep_trial(studio: Studio, answers: Answers, today: date, anyway: Collection[str] = ()) -> dict[str, Any]:
    """Keep how that envelope's path differs, as its four measures say. Raises Unusable, and then keeps nothing."""
    path, known, printer = printers_path(configuration()), _known(), _printer(answers)
    with studio.trip(Letter("to"), today=today) as (stock, _):
        cover = _cover(studio, stock, answers)
        size = cover.size.upright
        readings = envelope_readings(calibration_look(stock.store), size)
    measured: dict[str, float] = {}
    for each in readings:
        try:
            measured[each.option] = parse_measure(answers.get(each.name, ""))
        except ValueError as wrong:
            raise Unusable(f"{wrong}", (each.name,)) from None
    bare = not any(mark.isalpha() or mark in "\"″”'" for each in readings for mark in answers[each.name])
    explained = explain_envelope(measured, bare, readings, size, printer.guide)
    try:
        found = measure_path(readings, measured, size, printer.guide)
    except Contradiction as wrong:
        fields = tuple(each.name for each in wrong.suspects)
        raise Unusable(wrong.message, fields, explained or wrong.hint) from None
    doubted = doubt(found.offset, found.skew)
    if doubted and "doubt" not in anyway:
        raise Unusable(doubted, (), explained or say_of_setting_up("again"), "doubt")
    covers = {**dict(printer.envelopes), cover.id: found}
    fresh = replace(printer, envelopes=tuple(covers.items()))
    keep_printers(put_printer(known, fresh), path)
    lay = lay_envelope(fresh)
    moved = describe_shift(found.offset, found.skew)
    told = [say_of_setting_up("tried", envelope=cover.name, printer=printer.name, moved=moved), lay.sentence]
    picture = draw_picture(lay, size.width.mm, size.height.mm, "An envelope")
    html = draw_result(cover.name, told, picture, say_of_setting_up("next"))
    return {"told": told, "html": html}


def _known() -> Printers:
    known = load_printers(printers_path(configuration()))
    if not known.printers:
        raise SourceError("no printer is set up here yet", Place("printer"), "set one up first")
    return known


def _printer(answers: Answers) -> Printer:
    known = _known()
    return known.find(Written(answers.get("printer") or known.default or known.printers[0].name, Place("printer")))


def _cover(studio: Studio, stock: Stock, answers: Answers) -> Envelope:
    named = answers.get("envelope") or order_of_envelopes(studio)[0]
    return envelope(stock.store, Written(named, Place("envelope")))
