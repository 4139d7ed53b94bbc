"""Households of a merge: rows of one address become one recipient; and rows that are the same person are noticed."""

from __future__ import annotations

import re
from array import array
from collections import OrderedDict
from collections.abc import Callable, Collection, Iterator, Mapping
from itertools import combinations, pairwise

from stationery.catalog.languages import Language
from stationery.data.store import Store
from stationery.model.contact import Contact
from stationery.model.errors import Place, Remark, SourceError, StationeryError, raise_faults
from stationery.model.field import Field, field_key
from stationery.model.party import Party, full_name, written_name
from stationery.model.values import replace, value
from stationery.products.near_households import find_near, rough_key, street_of, unnumbered_key
from stationery.products.recipients import NUMBER, PARTNER_FIELDS, ROW, SALUTATION, Recipient, Roster
from stationery.products.row_lists import find_runs, list_runs
from stationery.reading.contacts.columns import IGNORED, columns_path
from stationery.reading.profile import quote
from stationery.resolve.households import Household, join
from stationery.resolve.namesakes import word_differences
from stationery.resolve.partners import Named, at_address
from stationery.resolve.same_address import AddressKeys, fold_text
from stationery.resolve.same_name import compare_names

_ADDRESS = ("street", "locality", "region", "postal_code", "country")
"""The parts that all rows share; they may be spelled differently."""

_MOST_AT_ONE_ADDRESS = 60
"""Rows; more are a dormitory, not a household."""

Rows = tuple[int, ...]


class KeysOfRows:
    """Numbers of rows by keys, of which only a number each is kept: 16 bytes a row."""

    def __init__(self) -> None:
        self._keys = array("q")
        self._rows = array("q")

    def add(self, key: str, row: int) -> None:
        if key:
            self._keys.append(hash(key))
            self._rows.append(row)

    def groups(self) -> list[Rows]:
        """The rows that have the same key, where there are several, in their order."""
        keys, rows = self._keys, self._rows
        found: list[Rows] = []
        order = sorted(range(len(keys)), key=keys.__getitem__)
        first = 0
        for last in range(1, len(order) + 1):
            if last == len(order) or keys[order[last]] != keys[order[first]]:
                if last - first > 1:
                    found.append(tuple(sorted(rows[each] for each in order[first:last])))
                first = last
        return sorted(found)


class Households:
    """Joins the rows of a list by their addresses, and keeps what is to be told of it.

    `language_of` says in which language somebody is written to. Of what is not `recorded`, no ledger knows who has it.
    """

    def __init__(
        self, roster: Roster, language_of: Callable[[Contact], Language], store: Store, *, recorded: bool = True
    ) -> None:
        self._roster = roster
        self._recorded = recorded
        self._language_of = language_of
        self._store = store
        self._keys = AddressKeys(store)
        self._planned: tuple[object, dict[int, Rows]] = (None, {})
        self._told: dict[Rows, tuple[Remark, ...]] = {}
        self._joined: dict[Rows, Joining] = {}

    def anew(self) -> Households:
        return Households(self._roster, self._language_of, self._store, recorded=self._recorded)

    @property
    def joinings(self) -> tuple[Joining, ...]:
        """The households of several rows, in the order of their first ones."""
        return tuple(joining for _, joining in sorted(self._joined.items()))

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """What may be wrong with them, and what stays apart, in the order of the rows."""
        told = tuple(remark for _, remarks in sorted(self._told.items()) for remark in remarks)
        return (*told, *self._tell_couples())

    def _tell_couples(self) -> Iterator[Remark]:
        """Two titles and one surname may be a mother's and a son's, too."""
        rows = [joining.rows for joining in self.joinings if joining.couple]
        if rows:
            first = list_rows(rows[0], self._roster.unit)
            more = len(rows) - 1
            where = f"{first} and {more:,} more household{'s' * (more > 1)}" if more else first
            message = f"{where}: Mr. and Mrs. with the same surname are written to as a couple"
            apart = ",".join(map(str, rows[0]))
            first = "make theirs first" if self._recorded else "make labels for each of them"
            hint = f"if they aren't married to each other, {first}, without --household: --rows {apart}"
            yield Remark(message, Place(self._roster.file), hint)

    def join(self, recipients: Callable[[], Iterator[Recipient]], key: object) -> Iterator[Recipient]:
        """The recipients, those of one household as one, where its first row stands. Rows between the first and the
        last one of a household wait in memory."""
        if self._planned[0] != key:
            self._planned = (key, self._plan(recipients))
        plan = self._planned[1]
        waiting: OrderedDict[int, list[Recipient]] = OrderedDict()
        for each in recipients():
            row = each.rows[0]
            rows = plan.get(row, (row,))
            if len(rows) == 1 and not waiting:
                yield self.pair(each)
                continue
            waiting.setdefault(rows[0], []).append(each)
            while waiting:
                first, found = next(iter(waiting.items()))
                if len(found) < len(plan.get(first, (first,))):
                    break
                del waiting[first]
                yield from self._make(found)
        for found in waiting.values():  # none, if the list is still what it was
            yield from self._make(found)

    def pair(self, recipient: Recipient) -> Recipient:
        """A recipient of one row with the second person whom it names, if it does."""
        contact = recipient.contacts[0]
        if contact.partner is None:
            return recipient
        (household,) = join((contact,), self._language_of(contact), self._store)
        return self._recipient(household, [recipient])

    def _plan(self, recipients: Callable[[], Iterator[Recipient]]) -> dict[int, Rows]:
        """For each row that shares its address, all rows that do."""
        keys, families, unnumbered = KeysOfRows(), KeysOfRows(), KeysOfRows()
        for each in recipients():
            contact = each.contacts[0]
            key = self._keys.key(contact.party)
            keys.add(key, contact.row)
            families.add(rough_key(contact.party, key), contact.row)
            if not key:
                unnumbered.add(unnumbered_key(contact.party, self._keys.unnumbered(contact.party)), contact.row)
        groups = keys.groups()
        together = set(groups)
        self._tell_near([rows for rows in families.groups() if rows not in together], recipients)
        for rows in unnumbered.groups():
            message = f"{list_rows(rows, self._roster.unit)} are perhaps one household, and aren't joined"
            hint = "if they are one, give them one row, with the second name in a column Spouse"
            told = Remark(f"{message}: the street has no number", Place(self._roster.file), hint)
            self._told[rows] = (told,)
        for rows in groups:
            if len(rows) > _MOST_AT_ONE_ADDRESS:
                message = f"{len(rows)} {self._roster.unit}s, {rows[0]} the first, share an address: too many to join"
                self._told[rows] = (Remark(message, Place(self._roster.file)),)
        return {row: rows for rows in groups if len(rows) <= _MOST_AT_ONE_ADDRESS for row in rows}

    def _tell_near(self, families: list[Rows], recipients: Callable[[], Iterator[Recipient]]) -> None:
        """Tell of rows that are perhaps one household, and stay apart because their addresses differ a little."""
        wanted = {row for rows in families for row in rows}
        if not wanted:
            return
        found = {each.contacts[0].row: each.contacts[0] for each in recipients() if each.contacts[0].row in wanted}
        keys = {row: self._keys.key(contact.party) for row, contact in found.items()}
        for rows in families:
            for near in find_near(rows, found, keys):
                streets = dict.fromkeys(street_of(found[row].party) for row in near)
                shown = "; ".join(streets) if len(streets) > 1 else "by town or ZIP code"
                message = f"{list_rows(near, self._roster.unit)} are perhaps one household: their addresses differ "
                hint = "if they are one, write the address alike in all of them, and they get one letter"
                self._told[near] = (Remark(f"{message}({shown})", Place(self._roster.file), hint),)

    def _make(self, recipients: list[Recipient]) -> Iterator[Recipient]:
        if len(recipients) == 1:
            yield self.pair(recipients[0])
            return
        contacts = tuple(each.contacts[0] for each in recipients)
        households = join(contacts, self._language_of(contacts[0]), self._store)
        by_row = {each.rows[0]: each for each in recipients}
        rows = _rows_of(contacts)
        self._told[rows] = tuple(self._tell(households, contacts[0].file))
        for each in households:
            if len(each.contacts) == 1:
                yield self._recipient(each, [by_row[each.contacts[0].row]])
                continue
            rows = _rows_of(each.contacts)
            self._joined[rows] = Joining(rows, each.name, _is_double(each), self._roster.unit, each.couple)
            yield self._recipient(each, [by_row[contact.row] for contact in each.contacts])

    def _recipient(self, household: Household, recipients: list[Recipient]) -> Recipient:
        """What fields stand for: each row's own where it has something, and the household's names."""
        contacts = self._tell_seconds(household)
        if household.is_one and len(contacts) == 1:
            own = recipients[0].values
            if recipients[0].contacts[0].partner and not (contacts[0].partner or contacts[0].party.organization):
                own = self._roster.values_of(contacts[0])
            return replace(recipients[0], contacts=contacts, values=own)
        values: dict[str, str] = {}
        for each in recipients:
            values |= {key: text for key, text in each.values.items() if text and not values.get(key)}
        names = {
            key: text
            for part, text in (("name", household.name), ("given", household.given), ("family", household.family))
            if text
            for key in self._roster.keys_of(part)
        }
        names[ROW] = "+".join(str(contact.row) for contact in household.contacts)
        return Recipient(contacts, household.party, values | names, 0, joined=frozenset(names))

    def part(self, recipient: Recipient, rows: Collection[int]) -> Recipient:
        """A household as these of its rows alone would be."""
        contacts = tuple(each for each in recipient.contacts if each.row in rows)
        alone = [Recipient((each,), each.party, self._roster.values_of(each), 0) for each in contacts]
        return self._recipient(join(contacts, self._language_of(contacts[0]), self._store)[0], alone)

    def _tell_seconds(self, household: Household) -> tuple[Contact, ...]:
        """The contacts with what is to be told of the second people in them."""
        told = {each.row: each for each in household.seconds}
        return tuple(
            self._tell_second(contact, told[contact.row]) if contact.row in told else contact
            for contact in household.contacts
        )

    def _tell_second(self, contact: Contact, named: Named) -> Contact:
        place = contact.place
        if named.why:
            assert contact.partner
            message = f"{full_name(contact.partner)} isn't named as a second person: {named.why}"
            return replace(contact, partner=None, warnings=(*contact.warnings, Remark(message, place)))
        hint = ""
        if headings := self._roster.partner_headings:
            ignored = ", ".join(f"`{quote(heading)}: {IGNORED}`" for heading in headings)
            hint = f"to write to the first alone, put {ignored} in {columns_path(contact.file)}"
        remarks = [Remark("two people are named, who are written to together", place, hint, "couple")]
        if named.shares:
            message = f"{named.shares!r} is a first name alone, and shares the surname"
            remarks.append(Remark(message, place, "", "shared"))
        if named.odd:
            remarks.append(Remark(named.odd, place, "write the first name and the surname as they should be printed"))
        return replace(contact, warnings=(*contact.warnings, *remarks))

    def _tell(self, households: tuple[Household, ...], file: str) -> Iterator[Remark]:
        """What may be wrong with the households of one address, and who stays apart."""
        unit = self._roster.unit
        for each in households:
            for double in each.doubles if not _is_double(each) else ():
                message = f"{list_rows(_rows_of(double), unit)} have the same name, which is written once"
                yield Remark(message, Place(file), "delete the extra rows")
            for couple, one in each.within:
                message = f"{unit} {one.row}: {full_name(one.party) or written_name(one.party).text} is named in"
                yield Remark(f"{message} {unit} {couple.row}, too, and is written once", Place(file))
            yield from _tell_namesakes(each, unit)
            within = [one for _, one in each.within]
            yield from tell_alike(tuple(contact for contact in each.contacts if contact not in within), unit)
        for reason in dict.fromkeys(each.apart for each in households if each.apart):
            apart = tuple(contact for each in households if each.apart == reason for contact in each.contacts)
            if len(apart) > 1:
                words = f"have the same address as other {unit}s, and aren't joined"
            else:
                words = f"has the same address as other {unit}s, and isn't joined"
            yield Remark(f"{list_rows(_rows_of(apart), unit)} {words}: {reason}", Place(file))


@value
class Joining:
    """Rows that get one letter; `double` says that they are one person."""

    rows: Rows
    name: str
    double: bool = False
    unit: str = "row"
    couple: bool = False

    def __str__(self) -> str:
        what = "perhaps the same person, and get one letter" if self.double else "one household"
        return f"{list_rows(self.rows, self.unit)} are {what}: {self.name}"


def _is_double(household: Household) -> bool:
    return household.doubles == (household.contacts,)


def list_rows(rows: Rows, unit: str = "row") -> str:
    """`row 4`, `rows 4 and 9`, `rows 4, 9, and 12`, `rows 4–9`."""
    return f"{unit}{'s' * (len(rows) > 1)} {list_runs(find_runs(rows), len(rows))}"


def refuse_differing(recipient: Recipient, roster: Roster, fields: tuple[Field, ...]) -> None:
    """Raise SourceError for each field in which the rows of a household, or the two people of a row, differ."""
    for contact in recipient.contacts:
        if contact.partner and recipient.joined:
            _refuse_names(recipient, contact.party, contact.partner, roster, fields)
    if len(recipient.contacts) == 1:
        return
    own = {NUMBER, *recipient.joined, *([SALUTATION] if roster.builds_salutation else [])}
    values = [roster.values_of(contact) for contact in recipient.contacts]
    own.update(key for part in _ADDRESS for key in roster.keys_of(part))
    names = {key for part in ("prefix", "given", "family", "suffix") for key in roster.keys_of(part)}
    seconds = {key for keys in PARTNER_FIELDS.values() for key in keys}.union(map(field_key, roster.partner_headings))
    first = recipient.contacts[0]
    named = [each for each in recipient.contacts[1:] if _second_of(first, each) and _second_of(each, first)]
    faults: list[StationeryError] = []
    for field in {field.key: field for field in fields if field.key not in own}.values():
        rows = zip(recipient.contacts, values, strict=True)
        texts = [
            (contact.row, text)
            for contact, each in rows
            if (text := each.get(field.key, "")) and not (field.key in seconds and contact in named)
        ]
        row, text = texts[0] if texts else (0, "")
        for number, other in texts:
            if fold_text(other) != fold_text(text):
                message = f"{roster.where(field)} is {text!r} in row {row} and {other!r} in row {number}"
                hint = f"make the cells alike, or take {{{{{field.name}}}}} out; or merge without --household"
                if field.key in names:
                    hint = "write {{name}} or {{salutation}}, which cover both"
                faults.append(SourceError(message, Place(roster.file), hint))
                break
    raise_faults(faults)


def _refuse_names(
    recipient: Recipient, party: Party, partner: Party, roster: Roster, fields: tuple[Field, ...]
) -> None:
    """Raise SourceError for each field of a name that would stand for one of two people alone."""
    faults: list[StationeryError] = []
    for part in ("prefix", "given", "family", "suffix"):
        own, other = getattr(party, part), getattr(partner, part)
        keys = {key for key in roster.keys_of(part) if key not in recipient.joined}
        if part == "prefix":  # a column Title has either
            keys |= {key for key in roster.keys_of("title") if recipient.values.get(key, "") == own}
        for field in {field.key: field for field in fields if field.key in keys and own != other}.values():
            message = f"{roster.where(field)} is {own!r} of one person and {other!r} of the other"
            faults.append(
                SourceError(message, Place(roster.file), "write {{name}} or {{salutation}}, which cover both")
            )
    raise_faults(faults)


def tell_alike(contacts: tuple[Contact, ...], unit: str, what: str = "") -> Iterator[Remark]:
    """The rows of one address whose names are nearly alike; those with the same name as well, if each gets a `what` of
    their own."""
    for one, other in combinations(contacts, 2):
        likeness = compare_names(one.party, other.party)
        rows = list_rows((one.row, other.row), unit)
        if what and (second := _second_of(one, other) or _second_of(other, one)):
            message = (
                f"{unit} {second.row} ({_name(second)}) is named in {unit} {one.row + other.row - second.row}, too"
            )
            yield Remark(
                f"{message}; each of them gets a {what}", Place(one.file), "use --household, or delete that row"
            )
        if likeness == "same" and what:
            yield _tell_same((one, other), rows, what)
        elif likeness == "alike":
            message = f"{rows} may be the same person ({_name(one)}, {_name(other)})"
            hint = "if they are, delete one of them"
            yield Remark(message, Place(one.file), f"{hint}; each of them gets a {what}" if what else hint)


def _second_of(one: Contact, other: Contact) -> Contact | None:
    """The other one, if the entry of the first names them as its second person."""
    if one.partner is None:
        return None
    named = at_address(one.partner, one.party, one.party.family)
    return other if compare_names(named, other.party) == "same" else None


def _find_same(group: tuple[Contact, ...]) -> Iterator[tuple[Contact, ...]]:
    """The contacts of one address, three and more, who have the same name and differ in nothing."""
    left = list(group)
    while len(left) > _PAIR:
        first = left.pop(0)
        same = [each for each in left if compare_names(first.party, each.party) == "same"]
        same = [each for each in same if not word_differences(first, each)]
        left = [each for each in left if each not in same]
        if len(same) >= _PAIR:
            yield (first, *same)


_PAIR = 2


def _tell_same(contacts: tuple[Contact, ...], rows: str, what: str) -> Remark:
    """That rows of one name and address may be one person; or, by what differs, two of them."""
    one = contacts[0]
    differ = word_differences(*contacts) if len(contacts) == _PAIR else ""
    if differ:
        message = f"{rows} have the same name and address ({_name(one)}), but {differ}: perhaps two people"
        hint = "if they are one person, delete one of them"
    else:
        message = f"{rows} have the same name and address ({_name(one)}): perhaps the same person"
        joins = "" if one.party.organization or one.party.title else ", or use --household"
        hint = f"if so, delete {'one' if len(contacts) == _PAIR else 'all but one'} of them{joins}"
    return Remark(f"{message}; each of them gets a {what}", Place(one.file), hint)


def _tell_namesakes(household: Household, unit: str) -> Iterator[Remark]:
    """That rows which share a letter as one person may be two, by what differs."""
    for double in household.doubles:
        for pair in pairwise(double):
            if differ := word_differences(*pair):
                rows = list_rows(_rows_of(pair), unit)
                message = f"{rows} have the same name and address ({_name(pair[0])}), but {differ}: perhaps two people"
                hint = "if they are two, tell their names apart, such as John Smith Jr."
                yield Remark(f"{message}; their name is written once", Place(pair[0].file), hint)


def _rows_of(contacts: tuple[Contact, ...]) -> Rows:
    return tuple(contact.row for contact in contacts)


def _name(contact: Contact) -> str:
    return full_name(contact.party) or written_name(contact.party).text


class Doubles:
    """Notices rows that may be the same person. Only rough keys are kept, which cost little in a merge of thousands;
    rows that share one are read again, and compared."""

    def __init__(self, store: Store, unit: str = "row", what: str = "letter") -> None:
        """`what` each of them gets."""
        self._unit = unit
        self._what = what
        self._keys = AddressKeys(store)
        self._addresses = KeysOfRows()
        self._people = KeysOfRows()

    def add(self, contact: Contact, *, joined: bool = False) -> None:
        """`joined` contacts have been compared with those at their address."""
        party = contact.party
        if party.lines:
            *street, place = (line.text for line in party.lines[1:]) if len(party.lines) > 1 else ("",)
        else:
            street, place = list(party.street), party.postal_code or party.locality
        numbers, code = _DIGITS.findall(" ".join(street)), _DIGITS.findall(place)
        where = code[0] if code else place.casefold()
        if not joined and numbers:
            self._addresses.add(f"{sorted(numbers)}|{where}", contact.row)
        name = party.lines[0].text if party.lines else party.name or f"{party.given} {party.family}".strip()
        if name and where:
            self._people.add(f"{name.casefold()}|{where}", contact.row)

    def remarks(self, contacts: Callable[[], Iterator[Contact]]) -> tuple[Remark, ...]:
        alike, people = self._addresses.groups(), self._people.groups()
        wanted = {row for rows in (*alike, *people) for row in rows}
        if not wanted:
            return ()
        found = {contact.row: contact for contact in contacts() if contact.row in wanted}
        told: dict[Rows, tuple[Remark, ...]] = {}
        for group in self._at_one_address(alike, found):
            several: set[int] = set()
            for same in _find_same(group):
                several.update(_rows_of(same))
                told[_rows_of(same)] = (_tell_same(same, list_rows(_rows_of(same), self._unit), self._what),)
            pairs = {pair: compare_names(pair[0].party, pair[1].party) for pair in combinations(group, 2)}
            same_as = {
                two.row for (one, two), each in pairs.items() if each == "same" and not word_differences(one, two)
            }
            for pair, likeness in pairs.items():
                if several.issuperset(_rows_of(pair)) or (
                    likeness == "alike" and not same_as.isdisjoint(_rows_of(pair))
                ):
                    continue
                told[_rows_of(pair)] = tuple(tell_alike(pair, self._unit, self._what))
        for rows in people:
            for pair in pairwise([found[row] for row in rows if row in found]):
                told.setdefault(_rows_of(pair), tuple(self._tell_moved(*pair)))
        return tuple(remark for _, remarks in sorted(told.items()) for remark in remarks)

    def _at_one_address(self, groups: list[Rows], found: Mapping[int, Contact]) -> Iterator[tuple[Contact, ...]]:
        for rows in groups:
            by_address: dict[str, list[Contact]] = {}
            for row in rows:
                if row in found:
                    by_address.setdefault(self._keys.key(found[row].party), []).append(found[row])
            for key, contacts in by_address.items():
                if key and 1 < len(contacts) <= _MOST_AT_ONE_ADDRESS:
                    yield tuple(contacts)

    def _tell_moved(self, one: Contact, other: Contact) -> Iterator[Remark]:
        """That somebody of the same name has nearly the same address."""
        first, second = self._keys.key(one.party), self._keys.key(other.party)
        if first == second or not first or not second or _DIGITS.findall(first) != _DIGITS.findall(second):
            return
        rows = list_rows((one.row, other.row), self._unit)
        message = f"{rows} have the same name, and addresses that are nearly alike ({_name(one)})"
        yield Remark(message, Place(one.file), "if they are one person, delete one of them")


_DIGITS = re.compile(r"\d+")
