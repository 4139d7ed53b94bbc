"""The trip of an invitation's envelopes: the outer one with the address, the inner one with the guests' names."""

from __future__ import annotations

from stationery.catalog.inviting import HANDS, Hand, Inviting, inviting
from stationery.catalog.regions import region
from stationery.compose.parts.envelope_face import EnvelopeFace
from stationery.compose.pieces.invitation import compose_inner, compose_outer
from stationery.data.stock import Stock
from stationery.model.composition import Composition
from stationery.model.diagnostics import Diagnostics
from stationery.model.errors import Place, SourceError, UnknownName, did_you_mean
from stationery.model.late_pattern import late
from stationery.model.letter import Letter
from stationery.model.manuscript import Manuscript
from stationery.model.prose import Line
from stationery.model.typeface import PERSONAL
from stationery.model.values import replace
from stationery.resolve.countries import is_military
from stationery.resolve.defaults import default
from stationery.resolve.display_type import scale_display
from stationery.resolve.job import POST, EnvelopeOptions, Job
from stationery.resolve.typefaces import choose_families
from stationery.wording.guests import HOW_TO_TITLE, find_untitled, word_guests


def ensure_inner(letter: Letter, options: EnvelopeOptions) -> None:
    """Raise SourceError for an inner envelope that isn't named, and for what only the outer one has."""
    if not letter.choices.envelope:
        hint = "add `envelope`: it is a little smaller than the outer one, such as us-a6 inside us-a7"
        raise SourceError("which envelope is the inner one?", Place("inner"), hint)
    if options.return_to == "flap":
        message = "a return address on the flap is for the outer envelope"
        raise SourceError(message, Place("return_"), "leave it out with `inner`")
    if options.postage:
        message = "postage is for the outer envelope"
        raise SourceError(message, options.postage.place, "leave it out with `inner`")


def _set_hand_in(hand: Hand, job: Job, stock: Stock, diagnostics: Diagnostics) -> Hand:
    """The hand in the typeface that is chosen for the envelope, if it is one: a script for script, any other for
    capitals. Raises SourceError for capitals of a script."""
    chosen = job.options.envelope.font
    if not chosen:
        return hand
    families = choose_families(chosen, stock)
    family = families.letterhead if hand.capitals else families.body
    script = stock.typefaces.purpose(family) == PERSONAL
    if script and hand.capitals:
        message = f"an address in capitals can't be read in {family}, a script"
        raise SourceError(message, chosen.place, "use --invitation script, or another typeface")
    if not script and not hand.capitals:
        message = f"the address isn't in {family}: --invitation script sets it in a script, {hand.font}"
        diagnostics.remark(message, chosen.place, f"for roman capitals in {family}, use --invitation roman")
        return hand
    by = scale_display(family, hand.font, stock.typefaces, capitals=hand.capitals)
    return replace(hand, font=family, size=hand.size * by, least=hand.least * by)


def _tell_abbreviations(lines: tuple[Line, ...], style: Inviting, diagnostics: Diagnostics) -> None:
    """That the street or the state of an American address is abbreviated, as etiquette doesn't have it. The sentences
    are the same for all addresses, so that they can be told together."""
    *above, last = lines
    street = next((line for line in above if _has_abbreviation(line.text, style)), None)
    state = _STATE.search(last.text)
    in_state = bool(state and region("US", state[1]) and state[1] != _CAPITAL and not is_military(last.text))
    if not (street or in_state):
        return
    what = "the street and the state are" if street and in_state else "the street is" if street else "the state is"
    place = street.place if street else last.place
    message = f"{what} abbreviated; invitations are addressed with words in full"
    diagnostics.remark(message, place, "write Street, Apartment, Illinois, and the like")


def _has_abbreviation(text: str, style: Inviting) -> bool:
    """Whether a line with a number has an abbreviated word of a street, as its last one or before a unit: the St. of
    St. Paul Street is none."""
    words = text.split()
    if not any(map(str.isdigit, text)):
        return False
    for word, following in zip(words, (*words[1:], ""), strict=True):
        is_last = word.endswith(",") or not following or following.rstrip(".,") in style.in_full
        if word.rstrip(".,") in style.in_full and (is_last or _UNIT.match(following)):
            return True
    return False


_STATE = late(r"\b([A-Z]{2})(?: +\d{5}(?:-\d{4})?)?$")
_UNIT = late(r"#|\d|[A-Z]$|Unit|Floor|Apartment|Suite|N\b|S\b|E\b|W\b|NE\b|NW\b|SE\b|SW\b")
"""What stands behind the type of a street: a unit, or where the street runs."""
_CAPITAL = "DC"


def compose_invitation(
    job: Job, manuscript: Manuscript, face: EnvelopeFace, stock: Stock, diagnostics: Diagnostics
) -> Composition:
    """The pages of one of the two envelopes. Raises UnknownName for a hand that there is not, SourceError for
    an address in capitals of a script."""
    options, style = job.options.envelope, inviting(job.store)
    named = options.invitation
    if named.text not in HANDS:
        raise UnknownName(
            f"there is no invitation style called {named.text!r}", named.place, did_you_mean(named.text, HANDS), HANDS
        )
    hand = _set_hand_in(style.hands[named.text], job, stock, diagnostics)
    if stock.typefaces.purpose(face.family) == PERSONAL:  # that of the guest's address alone
        face = replace(face, family=default(stock, "envelope_font"))
    if not options.inner and stock.typefaces.purpose(hand.font) == PERSONAL and job.address_style.manner.text == POST:
        message = "an address in capitals, as posts prefer it, can't be read in script"
        hint = "use --invitation roman for capitals, or leave out --address-manner post"
        raise SourceError(message, job.address_style.manner.place or named.place, hint)
    stock.typefaces.purpose(hand.font)
    if options.inner:
        return compose_inner(word_guests(job, diagnostics), manuscript, face, hand, style, stock.typefaces)
    if untitled := find_untitled(job):
        has = "has no title" if len(untitled) == 1 else "have no title"
        message = f"{' and '.join(map(repr, untitled))} {has}; invitations name guests with theirs"
        person = job.addressee.person
        diagnostics.remark(message, person.place if person else None, HOW_TO_TITLE)
    if (job.destination or job.origin) == "US" and job.address_style.manner.text != POST:
        _tell_abbreviations(manuscript.delivery_address, style, diagnostics)
    if job.goes_abroad and not hand.capitals and job.address_style.manner.text != POST:
        message = "posts ask for the country in capitals; in script, it is set like the rest of the address"
        diagnostics.remark(message, manuscript.delivery_address[-1].place, "use --invitation roman for capitals")
    return compose_outer(manuscript, face, hand, style, stock.typefaces, diagnostics)
