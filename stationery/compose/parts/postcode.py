"""Sets the digits of a postcode in the boxes that an envelope has printed for it."""

from __future__ import annotations

from stationery.catalog.posts import Post
from stationery.model.geometry import Point, Size
from stationery.model.page import Item, Text
from stationery.model.typeface import Face, Typefaces


def set_digits(code: str, size: Size, post: Post, face: Face, typefaces: Typefaces, language: str) -> tuple[Item, ...]:
    """Each digit in the middle of its box, on a face of that size; none where the post has no boxes there.

    The same code stands in the address, so they are no part of what is read aloud.
    """
    boxes = post.boxes_on(size)
    if post.boxes is None or len(code) != len(boxes):
        return ()
    type_size = post.boxes.size
    high = type_size * typefaces.measures(face).capital_height
    texts: list[Item] = []
    for digit, box in zip(code, boxes, strict=True):
        width = type_size * typefaces.advance(digit, face, language)
        at = Point(box.x + (box.width - width) * 0.5, box.y + (box.height + high) * 0.5)
        texts.append(Text(at, digit, face, type_size, (), language, width=width))
    return tuple(texts)
