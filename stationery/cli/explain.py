"""stationery explain: shows every choice made for a letter and where it comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stationery.cli import settings, source
from stationery.cli.option_groups import OPTIONS, POST
from stationery.cli.options import ADDRESS, FRONT, LETTERHEAD, WORDS, Option, Request, argument, command, option, under
from stationery.cli.output import tell_json
from stationery.cli.terminal import say
from stationery.products.explain import explain as explain_letter

if TYPE_CHECKING:
    from stationery.products.explain import Explained

_GAP = "  "


@command(
    argument("file"),
    option(
        "medium", Option("--as", "What the letter becomes; by default, as its kind says.", among=("letter", "card"))
    ),
    "style",
    "paper",
    "card",
    *FRONT,
    *WORDS,
    "date",
    "punctuation",
    "figures",
    "spacing",
    "justify",
    "one_page",
    "from_",
    *LETTERHEAD,
    *under(POST, "envelope"),
    *ADDRESS,
    *under(OPTIONS, "as_json"),
    "profile",
    environment="STATIONERY_LETTER",
)
def explain(request: Request) -> None:
    """Show each choice made for the letter in FILE (- for stdin) and where it comes from.

    A choice comes from an option, an environment variable, a line in the file, your profile, the style, or a built-in
    default. The options and variables are those of `stationery letter`; no file is written.

    \b
      stationery explain thank-you.md
      stationery explain thank-you.md --style din5008-b
      stationery explain note.md --as card --json
    """
    medium = request.text("medium")
    letter = source.letter(request.require("file"), source.read_requested(request))
    as_card = medium == "card" or (medium is None and letter.kind == "note")
    rows = explain_letter(letter, settings.stock(), "card" if as_card else "letter")
    if request.flag("as_json"):
        tell_json([_as_data(row) for row in rows])
        return
    for line in _lines(rows):
        say(line)


def _lines(rows: tuple[Explained, ...]) -> list[str]:
    """Three columns: name, choice, source."""
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
