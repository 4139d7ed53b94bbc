"""A stamp's pixels, every one of them as the post made it, and how large they are on paper."""

from __future__ import annotations

from typing import Any

from stationery.imaging.pictures import open_picture
from stationery.model.errors import Place, SourceError
from stationery.model.geometry import Rect, Size
from stationery.model.page import Image
from stationery.model.postage import Stamp
from stationery.model.units import Length, inch, mm

_MOST_PIXELS = 12_000_000
_PAPER = 250
"""A sample (of 255) from which on a picture is as good as white."""
_COARSEST = 100
"""Dots an inch: what is coarser was made for a screen, and says a size that is not the stamp's."""


def decode_stamp(data: bytes, name: str, place: Place | None) -> Stamp:
    """Raises SourceError, at `place`, for what is no PNG, is too large, or does not say its resolution."""
    return open_picture(data, name, place, lambda opened: _measure(opened, name, place), _MOST_PIXELS)


def _measure(opened: Any, name: str, place: Place | None) -> Stamp:
    dots = opened.info.get("dpi")
    if not dots or min(dots) < 1:
        hint = "use the post's PDF; or set the resolution in an image editor, 300 dpi if the post doesn't say, unscaled"
        raise SourceError(f"{name} doesn't say how large it is on paper: it has no resolution (dpi)", place, hint)
    if min(dots) < _COARSEST:
        coarse = f"{opened.width} x {opened.height} pixels at {min(dots):.0f} dpi"
        hint = "use the post's PDF, or the file for printing (300 dpi), and no screenshot"
        raise SourceError(f"{name} is too coarse for postage: {coarse}", place, hint)
    across, down = dots
    size = Size(_on_paper(opened.width, across), _on_paper(opened.height, down))
    left, top, right, bottom = _find_ink(opened, name, place)
    x, y = _on_paper(left, across), _on_paper(top, down)
    ink = Rect(x, y, _on_paper(right, across) - x, _on_paper(bottom, down) - y)
    return Stamp(_decode(opened), size, ink)


def _on_paper(pixels: int, dots: float) -> Length:
    """A PNG has whole dots a meter (PNG, 11.3.5.3), so 300 dots an inch are 11,811 in it, and are meant."""
    meter = round(dots / 0.0254)
    inches = round(meter * 0.0254)
    return inch(pixels / inches) if round(inches / 0.0254) == meter else mm(1000 * pixels / meter)


def _find_ink(opened: Any, name: str, place: Place | None) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of what shows on white paper. Raises SourceError where nothing does."""
    from PIL import Image as pillow

    paper = pillow.new("RGBA", opened.size, "white")
    paper.alpha_composite(_upper_bits(opened).convert("RGBA"))
    ink: tuple[int, int, int, int] | None = paper.convert("L").point(lambda value: 255 * (value < _PAPER)).getbbox()
    if ink is None:
        raise SourceError(f"{name} shows nothing", place, "check that it is the right file")
    return ink


def _upper_bits(picture: Any) -> Any:
    """Of sixteen bits of gray, the upper eight are what is seen."""
    if not picture.mode.startswith("I"):
        return picture
    return picture.convert("I").point(lambda value: value * (1 / 256)).convert("L")


def _decode(opened: Any) -> Image:
    opened = _upper_bits(opened)
    alpha = b""
    if opened.has_transparency_data:
        channel = opened.convert("RGBA").getchannel("A")
        alpha = channel.tobytes() if channel.getextrema()[0] < 255 else b""
    plain = opened.convert("RGB")
    red, green, blue = (band.tobytes() for band in plain.split())
    if red == green == blue:
        return Image(plain.width, plain.height, red, 1, alpha)
    return Image(plain.width, plain.height, plain.tobytes(), 3, alpha)
