"""Sets the digits of a postcode in the boxes that an envelope has printed for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stationery.catalog.posts import Post
from stationery.model.geometry import Point, Size
from stationery.model.page import Item, Path, Piece, Text
from stationery.model.typeface import Face, Typefaces
from stationery.model.units import Length

if TYPE_CHECKING:
    from stationery.catalog.postcode import PostcodeBoxes


def set_digits(code: str, size: Size, post: Post, face: Face, typefaces: Typefaces, language: str) -> tuple[Item, ...]:
    """Each digit in the middle of its box, on a face of that size; none where the post has no boxes there.

    The same code stands in the address, so they are no part of what is read aloud.
    """
    boxes = post.boxes_on(size)
    if post.boxes is None or len(code) != len(boxes):
        return ()
    texts: list[Item] = []
    for digit, (at, width) in zip(code, _places(code, post.boxes, size, face, typefaces), strict=True):
        texts.append(Text(at, digit, face, post.boxes.size, (), language, width=width))
    return tuple(texts)


def set_in_boxes(
    code: str, boxes: PostcodeBoxes, size: Size, face: Face, typefaces: Typefaces, path: Path
) -> tuple[Text, ...]:
    """The digits of a code such as `100-8926` in a row of boxes, as one text that is read; none where there are not as
    many boxes."""
    digits = "".join(filter(str.isdigit, code))
    if len(digits) != len(boxes.gaps) + 1:
        return ()
    places = _places(digits, boxes, size, face, typefaces)
    (first, _), (last, width) = places[0], places[-1]
    pieces = [Piece(digit, (at.x - first.x) / boxes.size) for digit, (at, _) in zip(digits, places, strict=True)]
    whole = last.x + width - first.x
    return (Text(first, f"{code} ", face, boxes.size, path, "", width=whole, pieces=tuple(pieces)),)


def _places(
    digits: str, boxes: PostcodeBoxes, size: Size, face: Face, typefaces: Typefaces
) -> list[tuple[Point, Length]]:
    """The left end of each digit's baseline, and its width."""
    high = boxes.size * typefaces.measures(face).capital_height
    places = []
    for digit, box in zip(digits, boxes.on(size), strict=True):
        width = boxes.size * typefaces.advance(digit, face, "")
        places.append((Point(box.x + (box.width - width) * 0.5, box.y + (box.height + high) * 0.5), width))
    return places
