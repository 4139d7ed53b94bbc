"""Composed: the pages that composing made, and what the user should know of them."""

from __future__ import annotations

from stationery.errors import Remark
from stationery.page import Page
from stationery.values import value


@value
class Composed:
    pages: tuple[Page, ...]
    remarks: tuple[Remark, ...] = ()
