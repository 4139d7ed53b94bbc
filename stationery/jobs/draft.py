"""What every trip does for a draft: its pages show what they are, and the file's title says it to those who listen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stationery.values import replace
from stationery.workshop import Chosen, Workshop

if TYPE_CHECKING:
    from stationery.compose.composed import Composed
    from stationery.manuscript import Manuscript


def draft_of(composed: Composed, chosen: Chosen, family: str, workshop: Workshop) -> Composed:
    """The pages with their marks highlighted and the language's word for a draft across each."""
    from stationery.catalog.draft import draft_look
    from stationery.compose.draft import as_draft

    spoken = chosen.language
    look = draft_look(workshop.shelf)
    pages = as_draft(composed.pages, spoken.words["draft"], look, workshop.library, family, spoken.tag)
    return replace(composed, pages=pages)


def titled(manuscript: Manuscript, chosen: Chosen) -> Manuscript:
    return replace(manuscript, title=f"{chosen.language.words['draft']}: {manuscript.title}")
