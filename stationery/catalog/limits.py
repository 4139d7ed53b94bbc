"""Limits of a post's letters, and the clearance it wants in a window: the keys `limits` and `window` of its file."""

from __future__ import annotations

from stationery.data.schema import CITE, LENGTH, NUMBER, SOURCE, TEXT, Entries, Key, Nested, Shape, notation
from stationery.model.geometry import Size
from stationery.postal.weight import Limits, mass

CLEARANCE = Nested(
    Shape(
        {
            "cite": CITE,
            "clear": Key(LENGTH, "The minimum distance from the address to each edge of a window.", needed=True),
        },
        lambda row: row["clear"],
    )
)
"""The value of a post's key `window`."""

_SIZE = {
    "cite": Key(TEXT, SOURCE),
    "width": Key(LENGTH, "The long edge.", needed=True),
    "height": Key(LENGTH, "The short edge.", needed=True),
}
SIZE = Nested(Shape(_SIZE, lambda row: Size(row["width"], row["height"])))


def _space(weight: str) -> str:
    """`3.5oz` as `3.5 oz`."""
    number = weight.rstrip("abcdefghijklmnopqrstuvwxyz").strip()
    return f"{number} {weight[len(number) :].strip()}".strip()


def _read_limits(row: Entries) -> Limits:
    thinnest, thickest = row["thickness"] or (None, None)
    thicker, larger = row["thicker"] or (None, None)
    return Limits(
        name=row["name"],
        least=row["least"],
        most=row["most"],
        grams=row["weight"],
        thinnest=thinnest,
        thickest=thickest,
        thicker=thicker,
        larger=larger,
        aspect=row["aspect"] or (None, None),
        otherwise=row["otherwise"],
        weight_words=_space(row.table.text("weight")),
    )


LIMITS = Nested(
    Shape(
        {
            "cite": CITE,
            "name": Key(TEXT, "The post's name for such a piece.", needed=True),
            "least": Key(SIZE, "The smallest size."),
            "most": Key(SIZE, "The greatest size."),
            "weight": Key(notation(mass, "weight, such as `20 g` or `1 oz`"), "The greatest weight."),
            "thickness": Key(
                Nested(
                    Shape(
                        {
                            "cite": Key(TEXT, SOURCE),
                            "least": Key(LENGTH, "The minimum thickness."),
                            "most": Key(LENGTH, "The maximum thickness."),
                        },
                        lambda row: (row["least"], row["most"]),
                    )
                ),
                "Its thickness.",
            ),
            "thicker": Key(
                Nested(
                    Shape(
                        {
                            "cite": Key(TEXT, SOURCE),
                            "than": Key(LENGTH, "The minimum thickness then.", needed=True),
                            "over": Key(SIZE, "The size above which this applies."),
                        },
                        lambda row: (row["than"], row["over"]),
                    )
                ),
                "The thickness of a large piece.",
            ),
            "aspect": Key(
                Nested(
                    Shape(
                        {
                            "cite": Key(TEXT, SOURCE),
                            "least": Key(NUMBER, "The minimum ratio."),
                            "most": Key(NUMBER, "The maximum ratio."),
                        },
                        lambda row: (row["least"] or None, row["most"] or None),
                    )
                ),
                "The ratio of its long edge to its short one.",
            ),
            "otherwise": Key(TEXT, "What happens to a piece beyond these limits."),
        },
        _read_limits,
    )
)
"""The value of a post's key `limits`: what it accepts as a letter at the ordinary price."""
