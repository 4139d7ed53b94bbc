"""Patches: what of a page's picture is new to a browser that has an older one of it.

A key changes one line of a page or a few. Sent again is only what is drawn there, and outlines that were not there yet.
"""

from __future__ import annotations

import re
import secrets
from collections import OrderedDict
from collections.abc import Mapping
from functools import lru_cache
from threading import Lock
from typing import TYPE_CHECKING, Any

from stationery.model.values import replace, value

if TYPE_CHECKING:
    from stationery.pdf.svg import Svg

_STEP = re.compile(r"([MLQCZ])([^MLQCZ]*)")
_LINK = re.compile(r"""<a href=(?:"[^"]*"|'[^']*')>""")

_MOST = 200
"""Pictures that are remembered; the oldest is forgotten first, and then the whole page is sent."""


@value
class _Sent:
    """A picture as a browser has it, with all outlines that are there by now."""

    svg: Svg
    outlines: Mapping[str, str]


class Patches:
    """The pictures that were sent lately, by names that no other desk gives. Several threads may ask at once."""

    def __init__(self) -> None:
        self._sent: OrderedDict[str, _Sent] = OrderedDict()
        self._desk = secrets.token_hex(4)
        self._count = 0
        self._lock = Lock()

    def send(self, svg: Svg, has: str) -> dict[str, Any]:
        """The picture under a new `name`: whole, or `of` the one that the browser `has`, the `parts` that come in place
        of those `from` and `to` there, and further `outlines`: steps from wherever a glyph stands, by its id.

        Links lead nowhere: a click on their words goes to the file.
        """
        svg = replace(svg, parts=tuple(_LINK.sub("<a>", part) if "<a " in part else part for part in svg.parts))
        with self._lock:
            old = self._sent.get(has)
            if old and old.svg.head == svg.head:
                if old.svg.parts == svg.parts:
                    self._sent.move_to_end(has)
                    return {"name": has, "of": has}
                fresh = {id: path for id, path in svg.outlines.items() if id not in old.outlines}
                first, last = _same(old.svg.parts, svg.parts)
                answer = {
                    "of": has,
                    "from": first,
                    "to": len(old.svg.parts) - last,
                    "parts": svg.parts[first : len(svg.parts) - last],
                    "outlines": {id: _relative(path) for id, path in fresh.items()},
                }
                outlines = {**old.outlines, **fresh} if fresh else old.outlines
            else:
                steps = {id: _relative(path) for id, path in svg.outlines.items()}
                answer, outlines = {"head": svg.head, "parts": svg.parts, "outlines": steps}, svg.outlines
            return {"name": self._keep(svg, outlines), **answer}

    def _keep(self, svg: Svg, outlines: Mapping[str, str]) -> str:
        self._count += 1
        name = f"{self._desk}-{self._count}"
        self._sent[name] = _Sent(svg, outlines)
        while len(self._sent) > _MOST:
            self._sent.popitem(last=False)
        return name


def _same(old: tuple[str, ...], new: tuple[str, ...]) -> tuple[int, int]:
    """How many parts are the same at the beginning, and at the end."""
    least = min(len(old), len(new))
    first = next((at for at in range(least) if old[at] != new[at]), least)
    last = next((at for at in range(least - first) if old[-1 - at] != new[-1 - at]), least - first)
    return first, last


@lru_cache(maxsize=2000)
def _relative(path: str) -> str:
    """The steps of an outline, each from the point before: the same ones wherever the glyph stands."""
    x, y = begun = 0.0, 0.0
    steps: list[str] = []
    for step, points in _STEP.findall(path.split(' d="')[-1]):
        if step == "Z":
            x, y = begun
            steps.append("z")
            continue
        numbers = [float(each) for each in points.split()]
        apart = [each - (y if nth % 2 else x) for nth, each in enumerate(numbers)]
        x, y = numbers[-2:]
        if step == "M":
            begun = x, y
        steps.append(step.lower() + " ".join(f"{each:.6g}" for each in apart))
    return "".join(steps)
