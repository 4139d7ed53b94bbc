"""Cuts words into segments: the stretches between two places where a line may end, with their widths."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import inf
from typing import cast

from stationery.model.late_pattern import late
from stationery.model.prose import SOFT_HYPHEN, Span
from stationery.model.typeface import Face, Typefaces

SPACE, SOFT, FREE, FORCED = range(4)
"""What follows a segment: a space, a hyphenation point, nothing (a break is allowed), the end of the line."""

_TOKENS = late(r"[\n\u00ad]|[^\n\u00ad]+")
_PARTED = late(r"[\n\u00ad\u00a0\d/–—-]|www\.")
"""A word that may be cut in several, or whose figures depend on the words before it."""

_MARKED = late(r"[\n\u00ad–—-]|www\.|://")
"""A word that may be cut in several, where all figures are alike."""

_MARKED_OR_FIGURE = late(r"[\n\u00ad\d–—-]|www\.|://")
"""A word that may be cut in several, or has figures, where those may differ."""

_MOST_IN_AN_EM = 3.5
"""Characters: more of them are hardly one line."""

_MOST_WORDS = 3_000
"""Words to keep in each face: a letter has some hundreds."""
_AFTER_DASH = late(r"(?<=[^\W\d_]-)(?=[^\W\d_])|(?<=\u2014)(?=\w)|(?<=[^\W\d_]\u2013)(?=[^\W\d_])")
_AFTER_LINK = late(r"(?<=[/?&=_.#])(?=[^/?&=_.#\s-])|(?<=[^/?&=_.#\s-])(?=-[^-])")
"""In an address on the web, and in an e-mail address: before a hyphen, not after it, where it would look as if it had
been put in to divide a word (The Chicago Manual of Style, 17th edition, 7.46, unconfirmed)."""
_WEB = ("://", "www.")
"""What an address on the web, which is set like a link, has in it or begins with."""

_FIGURE = late(r"\d")
_COUNT = late(r"[\"'“”‘’„«»(\[—]*(?:\d+|\d{1,3}(?:,\d{3})+)[\"'“”‘’«».,;:!?)\]—]*")
"""A count or a year in running prose. A date, an hour, money, a number with its unit stands in a token of more: a space
at which no line breaks holds it to its word."""

HYPHEN_COST, DASH_COST, SHORT_WORD_COST = 60.0, 12.0, 40.0
"""What a line costs that ends inside a word, at its hyphen or a dash, or after a short word."""
SHORT, OPENING = 2, 3
"""Letters of a short word, which hangs at a line's end; and of one that does where it begins a sentence."""
_SENTENCE_ENDS = (".", "!", "?", "…")

Piece = tuple[str, Face, str, float]
"""Text, face, link and width in em."""


Row = tuple[float, float, float, float, bool, bool, tuple[Face, str] | None]
"""Of a segment: its width, its glue, its width at a line's end, its break cost; whether it may be a short word that
begins a sentence; whether the line ends there; and the face and the link, if it is one piece and no part of a word."""

_NO_ROW: Row = (0.0, 0.0, 0.0, 0.0, False, False, None)


class Segment:
    """Words between two places where a line may end: their pieces, and what follows them.

    `glue` is the width of the space after it, `hyphen` that of a hyphen if the line ends here inside a word.
    `break_cost` is what it costs to end a line after it. A closed one is not changed any more, because paragraphs share
    the segments of the same word; by then, `text` is that of its first piece, and `row` what the sums of a paragraph
    are made of.
    """

    __slots__ = (
        "after", "break_cost", "ends_sentence", "face", "glue", "hyphen", "letters", "link", "pieces", "row", "text",
        "width",
    )  # fmt: skip

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self.width = 0.0
        self.after = FREE
        self.glue = 0.0
        self.hyphen = 0.0
        self.letters = 0
        self.face: Face | None = None
        self.link = ""
        self.text = ""
        self.row: Row = _NO_ROW
        self.break_cost = 0.0
        self.ends_sentence = False

    def close(self) -> None:
        """Note what follows from the pieces."""
        text, face, link, _ = self.pieces[-1]
        if self.after == SPACE:
            self.break_cost = SHORT_WORD_COST if self.letters <= SHORT else 0.0
        else:
            self.break_cost = HYPHEN_COST if self.after == SOFT else DASH_COST
        single = (face, link) if len(self.pieces) == 1 and self.after in (SPACE, FORCED) else None
        breadth, opens = self.width + self.hyphen, self.letters == OPENING
        self.row = (self.width, self.glue, breadth, self.break_cost, opens, self.after == FORCED, single)
        self.text = self.pieces[0][0]
        self.ends_sentence = text.rstrip("”’\"')»")[-1:] in _SENTENCE_ENDS

    def end_line(self) -> Segment:
        """The same words where the line ends after them."""
        last = Segment()
        last.pieces, last.width, last.after = self.pieces, self.width, FORCED
        last.hyphen, last.letters, last.face, last.link = self.hyphen, self.letters, self.face, self.link
        last.close()
        return last


class Cutter:
    """Collects segments from spans.

    Words wider than `limit`, in em, may also be broken, without a hyphen, where an address on the web may be.
    """

    def __init__(
        self,
        typefaces: Typefaces,
        face_of: Callable[[Span], Face],
        language: str,
        lining_of: Callable[[Span], Face] | None = None,
    ) -> None:
        """`lining_of` gives the face of numbers that are no counts or years, where those have old-style figures."""
        self._advance = typefaces.advance
        self._face_of = face_of
        self._lining_of = lining_of
        self._language = language
        self._done: list[Segment] = []
        self._current = Segment()
        self._spaced: Face | None = None
        self._space = 0.0
        self._limit = inf
        self._whole = False
        self._words: dict[Face, dict[str, Segment]] = {}
        self._widths: dict[Face, dict[str, float]] = {}

    def cut(self, spans: tuple[Span, ...], limit: float = inf) -> list[Segment]:
        """The segments of a paragraph; the last one ends the line. Spaces at either end and doubled ones vanish."""
        self._done, self._current, self._limit = [], Segment(), limit
        dated = False  # the year is set as the month and the day before it are
        for number, span in enumerate(spans):
            face = self._face_of(span)
            ordinal = number + 1 < len(spans) and spans[number + 1].superior
            self._whole = span.whole
            known = None if span.link or span.superior or span.whole or limit < inf else self._words_in(face)
            words = span.text.split(" ")
            last = len(words) - 1
            if known is not None and last and not self._current.pieces:
                ready = self._take_known(words[:last], face, known)
                if ready:
                    self._done += ready
                    words, last, dated = words[len(ready) :], last - len(ready), False
            for nth, word in enumerate(words):
                if known is not None and nth < last and not self._current.pieces:
                    segment = known.get(word)
                    if segment is not None:
                        self._done.append(segment)
                        dated = False
                        continue
                    if word and not _PARTED.search(word):
                        self._add(word, face, "")
                        self._close(SPACE, face, "")
                        known[word] = self._done[-1]
                        dated = False
                        continue
                for token in _TOKENS.findall(word):
                    if token == "\n":
                        self._close(FORCED, face, span.link)
                    elif token == SOFT_HYPHEN:
                        self._close(SOFT, face, span.link)
                    elif (
                        self._lining_of
                        and _FIGURE.search(token)
                        and (dated or not _COUNT.fullmatch(token) or (ordinal and span.text.endswith(token)))
                    ):
                        self._add(token, self._lining_of(span), span.link)
                        dated = True
                    else:
                        self._add(token, face, span.link)
                        dated = span.superior or (dated and token[0] == "\u00a0")
                if nth < last:
                    self._close(SPACE, face, span.link)
        if self._current.pieces:
            self._close(FREE, self._current.pieces[-1][1], "")
        if self._done:
            self._done[-1] = self._done[-1].end_line()
        return self._done

    def _take_known(self, words: list[str], face: Face, known: dict[str, Segment]) -> list[Segment]:
        """The segments of words, a space after each, up to one that takes a closer look: most have been before, and
        all are looked up in a tenth of the time that it takes one by one."""
        found = [*map(known.get, words)]
        if None in found:
            for nth, word in enumerate(words):
                if found[nth] is None:
                    if not word or _PARTED.search(word):
                        return cast("list[Segment]", found[:nth])
                    self._add(word, face, "")
                    self._close(SPACE, face, "")
                    found[nth] = known[word] = self._done.pop()
        return cast("list[Segment]", found)

    def set_row(self, span: Span, measure: float) -> tuple[str, Face, float] | None:
        """Words that are certainly one line of `measure` em, with their face and their width; None where it takes a
        closer look: at a link, a long text, or words that are cut at marks within them."""
        text = span.text
        if len(text) > measure * _MOST_IN_AN_EM or span.link or span.superior or not text:
            return None
        if (_MARKED if self._lining_of is None else _MARKED_OR_FIGURE).search(text):
            return None
        face, words = self._face_of(span), text.split(" ")
        if "" in words:
            return None
        widths = self._widths.get(face)
        if widths is None:
            widths = self._widths[face] = {}
        space = self._width(" ", face, widths)
        at = 0.0
        for word in words:
            end = at + (widths.get(word) or self._width(word, face, widths))
            at = end + space
        return (text, face, end) if end <= measure else None

    def _width(self, word: str, face: Face, widths: dict[str, float]) -> float:
        """The width of a word, kept beside those of its face: to look it up by its face costs as much as to add it."""
        if len(widths) >= _MOST_WORDS:
            widths.clear()
        found = widths[word] = self._advance(word, face, self._language)
        return found

    def _words_in(self, face: Face) -> dict[str, Segment]:
        """The segments of words that a space follows, by the word."""
        found = self._words.setdefault(face, {})
        if len(found) >= _MOST_WORDS:
            found.clear()
        return found

    def _add(self, token: str, face: Face, link: str) -> None:
        """A word, cut after its dashes and hyphens; a link or an address on the web, after its slashes and points."""
        pieces: Sequence[str]
        if self._whole:
            pieces = (token,)
        elif link or _WEB[0] in token or token.startswith(_WEB[1]) or self._is_too_wide(token, face):
            pieces = _AFTER_LINK.split(token)
        elif "-" in token or "\u2013" in token or "\u2014" in token:
            pieces = _AFTER_DASH.split(token)
        else:
            pieces = (token,)
        for number, piece in enumerate(pieces):
            if number:
                self._close(FREE, face, link)
            width = self._advance(piece, face, self._language)
            current = self._current
            current.pieces.append((piece, face, link, width))
            current.width += width
            current.letters += len(piece)

    def _is_too_wide(self, token: str, face: Face) -> bool:
        return self._limit < inf and self._advance(token, face, self._language) > self._limit

    def _close(self, after: int, face: Face, link: str) -> None:
        current = self._current
        if not current.pieces:
            if after == FORCED and self._done:
                self._done[-1] = self._done[-1].end_line()
            return
        current.after, current.face, current.link = after, face, link
        if after == SPACE:
            if face is not self._spaced:
                self._spaced, self._space = face, self._advance(" ", face, self._language)
            current.glue = self._space
        elif after == SOFT:
            current.hyphen = self._advance("-", face, self._language)
        current.close()
        self._done.append(current)
        self._current = Segment()
