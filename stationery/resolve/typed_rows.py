"""Rows of a body as they were typed, and the body without some of them."""

from __future__ import annotations

from collections.abc import Iterator

from stationery.catalog.typedwords import fold
from stationery.model.errors import Place
from stationery.model.letter import Party, Written
from stationery.model.prose import Block, Paragraph, Span
from stationery.model.values import names, replace, value

_LEAST_FACT = 5
"""Characters of a phone number or an address by which it is known again."""


@value
class Row:
    """A row of the body that is not blank: its words without hard break and emphasis; `ends` its paragraph or not."""

    text: str
    place: Place
    begins: bool
    ends: bool

    @property
    def written(self) -> Written:
        return Written(self.text, self.place)


def list_rows(typed: Written) -> list[Row]:
    """The rows that are not blank, without those of underscores that are left to sign on."""
    if not typed.place:
        return []
    lines = typed.text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    found: list[Row] = []
    for number, line in enumerate(lines):
        text = line.strip(" \t\u00a0")
        if not text or not text.strip("_"):
            continue
        place = Place(typed.place.file, typed.place.line + number, len(line) - len(line.lstrip(" \t\u00a0")) + 1)
        begins = not number or not lines[number - 1].strip(" _\t\u00a0")
        ends = number + 1 == len(lines) or not lines[number + 1].strip(" _\t\u00a0")
        found.append(Row(_strip_markup(text), place, begins, ends))
    return found


def _strip_markup(text: str) -> str:
    """A row without its hard break and its emphasis."""
    text = text.removesuffix("\\").rstrip().replace("**", "").replace("*", "")
    for mark in ("__", "_"):
        if len(text) > 2 * len(mark) and text.startswith(mark) and text.endswith(mark):
            return text[len(mark) : -len(mark)]
    return text


def begins_with(folded: str, openings: tuple[str, ...]) -> bool:
    return any(folded.startswith(each) and not folded[len(each) : len(each) + 1].isalnum() for each in openings)


def is_postscript(text: str, marks: tuple[str, ...]) -> bool:
    """Whether a row begins a postscript, or one after another: P.P.S."""
    return _begins(text, marks) or (text[:1] == "P" and _begins(text[1:].lstrip(". "), marks))


def _begins(text: str, marks: tuple[str, ...]) -> bool:
    return any(
        text.startswith(mark) and text[len(mark) : len(mark) + 1] in " :.–—" for mark in marks if len(text) > len(mark)
    )


def name_words(text: str) -> list[str]:
    return [word for each in fold(text).replace("-", " ").split() if (word := each.strip(".,;:()–—"))]


def squeeze(text: str) -> str:
    return "".join(mark for mark in text.casefold() if mark.isalnum())


def facts(sender: Party | None) -> Iterator[str]:
    """What is known of a sender beside the name, squeezed."""
    if sender is None:
        return
    texts = [line.text for line in sender.lines[1:]]
    for part in names(sender):
        given = getattr(sender, part)
        if part not in ("place", "lines", "places", "name", "prefix", "given", "family", "suffix"):
            texts += [given] if isinstance(given, str) else given
    yield from (fact for fact in map(squeeze, texts) if len(fact) >= _LEAST_FACT)


def cut_front(body: tuple[Block, ...], words: str, below: Place) -> tuple[Block, ...] | None:
    """The body without the words that it begins with; None if it does not. `below` is where its rest begins."""
    first = body[0]
    if not isinstance(first, Paragraph) or not _flat(first).startswith(words):
        return None
    spans = _drop(first.spans, len(words))
    return ((replace(first, spans=spans, place=below), *body[1:])) if spans else body[1:]


def cut_back(body: tuple[Block, ...], rows: list[Row]) -> tuple[Block, ...] | None:
    """The body without the rows that it ends with; None if it does not."""
    for row in reversed(rows):
        last = body[-1] if body else None
        if not isinstance(last, Paragraph) or not _flat(last).endswith(row.text):
            return None
        backward = tuple(replace(span, text=span.text[::-1]) for span in reversed(last.spans))
        cut = _drop(backward, len(row.text))
        spans = tuple(replace(span, text=span.text[::-1]) for span in reversed(cut))
        body = (*body[:-1], replace(last, spans=spans)) if spans else body[:-1]
    return body


def _flat(paragraph: Paragraph) -> str:
    return paragraph.text.replace("\n", " ")


def _drop(spans: tuple[Span, ...], count: int) -> tuple[Span, ...]:
    """Spans without their first characters, and without spaces and line breaks before the next."""
    kept: list[Span] = []
    for span in spans:
        if count >= len(span.text):
            count -= len(span.text)
            continue
        text = span.text[count:]
        count = 0
        if not kept:
            text = text.lstrip(" \n")
        if text:
            kept.append(replace(span, text=text))
    return tuple(kept)


def cut_until(body: tuple[Block, ...], row: Row) -> tuple[Block, ...] | None:
    """The body from a row on; None if it is no row of a paragraph."""
    at = next((number for number, block in enumerate(body) if _line(block) > row.place.line), len(body)) - 1
    first = body[at] if at >= 0 else None
    if not isinstance(first, Paragraph):
        return None
    begins = _flat(first).find(row.text)
    if begins < 0:
        return None
    return (replace(first, spans=_drop(first.spans, begins), place=row.place), *body[at + 1 :])


def cut_from(body: tuple[Block, ...], row: Row) -> tuple[Block, ...] | None:
    """The body up to a row; None if the row is within a list or a quotation."""
    kept = tuple(block for block in body if _line(block) < row.place.line)
    if row.begins and len(kept) < len(body):
        return kept
    last = body[len(kept)] if len(kept) < len(body) and _line(body[len(kept)]) == row.place.line else None
    if last is not None:
        return kept
    if not kept or not isinstance(kept[-1], Paragraph):
        return None
    ends = _flat(kept[-1]).rfind(row.text)
    if ends < 0:
        return None
    length = len(_flat(kept[-1])) - ends
    backward = tuple(replace(span, text=span.text[::-1]) for span in reversed(kept[-1].spans))
    spans = tuple(replace(span, text=span.text[::-1]) for span in reversed(_drop(backward, length)))
    return (*kept[:-1], replace(kept[-1], spans=spans)) if spans else kept[:-1]


def _line(block: Block) -> int:
    return block.place.line if block.place else 0
