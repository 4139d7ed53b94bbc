"""Defaults: what is taken where nobody chose, by the sender's country or paper; read from layouts/defaults.yaml."""

from __future__ import annotations

from stationery.data.schema import BASED, CITE, LENGTH, OWN_CITE, TEXT, Entries, Key, Kind, Map, Nested, Shape
from stationery.data.store import Store
from stationery.data.tables import Table

_EDGES: Shape[Entries] = Shape(
    {
        "top": Key(LENGTH, "The space to leave free at the top.", needed=True),
        "bottom": Key(LENGTH, "The space to leave free at the bottom.", needed=True),
    }
)
_PREPRINTED: Shape[Entries] = Shape(
    {
        "cite": CITE,
        "mm": Key(Nested(_EDGES), "On a paper of metric size.", needed=True),
        "in": Key(Nested(_EDGES), "On the others.", needed=True),
    }
)

DEFAULTS: Kind[Entries] = Kind(
    "defaults.yaml",
    "list of defaults",
    "Defaults: the style, typeface, language and card for writers who don't choose.",
    Shape(
        {
            "name": Key(TEXT, "Its name."),
            "cite": OWN_CITE,
            "based_on": BASED,
            "style": Key(TEXT, "The id of the usual letter style.", needed=True),
            "style_by_country": Key(Map(TEXT), "By the sender's country."),
            "font": Key(TEXT, "The id of the usual typeface or pairing.", needed=True),
            "font_by_country": Key(Map(TEXT), "By the sender's country."),
            "envelope_font": Key(TEXT, "The id of the usual typeface of envelopes.", needed=True),
            "envelope_font_by_country": Key(Map(TEXT), "By the sender's country."),
            "language": Key(TEXT, "The usual language.", needed=True),
            "language_by_country": Key(Map(TEXT), "By country."),
            "several_languages": Key(TEXT, "The countries whose language is not guessed, separated by commas."),
            "language_by_region": Key(Map(TEXT), "By country and region, such as CA-QC, in such a country."),
            "card": Key(TEXT, "The id of the usual card.", needed=True),
            "card_by_paper": Key(Map(TEXT), "By the usual paper of the sender's country."),
            "preprinted": Key(Nested(_PREPRINTED), "The space to leave free on preprinted paper.", needed=True),
        },
        # A style of the user's own is not outdone by the built-in one for a country.
        tied={
            "style_by_country": ("style",),
            "font_by_country": ("font",),
            "envelope_font_by_country": ("envelope_font",),
            "language_by_country": ("language",),
            "card_by_paper": ("card",),
        },
    ),
    differs=True,
)


def defaults(store: Store) -> Table:
    """What layouts/defaults.yaml says; a user's own states what differs from the built-in one."""
    table: Table = store.only(DEFAULTS).table
    return table
