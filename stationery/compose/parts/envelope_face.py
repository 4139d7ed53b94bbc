"""EnvelopeFace: an envelope's face to be set: its paper, the zones of the post, and what is to stand where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stationery.catalog.envelopes import Envelope
from stationery.catalog.posts import Post
from stationery.catalog.printable_area import PrintableArea
from stationery.compose.parts.return_address import Design
from stationery.model.geometry import Rect
from stationery.model.typeface import Face
from stationery.model.values import value

if TYPE_CHECKING:
    from stationery.catalog.postage import PostageLook
    from stationery.model.postage import Postage

FRONT, NOWHERE, FLAP = RETURN_TO = ("front", "none", "flap")
"""Where the return address goes: on the face, nowhere, or on the flap (a second page, printed on the back)."""


@value
class PostageToSet:
    """Postage, and how it is set."""

    postage: Postage
    look: PostageLook


@value
class EnvelopeFace:
    """`family` is the typeface of both addresses; their figures are lining.

    `feed` pages are to be drawn turned clockwise, so that the end with the return address enters the printer first:
    drivers turn the other way and would put it at the edge that is left last, where 12.7 to 17 mm cannot be printed.
    An envelope that is read upright is drawn in as it is, top first; `postcode` are the digits for its boxes. `design`
    dresses the return address like the letterhead, where that has room. `abroad` mail may have other limits. Where
    `postage` is printed, no `stamp_box` shows where to stick it. `chosen` says that the writer chose the typeface.
    """

    envelope: Envelope
    post: Post
    printable: PrintableArea
    family: str
    return_to: str = FRONT
    stamp_box: bool = False
    feed: bool = True
    design: Design | None = None
    postcode: str = ""
    abroad: bool = False
    postage: PostageToSet | None = None
    chosen: bool = False

    @property
    def safe(self) -> Rect:
        return self.printable.on(self.envelope.size)

    @property
    def face(self) -> Face:
        return Face(self.family, features=("lnum",))
