"""What stands around the body in fixed words: close, enclosures, copies, postscript, attention and references."""

from __future__ import annotations

from stationery.catalog.languages import Language
from stationery.catalog.titles import title_key
from stationery.catalog.typedwords import is_bare
from stationery.model.errors import Place
from stationery.model.late_pattern import late
from stationery.model.letter import GREETING, Letter, Written
from stationery.model.prose import Line, Paragraph, plain
from stationery.resolve.recognize import attention_name
from stationery.wording.salutations import ENDINGS, punctuate

_FURTHER = late(r"\n\s*(?=P[.-]? ?P[.-]? ?[SD]\b)")
"""Before a P.P.S., in most languages."""
_BY_COUNT = {"yes": 1, "true": 1, "no": 0, "false": 0}


def close(
    letter: Letter, language: Language, mark: str, *, greeting: str = "", medium: str = "", named: bool = True
) -> tuple[Line, ...]:
    """The complimentary close: the writer's, or the language's for this medium or kind of letter.

    Where no person is `named`, some languages have another one (British: Yours faithfully).

    A close that repeats the salutation (French: `Je vous prie d’agréer, {salutation}, …`) has it from `greeting`, the
    writer's own too. There is none where the writer's last paragraph is such a close already.
    """
    if not letter.close and closing_paragraph(letter, language):
        return ()
    closes = language.closes
    unnamed = "" if named else closes.get("organization", "")
    text = letter.close.text or unnamed or closes.get(medium) or closes.get(letter.kind) or closes["default"]
    if GREETING in text:
        repeated = _repeat_greeting(greeting.rstrip(ENDINGS + " "), language)
        text = text.replace(GREETING, repeated) if repeated else text.replace(f", {GREETING},", "")
    return (plain(punctuate(text, mark), letter.close.place),)


def closing_paragraph(letter: Letter, language: Language) -> str:
    """The last paragraph where it has the words of a close; else nothing."""
    last = letter.body[-1] if letter.body and language.closing_words else None
    if not isinstance(last, Paragraph):
        return ""
    text = " ".join(last.text.split())
    plainly = text.replace("’", "'").casefold()
    return text if any(words in plainly for words in language.closing_words) else ""


def _repeat_greeting(greeting: str, language: Language) -> str:
    """A salutation inside a sentence: `Madame`, `cher Monsieur`; none where it calls nobody by a title."""
    first, *rest = greeting.split() or [""]
    known = [title_key(word.strip(",")) in language.titles for word in (first, *rest)]
    if not any(known):
        return ""
    return greeting if known[0] else greeting[0].lower() + greeting[1:]


def subject(written: Written, language: Language) -> tuple[Line, ...]:
    """The subject line, with the language's label before it, which is not doubled where the writer typed it."""
    if not written:
        return ()
    label = language.subject_label.partition("{")[0].strip(": \u00a0\u202f").casefold()
    if label and written.text.casefold().startswith(label):
        rest = written.text[len(label) :].lstrip(" \u00a0\u202f")
        if rest.startswith(":"):
            return (plain(written.text, written.place),)
    return (plain(language.subject_label.replace("{subject}", written.text), written.place),)


def enclosures(items: tuple[Written, ...], language: Language) -> tuple[Line, ...]:
    """`Enclosure` or `Enclosures (2)` for a mere number; the word alone as it is typed (`Encls.`); one named on the
    same line; several below their heading."""
    if not items:
        return ()
    first = items[0]
    if len(items) == 1 and (first.text.isdecimal() or first.text.lower() in _BY_COUNT):
        count = int(first.text) if first.text.isdecimal() else _BY_COUNT[first.text.lower()]
        return (_count_enclosures(count, language, first.place),) if count else ()
    if len(items) == 1 and is_bare(first.text, language.typed.enclosures):
        return (plain(first.text, first.place),)
    if len(items) == 1:
        return (_line("one_enclosure", language, first, item=first.text),)
    heading = language.words["listed_enclosures"].replace("{count}", str(len(items)))
    return (plain(heading, first.place), *(plain(item.text, item.place) for item in items))


def run_in_enclosures(items: tuple[Written, ...], language: Language) -> tuple[Line, ...]:
    """Several named enclosures after their heading, on one line."""
    if len(items) < 2:
        return ()
    one, listed = language.words["one_enclosure"], language.words["listed_enclosures"]
    noun = listed.replace(" ({count})", "").rstrip(": ")
    mark = " : " if one.endswith(" : {item}") else ": " if one.endswith(": {item}") else " "
    return (plain(noun + mark + _run_in(items), items[0].place),)


def run_in_copies(names: tuple[Written, ...], language: Language) -> tuple[Line, ...]:
    """All who get a copy, on one line after the notation."""
    return (_line("copy", language, names[0], name=_run_in(names)),) if len(names) > 1 else ()


def _run_in(items: tuple[Written, ...]) -> str:
    return ("; " if any("," in item.text for item in items) else ", ").join(item.text for item in items)


def _count_enclosures(count: int, language: Language, place: Place | None) -> Line:
    pattern = language.words["enclosure" if count == 1 else "enclosures"]
    return plain(pattern.replace("{count}", str(count)), place)


def copies(names: tuple[Written, ...], language: Language) -> tuple[Line, ...]:
    """One line for each who gets a copy, each with the notation, so that they stand in a column."""
    return tuple(_line("copy", language, name, name=name.text) for name in names)


def postscript(written: Written, language: Language) -> tuple[Line, ...]:
    """The postscript after `P.S.`, which is not doubled where the writer typed it; a P.P.S. has a line of its own."""
    if not written:
        return ()
    text, *further = _FURTHER.split(written.text.strip())
    for mark in language.postscript_marks:
        rest = text[len(mark) :]
        if text.startswith(mark) and (not rest or rest[0] in " :.\n"):
            text = rest.lstrip(" :.\n")
            break
    first = plain(f"{language.words['postscript']} {' '.join(text.split())}", written.place)
    return (first, *(plain(" ".join(each.split()), written.place) for each in further))


def attention(written: Written, language: Language) -> tuple[Line, ...]:
    """The attention line; a notation that the writer typed is not doubled."""
    if not written:
        return ()
    if attention_name(written.text, language):
        return (plain(written.text, written.place),)
    return (_line("attention", language, written, name=written.text),)


def references(letter: Letter, language: Language) -> tuple[Line, ...]:
    """The reference lines: theirs, ours, and one in the writer's own words."""
    given = (
        ("your_reference", letter.your_reference),
        ("our_reference", letter.our_reference),
        ("reference", letter.reference),
    )
    return tuple(_line(key, language, written, text=written.text) for key, written in given if written)


def _line(key: str, language: Language, written: Written, **words: str) -> Line:
    text = language.words[key]
    for slot, word in words.items():
        text = text.replace(f"{{{slot}}}", word)
    return plain(text, written.place)
