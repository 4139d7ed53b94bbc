"""What the table of a typeface may say: the declaration of fonts/."""

from __future__ import annotations

from stationery.data.schema import (
    BASED,
    FLAG,
    LENGTH,
    NAME,
    NUMBER,
    OWN_CITE,
    TEXT,
    TEXTS,
    Entries,
    Key,
    Kind,
    Map,
    Nested,
    Shape,
    Type,
    choice,
)  # fmt: skip
from stationery.data.tables import Table
from stationery.model.errors import did_you_mean
from stationery.model.units import pt

PURPOSES = ("body", "envelope", "personal")
"""What a typeface is for: letters, the post, the note."""

KINDS = ("serif", "sans", "script", "typewriter")

FEATURES = (
    "true italic",
    "sloped italic",
    "old-style figures",
    "lining figures",
    "small capitals",
    "ligatures",
)
"""What a typeface may have, in the words of its table."""

CUTS = {
    "upright": "The regular font.",
    "italic": "The italic.",
    "strong": "The bold font, if it has a file of its own.",
    "strong_italic": "The bold italic font, if it has a file of its own.",
}
BODY_SIZE, BODY_LEADING, LEAST_SIZE = pt(11), pt(14.5), pt(8)


def _read_features(table: Table, key: str, default: object) -> tuple[str, ...]:
    for feature in table.scalars(key):
        if feature.text.strip() not in FEATURES:
            hint = did_you_mean(feature.text.strip(), FEATURES)
            table.fault(f"{key}: {feature.text.strip()!r} isn't one of the features", feature.place, hint)
    return table.texts(key)


_FEATURES = Type("choices", f"some of {', '.join(f'`{each}`' for each in FEATURES)}", _read_features, (), FEATURES)
_FILES: Shape[Entries] = Shape({cut: Key(TEXT, says, needed=cut == "upright") for cut, says in CUTS.items()})
_AXES: Shape[Entries] = Shape(
    {
        "regular": Key(Map(NUMBER), "Their values in the regular font, by tag."),
        "strong": Key(Map(NUMBER), "Their values in the bold font, by tag."),
    }
)

TYPEFACES: Kind[Entries] = Kind(
    "fonts",
    "typeface",
    "A typeface: the files that it comes from, its sizes, and what it is for.",
    Shape(
        {
            "name": NAME,
            "cite": OWN_CITE,
            "based_on": BASED,
            "kind": Key(choice(*KINDS), "The kind of typeface.", "serif"),
            "purpose": Key(choice(*PURPOSES), "What it is for: letters, the post, or notes.", "body"),
            "about": Key(TEXT, "A description of the typeface."),
            "package": Key(TEXT, "The Python package that its files come from.", usual="they are next to the table"),
            "files": Key(Nested(_FILES), "Its files, by cut.", needed=True),
            "axes": Key(Nested(_AXES), "The axes of a variable typeface.", usual="weight 400, and 700"),
            "text_figures": Key(
                choice("oldstyle", "lining"),
                "The figures of running text where the writer leaves them to the typeface.",
                "oldstyle",
            ),
            "body_size": Key(LENGTH, "The size that letters are usually set in.", BODY_SIZE),
            "body_leading": Key(LENGTH, "The leading at that size.", usual="in the ratio 14.5 to 11"),
            "least_size": Key(LENGTH, "The smallest size that is easy to read.", LEAST_SIZE),
            "features": Key(_FEATURES, "Its features."),
            "coverage": Key(TEXTS, "The scripts and languages it covers."),
            "stands_in": Key(FLAG, "Whether it supplies characters that another typeface lacks."),
            "fallback": Key(
                TEXTS,
                "The ids of the typefaces that supply its missing characters.",
                usual="all that supply characters",
            ),
            "languages": Key(TEXTS, "The languages whose characters it supplies."),
        }
    ),
)
