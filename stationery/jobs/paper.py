"""Paper of the writer's own made ready for a letter: its PDF read, or what preprinted paper leaves free."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stationery.compose.own_paper import OwnSheets
from stationery.errors import Place, Remark
from stationery.paper import PLAIN, PREPRINTED, OwnPaper, Reserve
from stationery.sources import load_table
from stationery.workshop import Workshop

if TYPE_CHECKING:
    from stationery.catalog.papers import Paper


def own_sheets(own: OwnPaper, paper: Paper, workshop: Workshop) -> tuple[OwnSheets, tuple[Remark, ...]]:
    """What composing must know of the paper, and what is to be told of it. Raises SourceError for a PDF that cannot
    be used."""
    return _of_file(own, paper) if own.file else _preprinted(own, paper, workshop)


def _of_file(own: OwnPaper, paper: Paper) -> tuple[OwnSheets, tuple[Remark, ...]]:
    from stationery.pdf.letterhead import MOST_LETTERHEAD_BYTES, read_letterhead
    from stationery.reading.files import read_bytes

    place = own.place or Place(own.path)
    data = read_bytes(own.path, MOST_LETTERHEAD_BYTES + 1, place)
    read = read_letterhead(data, own.file, place, paper.size, paper.name, paper.unit)
    later = None if own.continuation == PLAIN else read.later
    remarks = read.remarks
    if own.continuation_reserve and later is None:
        hint = "leave it away, or add a second page to the PDF"
        remarks = (*remarks, Remark(f"{own.file} has one page: continuation sheets are plain paper", place, hint))
    return OwnSheets(own.file, place, read.first, later, own.reserve, own.continuation_reserve), remarks


def _preprinted(own: OwnPaper, paper: Paper, workshop: Workshop) -> tuple[OwnSheets, tuple[Remark, ...]]:
    reserve = own.reserve
    told: tuple[Remark, ...] = ()
    if reserve is None or (reserve.top is None and reserve.bottom is None):
        usual = _usual(workshop)
        reserve = Reserve(usual.top, usual.bottom, *((reserve.left, reserve.right) if reserve else ()))
        assert usual.top is not None and usual.bottom is not None
        message = (
            f"preprinted paper: {usual.top.words(paper.unit)} are left free at the head, "
            f"{usual.bottom.words(paper.unit)} at the foot"
        )
        hint = "if yours needs more or less, say so: letterhead: {name: preprinted, reserve: {top: 55mm, bottom: 20mm}}"
        told = (Remark(message, own.place, hint),)
    later = own.continuation_reserve or (reserve if own.continuation == PREPRINTED else None)
    return OwnSheets(own.called, own.place, None, None, reserve, later), told


def _usual(workshop: Workshop) -> Reserve:
    """What layouts/defaults.yaml says that preprinted paper leaves free."""
    path = workshop.shelf.single("defaults.yaml")[-1]
    table = workshop.shelf.once(path, lambda: load_table(path)).needed_table(PREPRINTED)
    table.needed("cite")
    return Reserve(table.needed_length("top"), table.needed_length("bottom"))
