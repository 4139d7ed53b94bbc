"""Takes the words of a written name apart: nicknames, capitals, surnames that come first."""

from __future__ import annotations

from collections.abc import Iterable

from stationery.catalog.languages import Language
from stationery.catalog.surnames import first_surnames, is_given_name
from stationery.data.store import Store
from stationery.model.late_pattern import late

ANDS_ABROAD = frozenset(("et", "und", "y", "e", "ed", "en", "i", "och", "og"))
"""What may stand between two titles of another language: M. et Mme."""

_NICKNAME = late(r"\s+(?:\"[^\"]+\"|“[^”]+”|„[^“”]+[“”]|«[^»]+»|‘[^’]+’|'[^']+'|\([^)]+\))(?=\s|$)")
_QUOTES = frozenset("\"“„«‘'(")
_IRISH = late(r"(?P<head>(?:Mc|Mac|O['’]|D['’]|De|Di|Fitz|Van)?)(?P<rest>[^\W\d_a-z]{2,})")
_KOREAN = late(r"[^\W\d_]\w*-[a-z]\w*")
"""A given name of two syllables, as `Min-jung`; no Western given name has a small letter behind its hyphen."""
_VOWELS = frozenset("aeiouáéíóú")
_LEAST_CAPITALS = 3
"""Letters of a word in capitals that cannot be initials, as in `JP Morgan`."""


def drop_nicknames(text: str) -> str:
    """A name without what stands in it in quotation marks or parentheses: `Robert “Bob” Lee`, `Ann Lee (she/her)`."""
    return _NICKNAME.sub("", text) if not _QUOTES.isdisjoint(text) else text


def find_nicknames(text: str) -> list[str]:
    """What `drop_nicknames` leaves out of a name."""
    return [each.strip() for each in _NICKNAME.findall(text)] if not _QUOTES.isdisjoint(text) else []


def join_names(names: Iterable[str], language: Language) -> str:
    """Names in a row, each once: `Anna and Karl`, `Ann, Bob, and Tim`, in Spanish `Ann e Inés`."""
    *others, last = dict.fromkeys(filter(None, names))
    if not others:
        return last
    word = language.and_word
    for other, beginnings in language.and_before.items():
        if any(last.startswith(each) and last[len(each) :][:1] not in _VOWELS for each in beginnings):
            word = other
    comma = "," if language.serial_comma and len(others) > 1 else ""
    return f"{', '.join(others)}{comma} {word} {last}"


def joins(word: str, language: Language) -> bool:
    """Whether a word is an `and`, in capitals too."""
    return word in language.and_words or (word.isupper() and word.casefold() in language.and_words)


def names_several(bare: str, language: Language) -> bool:
    """Whether an `and` stands between two names with capitals: Anne Roy et Emma."""
    words = bare.split()
    return any(
        joins(words[at], language) and words[at - 1][:1].isupper() and words[at + 1][:1].isupper()
        for at in range(1, len(words) - 1)
    )


def may_join_lines(line: str, language: Language) -> bool:
    """Whether a line begins or ends with what may be an `and`, in any language."""
    words = line.split()
    return bool(words) and any(joins(word, language) or word in ANDS_ABROAD for word in (words[0], words[-1]))


def recase(words: list[str], language: Language) -> tuple[list[str], str, bool]:
    """Words with capitals as in running text, the surname if its capitals say that it is one, and whether others may
    write it differently. A name pasted from a web page or a passport is often in capitals."""
    if all(map(str.islower, words)):
        return _raise_small(words, language)
    if not any((word.isupper() and len(word) > 1 and "." not in word) or _is_half(word) for word in words):
        return words, "", False
    doubtful = False
    found: list[str] = []
    loud = [_is_loud(word) for word in words]
    for word in words:
        small = word.casefold()
        if all(loud) and len(words) > 1 and small in language.particles and word != words[-1]:
            found.append(small)
            doubtful = True
        elif all(loud) or (_is_loud(word) and len(word) >= _LEAST_CAPITALS) or _is_half(word):
            pieces = [_recase_piece(piece) for piece in word.split("-")]
            found.append("-".join(piece for piece, _ in pieces))
            doubtful = doubtful or any(doubt for _, doubt in pieces)
        else:
            found.append(word)
    changed = [number for number, word in enumerate(words) if word != found[number]]
    family = ""
    if changed and len(changed) < len(words) and changed == list(range(changed[0], changed[-1] + 1)):
        family = (
            " ".join(found[changed[0] : changed[-1] + 1]) if not changed[0] or changed[-1] + 1 == len(words) else ""
        )
    return found, family, doubtful


def _raise_small(words: list[str], language: Language) -> tuple[list[str], str, bool]:
    """Words in small letters throughout with the capitals of a name, but for particles before another word."""
    found = [
        word if word in language.particles and number + 1 < len(words) else "-".join(map(_raise_piece, word.split("-")))
        for number, word in enumerate(words)
    ]
    return found, "", found != words


def _raise_piece(piece: str) -> str:
    for mark in "'’":
        head, _, rest = piece.partition(mark)
        if len(head) == 1 and len(rest) > 1:
            return f"{head.upper()}{mark}{rest[0].upper()}{rest[1:]}"
    if "." in piece:
        return piece.upper() if len(piece) == len("a.") else ".".join(map(_raise_piece, piece.split(".")))
    return piece[:1].upper() + piece[1:]


def _is_loud(word: str) -> bool:
    return word.isupper()


def _is_half(word: str) -> bool:
    """Whether a word is in capitals but for a prefix, as `McDONALD`."""
    if not word[-1:].isupper() or word.isupper():
        return False
    found = _IRISH.fullmatch(word)
    return bool(found and found["head"])


def _recase_piece(piece: str) -> tuple[str, bool]:
    if "." in piece or len(piece) < 2:
        return piece, False
    half = _IRISH.fullmatch(piece)
    if half and half["head"] and not piece.isupper():
        return half["head"] + half["rest"][0] + half["rest"][1:].lower(), False
    for mark in "'’":
        head, _, rest = piece.partition(mark)
        if len(head) == 1 and len(rest) > 1:
            return f"{head}{mark}{rest[0]}{rest[1:].lower()}", head != "O"
    if piece.startswith("MC") and len(piece) > len("MC") + 2:
        return f"Mc{piece[2]}{piece[3:].lower()}", True
    return piece[0] + piece[1:].lower(), piece.startswith("MAC") and len(piece) > len("MAC") + 2


def may_be_surname_first(words: list[str], language: Language, store: Store | None) -> bool:
    """Whether the first of two words may be the surname, as in `Wang Xiaoming`."""
    first, second = (word.casefold() for word in words)
    if "-" in words[1] and _KOREAN.fullmatch(words[1]):
        return True
    known = first_surnames(language, store)
    return first in known and second not in known


def is_given_before(words: list[str], following: list[str], language: Language, store: Store | None) -> bool:
    """Whether the one word after a title is read as a given name, since a second title has a given name and a surname
    behind it, as in `Mr. Tom and Ms. Ann Ng`. Surnames that are known for standing first stay surnames, and so does
    what is no usual given name: `Mr. Lee and Ms. Ann Ng`."""
    if len(words) != 1 or len(following) < len(("given", "family")) or "." in words[0]:
        return False
    if words[0].casefold() in first_surnames(language, store):
        return False
    return store is None or is_given_name(words[0], language, store)


def join_double(words: list[str], language: Language) -> int:
    """Where a double surname with a particle in it begins (`Jansen-de Vries`); -1 if there is none."""
    for number, word in enumerate(words[:-1]):
        head, hyphen, last = word.rpartition("-")
        if hyphen and head and (last in language.particles or last in language.surname_particles):
            return number
    return -1


def surname_of_several(bare: list[str], language: Language) -> str:
    """The surname, or the surnames, of persons named after one title: `John and Mary Smith`, `Ann Lee and Bob Ray`."""
    at = next((number for number, word in enumerate(bare) if word in language.and_words), 0)
    if not 0 < at < len(bare) - 1:
        return ""
    first, second = bare[:at], bare[at + 1 :]
    if len(first) == 1 and len(second) == 1:
        return " ".join(bare)
    if len(first) == 1:
        return second[-1] if len(second) == len(first) + 1 else ""
    return f"{first[-1]} {bare[at]} {second[-1]}" if len(first) == len(second) == len(("given", "family")) else ""


def without_suffix(text: str, language: Language) -> tuple[str, str]:
    """A name without what follows it: degrees and `Jr.`, or a role after a comma where that is certain."""
    head, *tails = (part.strip() for part in text.split(","))
    suffixes = language.suffixes | language.generations
    known = [tail for tail in tails if tail and all(word in suffixes for word in tail.split())]
    if len(known) < len(tails) and len(head.split()) == 1:
        return text.strip(), ""
    words = head.split()
    while len(words) > 1 and _closes_name(words[-1], language):
        known.insert(0, words.pop())
    return " ".join(words), ", ".join(known)


def _closes_name(word: str, language: Language) -> bool:
    """Whether a last word without a comma before it is certainly none of the name."""
    degree = word in language.suffixes and (word.count(".") > 1 or not word.isupper())
    degree = degree or word in language.post_nominals
    return degree or word in language.generations or (word.isupper() and word.capitalize() in language.generations)
