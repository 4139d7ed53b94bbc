"""The options that several commands share, and how their results are told."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from stationery.errors import Place

if TYPE_CHECKING:
    from stationery.errors import Remark
    from stationery.letter import Choices, Written
    from stationery.page import Page

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

        return tuple(papers(settings.shelf()))
    if kind in ("fonts", "typefaces"):
        from stationery.pdf.families import list_typefaces

        found = tuple(list_typefaces(settings.fonts()))
        return found if kind == "typefaces" else (*settings.shelf().names("pairings"), *found)
    if kind == "drafts":
        from stationery.catalog.drafts import kinds

        return kinds(settings.shelf())
    return settings.shelf().names(kind)


def _together(options: Iterable[Callable[[Command], Command]]) -> Callable[[Command], Command]:
    def add(command: Command) -> Command:
        for option in reversed(tuple(options)):
            command = option(command)
        return command

    return add


output_options = _together(
    (
        click.option("-o", "--output", metavar="PATH", help="The result's file or folder; - is the pipe."),
        click.option("--open", "open_it", is_flag=True, help="Show the result in the system's viewer."),
        click.option("-n", "--dry-run", is_flag=True, help="Make everything, write nothing, say what would be."),
        click.option("--json", "as_json", is_flag=True, help="Tell paths, pages, sizes and warnings as JSON."),
        click.option("-f", "--force", is_flag=True, help="Replace a file that stationery did not make."),
        click.option("-q", "--quiet", is_flag=True, help="No advice; faults and remarks are told nevertheless."),
        click.option("--profile", metavar="NAME", default="", help="The sender of that name, not the usual one."),
    )
)

word_options = _together(
    (
        click.option("--font", type=Named("fonts"), help="The typeface, or a pairing of typefaces."),
        click.option("--language", metavar="TAG", help="The language it is written in, as en-US or de."),
    )
)


address_options = _together(
    (
        click.option(
            "--address-manner",
            type=click.Choice(["typed", "post"]),
            help="Addresses as typed, or as the post's machines like them: capitals, no punctuation.",
        ),
        click.option("--country-line", metavar="LANGUAGE", help="The language of the country's name, as en or fr."),
    )
)


def given(option: str, text: str | None) -> Written:
    """What an option says, with the option as its Place, so that a fault names it."""
    from stationery.letter import Written

    return Written(text.strip(), Place(option)) if text else Written("")


def chosen(**options: str | bool | None) -> Choices:
    """The choices that options make; one that was not given stays empty."""
    from stationery.letter import Choices

    words: dict[str, Any] = {
        name: given(f"--{name.replace('_', '-')}", value) if isinstance(value, str) else value
        for name, value in options.items()
        if value is not None
    }
    return Choices(**words)


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
