"""Sets an Intelligent Mail barcode with the address in a letter's field, inside what its window always shows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NoReturn

from stationery.catalog.imb import BarcodeLook
from stationery.catalog.letters import Field
from stationery.catalog.posts import clip
from stationery.compose.parts.barcode import draw_bars, grow
from stationery.compose.parts.fields import set_field
from stationery.compose.type.compositor import ADDRESS, Compositor
from stationery.compose.type.flow_block import RowItem
from stationery.model.errors import DoesNotFit, Place
from stationery.model.geometry import Rect, Size
from stationery.model.page import Drawing, Item, Path, Picture, Text
from stationery.model.prose import Line
from stationery.model.units import ZERO, Length
from stationery.model.values import replace, value

ADDRESS_PART = "inside_address"
_ROLE = "InsideAddress"
_TALL = 0.75
"""How far tall letters reach above the baseline, in em: what the eye sees as an address's edge. Accents go higher."""
_STEPS, _STEP = 6, 1.25
"""How often the address is moved at the most until the bars have room; each time a little farther than they lack, since
lines that are drawn together at the same time stand a little higher in their boxes."""

Groups = Sequence[tuple[Path, Sequence[Line]]]


@value
class WindowBars:
    """A barcode for the window of an envelope that is called `cover`.

    `bars` are letters F, A, D and T. `views` are parts of the sheet that always show, the best first: the first in
    which bars and address have room is taken; the address keeps `clear` from its edges, the bars what the look wants.
    `elsewhere` is what other windows always show, by the envelope's id; `plain` is one without a window. `place` is
    where the bars were asked for.
    """

    bars: str
    look: BarcodeLook
    views: tuple[Rect, ...]
    clear: Length
    cover: str
    elsewhere: tuple[tuple[str, Rect], ...]
    plain: str
    place: Place | None


def set_with_bars(
    field: Field,
    groups: Groups,
    compositor: Compositor,
    sheet: Size,
    unit: str,
    bars: WindowBars,
    others: Sequence[Item],
) -> list[RowItem]:
    """The field's lines as `set_field` sets them, moved and drawn together as far as the bars by the address want it.

    The bars stand above the address, else below it, clear of the `others`. Raises DoesNotFit as `set_field` does, and
    where bars and address have no room together, with the number of lines that would have.
    """
    set_field(field, groups, compositor, sheet, unit)  # what is wrong without any bars is told first
    task = _Task(field, compositor, sheet, bars, others)
    for view in bars.views:
        items = task.place(groups, view)
        if items:
            return items
    _refuse(task, groups, unit)


class _Task:
    """One field with its bars in work: what each try of a place shares."""

    def __init__(
        self, field: Field, compositor: Compositor, sheet: Size, bars: WindowBars, others: Sequence[Item]
    ) -> None:
        self.field = field
        self.compositor = compositor
        self.sheet = sheet
        self.bars = bars
        self.measures = compositor.typefaces.measures(compositor.face(False, False, ADDRESS))
        self.taken = [rect for item in others if (rect := self._rect(item))]

    def place(self, groups: Groups, view: Rect) -> list[RowItem] | None:
        """Address and bars within a view, the bars above if they can be, else below; or None."""
        return self._try(groups, view, above=True) or self._try(groups, view, above=False)

    def _try(self, groups: Groups, view: Rect, *, above: bool) -> list[RowItem] | None:
        field, bars, look = self.field, self.bars, self.bars.look
        width = look.wide(len(bars.bars))
        room = clip(field.area.on(self.sheet), view.inset(bars.clear))
        for _ in range(_STEPS):
            if room.width <= ZERO or room.height <= ZERO:
                return None
            try:
                items = set_field(field, groups, self.compositor, self.sheet, "in", room)
            except DoesNotFit:
                return None
            address, tall, rest = self._split(items)
            y = min(address.y - look.above, tall - look.gap) - look.full if above else address.bottom + look.gap
            x = max(min(address.x, view.right - look.beside - width), view.x + look.beside)
            at = Rect(x, y, width, look.full)
            around = grow(at, look.beside, look.above)
            short = view.y - around.y if above else around.bottom - view.bottom
            if short <= ZERO:
                free = not any(around.overlaps(each) for each in (*self.taken, *rest, address))
                return [*items, draw_bars(bars.bars, at, look)] if free and view.contains(around) else None
            field = replace(field, upright="top" if above else "bottom")
            step = short * _STEP
            room = Rect(room.x, room.y + step if above else room.y, room.width, room.height - step)
        return None

    def _split(self, items: Sequence[RowItem]) -> tuple[Rect, Length, list[Rect]]:
        """The address's lines in one rectangle, where the first one's tall letters end, and each of the other lines."""
        whole: Rect | None = None
        tall = ZERO
        rest = []
        for item in items:
            rect = self._rect(item)
            if rect is None:
                continue
            if isinstance(item, Text) and item.path[0].role == _ROLE:
                whole, tall = (whole.join(rect), tall) if whole else (rect, item.at.y - item.size * _TALL)
            else:
                rest.append(rect)
        assert whole is not None, "an address has lines"
        return whole, tall, rest

    def _rect(self, item: Item) -> Rect | None:
        """From the ascenders, which hold accents, to the descenders; None for a rule."""
        if isinstance(item, Text):
            above, below = self.measures.ascender, self.measures.descender
            return Rect(item.at.x, item.at.y - item.size * above, item.width, item.size * (above - below))
        return item.rect if isinstance(item, (Drawing, Picture)) else None


def _refuse(task: _Task, groups: Groups, unit: str) -> NoReturn:
    """Raise DoesNotFit with what would have room: fewer lines, another window, or a plain envelope."""
    bars, look = task.bars, task.bars.look
    count = sum(len(lines) for path, lines in groups if path[0].role == _ROLE)
    remedies = []
    for most in range(count - 1, 0, -1):
        shorter = list(_shorten(groups, most))
        if any(task.place(shorter, view) for view in bars.views):
            lines = f"{most} line{'s' if most > 1 else ''}"
            remedies.append(f"shorten the address to {lines} (remove one, or join two)")
            break
    remedies += [f"choose the envelope {name}" for name, view in bars.elsewhere if task.place(groups, view)]
    remedies.append(
        f"print the barcode on a plain envelope, such as {bars.plain} (--envelope {bars.plain} --with-envelope)"
    )
    hint = f"{'; '.join(remedies)}; or leave out the barcode"
    wide, widest = look.wide(len(bars.bars)) + look.beside * 2, max(view.width for view in bars.views)
    if wide > widest:
        raise DoesNotFit(
            f"the barcode needs a width of {wide.words(unit)} with its clear space; the window of {bars.cover}"
            f" always shows only {widest.words(unit)}",
            bars.place,
            hint,
        )
    raise DoesNotFit(
        f"the barcode does not fit with {count} address line{'s' if count > 1 else ''} in the window of {bars.cover}"
        f": wherever the sheet slides, it must stay {look.beside.words(unit)} from the window's sides and "
        f"{look.above.words(unit)} from its top and bottom edges",
        bars.place,
        hint,
    )


def _shorten(groups: Groups, most: int) -> Iterator[tuple[Path, Sequence[Line]]]:
    for path, lines in groups:
        yield path, lines[:most] if path[0].role == _ROLE else lines
