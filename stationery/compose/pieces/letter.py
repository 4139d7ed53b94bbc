"""Turns a letter's manuscript into pages: letterhead, fields, the fitted flow, marks, and continuation sheets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stationery.catalog.letters import Field, FlowPart, LetterStyle
from stationery.compose.parts.artwork import Artwork
from stationery.compose.parts.body import BodyType, set_body, set_lines
from stationery.compose.parts.continuation import LaterSheet
from stationery.compose.parts.fields import set_field, set_information, set_marks
from stationery.compose.parts.masthead import NO_FOOT, set_first
from stationery.compose.parts.return_line import RETURN_LINE, part_return_line
from stationery.compose.parts.signature import set_signature
from stationery.compose.pieces.letter_flow import draw_close, flow_of, margins_of
from stationery.compose.type.compositor import ADDRESS, Compositor, ensure_settable
from stationery.compose.type.fitting import CLOSE, RUN_IN, FittedLetter, FlowArea, fill_first, fit, tighten
from stationery.compose.type.flow_block import Column, FlowBlock, LineBox, RowItem, SheetRoom
from stationery.compose.type.pagination import stack as stack_rows
from stationery.compose.type.type_scale import scale_letterhead, scale_style
from stationery.model.composition import Composition
from stationery.model.diagnostics import Diagnostics
from stationery.model.errors import DoesNotFit, Remark, TooLong
from stationery.model.geometry import Point, Rect
from stationery.model.manuscript import Manuscript, Masthead
from stationery.model.page import Imported, Item, Page, Path, Picture, Rule, Tag
from stationery.model.prose import Line, figures, paragraphs
from stationery.model.typeface import Typefaces
from stationery.model.units import ZERO, Length
from stationery.model.values import replace
from stationery.resolve.job import Job

if TYPE_CHECKING:
    from stationery.compose.parts.letterhead_sheet import Kept


_OWN = "none"
"""What a style that shows the sender in its fields says instead of a letterhead."""
_BLANK = 6
"""Lines of blank foot above which the first of several sheets is opened."""
LINED = ("inside_address", "attention", "sender", "reference")


def compose_letter(
    manuscript: Manuscript, job: Job, typefaces: Typefaces, artwork: Artwork, diagnostics: Diagnostics
) -> Composition:
    """The pages of a letter. On paper of the writer's own no letterhead is set.

    Raises CannotSet for characters without a glyph, and DoesNotFit for a line too wide for its field, a paper that
    the style is not made for, or a letter that must stand on one page and cannot.
    """
    ensure_settable(list_lines(manuscript), typefaces, job.fonts.body)
    if job.letterhead and not artwork.sheets and manuscript.masthead and job.fonts.heading != job.fonts.body:
        ensure_settable(_head_lines(manuscript.masthead), typefaces, job.fonts.heading)
    return LetterInWork(manuscript, job, typefaces, artwork, diagnostics).compose()


class LetterInWork:
    """One letter in work: what its steps share. Its style and its letterhead are in the sizes that the typefaces want;
    without a letterhead the sender's lines stand in the flow instead."""

    def __init__(
        self, manuscript: Manuscript, job: Job, typefaces: Typefaces, artwork: Artwork, diagnostics: Diagnostics
    ) -> None:
        self.manuscript, self.job, self.artwork, self.diagnostics = manuscript, job, artwork, diagnostics
        self.style = scale_style(job, typefaces)
        self.letterhead = None if artwork.sheets else scale_letterhead(job, typefaces)
        self.sheet = margins_of(self.style.sheet(job.paper.id), manuscript)
        self.kept: Kept | None = None
        if artwork.sheets:
            from stationery.compose.parts.letterhead_sheet import keep_clear  # 0.6 ms

            self.own_remarks = Diagnostics()
            self.kept = keep_clear(artwork.sheets, self.style, self.sheet, job.paper, self.own_remarks)
            self.sheet = self.kept.sheet
        self.compositor = Compositor(typefaces, job.setting, job.fonts.body, manuscript.language)
        self.head_compositor = (
            self.compositor
            if job.fonts.heading == job.fonts.body
            else Compositor(typefaces, job.setting, job.fonts.heading, manuscript.language)
        )
        self.size = job.paper.size
        self.left = self.sheet.left
        self.measure = self.size.width - self.sheet.left - self.sheet.right
        # A letterhead is centered on the sheet, whose text may have the wider margin at its ragged edge.
        self.head_measure = self.size.width - self.sheet.left - min(self.sheet.left, self.sheet.right)

        self.foot = self.later_foot = NO_FOOT
        if not artwork.sheets and (job.letter.choices.foot or (self.letterhead and self.letterhead.foot)):
            from stationery.compose.parts.foot import SheetFoot  # 1.2 ms

            place = (self.left, self.head_measure)
            compositors = (self.head_compositor, self.head_compositor if self.letterhead else self.compositor)
            foot = SheetFoot(job, manuscript.masthead, self.letterhead, compositors, place)
            (self.foot, self.later_foot) = foot.first(), foot.later()

    def compose(self) -> Composition:
        style, paper, one_page = self.style, self.job.paper, self.job.letter.choices.one_page
        head, head_bottom = self.set_letterhead()
        fields = self.set_fields()
        if head and any(_top(item) < head_bottom and _top(item) < style.start_from_top for item in fields):
            coded = bool(self.manuscript.masthead and self.manuscript.masthead.code)
            raise DoesNotFit(
                f"the letterhead extends down to {head_bottom.words(paper.unit)}, into the fields of {style.id}",
                hint=self._hint_on_logo(head_bottom) or _too_low(style, coded),
            )
        room = self._own_room() if self.kept else self.find_room(head_bottom if head else None)
        fitted = fit(self.set_strips, style, self.sheet, room, squeeze=one_page is not False)
        if fitted.over and one_page:
            raise TooLong(
                f"the letter is {fitted.over} line{'s' if fitted.over > 1 else ''} too long for one page of "
                f"{paper.name}, even tightened",
                self.manuscript.place,
                "shorten it, or allow a second page (one_page: no)",
            )
        sheets = self.stack(fitted, room.bottom)
        if fitted.over and one_page is None:
            fitted, sheets = self._save_a_sheet(fitted, sheets, room.bottom)
        if len(sheets) > 1:
            fitted, sheets = self._fill_first(fitted, sheets, room)
        later = self._later(fitted.size, fitted.leading)
        pages = []
        for number, items in enumerate(sheets, 1):
            above: list[Item] = [*head, *fields] if number == 1 else later.heading(number)
            marks = self.set_marks() if number == 1 else []
            below = self.foot.items if number == 1 else self.later_foot.items
            pages.append(Page(self.size, (*above, *items, *below, *marks), name=paper.id, media=paper.media))
        if fitted.changes and not self.manuscript.ours:
            stands = "one page" if len(pages) == 1 else f"{len(pages)} pages"
            message = f"tightened to fit on {stands}: {fitted.changes}"
            self.diagnostics.add(Remark(message, self.manuscript.place, about="fit"))
        return Composition(tuple(self._lay_on_own_paper(pages) if self.kept else pages))

    def set_marks(self) -> list[Rule]:
        return [*set_marks(self.style.folds), *set_marks(self.style.punch)]

    def _lay_on_own_paper(self, pages: list[Page]) -> list[Page]:
        """The pages with what is drawn beneath each of them."""
        from stationery.compose.parts.letterhead_sheet import draw_form, refuse_collisions  # 0.7 ms

        own = self.artwork.sheets
        assert own
        first, *others = pages
        self.diagnostics.add(*self.own_remarks.remarks)
        refuse_collisions(own, self.style, first.items, self.job.paper.unit, self.diagnostics)
        laid = [replace(first, items=(*draw_form(own.first), *first.items))]
        return laid + [replace(page, items=(*draw_form(own.later), *page.items)) for page in others]

    def stack(self, fitted: FittedLetter, bottom: Length) -> list[list[RowItem]]:
        top = self._later(fitted.size, fitted.leading).top if fitted.over else fitted.top
        rise = self.compositor.above_baseline(fitted.size, fitted.leading)
        return stack_rows(fitted, rise, bottom - fitted.top, top, self._later_bottom - top)

    @property
    def _later_bottom(self) -> Length:
        return self._bottom(self.kept.later.bottom if self.kept else self.later_foot.reserve)

    def _bottom(self, reserved: Length) -> Length:
        """Where the text ends on a sheet with a foot: where the style's does, or above the foot."""
        return self.size.height - max(self.sheet.bottom, reserved)

    def _own_room(self) -> FlowArea:
        """The room between what head and foot of the paper leave free: the style's, and within their limits."""
        from stationery.compose.parts.letterhead_sheet import ensure_room  # 0.7 ms

        own, kept, sheet = self.artwork.sheets, self.kept, self.sheet
        assert own and kept
        bottom = self._bottom(kept.first.bottom)
        usual = self.find_room(kept.first.top)  # below the paper's head as below a letterhead
        measured = own.reserve is None or own.reserve.top is None
        below = kept.first.top + (sheet.leading if measured else ZERO)
        tops = [max(top, sheet.top, below) for top in (usual.top, usual.least_top, usual.most_top)]
        ensure_room(own, bottom - tops[1], sheet.leading, self.job.paper.unit)
        return FlowArea(tops[0], tops[1], tops[2], bottom, self.size.height)

    def _later(self, size: Length, leading: Length) -> LaterSheet:
        return LaterSheet(
            self.manuscript,
            self.style.continuation,
            self.letterhead,
            self.compositor,
            self.head_compositor,
            Column(size, leading, self.left, self.head_measure),
            self.kept.later.top if self.kept else ZERO,
        )

    def _save_a_sheet(
        self, fitted: FittedLetter, sheets: list[list[RowItem]], bottom: Length
    ) -> tuple[FittedLetter, list[list[RowItem]]]:
        """The letter a little drawn together, if that spares a last sheet that would hold next to nothing."""
        for tried in tighten(self.set_strips, fitted, self.sheet):
            stacked = self.stack(tried, bottom)
            if len(stacked) < len(sheets):
                return tried, stacked
        return fitted, sheets

    def _fill_first(
        self, fitted: FittedLetter, sheets: list[list[RowItem]], room: FlowArea
    ) -> tuple[FittedLetter, list[list[RowItem]]]:
        """The letter with its first sheet opened where what stays together left its foot blank."""
        lowest = max(_foot(item) for item in sheets[0])
        spare = room.bottom - lowest - fitted.leading * 0.5
        if spare < fitted.leading * _BLANK:
            return fitted, sheets
        opened = fill_first(fitted, room, self.style.middle, spare)
        stacked = self.stack(opened, room.bottom)
        same = [len(items) for items in stacked] == [len(items) for items in sheets]
        return (opened, stacked) if same else (fitted, sheets)

    def set_letterhead(self) -> tuple[list[Item], Length]:
        letterhead, masthead = self.letterhead, self.manuscript.masthead
        if letterhead is None or masthead is None:
            return [], ZERO
        heading = set_first(
            masthead,
            letterhead,
            self.style,
            self.head_compositor,
            column=(self.left, self.head_measure),
            sheet=self.size,
        )
        if masthead.logo and masthead.logo.chosen:
            from stationery.compose.parts.logo_height import remark_on_height  # 0.6 ms

            remark_on_height(masthead.logo, heading.items, self.diagnostics)
        return list(heading.items), heading.bottom

    def set_fields(self) -> list[Item]:
        """Everything that stands in a fixed field of the style."""
        items: list[Item] = []
        deferred = None
        for field in self.style.fields:
            if self.artwork.bars and "inside_address" in field.parts:
                deferred = (field, len(items))
                continue
            items += self.set_one(field)
        if deferred and self.artwork.bars:  # at last, since the bars keep clear of all others, and in its place
            from stationery.compose.parts.window_barcode import set_with_bars  # 1.8 ms

            field, place = deferred
            bars, groups = self.artwork.bars, self.gather_groups(field)
            unit = self.job.paper.unit
            items[place:place] = set_with_bars(field, groups, self.compositor, self.size, unit, bars, items)
        return items

    def _hint_on_logo(self, head_bottom: Length) -> str:
        """How high the logo may be where it is what brings the letterhead down into the style's fields."""
        logo = self.manuscript.masthead.logo if self.manuscript.masthead else None
        if logo is None or self.style.letterhead == _OWN:
            return ""
        limit = min(field.area.on(self.size).y for field in self.style.fields)
        fits = int((logo.height - (head_bottom - limit)).mm)
        wish = f"the logo is {logo.height.words('mm')} high there; "
        if fits < logo.least.mm:
            return wish + "choose a letterhead that has it beside the words, such as firm, or a style without fields"
        change = f"set a height of at most {fits} mm: letterhead: {{logo: {logo.name}, height: {fits}mm}}"
        return wish + change + ", or choose a letterhead that has it beside the words, such as firm"

    def set_one(self, field: Field) -> list[RowItem]:
        """What stands in a field; nothing for one without words."""
        unit = self.job.paper.unit
        if "information" in field.parts:
            path = (Tag("Information"),)
            return set_information(field, self.manuscript.information, self.compositor, self.size, path, unit)
        if field.parts == (RETURN_LINE,) and self.manuscript.return_line:
            separator, rect = self.job.language.words["separator"], field.area.on(self.size)
            field, lines = part_return_line(field, self.manuscript.return_line, separator, self.compositor, rect)
            return set_field(field, [((Tag(_role(RETURN_LINE)),), lines)], self.compositor, self.size, unit)
        return set_field(field, self.gather_groups(field), self.compositor, self.size, unit)

    def gather_groups(self, field: Field) -> list[tuple[Path, tuple[Line, ...]]]:
        """The lines of a field by its parts, of those that have any."""
        groups = [((Tag(_role(part)),), self._field_lines(part)) for part in field.parts]
        return [(path, lines) for path, lines in groups if lines]

    def _field_lines(self, part: str) -> tuple[Line, ...]:
        if part == RETURN_LINE:
            line = self.manuscript.return_line
            return (line,) if line else ()
        if part == "sender":
            masthead = self.manuscript.masthead
            bare = self.letterhead is None and masthead is not None
            return (masthead.name, *masthead.address) if bare and masthead else ()
        return self.manuscript.part(part)

    def find_room(self, head_bottom: Length | None) -> FlowArea:
        style, sheet = self.style, self.sheet
        bottom = self._bottom(self.foot.reserve)
        if style.fields:
            top = style.start_from_top
            return FlowArea(top, top, top, bottom, self.size.height)
        gap = style.start
        if head_bottom is None:
            most = style.start_from_top + gap.most.fixed - gap.natural.fixed
            return FlowArea(style.start_from_top, sheet.top, most, bottom, self.size.height)
        tops = [head_bottom + measure.at(sheet.leading) for measure in (gap.natural, gap.least, gap.most)]
        return FlowArea(tops[0], tops[1], tops[2], bottom, self.size.height)

    def set_strips(self, size: Length, means: int) -> list[FlowBlock]:
        """Every part of the flow that has words, set at a type size, by the means of `fit`."""
        strips: list[FlowBlock] = []
        for entry in flow_of(self.style, self.manuscript):
            if entry.part == "body":
                strips += self.set_body(self.look_of_body(entry, size, means))
            elif entry.part == "signature":
                strips += self.set_signers(entry, size, means)
            else:
                strips += self.set_part(entry, self.part_lines(entry), size, means)
        return strips

    def look_of_body(self, entry: FlowPart, size: Length, means: int) -> BodyType:
        spacing = self.job.letter.choices.spacing.text or self.style.spacing
        if spacing == "close" or (means >= CLOSE and not self.job.letter.choices.spacing):
            entry = replace(entry, between=draw_close(entry.between, self.job.setting.close_spacing))
        leading = size * (self.sheet.leading / self.sheet.size)
        least = size * self.sheet.least_leading
        path, room = (Tag(_role(entry.part)),), self._find_sheet_room(size, leading)
        look = BodyType(size, self.left, self.measure, self.job.justify, entry, path, leading, least)
        return replace(look, level=self.level, sheet=room)

    def set_part(self, entry: FlowPart, lines: tuple[Line, ...], size: Length, means: int) -> list[FlowBlock]:
        """The strip of a part that is lines, if it has any."""
        path = (Tag(_role(entry.part)),)
        rows = self.set_rows(entry, lines, size, path)
        if len(rows) > 1 and (means >= RUN_IN or entry.run_in):
            short = self.set_rows(entry, self.manuscript.run_in_part(entry.part), size, path)
            rows = short if len(short) == 1 else rows
        return [FlowBlock(entry.part, rows, entry.before)] if rows else []

    @property
    def level(self) -> int:
        """The level of the body's headings in the outline: the subject line is its first."""
        flowing = any(entry.part == "subject" for entry in self.style.flow)
        return 2 if flowing and self.manuscript.part("subject") else 1

    def _find_sheet_room(self, size: Length, leading: Length) -> SheetRoom:
        """The height that the text has on a sheet after the first; asked for only where there are pictures."""
        if not figures(self.manuscript.body):
            return SheetRoom()
        return SheetRoom(self._later_bottom - self._later(size, leading).top, self.job.paper.unit)

    def set_body(self, look: BodyType) -> list[FlowBlock]:
        return set_body(self.manuscript.body, self.compositor, look)

    def set_signers(self, entry: FlowPart, size: Length, means: int) -> list[FlowBlock]:
        column = self._column(entry, size)
        signers, picture = self.manuscript.signers, self.artwork.signature
        beside = Column(size, column.leading, self.left, self.measure) if means >= RUN_IN else None
        return set_signature(signers, picture, self.compositor, entry, column, beside)

    def part_lines(self, entry: FlowPart) -> tuple[Line, ...]:
        if entry.part != "sender":
            return self.manuscript.part(entry.part)
        masthead = self.manuscript.masthead
        if self.letterhead is not None or self.artwork.sheets is not None or masthead is None:
            return ()
        name = (masthead.name,) if entry.show in ("name", "all") else ()
        rest = (*masthead.address, *masthead.particulars) if entry.show in ("address", "all") else ()
        return (*name, *rest)

    def set_rows(self, entry: FlowPart, lines: tuple[Line, ...], size: Length, path: Path) -> tuple[LineBox, ...]:
        column, path = self.column_of(entry, size), (*path, leaf_of(entry))
        if entry.part in LINED:
            return set_lines(lines, self.compositor, entry, column, path, figures=ADDRESS, hanging=size)
        return set_lines(lines, self.compositor, entry, column, path)

    def column_of(self, entry: FlowPart, size: Length) -> Column:
        """Where the lines of a part stand, in the part's own size."""
        column = self._column(entry, size)
        if entry.scale != 1.0:
            column = replace(column, size=size * entry.scale)
        if entry.part == "subject":
            column = replace(column, left=column.left + entry.indent, measure=column.measure - entry.indent)
        return column

    def _column(self, entry: FlowPart, size: Length) -> Column:
        """A part's column: the whole text column, or from the middle of the sheet to its right edge."""
        leading = size * (self.sheet.leading / self.sheet.size)
        if entry.at != "center":
            return Column(size, leading, self.left, self.measure)
        middle = self.size.width * 0.5
        return Column(size, leading, middle, self.left + self.measure - middle)


def _too_low(style: LetterStyle, coded: bool) -> str:
    """What to do about a letterhead that reaches into the style's fields; `coded` ones have a QR code."""
    if style.letterhead == _OWN:
        return "use the letterhead `none`; this style shows the sender itself"
    return f"choose another letterhead, or leave out {'its QR code' if coded else 'some particulars'}"


def list_lines(manuscript: Manuscript) -> list[Line]:
    lines = [line for part in manuscript.parts for line in part.lines]
    lines += [Line(paragraph.spans, paragraph.place) for paragraph in paragraphs(manuscript.body)]
    lines += _head_lines(manuscript.masthead) if manuscript.masthead else ()
    lines += [line for signer in manuscript.signers for line in (signer.name, signer.title) if line]
    return [*lines, *(entry.line for entry in manuscript.information), *manuscript.continuation]


def _head_lines(masthead: Masthead) -> tuple[Line, ...]:
    return (masthead.name, *masthead.address, *masthead.particulars)


def leaf_of(entry: FlowPart) -> Tag:
    """The element in that of a part that has its lines."""
    return Tag("H1" if entry.part == "subject" else "P")


def _role(part: str) -> str:
    return "".join(word.capitalize() for word in part.split("_"))


def _foot(item: Item) -> Length:
    """The lower edge of a picture, else the place."""
    return item.rect.bottom if isinstance(item, Picture | Imported) else _top(item)


def _top(item: Item) -> Length:
    at = getattr(item, "at", None) or getattr(item, "rect", None)
    return at.y if isinstance(at, (Point, Rect)) else ZERO
