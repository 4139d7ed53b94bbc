"""Printers that exist only here: where each puts a point of a page, and what a person reads off its sheet."""

from __future__ import annotations

import random
from dataclasses import dataclass
from math import cos, hypot, radians, sin
from typing import Any

Place = tuple[float, float]


@dataclass(frozen=True)
class Simulated:
    """Millimeters and degrees clockwise; seen on the printed side, the edge that enters first at the top.

    `paper` is what the calibration sheet is larger than its nominal size.
    """

    scale: Place = (1.0, 1.0)
    skew: float = 0.0
    shift: Place = (0.0, 0.0)
    guide: str = "left"
    turned: bool = False
    paper: Place = (0.0, 0.0)

    def put(self, at: Place, size: Place) -> Place:
        """Where a point of a page comes to lie, from the left and top edges of a sheet of that nominal size."""
        x, y = (size[0] - at[0], size[1] - at[1]) if self.turned else at
        guide = {"left": 0.0, "center": size[0] / 2, "right": size[0]}[self.guide]
        x, y = (x - guide) * self.scale[0], y * self.scale[1]
        turn = radians(self.skew)
        return (
            guide + cos(turn) * x - sin(turn) * y + self.shift[0],
            sin(turn) * x + cos(turn) * y + self.shift[1],
        )

    def read(self, reading: dict[str, Any], size: Place) -> float:
        """What is measured on the sheet, held as it is displayed, without error."""
        wider, longer = self.paper
        follows = {"left": 0.0, "center": 0.5, "right": 1.0}[self.guide] * wider

        def lies(at: list[float]) -> Place:
            x, y = self.put((at[0], at[1]), size)
            x += follows
            return (size[0] + wider - x, size[1] + longer - y) if self.turned else (x, y)

        if reading["kind"] == "bar":
            (x1, y1), (x2, y2) = lies(reading["from"]), lies(reading["to"])
            return hypot(x2 - x1, y2 - y1)
        x, y = lies(reading["at"])
        return {"left": x, "top": y, "right": size[0] + wider - x, "bottom": size[1] + longer - y}[reading["edge"]]


def any_printer(random_: random.Random, paper: float = 0.0) -> Simulated:
    """One as printing-facts 3 assumes them: shift to 6 mm, scale 0.98 to 1.02, skew to 1 degree."""
    angle, far = random_.uniform(0, 360), random_.uniform(0, 6)
    return Simulated(
        (random_.uniform(0.98, 1.02), random_.uniform(0.98, 1.02)),
        random_.uniform(-1, 1),
        (far * cos(radians(angle)), far * sin(radians(angle))),
        random_.choice(("left", "center", "right")),
        random_.random() < 0.5,
        (random_.uniform(-paper, paper), random_.uniform(-paper, paper)),
    )
