"""A picture for a letter's text: upright, in sRGB, no finer than a printer shows; a photograph stays a JPEG."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from stationery.imaging.pictures import MOST_KEPT, open_picture, pixels_of, reduce_pixels
from stationery.model.errors import Place, SourceError
from stationery.model.page import Image

_FINER = 2
"""Drawings and screenshots keep so many times the resolution of a photograph: their edges are sharp."""

_QUALITY = 92
"""Of a JPEG; at this one, a second encoding isn't seen."""

_MOST_PIXELS = 60_000_000
"""More than a telephone's largest picture has."""

_ORIENTATION, _ON_ITS_SIDE = 0x0112, 5
"""The EXIF tag that says how a picture is turned, and from which value on its height is its width."""


def decode_figure(data: bytes, name: str, place: Place, most_width: int) -> Image:
    """The picture; a photograph is less than twice `most_width` pixels wide, however many it has.

    Raises SourceError, at `place`, for what is no PNG or JPEG, is damaged, too large, or in CMYK.
    """

    def decode(opened: Any) -> Image:
        from PIL import ImageOps

        if opened.mode == "CMYK":
            hint = "save it in RGB; the printer makes its own colors of that"
            raise SourceError(f"the picture {name} is in CMYK colors", place, hint)
        photograph = opened.format == "JPEG"
        width, height = opened.size
        across = height if opened.getexif().get(_ORIENTATION, 1) >= _ON_ITS_SIDE else width
        factor = max(across // (most_width if photograph else most_width * _FINER), 1)
        if photograph and factor > 1:
            opened.draft(opened.mode, (width // factor, height // factor))  # decodes at a half, a quarter or an eighth
            factor = max(factor * opened.width // width, 1)
        most = min(opened.width * opened.height // (factor * factor) + 1, MOST_KEPT)
        upright = ImageOps.exif_transpose(reduce_pixels(_to_srgb(opened), most))
        return _encode(upright) if photograph else pixels_of(upright)

    return open_picture(data, name, place, decode, _MOST_PIXELS)


def _to_srgb(opened: Any) -> Any:
    """The picture in sRGB, which is what our files say their colors are; telephones' pictures have wider ones."""
    profile = opened.info.get("icc_profile")
    if not profile or opened.mode not in ("RGB", "RGBA"):
        return opened
    from PIL import ImageCms

    try:
        own = ImageCms.ImageCmsProfile(BytesIO(profile))
        if "sRGB" in ImageCms.getProfileDescription(own):
            return opened
        exif = opened.getexif()
        converted: Any = ImageCms.profileToProfile(opened, own, ImageCms.createProfile("sRGB"), outputMode=opened.mode)
    except (ImageCms.PyCMSError, OSError, ValueError):
        return opened  # a broken profile is as none
    converted.getexif().update(exif)
    return converted


def _encode(picture: Any) -> Image:
    picture = picture.convert("L" if picture.mode in ("1", "L") else "RGB")
    written = BytesIO()
    picture.save(written, "JPEG", quality=_QUALITY, subsampling=0, optimize=True)
    components = 1 if picture.mode == "L" else 3
    return Image(picture.width, picture.height, written.getvalue(), components, jpeg=True)
