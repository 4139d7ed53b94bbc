"""Recognizes in a party what is certain: the person addressed, the organization, the place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stationery.catalog.defaults import defaults
from stationery.catalog.languages import Language
from stationery.catalog.languages import language as read_language
from stationery.catalog.surnames import is_listed_name
from stationery.catalog.titles import Title
from stationery.data.store import Store
from stationery.model.letter import Party, Written
from stationery.model.party import name_line, with_suffix
from stationery.model.values import replace, value
from stationery.resolve.countries import country_of, locality_line
from stationery.resolve.name_words import joins, may_join_lines
from stationery.resolve.person import (
    Person,
    add_companion,
    is_child,
    is_organization,
    is_titled,
    person_beside,
    recognize_name,
)
from stationery.resolve.written_titles import add_degree, find_title, find_titles, look_up

if TYPE_CHECKING:
    from stationery.resolve.name_rows import Row

_SEARCHED_LINES = 4

_NAME_LINES = 6
"""Lines below a name in which others may be named."""

_CARE_OF = ("c/o", "p/a", "presso", "aux bons soins")
"""Of the marks of attention, those of somebody who only passes a letter on."""

_LOCALITY_PARTS = ("locality", "region", "postal_code")

NOBODY = Written("")


@value
class Recognized:
    """What is known of a party: a person or an organization is addressed; the rest is empty where it is uncertain."""

    person: Person | None = None
    organization: Written = NOBODY
    role: str = ""
    locality: str = ""
    region: str = ""
    postal_code: str = ""
    country: str = ""

    @property
    def name(self) -> str:
        """Who is addressed, in one line."""
        return self.person.written if self.person else self.organization.text


def recognize(party: Party, language: Language, store: Store, country: str | None = None) -> Recognized:
    """What can be told of a party, whose `country` may be known. Nothing is guessed, and nothing changed."""
    person, organization, role = _addressee(party, language, store)
    country = country_of(party, store) if country is None else country
    if person and person.titles and country and not person.titles[0].social:
        person = _title_there(person, party, country, language, store)
    if not party.lines:
        return Recognized(person, organization, role, party.locality, party.region, party.postal_code, country)
    found = locality_line(party, country, store)
    parts = {key: value or "" for key, value in found.groupdict().items()} if found else {}
    locality, region, postal_code = (parts.get(key, "") for key in _LOCALITY_PARTS)
    return Recognized(person, organization, role, locality, region, postal_code, country)


def _title_there(person: Person, party: Party, country: str, language: Language, store: Store) -> Person:
    """The person with the social title of the country, if it is written so: a Sr. in Mexico is no Sister."""
    table = defaults(store).table("language_by_country")
    tongue = (table.text(country) if table else "").partition("-")[0]
    if not tongue or tongue == language.tag.partition("-")[0] or person.companion or person.together:
        return person
    other = read_language(store, tongue)
    title = look_up(person.titles_written, other)
    if title is None or not title.social:
        return person
    return recognize_name(person.written, other, None, party.family, person.place)


def attention_name(text: str, language: Language) -> str:
    """The name in an attention line, or nothing if it is none."""
    for mark in language.attention_marks:
        rest = text[len(mark) :]
        if text[: len(mark)].casefold() == mark.casefold() and rest[:1] in (" ", ":"):
            return rest.lstrip(" :")
    return ""


def _addressee(party: Party, language: Language, store: Store) -> tuple[Person | None, Written, str]:
    """The person, or else the organization, to whom a letter to this party speaks; and the line that says the role."""
    if party.people:
        return _chain(party.people, language, store), NOBODY, ""
    if not party.lines:
        person = _from_parts(party, language, store)
        organization = Written(party.organization or party.department, party.where("organization"))
        return (person, NOBODY if person else organization, party.title)
    if name_line(party.lines) is not party.lines[0]:  # the order of Japan
        named = name_line(party.lines)
        return recognize_name(named.text, language, store, party.family, named.place), NOBODY, ""
    lines = _join_titles(party.lines, language, store)
    if any(may_join_lines(line.text, language) for line in lines):
        from stationery.resolve.and_lines import part_lines  # 0.3 ms

        lines = part_lines(
            lines,
            language,
            lambda text: bool(recognize_name(text, language, store).titles),
            lambda text: is_organization(text, language),
        )
    first, *others = lines
    person = recognize_name(first.text, language, store, party.family, first.place)
    role = others[0].text if others else ""
    if person.titles:
        person, role = _add_below(person, others, language, store)
        return person, NOBODY, role
    for line in (first, *others):
        name = attention_name(line.text, language)
        if name and line is not first and _is_passed_on(line.text, name, first.text, language):
            continue
        if name and line is first and others:  # c/o Acme, and whose mail it is
            below = recognize_name(others[0].text, language, store, party.family, others[0].place)
            if below.titles and below.bare and below.titles[0].social:
                return below, NOBODY, others[1].text if len(others) > 1 else ""
        if name and is_organization(name, language):
            return None, Written(name, line.place), ""
        if name:
            return recognize_name(name, language, store, party.family, line.place), NOBODY, ""
    if party.family or not is_organization(first.text, language):
        return _add_below(person, others, language, store)[0], NOBODY, role
    for number, line in enumerate(others[: _SEARCHED_LINES - 1]):
        words = line.text.split()
        titled = recognize_name(line.text, language, store, party.family, line.place)
        if titled.titles and (titled.titles[0].social or words[0].endswith(".")):
            role = others[number + 1].text if number + 1 < len(others) else ""
            return titled, NOBODY, role
    return None, first, ""


def _is_passed_on(text: str, name: str, first: str, language: Language) -> bool:
    """Whether a line names somebody who passes the letter on to the first one: Jane Roe, c/o Acme; or an estate, whose
    letter somebody at c/o reads."""
    passed = text.casefold().startswith(_CARE_OF)
    return passed and (is_organization(name, language) or not is_organization(first, language))


def _add_below(person: Person, lines: list[Written], language: Language, store: Store) -> tuple[Person, str]:
    """The person with those whom the lines below name: as companions, or as `below` where they may be a firm as well;
    and the first line of which nobody is greeted, which says the role.

    An `and` may stand below the first one's role. Below somebody without a title nobody is certain, but below a usual
    name (Ann Lee) somebody with a social one.
    """
    known = bool(person.titles) or is_listed_name(person.bare.split(), store)
    below: list[str] = []
    role = ""
    for number, line in enumerate(lines[:_NAME_LINES]):
        following = lines[number + 1].text if number + 1 < len(lines) else ""
        found = _person_in(line, person, language, store)
        row = None if found else _find_row(line.text, following, person, language, store)
        if found and known and (person.titles or (found.titles and found.titles[0].social)):
            person = add_companion(person, found)
        elif row and _is_certain(row, person, language):
            for name in row.people:
                person = add_companion(person, person_beside(name, language, store, line.place))
        else:
            role = role or line.text
            if found or row:
                below.append(line.text.rstrip(","))
            elif not (person.titles and following.startswith(f"{language.and_word} ")):
                break
    return (replace(person, below=", ".join(below)) if below else person), role


def _person_in(line: Written, person: Person, language: Language, store: Store) -> Person | None:
    """Who stands in a line below a person, with a title or behind an `and`; None if nobody does, or nobody can tell.

    Below a Ms. nobody looks for a Frau: the titles of other languages are known only below one of them.
    """
    word, _, rest = line.text.partition(" ")
    named = word == language.and_word and not _has_digit(rest)
    text = rest if named else line.text
    abroad = bool(person.titles) and find_title([*person.titles_written.split(), ""], language, None)[0] is None
    child = is_child(text.split(), language, store)
    found = recognize_name(text, language, store, "", line.place, abroad=abroad, child=child)
    bare = found.bare.split()
    if named or child or (bare and any(title.social for title in found.titles)):
        return found
    if not found.titles or not bare:
        return None
    if line.text.split()[0].endswith(".") and word not in language.generations and len(bare) > 1:
        return found
    return found if (len(bare) > 1 or found.titles[0].kin) and is_listed_name(bare, store) else None


def _find_row(text: str, following: str, person: Person, language: Language, store: Store) -> Row | None:
    """The people whom a line seems to name without a title, or with one that may be a role's; a word alone that has no
    street below it is a town."""
    words = text.split()
    if _has_digit(text) or is_organization(text, language):
        return None
    if not all(word[:1].isupper() or joins(word, language) or word in language.title_words for word in words):
        return None
    family = person.family or person.bare.rpartition(" ")[2]
    alone = "," not in text and not any(joins(word, language) for word in words)
    if alone and words[-1] != family and words[0] not in language.title_words and not is_listed_name(words, store):
        return None
    from stationery.resolve.name_rows import find_names  # 0.6 ms

    row = find_names(text.rstrip(","), family, language, store, lambda words: is_titled(words, language, store))
    below = following.rstrip(",").split()
    named = below[:1] == [language.and_word] or (below[:1] and below[0] in language.title_words)
    if len(words) == 1 and not (named or _has_digit(following) or is_listed_name(below, store)):
        return None
    return row


def _is_certain(row: Row, person: Person, language: Language) -> bool:
    """Whether people in a line below are greeted: with a title, or the children of a couple."""
    if language.openings.after != "elided" or not person.titles:
        return False
    family = person.together or person.companion or len(row.people) > len(("one", "other"))
    return not row.untitled or bool(family and all(" " not in name for name in row.people))


def _has_digit(text: str) -> bool:
    return any(map(str.isdigit, text))


def _join_titles(lines: tuple[Written, ...], language: Language, store: Store) -> tuple[Written, ...]:
    """The lines with a first one of titles only (`Herrn`, by DIN 5008) at the head of the name that stands below it."""
    words = lines[0].text.split()
    if len(lines) < 2 or not words or words[0] not in language.title_words:
        return lines
    titles, count, _ = find_titles([*words, ""], language, store)
    if count < len(words) or not any(title.social for title in titles):
        return lines
    return (Written(f"{lines[0].text.strip()} {lines[1].text.strip()}", lines[0].place), *lines[2:])


def _chain(people: tuple[Party, ...], language: Language, store: Store) -> Person | None:
    """The people of a household, each the companion of the one before."""
    found: Person | None = None
    for each in reversed(people):
        person = _from_parts(each, language, store)
        found = replace(person, companion=found, suffix=person.suffix or each.suffix) if person else found
    return found


def _from_parts(party: Party, language: Language, store: Store) -> Person | None:
    if party.name:
        text = f"{party.prefix} {party.name}".strip()
        person = recognize_name(text, language, store, party.family, party.where("name"))
        if "," in text and not (person.companion or person.unread or "," in person.bare):
            from stationery.resolve.beside import left_out  # 0.3 ms

            person = replace(person, unread=left_out(text, language))
        if person.titles and person.titles[0].kin and not party.prefix and person.family == person.bare:
            return replace(person, given=person.bare, family="")  # Grandma in the column of first names, Ruth beside it
        if person.titles or not party.prefix:
            return person
    elif not (party.given or party.family):
        return None
    bare = party.name or f"{party.given} {party.family}".strip()
    words = party.prefix.split()
    titles, count, together = find_titles([*words, *bare.split()], language, store)
    if words and count != len(words):
        titles = (Title(party.prefix),)
    head = f"{party.prefix} {bare}".strip()
    titles = add_degree(titles, party.suffix, language)
    return Person(
        written=with_suffix(head, party.suffix),
        place=party.where("family" if party.family else "given"),
        titles=titles,
        titles_written=party.prefix,
        bare=bare,
        given=party.given,
        family=party.family,
        suffix=party.suffix,
        together=together,
    )
