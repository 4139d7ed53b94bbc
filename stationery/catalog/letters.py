"""LetterStyle: the arrangement of a letter, read from layouts/letters/."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stationery.catalog.axes import Area, read_area
from stationery.catalog.gaps import NO_GAP, Gap, read_gap
from stationery.data.store import Store
from stationery.data.tables import Table
from stationery.data.yaml import load_table
from stationery.model.errors import DoesNotFit, SourceError
from stationery.model.letter import Written
from stationery.model.manuscript import PARTS
from stationery.model.units import ZERO, Length
from stationery.model.values import replace, value

if TYPE_CHECKING:
    from stationery.catalog.windows import Held

FLOW_PARTS = (*PARTS, "sender", "body", "signature")
FIELD_PARTS = (*PARTS, "return_line", "information", "sender")
ALIGNMENTS = ("left", "center", "right")


@value
class Sheet:
    """Margins and type for some papers. `leading` is baseline to baseline; fitting may go down to the least ones."""

    papers: tuple[str, ...]
    left: Length
    right: Length
    top: Length
    bottom: Length
    size: Length
    least_size: Length
    leading: Length
    least_leading: float
    short_words: int = 0
    short_margin: Length = ZERO


@value
class FlowPart:
    """One part in the flow: the air before it, and where its lines begin (`center`: at the middle of the sheet).

    `show` says what of the sender stands in the part `sender`, which is printed only without a letterhead. `bullet`
    takes the place of the usual one in a body's lists.
    """

    part: str
    before: Gap
    at: str = "left"
    strong: bool = False
    capitals: bool = False
    indent: Length = ZERO
    between: Gap = NO_GAP
    show: str = "address"
    bullet: str = ""


@value
class Field:
    """A fixed rectangle and the parts that stand in it, from its top, about its middle, or upon its bottom.

    Lines that are too many at `leading` are drawn together, down to `least_leading`.
    """

    id: str
    parts: tuple[str, ...]
    area: Area
    size: Length
    least_size: Length
    leading: Length
    upright: str = "top"
    tab: Length = ZERO
    least_leading: Length = ZERO


@value
class SheetMark:
    """Short rules at the sheet's left edge: fold marks or a punch mark, `from_top` each.

    `together` are those of them that make one way of folding, where they are not all of them.
    """

    from_top: tuple[Length, ...]
    from_left: Length
    length: Length
    thickness: Length
    together: tuple[Length, ...] = ()


@value
class Continuation:
    """The heading of each later sheet: stacked lines, or one line across."""

    from_top: Length
    form: str
    after: Gap


@value
class LetterStyle:
    id: str
    name: str
    papers: tuple[str, ...]
    default_paper: str
    punctuation: str
    letterhead: str
    font: str
    justify: bool
    sheets: tuple[Sheet, ...]
    start: Gap
    start_from_top: Length
    middle: float
    head_from_top: Length | None
    fields: tuple[Field, ...]
    flow: tuple[FlowPart, ...]
    folds: SheetMark | None
    punch: SheetMark | None
    continuation: Continuation
    table: Table
    windows: tuple[Held, ...] = ()
    envelope: str = ""

    @property
    def folded(self) -> tuple[Length, ...]:
        """Where its sheet is folded, by its marks; nowhere if it has none."""
        return (self.folds.together or self.folds.from_top) if self.folds else ()

    def folded_for(self, envelope: str) -> LetterStyle:
        """The style with its fold marks where the sheet is folded for one of its window envelopes."""
        held = self.held(envelope)
        if held is None or not held.folds or self.folds is None:
            return self
        return replace(self, folds=replace(self.folds, from_top=held.folds, together=()))

    def held(self, envelope: str) -> Held | None:
        """What the style says of a window envelope; None if it is not made for it."""
        return next((held for held in self.windows if held.envelope == envelope), None)

    @property
    def capitals(self) -> frozenset[str]:
        """The parts that are worded in capitals."""
        return frozenset(entry.part for entry in self.flow if entry.capitals)

    def sheet(self, paper: str) -> Sheet:
        """Margins and type on a paper. Raises DoesNotFit when the style is not made for it."""
        for sheet in self.sheets:
            if paper in sheet.papers:
                return sheet
        raise DoesNotFit(
            f"the letter style {self.id!r} is not made for the paper {paper!r}",
            hint=f"it takes {', '.join(self.papers)}; choose another style or paper",
        )


_KEYS = {
    "name", "cite", "based_on", "paper", "punctuation", "letterhead", "font", "justify", "sheets", "start", "fields",
    "flow", "change", "head", "folds", "punch", "continuation", "windows", "envelope",
}  # fmt: skip


def letter_style(store: Store, name: str | Written) -> LetterStyle:
    """The style of that id. Raises UnknownName at the place where the name was written."""
    return store.kept("letters", name, lambda table: _read(store, table, name if isinstance(name, str) else name.text))


def _read(store: Store, table: Table, name: str) -> LetterStyle:
    table.only(_KEYS)
    table.needed("name")
    table.needed("cite")
    base: Table | None = None
    if table.text("based_on"):
        base = store.table("letters", table.text("based_on"), table.where("based_on"))
        if base.text("based_on"):
            table.fault(
                "based_on goes one step only, and that style is itself based on another", table.where("based_on")
            )
    # A based file states only what differs: each key of it replaces the base's.
    whole = table.over(base) if base else table
    sheets = tuple(_sheet(sheet) for sheet in whole.tables("sheets"))
    if not sheets:
        whole.fault("'sheets' is missing: the margins and type for each paper")
    papers = tuple(paper for sheet in sheets for paper in sheet.papers)
    start = whole.needed_table("start")
    start.only({"cite", "from_top", "below_letterhead", "middle"})
    start.needed("cite")
    head = whole.table("head")
    if head:
        head.only({"cite", "from_top"})
        head.needed("cite")
    flow = _changed(tuple(flow_part(entry) for entry in whole.tables("flow")), whole.tables("change"))
    fields = whole.table("fields")
    return LetterStyle(
        id=name,
        name=whole.text("name"),
        papers=papers,
        default_paper=whole.text("paper"),
        punctuation=whole.choice("punctuation", ("open", "mixed", "friendly"), "mixed"),
        letterhead=whole.text("letterhead", "plain-block"),
        font=whole.text("font", "eb-garamond"),
        justify=bool(whole.flag("justify", False)),
        sheets=sheets,
        start=read_gap(start, "below_letterhead"),
        start_from_top=start.needed_length("from_top"),
        middle=start.number("middle", 0.0),
        head_from_top=head.needed_length("from_top") if head else None,
        fields=tuple(_field(fields, key) for key in fields) if fields else (),
        flow=flow,
        folds=_mark(whole, "folds"),
        punch=_mark(whole, "punch"),
        continuation=_continuation(whole.needed_table("continuation")),
        table=whole,
        windows=_windows(whole),
        envelope=whole.text("envelope"),
    )


def _windows(whole: Table) -> tuple[Held, ...]:
    """The window envelopes that the style is made for; most name none, and then their room stays closed."""
    if "windows" not in whole:
        return ()
    from stationery.catalog.windows import read_held

    return read_held(whole)


def _sheet(table: Table) -> Sheet:
    table.only(
        {"cite", "papers", "left", "right", "top", "bottom", "size", "least_size", "leading", "least_leading", "short"}
    )
    table.needed("cite")
    short = table.table("short")
    if short:
        short.only({"words", "margin"})
    return Sheet(
        papers=table.texts("papers"),
        left=table.needed_length("left"),
        right=table.needed_length("right"),
        top=table.needed_length("top"),
        bottom=table.needed_length("bottom"),
        size=table.needed_length("size"),
        least_size=table.needed_length("least_size"),
        leading=table.needed_length("leading"),
        least_leading=table.number("least_leading", 1.2),
        short_words=short.whole("words", 0) if short else 0,
        short_margin=short.needed_length("margin") if short else ZERO,
    )


def flow_part(table: Table, base: FlowPart | None = None) -> FlowPart:
    """One entry of a flow; what it does not say is as in `base`. Faults are noted in the table."""
    table.only({"part", "before", "align", "strong", "capitals", "indent", "between", "show", "bullet"})
    part = table.choice("part", FLOW_PARTS, "body")
    base = base or FlowPart(part, NO_GAP)
    return FlowPart(
        part=part,
        before=read_gap(table, "before") if "before" in table else base.before,
        at=table.choice("align", ALIGNMENTS, base.at),
        strong=bool(table.flag("strong", base.strong)),
        capitals=bool(table.flag("capitals", base.capitals)),
        indent=table.length("indent", base.indent) or ZERO,
        between=read_gap(table, "between") if "between" in table else base.between,
        show=table.choice("show", ("address", "name", "all"), base.show),
        bullet=table.text("bullet", base.bullet),
    )


def _changed(flow: tuple[FlowPart, ...], changes: tuple[Table, ...]) -> tuple[FlowPart, ...]:
    """The base's flow with the entries that a based style changes; one that the base has not is a fault."""
    known = {entry.part: entry for entry in flow}
    for change in changes:
        part = change.text("part")
        if part not in known:
            change.fault(f"the base has no part {part!r} in its flow")
            continue
        known[part] = flow_part(change, known[part])
    return tuple(known.values())


def _field(fields: Table, key: str) -> Field:
    table = fields.needed_table(key)
    table.only({"cite", "parts", "x", "y", "size", "least_size", "leading", "least_leading", "upright", "tab"})
    table.needed("cite")
    parts = table.texts("parts") or (key,)
    for part in parts:
        if part not in FIELD_PARTS:
            table.fault(f"{part!r} is no part that can stand in a field", table.where("parts"))
    size, leading = table.needed_length("size"), table.needed_length("leading")
    return Field(
        id=key,
        parts=parts,
        area=read_area(table),
        size=size,
        least_size=table.length("least_size", size) or size,
        leading=leading,
        upright=table.choice("upright", ("top", "middle", "bottom"), "top"),
        tab=table.length("tab", ZERO) or ZERO,
        least_leading=table.length("least_leading", leading) or leading,
    )


def _mark(whole: Table, key: str) -> SheetMark | None:
    table = whole.table(key)
    if table is None:
        return None
    table.only({"cite", "from_top", "from_left", "length", "thickness", "together"})
    table.needed("cite")
    return SheetMark(
        from_top=table.lengths("from_top"),
        from_left=table.needed_length("from_left"),
        length=table.needed_length("length"),
        thickness=table.needed_length("thickness"),
        together=table.lengths("together"),
    )


def _continuation(table: Table) -> Continuation:
    table.only({"cite", "from_top", "form", "after"})
    table.needed("cite")
    return Continuation(
        from_top=table.needed_length("from_top"),
        form=table.choice("form", ("stacked", "line"), "stacked"),
        after=read_gap(table, "after"),
    )


def standard_style(store: Store, paper: str, country: str) -> str:
    """The id of the style that is used when none is chosen: layouts/defaults.yaml says which, by country and paper."""
    path = store.single("defaults.yaml")[-1]
    table = store.once(path, lambda: load_table(path))
    by_country = table.table("style_by_country")
    style = by_country.text(country) if by_country and country else ""
    if style and paper in letter_style(store, style).papers:
        return style
    found = table.text("style")
    if not found:
        raise SourceError("'style' is missing", table.place)
    return found
