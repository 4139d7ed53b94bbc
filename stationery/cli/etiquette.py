"""The errors of the check beside what a command makes: told as remarks, so that nobody is stopped who knows better."""

from __future__ import annotations

from stationery.cli import settings
from stationery.errors import Remark, StationeryError
from stationery.jobs.check import warnings_for
from stationery.jobs.made import Made
from stationery.jobs.noting import names_a_file
from stationery.letter import Letter
from stationery.manuscript import Manuscript
from stationery.page import Page
from stationery.values import replace
from stationery.workshop import Workshop


def remarked(made: Made, letter: Letter, workshop: Workshop, medium: str = "letter") -> Made:
    """The result with what the check finds wrong in the letter."""
    if made.manuscript is None:
        return made
    return replace(made, remarks=(*made.remarks, *remarks(letter, made.manuscript, made.pages, workshop, medium)))


def remarks(
    letter: Letter, manuscript: Manuscript, pages: tuple[Page, ...], workshop: Workshop, medium: str
) -> tuple[Remark, ...]:
    """What the check finds wrong; an interview file that cannot be read is one of it."""
    interview = None
    if names_a_file(letter):
        from stationery.cli import neighbors

        try:
            interview = neighbors.interview(letter)
        except StationeryError as fault:
            return (Remark(f"the etiquette was not checked: {fault}", letter.interview.place),)
    now = settings.moment(None)
    return warnings_for(letter, manuscript, pages, workshop, now=now, interview=interview, medium=medium)
