"""Chooses a card: how it is folded and put on paper, and all that its trip takes from the catalog."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from stationery.catalog.defaults import defaults
from stationery.data.store import Store
from stationery.model.errors import StationeryError, UnknownName, did_you_mean, raise_faults
from stationery.model.letter import Letter, Written
from stationery.model.values import value
from stationery.resolve.choose import (
    NO_LETTERHEAD,
    Stock,
    as_told,
    choose_families,
    default,
    left_to_recipient,
    spoken_by,
)

if TYPE_CHECKING:
    from stationery.catalog.card_style import CardStyle
    from stationery.catalog.cards import Card, Fold
    from stationery.catalog.languages import Language
    from stationery.catalog.letterheads import Letterhead
    from stationery.catalog.papers import Paper
    from stationery.model.letterhead_sheet import LetterheadSheet

T = TypeVar("T")

NOTHING = Written("")


@value
class CardOptions:
    """How cards are folded and put on paper; what is empty is left to the card.

    `up` is how many stand on a sheet, 0 as many as it holds; `single` puts each on a sheet of its own size.
    """

    fold: Written = NOTHING
    orientation: Written = NOTHING
    panel: Written = NOTHING
    up: int = 0
    single: bool = False


AS_USUAL = CardOptions()


@value
class CardJob:
    """What the trip of a card takes from the catalog. The family of the heading is one that may stand in the post.

    Its letterhead stands `in_place_of` paper of the writer's own where none is named for cards.
    """

    language: Language
    card: Card
    fold: Fold
    orientation: str
    panel: str
    style: CardStyle
    letterhead: Letterhead | None
    paper: Paper
    envelope: Written
    family: str
    heading_family: str
    purpose: str
    country: str
    in_place_of: LetterheadSheet | None = None


def choose_card(letter: Letter, stock: Stock, manner: CardOptions = AS_USUAL) -> CardJob:
    """What the choices, and where there are none the sender's country, take from the catalog for a card.

    Raises UnknownName for each name that the catalog has not, all together.
    """
    from stationery.catalog.card_style import note_style
    from stationery.catalog.cards import ORIENTATIONS, card
    from stationery.catalog.languages import language
    from stationery.catalog.letterheads import letterhead
    from stationery.catalog.papers import default_paper, paper
    from stationery.compose.parts.panels import WRITTEN_ON
    from stationery.wording.letter import country_of

    store, choices = stock.store, letter.choices
    faults: list[StationeryError] = []

    def found(look_up: Callable[[Store, Written], T], named: Written, usual: str) -> T:
        try:
            return look_up(store, named if named else Written(usual))
        except UnknownName as fault:
            faults.append(fault)
            return look_up(store, Written(usual))

    def one_of(named: Written, known: tuple[str, ...], what: str) -> str:
        if named and named.text not in known:
            hint = did_you_mean(named.text, known)
            faults.append(UnknownName(f"{what} {named.text!r} is none of this card's", named.place, hint))
        return named.text if named.text in known else known[0]

    style = note_style(store)
    country = country_of(letter.sender, store)
    tongue = found(language, spoken_by(letter, stock, faults), default(stock, "language", country))
    country = country or (tongue.region if choices.language and not left_to_recipient(choices.language) else "")
    usual = default_paper(store, country)
    chosen = found(card, choices.card, usual_card(stock, usual))
    fold_id = one_of(manner.fold, tuple(fold.id for fold in chosen.folds), "the fold")
    fold = chosen.fold(fold_id) or chosen.folds[0]
    orientations = tuple(sorted(ORIENTATIONS, key=lambda each: each != fold.orientation))
    cover = choices.envelope or Written(chosen.envelope)
    if cover and cover.text not in store.names("envelopes"):
        from stationery.catalog.envelopes import known_envelope

        cover = found(known_envelope, cover, chosen.envelope)
    head = choices.letterhead or Written(style.letterhead)
    heading = None if head.text == NO_LETTERHEAD else found(letterhead, head, style.letterhead)
    try:
        heading = as_told(heading, choices, stock) if heading else None
    except StationeryError as fault:
        faults.append(fault)
    own = heading.font if heading else ""
    family, purpose = style.font, "body"
    try:
        family = choose_families(choices.font or Written(style.font), stock, known=not choices.font).body
        purpose = stock.library.describe(family, choices.font.place).purpose
    except UnknownName as fault:
        faults.append(fault)
    made = CardJob(
        language=tongue,
        card=chosen,
        fold=fold,
        orientation=one_of(manner.orientation, orientations, "the orientation"),
        panel=one_of(manner.panel, WRITTEN_ON[fold.id], "the panel"),
        style=style,
        letterhead=heading,
        paper=found(paper, choices.paper, usual.id),
        envelope=cover,
        family=family,
        heading_family=own or style.font if own or purpose == "personal" else family,
        purpose=purpose,
        country=country,
        in_place_of=None if choices.letterhead else choices.own,
    )
    raise_faults(faults)
    return made


def usual_card(stock: Stock, paper: Paper) -> str:
    """The id of the card of those who write on a paper: layouts/defaults.yaml says which."""
    table = defaults(stock.store)
    by_paper = table.table("card_by_paper")
    return (by_paper.text(paper.id) if by_paper else "") or table.needed("card")
