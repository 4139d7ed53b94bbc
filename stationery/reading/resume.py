"""Turns the `basics` of a JSON Resume into a profile (https://jsonresume.org/schema).

It takes name, e-mail, phone, website and address; `label`, `summary` and the rest belong on a résumé, not a letterhead.
"""

from __future__ import annotations

from typing import Any

from stationery.model.errors import Place, SourceError, StationeryError, raise_faults
from stationery.model.letter import Party
from stationery.reading.parties import WEBSITE_HINT, is_website
from stationery.reading.profile import Profile

_PARTS = (("name", "name"), ("email", "email"), ("phone", "phone"), ("website", "url"))
_ADDRESS = (("locality", "city"), ("region", "region"), ("postal_code", "postalCode"), ("country", "countryCode"))


def read_resume(text: str, file: str) -> Profile:
    import json

    try:
        resume = json.loads(text.removeprefix("\ufeff"))
    except json.JSONDecodeError as wrong:
        place = Place(file, wrong.lineno, wrong.colno)
        raise SourceError(f"this isn't valid JSON: {wrong.msg}", place) from None
    except (ValueError, RecursionError):
        raise SourceError(
            "this isn't a JSON Resume: a number is too long, or it is nested too deeply", Place(file)
        ) from None
    faults: list[StationeryError] = []
    basics = _table(resume, "basics", file, faults)
    location = _table(basics, "location", file, faults)
    parts: dict[str, Any] = {}
    for part, key in _PARTS:
        parts[part] = _text(basics, key, file, faults)
    for part, key in _ADDRESS:
        parts[part] = _text(location, key, file, faults)
    address = _text(location, "address", file, faults)
    parts["street"] = tuple(row.strip() for row in address.splitlines() if row.strip())
    if not faults and not parts["name"]:
        hint = "a JSON Resume has its owner's name at basics.name"
        faults.append(SourceError("basics.name is missing", Place(file), hint))
    if parts["website"] and not is_website(parts["website"]):
        message = f"basics.url: {parts['website']!r} isn't a website address"
        faults.append(SourceError(message, Place(file), WEBSITE_HINT))
    raise_faults(faults)
    return Profile(Party(Place(file), **parts))


def _table(above: Any, key: str, file: str, faults: list[StationeryError]) -> dict[str, Any]:
    inside = above.get(key) if isinstance(above, dict) else above
    if inside is None:
        return {}
    if not isinstance(inside, dict):
        faults.append(SourceError(f"{key}: expected an object, {{…}}", Place(file)))
        return {}
    return inside


def _text(table: dict[str, Any], key: str, file: str, faults: list[StationeryError]) -> str:
    value = table.get(key)
    if value is None:
        return ""
    if not isinstance(value, str):
        faults.append(SourceError(f"{key}: expected text in quotation marks, not {value!r}", Place(file)))
        return ""
    return value.strip() if key == "address" else " ".join(value.split())
