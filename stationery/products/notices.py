"""What an envelope shows beside its addresses: its letter's notations, an endorsement, a barcode."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stationery.catalog.endorsements import ARRIVAL, DELIVERY, ENDORSEMENT, endorsements
from stationery.compose.parts.notices import Notices
from stationery.model.errors import DoesNotFit, Remark, SourceError, StationeryError, UnknownName, did_you_mean
from stationery.model.letter import Letter, Party, Written
from stationery.model.prose import Line, plain
from stationery.model.values import replace, value

if TYPE_CHECKING:
    from stationery.catalog.posts import Post
    from stationery.resolve.choose import Job, Stock

NOTHING = Written("")


@value
class PostalServices:
    """What is asked for: an endorsement by name or in its own words, and the digits of a barcode; or nothing.

    A `routing` of its own wins over the recipient's ZIP Code.
    """

    endorsement: Written = NOTHING
    tracking: Written = NOTHING
    routing: Written = NOTHING

    def __bool__(self) -> bool:
        return bool(self.endorsement or self.bars)

    @property
    def bars(self) -> bool:
        """Whether a barcode is asked for, if only in part."""
        return bool(self.tracking or self.routing)

    def without_bars(self) -> PostalServices:
        return PostalServices(self.endorsement)


def find_notices(
    letter: Letter, chosen: Job, post: Post, stock: Stock, wanted: PostalServices, return_to: str
) -> Notices:
    """All of it. Raises UnknownName for an endorsement that the post does not know, and SourceError for one without a
    return address, for digits that are no barcode's, and for mail that the barcode's post does not carry."""
    found = endorsements(stock.store)
    lines: dict[str, Line] = {}
    if wanted.endorsement:
        if letter.sender is None or return_to != "front":
            hint = "give the sender, and leave the return address on the face"
            raise SourceError("an endorsement needs a return address beside it", wanted.endorsement.place, hint)
        lines[ENDORSEMENT] = _endorsement(wanted.endorsement, post, found.texts.get(post.id, {}))
    for kind, written in ((DELIVERY, letter.delivery_notation), (ARRIVAL, letter.arrival_notation)):
        if written:
            lines[kind] = _notation(written, chosen)
    if not wanted.bars:
        return Notices(lines, found.looks)
    return with_bars(Notices(lines, found.looks), letter, post, stock, wanted)


def _endorsement(asked: Written, post: Post, texts: dict[str, str]) -> Line:
    if not texts:
        hint = "leave --endorsement out"
        raise SourceError(f"no endorsements are known that {post.name} would read", asked.place, hint)
    said = " ".join(asked.text.split())
    for name, words in texts.items():
        if said.lower() == name or said.upper() == words:
            return plain(words, asked.place)
    raise UnknownName(f"{post.name} knows no endorsement {said!r}", asked.place, did_you_mean(said.lower(), texts))


def _notation(written: Written, chosen: Job) -> Line:
    """A notation on an envelope stands in capitals, in one line."""
    from stationery.wording.capitals import line_in_capitals

    return line_in_capitals(plain(" ".join(written.text.split()), written.place), chosen.language.tag)


def with_bars(notices: Notices, letter: Letter, post: Post, stock: Stock, wanted: PostalServices) -> Notices:
    """The notices with the barcode; one without routing is remarked. Raises SourceError and DoesNotFit."""
    if not wanted.tracking:
        raise SourceError("there is no tracking code to this routing", wanted.routing.place, "give --imb, too")
    from stationery.catalog.imb import barcode_look
    from stationery.postal.imb import encode
    from stationery.wording.address.territories import country_of

    look = barcode_look(stock.store)
    assert letter.recipient is not None
    if post.id != look.post:
        raise DoesNotFit(
            f"the Intelligent Mail barcode is read in the United States only; the sender's post is {post.name}",
            wanted.tracking.place,
            "leave it out",
        )
    country = country_of(letter.recipient, stock.store)
    if country and country not in post.countries:
        raise DoesNotFit(
            "the Intelligent Mail barcode is for mail within the United States; this recipient is abroad",
            letter.recipient.place,
            "leave --imb out",
        )
    tracking, routing = _digits(wanted.tracking.text), _digits(wanted.routing.text)
    if not routing:
        routing = _digits(_zip_code(letter.recipient, stock))
    remarks: tuple[Remark, ...] = ()
    if not routing:
        hint = "give it with --imb-routing, or write the address with its ZIP Code"
        remarks = (Remark("the barcode has no routing: no ZIP Code was found", letter.recipient.place, hint),)
    try:
        return replace(notices, bars=encode(tracking, routing), bars_look=look, remarks=remarks)
    except StationeryError as fault:
        about_routing = "routing" in fault.message and wanted.routing
        place = wanted.routing.place if about_routing else wanted.tracking.place
        raise SourceError(fault.message, place, fault.hint) from None


def _digits(text: str) -> str:
    """The code without the spaces and hyphens by which people part it; what else is wrong with it, encoding says."""
    return text.replace(" ", "").replace("-", "")


def _zip_code(recipient: Party, stock: Stock) -> str:
    """The recipient's ZIP Code or ZIP+4: stated, or recognized in the typed lines; empty where there is none."""
    if recipient.postal_code:
        return recipient.postal_code
    from stationery.wording.address.territories import locality_line

    found = locality_line(recipient, "US", stock.store)
    return (found["postal_code"] or "") if found else ""
