"""What every trip does for a draft: its pages show what they are, and the file's title says it to those who listen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stationery.values import replace
from stationery.workshop import Workshop

if TYPE_CHECKING:
    from stationery.catalog.languages import Language
    from stationery.compose.composed import Composed
    from stationery.manuscript import Manuscript


def draft_of(composed: Composed, spoken: Language, family: str, workshop: Workshop) -> Composed:
    """The pages with their marks highlighted and the language's word for a draft across each."""
    from stationery.catalog.draft import draft_look
    from stationery.compose.draft import as_draft

    look = draft_look(workshop.shelf)
    pages = as_draft(composed.pages, spoken.words["draft"], look, workshop.library, family, spoken.tag)
    return replace(composed, pages=pages)


def titled(manuscript: Manuscript, spoken: Language) -> Manuscript:
    return replace(manuscript, title=f"{spoken.words['draft']}: {manuscript.title}")
