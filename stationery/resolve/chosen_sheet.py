"""What a letter takes from the catalog: its style, paper, envelope, letterhead and typefaces."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stationery.catalog.letters import letter_style, standard_style
from stationery.catalog.papers import default_paper, paper
from stationery.model.errors import DoesNotFit, Remark
from stationery.model.letter import Written
from stationery.model.values import replace
from stationery.resolve.choosing import Choosing
from stationery.resolve.chosen import Chosen, Source, source_at
from stationery.resolve.chosen_fonts import choose_beside_note, choose_heading, choose_on_envelope, choose_type
from stationery.resolve.chosen_letterhead import choose_letterhead
from stationery.resolve.defaults import default_card
from stationery.resolve.job import Fonts
from stationery.resolve.typefaces import choose_families

_OF_CARDS = ("words", "front", "border")

if TYPE_CHECKING:
    from stationery.catalog.letterheads import Letterhead
    from stationery.catalog.letters import LetterStyle
    from stationery.catalog.papers import Paper


def choose_sheet(work: Choosing, country: str) -> tuple[LetterStyle, Paper, Written, Letterhead | None, Fonts]:
    """What a letter takes from the catalog, and what its envelope does."""
    wished, usual = work.wished, default_paper(work.store, country)
    sheet = work.paper(wished.paper, usual, country)
    if work.product == "letter":
        _remark_on_card_keys(work)
    style = work.look_up(letter_style, wished.style, standard_style(work.store, sheet.id, country))
    work.tell("style", style.id, wished.style, *work.by_country("style", country))
    if not wished.paper and usual.id not in style.papers:
        sheet = paper(work.store, style.default_paper)
        work.chosen[-2] = Chosen("paper", sheet.id, "style", None, style.id)
    named = Written(style.letterhead, style.table.where("letterhead"))
    letterhead = choose_letterhead(work, named, "style", style.id)
    cover = _choose_cover(work, style, sheet)
    families = choose_type(work, style.font, "style", style.id)
    if not work.faults:
        _note_together(work, style, sheet)
    written_for = style.font
    if families.body != style.font and not work.faults:
        written_for = choose_families(Written(style.font), work.stock, known=True).body
    if wished.envelope:
        style = style.fold_for(cover.text)
    heading = choose_heading(work, families, letterhead)
    fonts = Fonts(
        body=families.body,
        heading=heading,
        envelope=choose_beside_note(work, families) if _envelope_of_card(work, sheet) else families.envelope,
        corner=heading,
        style=written_for,
        letterhead=work.written_for,
    )
    return style, sheet, cover, letterhead, choose_on_envelope(work, fonts, letterhead)


def _remark_on_card_keys(work: Choosing) -> None:
    """Tell of words, a front, and a border, which only cards have."""
    wished = work.wished
    named = [(key, place) for key in _OF_CARDS if (written := getattr(wished, key)) and (place := written.place)]
    named = [(key, place) for key, place in named if source_at(place, work.letter.file) in ("option", "file")]
    if named:
        keys = " or ".join(key for key, _ in named) if len(named) < len(_OF_CARDS) else "words, front, or border"
        remark = Remark(f"a letter has no {keys}; only cards do", named[0][1], "make the card with `stationery note`")
        work.letter = replace(work.letter, remarks=(*work.letter.remarks, remark))


def _choose_cover(work: Choosing, style: LetterStyle, sheet: Paper) -> Written:
    """The envelope's name: as chosen, else that of the card that the letter names, the style's, or the paper's."""
    wished = work.wished.envelope
    own = _envelope_of_card(work, sheet)
    cover = wished or Written(own or style.envelope or sheet.envelope)
    if cover.text not in work.store.names("envelopes"):
        from stationery.catalog.envelopes import is_postcard, match_envelope  # 2.3 ms

        if not is_postcard(work.store, cover):
            cover = work.look_up(match_envelope, cover, sheet.envelope)
        elif work.product != "envelope":
            hint = f"choose an envelope; `stationery envelope --envelope {cover.text}` makes its address side"
            work.faults.append(DoesNotFit(f"{cover.text!r} is a postcard, and holds no letter", cover.place, hint))
            cover = Written(sheet.envelope)
    source: Source = "card" if own else "style" if style.envelope else "paper"
    cause = work.wished.card.text or "note" if own else style.id if style.envelope else sheet.id
    work.tell("envelope", cover.text, wished, source, cause)
    return cover


def _envelope_of_card(work: Choosing, sheet: Paper) -> str:
    """The envelope of the card that a letter names, or of a note's usual card; empty if it names none, a postcard,
    or one that is unknown."""
    named = work.wished.card
    if not named and work.product == "envelope" and work.letter.kind == "note":
        named = Written(default_card(work.stock, sheet.id))
    if not named or named.text not in work.store.names("cards"):
        return ""
    from stationery.catalog.cards import card  # 0.3 ms

    return card(work.store, named).envelope


def _note_together(work: Choosing, style: LetterStyle, sheet: Paper) -> None:
    try:
        ensure_together(style, sheet, work.wished.paper or work.wished.style)
    except DoesNotFit as fault:
        work.faults.append(fault)


def ensure_together(style: LetterStyle, paper: Paper, said: Written) -> None:
    """Raise, at the choice that said so, when the style is not made for the paper."""
    try:
        style.sheet(paper.id)
    except DoesNotFit as fault:
        raise DoesNotFit(fault.message, said.place, fault.hint) from None
