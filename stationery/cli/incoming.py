"""A finished letter's PDF at the terminal: who its envelope is for, shown and asked where only a person can say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from stationery.cli import settings
from stationery.cli.options import given
from stationery.model.errors import Place, SourceError, StationeryError
from stationery.model.values import replace, value

if TYPE_CHECKING:
    from stationery.cli.source import Source
    from stationery.model.geometry import Rect
    from stationery.model.letter import Letter, Party
    from stationery.products.finished_letter import Found, Incoming


@value
class Look:
    """Where to look for the address of somebody else's letter, and whether a person has said that it is right.

    `to` and `from_` are the options that state a party; what is stated is not looked for.
    """

    region: str | None = None
    style: str | None = None
    yes: bool = False
    to: str | None = None
    from_: str | None = None
    profile: str = ""

    def __call__(self, path: str, data: bytes) -> Letter | Source:
        """The attached source; else recipient and sender by our tags; else the recipient that stands on the page."""
        from stationery.cli.source import Source
        from stationery.model.letter import Letter
        from stationery.products.finished_letter import Incoming

        region = read_region(self.region)
        incoming = Incoming(data, path)
        if not (region or self.style):
            attached = incoming.source()
            if attached:
                return Source(*attached)
        tagged = incoming.tagged()
        read = self._in_its_envelope(tagged or Letter(path), incoming)
        if self.to is not None:
            return read
        if tagged and not (region or self.style):
            if tagged.recipient is None:
                hint = (
                    "give the address with --to; or make the letter with --attach-source, and its envelope is known too"
                )
                raise SourceError("the letter does not show who it is for", Place(path), hint)
            return read
        return replace(read, recipient=self._asked(incoming, region, read.sender), attention=given("", ""))

    def _in_its_envelope(self, read: Letter, incoming: Incoming) -> Letter:
        """With the envelope of the letter's paper, where the profile has no other."""
        usual = settings.profile(self.profile)
        if usual and usual.choices.envelope:
            return read
        paper = incoming.paper(settings.stock())
        if paper is None:
            return read
        from stationery.model.party import Written

        return replace(read, choices=replace(read.choices, envelope=Written(paper.envelope, incoming.place)))

    def _asked(self, incoming: Incoming, region: Rect | None, sender: Party | None) -> Party:
        from stationery.cli.source import party as stated
        from stationery.products.finished_letter import party

        usual = settings.profile(self.profile)
        if self.from_ is not None:
            sender = stated(self.from_, "--from")
        found = incoming.address(
            settings.stock(),
            style=given("--style", self.style),
            region=region,
            sender=sender or (usual.sender if usual else None),
        )
        lines = approved(found, incoming.place, self.yes)
        if len(lines) == 1:
            hint = "name a larger region with --region X,Y,W,H, or give the address with --to"
            raise SourceError(f"one line is no address: {lines[0]!r}", incoming.place, hint)
        return party(lines, incoming.place)


def approved(found: Found, place: Place, yes: bool) -> tuple[str, ...]:
    """The block of lines that a person says is the address; --yes says so of the only one."""
    show(found, place)
    hint = "name another region with --region X,Y,W,H, or give the address with --to"
    if yes and len(found.blocks) == 1:
        return found.blocks[0]
    if yes or not settings.at_terminal():
        if len(found.blocks) > 1:
            raise StationeryError("which of these is the address, nobody is here to say", place, hint)
        told = f"say --yes if it is; else {hint}"
        raise StationeryError("whether that is the address, nobody is here to say", place, told)
    if len(found.blocks) == 1:
        if click.confirm("Is that the address?", err=True):
            return found.blocks[0]
    else:
        which = click.prompt(
            "Which one is the address? (0 for none)", type=click.IntRange(0, len(found.blocks)), err=True
        )
        if which:
            return found.blocks[which - 1]
    raise StationeryError("the address is not among these lines; nothing was written", place, hint)


def show(found: Found, place: Place) -> None:
    """The lines, as they stand, on stderr."""
    several = len(found.blocks) > 1
    click.echo(f"{place}: in {found.where}{', one of these' if several else ''}:", err=True)
    for number, block in enumerate(found.blocks, 1):
        for at, line in enumerate(block):
            mark = f"{number}. " if several and not at else "   " if several else ""
            click.echo(f"  {mark}{line}", err=True)
    if found.left_out:
        click.echo(f"  (left out, as a return line in small type: {found.left_out})", err=True)


def read_region(text: str | None) -> Rect | None:
    """`20mm,45mm,85mm,45mm`, from the sheet's top left: where it begins, how wide and how high it is."""
    if text is None:
        return None
    from stationery.model.geometry import Rect
    from stationery.model.units import ZERO, Length

    parts = [part.strip() for part in text.split(",")]
    wanted = "write it as X,Y,W,H from the top left of the sheet, each with its unit, as 20mm,45mm,85mm,45mm"
    if len(parts) != 4:
        raise click.UsageError(f"--region: four lengths are wanted, here are {len(parts)}; {wanted}")
    try:
        x, y, width, height = map(Length.parse, parts)
    except ValueError as wrong:
        raise click.UsageError(f"--region: {str(wrong).partition(';')[0]}; {wanted}") from None
    if x < ZERO or y < ZERO or width <= ZERO or height <= ZERO:
        raise click.UsageError(f"--region: the region is empty, or begins beside the sheet; {wanted}")
    return Rect(x, y, width, height)
