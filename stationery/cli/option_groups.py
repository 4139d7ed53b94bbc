"""Options under headings: what a long help says, in the parts a reader looks for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

Decorated = TypeVar("Decorated", bound=Callable[..., Any])

OPTIONS, SENDER, POST, INCOMING, RESULT = HEADINGS = (
    "Options",
    "Sender and letterhead",
    "Addresses and post",
    "Another's PDF",
    "Result",
)


def under(heading: str, *options: Callable[[Decorated], Decorated]) -> Callable[[Decorated], Decorated]:
    """The options one after the other, to stand in a Grouped command's help under a heading."""

    def add(command: Decorated) -> Decorated:
        known = len(getattr(command, "__click_params__", ()))
        for option in reversed(options):
            command = option(command)
        for parameter in command.__click_params__[known:]:  # type: ignore[attr-defined]
            parameter.heading = getattr(parameter, "heading", heading)
        return command

    return add


class Grouped(click.Command):
    """A command whose help tells its own options first, then the others under their headings."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        groups: dict[str, list[tuple[str, str]]] = {heading: [] for heading in HEADINGS}
        for parameter in self.get_params(ctx):
            record = parameter.get_help_record(ctx) if isinstance(parameter, click.Option) else None
            if record:
                groups[getattr(parameter, "heading", OPTIONS)].append(record)
        for heading, records in groups.items():
            if records:
                with formatter.section(heading):
                    formatter.write_dl(records)
