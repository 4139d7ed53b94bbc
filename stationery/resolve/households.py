"""Joins the people of one address into a household: the lines of their names, by etiquette, and who is greeted."""

from __future__ import annotations

from stationery.catalog.languages import Language
from stationery.data.store import Store
from stationery.model.contact import Contact
from stationery.model.letter import Written
from stationery.model.party import Party, full_name, with_suffix, written_name
from stationery.model.values import replace, value
from stationery.resolve.joint_names import names_within
from stationery.resolve.name_words import join_names
from stationery.resolve.partners import Named, at_address, is_given_alone
from stationery.resolve.person import Person, is_organization
from stationery.resolve.recognize import recognize
from stationery.resolve.same_address import fold_text
from stationery.resolve.same_name import compare_names

_MOST_LINES = 6
"""Of an address (letter-conventions, Canada); names that would take more stay apart."""

_FAMILY = "{family}"
_LEAST_FAMILY = 3
"""From so many people of one surname on, they are The Buchan Family."""

_PAIR = 2


@value
class Household:
    """One letter for some rows: who gets it. `names` are the lines of the names.

    `name`, `given` and `family` are what fields stand for; the latter two are empty where they are not certain.
    `doubles` are rows of one person. `couple` is true where two are written to as Mr. and Mrs. of one name. `apart`
    says why a row that shares its address has a letter of its own. `seconds` tell of the second people in the rows.
    `is_one` is true of a single person. `within` are rows of somebody whom a couple's row names, too: that row first.
    """

    contacts: tuple[Contact, ...]
    party: Party
    names: tuple[str, ...] = ()
    name: str = ""
    given: str = ""
    family: str = ""
    doubles: tuple[tuple[Contact, ...], ...] = ()
    apart: str = ""
    seconds: tuple[Named, ...] = ()
    is_one: bool = True
    couple: bool = False
    within: tuple[tuple[Contact, Contact], ...] = ()


@value
class _Member:
    """A person, or those whom one row names together, and all the rows that name them; `own` are those in which they
    come first, `within` those of one of a couple alone."""

    contacts: tuple[Contact, ...]
    own: tuple[Contact, ...]
    person: Person
    party: Party
    family: str
    given: str
    count: int = 1
    within: tuple[Contact, ...] = ()

    @property
    def titled(self) -> str:
        return f"{self.person.titles_written} {self.given}".strip()

    @property
    def titled_within(self) -> str:
        """The same within a line: in Dutch, `De heer` only begins one."""
        title = self.person.titles[0] if self.person.titles else None
        small = title and title.social and title.spoken[:1].islower()
        return self.titled[:1].lower() + self.titled[1:] if small else self.titled


@value
class _Line:
    """A line of names, and each of those whom it names as a Party."""

    text: str
    people: tuple[Party, ...]
    given: tuple[str, ...]
    family: str
    couple: bool = False


def join(contacts: tuple[Contact, ...], language: Language, store: Store) -> tuple[Household, ...]:
    """The households of rows that share an address, in the order of their first rows: one, and those who stay apart.

    Nothing but what the rows say decides: nobody is married, or a woman, by a guess.
    """
    alone: list[Household] = []
    members: list[_Member] = []
    seconds: dict[int, Named] = {}
    for contact in contacts:
        person = _recognize(contact.party, language, store)
        reason = _stays_apart(contact.party, person, language)
        if reason or person is None:
            told = (Named(contact.row, why=reason),) if contact.partner else ()
            apart = reason if len(contacts) > 1 else ""
            alone.append(Household((contact,), contact.party, apart=apart, seconds=told))
            continue
        first = _add(members, contact, contact.party, person, language)
        if contact.partner:
            seconds[contact.row] = _add_second(members, contact, first, language, store)
    if sum(len(member.contacts) for member in members) < _PAIR:
        alone += [Household(member.contacts, member.contacts[0].party) for member in members]
        return _sort(alone, seconds)
    members = _name_once(members, language)
    lines = _lines(members, language)
    address = members[0].contacts[0].party
    by_row: dict[int, list[_Member]] = {}
    for member in members:
        by_row.setdefault(member.contacts[0].row, []).append(member)
    if len(lines) > 1 and len(by_row) > 1 and len(lines) + _count_lines(address) > _MOST_LINES:
        reason = f"their {len(lines)} names don't fit above the address"
        alone += [_household(group, _lines(group, language), language, reason) for group in by_row.values()]
        return _sort(alone, seconds)
    return _sort([*alone, _household(members, lines, language)], seconds)


def _sort(households: list[Household], seconds: dict[int, Named]) -> tuple[Household, ...]:
    """In the order of their rows, each with what is to be told of its second people."""
    found = []
    for each in households:
        told = tuple(seconds[contact.row] for contact in each.contacts if contact.row in seconds)
        found.append(replace(each, seconds=(*each.seconds, *told)))
    return tuple(sorted(found, key=lambda each: each.contacts[0].row))


def _recognize(party: Party, language: Language, store: Store) -> Person | None:
    person = recognize(party, language, store, "").person
    if person and party.suffix and not person.suffix:
        return replace(person, suffix=party.suffix, written=full_name(party))
    return person


def _add_second(members: list[_Member], contact: Contact, first: _Member, language: Language, store: Store) -> Named:
    """Add the second person in a row, unless the first name is that of several; and what is to be told of it."""
    assert contact.partner
    row, partner = contact.row, contact.partner
    if first.count > 1:
        return Named(row, why=f"{first.person.written!r} names several people already")
    party = at_address(partner, contact.party, first.family)
    person = _recognize(party, language, store)
    if person is None or is_organization(person.bare, language):
        return Named(row, why=f"{partner.name!r} isn't a person's name")
    second = _add(members, contact, party, person, language, is_first=False)
    if contact in second.own:
        return Named(row, why="that is the name of the first one")
    if is_given_alone(partner) and not second.family:
        return Named(row, odd=f"{partner.name!r} has no surname, and that of {first.person.bare!r} isn't certain")
    if person.titles and not partner.prefix and " " not in person.bare and second.family != first.family:
        return Named(row, odd=f"is {person.bare!r} in {partner.name!r} a surname? It is printed as it stands")
    shares = is_given_alone(partner) and fold_text(partner.given) != fold_text(first.family)
    odd = f"{partner.given!r} is printed as {second.given!r}" if shares and second.given != partner.given else ""
    return Named(row, partner.given if shares else "", odd=odd)


def _stays_apart(party: Party, person: Person | None, language: Language) -> str:
    """Why a row is no part of a household; empty if it is."""
    if not (written_name(party).text or party.organization or party.department or party.lines):
        return "it has no name"
    if party.organization or party.department or person is None or is_organization(person.bare, language):
        return "an organization isn't a household"
    if party.title:
        return "somebody with a job title is written to at work"
    if not party.lines:
        return ""
    below = party.lines[1].text
    return "" if any(map(str.isdigit, below)) else f"{below!r} may be an organization"


def _add(
    members: list[_Member],
    contact: Contact,
    party: Party,
    person: Person,
    language: Language,
    *,
    is_first: bool = True,
) -> _Member:
    """The person as a member; a row with the same name as another's belongs to that one."""
    family, given = _take_apart(person, party, language)
    own = (contact,) if is_first else ()
    new = _Member((contact,), own, person, party, family, given, _count(person, language))
    for number, member in enumerate(members):
        if compare_names(member.party, party) == "same":
            fuller = new if len(person.written) > len(member.person.written) else member
            contacts = member.contacts if contact in member.contacts else (*member.contacts, contact)
            members[number] = replace(fuller, contacts=contacts, own=(*member.own, *own))
            return members[number]
    members.append(new)
    return new


def _take_apart(person: Person, party: Party, language: Language) -> tuple[str, str]:
    """Surname and given names, where nobody has to guess: of a name with its title, of one in two columns, of two
    words. Several people in one row have a surname alone."""
    family, words = person.family, person.bare.split()
    if not family and party.given == person.bare:
        return "", party.given
    if _count(person, language) > 1:
        return ("" if any(word in language.and_words for word in family.split()) else family), ""
    if family and person.bare.endswith(f" {family}"):
        return family, person.bare.removesuffix(family).strip()
    if family:
        return family, "" if family == person.bare else person.given
    particle = next((number for number, word in enumerate(words) if number and word in language.surname_particles), 0)
    if particle:
        return " ".join(words[particle:]), " ".join(words[:particle])
    first = words[0].casefold() if words else ""
    if len(words) == _PAIR and first not in language.surnames_first and "." not in words[1]:
        return words[1], words[0]
    return "", ""


def _count(person: Person, language: Language) -> int:
    """How many people a name is of; three for a family."""
    if any(title.opening and title.spoken == "Family" for title in person.titles):
        return _LEAST_FAMILY
    several = person.together or person.companion or any(word in language.and_words for word in person.bare.split())
    return _PAIR if several or any(title.plural for title in person.titles) else 1


def _name_once(members: list[_Member], language: Language) -> list[_Member]:
    """The members without those whom a couple's row names already; their rows are the couple's."""
    for couple in [member for member in members if member.count == _PAIR]:
        one, other = couple.person, couple.person.companion
        named = names_within(one.bare, couple.family, language)
        named |= names_within(other.bare, other.family, language) if other else frozenset()
        inside = [
            each
            for each in members
            if each.count == 1 and not each.person.suffix and fold_text(each.person.bare) in named
        ]
        if inside:
            rows = tuple(contact for each in inside for contact in each.contacts if contact not in couple.contacts)
            joined = replace(couple, contacts=(*couple.contacts, *rows), within=rows)
            members = [joined if each is couple else each for each in members if each not in inside]
    return members


def _lines(members: list[_Member], language: Language) -> list[_Line]:
    """The lines of all names; those of one surname stand together where the first of them stands."""
    groups: dict[str, list[_Member]] = {}
    for number, member in enumerate(members):
        apart = not member.family or _has_two_surnames(member)
        key = f"member {number}" if apart else fold_text(member.family)
        groups.setdefault(key, []).append(member)
    found: list[_Line] = []
    for group in groups.values():
        found += _lines_of(group, language)
    return found


def _has_two_surnames(member: _Member) -> bool:
    """Whether a row names a couple of whom one isn't called as the other, as Dr. Tom Hall and Dr. Ruth Fox."""
    other = member.person.companion
    return bool(other and other.family and fold_text(other.family) != fold_text(member.family))


def _lines_of(group: list[_Member], language: Language) -> list[_Line]:
    """The lines of people who share a surname."""
    given = tuple(member.given for member in group)
    family = group[0].family
    if len(group) == 1:
        return [_own_line(group[0])]
    pattern = next(iter(language.households), "")
    if sum(member.count for member in group) >= _LEAST_FAMILY and pattern:
        name = next((member.family for member in group if not member.family.isupper()), family)
        text = pattern.replace(_FAMILY, _capital_alone(name, language))
        return [_Line(text, (Party(name=text),), given, name)]
    if len(group) > _PAIR or any(member.person.suffix or not member.given for member in group):
        couple = _married(group, language)
        if couple and not couple[1].person.suffix and couple[0].given:
            return [_couple_line(couple, given, language)]
        return [_own_line(member) for member in group]
    couple = _married(group, language)
    if couple:
        return [_couple_line(couple, given, language)]
    first, second = group
    joint = join_names((first.titled, second.titled_within), language)
    people = tuple(_as_party(member) for member in group)
    return [_Line(f"{joint} {family}", people, given, family)]


def _own_line(member: _Member) -> _Line:
    given = (member.given,) if member.given else ()
    people = _each_party(member.person) if _has_two_surnames(member) else (_as_party(member),)
    return _Line(member.person.written, people, given, member.family)


def _each_party(person: Person | None) -> tuple[Party, ...]:
    """Each of those whom one row names with titles and surnames of their own."""
    if person is None:
        return ()
    one = Party(prefix=person.titles_written, name=person.bare, family=person.family, suffix=person.suffix)
    return (one, *_each_party(person.companion))


def _as_party(member: _Member) -> Party:
    person = member.person
    if member.count > 1:
        return Party(name=person.written, family=member.family)
    return Party(prefix=person.titles_written, name=person.bare, family=member.family, suffix=person.suffix)


def _married(group: list[_Member], language: Language) -> tuple[_Member, _Member] | None:
    """The two in the order in which a couple is written, if their titles alone say that they are one."""
    if len(group) != _PAIR or len(language.couple_titles) != _PAIR:
        return None
    if any(member.count > 1 or len(member.person.titles) != 1 for member in group):
        return None
    by_title = {member.person.titles[0].spoken: member for member in group}
    named, other = (by_title.get(title) for title in language.couple_titles)
    return (named, other) if named and other else None


def _couple_line(couple: tuple[_Member, _Member], given: tuple[str, ...], language: Language) -> _Line:
    named, other = couple
    titles = join_names((named.person.titles_written, other.person.titles_written), language)
    text = with_suffix(f"{titles} {named.given} {named.family}", named.person.suffix)
    return _Line(text, (Party(name=text, family=named.family),), given, named.family, couple=True)


def _capital_alone(family: str, language: Language) -> str:
    """In Dutch, `De Vries` where no given name stands before it."""
    if language.capital_alone and family.split()[0] in language.surname_particles:
        return family[0].upper() + family[1:]
    return family


def _household(members: list[_Member], lines: list[_Line], language: Language, apart: str = "") -> Household:
    by_row = {each.row: each for member in members for each in member.contacts}
    contacts = tuple(by_row[row] for row in sorted(by_row))
    names = tuple(line.text for line in lines)
    people = tuple(person for line in lines for person in line.people)
    families = tuple(line.family for line in lines)
    given = tuple(each or "" for line in lines for each in line.given)
    whole = all(families)
    family = join_names(families, language) if whole else ""
    spoken = len(given) == len(members) and all(given)
    titled = any(person.prefix for person in people) or len(lines) > 1
    if len(members) == 1:
        party = members[0].party
        given = (party.given,)
        spoken = bool(members[0].within and party.given)
    else:
        shared = families[0] if len(lines) == 1 else ""
        party = _write(contacts[0].party, names, shared, people if len(people) > 1 and titled else ())
    return Household(
        contacts,
        party,
        names,
        join_names(names, language),
        join_names(given, language) if spoken else "",
        family,
        tuple(member.own for member in members if len(member.own) > 1),
        apart,
        is_one=len(members) == 1,
        couple=any(line.couple for line in lines),
        within=tuple((member.contacts[0], each) for member in members for each in member.within),
    )


def _write(party: Party, names: tuple[str, ...], family: str, people: tuple[Party, ...]) -> Party:
    """The party with other names above its address."""
    if party.lines:
        own = tuple(Written(name, party.lines[0].place) for name in names)
        return replace(party, lines=(*own, *party.lines[1:]), family=family, people=people)
    return replace(
        party,
        prefix="",
        name=names[0],
        given="",
        family=family,
        suffix="",
        others=names[1:],
        people=people,
    )


def _count_lines(party: Party) -> int:
    if party.lines:
        return len(party.lines) - 1
    return len(party.street) + bool(party.dependent_locality) + 1
