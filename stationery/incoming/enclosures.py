"""Reads a PDF that goes into the envelope with a letter: how large its pages are, and the pages as forms to print."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from stationery.incoming.content_bounds import find_ink
from stationery.incoming.content_stream import Contents
from stationery.incoming.importing import Overlaid, SeenPage, take_forms
from stationery.incoming.matrices import UNIT, Box, Matrix, move_box
from stationery.incoming.pdf_reader import entry, open_pdf, report_damage
from stationery.incoming.upright import find_seen, hides_layers
from stationery.model.errors import Place, Remark, SourceError
from stationery.model.geometry import Rect, Size
from stationery.model.page import PDF_A, PDF_UA, Form
from stationery.model.units import pt
from stationery.model.values import value

if TYPE_CHECKING:
    from pypdf import PdfReader

_REPRINT = "open it in a viewer, print it to a new PDF, and name that one"
_HIDDEN, _PRINTED = 2, 4
"""Flags of an annotation (ISO 32000-1, table 165)."""

_ON_TOP_OF_NOTHING = frozenset(("/Link", "/Popup"))
"""Annotations that show nothing on paper."""


@value
class EnclosedPages:
    """The pages of a file, each as a form of its own size."""

    forms: tuple[Form, ...]
    remarks: tuple[Remark, ...] = ()


def read_sizes(data: bytes, name: str, place: Place) -> tuple[Size, ...]:
    """The size of each page as it is seen. Raises SourceError, at `place`, for a file that is broken or encrypted, or
    whose pages aren't what a viewer would print."""
    reader = open_pdf(data, place, name)
    with report_damage(place, name):
        _refuse_unprintable(reader, name, place)
        return tuple(_size(find_seen(page)[2]) for page in reader.pages)


def read_enclosed_pages(data: bytes, name: str, place: Place) -> EnclosedPages:
    """Each page of a file, with the fields that are filled in and the stamps that lie on top of it, as a viewer prints
    them. Raises as `read_sizes` does, and for fields whose text nobody has drawn.

    The forms claim nothing: whoever shows them has no tags for them.
    """
    reader = open_pdf(data, place, name)
    reason = f"the pages of {name} have no tags in this file"
    hinders = tuple((standard, reason) for standard in (PDF_A, PDF_UA))
    with report_damage(place, name):
        _refuse_unprintable(reader, name, place)
        contents, undrawn = Contents(), Counter[str]()
        pages, boxes, inks = [], [], []
        for page in reader.pages:
            box, matrix, seen = find_seen(page)
            content = contents.of_page(page)
            top = tuple(_find_overlaid(page, undrawn))
            pages.append(SeenPage(content, entry(page, "/Group"), box, matrix, top))
            boxes.append(seen)
            inks.append(tuple(_rect(each, seen) for each in find_ink(content, box, matrix, contents)))
        if undrawn.pop(_FIELD, 0):
            raise SourceError(f"{name} has form fields whose text isn't drawn on the page", place, _REPRINT)
        forms = take_forms(pages, contents)
    made = zip(forms, boxes, inks, strict=True)
    remarks = []
    if undrawn:
        counted = ", ".join(f"{count} {kind}" for kind, count in undrawn.items())
        remarks.append(Remark(f"{name}: comments that have no drawing aren't printed ({counted})", place, _REPRINT))
    return EnclosedPages(
        tuple(Form(name, number, _size(box), form, ink, hinders) for number, (form, box, ink) in enumerate(made, 1)),
        tuple(remarks),
    )


def _size(seen: Box) -> Size:
    return Size(pt(seen[2] - seen[0]), pt(seen[3] - seen[1]))


def _rect(box: Box, seen: Box) -> Rect:
    """A box in points, up from the page's lower edge, as a place on the sheet, down from its upper one."""
    left, bottom, right, upper = box
    return Rect(pt(left), pt(seen[3] - upper), pt(right - left), pt(upper - bottom))


def _refuse_unprintable(reader: PdfReader, name: str, place: Place) -> None:
    """Raise for a file whose pages aren't its content, or where nobody knows which of it to print."""
    root = reader.root_object
    if "/Collection" in root:
        hint = "save the file that you need out of it, and name that one"
        raise SourceError(f"{name} is a portfolio, which only holds other files", place, hint)
    if entry(root, "/NeedsRendering", False):
        raise SourceError(f"{name} is a dynamic form (XFA), which has no pages until it is opened", place, _REPRINT)
    if hides_layers(root):
        raise SourceError(f"{name} has hidden layers", place, _REPRINT)


_FIELD = "field"


def _find_overlaid(page: Any, undrawn: Counter[str]) -> Iterator[Overlaid]:
    """What lies on top of a page when it is printed; counts what should, and has no drawing."""
    for note in entry(page, "/Annots", ()):
        note = note.get_object()
        if note is None or not hasattr(note, "keys") or entry(note, "/Subtype") in _ON_TOP_OF_NOTHING:
            continue
        flags = int(entry(note, "/F", 0))
        if flags & _HIDDEN or not flags & _PRINTED:
            continue
        drawn = _appearance(note)
        if drawn is not None:
            matrix = _fit(drawn, [float(each) for each in note["/Rect"]])
            if matrix is not None:
                yield Overlaid(drawn, matrix)
        elif entry(note, "/Subtype") == "/Widget":
            if _has_text(note):
                undrawn[_FIELD] += 1
        else:
            undrawn[str(entry(note, "/Subtype", "")).removeprefix("/")] += 1


def _appearance(note: Any) -> Any:
    """The stream that draws an annotation as it is now; None if it has none."""
    usual = entry(entry(note, "/AP", {}), "/N")
    if usual is not None and not hasattr(usual, "get_data"):
        usual = entry(usual, str(entry(note, "/AS", "")))
    return usual if hasattr(usual, "get_data") else None


def _fit(drawn: Any, rect: list[float]) -> Matrix | None:
    """The matrix that puts an appearance where its annotation is (ISO 32000-1, 12.5.5); None for one without a size."""
    left, right = sorted((rect[0], rect[2]))
    bottom, top = sorted((rect[1], rect[3]))
    found = [float(each) for each in entry(drawn, "/BBox", (0, 0, 0, 0))]
    a, b, c, d, e, f = (float(each) for each in entry(drawn, "/Matrix", UNIT))
    x, y, far, high = move_box((a, b, c, d, e, f), (found[0], found[1], found[2], found[3]))
    if far - x <= 0 or high - y <= 0 or right - left <= 0 or top - bottom <= 0:
        return None
    across, up = (right - left) / (far - x), (top - bottom) / (high - y)
    return across, 0.0, 0.0, up, left - x * across, bottom - y * up


_DEPTH = 16


def _has_text(field: Any) -> bool:
    """Whether a text or choice field, or one that it belongs to, has a value."""
    kind = written = None
    for _ in range(_DEPTH):
        kind, written = kind or entry(field, "/FT"), written or entry(field, "/V")
        field = entry(field, "/Parent")
        if field is None:
            break
    return kind in ("/Tx", "/Ch") and bool(written)
