"""The options as one table, the commands that click makes of it, and Asked: what a person asked one of them for."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from stationery.cli.option_groups import INCOMING, OPTIONS, POST, RESULT, SENDER, Grouped
from stationery.model.errors import Place
from stationery.model.values import replace, value

if TYPE_CHECKING:
    from stationery.data.stock import Stock
    from stationery.model.letter import Choices, Letter, Written
    from stationery.resolve.job import PostalServices


class Named(click.types.StringParamType):
    """The name of something in the catalog. What it means is looked up later; here the shell completes it."""

    name = "name"

    def __init__(self, kind: str) -> None:
        self.kind = kind

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        return "NAME"

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Any]:
        from click.shell_completion import CompletionItem

        return [CompletionItem(name) for name in names(self.kind) if name.startswith(incomplete)]


def names(kind: str) -> tuple[str, ...]:
    """The ids of all that the catalog has of a kind; papers alone are read from their file, the rest is listed.

    `fonts` is what --font takes, `typefaces` only those and no pairings.
    """
    from stationery.cli import settings

    if kind == "papers":
        from stationery.catalog.papers import papers

        return tuple(papers(settings.store()))
    if kind in ("fonts", "typefaces"):
        from stationery.pdf.families import list_typefaces

        found = tuple(list_typefaces(settings.fonts()))
        return found if kind == "typefaces" else (*settings.store().names("pairings"), *found)
    if kind == "drafts":
        from stationery.catalog.drafts import kinds

        return kinds(settings.store())
    return settings.store().names(kind)


@value
class Option:
    """A row of the table: how an option is written (`-o --output`), what its help says, and what it takes.

    It takes a text (`metavar`), the name of something in the catalog (`names`), one word `among` some, a whole number
    `between` two, or nothing: a flag, or with a slash in `flags` a switch that says yes or no and else nothing.
    """

    flags: str
    help: str
    heading: str = OPTIONS
    metavar: str | None = None
    names: str = ""
    among: tuple[str, ...] = ()
    between: tuple[int, int] | None = None
    flag: bool = False
    default: str | int | None = None
    default_shown: bool = False
    many: bool = False

    def parameter(self, name: str) -> click.Option:
        """The option as click knows it; a command takes it by its `name` in the table."""
        kind: click.ParamType[Any] | None = None
        if self.names:
            kind = Named(self.names)
        elif self.among:
            kind = click.Choice(self.among)
        elif self.between:
            kind = click.IntRange(*self.between)
        settings: dict[str, Any] = {"help": self.help, "multiple": self.many}
        if self.flag:
            settings |= {"is_flag": True, "default": None if "/" in self.flags else False}
        else:
            settings |= {"type": kind, "metavar": self.metavar, "show_default": self.default_shown}
            if self.default is not None:
                settings["default"] = self.default
        made = click.Option([*self.flags.split(" "), name], **settings)
        made.heading = self.heading  # type: ignore[attr-defined]  # click's options have no such attribute: Grouped reads it
        return made


QUIET = "No advice; faults and remarks are told nevertheless."
SENDER_OF_THAT_NAME = "The sender of that name, not the usual one."

TABLE: dict[str, Option] = {
    # What it looks like.
    "style": Option("--style", "How the letter is arranged.", names="letters"),
    "paper": Option("--paper", "The sheet.", names="papers"),
    "envelope": Option("--envelope", "The envelope, in place of the usual one.", names="envelopes"),
    "card": Option("--card", "The card; else us-a2 or iso-a6, by the sender's country.", names="cards"),
    "font": Option("--font", "The typeface, or a pairing of typefaces.", names="fonts"),
    "language": Option(
        "--language --lang", "The language it is written in, as en-US or de; `recipient` is the recipient's.",
        metavar="TAG",
    ),
    "punctuation": Option("--punctuation", "Marks after salutation and close, or none.", among=("mixed", "open")),
    "justify": Option(
        "--justify/--no-justify", "Both edges straight and words divided, or a ragged edge.", flag=True
    ),
    "one_page": Option("--one-page/--more-pages", "Insist on one page, or let a long letter be long.", flag=True),
    # The sender and how the letterhead shows them.
    "from_": Option(
        "--from", "The sender's lines, parted by semicolons or line ends.", heading=SENDER, metavar="TEXT"
    ),
    "letterhead": Option(
        "--letterhead", "How the sender is shown; or a PDF; preprinted; none.", heading=SENDER, names="letterheads"
    ),
    "accent": Option(
        "--accent", 'Its color, as "#5b1a2e", dark enough for small type.', heading=SENDER, metavar="COLOR"
    ),
    "letters": Option(
        "--letters", "The monogram's letters, at most three; else the initials.", heading=SENDER, metavar="LETTERS"
    ),
    "monogram": Option(
        "--monogram", "What is around the monogram.", heading=SENDER, among=("ring", "frame", "plain")
    ),
    "particulars": Option(
        "--particulars", "Which are shown: phone, email, website; or none.", heading=SENDER, metavar="LIST"
    ),
    "head_font": Option("--head-font", "The letterhead's typeface.", heading=SENDER, names="fonts"),
    "profile": Option("--profile", SENDER_OF_THAT_NAME, heading=SENDER, metavar="NAME", default=""),
    # The recipient, the day, and what is done with the words.
    "to": Option("--to", "The recipient's lines, parted by semicolons or line ends.", metavar="TEXT"),
    "date": Option("--date", "The date it bears; today is today's.", metavar="DATE"),
    "draft": Option("--draft", "Print marks [[…]] highlighted, and a word across the sheet.", flag=True),
    "signed": Option(
        "--signed/--unsigned",
        "With the signature that the profile keeps, or with room for the pen; else as file and profile say.",
        flag=True,
    ),
    "with_envelope": Option("--with-envelope", "Make the envelope too, as a second file.", flag=True),
    # Addresses and what the post is asked for.
    "address_manner": Option(
        "--address-manner", "Addresses as typed, or as the post's machines like them: capitals, no punctuation.",
        heading=POST, among=("typed", "post"),
    ),
    "country_line": Option(
        "--country-line", "The language of the country's name, as en or fr.", heading=POST, metavar="LANGUAGE"
    ),
    "endorsement": Option(
        "--endorsement", "The sender's order to the post, as return-service.", heading=POST, metavar="NAME"
    ),
    "imb": Option(
        "--imb", "An Intelligent Mail barcode: its 20 tracking digits.", heading=POST, metavar="DIGITS"
    ),
    "imb_routing": Option(
        "--imb-routing", "Its routing, in place of the recipient's ZIP Code.", heading=POST, metavar="DIGITS"
    ),
    # A finished letter of somebody else's.
    "region": Option(
        "--region", "Where the address is, from the top left: 20mm,45mm,85mm,45mm.", heading=INCOMING, metavar="X,Y,W,H"
    ),
    "yes": Option(
        "--yes -y", "Do not ask whether the address that was found is right.", heading=INCOMING, flag=True
    ),
    # The result.
    "output": Option("-o --output", "The result's file or folder; - is the pipe.", heading=RESULT, metavar="PATH"),
    "open_it": Option("--open", "Show the result in the system's viewer.", heading=RESULT, flag=True),
    "dry_run": Option(
        "-n --dry-run", "Make everything, write nothing, say what would be.", heading=RESULT, flag=True
    ),
    "as_json": Option("--json", "Tell paths, pages, sizes and warnings as JSON.", heading=RESULT, flag=True),
    "force": Option("-f --force", "Replace a file that stationery did not make.", heading=RESULT, flag=True),
    "quiet": Option("-q --quiet", QUIET, heading=RESULT, flag=True),
    "attach": Option(
        "--attach-source/--no-attach-source",
        "Keep the letter file in the PDF, with all that stands in it, private notes too; whoever gets the PDF can"
        " read it. Off, but for a letter made from a PDF that holds its source.",
        heading=RESULT,
        flag=True,
    ),
    # Times and questions.
    "now": Option("--now", "Another moment than this one, as 2026-11-20T18:00-06:00.", metavar="ISO"),
    "no_input": Option("--no-input", "Ask nothing.", flag=True),
}  # fmt: skip
"""Every option that more than one command has, or that stands for a choice; each name is also its parameter's."""

WORDS = ("font", "language")
LOOK = ("accent", "letters", "monogram", "particulars", "head_font")
"""What a letterhead may be told beside its name."""
LETTERHEAD = ("letterhead", *LOOK)
ADDRESS = ("address_manner", "country_line")
BARCODE = ("imb", "imb_routing")
NOTICES = ("endorsement", *BARCODE)
OUTPUT = ("output", "open_it", "dry_run", "as_json", "force", "quiet", "profile")

CHOICES = (
    "style", "letterhead", "paper", "envelope", "card", "font", "language", "punctuation", "justify", "one_page",
    "address_manner", "country_line", *LOOK,
)  # fmt: skip
"""The options that choose as a letter's head does; each is a field of Choices (`--letterhead` may be of two)."""

Row = tuple[str, Option]


def option(name: str, own: Option | None = None, **differing: Any) -> Row:
    """A row for one command: its `own`, or the table's with what differs: another help, another heading."""
    return name, own if own is not None else replace(TABLE[name], **differing)


def under(heading: str, *names: str) -> tuple[Row, ...]:
    """Rows of the table that stand under another heading in one command's help."""
    return tuple(option(name, heading=heading) for name in names)


def argument(name: str, **settings: Any) -> click.Argument:
    """An argument of a command, by click's own settings."""
    return click.Argument([name], **settings)


class Asked:
    """What a person asked a command for, by the names of its rows. Asking for a name that it has not is a KeyError."""

    def __init__(self, values: dict[str, Any]) -> None:
        self._values = values

    def text(self, name: str) -> str | None:
        """The text of an option or argument; None where it was not given."""
        found: str | None = self._values[name]
        return found

    def needed(self, name: str) -> str:
        """The text of what is always there: an argument that must be given, an option with a default."""
        found: str = self._values[name]
        return found

    def texts(self, name: str) -> tuple[str, ...]:
        """The texts of what may be given several times."""
        found: tuple[str, ...] = self._values[name]
        return found

    def flag(self, name: str) -> bool:
        return bool(self._values[name])

    def switch(self, name: str) -> bool | None:
        """Yes, no, or None where the switch was not touched."""
        found: bool | None = self._values[name]
        return found

    def number(self, name: str) -> int:
        """A whole number; 0 where it was not given."""
        return int(self._values[name] or 0)

    def written(self, name: str) -> Written:
        """What an option says, with the option as its Place; empty where it was not given."""
        return given(_flag_of(name), self.text(name))

    def choices(self, *without: str) -> Choices:
        """The choices that options make, but for those that mean something else to this command."""
        return chosen(**{name: self._values[name] for name in CHOICES if name in self._values and name not in without})

    def services(self) -> PostalServices:
        """The endorsement and the barcode that are asked for."""
        from stationery.resolve.job import PostalServices

        return PostalServices(*(given(_flag_of(name), self._values.get(name)) for name in NOTICES))


def command(
    *rows: click.Argument | str | Row,
    of: click.Group | None = None,
    name: str | None = None,
    short_help: str = "",
    environment: str = "",
) -> Callable[[Callable[[Asked], object]], click.Command]:
    """A command of these rows, in this order: arguments, names of the table, rows of its own; its help is the
    function's docstring. With `of` it is one of a group's; `environment` is how its variables begin, if they are
    another command's."""

    def make(run: Callable[[Asked], object]) -> click.Command:
        parameters: list[click.Parameter] = []
        for row in rows:
            if isinstance(row, click.Argument):
                parameters.append(row)
            else:
                key, made = (row, TABLE[row]) if isinstance(row, str) else row
                parameters.append(made.parameter(key))
        made_of = Grouped(
            name or run.__name__.rstrip("_"),
            callback=lambda **values: run(Asked(values)),
            params=parameters,
            help=run.__doc__,
            short_help=short_help or None,
            context_settings={"auto_envvar_prefix": environment} if environment else {},
        )
        if of is not None:
            of.add_command(made_of)
        return made_of

    return make


def needs_window(letter: Letter, stock: Stock, remedy: str) -> None:
    """Raise UsageError where a barcode is asked for that a letter without a window cannot show. The options that give
    it a window are named after the `remedy`."""
    from stationery.products.window_barcode import has_place_in, ways_to_a_place

    if not has_place_in(letter, stock):
        ways = ", or ".join(ways_to_a_place(letter, stock)) or "on another paper"
        told = "the barcode of --imb stands on the envelope, or in a letter where a window envelope shows it"
        raise click.UsageError(f"{told}: {remedy} ({ways})")


def _flag_of(name: str) -> str:
    return f"--{name.strip('_').replace('_', '-')}"


def _called(name: str, *, off: bool = False) -> str:
    """What the user wrote to set an option: the option, or a variable of the environment."""
    from click.core import ParameterSource

    context = click.get_current_context(silent=True)
    if context and context.get_parameter_source(name) is ParameterSource.ENVIRONMENT:
        return f"{context.auto_envvar_prefix}_{name.upper()}"
    _, _, switched_off = TABLE[name].flags.partition("/") if name in TABLE else ("", "", "")
    return switched_off if off and switched_off else _flag_of(name)


def given(option: str, text: str | None) -> Written:
    """What an option says, with the option as its Place, so that a fault names it."""
    from stationery.model.letter import Written

    return Written(text.strip(), Place(option)) if text else Written("")


def chosen(**options: str | bool | None) -> Choices:
    """The choices that options make; one that was not given stays empty."""
    from stationery.model.letter import Choices

    words: dict[str, Any] = {
        name: given(_called(name), value) if isinstance(value, str) else value
        for name, value in options.items()
        if value is not None
    }
    flags = ((name, value) for name, value in options.items() if isinstance(value, bool))
    words["places"] = tuple((name, Place(_called(name, off=not value))) for name, value in flags)
    if letterhead := words.pop("letterhead", None):
        from stationery.reading.choices import letterhead_choice

        words |= letterhead_choice(letterhead)
    return Choices(**words)
