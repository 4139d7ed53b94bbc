"""WatermarkLook: how the marks and the watermark of a draft look, read from layouts/engine/draft.yaml."""

from __future__ import annotations

from stationery.data.schema import BASED, CITE, NUMBER, Entries, Key, Kind, Nested, Shape, ratios
from stationery.data.store import Store
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


def _check_color(parts: tuple[float, ...]) -> str:
    fine = len(parts) == 3 and all(0 <= part <= 1 for part in parts)
    return "" if fine else "expected three numbers from 0 to 1: red, green and blue"


_MARK: Shape[Entries] = Shape(
    {
        "cite": CITE,
        "color": Key(ratios(_check_color), "The color behind it: red, green and blue, from 0 to 1.", needed=True),
        "above": Key(NUMBER, "Its extent above the baseline, in em.", 0.8),
        "below": Key(NUMBER, "Its extent below the baseline, in em.", 0.3),
        "beside": Key(NUMBER, "Its extent before and after the words, in em.", 0.0),
    }
)
_WATERMARK: Shape[Entries] = Shape(
    {
        "cite": CITE,
        "gray": Key(NUMBER, "From 0 (black) to 1 (white).", 0.9),
        "length": Key(NUMBER, "Its length, as a fraction of the sheet's diagonal.", 0.6),
        "most_height": Key(NUMBER, "The maximum height of its capitals, as a fraction of the shorter edge.", 0.4),
    }
)


def _read(row: Entries) -> WatermarkLook:
    both = {**row["mark"], **row["watermark"]}
    both.pop("cite")
    return WatermarkLook(**both)


DRAFT: Kind[WatermarkLook] = Kind(
    "engine/draft.yaml",
    "look of drafts",
    "Drafts: how placeholders are marked in print, and the watermark.",
    Shape(
        {
            "based_on": BASED,
            "mark": Key(Nested(_MARK), "The mark of a placeholder.", needed=True),
            "watermark": Key(Nested(_WATERMARK), "DRAFT across a sheet.", needed=True),
        },
        lambda row: WatermarkLook(
            **{key: part[key] for part in (row["mark"], row["watermark"]) for key in part if key != "cite"}
        ),
    ),
)


def draft_look(store: Store) -> WatermarkLook:
    """The one WatermarkLook; a user's layouts/engine/draft.yaml replaces the built-in one."""
    return store.only(DRAFT)
