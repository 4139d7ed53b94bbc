"""Turns a picture of handwriting into a map of how dark the ink is, independent of the paper's shade and lighting.

Photos are lit unevenly, and paper is seldom white. The brightest surroundings of each place tell what the paper would
look like without ink, and each color is measured against that.
"""

from __future__ import annotations

from typing import Any

from stationery.imaging.extremes import darken, lighten
from stationery.model.values import value

_ACROSS = 1000
"""Pixels of the longer side to which a picture is reduced before its paper is estimated."""
_COARSER = 4
_WINDOW = 17
"""Pixels of the coarse picture, so 68 of 1000: ink wider than that would pass for paper."""
_SMOOTH = 3.0
_DARK = 60
"""Of 255: paper darker than this, at its brightest, was photographed in the dark."""
_EDGE = 11
"""Pixels of the coarse picture: half this much of the paper next to anything else is ignored."""
_SHADE = 0.4
"""Anything darker than this share of the brightest paper isn't paper, but the table under it."""
_DUST = 0.7
"""Blur radius in pixels, against camera and JPEG noise."""


@value
class Inked:
    """How dark each pixel is against its paper (`L`, 0 is paper), and its color as it would be on white (`RGB`).

    `paper` is the share of the picture that is paper at all; `light` how bright the paper is at its brightest.
    """

    darkness: Any
    color: Any
    paper: float
    light: int

    @property
    def too_dark(self) -> bool:
        return self.light < _DARK


def measure_ink(picture: Any) -> Inked:
    """The ink of an RGB picture, measured against the paper around it."""
    from PIL import Image, ImageChops, ImageFilter, ImageMath

    soft = picture.filter(ImageFilter.GaussianBlur(_DUST))
    coarse = _paper(soft)
    paper = coarse.resize(picture.size, Image.Resampling.BICUBIC)
    brightest = _brightest(coarse.convert("L"))
    ratios = [
        ImageMath.lambda_eval(
            lambda given: given["convert"](
                given["min"]((given["v"] * 255 + given["b"] / 2) / given["max"](given["b"], 1), 255), "L"
            ),
            v=channel,
            b=under,
        )
        for channel, under in zip(soft.split(), paper.split(), strict=True)
    ]
    lightest = ImageChops.darker(ImageChops.darker(ratios[0], ratios[1]), ratios[2])
    floor = int(brightest * _SHADE)
    sheet = coarse.convert("L").point(lambda level: 255 if level >= floor else 0)
    is_paper = darken(sheet, _EDGE).resize(picture.size, Image.Resampling.NEAREST)
    darkness = ImageChops.darker(ImageChops.invert(lightest), is_paper)
    share = is_paper.histogram()[255] / (picture.width * picture.height)
    return Inked(darkness, Image.merge("RGB", ratios), share, brightest)


def _paper(picture: Any) -> Any:
    """The picture without what is darker than its surroundings and narrower than the window: brightest of each
    neighborhood, then darkest of those, so that a shadow's edge stays where it is; smoothed, and coarse."""
    from PIL import Image, ImageFilter

    longest = max(picture.size)
    across = min(longest, _ACROSS)
    share = across / longest / _COARSER
    size = (max(1, round(picture.width * share)), max(1, round(picture.height * share)))
    coarse = picture.resize(size, Image.Resampling.BOX)
    closed = darken(lighten(coarse, _WINDOW), _WINDOW)
    return closed.filter(ImageFilter.GaussianBlur(_SMOOTH))


def _brightest(light: Any) -> int:
    """The level below which 19 pixels of 20 lie."""
    counts = light.histogram()
    left = sum(counts) * 0.05
    for level in range(255, 0, -1):
        left -= counts[level]
        if left <= 0:
            return level
    return 0
