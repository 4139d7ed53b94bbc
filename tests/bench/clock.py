"""Commands and calls timed in turn, so that whatever else the machine does falls on all of them alike."""

from __future__ import annotations

import gc
import os
import statistics
import subprocess
from collections.abc import Callable, Mapping
from time import perf_counter
from typing import TypeVar

T = TypeVar("T")
Command = list[str]


def cold(commands: Mapping[str, Command], folder: str, rounds: int) -> dict[str, float]:
    """Median milliseconds of each command, started anew each time; the first round is not counted."""
    taken: dict[str, list[float]] = {name: [] for name in commands}
    for number in range(rounds + 1):
        for name, command in commands.items():
            begun = perf_counter()
            done = subprocess.run(command, cwd=folder, capture_output=True, env=os.environ)
            spent = 1000 * (perf_counter() - begun)
            if done.returncode:
                raise SystemExit(f"{name}: {(done.stderr or done.stdout).decode(errors='replace')}")
            if number:
                taken[name].append(spent)
    return {name: statistics.median(spent) for name, spent in taken.items()}


class Stopwatch:
    """Milliseconds of the steps of one trip, by name, over many trips."""

    def __init__(self) -> None:
        self.taken: dict[str, list[float]] = {}

    def __call__(self, step: str, call: Callable[[], T]) -> T:
        begun = perf_counter()
        value = call()
        self.taken.setdefault(step, []).append(1000 * (perf_counter() - begun))
        return value

    def medians(self) -> dict[str, float]:
        return {step: statistics.median(spent) for step, spent in self.taken.items()}


def quietly(trip: Callable[[int], None], rounds: int, warm: int) -> None:
    """Make a trip many times with the collector off, `warm` times before it counts."""
    gc.collect()
    gc.disable()
    try:
        for number in range(-warm, rounds):
            trip(number)
    finally:
        gc.enable()
