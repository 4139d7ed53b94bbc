"""Rows of a body as they were typed, and which of them are salutations and names of who signs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from stationery.catalog.languages import Language
from stationery.catalog.titles import title_key
from stationery.catalog.typedwords import fold
from stationery.model.errors import Place
from stationery.model.late_pattern import late
from stationery.model.letter import Letter, Written
from stationery.model.party import STAND_IN, full_name, written_name
from stationery.model.prose import Paragraph
from stationery.model.values import value
from stationery.reading.markdown import may_have_mail_lines
from stationery.resolve.family_names import find_household

if TYPE_CHECKING:
    from stationery.resolve.recognize import Recognized

MARKS = " ,:;.!–—~-"
_MOST_WORDS, _MOST_WORDS_OF_GREETING = 10, 5
"""Of a salutation; a greeting (Hello) begins sentences, too."""
_MOST_BARE = 6
"""Words of a salutation that ends without a mark."""
_MOST_NAMED, _FEW_NAMED = 5, 3
"""Names in a salutation, parted by commas."""
MOST_OF_NAME, _MORE_WORDS = 5, 4
_SHOWN = 4
"""Words."""
MOST_BELOW = 6
"""Rows below a close: a name, a title, a phone number, an e-mail address, a website."""
MOST_AT_END = 24
"""Rows from a close to the end, with enclosures, copies, and postscripts."""
_MOST_SMALL = 3
"""Words in small letters among those who sign: Mary, Tom, and the three kids."""
_END = 200
"""Characters of a body among which `[signature]` may stand."""
CONTACTS = {"email": "e-mail address", "phone": "phone number", "website": "website"}
"""Contact details of a party, in words."""
BETWEEN = re.compile(r"\s*[|·•]\s*")
"""What parts them in a row."""
AS_TYPED = "`as_typed: yes` in the head leaves the body as it is typed"
_BELOW_OWN = "to print it as typed below the letter's own salutation, put three lines on top: ---, `as_typed: yes`, ---"
_BELOW_ADDRESS = (
    "to print it as typed below an address and a salutation, put a head on top: ---, `to:` with the address lines, "
    "each indented by two spaces, `as_typed: yes`, ---"
)
"""Without a recipient in the head or an option, the letter had none."""


_BLANK = " _\t\u00a0\v"


def is_headless(letter: Letter) -> bool:
    """Whether a letter's file is its text alone."""
    return letter.typed.place is not None and letter.typed.place == Place(letter.file, 1)


def remedy_for(letter: Letter) -> str:
    """How to print a body as it is typed."""
    if not is_headless(letter):
        return AS_TYPED
    return _BELOW_ADDRESS if letter.recipient in (None, STAND_IN) else _BELOW_OWN


@value
class Row:
    """A row of the body that is not blank: its words without hard break and emphasis; `ends` its paragraph or not."""

    text: str
    place: Place
    begins: bool
    ends: bool

    @property
    def written(self) -> Written:
        return Written(self.text, self.place)


def list_rows(typed: Written) -> list[Row]:
    """The rows that are not blank, without those of underscores that are left to sign on, or of a mail program."""
    if not typed.place:
        return []
    lines = typed.text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if "/s/" in typed.text or "ign" in typed.text[-_END:]:
        from stationery.reading.sign_here import find_signatures  # 0.3 ms

        for number, name in find_signatures(lines).items():
            lines[number] = name or "_"
    if may_have_mail_lines(typed.text):
        from stationery.reading.mail_lines import find_mail_lines  # 0.4 ms

        for number in find_mail_lines(lines):
            lines[number] = ""
    found: list[Row] = []
    for number, column, line in _pieces(lines):
        text = line.strip(" \t\u00a0")
        words = _strip_markup(text)
        if not words.strip("_ "):
            continue  # blank, a line to sign on, or a hard break alone
        place = Place(
            typed.place.file, typed.place.line + number, column + len(line) - len(line.lstrip(" \t\u00a0")) + 1
        )
        begins = not column and (not number or not lines[number - 1].strip(_BLANK))
        last = column + len(line) == len(lines[number])
        ends = last and (number + 1 == len(lines) or not lines[number + 1].strip(_BLANK))
        found.append(Row(words, place, begins, ends))
    return found


def _pieces(lines: list[str]) -> Iterator[tuple[int, int, str]]:
    """Lines with the number of each and the characters before it; several where a word processor broke one (U+000B)."""
    for number, line in enumerate(lines):
        if "\v" not in line:
            yield number, 0, line
            continue
        column = 0
        for piece in line.split("\v"):
            yield number, column, piece
            column += len(piece) + 1


def _strip_markup(text: str) -> str:
    """A row without its hard break and its emphasis."""
    text = text.removesuffix("\\").rstrip().replace("**", "").replace("*", "")
    for mark in ("__", "_"):
        if len(text) > 2 * len(mark) and text.startswith(mark) and text.endswith(mark):
            return text[len(mark) : -len(mark)]
    return text


def begin(text: str) -> str:
    """The first words of a text, for a remark."""
    return " ".join(text.split()[:_SHOWN])


def begins_with(folded: str, openings: tuple[str, ...]) -> bool:
    return any(folded.startswith(each) and not folded[len(each) : len(each) + 1].isalnum() for each in openings)


def is_postscript(text: str, marks: tuple[str, ...]) -> bool:
    """Whether a row begins a postscript, or one after another: P.P.S."""
    return _begins(text, marks) or (text[:1] == "P" and _begins(text[1:].lstrip(". "), marks))


def _begins(text: str, marks: tuple[str, ...]) -> bool:
    return any(
        text.startswith(mark) and text[len(mark) : len(mark) + 1] in " :.–—" for mark in marks if len(text) > len(mark)
    )


def name_words(text: str) -> list[str]:
    return [word for each in fold(text).replace("-", " ").split() if (word := each.strip(".,;:()–—~"))]


def is_salutation(row: Row, language: Language) -> bool:
    text, folded, count = row.text, fold(row.text), len(row.text.split())
    typed = language.typed
    if begins_with(folded, typed.salutations):
        most = _MOST_WORDS
    elif begins_with(folded, typed.greetings):
        most = _MOST_WORDS_OF_GREETING
    else:
        return False
    if text[-1] not in ",:!":
        formal = most == _MOST_WORDS
        return formal and row.begins and row.ends and 1 < count <= _MOST_BARE and text[-1] not in ".?…)"
    if count > most:
        return False
    known = {fold(word) for word in (*language.and_words, *language.particles, *language.surname_particles)}
    _, *rest = text.rstrip(MARKS).split(",")
    return all(_goes_on(part, typed.salutations, known) for part in rest)


def find_opening(row: Row, language: Language) -> str:
    """The salutation at the beginning of a row that goes on with the text: `Dear James, I hope …`; empty if none."""
    text, folded, typed = row.text, fold(row.text), language.typed
    if not row.begins:
        return ""
    openings = typed.salutations if begins_with(folded, typed.salutations) else typed.greetings
    opening = max((each for each in openings if begins_with(folded, (each,))), key=len, default="")
    ends = min((at for mark in ",:!" if (at := text.find(mark)) >= 0), default=-1)
    if not opening or ends < 0:
        return ""
    joined = {fold(word) for word in language.and_words}
    pieces = text.split(",")
    for number in range(1, min(len(pieces) - 1, _MOST_NAMED) if text[ends] == "," else 0):
        first = fold(pieces[number]).split()[:1]
        if first and (first[0] in joined or begins_with(fold(pieces[number].strip()), typed.salutations)):
            ends = len(",".join(pieces[: number + 1]))  # Dear Tom, Ann, and Mary, …
    if len(pieces) > 2 and fold(text[:ends]) == opening and text[ends] == "," and seems_name(pieces[1].strip()):
        ends = len(",".join(pieces[:2]))  # Good morning, Ann, …
    titles = {fold(word).strip(".") for word in language.title_words}
    calls = fold(text[:ends]) == opening and " " in opening and text[ends] == ","
    if calls and (whole := _end_of_call(text, ends + 1, language, titles)):
        return text[:whole]  # Good morning, Ann. …
    head, rest = text[: ends + 1], text[ends + 1 :].split()
    named = text[len(opening) : ends].replace(",", " ").split()
    known = {*joined, *map(fold, language.particles), *map(fold, language.surname_particles)}
    known |= titles
    small = [word for word in named if not word[0].isupper() and fold(word).strip(".") not in known]
    certain = (
        len(named) <= _MOST_WORDS
        and not any(map(str.isdigit, head))
        and (not small or (len(small) == 1 and len(named) <= _FEW_NAMED and small[0] not in typed.small_words))
        and (bool(named) or " " in opening or opening.strip(".") in known)
    )
    return head if certain and rest and fold(rest[0]) not in joined else ""


def _end_of_call(text: str, begin: int, language: Language, titles: set[str]) -> int:
    """Where a sentence ends that only calls somebody, in a few words behind a greeting's comma; 0 if it says more."""
    typed, at = language.typed, begin
    while mark := _SENTENCE_MARK.search(text, at):
        at = mark.end()
        words = fold(text[begin : mark.start()]).split()
        says_more = " ".join(words) in typed.closes | typed.closes_with_comma or not typed.small_words.isdisjoint(words)
        if not 0 < len(words) <= _FEW_NAMED or mark[0] not in ".!" or (says_more and words[0] != "my"):
            return 0
        if mark[0] == "!" or (words[-1] not in titles and len(words[-1]) > 1):
            return at
    return 0


_SENTENCE_MARK = late(r"[.!?,;:—–](?=\s|$)|[—–?]")


def _goes_on(part: str, openings: tuple[str, ...], known: set[str]) -> bool:
    """Whether what follows a comma still names somebody: `Mr. Roe`, `sehr geehrter Herr Meyer`."""
    words = part.split()
    if not words or fold(words[0]) in known or begins_with(fold(part), openings):
        return True
    return not any(word[0].islower() and fold(word) not in known for word in words)


def split_at(words: list[str], at: set[str]) -> list[str]:
    parts: list[list[str]] = [[]]
    for word in words:
        if word in at:
            parts.append([])
        else:
            parts[-1].append(word)
    return [" ".join(part).strip(MARKS) for part in parts]


def seems_name(text: str) -> bool:
    words = text.lstrip(MARKS).split()
    return (
        0 < len(words) <= MOST_OF_NAME
        and not any(mark.isdigit() or mark in "@/:;!?" for mark in text)
        and text[-1] not in ",;"
        and not (text[-1] == "." and len(words[-1]) > 4)
        and words[0][0].isupper()
        and sum(word[0].isupper() for word in words) * 2 > len(words)
    )


def may_sign(text: str) -> bool:
    """Whether a row below a known close may be who signs, or say it in a few words: `annie`, `Ann B. Lee, Ph.D.`"""
    words = text.split()
    last = words[-1]
    return (
        len(words) <= MOST_OF_NAME
        and not any(mark.isdigit() or mark in "@/:;!?" for mark in text)
        and (text[-1] != "." or len(last) <= 4 or "." in last[:-1])  # a title or a degree, and no sentence
    )


def _is_initial(word: str, whole: str) -> bool:
    return len(word) == 1 and whole.startswith(word)


def names_of(letter: Letter) -> list[Written]:
    """Who signs a letter, as its head says."""
    if letter.signers:
        return [signer.name for signer in letter.signers]
    sender = letter.sender
    if sender is None:
        return []
    return [written_name(sender) if sender.lines else Written(full_name(sender, prefix=False), sender.place)]


def is_name(text: str, letter: Letter, language: Language) -> bool:
    """Whether a row is the name of who signs, or a part of it; with initials, or with titles around it."""
    if text.count(" ") > MOST_OF_NAME + _MORE_WORDS:
        return False  # a sentence, as nearly every last row is
    words = name_words(text)
    known = [word for name in names_of(letter) for word in name_words(name.text)]
    other = [word for word in words if not any(word == each or _is_initial(word, each) for each in known)]
    if not other or len(other) == len(words):
        return len(words) > len(other)
    titles = {fold(each).strip(".") for each in (*language.title_words, *language.suffixes)}
    return all(word in titles for word in other)


def is_whole_name(text: str, letter: Letter) -> bool:
    words = name_words(text)
    return len(words) > 1 and any(words == name_words(name.text) for name in names_of(letter))


def is_joint(text: str, letter: Letter, language: Language) -> bool:
    """Whether a row names two who sign (`Mary & Tom`), or several (`Mary and the kids`), one of them the sender."""
    joined = {fold(word) for word in language.and_words}
    parts = split_at(fold(text).split(), joined)
    return (
        len(parts) > 1
        and _seems_joint(text, joined)
        and any(part and is_name(part, letter, language) for part in parts)
    )


def is_household(text: str, letter: Letter, language: Language) -> bool:
    """Whether a row names the family of who signs: The Lees, The Lee Family."""
    found = find_household(text, language)
    if found is None:
        return False
    known = {word for name in names_of(letter) for word in name_words(name.text)}
    last = name_words(found[1] or text)[-1:]
    return any(word in known or word.removesuffix("s") in known or word.removesuffix("es") in known for word in last)


def _seems_joint(text: str, joined: set[str]) -> bool:
    words = text.split()
    if len(words) > MOST_OF_NAME + 2:
        return False
    small = [word for word in words if not word[0].isupper() and fold(word) not in joined]
    return not small or (
        len(small) <= _MOST_SMALL and words[0][0].isupper() and text[-1] not in ".,;:!?" and not _has_digit(text)
    )


_LAST_SURE_DAY, _HOURS_OF_DAY, _MINUTES = 28, 12, 60
_STEM = 6
"""Characters by which a longer word of the `enclosures` is known in a sentence: enclosed, attached."""


def may_be_told(letter: Letter, language: Language, addressed: Recognized) -> bool:
    """Whether the check may have something certain to tell of a plain letter, by a glance at its words: a gap that is
    not filled in, a weekday with a date, the 30th of a month, an hour past twelve, another salutation than the
    recipient's, a second one, or an enclosure that is not listed. The check itself takes a seventh of the time that
    such a letter takes."""
    text = letter.typed.text
    subject, more = letter.subject.text, letter.postscript.text
    party = letter.recipient
    heads = [subject, more, letter.salutation.text, letter.close.text, letter.attention.text]
    heads += [written.text for written in (*letter.enclosures, *letter.copies, *(party.lines if party else ()))]
    if may_have_gaps(" ".join((*heads, text))) or _may_greet_another(letter.salutation.text, addressed, language):
        return True
    words = {word.strip(".,;:!?()*_\"'“”‘’") for word in f"{subject} {text} {more}".casefold().split()}
    dates = language.dates
    if not words.isdisjoint(dates.month_numbers):
        late = any(word[:2].isdecimal() and int(word[:2]) > _LAST_SURE_DAY for word in words)
        if late or not words.isdisjoint(dates.weekday_numbers):
            return True
    for word in words:
        hour, colon, minute = word.partition(":")
        clock = colon and hour.isdecimal() and minute[:2].isdecimal()
        if clock and (int(hour) > _HOURS_OF_DAY or int(minute[:2]) >= _MINUTES):
            return True
    if not letter.enclosures:
        stems = tuple(each[:_STEM] for each in language.typed.enclosures if len(each) >= _STEM)
        if any(word.startswith(stems) for word in words):
            return True
    first = next((block for block in letter.body if isinstance(block, Paragraph)), None) if letter.body else None
    typed = language.typed
    return bool(first and first.spans and begins_with(fold(first.spans[0].text), typed.salutations + typed.greetings))


_GAP_MARKS = ("[", "<", "{", "__", "TODO", "ToDo", "TBD", "TBC", "FIXME")
_GAP_WORDS = (
    "xx", "xyz", " xy", " x ", " x.", " x,", "abc ", "fixme", "lorem ipsum", "insert name", "name here", "todo:",
    "musterf", "musterm", "erika muster", "musters", "à compléter", "votre nom", "nombre aquí", "nombre y apellidos",
    "por completar",
)  # fmt: skip
_GAPS_BEGIN = frozenset((
    "name", "your", "first", "last", "full", "company", "company's", "organization", "firm", "employer", "position",
    "job", "role", "interviewer", "interviewer's", "recipient", "recipient's", "hiring", "manager's", "contact", "fill",
    "insert", "enter", "add", "mention", "something", "what",
    "ihr", "vorname", "nachname", "firma", "firmenname", "unternehmen", "unternehmensname", "stelle",
    "stellenbezeichnung", "ansprechpartner", "ansprechpartnerin", "datum", "hier", "bitte",
    "nom", "votre", "prénom", "entreprise", "société", "poste", "intitulé", "destinataire", "insérer", "indiquer", "à",
    "nombre", "su", "empresa", "puesto", "cargo", "destinatario", "insertar", "indicar", "por",
))  # fmt: skip
"""Words by which what the check calls not filled in (N3) is found at a glance, in the languages that it knows; it has
the last word."""
_LEAST_OF_FIELD = 3


def may_have_gaps(text: str) -> bool:
    """Whether something in a text may still have to be filled in: `[name]`, `<topic>`, `XXXX`, `$name`, `(company)`."""
    folded = f"{text.casefold()} "
    if any(mark in text for mark in _GAP_MARKS) or any(word in folded for word in _GAP_WORDS):
        return True
    if "(" in text and any(_begins_gap(inside) for inside in folded.split("(")[1:]):
        return True
    return ("$" in text or "%" in text) and any(
        word[:1] in "$%" and word.lstrip("$%")[:_LEAST_OF_FIELD].isalpha() for word in folded.split()
    )


def _begins_gap(inside: str) -> bool:
    words = inside.partition(")")[0].split(maxsplit=1)
    return bool(words) and words[0].strip(".,;:") in _GAPS_BEGIN


def _may_greet_another(salutation: str, addressed: Recognized, language: Language) -> bool:
    """Whether a typed salutation has the title of a woman for a man, or the reverse, or no name of somebody titled."""
    person = addressed.person
    if not (salutation and person and person.titles):
        return False
    words = salutation.strip(MARKS).split()
    one, other = _whom(words, language), _whom(person.titles_written.split(), language)
    if one and other and one != other:
        return True
    if "{family}" not in (language.openings.titled or ""):
        return False  # the title alone is the custom
    return not set(name_words(salutation)) & set(name_words(person.bare))


def _whom(words: list[str], language: Language) -> set[bool]:
    """True for a title of women, False for one of men."""
    keys = [title_key(word.strip(",:")) for word in words]
    return {key in language.for_women for key in keys if key in language.for_women or key in language.for_men}


def _has_digit(text: str) -> bool:
    return any(map(str.isdigit, text))
