"""The trip of a letter, and of its envelope with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stationery.errors import StationeryError, each_fault, raise_faults
from stationery.jobs.envelope import envelope_pdf
from stationery.jobs.made import Made, created, drawn
from stationery.letter import Choices, Letter
from stationery.manuscript import PARTS
from stationery.values import replace
from stationery.workshop import Chosen, Workshop, choose, dressed

if TYPE_CHECKING:
    from stationery.compose.composed import Composed
    from stationery.manuscript import Manuscript


def letter_pdf(letter: Letter, workshop: Workshop, signature: bytes | None = None, draft: bool = False) -> Made:
    """The letter's PDF. `signature` is the picture's bytes, if the letter names one.

    Raises SourceError without a recipient or sender, or for marks `[[…]]` in it unless it is a `draft`, and what each
    room raises; all unknown names together.
    """
    return letter_and_envelope(letter, workshop, signature, with_envelope=False, draft=draft)[0]


def letter_and_envelope(
    letter: Letter,
    workshop: Workshop,
    signature: bytes | None = None,
    with_envelope: bool = True,
    draft: bool = False,
) -> tuple[Made, ...]:
    """The letter's PDF and its envelope's, from one reading and one choosing."""
    if letter.marks and not draft:
        from stationery.jobs.marks import PRINT_ANYWAY, refuse_marks

        refuse_marks(letter, PRINT_ANYWAY, beside=lambda: _chosen_and_worded(letter, workshop))
    chosen, manuscript = _chosen_and_worded(letter, workshop)
    composed = composed_letter(letter, manuscript, chosen, workshop, signature)
    if draft:
        from stationery.jobs.draft import draft_of, titled

        composed = draft_of(composed, chosen.language, chosen.family, workshop)
        manuscript = titled(manuscript, chosen.language)
    made = [drawn(composed, manuscript, created(letter, chosen.language, workshop), workshop, chosen.paper)]
    cover = letter.choices.envelope
    if with_envelope or (cover and "window" in workshop.shelf.table("envelopes", chosen.envelope.text)):
        from stationery.jobs.posting import posted

        remarks, prints = posted(letter, composed.pages, chosen, workshop)
        made[0] = replace(made[0], remarks=(*made[0].remarks, *remarks))
        with_envelope = with_envelope and prints
    if with_envelope:
        made.append(envelope_pdf(letter, workshop, chosen=chosen, draft=draft))
    return tuple(made)


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
        raise_faults([each for fault in faults for each in each_fault(fault)])
        raise
    return chosen, worded(letter, chosen, workshop)


def further_faults(letter: Letter, workshop: Workshop) -> tuple[StationeryError, ...]:
    """What else is wrong with a letter that could only be read in part: unknown names, no recipient, a bad date."""
    try:
        _chosen_and_worded(letter, workshop)
    except StationeryError as fault:
        return each_fault(fault)
    return ()


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
        dressed(chosen, workshop),
        chosen.paper,
        setting(workshop.shelf),
        chosen.family,
        head_family=chosen.head_family,
        justify=chosen.justify,
        one_page=letter.choices.one_page,
        signature=image,
    )
    return compose_letter(manuscript, order, workshop.library)
