"""Reads the choices that a letter or profile makes from the catalog; `resolve` checks whether the catalog has them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from stationery.data.tables import Sequence, Table
from stationery.model.errors import did_you_mean
from stationery.model.letter import Choices, Written

if TYPE_CHECKING:
    from stationery.model.errors import Place
    from stationery.model.letterhead_sheet import LetterheadSheet

NAMES = {
    "style": "The letter style.",
    "letterhead": "The letterhead: its name, a table of its name and settings, or your own paper.",
    "paper": "The paper.",
    "envelope": "The envelope.",
    "card": "The card for a note.",
    "words": "The words on the front of a card: your own, a line each, what they are for (`thank-you`), or `none`.",
    "front": "How the words on the front of a card are set.",
    "border": "The border of a card, or `none`.",
    "font": "The typeface, or a pairing of typefaces.",
    "language": "The letter's language, such as en-US; `recipient` takes it from the recipient's country.",
    "punctuation": "The punctuation after salutation and close.",
    "spacing": "How far paragraphs are apart: `open`, as the style has it, or `close`, 0.6 of a line.",
    "figures": "The figures of the text: `lining`, `oldstyle` (counts and years), or `auto`, as suits the typeface.",
    "address_manner": "Whether the address on the envelope appears as typed, or in the post's format.",
    "country_line": "The language of the country line.",
}
FLAGS = {
    "justify": "Whether to justify lines.",
    "one_page": "Whether the letter must fit one page.",
    "smart": "Whether to use typographic quotation marks and apostrophes.",
}
LETTERHEAD = "letterhead"
WORDS = "words"
SETTINGS = {
    "accent": "The accent color.",
    "letters": "The letters of the monogram.",
    "monogram": "The frame around the monogram.",
    "arrangement": "How the letters of the monogram stand: row, middle, stacked, or interlaced.",
    "particulars": "Which of phone, email and website to show.",
    "font": "The letterhead's typeface.",
    "qr": "What the sender's QR code holds.",
}
"""The keys that a letterhead takes next to its name."""

MORE = {
    "logo": "The logo: an SVG, PNG, JPEG, or PDF file.",
    "height": "The height of the logo on the first sheet.",
    "alt": "A description of the logo for people who can't see it; or `none`, if it is decoration.",
    "gray": "Whether to print the logo in gray.",
    "foot": "The particulars at the foot of the sheet: one to four columns of lines.",
}
"""Keys of a logo and a foot, which few letterheads have."""

FIELDS = {"font": "head_font"}
"""Such a key's name in Choices, where it differs."""

KEYS = (*NAMES, *FLAGS)
PUNCTUATION = ("open", "mixed")
FIGURES = ("auto", "lining", "oldstyle")
SPACINGS = ("open", "close")
MANNERS = ("typed", "post")
_OTHERWISE = (LETTERHEAD, WORDS)
"""The keys among NAMES that are read in other ways."""
_AMONG = {"punctuation": PUNCTUATION, "figures": FIGURES, "spacing": SPACINGS, "address_manner": MANNERS}


def read_choices(table: Table) -> Choices:
    names: dict[str, Any] = {key: read_written(table, key) for key in NAMES if key in table and key not in _OTHERWISE}
    if WORDS in table:
        names[WORDS] = _read_words(table)
    names |= _letterhead(table)
    for key, among in _AMONG.items():
        written = names.get(key)
        if written and written.text not in among:
            hint = did_you_mean(written.text, among)
            table.fault(f"{table.typed(key)}: {written.text!r} isn't one of the choices", written.place, hint)
    names |= {key: table.flag(key) for key in FLAGS if key in table}
    places = tuple((key, place) for key in FLAGS if key in table and (place := table.where(key)))
    return Choices(**names, places=places)


def _letterhead(table: Table) -> dict[str, Any]:
    """A letterhead's name; a table of name and settings, such as `{name: monogram, letters: AB}`; or own paper."""
    if LETTERHEAD not in table:
        return {}
    if not isinstance(table.node(LETTERHEAD), Table):
        return letterhead_choice(read_written(table, LETTERHEAD))
    settings = table.require_table(LETTERHEAD).spell_keys(("name", *SETTINGS, *MORE))
    fields: dict[str, Any] = {FIELDS.get(key, key): _read_text(settings, key) for key in SETTINGS if key in settings}
    if any(key in settings for key in MORE):
        fields |= _read_more(settings)
    if settings.nodes.keys() <= {"name", *SETTINGS, *MORE} and not _is_own(settings.text("name")):
        return {**fields, LETTERHEAD: read_written(settings, "name")}
    from stationery.reading import letterhead_sheet  # 2.5 ms

    settings = settings.spell_keys(("name", *SETTINGS, *MORE, *letterhead_sheet.KEYS))
    settings.only(("name", *SETTINGS, *MORE, *letterhead_sheet.KEYS))
    if letterhead_sheet.tells_of_paper(settings):
        fields["own"] = letterhead_sheet.read_paper(settings)
    named = read_written(settings, "name")
    return fields if _is_own(named.text) else {**fields, LETTERHEAD: named}


def _read_more(settings: Table) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if any(key in settings for key in MORE if key != "foot"):
        from stationery.reading.logo import read_logo  # 0.5 ms

        found["logo"] = read_logo(settings, read_written(settings, "logo"), read_written(settings, "alt"))
    if "foot" in settings:
        from stationery.reading.foot import read_foot  # 0.5 ms

        found["foot"] = read_foot(settings)
    return found


TOLD_EMPTY = ("letters", "words")
"""The choices of which an empty option is told: nothing else follows from it."""


def keep_empty(given: Written, place: Place) -> Written:
    """What an option gave; of nothing a blank is kept, so that it is told."""
    return given or Written(" ", place)


def letterhead_choice(named: Written) -> dict[str, Written | LetterheadSheet]:
    """The choices that a letterhead's name makes; a PDF's name, or `preprinted`, means the user's own paper."""
    if not _is_own(named.text):
        return {LETTERHEAD: named}

    from stationery.model.letterhead_sheet import own_paper  # 0.2 ms

    return {"own": own_paper(named.text, named.place)}


def _is_own(text: str) -> bool:
    """Same as `letterhead_sheet.is_own`, but doesn't import that module for a letter that has none."""
    return text == "preprinted" or text[-4:].lower() == ".pdf"


def _read_text(table: Table, key: str) -> Written:
    """The text at a key; a list becomes its texts with commas between."""
    if not isinstance(table.node(key), Sequence):
        return read_written(table, key)
    return Written(", ".join(table.texts(key)), table.where(key))


def _read_words(table: Table) -> Written:
    """The words of a card's front: those of a list, or the rows of a text, with line ends between."""
    if isinstance(table.node(WORDS), Sequence):
        return Written("\n".join(table.texts(WORDS)), table.where(WORDS))
    return read_written(table, WORDS, lines=True)


def read_written(table: Table, key: str, *, lines: bool = False) -> Written:
    """The text at a key and its place. With `lines` it keeps line ends; otherwise they become spaces, as tabs do."""
    scalar = table.scalar(key)
    if scalar is None:
        return Written("")
    text = scalar.text.strip()
    if "\n" in text:
        text = ("\n" if lines else " ").join(row for row, _ in scalar.lines())
    return Written(text.replace("\t", " "), scalar.lines()[0][1] if scalar.style == "|" else scalar.place)
