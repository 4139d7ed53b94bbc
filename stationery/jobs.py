"""The trips, written out once: a Letter to the PDF of the letter and of its envelope, a name to its proof."""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

from stationery.errors import (
    Place,
    Remark,
    Several,
    SourceError,
    StationeryError,
    UnknownName,
    did_you_mean,
    raise_faults,
)
from stationery.letter import Choices, Letter, Party, Written
from stationery.manuscript import PARTS
from stationery.page import Document, Page
from stationery.values import replace, value
from stationery.workshop import Chosen, Workshop, choose, default, go_together

if TYPE_CHECKING:
    from stationery.catalog.envelopes import Envelope
    from stationery.catalog.languages import Language
    from stationery.catalog.papers import Paper
    from stationery.compose.composed import Composed
    from stationery.compose.return_address import Design
    from stationery.manuscript import Manuscript

NOTHING = Written("")


@value
class Made:
    """A finished file. `sheet` is what the paper or envelope is called, `unit` (`in` or `mm`) its standard's own."""

    pdf: bytes
    pages: tuple[Page, ...]
    sheet: str
    unit: str
    remarks: tuple[Remark, ...] = ()


def letter_pdf(letter: Letter, workshop: Workshop, signature: bytes | None = None) -> Made:
    """The letter's PDF. `signature` is the picture's bytes, if the letter names one.

    Raises SourceError without a recipient or sender, and what each room raises; all unknown names together.
    """
    return letter_and_envelope(letter, workshop, signature, with_envelope=False)[0]


def letter_and_envelope(
    letter: Letter, workshop: Workshop, signature: bytes | None = None, with_envelope: bool = True
) -> tuple[Made, ...]:
    """The letter's PDF and its envelope's, from one reading and one choosing."""
    chosen, manuscript = _chosen_and_worded(letter, workshop)
    composed = composed_letter(letter, manuscript, chosen, workshop, signature)
    made = [drawn(composed, manuscript, created(letter, chosen.language, workshop), workshop, chosen.paper)]
    if with_envelope:
        made.append(envelope_pdf(letter, workshop, chosen=chosen))
    return tuple(made)


def envelope_pdf(
    letter: Letter,
    workshop: Workshop,
    *,
    family: Written = NOTHING,
    return_to: str = "front",
    upright: bool = False,
    stamp_box: bool = False,
    chosen: Chosen | None = None,
) -> Made:
    """The PDF of the letter's envelope; of the letter only recipient, sender and choices are looked at.

    `return_to` is `front`, `none` or `flap`; an `upright` page is as one reads it, the usual one as a printer feeds it.
    """
    from stationery.catalog.envelopes import envelope
    from stationery.catalog.posts import post_of
    from stationery.catalog.safety import safe_area
    from stationery.compose.envelope import compose_envelope
    from stationery.wording.letter import word_envelope

    recipient = _needs_recipient(letter)
    chosen = chosen or choose(letter, workshop)
    if family:
        workshop.library.describe(family.text, family.place)
    cover = envelope(workshop.shelf, chosen.envelope)
    manuscript = word_envelope(recipient, letter.sender, chosen.language, workshop.shelf, letter.attention)
    composed = compose_envelope(
        manuscript,
        cover,
        post_of(workshop.shelf, chosen.country),
        safe_area(workshop.shelf),
        workshop.library,
        face=family.text or chosen.envelope_family,
        return_to=return_to,
        stamp_box=stamp_box,
        feed=not upright,
        design=None if family else _design(chosen, workshop),
    )
    return drawn(composed, manuscript, created(letter, chosen.language, workshop), workshop, cover)


def _design(chosen: Chosen, workshop: Workshop) -> Design | None:
    """How the letter's letterhead dresses the return address; None without a letterhead."""
    if chosen.letterhead is None:
        return None
    from stationery.catalog.setting import setting
    from stationery.compose.compositor import Compositor
    from stationery.compose.return_address import Design

    compositor = Compositor(workshop.library, setting(workshop.shelf), chosen.family, chosen.language.tag)
    return Design(chosen.letterhead.envelope, compositor)


def proof_pdf(name: Written, workshop: Workshop, paper: Written = NOTHING) -> Made:
    """The proof of a letter style or an envelope: its sheet with every field and zone outlined and labeled."""
    shelf = workshop.shelf
    if name.text in shelf.names("letters"):
        return _letter_proof(name, workshop, paper)
    if name.text in shelf.names("envelopes"):
        return _envelope_proof(name, workshop)
    known = (*shelf.names("letters"), *shelf.names("envelopes"))
    raise UnknownName(
        f"no letter style or envelope is called {name.text!r}", name.place, did_you_mean(name.text, known)
    )


def _needs_recipient(letter: Letter) -> Party:
    if letter.recipient is None:
        hint = "write `to:` and below it the lines of the address, each indented by two spaces; or give --to"
        raise SourceError("who is the envelope for? there is no recipient", Place(letter.file), hint)
    return letter.recipient


def worded(letter: Letter, chosen: Chosen, workshop: Workshop) -> Manuscript:
    """The letter's words, in the style's manner or as the writer chose."""
    from stationery.wording.letter import word_letter

    fields, flow = chosen.style.fields, chosen.style.flow
    shown = {entry.part for entry in flow} | {part for field in fields for part in field.parts}
    return word_letter(
        letter,
        letter.sender,
        chosen.language,
        workshop.shelf,
        today=workshop.today,
        punctuation=letter.choices.punctuation.text or chosen.style.punctuation,
        capitals=chosen.style.capitals,
        hyphenate=chosen.justify,
        without=frozenset(PARTS) - shown,
    )


def _chosen_and_worded(letter: Letter, workshop: Workshop) -> tuple[Chosen, Manuscript]:
    """What is chosen and what is worded; if either cannot be done, the faults of both together."""
    try:
        chosen = choose(letter, workshop)
    except StationeryError as fault:
        faults = [fault]
        unchosen = replace(letter, choices=Choices())
        try:
            worded(unchosen, choose(unchosen, workshop), workshop)
        except StationeryError as other:
            faults.append(other)
        raise_faults([each for fault in faults for each in (fault.faults if isinstance(fault, Several) else (fault,))])
        raise
    return chosen, worded(letter, chosen, workshop)


def composed_letter(
    letter: Letter, manuscript: Manuscript, chosen: Chosen, workshop: Workshop, signature: bytes | None = None
) -> Composed:
    """The letter's pages."""
    from stationery.catalog.setting import setting
    from stationery.compose.letter import Order, compose_letter

    image = None
    if signature is not None:
        from stationery.pdf.pictures import decode_picture

        image = decode_picture(signature, letter.signature.text, letter.signature.place)
    order = Order(
        chosen.style,
        chosen.letterhead,
        chosen.paper,
        setting(workshop.shelf),
        chosen.family,
        justify=chosen.justify,
        one_page=letter.choices.one_page,
        signature=image,
    )
    return compose_letter(manuscript, order, workshop.library)


def _letter_proof(name: Written, workshop: Workshop, paper: Written) -> Made:
    from stationery.catalog.letters import letter_style
    from stationery.catalog.papers import paper as find_paper
    from stationery.catalog.setting import setting
    from stationery.compose.proof_letter import letter_proof

    style = letter_style(workshop.shelf, name)
    sheet = find_paper(workshop.shelf, paper or style.default_paper or style.papers[0])
    go_together(style, sheet, paper)
    family = default(workshop, "envelope_font")
    composed = letter_proof(style, sheet, setting(workshop.shelf), workshop.library, family)
    return _proof_drawn(composed, f"{style.name} on {sheet.name}", workshop, sheet)


def _envelope_proof(name: Written, workshop: Workshop) -> Made:
    """One page for each post, since the zones are the post's and the envelope is only paper."""
    from stationery.catalog.envelopes import envelope
    from stationery.catalog.posts import posts
    from stationery.catalog.safety import safe_area
    from stationery.compose.composed import Composed
    from stationery.compose.proof_envelope import envelope_proof

    found, family = envelope(workshop.shelf, name), default(workshop, "envelope_font")
    safe = safe_area(workshop.shelf)
    proofs = [
        envelope_proof(found, post, safe, workshop.library, family, number=number)
        for number, post in enumerate(posts(workshop.shelf).values())
    ]
    pages = tuple(page for proof in proofs for page in proof.pages)
    remarks = tuple(remark for proof in proofs for remark in proof.remarks)
    return _proof_drawn(Composed(pages, remarks), found.name, workshop, found)


def created(letter: Letter, language: Language, workshop: Workshop) -> datetime:
    """When the file says it was made: what the workshop says, else the letter's date at midnight UTC."""
    if workshop.created:
        return workshop.created
    from stationery.wording.dates import dated

    day = dated(letter.date, workshop.today, language).day
    return datetime.combine(day or workshop.today, time(), UTC)


def _proof_drawn(composed: Composed, title: str, workshop: Workshop, sheet: Paper | Envelope) -> Made:
    made = workshop.created or datetime.combine(workshop.today, time(), UTC)
    return _made(composed, Document(composed.pages, f"Proof: {title}", "en", made), workshop, sheet)


def drawn(
    composed: Composed, manuscript: Manuscript, moment: datetime, workshop: Workshop, sheet: Paper | Envelope
) -> Made:
    """The pages as a file that says of itself what the manuscript is."""
    document = Document(composed.pages, manuscript.title, manuscript.language, moment, author=manuscript.author)
    return _made(composed, document, workshop, sheet)


def _made(composed: Composed, document: Document, workshop: Workshop, sheet: Paper | Envelope) -> Made:
    from stationery.pdf.document import write_pdf

    return Made(write_pdf(document, workshop.library), composed.pages, sheet.name, sheet.unit, composed.remarks)
