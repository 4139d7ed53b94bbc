"""Shown: a letter, its envelope or its card as it stands on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from stationery.model.errors import Remark
from stationery.model.manuscript import Manuscript
from stationery.model.page import Page
from stationery.model.values import value

if TYPE_CHECKING:
    from stationery.pdf.svg import Svg

What = Literal["letter", "envelope", "card"]


@value
class Shown:
    """Upright pages, each as SVG in its true size, and the words that they are composed of."""

    drawn: tuple[Svg, ...]
    pages: tuple[Page, ...]
    manuscript: Manuscript | None
    remarks: tuple[Remark, ...] = ()

    @property
    def svgs(self) -> tuple[str, ...]:
        return tuple(map(str, self.drawn))
