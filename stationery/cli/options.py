"""The options that several commands share, and how their results are told."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from stationery.cli.option_groups import OPTIONS, POST, RESULT, SENDER, under
from stationery.model.errors import Place

if TYPE_CHECKING:
    from stationery.data.stock import Stock
    from stationery.model.errors import Remark
    from stationery.model.letter import Choices, Letter, Written
    from stationery.model.page import Page
    from stationery.resolve.job import PostalServices

Command = TypeVar("Command", bound=Callable[..., Any])


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


def _output_options(*dry_run: str) -> tuple[Callable[[Command], Command], ...]:
    return (
        click.option("-o", "--output", metavar="PATH", help="The result's file or folder; - is the pipe."),
        click.option("--open", "open_it", is_flag=True, help="Show the result in the system's viewer."),
        click.option(*dry_run, "dry_run", is_flag=True, help="Make everything, write nothing, say what would be."),
        click.option("--json", "as_json", is_flag=True, help="Tell paths, pages, sizes and warnings as JSON."),
        click.option("-f", "--force", is_flag=True, help="Replace a file that stationery did not make."),
        click.option("-q", "--quiet", is_flag=True, help="No advice; faults and remarks are told nevertheless."),
        under(
            SENDER,
            click.option("--profile", metavar="NAME", default="", help="The sender of that name, not the usual one."),
        ),
    )


output_options = under(RESULT, *_output_options("-n", "--dry-run"))
output_options_beside_copies = under(RESULT, *_output_options("--dry-run"))
"""The same for a command whose -n is the number of copies."""

from_option = under(
    SENDER,
    click.option("--from", "from_", metavar="TEXT", help="The sender's lines, parted by semicolons or line ends."),
)
style_option = click.option("--style", type=Named("letters"), help="How the letter is arranged.")
paper_option = click.option("--paper", type=Named("papers"), help="The sheet.")
envelope_option = click.option("--envelope", type=Named("envelopes"), help="The envelope, in place of the usual one.")
date_option = click.option("--date", metavar="DATE", help="The date it bears; today is today's.")
draft_option = click.option("--draft", is_flag=True, help="Print marks [[…]] highlighted, and a word across the sheet.")
signed_option = click.option(
    "--signed/--unsigned",
    default=None,
    help="With the signature that the profile keeps, or with room for the pen; else as file and profile say.",
)

look_options = under(
    SENDER,
    click.option("--accent", metavar="COLOR", help='Its color, as "#5b1a2e", dark enough for small type.'),
    click.option("--letters", metavar="LETTERS", help="The monogram's letters, at most three; else the initials."),
    click.option("--monogram", type=click.Choice(["ring", "frame", "plain"]), help="What is around the monogram."),
    click.option("--particulars", metavar="LIST", help="Which are shown: phone, email, website; or none."),
    click.option("--head-font", type=Named("fonts"), help="The letterhead's typeface."),
)
"""What a letterhead may be told beside its name; a command takes them as `**look`."""

letterhead_options = under(
    SENDER,
    click.option(
        "--letterhead", type=Named("letterheads"), help="How the sender is shown; or a PDF; preprinted; none."
    ),
    look_options,
)

word_options = under(
    OPTIONS,
    click.option("--font", type=Named("fonts"), help="The typeface, or a pairing of typefaces."),
    click.option(
        "--language",
        "--lang",
        metavar="TAG",
        help="The language it is written in, as en-US or de; `recipient` is the recipient's.",
    ),
)


imb_options = under(
    POST,
    click.option("--imb", metavar="DIGITS", help="An Intelligent Mail barcode: its 20 tracking digits."),
    click.option("--imb-routing", metavar="DIGITS", help="Its routing, in place of the recipient's ZIP Code."),
)

notice_options = under(
    POST,
    click.option("--endorsement", metavar="NAME", help="The sender's order to the post, as return-service."),
    imb_options,
)


address_options = under(
    POST,
    click.option(
        "--address-manner",
        type=click.Choice(["typed", "post"]),
        help="Addresses as typed, or as the post's machines like them: capitals, no punctuation.",
    ),
    click.option("--country-line", metavar="LANGUAGE", help="The language of the country's name, as en or fr."),
)


def services(endorsement: str | None, imb: str | None, imb_routing: str | None) -> PostalServices:
    """What notice_options ask for."""
    from stationery.resolve.job import PostalServices

    return PostalServices(given("--endorsement", endorsement), given("--imb", imb), given("--imb-routing", imb_routing))


def needs_window(letter: Letter, stock: Stock, remedy: str) -> None:
    """Raise UsageError where a barcode is asked for that a letter without a window cannot show. The options that give
    it a window are named after the `remedy`."""
    from stationery.products.window_barcode import has_place_in, ways_to_a_place

    if not has_place_in(letter, stock):
        ways = ", or ".join(ways_to_a_place(letter, stock)) or "on another paper"
        told = "the barcode of --imb stands on the envelope, or in a letter where a window envelope shows it"
        raise click.UsageError(f"{told}: {remedy} ({ways})")


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


_OFF = {"justify": "--no-justify", "one_page": "--more-pages"}


def _called(name: str, *, off: bool = False) -> str:
    """What the user wrote to set an option: the option, or a variable of the environment."""
    from click.core import ParameterSource

    context = click.get_current_context(silent=True)
    if context and context.get_parameter_source(name) is ParameterSource.ENVIRONMENT:
        return f"{context.auto_envvar_prefix}_{name.upper()}"
    return _OFF[name] if off and name in _OFF else f"--{name.replace('_', '-')}"


def tell_remarks(remarks: Iterable[Remark]) -> None:
    """Each remark once, on stderr."""
    for text in dict.fromkeys(str(remark) for remark in remarks):
        click.echo(text, err=True)


def as_data(path: str, pages: tuple[Page, ...], remarks: Iterable[Remark]) -> dict[str, Any]:
    """A result as JSON tells it; lengths are in millimeters."""
    return {
        "path": path,
        "pages": [
            {
                "size": page.name,
                "width_mm": round(page.size.width.mm, 3),
                "height_mm": round(page.size.height.mm, 3),
                "media": page.media,
            }
            for page in pages
        ],
        "warnings": remarks_as_data(remarks),
    }


def remarks_as_data(remarks: Iterable[Remark]) -> list[dict[str, Any]]:
    return [
        {
            "message": remark.message,
            "hint": remark.hint,
            "file": remark.place.file if remark.place else "",
            "line": remark.place.line if remark.place else 0,
            "column": remark.place.column if remark.place else 0,
        }
        for remark in remarks
    ]


def tell_json(value: object) -> None:
    import json

    click.echo(json.dumps(value, ensure_ascii=False, indent=2))
