"""Posts: what the sender's post asks of an envelope's face: its zones and its least type, one file each."""

from __future__ import annotations

import os

from stationery.catalog.axes import Area, read_area
from stationery.catalog.shelf import Shelf
from stationery.errors import UnknownName
from stationery.geometry import Rect, Size, sheet
from stationery.letter import Written
from stationery.tables import Table
from stationery.units import ZERO, Length
from stationery.values import value

UNKNOWN, OTHERS = "unknown", "others"
"""Words that may stand among a post's countries: for a sender of no known country, and of one that no post claims."""

ADDRESS, NOTHING, POSTAGE, SENDER = PURPOSES = ("address", "nothing", "postage", "sender")
"""What a zone is for: the delivery address must lie inside; nothing may be printed; stamps; the return address."""


@value
class Zone:
    """A named area of the face, and what it is for: one of PURPOSES."""

    name: str
    purpose: str
    area: Area
    cite: str

    def on(self, size: Size) -> Rect:
        """The part of an envelope of that size that the zone takes up; one that reaches beyond it is cut off there."""
        return clipped(self.area.on(size), sheet(size))


@value
class Post:
    """Zones of letters and of flats, and limits of the delivery address.

    `least` is the smallest piece that the post takes, `greatest` the largest letter; None if the post does not say, or
    the zones of letters hold for every size. `least_size` and `capital_height` must both be kept; `widest` is the
    longest line allowed, None if the post does not say. `general` is true of the post that stands in for those that
    have no file.
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

    @property
    def general(self) -> bool:
        return OTHERS in self.countries

    def is_small(self, size: Size) -> bool:
        """Whether an envelope is too small to go at all."""
        return self.least is not None and (size.width < self.least.width or size.height < self.least.height)

    def is_flat(self, size: Size) -> bool:
        """Whether an envelope is too large to go as a letter."""
        return self.greatest is not None and (size.width > self.greatest.width or size.height > self.greatest.height)

    def zones(self, size: Size) -> tuple[Zone, ...]:
        """The zones that hold for an envelope of that size."""
        return self.flat if self.is_flat(size) else self.letter

    def rects(self, size: Size, purpose: str) -> tuple[Rect, ...]:
        """The zones of one purpose as they lie on an envelope of that size."""
        return tuple(zone.on(size) for zone in self.zones(size) if zone.purpose == purpose)


def posts(shelf: Shelf) -> dict[str, Post]:
    """Id to Post, in the order of the ids."""
    return {name: post(shelf, name) for name in shelf.names("posts")}


def post(shelf: Shelf, name: str | Written) -> Post:
    """The post of that id. Raises UnknownName, at the Place where the name was written."""
    id_ = name.text if isinstance(name, Written) else name
    return shelf.kept("posts", name, lambda table: _read(table, id_))


def post_of(shelf: Shelf, country_code: str) -> Post:
    """The post that serves senders in a country (ISO 3166, or empty where it is not known).

    A country that no post claims has the post for the others. Where two claim it, a user's file goes before ours.
    """
    for wanted in (country_code or UNKNOWN, OTHERS):
        claims = [found for found in posts(shelf).values() if wanted in found.countries]
        if claims:
            return max(claims, key=lambda found: _folder(shelf, found.id))
    raise UnknownName(f"no post serves senders in {country_code or 'an unknown country'}")


def clipped(rect: Rect, within: Rect) -> Rect:
    """The part of a rectangle that lies within another; of no width or height where none does."""
    x, y = max(rect.x, within.x), max(rect.y, within.y)
    width, height = min(rect.right, within.right) - x, min(rect.bottom, within.bottom) - y
    return Rect(x, y, max(width, ZERO), max(height, ZERO))


def _folder(shelf: Shelf, id_: str) -> int:
    """Which of the shelf's folders a post's file comes from."""
    folder = os.path.dirname(os.path.dirname(shelf.files("posts")[id_]))
    return shelf.folders.index(folder) if folder in shelf.folders else 0


def _read(table: Table, id_: str) -> Post:
    table.only({"name", "countries", "least", "greatest", "letter", "flat", "type", "address", "limits", "window"})
    if "letter" not in table:
        table.fault("'letter' is missing: the list of zones on a letter")
    type_ = table.needed_table("type")
    type_.only({"cite", "least", "capital_height"})
    if "type" in table:
        type_.needed("cite")
    address = table.table("address")
    if address:
        address.only({"cite", "width"})
        address.needed("cite")
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
        address.needed_length("width") if address else None,
    )


def _size(table: Table, key: str) -> Size | None:
    limits = table.table(key)
    if limits is None:
        return None
    limits.only({"cite", "width", "height"})
    limits.needed("cite")
    return Size(limits.needed_length("width"), limits.needed_length("height"))


def _zones(table: Table, key: str) -> tuple[Zone, ...]:
    found = []
    for entry in table.tables(key):
        entry.only({"zone", "for", "cite", "x", "y"})
        name, purpose, cite = entry.needed("zone"), entry.needed("for"), entry.needed("cite")
        if purpose:
            entry.choice("for", PURPOSES, "")
        found.append(Zone(name, purpose, read_area(entry), cite))
    return tuple(found)
