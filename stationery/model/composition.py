"""Composition: the composed pages, things at places."""

from __future__ import annotations

from stationery.model.page import Page
from stationery.model.values import value


@value
class Composition:
    """`duplex` is the edge over which sheets are turned for their other side, `long` or `short`; empty for one side."""

    pages: tuple[Page, ...]
    duplex: str = ""
