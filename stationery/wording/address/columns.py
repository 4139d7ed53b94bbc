"""The lines of a Japanese address told apart, to be set in columns: postcode, place, organization, and name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stationery.model.diagnostics import Diagnostics
from stationery.model.errors import Remark
from stationery.model.manuscript import ColumnAddress, Manuscript
from stationery.model.party import Party
from stationery.model.prose import Line, Span
from stationery.model.values import replace
from stationery.resolve.job import Job

if TYPE_CHECKING:
    from stationery.catalog.columns import ColumnStyle
    from stationery.catalog.postcode import PostcodeBoxes

_MARK = "〒"


def word_columns(manuscript: Manuscript, job: Job, boxes: PostcodeBoxes | None, diagnostics: Diagnostics) -> Manuscript:
    """The manuscript with both addresses told apart; the sender's only if it is in Japanese characters, too.

    `boxes` are those for the postcode; without any, the code stays in its line. An honorific is never added, and
    remarked where it lacks.
    """
    from stationery.catalog.columns import is_written_in_columns  # 0.6 ms

    style, recipient, sender = job.post.columns, job.letter.recipient, job.letter.sender
    assert style, "only a post that reads columns is asked for them"
    there = _join_region(tell_apart(manuscript.delivery_address, style, boxes), recipient)
    _remark_on_honorific(there, style, diagnostics)
    home: ColumnAddress | None = None
    if is_written_in_columns("".join(line.text for line in manuscript.return_address)):
        home = _join_region(tell_apart(manuscript.return_address, style, style.sender.boxes or boxes), sender)
    return replace(manuscript, delivery_columns=there, return_columns=home)


def remark_on_honorific(lines: tuple[Line, ...], style: ColumnStyle, diagnostics: Diagnostics) -> None:
    """Tell of a name without an honorific in an address in Japanese, however it is set."""
    _remark_on_honorific(tell_apart(lines, style, None), style, diagnostics)


def _remark_on_honorific(address: ColumnAddress, style: ColumnStyle, diagnostics: Diagnostics) -> None:
    bare = [line for line in address.names if not line.text.rstrip().endswith(style.honorifics)]
    if bare and len(bare) == len(address.names):
        hint = "write 様 after a person's name, or 御中 after that of an organization"
        told = Remark(f"{bare[0].text.strip()!r} has no honorific", bare[0].place, hint)
        if told not in diagnostics.remarks:
            diagnostics.add(told)


def _join_region(address: ColumnAddress, party: Party | None) -> ColumnAddress:
    """The prefecture in one column with what comes after it, in an address given in parts; typed lines stay."""
    if party is None or party.lines or len(address.place) <= 1 or any(map(str.isdigit, address.place[0].text)):
        return address
    region, next_, *rest = address.place
    (span,) = region.spans
    whole = replace(region, spans=(replace(span, text=f"{span.text}{next_.text}"),))
    return replace(address, place=(whole, *rest))


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
