"""Specimen: what a typeface's sheet shows of it, and where, read from layouts/specimen.yaml."""

from __future__ import annotations

from stationery.data.store import Store
from stationery.data.tables import Table
from stationery.data.yaml import load_table
from stationery.model.prose import Span
from stationery.model.units import Length
from stationery.model.values import value


@value
class Sample:
    """Words in a language of their own."""

    text: str
    language: str


@value
class SpecimenSheet:
    """Edges from the paper's; `between` rows; names in at most `columns`, at the least `column` apart."""

    left: Length
    labels: Length
    right: Length
    top: Length
    bottom: Length
    between: Length
    column: Length
    columns: int
    rule: Length
    title_size: Length
    title_leading: Length
    label_size: Length
    label_leading: Length


@value
class Specimen:
    """`emphasis` is for a face with an italic, `strong` for one without; trackings are in em."""

    sheet: SpecimenSheet
    letter: tuple[str, ...]
    least: str
    lining: str
    old_style: str
    small_capitals: str
    small_capitals_tracking: float
    emphasis: tuple[Span, ...]
    strong: tuple[Span, ...]
    names: tuple[Sample, ...]
    alphabets: tuple[Sample, ...]
    alphabet_tracking: float


_SHEET = ("left", "labels", "right", "top", "bottom", "between", "column", "rule")
_TEXTS = ("least", "lining", "old_style", "small_capitals")


def specimen(store: Store) -> Specimen:
    """The one Specimen; a user's layouts/specimen.yaml replaces the built-in one."""
    path = store.single("specimen.yaml")[-1]
    return store.once(path, lambda: _read(load_table(path)))


def _read(table: Table) -> Specimen:
    table.only({"name", "sheet", "title", "label", "words"})
    sheet, title, label, words = (table.needed_table(key) for key in ("sheet", "title", "label", "words"))
    for part in (sheet, title, label, words):
        part.needed("cite")
    sheet.only({"cite", *_SHEET, "columns"})
    for part in (title, label):
        part.only({"cite", "size", "leading"})
    spans, samples = ("emphasis", "strong"), ("names", "alphabets")
    words.only({"cite", "letter", "small_capitals_tracking", "alphabet_tracking", *_TEXTS, *spans, *samples})
    least, lining, old_style, small_capitals = (words.needed(key) for key in _TEXTS)
    left, labels, right, top, bottom, between, column, rule = (sheet.needed_length(key) for key in _SHEET)
    read = Specimen(
        sheet=SpecimenSheet(
            left=left,
            labels=labels,
            right=right,
            top=top,
            bottom=bottom,
            between=between,
            column=column,
            columns=max(sheet.whole("columns", 1), 1),
            rule=rule,
            title_size=title.needed_length("size"),
            title_leading=title.needed_length("leading"),
            label_size=label.needed_length("size"),
            label_leading=label.needed_length("leading"),
        ),
        letter=words.texts("letter"),
        least=least,
        lining=lining,
        old_style=old_style,
        small_capitals=small_capitals,
        small_capitals_tracking=words.number("small_capitals_tracking", 0.0),
        emphasis=_spans(words, "emphasis"),
        strong=_spans(words, "strong"),
        names=_samples(words, "names"),
        alphabets=_samples(words, "alphabets"),
        alphabet_tracking=words.number("alphabet_tracking", 0.0),
    )
    table.finish()
    return read


def _spans(words: Table, key: str) -> tuple[Span, ...]:
    found = []
    for entry in words.tables(key):
        entry.only({"text", "strong", "emphasis"})
        node = entry.scalar("text")
        text = node.text if node else ""
        found.append(Span(text, bool(entry.flag("emphasis", False)), bool(entry.flag("strong", False))))
    return tuple(found)


def _samples(words: Table, key: str) -> tuple[Sample, ...]:
    found = []
    for entry in words.tables(key):
        entry.only({"text", "language"})
        found.append(Sample(entry.needed("text"), entry.needed("language")))
    return tuple(found)
