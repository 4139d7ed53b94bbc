"""Gathers what the etiquette check needs when a command makes a result; its errors are shown but stop nothing."""

from __future__ import annotations

from stationery.cli import settings
from stationery.model.errors import Remark, StationeryError
from stationery.model.letter import Letter
from stationery.model.values import replace
from stationery.products.advice import PLAIN, Advice
from stationery.products.check_context import names_a_file


def advice(letter: Letter) -> Advice:
    """The time, and the interview that the letter names, or a remark if it cannot be read."""
    interview = None
    if names_a_file(letter):
        from stationery.reading.interview import interview_of  # 6.0 ms

        try:
            interview = interview_of(letter)
        except StationeryError as fault:
            unread = Remark(f"the etiquette was not checked: {fault}", letter.interview.place)
            return Advice(settings.moment(None), unread=unread)
    return Advice(settings.moment(None), interview, rows=_rows(letter))


def advise_on_plain(letter: Letter) -> Advice:
    """The same for a letter of no kind, of which only what is certain is told."""
    return replace(advice(letter), only=PLAIN)


def _rows(letter: Letter) -> tuple[str, ...]:
    """The lines of the letter's file, so that its findings have the places that `check` gives them."""
    from stationery.reading.files import is_file, read_text  # 0.1 ms, read already

    try:
        return tuple(read_text(letter.file).split("\n")) if is_file(letter.file) else ()
    except (StationeryError, OSError):
        return ()
