"""Unfinished: placeholders of a draft that are not filled in, or no text at all."""

from __future__ import annotations

from collections.abc import Iterator

from stationery.etiquette.check_context import CheckContext, party_texts
from stationery.etiquette.findings import Finding
from stationery.model.errors import Place
from stationery.model.letter import Written
from stationery.model.prose import paragraphs

_LONGEST_MARK = 80
"""Characters within brackets that may still be a placeholder."""
_PLACEHOLDERS = (("[[", "]]"), ("{{", "}}"), ("[", "]"), ("<<", ">>"))
_BLANK = "___"


def unfinished(note: CheckContext) -> Iterator[Finding]:
    letter = note.letter
    if not letter.body:
        place = letter.typed.place
        yield note.finding("N3", place, "the letter has no text", "write it below the head's second line of ---")
    party = letter.recipient
    heads = [
        letter.subject, letter.salutation, letter.close, letter.position, letter.organization, letter.postscript,
        letter.attention, letter.learned, *letter.enclosures, *letter.copies,
    ]  # fmt: skip
    if party:
        heads += party.lines or [Written(text, party.place) for text in party_texts(party)]
    for written in heads:
        for piece, _ in _placeholders(written.text, note):
            yield _report(note, written.place, piece)
    for number, paragraph in enumerate(paragraphs(letter.body)):
        for piece, start in _placeholders(paragraph.text, note):
            yield _report(note, note.text.at(number, start), piece)


def _report(note: CheckContext, place: Place | None, piece: str) -> Finding:
    return note.finding("N3", place, f"{piece!r} is not filled in", "fill it in, or take the sentence out")


def _placeholders(text: str, note: CheckContext) -> Iterator[tuple[str, int]]:
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
            at = begin + len(opening)
            continue
        inside = text[begin + len(opening) : end].strip()
        if len(opening) == 2 or (
            inside[:1].isalpha() and inside.casefold() != "sic" and len(inside) > 1 and inside != "…"
        ):
            yield text[begin : end + len(closing)], begin
        at = end + len(closing)
    if _BLANK in text:
        yield _BLANK, text.index(_BLANK)
    if note.patterns is None:
        return
    marked = note.patterns.phrases("placeholders")
    folded, at = text.casefold(), 0
    words = [word.strip(".,;:!?()\"'“”’[]{}<>") for word in folded.split()]
    for begin, end in marked.all(words):
        piece = words[begin]
        at = folded.index(piece, at)
        yield text[at : at + len(" ".join(words[begin:end]))], at
        at += len(piece)
