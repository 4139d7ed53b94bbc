"""Setting: how lines are broken and hung, read from layouts/engine/setting.yaml."""

from __future__ import annotations

from stationery.catalog.gaps import GAP, Gap
from stationery.data.schema import (
    BASED,
    CITE,
    FLAG,
    LENGTH,
    NUMBER,
    TEXT,
    TEXTS,
    WHOLE,
    Entries,
    Key,
    Kind,
    Map,
    Nested,
    Shape,
    choice,
)  # fmt: skip
from stationery.data.store import Store
from stationery.model.units import Length
from stationery.model.values import value


@value
class ProofLook:
    """How a letter style's proof is labeled and outlined."""

    size: Length
    leading: Length
    inset: Length
    outline: Length
    middle: float


@value
class TableLook:
    """How a table is set: gaps between columns in em, `spread` and `least_column` as parts, `keep` in lines.

    `around`, `below_head` and `between` are in leadings: what stands above and below the table beside its own lines,
    what its head's rule takes, and what parts rows where some have several lines. `high`, `low` and `under` are in em:
    the rules' places, from the baselines they stand by.
    """

    gap: float
    least_gap: float
    spread: float
    keep: int
    thickness: Length
    around: float
    below_head: float
    between: float
    high: float
    low: float
    under: float


@value
class HeadingLook:
    """How headings within a letter are set. The gaps are above one, and below it in place of the gap that is usual
    there; `scale` is of the text's size. One that is `run_in` begins a paragraph, in that face."""

    before: Gap
    after: Gap
    scale: float
    strong: bool
    emphasis: bool
    run_in: str


@value
class FigureLook:
    """How pictures within a letter are set.

    Resolutions are in dots an inch: from `usual` a picture without a width is as wide as it then is, at most as wide as
    the text and `most_height` high; one with less than `least` is told, and more than `most` are left out. `align` is
    its place in the measure. `caption` is of the text's size, `caption_leading` of its leading, `caption_gap` in em
    between the picture and the tall letters of its caption, and `least_caption` in em how wide one may always be.
    `around` is in leadings, the least air above and below.
    """

    usual: int
    least: int
    most: int
    most_height: Length
    align: str
    caption: float
    caption_leading: float
    caption_gap: float
    least_caption: float
    emphasis: bool
    around: float


@value
class Typesetting:
    """Ratios of the measure, of the word space, or em; `hanging` maps a character to the part that stands outside.

    `written_for` is the typeface that the sizes in letterheads are written for.
    """

    normal_shortness: float
    most_shortness: float
    most_difference: float
    least_space: float
    most_space: float
    desperate_space: float
    hyphens_in_row: int
    least_words: int
    least_width: float
    hanging: dict[str, float]
    close_spacing: float
    signature_width: Length
    signature_small_letters: Length
    list_indent: float
    quotation_indent: float
    bullet: str
    label_gap: float
    sentence_figures: tuple[str, ...]
    address_figures: tuple[str, ...]
    tabular_figures: tuple[str, ...]
    capital_tracking: float
    written_for: str
    proof: ProofLook
    table: TableLook
    heading: HeadingLook
    figure: FigureLook

    def figures(self, words: str) -> tuple[str, ...]:
        """The OpenType features of the figures in a `sentence`, an `address` or a `tabular` column."""
        if words == "sentence":
            return self.sentence_figures
        return self.tabular_figures if words == "tabular" else self.address_figures


def _part(says: str, keys: dict[str, Key]) -> Key:
    return Key(Nested(Shape[Entries]({"cite": CITE, **keys})), says, needed=True)


def _read(row: Entries) -> Typesetting:
    ragged, justified, last, listing = row["ragged"], row["justified"], row["last_line"], row["list"]
    proof, table, heading, figure = row["proof"], row["table"], row["heading"], row["figure"]
    return Typesetting(
        normal_shortness=ragged["normal_shortness"],
        most_shortness=ragged["most_shortness"],
        most_difference=ragged["most_difference"],
        least_space=justified["least_space"],
        most_space=justified["most_space"],
        desperate_space=justified["desperate_space"],
        hyphens_in_row=justified["hyphens_in_row"],
        least_words=last["least_words"],
        least_width=last["least_width"],
        hanging=row["hanging"]["characters"],
        close_spacing=row["paragraphs"]["close"],
        signature_width=row["picture"]["signature_width"],
        signature_small_letters=row["picture"]["signature_small_letters"],
        list_indent=listing["indent"],
        quotation_indent=listing["quotation"],
        bullet=listing["bullet"],
        label_gap=listing["label_gap"],
        sentence_figures=row["figures"]["sentences"],
        address_figures=row["figures"]["addresses"],
        tabular_figures=row["figures"]["tables"],
        capital_tracking=row["capitals"]["tracking"],
        written_for=row["typeface"]["written_for"],
        proof=ProofLook(proof["size"], proof["leading"], proof["inset"], proof["outline"], proof["middle"]),
        table=TableLook(**{key: table[key] for key in table if key != "cite"}),
        heading=HeadingLook(**{key: heading[key] for key in heading if key != "cite"}),
        figure=FigureLook(**{key: figure[key] for key in figure if key != "cite"}),
    )


def _declare() -> Shape[Typesetting]:
    return Shape(
        {
            "name": Key(TEXT, "Its name."),
            "based_on": BASED,
            "ragged": _part(
                "Lines that are not set to the full measure; shares of it.",
                {
                    "normal_shortness": Key(NUMBER, "A line shorter by this much costs as much as a new line.", 0.1),
                    "most_shortness": Key(NUMBER, "The most by which a line inside a paragraph may be shorter.", 0.3),
                    "most_difference": Key(NUMBER, "The most by which neighboring lines differ.", 0.16),
                },
            ),
            "justified": _part(
                "Lines that are set to the full measure; ratios of the word space.",
                {
                    "least_space": Key(NUMBER, "The minimum word space.", 0.8),
                    "most_space": Key(NUMBER, "The maximum word space.", 1.4),
                    "desperate_space": Key(NUMBER, "The maximum that avoids a short word alone on the last line.", 1.8),
                    "hyphens_in_row": Key(WHOLE, "The maximum number of consecutive lines that end with a hyphen.", 2),
                },
            ),
            "last_line": _part(
                "The last line of a paragraph.",
                {
                    "least_words": Key(WHOLE, "The minimum number of words.", 3),
                    "least_width": Key(NUMBER, "The minimum length, as a fraction of the measure.", 0.2),
                },
            ),
            "hanging": _part(
                "Characters that hang outside the measure of justified lines.",
                {"characters": Key(Map(NUMBER), "By character, the fraction of its width.", needed=True)},
            ),
            "paragraphs": _part(
                "Paragraphs that are close together.",
                {"close": Key(NUMBER, "The gap between them at most, in lines.", 0.6)},
            ),
            "picture": _part(
                "The picture of a signature.",
                {
                    "signature_width": Key(LENGTH, "Its maximum width.", needed=True),
                    "signature_small_letters": Key(LENGTH, "The maximum height of its small letters.", needed=True),
                },
            ),
            "list": _part(
                "Lists and quotations, in em.",
                {
                    "indent": Key(NUMBER, "From the left edge of the text to that of an entry.", 1.6),
                    "quotation": Key(NUMBER, "From both edges to those of a quotation.", 2.0),
                    "bullet": Key(TEXT, "What begins an entry.", "•"),
                    "label_gap": Key(NUMBER, "Between a bullet or number and its text.", 0.5),
                },
            ),
            "figures": _part(
                "OpenType features of figures.",
                {
                    "sentences": Key(TEXTS, "In running text."),
                    "addresses": Key(TEXTS, "In addresses, telephone numbers and letterheads."),
                    "tables": Key(TEXTS, "In a table's columns of numbers."),
                },
            ),
            "capitals": _part(
                "Words in capitals.", {"tracking": Key(NUMBER, "How far the letters are set apart, in em.", 0.0)}
            ),
            "typeface": _part(
                "Typefaces.",
                {"written_for": Key(TEXT, "The id of the typeface that letterheads are designed for.", needed=True)},
            ),
            "proof": _part(
                "How a letter style's proof is labeled.",
                {
                    "size": Key(LENGTH, "The type size of labels.", needed=True),
                    "leading": Key(LENGTH, "Their leading.", needed=True),
                    "inset": Key(LENGTH, "How far a label is from the outline that it names.", needed=True),
                    "outline": Key(LENGTH, "How thick outlines are.", needed=True),
                    "middle": Key(NUMBER, "The vertical place of the sheet's name, as a fraction of its height.", 0.5),
                },
            ),
            "table": _part(
                "Tables.",
                {
                    "gap": Key(NUMBER, "Between two columns, in em.", 2.0),
                    "least_gap": Key(NUMBER, "Between two columns where they are close, in em.", 1.0),
                    "spread": Key(
                        NUMBER, "A table at least this wide, as a fraction of the measure, uses the full measure.", 1.0
                    ),
                    "keep": Key(WHOLE, "A table with this many lines is not split.", 8),
                    "thickness": Key(LENGTH, "How thick its rules are.", needed=True),
                    "around": Key(
                        NUMBER, "The space above and below it, in addition to the usual gap, in lines.", 0.25
                    ),
                    "below_head": Key(NUMBER, "The space for the rule below its head, in lines.", 0.5),
                    "between": Key(NUMBER, "The gap between rows of several lines, in lines.", 0.0),
                    "high": Key(NUMBER, "From its head's baseline up to the upper rule, in em.", 0.9),
                    "low": Key(NUMBER, "From its last baseline down to the lower rule, in em.", 0.3),
                    "under": Key(NUMBER, "From its head's baseline down to the rule, in em.", 0.1),
                },
            ),
            "heading": _part(
                "Headings within a letter.",
                {
                    "before": Key(GAP, "The space above it."),
                    "after": Key(GAP, "The space below it."),
                    "scale": Key(NUMBER, "Its type size, as a ratio of the text's.", 1.0),
                    "strong": Key(FLAG, "Whether it is bold."),
                    "emphasis": Key(FLAG, "Whether it is italic."),
                    "run_in": Key(choice("strong", "emphasis"), "How one that begins a paragraph is set.", "emphasis"),
                },
            ),
            "figure": _part(
                "Pictures within a letter.",
                {
                    "usual": Key(WHOLE, "The resolution of a picture without a width, at least, in dots an inch.", 200),
                    "least": Key(WHOLE, "The resolution below which a picture is remarked on.", 150),
                    "most": Key(WHOLE, "The resolution that a photograph has at most.", 300),
                    "most_height": Key(LENGTH, "The greatest height of a picture without a width.", needed=True),
                    "align": Key(choice("left", "center"), "Its place in the text's width.", "left"),
                    "caption": Key(NUMBER, "A caption's type size, as a ratio of the text's.", 1.0),
                    "caption_leading": Key(NUMBER, "Its leading, as a ratio of the text's.", 1.0),
                    "caption_gap": Key(NUMBER, "Between the picture and its caption's tall letters, in em.", 0.5),
                    "least_caption": Key(NUMBER, "How wide a caption may always be, in em.", 20.0),
                    "emphasis": Key(FLAG, "Whether captions are italic."),
                    "around": Key(NUMBER, "The space above and below, at least, in lines.", 1.0),
                },
            ),
        },
        _read,
    )


SETTING: Kind[Typesetting] = Kind(
    "engine/setting.yaml", "setting of lines", "The setting: how lines are broken and hung.", _declare
)


def setting(store: Store) -> Typesetting:
    """The one setting; a user's layouts/engine/setting.yaml replaces the built-in one."""
    return store.only(SETTING)
