"""Posts: what the sender's post asks of an envelope's face: its zones, its least type and its limits, one file each."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from stationery.catalog.axes import Area, read_area
from stationery.data.store import Store
from stationery.data.tables import Table
from stationery.data.yaml import mentions
from stationery.model.errors import UnknownName
from stationery.model.geometry import Rect, Size, sheet
from stationery.model.letter import Written
from stationery.model.units import ZERO, Length
from stationery.model.values import value

if TYPE_CHECKING:
    from stationery.catalog.postcode import PostcodeBoxes

UNKNOWN, OTHERS = "unknown", "others"
"""Words that may stand among a post's countries: for a sender of no known country, and of one that no post claims."""

ADDRESS, NOTHING, POSTAGE, SENDER = PURPOSES = ("address", "nothing", "postage", "sender")
"""What a zone is for: the delivery address must lie inside; nothing may be printed; stamps; the return address."""

_KEYS = {
    "name", "countries", "least", "greatest", "larger", "letter", "flat", "portrait", "portrait_flat",
    "postcode_boxes", "type", "address", "proof", "limits", "window",
}  # fmt: skip


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
        return clipped(self.area.on(size), sheet(size))


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
    short edge; a post that does not read such has none. `proof` are envelopes that show its zones.
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

    @property
    def general(self) -> bool:
        return OTHERS in self.countries

    def is_small(self, size: Size) -> bool:
        """Whether an envelope is too small to go at all."""
        size = _lying(size)
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

    def rects(self, size: Size, purpose: str) -> tuple[Rect, ...]:
        """The zones of one purpose as they lie on an envelope of that size."""
        return tuple(zone.on(size) for zone in self.zones(size) if zone.purpose == purpose)


def posts(store: Store) -> dict[str, Post]:
    """Id to Post, in the order of the ids."""
    return {name: post(store, name) for name in store.names("posts")}


def post(store: Store, name: str | Written) -> Post:
    """The post of that id. Raises UnknownName, at the Place where the name was written."""
    id_ = name.text if isinstance(name, Written) else name
    return store.kept("posts", name, lambda table: _read(table, id_))


def post_of(store: Store, country_code: str) -> Post:
    """The post that serves senders in a country (ISO 3166, or empty where it is not known).

    A country that no post claims has the post for the others. Where two claim it, a user's file goes before ours.
    """
    for wanted in (country_code or UNKNOWN, OTHERS):
        told = [id_ for id_, path in store.files("posts").items() if mentions(path, wanted)]
        claims = [found for id_ in told if wanted in (found := post(store, id_)).countries]
        if claims:
            return max(claims, key=lambda found: _folder(store, found.id))
    raise UnknownName(f"no post serves senders in {country_code or 'an unknown country'}")


def exceeds(size: Size, greatest: Size | None) -> bool:
    """Whether a piece, whichever way it lies, is larger than the greatest; never, where there is none."""
    size = _lying(size)
    return greatest is not None and (size.width > greatest.width or size.height > greatest.height)


def _lying(size: Size) -> Size:
    """The size with its long edge across."""
    return size if size.width >= size.height else Size(size.height, size.width)


def clipped(rect: Rect, within: Rect) -> Rect:
    """The part of a rectangle that lies within another; of no width or height where none does."""
    x, y = max(rect.x, within.x), max(rect.y, within.y)
    width, height = min(rect.right, within.right) - x, min(rect.bottom, within.bottom) - y
    return Rect(x, y, max(width, ZERO), max(height, ZERO))


def _folder(store: Store, id_: str) -> int:
    """Which of the store's folders a post's file comes from."""
    folder = os.path.dirname(os.path.dirname(store.files("posts")[id_]))
    return store.folders.index(folder) if folder in store.folders else 0


def _read(table: Table, id_: str) -> Post:
    table.only(_KEYS)
    if "letter" not in table:
        table.fault("'letter' is missing: the list of zones on a letter")
    type_ = table.needed_table("type")
    type_.only({"cite", "least", "capital_height"})
    if "type" in table:
        type_.needed("cite")
    address = table.table("address")
    if address:
        address.only({"cite", "width", "height", "quiet"})
        address.needed("cite")
    larger = table.table("larger")
    if larger:
        larger.only({"cite", "name", "width", "height"})
        larger.needed("cite")
    return Post(
        id_,
        table.needed("name"),
        table.texts("countries"),
        _zones(table, "letter"),
        _zones(table, "flat"),
        _size(table, "least"),
        _size(table, "greatest"),
        type_.needed_length("least") if "type" in table else ZERO,
        type_.length("capital_height", ZERO) or ZERO,
        address.length("width") if address else None,
        Larger(larger.needed("name"), _extent(larger)) if larger else Larger(),
        _limits(address) if address else AddressLimits(),
        _zones(table, "portrait"),
        _zones(table, "portrait_flat"),
        _boxes(table) if "postcode_boxes" in table else None,
        table.texts("proof"),
    )


def _boxes(table: Table) -> PostcodeBoxes | None:
    from stationery.catalog.postcode import read_boxes

    return read_boxes(table)


def _limits(table: Table) -> AddressLimits:
    return AddressLimits(table.length("quiet", ZERO) or ZERO, table.length("height", ZERO) or ZERO)


def _extent(table: Table) -> Size:
    return Size(table.needed_length("width"), table.needed_length("height"))


def _size(table: Table, key: str) -> Size | None:
    limits = table.table(key)
    if limits is None:
        return None
    limits.only({"cite", "width", "height"})
    limits.needed("cite")
    return _extent(limits)


def _zones(table: Table, key: str) -> tuple[Zone, ...]:
    found = []
    for entry in table.tables(key):
        entry.only({"zone", "for", "cite", "x", "y", "below", "from"})
        name, purpose, cite = entry.needed("zone"), entry.needed("for"), entry.needed("cite")
        if purpose:
            entry.choice("for", PURPOSES, "")
        found.append(Zone(name, purpose, read_area(entry), cite, entry.length("below"), entry.length("from")))
    return tuple(found)
