"""Panel: each of several interviewers gets a note or at least a mention, and no two get the same one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from stationery.etiquette.check_context import Beside, CheckContext
from stationery.etiquette.findings import QUESTION, Finding
from stationery.etiquette.text import bare, keys_of
from stationery.model.letter import Letter
from stationery.resolve.person import Person


def panel(note: CheckContext) -> Iterator[Finding]:
    yield from _check_same_text(note)
    if note.asks("N5"):
        yield from _find_left_out(note)


def _check_same_text(note: CheckContext) -> Iterator[Finding]:
    """Told once of two that are both checked: at the one that comes later by its name."""
    if not note.asks("N4"):
        return
    if _is_unfilled(note.letter):
        return  # N3 says what is missing; until then a draft is like every other one
    mine = _mask_names(note.text_keys, note.addressee.person, note)
    for other in _other_notes(note):
        if other.person is None or (other.given and other.letter.file > note.letter.file):
            continue
        similarity = _similarity(mine, _mask_names(other.keys, other.person, note), note.limits.similar)
        if similarity > note.limits.similar:
            message = (
                f"{round(100 * similarity)} % of the words are the same as in {other.letter.file}, "
                f"to {other.person.written}"
            )
            yield note.finding("N4", note.body_place, message, "tell each person what you learned from them")


def _other_notes(note: CheckContext) -> list[Beside]:
    """One note to each other person: no copies of this one or of another, no draft that isn't filled in, and, of those
    that are only found beside it, none to people who aren't interviewers (any more)."""
    person = note.addressee.person
    if person is None:
        return []
    listed = {_surname_key(each) for each in note.interviewers}
    if _surname_key(person) not in listed:
        listed = set()
    chosen: dict[str, Beside] = {}
    for other in sorted(note.others, key=lambda each: (not each.given, len(each.letter.file), each.letter.file)):
        if other.letter.kind != note.kind or other.person is None or _is_same_person(other.person, person):
            continue
        if _is_unfilled(other.letter) or (listed and not other.given and _surname_key(other.person) not in listed):
            continue
        key = other.letter.file if other.given else other.person.bare.casefold()
        if not other.given and any(each.person and each.person.bare.casefold() == key for each in chosen.values()):
            continue
        chosen.setdefault(key, other)
    return list(chosen.values())


def _is_same_person(one: Person, other: Person) -> bool:
    """Whether two names are one person's: one surname, and given names that are equal, missing, or an initial."""
    if _surname_key(one) != _surname_key(other):
        return False
    firsts = [each.bare.casefold().split()[:-1][:1] for each in (one, other)]
    if not all(firsts):
        return True
    (first,), (second,) = firsts
    return first == second or (first[0] == second[0] and min(len(first.rstrip(".")), len(second.rstrip("."))) == 1)


def _is_unfilled(letter: Letter) -> bool:
    return bool(letter.marks)


def _mask_names(keys: tuple[str, ...], person: Person | None, note: CheckContext) -> list[str]:
    """The words without the names of people, so that another name alone makes no other letter."""
    people = [each for each in (person, note.addressee.person, *note.interviewers) if each]
    masked = {word.casefold() for each in people for word in each.written.replace(".", "").split()}
    return [key for key in keys if key.rstrip(".") not in masked]


def _similarity(one: list[str], other: list[str], least: float) -> float:
    from difflib import SequenceMatcher

    matcher = SequenceMatcher(None, one, other, autojunk=False)
    if matcher.real_quick_ratio() <= least or matcher.quick_ratio() <= least:
        return 0.0
    return matcher.ratio()


def _find_left_out(note: CheckContext) -> Iterator[Finding]:
    listed = note.interviewers
    if len(listed) < 2 or not note.looked:
        return
    recipient = note.addressee.person
    served = {_surname_key(recipient)} if recipient else set()
    served |= {_surname_key(other.person) for other in _notes_of_the_interview(note) if other.person}
    copied = {key for written in note.letter.copies for key in keys_of(written.text)}
    endings = note.patterns.words("possessives") if note.patterns else frozenset()
    named = Counter(bare(key, endings) for key in note.text_keys)
    if note.patterns:
        from stationery.etiquette.spoken_to import find_spoken_to  # 0.6 ms

        for each in find_spoken_to(note, note.patterns):
            if each.person:
                named[each.person.surname.casefold()] -= 1  # this text was hers, and does not mention her
    copied |= {key for key, number in named.items() if number > 0}
    missing = [each for each in listed if _surname_key(each) not in served and each.surname.casefold() not in copied]
    if missing:
        names_ = ", ".join(each.written for each in missing)
        place = note.letter.interviewers[0].place if note.letter.interviewers else note.letter.interview.place
        remedy = "write to each of them, list them under `copies`, or ask the recipient to pass on your thanks"
        message = f"Does everyone get a note? There is none to {names_}, and no copy."
        yield note.finding("N5", place, message, remedy, QUESTION)


def _notes_of_the_interview(note: CheckContext) -> list[Beside]:
    kinds = ("thank-you", "note")
    return [other for other in note.others if other.letter.kind in kinds and not other.letter.personal]


def _surname_key(person: Person) -> str:
    return person.surname.casefold()
