"""Groups the options in a command's help under headings."""

from __future__ import annotations

from collections.abc import Mapping
from inspect import cleandoc
from typing import TYPE_CHECKING, Any, NoReturn

import click

if TYPE_CHECKING:
    from click.core import ParameterSource
    from click.parser import _OptionParser

OPTIONS, ROWS, SHEET, TEXT, SENDER, POST, INCOMING, RESULT = HEADINGS = (
    "Options",
    "Rows of a list",
    "Card and sheet",
    "Text and signature",
    "Sender and letterhead",
    "Addresses and mailing",
    "PDFs from other programs",
    "Result",
)


_ONE_BY_ONE = {"to": "run the command once for each, or put them in a list (`stationery guide lists`)"}


class GroupedOption(click.Option):
    """An option that stands under a heading in a command's help. With two values, or switched both on and off, it is
    refused where it takes one: click would drop all values but the last. The same value again is no fault."""

    heading = OPTIONS

    @property
    def _takes_one(self) -> bool:
        return not (self.multiple or self.count or self.is_flag)

    def add_to_parser(self, parser: _OptionParser, ctx: click.Context) -> None:
        """Have the parser keep each value that is given."""
        if self._takes_one:
            parser.add_option(obj=self, opts=self.opts, dest=self.name, action="append", nargs=self.nargs)
        elif self.is_flag and self.secondary_opts:
            for names, state in ((self.opts, True), (self.secondary_opts, False)):
                parser.add_option(obj=self, opts=names, dest=self.name, action="append_const", const=state)
        else:
            super().add_to_parser(parser, ctx)

    def consume_value(self, ctx: click.Context, opts: Mapping[str, Any]) -> tuple[Any, ParameterSource]:
        """The one value. Raises UsageError where there are two."""
        given = opts.get(self.name or "")
        if isinstance(given, list) and not self.multiple:
            if len(set(given)) > 1 and not ctx.resilient_parsing:
                self._refuse(ctx, list(dict.fromkeys(given)))
            opts = {**opts, self.name or "": given[-1]}
        return super().consume_value(ctx, opts)

    def _refuse(self, ctx: click.Context, given: list[Any]) -> NoReturn:
        name = max(self.opts, key=len)
        if self.is_flag:
            ctx.fail(f"{name} and {max(self.secondary_opts, key=len)} contradict each other; give one of them.")
        times = "twice" if len(given) == 2 else f"{len(given)} times"
        values = f"{', '.join(map(repr, given[:-1]))}{',' * (len(given) > 2)} and {given[-1]!r}"
        ways = _ONE_BY_ONE.get(self.name or "")
        ctx.fail(f"{name} is given {times}: {values}. Give it once{f'; for several people, {ways}' if ways else ''}.")


class ExamplesFirst(click.Command):
    """A command whose help shows, below its first paragraph, the examples, and then the other paragraphs."""

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        from textwrap import dedent

        first, *others = cleandoc(self.help or "").split("\n\n")
        examples = [text for text in others if text.startswith(_AS_IT_IS) and "  stationery " in text]
        _write_paragraph(first, formatter)
        if examples:
            with formatter.section("Examples"):
                for text in examples:
                    formatter.write_text(_AS_IT_IS + dedent(text.removeprefix(_AS_IT_IS)))
        for text in others:
            if text not in examples:
                _write_paragraph(text, formatter)


_AS_IT_IS = "\b\n"
"""What click does not fill begins with it."""


def _write_paragraph(text: str, formatter: click.HelpFormatter) -> None:
    formatter.write_paragraph()
    with formatter.indentation():
        formatter.write_text(text)


class ExamplesFirstGroup(ExamplesFirst, click.Group):
    """A command of several, with examples in its help."""


_EMAILS = "--emails"


class GroupedCommand(ExamplesFirst):
    """A command whose help lists the usual options first, then the others under their headings."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """What follows --emails after both files was meant as its folder."""
        if _EMAILS in args[:-1] and "--each" not in args:
            at = args.index(_EMAILS)
            folder = args[at + 1]
            if sum(not each.startswith("-") for each in args[:at]) > 1 and not folder.startswith("-"):
                ctx.fail(f"--emails takes no folder; name it with --each: --emails --each {folder}")
        return super().parse_args(ctx, args)

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
