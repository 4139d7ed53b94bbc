"""A picture's pixels written as an object of the PDF."""

from __future__ import annotations

from typing import Any

from stationery.model.page import Image


def image_object(image: Image, document: Any) -> str:
    """Write the pixels as an image object, transparency as its soft mask; a reference to it."""
    from stationery.pdf.syntax import Stream, reference

    entries = f"/Type /XObject /Subtype /Image /Width {image.width} /Height {image.height} /BitsPerComponent 8"
    color = "/DeviceGray" if image.components == 1 else "/DeviceRGB"
    mask = ""
    if image.alpha:
        mask = f" /SMask {reference(document, Stream(image.alpha, f'{entries} /ColorSpace /DeviceGray'))}"
    return reference(document, Stream(image.samples, f"{entries} /ColorSpace {color}{mask}"))
