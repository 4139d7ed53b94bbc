"""Placeholders `[[…]]` left in a letter: refuse to print them, all reported at once, or mark the print as a draft."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING

from stationery.model.errors import Several, SourceError, StationeryError, raise_faults
from stationery.model.letter import Letter
from stationery.model.values import replace

if TYPE_CHECKING:
    from stationery.data.stock import Stock
    from stationery.model.composition import Composition
    from stationery.model.manuscript import Manuscript
    from stationery.resolve.job import Job

UNPRINTED = frozenset(
    ("signature", "interview", "position", "organization", "decision_by", "learned", "interviewers")
)  # fmt: skip
"""Keys of the head whose words stand on no paper."""

FILL_IN = "replace it with your words; in the body, write \\[[ to print the brackets"
PRINT_ANYWAY = "replace it with your words, or print a draft that highlights it (--draft)"


def refuse_marks(
    letter: Letter,
    hint: str = FILL_IN,
    *,
    also: Collection[str] = (),
    beside: Callable[[], object] | None = None,
) -> None:
    """Raise SourceError for each mark that would be read by the recipient; do nothing if there is none.

    `also` names unprinted keys whose words this trip shows nevertheless. What `beside`, the trip's first steps, finds
    wrong is told together with the marks. The hint stands once, below the last mark.
    """
    marks = [mark for mark in letter.marks if mark.part not in UNPRINTED or mark.part in also]
    if not marks:
        return
    faults: list[StationeryError] = []
    for number, mark in enumerate(marks, 1):
        message = (
            f"{mark.words} is not filled in" if mark.closed else f"a placeholder is not closed with ]]: {mark.words}"
        )
        faults.append(SourceError(message, mark.place, hint if number == len(marks) else ""))
    if beside:
        try:
            beside()
        except Several as others:
            faults += others.faults
        except StationeryError as other:
            faults.append(other)
    raise_faults(faults)


def mark_draft(composed: Composition, job: Job, family: str, stock: Stock) -> Composition:
    """The pages with their marks highlighted and the language's word for a draft across each."""
    from stationery.catalog.watermark import draft_look  # 5.0 ms
    from stationery.compose.pieces.watermark import mark_pages  # 7.8 ms

    look, language = draft_look(job.store), job.language
    pages = mark_pages(composed.pages, language.words["draft"], look, stock.typefaces, family, language.tag)
    return replace(composed, pages=pages)


def title_draft(manuscript: Manuscript, job: Job) -> Manuscript:
    return replace(manuscript, title=f"{job.language.words['draft']}: {manuscript.title}")
