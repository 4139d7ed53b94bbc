"""A printer that is set up: what its calibration sheet says, why that can't be, and the list of printers."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping

from stationery.catalog.calibration import calibration_look, sheet_readings
from stationery.catalog.papers import Paper, papers
from stationery.catalog.printers import Printer, Printers
from stationery.data.files import IN_PYTHON, Ways, make_folder, write
from stationery.data.stock import Stock
from stationery.model.values import replace
from stationery.printing.calibration import Measured, Setting
from stationery.printing.doubts import Candidate, explain_sheet
from stationery.printing.profiles import write_printers


def setting_of(paper: Paper, guide: str, end: str) -> Setting:
    """What is known of a sheet before it is measured, by where the guide was and near which `end` the pencil X is."""
    return Setting(paper.size, guide, end == "bottom")


def explain_measures(measured: Mapping[str, float], bare: bool, setting: Setting, paper: Paper, stock: Stock) -> str:
    """The one mistake that explains all measures, as a hint; empty if none does. `bare` ones have no unit."""
    return explain_sheet(measured, bare, setting, (*_candidates(paper, stock),))


def _candidates(paper: Paper, stock: Stock) -> Iterator[Candidate]:
    """The chosen paper, then the others."""
    look, known = calibration_look(stock.store), papers(stock.store)
    for each in (paper, *(each for each in known.values() if each.id != paper.id)):
        yield Candidate(each.id, each.name, each.size, sheet_readings(look, each.size))


def complete_printer(own: Printer, side: str, setting: Setting, found: Measured) -> Printer:
    """A printer with what its sheet says; the pencil X is on that `side` of the sheet."""
    face = "up" if side == "printed" else "down"
    return found.apply_to(replace(own, guide=setting.guide, turned=setting.turned, face=face))


def keep_printers(printers: Printers, path: str, ways: Ways = IN_PYTHON) -> None:
    """Write the list, readable by its owner alone: queues tell about an office. Raises CannotWrite."""
    make_folder(os.path.dirname(path), ways)
    write((path, write_printers(printers).encode()), private=True, ways=ways)
