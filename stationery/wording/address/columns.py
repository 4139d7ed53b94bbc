"""The lines of a Japanese address told apart, to be set in columns: postcode, place, organization, and name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stationery.model.diagnostics import Diagnostics
from stationery.model.manuscript import ColumnAddress, Manuscript
from stationery.model.prose import Line, Span
from stationery.model.values import replace

if TYPE_CHECKING:
    from stationery.catalog.columns import ColumnStyle
    from stationery.catalog.postcode import PostcodeBoxes

_MARK = "〒"


def word_columns(
    manuscript: Manuscript, style: ColumnStyle, boxes: PostcodeBoxes | None, diagnostics: Diagnostics
) -> Manuscript:
    """The manuscript with both addresses told apart; the sender's only if it is in Japanese characters, too.

    `boxes` are those for the postcode; without any, the code stays in its line. An honorific is never added, and
    remarked where it lacks.
    """
    from stationery.catalog.columns import is_written_in_columns  # read already

    there = tell_apart(manuscript.delivery_address, style, boxes)
    bare = [line for line in there.names if not line.text.rstrip().endswith(style.honorifics)]
    if len(bare) == len(there.names):
        message = f"{bare[0].text.strip()!r} has no honorific"
        hint = "write 様 after a person's name, or 御中 after that of an organization"
        diagnostics.remark(message, bare[0].place, hint)
    home: ColumnAddress | None = None
    if is_written_in_columns("".join(line.text for line in manuscript.return_address)):
        home = tell_apart(manuscript.return_address, style, style.sender.boxes or boxes)
    return replace(manuscript, delivery_columns=there, return_columns=home)


def tell_apart(lines: tuple[Line, ...], style: ColumnStyle, boxes: PostcodeBoxes | None) -> ColumnAddress:
    """Lines by what they are. A name ends with an honorific; without one it is the last line, or the first, whichever
    can be no place. All others keep their order."""
    code = ""
    if boxes and boxes.digits(tuple(line.text for line in lines)):
        code = next(filter(None, (boxes.groups(line.text) for line in lines)))
    rest = [line for line in (_drop_code(line, boxes) if code and boxes else line for line in lines) if line.text]
    named = [line for line in rest if line.text.rstrip().endswith(style.honorifics)]
    if not named and rest:
        ends = (rest[-1], rest[0])
        named = [next((line for line in ends if not _is_more(line.text, style)), rest[-1])]
    others = [line for line in rest if line not in named]
    organization = tuple(line for line in others if _is_organization(line.text, style))
    place = tuple(line for line in others if line not in organization)
    return ColumnAddress(code, place, organization, tuple(named))


def _is_more(text: str, style: ColumnStyle) -> bool:
    """Whether a line can be no person's name."""
    return bool(style.place.search(text)) or _is_organization(text, style)


def _is_organization(text: str, style: ColumnStyle) -> bool:
    return bool(style.organization.search(text.strip())) and not style.place.search(text)


def _drop_code(line: Line, boxes: PostcodeBoxes) -> Line:
    """The line without the postcode, which stands in its boxes."""
    match = boxes.pattern.search(line.text)
    if match is None:
        return line
    left = f"{line.text[: match.start()]} {line.text[match.end() :]}".replace(_MARK, "").strip()
    return replace(line, spans=(Span(left, language=line.spans[0].language),))
