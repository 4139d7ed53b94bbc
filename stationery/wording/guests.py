"""The names of guests on the inner envelope of an invitation: titles and surnames, without an address."""

from __future__ import annotations

from stationery.catalog.languages import Language
from stationery.data.store import Store
from stationery.model.diagnostics import Diagnostics
from stationery.model.party import Party, full_name, written_name
from stationery.model.prose import Line, plain
from stationery.resolve.family_names import find_household
from stationery.resolve.guests import is_plus_one
from stationery.resolve.job import Job
from stationery.resolve.name_words import drop_nicknames, join_names
from stationery.resolve.person import Person, is_organization, recognize_name
from stationery.wording.card_names import is_title, recognize_guest, split_people
from stationery.wording.typography import typeset_quotes

_UNTITLED, _UNCERTAIN, _OFFICE, _SHARED, _MORE, _COUNTED = (
    "untitled",
    "uncertain",
    "office",
    "shared",
    "more",
    "counted",
)
_HINTS = {
    _UNTITLED: "write Mr., Ms., Dr., or the like before the name, as the guest is called",
    _UNCERTAIN: "for title and surname, make this envelope by itself: --to with these two words alone",
    _MORE: "write and before each further guest: Mr. John Smith, Jr., and Guest",
    _OFFICE: "if the guest is called by an office, make this envelope by itself: --to with office and surname",
}


def word_guests(job: Job, diagnostics: Diagnostics) -> tuple[Line, ...]:
    """Mr. and Mrs. Lee; Ms. Roe and Mr. Lee; Ms. Lee and Guest; and the whole name where no title is known, which is
    remarked."""
    return (typeset_quotes(_word_names(job, diagnostics), job.language),)


def _word_names(job: Job, diagnostics: Diagnostics) -> Line:
    recipient = job.letter.recipient
    assert recipient
    written = written_name(recipient)
    if job.addressee.person is None:
        return plain(written.text, written.place)
    calls = _call_all(recipient, job.addressee.person, job.language, job.store)
    shown = _names(calls)
    for call in calls:
        if call.why == _SHARED:
            name = call.whole.split()[-1]
            if call.called not in shown:
                continue
            asked = f"is {name!r} a surname, or a given name?"
            message = f"{asked} It is a given name on the inner envelope: {call.called!r}"
            diagnostics.remark(message, written.place, "write both names in full")
        elif call.why == _COUNTED:
            message = f"{call.whole!r} is a guest without a name, who is {call.called!r} on the inner envelope"
            diagnostics.remark(message, written.place, "write the guest's name if you know it")
        elif call.why:
            reason = {
                _UNTITLED: f"{call.whole!r} has no title",
                _UNCERTAIN: f"the surname in {call.whole!r} is not certain",
                _MORE: f"{call.whole!r} has words besides a name",
                _OFFICE: f"the title of {call.whole!r} isn't used with a surname alone",
            }[call.why]
            diagnostics.remark(f"{reason}, so the inner envelope shows the whole name", written.place, _HINTS[call.why])
    return plain(_join(calls, written.text, job.language), written.place)


class _Call:
    """How guests are called, as `called`, and their `whole` name; `why` says why it is shown instead. `together` is how
    two of them who would be called the same are named: The Doctors Stone."""

    def __init__(self, called: str, whole: str, why: str = "", together: str = "") -> None:
        self.called, self.whole, self.why, self.together = called, whole, why, together


def _names(calls: list[_Call]) -> list[str]:
    """Title and surname of each; the whole names, where two people would be called the same."""
    called = [call.called for call in calls]
    return called if len(set(called)) == len(called) else [call.whole for call in calls]


def _join(calls: list[_Call], written: str, language: Language) -> str:
    names = _names(calls)
    if len(names) == len(("one", "other")):
        if calls[0].together and calls[0].called == calls[1].called:
            return calls[0].together
        joint = next((word for word in written.split() if word in language.and_words), language.and_word)
        if " ".join(names).split().count(joint) and joint != language.and_word:
            joint = language.and_word
        return f"{names[0]} {joint} {names[1]}"
    return join_names(names, language)


def _call_all(party: Party, person: Person, language: Language, store: Store) -> list[_Call]:
    if party.people:
        return [call for each in party.people for call in _call_all(each, person, language, store)]
    if not party.lines:
        bare, whole = full_name(party, prefix=False), full_name(party)
        if party.family and len(split_people(bare, language)) == 1 and not find_household(bare, language, party.family):
            known = recognize_name(whole, language, store, party.family)
            mine = [_call_one(known, whole, "", language)]
        else:
            mine = _call_written(whole, language, store)
        return mine + [call for each in party.others for call in _call_written(each, language, store)]
    lines = [line.text for line in party.lines]
    first = lines.index(written_name(party).text)
    below = 0
    for text in lines[first + 1 :] if person.titles else ():
        if not _names_guest(text, language, store):
            break
        below += 1
    if not below and " ".join(lines[first : first + 2]) == person.written:  # Herrn, with the name below
        return [_call_one(person, person.written, "", language)]
    return [call for text in lines[first : first + 1 + below] for call in _call_written(text, language, store)]


def _names_guest(text: str, language: Language, store: Store) -> bool:
    """Whether a line below a guest's names another one: with a title before a name, or and before it."""
    words = text.split()
    if words[0] in language.and_words:
        return True
    person = recognize_name(text, language, store, child=True)
    social = any(title.social for title in person.titles) and person.bare
    return bool(social or (person.titles and words[0].endswith(".") and len(person.bare.split()) > 1))


def _call_written(text: str, language: Language, store: Store) -> list[_Call]:
    """The guests in one written name."""
    words = text.split()
    text = " ".join(words)
    if words[0] in language.and_words and len(words) > 1:
        text = " ".join(words[1:])
        if not recognize_name(text, language, store).titles:
            return [_Call(text, text)]  # and Guest, on a line of its own
    pieces = split_people(text, language)
    if len(pieces) == 1 or find_household(text, language) or is_organization(text, language):
        return [_call_piece(text, "", language, store)]
    together = recognize_name(text, language, store)
    couple = together.family and not together.companion and (together.together or together.titles[0].plural)
    if couple and _names_all(together, text, language):
        return [_call_one(together, text, "", language)]  # Drs. Ann and Bo Kim
    calls: list[_Call] = []
    waiting: list[str] = []
    for number, piece in enumerate(pieces):
        if number + 1 < len(pieces) and is_title(piece, language, store):
            waiting.append(piece)
            continue
        joint = next((word for word in text.split() if word in language.and_words), language.and_word)
        before = "".join(f"{title} {joint} " for title in waiting)
        guest = bool(calls) and (len(piece.split()) == 1 or piece[:1].islower())
        others = () if waiting else pieces[number + 1 :]
        if guest and is_plus_one(piece) and language.relatives.guest:
            calls.append(_Call(language.relatives.guest, piece, _COUNTED))
            continue
        calls.append(_Call(piece, piece) if guest else _call_piece(piece, before, language, store, others))
        waiting = []
    return calls


def _names_all(person: Person, text: str, language: Language) -> bool:
    """Whether no word of a written name is left beside the person's: Guest is, in Mr. and Mrs. Lee, Jr. and Guest."""
    known = f"{person.titles_written} {person.bare} {person.suffix}".casefold().replace(",", " ").split()
    words = drop_nicknames(text).casefold().replace(",", " ").split()
    ends = not person.family or person.bare.split()[-1:] == person.family.split()[-1:]
    return ends and all(word in known or word in language.and_words for word in words)


def _call_piece(text: str, before: str, language: Language, store: Store, others: tuple[str, ...] = ()) -> _Call:
    if find_household(text, language):
        return _Call(text, text)
    person = recognize_guest(text, others, language, store)
    if person.companion and person.given:
        return _Call(f"{person.titles_written} {person.family}", text, _SHARED)
    if person.titles_written and not person.companion and not _names_all(person, text, language):
        return _Call(f"{before}{text}", f"{before}{text}", _MORE)
    return _call_one(person, f"{before}{text}", before, language)


def _call_one(person: Person, whole: str, before: str, language: Language) -> _Call:
    """The title and the surname, as it is spoken; what has no title, or one that stands before more, as it is."""
    if not person.titles_written:
        household = bool(person.titles) and person.written != person.bare
        return _Call(whole, whole, "" if household else _UNTITLED)
    title = person.titles[0]
    shown = f"{before}{person.titles_written} {person.bare} {person.suffix}".rstrip()
    if not title.spoken:
        return _Call(shown, whole, _OFFICE)
    if not person.family:
        return _Call(shown, whole, _UNCERTAIN)
    if title.before != "family":
        return _Call(shown, whole)
    together = "" if before else language.shared_titles.get(title.spoken, "").replace("{family}", person.family)
    called = f"{before}{person.titles_written} {person.family}"
    return _Call(together if together and title.plural else called, whole, "", together)
