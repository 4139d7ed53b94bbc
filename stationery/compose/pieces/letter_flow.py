"""What a style becomes for one letter's words: the order of its flow, and wider margins for few of them."""

from __future__ import annotations

from stationery.catalog.gaps import Gap, Measure
from stationery.catalog.letters import FlowPart, LetterStyle, Sheet
from stationery.model.manuscript import Manuscript
from stationery.model.prose import Figure, Tabulation, paragraphs
from stationery.model.values import replace

_SENTENCE_SPACES = 5
"""A close with fewer spaces is the usual short one, even if the writer has put a period after it."""


def flow_of(style: LetterStyle, manuscript: Manuscript) -> tuple[FlowPart, ...]:
    """The style's flow; the subject line and the salutation change places where the language has the subject first.

    Each keeps its look, and takes the space above it from the place where it stands. A close that is a sentence, as in
    French, stands at the left like the paragraph that it is, also where the style has closes at the middle.
    """
    flow = list(style.flow)
    close = manuscript.part("close")
    if close and close[-1].text.endswith(".") and close[-1].text.count(" ") >= _SENTENCE_SPACES:
        flow = [replace(entry, at="left") if entry.part == "close" else entry for entry in flow]
    names = [entry.part for entry in flow]
    if not manuscript.subject_first or not {"subject", "salutation"} <= set(names):
        return tuple(flow)
    first, second = names.index("salutation"), names.index("subject")
    if first < second:
        greeting, subject = flow[first], flow[second]
        flow[first] = replace(subject, before=greeting.before)
        flow[second] = replace(greeting, before=subject.before)
    return tuple(flow)


def draw_close(between: Gap, lines: float) -> Gap:
    """The gap between paragraphs, no wider than so many lines."""

    def cut(measure: Measure) -> Measure:
        return measure if measure.lines <= lines else Measure(lines, measure.fixed)

    return Gap(cut(between.natural), cut(between.least), cut(between.most))


def margins_of(sheet: Sheet, manuscript: Manuscript) -> Sheet:
    """The sheet, with wider margins for a letter of few words where the style has them, but for one with a table or a
    picture, which has need of room."""
    words = sum(paragraph.text.count(" ") + 1 for paragraph in paragraphs(manuscript.body))
    if words >= sheet.short_words or any(isinstance(block, Tabulation | Figure) for block in manuscript.body):
        return sheet
    return replace(sheet, left=sheet.short_margin, right=sheet.short_margin)
