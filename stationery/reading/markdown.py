"""Turns the Markdown of a letter's body into prose: paragraphs, lists, quotations, each with its Place.

Headings and pictures are read in `reading/headings` and `reading/figures`. Anything a letter can't show (code, rules,
underlined headings, HTML) is a fault; nothing prints raw and nothing is dropped. Other `<words>` and indented code
aren't markup here and print literally; `[[a placeholder]]` stays as typed. A body without markup takes a shorter path
to the same result.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from stationery.data.yaml import strange_characters
from stationery.model.diagnostics import Diagnostics
from stationery.model.errors import Place, SourceError, StationeryError
from stationery.model.late_pattern import late
from stationery.model.prose import Block, Listing, Paragraph, Quotation, Span
from stationery.reading.tokens import DEEPEST, Tokens

MOST_BRACKETS = 5_000
"""More than any letter has; the Markdown library takes a tenth of a millisecond for each that is not closed."""

SCHEMES = ("http", "https", "mailto", "tel")

_SOFT_BREAKS = {0x0B: " "}
"""Line breaks within a paragraph, as a word processor writes them in plain text."""

_MARKUP = re.compile(
    r"[\\`*_\[\]|\t\v]"
    r"|~~|&[#A-Za-z]|<[^\s]|[ ]{2}\n"
    r"|^[ ]*(?:[#>+=-]|\d{1,9}[.)])"
    r"|^[ ]*[^\S \n]|[^\S \n][ ]*$",
    re.MULTILINE,
)
"""Anything that might be markup; the Markdown library decides about the rest."""

_REFUSED = {
    "fence": ("a code block", "remove it, or put a \\ before the ``` or ~~~ to print it"),
    "hr": (
        "a horizontal rule",
        "remove it, or put a \\ before its first character to print it; a heading is written as ## Heading",
    ),
    "code_inline": ("code", "remove the backticks, or put a \\ before each to print it"),
    "image": ("a picture among words", "put it in its own paragraph, with a blank line before and after"),
    "s_open": ("strikethrough", "remove it, or put a \\ before each ~ to print it"),
}


_TIMES = late(r"(?<=\d)\*(?=\$?\w)|(?<=\w)\*(?=\$?\d)|(?<=\b[A-Za-z])\*(?=[A-Za-z]\b)")
"""An asterisk between figures or single letters is no emphasis: `2*3*4`, `a*b`."""
_ADDRESS = late(r"(?<![(<])\bhttps?://[^\s<>()*]*\*[^\s<>()]*")
_STAR = late(r"\*(?=[\w/?&=%#-])")
"""An asterisk within an address on the web, but those of emphasis around it."""
_BULLETS = "•◦▪●‣·■□❖➢\uf0b7\uf0a7\uf0d8"
_STARTS = ("–", "·", "(")


_LONGEST_LINE, _FEWEST_LINES = 45, 3
_NEVER_SHORT, _LONG = 60, 100
_ENDS = ".!?:\"'”’)*_"
_LISTED = ("\n- ", "\n* ", "\n+ ", "\n1", "\n\t", "\n  ", "\n\u00a0", "\n>", "\n |", "\n|", "|\n")
_AFTER_LABEL = (".", ")", ":")
_NO_LABEL = "AIaiyoe-*+>"
"""What begins a row as a word, or as an item of a list."""
_OF_MAIL = ("Sent ", "sent ", "Get ", "utlook", "esendet", "Envoyé ", "Enviado ", "Télécharger ", "Descargar ")
_END_OF_MAIL = 500
"""Characters of a body among which a mail program's line may stand."""
_END = 200
"""Characters of a body among which `[signature]` may stand."""


def _may_be_pasted(text: str) -> bool:
    """Whether anything might be pasted from elsewhere, by a glance; `reading/pasted` decides."""
    if text[:2] in ("- ", "> ") or "\n- " in text or "\n> " in text:
        return True
    if "<" in text or "[^" in text or "___" in text or "/s/" in text or "ign" in text[-_END:]:
        return True
    if not text.isascii() and any(bullet in text for bullet in _BULLETS):
        return True
    rows = text.split("\n")
    if any(start in text for start in _STARTS) and any(row.lstrip(" ").startswith(_STARTS) for row in rows):
        return True
    return any(row.lstrip(" ")[:1].isdigit() for row in rows)


def may_have_mail_lines(text: str) -> bool:
    """Whether a mail program might have added a line at the end, by a glance; `reading/mail_lines` decides."""
    end = text[-_END_OF_MAIL:]
    return any(word in end for word in _OF_MAIL)


def _may_be_indented(text: str) -> bool:
    """Whether rows might be a list that Markdown doesn't read, by a glance; `reading/pasted_lists` decides."""
    if (
        text[:1] in ("\t", " ", "\u00a0", "o")
        or "\n\t" in text
        or "\n    " in text
        or "\no " in text
        or "\no\t" in text
    ):
        return True
    return not text.isascii() and ("\n\u00a0" in text or any(bullet in text for bullet in _BULLETS))


def may_be_lines(text: str, fewest: int = _FEWEST_LINES) -> bool:
    """Whether some neighboring rows are short, by a glance; `reading/short_rows` decides."""
    count = 0
    for row in text.split("\n"):
        count = count + 1 if 0 < len(row) <= _LONGEST_LINE else 0
        if count == fewest:
            return True
    return False


def may_be_labeled(text: str) -> bool:
    """Whether two rows might begin with a label, as `(a)`, `Q:`, by a glance; `reading/short_rows` decides."""
    begins = [row.lstrip()[:2] for row in text.split("\n")]
    marked = (
        begin[1:] in _AFTER_LABEL
        or begin in ("ii", "II")
        or begin[:1] == "("
        or (begin[1:] in (" ", "\t") and begin[0] not in _NO_LABEL)
        for begin in begins
    )
    return sum(marked) > 1


def _may_be_paragraphs(text: str) -> bool:
    """Whether neighboring rows might be paragraphs, by a glance; `reading/pasted_rows` decides."""
    rows = text.split("\n")
    ended = 0
    if max(map(len, rows)) > _NEVER_SHORT:
        ended = sum(
            len(above) + len(below) > _LONG and above.rstrip()[-1:] in _ENDS and not below[:1].islower()
            for above, below in pairwise(rows)
            if above.strip() and below.strip()
        )
        ended -= max(map(len, rows)) <= _LONG  # rows of a usual length may end with a sentence by chance, once
    numbered = (row[:1].isdigit() and ("." in row[1:4] or ")" in row[1:4]) for row in rows)
    return ended > 0 or any(mark in text for mark in _LISTED) or any(numbered)


def may_be_rearranged(text: str) -> bool:
    """Whether the lengths of a body's rows and how they begin might change what is made of them, by a glance."""
    return may_be_lines(text) or _may_be_paragraphs(text)


def read_body(
    text: str,
    file: str,
    first_line: int = 1,
    *,
    as_typed: bool = False,
    headless: bool = False,
    diagnostics: Diagnostics | None = None,
) -> tuple[tuple[Block, ...], list[StationeryError]]:
    """The blocks of a body, and every fault found in it. `first_line` is its first line's number in the file.

    Pasted bullets become lists, unless they are taken `as_typed`. A file that is `headless` was hardly written for
    Markdown: its quotations end where the sign does.
    """
    faults = strange_characters(text.translate(_SOFT_BREAKS), file, first_line)
    if faults:
        return (), faults
    leveled: dict[int, str] = {}
    if not as_typed and _may_be_indented(text):
        from stationery.reading.pasted_lists import level_lists  # 0.4 ms

        text, leveled = level_lists(text, file, first_line, diagnostics or Diagnostics())
    if not as_typed and may_have_mail_lines(text):
        from stationery.reading.mail_lines import drop_mail_lines  # 0.4 ms

        text = drop_mail_lines(text, file, first_line, diagnostics or Diagnostics())
    if _may_be_pasted(text):
        from stationery.reading import pasted  # 0.6 ms

        faults = pasted.find_foreign(text, file, first_line)
        if faults:
            text = pasted.drop_foreign(text)
        text = pasted.keep_numbers(text)
        pasted.tell_numbers(text, file, first_line, diagnostics or Diagnostics())
        if not as_typed:
            text = pasted.drop_signature_line(text, file, first_line, diagnostics or Diagnostics())
            text = pasted.keep_signs(text, file, first_line, diagnostics or Diagnostics())
            text = pasted.set_bullets(text, file, first_line, diagnostics or Diagnostics())
    if diagnostics and not as_typed and may_be_lines(text):
        from stationery.reading.short_rows import tell_short_rows  # 0.3 ms

        tell_short_rows(text, file, first_line, diagnostics)
    breaks: list[int] = []
    if diagnostics and not as_typed and _may_be_paragraphs(text):
        from stationery.reading.pasted_rows import find_breaks  # 0.4 ms

        breaks = find_breaks(text, leveled, Place(file, first_line), diagnostics, pasted=headless)
    if not breaks:
        blocks, more = _read_rows(text, file, first_line, diagnostics, leveled)
    else:
        rows = text.split("\n")
        parts = [
            _read_rows(
                "\n".join(rows[begins:ends]),
                file,
                first_line + begins,
                diagnostics,
                {at - begins: row for at, row in leveled.items()},
            )
            for begins, ends in pairwise((0, *breaks, len(rows)))
        ]
        blocks = tuple(block for found, _ in parts for block in found)
        more = [each for _, some in parts for each in some]
    if "##" in text and not more:
        from stationery.reading.headings import find_empty  # 0.2 ms

        more = find_empty(blocks)
    return blocks, [*faults, *more]


def _read_rows(
    text: str, file: str, first_line: int, diagnostics: Diagnostics | None, typed: Mapping[int, str]
) -> tuple[tuple[Block, ...], list[StationeryError]]:
    if _MARKUP.search(text) is None:
        return _read_plain(text, file, first_line), []
    if "*" in text:
        text = _TIMES.sub(r"\\*", text)
        if "://" in text:
            text = _ADDRESS.sub(lambda match: _STAR.sub(r"\\*", match[0]), text)
    if text.count("[") > MOST_BRACKETS:
        message = f"there are more than {MOST_BRACKETS:,} opening brackets [ in the body"
        hint = "remove those that are neither links nor placeholders"
        return (), [SourceError(message, Place(file, first_line), hint)]
    return read_marked(text, file, first_line, diagnostics, typed)


def read_marked(
    text: str,
    file: str,
    first_line: int = 1,
    diagnostics: Diagnostics | None = None,
    typed: Mapping[int, str] | None = None,
) -> tuple[tuple[Block, ...], list[StationeryError]]:
    """The long path: what `read_body` does for a body with markup, and could do for any. `typed` are rows as they stand
    in the file, by their number in the text, where that has others."""
    reading = Reading(text, file, first_line)
    for at, row in (typed or {}).items():
        if 0 <= at < len(reading.rows):
            reading.rows[at] = row
    blocks = reading.blocks()
    if diagnostics and "unpaired" in reading.definitions:
        from stationery.reading.unpaired import tell_unpaired  # 0.2 ms

        tell_unpaired(reading, diagnostics)
    return blocks, reading.faults


def _read_plain(text: str, file: str, first_line: int) -> tuple[Block, ...]:
    blocks: list[Block] = []
    rows: list[str] = []
    for number, row in enumerate([*text.split("\n"), ""], first_line):
        words = row.strip(" ")
        if words:
            if not rows:
                place = Place(file, number, len(row) - len(row.lstrip(" ")) + 1)
            rows.append(words)
        elif rows:
            blocks.append(Paragraph((Span(" ".join(rows)),), place))
            rows = []
    return tuple(blocks)


class Reading(Tokens):
    """One walk through the tokens."""

    def blocks(self) -> tuple[Block, ...]:
        if any(token.nesting == 1 and token.level > DEEPEST for token in self.tokens):
            deep = next(token for token in self.tokens if token.nesting == 1 and token.level > DEEPEST)
            self.fault("lists and quotations are nested too deeply here", self.row_place(deep), "use fewer levels")
            return ()
        found = self.until("")
        for label, definition in self.definitions.get("references", {}).items():
            if label not in self.used:
                hint = "use it as [words][name], or put a \\ before the [ to print it"
                self.fault("this link definition is not used", self.row_place(definition), hint)
        for definition in self.definitions.get("duplicate_refs", ()):
            self.fault("a link with this name is defined twice", self.row_place(definition), "remove one of them")
        return found

    def until(self, closing: str) -> tuple[Block, ...]:
        """The blocks up to the token `closing`, which is skipped."""
        from stationery.reading.qr import read_code  # 0.6 ms
        from stationery.reading.tabulations import is_broken_table, read_tabulation  # 0.4 ms

        blocks: list[Block] = []
        while self.at < len(self.tokens):
            token = self.tokens[self.at]
            self.at += 1
            kind = token.type
            if kind == closing:
                break
            if kind == "paragraph_open":
                inline = self.tokens[self.at]
                self.at += 2
                if "![" in inline.content:
                    if _is_a_code(inline):
                        if coded := read_code(self, inline, SCHEMES):
                            blocks.append(coded)
                        continue
                    from stationery.reading.figures import has_figure, read_figure  # 0.7 ms

                    if has_figure(self, inline):
                        if figure := read_figure(self, inline, token, inside=bool(closing)):
                            blocks.append(figure)
                        continue
                if inline.content.startswith("##"):
                    from stationery.reading.headings import is_unspaced  # 0.2 ms

                    if is_unspaced(self, inline):
                        continue
                if "\n=" in inline.content:
                    from stationery.reading.headings import is_underlined  # 0.2 ms

                    if is_underlined(self, inline):
                        continue
                if "|" in inline.content and is_broken_table(self, inline):
                    continue
                spans = self.spans(inline)
                if spans:
                    blocks.append(Paragraph(spans, self.place_in(inline, 0)))
            elif kind in ("bullet_list_open", "ordered_list_open"):
                blocks.append(self.listing(token))
            elif kind == "blockquote_open":
                before = len(self.faults)
                inside = self.until("blockquote_close")
                if inside:
                    blocks.append(Quotation(inside, self.row_place(token)))
                elif len(self.faults) == before:
                    self.refuse_empty("a quotation (>)", token)
            elif kind == "heading_open":
                from stationery.reading.headings import read_heading  # 0.2 ms

                inline = self.tokens[self.at]
                self.at += 2
                before = len(self.faults)
                spans = self.spans(inline)
                if len(self.faults) > before:
                    continue
                if heading := read_heading(self, token, spans, inside=bool(closing)):
                    blocks.append(heading)
            elif kind == "table_open":
                if table := read_tabulation(self, token, self.spans):
                    blocks.append(table)
            else:
                self.refuse(kind, self.row_place(token))
                if kind.endswith("_open"):
                    self.skip(kind.removesuffix("_open") + "_close", token.level)
        return tuple(blocks)

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
                self.refuse_empty("a list item", token)
            loose = loose or any(
                inner.type == "paragraph_open" and inner.level == token.level + 1 and not inner.hidden
                for inner in self.tokens[begun : self.at]
            )
        self.at += 1
        numbered = opening.type == "ordered_list_open"
        start = int(opening.attrs.get("start", 1)) if numbered else 1
        return Listing(tuple(items), numbered, start, loose, self.row_place(opening))

    def skip(self, closing: str, level: int) -> None:
        while self.at < len(self.tokens):
            token = self.tokens[self.at]
            self.at += 1
            if token.type == closing and token.level == level:
                return

    def spans(self, inline: Any) -> tuple[Span, ...]:
        from stationery.reading.qr import refuse_among_words  # 0.6 ms

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
                refuse_among_words(self, token, inline)
            elif kind != "s_close":
                self.refuse(kind, self.place_in(inline, token.meta.get("at", 0)))
        return _join(pieces)

    def link(self, token: Any, inline: Any) -> str:
        address = str(token.attrs.get("href", ""))
        place = self.place_in(inline, token.meta.get("at", 0))
        self.used.add(token.meta.get("label", ""))
        scheme = address.partition(":")[0].lower() if ":" in address else ""
        if scheme not in SCHEMES:
            hint = "start it with https://, mailto: or tel:; if it isn't a link, put a \\ before the [ or <"
            self.fault(f"a letter can't link to {address!r}" if address else "this link is empty", place, hint)
            address = ""  # whoever shows the letter nevertheless leads nowhere
        if "title" in token.attrs:
            self.fault("a link's title can't be printed", place, "remove the text in quotation marks")
        return address

    def refuse(self, kind: str, place: Place) -> None:
        what, hint = _REFUSED.get(kind, (f"Markdown's {kind}", "remove it"))
        self.fault(f"a letter's body can't have {what}", place, hint)


def _is_a_code(inline: Any) -> bool:
    """Whether the paragraph is a single picture that stands for a QR code."""
    from stationery.reading.qr import is_code  # 0.6 ms

    return len(inline.children) == 1 and is_code(inline.children[0])


_NO_BREAKS = str.maketrans("\n\r\t\f\v", "    \n")
"""A `&NewLine;`, or a line end inside `[[…]]`, isn't a hard break; a word processor's is."""


def _join(pieces: list[tuple[str, bool, bool, str]]) -> tuple[Span, ...]:
    """Neighbors set alike as one span; none for a paragraph of spaces only."""
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
