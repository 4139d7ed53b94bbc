"""The trip of a proof: a name of the catalog to its sheet, every field and zone outlined; or to a whole set."""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

from stationery.errors import SourceError, UnknownName, did_you_mean
from stationery.jobs.made import Made, finished
from stationery.letter import Choices, Letter, Party, Written
from stationery.page import Document
from stationery.values import replace
from stationery.workshop import Workshop, choose, default, dressed, go_together

if TYPE_CHECKING:
    from stationery.catalog.cards import Card
    from stationery.catalog.envelopes import Envelope
    from stationery.catalog.papers import Paper
    from stationery.catalog.posts import Post
    from stationery.compose.composed import Composed

NOTHING = Written("")


def proof_pdf(
    name: Written,
    workshop: Workshop,
    paper: Written = NOTHING,
    sender: Party | None = None,
    look: Choices | None = None,
) -> Made:
    """The proof of a letter style, a card or an envelope: its sheet with every field and zone outlined and labeled.

    A card and an envelope of one name, as `us-a2`, are drawn together, the card first. The proof of a post is its zones
    on the envelopes that its file names for it. The proof of a letterhead is its whole set in true size, with the name
    of `sender`, or of nobody in particular; `look` is what it is told beside its name.
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
    if name.text in shelf.names("posts"):
        return _post_proof(name, workshop)
    if name.text in shelf.names("letterheads"):
        return _letterhead_proof(name, workshop, paper, sender, look or Choices())
    kinds = ("letters", "cards", "envelopes", "posts", "letterheads")
    hint = did_you_mean(name.text, tuple(known for kind in kinds for known in shelf.names(kind)))
    what = "letter style, card, envelope, post or letterhead"
    raise UnknownName(f"no {what} is called {name.text!r}", name.place, hint or "`stationery catalog` lists all")


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
    """One page for each post that takes it, since the zones are the post's and the envelope is only paper."""
    from stationery.catalog.envelopes import envelope
    from stationery.catalog.posts import posts
    from stationery.errors import Remark

    found, known = envelope(workshop.shelf, name), tuple(posts(workshop.shelf).values())
    taking = tuple(post for post in known if not post.is_small(found.size))
    composed = _zones([(found, post) for post in taking or known], workshop)
    if taking:
        return found, composed
    told = Remark(f"{found.name} is too small for every post that is known; these are their zones nevertheless")
    return found, replace(composed, remarks=(told, *composed.remarks))


def _post_proof(name: Written, workshop: Workshop) -> Made:
    """Its zones on each of the envelopes that show them."""
    from stationery.catalog.envelopes import envelope
    from stationery.catalog.posts import post

    found = post(workshop.shelf, name)
    covers = [envelope(workshop.shelf, each) for each in found.proof]
    if not covers:
        hint = "write `proof: [c6, c5]` in its file, with the envelopes that show them"
        raise SourceError(f"{name.text}: its file names no envelope to show its zones on", name.place, hint)
    composed = _zones([(cover, found) for cover in covers], workshop)
    return _proof_drawn(composed, found.name, workshop, covers[0])


def _zones(faces: list[tuple[Envelope, Post]], workshop: Workshop) -> Composed:
    """A page for each envelope with the zones of a post, read as that post reads it."""
    from stationery.catalog.envelopes import as_read
    from stationery.catalog.safety import safe_area
    from stationery.compose.composed import Composed
    from stationery.compose.proof_envelope import envelope_proof
    from stationery.jobs.windows import always_behind

    family, safe = default(workshop, "envelope_font"), safe_area(workshop.shelf)
    proofs = [
        envelope_proof(
            as_read(cover, post),
            post,
            safe,
            workshop.library,
            family,
            number=number,
            always=always_behind(cover, workshop) if cover.windows.windows else (),
        )
        for number, (cover, post) in enumerate(faces)
    ]
    pages = tuple(page for proof in proofs for page in proof.pages)
    return Composed(pages, tuple(remark for proof in proofs for remark in proof.remarks))


def _letterhead_proof(name: Written, workshop: Workshop, paper: Written, sender: Party | None, look: Choices) -> Made:
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
    chosen = choose(Letter("proof", sender=sender, choices=replace(look, paper=paper, letterhead=name)), workshop)
    head = dressed(chosen, workshop)
    assert head is not None
    masthead = sending(sender, None, chosen.language, shelf).masthead
    if head.qr:
        from stationery.jobs.codes import with_own_code

        masthead = with_own_code(sender, masthead, head.qr, head.qr_side, chosen, workshop, name.place)
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
