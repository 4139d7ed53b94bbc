"""Demands: what a post asks of a letter beside its face, read apart from the post's file when somebody needs it."""

from __future__ import annotations

from stationery.catalog.limits import CLEARANCE, LIMITS
from stationery.catalog.postage import CODE, PostageCode
from stationery.catalog.posts import OTHERS, POSTS, Post, post_of
from stationery.data.store import Store
from stationery.model.units import ZERO, Length
from stationery.model.values import value
from stationery.postal.weight import Limits


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
        table = store.table(POSTS, post.id)
        clear, limits = CLEARANCE.read(table, "window", None), LIMITS.read(table, "limits", None)
        store.finish(POSTS, table)
        if clear is None:
            usual = post_of(store, OTHERS)
            clear = demands(store, usual).clear if usual.id != post.id else ZERO
        return Demands(clear, limits)

    return store.once(f"demands {post.id}", read)


def postage_code(store: Store, post: Post) -> PostageCode | None:
    """The code that a post sells in place of a stamp; None if none is known."""

    def read() -> PostageCode | None:
        table = store.table(POSTS, post.id)
        found: PostageCode | None = CODE.read(table, "postage_code", None)
        store.finish(POSTS, table)
        return found

    return store.once(f"postage code {post.id}", read)
