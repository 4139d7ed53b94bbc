"""Tells what --fix moved on an envelope, and by how much."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stationery.cli.terminal import tell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stationery.model.page import Page


def describe_fix(before: Sequence[Page], after: Sequence[Page]) -> str:
    """A sentence without its end."""
    from stationery.cli import settings  # 4.7 ms
    from stationery.products.envelope_preflight import describe_moves  # 45 ms
    from stationery.products.stock import library_of  # 1.0 ms

    return describe_moves(before, after, library_of(settings.stock()))


def tell_fix(before: Sequence[Page], after: Sequence[Page]) -> None:
    tell(f"--fix: {describe_fix(before, after)}.")
