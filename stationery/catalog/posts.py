"""Posts: what the sender's post asks of an envelope's face: its zones, its least type and its limits, one file each."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from stationery.catalog.axes import AXES, Area, area_of
from stationery.data.schema import (
    BASED,
    CITE,
    FLAG,
    LENGTH,
    NAME,
    SOURCE,
    TEXT,
    TEXTS,
    Entries,
    Key,
    Kind,
    Nested,
    Rows,
    Shape,
    choice,
)  # fmt: skip
from stationery.data.store import Store
from stationery.model.errors import UnknownName
from stationery.model.geometry import Rect, Size, sheet
from stationery.model.letter import Written
from stationery.model.units import ZERO, Length
from stationery.model.values import value

if TYPE_CHECKING:
    from stationery.catalog.columns import ColumnStyle
    from stationery.catalog.postcode import PostcodeBoxes

UNKNOWN, OTHERS = "unknown", "others"
"""Words that may stand among a post's countries: for a sender of no known country, and of one that no post claims."""

ADDRESS, NOTHING, POSTAGE, SENDER = PURPOSES = ("address", "nothing", "postage", "sender")
"""What a zone is for: the delivery address must lie inside; nothing may be printed; stamps; the return address."""


@value
class Zone:
    """A named area of the face, and what it is for: one of PURPOSES.

    It holds on every envelope, or on those lower than `below`, or on those at least as high as `from_`.
    """

    name: str
    purpose: str
    area: Area
    cite: str
    below: Length | None = None
    from_: Length | None = None

    def holds(self, size: Size) -> bool:
        """Whether an envelope of that size has it."""
        return (self.below is None or size.height < self.below) and (self.from_ is None or size.height >= self.from_)

    def on(self, size: Size) -> Rect:
        """The part of an envelope of that size that the zone takes up; one that reaches beyond it is cut off there."""
        return clip(self.area.on(size), sheet(size))


@value
class Larger:
    """What the post calls a piece that is larger than a letter, and its greatest size; None if it does not say."""

    name: str = "a flat"
    greatest: Size | None = None


@value
class AddressLimits:
    """What the post asks of the delivery address beyond its type; how many lines it takes, the country's file says.

    `quiet` is to stay free round the block, `highest` the block's greatest height, ZERO if there is none.
    """

    quiet: Length = ZERO
    highest: Length = ZERO


@value
class Post:
    """Zones of letters and of flats, and limits of the delivery address.

    `least` is the smallest piece that the post takes, `greatest` the largest letter; None if the post does not say, or
    the zones of letters hold for every size. `least_size` and `capital_height` must both be kept; `widest` is the
    longest line allowed, None if the post does not say. `general` is true of the post that stands in for those that
    have no file. `portrait` and `portrait_flat` are the zones of a face that is read upright, the address across its
    short edge; a post that does not read such has none. `vertical` are those of an upright face whose addresses are set
    in `columns`. `proof` are envelopes that show its zones. Where its own are `unknown`, they are those of most posts.
    """

    id: str
    name: str
    countries: tuple[str, ...]
    letter: tuple[Zone, ...]
    flat: tuple[Zone, ...]
    least: Size | None
    greatest: Size | None
    least_size: Length
    capital_height: Length
    widest: Length | None
    larger: Larger = Larger()
    limits: AddressLimits = AddressLimits()
    portrait: tuple[Zone, ...] = ()
    portrait_flat: tuple[Zone, ...] = ()
    boxes: PostcodeBoxes | None = None
    proof: tuple[str, ...] = ()
    unknown: bool = False
    vertical: tuple[Zone, ...] = ()
    columns: ColumnStyle | None = None
    within: str = ""

    @property
    def called(self) -> str:
        """Its name within a sentence: the United States Postal Service."""
        return self.within or self.name

    @property
    def general(self) -> bool:
        """Whether its zones are those of most posts."""
        return self.unknown or OTHERS in self.countries

    def is_small(self, size: Size) -> bool:
        """Whether an envelope is too small to go at all."""
        size = _lay_flat(size)
        return self.least is not None and (size.width < self.least.width or size.height < self.least.height)

    def is_flat(self, size: Size) -> bool:
        """Whether an envelope is too large to go as a letter."""
        return exceeds(size, self.greatest)

    def is_parcel(self, size: Size) -> bool:
        """Whether an envelope is too large even for what goes beyond a letter."""
        return exceeds(size, self.larger.greatest)

    def zones(self, size: Size) -> tuple[Zone, ...]:
        """The zones that hold for an envelope of that size; an upright size asks for those of an upright face.

        A post that states none for flats keeps those of letters there.
        """
        letter, flat = (self.portrait, self.portrait_flat) if size.width < size.height else (self.letter, self.flat)
        return tuple(zone for zone in (flat if flat and self.is_flat(size) else letter) if zone.holds(size))

    def boxes_on(self, size: Size) -> tuple[Rect, ...]:
        """The boxes for the postcode's digits; none on a face that is not upright, and none on a flat's."""
        return self.boxes.on(size) if self.boxes and size.width < size.height and not self.is_flat(size) else ()

    def column_rects(self, size: Size, purpose: str) -> tuple[Rect, ...]:
        """The same on an upright face whose addresses are set in columns."""
        return tuple(zone.on(size) for zone in self.vertical if zone.purpose == purpose and zone.holds(size))

    def rects(self, size: Size, purpose: str) -> tuple[Rect, ...]:
        """The zones of one purpose as they lie on an envelope of that size."""
        return tuple(zone.on(size) for zone in self.zones(size) if zone.purpose == purpose)


def posts(store: Store) -> dict[str, Post]:
    """Id to Post, in the order of the ids."""
    return store.each(POSTS, lambda name: post(store, name))


def post(store: Store, name: str | Written) -> Post:
    """The post of that id. Raises UnknownName, at the Place where the name was written."""
    return store.kept(POSTS, name, POSTS.shape.read)


def post_of(store: Store, country_code: str) -> Post:
    """The post that serves senders in a country (ISO 3166, or empty where it is not known).

    A country that no post claims has the post for the others. Where two claim it, a user's file goes before ours.
    """
    for claim in (country_code or UNKNOWN, OTHERS):
        claims = store.each(POSTS, lambda id_: post(store, id_), lambda id_: claim in _claims(store, id_))  # noqa: B023
        if claims:
            return max(claims.values(), key=lambda found: _folder(store, found.id))
    raise UnknownName(f"no post serves senders in {country_code or 'an unknown country'}")


def exceeds(size: Size, greatest: Size | None) -> bool:
    """Whether a piece, whichever way it lies, is larger than the greatest; never, where there is none."""
    size = _lay_flat(size)
    return greatest is not None and (size.width > greatest.width or size.height > greatest.height)


def _lay_flat(size: Size) -> Size:
    """The size with its long edge across."""
    return size if size.width >= size.height else Size(size.height, size.width)


def clip(rect: Rect, within: Rect) -> Rect:
    """The part of a rectangle that lies within another; of no width or height where none does."""
    x, y = max(rect.x, within.x), max(rect.y, within.y)
    width, height = min(rect.right, within.right) - x, min(rect.bottom, within.bottom) - y
    return Rect(x, y, max(width, ZERO), max(height, ZERO))


def _folder(store: Store, id_: str) -> int:
    """Which of the store's folders a post's file comes from."""
    folder = os.path.dirname(os.path.dirname(store.files("posts")[id_]))
    return store.folders.index(folder) if folder in store.folders else 0


def _read_zone(row: Entries) -> Zone:
    return Zone(row["zone"], row["for"], area_of(row), row["cite"], row["below"], row["from"])


_ZONE = Shape(
    {
        "zone": Key(TEXT, "The name of the zone.", needed=True),
        "for": Key(choice(*PURPOSES), "Its purpose.", needed=True),
        "cite": CITE,
        **AXES,
        "below": Key(LENGTH, "It applies to envelopes lower than this.", usual="on all"),
        "from": Key(LENGTH, "It applies to envelopes at least this high.", usual="on all"),
    },
    _read_zone,
)
_EXTENT = {
    "width": Key(LENGTH, "The long edge.", needed=True),
    "height": Key(LENGTH, "The short edge.", needed=True),
}
_SIZE = Nested(Shape({"cite": CITE, **_EXTENT}, lambda row: Size(row["width"], row["height"])))
_TYPE: Shape[Entries] = Shape(
    {
        "cite": CITE,
        "least": Key(LENGTH, "The minimum type size of the delivery address.", needed=True),
        "capital_height": Key(LENGTH, "The minimum height of its capitals.", ZERO),
    }
)
_ADDRESS: Shape[Entries] = Shape(
    {
        "cite": CITE,
        "width": Key(LENGTH, "The maximum line length of the delivery address.", usual="any"),
        "height": Key(LENGTH, "The maximum height of the delivery address.", ZERO, usual="any"),
        "quiet": Key(LENGTH, "The clear space around it.", ZERO),
    }
)
_LARGER = Shape(
    {"cite": CITE, "name": Key(TEXT, "The post's name for it.", needed=True), **_EXTENT},
    lambda row: Larger(row["name"], Size(row["width"], row["height"])),
)


def _boxes() -> Shape[PostcodeBoxes]:
    from stationery.catalog.postcode import BOXES  # 0.3 ms

    return BOXES


def _columns() -> Shape[ColumnStyle]:
    from stationery.catalog.columns import COLUMNS  # 0.6 ms

    return COLUMNS


def _limits() -> Shape[Any]:
    from stationery.catalog.limits import LIMITS  # 0.7 ms

    return LIMITS.shape


def _window() -> Shape[Any]:
    from stationery.catalog.limits import CLEARANCE  # 0.8 ms

    return CLEARANCE.shape


def _postage_code() -> Shape[Any]:
    from stationery.catalog.postage import CODE  # 0.6 ms

    return CODE.shape


def _read_post(row: Entries) -> Post:
    table, address = row.table, row["address"]
    if "letter" not in table:
        table.fault("'letter' is missing: the list of zones on a letter")
    return Post(
        table.id,
        row["name"],
        row["countries"],
        row["letter"],
        row["flat"],
        row["least"],
        row["greatest"],
        row["type"]["least"],
        row["type"]["capital_height"],
        address["width"] if address else None,
        row["larger"] or Larger(),
        AddressLimits(address["quiet"], address["height"]) if address else AddressLimits(),
        row["portrait"],
        row["portrait_flat"],
        row["postcode_boxes"],
        row["proof"],
        row["zones_unknown"],
        row["vertical"],
        row["columns"],
        row["called"],
    )


POSTS: Kind[Post] = Kind(
    "posts",
    "post",
    "A post: its requirements for an envelope's face, address and size.",
    Shape(
        {
            "name": NAME,
            "called": Key(TEXT, "Its name within a sentence, with an article.", usual="its name", own=True),
            "cite": Key(TEXT, SOURCE, own=True),
            "based_on": BASED,
            "countries": Key(
                TEXTS,
                f"The countries (ISO 3166) whose senders it serves; `{UNKNOWN}` and `{OTHERS}` may be listed too.",
            ),
            "least": Key(_SIZE, "The smallest piece it accepts."),
            "greatest": Key(_SIZE, "The largest letter."),
            "larger": Key(Nested(_LARGER), "Pieces larger than a letter, and their maximum size."),
            "letter": Key(Rows(_ZONE, "zone"), "The zones on a letter's face."),
            "flat": Key(Rows(_ZONE, "zone"), "The zones on a larger piece's face.", usual="as on a letter"),
            "portrait": Key(
                Rows(_ZONE, "zone"), "The zones on an upright face.", usual="it does not read such addresses"
            ),
            "portrait_flat": Key(Rows(_ZONE, "zone"), "The zones on an upright face of a piece larger than a letter."),
            "vertical": Key(
                Rows(_ZONE, "zone"), "The zones on an upright face with columns.", usual="it does not read columns"
            ),
            "columns": Key(Nested(_columns), "How addresses are set in columns on an upright face.", usual="never"),
            "postcode_boxes": Key(Nested(_boxes), "The printed boxes for the digits of a postcode."),
            "type": Key(Nested(_TYPE), "The minimum type of the delivery address.", needed=True),
            "address": Key(Nested(_ADDRESS), "The maximum size of the delivery address."),
            "proof": Key(TEXTS, "The ids of envelopes that show its zones in a proof."),
            "limits": Key(Nested(_limits), "What it accepts as a letter at the ordinary price.", apart=True),
            "window": Key(Nested(_window), "How an address must show in a window.", apart=True),
            "postage_code": Key(
                Nested(_postage_code), "The code that it sells to be written in place of a stamp.", apart=True
            ),
            "zones_unknown": Key(
                FLAG, "Whether its own zones are unknown, and those here are what suits most posts.", own=True
            ),
        },
        _read_post,
    ),
)


def _claims(store: Store, id_: str) -> tuple[str, ...]:
    """The countries that a post serves, found without reading the rest of its file."""
    return store.glance(POSTS, id_, "countries").texts("countries")
