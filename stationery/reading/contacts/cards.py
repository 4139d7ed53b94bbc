"""Turns the cards of a vCard file into contacts: the name as it is printed, and one of the card's addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from stationery.data.address_metadata import known
from stationery.model.contact import Contact, other_kind
from stationery.model.errors import Place, Remark, SourceError
from stationery.model.late_pattern import late
from stationery.model.party import Party, Written
from stationery.model.values import replace, value
from stationery.reading.contacts.partner_headings import RELATIONS
from stationery.reading.contacts.partners import read_partner
from stationery.reading.contacts.vcard import Block, Property, has_card, one_row, own_label, split_cards, unescape

HOME, WORK = "home", "work"
KINDS = (WORK, HOME)
"""What `--address` chooses between."""

ADDRESSES = "addresses"
"""The cell of a contact that lists the kinds of its addresses, where it has several."""

_PLACE_OF = ("room", "apartment", "floor", "street number", "street name", "building", "block", "subdistrict",
             "district", "landmark", "direction")  # fmt: skip
"""The components of ADR after the country, in their order (RFC 9554, section 2.1)."""

_IN_HOUSE = ("building", "block", "floor", "apartment", "room", "landmark", "direction")
_NUMBER_FIRST = (
    "us", "usa", "united states", "ca", "canada", "gb", "uk", "united kingdom", "ie", "ireland", "au", "australia",
    "nz", "new zealand", "za", "south africa", "in", "india", "fr", "france", "lu", "luxembourg",
)  # fmt: skip
"""Countries that write the number before the street (UPU's country pages): needed only where a card has both apart."""

_GROUP = "group"
_NO_WORD = late(r"[\W_]+")
_COMPONENTS, _FORMATTED = 18, 8
_MOST_SHOWN = 40
_CODE = 2
"""Letters of a country's code, which is no line of an address."""


@value
class CardAddress:
    """One address of a card. `kind` is work, home or empty; `prefer` is less where it is preferred. `label` has the
    lines of the address as they are printed, where the card has no parts of it."""

    line: int = 0
    kind: str = ""
    prefer: int = 0
    street: tuple[str, ...] = ()
    dependent_locality: str = ""
    locality: str = ""
    region: str = ""
    postal_code: str = ""
    country: str = ""
    label: tuple[str, ...] = ()


@value
class Card:
    """Everything that we read of a card. `full` is its FN, `spouse` whom it names as one. E-mail addresses and numbers
    are in order: the preferred one, the home one (or the mobile number), unmarked ones, the others."""

    file: str
    line: int = 0
    full: str = ""
    family: str = ""
    given: str = ""
    additional: str = ""
    prefix: str = ""
    suffix: str = ""
    units: tuple[str, ...] = ()
    role: str = ""
    addresses: tuple[CardAddress, ...] = ()
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    website: str = ""
    lines: tuple[tuple[str, int], ...] = ()
    warnings: tuple[Remark, ...] = ()
    spouse: str = ""

    @property
    def organization(self) -> str:
        return self.units[0] if self.units else ""

    @property
    def department(self) -> str:
        return ", ".join(filter(None, self.units[1:]))

    def name(self) -> str:
        """The name without its title, and with the suffix if FN has it; empty where the card is an organization's."""
        composed = " ".join(filter(None, (self.given, self.additional, self.family)))
        full = self.full
        if not composed and full == self.organization:
            return ""
        backward = self.family and full.startswith(f"{self.family},")
        if not full or (composed and ("@" in full or backward or full == self.organization)):
            return composed
        words, titles = full.split(), {_squeeze(word) for word in self.prefix.split()}
        while len(words) > 1 and _squeeze(words[0]) in titles:
            del words[0]
        return " ".join(words)

    def suffix_beside(self) -> str:
        """The suffix, if the name has nothing of it."""
        name = self.name()
        words = {_squeeze(word) for word in name.split()}
        parts = [_squeeze(part) for part in self.suffix.split(",")]
        had = _squeeze(name).endswith(_squeeze(self.suffix)) or any(part in words for part in parts)
        return "" if had else self.suffix

    def where(self, part: str) -> Place:
        return Place(self.file, dict(self.lines).get(part, self.line))


def read_cards(text: str, file: str, address: str = "") -> Iterator[Contact]:
    """The contacts in a vCard file, with the `address` (work or home) if they have it, or else the preferred one.

    A card that can't be read gives a contact without a name, whose warnings tell why. Raises SourceError for a text
    without cards.
    """
    for card in parse_cards(text, file):
        yield contact_of_card(card, address)


def parse_cards(text: str, file: str) -> Iterator[Card]:
    """The cards of a file, all but those that list the members of a group. Raises SourceError where there is none."""
    if not has_card(text):
        raise SourceError("there is no card in this file", Place(file), "a vCard starts with the line BEGIN:VCARD")
    for block in split_cards(text):
        if not any(each.name in _KIND and each.text().lower() == _GROUP for each in block.properties):
            yield _read_card(block, file)


def contact_of_card(card: Card, address: str = "") -> Contact:
    """The contact with one address of the card's. At home, nobody is addressed with organization and role: they are
    cells of the contact, then, and no parts of the party."""
    chosen = choose_address(card, address)
    name, at_home = card.name(), chosen.kind == HOME
    firm = {"organization": card.organization, "department": card.department, "title": card.role}
    contact: dict[str, Any] = {
        "email": card.emails[0] if card.emails else "",
        "phone": card.phones[0] if card.phones else "",
    }
    if not name:
        at_home = False
    cells = [(part, text) for part, text in firm.items() if text and (at_home or chosen.label)]
    if len(card.addresses) > 1:
        cells.append((ADDRESSES, ", ".join(each.kind or "other" for each in card.addresses)))
    places = tuple((part, card.where(part)) for part in ("name", "email", "phone"))
    place = Place(card.file, card.line)
    if chosen.label:
        titled = " ".join(filter(None, (card.prefix, name)))
        whole = ", ".join(filter(None, (titled, card.suffix_beside())))
        above = [whole] if at_home else [whole, card.role, card.department, card.organization]
        said = {_squeeze(line) for line in chosen.label}
        lines = [line for line in above if line and _squeeze(line) not in said]
        if name and _squeeze(name) in _squeeze(chosen.label[0]):
            lines = [line for line in lines if line != whole]
        label = chosen.label
        if len(chosen.country) > _CODE and _squeeze(chosen.country) not in said:
            label = (*label, chosen.country)
        elif chosen.country:
            cells.append(("country", chosen.country))
        party = Party(
            place,
            tuple(Written(line, place) for line in lines)
            + tuple(Written(line, Place(card.file, chosen.line)) for line in label),
            family=card.family,
            places=places,
            **contact,
        )
    else:
        parts: dict[str, Any] = {} if at_home else dict(firm)
        parts |= {part: getattr(chosen, part) for part in _OF_ADDRESS}
        places += tuple((part, Place(card.file, chosen.line or card.line)) for part in _OF_ADDRESS)
        party = Party(
            place,
            name=name,
            prefix=card.prefix if name else "",
            given=card.given if name else "",
            family=card.family if name else "",
            suffix=card.suffix_beside() if name else "",
            places=places,
            **parts,
            **contact,
        )
    other = other_kind(chosen.kind, [each.kind for each in card.addresses])
    partner = read_partner({"name": card.spouse}, place)[0] if card.spouse and name else None
    return Contact(
        party, card.emails, card.phones, card.file, card.line, tuple(cells), card.warnings, other=other, partner=partner
    )


def choose_address(card: Card, kind: str = "") -> CardAddress:
    """The address of that kind, if there is one; else the preferred one; else that of the organization, if the card
    names one; else the first. An empty one where there is none."""
    usual = WORK if card.organization else ""

    def rank(each: CardAddress) -> tuple[bool, int, bool]:
        return bool(kind) and each.kind != kind, each.prefer, bool(usual) and each.kind != usual

    return min(card.addresses, key=rank, default=CardAddress())


def _read_card(block: Block, file: str) -> Card:
    found = block.properties
    warnings = [Remark(message, Place(file, line)) for line, message in block.faults]
    n = next((each for each in found if each.name == "N" and each.value.strip("; ,")), None)
    components = [*(n.lists() if n else ()), *[[]] * 7][:7]
    family, given, additional, prefix, suffix, second, generation = components
    surname, after = " ".join(family), ", ".join(suffix)
    if second and " ".join(second).casefold() not in surname.casefold():
        surname = f"{surname} {' '.join(second)}".strip()
    if generation and _squeeze(" ".join(generation)) not in map(_squeeze, suffix):
        after = ", ".join((*generation, *suffix))
    of = {name: _first(found, name) for name in ("FN", "ORG", "TITLE", "ROLE", "URL")}
    title = of["TITLE"] or of["ROLE"]
    units = tuple(map(one_row, of["ORG"].parts())) if of["ORG"] else ()
    emails = _contacts(found, "EMAIL", "mailto:")
    for email in emails:
        if "@" not in email.value:
            warnings.append(Remark(f"this isn't an e-mail address: {_shorten(email.value)!r}", Place(file, email.line)))
    emails = [each for each in emails if "@" in each.value]
    phones = [each for each in _contacts(found, "TEL", "tel:") if "voice" in each.marks or not each.marks & _NO_VOICE]
    named = next((each for each in (of["FN"], n, of["ORG"]) if each), None)
    lines = (("name", named), ("email", emails[0] if emails else None), ("phone", phones[0] if phones else None))
    organized = any(each.name in _KIND and each.text().lower() in ("org", "organization") for each in found)
    full = of["FN"].text() if of["FN"] else ""
    if organized and not n and full and not any(units):
        units = (full,)
    card = Card(
        file,
        block.line,
        full,
        surname,
        " ".join(given),
        " ".join(additional),
        " ".join(prefix),
        after,
        units if any(units) else (),
        title.text() if title else "",
        tuple(_read_addresses(found)),
        _texts(emails),
        _texts(phones),
        of["URL"].text() if of["URL"] else "",
        tuple((part, each.line) for part, each in lines if each),
        spouse=_read_spouse(found),
    )
    if not (card.name() or card.organization) and (found or not warnings):
        warnings.append(Remark("the card has no name (FN or N)", Place(file, block.line)))
    return replace(card, warnings=tuple(warnings))


def _read_spouse(found: tuple[Property, ...]) -> str:
    """The name of a spouse or partner: RELATED (RFC 6350, section 6.6.6), or as Apple, Evolution, and KDE write it."""
    labels = {each.group: own_label(unescape(each.value)) for each in found if each.name == "X-ABLABEL" and each.group}
    for each in found:
        marks = {*each.marks, labels.get(each.group, "")} if each.name in _RELATED else set()
        if (each.name in _SPOUSE or marks & RELATIONS) and (text := each.text()) and not _URI.match(text):
            return text
    return ""


_RELATED = ("RELATED", "X-ABRELATEDNAMES")
_SPOUSE = ("X-SPOUSE", "X-EVOLUTION-SPOUSE", "X-KADDRESSBOOK-X-SPOUSESNAME")
_URI = late(r"[a-z][a-z0-9+.-]+:\S+$", re.IGNORECASE)

_NO_VOICE = frozenset(("fax", "pager", "modem", "bbs"))
_KIND = ("KIND", "X-ADDRESSBOOKSERVER-KIND")
_OF_ADDRESS = ("street", "dependent_locality", "locality", "region", "postal_code", "country")


def _first(found: tuple[Property, ...], name: str) -> Property | None:
    """The preferred property of a name that has a text."""
    return min((each for each in found if each.name == name and each.text().strip("; ")), key=_rank, default=None)


def _rank(each: Property) -> tuple[int, int]:
    """Lower is better: preferred, home, unmarked, the rest."""
    if each.marks & {"home", "cell"}:
        return each.prefer, 0
    return each.prefer, 2 if each.marks & {"work", "fax", "pager"} else 1


def _contacts(found: tuple[Property, ...], name: str, scheme: str) -> list[Property]:
    """All properties of a name, the best first, without the scheme of a URI."""
    chosen = sorted((each for each in found if each.name == name and each.text()), key=_rank)
    plain = []
    for each in chosen:
        text = each.text()
        while text.lower().startswith(scheme):
            text = text[len(scheme) :].replace(";ext=", " ext. ").partition(";")[0].strip()
        if text:
            plain.append(replace(each, value=text))
    return plain


def _texts(found: list[Property]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each.value for each in found))


def _read_addresses(found: tuple[Property, ...]) -> Iterator[CardAddress]:
    labels = [each for each in found if each.name == "LABEL" and unescape(each.value)]
    used: list[Property] = []
    for each in found:
        if each.name != "ADR":
            continue
        beside = {other.name: unescape(other.value) for other in found if other.group and other.group == each.group}
        kind = _kind_of(each, beside.get("X-ABLABEL", ""))
        address = _read_address(each, kind, beside.get("X-ABADR", ""))
        same = [label for label in labels if label.group == each.group and _kind_of(label) == _kind_of(each)]
        if address.street or address.locality or address.postal_code:
            used += same
            yield address
            continue
        label = _rows(each.label) or _rows("".join(each.parts()[_FORMATTED - 1 : _FORMATTED]))
        label = label or tuple(row for other in same[:1] for row in _rows(unescape(other.value)))
        used += same
        if label:
            yield CardAddress(each.line, kind, each.prefer, country=address.country, label=label)
        elif address.region or address.country:
            yield address
    for label_alone in labels:
        if label_alone not in used:
            rows = _rows(unescape(label_alone.value))
            yield CardAddress(label_alone.line, _kind_of(label_alone), label_alone.prefer, label=rows)


def _kind_of(each: Property, label: str = "") -> str:
    marks = each.marks | {own_label(label)}
    return WORK if WORK in marks else HOME if HOME in marks else ""


def _read_address(each: Property, kind: str, country_code: str) -> CardAddress:
    parts = each.parts()
    if len(parts) == _FORMATTED:  # Google's eighth component is the whole address, as it is printed
        parts = parts[:-1]
    parts = [*parts, *[""] * _COMPONENTS][:_COMPONENTS]
    box, extended, street, locality, region, code, country = parts[:7]
    more = dict(zip(_PLACE_OF, map(one_row, parts[7:]), strict=True))
    stated = one_row(each.country)
    country = stated if stated and known(stated) else one_row(country or country_code.upper()) or stated
    if not street.strip() and more["street name"]:
        pieces = [more["street number"], more["street name"]]
        first = country.casefold() in _NUMBER_FIRST
        street = " ".join(filter(None, pieces if first else reversed(pieces)))
    rows = [row for part in (street, extended, box) for row in _rows(part)]
    said = _squeeze("".join((*rows, locality)))
    inside = [more[name] for name in _IN_HOUSE if more[name] and _squeeze(more[name]) not in said]
    if inside:
        rows.append(", ".join(inside))
    districts = [more[name] for name in ("subdistrict", "district") if more[name] and _squeeze(more[name]) not in said]
    return CardAddress(
        each.line,
        kind,
        each.prefer,
        tuple(rows),
        ", ".join(districts),
        one_row(locality),
        one_row(region),
        one_row(code),
        country,
    )


def _rows(text: str) -> tuple[str, ...]:
    return tuple(line for row in text.split("\n") if (line := one_row(row)))


def _squeeze(text: str) -> str:
    return _NO_WORD.sub("", text.casefold())


def _shorten(text: str) -> str:
    return text if len(text) <= _MOST_SHOWN else f"{text[: _MOST_SHOWN - 1]}…"
