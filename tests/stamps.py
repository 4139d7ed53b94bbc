"""Stamps to print in tests: PDFs whose pages are as large as they say, and PNGs with their resolution, or without."""

from __future__ import annotations

from io import BytesIO

from PIL import Image as pillow
from pypdf import PdfWriter
from pypdf.generic import ArrayObject, DecodedStreamObject, FloatObject, NameObject, RectangleObject

POINT = 72 / 25.4


def pdf(width: float, height: float, *, pages: int = 1, margin: float = 0, crop: float = 0, turn: int = 0) -> bytes:
    """Pages of that size in mm, black but for a white `margin`; each has a mark of its own. With `crop`, the page is
    cropped to that size, and larger by as much at each side."""
    writer = PdfWriter()
    for number in range(pages):
        across, down = (width + crop * 2) * POINT, (height + crop * 2) * POINT
        page = writer.add_blank_page(across, down)
        edge = (crop + margin) * POINT
        content = DecodedStreamObject()
        content.set_data(
            f"{edge:.4f} {edge:.4f} {across - edge * 2:.4f} {down - edge * 2:.4f} re f\n"
            f"1 g {edge + number + 1:.4f} {edge + 1:.4f} 1 1 re f".encode()
        )
        page[NameObject("/Contents")] = writer._add_object(content)
        if crop:
            box = [
                FloatObject(each) for each in (crop * POINT, crop * POINT, across - crop * POINT, down - crop * POINT)
            ]
            page[NameObject("/CropBox")] = RectangleObject(ArrayObject(box))
        if turn:
            page.rotate(turn)
    data = BytesIO()
    writer.write(data)
    return data.getvalue()


def png(width: int, height: int, dpi: int = 300, mode: str = "L", ink: object = 0) -> bytes:
    """So many pixels, the outermost ones white; without a resolution, if `dpi` is 0."""
    picture = pillow.new(mode, (width, height), 255 if mode in ("L", "1") else "white")
    picture.paste(ink, (1, 1, width - 1, height - 1))  # type: ignore[arg-type]
    data = BytesIO()
    picture.save(data, "PNG", **({"dpi": (dpi, dpi)} if dpi else {}))  # type: ignore[arg-type]
    return data.getvalue()
