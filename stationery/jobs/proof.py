"""The trip of a proof: a name of the catalog to its sheet, every field and zone outlined; or to a whole set."""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

from stationery.errors import (
    UnknownName,
    did_you_mean,
)
from stationery.jobs.made import Made, finished
from stationery.letter import Choices, Letter, Party, Written
from stationery.page import Document
from stationery.workshop import Workshop, choose, default, dressed, go_together

if TYPE_CHECKING:
    from stationery.catalog.cards import Card
    from stationery.catalog.envelopes import Envelope
    from stationery.catalog.papers import Paper
    from stationery.compose.composed import Composed

NOTHING = Written("")


def proof_pdf(name: Written, workshop: Workshop, paper: Written = NOTHING, sender: Party | None = None) -> Made:
    """The proof of a letter style, a card or an envelope: its sheet with every field and zone outlined and labeled.

    A card and an envelope of one name, as `us-a2`, are drawn together, the card first. The proof of a letterhead is
    its whole set in true size, with the name of `sender`, or of nobody in particular.
    """
    shelf = workshop.shelf
    if name.text in shelf.names("letters"):
        return _letter_proof(name, workshop, paper)
    sheets: list[tuple[Card | Envelope, Composed]] = []
    if name.text in shelf.names("cards"):
        sheets.append(_card_proof(name, workshop))
    if name.text in shelf.names("envelopes"):
        sheets.append(_envelope_proof(name, workshop))
    if sheets:
        return _drawn_together(sheets, workshop)
    if name.text in shelf.names("letterheads"):
        return _letterhead_proof(name, workshop, paper, sender)
    kinds = ("letters", "cards", "envelopes", "letterheads")
    hint = did_you_mean(name.text, tuple(known for kind in kinds for known in shelf.names(kind)))
    raise UnknownName(f"no letter style, card, envelope or letterhead is called {name.text!r}", name.place, hint)


def _letter_proof(name: Written, workshop: Workshop, paper: Written) -> Made:
    from stationery.catalog.letters import letter_style
    from stationery.catalog.papers import paper as find_paper
    from stationery.catalog.setting import setting
    from stationery.compose.proof_letter import letter_proof
    from stationery.jobs.windows import shown_in_windows

    style = letter_style(workshop.shelf, name)
    sheet = find_paper(workshop.shelf, paper or style.default_paper or style.papers[0])
    go_together(style, sheet, paper)
    family = default(workshop, "envelope_font")
    shown = shown_in_windows(style, sheet, workshop) if style.windows else ()
    composed = letter_proof(style, sheet, setting(workshop.shelf), workshop.library, family, shown)
    return _proof_drawn(composed, f"{style.name} on {sheet.name}", workshop, sheet)


def _card_proof(name: Written, workshop: Workshop) -> tuple[Card, Composed]:
    """Both sides of the unfolded card, for each way to fold it."""
    from stationery.catalog.cards import card
    from stationery.catalog.setting import setting
    from stationery.compose.proof_card import card_proof

    found, family = card(workshop.shelf, name), default(workshop, "envelope_font")
    return found, card_proof(found, setting(workshop.shelf), workshop.library, family)


def _envelope_proof(name: Written, workshop: Workshop) -> tuple[Envelope, Composed]:
    """One page for each post, since the zones are the post's and the envelope is only paper."""
    from stationery.catalog.envelopes import envelope
    from stationery.catalog.posts import posts
    from stationery.catalog.safety import safe_area
    from stationery.compose.composed import Composed
    from stationery.compose.proof_envelope import envelope_proof
    from stationery.jobs.windows import always_behind

    found, family = envelope(workshop.shelf, name), default(workshop, "envelope_font")
    safe = safe_area(workshop.shelf)
    always = always_behind(found, workshop) if found.windows.windows else ()
    proofs = [
        envelope_proof(found, post, safe, workshop.library, family, number=number, always=always)
        for number, post in enumerate(posts(workshop.shelf).values())
    ]
    pages = tuple(page for proof in proofs for page in proof.pages)
    remarks = tuple(remark for proof in proofs for remark in proof.remarks)
    return found, Composed(pages, remarks)


def _letterhead_proof(name: Written, workshop: Workshop, paper: Written, sender: Party | None) -> Made:
    from stationery.catalog.setting import setting
    from stationery.compose.proof_letterhead import letterhead_proof
    from stationery.reading.parties import party_from_table
    from stationery.sources import load_table
    from stationery.wording.masthead import sending

    shelf = workshop.shelf
    if sender is None:
        table = load_table(shelf.single("proof-sender.yaml")[-1])
        sender = party_from_table(table.needed_table("sender"), sender=True)
        table.finish()
    assert sender is not None
    chosen = choose(Letter("proof", sender=sender, choices=Choices(paper=paper, letterhead=name)), workshop)
    head = dressed(chosen, workshop)
    assert head is not None
    masthead = sending(sender, None, chosen.language, shelf).masthead
    composed = letterhead_proof(
        masthead,
        head,
        chosen.style,
        chosen.paper,
        setting(shelf),
        workshop.library,
        chosen.language.tag,
        chosen.head_family,
        default(workshop, "envelope_font"),
    )
    return _proof_drawn(composed, f"{head.name} on {chosen.paper.name}", workshop, chosen.paper)


def _drawn_together(sheets: list[tuple[Card | Envelope, Composed]], workshop: Workshop) -> Made:
    """The proofs of all that has one name, in one file."""
    from stationery.compose.composed import Composed

    pages = tuple(page for _, composed in sheets for page in composed.pages)
    remarks = tuple(remark for _, composed in sheets for remark in composed.remarks)
    title = ", ".join(sheet.name for sheet, _ in sheets)
    return _proof_drawn(Composed(pages, remarks), title, workshop, sheets[0][0])


def _proof_drawn(composed: Composed, title: str, workshop: Workshop, sheet: Paper | Envelope | Card) -> Made:
    made = workshop.created or datetime.combine(workshop.today, time(), UTC)
    return finished(composed, Document(composed.pages, f"Proof: {title}", "en", made), workshop, sheet)
