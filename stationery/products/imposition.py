"""Cards that were chosen, on the way to paper: what composing is told, the finished file, how to cut and fold."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from stationery.model.page import Document
from stationery.model.values import replace
from stationery.products.result import Result
from stationery.resolve.card import CardJob, CardOptions
from stationery.resolve.choose import Stock

if TYPE_CHECKING:
    from stationery.compose.pieces.card import CardOrder
    from stationery.compose.pieces.imposition import Imposed
    from stationery.compose.type.compositor import Compositor
    from stationery.model.manuscript import Manuscript


def card_order(chosen: CardJob) -> CardOrder:
    from stationery.compose.pieces.card import CardOrder

    return CardOrder(
        chosen.card,
        chosen.fold.id,
        chosen.orientation,
        chosen.panel,
        chosen.style,
        chosen.style.limits[chosen.purpose],
        chosen.letterhead.card if chosen.letterhead else None,
    )


def compositor(family: str, chosen: CardJob, stock: Stock) -> Compositor:
    from stationery.catalog.typesetting import setting
    from stationery.compose.type.compositor import Compositor

    return Compositor(stock.library, setting(stock.store), family, chosen.language.tag)


def media_of(chosen: CardJob) -> str:
    """The PWG name of the card's own sheet, which it has only in its usual orientation."""
    return chosen.fold.media if chosen.orientation == chosen.fold.orientation or chosen.fold.id == "none" else ""


def finished_cards(
    imposed: Imposed, manuscript: Manuscript, moment: datetime, chosen: CardJob, stock: Stock, manner: CardOptions
) -> Result:
    from stationery.pdf.document import write_pdf

    composed = imposed.composed
    if own := chosen.in_place_of:
        from stationery.products.letterhead_sheet import in_its_place

        composed = replace(composed, remarks=(*composed.remarks, in_its_place(own, chosen.letterhead, "the card")))
    document = Document(
        composed.pages,
        manuscript.title,
        manuscript.language,
        moment,
        author=manuscript.author,
        duplex=imposed.duplex,
    )
    sheet = chosen.card.name if manner.single else chosen.paper.name
    unit = chosen.card.unit if manner.single else chosen.paper.unit
    return Result(
        write_pdf(document, stock.library),
        composed.pages,
        sheet,
        unit,
        composed.remarks,
        imposed.duplex,
        _finish(imposed, chosen, unit, manner),
        manuscript,
    )


def _finish(imposed: Imposed, chosen: CardJob, unit: str, manner: CardOptions) -> tuple[str, ...]:
    """What is done with the printed sheet: how to cut it, and how to fold its cards."""
    told: list[str] = []
    if not manner.single:
        cuts = [
            f"{' and '.join(place.words(unit) for place in places)} from its {edge} edge"
            for places, edge in ((imposed.cuts_across, "left"), (imposed.cuts_down, "top"))
            if places
        ]
        if imposed.marked:
            cuts.append("along the marks")
        told.append(f"Cut the sheet {', and '.join(cuts)}.")
    if chosen.fold.id != "none":
        told.append("Fold each card in the middle." if not manner.single else "Fold it in the middle.")
    return tuple(told) or ("Print it on the card itself; a try on plain paper tells which side is up.",)
