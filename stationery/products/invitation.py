"""The trip of an invitation's envelopes: the outer one with the address, the inner one with the guests' names."""

from __future__ import annotations

from stationery.catalog.inviting import HANDS, inviting
from stationery.compose.parts.envelope_face import EnvelopeFace
from stationery.compose.pieces.invitation import compose_inner, compose_outer
from stationery.data.stock import Stock
from stationery.model.composition import Composition
from stationery.model.diagnostics import Diagnostics
from stationery.model.errors import UnknownName, did_you_mean
from stationery.model.manuscript import Manuscript
from stationery.resolve.job import POST, Job
from stationery.wording.guests import word_guests


def compose_invitation(
    job: Job, manuscript: Manuscript, face: EnvelopeFace, stock: Stock, diagnostics: Diagnostics
) -> Composition:
    """The pages of one of the two envelopes. Raises UnknownName for a hand that there is not."""
    options, style = job.options.envelope, inviting(job.store)
    named = options.invitation
    if named.text not in HANDS:
        raise UnknownName(
            f"there is no invitation style called {named.text!r}", named.place, did_you_mean(named.text, HANDS), HANDS
        )
    hand = style.hands[named.text]
    stock.typefaces.purpose(hand.font)
    if options.inner:
        return compose_inner(word_guests(job, diagnostics), manuscript, face, hand, style, stock.typefaces)
    person = job.addressee.person
    if person and not person.titles:
        message = f"{person.written!r} has no title; invitations name guests with theirs"
        diagnostics.remark(
            message, person.place, "write Mr., Ms., Dr., or the like before the name, as the guest is called"
        )
    if job.goes_abroad and not hand.capitals and job.address_style.manner.text != POST:
        message = "posts ask for the country in capitals; in script, it is set like the rest of the address"
        diagnostics.remark(message, manuscript.delivery_address[-1].place, "use --invitation roman for capitals")
    return compose_outer(manuscript, face, hand, style, stock.typefaces, diagnostics)
