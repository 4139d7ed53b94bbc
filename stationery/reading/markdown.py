"""Turns the Markdown of a letter's body into prose: paragraphs, lists, quotations, each with its Place.

What a letter cannot show (headings, pictures, code, rules) is a fault that says so; nothing is printed raw and
nothing is dropped. Raw HTML, indented code and underlined headings are no markup here: they print literally, and
`[[a place to fill in]]` stays as it was typed. A body without markup takes a short path with the very same result.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from stationery.data.yaml import strange_characters
from stationery.model.errors import MOST_SHOWN, Place, SourceError, StationeryError
from stationery.model.prose import Block, Listing, Paragraph, QrCode, Quotation, Span

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

SCHEMES = ("http", "https", "mailto", "tel")

_MARKUP = re.compile(
    r"[\\`*_\[\]|\t]"
    r"|~~|&[#A-Za-z]|<[^\s]|[ ]{2}\n"
    r"|^[ ]*(?:[#>+=-]|\d{1,9}[.)])"
    r"|^[ ]*[^\S \n]|[^\S \n][ ]*$",
    re.MULTILINE,
)
"""Whatever might be markup; what it finds and is none is left to the Markdown library to say."""

_DEEPEST = 12
"""Six lists, one inside another."""

PLACEHOLDER_REACH = 500
"""How far `[[` looks for its `]]`: a note to fill in is a line or two, and a body of nothing but `[` stays quick."""

_REFUSED = {
    "heading_open": ("a heading", "write the line without #; a \\ before the # prints it. A subject goes in the head"),
    "fence": ("a block of code", "put a \\ before the ``` or ~~~ to print it, or leave it out"),
    "hr": ("a rule across the page", "leave it out; a \\ before its first character prints it"),
    "code_inline": ("code", "write it without the backticks; a \\ before a backtick prints it"),
    "image": ("a picture", "leave it out, or name its file among the enclosures; a \\ before the ! makes it a link"),
    "s_open": ("text struck through", "leave it out; a \\ before each ~ prints it"),
}


def read_body(text: str, file: str, first_line: int = 1) -> tuple[tuple[Block, ...], list[StationeryError]]:
    """The blocks of a body, and every fault found in it. `first_line` is its first line's number in the file."""
    faults = strange_characters(text, file, first_line)
    if faults:
        return (), faults
    if _MARKUP.search(text) is None:
        return _read_plain(text, file, first_line), []
    return read_marked(text, file, first_line)


def read_marked(text: str, file: str, first_line: int = 1) -> tuple[tuple[Block, ...], list[StationeryError]]:
    """The long path: what `read_body` does for a body with markup, and would do for any."""
    reading = Reading(text, file, first_line)
    return reading.blocks(), reading.faults


def _read_plain(text: str, file: str, first_line: int) -> tuple[Block, ...]:
    found: list[Block] = []
    rows: list[str] = []
    for number, row in enumerate([*text.split("\n"), ""], first_line):
        words = row.strip(" ")
        if words:
            if not rows:
                place = Place(file, number, len(row) - len(row.lstrip(" ")) + 1)
            rows.append(words)
        elif rows:
            found.append(Paragraph((Span(" ".join(rows)),), place))
            rows = []
    return tuple(found)


class Reading:
    """One walk through the Markdown library's tokens."""

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
        self.coded: QrCode | None = None

    def blocks(self) -> tuple[Block, ...]:
        if any(token.nesting == 1 and token.level > _DEEPEST for token in self.tokens):
            deep = next(token for token in self.tokens if token.nesting == 1 and token.level > _DEEPEST)
            self.fault("lists and quotations are nested too deeply here", self.row_place(deep), "use fewer levels")
            return ()
        found = self.until("")
        for label, definition in self.definitions.get("references", {}).items():
            if label not in self.used:
                hint = "link words to it, as [words][name]; a \\ before the [ prints it"
                self.fault("this link definition is not used", self.row_place(definition), hint)
        for definition in self.definitions.get("duplicate_refs", ()):
            self.fault("a link of this name is defined twice", self.row_place(definition), "remove one of them")
        return found

    def until(self, closing: str) -> tuple[Block, ...]:
        """The blocks up to the token `closing`, which is passed over."""
        found: list[Block] = []
        while self.at < len(self.tokens):
            token = self.tokens[self.at]
            self.at += 1
            kind = token.type
            if kind == closing:
                break
            if kind == "paragraph_open":
                inline = self.tokens[self.at]
                self.at += 2
                if inline.content.startswith("![") and self.code(inline):
                    found += [self.coded] if self.coded else []
                    continue
                spans = self.spans(inline)
                if spans:
                    found.append(Paragraph(spans, self.place_in(inline, 0)))
            elif kind in ("bullet_list_open", "ordered_list_open"):
                found.append(self.listing(token))
            elif kind == "blockquote_open":
                inside = self.until("blockquote_close")
                if inside:
                    found.append(Quotation(inside, self.row_place(token)))
                else:
                    self.empty("a quotation (>)", token)
            elif kind == "table_open":
                from stationery.reading.tabulations import read_tabulation

                if table := read_tabulation(self, token):
                    found.append(table)
            else:
                self.refuse(kind, self.row_place(token))
                if kind.endswith("_open"):
                    self.skip(kind.removesuffix("_open") + "_close", token.level)
        return tuple(found)

    def listing(self, opening: Any) -> Listing:
        closing = opening.type.replace("_open", "_close")
        items: list[tuple[Block, ...]] = []
        loose = False
        while (token := self.tokens[self.at]).type != closing:
            self.at += 1
            begun = self.at
            before = len(self.faults)
            items.append(self.until("list_item_close"))
            if not items[-1] and len(self.faults) == before:
                self.empty("a list item", token)
            loose = loose or any(
                inner.type == "paragraph_open" and inner.level == token.level + 1 and not inner.hidden
                for inner in self.tokens[begun : self.at]
            )
        self.at += 1
        numbered = opening.type == "ordered_list_open"
        start = int(opening.attrs.get("start", 1)) if numbered else 1
        return Listing(tuple(items), numbered, start, loose, self.row_place(opening))

    def code(self, inline: Any) -> bool:
        """Whether the picture that is all of a paragraph stands for a QR code, which is then read into `coded`."""
        from stationery.reading.qr import is_code, read_code

        if len(inline.children) != 1 or not is_code(inline.children[0]):
            return False
        self.coded = read_code(self, inline, SCHEMES)
        return True

    def skip(self, closing: str, level: int) -> None:
        while self.at < len(self.tokens):
            token = self.tokens[self.at]
            self.at += 1
            if token.type == closing and token.level == level:
                return

    def spans(self, inline: Any) -> tuple[Span, ...]:
        pieces: list[tuple[str, bool, bool, str]] = []
        emphasis = strong = 0
        link = ""
        for token in inline.children:
            kind = token.type
            if kind == "text":
                pieces.append((token.content.translate(_NO_BREAKS), emphasis > 0, strong > 0, link))
            elif kind in ("softbreak", "hardbreak"):
                if pieces:
                    pieces[-1] = (pieces[-1][0].rstrip(" "), *pieces[-1][1:])
                pieces.append((" " if kind == "softbreak" else "\n", emphasis > 0, strong > 0, link))
            elif kind in ("em_open", "em_close"):
                emphasis += token.nesting
            elif kind in ("strong_open", "strong_close"):
                strong += token.nesting
            elif kind == "link_open":
                link = self.link(token, inline)
            elif kind == "link_close":
                link = ""
            elif kind == "image" and str(token.attrs.get("src", "")).lower().startswith("qr:"):
                from stationery.reading.qr import refuse_among_words

                refuse_among_words(self, token, inline)
            elif kind != "s_close":
                self.refuse(kind, self.place_in(inline, token.meta.get("at", 0)))
        return _joined(pieces)

    def link(self, token: Any, inline: Any) -> str:
        address = str(token.attrs.get("href", ""))
        place = self.place_in(inline, token.meta.get("at", 0))
        self.used.add(token.meta.get("label", ""))
        scheme = address.partition(":")[0].lower() if ":" in address else ""
        if scheme not in SCHEMES:
            hint = "begin it with https://, mailto: or tel:; if it is no link, a \\ before the [ or < prints it"
            self.fault(
                f"a link to {address!r} leads nowhere from a letter" if address else "an empty link", place, hint
            )
        if "title" in token.attrs:
            self.fault("a link's title cannot be printed", place, "leave out the text in quotation marks")
        return address

    def refuse(self, kind: str, place: Place) -> None:
        what, hint = _REFUSED.get(kind, (f"Markdown's {kind}", "leave it out"))
        self.fault(f"{what} stands here; a letter's body has none", place, hint)

    def empty(self, what: str, token: Any) -> None:
        self.fault(f"{what} without words", self.row_place(token), "write them, or leave it out")

    def fault(self, message: str, place: Place, hint: str) -> None:
        self.faults.append(SourceError(message, place, hint))

    def row_place(self, token: Any) -> Place:
        """Where a block begins: its first row, at the first character that is not blank."""
        lines = token["map"] if isinstance(token, dict) else token.map
        row = self.rows[lines[0]]
        return Place(self.file, lines[0] + self.first_line, len(row) - len(row.lstrip(" \t")) + 1)

    def place_in(self, inline: Any, at: int) -> Place:
        """Where a character of a paragraph stands in the file: each row of its content ends a row of the body.

        Of a body so full of faults that no more are shown, only the paragraph is found: the search takes its time.
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


_NO_BREAKS = str.maketrans("\n\r\t\f", "    ")
"""A `&NewLine;`, or a line end inside `[[…]]`, is no hard break."""


def _joined(pieces: list[tuple[str, bool, bool, str]]) -> tuple[Span, ...]:
    """Neighbors set alike as one span; nothing for a paragraph of blanks only."""
    spans: list[Span] = []
    words: list[str] = []
    look: tuple[bool, bool, str] | None = None
    for text, *new in (piece for piece in pieces if piece[0]):
        if look is not None and look != tuple(new):
            spans.append(Span("".join(words), *look))
            words = []
        look = (bool(new[0]), bool(new[1]), str(new[2]))
        words.append(text)
    if look is not None:
        spans.append(Span("".join(words), *look))
    return tuple(spans) if any(span.text.strip(" \n") for span in spans) else ()


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import autolink, backtick, image, link, strikethrough

    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": _DEEPEST + 8, "store_labels": True})
    parser.disable(["code", "html_block", "html_inline", "lheading"]).enable(["table", "strikethrough"])
    parser.validateLink = _any_link  # type: ignore[method-assign]
    rules = parser.inline.ruler
    for name, rule in (
        ("autolink", autolink),
        ("backticks", backtick),
        ("image", image),
        ("link", link),
        ("strikethrough", strikethrough.tokenize),
    ):
        rules.at(name, _placing(rule))
    rules.before("escape", "placeholder", _pass_placeholder)
    return parser


def _any_link(url: str) -> bool:
    """Markdown would print a link it does not trust raw; `Reading.link` refuses it by name instead."""
    return True


def _placing(rule: Any) -> Any:
    """The same rule; the tokens it makes remember at which character of the paragraph it began."""

    def place_tokens(state: Any, silent: bool) -> bool:
        begun, known = state.pos, len(state.tokens)
        matched = bool(rule(state, silent))
        if matched and not silent:
            for token in state.tokens[known:]:
                token.meta.setdefault("at", begun)
        return matched

    return place_tokens


def _pass_placeholder(state: Any, silent: bool) -> bool:
    """`[[what the writer has still to fill in]]` is plain text, whatever stands inside."""
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
