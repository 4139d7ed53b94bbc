"""NoticeLook: what may stand on an envelope beside the addresses, and where, read from layouts/endorsements.yaml."""

from __future__ import annotations

from stationery.data.store import Store
from stationery.data.tables import Table
from stationery.data.yaml import load_table
from stationery.model.units import Length
from stationery.model.values import value

ENDORSEMENT, DELIVERY, ARRIVAL = NOTICES = ("endorsement", "delivery_notation", "arrival_notation")

PLACES = ("below_return_address", "above_delivery_address", "left_of_postage", "below_postage")


@value
class NoticeLook:
    """The type size of one kind of notice, what stays clear around it, and its places, the best one first."""

    size: Length
    clear: Length
    places: tuple[str, ...]


@value
class Endorsements:
    """`looks` has each of NOTICES; `texts` has for a post's id what it reads, by the name that an option takes."""

    looks: dict[str, NoticeLook]
    texts: dict[str, dict[str, str]]


def endorsements(store: Store) -> Endorsements:
    """All of them; a user's layouts/endorsements.yaml replaces the built-in one."""
    path = store.single("endorsements.yaml")[-1]
    return store.once(path, lambda: _read(load_table(path)))


def _read(table: Table) -> Endorsements:
    table.only({"name", "posts", *NOTICES})
    posts = table.needed_table("posts")
    read = Endorsements(
        {key: _look(table.needed_table(key)) for key in NOTICES},
        {post: _texts(posts.needed_table(post)) for post in posts},
    )
    table.finish()
    return read


def _look(table: Table) -> NoticeLook:
    table.only({"cite", "size", "clear", "places"})
    table.needed("cite")
    for place in table.scalars("places"):
        if place.text.strip() not in PLACES:
            told = f"places: {place.text.strip()!r} is no choice here"
            table.fault(told, place.place, f"choose from {', '.join(PLACES)}")
    return NoticeLook(table.needed_length("size"), table.needed_length("clear"), table.texts("places"))


def _texts(table: Table) -> dict[str, str]:
    table.only({"cite", "texts"})
    table.needed("cite")
    texts = table.needed_table("texts")
    return {name: texts.needed(name) for name in texts}
