"""Words what a writer should know of an envelope that was made: smaller type, a post's limits, how to feed it."""

from __future__ import annotations

from stationery.catalog.envelopes import Envelope
from stationery.catalog.posts import Post
from stationery.model.errors import Remark
from stationery.model.geometry import Size
from stationery.model.manuscript import Manuscript
from stationery.model.units import Length


def remarks_on(
    manuscript: Manuscript,
    envelope: Envelope,
    post: Post,
    size: Length | None,
    postcode: str,
    *,
    flap: bool,
    unsent: bool,
    abroad: bool,
) -> list[Remark]:
    """All of it, the manuscript's own remarks first. `size` is that of the delivery address's type, None where a window
    shows the address.

    `flap` says that there is a second page for the back; `unsent` that a return address was wanted; `abroad` that the
    mail leaves the post's country.
    """
    found = list(manuscript.remarks)
    style = envelope.addressing.delivery
    if unsent and not manuscript.return_address:
        found.append(Remark("the envelope has no return address: the sender is not known"))
    if size is None:
        found.append(Remark(f"{envelope.name}: the window shows the recipient's address, so the face has none"))
    elif size < style.size:
        smaller = f"delivery address: set at {size.words('pt')} instead of {style.size.words('pt')} to fit"
        found.append(Remark(smaller, manuscript.delivery_address[0].place))
    if post.boxes and envelope.upright and not abroad:
        found += _boxes_left(envelope, post, postcode)
    if post.general:
        told = "the zones of the sender's post are not known: those are kept that satisfy most posts"
        found.append(Remark(told))
    if post.greatest and post.is_flat(envelope.size):
        most, called = size_words(post.greatest, envelope.unit), post.larger.name
        taken = f"is larger than a letter ({most}): {post.name} takes it as {called}"
        if post.larger.greatest and post.is_parcel(envelope.size):
            most = size_words(post.larger.greatest, envelope.unit)
            taken = f"is larger than {called} ({most}): {post.name} takes it as a parcel"
        found.append(Remark(f"{envelope.name} {taken}"))
    if flap:
        told = "page 2 is the back with its flap: feed the envelope a second time, other side, flap at the top"
        found.append(Remark(told))
    return found


def _boxes_left(envelope: Envelope, post: Post, postcode: str) -> list[Remark]:
    """What the writer should know of the boxes on an upright face."""
    if not post.boxes_on(envelope.size):
        told = "where the postcode’s boxes are on larger mail is not confirmed: write its digits by hand"
        return [Remark(f"{envelope.name}: {told}")]
    if not postcode:
        return [Remark(f"no postcode of {post.name} was found in the address: its boxes stay empty")]
    top = post.boxes.from_top.words(envelope.unit) if post.boxes else ""
    told = f"the postcode’s digits stand {top} below the top edge: feed the envelope with that edge first"
    return [Remark(told)]


def size_words(size: Size, unit: str) -> str:
    """`9.5 x 4.125 in`."""
    return f"{size.width.words(unit).removesuffix(unit)}x {size.height.words(unit)}"
