"""A signature's picture, and what is told of it, to what composing stands on the line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stationery.letter import Letter

if TYPE_CHECKING:
    from stationery.compose.signature import Signed


def signed(letter: Letter, picture: bytes | None) -> Signed | None:
    """What signs the letter; None without a picture. Raises SourceError where the letter names the picture."""
    if picture is None:
        return None
    from stationery.compose.signature import Signed
    from stationery.pdf.pictures import decode_picture
    from stationery.pdf.stance import stance
    from stationery.reading.signatures import parsed_height

    image = decode_picture(picture, letter.signature.text, letter.signature.place)
    foot, small_letters = stance(image)
    height = parsed_height(letter.signature_height.text) if letter.signature_height else None
    return Signed(image, foot, small_letters, letter.signature_alt.text, height)
