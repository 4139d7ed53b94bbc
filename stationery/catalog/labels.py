"""Labels: sheets of labels, their grid and what one label measures, one file each (layouts/labels/)."""

from __future__ import annotations

from stationery.catalog.names import fold_name
from stationery.catalog.papers import paper, paper_unit
from stationery.data.schema import (
    BASED,
    CITE,
    FLAG,
    LENGTH,
    NAME,
    NUMBER,
    OWN_CITE,
    POSITIVE,
    TEXT,
    TEXTS,
    WHOLE,
    Entries,
    Key,
    Kind,
    Nested,
    Shape,
    choice,
    ratios,
)  # fmt: skip
from stationery.data.store import Store
from stationery.data.tables import Table
from stationery.model.errors import SourceError, UnknownName, did_you_mean
from stationery.model.geometry import Rect, Size
from stationery.model.letter import Written
from stationery.model.units import ZERO, Length
from stationery.model.values import value

RECTANGLE, ROUND = SHAPES = ("rectangle", "round")


@value
class LabelSheet:
    """A sheet of labels. `paper` is the id of its paper; `corner` is the radius of a label's corners.

    The first label's upper left corner is at `left` and `top`; `across` and `down` are from one label to the next.
    A label that is `round` has its diameter as width and height. Cards are `cut` along marks; a `tent` is folded in the
    middle and shows its lower half; a tag has a `hole` of that diameter, or ZERO.
    """

    id: str
    name: str
    also: tuple[str, ...]
    unit: str
    paper: str
    round: bool
    size: Size
    corner: Length
    columns: int
    rows: int
    left: Length
    top: Length
    across: Length
    down: Length
    cite: str
    cards: bool = False
    cut: bool = False
    tent: bool = False
    hole: Length = ZERO

    @property
    def flat(self) -> bool:
        """Whether it has cards to be read in the hand: no tents, and no tags."""
        return self.cards and not (self.tent or self.hole)

    @property
    def count(self) -> int:
        """How many labels a sheet has."""
        return self.columns * self.rows

    def label(self, number: int) -> Rect:
        """The label of that number, counted from 1, row by row from the upper left."""
        row, column = divmod(number - 1, self.columns)
        return Rect(self.left + self.across * column, self.top + self.down * row, self.size.width, self.size.height)


@value
class LabelType:
    """How one kind of words is set on a label: from `size` down to `least` by `step`, and perhaps `centered`.

    The `first` line is larger by that ratio, and `apart` from the others by that many em of theirs more.
    """

    size: Length
    least: Length
    step: Length
    leading: tuple[float, ...]
    centered: bool
    first: float = 1.0
    apart: float = 0.0


@value
class LabelStyle:
    """How words stand on a label: `side` and `foot` are kept clear at its edges, `rim` at the edge of a round one.

    Lines that are not centered begin at `left` from its edge if there is room, or else nearer. `own`, `guests` and
    `tags` are the ids of the fronts of cards with the sender's name, with a guest's, and of gift tags.
    """

    side: Length
    foot: Length
    rim: Length
    left: Length
    address: LabelType
    sender: LabelType
    text: LabelType
    card: LabelType
    own: str = "engraved"
    guests: str = "script"
    tags: str = "script"


def label_sheet(store: Store, name: str | Written) -> LabelSheet:
    """The sheet of that id or other name, such as `8160`. Raises UnknownName, at the Place where it was written."""
    known = match_label_sheet(store, name if isinstance(name, Written) else Written(name))
    return store.kept(LABELS, known, lambda table: _build(LABELS.shape.read(table), store))


def label_sheets(store: Store) -> dict[str, LabelSheet]:
    """Id to LabelSheet, in the order of the ids. Raises SourceError for a file that is not as it should be."""
    return store.each(LABELS, lambda name: label_sheet(store, name))


def match_label_sheet(store: Store, name: Written) -> Written:
    """The id of the sheet that is called so, at the same Place. A maker's name may be left out: `5160`."""
    ids = store.names(LABELS.folder)
    if name.text in ids:
        return name
    called = _names(store)
    folded = fold_name(name.text)
    if folded in called:
        return Written(called[folded], name.place)
    near = did_you_mean(folded, called)
    guess = near.startswith("did you mean") and _digits(near) == _digits(folded)  # another number is another sheet
    hint = near if guess else "`stationery catalog labels` lists them all"
    tells = len(folded) >= _TELLING and not _digits(folded)
    if begun := [id_ for id_ in ids if tells and _squeeze(id_).startswith(_squeeze(folded))]:
        hint = f"did you mean {' or '.join(map(repr, begun))}?"
    raise UnknownName(f"no sheet of labels is called {name.text!r}", name.place, hint, ids)


_TELLING = 5
"""Letters with which a name tells what it begins: place-cards is one of two sheets."""


def _squeeze(name: str) -> str:
    return name.replace("-", "")


def _digits(text: str) -> list[str]:
    return sorted(filter(str.isdigit, text))


def _names(store: Store) -> dict[str, str]:
    """Folded name to id. What two sheets share, as a number of two makers, is no name of either."""
    called = {fold_name(id_): id_ for id_ in store.names(LABELS.folder)}
    short: dict[str, set[str]] = {}
    for found in label_sheets(store).values():
        for name in (found.name, *found.also):
            folded = fold_name(name)
            called.setdefault(folded, found.id)
            short.setdefault(folded.rpartition("-")[2], set()).add(found.id)
        short.setdefault(found.id.rpartition("-")[2], set()).add(found.id)
    for name, ids in short.items():
        if len(ids) == 1:
            called.setdefault(name, *ids)
    return called


LABELS: Kind[Entries] = Kind(
    "labels",
    "sheet of labels",
    "A sheet of labels: its paper, its grid, and the size of a label.",
    Shape(
        {
            "name": NAME,
            "also": Key(TEXTS, "Numbers and names of other sheets with the same grid.", own=True),
            "cite": OWN_CITE,
            "based_on": BASED,
            "paper": Key(TEXT, "The id of its paper.", needed=True),
            "use": Key(choice("labels", "cards"), "What it is for: labels to stick on, or cards.", "labels"),
            "cut": Key(FLAG, "Whether its cards are cut, along marks that are printed."),
            "tent": Key(FLAG, "Whether its cards are folded in the middle, to stand; words are on the lower half."),
            "hole": Key(LENGTH, "The diameter of a hole to punch near the top of a tag.", ZERO),
            "shape": Key(choice(*SHAPES), "The shape of a label.", RECTANGLE),
            "width": Key(POSITIVE, "The width of a label; of a round one, its diameter.", needed=True),
            "height": Key(POSITIVE, "The height of a label.", usual="as wide as it is, if it is round"),
            "corner": Key(LENGTH, "The radius of the corners.", ZERO),
            "columns": Key(WHOLE, "The number of labels in a row.", needed=True),
            "rows": Key(WHOLE, "The number of rows.", needed=True),
            "left": Key(LENGTH, "From the sheet's left edge to the first label.", needed=True),
            "top": Key(LENGTH, "From the sheet's top edge to the first label.", needed=True),
            "across": Key(
                LENGTH,
                "The horizontal pitch: from the left edge of a label to that of the next.",
                usual="the width, with no gap",
            ),
            "down": Key(
                LENGTH,
                "The vertical pitch: from the top edge of a label to that of the next.",
                usual="the height, with no gap",
            ),
        },
    ),
)


def _build(row: Entries, store: Store) -> LabelSheet:
    table, is_round = row.table, row["shape"] == ROUND
    width = row["width"]
    height = row["height"] or (width if is_round else ZERO)
    if not row["height"] and not is_round:
        table.fault("'height' is missing; only a round label has none")
    if is_round and height != width and table.is_sound("width", "height"):
        table.fault("a round label is as high as it is wide", table.where("height"))
    for key in ("columns", "rows"):
        if row[key] < 1 and table.text(key):
            table.fault(f"{key}: must be at least 1", table.where(key))
    across, down = row["across"] or width, row["down"] or height
    found = LabelSheet(
        table.id,
        row["name"],
        row["also"],
        paper_unit(table.text("width")),
        row["paper"],
        is_round,
        Size(width, height),
        row["corner"],
        max(row["columns"], 1),
        max(row["rows"], 1),
        row["left"],
        row["top"],
        across,
        down,
        row["cite"],
        row["use"] == "cards",
        row["cut"],
        row["tent"],
        row["hole"],
    )
    optional = tuple(key for key in _OPTIONAL if key in table)
    if table.is_sound(*_NEEDED, *optional) and height:
        _check_grid(found, table, store)
    return found


_NEEDED = ("paper", "width", "columns", "rows", "left", "top")
_OPTIONAL = ("height", "across", "down")


def _check_grid(sheet: LabelSheet, table: Table, store: Store) -> None:
    """Note in the table what cannot be: labels that overlap, or a grid that is larger than its paper."""
    try:
        size = paper(store, Written(sheet.paper, table.where("paper"))).size
    except UnknownName as wrong:
        table.fault(wrong.message, table.where("paper"), wrong.hint)
        return
    for pitch, extent, key, other in (
        (sheet.across, sheet.size.width, "across", "width"),
        (sheet.down, sheet.size.height, "down", "height"),
    ):
        if pitch < extent:
            words = f"{key} is {pitch.words(sheet.unit)}, less than the {other} of a label: the labels would overlap"
            table.fault(words, table.where(key))
    last = sheet.label(sheet.count)
    for end, edge, words in (
        (last.right, size.width, "right"),
        (last.bottom, size.height, "bottom"),
    ):
        if end > edge:
            over = (end - edge).words(sheet.unit)
            table.fault(f"the labels run {over} over the {words} edge of the paper", table.where("paper"))


def grid_end(sheet: LabelSheet) -> str:
    """The words for the numbers that its labels have."""
    return f"{sheet.name} has {sheet.count} labels, {sheet.columns} in a row"


def ensure_label(sheet: LabelSheet, number: Written) -> int:
    """The number of the label to begin with. Raises SourceError for one that the sheet does not have."""
    text = number.text.strip()
    if text.isascii() and text.isdigit() and 1 <= int(text) <= sheet.count:
        return int(text)
    digits = text.removeprefix("-").isdecimal()
    raise SourceError(
        f"there is no label {text}; {grid_end(sheet)}" if digits else f"{text!r} isn't a label; write it in digits",
        number.place,
        f"count them row by row from the upper left, 1 to {sheet.count}",
    )


_TYPE: Shape[LabelType] = Shape(
    {
        "cite": CITE,
        "size": Key(POSITIVE, "The largest type size.", needed=True),
        "least": Key(POSITIVE, "The minimum type size.", needed=True),
        "step": Key(POSITIVE, "The step by which the size is reduced.", needed=True),
        "leading": Key(ratios(), "Leadings as ratios of the size, in the order to try them.", needed=True),
        "centered": Key(FLAG, "Whether each line is centered; on a round label, all are."),
        "first": Key(NUMBER, "How much larger the first line is, as a ratio.", 1.0),
        "apart": Key(NUMBER, "How much farther it is from the others, in em of theirs.", 0.0),
    },
    into=LabelType,
)

_CARDS: Shape[dict[str, str]] = Shape(
    {
        "cite": CITE,
        "own": Key(TEXT, "The id of the front of your own calling card.", "engraved"),
        "guests": Key(TEXT, "The id of the front of a place card.", "script"),
        "tags": Key(TEXT, "The id of the front of a gift tag.", "script"),
    },
    lambda row: {key: row[key] for key in ("own", "guests", "tags")},
)

LABEL_STYLE: Kind[LabelStyle] = Kind(
    "engine/labeling.yaml",
    "labeling",
    "Labeling: how addresses and other words are set on labels.",
    Shape(
        {
            "based_on": BASED,
            "clear": Key(
                Nested(
                    Shape[Entries](
                        {
                            "cite": CITE,
                            "side": Key(LENGTH, "Kept clear at the left and right edges of a label.", needed=True),
                            "foot": Key(LENGTH, "Kept clear at its top and bottom edges.", needed=True),
                            "rim": Key(LENGTH, "Kept clear inside the edge of a round label.", needed=True),
                            "left": Key(LENGTH, "Where lines begin, if the longest has room there.", needed=True),
                        }
                    )
                ),
                "What is kept clear, since no printer feeds every sheet alike.",
                needed=True,
            ),
            "address": Key(Nested(_TYPE), "An address that the post reads.", needed=True),
            "sender": Key(Nested(_TYPE), "The sender's own address.", needed=True),
            "text": Key(Nested(_TYPE), "Words of any kind.", needed=True),
            "card": Key(Nested(_TYPE), "The lines of a calling card; the first is a name.", usual="as `text`"),
            "cards": Key(Nested(_CARDS), "The usual fronts of cards."),
        },
        lambda row: LabelStyle(
            row["clear"]["side"],
            row["clear"]["foot"],
            row["clear"]["rim"],
            row["clear"]["left"],
            row["address"],
            row["sender"],
            row["text"],
            row["card"] or row["text"],
            *(row["cards"] or {}).values(),
        ),
    ),
)


def label_style(store: Store) -> LabelStyle:
    """The one LabelStyle; a user's labeling.yaml replaces the built-in one."""
    return store.only(LABEL_STYLE)
