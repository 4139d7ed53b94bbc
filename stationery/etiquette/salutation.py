"""Salutation: Dear, title and surname; titles never guessed, doubled or outranked; and the close."""

from __future__ import annotations

from collections.abc import Iterator

from stationery.catalog.languages import Language
from stationery.catalog.patterns import Patterns
from stationery.catalog.titles import Title, title_key
from stationery.etiquette.check_context import (
    CheckContext,
    Greeting,
    find_firm,
    has_clashing_title,
    is_generic,
    says_no_name,
)
from stationery.etiquette.findings import LETTER, REMARK, WARNING, Finding
from stationery.etiquette.names import find_misspelled, greets_another
from stationery.etiquette.text import keys_of, may_stand_for
from stationery.model.letter import GREETING
from stationery.model.values import replace
from stationery.resolve.name_words import ANDS_ABROAD, joins
from stationery.resolve.person import Person

_PLAIN_OPENINGS = {"en": ("hi", "hello"), "de": ("hallo", "liebe", "lieber"), "fr": ("bonjour",), "es": ("hola",)}
_USAGES = {"en-US": "American English"}
"""What a language is called whose plain name stands for several usages."""
_LONGEST_SALUTATION = 8
"""Words of a first line that may be a salutation."""
_BRACKETS = ("[", "{", "<")
_LAST_WORDS = 4
"""A last paragraph of no more words may be a close that was typed into the body."""


def salutation(note: CheckContext) -> Iterator[Finding]:
    if has_clashing_title(note) and note.greeting and note.addressee.person:
        message = f"{note.greeting.text!r}, but the letter goes to {note.addressee.person.written}"
        yield note.finding("S13", note.greeting.place, message, f"write {note.expected!r}, or correct `to`")
    if note.greeting and not note.greeting.typed and note.addressee.person:
        yield from _check_left_out(note, note.addressee.person)
    if note.patterns is None:
        return
    yield from _check_second_salutation(note, note.patterns)
    yield from _check_greeting(note, note.patterns)
    person = note.addressee.person
    if person:
        yield from _address(note, person, note.patterns)
    yield from _check_close(note, note.patterns)


def _check_left_out(note: CheckContext, person: Person) -> Iterator[Finding]:
    """Who may be named beside the recipient, and isn't greeted. Of two lines without a title, the address asks."""
    for text, where in ((person.unread, "after the comma"), (person.below if person.titles else "", "below the name")):
        if text:
            message = f"is {text!r} {where} another person? It isn't in the salutation"
            remedy = "if so, write `and` or a title before the name; if not, write the `salutation:` yourself"
            found = note.finding("M7", note.recipient_place, message, remedy, WARNING)
            yield replace(found, reasoned=False)


def _check_second_salutation(note: CheckContext, patterns: Patterns) -> Iterator[Finding]:
    """A salutation typed into the body, below the one that the letter has."""
    if note.greeting is None or not note.text.texts or note.letter.as_typed:
        return
    line = note.text.texts[0].split("\n")[0].strip()
    keys = keys_of(line)
    openings = [*patterns.texts("formal_openings"), *_PLAIN_OPENINGS.get(patterns.id, ())]
    opened = any(keys[: len(words)] == words and len(keys) > len(words) for words in map(keys_of, openings))
    if opened and len(keys) <= _LONGEST_SALUTATION and line.endswith((",", ":", "!")):
        message = f"{line!r} is in the body, below {note.greeting.text!r}: the letter has two salutations"
        remedy = "take it out of the body, or write it in the head: salutation: …"
        yield note.finding("S14", note.text.places[0], message, remedy)


def _check_greeting(note: CheckContext, patterns: Patterns) -> Iterator[Finding]:
    greeting, person = note.greeting, note.addressee.person
    proposal = _propose(note) if note.expected else "write Dear, the title and the surname"
    sure = note.expected and not find_misspelled(note)
    certain = (greeting.text, note.expected) if greeting and greeting.typed and sure else None
    if greeting is None:
        if not note.plain and note.letter.recipient:
            message = f"this style ({note.letter.choices.style.text or 'the default'}) has no salutation"
            yield note.finding(
                "S1", note.letter.choices.style.place, message, "choose a style with a salutation, such as full-block"
            )
        return
    if person and greeting.text.casefold() == note.expected.casefold() and says_no_name(note.expected, person):
        if not person.titles:
            yield _check_no_title(note, greeting, person)
        return
    if is_generic(greeting, patterns):
        if not note.plain or (person and person.titles):
            why = f"the letter goes to {person.written}" if person else "you met someone"
            message = f"{greeting.text!r} names no one, but {why}"
            remedy, instead = (proposal, certain) if person else ("address the person you met", None)
            yield note.finding("S9", greeting.place, message, remedy, instead=instead)
        return
    if _is_among_friends(note, greeting):
        return
    if not greeting.opening:
        message = f"{greeting.text!r} is not a formal salutation, and others may read the letter"
        yield note.finding("S1", greeting.place, message, proposal, instead=certain)
        return
    greeted = greeting.person
    if person and person.titles and says_no_name(note.expected, person):
        if greeted:
            message = f"{greeting.text!r}: in {note.language.name} the salutation uses the title alone"
            yield note.finding("S1", greeting.place, message, proposal)
        yield from _check_salutation_mark(note, greeting)
        return
    if greeted is None:
        if not note.plain:
            message = f"{greeting.text!r} names no one, but you met someone"
            yield note.finding("S9", greeting.place, message, "write the person's name in the first line of `to`")
        return
    yield from _check_greeted(note, greeting, greeted, patterns)


def _is_among_friends(note: CheckContext, greeting: Greeting) -> bool:
    """Whether a plain letter to somebody without a firm is greeted as friends are, without a colon: `Dear Grandma,`.

    What names somebody with a title, or with the whole name, is judged all the same.
    """
    if not greeting.typed or not _is_private(note):
        return False
    greeted = greeting.person
    return not greeting.opening or (greeted is not None and not greeted.titles and " " not in greeted.bare)


def _is_private(note: CheckContext) -> bool:
    """Whether a plain letter goes to somebody without a firm, and no typed colon makes it a letter of business."""
    if not note.plain or (note.greeting and note.greeting.typed and note.greeting.mark == ":"):
        return False
    return not (note.addressee.organization or find_firm(note.letter.recipient, note.language))


def _propose(note: CheckContext) -> str:
    """The salutation to write, with name and title as the interview file spells them where the letter doesn't."""
    person, meant, text = note.addressee.person, find_misspelled(note), note.expected
    if person and meant:
        text = text.replace(person.surname, meant.surname)
        if person.titles_written and meant.titles_written:
            text = text.replace(person.titles_written, meant.titles_written)
    return f"write {text!r}"


def _check_greeted(note: CheckContext, greeting: Greeting, greeted: Person, patterns: Patterns) -> Iterator[Finding]:
    if greets_another(note):
        return  # which is N1's: of a wrong name, nothing else need be told
    person = note.addressee.person
    proposal = _propose(note)
    titles = [title for title in greeted.titles if title.spoken]
    if _is_honorable(greeted, patterns):
        remedy = f"{proposal}, with the office"
        if greeted.together or (person and person.together):
            remedy = (
                "write the office instead of it, as in Dear Senator and Mrs. Doe; or write it below the name in `to`"
            )
        yield note.finding("S7", greeting.place, f"{greeting.text!r}: this title is not used in a salutation", remedy)
        return
    if not titles:
        yield from _check_untitled(note, greeting, greeted, proposal)
        return
    first_name = person.given.split()[0].casefold() if person and person.given else ""
    if first_name and greeted.bare.casefold() == first_name and person and person.family.casefold() != first_name:
        if all(title.before == "family" for title in titles):
            yield note.finding("S1", greeting.place, f"{greeting.text!r}: a title goes with the surname", proposal)
        return
    if greeting.typed and greeted.given and greeted.family and all(title.before == "family" for title in titles):
        message = f"{greeting.text!r}: after a title, use the surname alone"
        yield note.finding("S1", greeting.place, message, proposal)
    yield from _check_rank(note, greeting, titles, person, patterns)
    yield from _check_married(note, greeting, greeted, patterns)
    yield from _check_marks(note, greeting, titles, greeted)
    if greeted.title_words and greeted.title_words[0] in patterns.words("recorded_only"):
        recorded = [each for each in (person, *note.interviewers) if each and each.surname == greeted.surname]
        if not any(each.title_words[:1] == greeted.title_words[:1] for each in recorded):
            message = f"{greeting.text!r}: that title is not on record for this person"
            remedy = f"write {greeted.titles_written} before the name in `to` if the person uses it"
            yield note.finding("S3", greeting.place, message, remedy, REMARK)


def _check_untitled(note: CheckContext, greeting: Greeting, greeted: Person, proposal: str) -> Iterator[Finding]:
    names = greeted.bare.split()
    if greeting.text.casefold() == note.expected.casefold():
        proposal = "write the whole name in `to`, with the title if you know it"
    if greeted.bare.startswith(_BRACKETS):
        return  # which is N3's
    if names[-1:] != names[:1] and names[0].casefold() in note.language.typed.salutations:
        return  # Madam President
    if title_key(greeted.bare) in note.language.titles:
        message = f"{greeting.text!r}: an office without a name"
        office, nameless = greeted.bare, greeted.bare in note.language.openings.nameless
        remedy = f"Dear Mr. {office} or Dear Madam {office}" if nameless else f"the name, too: {office} Doe"
        yield note.finding("S2", greeting.place, message, f"write {remedy}", WARNING)
    elif len(names) < 2:
        message = f"{greeting.text!r}: a name alone is for friends, and others may read the letter"
        yield note.finding("S1", greeting.place, message, proposal)
    elif all(_is_initial(name) for name in names[:-1]):
        message = f"{greeting.text!r}: initials without a title"
        yield note.finding("S11", greeting.place, message, "find out the title, or the given name", WARNING)
    else:
        yield _check_no_title(note, greeting, greeted)


def _check_no_title(note: CheckContext, greeting: Greeting, person: Person) -> Finding:
    if note.addressee.person and note.patterns and _is_honorable(note.addressee.person, note.patterns):
        message = f"{greeting.text!r}: someone called The Honorable is addressed by office"
        remedy = "write the `salutation:` yourself, with the office and the surname, as Dear Judge Doe"
        return note.finding("S2", greeting.place, message, remedy, WARNING)
    has = "the full name" if greeting.person and not says_no_name(greeting.text, person) else "no name"
    message = f"no title is known for {person.bare}; the salutation uses {has}"
    remedy = "ask for the title and write it in `to`; stationery never guesses"
    if note.plain:
        remedy += "; if this isn't a name, write the `salutation:` yourself"
    return note.finding("S2", greeting.place, message, remedy, WARNING)


def _check_rank(
    note: CheckContext, greeting: Greeting, titles: list[Title], person: Person | None, patterns: Patterns
) -> Iterator[Finding]:
    if not all(title.social for title in titles) or person is None:
        return
    if _is_honorable(person, patterns):
        message = f"{greeting.text!r}: someone called The Honorable is addressed by office"
        yield note.finding("S7", greeting.place, message, "write Dear, the office and the surname, as Dear Senator Doe")
        return
    higher = next((title.spoken for title in person.titles if title.spoken and not title.social), "")
    if not higher and _degrees(person, patterns):
        higher = next(iter(patterns.texts("doctor")), "")
    if not higher:
        higher = _office(note, person)
    if higher:
        message = f"{greeting.text!r}: {higher} outranks {titles[0].spoken}"
        remedy = f"write {greeting.opening} {higher} {person.surname}"
        yield note.finding("S4", greeting.place, message, remedy, WARNING)


def _check_married(note: CheckContext, greeting: Greeting, greeted: Person, patterns: Patterns) -> Iterator[Finding]:
    """`Dear Mrs. Schmoe` to Ms. Jane Schmoe; where `to` has the title too, the address tells it."""
    person = note.addressee.person
    if not (greeting.typed and person and person.titles) or greeted.together or person.together or person.companion:
        return
    for word in set(greeted.title_words) & patterns.words("confirmed_only"):
        social = all(title.social for title in person.titles)
        if word in person.title_words or not social or has_clashing_title(note) or _is_confirmed(note, person, word):
            continue
        message = f"{greeting.text!r}, but the letter goes to {person.written}: use the title that the person chose"
        yield note.finding("S5", greeting.place, message, f"write {note.expected!r}, or correct `to`", WARNING)


def _office(note: CheckContext, person: Person) -> str:
    """The office that stands below the name and gives a title, as Judge."""
    role = note.addressee.role.casefold()
    return next((title for office, title in note.language.offices.items() if role == office), "")


def _degrees(person: Person, patterns: Patterns) -> bool:
    known = patterns.words("doctorates")
    return any(word.strip(",").rstrip(".").casefold() in known for word in person.suffix.split())


def _check_marks(note: CheckContext, greeting: Greeting, titles: list[Title], greeted: Person) -> Iterator[Finding]:
    yield from _check_salutation_mark(note, greeting)
    if greeting.typed:
        yield from _check_periods(note, greeted, titles, greeting)


def _check_salutation_mark(note: CheckContext, greeting: Greeting) -> Iterator[Finding]:
    if greeting.typed and greeting.mark == "," and _is_private(note):
        return  # a social letter's
    if greeting.typed and greeting.mark and greeting.mark not in _fit_marks(note):
        mark = note.marks.salutation
        whole = f"{greeting.text}{greeting.mark}"
        right = f"{greeting.text}{mark}"
        usage = _USAGES.get(note.language.tag, note.language.name)
        message = f"{whole!r}: in {usage} a salutation ends with {mark or 'nothing'!r}"
        yield note.finding("S10", greeting.place, message, f"write {right!r}", WARNING, (whole, right))


def _fit_marks(note: CheckContext) -> set[str]:
    mixed = note.language.punctuations.get("mixed")
    usual = {note.marks.salutation, mixed.salutation if mixed else ""}
    return usual if note.medium == LETTER else usual | {","}


def _check_periods(
    note: CheckContext, person: Person, titles: list[Title], where: Greeting | None
) -> Iterator[Finding]:
    for word, title in zip(person.titles_written.split(), titles, strict=False):
        spoken = title.spoken
        if word != spoken and word.rstrip(".") == spoken.rstrip(".") and " " not in spoken:
            manner = "with a period" if spoken.endswith(".") else "without a period"
            message = f"{word!r} is written {manner} in {note.language.name}"
            place = where.place if where else person.place
            yield note.finding("S10", place, message, f"write {spoken}", WARNING, (word, spoken))


def _address(note: CheckContext, person: Person, patterns: Patterns) -> Iterator[Finding]:
    """What the address says of the recipient."""
    place = note.recipient_place
    suffix = {word.strip(",").rstrip(".").casefold() for word in person.suffix.split()}
    each = _split_titles(person, note.language)
    doubles = (pair.partition(" + ")[::2] for pair in patterns.texts("doubles"))
    if any(one in words and (other in suffix or other in words) for one, other in doubles for words in each):
        message = f"{person.written!r}: two titles that mean the same, or exclude each other"
        yield note.finding("S6", place, message, "keep one of them")
    honorable = _is_honorable(person, patterns)
    if honorable:
        if any(title.spoken for title in person.titles) and not person.together:
            message = f"{person.written!r}: The Honorable takes no other title"
            yield note.finding("S7", place, message, "leave the other title out of the address")
        elif len(person.bare.split()) < 2:
            message = f"{person.written!r}: The Honorable goes with the full name"
            yield note.finding("S7", place, message, "write the given name too")
    else:
        yield from _check_abbreviation(note, person, patterns)
    only = patterns.words("confirmed_only")
    for word in person.title_words:
        if note.greeting and _is_among_friends(note, note.greeting):
            break
        if word in only and not person.together and not _is_confirmed(note, person, word):
            message = f"{person.written!r}: the title tells whether she is married; Ms. does not"
            remedy = "write Ms.; if she uses the other title herself, add check: {ignore: [S5]} to the file"
            yield note.finding("S5", place, message, remedy, WARNING)
            break
    social = [title for title in person.titles if title.spoken]
    if note.greeting is None or not note.greeting.typed or note.greeting.person is None:
        yield from _check_periods(note, person, social, None)


def _split_titles(person: Person, language: Language) -> list[set[str]]:
    """The words of the titles that each has of two before one name: those of Dr. and Mrs. Cohen exclude nothing."""
    rows: list[set[str]] = [set()]
    for word in person.titles_written.split():
        if person.together and (joins(word, language) or word in ANDS_ABROAD):
            rows.append(set())
        else:
            rows[-1].add(word.rstrip(".").casefold())
    return rows


def _check_abbreviation(note: CheckContext, person: Person, patterns: Patterns) -> Iterator[Finding]:
    kept = patterns.words("abbreviable")
    if not kept or len(person.bare.split()) < 2:
        return
    for word in person.titles_written.split():
        if word.endswith(".") and word.rstrip(".").casefold() not in kept:
            whole = _in_full(note, person) or person.titles[0].spoken
            message = f"{person.written!r}: {word} is written out before a full name"
            remedy = f"write {whole}" if not whole.endswith(".") and whole else "write it out"
            yield note.finding("S8", note.recipient_place, message, remedy, WARNING)
            return


def _in_full(note: CheckContext, person: Person) -> str:
    """The title that is written with abbreviations, as Lieutenant Colonel for Lt. Col.; empty if the language has none.

    A salutation has less of it: Colonel.
    """
    short = [word.rstrip(".").casefold() for word in person.titles_written.split()]
    same = (form for form, title in note.language.titles.items() if title == person.titles[0] and "." not in form)
    for form in same:
        words = form.casefold().split()
        if len(words) == len(short) and all(map(may_stand_for, short, words)):
            return form.title()
    return ""


def _is_confirmed(note: CheckContext, person: Person, word: str) -> bool:
    """Whether the interview's record has the same title for the same person."""
    return any(each.surname == person.surname and word in each.title_words for each in note.interviewers)


def _is_honorable(person: Person, patterns: Patterns) -> bool:
    words = list(person.title_words)
    return bool(words) and patterns.phrases("honorable").at(words, 0) > 0


def _is_initial(name: str) -> bool:
    return all(len(part) == 1 for part in name.replace("-", ".").split(".") if part) and name.endswith(".")


def _check_close(note: CheckContext, patterns: Patterns) -> Iterator[Finding]:
    informal = patterns.phrases("informal_closes")
    place = note.letter.close.place
    if not note.close:
        if not note.plain:
            yield note.finding(
                "S12", place, "there is no close", "choose a style that has one, such as full-block", WARNING
            )
        return
    if informal.whole(keys_of(note.close)) and not _is_private(note):
        default = note.language.closes["default"].replace(GREETING, note.expected or "…")
        typed = note.letter.typed.place
        in_body = place and typed and place.line >= typed.line
        remedy = f"write {default}" if in_body else f"leave out `close` to use {default}"
        yield note.finding("S12", place, f"{note.close!r} is not a formal close", remedy, WARNING)
    last = note.text.paragraph(len(note.text.texts) - 1) if note.text.texts else ()
    keys = [key for sentence in last for key in sentence.keys]
    if len(note.text.texts) > 1 and last and len(keys) <= _LAST_WORDS and informal.at(keys, 0) > 0:
        message = f"{last[0].text!r}: the letter adds a close by itself, and this one is not formal"
        yield note.finding("S12", note.text.place(last[0]), message, "take it out of the body", WARNING)
