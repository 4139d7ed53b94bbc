"""Recognizes in typed lines what is certain: the person addressed, the organization, the place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from stationery.catalog.defaults import defaults
from stationery.catalog.languages import Language, may_be_titled
from stationery.catalog.languages import language as read_language
from stationery.catalog.titles import Title, title_key
from stationery.data.store import Store
from stationery.model.errors import Place
from stationery.model.letter import Party, Written
from stationery.model.party import name_line, with_suffix
from stationery.model.values import replace, value
from stationery.resolve.countries import country_of, locality_line
from stationery.resolve.family_names import find_household
from stationery.resolve.name_words import (
    ANDS_ABROAD,
    drop_nicknames,
    is_given_before,
    join_double,
    joins,
    may_be_surname_first,
    may_join_lines,
    recase,
    surname_of_several,
    without_suffix,
)

MOST_CERTAIN_WORDS = 2
"""After a title, one word is a surname, of two the last is one; with more, nobody can tell (house.md)."""

_LONGEST_TITLE = 4
_SEARCHED_LINES = 4
_INITIAL = r"(?:[^\W\d_]\.-?)+"
_CARE_OF = ("c/o", "p/a", "presso", "aux bons soins")
"""Of the marks of attention, those of somebody who only passes a letter on."""
_LOCALITY_PARTS = ("locality", "region", "postal_code")


@value
class Person:
    """A name as it was written, and its parts where they are certain.

    `written` is the whole name, with titles and suffix; `titles` the known ones among the former, `titles_written`
    as they stand. `bare` is the name without both. `family` is empty where it is not certain. `together` is true of
    two titles before one name (Mr. and Mrs. Lee), `companion` a second person named after the first one. `unread` is
    what a comma parts from the name, a person or a role.
    """

    written: str
    place: Place | None = None
    titles: tuple[Title, ...] = ()
    titles_written: str = ""
    bare: str = ""
    given: str = ""
    family: str = ""
    suffix: str = ""
    together: bool = False
    companion: Person | None = None
    capitals: str = ""
    unread: str = ""

    @property
    def title_words(self) -> tuple[str, ...]:
        return tuple(word.rstrip(".").casefold() for word in self.titles_written.split())

    @property
    def surname(self) -> str:
        """The surname, or the last word of the name where it is not certain."""
        return self.family or (self.bare.split()[-1] if self.bare else "")


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
    title = _look_up(person.titles_written, other)
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


def recognize_name(
    text: str,
    language: Language,
    store: Store | None,
    family: str = "",
    place: Place | None = None,
    *,
    abroad: bool = True,
    child: bool = False,
) -> Person:
    """The person of one written name, as `Prof. Dr. Ana de la Cruz, Ph.D.`

    With a store, titles of its other languages are known as well, unless `abroad` is false; without, only those of the
    language. With `child`, one that only an address has is a title too (Master).
    """
    household = find_household(" ".join(text.split()), language, family)
    if household:
        title, name = household
        return Person(written=text.strip(), place=place, titles=(title,), bare=name or text.strip(), family=name)
    whole = text
    others: tuple[str, ...] = ()
    if "," in text:
        from stationery.resolve.beside import split_commas  # 0.3 ms

        whole, others = split_commas(text, language, lambda words: _is_titled(words, language))
    head, suffix = without_suffix(whole, language)
    words = drop_nicknames(head).split()
    alone = _look_up(" ".join(words), language) if len(words) > 1 else None
    if alone and alone.opening and "{" not in alone.opening:
        return Person(written=text.strip(), place=place, titles=(alone,), titles_written=text.strip(), suffix=suffix)
    titles, count, together = _titles(words, language, store if abroad else None)
    if child and not titles and len(words) > 1 and words[0] in language.children:  # no Master Sergeant
        titles, count = (Title(words[0], social=True),), 1
    if titles and _is_firm(titles, words, count, text, language):
        titles, count, together = (), 0, False
    bare = words[count:]
    parted = _second(bare, language, child) if titles and not together else 0
    companion = None
    if parted:  # what follows both names is the second one's: Mr. Bo Ray Jr. and Ms. Ann Lee, M.D.
        companion = recognize_name(
            with_suffix(" ".join(bare[parted:]), suffix), language, store, "", place, child=child
        )
        own, suffix = without_suffix(" ".join(bare[: parted - 1]), language)
        bare = own.split()
    if titles and not companion and len(bare) > 2 and any(joins(word, language) for word in bare):
        from stationery.resolve.beside import split_last  # 0.3 ms

        bare, last = split_last(bare, language, None if together or titles[0].plural else store)
        others = (last, *others) if last else others
    for other in reversed(others):
        companion = replace(_person_beside(other, language, store, place), companion=companion)
    titles = _add_degree(titles, suffix, language)
    before = bare
    if titles or not is_organization(" ".join(bare).title(), language):
        bare, loud, doubtful = recase(bare, language)
    else:
        loud, doubtful = "", False
    certain = ("" if companion else family) or loud or _surname(bare, titles, language, store, together)
    given = " ".join(bare).removesuffix(certain).strip() if certain and " ".join(bare).endswith(certain) else ""
    if titles and titles[0].kin and not family and len(bare) == 1:
        certain, given = "", bare[0]  # Aunt May
    elif companion and companion.family and _may_be_given(titles, bare, companion.bare, language, store):
        certain, given = companion.family, bare[0]  # Mr. Tom and Ms. Ann Ng
    return Person(
        written=" ".join(text.split()),
        place=place,
        titles=titles,
        titles_written=" ".join(words[:count]),
        bare=" ".join(bare),
        given=given,
        family=certain,
        suffix=suffix,
        together=together,
        companion=companion,
        capitals=" ".join(before) if doubtful and not family else "",
    )


def _is_firm(titles: tuple[Title, ...], words: list[str], count: int, text: str, language: Language) -> bool:
    """Whether words that begin as a title does are a firm's name: General Dynamics Corporation."""
    if any(title.social for title in titles) or any("." in word for word in words[:count]):
        return False
    tail = text.rpartition(",")[2].split() if "," in text else words[-1:]
    return words[count] in language.organizations or all(word in language.organizations for word in tail)


def _may_be_given(
    titles: tuple[Title, ...], bare: list[str], following: str, language: Language, store: Store | None
) -> bool:
    """Whether the one word after a title may be a given name whose surname follows with the next person: a title that
    is no rank, office, or relative."""
    usual = any(title.social or title.spoken in language.degrees.values() for title in titles)
    if not usual or any(title.kin for title in titles):
        return False
    return is_given_before(bare, following.split(), language, store)


def _add_degree(titles: tuple[Title, ...], suffix: str, language: Language) -> tuple[Title, ...]:
    """The titles with the one that a degree after the name gives, where only a social one stands before it, or none."""
    if not language.degrees or not suffix or any(not title.social for title in titles):
        return titles
    words = suffix.replace(",", " ").split()
    given = next((language.degrees[word] for word in words if word in language.degrees), "")
    title = language.titles.get(title_key(given)) if given else None
    return (*titles, title) if title else titles


def _is_titled(words: list[str], language: Language) -> bool:
    """Whether words are a social title, or one that is abbreviated, and a name in capital letters."""
    title, count = _title(words, language, None) if len(words) > 1 else (None, 0)
    return bool(title and (title.social or words[count - 1].endswith(".")) and words[count][:1].isupper())


def _person_beside(text: str, language: Language, store: Store | None, place: Place | None) -> Person:
    """Somebody beside the first person: with a title, or in words that are greeted as they stand."""
    if " " in text and not text.islower():
        return recognize_name(text, language, store, "", place)
    return Person(written=text, place=place, bare=text)


def _second(bare: list[str], language: Language, child: bool) -> int:
    """Where a second person's title stands in the words after a first one's: behind an `and`; 0 if there is none."""
    for number in range(1, len(bare) - 2):
        known = child and bare[number + 1] in language.children
        if joins(bare[number], language) and (known or _title(bare[number + 1 :], language, None)[0]):
            return number + 1
    return 0


def is_organization(text: str, language: Language) -> bool:
    """Whether a line has a word, or two together, that only organizations have in their name."""
    words = [word.strip(",;()") for word in text.split()]
    if any(word in language.organizations or word.capitalize() in language.organizations for word in words):
        return True
    return any(f"{one} {two}".capitalize() in language.organizations for one, two in pairwise(words))


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
        if not person.companion:
            abroad = _title([*person.titles_written.split(), ""], language, None)[0] is None
            count, companion = _companion_below(others, language, store, abroad)
            person = replace(person, companion=companion) if companion else person
            role = others[count].text if count < len(others) else ""
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
        return person, NOBODY, role
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


def _companion_below(lines: list[Written], language: Language, store: Store, abroad: bool) -> tuple[int, Person | None]:
    """How many of the lines below a person name further ones, and these, each the companion of the one above.

    Below a Ms. nobody looks for a Frau: the titles of other languages are known only below one of them (`abroad`).
    Somebody behind an `and` needs no title.
    """
    if not lines:
        return 0, None
    word, _, rest = lines[0].text.partition(" ")
    named = word == language.and_word and not any(map(str.isdigit, rest))
    text = rest if named else lines[0].text
    second = recognize_name(text, language, store, "", lines[0].place, abroad=abroad)
    person = named or bool(second.bare and any(title.social for title in second.titles))
    if not person and len(lines) > 1 and lines[1].text.startswith(f"{language.and_word} "):
        return 0, _companion_below(lines[1:], language, store, abroad)[1]  # below a first one's role
    if not person and second.titles and lines[0].text.split()[0].endswith("."):
        person = len(second.bare.split()) > 1
    if not person:
        return 0, None
    if second.companion or second.together:
        return 1, second
    count, third = _companion_below(lines[1:], language, store, abroad)
    return count + 1, replace(second, companion=third) if third else second


def _join_titles(lines: tuple[Written, ...], language: Language, store: Store) -> tuple[Written, ...]:
    """The lines with a first one of titles only (`Herrn`, by DIN 5008) at the head of the name that stands below it."""
    words = lines[0].text.split()
    if len(lines) < 2 or not words or words[0] not in language.title_words:
        return lines
    titles, count, _ = _titles([*words, ""], language, store)
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
        if "," in text and not person.companion:
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
    titles, count, together = _titles([*words, *bare.split()], language, store)
    if words and count != len(words):
        titles = (Title(party.prefix),)
    head = f"{party.prefix} {bare}".strip()
    titles = _add_degree(titles, party.suffix, language)
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


def _titles(words: list[str], language: Language, store: Store | None) -> tuple[tuple[Title, ...], int, bool]:
    """The titles before a name, how many words they take, and whether two persons are named (`Mr. and Mrs.`)."""
    at = next((at for at in range(1, min(_LONGEST_TITLE, len(words) - 2)) if words[at] in ANDS_ABROAD), 0)
    if at and store and not joins(words[at], language):
        from stationery.resolve.pairs_abroad import find_pair  # 0.3 ms

        if pair := find_pair(words, at, language, store):
            return *pair, True
    titles: list[Title] = []
    taken = 0
    together = False
    while taken < len(words) - 1:
        # A name has its titles in one language: after a Ms. nobody looks for a Frau.
        title, length = _title(words[taken:], language, None if titles else store)
        if title is None or (title.uncertain and titles and taken + length == len(words) - 1):
            break  # a dean is Dean Martin; Mr. Dean Martin is called so
        titles.append(title)
        taken += length
        if taken < len(words) - 2 and joins(words[taken], language) and _title(words[taken + 1 :], language, store)[0]:
            together = True
            taken += 1
    following = words[taken] if taken < len(words) else ""
    if titles and following[:1].islower() and words[0][:1].isupper() and following not in language.particles:
        named = language.capitalized_offices and titles[0].social and len(words) - taken > 1
        if not named or any(not word.islower() or word in language.typed.small_words for word in words[taken:]):
            return (), 0, False
    return tuple(titles), taken, together


def _title(words: list[str], language: Language, store: Store | None) -> tuple[Title | None, int]:
    """The longest title at the beginning of some words, and how many of them it takes; at least one word is left."""
    for length in range(min(_LONGEST_TITLE, len(words) - 1), 0, -1):
        written = " ".join(words[:length])
        title = _look_up(written, language)
        if title:
            return title, length
    for length in range(min(_LONGEST_TITLE, len(words) - 1), 0, -1) if store else ():
        written = " ".join(words[:length])
        for other in _others(written, language, store):
            title = _look_up(written, other) if written.casefold() in other.abroad else None
            if title:
                return Title(written if title.spoken else "", title.social, title.before), length
    return None, 0


def _look_up(written: str, language: Language) -> Title | None:
    return language.titles.get(title_key(written)) or language.titles.get(written.casefold())


def _others(written: str, language: Language, store: Store | None) -> Iterator[Language]:
    """The store's other languages that may have such a title, for a Herr in an English letter; variants (`en-gb`)
    have no titles of their own. A language is read only where its file has the words at all."""
    if store is None:
        return
    for id in store.names("languages"):
        if "-" not in id and id != language.file.partition("-")[0] and may_be_titled(store, id, written):
            yield read_language(store, id)


def _surname(
    bare: list[str], titles: tuple[Title, ...], language: Language, store: Store | None, together: bool
) -> str:
    """The surname in the words after a title, or after those of two persons `together`, where it is certain.

    An initial with its period is no surname.
    """
    if not titles:
        return ""
    words = [word for word in bare if not ("." in word and re.fullmatch(_INITIAL, word))]
    if any(word in language.and_words for word in words):
        return surname_of_several(bare, language) if titles[0].plural or together else ""
    double = join_double(words, language)
    if double >= 0:
        return " ".join(words[double:])
    begins = next((number for number, word in enumerate(words) if word in language.surname_particles), -1)
    if begins >= 0 and words[-1] == bare[-1] and words[-1] not in language.surname_particles:
        return " ".join(words[begins:])
    if not 0 < len(words) <= MOST_CERTAIN_WORDS or words[-1] != bare[-1]:
        return ""
    if len(words) == MOST_CERTAIN_WORDS and words[0] in language.particles:
        return " ".join(words) if words[0].islower() and len(bare) == len(words) else ""
    if len(words) == MOST_CERTAIN_WORDS and titles[0].uncertain:
        return ""
    if len(bare) == MOST_CERTAIN_WORDS == len(words) and may_be_surname_first(words, language, store):
        return ""
    return words[-1]
