"""Makes each point of a picture as light, or as dark, as the lightest or darkest around it.

The same to the byte as Pillow's MaxFilter and MinFilter, whose time grows with the window; here one pass along the rows
and one down the columns take a few comparisons of whole pictures each.
"""

from __future__ import annotations

from typing import Any


def lighten(picture: Any, window: int) -> Any:
    """The lightest of the `window` by `window` points around each, channel by channel; `window` is odd, in pixels. What
    lies outside the picture doesn't count."""
    from PIL import ImageChops

    return _pick(picture, window, ImageChops.lighter, 0)


def darken(picture: Any, window: int) -> Any:
    """The same with the darkest."""
    from PIL import ImageChops

    return _pick(picture, window, ImageChops.darker, 255)


def _pick(picture: Any, window: int, pick: Any, outside: int) -> Any:
    from PIL import Image

    margin, filled = window // 2, (outside,) * len(picture.getbands())
    for across, down in ((1, 0), (0, 1)):
        size = (picture.width + 2 * margin * across, picture.height + 2 * margin * down)
        spread = Image.new(picture.mode, size, filled if len(filled) > 1 else outside)
        spread.paste(picture, (margin * across, margin * down))
        reach = 1  # so many points, from each on, are picked from already
        while reach < window:
            step = min(reach, window - reach)
            x, y = step * across, step * down
            spread = pick(spread, spread.crop((x, y, x + spread.width, y + spread.height)))
            reach += step
        picture = spread.crop((0, 0, *picture.size))
    return picture
