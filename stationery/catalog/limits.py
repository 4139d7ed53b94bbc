"""Limits of a post's letters, and the clearance it wants in a window: the keys `limits` and `window` of its file."""

from __future__ import annotations

from stationery.catalog.posts import OTHERS, Post, post_of
from stationery.data.store import Store
from stationery.data.tables import Table
from stationery.model.geometry import Size
from stationery.model.units import ZERO, Length
from stationery.model.values import value
from stationery.postal.weight import Limits, mass


@value
class Demands:
    """What a post wants of a letter beside its face: `clear` from each edge of a window, `limits` if it has any.

    Of a post that does not say how clear a window must be, it is what most posts are content with.
    """

    clear: Length
    limits: Limits | None


def demands(store: Store, post: Post) -> Demands:
    """Read apart from the post, since who only sets an envelope does not need them."""

    def read() -> Demands:
        table = store.table("posts", post.id)
        clear, limits = _clearance(table), _limits(table)
        table.finish()
        if clear is None:
            usual = post_of(store, OTHERS)
            clear = demands(store, usual).clear if usual.id != post.id else ZERO
        return Demands(clear, limits)

    return store.once(f"demands {post.id}", read)


def _limits(table: Table) -> Limits | None:
    """What the post takes as a letter at the ordinary price; None if its file does not say."""
    stated = table.table("limits")
    if stated is None:
        return None
    stated.only({"cite", "name", "least", "most", "weight", "thickness", "thicker", "aspect", "otherwise"})
    stated.needed("cite")
    thickness, aspect, thicker = (stated.table(key) for key in ("thickness", "aspect", "thicker"))
    for each, keys in ((thickness, {"least", "most"}), (aspect, {"least", "most"}), (thicker, {"than", "over"})):
        if each:
            each.only({"cite", *keys})
    return Limits(
        name=stated.needed("name"),
        least=_size(stated, "least"),
        most=_size(stated, "most"),
        grams=_mass(stated, "weight"),
        thinnest=thickness.length("least") if thickness else None,
        thickest=thickness.length("most") if thickness else None,
        thicker=thicker.needed_length("than") if thicker else None,
        larger=_size(thicker, "over") if thicker else None,
        aspect=(
            aspect.number("least", 0.0) or None if aspect else None,
            aspect.number("most", 0.0) or None if aspect else None,
        ),
        otherwise=stated.text("otherwise"),
        weight_words=stated.text("weight"),
    )


def _clearance(table: Table) -> Length | None:
    """How far the address stays from every edge of a window; None if the post's file does not say."""
    stated = table.table("window")
    if stated is None:
        return None
    stated.only({"cite", "clear"})
    stated.needed("cite")
    return stated.needed_length("clear")


def _size(table: Table, key: str) -> Size | None:
    stated = table.table(key)
    if stated is None:
        return None
    stated.only({"cite", "width", "height"})
    return Size(stated.needed_length("width"), stated.needed_length("height"))


def _mass(table: Table, key: str) -> float | None:
    text = table.text(key)
    if not text:
        return None
    try:
        return mass(text)
    except ValueError as wrong:
        table.fault(f"{key}: {wrong}", table.where(key))
        return None
