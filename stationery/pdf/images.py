"""A picture's pixels written as an object of the PDF."""

from __future__ import annotations

from stationery.model.page import Image
from stationery.pdf.file import PdfFile, Ref


def write_image(image: Image, file: PdfFile) -> Ref:
    """Write the pixels as an image object, transparency as its soft mask."""
    entries = f"/Type /XObject /Subtype /Image /Width {image.width} /Height {image.height} /BitsPerComponent 8"
    color = "/DeviceGray" if image.components == 1 else "/DeviceRGB"
    mask = ""
    if image.alpha:
        mask = f" /SMask {file.add_stream(image.alpha, f'{entries} /ColorSpace /DeviceGray')}"
    if image.jpeg:
        return file.add_encoded(image.samples, f"{entries} /ColorSpace {color} /Filter /DCTDecode")
    return file.add_stream(image.samples, f"{entries} /ColorSpace {color}{mask}")
