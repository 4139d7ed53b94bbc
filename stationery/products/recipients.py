"""Recipients of a merge: the rows of a list that are chosen, in order, each with the values of its fields."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import partial
from typing import Protocol

from stationery.model.contact import Contact, column_letter
from stationery.model.errors import Place, Remark, SourceError, StationeryError, UnknownName, did_you_mean, raise_faults
from stationery.model.field import Field, field_key
from stationery.model.party import Party, full_name, written_name
from stationery.model.values import replace, value
from stationery.products.chosen_rows import Missing, Ranges, holds, read_rows
from stationery.products.typed_gaps import split_last_line
from stationery.reading.contacts.partners import given_name
from stationery.reading.contacts.totals import NO_TOTAL, TOTAL

SALUTATION = "salutation"
"""The field that stands for the salutation as it would be built."""

PARTS = {
    "name": ("name", "fullname"),
    "prefix": ("prefix", "honorific"),
    "given": ("given", "givenname", "firstname"),
    "family": ("family", "familyname", "lastname", "surname"),
    "suffix": ("suffix",),
    "title": ("title", "jobtitle", "role"),
    "organization": ("organization", "company"),
    "department": ("department",),
    "street": ("street",),
    "locality": ("locality", "city", "town"),
    "region": ("region", "state", "province"),
    "postal_code": ("postalcode", "zip", "zipcode", "postcode"),
    "country": ("country",),
    "email": ("email", "mail"),
    "phone": ("phone",),
}
"""The parts of a contact, and the fields that have them where no column is called so."""

PARTNER_FIELDS = {
    "name": ("partner", "partnername"),
    "prefix": ("partnerprefix", "partnertitle"),
    "given": ("partnergiven", "partnergivenname", "partnerfirstname"),
    "family": ("partnerfamily", "partnerfamilyname", "partnerlastname", "partnersurname"),
    "suffix": ("partnersuffix",),
}
"""The same for the second person whom an entry names."""
_FIELDS = PARTS | {f"partner {part}": keys for part, keys in PARTNER_FIELDS.items()}

_IN_ONE = ("locality", "region", "postal_code")
"""Parts that one column may have together."""

_OF_NAMES = (*PARTS["given"], *PARTS["family"])

NUMBER, ROW = "n", "row"


@value
class Recipient:
    """Whom one letter goes to: the contacts it is made of, one unless they share it, and what its fields stand for.

    `salutation` is what greets them, if not what is built of the `party`. `number` counts the recipients from 1.
    `joined` are the keys of the fields that stand for all contacts together.
    """

    contacts: tuple[Contact, ...]
    party: Party
    values: Mapping[str, str]
    number: int
    salutation: str = ""
    joined: frozenset[str] = frozenset()

    @property
    def rows(self) -> tuple[int, ...]:
        return tuple(contact.row for contact in self.contacts)

    @property
    def name(self) -> str:
        if self.joined:
            return self.values.get("name", "")
        return full_name(self.party) or written_name(self.party).text


_JOINT = " ::: "
_MOST_VALUES = 5
_NO_LAST = 10**9


@value
class Condition:
    """A column that must have one of some texts, or must not have a text. Each of the several values that Google puts
    in a cell counts."""

    field: Field
    texts: tuple[str, ...]
    equal: bool = True

    def holds(self, values: Mapping[str, str]) -> bool:
        found = set(map(str.casefold, self.values_in(values)))
        return any(text.casefold() in found for text in self.texts) == self.equal

    def values_in(self, values: Mapping[str, str]) -> tuple[str, ...]:
        """What the column has in a row: the whole cell, and where there are several values, each of them."""
        cell = values.get(self.field.key, "").strip()
        several = (each.strip().removeprefix("* ") for each in cell.split(_JOINT)) if _JOINT in cell else ()
        return (cell.removeprefix("* "), *several)


@value
class Selection:
    """Which rows, and in what order. `rows` are the first and the last by the spreadsheet's numbers, `among` the ranges
    between them where not all are chosen; `sort` is `zip`, `name`, or a column. With `household`, rows of one address
    share a recipient."""

    where: tuple[Condition, ...] = ()
    sort: Field | None = None
    first: int | None = None
    skip: int = 0
    rows: tuple[int, int] | None = None
    household: bool = False
    skip_hidden: bool = False
    among: Ranges = ()

    @property
    def ranges(self) -> Ranges:
        return self.among or ((self.rows,) if self.rows else ())

    @property
    def is_part(self) -> bool:
        """Whether it may leave out rows."""
        return bool(self.where or self.first or self.skip or self.rows or self.skip_hidden)

    @property
    def single_rows(self) -> frozenset[int]:
        """The rows that are chosen one by one; empty if there is a range of them, or none."""
        ranges = self.ranges
        return frozenset(first for first, _ in ranges) if all(first == last for first, last in ranges) else frozenset()

    @property
    def whole_households(self) -> frozenset[int]:
        """The rows that are chosen with their households."""
        return self.single_rows if self.household else frozenset()

    @property
    def fields(self) -> tuple[Field, ...]:
        """Those that choose and sort; `zip` is in every list."""
        sort = (self.sort,) if self.sort and self.sort.key != "zip" else ()
        return (*(condition.field for condition in self.where), *sort)


class Gather(Protocol):
    """Joins recipients that share a letter; `recipients` can be called again, and gives the same ones. `pair` makes one
    of the two people of a row; `part` one of some rows of a household; `anew` is one that has told nothing yet."""

    def join(self, recipients: Callable[[], Iterator[Recipient]], key: object) -> Iterator[Recipient]: ...

    def pair(self, recipient: Recipient) -> Recipient: ...

    def part(self, recipient: Recipient, rows: Collection[int]) -> Recipient: ...

    def anew(self) -> Gather: ...


OrderCountry = Callable[[Party], tuple[object, ...]]
"""By what the countries of addresses are sorted, before their ZIP codes."""

EVERYONE = Selection()


class Roster:
    """A list as a merge sees it: contacts that can be read anew, and which fields its headings and parts make.

    `feeds` tells for each part of a contact the column that it comes from; `addressed` are all columns of names and
    addresses. `gather` joins the rows of a household, for a selection that wants it, and the people of a row if there
    may be two (`partners`); `order_country` sorts countries; `respell` writes a line of an address in other ways.
    """

    def __init__(
        self,
        file: str,
        headings: tuple[str, ...],
        contacts: Callable[[], Iterable[Contact]],
        feeds: Mapping[str, int] | None = None,
        addressed: Iterable[int] = (),
        *,
        partners: bool = False,
    ) -> None:
        self.file = file
        self.headings = headings
        self._contacts = contacts
        self._feeds = dict(feeds or {})
        self._addressed = frozenset(addressed)
        self.partners = partners
        self._columns: dict[str, int] = {}
        self._totals: dict[int, None] = {}
        self.gather: Gather | None = None
        self.order_country: OrderCountry = _by_words
        self.usual_address: Callable[[], str] = str
        """Which of several addresses is taken, `home` or nothing for the usual one; asked when contacts are read."""
        self.chooses_address = False
        """Whether the list may have several addresses of somebody, and nobody said which to take."""
        self.respell: Callable[[str], Iterable[str]] = lambda text: ()
        taken = set(self._feeds.values())
        for index, heading in enumerate(headings):
            key = field_key(heading)
            if heading.strip() and not (key == SALUTATION and index in taken):
                self._columns.setdefault(key, index)
        self._known = {*self._columns, SALUTATION, NUMBER, ROW, *(key for keys in PARTS.values() for key in keys)}
        self._known |= {key for keys in PARTNER_FIELDS.values() if partners for key in keys}

    @property
    def unit(self) -> str:
        """What the numbers of its contacts count."""
        return "row" if self.headings else "line"

    @property
    def partner_headings(self) -> tuple[str, ...]:
        """The headings of the columns that a second person comes from."""
        return tuple(self.headings[index] for feed, index in self._feeds.items() if " " in feed)

    @property
    def builds_salutation(self) -> bool:
        """Whether `{{salutation}}` is no column of the list."""
        return SALUTATION not in self._columns

    @property
    def heading_keys(self) -> Collection[str]:
        """The keys of the columns; of vCards those of all parts."""
        return self._columns.keys() if self.headings else self._known

    def note_total(self, row: int) -> bool:
        """Keep that a row counts the others, to tell it."""
        self._totals[row] = None
        return True

    def tell_totals(self) -> Iterator[Remark]:
        """That nobody is written to in such rows."""
        for row in self._totals:
            yield Remark(TOTAL.format(row), Place(self.file), NO_TOTAL)

    def recipients(self, selection: Selection = EVERYONE) -> Iterator[Recipient]:
        """Each that is chosen. Only where they are sorted, all of them are kept."""
        found = self._chosen(selection)
        if selection.household and self.gather:
            found = self.gather.join(lambda: self._chosen(selection), selection)
            if rows := selection.whole_households:
                found = (each for each in found if rows.intersection(each.rows))
        elif self.partners and self.gather:
            found = map(self.gather.pair, found)
        if selection.sort:
            key = selection.sort.key
            found = iter(sorted(found, key=lambda each: _order(each, key, self.order_country)))
        last = None if selection.first is None else selection.skip + selection.first
        for number, each in enumerate(found, 1):
            if last is not None and number > last:
                return
            if number > selection.skip:
                counted = number - selection.skip
                values = {**each.values, NUMBER: each.values.get(NUMBER) or str(counted)}
                yield replace(each, values=values, number=counted)

    def households(self) -> Iterator[Recipient]:
        """Those of the whole list; nothing is told of them."""
        found = partial(self._chosen, EVERYONE)
        return self.gather.anew().join(found, EVERYONE) if self.gather else found()

    def contacts(self, selection: Selection = EVERYONE) -> Iterator[Contact]:
        """The entries among which a selection chooses, as they stand in the list."""
        if not (selection.where or selection.rows or selection.skip_hidden):
            return iter(self._contacts())
        plain = replace(selection, sort=None, first=None, skip=0, household=False)
        return (recipient.contacts[0] for recipient in self.recipients(plain))

    def values_of(self, contact: Contact) -> dict[str, str]:
        """What each field means for a contact, by its key."""
        values = {ROW: str(contact.row)}
        party = contact.party
        for part, keys in PARTS.items():
            text = _part(party, contact, part)
            if text:
                values |= dict.fromkeys(keys, text)
        if party.lines and contact.cells and (place := split_last_line([line.text for line in party.lines])):
            for part, text in place.items():
                values |= dict.fromkeys(PARTS[part], text)
        if contact.partner:
            values |= _values_of_partner(contact.partner, party)
        if contact.cells:
            cells = contact.cells
            values |= {key: cells[index][1] for key, index in self._columns.items() if index < len(cells)}
        return values

    def check(self, fields: Iterable[Field]) -> None:
        """Raise UnknownName for each field that no column and no part of a contact has, all together."""
        faults: list[StationeryError] = []
        seen: set[str] = set()
        for field in fields:
            if field.key in seen:
                continue
            seen.add(field.key)
            if field.key in _OF_NAMES and self._has_whole_names(field):
                message = f"the list has only full names ({self.where(Field('name', 'name', field.place))})"
                hint = "write {{name}} or {{salutation}}, or give the list a column First Name"
                faults.append(SourceError(message, field.place, hint))
            if field.key in self._known:
                continue
            known = [heading for heading in self.headings if heading.strip()]
            hint = self._guess(field) or (
                f"its columns are {', '.join(known)}" if known else f"the fields are {', '.join(PARTS)}"
            )
            message = f"{self.file} has no column {field.name!r}"
            faults.append(UnknownName(message, field.place, hint, (*known, *PARTS, SALUTATION)))
        raise_faults(faults)

    def _has_whole_names(self, field: Field) -> bool:
        """Whether the list has full names, and neither this column nor one of first or last names."""
        return field.key not in self._columns and "name" in self._feeds and not {"given", "family"} & set(self._feeds)

    def used_columns(self, fields: Iterable[Field]) -> frozenset[int]:
        """The columns that letters with these fields are made of: those of the fields, of names and addresses."""
        return self._addressed | {index for field in fields if (index := self._find_column(field)) is not None}

    def _find_column(self, field: Field) -> int | None:
        index = self._columns.get(field.key)
        if index is None:
            part = next((part for part, keys in _FIELDS.items() if field.key in keys), "")
            index = self._feeds.get(part, self._feeds.get("partner name") if " " in part else None)
            if index is None and part in _IN_ONE:
                index = self._feeds.get("last_line", self._feeds.get("address"))
        return index

    def where(self, field: Field) -> str:
        """How a message calls the column of a field: `column F (ZIP)`."""
        index = self._find_column(field)
        return f"column {column_letter(index)} ({self.headings[index]})" if index is not None else field.name

    def has_column(self, field: Field) -> bool:
        """Whether a column has a field; of vCards, always."""
        return not self.headings or self._find_column(field) is not None

    def tell_empty(self, field: Field) -> str:
        """That there is nothing for a field: in its column, or because the list has none."""
        index = self._find_column(field)
        if index is not None and index in map(self._feeds.get, ("last_line", "address", "partner name")):
            return f"{self.where(field)} has no {field.name!r} that is certain"
        return f"{self.where(field)} is empty" if self.has_column(field) else f"the list has no column {field.name!r}"

    def column_of_key(self, key: str) -> int | None:
        """The number of the column that has a field's key, from 0."""
        return self._columns.get(key)

    def column_of(self, part: str) -> str:
        """How a message calls the column that a part comes from; empty if there is none."""
        index = self._feeds.get(part)
        return f"column {column_letter(index)} ({self.headings[index]})" if index is not None else ""

    def heading_of(self, part: str) -> str:
        """The heading of that column; empty if there is none."""
        index = self._feeds.get(part)
        return self.headings[index] if index is not None else ""

    def _guess(self, field: Field) -> str:
        names = {field_key(heading): heading for heading in self.headings if heading.strip()}
        names = {key: key for key in self._known} | names
        hint = did_you_mean(field.key, names, strict=True)
        near = re.fullmatch(r"did you mean '(.*)'\?", hint)
        return f"did you mean {names[near[1]]!r}?" if near else ""

    def keys_of(self, part: str) -> tuple[str, ...]:
        """The keys of all fields that stand for a part of a contact, the column that it comes from included."""
        index = self._feeds.get(part)
        column = (field_key(self.headings[index]),) if index is not None else ()
        return (*PARTS.get(part, ()), *column)

    def _chosen(self, selection: Selection) -> Iterator[Recipient]:
        first, last = selection.rows or (0, _NO_LAST)
        whole, among = selection.whole_households, selection.among
        missing = Missing(selection.ranges, self.unit, self.file)
        seen: dict[str, None] = {}
        met = some = False
        is_end = True
        for contact in self._contacts():
            row = contact.row
            missing.pass_by(row)
            if not whole:
                if row > last:
                    is_end = False
                    break
                if row < first or (among and not holds(among, row)):
                    continue
            missing.see(row)
            if selection.skip_hidden and contact.hidden:
                continue
            values = self.values_of(contact)
            failed = next((condition for condition in selection.where if not condition.holds(values)), None)
            if failed is None:
                some = True
                yield Recipient((contact,), contact.party, values, 0)
            elif failed is not selection.where[0]:
                met = True
            elif not (some or met) and failed.equal and len(seen) <= _MOST_VALUES:
                seen |= dict.fromkeys(filter(None, failed.values_in(values)[1:] or failed.values_in(values)))
        missing.refuse(is_end=is_end)
        if some:
            return
        if met:
            hint = "two conditions of one column mean either; of several columns all"
            raise SourceError("no row meets all conditions", selection.where[0].field.place, hint)
        if seen:
            self._tell_values(selection.where[0], tuple(seen))

    def _tell_values(self, condition: Condition, values: tuple[str, ...]) -> None:
        """Raise SourceError for a condition that no row meets, with texts that do occur."""
        more = ", …" if len(values) > _MOST_VALUES else ""
        hint = f"what occurs in it: {', '.join(values[:_MOST_VALUES])}{more}"
        where = self.where(condition.field)
        texts = " or ".join(map(repr, condition.texts))
        raise SourceError(f"no row has {texts} in {where}", condition.field.place, hint)


def read_condition(text: str, option: str) -> Condition:
    """The condition in an option: `Status=Active`, or `Status!=Active`. Raises SourceError."""
    match = re.fullmatch(r"\s*(?P<name>[^=!]+?)\s*(?P<sign>!=|==?)\s*(?P<text>.*?)\s*", text, re.DOTALL)
    if not match:
        hint = "write a heading, = or !=, and a text: --where 'Status=Active'"
        raise SourceError(f"{text!r} isn't a condition", Place(option), hint)
    field = Field(match["name"], field_key(match["name"]), Place(option))
    return Condition(field, (match["text"],), match["sign"] != "!=")


def read_conditions(texts: Iterable[str], option: str) -> tuple[Condition, ...]:
    """Those in an option. Of texts that the same column must have, either will do. Raises SourceError."""
    found: dict[object, Condition] = {}
    for number, text in enumerate(texts):
        each = read_condition(text, option)
        key = each.field.key if each.equal else number
        before = found.get(key)
        found[key] = replace(before, texts=(*before.texts, *each.texts)) if before else each
    return tuple(found.values())


def read_sort(text: str, option: str) -> Field:
    return Field(text.strip(), field_key(text), Place(option))


def select_rows(selection: Selection, texts: Iterable[str], option: str) -> Selection:
    """A selection of these rows, such as `2,4,6-9`; of all, where there are none. Raises SourceError."""
    ranges = read_rows(texts, option)
    if not ranges:
        return selection
    several = ranges if len(ranges) > 1 else ()
    return replace(selection, rows=(ranges[0][0], ranges[-1][1]), among=several)


def _part(party: Party, contact: Contact, part: str) -> str:
    if part == "name":
        return full_name(party) or written_name(party).text
    if part == "street":
        return "\n".join(party.street)
    if part == "email":
        return party.email or (contact.emails[0] if contact.emails else "")
    if part == "phone":
        return party.phone or (contact.phones[0] if contact.phones else "")
    text: str = getattr(party, part)
    return text


def _values_of_partner(partner: Party, party: Party) -> dict[str, str]:
    """What the fields of a second person stand for."""
    if partner.given and not partner.family and party.family:
        partner = replace(partner, name=f"{partner.given} {party.family}", family=party.family)
    values: dict[str, str] = {}
    for part, keys in PARTNER_FIELDS.items():
        text = full_name(partner) if part == "name" else given_name(partner) if part == "given" else ""
        text = text or str(getattr(partner, part))
        values |= dict.fromkeys(keys, text) if text else {}
    return values


_DIGITS = re.compile(r"(\d+)")


def _by_words(party: Party) -> tuple[object, ...]:
    return (party.country.casefold(),)


def _order(each: Recipient, key: str, order_country: OrderCountry) -> tuple[object, ...]:
    """By what recipients are sorted; those without it come last. A household has the name of its first row."""
    party, values = each.contacts[0].party, each.values
    if key == "name":
        name = full_name(party, prefix=False) or written_name(party).text
        family = party.family or name.rpartition(" ")[2]
        return (not name, family.casefold(), party.given.casefold() or name.casefold())
    text = values.get(key, "").strip().casefold()
    if key == "zip":
        return (not text, *order_country(party), text)
    pieces = _DIGITS.split(text)
    return (not text, *((0, int(each), "") if number % 2 else (1, 0, each) for number, each in enumerate(pieces)))
