"""Tells pages apart by what they show, so that one page saved twice is known to be the same."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from stationery.incoming.pdf_reader import open_pdf, report_damage
from stationery.model.errors import Place

if TYPE_CHECKING:
    from pypdf.generic import PdfObject

_SHOWN = ("/Contents", "/Resources", "/Annots", "/MediaBox", "/CropBox", "/Rotate", "/UserUnit")
_UNSEEN = frozenset(("/Parent", "/P", "/Popup", "/Metadata", "/PieceInfo", "/LastModified", "/StructParent", "/Length"))
_DEEPEST = 40


def list_likenesses(data: bytes, name: str, place: Place) -> tuple[str, ...]:
    """For each page of a file what is equal for pages that show the same, in other files, too.

    Raises SourceError for a file that is broken or encrypted.
    """
    reader = open_pdf(data, place, name)
    with report_damage(place, name):
        return tuple(_identify(page) for page in reader.pages)


def _identify(page: Any) -> str:
    digest = sha256()
    for key in _SHOWN:
        digest.update(key.encode())
        for part in _list_parts(page.get(key), 0):
            digest.update(part)
    return digest.hexdigest()


def _list_parts(each: PdfObject | None, depth: int) -> Iterator[bytes]:
    """The object's own content, whatever numbers its file gives to objects."""
    from pypdf.generic import ArrayObject, DictionaryObject, StreamObject  # 0.0 ms: open_pdf has it

    if each is not None:
        each = each.get_object()
    if depth > _DEEPEST:
        return
    if isinstance(each, DictionaryObject):
        yield b"<<"
        for key in sorted(each):
            if key not in _UNSEEN:
                yield key.encode()
                yield from _list_parts(each.raw_get(key), depth + 1)
        yield b">>"
        if isinstance(each, StreamObject):
            yield each._data if isinstance(each._data, bytes) else str(each._data).encode()
    elif isinstance(each, ArrayObject):
        yield b"["
        for item in each:
            yield from _list_parts(item, depth + 1)
        yield b"]"
    else:
        yield repr(each).encode() + b" "
