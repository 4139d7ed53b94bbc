"""Reads the answers about a calibration sheet, asks for those that are missing, and again where they contradict."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

import click

from stationery.cli.printer_questions import (
    MEASURES,
    PARTS,
    answer,
    are_bare,
    ask_measure,
    ensure_plausible,
    read_measure,
)
from stationery.cli.terminal import tell
from stationery.model.errors import StationeryError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stationery.catalog.calibration import Reading
    from stationery.catalog.papers import Paper
    from stationery.cli.options import Request
    from stationery.data.stock import Stock
    from stationery.printing.calibration import Contradiction, Measured, Setting

Given = dict[str, str | None]

_PATIENCE = 2
"""How often one measure is asked for again before all of them are."""


def measure_sheet(
    readings: Sequence[Reading], given: Given, paper: Paper, stock: Stock, request: Request
) -> tuple[Setting, Measured]:
    """What the answers say of the printer; missing ones are asked for, and stand in `given` then.

    Raises Contradiction, and Implausible if a shift that no printer has isn't meant. If somebody who has answered
    gives up, or has to, the command with the answers is told.
    """
    from stationery.cli import settings  # 4.7 ms

    asking = not request.flag("no_input") and settings.at_terminal()
    before = dict(given)
    try:
        return _Answers(readings, given, paper, stock).judge(request, asking)
    except (click.Abort, KeyboardInterrupt, StationeryError):
        if given != before:
            tell(f"\nYour answers, to go on from: {_command(request, readings, given, paper)}")
        raise


def _command(request: Request, readings: Sequence[Reading], given: Given, paper: Paper) -> str:
    words = ["stationery", "printer", "add", *filter(None, (request.text("name"),)), "--paper", paper.id]
    for key in ("queue", "slot", "type", "margins"):
        if text := request.text(key):
            words += [f"--{key}", text]
    for each in readings:
        if text := given[each.name]:
            words += [each.option, text]
    return shlex.join(words)


class _Answers:
    def __init__(self, readings: Sequence[Reading], given: Given, paper: Paper, stock: Stock) -> None:
        self.readings, self.given, self.paper, self.stock = readings, given, paper, stock
        self.measures = [each for each in readings if each.number]

    def judge(self, request: Request, asking: bool) -> tuple[Setting, Measured]:
        from stationery.printing.calibration import Contradiction, measure_printer  # 2.0 ms
        from stationery.printing.doubts import doubt  # 2.0 ms
        from stationery.products.printer_setup import setting_of  # 8.0 ms

        for each in self.readings:
            if not each.number:
                self.given[each.name] = answer(each, self.given[each.name])
        setting = setting_of(self.paper, str(self.given["guide"]), str(self.given["end"]))
        tries = 0
        while True:
            self.ask()
            measured = {each.option: read_measure(each, self.given[each.name]) for each in self.measures}
            try:
                found = measure_printer(self.readings, measured, setting)
            except Contradiction as wrong:
                tries += 1
                self.mend(wrong, self.explain(measured, setting), asking, tries)
                continue
            doubted = doubt(found.offset, found.skew)
            ensure_plausible(doubted, self.explain(measured, setting) if doubted else "", request, asking)
            return setting, found

    def ask(self) -> None:
        """The measures that nobody has given."""
        for each in self.measures:
            if self.given[each.name] is None:
                if each.name in PARTS:
                    tell(PARTS[each.name])
                self.given[each.name] = ask_measure(each, MEASURES)

    def mend(self, wrong: Contradiction, hint: str, asking: bool, tries: int) -> None:
        """Forget the measures that may be the wrong one, or all of them, so that it is asked for again."""
        from stationery.printing.calibration import Contradiction  # 2.0 ms

        if hint:
            inches = self.bare and "inches" in hint
            if inches and asking and click.confirm("The measures fit if they are in inches. Are they?", err=True):
                self.given |= {each.name: f"{self.given[each.name]}in" for each in self.measures}
                return
            raise Contradiction("the readings contradict each other", hint=hint)
        if not asking or not wrong.suspects:
            raise wrong
        tell(f"Error: {wrong}")
        if wrong.swapped and click.confirm("Exchange them?", default=True, err=True):
            one, other = (each.name for each in wrong.suspects)
            self.given |= {one: self.given[other], other: self.given[one]}
            return
        if tries >= _PATIENCE and click.confirm("Measure all of them again?", default=True, err=True):
            self.given |= dict.fromkeys(each.name for each in self.measures)
        else:
            self.given |= dict.fromkeys(each.name for each in wrong.suspects)

    def explain(self, measured: dict[str, float], setting: Setting) -> str:
        from stationery.products.printer_setup import explain_measures  # 8.0 ms

        return explain_measures(measured, self.bare, setting, self.paper, self.stock)

    @property
    def bare(self) -> bool:
        return are_bare(self.given[each.name] for each in self.measures)
