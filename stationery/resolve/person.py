"""Recognizes the person of one written name, and who is named beside: titles, surname, suffix."""

from __future__ import annotations

import re
from itertools import pairwise

from stationery.catalog.languages import Language
from stationery.catalog.surnames import is_listed_name, is_place_or_firm
from stationery.catalog.titles import Title
from stationery.data.store import Store
from stationery.model.errors import Place
from stationery.model.party import with_suffix
from stationery.model.values import replace, value
from stationery.resolve.family_names import find_household
from stationery.resolve.name_words import (
    drop_nicknames,
    is_given_before,
    join_double,
    joins,
    may_be_surname_first,
    names_several,
    recase,
    surname_of_several,
    without_suffix,
)
from stationery.resolve.written_titles import add_degree, find_title, find_titles, is_firm, look_up

MOST_CERTAIN_WORDS = 2
"""After a title, one word is a surname, of two the last is one; with more, nobody can tell (house.md)."""

_DOCTOR = "dr"
"""In every language that abbreviates it so without a period."""

_INITIAL = r"(?:[^\W\d_]\.-?)+"


@value
class Person:
    """A name as it was written, and its parts where they are certain.

    `written` is the whole name, with titles and suffix; `titles` the known ones among the former, `titles_written`
    as they stand. `bare` is the name without both. `family` is empty where it is not certain. `together` is true of
    two titles before one name (Mr. and Mrs. Lee), `companion` a second person named after the first one. `unread` is
    what a comma parts from the name, a person or a role; `below` what the line below says, people or a firm.
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
    below: str = ""

    @property
    def title_words(self) -> tuple[str, ...]:
        return tuple(word.rstrip(".").casefold() for word in self.titles_written.split())

    @property
    def surname(self) -> str:
        """The surname, or the last word of the name where it is not certain."""
        return self.family or (self.bare.split()[-1] if self.bare else "")


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
    language. With `child`, a title of children is one, too (Master).
    """
    household = find_household(" ".join(text.split()), language, family)
    if household:
        title, name = household
        return Person(written=text.strip(), place=place, titles=(title,), bare=name or text.strip(), family=name)
    others: tuple[str, ...] = ()
    unread = ""
    if "," in text:
        from stationery.resolve.name_rows import split_commas  # 0.6 ms

        row = split_commas(text, language, store, lambda words: is_titled(words, language, store))
        others, unread = row.people, row.unread
        head, suffix = (text.strip(), "") if row.untitled else without_suffix(row.head, language)
    else:
        head, suffix = without_suffix(text, language)
    words = drop_nicknames(head).split()
    alone = look_up(" ".join(words), language) if len(words) > 1 else None
    if alone and alone.opening and "{" not in alone.opening:
        return Person(written=text.strip(), place=place, titles=(alone,), titles_written=text.strip(), suffix=suffix)
    titles, count, together = find_titles(words, language, store if abroad else None)
    if child and not titles and len(words) > 1 and words[0] in language.children:  # no Master Sergeant
        titles, count = (Title(words[0], social=True),), 1
    if titles and is_firm(titles, words, count, text, language):
        titles, count, together = (), 0, False
    bare = words[count:]
    parted = _second(bare, language, store, child) if titles else 0
    companion = None
    if parted:  # what follows both names is the second one's: Mr. Bo Ray Jr. and Ms. Ann Lee, M.D.
        companion = recognize_name(
            with_suffix(" ".join(bare[parted:]), suffix),
            language,
            store,
            "",
            place,
            child=child or bare[parted] in language.children,
        )
        own, suffix = without_suffix(" ".join(bare[: parted - 1]), language)
        bare = own.split()
    if titles and not companion and len(bare) > 2 and any(joins(word, language) for word in bare):
        from stationery.resolve.beside import split_last  # 0.3 ms

        bare, last = split_last(bare, language, None if together or titles[0].plural else store)
        others = (last, *others) if last else others
    for other in others:
        companion = add_companion(companion, person_beside(other, language, store, place))
    titles = add_degree(titles, suffix, language)
    before = bare
    if titles or not is_organization(" ".join(bare).title(), language):
        bare, loud, doubtful = recase(bare, language)
    else:
        loud, doubtful = "", False
    if family and titles and not (together or titles[0].plural):
        family = "" if names_several(" ".join(bare).removesuffix(f" {family}"), language) else family
    certain = ("" if companion else family) or loud or _surname(bare, titles, language, store, together)
    given = " ".join(bare).removesuffix(certain).strip() if certain and " ".join(bare).endswith(certain) else ""
    if titles and titles[0].kin and not family and len(bare) == 1:
        certain, given = "", bare[0]  # Aunt May
    elif (
        not together and companion and companion.family and _may_be_given(titles, bare, companion.bare, language, store)
    ):
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
        unread=unread,
    )


def add_companion(person: Person | None, companion: Person) -> Person:
    """The person with one more behind all who are named beside; that one alone if there is nobody."""
    return replace(person, companion=add_companion(person.companion, companion)) if person else companion


def _may_be_given(
    titles: tuple[Title, ...], bare: list[str], following: str, language: Language, store: Store | None
) -> bool:
    """Whether the one word after a title may be a given name whose surname follows with the next person: a title that
    is no rank, office, or relative."""
    usual = any(title.social or title.spoken in language.degrees.values() for title in titles)
    if not usual or any(title.kin for title in titles):
        return False
    return is_given_before(bare, following.split(), language, store)


def is_titled(words: list[str], language: Language, store: Store | None) -> bool:
    """Whether words are a title and a name in capital letters: a social title, a relative's, or an abbreviated one;
    any other, which might be a role (General Counsel), before a usual given name and a surname."""
    if is_child(words, language, store):
        return True
    titles, count, _ = find_titles(words, language, None) if len(words) > 1 else ((), 0, False)
    if not titles or not words[count][:1].isupper():
        return False
    if titles[0].social or titles[0].kin:
        return True
    if may_be_abbreviated(words[count - 1], language):
        return store is None or not is_place_or_firm(" ".join(words[count:]), store)  # Prof. Emeritus
    return len(words) - count > 1 and is_listed_name(words[count:], store)


def may_be_abbreviated(title: str, language: Language) -> bool:
    """Whether a title has a period, as in Prof. Lee, or might have one (Dr Lee); no Sr., which may follow a name."""
    return (title.endswith(".") and title not in language.generations) or title.casefold() == _DOCTOR


def is_child(words: list[str], language: Language, store: Store | None) -> bool:
    """Whether words are a child's title, which may be a role as well (Master Plumber), and a whole name."""
    whole = len(words) > len(("title", "given"))
    return whole and words[0] in language.children and is_listed_name(words[1:], store)


def person_beside(text: str, language: Language, store: Store | None, place: Place | None) -> Person:
    """Somebody beside the first person: with a title, or in words that are greeted as they stand."""
    if " " in text and not text.islower():
        return recognize_name(text, language, store, "", place, child=is_child(text.split(), language, store))
    return Person(written=text, place=place, bare=text)


def _second(bare: list[str], language: Language, store: Store | None, child: bool) -> int:
    """Where a second person's title stands in the words after a first one's: behind an `and`; 0 if there is none."""
    for number in range(1, len(bare) - 2):
        following = bare[number + 1 :]
        known = following[0] in language.children and (child or is_child(following, language, store))
        if joins(bare[number], language) and (known or find_title(following, language, None)[0]):
            return number + 1
    return 0


def is_organization(text: str, language: Language) -> bool:
    """Whether a line has a word, or two together, that only organizations have in their name."""
    words = [word.strip(",;()") for word in text.split()]
    if any(word in language.organizations or word.capitalize() in language.organizations for word in words):
        return True
    return any(f"{one} {two}".capitalize() in language.organizations for one, two in pairwise(words))


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
