"""Turns a picture file into pixels, within limits and without metadata."""

from __future__ import annotations

from collections.abc import Callable
from math import ceil, sqrt
from typing import Any, TypeVar

from stationery.model.errors import Place, SourceError
from stationery.model.page import Image

T = TypeVar("T")

LONGEST_SIDE = 10_000
MOST_PIXELS = 40_000_000
"""More than any printer shows on a letter (300 dots an inch over a whole A3 sheet are 17 million)."""

MOST_KEPT = 12_000_000
"""More than a signature as wide as a sheet has at 600 dots an inch. A picture with more is reduced."""

_TELEPHONES = (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypavif")
"""How phones' HEIC files begin, four bytes in."""


def decode_picture(data: bytes, name: str, place: Place | None = None) -> Image:
    """A PNG or JPEG file's pixels, turned upright as its EXIF says, metadata dropped, transparency kept.

    `name` is what messages call it. Raises SourceError, at `place`, if it isn't such a picture, or is too large.
    """
    return open_picture(data, name, place, _upright_pixels)


def _upright_pixels(opened: Any) -> Image:
    from PIL import ImageOps

    return pixels_of(ImageOps.exif_transpose(reduce_pixels(opened, MOST_KEPT)))


def reduce_pixels(opened: Any, most: int) -> Any:
    """A picture of no more than `most` pixels: reduced by a whole factor at once, before anything makes copies of it.

    It has its EXIF still.
    """
    width, height = opened.size
    factor = ceil(sqrt(width * height / most))
    if factor == 1:
        return opened
    exif = opened.getexif()
    if opened.mode in ("P", "PA", "1"):
        opened = opened.convert("RGBA" if opened.has_transparency_data else "RGB")
    elif opened.mode.startswith("I"):
        opened = opened.convert("I")
    elif "transparency" in opened.info:
        opened = opened.convert("RGBA")
    reduced = opened.reduce(factor)
    reduced.getexif().update(exif)
    return reduced


def open_picture(
    data: bytes,
    name: str,
    place: Place | None,
    then: Callable[[Any], T],
    most_pixels: int = MOST_PIXELS,
    kinds: str = "PNG or JPEG",
) -> T:
    """Open a PNG or JPEG file within the limits and return what `then` makes of it, before decoding.
    `kinds` are the files that may be used instead of what is none.

    Pillow's errors during `then` become SourceError at `place`, too.
    """
    import io

    from PIL import Image as pillow
    from PIL import UnidentifiedImageError

    limit = pillow.MAX_IMAGE_PIXELS
    pillow.MAX_IMAGE_PIXELS = None  # Pillow's limit can't say how large the picture is; ours, below, is smaller
    try:
        opened = pillow.open(io.BytesIO(data), formats=["PNG", "JPEG"])
        width, height = opened.size
        if max(width, height) > LONGEST_SIDE or width * height > most_pixels:
            message = f"the picture {name} has {width:,} x {height:,} pixels"
            limits = f"the limit is {LONGEST_SIDE:,} on a side and {most_pixels // 1_000_000} million in all"
            raise SourceError(message, place, f"{limits}; scale it down")
        return then(opened)
    except UnidentifiedImageError:
        hint = f"use a {kinds} file"
        if data[4:12] in _TELEPHONES:
            hint = "this is a phone's HEIC file; export it as JPEG"
        raise SourceError(f"{name} isn't a picture that can be read", place, hint) from None
    except (OSError, SyntaxError, ValueError) as wrong:
        raise SourceError(f"the picture {name} is damaged: {wrong}", place, "save it again as PNG or JPEG") from None
    finally:
        pillow.MAX_IMAGE_PIXELS = limit


def pixels_of(picture: Any) -> Image:
    """An upright picture's samples, gray or in RGB, transparency apart."""
    if picture.mode.startswith("I"):  # sixteen bits of gray: the upper eight are what is seen
        picture = picture.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    alpha = b""
    gray = picture.mode in ("1", "L", "LA")
    if picture.has_transparency_data:
        channel = picture.convert("RGBA").getchannel("A")
        alpha = channel.tobytes() if channel.getextrema()[0] < 255 else b""
    picture = picture.convert("L" if gray else "RGB")
    return Image(picture.width, picture.height, picture.tobytes(), components=1 if gray else 3, alpha=alpha)
