"""Words what a writer should know of an envelope that was made: smaller type, a post's limits, how to feed it."""

from __future__ import annotations

from stationery.catalog.envelopes import Envelope
from stationery.catalog.posts import Post
from stationery.compose.parts.envelope_face import NOWHERE, EnvelopeFace
from stationery.model.diagnostics import Diagnostics
from stationery.model.geometry import Size
from stationery.model.manuscript import Manuscript
from stationery.model.units import Length


def remark_on_envelope(
    manuscript: Manuscript, envelope_face: EnvelopeFace, size: Length | None, flap: bool, diagnostics: Diagnostics
) -> None:
    """All of it. `size` is that of the delivery address's type, None where a window shows the address; `flap` says that
    there is a second page for the back."""
    envelope, post = envelope_face.envelope, envelope_face.post
    usual = envelope.addressing.delivery.size
    if envelope.vertical and post.columns and manuscript.delivery_columns:
        usual = post.columns.size
    if envelope_face.return_to != NOWHERE and not manuscript.return_address:
        diagnostics.remark("the envelope has no return address, because no sender is given")
    if size is None:
        diagnostics.remark(f"{envelope.name}: the window shows the recipient's address, so the face has none")
    elif size < usual:
        message = f"delivery address: set at {size.words('pt')} instead of {usual.words('pt')} to fit"
        diagnostics.remark(message, manuscript.delivery_address[0].place)
    if post.boxes and envelope.upright and not envelope_face.abroad:
        _remark_on_boxes(envelope, post, envelope_face.postcode, diagnostics)
    if post.general:
        diagnostics.remark(
            "the zones of the sender's post are unknown; the envelope keeps to zones that suit most posts"
        )
    if post.greatest and post.is_flat(envelope.size):
        most, kind = size_words(post.greatest, envelope.unit), post.larger.name
        taken = f"is larger than a letter ({most}); {post.called} treats it as {kind}"
        if post.larger.greatest and post.is_parcel(envelope.size):
            most = size_words(post.larger.greatest, envelope.unit)
            taken = f"is larger than {kind} ({most}); {post.called} treats it as a parcel"
        diagnostics.remark(f"{envelope.name} {taken}")
    if flap:
        message = "page 2 is the back with its flap: feed the envelope a second time, turned over"
        diagnostics.remark(message)


def _remark_on_boxes(envelope: Envelope, post: Post, postcode: str, diagnostics: Diagnostics) -> None:
    """What the writer should know of the boxes on an upright face."""
    boxes = post.boxes_on(envelope.size)
    if not postcode:
        empty = ", so the boxes stay empty" if boxes else ""
        diagnostics.remark(f"the address has no postcode for {post.called}{empty}")
        return
    if not boxes:
        message = "the position of the postcode boxes on larger mail is not confirmed; the postcode is in the address"
        hint = "if your envelope has printed boxes, write the digits there by hand, and leave them out of the address"
        diagnostics.remark(f"{envelope.name}: {message}", None, hint)
        return
    top = post.boxes.from_top.words(envelope.unit) if post.boxes else ""
    message = f"the postcode digits are {top} below the top edge; feed the envelope with that edge first"
    diagnostics.remark(message)


def size_words(size: Size, unit: str) -> str:
    """`9.5 x 4.125 in`."""
    return f"{size.width.words(unit).removesuffix(unit)}x {size.height.words(unit)}"
