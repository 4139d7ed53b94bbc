"""Envelopes: sizes of paper with an address on them, one file each; the zones on their face are the post's."""

from __future__ import annotations

from stationery.catalog.addressing import Addressing, addressing
from stationery.catalog.papers import paper_unit
from stationery.catalog.posts import Post
from stationery.catalog.windows import NO_WINDOWS, Windows, read_windows
from stationery.data.store import Store
from stationery.data.tables import Table
from stationery.model.errors import DoesNotFit, UnknownName, did_you_mean
from stationery.model.geometry import Size
from stationery.model.letter import Written
from stationery.model.values import replace, value

LANDSCAPE, PORTRAIT = ADDRESS = ("landscape", "portrait")
"""How the address is read: along the long edge; or across an upright face, where the post reads such."""

USUAL = Written("")

_KEYS = {
    "name", "also", "family", "cite", "based_on", "width", "height", "media", "address", "type", "window", "folds",
}  # fmt: skip
"""Said of an address that is to be read as is the custom."""


@value
class Envelope:
    """An envelope as it is read: long edge across, flap along the top edge of its back.

    `unit` (`in` or `mm`) is its standard's own, for messages; `media` its PWG name, empty where PWG has none. `also`
    are other names that people have for it, `family` the heading it is listed under; `address` says how it is usually
    read. `windows` are its holes, if it is a window envelope; such a product is mostly based on the plain one of its
    size.
    """

    id: str
    name: str
    size: Size
    unit: str
    media: str
    addressing: Addressing
    cite: str
    family: str = ""
    also: tuple[str, ...] = ()
    address: str = LANDSCAPE
    windows: Windows = NO_WINDOWS

    @property
    def upright(self) -> bool:
        """Whether it is read with its short edge across."""
        return self.size.width < self.size.height


def envelopes(store: Store) -> dict[str, Envelope]:
    """Id to Envelope, in the order of the ids. Raises SourceError for a file that is not as it should be."""
    return {name: envelope(store, name) for name in store.names("envelopes")}


def envelope(store: Store, name: str | Written) -> Envelope:
    """The envelope of that id or other name. Raises UnknownName, at the Place where the name was written."""
    known = known_envelope(store, name if isinstance(name, Written) else Written(name))
    return store.kept("envelopes", known, lambda table: _read(_whole(store, table), known.text, addressing(store)))


def known_envelope(store: Store, name: Written) -> Written:
    """The id of the envelope that is called so, at the same Place; its other names (`#10`, `din lang`) count.

    The files are read only where no id is written just so. Raises UnknownName with the nearest name.
    """
    ids = store.names("envelopes")
    if name.text in ids:
        return name
    called = {_folded(id_): id_ for id_ in ids}
    for found in envelopes(store).values():
        called |= {_folded(other): found.id for other in found.also}
    id_ = called.get(_folded(name.text), "")
    if id_:
        return Written(id_, name.place)
    raise UnknownName(f"no envelope is called {name.text!r}", name.place, _nearest(name.text, ids, called), ids)


def _folded(name: str) -> str:
    """A name without what people write otherwise: capitals, and spaces for hyphens."""
    return "-".join(name.casefold().replace("-", " ").split())


def _nearest(name: str, ids: tuple[str, ...], called: dict[str, str]) -> str:
    """A hint: the envelope of that size in another family, or of the nearest name; else where all are listed."""
    ending = [id_ for id_ in ids if id_.endswith(f"-{_folded(name)}")]
    if ending:
        return f"did you mean {' or '.join(map(repr, ending))}?"
    for known in (ids, called):
        hint = did_you_mean(_folded(name), known)
        if hint.startswith("did you mean"):
            near = hint.split("'")[1]
            return f"did you mean {called[near]!r}?"
    return "`stationery catalog` lists all envelopes"


def as_read(cover: Envelope, post: Post, wanted: Written = USUAL) -> Envelope:
    """The envelope as its address is read: upright where that is its custom and the post reads it so, or is wanted.

    Raises DoesNotFit where an upright address is wanted and the post reads none.
    """
    if wanted.text == PORTRAIT and not post.portrait:
        hint = "leave it away: the address is then set along the long edge"
        raise DoesNotFit(f"{post.name} reads no address across the short edge", wanted.place, hint)
    if not post.portrait or (wanted.text or cover.address) != PORTRAIT:
        return cover
    style = replace(cover.addressing, delivery=cover.addressing.upright)
    if style.delivery.size != cover.addressing.delivery.size:
        style = replace(style, delivery=replace(style.delivery, size=cover.addressing.delivery.size))
    return replace(cover, size=cover.size.upright, addressing=style)


OF_THE_PAPER = ("width", "height", "media", "type", "family")
"""What a window envelope has in common with the plain one that it is based on."""


def _whole(store: Store, table: Table) -> Table:
    """The table with the size and what goes with it from the envelope that it is based on, one step deep."""
    if not table.text("based_on"):
        return table
    table.needed("name")
    table.needed("cite")
    base = store.table("envelopes", table.text("based_on"), table.where("based_on"))
    if base.text("based_on"):
        table.fault("based_on goes one step only, and that one is itself based on another", table.where("based_on"))
    for key in OF_THE_PAPER:
        if key in base and key not in table:
            table.take(key, base)
    return table


def _read(table: Table, id_: str, style: Addressing) -> Envelope:
    table.only(_KEYS)
    size = Size(table.needed_length("width"), table.needed_length("height"))
    if size.width < size.height:
        table.fault("the long edge of an envelope is its width", table.where("width"))
    kind = table.table("type")
    if kind:
        kind.only({"cite", "delivery_address"})
        kind.needed("cite")
        large = kind.needed_length("delivery_address")
        style = replace(style, delivery=replace(style.delivery, size=large))
    return Envelope(
        id_,
        table.needed("name"),
        size,
        paper_unit(table.text("width")),
        table.text("media"),
        style,
        table.needed("cite"),
        table.text("family"),
        table.texts("also"),
        table.choice("address", ADDRESS, LANDSCAPE),
        read_windows(table, size) if "window" in table or "folds" in table else NO_WINDOWS,
    )
