"""`python -m tests.fuzz --minutes N [NAME …]`: random input for longer; each kind gets its share of the time.

A finding is shrunk, printed and kept in .hypothesis/ (the next run tries it first); the exit code is then 1. An input
that takes longer than a minute counts as one that never ends.
"""

from __future__ import annotations

import argparse
import os
import signal
import sys
import tempfile
import time
import traceback
from types import FrameType
from typing import Any, NoReturn

from hypothesis import HealthCheck, given, settings

from tests.fuzz.targets import TARGETS, try_to

LONGEST = 60
"""Seconds for one input."""

BATCH = 50


class NeverEndsError(Exception):
    """An input took longer than LONGEST seconds."""


def _give_up(number: int, frame: FrameType | None) -> NoReturn:
    raise NeverEndsError(f"more than {LONGEST} seconds")


def fuzz(name: str, seconds: float) -> tuple[int, str]:
    """How many inputs were tried, and the traceback of the first finding."""
    strategy, run = TARGETS[name]
    tried = 0
    until = time.monotonic() + seconds

    @settings(max_examples=BATCH, deadline=None, suppress_health_check=list(HealthCheck), print_blob=True)
    @given(strategy)
    def each(given_: Any) -> None:
        nonlocal tried
        tried += 1
        signal.alarm(LONGEST)
        try:
            try_to(lambda: run(given_))
        finally:
            signal.alarm(0)

    while time.monotonic() < until:
        try:
            each()
        except Exception:  # noqa: BLE001 - any is a finding
            return tried, traceback.format_exc()
    return tried, ""


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--minutes", type=float, default=5.0)
    parser.add_argument("names", nargs="*", choices=[*TARGETS, []], metavar="NAME", help=", ".join(TARGETS))
    given_ = parser.parse_args()
    os.environ["STATIONERY_CONFIG"] = tempfile.mkdtemp()
    signal.signal(signal.SIGALRM, _give_up)
    names = given_.names or list(TARGETS)
    found = 0
    for name in names:
        tried, wrong = fuzz(name, given_.minutes * 60 / len(names))
        found += bool(wrong)
        sys.stdout.write(f"{name}: {tried} inputs, {'a finding' if wrong else 'no finding'}\n{wrong}")
        sys.stdout.flush()
    return min(found, 1)


if __name__ == "__main__":
    sys.exit(main())
