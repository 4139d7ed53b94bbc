"""A recipient turned into the salutation; never a guess."""

from __future__ import annotations

from itertools import pairwise
from unicodedata import combining, normalize

from stationery.catalog.languages import Language
from stationery.catalog.titles import Title, title_key
from stationery.catalog.typedwords import fold
from stationery.model.diagnostics import Diagnostics
from stationery.model.errors import Remark
from stationery.model.letter import Written
from stationery.model.values import replace
from stationery.resolve.guests import is_at_home, split_guest
from stationery.resolve.name_words import ANDS_ABROAD, join_names, joins, names_several
from stationery.resolve.person import Person
from stationery.resolve.recognize import Recognized

_FAMILY = "Family"
_SISTERS = ("Sr.", "Sr")
"""A nun, or a man in Spanish and Portuguese."""
ENDINGS = ",:;.!?…–—"
"""A salutation or close that the writer ended with one of these gets no other mark."""


def punctuate(text: str, mark: str) -> str:
    """Written words with the style's mark, unless they have one."""
    return text if text.endswith(tuple(ENDINGS)) else text + mark


def end_greeting(text: str, mark: str, language: Language) -> str:
    """A salutation that was typed, with the style's mark. A period that belongs to its last word (Bell & Sons Inc., Ann
    L.) is no mark."""
    last = text.rpartition(" ")[2]
    initial = len(last) == len("L.") and last[0].isupper()
    if last.endswith(".") and (initial or last in language.organizations | language.generations | language.suffixes):
        return text + mark
    return punctuate(text, mark)


def _end(text: str, mark: str) -> str:
    """A salutation of a pattern and a name, with its mark; a period at its end belongs to the name."""
    return text + mark if text.endswith(".") else punctuate(text, mark)


def salutation(addressed: Recognized, language: Language, mark: str, diagnostics: Diagnostics) -> Written:
    """The salutation for who is addressed; what the writer should know of it is remarked."""
    if addressed.person is None:
        return _to_organization(addressed.organization, language, mark, diagnostics)
    person = _without_guest(addressed.person, language, diagnostics)
    if " ".join(person.written.replace("’", "'").casefold().split()) in language.typed.salutations:
        return _as_named(person, mark, diagnostics)
    if person.unread or person.below:
        from stationery.wording.ungreeted import remark_on_below, remark_on_unread  # 0.3 ms

        remark_on_unread(person, language, diagnostics)
        remark_on_below(person, language, diagnostics)
    if person.companion:
        if office := _office(person, addressed, language):
            person = replace(person, titles=tuple(title if title.spoken else office for title in person.titles))
        return _to_several(person, language, mark, diagnostics)
    if person.together and all(title.kin and title.opening for title in person.titles):
        texts = [_fill_slots(title.opening, title=title.spoken, family="") for title in person.titles]
        text = language.openings.joint.join((texts[0], *map(_lower, texts[1:])))
        return _finish(text, person, mark, True, diagnostics)
    pattern = _couple(person, language)
    if pattern:
        text = _fill_slots(pattern, family=_surname(person, language), name=person.bare)
        return _finish(text, person, mark, _is_certain(pattern, person), diagnostics)
    office = _office(person, addressed, language)
    if person.together and not all(title.spoken for title in person.titles):
        if office:
            person = replace(person, titles=tuple(title if title.spoken else office for title in person.titles))
        else:
            _remark_on_office(person, diagnostics)
    pattern, title = _pattern(person, language, office)
    if not pattern:
        text = _end(_fill_slots(language.openings.named, name=_without_article(_spoken_name(person), language)), mark)
        if not language.openings.by_name:
            _remark_on_titles(person, text, language, diagnostics)
        return Written(text, person.place)
    certain = _is_certain(pattern, person) or bool(title and (title.before == "full" or title.kin))
    if title and title.kin and not person.together and person.family == person.bare and not person.given:
        _remark_on_kin(_fill_opening(pattern, title, person, language), person, diagnostics)
    plural = pattern == language.openings.named or any(each.plural for each in person.titles)
    if "{" not in pattern and not plural and not person.together and names_several(person.bare, language):
        from stationery.wording.ungreeted import remark_on_others  # 0.3 ms

        remark_on_others(_end(pattern, mark), person, diagnostics)
    if pattern and title is None and "{" not in pattern and person.titles[0].spoken == _FAMILY and not person.family:
        return _to_friends(person, pattern, mark, diagnostics)
    text, several = _fill_opening(pattern, title, person, language), names_several(person.bare, language)
    return _finish(text, person, mark, certain, diagnostics, several=several)


def _remark_on_office(person: Person, diagnostics: Diagnostics) -> None:
    """The Honorable and Mrs. John Hart: the first is greeted by an office, which only the writer knows."""
    message = (
        f"the office of {person.written!r} is not known, and the salutation names it in the place of The Honorable"
    )
    titles = " and ".join(title.spoken or "Senator" for title in person.titles)
    called = f"Dear {titles} {person.family or person.bare}"
    hint = f"write it below the name, such as `Senator`, or write the `salutation:` yourself, as in {called}"
    diagnostics.remark(message, person.place, hint)


def _without_guest(person: Person, language: Language, diagnostics: Diagnostics) -> Person:
    """The person without a guest who has no name (Lou Nye and Guest), told."""
    name, guest = split_guest(person.bare, language, titled=bool(person.titles))
    if not guest or person.companion:
        return person
    from stationery.wording.ungreeted import remark_on_guest  # 0.3 ms

    remark_on_guest(guest, name, person, language, diagnostics)
    family = split_guest(person.family, language, titled=bool(person.titles))[0] or ""
    if not family and name.count(" ") == 1 and person.titles:
        family = name.rpartition(" ")[2]
    return replace(person, bare=name, family=family)


def remark_on_another(written: Written, addressed: Recognized, language: Language, diagnostics: Diagnostics) -> None:
    """Remark on a salutation that names, after a title, somebody else: Dear Mr. Smith to Ms. Roe."""
    if "{family}" not in (language.openings.titled or ""):
        return  # names are inflected, or said without a title
    person, known = addressed.person, ""
    while person:
        known, person = f"{known} {person.written} {person.family}", person.companion
    words = [word.strip(f"-{ENDINGS}") for word in written.text.split()]
    titles = {title.strip(".") for title in language.title_words}
    named = next((after for before, after in pairwise(words) if before in titles and after[:1].isupper()), "")
    names = _plain(known).split()
    others = [each for each in _plain(named).split() if len(each) > 1]
    if known and named not in titles and not all(any(name.startswith(each) for name in names) for each in others):
        message = f"the salutation {written.text!r} is to {named}, but the letter goes to {addressed.name}"
        diagnostics.remark(message, written.place, "correct one of them, if it is left over from another letter")


def _plain(text: str) -> str:
    """Words in small letters without accents, which some address books leave out; a household's name ends in an s."""
    return "".join(mark for mark in normalize("NFD", fold(text)) if not combining(mark)).replace("-", " ")


def _as_named(person: Person, mark: str, diagnostics: Diagnostics) -> Written:
    """To Whom It May Concern, in the place of a name, is the whole salutation."""
    text = punctuate(person.written, mark)
    message = f"{person.written!r} isn't a name; it is the salutation: {text!r}"
    diagnostics.remark(message, person.place, "write it as `salutation:`, and whom the letter goes to in `to:`")
    return Written(text, person.place)


def _pattern(person: Person, language: Language, office: Title | None = None) -> tuple[str, Title | None]:
    """The opening for a person's titles and the title it speaks of; an empty one where no title says how.

    An opening of two titles goes before that of one, a title of profession before a social one.
    """
    titles = [title for title in person.titles if title.spoken]
    openings = language.openings
    if openings.combined:
        for first in titles:
            for second in titles:
                pattern = openings.combined.get(frozenset((first.spoken, second.spoken)), "")
                if pattern and first != second:
                    return pattern, None
    own = [] if person.together else [title for title in titles if title.opening]
    if own and not office:
        brings = next((title for title in own if not title.social), own[0])
        if brings.kin:
            return brings.opening, brings
        return brings.opening, _best(tuple(each for each in titles if not each.opening))
    title = office or _best(person.titles)
    return (openings.titled, title) if title and openings.titled else ("", None)


def _fill_opening(pattern: str, title: Title | None, person: Person, language: Language) -> str:
    called = "" if title is None else (_together(person, language) or title.spoken)
    family = (
        _name_after(title, person, language)
        if title and (title.kin or pattern == language.openings.titled)
        else _surname(person, language)
    )
    return _fill_slots(pattern, title=called, family=family, name=person.bare)


def _surname(person: Person, language: Language) -> str:
    """The surname, or the whole name where nobody can tell it; in Dutch `De Vries` where it stands alone."""
    family = person.family
    if family and language.capital_alone and family.split()[0] in language.surname_particles:
        return family[0].upper() + family[1:]
    return family or person.bare


def _is_certain(pattern: str, person: Person) -> bool:
    return "{family}" not in pattern or bool(person.family)


def _couple(person: Person, language: Language) -> str:
    """The opening for two titles before one name, if the language has one of its own."""
    return language.openings.couple if person.together else ""


def _couple_or_pattern(person: Person, language: Language) -> tuple[str, Title | None]:
    """The opening for two titles before one name, or that of `_pattern`."""
    couple = _couple(person, language)
    return (couple, None) if couple else _pattern(person, language)


def _to_several(first: Person, language: Language, mark: str, diagnostics: Diagnostics) -> Written:
    """All persons: by the opening that the language has for two titles, or their own joined as it joins them."""
    openings = language.openings
    persons = [first]
    while companion := persons[-1].companion:
        persons.append(companion)
    titles = [_own_title(person) for person in persons]
    pattern = openings.pairs.get(frozenset(title.spoken for title in titles if title), "") if all(titles) else ""
    if pattern and len(persons) == _PAIR and ("{family}" not in pattern or _have_one_name(persons, language)):
        return _finish(_fill_slots(pattern, family=_surname(first, language)), first, mark, True, diagnostics)
    persons, alike = _tell_apart(persons, language)
    patterns = [_couple_or_pattern(person, language)[0] for person in persons]
    if not any(patterns) or ("{" not in openings.named and not all(patterns)):
        names = _spoken_names(persons)
        text = _fill_slots(openings.named, name=join_names(names, language))
        text = _end(text, mark)
        if len({_spoken_name(person) for person in persons}) < len(persons):
            _remark_on_namesakes("name", text, first, diagnostics)
        return Written(text, first.place)
    texts = []
    certain = True
    for number, person in enumerate(persons):
        pattern, title = _couple_or_pattern(person, language)
        text = (
            _fill_opening(pattern, title, person, language)
            if pattern
            else _fill_slots(openings.named, name=_spoken_name(person))
        )
        pattern = pattern or openings.named
        certain = certain and (_is_certain(pattern, person) or bool(title and (title.before == "full" or title.kin)))
        own = bool(title and title.kin and title.opening)
        if number and openings.after == "elided" and not own:
            text = text.removeprefix(pattern.partition("{")[0])
        elif number and (openings.after == "lowered" or own):
            text = _lower(text)
        texts.append(text)
    *others, last = texts
    comma = "," if language.serial_comma and len(others) > 1 else ""
    found = _finish(openings.joint.join((", ".join(others) + comma, last)), first, mark, certain, diagnostics)
    if alike:
        _remark_on_namesakes("title and surname", found.text, first, diagnostics)
    for person in persons:
        if not _couple_or_pattern(person, language)[0] and (person.titles or " " in person.bare):
            _remark_on_titles(person, found.text, language, diagnostics)
    return found


_PAIR = 2


def _have_one_name(persons: list[Person], language: Language) -> bool:
    """Whether two people would be greeted by one title and one surname."""
    called = {_called(person, language) for person in persons}
    return len(called) == 1 and "" not in called


def _called(person: Person, language: Language) -> str:
    """The title and the surname by which a person is greeted; empty where it is by anything else."""
    pattern, title = _pattern(person, language)
    usual = title and pattern == language.openings.titled and title.before == "family" and not title.kin
    return f"{title.spoken} {person.family}" if title and usual and person.family else ""


def _tell_apart(persons: list[Person], language: Language) -> tuple[list[Person], bool]:
    """The persons, those who would be called the same by their whole names; and whether there are such."""
    called = [_called(person, language) for person in persons]
    alike = {each for each in called if each and called.count(each) > 1}
    names = [f"{each} {person.bare}" for each, person in zip(called, persons, strict=True)]
    found = []
    for person, each, name in zip(persons, called, names, strict=True):
        suffix = person.suffix if names.count(name) > 1 else ""
        found.append(replace(person, family=f"{person.bare} {suffix}".strip()) if each in alike else person)
    return found, bool(alike) and len(set(map(str, (each.family for each in found)))) == len(found)


def _remark_on_namesakes(what: str, text: str, person: Person, diagnostics: Diagnostics) -> None:
    message = f"two people have the same {what}, so the salutation tells them apart: {text!r}"
    diagnostics.remark(message, person.place, "write the `salutation:` yourself, if it should be another one")


def _lower(text: str) -> str:
    return text[0].lower() + text[1:]


def _own_title(person: Person) -> Title | None:
    """The title by which a person is one of a pair: of several, the social one."""
    titles = [title for title in person.titles if title.spoken]
    return next((title for title in titles if title.social), titles[0] if titles else None)


def _to_organization(name: Written, language: Language, mark: str, diagnostics: Diagnostics) -> Written:
    pattern = language.openings.organization
    text = _end(_fill_slots(pattern, name=_without_article(name.text.rstrip(" ,;:"), language)), mark)
    diagnostics.remark(
        f"no person is named, so the salutation is {text!r}",
        name.place,
        "name one with `attention:`, or write the `salutation:` yourself",
    )
    return Written(text, name.place)


def _finish(
    text: str, person: Person, mark: str, certain: bool, diagnostics: Diagnostics, *, several: bool = False
) -> Written:
    text = _end(text, mark)
    if certain and person.capitals and (person.family in text or person.bare in text):
        if person.capitals.islower():
            message = f"{person.capitals!r} has no capitals, so those in the salutation are a guess: {text!r}"
        else:
            message = (
                f"{person.capitals!r} is in capitals, so the small letters in the salutation are a guess: {text!r}"
            )
        diagnostics.remark(message, person.place, "write the name as the person does, or give it with `family:`")
    if person.titles_written in _SISTERS and person.titles[0].spoken == "Sister":
        message = f"{person.titles_written!r} is read as Sister: {text!r}"
        diagnostics.remark(message, person.place, "write Sister; for Señor, write Mr. or Señor")
    _remark_on_shared_names(text, person, diagnostics)
    if not certain:
        message = f"the surname in {_typed_name(person)!r} is not certain; the salutation has the full name: {text!r}"
        hint = "give the surname with `family:`, or write the `salutation:` yourself"
        if several:
            hint = "write each name with its title ('Ms. Ann Lee and Mr. Bo Ek'), or write the `salutation:` yourself"
        diagnostics.remark(message, person.place, hint)
    return Written(text, person.place)


def _remark_on_shared_names(text: str, person: Person, diagnostics: Diagnostics) -> None:
    """That the one word behind a title may be a given name whose surname follows: Mr. Tom and Ms. Ann Ng."""
    while other := person.companion:
        usual = person.titles and not person.together and not any(title.kin for title in person.titles)
        if usual and other.place == person.place and " " not in person.bare and " " in other.bare:
            read = "given name" if person.given == person.bare else "surname"
            message = f"is {person.bare!r} a surname, or a given name? It is a {read} in the salutation: {text!r}"
            diagnostics.remark(message, person.place, "write both names in full, or write the `salutation:` yourself")
        person = other


def _remark_on_kin(text: str, person: Person, diagnostics: Diagnostics) -> None:
    """That a relative is greeted by a surname, since there is no given name: Dear Aunt Hendricks."""
    message = f"{person.titles_written!r} goes with a given name, and there is none: {text!r}"
    diagnostics.remark(message, person.place, "write the given name, too, or write the `salutation:` yourself")


def _remark_on_titles(person: Person, text: str, language: Language, diagnostics: Diagnostics) -> None:
    """That no title, or none that is ever said, stands before the name."""
    if any(not title.spoken for title in person.titles):
        diagnostics.remark(
            f"{person.titles_written!r} is not used in a salutation, and no known office stands below the name; "
            f"the salutation is {text!r}",
            person.place,
            "write the office below the name (Senator, Judge …), or the `salutation:` yourself",
        )
        return
    office = next((each for each in language.openings.nameless if person.bare.startswith(f"{each} ")), "")
    if office and " " in office:
        message = f"{office!r} is a job title, and no title for a salutation; it is {text!r}"
        hint = "write Mr., Ms., or Dr. before the name and the job title below it, or write the `salutation:` yourself"
        diagnostics.add(Remark(message, person.place, hint, "title"))
        return
    if is_at_home(person.bare, language):
        return
    known = ", ".join(
        dict.fromkeys(title.spoken for title in language.titles.values() if title.social and not title.plural)
    )
    name = _typed_name(person)
    if "." in name or "&" in name:
        from stationery.reading.contacts.written_names import space_titles  # 0.3 ms

        if (spaced := space_titles(name)) != name:
            message = f"a title in {name!r} has no space behind it, so the salutation is {text!r}"
            diagnostics.remark(message, person.place, f"write {spaced}")
            return
    message = f"no title is given for {name!r}, so the salutation is {text!r}"
    diagnostics.add(Remark(message, person.place, _how_to_greet(person.bare, known, language), "title"))


def _typed_name(person: Person) -> str:
    """The name with the ampersand that it was typed with, for a message."""
    return person.written.removeprefix(person.titles_written).strip() if "&" in person.written else person.bare


def _without_article(name: str, language: Language) -> str:
    """A name without an article that isn't said behind Dear: The Home Depot, The President."""
    article = f"{language.openings.article} "
    return name[len(article) :] if name.startswith(article) and len(name) > len(article) > 1 else name


def _how_to_greet(name: str, known: str, language: Language) -> str:
    """What to do about a name without a title, by its form: Roe, Jane; The Smiths; Grandma; Jane Roe."""
    own = "write the `salutation:` yourself"
    family, comma, given = (part.strip() for part in name.partition(","))
    if comma and any(joins(word, language) for word in given.split()):
        return f"write the title before each name ({known}, Dr. …) if you know it; if these aren't names, {own}"
    if comma and given and "," not in given:
        return f"write the given name first: {given} {family}"
    office = name.removeprefix("The ")
    if office != name and office in language.openings.nameless:
        return f"{own}, such as Dear Mr. {office} or Dear Madam {office}"
    if office != name and title_key(office) in language.titles:
        return f"write the name, too ({office} Jane Roe), or {own}"
    if office != name:
        return f"{own}, such as Dear Friends,"
    title = f"write the title before the name ({known}, Dr. …) if you know it"
    return f"{title}; if this isn't a name, {own}" if " " in name else f"write the whole name with its title, or {own}"


def _to_friends(person: Person, pattern: str, mark: str, diagnostics: Diagnostics) -> Written:
    """To a family whose surname its plural doesn't tell: The Woods are named Wood, or Woods."""
    text = punctuate(pattern, mark)
    message = f"the surname in {person.bare!r} is not certain, so the salutation is {text!r}"
    diagnostics.remark(message, person.place, "write it as `The … Family`, or write the `salutation:` yourself")
    return Written(text, person.place)


def _best(titles: tuple[Title, ...]) -> Title | None:
    """The first title of profession or rank; else the first one that is said at all."""
    usable = [title for title in titles if title.spoken]
    return next((title for title in usable if not title.social), usable[0] if usable else None)


def _office(person: Person, addressed: Recognized, language: Language) -> Title | None:
    """The title of the office below the name of somebody Honorable."""
    if all(title.spoken for title in person.titles):
        return None
    role = addressed.role.casefold()
    for office, title in sorted(language.offices.items(), key=lambda item: -len(item[0])):
        if role == office or role.startswith((f"{office},", f"{office} of ", f"{office} for ")):
            return Title(title)
    return None


def _name_after(title: Title, person: Person, language: Language) -> str:
    """What follows a title: the surname, or for a knight the given name, for a sister the whole name."""
    if title.before == "full":
        return person.bare
    if title.kin and any(word in language.and_words for word in person.bare.split()):
        return person.bare
    if title.kin and person.given:
        return person.given
    if title.before == "given" and len(person.bare.split()) > 1:
        return person.bare.split()[0]
    return _surname(person, language)


def _together(person: Person, language: Language) -> str:
    """The titles of two people before one name, as each is said; empty for one person."""
    if not person.together:
        return ""
    count = 1 + sum(joins(word, language) or word in ANDS_ABROAD for word in person.titles_written.split())
    spoken = [title.spoken for title in person.titles]
    certain = count == len(spoken) and all(spoken)
    return f" {language.and_word} ".join(spoken) if certain else person.titles_written


def _spoken_name(person: Person) -> str:
    """The name with its titles but those that are never said."""
    if any(not title.spoken for title in person.titles):
        return person.bare
    if person.family and any(title.office for title in person.titles):
        return f"{person.titles_written} {person.family}"
    return f"{person.titles_written} {person.bare}".strip()


def _spoken_names(persons: list[Person]) -> list[str]:
    """Their names; of two with the same one, with what tells them apart: Hal Ives and Hal Ives Jr."""
    names = [_spoken_name(person) for person in persons]
    return [
        f"{name} {person.suffix}" if person.suffix and names.count(name) > 1 else name
        for name, person in zip(names, persons, strict=True)
    ]


def _fill_slots(pattern: str, **words: str) -> str:
    """A pattern with its slots filled; an empty slot leaves no space behind."""
    for slot, word in words.items():
        pattern = pattern.replace(f"{{{slot}}}", word)
    return " ".join(pattern.split())
