"""Photographs of signatures, made: strokes whose ink is known, on paper with light, grain and dirt of its own."""

from __future__ import annotations

import io
import math
import random
from functools import cache
from typing import Any

from PIL import Image, ImageChops, ImageDraw, ImageFilter

BLACK, BLUE = (28, 28, 34), (34, 44, 128)
WHITE, GRAY, BLUISH = (246, 245, 241), (190, 190, 192), (196, 206, 222)


def written(
    width: int = 2000,
    height: int = 1500,
    box: tuple[float, float, float, float] = (0.2, 0.35, 0.8, 0.65),
    pen: float = 0.006,
) -> Any:
    """The ink alone, as a mask (`L`, 255 is ink): a capital, a wave of small letters, a tail, a dot."""  # fmt: skip
    scale = 2
    mask = Image.new("L", (width * scale, height * scale), 0)
    draw = ImageDraw.Draw(mask)
    left, top, right, bottom = (
        part * side * scale for part, side in zip(box, (width, height, width, height), strict=True)
    )
    wide, high, thick = right - left, bottom - top, max(2.0, pen * width * scale)

    def at(x: float, y: float) -> tuple[float, float]:
        return left + wide * x, top + high * y

    def stroke(points: list[tuple[float, float]]) -> None:
        draw.line([at(x, y) for x, y in points], fill=255, width=round(thick), joint="curve")
        for x, y in points:
            px, py = at(x, y)
            draw.ellipse((px - thick / 2, py - thick / 2, px + thick / 2, py + thick / 2), fill=255)

    stroke([(0.02 + 0.1 * math.sin(t / 20), 0.7 - 0.68 * t / 60) for t in range(61)])
    stroke([(0.12 + 0.12 * math.sin(t / 14), 0.02 + 0.68 * t / 60) for t in range(61)])
    stroke([(0.02, 0.45), (0.24, 0.42)])
    stroke([(0.26 + 0.6 * t / 160, 0.55 + 0.15 * math.sin(t / 6)) for t in range(161)])
    stroke([(0.86, 0.56), (0.9, 0.85), (0.8, 0.98), (0.72, 0.9), (0.98, 0.5)])
    dot_x, dot_y = at(0.55, 0.22)
    draw.ellipse((dot_x - thick, dot_y - thick, dot_x + thick, dot_y + thick), fill=255)
    return mask.resize((width, height), Image.Resampling.LANCZOS)


def photographed(
    ink: Any,
    color: tuple[int, int, int] = BLACK,
    paper: tuple[int, int, int] = WHITE,
    *,
    shade: float = 0.45,
    noise: float = 6.0,
    specks: int = 0,
    seed: int = 1,
) -> Any:
    """The ink on paper, lit from one corner (the other has `1 - shade` of its light), with a camera's noise."""
    width, height = ink.size
    picture = Image.composite(Image.new("RGB", ink.size, color), Image.new("RGB", ink.size, paper), ink)
    chance = random.Random(seed)
    draw = ImageDraw.Draw(picture)
    for _ in range(specks):
        x, y = chance.randrange(width), chance.randrange(height)
        draw.ellipse((x, y, x + 2, y + 2), fill=(60, 55, 50))
    light = Image.new("L", (64, 48))
    light.putdata(
        [round(255 * (1 - shade * ((x / 63) * 0.7 + (y / 47) ** 2 * 0.3))) for y in range(48) for x in range(64)]
    )
    picture = ImageChops.multiply(
        picture, Image.merge("RGB", [light.resize(ink.size, Image.Resampling.BICUBIC)] * 3)
    ).filter(ImageFilter.GaussianBlur(max(width, height) / 2500))
    if noise:
        grain = [lay_out(tile, ink.size) for tile in tiles_of_noise(noise, chance.getstate())]
        picture = Image.merge(
            "RGB", [ImageChops.add(part, each, 1, -128) for part, each in zip(picture.split(), grain, strict=True)]
        )
    return picture


@cache
def tiles_of_noise(sigma: float, state: Any) -> tuple[Any, ...]:
    """For each color a tile of noise around 128, the same from the same state of chance."""
    chance = random.Random()
    chance.setstate(state)
    side = 256
    return tuple(
        Image.frombytes(
            "L", (side, side), bytes(max(0, min(255, round(chance.gauss(128, sigma)))) for _ in range(side**2))
        )
        for _ in range(3)
    )


def lay_out(tile: Any, size: tuple[int, int]) -> Any:
    whole = Image.new("L", size)
    for x in range(0, size[0], tile.width):
        for y in range(0, size[1], tile.height):
            whole.paste(tile, (x, y))
    return whole


def encoded(picture: Any, kind: str = "JPEG", **more: Any) -> bytes:
    stream = io.BytesIO()
    picture.save(stream, kind, **({"quality": 80} if kind == "JPEG" else {}) | more)
    return stream.getvalue()
