"""Unfinished: placeholders of a draft that are not filled in, or no text at all."""

from __future__ import annotations

import re
from collections.abc import Iterator

from stationery.catalog.patterns import Patterns
from stationery.etiquette.check_context import CheckContext, collect_words, party_texts
from stationery.etiquette.findings import ERROR, PERSONAL, QUESTION, WARNING, Finding
from stationery.etiquette.text import keys_of
from stationery.model.errors import Place
from stationery.model.late_pattern import late
from stationery.model.letter import GREETING, Written
from stationery.model.prose import paragraphs
from stationery.model.values import replace

_LONGEST_MARK = 80
"""Characters within brackets that may still be a placeholder."""
_PLACEHOLDERS = (("[[", "]]"), ("{{", "}}"), ("${", "}"), ("[", "]"), ("<<", ">>"), ("{", "}"), ("<", ">"))
_DRAFTS_OWN = "[["
"""The marks of a draft: without their end, they are a mistake all the same."""
_ONLY_NAMES = ("<", "{", "${")
"""What stands in these is a blank only if it is a name: `{company}`, `<Company>`; not `<ann@example.com>`."""
_NAMES = late(r"[^\W\d_][\w’'. -]*")
_EMPTY = ("[]", "{}")
"""A gap without a word on what belongs there; `[ ]` is a box to tick."""
_BLANK = "___"
_MOST_WORDS = 3
"""Words in brackets that are certainly a gap, if nothing tells otherwise."""
_OPENING, _CLOSING = ('"', "“", "„", "«"), ('"', "”", "“", "»")
_BEFORE_QUOTES = (" ", "\n", "(", "—", "–")
_PIECE = late(r"\S+")
_CENTURIES = ("century", "siglo", "siècle", "jahrhundert", "e siècle")
_SIGNED = late(r"(?<![\w$%])(?:\$[A-Za-z_]{3,}|%{1,2}[A-Za-z_]{3,}%{1,2})(?![\w%])")
"""`$name`, `%NAME%`."""
_UNDERLINED = late(r"(?<![\w_])__([^\W\d_][\w’' -]{1,40}?)__(?![\w_])")
"""`__name__`, which Markdown sets bold: looked for in the lines of the file."""
_PARENTHESIZED = late(r"\(([^()\n]{3,80})\)")
_XS = late(r"(?<![^\W_])[$€£]?x{2,}(?:[/.-]x{2,})*(?![^\W_])", re.IGNORECASE)
_OPEN_END = late(r"(?:\s\.|\s?(?:…|\.\.\.)[\s.]*)$")
_MOST_SHOWN = 30
"""Characters shown of a placeholder that is not closed, or too late."""
_ROMAN = ("XX", "XXX")
"""Numbers after a name or a century: Super Bowl XX, siglo XX."""


def unfinished(note: CheckContext) -> Iterator[Finding]:
    letter = note.letter
    if not letter.body:
        place = letter.typed.place
        yield note.finding("N3", place, "the letter has no text", "write it below the second line of ---")
    party = letter.recipient
    close = replace(letter.close, text=letter.close.text.replace(GREETING, ""))
    heads: list[Written] = [
        letter.subject, letter.salutation, close, letter.position, letter.organization, letter.postscript,
        letter.attention, letter.learned, *letter.enclosures, *letter.copies,
    ]  # fmt: skip
    named = party.lines or [Written(text, party.place) for text in party_texts(party)] if party else ()
    known = collect_words(note)
    for written in (*heads, *named):
        for piece, _ in _placeholders(written.text, note, known):
            yield _report(note, written.place, piece, "fill it in, or take it out")
    for number, paragraph in enumerate(paragraphs(letter.body)):
        for piece, start in _placeholders(paragraph.text, note, known):
            yield _report(note, note.text.at(number, start), piece)
    yield from _find_underlined(note)
    yield from _find_open_ends(note)


def _find_open_ends(note: CheckContext) -> Iterator[Finding]:
    """`The part I keep coming back to is .`: a sentence whose end was never written."""
    if note.patterns is None:
        return
    for sentence in note.text.sentences:
        last = sentence.words[-1]
        if last.key in note.patterns.words("left_open") and _OPEN_END.search(sentence.text):
            message = f"Is this sentence finished? It ends with {last.text!r}."
            place = note.text.place(sentence, len(sentence.words) - 1)
            yield note.finding("N3", place, message, "write its end, or take the sentence out", WARNING)


def _find_underlined(note: CheckContext) -> Iterator[Finding]:
    first = note.body_place.line
    if note.patterns is None:
        return
    for number, row in enumerate(note.text.rows, 1):
        for match in _UNDERLINED.finditer(row) if number >= first and "__" in row else ():
            if note.patterns.phrases("blanks").whole(keys_of(match[1].replace("_", " "))):
                yield _report(note, Place(note.letter.file, number, match.start() + 1), match[0])


_IN_A_SENTENCE = "fill it in, or take the sentence out"


def _report(note: CheckContext, place: Place | None, piece: str, remedy: str = _IN_A_SENTENCE) -> Finding:
    severity = _how_sure(piece[1:-1], note) if piece.startswith("[") and not piece.startswith(_DRAFTS_OWN) else ERROR
    if severity == ERROR:
        return note.finding("N3", place, f"{piece!r} is not filled in", remedy)
    yours = "if the brackets are yours, parentheses would not be asked about"
    return note.finding("N3", place, f"Is {piece!r} still to be filled in?", f"{remedy}; {yours}", severity)


def _how_sure(inside: str, note: CheckContext) -> str:
    """How certain it is that words in brackets are a gap: not where they are many, or read as a part of a sentence
    (`[a check for]`), unless they begin as gaps do (`[name of the manager]`)."""
    keys = keys_of(inside)
    if note.patterns is None or not keys:
        return QUESTION if len(keys) > _MOST_WORDS else ERROR
    blanks = note.patterns.phrases("blanks")
    if blanks.whole(keys) or note.patterns.phrases("blank_starts").at(keys, 0):
        return ERROR
    if len(keys) > _MOST_WORDS:
        return WARNING if blanks.at(keys, 0) else QUESTION
    open_ = len(keys) > 1 and keys[-1] in note.patterns.words("left_open")
    return QUESTION if open_ or note.patterns.words("self") & set(keys) else ERROR


def _placeholders(text: str, note: CheckContext, known: frozenset[str]) -> Iterator[tuple[str, int]]:
    """What is meant to be replaced, and where it begins."""
    at = 0
    while at < len(text):
        opened = min(
            ((text.find(mark, at), number) for number, (mark, _) in enumerate(_PLACEHOLDERS) if mark in text[at:]),
            default=(-1, 0),
        )
        begin, kind = opened
        if begin < 0:
            break
        opening, closing = _PLACEHOLDERS[kind]
        end = text.find(closing, begin + len(opening), begin + _LONGEST_MARK)
        if end < 0:
            if opening == _DRAFTS_OWN:
                yield text[begin : begin + _MOST_SHOWN].split("\n")[0], begin
            at = begin + len(opening)
            continue
        inside = text[begin + len(opening) : end].strip()
        if text[begin : end + len(closing)] in _EMPTY:
            yield text[begin : end + len(closing)], begin
        elif opening in _ONLY_NAMES:
            if _NAMES.fullmatch(inside) and not (opening == "<" and text[begin + 1].isspace()):
                yield text[begin : end + len(closing)], begin
        elif len(opening) == 2 or (
            not (opening == "[" and (_is_writers_own(inside, note) or _is_in_quotation(text, begin, end, note)))
            and inside[:1].isalpha()
            and inside.casefold() != "sic"
            and len(inside) > 1
            and inside != "…"
        ):
            yield text[begin : end + len(closing)], begin
        at = end + len(closing)
    if _BLANK in text:
        yield _BLANK, text.index(_BLANK)
    for match in _SIGNED.finditer(text) if "$" in text or "%" in text else ():
        yield match[0], match.start()
    if "xx" in text.casefold():
        yield from _find_xs(text, note)
    if note.patterns is not None:
        yield from _find_words(text, note.patterns, known)


def _is_writers_own(inside: str, note: CheckContext) -> bool:
    """Whether brackets have what writers put there themselves: `[Editor's note]`, `[emphasis mine]`."""
    keys = keys_of(inside)
    return note.patterns is not None and bool(keys and note.patterns.phrases("bracketed").at(keys, 0))


def _is_in_quotation(text: str, begin: int, end: int, note: CheckContext) -> bool:
    """Whether brackets are within quotation marks, where they show what the writer changed: `"[We] shall deliver."`"""
    before, inside = text[:begin], text[begin + 1 : end]
    last = before.rfind('"')
    opened = last >= 0 and (before[:last].endswith(_BEFORE_QUOTES) or not last)  # no inch, and no end
    pairs = ("„“", "«»") if "„" in before else ("“”", "«»")
    opened = opened or any(before.rfind(mark[0]) > before.rfind(mark[1]) for mark in pairs)
    whole = before.endswith(_OPENING) and text[end + 1 :].startswith(_CLOSING)
    blank = note.patterns is not None and note.patterns.phrases("blanks").whole(keys_of(inside))
    return opened and not (whole or blank)


def _find_xs(text: str, note: CheckContext) -> Iterator[tuple[str, int]]:
    """`xx years`, `$XXX`; not the number of a century, nor the kisses below a personal note."""
    for match in _XS.finditer(text):
        before = text[: match.start()].split()[-1:]
        roman = match[0] in _ROMAN and before and (before[0][:1].isupper() or before[0].casefold() in _CENTURIES)
        century = match[0] in _ROMAN and text[match.end() :].strip().casefold().startswith(_CENTURIES)
        kisses = note.kind == PERSONAL and not text[match.end() :].strip(" .!")
        if not (roman or century or kisses):
            yield match[0], match.start()


def _find_words(text: str, patterns: Patterns, known: frozenset[str]) -> Iterator[tuple[str, int]]:
    """`TODO`, `(company name)`, `Company X`; a name that the head has is none: Muster GmbH."""
    for match in _PARENTHESIZED.finditer(text) if "(" in text else ():
        keys = keys_of(match[1])
        if keys and (patterns.phrases("blanks").whole(keys) or patterns.phrases("blank_starts").at(keys, 0)):
            yield match[0], match.start()
    pieces = list(_PIECE.finditer(text))
    words = [piece[0].casefold().strip(".,;:!?()\"'“”’[]{}<>") for piece in pieces]
    for group in ("placeholders", "x_names"):
        for begin, end in patterns.phrases(group).all(words):
            if group == "x_names" and known.issuperset(word.rstrip(".") for word in words[begin:end]):
                continue
            start, last = pieces[begin], pieces[end - 1]
            lead = len(start[0]) - len(start[0].lstrip("(\"'“‘[{<"))
            yield text[start.start() + lead : last.end()].rstrip(".,;:!?)\"'”’]}>"), start.start() + lead
