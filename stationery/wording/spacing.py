"""Spaces that a language has before its marks and inside its guillemets: French `Vraiment ?`, `« oui »`."""

from __future__ import annotations

from stationery.catalog.typemarks import Typography

_SPACES = " \u00a0\u202f"
_CLOSING = "\"'’”»›)]}%…"


def set_spaced(text: str, marks: Typography, cells: dict[int, str], *, smart: bool) -> None:
    """Put into `cells` the space before each mark that has one, and inside guillemets; others are made such spaces.

    Without `smart` a space that was typed is made one at which no line breaks, and none is added.
    """
    for place, mark in enumerate(text):
        if mark in marks.spaced:
            _before(text, place, mark, marks.spaced[mark], marks, cells, smart)
    for opening, closing in (marks.quotes, marks.inner_quotes):
        if len(opening) > 1:
            _inside(text, opening, closing, cells, smart)


def _before(
    text: str, place: int, mark: str, space: str, marks: Typography, cells: dict[int, str], smart: bool
) -> None:
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    if after.isalnum() or after == "/":
        return  # 14:30, a:b, http://
    if before and before in _SPACES:
        ahead = text[place - 2 : place - 1]
        if (ahead.isalnum() or (ahead and ahead in _CLOSING + ".")) and after not in tuple("()-"):
            cells[place - 1] = space
    elif smart and (before.isalnum() or (before and before in _CLOSING)):
        cells[place] = space + mark


def _inside(text: str, opening: str, closing: str, cells: dict[int, str], smart: bool) -> None:
    first, last, space = opening[0], closing[-1], opening[1:]
    for place, mark in enumerate(text):
        if mark == first:
            after = text[place + 1 : place + 2]
            if after and after in _SPACES:
                cells[place + 1] = space
            elif smart and after and not after.isspace():
                cells[place] = opening
        elif mark == last:
            before = text[place - 1 : place]
            if before and before in _SPACES:
                cells[place - 1] = space
            elif smart and before and not before.isspace():
                cells[place] = closing
