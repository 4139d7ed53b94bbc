"""LetterStyle: the arrangement of a letter, read from layouts/letters/."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stationery.catalog.axes import AXES, Area, area_of
from stationery.catalog.defaults import defaults
from stationery.catalog.gaps import GAP, NO_GAP, Gap
from stationery.data.schema import (
    BASED,
    CITE,
    FLAG,
    LENGTH,
    LENGTHS,
    NAME,
    NUMBER,
    OWN_CITE,
    TEXT,
    TEXTS,
    WHOLE,
    Entries,
    Key,
    Kind,
    Map,
    Nested,
    Rows,
    Shape,
    choice,
    choices,
)  # fmt: skip
from stationery.data.store import Store
from stationery.data.tables import Table
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
    takes the place of the usual one in a body's lists. What is `run_in` stands on one line where it fits.

    `scale` makes a part's type larger than the text's. In a body, `heads` is the space above a paragraph that is bold
    throughout, which stays with what follows; underscores in a paragraph of their own are ruled lines to write on, each
    `ruled` leadings below the one before, unless that is 0. `pictures` is their place in the measure, if not the usual.
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
    run_in: bool = False
    scale: float = 1.0
    heads: Gap = NO_GAP
    ruled: float = 0.0
    pictures: str = ""


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
    spacing: str = ""

    @property
    def folded(self) -> tuple[Length, ...]:
        """Where its sheet is folded, by its marks; nowhere if it has none."""
        return (self.folds.together or self.folds.from_top) if self.folds else ()

    def fold_for(self, envelope: str) -> LetterStyle:
        """The style with its fold marks where the sheet is folded for one of its window envelopes."""
        held = self.find_held(envelope)
        if held is None or not held.folds or self.folds is None:
            return self
        return replace(self, folds=replace(self.folds, from_top=held.folds, together=()))

    def find_held(self, envelope: str) -> Held | None:
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
            hint=f"it supports {', '.join(self.papers)}; choose another style or paper",
        )


def _read_sheet(row: Entries) -> Sheet:
    words, margin = row.pop("short") or (0, ZERO)
    row.pop("cite")
    return Sheet(**row, short_words=words, short_margin=margin)


_SHEET = Shape(
    {
        "cite": CITE,
        "papers": Key(TEXTS, "The ids of the papers that these margins are for."),
        "left": Key(LENGTH, "The left margin.", needed=True),
        "right": Key(LENGTH, "The right margin.", needed=True),
        "top": Key(LENGTH, "The top margin of a sheet without a letterhead.", needed=True),
        "bottom": Key(LENGTH, "The bottom margin.", needed=True),
        "size": Key(LENGTH, "The type size.", needed=True),
        "least_size": Key(LENGTH, "The smallest type size for making a letter fit.", needed=True),
        "leading": Key(LENGTH, "From one baseline to the next, at that size.", needed=True),
        "least_leading": Key(NUMBER, "The smallest leading for making a letter fit, as a ratio of its size.", 1.2),
        "short": Key(
            Nested(
                Shape(
                    {
                        "words": Key(WHOLE, "A letter with at most this many words is short."),
                        "margin": Key(LENGTH, "How much wider to make its margins.", needed=True),
                    },
                    lambda row: (row["words"], row["margin"]),
                )
            ),
            "Wider margins for a short letter.",
        ),
    },
    _read_sheet,
)

_FLOW_PART = {
    "part": Key(choice(*FLOW_PARTS), "The part of the letter.", "body"),
    "before": Key(GAP, "The space above it."),
    "align": Key(choice(*ALIGNMENTS), "The alignment of its lines; `center` is the middle of the sheet.", "left"),
    "strong": Key(FLAG, "Whether it is bold."),
    "capitals": Key(FLAG, "Whether it is in capitals."),
    "indent": Key(LENGTH, "The indent of its first lines.", ZERO),
    "between": Key(GAP, "The space between its paragraphs or entries."),
    "show": Key(choice("address", "name", "all"), "What the part `sender` shows of the sender.", "address"),
    "bullet": Key(TEXT, "What begins an entry of a list in the body.", usual="the usual bullet"),
    "run_in": Key(FLAG, "Whether enclosures or copies stand on one line where they fit."),
    "scale": Key(NUMBER, "Its type size, as a ratio of the text's; of a line such as the subject.", 1.0),
    "heads": Key(GAP, "The space above a paragraph of the body that is bold throughout, a head."),
    "ruled": Key(
        NUMBER, "Leadings from one ruled line to the next, where a paragraph of the body is underscores only.", 0.0
    ),
    "pictures": Key(choice("left", "center"), "The place of the body's pictures in the text's width.", ""),
}
FLOW_PART = Shape(_FLOW_PART, into=FlowPart, fields={"align": "at"})
"""One entry of a flow."""

_CHANGE: Shape[Entries] = Shape({key: Key(each.type, each.says) for key, each in _FLOW_PART.items()})


def _read_field(row: Entries) -> Field:
    size, leading, id_ = row["size"], row["leading"], row["parts"]
    return Field(
        id="",
        parts=id_,
        area=area_of(row),
        size=size,
        least_size=row["least_size"] or size,
        leading=leading,
        upright=row["upright"],
        tab=row["tab"],
        least_leading=row["least_leading"] or leading,
    )


_FIELD = Shape(
    {
        "cite": CITE,
        "parts": Key(
            choices(*FIELD_PARTS, fault="{word!r} isn't a part that a field can contain", hint=""),
            "The parts it contains, from the top.",
            usual="the part with the field's name",
        ),
        **AXES,
        "size": Key(LENGTH, "The type size.", needed=True),
        "least_size": Key(LENGTH, "The smallest type size for making its lines fit.", usual="the size"),
        "leading": Key(LENGTH, "From one baseline to the next.", needed=True),
        "least_leading": Key(LENGTH, "The smallest leading for making its lines fit.", usual="the leading"),
        "upright": Key(choice("top", "middle", "bottom"), "The alignment of its lines.", "top"),
        "tab": Key(LENGTH, "How far the second column of its lines is from the first.", ZERO),
    },
    _read_field,
)

_MARK = Shape(
    {
        "cite": CITE,
        "from_top": Key(LENGTHS, "The places of the rules, each from the top of the sheet."),
        "from_left": Key(LENGTH, "How far they are from the left edge.", needed=True),
        "length": Key(LENGTH, "How long they are.", needed=True),
        "thickness": Key(LENGTH, "How thick they are.", needed=True),
        "together": Key(LENGTHS, "Those that make up one way of folding.", usual="all of them"),
    },
    into=SheetMark,
)

_CONTINUATION = Shape(
    {
        "cite": CITE,
        "from_top": Key(LENGTH, "How far the heading of later sheets is from the top.", needed=True),
        "form": Key(choice("stacked", "line"), "Stacked lines, or one line across.", "stacked"),
        "after": Key(GAP, "The space below it."),
    },
    into=Continuation,
)

_START: Shape[Entries] = Shape(
    {
        "cite": CITE,
        "from_top": Key(LENGTH, "The highest place where the flow may begin.", needed=True),
        "below_letterhead": Key(GAP, "The space between the letterhead and the flow."),
        "middle": Key(NUMBER, "How far to move a short letter down, as a fraction of the free height.", 0.0),
    }
)

_HEAD = Shape(
    {"cite": CITE, "from_top": Key(LENGTH, "The place of the letterhead, instead of its own.", needed=True)},
    lambda row: row["from_top"],
)


def _read_windows() -> Shape[Held]:
    from stationery.catalog.windows import HELD  # 0.5 ms

    return HELD


def _read_style(row: Entries) -> LetterStyle:
    """The style that a file gives, with all that it takes over from the one it is based on."""
    table, sheets, start = row.table, row["sheets"], row["start"]
    if not sheets:
        table.fault("'sheets' is missing: the margins and type for each paper")
    fields = (replace(field, id=id_, parts=field.parts or (id_,)) for id_, field in row["fields"].items())
    return LetterStyle(
        id=table.id,
        name=row["name"],
        papers=tuple(paper for sheet in sheets for paper in sheet.papers),
        default_paper=row["paper"],
        punctuation=row["punctuation"],
        letterhead=row["letterhead"],
        font=row["font"],
        justify=row["justify"],
        sheets=sheets,
        start=start["below_letterhead"],
        start_from_top=start["from_top"],
        middle=start["middle"],
        head_from_top=row["head"],
        fields=tuple(fields),
        flow=_change(row["flow"], row["change"]),
        folds=row["folds"],
        punch=row["punch"],
        continuation=row["continuation"],
        table=table,
        windows=row["windows"],
        envelope=row["envelope"],
        spacing=row["spacing"],
    )


LETTERS = Kind(
    "letters",
    "letter style",
    "A letter style: margins, type and the places of a letter's parts.",
    Shape(
        {
            "name": NAME,
            "cite": OWN_CITE,
            "based_on": BASED,
            "paper": Key(TEXT, "The id of its usual paper.", usual="the sender's country's"),
            "punctuation": Key(
                choice("open", "mixed", "friendly"), "The punctuation after salutation and close.", "mixed"
            ),
            "letterhead": Key(TEXT, "The id of its usual letterhead, or `none`.", "plain-block"),
            "font": Key(TEXT, "The id of its usual typeface or pairing.", "eb-garamond"),
            "justify": Key(FLAG, "Whether to justify lines."),
            "spacing": Key(
                choice("open", "close"), "How far paragraphs are apart: as the flow has it, or close.", "open"
            ),
            "sheets": Key(Rows(_SHEET, "papers", parts=True), "Margins and type, for each paper."),
            "start": Key(Nested(_START), "Where the flow begins.", needed=True),
            "fields": Key(Map(Nested(_FIELD), ordered=True), "By name, fixed rectangles for parts."),
            "flow": Key(Rows(FLOW_PART), "The parts that follow one another, in order."),
            "change": Key(Rows(_CHANGE, "part"), "In a file with `based_on`: differences in parts of the base's flow."),
            "head": Key(Nested(_HEAD), "The place of a letterhead."),
            "folds": Key(Nested(_MARK), "The fold marks at the sheet's left edge."),
            "punch": Key(Nested(_MARK), "The punch mark at the sheet's left edge."),
            "continuation": Key(Nested(_CONTINUATION), "The heading of later sheets.", needed=True),
            "windows": Key(Rows(_read_windows), "The window envelopes it is made for."),
            "envelope": Key(TEXT, "The id of its usual envelope.", usual="the paper's"),
        },
        _read_style,
    ),
)


def letter_style(store: Store, name: str | Written) -> LetterStyle:
    """The style of that id. Raises UnknownName at the place where the name was written."""
    return store.kept(LETTERS, name, LETTERS.shape.read)


def _change(flow: tuple[FlowPart, ...], changes: tuple[Entries, ...]) -> tuple[FlowPart, ...]:
    """The base's flow with the entries that a based style changes; one that the base has not is a fault."""
    if not changes:
        return flow
    known = {entry.part: entry for entry in flow}
    for change in changes:
        part = change.table.text("part")
        if part not in known:
            change.table.fault(f"the base's flow has no part {part!r}")
            continue
        stated = {_FIELD_OF.get(key, key): change[key] for key in change.table if key in change and key != "part"}
        known[part] = replace(known[part], **stated)
    return tuple(known.values())


_FIELD_OF = {"align": "at"}


def standard_style(store: Store, paper: str, country: str) -> str:
    """The id of the style that is used when none is chosen: layouts/defaults.yaml says which, by country and paper."""
    table = defaults(store)
    by_country = table.table("style_by_country")
    style = by_country.text(country) if by_country and country else ""
    if style and paper in letter_style(store, style).papers:
        return style
    name = table.text("style")
    if not name:
        raise SourceError("'style' is missing", table.place)
    return name
