"""What every trip does for a draft: its pages show what they are, and the file's title says it to those who listen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stationery.data.stock import Stock
from stationery.model.values import replace
from stationery.resolve.job import Job

if TYPE_CHECKING:
    from stationery.model.composition import Composition
    from stationery.model.manuscript import Manuscript


def mark_draft(composed: Composition, job: Job, family: str, stock: Stock) -> Composition:
    """The pages with their marks highlighted and the language's word for a draft across each."""
    from stationery.catalog.watermark import draft_look
    from stationery.compose.pieces.watermark import mark_pages

    look, spoken = draft_look(job.store), job.language
    pages = mark_pages(composed.pages, spoken.words["draft"], look, stock.typefaces, family, spoken.tag)
    return replace(composed, pages=pages)


def title_draft(manuscript: Manuscript, job: Job) -> Manuscript:
    return replace(manuscript, title=f"{job.language.words['draft']}: {manuscript.title}")
