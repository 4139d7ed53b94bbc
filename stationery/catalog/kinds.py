"""Every kind of data file, by the name that `stationery schema` knows it by."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import Any

from stationery.data.schema import Kind

KINDS = {
    "letters": "letters:LETTERS",
    "envelopes": "envelopes:ENVELOPES",
    "letterheads": "letterheads:LETTERHEADS",
    "papers": "papers:PAPERS",
    "ornaments": "ornaments:ORNAMENTS",
    "countries": "country_files:COUNTRIES",
    "abbreviations": "abbreviations:ABBREVIATIONS",
    "patterns": "patterns:PATTERNS",
    "fonts": "typefaces:TYPEFACES",
    "calendar": "drafts:CALENDAR",
    "loading": "loading_words:LOADING",
    "defaults": "defaults:DEFAULTS",
    "printing": "printable_area:PRINTING",
    "endorsements": "endorsements:ENDORSEMENTS",
    "addressing": "addressing:ADDRESSING",
    "agenda": "customs:AGENDA",
    "below-town": "below_town:BELOW_TOWN",
    "calibration": "calibration:CALIBRATION",
    "draft": "watermark:DRAFT",
    "etiquette": "etiquette:ETIQUETTE",
    "given-names": "surnames:GIVEN_NAMES",
    "imb": "imb:IMB",
    "incoming": "address_search:INCOMING",
    "initials": "two_surnames:INITIALS",
    "inviting": "inviting:INVITING",
    "mailing": "weight_table:MAILING",
    "notes": "card_style:NOTES",
    "qr": "qr:QR_CODES",
    "logo": "logos:LOGOS",
    "postage": "postage:POSTAGE_LOOK",
    "foot": "foot:FOOT",
    "particulars": "particulars:PARTICULARS",
    "rules": "etiquette:RULES",
    "setting": "typesetting:SETTING",
    "specimen": "specimen:SPECIMEN",
    "country-names": "country_names:COUNTRY_NAMES",
    "languages": "languages:LANGUAGES",
    "posts": "posts:POSTS",
    "cards": "cards:CARDS",
    "fronts": "fronts:FRONTS",
    "borders": "borders:BORDERS",
    "pairings": "pairings:PAIRINGS",
    "labels": "labels:LABELS",
    "labeling": "labels:LABEL_STYLE",
}
"""Where each is declared, in this room."""


@cache
def kind_of(name: str) -> Kind[Any]:
    """The kind of that name, which is one of KINDS."""
    module, _, attribute = KINDS[name].partition(":")
    found: Kind[Any] = getattr(import_module(f"stationery.catalog.{module}"), attribute)
    return found
