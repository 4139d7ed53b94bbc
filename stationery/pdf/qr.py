"""Turns a text into the modules of a QR code, by reportlab's encoder; drawn they are by composing, as one path."""

from __future__ import annotations

from reportlab.graphics.barcode.qrencoder import QR8bitByte, QRCode, QRErrorCorrectLevel

GREATEST = 39
"""The greatest version that reportlab's encoder chooses; a side has 17 modules and 4 for each version."""


def qr_rows(text: str, level: str) -> tuple[str, ...]:
    """The rows of a QR code of the text in UTF-8, from the top, `1` for a dark module; the least version that holds it.

    `level` of error correction is L, M, Q or H. Empty where no version holds the text.
    """
    code = QRCode(None, getattr(QRErrorCorrectLevel, level))
    data = QR8bitByte(text)
    code.addData(data)
    version = code.calculate_version()
    if not _holds(version, level, 4 + data.getLengthBits(version) + data.bitlength):
        return ()
    code.make()
    return tuple("".join("1" if dark else "0" for dark in row) for row in code.modules)


def _holds(version: int, level: str, bits: int) -> bool:
    from reportlab.graphics.barcode.qrencoder import QRRSBlock

    blocks = QRRSBlock.getRSBlocks(version, getattr(QRErrorCorrectLevel, level))
    return bool(bits <= sum(block.dataCount for block in blocks) * 8)
