"""WatermarkLook: how the marks and the watermark of a draft look, read from layouts/draft.yaml."""

from __future__ import annotations

from stationery.data.store import Store
from stationery.data.tables import Table
from stationery.data.yaml import load_table
from stationery.model.values import value


@value
class WatermarkLook:
    """`color` is sRGB behind a mark; `above`, `below` and `beside` are how far it reaches past the words, in em.

    The watermark is `gray`, from 0 (black) to 1; `length` is a part of the sheet's diagonal, `most_height` of its
    shorter edge.
    """

    color: tuple[float, ...]
    above: float
    below: float
    beside: float
    gray: float
    length: float
    most_height: float


def draft_look(store: Store) -> WatermarkLook:
    """The one WatermarkLook; a user's layouts/draft.yaml replaces the built-in one."""
    path = store.single("draft.yaml")[-1]
    return store.once(path, lambda: _read(load_table(path)))


def _read(table: Table) -> WatermarkLook:
    table.only({"mark", "watermark"})
    mark, watermark = table.needed_table("mark"), table.needed_table("watermark")
    mark.only({"cite", "color", "above", "below", "beside"})
    watermark.only({"cite", "gray", "length", "most_height"})
    mark.needed("cite")
    watermark.needed("cite")
    read = WatermarkLook(
        color=_color(mark),
        above=mark.number("above", 0.8),
        below=mark.number("below", 0.3),
        beside=mark.number("beside", 0.0),
        gray=watermark.number("gray", 0.9),
        length=watermark.number("length", 0.6),
        most_height=watermark.number("most_height", 0.4),
    )
    table.finish()
    return read


def _color(table: Table) -> tuple[float, ...]:
    parts = table.texts("color")
    try:
        color = tuple(float(part) for part in parts)
    except ValueError:
        color = ()
    if len(color) != 3 or not all(0 <= part <= 1 for part in color):
        table.fault("color: three numbers from 0 to 1 are wanted: red, green and blue", table.where("color"))
    return color
