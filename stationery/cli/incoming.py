"""Finds whom an envelope for a finished letter's PDF is for, and asks the user to confirm the address."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from stationery.cli import settings
from stationery.cli.options import read_option
from stationery.cli.source import Source
from stationery.cli.source import party as read_party
from stationery.cli.terminal import tell
from stationery.model.errors import Place, SourceError, StationeryError
from stationery.model.geometry import Rect
from stationery.model.letter import Letter
from stationery.model.party import Written
from stationery.model.units import ZERO, Length
from stationery.model.values import replace, value

if TYPE_CHECKING:
    from stationery.model.letter import Party
    from stationery.products.finished_letter import Found, Incoming


@value
class Look:
    """Where to look for the address in another program's letter, and whether the user has accepted it.

    `to` and `from_` are the options that give a recipient and a sender; then no search is needed.
    """

    region: str | None = None
    style: str | None = None
    yes: bool = False
    to: str | None = None
    from_: str | None = None
    profile: str = ""

    def __call__(self, path: str, data: bytes) -> Letter | Source:
        """The attached source; else the recipient and sender from our tags; else the recipient found on the page."""
        from stationery.products.finished_letter import Incoming  # 1.1 ms

        region = read_region(self.region)
        incoming = Incoming(data, path)
        if not (region or self.style):
            attached = incoming.source()
            if attached:
                return Source(*attached)
        tagged = incoming.read_tags()
        read = self._choose_envelope(tagged or Letter(path), incoming)
        if self.to is not None:
            return read
        if tagged and not (region or self.style):
            if tagged.recipient is None:
                hint = "give the address with --to, or make the letter with --attach-source"
                raise SourceError("the letter does not show its recipient", Place(path), hint)
            return read
        return replace(read, recipient=self._ask(incoming, region, read.sender), attention=read_option("", ""))

    def _choose_envelope(self, read: Letter, incoming: Incoming) -> Letter:
        """The letter with the envelope for its paper, unless the profile has another."""
        usual = settings.profile(self.profile)
        if usual and usual.choices.envelope:
            return read
        paper = incoming.paper(settings.stock())
        if paper is None:
            return read

        return replace(read, choices=replace(read.choices, envelope=Written(paper.envelope, incoming.place)))

    def _ask(self, incoming: Incoming, region: Rect | None, sender: Party | None) -> Party:
        from stationery.products.finished_letter import party  # 1.3 ms

        usual = settings.profile(self.profile)
        if self.from_ is not None:
            sender = read_party(self.from_, "--from")
        found = incoming.address(
            settings.stock(),
            style=read_option("--style", self.style),
            region=region,
            sender=sender or (usual.sender if usual else None),
        )
        lines = approve(found, incoming.place, self.yes)
        if len(lines) == 1:
            hint = "name a larger region with --region X,Y,W,H, or give the address with --to"
            raise SourceError(f"an address needs more than one line: {lines[0]!r}", incoming.place, hint)
        return party(lines, incoming.place)


def approve(found: Found, place: Place, yes: bool) -> tuple[str, ...]:
    """The block of lines that the user confirms as the address; --yes confirms a single block."""
    show(found, place)
    hint = "name another region with --region X,Y,W,H, or give the address with --to"
    if yes and len(found.blocks) == 1:
        return found.blocks[0]
    if yes or not settings.at_terminal():
        if len(found.blocks) > 1:
            raise StationeryError(
                "without a terminal, stationery cannot ask which of these is the address", place, hint
            )
        hint = f"if it is right, add --yes; or {hint}"
        raise StationeryError("without a terminal, stationery cannot ask whether this is the address", place, hint)
    if len(found.blocks) == 1:
        if click.confirm("Is this the address?", err=True):
            return found.blocks[0]
    else:
        which = click.prompt(
            "Which one is the address? (0 if none)", type=click.IntRange(0, len(found.blocks)), err=True
        )
        if which:
            return found.blocks[which - 1]
    raise StationeryError("the address was not found; nothing was written", place, hint)


def show(found: Found, place: Place) -> None:
    """Print the lines to stderr."""
    several = len(found.blocks) > 1
    tell(f"{place}: in {found.where}{', one of these' if several else ''}:")
    for number, block in enumerate(found.blocks, 1):
        for at, line in enumerate(block):
            mark = f"{number}. " if several and not at else "   " if several else ""
            tell(f"  {mark}{line}")
    if found.left_out:
        tell(f"  (left out, as a return line in small type: {found.left_out})")


def read_region(text: str | None) -> Rect | None:
    """The region `20mm,45mm,85mm,45mm`: from the top left of the sheet, x and y, width and height."""
    if text is None:
        return None

    parts = [part.strip() for part in text.split(",")]
    syntax = "write X,Y,W,H from the top left of the page, each with a unit, such as 20mm,45mm,85mm,45mm"
    if len(parts) != 4:
        raise click.UsageError(f"--region needs four lengths, not {len(parts)}; {syntax}")
    try:
        x, y, width, height = map(Length.parse, parts)
    except ValueError as wrong:
        raise click.UsageError(f"--region: {str(wrong).partition(';')[0]}; {syntax}") from None
    if x < ZERO or y < ZERO or width <= ZERO or height <= ZERO:
        raise click.UsageError(f"--region: the region is empty or starts outside the page; {syntax}")
    return Rect(x, y, width, height)
