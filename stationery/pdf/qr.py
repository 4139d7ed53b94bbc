"""Turns a text into the modules of a QR code, with reportlab's encoder; composing draws them as one path."""

from __future__ import annotations

import os
from functools import cache
from importlib.util import find_spec, module_from_spec, spec_from_file_location
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reportlab.graphics.barcode import qrencoder

GREATEST = 39
"""The greatest version that reportlab's encoder chooses; a side has 17 modules and 4 for each version."""

_ENCODER = os.path.join("graphics", "barcode", "qrencoder.py")


def qr_rows(text: str, level: str) -> tuple[str, ...]:
    """The rows of a QR code of the text in UTF-8, from the top, `1` for a dark module; the least version that holds it.

    `level` of error correction is L, M, Q or H. Empty where no version holds the text.
    """
    encoder = _encoder()
    correction = getattr(encoder.QRErrorCorrectLevel, level)
    code = encoder.QRCode(None, correction)
    data = encoder.QR8bitByte(text)
    code.addData(data)
    version = code.calculate_version()
    blocks = encoder.QRRSBlock.getRSBlocks(version, correction)
    if 4 + data.getLengthBits(version) + data.bitlength > sum(block.dataCount for block in blocks) * 8:
        return ()
    code.make()
    return tuple("".join("1" if dark else "0" for dark in row) for row in code.modules)


@cache
def _encoder() -> Any:
    """reportlab's encoder alone, which needs nothing of the rest.

    The package that it stands in imports ninety modules, Pillow among them (90 ms), and runs settings files of the
    user's: a letter would differ from machine to machine.
    """
    package = find_spec("reportlab")
    assert package is not None and package.submodule_search_locations
    path = os.path.join(package.submodule_search_locations[0], _ENCODER)
    spec = spec_from_file_location("reportlab_qrencoder", path)
    assert spec is not None and spec.loader is not None
    encoder: qrencoder = module_from_spec(spec)
    spec.loader.exec_module(encoder)
    return encoder
