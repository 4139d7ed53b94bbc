"""The pictures in a letter's text: read, decoded or drawn, ready for composing; and what is told of them on paper."""

from __future__ import annotations

import os
from functools import lru_cache
from typing import TYPE_CHECKING

from stationery.model.diagnostics import Diagnostics
from stationery.model.errors import Place, Remark, SourceError, StationeryError, each_fault, raise_faults
from stationery.model.geometry import Rect, Size
from stationery.model.page import Form, Image, Picture
from stationery.model.prose import Figure
from stationery.model.units import ZERO, inch, pt
from stationery.model.values import replace
from stationery.reading.figures import read_figure_file

if TYPE_CHECKING:
    from collections.abc import Iterable

    from stationery.model.manuscript import Manuscript
    from stationery.model.page import Page
    from stationery.resolve.job import Job

_PDF, _SVG = b"%PDF-", b"<svg"
_ZIPPED = b"\x1f\x8b"
_BEGINNING = 4096
"""Bytes within which an SVG file says what it is."""


def add_figures(job: Job, manuscript: Manuscript, diagnostics: Diagnostics) -> Manuscript:
    """The manuscript with the pictures of its body. Raises SourceError where the letter names those that can't be
    used, for all of them together."""
    look = job.setting.figure
    sheet = job.letter_style.sheet(job.paper.id) if job.letter_style else None
    measure = job.paper.size.width - (sheet.left + sheet.right if sheet else ZERO)
    faults: list[StationeryError] = []
    blocks = []
    for block in manuscript.body:
        if isinstance(block, Figure):
            width = block.width or measure * (block.share or 1.0)
            try:
                block, remarks = _read(block, max(round(width / inch(1) * look.most), 1))
                diagnostics.add(*remarks)
            except StationeryError as fault:
                faults += each_fault(fault)
        blocks.append(block)
    raise_faults(faults)
    return replace(manuscript, body=tuple(blocks))


def remark_on_figures(job: Job, manuscript: Manuscript, pages: Iterable[Page], diagnostics: Diagnostics) -> None:
    """Tell of pictures that are too coarse for their width on paper."""
    least = job.setting.figure.least
    named = {block.shown: block for block in manuscript.body if isinstance(block, Figure)}
    for page in pages:
        for item in page.items:
            if not isinstance(item, Picture) or not (figure := named.get(item.image)):
                continue
            inches = item.rect.width / inch(1)
            if (dots := item.image.width / inches) < least:
                width, unit = item.rect.width, figure.unit(job.paper.unit)
                fine = inch(1) * (item.image.width / least)
                diagnostics.remark(
                    f"the picture {figure.file} may look coarse: {round(dots)} dots per inch at {width.words(unit)}",
                    figure.place,
                    f"use a larger file, or make it at most {fine.words(unit)} wide",
                )


def _read(figure: Figure, most_width: int) -> tuple[Figure, tuple[Remark, ...]]:
    place = figure.place or Place(figure.file)
    shown, remarks = _decode(read_figure_file(figure, place), figure.file, place, most_width)
    size = (shown.width, shown.height) if isinstance(shown, Image) else (shown.size.width.pt, shown.size.height.pt)
    return replace(figure, shown=shown, aspect=size[0] / size[1]), remarks


@lru_cache(maxsize=16)  # the desk shows the same ones at every keystroke, and a merge on each letter
def _decode(data: bytes, name: str, place: Place, most_width: int) -> tuple[Form | Image, tuple[Remark, ...]]:
    if data.startswith(_PDF):
        raise SourceError(f"{name} is a PDF, not a picture", place, "save it as SVG, PNG, or JPEG")
    if data[:2] == _ZIPPED or _SVG in data[:_BEGINNING] or os.path.splitext(name)[1].lower() in (".svg", ".svgz"):
        from stationery.imaging.svg.reader import read_svg  # 6.0 ms

        drawn = read_svg(data, name, place)
        hint = "convert text to outlines, and flatten effects, in your drawing program; or save it as PNG"
        changed = [what for what in drawn.not_drawn if ", drawn " in what]
        if lost := [what for what in drawn.not_drawn if what not in changed]:
            raise SourceError(f"{name} has {', '.join(lost)}, which can't be drawn", place, hint)
        remarks = (Remark(f"{name} has {'; '.join(changed)}", place, hint),) if changed else ()
        size = Size(pt(drawn.width), pt(drawn.height))
        return Form(name, 1, size, drawn.content, (Rect(ZERO, ZERO, size.width, size.height),)), remarks
    from stationery.imaging.figure import decode_figure  # 5.0 ms

    return decode_figure(data, name, place, most_width), ()
