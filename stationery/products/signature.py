"""A signature's picture, cleaned and described, into what composing sets on the signature line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stationery.model.diagnostics import Diagnostics
from stationery.model.letter import Letter
from stationery.model.values import value

if TYPE_CHECKING:
    from stationery.compose.parts.signature import Signed


_WHITE, _MOSTLY = 245, 0.5
"""A sample (of 255) that prints as white; the share of the edge that must be darker to be seen as a box."""


@value
class KeptSignature:
    """The ink of a signature as a PNG file, and what is to be told of it."""

    png: bytes
    notes: tuple[str, ...]


def signature_of(data: bytes, name: str) -> KeptSignature:
    """The signature in a photograph or scan, cropped, on transparent ground; `name` is what messages call the file.

    Raises SourceError for what is no picture of a signature, with the reason.
    """
    from stationery.imaging.signature import clean_signature  # 5.0 ms

    cleaned = clean_signature(data, name)
    notes = [f"{cleaned.width} x {cleaned.height} pixels, in {'color' if cleaned.colored else 'black'}."]
    if cleaned.specks:
        notes.append(f"{cleaned.specks} speck{'s' if cleaned.specks > 1 else ''} beside it removed.")
    if cleaned.cut:
        notes.append("The ink reaches the picture's edge: is the signature cut off? Leave paper all around it.")
    return KeptSignature(cleaned.png, tuple(notes))


def draw_preview(png: bytes, name: str = "the picture") -> bytes:
    """A PNG file that shows a signature's picture on white paper, standing on its line."""
    from stationery.imaging.pictures import decode_picture  # 4.3 ms
    from stationery.imaging.signature import on_its_line  # 4.9 ms
    from stationery.imaging.signature_baseline import find_baseline  # 4.1 ms

    image = decode_picture(png, name)
    return on_its_line(image, find_baseline(image)[0])


def is_ours(begun: bytes) -> bool:
    """Whether a file that begins so is a signature's picture that we made."""
    from stationery.imaging.signature import MARK  # 5.1 ms

    return begun.startswith(b"\x89PNG") and b"\0".join(part.encode() for part in MARK) in begun


def prepare_signature(letter: Letter, picture: bytes | None) -> Signed | None:
    """What signs the letter; None without a picture. Raises SourceError where the letter names the picture."""
    if picture is None:
        return None
    from stationery.compose.parts.signature import Signed  # 19.0 ms
    from stationery.imaging.pictures import decode_picture  # 4.3 ms
    from stationery.imaging.signature_baseline import find_baseline  # 5.5 ms
    from stationery.reading.signatures import parse_height  # 1.6 ms

    image = decode_picture(picture, letter.signature.text, letter.signature.place)
    foot, small_letters = find_baseline(image)
    height = parse_height(letter.signature_height.text) if letter.signature_height else None
    return Signed(image, foot, small_letters, letter.signature_alt.text, height)


def remark_on_signature(letter: Letter, sign: Signed | None, diagnostics: Diagnostics) -> None:
    """Remark that a saved signature signs the letter, and where the picture still has its paper: gray all around, it
    would print as a box."""
    if sign is None:
        return
    if letter.signature_kept:
        diagnostics.remark("signed with the signature in your profile", None, "--unsigned leaves room to sign by hand")
    if sign.image.alpha:
        return
    image = sign.image
    width = image.width * image.components
    edge = image.samples[:width] + image.samples[-width:]
    if sum(sample < _WHITE for sample in edge) < _MOSTLY * len(edge):
        return
    message = "the signature's picture has a background that prints as a gray box"
    hint = f"`stationery signature add {letter.signature.text} -o sign.png` removes it; then name sign.png"
    diagnostics.remark(message, letter.signature.place, hint)
