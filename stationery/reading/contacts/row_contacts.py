"""Makes a Contact of a list's row: the person, the address that is chosen, and what is mended or unsure, told."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from stationery.model.contact import Contact, Listing, Row, column_letter, other_kind
from stationery.model.errors import About, Place, Remark, StationeryError
from stationery.model.late_pattern import late
from stationery.model.party import Party, Written, with_suffix
from stationery.model.values import names
from stationery.reading.contacts.couples import compare_second, second_alone, settle_couple
from stationery.reading.contacts.formulas import NO_RESULT, TYPE_IT, is_formula
from stationery.reading.contacts.headings import HOME, KIND_OF, OF_PERSON, WORK, plain_words
from stationery.reading.contacts.honorifics import goes_before
from stationery.reading.contacts.odd_cells import CLEAR_IT, is_unfilled
from stationery.reading.contacts.partner_headings import PARTNER
from stationery.reading.contacts.partners import is_guest, read_partner
from stationery.reading.contacts.written_names import WITH_SUFFIX, drop_and, is_row, space_titles, turn_name
from stationery.reading.contacts.zips import is_state, mend_zip
from stationery.reading.parties import party_from_lines

Feeds = dict[str, tuple[int, ...]]


@lru_cache(maxsize=32)
def _plan(feeds: tuple[tuple[int, str], ...]) -> tuple[Feeds, dict[str, Feeds], Feeds]:
    """The columns of the person, those of each address, and those of a second person, by part."""
    person: dict[str, list[int]] = {}
    addresses: dict[str, dict[str, list[int]]] = {}
    partner: dict[str, list[int]] = {}
    for index, feed in feeds:
        if feed in OF_PERSON or feed in ("email", "phone"):
            person.setdefault(feed, []).append(index)
            continue
        whose, _, part = feed.rpartition(" ")
        if whose == PARTNER:
            partner.setdefault(part, []).append(index)
            continue
        addresses.setdefault(whose, {}).setdefault(part, []).append(index)
    return (
        {part: tuple(found) for part, found in person.items()},
        {whose: {part: tuple(found) for part, found in parts.items()} for whose, parts in addresses.items()},
        {part: tuple(found) for part, found in partner.items()},
    )


class _Reader:
    """One row being read: its cells, and what is told of them."""

    def __init__(self, row: Row, listing: Listing) -> None:
        self.row, self.listing = row, listing
        self.cells = list(row.cells)
        self.place = Place(listing.file, row.number)
        self.warnings = list(row.warnings)
        self.faults = list(row.faults)

    def warn(self, index: int, message: str, hint: str = "", about: About = "") -> None:
        self.warnings.append(Remark(f"{self._where(index)}: {message}", self.place, hint, about))

    def fault(self, index: int, message: str, hint: str = "") -> None:
        self.faults.append(Remark(f"{self._where(index)}: {message}", self.place, hint))

    def _where(self, index: int) -> str:
        return f"row {self.row.number}, {self.column(index)}"

    def column(self, index: int) -> str:
        return f"column {column_letter(index)} ({self.listing.headings[index]})"

    def one(self, feeds: Feeds, part: str) -> str:
        """The text of a part that one column feeds, in one line. Of several values in a cell the first is taken."""
        indexes = feeds.get(part)
        return self.line(indexes[0]) if indexes else ""

    def line(self, index: int) -> str:
        text = self.cells[index]
        if text.isprintable() and "  " not in text and _JOINT not in text:
            return text
        return self._first(index, " ".join(text.split()))

    def _first(self, index: int, text: str) -> str:
        if _JOINT not in text:
            return text
        first = text.partition(_JOINT)[0].strip()
        self.warn(index, f"the cell has several values; {first!r} was taken")
        return first

    def lines(self, index: int) -> list[str]:
        text = self.cells[index]
        if text.isprintable() and _JOINT not in text:
            return [text] if text else []
        text = self._first(index, text)
        return [line.strip() for line in text.split("\n") if line.strip()]

    def several(self, feeds: Feeds, part: str) -> tuple[str, ...]:
        found: dict[str, None] = {}
        for index in feeds.get(part, ()):
            if text := self.cells[index]:
                found |= dict.fromkeys(line for each in text.split(_JOINT) for line in each.split("\n"))
        return tuple(line for each in found if (line := each.strip()))


_JOINT = " ::: "
"""What Google puts between several values of one cell."""


def read_contact(
    row: Row, listing: Listing, feeds: tuple[tuple[int, str], ...], address: str, usual: str = ""
) -> Contact:
    """The contact in a row, by pairs of a column and a part."""
    person, addresses, second = _plan(feeds)
    reader = _Reader(row, listing)
    for index, feed in feeds:
        text = reader.cells[index]
        if text[:1] in _MARKS and feed not in _REACH and is_formula(text):
            reader.fault(index, NO_RESULT.format(text), TYPE_IT)
        elif is_unfilled(text) and feed not in _REACH and not feed.startswith(PARTNER):
            reader.fault(index, f"{text!r} would be printed", CLEAR_IT)
    emails, phones = reader.several(person, "email"), reader.several(person, "phone")
    whose, kind, other = _choose_address(reader, addresses, address or usual)
    found = _read_person(reader, person)
    if address and kind and kind != address:
        message = f"row {row.number} has no address for {address!r}; the one for {kind!r} was taken"
        reader.warnings.append(Remark(message, reader.place))
    if kind == HOME:  # a company above somebody's own street would misdirect the letter
        found["organization"] = found["department"] = found["title"] = ""
    partner = _read_second(reader, second, person, found) if second else None
    if second and not person.keys() & {"prefix", "title"}:
        partner = settle_couple(listing.headings, (person, second), found, partner)
    if partner and not found["organization"]:
        partner, why = compare_second(found, partner, certain="given" in second)
        if why:
            reader.warn(_cell_of_second(reader, second), why, "write a name, or clear the cell if nobody is meant")
            for index in (index for part in _NAMED for index in second.get(part, ())):
                reader.cells[index] = ""
    party = _read_address(reader, addresses.get(whose, {}), found)
    cells = tuple(zip(listing.headings, reader.cells, strict=True))
    told, faults = tuple(reader.warnings), tuple(reader.faults)
    return Contact(
        party, emails, phones, listing.file, row.number, cells, told, faults, other, partner, row.looks, row.hidden
    )


_REACH = ("email", "phone")
_MARKS = ("#", "=")
"""How a formula or its error begins; looked at here, for a call of each cell would cost more than the rest."""

_LAST_KINDS = ("", "mailing", "preferred", WORK, HOME, "shipping", "other", "billing")


def _choose_address(reader: _Reader, addresses: dict[str, Feeds], asked: str) -> tuple[str, str, str]:
    """Which of the addresses that the row has, what it is for, and which of home and work it has besides."""
    if len(addresses) == 1 and "" in addresses:
        return "", "", ""
    kinds: set[str] = set()
    best: tuple[int, str, str] | None = None
    for whose, feeds in addresses.items():
        if not any(reader.cells[index] for part, its in feeds.items() if part not in _NO_PLACE for index in its):
            continue
        label = reader.cells[feeds["label"][0]] if "label" in feeds else whose if not whose.isdigit() else ""
        kind = KIND_OF.get(plain_words(label), "other" if label and whose.isdigit() else whose)
        kind = "" if kind.isdigit() else kind
        kinds.add(kind)
        rank = -1 if asked and kind == asked else _LAST_KINDS.index("preferred" if label[:1] == "*" else kind)
        if best is None or rank < best[0]:
            best = (rank, whose, kind)
    if best is None:
        return "", "", ""
    return best[1], best[2], other_kind(best[2], kinds)


_NO_PLACE = ("label", "country", "country_code")


def _read_person(reader: _Reader, feeds: Feeds) -> dict[str, str]:
    _space_titles(reader, feeds)
    found = {**_NOBODY, **{part: reader.line(indexes[0]) for part, indexes in feeds.items() if part in _NOBODY}}
    middle = found.pop("middle")
    prefixes = [prefix for index in feeds.get("prefix", ()) if (prefix := reader.line(index))]
    found["prefix"] = " ".join(each for each in prefixes if not _GREETING.match(each))
    if found["title"] and not found["prefix"] and goes_before(found["title"], bool(found["organization"])):
        if not goes_before(found["title"], True):  # a rank, which may be a job title
            hint = "if it is a job title, name the column Job Title"
            reader.warn(feeds["title"][0], f"{found['title']!r} is printed before the name", hint, about="before")
        found["prefix"], found["title"] = found["title"], ""
    if not found["suffix"] and (match := WITH_SUFFIX.fullmatch(found["family"])):
        found["family"], found["suffix"] = match["name"], match["suffix"]
    given, family = found["given"], found["family"]
    if given and family and given.endswith(f" {family}"):
        found["name"], found["given"] = given, given.removesuffix(f" {family}")
    elif given or family:
        found["name"] = " ".join(filter(None, (given, middle, family)))
    elif "," in found["name"]:
        _turn_name(reader, feeds["name"][0], found)
    prefix = found["prefix"]
    if prefix and found["name"].startswith(f"{prefix} "):
        found["name"] = found["name"][len(prefix) :].strip()
    return found


def _read_second(reader: _Reader, feeds: Feeds, person: Feeds, first: dict[str, str]) -> Party | None:
    """The second person whom the row names, beside the `first` by parts; that a cell has no name is told."""
    for part in ("name", "prefix", "given"):
        for index in feeds.get(part, ()):
            text, word = drop_and(reader.cells[index])
            if word:
                reader.warn(index, f"it begins with {word!r}, which is left out", "write the name alone", "joined")
                reader.cells[index] = text
    _space_titles(reader, feeds)
    for index in feeds.get("name", ()):
        text = reader.cells[index]
        rest = second_alone(text, first) if text else text
        if text and not rest:
            reader.warn(index, f"{text!r} names two people, so the second person isn't named", _ALONE)
        elif rest != text:
            reader.warn(index, f"{text!r} names the first person, too, and was read as {rest!r}", _ALONE)
        reader.cells[index] = rest
    found = {part: " ".join(filter(None, map(reader.line, indexes))) for part, indexes in feeds.items()}
    if "," in found.get("name", ""):
        _turn_name(reader, feeds["name"][0], found)
    partner, why = read_partner(found, reader.place)
    if why:
        index = _cell_of_second(reader, feeds)
        hint = "write a name, or clear the cell if nobody is meant"
        own = (*person.get("family", ()), *person.get("name", ()))
        if own and is_guest(reader.cells[index]):
            hint = f"for a guest without a name, add 'and Guest' to the name in {reader.column(own[0])}"
        reader.warn(index, why, hint)
    return partner


def _cell_of_second(reader: _Reader, feeds: Feeds) -> int:
    return next(index for part in (*_NAMED, *feeds) for index in feeds.get(part, ()) if reader.cells[index])


_NAMED = ("name", "given", "family")
_ALONE = "write the second person's title and name alone"


def _turn_name(reader: _Reader, index: int, found: dict[str, str]) -> None:
    """Read `Lee, Ann` as Ann Lee, told: one surname, one comma, and what can only be given names."""
    if is_row(found["name"]):
        message = f"{found['name']!r} may be a row of people, or a surname and first names; it is printed as it stands"
        reader.warn(index, message, _ROW)
    turned = turn_name(found["name"])
    if not turned or (turned.suffix and found.get("suffix")):
        return
    found["name"] = f"{turned.given} {turned.family}"
    if not turned.is_of_several:
        found["given"], found["family"] = turned.given, turned.family
    found["suffix"] = turned.suffix or found.get("suffix", "")
    whole = with_suffix(found["name"], turned.suffix)
    reader.warn(index, f"{reader.cells[index]!r} was read as {whole!r}", about="turned")
    reader.cells[index] = whole


_ROW = "write a comma before the last 'and' if it is a row of people, or the surname last"


def _space_titles(reader: _Reader, feeds: Feeds) -> None:
    """Read `Mr.& Mrs.Ned Ivy` with its spaces, told."""
    for part in _WITH_TITLES:
        for index in feeds.get(part, ()):
            text = reader.cells[index]
            spaced = space_titles(text)
            if spaced != text:
                reader.warn(index, f"{text!r} was read as {spaced!r}", about="spaced")
                reader.cells[index] = spaced


_WITH_TITLES = ("name", "prefix", "given", "family")

_NOBODY = dict.fromkeys(OF_PERSON, "")

_GREETING = late(r"(?:dear|hello|hi|liebe[rs]?|sehr geehrte[rs]?|cher|chère|estimad[oa])\b", re.IGNORECASE)
"""How a salutation begins: no title."""


def _read_address(reader: _Reader, feeds: Feeds, person: dict[str, str]) -> Party:
    street = _read_street(reader, feeds)
    last_line = reader.one(feeds, "last_line")
    parts = {part: reader.one(feeds, part) for part in _PLAIN_PARTS}
    if index := feeds.get("postal_code"):
        parts["postal_code"] = _read_code(reader, index[0], parts)
    whole = feeds.get("address", ())
    if whole and reader.cells[whole[0]] and not (street or last_line or parts["locality"]):
        return _read_whole(reader, whole[0], person)
    if last_line:
        last_line = _part_code(reader, feeds["last_line"][0], last_line)
        last_line = _without_comma(reader, feeds["last_line"][0], last_line)
        town = " ".join(filter(None, (last_line, parts["region"], parts["postal_code"])))
        lines = [*_head_lines(person), *street, parts["dependent_locality"], town, parts["country"]]
        return _typed(reader.place, lines, person["family"])
    found: dict[str, Any] = {**_BLANK, **parts, **person, "place": reader.place, "street": tuple(street)}
    return Party(*[found[name] for name in _FIELDS])  # by position: half the time of a value made by name


def _without_comma(reader: _Reader, index: int, line: str) -> str:
    """`Salem, OR, 97301` without the second comma, which the post doesn't write; told."""
    match = _US_TOWN.fullmatch(line)
    if not match or not is_state(match[2]):
        return line
    plain = f"{match[1]}, {match[2]} {match[3]}"
    reader.warn(index, "there is a comma between state and ZIP code; it is left out, as in Salem, OR 97301")
    return plain


def _part_code(reader: _Reader, index: int, line: str) -> str:
    """`Salem OR97302` with a space before the ZIP code; told."""
    match = _US_JOINED.fullmatch(line)
    if not match or not is_state(match[2]):
        return line
    plain = f"{match[1]}{match[2]} {match[3]}"
    reader.warn(index, f"{line!r} was read as {plain!r}", "put a space between state and ZIP code")
    return plain


_US_JOINED = late(r"([^\d]+[, ] *)([A-Z]{2})(\d{5}(?:-\d{4})?)")
_US_TOWN = late(r"([^,\d]+), *([A-Z]{2}), *(\d{5}(?:-\d{4})?)")

_FIELDS = names(Party())
_BLANK = {name: getattr(Party(), name) for name in _FIELDS}


_PLAIN_PARTS = ("dependent_locality", "locality", "region", "country", "postal_code")


def _read_street(reader: _Reader, feeds: Feeds) -> list[str]:
    """The lines of the street, a house number before or after it as the columns stand, a box last."""
    if len(feeds.get("street", ())) == 1 and "house_number" not in feeds and "unit" not in feeds and "box" not in feeds:
        return reader.lines(feeds["street"][0])
    lines: list[str] = []
    numbers = [index for index in feeds.get("house_number", ()) if reader.cells[index]]
    for index in feeds.get("street", ()):
        own = reader.lines(index)
        if own and numbers:
            number = " ".join(reader.line(each) for each in numbers)
            own[0] = f"{number} {own[0]}" if numbers[0] < index else f"{own[0]} {number}"
            numbers = []
        lines += own
    for index in feeds.get("unit", ()):
        if unit := reader.line(index):
            word = reader.listing.headings[index].split("/")[0].split()[0]
            unit = unit if re.match(r"#|[^\W\d]{2}", unit) else f"{word} {unit}"
            if lines:
                lines[0] = f"{lines[0]}, {unit}"
            else:
                lines.append(unit)
    for index in feeds.get("box", ()):
        if box := reader.line(index):
            words = _BOX_WORDS.get(plain_words(reader.listing.headings[index]), "PO Box")
            lines.append(box if re.search(r"[^\W\d]{2}", box) else f"{words} {box}")
    return lines


_BOX_WORDS = {"postfach": "Postfach", "boite postale": "BP", "bp": "BP", "apartado": "Apartado"}


def _read_code(reader: _Reader, index: int, parts: dict[str, str]) -> str:
    code = parts["postal_code"]
    if _SCIENTIFIC.fullmatch(code):
        number = float(code.replace(",", "."))
        hint = f"format the column as text, and type the code again; perhaps it is {number:05.0f}"
        reader.fault(index, f"{code} is a code that a spreadsheet has changed into a number", hint)
        return code
    mended = mend_zip(code, parts["region"], parts["country"], "zip" in plain_words(reader.listing.headings[index]))
    if mended != code:
        hint = "format the column as text, so that zeros are kept"
        reader.warn(index, f"{code} was read as {mended}", hint, "zeros")
        reader.cells[index] = mended
    return mended


_SCIENTIFIC = late(r"\d(?:[.,]\d+)?E\+?\d{1,2}", re.IGNORECASE)


def _read_whole(reader: _Reader, index: int, person: dict[str, str]) -> Party:
    """The party of an address that one cell holds."""
    text, head = reader.lines(index), _head_lines(person)
    if len(text) == 1:
        text = _part_line(reader, index, text[0])
    if text and person["name"] and text[0].casefold() in (head[0].casefold(), person["name"].casefold()):
        text = text[1:]
    return _typed(reader.place, [*head, *text], person["family"])


def _part_line(reader: _Reader, index: int, line: str) -> list[str]:
    """The lines of an address in one line: at its semicolons, or at commas where these are certain."""
    if ";" in line:
        return [each.strip() for each in line.split(";")]
    if lines := lines_of_address(line):
        return lines
    if match := _BOX_AND_TOWN.fullmatch(line):
        reader.warn(index, f"{line!r} was read as {match[1]}, and {match[2]} below it")
        return [match[1], match[2]]
    if _STREET_AND_CODE.fullmatch(line):
        hint = f"{_SEPARATE}, as in 12 Elm St; Salem, OR 97301"
        reader.fault(index, f"{line!r} is street and town without anything between them", hint)
        return [line]
    reader.warn(index, "it isn't clear where the lines of this address end", _SEPARATE, "address")
    return [line]


_SEPARATE = "separate them with semicolons"
_BOX_AND_TOWN = re.compile(r"((?:P\.? ?O\.? )?Box \d+),? ([^\W\d][^\d,]*,? [A-Z]{2} \d{5}(?:-\d{4})?)", re.IGNORECASE)
_STREET_AND_CODE = re.compile(r"(?:[^,]*\d|\d[^,]*[^\W\d])[^,]*\s[A-Z]{2} \d{5}(?:-\d{4})?")
"""`12 Elm St Salem OR 97301`: with no comma, nobody can tell a street's name from a town's."""


def lines_of_address(line: str) -> list[str]:
    """The lines of an address in one line with commas; none where they are not certain."""
    try:
        lines = party_from_lines(f"{_SOMEBODY}, {line}").lines
    except StationeryError:
        return []
    return [each.text for each in lines[1:]]


_SOMEBODY = "Ann Lee"
"""A name above an address makes its commas as certain as they can be."""


def _head_lines(person: dict[str, str]) -> list[str]:
    """The lines above the street."""
    name = f"{person['prefix']} {person['name']}".strip()
    name = with_suffix(name, person["suffix"])
    return (
        [name, *(person[part] for part in ("title", "department", "organization"))]
        if name
        else [
            person["organization"],
            person["department"],
        ]
    )


def _typed(place: Place, lines: list[str], family: str) -> Party:
    return Party(place, lines=tuple(Written(line, place) for line in lines if line), family=family)
