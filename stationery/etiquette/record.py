"""Record: the firm and the position are those of the record, and at least one of them is named."""

from __future__ import annotations

from collections.abc import Iterator

from stationery.catalog.patterns import Patterns
from stationery.etiquette.check_context import CheckContext, collect_words, find_firm
from stationery.etiquette.findings import QUESTION, Finding
from stationery.etiquette.text import Sentence, bare, keys_of
from stationery.model.letter import Written


def record(note: CheckContext) -> Iterator[Finding]:
    _, organization = _record(note)
    if (organization or note.interviewers) and note.letter.recipient:
        from stationery.etiquette.recipient import check_recipient  # 1 ms

        yield from check_recipient(note, organization)
    if note.patterns is None:
        return
    yield from _check_position(note, note.patterns)
    yield from _check_firm(note, note.patterns)
    if not note.errors_only:
        yield from _check_mention(note, note.patterns)


def _record(note: CheckContext) -> tuple[Written, Written]:
    """The position and the organization that are recorded; the interview's own file comes first."""
    letter, interview = note.letter, note.interview
    position = interview.position if interview and interview.position else letter.position
    organization = interview.organization if interview and interview.organization else letter.organization
    return position, organization


def _check_position(note: CheckContext, patterns: Patterns) -> Iterator[Finding]:
    position, _ = _record(note)
    if not position:
        return
    stated = note.letter.position
    recorded = _content(position.text, patterns)
    if stated and _content(stated.text, patterns) != recorded:
        message = f"the position is {stated.text!r} here and {position.text!r} in the interview file"
        yield note.finding("N2", stated.place, message, "correct one of them")
    if note.errors_only or not recorded or _occurs(position.text, note) or note.language.capitalized_nouns:
        return  # where every noun has a capital, nothing tells a name in running text
    known = collect_words(note)
    for sentence in note.text.sentences:
        for index, word in enumerate(sentence.words):
            if word.key not in patterns.words("positions"):
                continue
            run = _find_name_before(sentence, index, patterns) or _find_name_after(sentence, index, patterns)
            words = {bare(sentence.words[at].key, patterns.words("possessives")) for at in run}
            if not words or words <= recorded or recorded <= words or not words - known:
                continue
            named = " ".join(sentence.words[at].text for at in run)
            message = f"Is {named!r} the right name here? The position is {position.text!r} on record."
            remedy = "use their name for it"
            yield note.finding("N2", note.text.place(sentence, run[0]), message, remedy, QUESTION)
            return


def _find_name_before(sentence: Sentence, at: int, patterns: Patterns) -> list[int]:
    """The words with capitals directly before `position`, unless they speak of a position elsewhere."""
    run: list[int] = []
    index = at - 1
    while index >= 0 and sentence.words[index].capital and not sentence.words[index].closed:
        if sentence.words[index].first or sentence.words[index].key in patterns.words("articles"):
            break
        run.insert(0, index)
        index -= 1
    return [] if run and _elsewhere(sentence, run[0], patterns) else run


def _find_name_after(sentence: Sentence, at: int, patterns: Patterns) -> list[int]:
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


def _check_firm(note: CheckContext, patterns: Patterns) -> Iterator[Finding]:
    _, organization = _record(note)
    stated = note.letter.organization
    if stated and organization and _content(stated.text, patterns) != _content(organization.text, patterns):
        message = f"the organization is {stated.text!r} here and {organization.text!r} in the interview file"
        yield note.finding("N2", stated.place, message, "correct one of them")
    if not note.errors_only:
        from stationery.etiquette.organizations import find_other_organizations  # 0.9 ms

        yield from find_other_organizations(note, patterns, organization)


def _check_mention(note: CheckContext, patterns: Patterns) -> Iterator[Finding]:
    position, organization = _record(note)
    if not position and not organization:
        return
    if position and (_occurs(position.text, note) or _part_occurs(position.text, note, patterns)):
        return
    firm = organization or find_firm(note.letter.recipient, note.language)
    kinds = _kinds_of_firms(note)
    body = {bare(key, patterns.words("possessives")) for sentence in note.text.sentences for key in sentence.keys}
    if firm and (_content(firm.text, patterns) - kinds) & body:
        return
    if firm and _acronym(firm.text) in body:
        return
    what = " or ".join(repr(each.text) for each in (position, organization) if each)
    message = f"Does it name {what}? Nothing here seems to."
    place = (position or organization).place if not note.interview else note.body_place
    yield note.finding("N2", place or note.body_place, message, "name the position once", QUESTION)


def _occurs(text: str, note: CheckContext) -> bool:
    """Whether words stand in the body or the subject, one after the other."""
    words = keys_of(text)
    for keys in (*(sentence.keys for sentence in note.text.sentences), tuple(keys_of(note.letter.subject.text))):
        for at in range(len(keys) - len(words) + 1):
            if all(_form_of(keys[at + number], word) for number, word in enumerate(words)):
                return True
    return False


def _form_of(key: str, word: str) -> bool:
    return key == word or (key.startswith(word) and len(key) - len(word) <= 2)


def _part_occurs(text: str, note: CheckContext, patterns: Patterns) -> bool:
    """Whether the position is named by a part of its name: `the analyst position`, `as your educator`."""
    words = [word for word in keys_of(text) if word not in patterns.words("unnamed")]
    return bool(words) and any(_form_of(key, words[-1]) for sentence in note.text.sentences for key in sentence.keys)


def _content(text: str, patterns: Patterns) -> set[str]:
    """The words of a name that tell it from others."""
    endings = patterns.words("possessives")
    return {bare(key, endings) for key in keys_of(text)} - patterns.words("unnamed")


def _kinds_of_firms(note: CheckContext) -> set[str]:
    return {word.casefold().strip(".") for word in note.language.organizations}


def _acronym(text: str) -> str:
    letters = "".join(word[0] for word in text.split() if word[:1].isupper())
    return letters.casefold() if len(letters) > 1 else " "
