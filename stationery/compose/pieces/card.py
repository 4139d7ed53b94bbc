"""Turns a note's manuscript into a card: its text on a panel, the letterhead outside, each side as items at places."""

from __future__ import annotations

from collections.abc import Callable

from stationery.catalog.adornments import Adornment, Monogram
from stationery.catalog.cards import NO_FOLD
from stationery.catalog.letterheads import Heading, Row
from stationery.compose.parts.artwork import NO_ARTWORK, Artwork
from stationery.compose.parts.masthead import set_masthead
from stationery.compose.parts.panels import INSIDE, Panel, Unfolded, unfold
from stationery.compose.pieces.card_panel import PanelArea, SetPanel, set_note
from stationery.compose.type.compositor import Compositor, ensure_settable
from stationery.compose.type.type_scale import scale_card_heading
from stationery.model.errors import DoesNotFit
from stationery.model.geometry import Point, Rect
from stationery.model.manuscript import Manuscript
from stationery.model.page import Item, Tag, Text
from stationery.model.prose import Line, paragraphs
from stationery.model.typeface import Typefaces
from stationery.model.units import ZERO
from stationery.model.values import replace, value
from stationery.resolve.job import Job

HEADING = (Tag("Letterhead"),)


@value
class SetCard:
    """A card's two sides, each with the upper left corner of the unfolded sheet at zero."""

    unfolded: Unfolded
    outside: tuple[Item, ...]
    inside: tuple[Item, ...]


def compose_card(manuscript: Manuscript, job: Job, typefaces: Typefaces, artwork: Artwork = NO_ARTWORK) -> SetCard:
    """A card with its note. Raises CannotSet for characters without a glyph, DoesNotFit for a note too long."""
    choice, card = job.card, job.card.card
    compositor = Compositor(typefaces, job.setting, job.fonts.body, job.language.tag)
    ensure_settable(_all_lines(manuscript), typefaces, compositor.family)
    unfolded = unfold(card, choice.fold.id, choice.orientation)
    panel = unfolded.panel(choice.panel)
    what = f"the {choice.panel.replace('-', ' ')} of the {card.name}"

    def compose(worded: Manuscript, *, small: bool = False) -> tuple[tuple[Item, ...], SetPanel]:
        heading, below = _dress(worded, job, unfolded.panel("front"), typefaces, small=small)
        area = panel.text_area(card.margins)
        if panel.name == "front" and heading:
            top = max(area.y, below.bottom + choice.style.outside.below)
            area = Rect(area.x, top, area.width, area.bottom - top)
        room = PanelArea(area, panel.rect, min(choice.style.tight_margin, card.margins.side), what)
        limits = choice.style.limits[job.fonts.purpose]
        return heading, set_note(worded, room, choice.style, limits, compositor, artwork.signature)

    try:
        heading, note = compose(manuscript)
    except DoesNotFit as fault:
        if panel.name != "front":
            raise
        try:
            heading, note = compose(manuscript, small=True)
        except DoesNotFit:
            fault.hint = _free_room(manuscript, compose) or fault.hint
            raise fault from None
    outside, inside = (heading, note.items) if panel.side == INSIDE else ((*heading, *note.items), ())
    return SetCard(unfolded, outside, inside or artwork.address_side)


def _free_room(manuscript: Manuscript, compose: Callable[[Manuscript], object]) -> str:
    """What to leave out above a note on the same panel, if it has room then; else nothing."""
    bare = replace(manuscript, front=())
    for tried, what, option in (
        (bare, "the words", "words"),
        (replace(bare, masthead=None), "the letterhead", "letterhead"),
    ):
        if tried == manuscript or (option == "letterhead" and manuscript.front):
            continue
        try:
            compose(tried)
        except DoesNotFit:
            continue
        return f"without {what} above it, it fits (--{option} none); or choose a larger card"
    return ""


def blank_card(manuscript: Manuscript, job: Job, typefaces: Typefaces) -> SetCard:
    """A card to write on by hand: only the letterhead, outside."""
    unfolded = unfold(job.card.card, job.card.fold.id, job.card.orientation)
    heading, _ = _dress(manuscript, job, unfolded.panel("front"), typefaces, blank=True)
    return SetCard(unfolded, heading, ())


def _dress(
    manuscript: Manuscript, job: Job, front: Panel, typefaces: Typefaces, *, blank: bool = False, small: bool = False
) -> tuple[tuple[Item, ...], Rect]:
    """What stands on the front: a border, and words or the letterhead; and the rectangle these fill.

    Within the border of a flat card, the letterhead keeps its place, and words stand below it, no smaller than its
    name unless they are to be `small`.
    """
    choice, accent = job.card, job.letterhead.accent if job.letterhead else job.card.accent
    if choice.front and manuscript.front:
        from stationery.compose.parts import front as fronts  # 1.1 ms

        flat, outside = choice.fold.id == NO_FOLD, choice.style.outside
        top = front.rect.y + outside.from_top if flat and not blank else None
        name: tuple[Item, ...] = ()
        if choice.border and flat:
            name, head = _heading(manuscript, job, front, typefaces)
            top = head.bottom + outside.below if top and name else top
        size = max((item.size for item in name if isinstance(item, Text) and not small), default=ZERO)
        panel = fronts.Panel(front.rect, job.setting, job.language.tag, accent, name=size)
        placed = fronts.set_front(manuscript.front, choice.front, panel, typefaces, top)
        items, filled = (*name, *placed.items), placed.box
        if name and not blank:  # two things above the note want to stand apart from it
            filled = replace(filled, height=filled.height + outside.below * 0.5)
    else:
        items, filled = _heading(manuscript, job, front, typefaces)
    if choice.border:
        from stationery.compose.parts.border import draw_border  # 0.4 ms

        items = (*draw_border(choice.border, front.rect, accent), *items)
    return items, filled


def _heading(manuscript: Manuscript, job: Job, front: Panel, typefaces: Typefaces) -> tuple[tuple[Item, ...], Rect]:
    """The letterhead on the front: in its middle, or at the head of a flat card; and the rectangle it fills."""
    nothing = Rect(front.rect.x, front.rect.y, ZERO, ZERO)
    heading = scale_card_heading(job, typefaces)
    if heading is None or manuscript.masthead is None:
        return (), nothing
    if heading.folded != 1 and job.card.fold.id != NO_FOLD and not manuscript.masthead.logo:
        from stationery.compose.parts.return_address import scale  # 0.4 ms

        heading = scale(heading, heading.folded, pens=True)
    if any(isinstance(row, Monogram) and row.shares for row in heading.rows):
        heading = _size_monogram(heading, front, flat=job.card.fold.id == NO_FOLD)
    compositor = Compositor(typefaces, job.setting, job.fonts.heading, job.language.tag)
    ensure_settable((manuscript.masthead.name,), typefaces, compositor.family)
    side, outside = job.card.card.margins.side, job.card.style.outside
    x, measure = front.rect.x + side, front.rect.width - side * 2
    tried = set_masthead(manuscript.masthead, heading, compositor, at=Point(x, ZERO), measure=measure, path=HEADING)
    height = tried.bottom
    y = front.rect.y + outside.from_top
    if job.card.fold.id != NO_FOLD:
        y = front.rect.y + front.rect.height * outside.middle - height * 0.5
    masthead = set_masthead(manuscript.masthead, heading, compositor, at=Point(x, y), measure=measure, path=HEADING)
    return masthead.items, Rect(x, y, measure, masthead.bottom - y)


def _size_monogram(heading: Heading, front: Panel, *, flat: bool) -> Heading:
    """The heading with its monogram as large as its share of the front's shorter edge."""
    shorter = min(front.rect.width, front.rect.height)

    def scale(row: Row | Adornment) -> Row | Adornment:
        if not isinstance(row, Monogram) or not row.shares or not row.across:
            return row
        by = shorter * row.shares[flat] / row.across
        frame = row.frame and replace(row.frame, width=row.frame.width * by, height=row.frame.height * by)
        return replace(row, size=row.size * by, across=row.across * by, frame=frame)

    return replace(heading, rows=tuple(map(scale, heading.rows)))


def _all_lines(manuscript: Manuscript) -> list[Line]:
    lines = [line for part in manuscript.parts for line in part.lines]
    lines += [Line(paragraph.spans, paragraph.place) for paragraph in paragraphs(manuscript.body)]
    return lines + [line for signer in manuscript.signers for line in (signer.name, signer.title) if line]
