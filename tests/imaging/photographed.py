"""Photographs that nobody took, of a calibration sheet by a simulated printer: on a dark table, under a lamp."""

from __future__ import annotations

import io
import random
from math import cos, radians, sin

from PIL import Image, ImageChops, ImageFilter

from stationery.model.linear import solve_linear
from tests.imaging.photographs import lay_out, tiles_of_noise
from tests.printing.simulated import Place, Simulated

FINE = 10
"""Pixels to the millimeter of the sheet as it is drawn."""


def print_sheet(drawn: Image.Image, printer: Simulated, size: Place) -> Image.Image:
    """The sheet as the printer makes it, held as it is displayed; `drawn` has FINE pixels to the millimeter."""
    ends = [(0.0, 0.0), (size[0], 0.0), (0.0, size[1])]
    came = [printer.put(at, size) for at in ends]
    if printer.turned:
        came = [(size[0] - x, size[1] - y) for x, y in came]
    xs = solve_linear([[x * FINE, y * FINE, 1.0, at[0] * FINE] for (x, y), at in zip(came, ends, strict=True)])
    ys = solve_linear([[x * FINE, y * FINE, 1.0, at[1] * FINE] for (x, y), at in zip(came, ends, strict=True)])
    whole = tuple(round(each * FINE) for each in size)
    return drawn.transform(whole, Image.Transform.AFFINE, (*xs, *ys), Image.Resampling.BICUBIC, fillcolor=255)


def photograph(sheet: Image.Image, random_: random.Random, size: tuple[int, int] = (2400, 3200)) -> bytes:
    """A JPEG: turned by some degrees, from the side a little, light from one corner, noise."""
    width, height = size
    angle, scale = radians(random_.uniform(-8, 8)), min(width / sheet.width, height / sheet.height) * 0.8
    corners = []
    for x, y in ((-1, -1), (1, -1), (1, 1), (-1, 1)):
        u, v = x * sheet.width / 2 * scale, y * sheet.height / 2 * scale
        corners.append(
            (
                width / 2 + cos(angle) * u - sin(angle) * v + random_.uniform(-0.02, 0.02) * width,
                height / 2 + sin(angle) * u + cos(angle) * v + random_.uniform(-0.02, 0.02) * height,
            )
        )
    ends = (
        (0.0, 0.0),
        (float(sheet.width), 0.0),
        (float(sheet.width), float(sheet.height)),
        (0.0, float(sheet.height)),
    )
    rows = []
    for (x, y), (u, v) in zip(corners, ends, strict=True):
        rows.append([x, y, 1.0, 0.0, 0.0, 0.0, -x * u, -y * u, u])
        rows.append([0.0, 0.0, 0.0, x, y, 1.0, -x * v, -y * v, v])
    ground = 40
    shown = sheet.point(lambda each: round(each * 0.86)).convert("L")
    picture = shown.transform(
        size, Image.Transform.PERSPECTIVE, solve_linear(rows), Image.Resampling.BICUBIC, fillcolor=ground
    )
    lamp = Image.linear_gradient("L").rotate(random_.choice((0, 90, 180, 270))).resize(size)
    lamp = lamp.point(lambda each: 165 + round(each * 0.35))
    picture = ImageChops.multiply(picture, lamp).filter(ImageFilter.GaussianBlur(0.8))
    noise = lay_out(tiles_of_noise(12, random.Random(3).getstate())[0], size)
    picture = ImageChops.add(picture, noise, 1, -128)
    sink = io.BytesIO()
    picture.save(sink, "JPEG", quality=88)
    return sink.getvalue()
