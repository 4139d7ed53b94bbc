"""Specimen: what a typeface's sheet shows of it, and where, read from layouts/engine/specimen.yaml."""

from __future__ import annotations

from stationery.data.schema import (
    BASED,
    CITE,
    FLAG,
    LENGTH,
    NUMBER,
    SPACED,
    TEXT,
    TEXTS,
    WHOLE,
    Entries,
    Key,
    Kind,
    Nested,
    Rows,
    Shape,
)  # fmt: skip
from stationery.data.store import Store
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


def _lengths(**keys: str) -> dict[str, Key]:
    return {key: Key(LENGTH, says, needed=True) for key, says in keys.items()}


_SHEET: Shape[Entries] = Shape(
    {
        "cite": CITE,
        **_lengths(
            left="Where the samples begin, from the left edge.",
            labels="Where the labels begin, from the left edge.",
            right="The right margin.",
            top="The top margin.",
            bottom="The bottom margin.",
            between="The gap between rows.",
            column="The minimum gap between columns of names.",
            rule="How thick the rules are.",
        ),
        "columns": Key(WHOLE, "The maximum number of columns of names.", 1),
    }
)
_TYPE = Nested(Shape[Entries]({"cite": CITE, **_lengths(size="The type size.", leading="The leading.")}))
_SPANS = Rows(
    Shape(
        {
            "text": Key(SPACED, "The words."),
            "strong": Key(FLAG, "Whether they are bold."),
            "emphasis": Key(FLAG, "Whether they are italic."),
        },
        lambda row: Span(row["text"], row["emphasis"], row["strong"]),
    )
)
_SAMPLES = Rows(
    Shape(
        {
            "text": Key(TEXT, "The words.", needed=True),
            "language": Key(TEXT, "Their language.", needed=True),
        },
        into=Sample,
    )
)
_SHOWN: Shape[Entries] = Shape(
    {
        "cite": CITE,
        "letter": Key(TEXTS, "Paragraphs of a letter."),
        "least": Key(TEXT, "A paragraph in the smallest size.", needed=True),
        "lining": Key(TEXT, "Lining figures.", needed=True),
        "old_style": Key(TEXT, "Old-style figures.", needed=True),
        "small_capitals": Key(TEXT, "Small capitals.", needed=True),
        "small_capitals_tracking": Key(NUMBER, "How far they are set apart, in em.", 0.0),
        "emphasis": Key(_SPANS, "The cuts of a face with an italic."),
        "strong": Key(_SPANS, "The cuts of a face without one."),
        "names": Key(_SAMPLES, "Names in many languages."),
        "alphabets": Key(_SAMPLES, "Alphabets."),
        "alphabet_tracking": Key(NUMBER, "How far their letters are set apart, in em.", 0.0),
    }
)


def _read(row: Entries) -> Specimen:
    sheet, title, label, words = row["sheet"], row["title"], row["label"], row["words"]
    edges = {key: sheet[key] for key in ("left", "labels", "right", "top", "bottom", "between", "column", "rule")}
    return Specimen(
        sheet=SpecimenSheet(
            columns=max(sheet["columns"], 1),
            title_size=title["size"],
            title_leading=title["leading"],
            label_size=label["size"],
            label_leading=label["leading"],
            **edges,
        ),
        **{key: words[key] for key in words if key != "cite"},
    )


SPECIMEN: Kind[Specimen] = Kind(
    "engine/specimen.yaml",
    "specimen",
    "The specimen: what a typeface's sheet shows, and where.",
    Shape(
        {
            "name": Key(TEXT, "Its name."),
            "based_on": BASED,
            "sheet": Key(Nested(_SHEET), "The places on the sheet.", needed=True),
            "title": Key(_TYPE, "The typeface's name.", needed=True),
            "label": Key(_TYPE, "The labels.", needed=True),
            "words": Key(Nested(_SHOWN), "What it shows.", needed=True),
        },
        _read,
    ),
)


def specimen(store: Store) -> Specimen:
    """The one Specimen; a user's layouts/engine/specimen.yaml replaces the built-in one."""
    return store.only(SPECIMEN)
