"""Where the marks of a calibration sheet stand, and what is read off it; from layouts/engine/calibration.yaml."""

from __future__ import annotations

from math import floor
from typing import Literal

from stationery.data.schema import BASED, CITE, POSITIVE, Key, Kind, Nested, Shape
from stationery.data.store import Store
from stationery.model.geometry import Point, Size
from stationery.model.units import Length, mm
from stationery.model.values import value

ReadingKind = Literal["edge", "bar", "side", "end", "guide"]

GUIDES = ("left", "center", "right")
"""Where a slot's fixed guide is, on the printed side, with the edge that enters first at the top."""

SIDES = ("printed", "blank")
ENDS = ("top", "bottom")
"""Where the pencil mark is: on which side of the sheet, and by which edge of what is printed."""


@value
class Marks:
    inset: Length
    arm: Length
    thickness: Length


@value
class Bars:
    """`sides` and `ends` are the least distances of their ends from the sheet's edges."""

    sides: Length
    ends: Length
    down_from_right: Length
    across_from_bottom: Length
    tick: Length
    thickness: Length


@value
class SheetWords:
    title: Length
    size: Length
    leading: Length
    label: Length
    top: Length
    left: Length
    right: Length


@value
class LoadingCard:
    width: Length
    height: Length
    inset: Length


@value
class CalibrationLook:
    """How the sheet looks, the test envelope, and the card that shows how to load paper."""

    marks: Marks
    bars: Bars
    words: SheetWords
    card: LoadingCard


@value
class Reading:
    """One thing that is read off a sheet, and the option that takes it.

    An edge is measured from the mark at `at`, a bar from `at` to `to`; other kinds have `values` to choose from.
    Places are on the sheet as it is displayed. Measures are numbered from 1; the others have no number.
    """

    option: str
    kind: ReadingKind
    number: int = 0
    edge: str = ""
    at: Point | None = None
    to: Point | None = None
    values: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The option as the parameter of a command."""
        return self.option.removeprefix("--").replace("-", "_")


_FIRST = ("left-top", "left-bottom", "top-left", "top-right")
"""The readings of a test envelope: they give the shift and the skew of its path."""

_EDGES = (
    "left-top",
    "left-bottom",
    "right-top",
    "right-bottom",
    "top-left",
    "top-right",
    "bottom-left",
    "bottom-right",
)


def sheet_readings(look: CalibrationLook, size: Size) -> tuple[Reading, ...]:
    """What is read off a calibration sheet: ten measures, then three questions."""
    measures = [_edge(name, number, look, size) for number, name in enumerate(_EDGES, 1)]
    bars = look.bars
    across, down = _whole(size.width - bars.sides * 2), _whole(size.height - bars.ends * 2)
    left, top = (size.width - across) * 0.5, (size.height - down) * 0.5
    y, x = size.height - bars.across_from_bottom, size.width - bars.down_from_right
    count = len(measures)
    return (
        *measures,
        Reading("--across", "bar", count + 1, at=Point(left, y), to=Point(left + across, y)),
        Reading("--down", "bar", count + 2, at=Point(x, top), to=Point(x, top + down)),
        Reading("--side", "side", values=SIDES),
        Reading("--end", "end", values=ENDS),
        Reading("--guide", "guide", values=GUIDES),
    )


def envelope_readings(look: CalibrationLook, size: Size) -> tuple[Reading, ...]:
    """What is read off a test envelope; `size` is that of the page as it is fed."""
    return tuple([_edge(name, number, look, size) for number, name in enumerate(_FIRST, 1)])


def _edge(name: str, number: int, look: CalibrationLook, size: Size) -> Reading:
    inset = look.marks.inset
    x = inset if "left" in name else size.width - inset
    y = inset if "top" in name else size.height - inset
    return Reading(f"--{name}", "edge", number, name.partition("-")[0], Point(x, y))


def _whole(length: Length) -> Length:
    return mm(floor(length.mm))


def _lengths(**says: str) -> dict[str, Key]:
    return {"cite": CITE, **{name: Key(POSITIVE, sentence, needed=True) for name, sentence in says.items()}}


CALIBRATION: Kind[CalibrationLook] = Kind(
    "engine/calibration.yaml",
    "look of calibration sheets",
    "Calibration: the sheet that measures a printer, and where its marks stand.",
    Shape(
        {
            "based_on": BASED,
            "marks": Key(
                Nested(
                    Shape(
                        _lengths(
                            inset="The distance of a cross from both edges.",
                            arm="The length of a cross's arms.",
                            thickness="The thickness of its lines.",
                        ),
                        into=Marks,
                    )
                ),
                "The crosses.",
                needed=True,
            ),
            "bars": Key(
                Nested(
                    Shape(
                        _lengths(
                            sides="The least distance of the bar across from the left and right edges.",
                            ends="The least distance of the bar down from the top and bottom edges.",
                            down_from_right="The distance of the bar down from the right edge.",
                            across_from_bottom="The distance of the bar across from the bottom edge.",
                            tick="The height of the strokes at their ends.",
                            thickness="The thickness of their lines.",
                        ),
                        into=Bars,
                    )
                ),
                "The two long bars.",
                needed=True,
            ),
            "words": Key(
                Nested(
                    Shape(
                        _lengths(
                            title="The size of the title.",
                            size="The size of the words.",
                            leading="The distance from line to line.",
                            label="The size of the labels beside the marks.",
                            top="The distance of the first line from the top edge.",
                            left="The distance of the lines from the left edge.",
                            right="The distance of the lines from the right edge.",
                        ),
                        into=SheetWords,
                    )
                ),
                "The words on it.",
                needed=True,
            ),
            "card": Key(
                Nested(
                    Shape(
                        _lengths(
                            width="Its width.",
                            height="Its height.",
                            inset="The distance of its words from its edges.",
                        ),
                        into=LoadingCard,
                    )
                ),
                "The card that shows how to load the printer.",
                needed=True,
            ),
        },
        into=CalibrationLook,
    ),
)


def calibration_look(store: Store) -> CalibrationLook:
    """The one CalibrationLook; a user's layouts/engine/calibration.yaml replaces the built-in one."""
    return store.only(CALIBRATION)
