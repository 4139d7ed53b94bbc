"""A picture's pixels as a PNG, and the resolution at which it has its true size."""

from __future__ import annotations

import struct
import zlib
from functools import lru_cache

from stationery.model.page import Image

MADE_BY = b"tEXtSoftware\0stationery preview"
"""What each of our PNGs has behind its header, so that it may be made anew (`data/files` looks for it)."""

_COLOR_TYPES = {(1, False): 0, (3, False): 2, (1, True): 4, (3, True): 6}
"""Of PNG (ISO/IEC 15948, table 11.1), by components and whether there is alpha."""

_METERS = 1 / 0.0254
"""Dots per meter for one dot per inch; PNG's unit is the meter (11.3.5.3)."""

_PACKED = 6


@lru_cache(maxsize=8)
def png_of(image: Image) -> bytes:
    """Kept, because a signature is the same at every keystroke."""
    return write_png(image)


def write_png(image: Image, dots_per_inch: float = 0) -> bytes:
    """The pixels as a PNG of 8 bits a sample, of a size in inches if the resolution is told."""
    channels, samples = image.components, image.samples
    if image.alpha:
        mixed = bytearray(len(samples) + len(image.alpha))
        for channel in range(channels):
            mixed[channel :: channels + 1] = samples[channel::channels]
        mixed[channels :: channels + 1] = image.alpha
        channels, samples = channels + 1, bytes(mixed)
    stride = image.width * channels
    rows = b"".join(b"\0" + samples[start : start + stride] for start in range(0, stride * image.height, stride))
    kind = _COLOR_TYPES[image.components, bool(image.alpha)]
    parts = [b"IHDR" + struct.pack(">IIBBBBB", image.width, image.height, 8, kind, 0, 0, 0), MADE_BY]
    if dots_per_inch:
        dots = round(dots_per_inch * _METERS)
        parts.append(b"pHYs" + struct.pack(">IIB", dots, dots, 1))
    parts += [b"IDAT" + zlib.compress(rows, _PACKED), b"IEND"]
    chunks = (struct.pack(">I", len(part) - 4) + part + struct.pack(">I", zlib.crc32(part)) for part in parts)
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)
