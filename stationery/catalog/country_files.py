"""What a country's file may say beyond the address metadata: the declaration of layouts/countries/."""

from __future__ import annotations

from stationery.data.schema import (
    BASED,
    CITE,
    FLAG,
    OWN_CITE,
    TEXT,
    WHOLE,
    WORDS,
    Entries,
    Key,
    Kind,
    Map,
    Nested,
    Shape,
    Type,
    choice,
    read_words,
)  # fmt: skip
from stationery.data.tables import Table

SLOTS = {
    "N": "name", "O": "organization", "A": "street", "D": "dependent_locality", "C": "locality", "S": "region",
    "Z": "postal_code", "X": "sorting_code",
}  # fmt: skip
"""The metadata's letters for the parts of an address."""

PARTS = tuple(SLOTS.values())

APOSTROPHES = ("keep", "drop", "space")
"""What becomes of an apostrophe where the post wants no punctuation: `O'NEILL`, `ONEILL`, `O NEILL`."""

PREFIXED = ("abroad", "always", "never")
"""When the prefix of a postal code is written."""


def _read_parts(table: Table, key: str, default: object) -> tuple[str, ...]:
    """Names of parts of an address; others are noted as faults."""
    parts: tuple[str, ...] = read_words(table, key, ())
    for part in parts:
        if part not in PARTS and part != "country":
            table.fault(f"{key}: {part!r} isn't a part of an address", table.where(key))
    return parts


_PARTS = Type("texts", f"some of {', '.join(f'`{part}`' for part in (*PARTS, 'country'))}", _read_parts, ())


def _declare() -> Shape[Entries]:
    return Shape(
        {
            "name": Key(TEXT, "Its usual name, which is also recognized in addresses.", needed=True, own=True),
            "cite": OWN_CITE,
            "based_on": BASED,
            "format": Key(
                TEXT, "The lines of an address, in the metadata's notation.", usual="as the address metadata has it"
            ),
            "latin": Key(TEXT, "The lines of an address in Latin letters.", usual="as `format`"),
            "capitals": Key(_PARTS, "The parts in capitals.", usual="as the address metadata has it"),
            "prefix": Key(choice(*PREFIXED), "When the prefix of the postal code is written.", "", usual="abroad"),
            "inland": Key(WORDS, "Other country codes that its post serves as domestic."),
            "languages": Key(WORDS, "The languages spoken there.", usual="as the address metadata has it"),
            "required": Key(_PARTS, "The parts without which its post cannot deliver."),
            "abroad": Key(
                Nested(
                    Shape[Entries](
                        {
                            "cite": CITE,
                            "languages": Key(WORDS, "The languages that its post reads in the country line."),
                            "capitals": Key(_PARTS, "The parts to print in capitals."),
                        }
                    )
                ),
                "What its post requires of letters abroad.",
            ),
            "recognized": Key(
                Nested(
                    Shape[Entries](
                        {
                            "cite": CITE,
                            "names": Key(WORDS, "Its names, as people write it."),
                            "line": Key(TEXT, "A regular expression with the parts in the line of the locality."),
                            "alone": Key(FLAG, "Whether only this country has such lines."),
                        }
                    )
                ),
                "How to recognize typed lines as an address there.",
            ),
            "post": Key(
                Nested(
                    Shape[Entries](
                        {
                            "cite": CITE,
                            "format": Key(TEXT, "The lines of an address in capitals."),
                            "apostrophe": Key(choice(*APOSTROPHES), "What replaces an apostrophe there.", "keep"),
                            "abbreviations": Key(TEXT, "The id of the abbreviations for its streets."),
                        }
                    )
                ),
                "What its post requires of an address in capitals.",
            ),
            "limits": Key(
                Nested(
                    Shape[Entries](
                        {
                            "cite": CITE,
                            "characters": Key(WHOLE, "The maximum number of characters in a line.", usual="any"),
                            "lines": Key(WHOLE, "The maximum number of lines in an address.", usual="any"),
                        }
                    )
                ),
                "The maximum size of an address.",
            ),
            "country_line": Key(
                Map(TEXT, cited=True), "By language, the country line where the usual name is not enough."
            ),
        }
    )


COUNTRIES: Kind[Entries] = Kind(
    "countries", "country", "A country: how an address is written there, beyond the address metadata.", _declare
)
