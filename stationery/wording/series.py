"""Words the letters of a series after the first: only what differs from it is worded anew."""

from __future__ import annotations

import re

from stationery.model.capitals import capitalize_line
from stationery.model.diagnostics import Diagnostics
from stationery.model.letter import GREETING, Written
from stationery.model.manuscript import Manuscript, Part
from stationery.model.prose import Block, Line, paragraphs, plain
from stationery.model.values import replace
from stationery.resolve.greeted import name_addressed
from stationery.resolve.job import Job
from stationery.wording.dates import word_date
from stationery.wording.letter import (
    names_of,
    usage_of,
    word_body,
    word_close,
    word_inside_address,
    word_lines,
    word_names,
    word_salutation,
    word_title,
)
from stationery.wording.notations import postscript, subject
from stationery.wording.salutations import salutation

_MOST_KEPT = 500

_LETTERS = re.compile(r"[^\W\d_]+")


class WordedSeries:
    """Letters by one sender, in the same choices, to the same country, of the words of one template.

    `first` is the manuscript of `job`, as `word_letter` gives it. Of the letters that follow, the recipient, the
    subject, the salutation, the postscript, and blocks of the body may be others; all else is the very same.
    """

    def __init__(self, job: Job, first: Manuscript) -> None:
        self._first = first
        self._when = word_date(job.date, job.language)
        self._usage = usage_of(job)
        self._body = job.letter.body  # keeps the numbers below alive
        worded = first.body
        self._words: frozenset[str] = frozenset()
        if job.justify:
            texts = (paragraph.text for paragraph in paragraphs(self._body))
            self._words = frozenset(word for text in texts for word in _LETTERS.findall(text))
            unnamed = replace(job, letter=replace(job.letter, recipient=None))
            worded = word_body(self._body, unnamed, Diagnostics())
        self._blocks = {id(block): each for block, each in zip(self._body, worded, strict=True)}
        self._subject, self._postscript = job.letter.subject, job.letter.postscript
        self._closes: dict[tuple[str, bool], tuple[Line, ...]] = {}
        closes = (job.letter.close.text, *job.language.closes.values())
        self._close_varies = bool(job.language.closing_words) or any(GREETING in each for each in closes)
        """Whether the close has words of the salutation in it, or of the body."""

    def word(self, job: Job, diagnostics: Diagnostics) -> Manuscript:
        """The manuscript of another letter of the series, equal to what `word_letter` gives."""
        first, letter, shown = self._first, job.letter, job.shown
        inside = word_inside_address(job, self._usage, diagnostics)
        changed: dict[str, tuple[Line, ...]] = {"inside_address": inside}
        opening: Written | None = None
        if "salutation" in shown:
            opening = word_salutation(job, diagnostics)
            changed["salutation"] = word_lines((plain(opening.text, opening.place),), job)
        if letter.subject is not self._subject:
            changed["subject"] = word_lines(subject(letter.subject, job.language), job)
        if letter.postscript is not self._postscript:
            changed["postscript"] = word_lines(postscript(letter.postscript, job.language), job)
        changed["close"] = self._close(job, opening.text if opening else "")
        capitals = job.letter_style.capitals if job.letter_style else frozenset()
        for key in capitals & changed.keys():
            changed[key] = tuple(capitalize_line(each, job.language.tag) for each in changed[key])
        name = name_addressed(job.greeted, job.language) or (inside[0].text if inside else "")
        parts = tuple(
            Part(part.name, changed.get(part.name, part.lines)) for part in first.parts if changed.get(part.name, True)
        )
        return replace(
            first,
            title=word_title(name, self._when, job.language),
            parts=parts,
            body=self._word_body(job, diagnostics),
            continuation=self._word_heading(job, name),
            delivery_address=(*first.part("attention"), *inside),
        )

    def greet(self, job: Job) -> str:
        """The salutation of a letter that states none, as it is printed; empty if the style has none."""
        if "salutation" not in job.shown:
            return ""
        opening = salutation(job.greeted, job.language, job.punctuation.salutation, Diagnostics())
        (line,) = word_lines((plain(opening.text, opening.place),), job)
        if job.letter_style and "salutation" in job.letter_style.capitals:
            line = capitalize_line(line, job.language.tag)
        return line.text

    def _close(self, job: Job, greeting: str) -> tuple[Line, ...]:
        key = (greeting if self._close_varies else "", job.greeted.person is not None)
        found = self._closes.get(key)
        if found is None:
            if len(self._closes) >= _MOST_KEPT:
                self._closes.clear()
            found = self._closes[key] = word_close(job, greeting)
        return found

    def _word_heading(self, job: Job, name: str) -> tuple[Line, ...]:
        """The heading of later sheets, in which only the name differs, and where it is from."""
        (named,) = word_names((name,), job, self._usage)
        others = (replace(line, place=named.place) for line in self._first.continuation[1:])
        return (named, *others)

    def _word_body(self, job: Job, diagnostics: Diagnostics) -> tuple[Block, ...]:
        kept = self._blocks
        blocks = job.letter.body
        if self._words and not self._words.isdisjoint(names_of(job.sender, job.letter.recipient)):
            return word_body(blocks, job, diagnostics)  # a name is not divided
        fresh = tuple(block for block in blocks if id(block) not in kept)
        worded = iter(word_body(fresh, job, diagnostics))
        return tuple(kept.get(id(block)) or next(worded) for block in blocks)
