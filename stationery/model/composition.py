"""Composition: the composed pages, things at places."""

from __future__ import annotations

from stationery.model.page import Page
from stationery.model.values import value


@value
class Composition:
    pages: tuple[Page, ...]
