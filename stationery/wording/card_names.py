"""Names on place cards and gift tags: one for each person in a written name, without a title where that is certain."""

from __future__ import annotations

from itertools import pairwise

from stationery.catalog.languages import Language
from stationery.data.store import Store
from stationery.model.late_pattern import late
from stationery.model.party import Party, full_name, written_name
from stationery.model.typeface import is_east_asian
from stationery.model.values import value
from stationery.resolve.family_names import find_household
from stationery.resolve.guests import is_plus_one
from stationery.resolve.name_words import (
    find_nicknames,
    join_double,
    join_names,
    may_be_surname_first,
    surname_of_several,
)
from stationery.resolve.person import Person, is_organization, recognize_name

UNNAMED, SPOUSE, FAMILY, SHARED, GUEST = "unnamed", "spouse", "family", "shared", "guest"
"""Why a card shows words as they were written: somebody without a name of their own (Guest; the Mrs. of Mr. and Mrs.
William Smith), a given name that may be the spouse's (Mrs. William Smith), a family. Or why it shows a surname that
stands behind another name: the one word may be a surname itself (Mr. Tom and Ms. Ann Ng). Or why it says Guest, of
somebody who is only counted (+ 1)."""

_BRACKETS = late(r"\s+\[[^\[\]]*\](?=\s|,|$)")

_WHOLE_NAME = len(("given", "family"))
_HELD = "\u00a0"
_SIGNS = frozenset("+/&")


@value
class CardName:
    """`name` is what a card says. `given` is the given name, `family` the surname, each empty unless it is certain.
    `titles` is what of the name is titles that stay; `why` says why words stay as they were written."""

    name: str
    given: str = ""
    family: str = ""
    titles: str = ""
    why: str = ""


def card_names(party: Party, language: Language, store: Store) -> tuple[CardName, ...]:
    """The people that a party names, in their order. Nobody is left out, and no name is made up."""
    if party.people:
        return tuple(name for each in party.people for name in card_names(each, language, store))
    if party.lines:
        return split_names(written_name(party).text, language, store)
    bare, whole = full_name(party, prefix=False), full_name(party)
    if not bare:
        return (CardName(party.organization),) if party.organization else ()
    alone = party.given and party.family and len(split_people(whole, language)) == 1
    if alone and not find_household(bare, language, party.family):
        given = "" if _stays_whole(bare) else party.given
        mine: tuple[CardName, ...] = (CardName(bare, given, party.family),)
    else:
        mine = split_names(whole, language, store)
    return mine + tuple(name for each in party.others for name in split_names(each, language, store))


def left_out(whole: str, names: tuple[CardName, ...]) -> tuple[str, ...]:
    """What of a written name stands in parentheses, brackets, or quotation marks, and on none of its cards."""
    found = (*_BRACKETS.findall(whole), *find_nicknames(whole))
    return tuple(each.strip() for each in found if not any(each.strip() in name.name for name in names))


def find_recased(whole: str, names: tuple[CardName, ...]) -> CardName | None:
    """The first name whose capitals are not those of the written one: Ann Lee for ANN LEE."""
    typed = frozenset(whole.replace(",", " ").split())
    folded = {word.casefold() for word in typed}

    def differs(word: str) -> bool:
        return word not in typed and word.casefold() in folded

    return next((name for name in names if any(map(differs, name.name.replace(",", " ").split()))), None)


def name_together(party: Party, names: tuple[CardName, ...], language: Language) -> str:
    """Who a gift is for, or from: given names where each is certain; else all as it was written, a family as such."""
    whole = written_name(party).text if party.lines else full_name(party)
    if len(names) == 1 and names[0].why != SPOUSE:
        (name,) = names
        return name.given or (_lower_article(name.name, language) if name.why == FAMILY or name.titles else name.name)
    if any((name.why == UNNAMED and name.titles) or name.why == SPOUSE for name in names):
        return join_names((name.name for name in names), language) if party.people or party.others else whole
    called = [name.given or name.name for name in names]
    if len(set(called)) < len(called):
        called = [name.name for name in names]
    return join_names(called, language)


def hold_name(name: CardName, language: Language) -> str:
    """The name with no-break spaces where no line should end: within titles, behind a single one, within the surname,
    before its suffix: Ludwig / van Beethoven, Ana / García López."""
    words = name.name.split()
    titles, family = len(name.titles.split()), name.family.split()
    begins = next((at for at in range(titles, len(words)) if words[at : at + len(family)] == family), len(words))
    text = words[0]
    for at, (before, word) in enumerate(pairwise(words)):
        in_title = at + 1 < titles or titles == at + 1 == 1
        in_family = begins <= at < begins + len(family) - 1
        held = in_title or in_family or before in language.particles or word in language.generations
        text += (_HELD if held else " ") + word
    return text


def hold_words(text: str, language: Language) -> str:
    """Words of a tag with no-break spaces behind each and, and between it and a title before it: Mr. and Mrs. Lee."""
    words = text.split()
    found = words[0]
    for at, (before, word) in enumerate(pairwise(words)):
        joint = before in language.and_words
        titles = before in language.title_words and (word in language.and_words or at + 2 == len(words))
        found += (_HELD if joint or titles or before in language.particles else " ") + word
    return found


def _lower_article(text: str, language: Language) -> str:
    """A family's name within a row of words: the Smith Family."""
    first, space, rest = text.partition(" ")
    small = first.casefold() in language.typed.small_words
    return f"{first.lower()}{space}{rest}" if small else text


def split_names(text: str, language: Language, store: Store) -> tuple[CardName, ...]:
    """The people in one written name: `Mr. and Mrs. William Smith`, `Ann and Tom Lee`, `Ms. Ann Lee and Guest`."""
    text = " ".join(_BRACKETS.sub("", text).split())
    pieces = split_people(text, language)
    if len(pieces) == 1 or find_household(text, language):
        return (_name_one(text, language, store),)
    if is_organization(text, language) or join_double(text.split(), language) >= 0:
        return (CardName(text),)
    found: list[CardName] = []
    waiting: list[str] = []
    for number, piece in enumerate(pieces):
        following = pieces[number + 1] if number + 1 < len(pieces) else ""
        if following and is_title(piece, language, store):
            waiting.append(piece)
            continue
        person = recognize_guest(piece, pieces[number + 1 :], language, store)
        one = len(person.bare.split()) == 1 and not person.suffix
        plural = bool(person.titles) and person.titles[0].plural
        shared = _shared_surname(piece, pieces[number + 1 :], language, store) if one else ""
        if person.companion and person.given and not waiting:
            found.append(CardName(f"{person.given} {person.family}", person.given, person.family, why=SHARED))
        elif person.companion and not waiting:
            found.append(CardName(person.titles_written + " " + person.bare, titles=person.titles_written, why=SHARED))
        elif shared and (not person.titles or plural or waiting):
            found.append(CardName(f"{person.bare} {shared}", person.bare, shared))
        elif shared and not waiting and not person.titles[0].kin:
            found.append(CardName(piece, titles=person.titles_written, why=SHARED))  # Mr. Lou and Kay Moe
        elif waiting:
            found += _name_couple(waiting, person, language)
        elif found and is_plus_one(piece) and language.relatives.guest:
            found.append(CardName(language.relatives.guest, why=GUEST))
        elif find_household(piece[:1].upper() + piece[1:], language):
            found.append(CardName(piece, why=FAMILY))
        elif found and (one or (piece[:1].islower() and not text.islower())) and not person.titles_written:
            found.append(CardName(piece, why=UNNAMED))
        else:
            name = _name_one(piece, language, store)
            own = name.why == SPOUSE and found and all(person.bare.split()[0] != other.given for other in found)
            found.append(CardName(_without_titles(person), _given(person, language, store)) if own else name)
        waiting = []
    return tuple(found)


def split_people(text: str, language: Language) -> tuple[str, ...]:
    """The words between each and; between commas too, where an and follows, but for suffixes."""
    rows: list[list[str]] = [[]]
    for word in text.split():
        joins = word in language.and_words or word.casefold() in language.and_words or word in _SIGNS
        if joins and rows[-1]:
            rows.append([])
        elif word[:1] == "+" and rows[-1]:
            rows.append([word])
        else:
            rows[-1].append(word)
    if len(rows) == 1 or not rows[-1]:
        return (text,)
    found: list[str] = []
    suffixes = language.suffixes | language.generations
    for row in rows:
        parts = [part.strip() for part in " ".join(row).split(",")]
        for number, part in enumerate(parts):
            if part and number and all(word in suffixes for word in part.split()):
                found[-1] += f", {part}"
            elif part:
                found.append(part)
    return tuple(found)


def recognize_guest(piece: str, others: tuple[str, ...], language: Language, store: Store) -> Person:
    """One of the people in a written name; with the next one as companion where that one's surname may be theirs."""
    person = recognize_name(piece, language, store, child=True)
    following = next((each for each in others if len(each.split()) > len(("title", "surname"))), "")
    if not person.titles or not following or len(person.bare.split()) != 1 or person.suffix:
        return person
    both = recognize_name(f"{piece} {language.and_word} {following}", language, store, child=True)
    return both if both.companion else person


def is_title(piece: str, language: Language, store: Store) -> bool:
    return recognize_name(f"{piece} Lee", language, store).titles_written == piece


def _shared_surname(piece: str, others: tuple[str, ...], language: Language, store: Store) -> str:
    """The surname of the next person, if it is certainly meant for a given name before it too: Ann and Tom Lee."""
    following = next((each for each in others if len(each.split()) > 1), "")
    other = recognize_name(following, language, store)
    if other.titles_written or other.suffix:
        return ""
    first, *rest = other.bare.split() or [""]
    if rest and (rest[0] in language.particles or rest[0] in language.surname_particles):
        return " ".join(rest)
    return surname_of_several([piece.split()[-1], language.and_word, first, *rest], language) if rest else ""


def _name_couple(waiting: list[str], person: Person, language: Language) -> list[CardName]:
    """The people of several titles before one name, which is the first one's of a married couple, else uncertain."""
    rest = _without_titles(person)
    titles = [*waiting, person.titles_written]
    married = [each.spoken for each in person.titles][-1:] == list(language.couple_titles[1:])
    whole = len(person.bare.split()) >= _WHOLE_NAME
    names = [CardName(f"{title} {rest}", "", person.family, title, UNNAMED if whole else "") for title in titles]
    if married and whole and len(titles) == len(language.couple_titles):
        names[0] = CardName(rest, _given(person, language, None), person.family)
    return names


def pair_names(person: Person, language: Language) -> str:
    """The two people of two titles before two given names, each with a title: Dr. Ann Kent and Mr. Bob Kent; for Mr.
    and Mrs., the usual form, too. Empty if the name is another one."""
    rows = [_split_at_and(text, language) for text in (person.titles_written, person.bare)]
    if any(len(row) != len(("one", "other")) for row in rows):
        return ""
    (first, second), (one, other) = rows
    given, _, family = other.partition(" ")
    if not family or " " in one:
        return ""
    apart = f"{first} {one} {family} {language.and_word} {second} {given} {family}"
    if [title.spoken for title in person.titles] == list(language.couple_titles):
        return f"{first} {language.and_word} {second} {one} {family}, or {apart}"
    return apart


def _split_at_and(text: str, language: Language) -> list[str]:
    rows: list[list[str]] = [[]]
    for word in text.split():
        if word in language.and_words:
            rows.append([])
        else:
            rows[-1].append(word)
    return [" ".join(row) for row in rows]


def _name_one(text: str, language: Language, store: Store) -> CardName:
    person = recognize_name(text, language, store, child=True)
    if find_household(text, language):
        return CardName(text, why=FAMILY)
    count = len(person.bare.split())
    if person.together:
        return CardName(text, titles=person.titles_written, why=UNNAMED)  # M. et Mme Luc Bernard
    if not person.titles_written:
        whole = not count or is_organization(text, language)
        return CardName(text if whole else _without_titles(person), _given(person, language, store), person.family)
    if count < _WHOLE_NAME or person.titles[0].kin:
        return CardName(text, titles=person.titles_written)
    if [each.spoken for each in person.titles][:1] == list(language.couple_titles[1:]):
        return CardName(text, "", person.family, person.titles_written, SPOUSE)
    return CardName(_without_titles(person), _given(person, language, store), person.family)


def _without_titles(person: Person) -> str:
    """The name and what follows it, with the comma that was written there."""
    if not person.suffix:
        return person.bare
    comma = "," if "," in person.written else ""
    return f"{person.bare}{comma} {person.suffix}"


def _given(person: Person, language: Language, store: Store | None) -> str:
    """The given name: what stands before a certain surname, or the first one of two words."""
    words = person.bare.split()
    if _stays_whole(person.bare) or any(map(str.isdigit, person.bare)):
        return ""  # Table 4
    if person.family and person.given and len(person.given.split()) == 1:
        return person.given
    if len(words) != _WHOLE_NAME or may_be_surname_first(words, language, store):
        return ""
    return words[0]


def _stays_whole(name: str) -> bool:
    """Of a name in Chinese or Japanese characters nobody takes the given name alone."""
    return any(is_east_asian(letter) for letter in name)
