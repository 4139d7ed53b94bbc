"""What a command must find for the check whose errors are told beside what it makes: nobody is stopped by them."""

from __future__ import annotations

from stationery.cli import settings
from stationery.model.errors import Remark, StationeryError
from stationery.model.letter import Letter
from stationery.products.advice import Advice
from stationery.products.check_context import names_a_file


def advice(letter: Letter) -> Advice:
    """The moment, and the interview that the letter names; one that cannot be read is told instead."""
    interview = None
    if names_a_file(letter):
        from stationery.reading.interview import interview_of

        try:
            interview = interview_of(letter)
        except StationeryError as fault:
            unread = Remark(f"the etiquette was not checked: {fault}", letter.interview.place)
            return Advice(settings.moment(None), unread=unread)
    return Advice(settings.moment(None), interview)
