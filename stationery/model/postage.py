"""Postage: what a writer says of it, and the stamp or code itself, as it is printed on an envelope."""

from __future__ import annotations

import os
import re

from stationery.model.errors import Place
from stationery.model.geometry import Rect, Size
from stationery.model.page import Form, Image
from stationery.model.party import Written
from stationery.model.values import value

_CODE = re.compile(r"code[\s:]+(?P<code>\S.*)", re.IGNORECASE | re.DOTALL)
_LABEL = re.compile(r"#[^\W\d]+\s+(?P<code>\S.*)", re.DOTALL)
_PAGE = re.compile(r"(?P<file>.+\.pdf)#(?P<page>[0-9]{1,5})", re.IGNORECASE)


@value
class PostageChoice:
    """Either the `code` that was bought, without its spaces, or a `file`, and the number of its page; 0 where none is
    named."""

    written: Written
    code: str = ""
    file: str = ""
    page: int = 0

    @property
    def path(self) -> str:
        """The path from the current folder: a file's paths are relative to that file."""
        place = self.written.place
        beside = os.path.dirname(place.file) if place else ""
        return os.path.join(beside, os.path.expanduser(self.file))


def choose_postage(written: Written) -> PostageChoice:
    """`code 1MV5TER4` and `#PORTO 1MV5TER4` are the same code, anything else is a file, `stamps.pdf#2` with a page."""
    text = written.text.strip()
    code = _CODE.fullmatch(text)
    if code:
        text = code["code"]
    labeled = _LABEL.fullmatch(text)
    if code or text.startswith("#"):
        return PostageChoice(written, code="".join((labeled["code"] if labeled else text).split()))
    paged = _PAGE.fullmatch(text)
    if paged:
        return PostageChoice(written, file=paged["file"], page=int(paged["page"]))
    return PostageChoice(written, file=text)


@value
class Stamp:
    """A picture or a page of a PDF, as large as it is printed; `ink` is the part of it that shows something."""

    shown: Form | Image
    size: Size
    ink: Rect


@value
class Postage:
    """A `stamp`, or the rows of a code; `name` is what messages call it, `alt` says it to those who can't see it."""

    name: str
    place: Place | None
    alt: str
    stamp: Stamp | None = None
    rows: tuple[str, ...] = ()
