"""Organizations: what looks like the name of one in running text, and whether the file knows it."""

from __future__ import annotations

from collections.abc import Iterator

from stationery.catalog.patterns import Patterns
from stationery.catalog.titles import title_key
from stationery.etiquette.check_context import CheckContext, collect_names, collect_words, find_firm, near
from stationery.etiquette.findings import QUESTION, Finding
from stationery.etiquette.other_names import find_almost_named, find_in_subject, has_capital, quote_name, run_from
from stationery.etiquette.text import Sentence, bare, keys_of, sentences_of
from stationery.model.letter import Written
from stationery.model.values import replace

_SHORT = 4
"""Letters of an abbreviation that is hardly a firm after `with` or `for`: HR, CPR, MBA."""
_ENDING = 2
"""Letters by which a word's other form is longer: Stadtwerken."""
_BRACKETS = ("[", "{", "<", "(")
_NOTHING = Written("")
_LEAST = 3
"""Letters of a word that may have another form."""


def find_other_organizations(note: CheckContext, patterns: Patterns, organization: Written) -> Iterator[Finding]:
    """Asks about each name that seems to be an organization's and is neither in the address nor in the files."""
    firm = organization or find_firm(note.letter.recipient, note.language)
    if not firm:
        return
    known, endings = collect_words(note), patterns.words("possessives")
    right = {bare(key, endings) for key in keys_of(firm.text)} - patterns.words("within_names")
    generic = patterns.words("firm_words") | patterns.words("legal_forms") | _kinds(note)
    telling = right - generic or right
    reported: set[str] = set()
    if not note.language.capitalized_nouns:
        yield from find_almost_named(note, patterns, firm, generic, reported)
    subject = sentences_of(note.letter.subject.text, note.language)
    if note.plain and not (organization or note.letter.position):
        said = {bare(key, endings) for sentence in (*subject, *note.text.sentences) for key in sentence.keys}
        if telling & said:
            return  # a letter about business names others, too
    asked: set[str] = set()
    for sentence, run in (*find_in_subject(subject, note, patterns), *_find_runs(note, patterns)):
        words = [bare(sentence.words[at].key, endings) for at in run]
        words = [word.rstrip(".") for word in words if word not in patterns.words("within_names")]
        of_subject = sentence in subject
        heads = collect_names(replace(note.letter, subject=_NOTHING), note.interview) if of_subject else known
        strange = [word for word in words if not _is_known(word, heads)]
        name = quote_name(sentence, run, patterns)
        if patterns.phrases("x_names").find(words):
            continue  # which is N3's
        if not strange or name in asked or _is_the_right_one(words, strange, telling, patterns, firm.text):
            continue
        asked.add(name)
        if any(_is_misspelled(word, each, note) for word in strange for each in right):
            continue
        message = f"Is {name!r} the right name here? The letter goes to {firm.text!r}."
        remedy = "correct it; if it is right, name it in the head, and the check will not ask again"
        place = note.text.place(sentence, run[0])
        if of_subject:
            place, remedy = note.letter.subject.place, "correct it, if it is left over from another letter"
        yield note.finding("N2", place, message, remedy, QUESTION)
    if not note.language.capitalized_nouns:
        yield from _find_misspelled(note, patterns, right - generic, firm, reported)


def _find_runs(note: CheckContext, patterns: Patterns) -> Iterator[tuple[Sentence, list[int]]]:
    for sentence in note.text.sentences:
        for run in _runs(sentence, note, patterns):
            yield sentence, run


def _find_misspelled(
    note: CheckContext, patterns: Patterns, right: set[str], firm: Written, reported: set[str]
) -> Iterator[Finding]:
    known, endings = collect_words(note), patterns.words("possessives")
    for sentence in note.text.sentences:
        for index, word in enumerate(sentence.words):
            key = bare(word.key, endings)
            if word.first or not word.capital or key in known or key in reported:
                continue
            if any(_is_misspelled(key, each, note) for each in right):
                reported.add(key)
                message = f"Is {word.text!r} the right name here? It is almost the same as a word in {firm.text!r}."
                yield note.finding("N2", note.text.place(sentence, index), message, "spell it as they do", QUESTION)


def _is_misspelled(word: str, right: str, note: CheckContext) -> bool:
    if word.startswith(right) or right.startswith(word):
        return False  # another form of the word
    return near(word, right, note, certain=False)


def _is_known(word: str, known: frozenset[str]) -> bool:
    if word in known or f"{word}." in known or all(part in known for part in word.split("-")):
        return True
    if len(word) <= _LEAST:
        return False
    forms = (each for each in known if len(each) > _LEAST and abs(len(each) - len(word)) <= _ENDING)
    return any(word.startswith(each) or each.startswith(word) for each in forms)


def _is_the_right_one(words: list[str], strange: list[str], telling: set[str], patterns: Patterns, firm: str) -> bool:
    """Whether a name with unknown words is the firm's all the same: in full with more, with Inc., or as an acronym."""
    if telling and telling <= set(words):
        return True
    if set(strange) <= patterns.words("legal_forms") and telling & set(words):
        return True
    letters = "".join(word[0] for word in firm.split() if word[:1].isupper()).casefold()
    return len(words) == 1 and len(letters) > 1 and words[0].replace(".", "") == letters


def _kinds(note: CheckContext) -> set[str]:
    return {word.casefold().strip(".") for word in note.language.organizations}


def _runs(sentence: Sentence, note: CheckContext, patterns: Patterns) -> Iterator[list[int]]:
    """Words with capitals that may be an organization's name: by a word that such names have, or by what precedes."""
    if patterns.phrases("own_past").find(sentence.keys) or patterns.phrases("communication").find(sentence.keys):
        return
    at = 0
    while at < len(sentence.words):
        if not has_capital(sentence.words[at]):
            at += 1
            continue
        run = run_from(sentence, at, patterns, patterns.words("within_names"))
        run = _first_of_two(sentence, run, note, patterns)
        at = run[-1] + 1
        run = _trim(sentence, run, note, patterns)
        if run and _may_be_one(sentence, run, note, patterns):
            yield run


def _trim(sentence: Sentence, run: list[int], note: CheckContext, patterns: Patterns) -> list[int]:
    """The run without articles and pronouns before it, and without a sentence's first word that is no name's."""
    small = patterns.words("articles") | patterns.words("before_position") | patterns.words("elsewhere")
    small |= patterns.words("within_names")
    known = collect_words(note)
    while run:
        word = sentence.words[run[0]]
        opens = word.first and word.key not in known and len(run) > 1 and _has_within(sentence, run[:2], patterns)
        if word.capital and not word.first:
            break
        function = word.key in patterns.words("no_firms") | patterns.words("myself")
        if word.key in small or function or opens:
            run = run[1:]
        else:
            break
    while run and sentence.words[run[-1]].key in patterns.words("within_names"):
        run = run[:-1]
    return run


def _first_of_two(sentence: Sentence, run: list[int], note: CheckContext, patterns: Patterns) -> list[int]:
    """The first of two names, which ends with its kind: `Mayo Clinic and Pfizer`; not `Hall Hospital and Clinics`."""
    for number, at in enumerate(run[1:-1], 1):
        if sentence.keys[at] not in note.language.and_words:
            continue
        if _names_a_kind(sentence, [run[number - 1]], patterns) and not _names_a_kind(sentence, run[number:], patterns):
            return run[:number]
    return run


def _has_within(sentence: Sentence, run: list[int], patterns: Patterns) -> bool:
    """Whether a sentence's first word is joined to a name only by a small word: `Working at Ironbridge`."""
    return sentence.words[run[1]].key in patterns.words("within_names") and not _names_a_kind(sentence, run, patterns)


def _names_a_kind(sentence: Sentence, run: list[int], patterns: Patterns) -> bool:
    kinds = patterns.words("firm_words") | patterns.words("legal_forms")
    return any(sentence.words[at].key.rstrip(".") in kinds for at in run)


def _may_be_one(sentence: Sentence, run: list[int], note: CheckContext, patterns: Patterns) -> bool:
    words, first = sentence.words, run[0]
    following = words[run[-1] + 1].key if run[-1] + 1 < len(words) else ""
    if _is_person(sentence, run, note) or following in patterns.words("positions") or _is_blank(sentence, run):
        return False
    if any(
        word.key in patterns.words("elsewhere") and (word.first or not word.capital)
        for word in words[max(first - 3, 0) : first]
    ):
        return False
    if following and patterns.phrases("own_deeds").at(sentence.keys, run[-1] + 1) > run[-1] + 1:
        return False  # At Deloitte I closed the books
    dates = note.language.dates
    none = dates.month_numbers.keys() | dates.weekday_numbers.keys() | patterns.words("no_firms")
    endings = patterns.words("possessives")
    if all(bare(words[at].key, endings) in none or not has_capital(words[at]) for at in run):
        return False
    kinds = patterns.words("legal_forms") if note.language.capitalized_nouns else frozenset()
    kinds = kinds or patterns.words("legal_forms") | patterns.words("firm_words")
    if words[run[-1]].key in patterns.words("units"):
        return False
    named = sum(1 for at in run if has_capital(words[at]))
    if named > 1 and any(bare(words[at].key, endings).rstrip(".") in kinds for at in run):
        return True
    article = first > 0 and words[first - 1].key in patterns.words("articles")
    if article and len(run) == 1 and not words[first].closed and following:
        return False  # the Irish visitors
    if bare(words[first].key, endings) in none and len(run) > 1 and not has_capital(words[run[1]]):
        return False  # bei Ihnen im Haus
    return not words[first].first and _stands_after(sentence, run, note, patterns)


def _stands_after(sentence: Sentence, run: list[int], note: CheckContext, patterns: Patterns) -> bool:
    """Whether what precedes the run says that an organization follows: `to work at`, `join the`."""
    words, first = sentence.words, run[0]
    before = first - 1
    if before >= 0 and words[before].key in patterns.words("articles") and not note.language.capitalized_nouns:
        before -= 1
    text = words[first].text
    if len(run) == 1 and text.isupper() and len(text) <= _SHORT and words[before].key not in patterns.words("joins"):
        return False
    for start in range(max(before - 2, 0), before + 1):
        if patterns.phrases("at_firm").at(sentence.keys[: before + 1], start) == before + 1:
            return True
    return words[before].key in patterns.words("joins")


def _is_blank(sentence: Sentence, run: list[int]) -> bool:
    """Whether a run is something that is not filled in: `[Company]`, `Company X`."""
    return sentence.words[run[-1]].key == "x" or any(sentence.words[at].raw[:1] in _BRACKETS for at in run)


def _is_person(sentence: Sentence, run: list[int], note: CheckContext) -> bool:
    """Whether a title stands before the run, or is its first word."""
    titles = note.language.titles
    beside = [sentence.words[at].raw for at in (run[0] - 1, run[0]) if at >= 0]
    bare_ = [sentence.words[at].text for at in (run[0] - 1, run[0]) if at >= 0]
    return any(title_key(word) in titles for word in (*beside, *bare_))
