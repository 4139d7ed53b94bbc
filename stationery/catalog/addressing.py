"""Addressing: how the two addresses are set on any envelope where the post is silent; read from addressing.yaml."""

from __future__ import annotations

from stationery.data.store import Store
from stationery.data.tables import Table
from stationery.data.yaml import load_table
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
    """An outline: `dash` in points, on and off; `gray` from 0 (black) to 1; and a size, if it has one of its own."""

    thickness: Length
    gray: float
    dash: tuple[float, ...]
    width: Length = ZERO
    height: Length = ZERO


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


def addressing(store: Store) -> Addressing:
    """The one Addressing; a user's addressing.yaml replaces the built-in one."""
    path = store.single("addressing.yaml")[-1]
    return store.once(path, lambda: _read(load_table(path)))


_KEYS = {
    "delivery_address": {"size", "comfortable", "step", "leading", "left", "center", "middle", "apart"},
    "return_address": {"size", "least", "step", "leading", "left", "top"},
    "upright_address": {"left", "center", "middle"},
    "flap": {"depth", "width"},
    "stamp_box": {"width", "height", "thickness", "gray", "dash"},
    "proof": {"size", "leading", "gap", "thickness", "gray", "dash", "sample"},
}


def _read(table: Table) -> Addressing:
    table.only(_KEYS)
    parts = {}
    for name, keys in _KEYS.items():
        part = parts[name] = table.needed_table(name)
        if name in table:
            part.only({"cite", *keys})
            for key in ("cite", *sorted(keys - set(part))):
                part.needed(key)
    delivery, sender, upright, flap, box, proof = parts.values()
    usual = DeliveryStyle(
        _least(delivery, "size"),
        _least(delivery, "comfortable"),
        _least(delivery, "step"),
        _ratios(delivery, "leading"),
        _two(delivery, "left"),
        delivery.number("center", 0.5),
        delivery.number("middle", 0.5),
        delivery.length("apart", ZERO) or ZERO,
    )
    left, center, middle = _two(upright, "left"), upright.number("center", 0.5), upright.number("middle", 0.5)
    read = Addressing(
        usual,
        ReturnStyle(
            _least(sender, "size"),
            _least(sender, "least"),
            _least(sender, "step"),
            _ratios(sender, "leading"),
            sender.length("left", ZERO) or ZERO,
            sender.length("top", ZERO) or ZERO,
        ),
        FlapStyle(flap.number("depth", 0.0), flap.number("width", 0.0)),
        _box(box),
        ProofStyle(
            _least(proof, "size"),
            proof.number("leading", 1.0),
            proof.length("gap", ZERO) or ZERO,
            _box(proof),
            proof.texts("sample"),
        ),
        replace(usual, left=left, center=center, middle=middle),
    )
    table.finish()
    return read


def _least(table: Table, key: str) -> Length:
    """A length that must be more than nothing (a step of nothing would never end)."""
    found = table.length(key, ZERO) or ZERO
    if found <= ZERO and table.text(key):
        table.fault(f"{key}: it must be more than nothing", table.where(key))
    return found


def _ratios(table: Table, key: str) -> tuple[float, ...]:
    found = []
    for item in table.scalars(key):
        try:
            found.append(float(item.text))
        except ValueError:
            table.fault(f"{key}: {item.text!r} is no number", item.place)
    return tuple(found)


def _two(table: Table, key: str) -> tuple[float, float]:
    found = _ratios(table, key)
    if len(found) != 2 or not 0 <= found[0] <= found[1] <= 1:
        table.fault(f"{key}: two shares of the width are wanted, the lesser first, as [0.42, 0.48]", table.where(key))
        return 0.0, 0.0
    return found[0], found[1]


def _box(table: Table) -> BoxStyle:
    return BoxStyle(
        table.length("thickness", ZERO) or ZERO,
        table.number("gray", 0.0),
        tuple(length.pt for length in table.lengths("dash")),
        table.length("width", ZERO) or ZERO,
        table.length("height", ZERO) or ZERO,
    )
