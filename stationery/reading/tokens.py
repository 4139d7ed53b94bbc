"""A letter's body as the Markdown library's tokens, with the place in the file of each."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from stationery.model.errors import MOST_SHOWN, Place, SourceError, StationeryError

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

DEEPEST = 12
"""Six lists, one inside another."""

PLACEHOLDER_REACH = 500
"""How far `[[` looks for its `]]`: a note to fill in is a line or two, and a body of nothing but `[` stays quick."""


class Tokens:
    """The tokens of one body, the position in them, and the faults so far."""

    def __init__(self, text: str, file: str, first_line: int) -> None:
        environment: dict[str, Any] = {}
        self.tokens = _parser().parse(text, environment)
        self.rows = text.split("\n")
        self.file = file
        self.first_line = first_line
        self.faults: list[StationeryError] = []
        self.at = 0
        self.used: set[str] = set()
        self.definitions = environment

    def refuse_empty(self, what: str, token: Any) -> None:
        self.fault(f"{what} is empty", self.row_place(token), "add text, or remove it")

    def fault(self, message: str, place: Place, hint: str) -> None:
        self.faults.append(SourceError(message, place, hint))

    def row_place(self, token: Any) -> Place:
        """Where a block begins: its first row, at the first character that is not blank."""
        lines = token["map"] if isinstance(token, dict) else token.map
        row = self.rows[lines[0]]
        return Place(self.file, lines[0] + self.first_line, len(row) - len(row.lstrip(" \t")) + 1)

    def place_in(self, inline: Any, at: int) -> Place:
        """The place in the file of a character in a paragraph: each row of its content ends a row of the body.

        Once a body has more faults than are shown, this gives only the paragraph's line, because the search is slow.
        """
        if len(self.faults) > MOST_SHOWN:
            return Place(self.file, inline.map[0] + self.first_line)
        if "column" in inline.meta:  # a table's cell
            return Place(self.file, inline.map[0] + self.first_line, inline.meta["column"] + at)
        content = inline.content
        begun = content.rfind("\n", 0, at) + 1
        ended = content.find("\n", begun)
        line = content[begun : ended if ended >= 0 else None].rstrip()
        number = inline.map[0] + content.count("\n", 0, at)
        return Place(self.file, number + self.first_line, len(self.rows[number].rstrip()) - len(line) + at - begun + 1)


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import autolink, backtick, emphasis, image, link, strikethrough

    class Parser(MarkdownIt):
        def validateLink(self, url: str) -> bool:
            """Markdown would print a link it does not trust raw; `Reading.link` refuses it by name instead."""
            return True

    parser = Parser("commonmark", {"html": False, "maxNesting": DEEPEST + 8, "store_labels": True})
    parser.disable(["code", "html_block", "html_inline", "lheading"]).enable(["table", "strikethrough"])
    rules = parser.inline.ruler
    for name, rule in (
        ("autolink", autolink),
        ("backticks", backtick),
        ("emphasis", emphasis.tokenize),
        ("image", image),
        ("link", link),
        ("strikethrough", strikethrough.tokenize),
    ):
        rules.at(name, _record_places(rule))
    rules.before("escape", "placeholder", _pass_placeholder)
    parser.inline.ruler2.before("fragments_join", "unpaired", _note_unpaired)
    return parser


def _note_unpaired(state: Any) -> None:
    """Keep where asterisks are left that begin or end no emphasis, before they are words among others."""
    if "*" not in state.src:
        return
    found = [
        token.meta["at"]
        for token in state.tokens
        if token.type == "text" and token.content == "*" and "at" in token.meta
    ]
    if found:
        state.env.setdefault("unpaired", {})[state.src] = found


def _record_places(rule: Any) -> Any:
    """The same rule, but its tokens remember the character of the paragraph where they begin."""

    def place_tokens(state: Any, silent: bool) -> bool:
        begun, known = state.pos, len(state.tokens)
        matched = bool(rule(state, silent))
        if matched and not silent:
            for token in state.tokens[known:]:
                token.meta.setdefault("at", begun)
        return matched

    return place_tokens


def _pass_placeholder(state: Any, silent: bool) -> bool:
    """`[[a placeholder]]` is plain text, whatever is inside it."""
    begun = state.pos
    if not state.src.startswith("[[", begun):
        return False
    ended = state.src.find("]]", begun + 2, min(begun + PLACEHOLDER_REACH, state.posMax))
    if ended < 0:
        return False
    if not silent:
        state.pending += " ".join(state.src[begun : ended + 2].split())
    state.pos = ended + 2
    return True
