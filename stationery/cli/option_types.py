"""What an option may be set to: a name of the catalog, one of several words, a whole number; and how it is refused."""

from __future__ import annotations

from typing import Any

import click


class CatalogName(click.types.StringParamType):
    """The name of something in the catalog: the shell completes it here; commands look it up later."""

    name = "name"

    def __init__(self, kind: str) -> None:
        self.kind = kind

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        return "NAME"

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Any]:
        from click.shell_completion import CompletionItem

        return [CompletionItem(name) for name in names(self.kind) if name.startswith(incomplete)]


def names(kind: str) -> tuple[str, ...]:
    """The ids of a kind in the catalog. Papers are read from their file; the rest come from a folder listing.

    `fonts` is what --font accepts; `typefaces` leaves out the pairings.
    """
    from stationery.cli import settings  # 4.7 ms

    if kind == "papers":
        from stationery.catalog.papers import papers  # 4.9 ms

        return tuple(papers(settings.store()))
    if kind in ("fonts", "typefaces"):
        from stationery.pdf.families import list_typefaces  # 4.2 ms

        typefaces = tuple(list_typefaces(settings.fonts()))
        return typefaces if kind == "typefaces" else (*settings.store().names("pairings"), *typefaces)
    if kind == "drafts":
        from stationery.catalog.drafts import kinds  # 6.1 ms

        return kinds(settings.store())
    return settings.store().names(kind)


_OTHER_WORDS = {"condolence": "sympathy", "condolences": "sympathy", "host": "hospitality", "anniversary": "other"}


class Among(click.Choice[str]):
    """One of several words; another word for one of them is answered with it, and one of another option with that."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        meant = _OTHER_WORDS.get(str(value).casefold(), "")
        if meant in self.choices:
            self.fail(f"{value!r} isn't one of the choices; did you mean {meant!r}?", param, ctx)
        if value not in self.choices:
            for other in ctx.command.params if ctx else ():
                if isinstance(other.type, Among) and value in other.type.choices:
                    message = f"{value!r} is not one of {', '.join(map(repr, self.choices))}"
                    self.fail(f"{message}; did you mean {other.opts[0]} {value}?", param, ctx)
        chosen: str = super().convert(value, param, ctx)
        return chosen


class Whole(click.IntRange):
    name = "whole number"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        if isinstance(param, click.Option) and param.metavar == "ROW" and not str(value).strip().isdecimal():
            hint = f"count as the spreadsheet does: {param.opts[0]} 17"
            self.fail(f"{value!r} isn't the number of a row; {hint}", param, ctx)
        whole: int = super().convert(value, param, ctx)
        return whole
