"""Turns the first card of a vCard file (the sender's own) into a profile.

Versions 2.1, 3.0 and 4.0 (RFC 2426, RFC 6350), as phones and mail programs write them: lines that don't
matter here are skipped. If a card has several addresses, e-mail addresses or numbers, the preferred one wins, then the
home one; with a home address, the organization and title are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from stationery.model.errors import Place, SourceError
from stationery.model.letter import Party
from stationery.model.values import value
from stationery.reading.parties import WEBSITE_HINT, is_website
from stationery.reading.profile import Profile


@value
class _Property:
    group: str
    name: str
    marks: frozenset[str]
    country: str
    value: str

    def rank(self) -> int:
        """Lower is better: preferred, home, unmarked, the rest."""
        if self.marks & {"pref", "pref=1"}:
            return 0
        if self.marks & {"home", "cell"}:
            return 1
        return 3 if self.marks & {"work", "fax", "pager"} else 2


def read_card(text: str, file: str) -> Profile:
    properties = list(_first_card(text, file))
    name = _parts(_best(properties, "N"), ";")
    family, given, further, prefix, suffix = [*name, "", "", "", "", ""][:5]
    full = _text(_best(properties, "FN")) or " ".join(filter(None, (given, further, family)))
    if prefix and full.startswith(prefix + " "):
        full = full[len(prefix) :].strip()
    if not full:
        raise SourceError(
            "the card has no name (FN or N)", Place(file), "add one, or run `stationery init` without the card"
        )
    address = _best(properties, "ADR")
    box, extended, street, locality, region, postal_code, country = [*_parts(address, ";"), *[""] * 7][:7]
    parts: dict[str, Any] = {
        "name": full,
        "prefix": prefix,
        "suffix": "" if suffix and suffix in full else suffix,
        "family": family,
        "street": tuple(row.strip() for part in (street, extended, box) for row in part.split("\n") if row.strip()),
        "locality": locality,
        "region": region,
        "postal_code": postal_code,
        "country": country or _country_code(properties, address),
        "email": _text(_best(properties, "EMAIL")),
        "phone": _text(_best(properties, "TEL")).removeprefix("tel:"),
        "website": _text(_best(properties, "URL")),
    }
    if parts["website"] and not is_website(parts["website"]):
        raise SourceError(f"URL: {parts['website']!r} isn't a website address", Place(file), WEBSITE_HINT)
    if address is None or "home" not in address.marks:
        units = _parts(_best(properties, "ORG"), ";")
        parts["organization"] = units[0] if units else ""
        parts["department"] = ", ".join(filter(None, units[1:]))
        parts["title"] = _text(_best(properties, "TITLE"))
    return Profile(Party(Place(file), **{key: _one_row(value) for key, value in parts.items()}))


def _first_card(text: str, file: str) -> Iterator[_Property]:
    inside = False
    for row in _unfold(text):
        head = row.strip().upper()
        if head == "BEGIN:VCARD":
            inside = True
        elif head == "END:VCARD" and inside:
            return
        elif inside and (found := _property(row)):
            yield found
    if not inside:
        raise SourceError("there is no card in this file", Place(file), "a vCard starts with the line BEGIN:VCARD")


def _unfold(text: str) -> list[str]:
    """The file's logical lines: a row that begins with a blank goes on with the one before, as does one after a
    quoted-printable row that ends with `=` (vCard 2.1)."""
    rows: list[list[str]] = []
    soft = False
    for row in text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff").split("\n"):
        if soft:
            rows[-1][-1] = rows[-1][-1][:-1]
            rows[-1].append(row)
        elif row[:1] in (" ", "\t") and rows:
            rows[-1].append(row[1:])
        else:
            rows.append([row])
        soft = row.endswith("=") and "QUOTED-PRINTABLE" in rows[-1][0].upper()
    return ["".join(pieces) for pieces in rows]


_PARAMETER = re.compile(r';(?:([^=;:"]+)=)?((?:"[^"]*"|[^;:"])*)')


def _property(row: str) -> _Property | None:
    named = re.match(r"(?:([\w-]+)\.)?([\w-]+)", row)
    if not named:
        return None
    at = named.end()
    parameters: list[tuple[str, str]] = []
    while found := _PARAMETER.match(row, at):
        parameters.append(((found[1] or "TYPE").upper(), found[2]))
        at = found.end()
    if row[at : at + 1] != ":":
        return None
    value, marks, country = row[at + 1 :].strip(), set(), ""
    encoded = any("QUOTED-PRINTABLE" in text.upper() for _, text in parameters)
    if encoded:
        value = _decode(value, next((text for key, text in parameters if key == "CHARSET"), "utf-8"))
    for key, text in parameters:
        if key == "TYPE":
            marks |= {mark.strip().lower() for mark in text.replace('"', "").split(",")}
        elif key == "PREF":
            marks.add(f"pref={text.strip()}")
        elif key == "CC":
            country = text.strip('"').upper()
    return _Property((named[1] or "").lower(), named[2].upper(), frozenset(marks), country, value)


def _decode(value: str, charset: str) -> str:
    from quopri import decodestring

    data = decodestring(value.encode("utf-8"))
    try:
        return data.decode(charset)
    except (LookupError, ValueError):  # no such encoding, not even a name, or other bytes than it has
        return data.decode("latin-1")


def _best(properties: list[_Property], name: str) -> _Property | None:
    candidates = [one for one in properties if one.name == name and one.value.strip("; ")]
    return min(candidates, key=_Property.rank) if candidates else None


def _country_code(properties: list[_Property], address: _Property | None) -> str:
    """The ISO code in the address's CC parameter, or in the X-ABADR that Apple groups with it."""
    if address is None:
        return ""
    beside = (one.value for one in properties if one.name == "X-ABADR" and one.group and one.group == address.group)
    return address.country or next(beside, "").strip().upper()


def _parts(line: _Property | None, separator: str) -> list[str]:
    """The value split at separators that no backslash precedes; each part without its escapes."""
    if line is None:
        return []
    return [_plain(part) for part in re.findall(rf"(?:^|{separator})((?:\\.|[^{separator}\\]|\\$)*)", line.value, re.S)]


def _text(line: _Property | None) -> str:
    return _one_row(_plain(line.value)) if line else ""


def _plain(text: str) -> str:
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], text, flags=re.DOTALL).strip()


def _one_row(value: Any) -> Any:
    return " ".join(value.split()) if isinstance(value, str) else value
