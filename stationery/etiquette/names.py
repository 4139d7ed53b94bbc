"""Names: the recipient's spelled one way, the firm and position as recorded, nothing left to fill in, none left out."""

from __future__ import annotations

from collections.abc import Iterator

from stationery.catalog.patterns import Patterns
from stationery.errors import Place
from stationery.etiquette.findings import WARNING, Finding
from stationery.etiquette.note import Beside, Note, Person, addressed_firm, is_generic, party_texts
from stationery.etiquette.text import Sentence, apart, bare, keys_of
from stationery.interview import Interview
from stationery.letter import Letter, Written
from stationery.prose import paragraphs

_LONGEST_MARK = 80
"""Characters within brackets that may still be a placeholder."""
_PLACEHOLDERS = (("[[", "]]"), ("{{", "}}"), ("[", "]"), ("<<", ">>"))
_BLANK = "___"


def names(note: Note) -> Iterator[Finding]:
    yield from _left_to_fill(note)
    yield from _salutation_name(note)
    yield from _recorded_name(note)
    if note.patterns is not None:
        yield from _names_in_body(note, note.patterns)
        yield from _recorded_position(note, note.patterns)
        yield from _recorded_firm(note, note.patterns)
        if not note.errors_only:
            yield from _nothing_named(note, note.patterns)
    yield from _same_text(note)
    if note.asks("N5"):
        yield from _left_out(note)


# N1


def _salutation_name(note: Note) -> Iterator[Finding]:
    greeting, person = note.greeting, note.addressee.person
    if greeting is None or greeting.person is None or person is None or not (greeting.typed and greeting.opening):
        return
    if note.patterns is not None and is_generic(greeting, note.patterns):
        return
    greeted = greeting.person
    titles = [title for title in greeted.titles if title.spoken]
    if any(title.before != "family" for title in titles):
        return
    if not titles and len(greeted.bare.split()) < 2:
        return
    mine = [name.casefold() for name in (greeted.family or greeted.bare).split()]
    theirs = [name.casefold() for name in (person.family or person.bare).split()]
    whole = [name.casefold() for name in person.bare.split()]
    first = whole[:1] if person.family and len(whole) > 1 else []
    if mine in (theirs, first) or (mine and mine == whole[-len(mine) :]):
        return
    wrong = f"{greeting.text!r}, but the letter goes to {person.written}"
    yield note.finding("N1", greeting.place, wrong, f"write {note.expected!r}, or correct `to`")


def _recorded_name(note: Note) -> Iterator[Finding]:
    """The recipient's name against those of the interview file."""
    person = note.addressee.person
    if person is None or not note.interviewers:
        return
    surname = person.surname.casefold()
    recorded = [each.surname.casefold() for each in note.interviewers]
    if not surname or surname in recorded:
        return
    for each in note.interviewers:
        if _near(surname, each.surname.casefold(), note, certain=True):
            message = f"{person.written!r} is spelled {each.written!r} in the interview file"
            yield note.finding("N1", note.recipient_place, message, "compare it with the business card")


def _names_in_body(note: Note, patterns: Patterns) -> Iterator[Finding]:
    """Surnames in the body that are nearly the recipient's or an interviewer's, and nobody's in the file."""
    people = [each for each in (note.addressee.person, *note.interviewers) if each and each.surname]
    surnames = {each.surname.casefold(): each for each in people}
    if not surnames:
        return
    known = known_words(note)
    endings = patterns.words("possessives")
    told: set[str] = set()
    for sentence in note.text.sentences:
        for index, word in enumerate(sentence.words):
            key = bare(word.key, endings)
            if not word.capital or key in known or key in told:
                continue
            title = sentence.words[index - 1].raw if index else ""
            certain = title in note.spoken.title_words and bool(note.spoken.titles.get(title.casefold()))
            if not certain and (word.first or note.spoken.capitalized_nouns):
                continue  # an ordinary word at the start of a sentence, or a noun
            for surname, person in surnames.items():
                if _near(key, surname, note, certain=certain):
                    told.add(key)
                    message = f"{word.text!r} is nearly {person.surname!r}: one of the two is misspelled"
                    remedy = "compare it with the business card; if it is somebody else, name the person in the file"
                    yield note.finding("N1", note.text.place(sentence, index), message, remedy)
                    break


def _near(one: str, other: str, note: Note, *, certain: bool) -> bool:
    """Whether two different names may be one, misspelled. Short ones bear less, unless a title says it is a name."""
    limits = note.limits
    if not certain and (min(len(one), len(other)) < limits.least_name or one in (f"{other}s", f"{other}es")):
        return False  # too short to tell, or the whole family
    most = limits.distance if certain or min(len(one), len(other)) > limits.short_name else limits.short_distance
    return one != other and apart(one, other, min(most, len(other) - 1)) <= min(most, len(other) - 1)


def known_words(note: Note) -> frozenset[str]:
    return known_in(note.letter, note.interview)


def known_in(letter: Letter, interview: Interview | None) -> frozenset[str]:
    """Every word that the head of the file, or the interview's, has: such words are spelled as they are meant."""
    texts = [*party_texts(letter.recipient), *party_texts(letter.sender)]
    for written in (
        letter.position, letter.organization, letter.attention, letter.learned, letter.place, letter.subject,
        *letter.copies, *letter.enclosures, *letter.interviewers,
    ):  # fmt: skip
        texts.append(written.text)
    texts += [signer.name.text for signer in letter.signers]
    if interview:
        texts += [interview.position.text, interview.organization.text, interview.learned.text, interview.notes.text]
        texts += [text for party in (*interview.interviewers, interview.address) for text in party_texts(party)]
    return frozenset(key for text in texts for word in keys_of(text) for key in (word, *word.split("-")))


# N2


def _record(note: Note) -> tuple[Written, Written]:
    """The position and the organization that are recorded; the interview's own file comes first."""
    letter, interview = note.letter, note.interview
    position = interview.position if interview and interview.position else letter.position
    organization = interview.organization if interview and interview.organization else letter.organization
    return position, organization


def _recorded_position(note: Note, patterns: Patterns) -> Iterator[Finding]:
    position, _ = _record(note)
    if not position:
        return
    stated = note.letter.position
    recorded = _content(position.text, patterns)
    if stated and _content(stated.text, patterns) != recorded:
        message = f"the position is {stated.text!r} here and {position.text!r} in the interview file"
        yield note.finding("N2", stated.place, message, "correct one of them")
    if not recorded or _stands(position.text, note) or note.spoken.capitalized_nouns:
        return  # where every noun has a capital, nothing tells a name in running text
    known = known_words(note)
    for sentence in note.text.sentences:
        for index, word in enumerate(sentence.words):
            if word.key not in patterns.words("positions"):
                continue
            run = _named_before(sentence, index, patterns) or _named_after(sentence, index, patterns)
            words = {bare(sentence.words[at].key, patterns.words("possessives")) for at in run}
            if not words or words <= recorded or recorded <= words or not words - known:
                continue
            named = " ".join(sentence.words[at].text for at in run)
            message = f"the position is called {named!r} here, and {position.text!r} in the record"
            yield note.finding("N2", note.text.place(sentence, run[0]), message, "name it as they do")
            return


def _named_before(sentence: Sentence, at: int, patterns: Patterns) -> list[int]:
    """The words with capitals directly before `position`, unless they speak of a position elsewhere."""
    run: list[int] = []
    index = at - 1
    while index >= 0 and sentence.words[index].capital and not sentence.words[index].closed:
        if sentence.words[index].first or sentence.words[index].key in patterns.words("articles"):
            break
        run.insert(0, index)
        index -= 1
    return [] if run and _elsewhere(sentence, run[0], patterns) else run


def _named_after(sentence: Sentence, at: int, patterns: Patterns) -> list[int]:
    """The words with capitals after `position of`, likewise."""
    words = sentence.words
    index = at + 1
    if index >= len(words) or words[at].closed or words[index].key not in patterns.words("of_position"):
        return []
    index += 1
    if index < len(words) and words[index].key in patterns.words("articles"):
        index += 1
    run: list[int] = []
    while index < len(words) and words[index].capital:
        run.append(index)
        if words[index].closed:
            break
        index += 1
    return [] if _elsewhere(sentence, at, patterns) else run


def _elsewhere(sentence: Sentence, at: int, patterns: Patterns) -> bool:
    """Whether `my`, `previous` or their like stand shortly before."""
    return any(key in patterns.words("elsewhere") for key in sentence.keys[max(at - 3, 0) : at])


def _recorded_firm(note: Note, patterns: Patterns) -> Iterator[Finding]:
    _, organization = _record(note)
    stated = note.letter.organization
    firm = _content(organization.text, patterns) - _kinds_of_firms(note)
    if stated and organization and _content(stated.text, patterns) != _content(organization.text, patterns):
        message = f"the organization is {stated.text!r} here and {organization.text!r} in the interview file"
        yield note.finding("N2", stated.place, message, "correct one of them")
    if not organization:
        organization = addressed_firm(note.letter.recipient, note.spoken)
        firm = _content(organization.text, patterns) - _kinds_of_firms(note)
    if not firm or note.spoken.capitalized_nouns:
        return
    known, told = known_words(note), set()
    endings = patterns.words("possessives")
    for sentence in note.text.sentences:
        named = {at for run in _firms(sentence, patterns) for at in run}
        for run in _firms(sentence, patterns):
            words = [bare(sentence.words[at].key, endings) for at in run]
            if not any(word in known or word in firm for word in words):
                said = " ".join(sentence.words[at].text for at in run)
                message = f"{said!r} is not the organization of the record, {organization.text!r}"
                yield note.finding("N2", note.text.place(sentence, run[0]), message, "is it another firm's letter?")
        for index, word in enumerate(sentence.words):
            key = bare(word.key, endings)
            if word.first or not word.capital or key in known or key in told or index in named:
                continue
            if any(_misspelled(key, right, note) for right in firm):
                told.add(key)
                message = f"{word.text!r} is nearly a word of {organization.text!r}: one of the two is misspelled"
                yield note.finding("N2", note.text.place(sentence, index), message, "spell it as they do")


def _misspelled(word: str, right: str, note: Note) -> bool:
    if word.startswith(right) or right.startswith(word):
        return False  # another form of the word
    return _near(word, right, note, certain=False)


def _firms(sentence: Sentence, patterns: Patterns) -> list[list[int]]:
    """Words with capitals after `position at` and its like."""
    found = []
    for begin, end in patterns.phrases("at_firm").all(sentence.keys):
        run = []
        while end < len(sentence.words) and sentence.words[end].capital:
            run.append(end)
            if sentence.words[end].closed:
                break
            end += 1
        if run and not _elsewhere(sentence, begin, patterns) and not _elsewhere(sentence, run[0], patterns):
            found.append(run)
    return found


def _nothing_named(note: Note, patterns: Patterns) -> Iterator[Finding]:
    position, organization = _record(note)
    if not position and not organization:
        return
    if position and (_stands(position.text, note) or _part_stands(position.text, note, patterns)):
        return
    firm = organization or addressed_firm(note.letter.recipient, note.spoken)
    kinds = _kinds_of_firms(note)
    body = {bare(key, patterns.words("possessives")) for sentence in note.text.sentences for key in sentence.keys}
    if firm and (_content(firm.text, patterns) - kinds) & body:
        return
    if firm and _acronym(firm.text) in body:
        return
    what = " nor ".join(repr(each.text) for each in (position, organization) if each)
    message = (
        f"no sentence seems to name {what}"
        if " nor " not in what
        else f"no sentence seems to name {what.replace(' nor ', ' or ')}"
    )
    place = (position or organization).place if not note.interview else note.body_place
    yield note.finding("N2", place or note.body_place, message, "name the position once", WARNING)


def _stands(text: str, note: Note) -> bool:
    """Whether words stand in the body or the subject, one after the other."""
    wanted = keys_of(text)
    for keys in (*(sentence.keys for sentence in note.text.sentences), tuple(keys_of(note.letter.subject.text))):
        for at in range(len(keys) - len(wanted) + 1):
            if all(_form_of(keys[at + number], word) for number, word in enumerate(wanted)):
                return True
    return False


def _form_of(key: str, word: str) -> bool:
    return key == word or (key.startswith(word) and len(key) - len(word) <= 2)


def _part_stands(text: str, note: Note, patterns: Patterns) -> bool:
    """Whether the position is named by a part of its name: `the analyst position`, `as your educator`."""
    wanted = [word for word in keys_of(text) if word not in patterns.words("unnamed")]
    return bool(wanted) and any(_form_of(key, wanted[-1]) for sentence in note.text.sentences for key in sentence.keys)


def _content(text: str, patterns: Patterns) -> set[str]:
    """The words of a name that tell it from others."""
    endings = patterns.words("possessives")
    return {bare(key, endings) for key in keys_of(text)} - patterns.words("unnamed")


def _kinds_of_firms(note: Note) -> set[str]:
    return {word.casefold().strip(".") for word in note.spoken.organizations}


def _acronym(text: str) -> str:
    letters = "".join(word[0] for word in text.split() if word[:1].isupper())
    return letters.casefold() if len(letters) > 1 else " "


# N3


def _left_to_fill(note: Note) -> Iterator[Finding]:
    letter = note.letter
    party = letter.recipient
    heads = [
        letter.subject, letter.salutation, letter.close, letter.position, letter.organization, letter.postscript,
        letter.attention, letter.learned, *letter.enclosures, *letter.copies,
    ]  # fmt: skip
    if party:
        heads += party.lines or [Written(text, party.place) for text in party_texts(party)]
    for written in heads:
        for piece, _ in _placeholders(written.text, note):
            yield _unfilled(note, written.place, piece)
    for number, paragraph in enumerate(paragraphs(letter.body)):
        for piece, start in _placeholders(paragraph.text, note):
            yield _unfilled(note, note.text.at(number, start), piece)


def _unfilled(note: Note, place: Place | None, piece: str) -> Finding:
    return note.finding("N3", place, f"{piece!r} is left to be filled in", "write it, or take the sentence out")


def _placeholders(text: str, note: Note) -> Iterator[tuple[str, int]]:
    """What is meant to be replaced, and where it begins."""
    at = 0
    while at < len(text):
        opened = min(
            ((text.find(mark, at), number) for number, (mark, _) in enumerate(_PLACEHOLDERS) if mark in text[at:]),
            default=(-1, 0),
        )
        begin, kind = opened
        if begin < 0:
            break
        opening, closing = _PLACEHOLDERS[kind]
        end = text.find(closing, begin + len(opening), begin + _LONGEST_MARK)
        if end < 0:
            at = begin + len(opening)
            continue
        inside = text[begin + len(opening) : end].strip()
        if len(opening) == 2 or (
            inside[:1].isalpha() and inside.casefold() != "sic" and len(inside) > 1 and inside != "…"
        ):
            yield text[begin : end + len(closing)], begin
        at = end + len(closing)
    if _BLANK in text:
        yield _BLANK, text.index(_BLANK)
    if note.patterns is None:
        return
    marked = note.patterns.phrases("placeholders")
    folded, at = text.casefold(), 0
    words = [word.strip(".,;:!?()\"'“”’[]{}<>") for word in folded.split()]
    for begin, end in marked.all(words):
        piece = words[begin]
        at = folded.index(piece, at)
        yield text[at : at + len(" ".join(words[begin:end]))], at
        at += len(piece)


# N4, N5


def _same_text(note: Note) -> Iterator[Finding]:
    """Told once of two that are both checked: at the one that comes later by its name."""
    if note.plain:
        return
    mine = _masked(note.text_keys, note.addressee.person, note)
    for other in note.others:
        if other.letter.kind != note.kind or not other.person or not note.addressee.person:
            continue
        if other.person.bare.casefold() == note.addressee.person.bare.casefold():
            continue
        if other.given and other.letter.file > note.letter.file:
            continue
        found = _similarity(mine, _masked(other.keys, other.person, note), note.limits.similar)
        if found > note.limits.similar:
            message = f"{round(100 * found)} % of the words are those of {other.letter.file}, to {other.person.written}"
            yield note.finding("N4", note.body_place, message, "tell each what you learned from them")


def _masked(keys: tuple[str, ...], person: Person | None, note: Note) -> list[str]:
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


def _left_out(note: Note) -> Iterator[Finding]:
    listed = note.interviewers
    if len(listed) < 2:
        return
    recipient = note.addressee.person
    served = {_folded(recipient)} if recipient else set()
    served |= {_folded(other.person) for other in _notes_of_the_interview(note) if other.person}
    copied = {key for written in note.letter.copies for key in keys_of(written.text)}
    endings = note.patterns.words("possessives") if note.patterns else frozenset()
    copied |= {bare(key, endings) for key in note.text_keys}
    missing = [each for each in listed if _folded(each) not in served and each.surname.casefold() not in copied]
    if missing:
        names_ = ", ".join(each.written for each in missing)
        place = note.letter.interviewers[0].place if note.letter.interviewers else note.letter.interview.place
        remedy = "write a note to each, name them under `copies`, or ask for thanks to be passed on"
        yield note.finding("N5", place, f"neither a note nor a copy goes to {names_}", remedy, WARNING)


def _notes_of_the_interview(note: Note) -> list[Beside]:
    return [other for other in note.others if other.letter.kind in ("thank-you", "note")]


def _folded(person: Person) -> str:
    return person.surname.casefold()
