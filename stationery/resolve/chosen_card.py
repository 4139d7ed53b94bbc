"""What a card takes from the catalog: its fold, front, envelope, letterhead and typefaces."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stationery.catalog.papers import default_paper
from stationery.model.errors import DoesNotFit, UnknownName
from stationery.model.letter import Written
from stationery.model.typeface import PERSONAL
from stationery.model.values import replace
from stationery.resolve.choosing import Choosing
from stationery.resolve.chosen import Source
from stationery.resolve.chosen_fonts import choose_beside_note, choose_on_envelope, choose_type
from stationery.resolve.chosen_letterhead import choose_letterhead, remark_without_accent
from stationery.resolve.countries import country_of
from stationery.resolve.defaults import default_card
from stationery.resolve.job import CardChoice, Fonts

if TYPE_CHECKING:
    from stationery.catalog.letterheads import Letterhead
    from stationery.catalog.papers import Paper


def choose_card(work: Choosing, country: str) -> tuple[CardChoice, Paper, Written, Letterhead | None, Fonts]:
    """What a card takes from the catalog, and what its envelope does."""
    from stationery.catalog.card_style import note_style  # 0.4 ms
    from stationery.catalog.cards import NO_FOLD, ORIENTATIONS, PORTRAIT, WRITTEN_ON, card  # 0.3 ms

    wished, options = work.wished, work.options.card
    style, usual = note_style(work.store), default_paper(work.store, country)
    chosen = work.look_up(card, wished.card, default_card(work.stock, usual.id))
    work.tell("card", chosen.id, wished.card, "paper", usual.id, work.own_card(usual.id))
    folds = tuple(fold.id for fold in chosen.folds)
    if folds == (NO_FOLD,) and (options.french or options.fold.text not in ("", NO_FOLD)):
        message, place = f"{chosen.id} is a flat card", options.fold.place or wished.card.place
        hint = f"choose a folded card, such as {_folded(work, usual.id)}"
        work.faults.append(DoesNotFit(message, place, hint))
        options = replace(options, fold=Written(""), french=False)
    fold_id = work.one_of(options.fold, folds, "fold", chosen.id)
    fold = chosen.fold(fold_id) or chosen.folds[0]
    usual_way = PORTRAIT if chosen.address_side and _is_in_columns(work, country) else fold.orientation
    orientations = tuple(sorted(ORIENTATIONS, key=lambda each: each != usual_way))
    cover = wished.envelope or Written(chosen.envelope)
    if cover and cover.text not in work.store.names("envelopes"):
        from stationery.catalog.envelopes import match_envelope  # 2.3 ms

        cover = work.look_up(match_envelope, cover, chosen.envelope)
    dressed: Source = "card" if chosen.letterhead else "house"
    letterhead = choose_letterhead(
        work, Written(chosen.letterhead or style.letterhead), dressed, chosen.id if chosen.letterhead else "cards"
    )
    own = letterhead.font if letterhead else ""
    families = choose_type(work, style.font, "house", "cards")
    purpose = "body"
    try:
        purpose = work.stock.typefaces.purpose(families.body, wished.font.place)
    except UnknownName as fault:
        work.faults.append(fault)
    heading = own or style.font if own or purpose == PERSONAL else families.body
    choice = CardChoice(
        chosen,
        fold,
        work.one_of(options.orientation, orientations, "orientation", chosen.id),
        work.one_of(options.panel, WRITTEN_ON[fold.id], "panel", chosen.id),
        style,
    )
    if wished.words or wished.front or wished.border or chosen.border:
        from stationery.resolve.outside import dress_front, remark_on_hidden_letterhead  # 1.0 ms

        script = families.body if purpose == PERSONAL else ""
        headed = letterhead is not None
        choice = dress_front(choice, work.letter, work.stock, work.faults, headed=headed, script=script)
        work.letter = remark_on_hidden_letterhead(choice, work.letter)
    if wished.accent and letterhead and not (choice.front or choice.border):
        remark_without_accent(work, letterhead)
    sheet = work.paper(wished.paper, usual, country)
    work.tell("envelope", cover.text or "none", wished.envelope, "card", chosen.id)
    fonts = Fonts(
        body=families.body,
        heading=heading,
        envelope=choose_beside_note(work, families),
        corner=heading,
        style=style.font,
        letterhead=work.written_for,
        purpose=purpose,
    )
    return choice, sheet, cover, letterhead, choose_on_envelope(work, fonts, letterhead)


def _is_in_columns(work: Choosing, country: str) -> bool:
    """Whether the address on a postcard is set in columns, for which the card stands upright."""
    from stationery.catalog.posts import post_of  # 1.0 ms
    from stationery.resolve.columns import may_be_in_columns  # 0.2 ms

    recipient = work.letter.recipient
    there = country_of(recipient, work.store)
    return recipient is not None and may_be_in_columns(recipient, there, post_of(work.store, country))


def _folded(work: Choosing, paper: str) -> str:
    """The id of a card that is folded: the usual one for that paper, if it is."""
    from stationery.catalog.cards import NO_FOLD, card  # 0.3 ms

    names = (default_card(work.stock, paper), *work.store.names("cards"))
    return next(name for name in names if any(fold.id != NO_FOLD for fold in card(work.store, Written(name)).folds))
