"""A logo's pixels: decoded, cropped to what shows on white paper, reduced to what a printer shows, gray on request."""

from __future__ import annotations

from typing import Any

from stationery.imaging.pictures import open_picture, reduce_pixels
from stationery.model.errors import Place, SourceError
from stationery.model.page import Image

MOST_KEPT = 3_000_000
"""A logo as wide as a sheet, at 300 dots an inch, has fewer. One with more is reduced."""

_KINDS = "PNG, JPEG, SVG, or PDF"
_PAPER = 250
"""A sample (of 255) from which on a picture is as good as white."""


def decode_logo(data: bytes, name: str, place: Place | None, *, gray: bool = False) -> Image:
    """Raises SourceError, at `place`, for what is no PNG or JPEG, is too large, or shows nothing."""

    def keep_ink(opened: Any) -> Image:
        from PIL import ImageOps

        upright = ImageOps.exif_transpose(reduce_pixels(opened, MOST_KEPT))
        if upright.mode.startswith("I"):
            upright = upright.convert("I").point(lambda value: value * (1 / 256)).convert("L")
        return _crop(upright.convert("RGBA"), gray, name, place)

    return open_picture(data, name, place, keep_ink, kinds=_KINDS)


def is_cmyk(data: bytes, name: str, place: Place | None) -> bool:
    """Whether its colors are those of a printing press, which are only nearly the same in RGB."""
    return open_picture(data, name, place, lambda opened: bool(opened.mode == "CMYK"), kinds=_KINDS)


def _crop(picture: Any, gray: bool, name: str, place: Place | None) -> Image:
    from PIL import Image as pillow

    paper = pillow.new("RGBA", picture.size, "white")
    paper.alpha_composite(picture)
    ink = paper.convert("L").point(lambda value: 255 if value < _PAPER else 0).getbbox()
    if ink is None:
        hint = "is it white, on no ground? Use the version for light paper"
        raise SourceError(f"{name} shows nothing on white paper", place, hint)
    picture = picture.crop(ink)
    channel = picture.getchannel("A")
    alpha = channel.tobytes() if channel.getextrema()[0] < 255 else b""
    plain = picture.convert("RGB")
    red, green, blue = plain.split()
    if gray or (red.tobytes() == green.tobytes() == blue.tobytes()):
        return Image(picture.width, picture.height, plain.convert("L").tobytes(), 1, alpha)
    return Image(picture.width, picture.height, plain.tobytes(), 3, alpha)
