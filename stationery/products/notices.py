"""What an envelope shows beside its addresses: its letter's notations, an endorsement, a barcode."""

from __future__ import annotations

from stationery.catalog.endorsements import ARRIVAL, DELIVERY, ENDORSEMENT, endorsements
from stationery.catalog.imb import barcode_look
from stationery.catalog.posts import Post
from stationery.compose.parts.notices import Notices
from stationery.model.diagnostics import Diagnostics
from stationery.model.errors import DoesNotFit, SourceError, StationeryError, UnknownName, did_you_mean
from stationery.model.letter import Written
from stationery.model.prose import Line, plain
from stationery.model.values import replace
from stationery.resolve.countries import locality_line
from stationery.resolve.job import Job


def find_notices(job: Job, diagnostics: Diagnostics) -> Notices:
    """All of it. Raises UnknownName for an endorsement that the post does not know, and SourceError for one without a
    return address, for digits that are no barcode's, and for mail that the barcode's post does not carry."""
    letter, services, post = job.letter, job.options.services, job.post
    known = endorsements(job.store)
    lines: dict[str, Line] = {}
    if services.endorsement:
        if letter.sender is None or job.options.envelope.return_to != "front":
            hint = "give a sender, and keep the return address on the front"
            raise SourceError("an endorsement needs a return address beside it", services.endorsement.place, hint)
        lines[ENDORSEMENT] = _endorsement(services.endorsement, post, known.texts.get(post.id, {}))
    for kind, written in ((DELIVERY, letter.delivery_notation), (ARRIVAL, letter.arrival_notation)):
        if written:
            lines[kind] = _notation(written, job)
    if not services.bars:
        return Notices(lines, known.looks)
    return add_bars(Notices(lines, known.looks), job, diagnostics)


def _endorsement(requested: Written, post: Post, texts: dict[str, str]) -> Line:
    if not texts:
        hint = "leave out the endorsement"
        raise SourceError(f"no endorsements are known for {post.called}", requested.place, hint)
    text = " ".join(requested.text.split())
    for name, words in texts.items():
        if text.lower() == name or text.upper() == words:
            return plain(words, requested.place)
    raise UnknownName(f"{post.called} has no endorsement {text!r}", requested.place, did_you_mean(text.lower(), texts))


def _notation(written: Written, job: Job) -> Line:
    """A notation on an envelope stands in capitals, in one line."""
    from stationery.model.capitals import capitalize_line  # 0.2 ms

    return capitalize_line(plain(" ".join(written.text.split()), written.place), job.language.tag)


def add_bars(notices: Notices, job: Job, diagnostics: Diagnostics) -> Notices:
    """The notices with the barcode; one without routing is remarked. Raises SourceError and DoesNotFit."""
    services, post, recipient = job.options.services, job.post, job.recipient
    if not services.tracking:
        raise SourceError(
            "the routing has no tracking code", services.routing.place, "also give the tracking digits (`imb`)"
        )
    from stationery.postal.imb import encode  # 0.3 ms

    look = barcode_look(job.store)
    if post.id != look.post:
        raise DoesNotFit(
            f"the Intelligent Mail barcode is for the United States only; the sender's post is {post.called}",
            services.tracking.place,
            "leave it out",
        )
    if job.goes_abroad:
        raise DoesNotFit(
            "the Intelligent Mail barcode is for mail within the United States; this recipient is abroad",
            recipient.place,
            "leave out the barcode",
        )
    tracking, routing = _digits(services.tracking.text), _digits(services.routing.text)
    if not routing:
        routing = _digits(_zip_code(job))
    place = services.tracking.place
    try:
        encode(tracking)
        place = services.routing.place if services.routing else place
        barred = replace(notices, bars=encode(tracking, routing), bars_look=look)
    except StationeryError as fault:
        raise SourceError(fault.message, place, fault.hint) from None
    if not routing:
        hint = "add the ZIP Code to the address, or give the routing digits (`imb_routing`, --imb-routing)"
        diagnostics.remark("the barcode has no routing, because the address has no ZIP Code", recipient.place, hint)
    return barred


def _digits(text: str) -> str:
    """The code without the spaces and hyphens by which people part it; what else is wrong with it, encoding says."""
    return text.replace(" ", "").replace("-", "")


def _zip_code(job: Job) -> str:
    """The recipient's ZIP Code or ZIP+4: stated, or recognized in the typed lines; empty where there is none."""
    if job.recipient.postal_code:
        return job.recipient.postal_code

    parts = locality_line(job.recipient, "US", job.store)
    return (parts["postal_code"] or "") if parts else ""
