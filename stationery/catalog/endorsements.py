"""NoticeLook: what may stand on an envelope beside the addresses, and where, read from layouts/endorsements.yaml."""

from __future__ import annotations

from stationery.data.schema import BASED, CITE, LENGTH, TEXT, Entries, Key, Kind, Map, Nested, Shape, choices
from stationery.data.store import Store
from stationery.data.tables import Table
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


_LOOK = Shape(
    {
        "cite": CITE,
        "size": Key(LENGTH, "The type size.", needed=True),
        "clear": Key(LENGTH, "The clear space around it.", needed=True),
        "places": Key(choices(*PLACES), "The possible places, the best first."),
    },
    into=NoticeLook,
)


def _read_texts(table: Table, key: str, default: object) -> dict[str, str]:
    texts = table.require_table(key)
    return {name: texts.require(name) for name in texts}


class _Texts(Map):
    """Texts, none of which may be empty."""

    __slots__ = ()

    def read(self, table: Table, key: str, default: object) -> dict[str, str]:
        return _read_texts(table, key, default)


_POST = Shape(
    {"cite": CITE, "texts": Key(_Texts(TEXT), "The words to print, by the name of the option's value.", needed=True)},
    lambda row: row["texts"],
)


def _read(row: Entries) -> Endorsements:
    return Endorsements({key: row[key] for key in NOTICES}, {id_: each or {} for id_, each in row["posts"].items()})


ENDORSEMENTS: Kind[Endorsements] = Kind(
    "endorsements.yaml",
    "list of endorsements",
    "Endorsements: what may be printed on an envelope beside the addresses, and where.",
    Shape(
        {
            "name": Key(TEXT, "Its name."),
            "based_on": BASED,
            ENDORSEMENT: Key(Nested(_LOOK), "The sender's order to the post.", needed=True),
            DELIVERY: Key(Nested(_LOOK), "How it travels.", needed=True),
            ARRIVAL: Key(Nested(_LOOK), "Who may open it.", needed=True),
            "posts": Key(Map(Nested(_POST)), "By the id of a post, the endorsements it recognizes.", needed=True),
        },
        _read,
    ),
)


def endorsements(store: Store) -> Endorsements:
    """All of them; a user's layouts/endorsements.yaml replaces the built-in one."""
    return store.only(ENDORSEMENTS)
