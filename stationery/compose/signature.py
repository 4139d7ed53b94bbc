"""Sets the signature block: room for the pen or a picture that stands on the line, typed names and titles."""

from __future__ import annotations

from stationery.catalog.gaps import Gap
from stationery.catalog.letters import FlowPart
from stationery.compose.body import set_lines
from stationery.compose.compositor import SENTENCE, Compositor
from stationery.compose.strips import Row, RowItem, Strip
from stationery.geometry import Rect
from stationery.manuscript import Subscription
from stationery.page import Image, Path, Picture, Tag
from stationery.units import Length

_ABOVE_NAME = 0.95
"""Leadings from the typed name's baseline up to the line on which a signature picture stands."""
_BELOW_CLOSE = 0.35
"""Leadings that stay free under the close's baseline, for its descenders."""


def set_signature(
    signers: tuple[Subscription, ...],
    picture: Image | None,
    compositor: Compositor,
    entry: FlowPart,
    *,
    size: Length,
    leading: Length,
    left: Length,
    measure: Length,
) -> list[Strip]:
    """A strip for each signer, or one with two of them side by side where the column is wide enough.

    A picture fixes the room above the name: it may not shrink under it.
    """
    if not signers:
        return []
    path: Path = (Tag("Signature"),)
    column = measure * 0.5
    room = entry.before
    if picture is not None:
        room = Gap(room.natural, room.natural, room.most)

    def rows_at(number: int, signer: Subscription, x: Length, wide: Length) -> tuple[Row, ...]:
        lines = (signer.name, signer.title) if signer.title else (signer.name,)
        return set_lines(
            lines,
            compositor,
            size=size,
            left=x,
            measure=wide,
            align=entry.at,
            figures=SENTENCE,
            strong=entry.strong,
            capitals=entry.capitals,
            path=(*path, Tag("Div", number)),
        )

    if len(signers) == 2 and entry.at == "left":
        pair = [rows_at(number, signer, left + column * number, column) for number, signer in enumerate(signers)]
        if all(len(rows) <= 2 for rows in pair):
            beside = [
                Row(tuple(item for rows in pair if number < len(rows) for item in rows[number].items))
                for number in range(max(map(len, pair)))
            ]
            return [
                _with_picture(Strip("signature", tuple(beside), room), picture, signers[0], compositor, leading, left)
            ]
    strips = []
    for number, signer in enumerate(signers):
        strips.append(Strip("signature", rows_at(number, signer, left, measure), room))
    strips[0] = _with_picture(strips[0], picture, signers[0], compositor, leading, left)
    return strips


def _with_picture(
    strip: Strip, picture: Image | None, signer: Subscription, compositor: Compositor, leading: Length, left: Length
) -> Strip:
    if picture is None:
        return strip
    room = leading * (strip.before.natural.at(leading) / leading + 1.0 - _ABOVE_NAME - _BELOW_CLOSE)
    width = min(compositor.setting.signature_width, room * (picture.width / picture.height))
    height = width * (picture.height / picture.width)
    rect = Rect(left, -leading * _ABOVE_NAME - height, width, height)
    item: RowItem = Picture(rect, picture, f"Signature of {signer.name.text}", (Tag("Signature"), Tag("Figure")))
    first, *rest = strip.rows
    return Strip(strip.part, (Row((item, *first.items), first.above, first.kept), *rest), strip.before, strip.kept)
