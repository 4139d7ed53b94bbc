"""Fronts: how words such as "Thank you" are set on a card's front, one file each (layouts/fronts/)."""

from __future__ import annotations

from collections.abc import Mapping

from stationery.catalog.languages import LANGUAGES
from stationery.catalog.ornaments import Ornament, ornament
from stationery.data.schema import (
    BASED,
    FLAG,
    LENGTH,
    NAME,
    NUMBER,
    OWN_CITE,
    POSITIVE,
    TEXT,
    Entries,
    Key,
    Kind,
    Map,
    Nested,
    OneOf,
    Shape,
)
from stationery.data.store import Store
from stationery.data.tables import Table
from stationery.model.letter import Written
from stationery.model.units import Length
from stationery.model.values import value

FRONT_WORDS = "fronts"
"""The key of a language's file with the words of fronts, by what they are for."""

TAG_WORDS = "tags"
"""The key of a language's file with the words of gift tags."""


@value
class Flourish:
    """A rule or an ornament above or below the words: `wide` is a fraction of the front's width, `gap` is in em.

    With neither an `ornament` nor a `mark` it is a rule. A `mark` is a character of the typeface `font`, in em `wide`.
    """

    wide: float
    gap: float
    thickness: Length | None = None
    ornament: Ornament | None = None
    mark: str = ""
    font: str = ""


@value
class Front:
    """How words are set on a front: as large as fills `fill` of its width, between `least` and `most`.

    `middle` is a fraction of the front's height. `capitals` sets all letters as capitals.
    """

    id: str
    name: str
    font: str
    fill: float
    most: Length
    least: Length
    leading: float
    tracking: float
    capitals: bool
    small_capitals: bool
    strong: bool
    emphasis: bool
    middle: float
    above: Flourish | None
    below: Flourish | None
    table: Table


_GAP = Key(NUMBER, "The distance from the words, in em of their type.", 0.6)
_FLOURISH: Shape[Entries] = OneOf(
    {
        "rule": Shape(
            {
                "rule": Key(LENGTH, "The thickness of a rule.", needed=True),
                "wide": Key(NUMBER, "Its width, as a fraction of the front's width.", 0.2),
                "gap": _GAP,
            }
        ),
        "ornament": Shape(
            {
                "ornament": Key(TEXT, "The id of an ornament."),
                "wide": Key(NUMBER, "Its width, as a fraction of the front's width.", 0.3),
                "gap": _GAP,
            }
        ),
        "mark": Shape(
            {
                "mark": Key(TEXT, "A character that serves as an ornament."),
                "font": Key(TEXT, "The id of its typeface.", needed=True),
                "wide": Key(NUMBER, "Its type size, in em of the words' type.", 1.0),
                "gap": _GAP,
            }
        ),
    },
    lambda table: "rule" if "rule" in table else "mark" if "mark" in table else "ornament",
)

FRONTS: Kind[Entries] = Kind(
    "fronts",
    "setting of a front",
    "A front: how words are set on a card's front.",
    Shape(
        {
            "name": NAME,
            "cite": OWN_CITE,
            "based_on": BASED,
            "font": Key(TEXT, "The id of its typeface.", needed=True),
            "fill": Key(NUMBER, "How much of the front's width the words fill, as a fraction.", 0.55),
            "most": Key(POSITIVE, "The largest type size.", needed=True),
            "least": Key(POSITIVE, "The minimum type size.", needed=True),
            "leading": Key(NUMBER, "The leading of several lines, as a ratio of the size.", 1.25),
            "tracking": Key(NUMBER, "How far the letters are set apart, in em.", 0.0),
            "capitals": Key(FLAG, "Whether all letters are capitals."),
            "small_capitals": Key(FLAG, "Whether small letters are small capitals."),
            "strong": Key(FLAG, "Whether it is bold."),
            "emphasis": Key(FLAG, "Whether it is italic."),
            "middle": Key(NUMBER, "The vertical middle of the words, as a fraction of the front's height.", 0.45),
            "above": Key(Nested(_FLOURISH), "What is above the words: a rule, an ornament, or a mark."),
            "below": Key(Nested(_FLOURISH), "What is below the words."),
        }
    ),
)


def front(store: Store, name: str | Written) -> Front:
    """The setting of that id. Raises UnknownName at the place where the name was written."""
    return store.kept(FRONTS, name, lambda table: _build(store, FRONTS.shape.read(table)))


def front_words(store: Store, language: str) -> Mapping[str, str]:
    """The words of fronts in the language of that id, by what they are for; those of a language's own base, too."""

    def read() -> dict[str, str]:
        found: dict[str, str] = Map(TEXT).read(store.table(LANGUAGES, language), FRONT_WORDS, {}) or {}
        return dict(found)

    return store.once(f"front words {language}", read)


def tag_words(store: Store, language: str) -> Mapping[str, str]:
    """The words on a gift tag, `for` and `from`, in the language of that id; in a file without them, the names."""

    def read() -> dict[str, str]:
        found: dict[str, str] = Map(TEXT).read(store.table(LANGUAGES, language), TAG_WORDS, {}) or {}
        return {"for": "{name}", "from": "{name}", **found}

    return store.once(f"tag words {language}", read)


def _build(store: Store, row: Entries) -> Front:
    return Front(
        id=row.table.id,
        name=row["name"],
        font=row["font"],
        fill=row["fill"],
        most=row["most"],
        least=row["least"],
        leading=row["leading"],
        tracking=row["tracking"],
        capitals=row["capitals"],
        small_capitals=row["small_capitals"],
        strong=row["strong"],
        emphasis=row["emphasis"],
        middle=row["middle"],
        above=_flourish(store, row["above"]),
        below=_flourish(store, row["below"]),
        table=row.table,
    )


def _flourish(store: Store, row: Entries | None) -> Flourish | None:
    if not row:
        return None
    if "ornament" in row:
        drawn = ornament(store, Written(row["ornament"], row.table.where("ornament")))
        return Flourish(row["wide"], row["gap"], ornament=drawn)
    if "mark" in row:
        return Flourish(row["wide"], row["gap"], mark=row["mark"], font=row["font"])
    return Flourish(row["wide"], row["gap"], row["rule"])
