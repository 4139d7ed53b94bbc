"""Sets the signature block: room for the pen or a picture that stands on the line, typed names and titles."""

from __future__ import annotations

from stationery.catalog.gaps import Gap, Measure
from stationery.catalog.letters import FlowPart
from stationery.compose.parts.body import set_lines
from stationery.compose.type.compositor import Compositor
from stationery.compose.type.flow_block import Column, FlowBlock, LineBox, RowItem
from stationery.model.geometry import Rect
from stationery.model.manuscript import Subscription
from stationery.model.page import Image, Path, Picture, Tag
from stationery.model.units import ZERO, Length
from stationery.model.values import replace, value

_ABOVE_NAME = 0.95
"""Leadings from the typed name's baseline up to the line on which a signature picture stands."""
_BELOW_CLOSE = 0.35
"""Leadings that stay free under the close's baseline, for its descenders."""
_ASCENDER = 0.75
"""Em above the typed name's baseline up to which its letters may reach."""


@value
class Signed:
    """A picture of the signature. `foot` is the share of its height, from the top, at which its small letters stand.

    `small_letters` is their height, as such a share, or 0 if it is not known. `height` is the picture's on paper, if
    somebody said so; `alt` what is said of it in place of `Signature of …`.
    """

    image: Image
    foot: float = 1.0
    small_letters: float = 0.0
    alt: str = ""
    height: Length | None = None


def set_signature(
    signers: tuple[Subscription, ...],
    picture: Signed | None,
    compositor: Compositor,
    entry: FlowPart,
    column: Column,
    whole: Column | None = None,
) -> list[FlowBlock]:
    """A strip for each signer, or one with two of them side by side where the column is wide enough.

    In a column that begins at the middle two stand one below the other, unless the `whole` column of the text is given:
    then the first one stands at its left, the second one at the middle (as secretaries' handbooks have it).
    A picture fixes the room above the name: it may not shrink under it, whatever the lines do.
    """
    if not signers:
        return []
    path: Path = (Tag("Signature"),)
    half = column.measure * 0.5
    room = entry.before
    if picture is not None:
        more = _place_picture(picture, room.natural, compositor, column).more
        # In fixed measures: lines that are drawn closer together would leave it too little room.
        natural = Measure(fixed=room.natural.at(column.leading) + more)
        room = Gap(natural, natural, Measure(fixed=max(natural.fixed, room.most.at(column.leading))))

    def rows_at(number: int, signer: Subscription, place: Column) -> tuple[LineBox, ...]:
        lines = (signer.name, signer.title) if signer.title else (signer.name,)
        return set_lines(lines, compositor, entry, place, (*path, Tag("Div", number), Tag("P")))

    wide = column if entry.at == "left" else whole if entry.at == "center" else None
    if len(signers) == 2 and wide:
        second = wide.left + half if entry.at == "left" else column.left
        halves = [
            replace(wide, measure=second - wide.left),
            replace(wide, left=second, measure=wide.left + wide.measure - second),
        ]
        pair = [rows_at(number, signer, halves[number]) for number, signer in enumerate(signers)]
        if all(len(rows) <= 2 for rows in pair):
            beside = [
                LineBox(tuple(item for rows in pair if number < len(rows) for item in rows[number].items))
                for number in range(max(map(len, pair)))
            ]
            strip = FlowBlock("signature", tuple(beside), room)
            return [_add_picture(strip, picture, signers[0], compositor, halves[0])]
    strips = []
    for number, signer in enumerate(signers):
        strips.append(FlowBlock("signature", rows_at(number, signer, column), room))
    strips[0] = _add_picture(strips[0], picture, signers[0], compositor, column)
    return strips


@value
class _Standing:
    """A picture's width and height, how far its lower edge is below the line, and by how much the room has to grow."""

    width: Length
    height: Length
    below: Length
    more: Length


def _place_picture(picture: Signed, before: Measure, compositor: Compositor, column: Column) -> _Standing:
    """The picture as large as its room allows, its ink's foot on the line; what hangs below may come down to the
    typed name's ascenders, and where it is longer the whole picture stands higher."""
    setting, leading, measure = compositor.setting, column.leading, column.measure
    ratio = picture.image.height / picture.image.width
    room = leading * (before.at(leading) / leading + 1.0 - _ABOVE_NAME - _BELOW_CLOSE)
    hang = max(leading * _ABOVE_NAME - column.size * _ASCENDER, ZERO)

    if picture.height:
        height = min(picture.height, measure * ratio)
    else:
        height = min(setting.signature_width, measure) * ratio
        if picture.small_letters:
            height = min(height, setting.signature_small_letters * (1 / picture.small_letters))
        height = min(height, room * (1 / picture.foot), room + hang)
    below = min(height * (1.0 - picture.foot), hang)
    return _Standing(height * (1 / ratio), height, below, max(height - below - room, ZERO))


def _add_picture(
    strip: FlowBlock, picture: Signed | None, signer: Subscription, compositor: Compositor, column: Column
) -> FlowBlock:
    if picture is None:
        return strip
    natural = strip.before.natural
    standing = _place_picture(picture, natural, compositor, column)
    top = standing.below - column.leading * _ABOVE_NAME - standing.height
    rect = Rect(column.left, top, standing.width, standing.height)
    alt = picture.alt or f"Signature of {signer.name.text}"
    item: RowItem = Picture(rect, picture.image, alt, (Tag("Signature"), Tag("Figure")))
    first, *rest = strip.rows
    return FlowBlock(
        strip.part, (LineBox((item, *first.items), first.above, first.kept), *rest), strip.before, strip.kept
    )
