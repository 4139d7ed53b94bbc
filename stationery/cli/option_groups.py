"""Groups the options in a command's help under headings."""

from __future__ import annotations

import click

OPTIONS, SENDER, POST, INCOMING, RESULT = HEADINGS = (
    "Options",
    "Sender and letterhead",
    "Addresses and mailing",
    "PDFs from other programs",
    "Result",
)


class GroupedOption(click.Option):
    """An option that stands under a heading in a command's help."""

    heading = OPTIONS


class GroupedCommand(click.Command):
    """A command whose help lists its own options first, then the others under their headings."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        groups: dict[str, list[tuple[str, str]]] = {heading: [] for heading in HEADINGS}
        for parameter in self.get_params(ctx):
            record = parameter.get_help_record(ctx) if isinstance(parameter, click.Option) else None
            if record:
                groups[parameter.heading if isinstance(parameter, GroupedOption) else OPTIONS].append(record)
        for heading, records in groups.items():
            if records:
                with formatter.section(heading):
                    formatter.write_dl(records)
