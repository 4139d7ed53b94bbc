"""Asks what is read off a calibration sheet, or reads it from options: measures, margins, a photo."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from stationery.cli import files
from stationery.cli.options import Option, Request, Row, option
from stationery.cli.terminal import tell
from stationery.model.errors import Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

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


YES = option(
    "yes", Option("--yes -y", "Store a shift of more than 8 mm, or a skew of more than 2°, without asking.", flag=True)
)


def measure_option(name: str, says: str) -> Row:
    return name, Option(f"--{name.replace('_', '-')}", f"Measure {says}.", metavar="MM")


def ensure_all(readings: Sequence[Reading], given: dict[str, str | None]) -> None:
    missing = [each.option for each in readings if given[each.name] is None]
    if missing:
        raise click.UsageError(f"give what you read off the sheet: {', '.join(missing)}")


def ensure_plausible(doubt: str, hint: str, request: Request, asking: bool) -> None:
    """Ask whether a correction that no printer needs is meant. Raises Implausible if not, or if nobody can be asked."""
    from stationery.printing.doubts import Implausible  # 2.0 ms

    if not doubt or request.flag("yes"):
        return
    if asking:
        tell(f"{doubt[0].upper()}{doubt[1:]}{f' ({hint})' if hint else ''}.")
        if click.confirm("Store it all the same?", default=False, err=True):
            return
    usual = "measure again, at a right angle to the edge; or, if it is as you measured, add --yes"
    raise Implausible(doubt, hint=hint or usual)


def are_bare(texts: Iterable[str | None]) -> bool:
    """Whether none of the measures has a unit."""
    return not any(letter.isalpha() or letter in "\"″”'" for text in texts for letter in text or "")


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


def ask_measure(reading: Reading, says: dict[str, str]) -> str:
    """What is typed for a measure, asked for until it is one."""
    from stationery.printing.calibration import parse_measure  # 2.0 ms

    def check(answer: str) -> str:
        try:
            parse_measure(answer)
        except ValueError as wrong:
            raise click.UsageError(str(wrong)) from None
        return answer.strip()

    typed: str = click.prompt(f"  {says[reading.name]} (mm)", err=True, value_proc=check)
    return typed


def read_measure(reading: Reading, given: str | None) -> float:
    """The measure in an option."""
    from stationery.printing.calibration import parse_measure  # 2.0 ms

    try:
        return parse_measure(given or "")
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
    "side": "A. Is the pencil X on the printed or on the blank side of the sheet?",
    "end": "A. Is it near the top edge, to which the arrow points, or near the bottom edge?",
    "guide": "B. With the printed side to you and the X's edge at the top, which edge ran along the guide of the slot?",
}


def answer(reading: Reading, given: str | None) -> str:
    """What is answered, by as many of its first letters as tell it from the other answers."""

    def check(typed: str) -> str:
        found = [each for each in reading.values if typed.strip() and each.startswith(typed.strip().lower())]
        if len(found) != 1:
            raise click.UsageError(f"answer with one of these words: {', '.join(reading.values)}")
        return found[0]

    if given is not None:
        return given
    question = f"{_QUESTIONS[reading.name]} ({', '.join(reading.values)})"
    answer: str = click.prompt(question, err=True, value_proc=check, prompt_suffix=" ")
    return answer


def offer_sheet(given: dict[str, str | None], paper: Paper, stock: Stock) -> None:
    """Before the first question: the sheet, if there is nothing read off one yet."""
    from stationery.products.calibration import PENCIL, calibration_pdf  # 40.0 ms

    path = "calibration-sheet.pdf"
    if any(each is not None for each in given.values()) or os.path.exists(path):
        return
    if click.confirm(f"Write the calibration sheet ({paper.name}) to {path}?", default=True, err=True):
        files.may_write(path, False)
        files.write((path, calibration_pdf(stock, paper).result.pdf))
        tell(f'{PENCIL} Print at 100% ("actual size"). Then go on here.')
