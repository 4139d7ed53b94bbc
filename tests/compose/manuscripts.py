"""Manuscripts to compose in tests: words without a file, in FixedPitch every one of them can be counted."""

from __future__ import annotations

from stationery.catalog.letterheads import letterhead
from stationery.catalog.letters import letter_style
from stationery.catalog.papers import paper
from stationery.compose.parts.artwork import Artwork
from stationery.compose.pieces.letter import compose_letter
from stationery.model.diagnostics import Diagnostics
from stationery.model.errors import Place, Remark
from stationery.model.letter import Choices, Letter, Party
from stationery.model.manuscript import Entry, Manuscript, Masthead, Part, Subscription
from stationery.model.page import Page
from stationery.model.prose import Line, Paragraph, Span, plain
from stationery.model.typeface import FixedPitch, Typefaces
from stationery.model.values import replace, value
from stationery.resolve.job import Fonts, Job
from tests.jobs import STORE
from tests.jobs import job as make_job

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


_LETTER = Letter("ann.md", recipient=Party(name="Jane Schmoe"), sender=Party(name="Ann Example"))
_JOB = make_job(_LETTER)


@value
class Composed:
    pages: tuple[Page, ...]
    remarks: tuple[Remark, ...]


def order(
    style: str = "full-block",
    sheet: str = "letter",
    head: str | None = "plain-block",
    one_page: bool | None = None,
    **changes: object,
) -> Job:
    """A job in FixedPitch's only typeface."""
    letter = replace(_LETTER, choices=Choices(one_page=one_page))
    made = replace(
        _JOB,
        letter=letter,
        letter_style=letter_style(STORE, style),
        letterhead=letterhead(STORE, head) if head else None,
        paper=paper(STORE, sheet),
        fonts=Fonts("test", "test", "test", "test", "test", "test"),
        justify=False,
    )
    return replace(made, **changes)


def compose(words: Manuscript, job: Job, typefaces: Typefaces | None = None, **artwork: object) -> Composed:
    """The letter's pages in FixedPitch, and what is remarked while it is composed."""
    diagnostics = Diagnostics()
    beside = Artwork(**artwork)  # type: ignore[arg-type]
    pages = compose_letter(words, job, typefaces or FixedPitch(), beside, diagnostics).pages
    return Composed(pages, diagnostics.remarks)
