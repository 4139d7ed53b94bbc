"""Fitting: how a letter folds into each envelope, whether its window shows the address, and if not, why."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import TYPE_CHECKING

from stationery.catalog.envelopes import Envelope
from stationery.model.geometry import Size
from stationery.model.letter import Letter
from stationery.model.page import Page
from stationery.model.units import ZERO, Length
from stationery.model.values import value
from stationery.postal.folding import Packet, equal_folds
from stationery.postal.play import Play
from stationery.postal.weight import Limits, MailPiece
from stationery.resolve.job import Job

if TYPE_CHECKING:
    from stationery.catalog.posts import Post


@value
class Problem:
    """Why a letter does not hold in a window, by how much at the worst, and what to change."""

    message: str
    by: Length
    remedy: str


_EQUAL = {2: "half", 3: "thirds", 4: "quarters"}


def _round(length: Length, unit: str) -> str:
    """As closely as a sheet is folded by hand."""
    return f"{length.inch:.2f}".rstrip("0").rstrip(".") + " in" if unit == "in" else length.words(unit)


@value
class Folding:
    """One way to fold a sheet: into a packet, or first across into `halves`, and then no window can be meant."""

    packet: Packet
    halves: int = 1

    @property
    def size(self) -> Size:
        """The packet's size, its long edge across where it has been folded across."""
        if self.halves == 1:
            return self.packet.size
        width, height = self.packet.size.width * (1 / self.halves), self.packet.size.height
        return Size(max(width, height), min(width, height))

    @property
    def layers(self) -> int:
        return self.packet.layers * self.halves

    def words(self, unit: str) -> str:
        """`folded at 4 in and 7.5 in from the top`, or `folded in thirds, at 3.67 in and 7.33 in from the top`."""
        folds = [_round(length, unit) for length in self.packet.folds]
        down = f"at {', '.join(folds[:-1])}{' and ' if len(folds) > 1 else ''}{folds[-1]} from the top" if folds else ""
        equal = self.packet.folds == equal_folds(self.packet.sheet.height, self.packet.layers)
        if folds and equal and self.packet.layers in _EQUAL:
            down = f"in {_EQUAL[self.packet.layers]}, {down}"
        across = "once across its width" if self.halves == 2 else ""
        ways = " and ".join(filter(None, (down, across)))
        return f"folded {ways}" if ways else "flat"


@value
class Fit:
    """A letter in one envelope: how it is folded (None if it does not go in), and what is wrong in its windows.

    `gap` is the least distance between the address and a window's edge, over all the play; `required` what the post
    asks for. `barred` says that a barcode has to show, too; `thick` that it would go in if there were fewer sheets.
    `limits` are those of the post's that the piece breaks, in words.
    """

    envelope: Envelope
    folding: Folding | None = None
    play: Play | None = None
    gap: Length | None = None
    required: Length = ZERO
    problems: tuple[Problem, ...] = ()
    piece: MailPiece | None = None
    limits: tuple[str, ...] = ()
    barred: bool = False
    thick: bool = False

    @property
    def within_tolerance(self) -> Length:
        """The tolerance of the window's place, where an address that holds would not, were the window off by it."""
        most = max((window.tolerance for window in self.envelope.windows.windows), default=ZERO)
        return most if self.holds and self.gap is not None and self.gap - most < self.required else ZERO

    @property
    def holds(self) -> bool:
        return self.folding is not None and not self.problems


@value
class Fitting:
    """One letter in all the envelopes tried; `asked` is true if the writer named one envelope.

    `enclosed` are the sizes of the sheets that go in with it.
    """

    letter: Letter
    job: Job
    pages: tuple[Page, ...]
    post: Post
    fits: tuple[Fit, ...]
    asked: bool
    limits: Limits | None = None
    enclosed: tuple[Size, ...] = ()

    def explains(self, fit: Fit) -> bool:
        """Whether a window that does not hold is worth words: one asked for, or one that the style is made for."""
        return self.asked or self.job.style.find_held(fit.envelope.id) is not None

    @property
    def holds(self) -> bool:
        """Whether there is an envelope, of those that were asked for, that the letter goes into and shows itself in."""
        return any(fit.holds for fit in self.fits)


def extremes(play: Play) -> Iterator[tuple[str, int]]:
    """Each of the four ends of a packet's way in words, and its number in `play.extremes`."""
    downs, acrosses = (("top", "bottom") if play.down else ("",)), (("left", "right") if play.across else ("",))
    for number, (down, across) in enumerate(product(downs, acrosses)):
        yield " ".join(filter(None, (down, across))), number
