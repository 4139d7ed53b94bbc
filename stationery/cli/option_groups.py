"""Groups the options in a command's help under headings."""

from __future__ import annotations

from inspect import cleandoc

import click

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


class GroupedOption(click.Option):
    """An option that stands under a heading in a command's help."""

    heading = OPTIONS


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
    """A command whose help lists the usual options first, then the others under their headings. With `once`, an option
    that takes one value is refused where it is given twice; elsewhere the last one holds."""

    once = False

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """What follows --emails after both files was meant as its folder."""
        for parameter in self.params if self.once else ():
            given = [each for each in args if each.partition("=")[0] in parameter.opts]
            if isinstance(parameter, click.Option) and not parameter.multiple and len(given) > 1:
                ctx.fail(f"{parameter.opts[0]} is given {len(given)} times; give it once.")
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
