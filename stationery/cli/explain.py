"""stationery explain: a letter file to everything that is chosen for it, and who chose."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from stationery.cli.option_groups import POST, Grouped, under
from stationery.cli.options import (
    address_options,
    date_option,
    envelope_option,
    from_option,
    letterhead_options,
    paper_option,
    style_option,
    word_options,
)

if TYPE_CHECKING:
    from stationery.products.explain import Explained

_GAP = "  "


@click.command(cls=Grouped, context_settings={"auto_envvar_prefix": "STATIONERY_LETTER"})
@click.argument("file")
@click.option("--as", "medium", type=click.Choice(["letter", "card"]), help="What it is made into; else by its kind.")
@style_option
@paper_option
@click.option("--card", metavar="NAME", help="The card; else us-a2 or iso-a6, by the sender's country.")
@word_options
@date_option
@click.option("--punctuation", type=click.Choice(["mixed", "open"]), help="Marks after salutation and close, or none.")
@click.option("--justify/--no-justify", default=None, help="Both edges straight and words divided, or a ragged edge.")
@click.option("--one-page/--more-pages", default=None, help="Insist on one page, or let a long letter be long.")
@from_option
@letterhead_options
@under(POST, envelope_option)
@address_options
@click.option("--json", "as_json", is_flag=True, help="Print it as JSON.")
@click.option("--profile", metavar="NAME", default="", help="The sender of that name, not the usual one.")
def explain(
    file: str,
    medium: str | None,
    date: str | None,
    from_: str | None,
    as_json: bool,
    profile: str,
    **choices: str | bool | None,
) -> None:
    """Show what is chosen for the letter in FILE (- is the pipe), and who chose it.

    Each line has a choice and where it comes from: an option, a variable of the environment, a line of the file, your
    profile, the style, or the house's own default. Options are those of `stationery letter`; nothing is made.

    \b
      stationery explain thank-you.md
      stationery explain thank-you.md --style din5008-b
      stationery explain note.md --as card --json
    """
    from stationery.cli import options, settings, source
    from stationery.products.explain import explain as explain_letter

    letter = source.letter(file, options.chosen(**choices), date, from_, profile)
    as_card = medium == "card" or (medium is None and letter.kind == "note")
    rows = explain_letter(letter, settings.stock(), "card" if as_card else "letter")
    if as_json:
        options.tell_json([_as_data(row) for row in rows])
        return
    for line in _lines(rows):
        click.echo(line)


def _lines(rows: tuple[Explained, ...]) -> list[str]:
    """Three columns: what, the choice, who."""
    what = max(len(row.name) for row in rows)
    text = max(len(row.text) for row in rows)
    return [f"{row.name:<{what}}{_GAP}{row.text:<{text}}{_GAP}{row.who}".rstrip() for row in rows]


def _as_data(row: Explained) -> dict[str, object]:
    return {
        "kind": row.kind,
        "name": row.name,
        "value": row.text,
        "source": row.source or "",
        "said": row.who,
        "file": row.place.file if row.place else "",
        "line": row.place.line if row.place else 0,
        "column": row.place.column if row.place else 0,
    }
