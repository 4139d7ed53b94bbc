"""Gaps: what a draft left open and the letter says by now, to be written there."""

from __future__ import annotations

from datetime import date
from typing import Any

from stationery.desk.known_people import find_organization
from stationery.desk.looks import letter_in
from stationery.desk.vocabulary import vocabulary
from stationery.model.errors import StationeryError
from stationery.model.letter import Written
from stationery.products.address import desk
from stationery.studio import Studio

_ORGANIZATION = "[[the organization]]"
"""As the drafts have it."""

Rows = list[dict[str, Any]]


def offer_to_fill(studio: Studio, findings: Rows, text: str, file: str, today: date) -> Rows:
    """The findings, those at lines that leave the organization open with a fix where the address certainly has it."""
    name = _find_name(studio, text, file, today) if _ORGANIZATION in text else ""
    if not name:
        return findings
    rows = text.split("\n")
    label = vocabulary()["remarks"]["fix"].replace("{words}", name)
    fix = {"label": label, "text": text.replace(_ORGANIZATION, name)}
    return [
        {**each, "fixes": [*each["fixes"], fix]}
        if each["rule"] == "N3" and _ORGANIZATION in rows[each["line"] - 1]
        else each
        for each in findings
    ]


def _find_name(studio: Studio, text: str, file: str, today: date) -> str:
    try:
        with studio.trip(letter_in(studio, text, file), today=today) as (stock, laid):
            if laid.recipient is None:
                return ""
            language = desk(laid, stock, Written("")).usage.language
            return find_organization(laid.recipient, language, stock.store).text
    except StationeryError:
        return ""
