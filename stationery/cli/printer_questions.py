"""Asks what is read off a calibration sheet, or reads it from options: measures, margins, a photo."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from stationery.cli import files
from stationery.cli.options import Option, Row
from stationery.cli.terminal import tell
from stationery.model.errors import Place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stationery.catalog.calibration import Reading
    from stationery.catalog.papers import Paper
    from stationery.catalog.printers import Margins
    from stationery.data.stock import Stock

MEASURES = {
    "left_top": "1: from the upper left cross to the left edge of the paper",
    "left_bottom": "2: from the lower left cross to the left edge",
    "right_top": "3: from the upper right cross to the right edge",
    "right_bottom": "4: from the lower right cross to the right edge",
    "top_left": "5: from the upper left cross to the top edge",
    "top_right": "6: from the upper right cross to the top edge",
    "bottom_left": "7: from the lower left cross to the bottom edge",
    "bottom_right": "8: from the lower right cross to the bottom edge",
    "across": "9: the bar across, from end to end",
    "down": "10: the bar down, from end to end",
}
PARTS = {
    "left_top": "C. From the left crosses to the left edge of the paper",
    "right_top": "D. From the right crosses to the right edge",
    "top_left": "E. To the top and bottom edges",
    "across": "F. The two long bars",
}
ON_ENVELOPE = {
    "left_top": "1: from the upper left cross to the left edge",
    "left_bottom": "2: from the lower left cross to the left edge",
    "top_left": "3: from the upper left cross to the top edge",
    "top_right": "4: from the upper right cross to the top edge",
}


def measure_option(name: str, says: str) -> Row:
    return name, Option(f"--{name.replace('_', '-')}", f"Measure {says}.", metavar="MM")


def ensure_all(readings: Sequence[Reading], given: dict[str, str | None]) -> None:
    missing = [each.option for each in readings if given[each.name] is None]
    if missing:
        raise click.UsageError(f"give what you read off the sheet: {', '.join(missing)}")


def read_margins(text: str | None) -> Margins | None:
    from stationery.model.units import mm  # 0.1 ms
    from stationery.printing.calibration import parse_measure  # 2.0 ms

    if text is None:
        return None
    try:
        left, top, right, bottom = (mm(parse_measure(each)) for each in text.split(","))
    except ValueError:
        message = f"{text!r} isn't four measures; write left, top, right, bottom: 6.35,3.2,6.35,12.7"
        raise click.BadParameter(message, param_hint="--margins") from None
    return left, top, right, bottom


def read_measure(reading: Reading, given: str | None, says: dict[str, str]) -> float:
    """The measure in an option, or one asked for until it is one."""
    from stationery.printing.calibration import parse_measure  # 2.0 ms

    def check(answer: str) -> float:
        try:
            return parse_measure(answer)
        except ValueError as wrong:
            raise click.UsageError(str(wrong)) from None

    if given is None:
        measured: float = click.prompt(f"  {says[reading.name]} (mm)", err=True, value_proc=check)
        return measured
    try:
        return parse_measure(given)
    except ValueError as wrong:
        raise click.BadParameter(str(wrong), param_hint=reading.option) from None


def read_photo(path: str, paper: Paper, stock: Stock) -> dict[str, str]:
    """What a photo of the sheet gives, as the options' texts, by their names."""
    from stationery.products.calibration import measure_photo  # 40.0 ms
    from stationery.reading.pictures import read_picture  # 3.7 ms

    place = Place("--photo")
    found = measure_photo(stock, read_picture(path, place), path, paper, place)
    return {option.removeprefix("--").replace("-", "_"): f"{each:.3f}" for option, each in found.items()}


_QUESTIONS = {
    "side": "A. The pencil X: on which side of the sheet is it",
    "end": "A. Near which edge is it? The arrow points to the top",
    "guide": "B. Printed side to you, the X's edge at the top: which edge ran along the guide",
}


def answer(reading: Reading, given: str | None) -> str:
    if given is not None:
        return given
    answer: str = click.prompt(_QUESTIONS[reading.name], type=click.Choice(reading.values), err=True)
    return answer


def offer_sheet(given: dict[str, str | None], paper: Paper, stock: Stock) -> None:
    """Before the first question: the sheet, if there is nothing read off one yet."""
    from stationery.products.calibration import calibration_pdf  # 40.0 ms

    path = "calibration-sheet.pdf"
    if any(each is not None for each in given.values()) or os.path.exists(path):
        return
    if click.confirm(f"Write the calibration sheet ({paper.name}) to {path}?", default=True, err=True):
        files.may_write(path, False)
        files.write((path, calibration_pdf(stock, paper).result.pdf))
        tell(
            "Pencil an X on the upper face of a plain sheet, at the edge that enters the printer first. Print the file"
            ' on it at 100% ("actual size"), on one side. Then go on here.'
        )
