"""Notes and cards to compose in tests, in FixedPitch."""

from __future__ import annotations

from stationery.catalog.card_style import note_style
from stationery.catalog.cards import WRITTEN_ON, card
from stationery.catalog.letterheads import letterhead
from stationery.compose.parts.artwork import Artwork
from stationery.compose.parts.signature import Signed
from stationery.compose.pieces.card import SetCard, compose_card
from stationery.compose.type.compositor import Compositor
from stationery.model.geometry import Rect
from stationery.model.letter import Letter, Party
from stationery.model.manuscript import Manuscript, Masthead, Part
from stationery.model.page import Item, Text
from stationery.model.prose import Paragraph, Span, plain
from stationery.model.typeface import FixedPitch
from stationery.model.values import replace
from stationery.resolve.job import CardChoice, Fonts, Job
from tests.compose.manuscripts import lines, manuscript
from tests.jobs import STORE
from tests.jobs import job as make_job

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


_JOB = make_job(Letter("ann.md", recipient=Party(name="Jane Schmoe"), sender=Party(name="Ann Example")), "card")


def order(
    name: str = "us-a2",
    fold: str = "",
    purpose: str = "body",
    head: str | None = "centered",
    signature: Signed | None = None,
    **changes: object,
) -> tuple[Job, Artwork]:
    """A card's job in FixedPitch's only typeface, and the picture of its signature."""
    found = card(STORE, name)
    chosen = found.fold(fold) or found.folds[0]
    whole: dict[str, object] = {
        "card": found,
        "fold": chosen,
        "orientation": chosen.orientation,
        "panel": WRITTEN_ON[chosen.id][0],
        "style": STYLE,
    }
    job = replace(
        _JOB,
        card_choice=CardChoice(**{**whole, **changes}),  # type: ignore[arg-type]
        letterhead=letterhead(STORE, head) if head else None,
        fonts=Fonts("test", "test", "test", "test", "test", "test", purpose),
    )
    return job, Artwork(signature)


def composed(words: Manuscript, of: tuple[Job, Artwork] | None = None) -> SetCard:
    job, artwork = of or order()
    return compose_card(words, job, FixedPitch(), artwork)


def texts(items: tuple[Item, ...], part: str = "") -> list[Text]:
    found = [item for item in items if isinstance(item, Text)]
    return [item for item in found if not part or (item.path and item.path[0].role == part)]


def ink(text: Text) -> Rect:
    """From FixedPitch's capitals (0.7 em) down to the baseline."""
    return Rect(text.at.x, text.at.y - text.size * 0.7, text.width, text.size * 0.7)


def compositor() -> Compositor:
    return Compositor(FixedPitch(), _JOB.setting, "test", "en-US")
