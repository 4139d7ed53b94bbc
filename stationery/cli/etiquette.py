"""The errors of the check beside what a command makes: told as remarks, so that nobody is stopped who knows better."""

from __future__ import annotations

from stationery.cli import settings
from stationery.model.errors import Remark, StationeryError
from stationery.model.letter import Letter
from stationery.model.manuscript import Manuscript
from stationery.model.page import Page
from stationery.model.values import replace
from stationery.products.check import warnings_for
from stationery.products.check_context import names_a_file
from stationery.products.result import Result
from stationery.resolve.choose import Stock


def remarked(made: Result, letter: Letter, stock: Stock, medium: str = "letter") -> Result:
    """The result with what the check finds wrong in the letter."""
    if made.manuscript is None:
        return made
    return replace(made, remarks=(*made.remarks, *remarks(letter, made.manuscript, made.pages, stock, medium)))


def remarks(
    letter: Letter, manuscript: Manuscript, pages: tuple[Page, ...], stock: Stock, medium: str
) -> tuple[Remark, ...]:
    """What the check finds wrong; an interview file that cannot be read is one of it."""
    interview = None
    if names_a_file(letter):
        from stationery.reading.interview import interview_of

        try:
            interview = interview_of(letter)
        except StationeryError as fault:
            return (Remark(f"the etiquette was not checked: {fault}", letter.interview.place),)
    now = settings.moment(None)
    return warnings_for(letter, manuscript, pages, stock, now=now, interview=interview, medium=medium)
