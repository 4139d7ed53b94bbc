"""Envelopes: sizes of paper with an address on them, one file each; the zones on their face are the post's."""

from __future__ import annotations

from stationery.catalog.addressing import Addressing, addressing
from stationery.catalog.names import fold_name, name_forms
from stationery.catalog.papers import paper_unit
from stationery.catalog.posts import Post
from stationery.catalog.windows import NO_WINDOWS, WINDOW, Windows, windows_of
from stationery.data.schema import (
    BASED,
    CITE,
    LENGTH,
    LENGTHS,
    NAME,
    OWN_CITE,
    TEXT,
    TEXTS,
    Entries,
    Key,
    Kind,
    Map,
    Nested,
    Rows,
    Shape,
    choice,
)  # fmt: skip
from stationery.data.store import Store
from stationery.model.errors import DoesNotFit, Place, SourceError, UnknownName, did_you_mean
from stationery.model.geometry import Size
from stationery.model.letter import Written
from stationery.model.values import replace, value

LANDSCAPE, PORTRAIT = ADDRESS = ("landscape", "portrait")
"""How the address is read: along the long edge; or across an upright face, where the post reads such."""

VERTICAL = "vertical"
"""How it is read, too: in columns on an upright face."""

USUAL = Written("")
"""Said of an address that is to be read as is the custom."""


@value
class Envelope:
    """An envelope as it is read: long edge across, flap along the top edge of its back.

    `unit` (`in` or `mm`) is its standard's own, for messages; `media` its PWG name, empty where PWG has none. `also`
    are other names that people have for it, `family` the heading it is listed under; `address` says how it is usually
    read, and `dialog` what print dialogs call it. `windows` are its holes, if it is a window envelope; such a product
    is mostly based on the plain one of its size. Where it is `vertical`, the address is read in columns.
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
    dialog: str = ""
    windows: Windows = NO_WINDOWS
    vertical: bool = False

    @property
    def upright(self) -> bool:
        """Whether it is read with its short edge across."""
        return self.size.width < self.size.height


def envelopes(store: Store) -> dict[str, Envelope]:
    """Id to Envelope, in the order of the ids. Raises SourceError for a file that is not as it should be."""
    return store.each(ENVELOPES, lambda name: envelope(store, name))


def envelope(store: Store, name: str | Written) -> Envelope:
    """The envelope of that id or other name; or a postcard's address side, which is set like an envelope's face. Raises
    UnknownName, at the Place where the name was written."""
    if is_postcard(store, name):
        return _of_postcard(store, name)
    known = match_envelope(store, name if isinstance(name, Written) else Written(name))
    return store.kept(ENVELOPES, known, lambda table: _build(ENVELOPES.shape.read(table), addressing(store)))


def is_postcard(store: Store, name: str | Written) -> bool:
    """Whether a card of that id, and no envelope, has a side for the address."""
    id_ = name.text if isinstance(name, Written) else name
    if id_ in store.names("envelopes") or id_ not in store.names("cards"):
        return False
    from stationery.catalog.cards import card  # 2.0 ms

    return card(store, id_).address_side


def _of_postcard(store: Store, name: str | Written) -> Envelope:
    """A postcard's address side as it lies; where the post reads upright faces, it is one."""
    from stationery.catalog.cards import card  # 2.0 ms

    found = card(store, name)
    size, media = Size(found.size.height, found.size.width), found.folds[0].media
    return Envelope(
        found.id, found.name, size, found.unit, media, addressing(store).for_note(), found.cite, address=PORTRAIT
    )


def match_envelope(store: Store, name: Written) -> Written:
    """The id of the envelope that is called so, at the same Place; its other names (`#10`, `din lang`) count.

    The files are read only where no id is written just so. Raises UnknownName with the nearest name.
    """
    ids = store.names("envelopes")
    if name.text in ids:
        return name
    called = _names(store)
    for form in name_forms(name.text):
        if form in called:
            return Written(called[form], name.place)
    raise UnknownName(f"no envelope is called {name.text!r}", name.place, _nearest(name.text, ids, called), ids)


def _names(store: Store) -> dict[str, str]:
    """Folded name to id, of all envelopes. A name that another has already is no name: the file is told of."""
    called = {fold_name(id_): id_ for id_ in store.names("envelopes")}
    paths = store.files("envelopes")
    for found in sorted(envelopes(store).values(), key=lambda each: not store.is_ours(paths[each.id])):
        for other in found.also:
            first = called.setdefault(fold_name(other), found.id)
            if first != found.id:
                path = paths[found.id]
                message = f"also: {other!r} is already a name of the envelope {first!r}"
                store.set_aside_name(SourceError(message, Place(path), "choose another name"), path)
    return called


def _nearest(name: str, ids: tuple[str, ...], called: dict[str, str]) -> str:
    """A hint: the envelope of that size in another family, or of the nearest name; else where all are listed."""
    ending = [id_ for id_ in ids if id_.endswith(f"-{fold_name(name)}")]
    if ending:
        return f"did you mean {' or '.join(map(repr, ending))}?"
    for known in (ids, called):
        hint = did_you_mean(fold_name(name), known)
        if hint.startswith("did you mean"):
            near = hint.split("'")[1]
            return f"did you mean {called[near]!r}?"
    return "`stationery catalog` lists all envelopes"


def as_read(cover: Envelope, post: Post, address: Written = USUAL, *, eastern: bool = False) -> Envelope:
    """The envelope as its address is read: upright where that is its custom and the post reads it so, or is wanted.

    There, an `eastern` address, one that may be set in columns, is. Raises DoesNotFit where an upright address, or one
    in columns, is wanted and the post reads none.
    """
    if address.text == VERTICAL:
        _ensure_vertical(cover, post, address, eastern)
    if address.text == PORTRAIT and not post.portrait:
        hint = "leave it out to print the address along the long edge"
        raise DoesNotFit(f"{post.called} doesn't read addresses across the short edge", address.place, hint)
    if not post.portrait or (address.text or cover.address) not in (PORTRAIT, VERTICAL):
        return cover
    vertical = eastern and post.columns is not None and address.text != PORTRAIT and not cover.windows.windows
    style = replace(cover.addressing, delivery=cover.addressing.upright)
    if style.delivery.size != cover.addressing.delivery.size:
        style = replace(style, delivery=replace(style.delivery, size=cover.addressing.delivery.size))
    return replace(cover, size=cover.size.upright, addressing=style, vertical=vertical)


def _ensure_vertical(cover: Envelope, post: Post, address: Written, eastern: bool) -> None:
    hint = "leave it out to print the address in lines"
    if not post.columns:
        raise DoesNotFit(f"{post.called} doesn't read addresses in columns", address.place, hint)
    if cover.windows.windows:
        raise DoesNotFit(f"{cover.name}: the address in its window isn't set in columns", address.place, hint)
    if not eastern:
        message = "only an address in Japanese characters, for delivery in Japan, is set in columns"
        raise DoesNotFit(message, address.place, hint)


def has_window(store: Store, name: str) -> bool:
    """Whether the envelope of an id is a window envelope."""
    return "window" in store.table(ENVELOPES, name)


ENVELOPES: Kind[Entries] = Kind(
    "envelopes",
    "envelope",
    "An envelope: its size, its names, and its windows.",
    Shape(
        {
            "name": NAME,
            "also": Key(TEXTS, "Other names people use for it.", own=True),
            "dialog": Key(TEXT, "Its name in print dialogs, if it is another."),
            "family": Key(TEXT, "The heading it is listed under."),
            "cite": OWN_CITE,
            "based_on": BASED,
            "width": Key(LENGTH, "Its long edge.", needed=True),
            "height": Key(LENGTH, "Its short edge.", needed=True),
            "media": Key(TEXT, "Its name in PWG 5101.1, if it has one."),
            "address": Key(
                choice(*ADDRESS),
                "The direction of its address: along the long edge, or upright, across the short one.",
                LANDSCAPE,
            ),
            "type": Key(
                Nested(
                    Shape(
                        {
                            "cite": CITE,
                            "delivery_address": Key(LENGTH, "The type size of the delivery address.", needed=True),
                        },
                        lambda row: row["delivery_address"],
                    )
                ),
                "Larger type for a large envelope.",
            ),
            "window": Key(Rows(WINDOW, "shows"), "Its windows, one or a list, measured from the edges of the face."),
            "folds": Key(Map(LENGTHS, cited=True), "By paper, where to fold a sheet for it, from the top."),
        },
        tied={"media": ("width", "height"), "dialog": ("width", "height")},
    ),
)


def _build(row: Entries, style: Addressing) -> Envelope:
    table, size, large = row.table, Size(row["width"], row["height"]), row["type"]
    if size.width < size.height and table.is_sound("width", "height"):
        table.fault("width is the long edge of an envelope, so it can't be smaller than height", table.where("width"))
    if size.width <= style.widest_note:
        style = style.for_note()
    if large:
        style = replace(style, delivery=replace(style.delivery, size=large))
    return Envelope(
        table.id,
        row["name"],
        size,
        paper_unit(table.text("width")),
        row["media"],
        style,
        row["cite"],
        row["family"],
        row["also"],
        row["address"],
        row["dialog"],
        windows_of(row, size) if row["window"] or "folds" in table else NO_WINDOWS,
    )
