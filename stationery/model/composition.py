"""Composition: the pages that composing made, and what the user should know of them."""

from __future__ import annotations

from stationery.model.errors import Remark
from stationery.model.page import Page
from stationery.model.values import value


@value
class Composition:
    pages: tuple[Page, ...]
    remarks: tuple[Remark, ...] = ()
