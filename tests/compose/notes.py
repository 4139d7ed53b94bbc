"""Notes and cards to compose in tests, in FixedPitch."""

from __future__ import annotations

from stationery.catalog.card_style import note_style
from stationery.catalog.cards import card
from stationery.catalog.letterheads import letterhead
from stationery.catalog.typesetting import setting
from stationery.compose.parts.panels import WRITTEN_ON
from stationery.compose.pieces.card import CardOrder, SetCard, compose_card
from stationery.compose.type.compositor import Compositor
from stationery.model.geometry import Rect
from stationery.model.manuscript import Manuscript, Masthead, Part
from stationery.model.page import Item, Text
from stationery.model.prose import Paragraph, Span, plain
from stationery.model.typeface import FixedPitch
from tests.compose.manuscripts import STORE, lines, manuscript

STYLE = note_style(STORE)
CARDS = STORE.names("cards")
EVERY = [(name, fold.id) for name in CARDS for fold in card(STORE, name).folds]


def note(words: int = 24, paragraphs: int = 1, **changes: object) -> Manuscript:
    """A note of so many words of four letters in each paragraph."""
    body = tuple(Paragraph((Span(" ".join(["word"] * words)),)) for _ in range(paragraphs))
    parts = (
        Part("date", lines("November 20, 2026")),
        Part("salutation", lines("Dear Ms. Schmoe,")),
        Part("close", lines("Sincerely,")),
    )
    head = Masthead(plain("Ann Example"), monogram=plain("AE"))
    return manuscript(body=body, parts=parts, masthead=head, **changes)


def compositor() -> Compositor:
    return Compositor(FixedPitch(), setting(STORE), "test", "en-US")


def order(
    name: str = "us-a2", fold: str = "", purpose: str = "body", head: str | None = "centered", **changes: object
) -> CardOrder:
    found = card(STORE, name)
    chosen = found.fold(fold) or found.folds[0]
    whole: dict[str, object] = {
        "card": found,
        "fold": chosen.id,
        "orientation": chosen.orientation,
        "panel": WRITTEN_ON[chosen.id][0],
        "style": STYLE,
        "limits": STYLE.limits[purpose],
        "heading": letterhead(STORE, head).card if head else None,
    }
    return CardOrder(**{**whole, **changes})  # type: ignore[arg-type]


def composed(words: Manuscript, of: CardOrder | None = None) -> SetCard:
    return compose_card(words, of or order(), compositor(), compositor())


def texts(items: tuple[Item, ...], part: str = "") -> list[Text]:
    found = [item for item in items if isinstance(item, Text)]
    return [item for item in found if not part or (item.path and item.path[0].role == part)]


def ink(text: Text) -> Rect:
    """From FixedPitch's capitals (0.7 em) down to the baseline."""
    return Rect(text.at.x, text.at.y - text.size * 0.7, text.width, text.size * 0.7)
