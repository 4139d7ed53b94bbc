"""Turns a sender into a contact card (vCard 3.0, RFC 2426), as short as it may be: what a QR code of them holds."""

from __future__ import annotations

from collections.abc import Iterable

from stationery.catalog.languages import Language
from stationery.model.letter import Party
from stationery.model.manuscript import Masthead
from stationery.resolve.person import is_organization, recognize_name

_LINE_END = "\r\n"
_ESCAPED = str.maketrans({"\\": "\\\\", ",": "\\,", ";": "\\;", "\n": "\\n", "\r": None})
_KINDS = (("tel:", "TEL"), ("mailto:", "EMAIL"), ("http", "URL"))


def contact_card(sender: Party, masthead: Masthead, language: Language) -> str:
    """Name, organization, role, address, and the particulars that the letterhead shows; what is not known is left out.

    Lines are not folded, which the standard allows, and no parameters are written: scanners do not need them.
    """
    name = masthead.name.text.strip()
    rows = ["BEGIN:VCARD", "VERSION:3.0", f"N:{_name(sender, name, language)}", f"FN:{_escape(name)}"]
    if sender.organization and sender.organization != name:
        rows.append(f"ORG:{_escape(sender.organization)}")
    if sender.title:
        rows.append(f"TITLE:{_escape(sender.title)}")
    rows += [f"ADR:{address}"] if (address := _address(sender, masthead)) else []
    for line in masthead.particulars:
        link = line.spans[0].link
        for begins, key in _KINDS:
            if link.startswith(begins):
                rows.append(f"{key}:{_escape(_strip_scheme(link, key))}")
    return _LINE_END.join([*rows, "END:VCARD"]) + _LINE_END


def _strip_scheme(link: str, key: str) -> str:
    """A number or an e-mail address without its scheme; a website is a whole address."""
    return link if key == "URL" else link.partition(":")[2]


def _name(sender: Party, name: str, language: Language) -> str:
    """Family and given name where they are known or can be told apart; no empty parts at the end."""
    given, family = sender.given, sender.family
    if not (given or family) and not is_organization(name, language):
        person = recognize_name(name, language, None)
        family = person.family
        given = person.bare.removesuffix(family).strip() if family else ""
    return _join((family or ("" if given else name), given))


def _address(sender: Party, masthead: Masthead) -> str:
    """Post office box, extension, street, town, region, code, country; typed lines stand in the street's place."""
    if sender.lines:
        return _join(("", "", ", ".join(line.text for line in masthead.address)))
    street = ", ".join(sender.street)
    parts = (street, sender.locality, sender.region, sender.postal_code)
    return _join(("", "", *parts, sender.country)) if any(parts) else ""


def _join(parts: Iterable[str]) -> str:
    return ";".join(map(_escape, parts)).rstrip(";")


def _escape(text: str) -> str:
    return text.strip().translate(_ESCAPED)
