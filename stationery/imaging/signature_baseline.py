"""Finds a signature's baseline in its picture, and the height of its small letters.

Both follow from the amount of ink in each row: small letters make a dense band, while parts above and below it are
thin. A picture without transparency doesn't tell its ink apart, and stands on its lower edge.
"""

from __future__ import annotations

from stationery.model.page import Image

_ROWS, _COLUMNS = 120, 64
"""The height in rows to which the picture is reduced."""
_DENSE = 0.5
"""Of the densest row's ink: a row with less is outside the band."""
_REACH = 2
"""Rows on either side with which a row is averaged."""
_HIGHEST_FOOT = 0.6
"""A baseline higher up than this share of the picture isn't one: perhaps there are two lines of writing."""


def find_baseline(image: Image) -> tuple[float, float]:
    """The foot of the ink and the height of its small letters, as shares of the picture's height, from the top."""
    if not image.alpha:
        return 1.0, 0.0
    rows = _rows(image)
    peak = max(range(len(rows)), key=rows.__getitem__)
    dense = rows[peak] * _DENSE
    top = bottom = peak
    while top > 0 and rows[top - 1] >= dense:
        top -= 1
    while bottom < len(rows) - 1 and rows[bottom + 1] >= dense:
        bottom += 1
    foot = (bottom + 1) / len(rows)
    if foot < _HIGHEST_FOOT:
        return 1.0, 0.0
    return foot, (bottom + 1 - top) / len(rows)


def _rows(image: Image) -> list[float]:
    """How much ink there is in each row, smoothed."""
    from PIL import Image as pillow

    mask = pillow.frombytes("L", (image.width, image.height), image.alpha)
    count, across = min(image.height, _ROWS), min(image.width, _COLUMNS)
    data = mask.resize((across, count), pillow.Resampling.BOX).tobytes()
    sums = [sum(data[at * across : (at + 1) * across]) for at in range(count)]
    near = [sums[max(0, at - _REACH) : at + _REACH + 1] for at in range(count)]
    return [sum(each) / len(each) for each in near]
