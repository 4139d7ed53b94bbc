"""A letterhead's logo: read, drawn or decoded, and as large as it stands, ready for composing."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from stationery.catalog.logos import logo_look
from stationery.model.diagnostics import Diagnostics
from stationery.model.errors import Place, Remark, SourceError
from stationery.model.geometry import Rect, Size
from stationery.model.logo import NO_ALT, Logo, words_of
from stationery.model.manuscript import Masthead
from stationery.model.page import Form, Image
from stationery.model.units import ZERO, Length, inch, pt
from stationery.model.values import replace, value
from stationery.reading.logo import read_logo_file

if TYPE_CHECKING:
    from stationery.resolve.job import Job

_PDF, _SVG = b"%PDF-", b"<svg"
_BEGINNING = 4096
"""Bytes within which an SVG file says what it is."""
_OTHER_KINDS = {
    b"GIF8": "GIF", b"RIFF": "WebP", b"II*\0": "TIFF", b"MM\0*": "TIFF", b"%!PS": "PostScript", b"8BPS": "Photoshop",
}  # fmt: skip
_FULL_SIZE = ("letter", "blank")
"""Where the logo has the height that was chosen; it is smaller on cards and envelopes."""


@value
class _Read:
    shown: Form | Image
    aspect: float
    remarks: tuple[Remark, ...] = ()


def add_logo(job: Job, masthead: Masthead, diagnostics: Diagnostics) -> Masthead:
    """The masthead with the logo that the writer chose, if there is one.

    Raises SourceError where it is named, for a file that can't be used, and for a height out of range.
    """
    choice = job.letter.choices.logo
    if choice is None:
        return masthead
    if job.letterhead is None:
        hint = "choose a letterhead that shows it: letterhead: {name: centered, logo: …}"
        diagnostics.remark(f"there is no letterhead to show the logo {choice.file.text}", choice.file.place, hint)
        return masthead
    look = logo_look(job.store)
    height, unit = choice.height or look.usual, job.paper.unit
    if not look.least <= height <= look.most:
        raise SourceError(
            f"the logo can't be {words_of(height, unit)} high",
            choice.file.place,
            f"choose a height from {words_of(look.least, unit)} to {words_of(look.most, unit)}",
        )
    place = choice.file.place or Place(choice.path)
    read = _read(read_logo_file(choice), choice.file.text, place, choice.gray)
    diagnostics.add(*read.remarks)
    if isinstance(read.shown, Image) and job.product in _FULL_SIZE:
        _remark_if_coarse(read.shown, height, choice.file.text, place, job, diagnostics)
    alt = "" if choice.alt.text.lower() == NO_ALT else choice.alt.text or masthead.name.text
    chosen = choice.height is not None
    logo = Logo(read.shown, height * read.aspect, height, choice.file.text, place, alt, look.least, unit, chosen)
    return replace(masthead, logo=logo)


def _remark_if_coarse(
    image: Image, height: Length, name: str, place: Place, job: Job, diagnostics: Diagnostics
) -> None:
    least, dots = job.setting.figure.least, image.height / (height / inch(1))
    if dots < least:
        fine, unit = inch(1) * (image.height / least), job.paper.unit
        diagnostics.remark(
            f"the logo {name} may look coarse: {round(dots)} dots per inch at a height of {words_of(height, unit)}",
            place,
            f"use a larger file, or SVG; or make it at most {words_of(fine, unit)} high",
        )


@lru_cache(maxsize=8)  # a merge shows the same one on each letter, and the file has it once
def _read(data: bytes, name: str, place: Place, gray: bool) -> _Read:
    if data.startswith(_PDF):
        return _read_pdf(data, name, place, gray)
    if data[:2] == b"\x1f\x8b" or _SVG in data[:_BEGINNING] or name.lower().endswith((".svg", ".svgz")):
        return _read_drawing(data, name, place, gray)
    for beginning, kind in _OTHER_KINDS.items():
        if data.startswith(beginning):
            raise SourceError(f"{name} is a {kind} file", place, "use a PNG, JPEG, SVG, or PDF file")
    from stationery.imaging.logo import decode_logo, is_cmyk  # 5.0 ms

    image = decode_logo(data, name, place, gray=gray)
    remarks: tuple[Remark, ...] = ()
    if not gray and is_cmyk(data, name, place):
        message = f"the logo {name} is in CMYK colors, which may look a little different in the letter"
        remarks = (Remark(message, place, "save it in RGB, or as SVG, to choose its colors yourself"),)
    return _Read(image, image.width / image.height, remarks)


def _read_drawing(data: bytes, name: str, place: Place, gray: bool) -> _Read:
    from stationery.imaging.svg.reader import read_svg  # 6.0 ms

    drawn = read_svg(data, name, place, gray=gray)
    size = Size(pt(drawn.width), pt(drawn.height))
    form = Form(name, 1, size, drawn.content, (Rect(ZERO, ZERO, size.width, size.height),))
    hint = "convert text to outlines, and flatten effects, in your drawing program"
    changed = [what for what in drawn.not_drawn if ", drawn " in what]
    lost = [what for what in drawn.not_drawn if what not in changed]
    told = [f"{name} has {'; '.join(changed)}"] * bool(changed) + [f"{name}: not drawn: {', '.join(lost)}"] * bool(lost)
    return _Read(form, drawn.width / drawn.height, tuple(Remark(each, place, hint) for each in told))


def _read_pdf(data: bytes, name: str, place: Place, gray: bool) -> _Read:
    from stationery.incoming.letterhead import read_artwork  # 4.0 ms

    if gray:
        hint = "leave out gray, or save the logo in gray, or as SVG"
        raise SourceError(f"{name} is a PDF, whose colors stay as they are", place, hint)
    form, remarks = read_artwork(data, name, place)
    return _Read(form, form.size.width / form.size.height, remarks)
