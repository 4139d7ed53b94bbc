"""Addressing: how the two addresses are set on any envelope where the post is silent; read from addressing.yaml."""

from __future__ import annotations

from stationery.data.schema import (
    BASED,
    CITE,
    LENGTH,
    LENGTHS,
    NUMBER,
    POSITIVE,
    TEXTS,
    Entries,
    Key,
    Kind,
    Nested,
    Shape,
    ratios,
)  # fmt: skip
from stationery.data.store import Store
from stationery.model.units import ZERO, Length
from stationery.model.values import replace, value


@value
class DeliveryStyle:
    """Sizes, `leading` as ratios of the size in the order to be tried, and shares of the envelope's width or height.

    The left edge stands between the two shares `left`, where the block would be centered at `center`; its middle at
    `middle` of the height; an upright face has shares of its own. It stays `apart` below the return address. It may go
    down to `comfortable` before it is moved to the left, and down to the post's least after that.
    """

    size: Length
    comfortable: Length
    step: Length
    leading: tuple[float, ...]
    left: tuple[float, float]
    center: float
    middle: float
    apart: Length


@value
class ReturnStyle:
    """`left` and `top` are where the block stands if the safe area and its height allow it."""

    size: Length
    least: Length
    step: Length
    leading: tuple[float, ...]
    left: Length
    top: Length


@value
class FlapStyle:
    """What part of the back's height and width may carry the return address."""

    depth: float
    width: float


@value
class BoxStyle:
    """An outline: `dash` in points, on and off; `gray` from 0 (black) to 1; and perhaps a size of its own, and how
    far it is from the edges."""

    thickness: Length
    gray: float
    dash: tuple[float, ...]
    width: Length = ZERO
    height: Length = ZERO
    inset: Length = ZERO


@value
class ProofStyle:
    """How a proof is labeled: `gap` parts labels from outlines and from each other; `sample` is an address to show."""

    size: Length
    leading: float
    gap: Length
    outline: BoxStyle
    sample: tuple[str, ...]


@value
class Addressing:
    delivery: DeliveryStyle
    sender: ReturnStyle
    flap: FlapStyle
    stamp_box: BoxStyle
    proof: ProofStyle
    upright: DeliveryStyle
    note: DeliveryStyle
    widest_note: Length

    def for_note(self) -> Addressing:
        """What it is on the envelope of a note."""
        return replace(self, delivery=self.note)


def _check_two(shares: tuple[float, ...]) -> str:
    fine = len(shares) == 2 and 0 <= shares[0] <= shares[1] <= 1
    return "" if fine else "expected two fractions of the width, the smaller first, such as [0.42, 0.48]"


_TWO = ratios(_check_two, (0.0, 0.0))
_LEADING = Key(ratios(), "Leadings as ratios of the size, in the order to try them.", needed=True)
_STEP = Key(POSITIVE, "The step by which the size is reduced.", needed=True)
_UPRIGHT = {
    "left": Key(_TWO, "The range of the left edge, as fractions of the width.", needed=True),
    "center": Key(NUMBER, "The center of the block, as a fraction of the width.", needed=True),
    "middle": Key(NUMBER, "Its vertical middle, as a fraction of the height.", needed=True),
}
_DELIVERY = Shape(
    {
        "cite": CITE,
        "size": Key(POSITIVE, "The usual type size.", needed=True),
        "comfortable": Key(POSITIVE, "The smallest size to try before the block is moved.", needed=True),
        "step": _STEP,
        "leading": _LEADING,
        **_UPRIGHT,
        "apart": Key(LENGTH, "The minimum distance below the return address.", needed=True),
    },
    into=DeliveryStyle,
)
_RETURN = Shape(
    {
        "cite": CITE,
        "size": Key(POSITIVE, "The usual type size.", needed=True),
        "least": Key(POSITIVE, "The minimum type size.", needed=True),
        "step": _STEP,
        "leading": _LEADING,
        "left": Key(LENGTH, "How far it is from the left edge.", needed=True),
        "top": Key(LENGTH, "How far it is from the top edge.", needed=True),
    },
    into=ReturnStyle,
)
_FLAP = Shape(
    {
        "cite": CITE,
        "depth": Key(NUMBER, "The height of the flap, as a fraction of the back's height.", needed=True),
        "width": Key(NUMBER, "The fraction of the back's width that the return address may use.", needed=True),
    },
    into=FlapStyle,
)
_OUTLINE = {
    "thickness": Key(LENGTH, "How thick an outline is.", needed=True),
    "gray": Key(NUMBER, "From 0 (black) to 1 (white).", needed=True),
    "dash": Key(LENGTHS, "The lengths of its dashes and gaps.", needed=True),
}


def _box(row: Entries) -> BoxStyle:
    dash = tuple(length.pt for length in row["dash"])
    sizes = (row.get(key, ZERO) for key in ("width", "height", "inset"))
    return BoxStyle(row["thickness"], row["gray"], dash, *sizes)


_STAMP = Shape(
    {
        "cite": CITE,
        "width": Key(LENGTH, "How wide it is.", needed=True),
        "height": Key(LENGTH, "How high it is.", needed=True),
        "inset": Key(LENGTH, "The least distance from the edges of the envelope.", ZERO),
        **_OUTLINE,
    },
    _box,
)
_PROOF = Shape(
    {
        "cite": CITE,
        "size": Key(POSITIVE, "The type size of labels.", needed=True),
        "leading": Key(NUMBER, "Their leading, as a ratio of the size.", needed=True),
        "gap": Key(LENGTH, "The gap between labels and outlines, and between labels.", needed=True),
        **_OUTLINE,
        "sample": Key(TEXTS, "A sample address.", needed=True),
    },
    lambda row: ProofStyle(row["size"], row["leading"], row["gap"], _box(row), row["sample"]),
)


def _read(row: Entries) -> Addressing:
    usual, upright, note = row["delivery_address"], row["upright_address"], row["note_address"]
    upright = replace(usual, left=upright["left"], center=upright["center"], middle=upright["middle"])
    note = replace(usual, left=note["left"], center=note["center"], middle=note["middle"])
    flap, stamp_box, proof = row["flap"], row["stamp_box"], row["proof"]
    return Addressing(
        usual, row["return_address"], flap, stamp_box, proof, upright, note, row["note_address"]["widest"]
    )


ADDRESSING: Kind[Addressing] = Kind(
    "engine/addressing.yaml",
    "addressing",
    "Addressing: how the two addresses are set on an envelope where the post has no rule.",
    Shape(
        {
            "based_on": BASED,
            "delivery_address": Key(Nested(_DELIVERY), "The delivery address.", needed=True),
            "return_address": Key(Nested(_RETURN), "The return address.", needed=True),
            "upright_address": Key(
                Nested(Shape[Entries]({"cite": CITE, **_UPRIGHT})),
                "The address on an upright envelope.",
                needed=True,
            ),
            "note_address": Key(
                Nested(
                    Shape[Entries](
                        {
                            "cite": CITE,
                            "widest": Key(POSITIVE, "The width of the widest envelope of a note.", needed=True),
                            **_UPRIGHT,
                        }
                    )
                ),
                "The address on a small envelope, where the longest line is centered.",
                needed=True,
            ),
            "flap": Key(Nested(_FLAP), "The return address on the back.", needed=True),
            "stamp_box": Key(Nested(_STAMP), "The box for the stamp.", needed=True),
            "proof": Key(Nested(_PROOF), "How a proof is labeled.", needed=True),
        },
        _read,
    ),
)


def addressing(store: Store) -> Addressing:
    """The one Addressing; a user's addressing.yaml replaces the built-in one."""
    return store.only(ADDRESSING)
