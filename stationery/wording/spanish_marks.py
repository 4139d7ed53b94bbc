"""Questions and exclamations that lack the mark with which their language begins them: Spanish `¿` and `¡`."""

from __future__ import annotations

from collections.abc import Iterator

from stationery.catalog.languages import Language
from stationery.model.errors import Remark
from stationery.model.prose import Block, paragraphs

_ENDS = ".!?…\n"


def find_unopened(blocks: tuple[Block, ...], language: Language) -> Iterator[Remark]:
    """A remark for each sentence that ends with such a mark and has no opening one. Nothing is changed: where the
    question begins, as in `Si viene, ¿qué haremos?`, only the writer knows."""
    for paragraph in paragraphs(blocks):
        text, start = paragraph.text, 0
        for place, mark in enumerate(text):
            opening = language.typography.inverted.get(mark)
            if opening and opening not in text[start:place] and text[start:place].strip(" ?!¿¡"):
                sentence = " ".join(text[start : place + 1].split())
                hint = f"write {opening} where it begins"
                message = f"{sentence!r} ends with {mark} but has no {opening}"
                yield Remark(message, paragraph.place, hint, "unopened")
            if mark in _ENDS and not text[place + 1 : place + 2].isalnum():
                start = place + 1
