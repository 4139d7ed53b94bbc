"""One letter in work: what is looked up for it in the catalog, who chose it, and the faults on the way."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from stationery.catalog.languages import language
from stationery.catalog.papers import paper
from stationery.data.stock import Stock
from stationery.data.store import Store
from stationery.model.errors import Place, SourceError, StationeryError, UnknownName, did_you_mean
from stationery.model.letter import Choices, Letter, Written
from stationery.model.values import replace
from stationery.resolve.chosen import Chosen, Source, source_at
from stationery.resolve.defaults import default, left_to_recipient, read_defaults, recipients_language
from stationery.resolve.job import Options, Product

if TYPE_CHECKING:
    from stationery.catalog.languages import Language
    from stationery.catalog.papers import Paper

T = TypeVar("T")


def spell_choices(choices: Choices, stock: Stock) -> Choices:
    """Nothing is loaded for names that are written as ids are."""
    named = (
        choices.style, choices.letterhead, choices.envelope, choices.card, choices.font, choices.front, choices.border
    )  # fmt: skip
    if not any(each.text != each.text.lower() or " " in each.text or "_" in each.text for each in named):
        return choices
    from stationery.resolve.spelling import spell_names  # 0.2 ms

    return spell_names(choices, stock.store, stock.typefaces.names())


class Choosing:
    """One letter in work. Faults are gathered, and the usual thing taken in the place of what is not known."""

    def __init__(self, letter: Letter, stock: Stock, product: Product, options: Options) -> None:
        self.letter, self.stock, self.store, self.product, self.options = letter, stock, stock.store, product, options
        self.wished = spell_choices(letter.choices, stock)
        if self.wished is not letter.choices:
            self.letter = replace(letter, choices=self.wished)
        self.faults: list[StationeryError] = []
        self.chosen: list[Chosen] = []
        self.written_for = ""  # the typeface that the letterhead's sizes are written for
        self.dressed = True
        self.pairing = ""  # that the typefaces are from, if they are from one

    def look_up(self, look_up: Callable[[Store, Written], T], named: Written, usual: str) -> T:
        """What the catalog has of that name, else the usual thing, and the fault is noted."""
        try:
            return look_up(self.store, named if named else Written(usual))
        except UnknownName as fault:
            self.faults.append(fault)
            return look_up(self.store, Written(usual))

    def one_of(self, named: Written, known: tuple[str, ...], what: str, cause: str) -> str:
        if named and named.text not in known:
            hint = did_you_mean(named.text, known)
            message = f"the {what} {named.text!r} isn't available for this card"
            self.faults.append(UnknownName(message, named.place, hint, known))
        found = named.text if named.text in known else known[0]
        self.tell(what, found, named, "card", cause)
        return found

    def tell(
        self, name: str, text: str, named: Written, otherwise: Source, cause: str = "", usual: Place | None = None
    ) -> None:
        """Note who made a choice: whoever wrote `named`, else what it follows from; `usual` is where a user's own
        defaults say so."""
        if named and named.place:
            self.chosen.append(Chosen(name, text, source_at(named.place, self.letter.file), named.place))
        else:
            self.chosen.append(Chosen(name, text, otherwise, usual, cause))

    def by_country(self, key: str, country: str) -> tuple[Source, str, Place | None]:
        """Whether the house names something for the sender's country; if not, it is what is usual anywhere. Then where
        a user's own defaults say so."""
        usual = read_defaults(self.stock)
        table = usual.table(f"{key}_by_country") if country else None
        if table and table.text(country):
            return "country", country, self.own_default(table.where(country))
        return "house", "", self.own_default(usual.where(key))

    def own_card(self, paper: str) -> Place | None:
        usual = read_defaults(self.stock)
        by_paper = usual.table("card_by_paper")
        named = by_paper and by_paper.text(paper)
        return self.own_default(by_paper.where(paper) if by_paper and named else usual.where("card"))

    def own_default(self, place: Place) -> Place | None:
        return None if self.store.is_ours(place.file) else place

    def paper(self, named: Written, usual: Paper, country: str) -> Paper:
        found = self.look_up(paper, named, usual.id)
        self.tell("paper", found.id, named, "country" if country else "house", country)
        return found

    def language(self, origin: str, destination: str) -> Language:
        named = self.wished.language
        spoken = named
        if left_to_recipient(named):
            try:
                spoken = recipients_language(self.letter.recipient, destination, named, self.stock)
            except SourceError as fault:
                self.faults.append(fault)
                spoken = Written("")
        found = self.look_up(language, spoken, default(self.stock, "language", origin))
        self.tell("language", found.tag, named, *self.by_country("language", origin))
        return found

    def fault(self, message: str, place: Place | None, hint: str) -> None:
        self.faults.append(SourceError(message, place, hint))
