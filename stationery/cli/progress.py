"""A progress bar on stderr, for what takes longer than a second."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import TracebackType
from typing import Any

import click

from stationery.cli import settings
from stationery.cli.terminal import tells_to_terminal

_QUIET = 1
"""Seconds before a bar appears."""


class Progress:
    """A progress bar on stderr, once a merge takes longer than a second and somebody is there to see it."""

    def __init__(self, count: Callable[[], int]) -> None:
        self._count = count
        self._since = settings.stopwatch() if tells_to_terminal() else None
        self._bar: Any = None
        self._done = 0

    def __enter__(self) -> Progress:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, raised: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar:
            self._bar.__exit__(kind, raised, trace)

    def tell(self, done: int) -> None:
        """So many rows are done."""
        if self._since is None:
            return
        if self._bar is None:
            if self._since() < _QUIET:
                return
            self._bar = click.progressbar(length=self._count(), label="Rows", show_pos=True, file=sys.stderr)
            self._bar.__enter__()
        self._bar.update(done - self._done)
        self._done = done
