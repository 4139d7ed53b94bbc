"""Manuscripts to compose in tests: words without a file, in FixedPitch every one of them can be counted."""

from __future__ import annotations

from pathlib import Path

from stationery.catalog.letterheads import letterhead
from stationery.catalog.letters import letter_style
from stationery.catalog.papers import paper
from stationery.catalog.typesetting import setting
from stationery.compose.pieces.letter import LetterOrder
from stationery.data.store import Store
from stationery.model.errors import Place
from stationery.model.manuscript import Entry, Manuscript, Masthead, Part, Subscription
from stationery.model.prose import Line, Paragraph, Span, plain

LAYOUTS = str(Path(__file__).parents[2] / "layouts")
STORE = Store((LAYOUTS,))
SENTENCE = "Thank you for the hour you gave me on Friday, and for the walk through the map room. "


def lines(*texts: str, first: int = 1) -> tuple[Line, ...]:
    return tuple(plain(text, Place("ann.md", number)) for number, text in enumerate(texts, first))


def manuscript(sentences: int = 6, paragraphs: int = 3, **changes: object) -> Manuscript:
    body = tuple(Paragraph((Span((SENTENCE * sentences).strip()),)) for _ in range(paragraphs))
    whole: dict[str, object] = {
        "language": "en-US",
        "title": "Letter to Ms. Jane Schmoe",
        "masthead": Masthead(
            plain("Ann Example"), lines("12 Elm Street", "Springfield, IL 62704"), lines("555 0100", "ann@example.org")
        ),
        "parts": (
            Part("date", lines("November 20, 2026")),
            Part("inside_address", lines("Ms. Jane Schmoe", "Acme Corporation", "Springfield, IL 62701", first=3)),
            Part("salutation", lines("Dear Ms. Schmoe:")),
            Part("subject", lines("Data Analyst")),
            Part("close", lines("Sincerely,")),
            Part("enclosures", lines("Enclosure")),
        ),
        "information": (Entry("Date", plain("20 November 2026")),),
        "body": body,
        "signers": (Subscription(plain("Ann Example")),),
        "continuation": lines("Ms. Jane Schmoe", "Page {page}", "November 20, 2026"),
        "return_line": plain("Ann Example · 12 Elm Street"),
    }
    return Manuscript(**{**whole, **changes})  # type: ignore[arg-type]


def order(
    style: str = "full-block", sheet: str = "letter", head: str | None = "plain-block", **changes: object
) -> LetterOrder:
    return LetterOrder(
        letter_style(STORE, style),
        letterhead(STORE, head) if head else None,
        paper(STORE, sheet),
        setting(STORE),
        "test",
        **changes,  # type: ignore[arg-type]
    )
