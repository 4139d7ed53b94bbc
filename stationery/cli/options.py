"""The options as one table, the commands that click builds from it, and what the user requested of one of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from stationery.catalog.monograms import ARRANGEMENTS, FRAMES
from stationery.cli.option_groups import (
    INCOMING,
    OPTIONS,
    POST,
    RESULT,
    SENDER,
    SHEET,
    TEXT,
    GroupedCommand,
    GroupedOption,
)
from stationery.cli.option_types import Among, CatalogName, Whole
from stationery.model.errors import Place, StationeryError
from stationery.model.values import replace, value

if TYPE_CHECKING:
    from stationery.data.stock import Stock
    from stationery.model.letter import Choices, Letter, Written
    from stationery.resolve.job import PostalServices


@value
class Option:
    """A row of the table: how an option is written (`-o --output`), its help, and the value it takes.

    The value is text (`metavar`), the name of something in the catalog (`names`), one of several words (`among`), or a
    whole number `between` two. A `flag` takes no value; with a slash in `flags`, it is a switch: yes, no, or not given.
    """

    flags: str
    help: str
    heading: str = OPTIONS
    metavar: str | None = None
    names: str = ""
    among: tuple[str, ...] = ()
    between: tuple[int, int | None] | None = None
    flag: bool = False
    default: str | int | None = None
    default_shown: bool = False
    many: bool = False

    def parameter(self, name: str) -> click.Option:
        """The click option; a command reads its value by its `name` in the table."""
        kind: click.ParamType[Any] | None = None
        if self.names:
            kind = CatalogName(self.names)
        elif self.among:
            kind = Among(self.among, case_sensitive=False)
        elif self.between:
            kind = Whole(*self.between)
        settings: dict[str, Any] = {"help": self.help, "multiple": self.many}
        if self.flag:
            settings |= {"is_flag": True, "default": None if "/" in self.flags else False}
        else:
            settings |= {"type": kind, "metavar": self.metavar, "show_default": self.default_shown}
            if self.default is not None:
                settings["default"] = self.default
        option_ = GroupedOption([*self.flags.split(" "), name], **settings)
        option_.heading = self.heading
        return option_


JSON_HELP = "Print the result as JSON."
QUIET = "Print no printing advice; errors and remarks still appear."
NAMED_PROFILE = "Use the profile NAME instead of the default one."

TABLE: dict[str, Option] = {
    # The look of the result.
    "style": Option("--style", "The letter style.", names="letters"),
    "paper": Option("--paper", "The paper.", names="papers"),
    "envelope": Option("--envelope", "The envelope, instead of the default one.", names="envelopes"),
    "card": Option("--card", "The card; by default us-a2 or iso-a6, depending on the sender's country.", names="cards"),
    "words": Option(
        "--words", 'The words on the front: your own, or what they are for, such as thank-you or holiday; a semicolon'
        " begins a new line; or `none`.", heading=SHEET, metavar="TEXT",
    ),
    "front": Option("--front", "How those words are set, such as script or engraved.", heading=SHEET, names="fronts"),
    "border": Option("--border", "The border of the card, or `none`.", heading=SHEET, names="borders"),
    "font": Option("--font", "The typeface, or a pairing of typefaces.", names="fonts"),
    "language": Option(
        "--language --lang", "The language, such as en-US or de; `recipient` for the recipient's language.",
        heading=TEXT, metavar="TAG",
    ),
    "punctuation": Option(
        "--punctuation", "Print punctuation after the salutation and close (mixed), or none (open).", heading=TEXT,
        among=("mixed", "open"),
    ),
    "figures": Option(
        "--figures",
        "Set figures as high as capitals (lining), counts and years in old style (oldstyle), or as suits the typeface.",
        heading=TEXT,
        among=("auto", "lining", "oldstyle"),
    ),
    "spacing": Option(
        "--spacing", "Set paragraphs as far apart as the style has them (open), or close together (close).",
        heading=TEXT, among=("open", "close"),
    ),
    "justify": Option(
        "--justify/--no-justify", "Justify and hyphenate the text, or leave the right edge ragged.", heading=TEXT,
        flag=True,
    ),
    "one_page": Option("--one-page/--more-pages", "Require one page, or allow more.", heading=TEXT, flag=True),
    # The sender and the letterhead.
    "from_": Option(
        "--from", "The sender's name and address, separated by semicolons or line breaks.", heading=SENDER,
        metavar="TEXT",
    ),
    "letterhead": Option(
        "--letterhead", "The letterhead: a name, a PDF, `preprinted`, or `none`.", heading=SENDER, names="letterheads"
    ),
    "accent": Option(
        "--accent", 'The letterhead color: navy, burgundy, or any dark one, such as "#5b1a2e".', heading=SENDER,
        metavar="COLOR",
    ),
    "letters": Option(
        "--letters", "The letters of the monogram, up to three; by default, the initials.", heading=SENDER,
        metavar="LETTERS",
    ),
    "monogram": Option(
        "--monogram", "The border of the monogram, for letterheads that have one: monogram, monogram-script.",
        heading=SENDER, among=FRAMES
    ),
    "arrangement": Option(
        "--arrangement", "How the letters of the monogram stand: in a row, the surname larger in the middle, stacked,"
        " or interlaced.", heading=SENDER, among=ARRANGEMENTS,
    ),
    "particulars": Option(
        "--particulars", "Contact details in the letterhead: phone, email, website; or `none`.", heading=SENDER,
        metavar="LIST",
    ),
    "head_font": Option("--head-font", "The typeface of the letterhead, or a pairing.", heading=SENDER, names="fonts"),
    "profile": Option("--profile", NAMED_PROFILE, heading=SENDER, metavar="NAME", default=""),
    # The recipient, the date, and how the letter is finished.
    "to": Option(
        "--to",
        "The recipient's name and address, separated by semicolons or line breaks; or a name in your address book.",
        metavar="TEXT",
    ),
    "book": Option(
        "--book", "The address book in which --to NAME is looked up: vCards, CSV, or a spreadsheet; by default, your"
        " contacts.", heading=POST, metavar="FILE",
    ),
    "which_address": Option(
        "--which-address", "Of several addresses in the address book, use this one.", POST, among=("home", "work"),
    ),
    "date": Option("--date", "The date of the letter; `today` for today's date.", metavar="DATE"),
    "draft": Option("--draft", "Print a draft: placeholders [[…]] highlighted, a watermark on each page.", flag=True),
    "signed": Option(
        "--signed/--unsigned",
        "Use the signature in your profile, or leave room to sign by hand; by default, as the file and profile say.",
        heading=TEXT,
        flag=True,
    ),
    "with_envelope": Option("--with-envelope", "Also make the envelope, in a second file.", flag=True),
    "enclosing": Option(
        "--with-enclosures/--separate-enclosures", "Also make the pages of enclosed PDFs: at the end of the letter's"
        " file, or a file of each.", flag=True,
    ),
    # Addresses and postal services.
    "address_manner": Option(
        "--address-manner", "Print addresses as typed, or as postal machines prefer: capitals, no punctuation.",
        heading=POST, among=("typed", "post"),
    ),
    "country_line": Option(
        "--country-line", "The language of the country name, such as en or fr.", heading=POST, metavar="LANGUAGE"
    ),
    "endorsement": Option(
        "--endorsement", "Print an endorsement for the post, such as return-service.", heading=POST, metavar="NAME"
    ),
    "imb": Option(
        "--imb", "Print an Intelligent Mail barcode with these 20 tracking digits.", heading=POST, metavar="DIGITS"
    ),
    "imb_routing": Option(
        "--imb-routing", "The barcode's routing code, instead of the recipient's ZIP Code.", heading=POST,
        metavar="DIGITS",
    ),
    # A finished letter from another program.
    "region": Option(
        "--region", "Where the address is, from the top left of the page: 20mm,45mm,85mm,45mm.", heading=INCOMING,
        metavar="X,Y,W,H",
    ),
    "yes": Option(
        "--yes -y", "Accept the address that was found, without asking.", heading=INCOMING, flag=True
    ),
    # The result.
    "output": Option("-o --output", "The output file or folder; - for stdout.", metavar="PATH"),
    "open_it": Option("--open", "Open the result in the default viewer.", flag=True),
    "print_it": Option("--print", "Also print the result, as `stationery print` does.", flag=True),
    "dry_run": Option(
        "-n --dry-run", "Write nothing; show what would be written.", heading=RESULT, flag=True
    ),
    "as_json": Option("--json", JSON_HELP, heading=RESULT, flag=True),
    "force": Option(
        "-f --force", "Replace existing files, even if stationery did not make them.", heading=RESULT, flag=True
    ),
    "quiet": Option("-q --quiet", QUIET, heading=RESULT, flag=True),
    "attach": Option(
        "--attach-source/--no-attach-source",
        "Attach the whole letter file to the PDF, private notes included; anyone who gets the PDF can read it. Off by"
        " default, unless the letter is made from a PDF with an attached source.",
        heading=RESULT,
        flag=True,
    ),
    "printer": Option(
        "--printer", "Correct the pages for this printer, which you have measured (`stationery printer add`).",
        heading=RESULT, metavar="NAME",
    ),
    # Times and questions.
    "now": Option(
        "--now", "Use this time instead of the current time, such as 2026-11-20T18:00-06:00.", metavar="TIME"
    ),
    "no_input": Option("--no-input", "Do not ask questions.", flag=True),
}  # fmt: skip
"""Every option that several commands share or that sets a choice; the names are also the parameter names."""

WORDS = ("font", "language")
LOOK = ("accent", "letters", "monogram", "arrangement", "particulars", "head_font")
"""What can be set about a letterhead besides its name."""
LETTERHEAD = ("letterhead", *LOOK)
FRONT = ("words", "front", "border")
"""What stands on the front of a card."""
ADDRESS = ("address_manner", "country_line")
BARCODE = ("imb", "imb_routing")
NOTICES = ("endorsement", *BARCODE)
OUTPUT = ("output", "open_it", "dry_run", "as_json", "force", "quiet", "profile")

CHOICES = (
    "style", "letterhead", "paper", "envelope", "card", "font", "language", "punctuation", "figures", "spacing",
    "justify", "one_page", "address_manner", "country_line", *LOOK, *FRONT,
)  # fmt: skip
"""The options that set the same choices as a letter's head; each is a field of Choices (`--letterhead` can set two)."""

Row = tuple[str, Option]


def option(name: str, own: Option | None = None, **differing: Any) -> Row:
    """A row for one command: its `own`, or the row in the table with a different help or heading."""
    return name, own if own is not None else replace(TABLE[name], **differing)


def under(heading: str, *names: str) -> tuple[Row, ...]:
    """Rows of the table under a different heading in the help of one command."""
    return tuple(option(name, heading=heading) for name in names)


def argument(name: str, **settings: Any) -> click.Argument:
    """An argument of a command, with settings in click's own words."""
    return click.Argument([name], **settings)


FILES, MAYBE_FILES = (argument("file", nargs=-1, metavar=metavar) for metavar in ("FILE…", "[FILE]…"))
"""Several letter files: the command runs for each of them, and its request has one."""


class Request:
    """What the user requested of a command, by the names of its rows. An unknown name is a KeyError.

    `gather` takes the results if they are made from one of several files.
    """

    def __init__(self, values: dict[str, Any], gather: Callable[..., None] | None = None) -> None:
        self._values = values
        self.gather = gather
        self.claim: Callable[[Letter], None] | None = getattr(gather, "claim", None)

    def claim_postage(self, letter: Letter) -> None:
        """Raise SourceError if an envelope's postage is that of another file of this run."""
        if self.claim and letter.postage:
            self.claim(letter)

    def has(self, name: str) -> bool:
        """Whether the command has this row."""
        return name in self._values

    def text(self, name: str) -> str | None:
        """The text of an option or argument; None if it was not given."""
        text: str | None = self._values[name]
        return text

    def text_if(self, name: str) -> str | None:
        """The text of an option that this command may not have."""
        text: str | None = self._values.get(name)
        return text

    def require(self, name: str) -> str:
        """The text of something always present: a required argument, or an option with a default."""
        text: str = self._values[name]
        return text

    def texts(self, name: str) -> tuple[str, ...]:
        """The texts of an option or argument that can be given several times."""
        texts: tuple[str, ...] = self._values[name]
        return texts

    def texts_if(self, name: str) -> tuple[str, ...]:
        """The same of an argument that this command may not have."""
        texts: tuple[str, ...] = self._values.get(name, ())
        return texts

    def flag(self, name: str) -> bool:
        return bool(self._values[name])

    def switch(self, name: str) -> bool | None:
        """Yes, no, or None if the switch was not given."""
        state: bool | None = self._values[name]
        return state

    def switch_if(self, name: str) -> bool | None:
        """The same of a switch that this command may not have."""
        state: bool | None = self._values.get(name)
        return state

    def number(self, name: str) -> int:
        """A whole number; 0 if it was not given."""
        return int(self._values[name] or 0)

    def written(self, name: str) -> Written:
        """The text of an option, with the option as its Place; empty if it was not given."""
        return read_option(_flag_of(name), self.text(name))

    def printer(self) -> Written:
        """The printer that pages are corrected for: the one of --printer; with --print, else that of the queue, or the
        default one."""
        named = self.written("printer")
        if named or not self.switch_if("print_it"):
            return named
        from stationery.cli.printed_for import choose_printer  # 0.5 ms

        found = choose_printer("", self.text_if("queue") or "")
        return read_option("--print", found.name if found else None)

    def choices(self, *without: str) -> Choices:
        """The choices that options set, except those `without`, which mean something else to this command."""
        return read_choices(
            **{name: self._values[name] for name in CHOICES if name in self._values and name not in without}
        )

    def services(self) -> PostalServices:
        """The requested endorsement and barcode."""
        from stationery.resolve.job import PostalServices  # 8.1 ms

        return PostalServices(*(read_option(_flag_of(name), self._values.get(name)) for name in NOTICES))


def command(
    *rows: click.Argument | str | Row,
    of: click.Group | None = None,
    name: str | None = None,
    short_help: str = "",
    environment: str = "",
) -> Callable[[Callable[[Request], object]], click.Command]:
    """Build a command from rows, in this order: arguments, names in the table, rows of its own. Its help is the
    function's docstring. With `of`, it joins a group; `environment` is the prefix of its variables, if they are those
    of another command."""

    def make(run: Callable[[Request], object]) -> click.Command:
        parameters: list[click.Parameter] = []
        for row in rows:
            if isinstance(row, click.Argument):
                parameters.append(row)
            else:
                key, row_ = (row, TABLE[row]) if isinstance(row, str) else row
                parameters.append(row_.parameter(key))
        built = GroupedCommand(
            name or run.__name__.rstrip("_"),
            callback=lambda **values: _run(run, values),
            params=parameters,
            help=run.__doc__,
            short_help=short_help or None,
            context_settings={"auto_envvar_prefix": environment} if environment else {},
        )
        if of is not None:
            of.add_command(built)
        return built

    return make


def _run(run: Callable[[Request], object], values: dict[str, Any]) -> object:
    """Run a command, or run it for each of several letter files; then return its exit code."""
    named = values.get("file")
    if not isinstance(named, tuple):
        return _run_one(run, Request(values))
    if len(named) < 2 or values.get("together"):
        return _run_one(run, Request(values | {"file": named[0] if named else None, "files": named}))
    from stationery.cli.first_steps import refuse_unquoted  # 0.3 ms
    from stationery.cli.several import run_each  # 1.0 ms

    refuse_unquoted(named, values.get("to"))

    def run_one(name: str, folder: str | None, gather: Callable[..., None]) -> object:
        return _run_one(run, Request(values | {"file": name, "output": folder}, gather))

    return run_each(run_one, named, values["output"], values.get("to") is not None)


def _run_one(run: Callable[[Request], object], request: Request) -> object:
    try:
        return run(request)
    except StationeryError as fault:
        from stationery.cli.first_steps import suggest_start  # 0.3 ms

        suggest_start(fault, request.text_if("file") or "", request.texts_if("files"), request.text_if("to"))
        raise


def needs_window(letter: Letter, stock: Stock, remedy: str) -> None:
    """Raise UsageError if the letter has no window style and so cannot show the requested barcode. The message adds
    the options that give it one to the `remedy`."""
    from stationery.products.windows import has_place_in, ways_to_a_place  # 22.3 ms

    if not has_place_in(letter, stock):
        ways = ", or ".join(ways_to_a_place(letter, stock)) or "choose another paper"
        message = "--imb prints its barcode on the envelope, or on a letter where a window envelope shows it"
        raise click.UsageError(f"{message}: {remedy} ({ways})")


def _flag_of(name: str) -> str:
    return f"--{name.strip('_').replace('_', '-')}"


def _find_origin(name: str, *, off: bool = False) -> str:
    """Where the user set an option: the option itself, or an environment variable."""
    from click.core import ParameterSource

    context = click.get_current_context(silent=True)
    if context and context.get_parameter_source(name) is ParameterSource.ENVIRONMENT:
        return f"{context.auto_envvar_prefix}_{name.upper()}"
    _, _, switched_off = TABLE[name].flags.partition("/") if name in TABLE else ("", "", "")
    return switched_off if off and switched_off else _flag_of(name)


def read_option(option: str, text: str | None) -> Written:
    """The text of an option, with the option as its Place, so that an error names it."""
    from stationery.model.letter import Written  # 1.5 ms

    return Written(text.strip(), Place(option)) if text else Written("")


def read_choices(**options: str | bool | None) -> Choices:
    """The choices that options set; an option that was not given leaves its choice empty."""
    from stationery.model.letter import Choices  # 1.5 ms

    words: dict[str, Any] = {
        name: read_option(_find_origin(name), value) if isinstance(value, str) else value
        for name, value in options.items()
        if value is not None
    }
    for name in ("letters", "words"):
        if name in words and not words[name]:
            from stationery.reading.choices import keep_empty  # 2.5 ms

            words[name] = keep_empty(words[name], Place(_find_origin(name)))
    flags = ((name, value) for name, value in options.items() if isinstance(value, bool))
    words["places"] = tuple((name, Place(_find_origin(name, off=not value))) for name, value in flags)
    if letterhead := words.pop("letterhead", None):
        from stationery.reading.choices import letterhead_choice  # 2.5 ms

        words |= letterhead_choice(letterhead)
    return Choices(**words)
