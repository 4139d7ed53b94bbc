"""Recipient: who `to` names, against the interview's record: person, title, role, street, organization."""

from __future__ import annotations

from collections.abc import Iterator
from operator import contains

from stationery.catalog.patterns import Patterns
from stationery.etiquette.check_context import CheckContext, find_firm, is_other_address, near, party_texts
from stationery.etiquette.findings import QUESTION, WARNING, Finding
from stationery.etiquette.text import bare, keys_of, may_stand_for
from stationery.model.interview import Interview, address_to
from stationery.model.letter import Party, Written
from stationery.model.values import replace
from stationery.resolve.person import Person

_THANKS = ("thank-you", "note")
"""Only these go to interviewers alone; a withdrawal may go to whoever wrote the invitation."""
_SHORT = 4
"""Letters of an abbreviation in a role: Dir., Mgr., Asst."""


def check_recipient(note: CheckContext, organization: Written) -> Iterator[Finding]:
    """`organization` is the one on record."""
    person = note.addressee.person
    if person is not None and not (person.companion or person.together):
        yield from _check_person(note, person)
    if note.patterns is not None and organization:
        yield from _check_organization(note, note.patterns, organization)


def _check_person(note: CheckContext, person: Person) -> Iterator[Finding]:
    namesakes = [number for number, each in enumerate(note.interviewers) if _is_same_surname(person, each)]
    same = [number for number in namesakes if _may_be_same_given(person, note.interviewers[number])]
    if len(same) == 1:
        each = note.interviewers[same[0]]
        yield from _compare_titles(note, person, each, whole=person.bare.casefold() == each.bare.casefold())
        if note.interview and same[0] < len(note.interview.interviewers):
            yield from _compare_lines(note, note.interview, note.interview.interviewers[same[0]])
    elif not same and note.kind in _THANKS and note.interviewers and not _is_spoken_of(note, person):
        surname = person.surname.casefold()
        close = [near(surname, each.surname.casefold(), note, certain=True) for each in note.interviewers]
        if any(close):  # misspelled, which names tells
            number = close.index(True)
            if close.count(True) == 1 and note.interview and number < len(note.interview.interviewers):
                yield from _compare_lines(note, note.interview, note.interview.interviewers[number])
            return
        listed = ", ".join(each.written for each in note.interviewers)
        message = f"Is {person.written!r} one of the interviewers? On record are {listed}."
        remedy = "correct `to`, or add the person to the interviewers"
        yield note.finding("N1", note.recipient_place, message, remedy, QUESTION)


def _is_same_surname(person: Person, recorded: Person) -> bool:
    return bool(person.surname) and person.surname.casefold() == recorded.surname.casefold()


def _may_be_same_given(person: Person, recorded: Person) -> bool:
    """Whether the given names may be one person's: equal, missing, or of one initial (Jim is James)."""
    one, other = _given(person), _given(recorded)
    return not one or not other or one[0] == other[0]


def _given(person: Person) -> str:
    words = person.bare.casefold().split()
    return words[0] if len(words) > 1 else ""


def _is_other_given(person: Person, recorded: Person) -> bool:
    """Whether both have given names, and neither is short for the other: Louise and Luis, but not Dan and Daniel."""
    one, other = (_given(each).rstrip(".") for each in (person, recorded))
    return bool(one and other) and not (one.startswith(other) or other.startswith(one))


def _is_spoken_of(note: CheckContext, person: Person) -> bool:
    """Whether the record names the person elsewhere, as in its notes."""
    if note.interview is None:
        return False
    record = note.interview
    texts = [record.notes.text, record.learned.text, *(each.text for each in record.learned_from)]
    return any(person.surname.casefold() in keys_of(text) for text in texts)


def _compare_titles(note: CheckContext, person: Person, recorded: Person, *, whole: bool) -> Iterator[Finding]:
    """Another title of the same name is certainly wrong in one of the two; one that is missing or higher may not be."""
    ones, others = _spoken(person), _spoken(recorded)
    place = note.recipient_place
    if not others or (ones and ones >= others):
        if _is_other_given(person, recorded) and near(_given(person), _given(recorded), note, certain=True):
            message = f"{person.written!r} is {recorded.written!r} on record: one of the given names is misspelled"
            yield note.finding("N1", place, message, "correct `to`, or the record", WARNING)
        return
    if person.titles and not ones:
        return  # The Honorable, which goes with an office
    if not ones:
        message = f"{person.written!r} has no title here, and is {recorded.written!r} on record"
        yield note.finding("N1", place, message, "write the title in `to`", WARNING)
        return
    married = note.patterns.words("confirmed_only") if note.patterns else frozenset()
    clash = is_other_address(person.titles_written.split()[-1], recorded, note.language) or is_other_address(
        recorded.titles_written.split()[-1] if recorded.titles_written else "", person, note.language
    )
    social = all(title.social for title in (*person.titles, *recorded.titles))
    if not clash and social and (not married or set(person.title_words) & married):
        return  # Mrs. for Ms. is S5's
    outranked = all(title.social for title in person.titles)
    message = f"{person.written!r} is {recorded.written!r} on record: one of the titles is wrong"
    if _is_other_given(person, recorded):
        message = f"{person.written!r} is {recorded.written!r} on record: the title and the given name differ"
    certain = (whole or not _given(person)) and (clash or (outranked and not ones & others))
    remedy = "correct `to`, or the record"
    yield note.finding("N1", place, message, remedy) if certain else note.finding("N1", place, message, remedy, WARNING)


def _spoken(person: Person) -> set[str]:
    return {title.spoken.rstrip(".").casefold() for title in person.titles if title.spoken}


def _compare_lines(note: CheckContext, interview: Interview, party: Party) -> Iterator[Finding]:
    """The lines below the name against those that the record would print: roles of others, other numbers."""
    recipient = note.letter.recipient
    if recipient is None or not recipient.lines:
        return
    record = address_to(interview, party)
    recorded = [line.text for line in record.lines[1:]] or [*record.street, *_locality(record)]
    known = {key for text in (*party_texts(record), interview.organization.text) for key in keys_of(text)}
    roles = [each.title for each in interview.interviewers if each.title]
    numbers = {key for text in recorded for key in keys_of(text) if _has_digit(key)}
    words = {key for text in recorded for key in keys_of(text) if not _has_digit(key)}
    for line in recipient.lines[1:]:
        keys = set(keys_of(line.text))
        if keys <= known:
            continue
        severity = _compare_roles(line.text, party.title, note.patterns) if note.patterns else ""
        if severity and not keys & set(keys_of(interview.organization.text)):
            message = f"{line.text!r} here is {party.title!r} on record"
            if severity == QUESTION:
                message = f"Is {line.text!r} the position of this person? On record it is {party.title!r}."
            yield replace(note.finding("N1", line.place, message, "correct one of them", severity), reasoned=False)
            continue
        if party.title and line.text.casefold() in (role.casefold() for role in roles):
            message = f"{line.text!r} is somebody else's position on record; theirs is {party.title!r}"
            yield replace(note.finding("N1", line.place, message, "correct the line", WARNING), reasoned=False)
        strange = {key for key in keys if _has_digit(key)} - numbers
        shared = {key for key in keys & words if len(key) > 2}
        if strange and shared and numbers:
            right = next((text for text in recorded if shared & set(keys_of(text)) and any(map(_has_digit, text))), "")
            if right:
                message = f"{line.text!r} here is {right!r} on record"
                yield replace(note.finding("N1", line.place, message, "correct one of them", WARNING), reasoned=False)


def _compare_roles(line: str, title: str, patterns: Patterns) -> str:
    """How grave it is that a line is another role than the recorded one; empty where it isn't, or is no role.

    A warning with the same word before `of`, as in Director of Recruitment and Director of Recruiting; a question with
    any other word in common. HR Director is short for Director of Human Resources, and Director for either.
    """
    small = patterns.words("unnamed") | patterns.words("within_names")
    if not title or _has_digit(line) or line.casefold().startswith(title.casefold()):
        return ""
    ones, others = ([key.rstrip(".") for key in keys_of(text) if key not in small] for text in (line, title))
    if set(ones) & (patterns.words("units") | patterns.words("legal_forms") | patterns.words("firm_words")):
        return ""
    mine, theirs = ([key for key in one if key not in other] for one, other in ((ones, others), (others, ones)))
    initials = ("".join(key[0] for key in keys) for keys in (mine, theirs))
    if not mine or len(mine) == len(ones) or any(map(contains, (theirs, mine), initials)):
        return ""
    if all(len(key) <= _SHORT and any(may_stand_for(key, word) for word in theirs) for key in mine):
        return ""  # Dir. of Recruiting
    return WARNING if theirs and _head(line, small) == _head(title, small) else QUESTION


def _head(role: str, small: frozenset[str]) -> str:
    """The word that says what somebody is: Director of Recruiting, Data Analyst."""
    head = ""
    for raw in role.split():
        key = (keys_of(raw) or [""])[0]
        if key in small and head:
            break
        head = key or head
        if raw.endswith((",", ";")):
            break
    return head


def _locality(party: Party) -> list[str]:
    return [" ".join(filter(None, (party.locality, party.region, party.postal_code)))]


def _has_digit(text: str) -> bool:
    return any(mark.isdigit() for mark in text)


def _check_organization(note: CheckContext, patterns: Patterns, organization: Written) -> Iterator[Finding]:
    """A firm in `to` that shares no word with the one on record; an agency may be right, so it is a warning."""
    firm = find_firm(note.letter.recipient, note.language)
    if not firm or note.letter.recipient is None:
        return
    endings = patterns.words("possessives")
    kinds = {word.casefold().strip(".") for word in note.language.organizations}
    generic = patterns.words("firm_words") | patterns.words("legal_forms") | patterns.words("units") | kinds
    generic |= patterns.words("unnamed")
    stated = bool(note.letter.recipient.organization)
    named = [key.rstrip(".") for key in keys_of(firm.text)]
    units = patterns.words("units")
    if not stated and (not set(named) & (generic - patterns.words("unnamed")) or set(named) & units):
        return  # it may be a position or a department
    known = {bare(key, endings) for text in _known_texts(note, organization) for key in keys_of(text)}
    telling = {bare(key, endings) for key in named} - generic
    mine = {bare(key, endings) for key in keys_of(organization.text)} - generic
    lines = party_texts(note.letter.recipient)
    here = {bare(key, endings) for text in lines for key in keys_of(text)}
    if not telling or not mine or telling & known or mine & here:
        return
    if {_acronym(organization.text)} & here or {_acronym(firm.text)} & known:
        return
    message = f"`to` names {firm.text!r}, but the organization on record is {organization.text!r}"
    yield note.finding("N2", firm.place or note.recipient_place, message, "correct one of them", WARNING)


def _known_texts(note: CheckContext, organization: Written) -> list[str]:
    texts = [organization.text]
    if note.interview:
        parties = (*note.interview.interviewers, note.interview.address)
        texts += [text for party in parties for text in party_texts(party)]
    return texts


def _acronym(text: str) -> str:
    letters = "".join(word[0] for word in text.split() if word[:1].isupper())
    return letters.casefold() if len(letters) > 1 else " "
