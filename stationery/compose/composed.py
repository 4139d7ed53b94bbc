"""Composed: the pages that composing made, and what the user should know of them."""

from __future__ import annotations

from dataclasses import dataclass

from stationery.errors import Remark
from stationery.page import Page


@dataclass(frozen=True, slots=True)
class Composed:
    pages: tuple[Page, ...]
    remarks: tuple[Remark, ...] = ()
