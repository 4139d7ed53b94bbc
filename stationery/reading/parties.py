"""Turns `to:` and `from:` of a letter, a profile, or the lines of `--to` into a Party.

Lines are kept as typed; one line alone is a name, or a whole address where that is certain (see one_line). Lines of a
sender's that can only be an e-mail address, a phone number or a website leave the address: the letterhead shows them
separately.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from stationery.data.tables import Table, plain_key
from stationery.model.errors import Place, SourceError
from stationery.model.late_pattern import late
from stationery.model.letter import Party, Written

PERSON = {
    "name": "The whole name, with its title.",
    "prefix": "The title before the name, such as Ms. or Dr.",
    "given": "The given name.",
    "family": "The family name.",
    "suffix": "What comes after the name, such as Jr. or PhD.",
    "title": "The role in the organization.",
    "organization": "The organization.",
    "department": "The department.",
}
ADDRESS = {
    "street": "The street lines.",
    "dependent_locality": "A part of the town, where addresses include one.",
    "locality": "The town.",
    "region": "The state or province.",
    "postal_code": "The postal code.",
    "sorting_code": "A code for large-volume recipients, such as CEDEX.",
    "country": "The country: its name, or its code (ISO 3166).",
}
CONTACT = {
    "email": "The e-mail address.",
    "phone": "The phone number.",
    "fax": "The fax number.",
    "website": "The website.",
}
PARTS = {**PERSON, **ADDRESS, **CONTACT}
"""Every part of a party, with the sentence of its JSON Schema."""

BESIDE_LINES = ("family", *CONTACT)

OTHER_WORDS = {
    "address": "street",
    "city": "locality",
    "town": "locality",
    "village": "locality",
    "state": "region",
    "province": "region",
    "county": "region",
    "zip": "postal_code",
    "zip_code": "postal_code",
    "postcode": "postal_code",
    "plz": "postal_code",
    "company": "organization",
    "firm": "organization",
    "employer": "organization",
    "role": "title",
    "job_title": "title",
    "position": "title",
    "honorific": "prefix",
    "salutation": "prefix",
    "first_name": "given",
    "given_name": "given",
    "last_name": "family",
    "surname": "family",
    "family_name": "family",
    "mail": "email",
    "e_mail": "email",
    "tel": "phone",
    "telephone": "phone",
    "mobile": "phone",
    "telefax": "fax",
    "fax_number": "fax",
    "url": "website",
    "web": "website",
    "homepage": "website",
}

_BLANK_BETWEEN = late(r"\n[ \t]*\n")
_LAST_ORDINARY = "\u024f"
"""The last letter of Latin; characters behind it may be invisible."""
_PLAIN_NAME = late("[ -+./:=?-\\[\\]-~\u00a1-\u024f-]*")
"""A single row that can only be one line: it has no digit, comma, semicolon or backslash either."""

_EMAIL = late(r"[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;.]{2,}")
_WEBSITE = late(r"(?:https?://|www\.)[^\s.]+\.\S+|[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}/\S*")
_SCHEME = late(r"[a-z][a-z0-9+-]*:(?!\d)|[^/.]*//", re.IGNORECASE)
_WEB = late(r"https?://[^/\s]", re.IGNORECASE)
WEBSITE_HINT = "write it as www.example.com or https://www.example.com"
_PHONE = late(r"\+[\d ().\-/\u00a0]{6,}\d|\(\d{3}\) ?\d{3}[ .-]\d{4}|(?:1[ .-])?\d{3}[ .-]\d{3}[ .-]\d{4}")
"""With a country code, or in the form of the North American Numbering Plan; other digits may be a postal code."""
_TRUNK = late(r"0\d{1,4}[ /](?=(?:\D*\d){5})\d[\d /]*\d")
"""With a trunk prefix, as `0341 5550178`: a space or a slash parts it, where postal codes have a hyphen or nothing."""
_TRUNK_DIGITS = 10
_LEAST_DIGITS = 3
"""The shortest numbers of a telephone network; fewer are a slip."""
_LABELS = {
    "email": "email, e-mail, mail, courriel, correo, epost, e-post",
    "phone": "tel, telephone, phone, mobile, cell, telefon, mobil, tél, téléphone, telefono, teléfono, telefone, "
    "telefoon, tfn, tlf",
    "website": "web, website, site, sito, sitio",
}
_LABELED = {label: kind for kind, labels in _LABELS.items() for label in labels.split(", ")}
_LABELED_PHONE = late(r"[+(]?\d[\d ().\-/\u00a0]{4,}\d")
_FAX = late(r"(?:tele)?fax|faks|télécopieur|télécopie", re.IGNORECASE)
_UNMARKED = late(r"(?P<label>[^\W\d_]+)(?:\.:|[.:])?[ \u00a0]*(?P<number>[+(]?\d[\d ().\-/\u00a0]{4,}\d)")
"""A label and a number, where the whole line is that: `Phone (503) 555-0102`, `Fax: 040 5550124`."""
_NEXT_LABEL = late(r"(?<=\d)[ ,;/]+(?=[^\W\d_]{2,}[.:]{0,2} ?[+(]?\d)")
"""Between two numbers in one line: `Tel. (503) 555-0102, Fax (503) 555-0103`."""


def read_party(table: Table, key: str, *, sender: bool = False) -> Party | None:
    """The party at a key; None if there is none. Notes faults in the table."""
    node = table.node(key)
    if node is None:
        return None
    if isinstance(node, Table):
        return party_from_table(node, sender=sender)
    return party_from_rows(table, read_rows(table, key), sender=sender)


def other_word(key: str) -> str:
    """The part that people mean by another word (`zip`, `city`); empty if there is none."""
    return OTHER_WORDS.get(key, "")


def read_rows(table: Table, key: str) -> list[Written]:
    """The lines of a block, a list, or a single text."""
    rows = []
    for item in table.scalars(key):
        if key != "street" and "\n" in item.text and _BLANK_BETWEEN.search(item.text.strip()):
            from stationery.reading.one_line import refuse_two  # 1.2 ms

            refuse_two(item.text, item.place, table.fault)
        if item.joined:
            hint = f"put a | after the colon to keep the lines apart:  {key}: |"
            table.fault(f"{table.typed(key)}: these lines would run together into one", item.place, hint)
        rows += [Written(text, place) for text, place in item.lines()]
    return rows


def party_from_rows(table: Table, rows: list[Written], *, sender: bool = False) -> Party | None:
    """Typed lines: one is a name, several are an address. Contact details leave a sender's lines."""
    if not rows:
        return None
    place = rows[0].place
    contact: dict[str, Written] = {}
    rows = _find_lines(rows, contact, table.fault)
    if sender:
        rows = _take_contact(rows, contact, table.fault)
    details: dict[str, Any] = {kind: written.text for kind, written in contact.items()}
    places = tuple((kind, written.place) for kind, written in contact.items() if written.place)
    if len(rows) == 1 and rows[0].place:
        return Party(place, name=rows[0].text, places=(("name", rows[0].place), *places), **details)
    return Party(place, lines=tuple(rows), places=places, **details)


def party_from_table(table: Table, *, sender: bool = False, passing: tuple[str, ...] = ()) -> Party | None:
    """A table of parts; or `lines`, next to which only parts that lines can't hold may appear. None if empty."""
    known = ("lines", *PARTS, *passing)
    table = table.spell_keys(known)
    for key, place in table.key_places.items():
        if key not in known:
            word = OTHER_WORDS.get(plain_key(key))
            table.fault_unknown(key, place, known, f"did you mean {word!r}?" if word else "")
    parts: dict[str, Any] = {}
    for key in (*PERSON, *tuple(ADDRESS)[1:], *CONTACT):
        text = " ".join(table.text(key).split("\n"))
        if text:
            _refuse_unseen(Written(text, table.where(key)), table.fault)
            parts[key] = text
    street = tuple(row.text for row in read_rows(table, "street"))
    if street:
        _refuse_unseen(Written(" ".join(street), table.where("street")), table.fault)
        parts["street"] = street
    _check_contact(table, parts)
    if "fax" in parts:
        parts["fax"] = with_fax_label(parts["fax"])
    rows = read_rows(table, "lines")
    for row in rows:
        _refuse_unseen(row, table.fault)
    places = tuple((key, table.where(key)) for key in parts)
    if not rows:
        return Party(table.place, places=places, **parts) if parts else None
    for key in parts:
        if key not in BESIDE_LINES:
            hint = f"write it as one of the lines; only {', '.join(BESIDE_LINES)} can go next to them"
            table.fault(f"{table.typed(key)!r} and 'lines' can't be used together", table.key_places[key], hint)
    stated = {key: Written(parts[key], table.where(key)) for key in CONTACT if key in parts}
    if sender:
        rows = _take_contact(rows, stated, table.fault)
    beside = {key: written.text for key, written in stated.items()} | {"family": parts.get("family", "")}
    places = tuple((key, written.place) for key, written in stated.items() if written.place)
    if "family" in parts:
        places = (("family", table.where("family")), *places)
    return Party(table.place, lines=tuple(rows), places=places, **beside)


def party_from_lines(text: str, file: str = "--to", *, sender: bool = False) -> Party:
    """A party typed on the command line, lines separated by semicolons or line ends. A `sender`'s contact details leave
    the lines, as they do in a letter.

    A single line is a name, or a whole address where its commas are certain. Raises SourceError for one that looks
    like an address and is not certain, for several addresses, and for characters that nobody can see.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\\n", "\n").replace(";", "\n").replace("；", "\n")
    rows = [Written(row, Place(file)) for line in text.split("\n") if (row := line.strip(" \xa0"))]
    return party_from_text(text, rows, Place(file), sender=sender)


_PARTING = (",", ";", "；", "\n", "\\n", "|", "\t", "<", "•", "·", " / ")
"""What parts the lines of an address that is typed in one."""


def is_name(text: str) -> bool:
    """Whether a text is one line that may be somebody in an address book."""
    return bool(text.strip()) and not any(mark in text.strip() for mark in _PARTING)


def party_from_text(text: str, rows: list[Written], place: Place, *, sender: bool = False) -> Party:
    """A party of the rows of a text that is nothing but an address. Raises SourceError as `party_from_lines` does."""
    if _BLANK_BETWEEN.search(text.strip()):
        from stationery.reading.one_line import refuse_two  # 1.2 ms

        refuse_two(text, place, _refuse)
    contact: dict[str, Written] = {}
    lines = [row for row in _find_lines(rows, contact, _refuse) if row.text.strip()] if rows else []
    if not lines:
        hint = 'separate the lines with semicolons: "NAME; STREET; CITY STATE ZIP"'
        raise SourceError("the address is empty", place, hint)
    lines = [
        line if line.place and line.place.line else Written(line.text, Place(place.file, number))
        for number, line in enumerate(lines, 1)
    ]
    lines = (_take_contact(lines, contact, _refuse) or lines) if sender else lines
    details: dict[str, Any] = {kind: each.text for kind, each in contact.items()}
    first = lines[0].place
    at = {kind: each.place if each.place and each.place.line else first for kind, each in contact.items()}
    places = tuple((kind, where) for kind, where in at.items() if where)
    if len(lines) == 1:
        return Party(lines[0].place, name=lines[0].text, places=places, **details)
    return Party(place, lines=tuple(lines), places=places, **details)


def _refuse(message: str, place: Place | None, hint: str) -> None:
    raise SourceError(message, place, hint)


def _find_lines(
    rows: list[Written], contact: dict[str, Written], fault: Callable[[str, Place | None, str], None]
) -> list[Written]:
    """The lines in the rows; the e-mail address after the name in a first one goes to `contact`."""
    alone = len(rows) == 1 and not _PLAIN_NAME.fullmatch(rows[0].text)
    if not alone and all(map(_is_ordinary, rows)):
        return rows
    from stationery.reading.one_line import part_rows, refuse_controls, take_mailbox  # 1.2 ms

    for row in rows:
        refuse_controls(row, fault)
    found, mail = take_mailbox(part_rows(rows, fault))
    if mail:
        contact.setdefault("email", mail)
    return found


def _is_ordinary(row: Written) -> bool:
    """Whether a line has no tab, no bracket of an e-mail address, and no character that may be invisible."""
    text = row.text
    return text.isprintable() and "<" not in text and ">" not in text and max(text, default="") <= _LAST_ORDINARY


def _refuse_unseen(row: Written, fault: Callable[[str, Place | None, str], None]) -> None:
    if not row.text.isascii():
        from stationery.reading.one_line import refuse_controls  # 1.2 ms

        refuse_controls(row, fault)


def _check_contact(table: Table, parts: dict[str, Any]) -> None:
    if "email" in parts and not _EMAIL.fullmatch(parts["email"]):
        table.fault(f"email: {parts['email']!r} isn't an e-mail address", table.where("email"))
    for key in ("phone", "fax"):
        if key in parts and (sum(map(str.isdigit, parts[key])) < _LEAST_DIGITS or "@" in parts[key]):
            table.fault(f"{key}: {parts[key]!r} isn't a {_KINDS[key]}", table.where(key))
    if "website" in parts and not is_website(parts["website"]):
        table.fault(f"website: {parts['website']!r} isn't a website address", table.where("website"), WEBSITE_HINT)


def is_website(text: str) -> bool:
    """Whether a letter can link to it: `example.com/ann`, or with `http://` or `https://` and no other scheme."""
    scheme = _SCHEME.match(text)
    return " " not in text and "." in text and (scheme is None or _WEB.match(text) is not None)


def _take_contact(
    rows: list[Written], contact: dict[str, Written], fault: Callable[[str, Place | None, str], None]
) -> list[Written]:
    """The rows without contact details, which go to `contact`; a second of the same kind is a fault."""
    kept = []
    for row in rows:
        pieces = row.text.replace("·", "|").replace("•", "|").split("|")
        contacts = [_sender_contact(piece.strip()) for piece in pieces]
        if not all(contacts):
            contacts = [_sender_contact(part.strip()) for piece in pieces for part in _NEXT_LABEL.split(piece)]
        if not all(contacts):
            kept.append(row)
            continue
        for kind, value in filter(None, contacts):
            if kind in contact:
                what = _KINDS[kind]
                hint = f'a letterhead shows one; print the other in its foot: letterhead: {{foot: [["{value}"]]}}'
                fault(f"a second {what}: {value}", row.place, hint)
            contact[kind] = Written(value, row.place)
    return kept


_KINDS = {"email": "e-mail address", "phone": "phone number", "fax": "fax number", "website": "website"}


def _sender_contact(text: str) -> tuple[str, str] | None:
    """As `contact_in`; of a sender also a number behind a label without a mark, and a fax number, with its label."""
    found = contact_in(text)
    if found or not text[:1].isalpha() or not text[-1:].isdigit():
        return found
    labeled = _UNMARKED.fullmatch(text)
    if labeled is None:
        return None
    if _FAX.fullmatch(labeled["label"]):
        return "fax", text
    return ("phone", labeled["number"]) if _LABELED.get(labeled["label"].casefold()) == "phone" else None


def with_fax_label(text: str) -> str:
    """A fax number with what tells it from a phone number: the label that it has, or `Fax`."""
    return f"Fax {text}" if text and not any(map(str.isalpha, text)) else text


def contact_in(text: str) -> tuple[str, str] | None:
    """The kind of contact detail in a text, and the detail without its label; None if it may be something else."""
    named, value = _split_label(text)
    if named in ("", "email") and "@" in value and _EMAIL.fullmatch(value):
        return "email", value
    digits = not any(map(str.isalpha, value))
    if named in ("", "phone") and digits and (_LABELED_PHONE if named else _PHONE).fullmatch(value):
        return "phone", value
    if named in ("", "website") and "." in value and _WEBSITE.fullmatch(value):
        return "website", value
    if not named and digits and value[:1] == "0" and _TRUNK.fullmatch(value):
        return ("phone", value) if sum(map(str.isdigit, value)) >= _TRUNK_DIGITS else None
    return None


def _split_label(text: str) -> tuple[str, str]:
    """The kind that a label before a contact detail names (`Tel.: `), and the detail; "" where there is no label."""
    word = text.partition(":")[0].partition(".")[0]
    kind = _LABELED.get(word.casefold(), "")
    mark = next((mark for mark in (".:", ":", ".") if text.startswith(mark, len(word))), "")
    return (kind, text[len(word) + len(mark) :].lstrip()) if kind and mark else ("", text)
