"""A page of somebody else's PDF as plain values, which `incoming` reads and `pdf` writes.

Of the objects of PDF (ISO 32000-1, 7.3), None, truths and numbers are themselves, a name is a `str` (without its
slash), a string `bytes`, an array a tuple, a dictionary a mapping, and what stands elsewhere a `Ref`.
"""

from __future__ import annotations

from collections.abc import Mapping

from stationery.model.values import singular, value


@value
class Ref:
    """The object at this place among those of the form."""

    index: int


PdfValue = bool | int | float | str | bytes | Ref | tuple["PdfValue", ...] | Mapping[str, "PdfValue"] | None


@singular
class PdfStream:
    """Bytes and their entries; `encoded` ones are encoded as the entries say, the others plain."""

    entries: Mapping[str, PdfValue]
    data: bytes
    encoded: bool


@singular
class FormContent:
    """What draws a page: its operators, the resources they name, the box of it that is seen (left, bottom, right, top)
    and the matrix that sets the box upright with its lower left corner at 0, 0; lengths are in points.

    A stream among `objects` refers only to those before it.
    """

    data: bytes
    box: tuple[float, float, float, float]
    matrix: tuple[float, float, float, float, float, float]
    group: PdfValue
    resources: PdfValue
    objects: tuple[PdfValue | PdfStream, ...]
