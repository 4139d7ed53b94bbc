"""Turns the `cv` of a RenderCV file into a profile (https://docs.rendercv.com): name, e-mail, phone, website, and town.

It has no street and no postal code; `location` is free text, of which the town is taken, and what follows it.
"""

from __future__ import annotations

import re
from typing import Any

from stationery.data.tables import Table
from stationery.data.yaml import read_table
from stationery.model.errors import Place, SourceError
from stationery.model.letter import Party
from stationery.reading.parties import WEBSITE_HINT, is_website
from stationery.reading.profile import Profile

_REGION = re.compile("[A-Z]{2,3}")


def read_cv(text: str, file: str) -> Profile:
    table = read_table(text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff"), file)
    cv = table.node("cv")
    if not isinstance(cv, Table):
        hint = "a RenderCV file has its owner's name at cv: name"
        raise SourceError("`cv` has nothing in it", table.where("cv"), hint)
    parts: dict[str, Any] = {key: _first(cv, key) for key in ("name", "email", "phone", "website")}
    parts["phone"] = parts["phone"].removeprefix("tel:")
    if not parts["name"]:
        cv.fault("'name' is missing", cv.place, "a RenderCV file has its owner's name at cv: name")
    if parts["website"] and not is_website(parts["website"]):
        cv.fault(f"website: {parts['website']!r} isn't a website address", cv.where("website"), WEBSITE_HINT)
    cv.finish()
    parts |= _part_location(_first(cv, "location"))
    return Profile(Party(Place(file), **parts))


def _first(cv: Table, key: str) -> str:
    """The text at a key; of a list the first."""
    return next((" ".join(item.text.split()) for item in cv.scalars(key) if item.text.strip()), "")


def _part_location(text: str) -> dict[str, str]:
    """Town, state, and country in `San Francisco, CA` or `Berlin, Germany`; a state is a code in capitals."""
    locality, *rest = [piece.strip() for piece in text.split(",")]
    region = rest.pop(0) if rest and _REGION.fullmatch(rest[0]) else ""
    return {"locality": locality, "region": region, "country": ", ".join(rest)}
