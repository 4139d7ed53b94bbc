"""What may stand in an address below the line of its town, such as a county; read from below-town.yaml."""

from __future__ import annotations

import re

from stationery.data.schema import BASED, CITE, TEXT, WORDS, Entries, Key, Kind, Shape
from stationery.data.store import Store

_OF_MACHINES = r"[ADFT]{65}|[A-Z]\d{3}"
"""The letters of an Intelligent Mail barcode, and a carrier route such as C001 (Publication 28 of the USPS)."""


def _any(words: tuple[str, ...]) -> str:
    return "|".join(map(re.escape, words)) or "(?!)"


def _read_below_town(row: Entries) -> re.Pattern[str]:
    counties = (
        f"(?:{_any(row['county_before'])}) \\w+|[\\w. '’-]+ (?:{_any(row['county_after'])})"
        f"|(?:\\w+ )?\\w+(?:{_any(row['county_endings'])})|{_any(row['counties'])}"
    )
    begun, ended = _any(row["beginnings"]), _any(row["endings"])
    notations = f"{_any(row['notations'])}|(?:{begun})(?!\\w).*|.*\\b(?:{ended})|{_OF_MACHINES}"
    return re.compile(f"{counties}|{notations}", re.IGNORECASE)


BELOW_TOWN: Kind[re.Pattern[str]] = Kind(
    "engine/below-town.yaml",
    "words below the town",
    "What people write in an address below the line of the town, and what the post reads there.",
    Shape(
        {
            "name": Key(TEXT, "Its name."),
            "cite": CITE,
            "based_on": BASED,
            "counties": Key(WORDS, "Counties by their names alone.", needed=True),
            "county_before": Key(WORDS, "Words before the name of a county, as in *County Cork*.", needed=True),
            "county_after": Key(WORDS, "Words after the name of a county, as in *Marion County*.", needed=True),
            "county_endings": Key(WORDS, "How names of counties end, as *Devonshire* does.", needed=True),
            "notations": Key(WORDS, "Notations to the post that are the whole line.", needed=True),
            "beginnings": Key(WORDS, "How notations, and attention lines, begin.", needed=True),
            "endings": Key(WORDS, "How endorsements end, as in *Return Service Requested*.", needed=True),
        },
        _read_below_town,
    ),
)


def may_end_address(text: str, store: Store) -> bool:
    """Whether a line is a county, a notation of the post, or an attention line, which people write below the town."""
    return bool(store.only(BELOW_TOWN).fullmatch(text.strip()))
