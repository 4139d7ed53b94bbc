"""CardStyle: how notes are set on any card, and cards imposed; read from layouts/engine/notes.yaml."""

from __future__ import annotations

from stationery.catalog.letters import FLOW_PART, FlowPart
from stationery.data.schema import (
    BASED,
    CITE,
    LENGTH,
    LENGTHS,
    NUMBER,
    OWN_CITE,
    TEXT,
    WHOLE,
    Entries,
    Key,
    Kind,
    Map,
    Nested,
    Rows,
    Shape,
    choice,
)  # fmt: skip
from stationery.data.store import Store
from stationery.model.units import Length
from stationery.model.values import value


@value
class TypeLimits:
    """Type sizes from which to which a note is fitted; leadings as ratios of the size; `widest` line in em."""

    most: Length
    least: Length
    leading: float
    least_leading: float
    widest: float


@value
class Outside:
    """Where the letterhead stands: its middle as share of a folded card's front, on a flat card `from_top`.

    There the text begins at least so far `below` it.
    """

    middle: float
    from_top: Length
    below: Length


@value
class CropMarkStyle:
    """Crop and fold marks, `away` from the trim; one that would be shorter than `least` is left out."""

    away: Length
    length: Length
    least: Length
    thickness: Length
    gray: float
    fold_gray: float
    fold_dash: tuple[float, ...]


@value
class Ruling:
    """Lines of an address to be written by hand, at the first `spacing` that has room; `width` is a share of the
    envelope's."""

    lines: int
    spacing: tuple[Length, ...]
    width: float


@value
class UndersheetStyle:
    """Ruled lines that show through: `spacing` from one to the next where the card does not say otherwise."""

    spacing: Length
    thickness: Length
    gray: float
    outline: Length
    dash: tuple[float, ...]
    address: Ruling
    sender: Ruling
    label: Length


@value
class CardStyle:
    """`front` is how words on a front are set, if nobody chooses; `words` says by occasion what they are for.

    `limits` are by what a typeface is for. `middle` and `full` are shares of the panel's height and of its text room.
    """

    punctuation: str
    letterhead: str
    font: str
    front: str
    words: dict[str, str]
    limits: dict[str, TypeLimits]
    step: Length
    middle: float
    full: float
    tight_margin: Length
    flow: tuple[FlowPart, ...]
    outside: Outside
    marks: CropMarkStyle
    undersheet: UndersheetStyle


_PURPOSES = ("personal", "body", "envelope")


def _shares(lengths: tuple[Length, ...]) -> tuple[float, ...]:
    return tuple(length.pt for length in lengths)


_LIMITS = Nested(
    Shape(
        {
            "most": Key(LENGTH, "The largest type size.", needed=True),
            "least": Key(LENGTH, "The smallest type size.", needed=True),
            "leading": Key(NUMBER, "The leading, as a ratio of the size.", 1.35),
            "least_leading": Key(NUMBER, "The minimum leading, as a ratio of the size.", 1.2),
            "widest": Key(NUMBER, "The maximum width of a line, in em.", 24),
        },
        into=TypeLimits,
    )
)
_TYPE: Shape[Entries] = Shape(
    {
        "cite": CITE,
        **{purpose: Key(_LIMITS, f"Of a typeface for `{purpose}`.", needed=True) for purpose in _PURPOSES},
        "step": Key(LENGTH, "The step by which the size is reduced.", needed=True),
    }
)
_FIT: Shape[Entries] = Shape(
    {
        "cite": CITE,
        "middle": Key(NUMBER, "The vertical middle of the text, as a fraction of the panel's height.", 0.5),
        "full": Key(NUMBER, "How much of the free space the gaps of a short note may use, as a fraction.", 1.0),
        "tight_margin": Key(LENGTH, "The side margins to try before the type size is reduced.", needed=True),
    }
)
_OUTSIDE = Shape(
    {
        "cite": CITE,
        "middle": Key(NUMBER, "Its vertical middle, as a fraction of a folded card's front.", 0.5),
        "from_top": Key(LENGTH, "Its distance from the top of a flat card.", needed=True),
        "below": Key(LENGTH, "The minimum distance from it to the text of a flat card.", needed=True),
    },
    into=Outside,
)


def _read_marks(row: Entries) -> CropMarkStyle:
    row["fold_dash"] = _shares(row["fold_dash"])
    row.pop("cite")
    return CropMarkStyle(**row)


_MARKS = Shape(
    {
        "cite": CITE,
        "away": Key(LENGTH, "How far they are from the trim.", needed=True),
        "length": Key(LENGTH, "How long they are.", needed=True),
        "least": Key(LENGTH, "The minimum length; a shorter mark is left out.", needed=True),
        "thickness": Key(LENGTH, "How thick they are.", needed=True),
        "gray": Key(NUMBER, "From 0 (black) to 1 (white).", 0),
        "fold_gray": Key(NUMBER, "The gray of fold marks.", 0.5),
        "fold_dash": Key(LENGTHS, "The dashes and gaps of fold marks."),
    },
    _read_marks,
)
_RULING = Nested(
    Shape(
        {
            "lines": Key(WHOLE, "How many lines there are.", 3),
            "spacing": Key(LENGTHS, "The distance between lines; the first value that fits is used."),
            "width": Key(NUMBER, "Their width, as a fraction of the envelope's width.", 0.4),
        },
        into=Ruling,
    )
)


def _read_undersheet(row: Entries) -> UndersheetStyle:
    row["dash"] = _shares(row["dash"])
    row.pop("cite")
    return UndersheetStyle(**row)


_UNDERSHEET = Shape(
    {
        "cite": CITE,
        "spacing": Key(LENGTH, "The distance between lines, for a card that does not state it.", needed=True),
        "thickness": Key(LENGTH, "How thick the lines are.", needed=True),
        "gray": Key(NUMBER, "From 0 (black) to 1 (white).", 0),
        "outline": Key(LENGTH, "How thick the outline is.", needed=True),
        "dash": Key(LENGTHS, "The dashes and gaps of the outline."),
        "address": Key(_RULING, "The lines of the address on an envelope.", needed=True),
        "sender": Key(_RULING, "The lines of the return address on an envelope.", needed=True),
        "label": Key(LENGTH, "The type size of labels.", needed=True),
    },
    _read_undersheet,
)


def _read(row: Entries) -> CardStyle:
    type_, fit = row["type"], row["fit"]
    return CardStyle(
        punctuation=row["punctuation"],
        letterhead=row["letterhead"],
        font=row["font"],
        limits={purpose: type_[purpose] for purpose in _PURPOSES},
        step=type_["step"],
        middle=fit["middle"],
        full=fit["full"],
        tight_margin=fit["tight_margin"],
        flow=row["flow"],
        front=row["front"],
        words=row["words"] or {},
        outside=row["outside"],
        marks=row["marks"],
        undersheet=row["undersheet"],
    )


NOTES: Kind[CardStyle] = Kind(
    "engine/notes.yaml",
    "style of notes",
    "Notes: how a note is set on any card, and how cards are imposed.",
    Shape(
        {
            "name": Key(TEXT, "Its name."),
            "cite": OWN_CITE,
            "based_on": BASED,
            "punctuation": Key(
                choice("open", "mixed", "friendly"), "The punctuation after its salutation.", "friendly"
            ),
            "letterhead": Key(
                TEXT, "The id of the letterhead whose `card` is printed on the outside, or `none`.", needed=True
            ),
            "font": Key(TEXT, "The id of the usual typeface or pairing.", needed=True),
            "front": Key(TEXT, "The id of the usual setting of words on the front.", needed=True),
            "words": Key(
                Map(TEXT), "By occasion, what the words on the front are for, if only their setting is chosen."
            ),
            "type": Key(Nested(_TYPE), "The range of type sizes for a note.", needed=True),
            "fit": Key(Nested(_FIT), "How a note is made to fit.", needed=True),
            "flow": Key(Rows(FLOW_PART, "part"), "The parts of a note, in their order."),
            "outside": Key(Nested(_OUTSIDE), "The place of the letterhead.", needed=True),
            "marks": Key(Nested(_MARKS), "Crop and fold marks.", needed=True),
            "undersheet": Key(Nested(_UNDERSHEET), "Ruled lines that show through.", needed=True),
        },
        _read,
    ),
)


def note_style(store: Store) -> CardStyle:
    """The one CardStyle; a user's layouts/engine/notes.yaml replaces the built-in one."""
    return store.only(NOTES)
