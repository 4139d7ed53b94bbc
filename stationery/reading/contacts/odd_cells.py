"""Notices what people put into lists in place of a name or an address, and names that will look odd when printed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from stationery.model.field import field_key
from stationery.model.late_pattern import late
from stationery.reading.contacts.honorifics import HONORIFIC

_NOTHING = ("n/a", "n.a.", "n. a.", "unknown", "tbd", "tba", "not available", "not known", "unbekannt", "k.a.", "k. a.")
_MARKS = ("-", "--", "---", "–", "—", "?", "??", "???", ".", "..", "...", "…", "/", "*", "x", "xx", "0", "00000")
_CROSSES = tuple(sign * count for sign in "xX" for count in range(3, 9))
STAND_INS = frozenset(
    (*_MARKS, *_CROSSES, *(form for word in _NOTHING for form in (word, word.upper(), word.capitalize())))
)
"""What is no name and no part of an address, but says that there is none."""

_MAYBE = ("none", "null", "nil", "na", "xyz", "test", "keine", "keiner")
MAYBE_STAND_INS = frozenset(
    ("nan", "NaN", *(form for word in _MAYBE for form in (word, word.upper(), word.capitalize())))
)
"""The same; but there are people called Null and Na, and a town called None."""

_MEANT = {"0", "00000", "x", "xx", "xyz", "Xyz", "XYZ", "test", "Test", "TEST"}
_OF_WORDS = STAND_INS.union(MAYBE_STAND_INS) - _MEANT


def is_nothing(text: str, key: str) -> bool:
    """Whether a cell among a letter's words says that there is nothing, or that something is still to be filled in; a 0
    or an x may be meant. `key` is what its column is compared by: `no gift` is nothing in a column Gift."""
    text = text.strip()
    if text in _OF_WORDS or (text[:1] in _OPENING and (_BLANK.fullmatch(text) or _IN_BRACKETS.fullmatch(text))):
        return True
    if text[:3].casefold() == "no ":
        return field_key(text[3:]).rstrip("s") == key.rstrip("s")
    return text[:1] == "«" and field_key(text) == key


def is_unfilled(text: str) -> bool:
    """Whether a cell of a name or an address says that there is nothing, or is a blank to be filled in, in the signs of
    a mail merge: `[[street]]`, `{{street}}`, `<<Street>>`."""
    return text in STAND_INS or (text[:1] in _OPENING and _BLANK.fullmatch(text) is not None)


_OPENING = frozenset("[{<")
_BLANK = late(r"\[\[[^\[\]]*\]\]|\{\{[^{}]*\}\}|<<[^<>]*>>")
_IN_BRACKETS = late(r"\[[^\[\]]*\]|\{[^{}]*\}|<[\w .-]*>")


CLEAR_IT = "clear the cell, or type what is meant"

_SIGN = late(r"[\[\]{}:/\\|*?#+_<>=~^%$!;@]")
_CARE_OF = late(r"(?:^|\s)c/o\s", re.IGNORECASE)
_PLURAL = late(r"The \S+['’]s?")
_TITLE_AFTER = late(r".*[,\s](?:mr|mrs|ms|miss|mx|dr|prof|herr|frau|mme|mlle|sr|sra)\.?", re.IGNORECASE)
_SMALL_WORDS = (
    "a af al and av bin bint d da dal das de degli dei del della delle den der des di dos du e ed el en et family i ibn"
    " la las le les lo los of och og op or ou san te ten ter the tot und van vom von y zu zum zur c/o"
    " kids children boys girls baby guest guests"
)
_SMALL = frozenset(_SMALL_WORDS.split())
"""Words of names that usually have small letters."""

_LEAST_LOUD = 3
"""Letters of a word in capitals that can't be initials."""


def find_oddities(text: str) -> Iterator[tuple[str, str]]:
    """What is odd in a name, with what to do about it. The sentences are the same for all names, so that they can be
    told together."""
    if "(" in text or ")" in text:
        yield "what is in parentheses is printed with the name", "take it out of the cell if it isn't for the envelope"
    if _CARE_OF.search(text):
        yield "the name has c/o in it, which is printed with it", "write c/o and what follows it above the street"
    elif sign := _SIGN.search(text):
        yield f"the name has {sign[0]!r} in it, which is printed", "correct the cell if it isn't for the envelope"
    if any(map(str.isdigit, text)):
        yield "the name has a number in it, which is printed", "correct the cell if it isn't for the envelope"
    if _PLURAL.fullmatch(text):
        yield "the name is printed with its apostrophe", "a family is The Smiths, or The Smith Family"
    if _TITLE_AFTER.fullmatch(text) and not HONORIFIC.fullmatch(text):
        yield "a title comes after the name, and is printed there", "write it before the name, or in a column Prefix"
    if odd := _find_odd_capitals(text):
        yield odd, "type it as it should appear there"


def _find_odd_capitals(text: str) -> str:
    """Whether a word is all capitals, or has none: `ann LEE`. Degrees and organizations may."""
    for word in text.partition(",")[0].split():
        bare = word.strip(".()'’\"-?!")
        if word[:1] == "(":
            return ""  # the words in parentheses are told
        if bare.islower() and bare not in _SMALL:
            return "a name begins with a small letter, and is printed so"
        parts = bare.replace("’", "'").replace("-", "'").split("'")
        if bare.isupper() and len(bare) >= _LEAST_LOUD and all(map(str.isalpha, parts)) and bare not in _LOUD:
            return "a name is in capitals, and is printed so in the address"
    return ""


_LOUD_WORDS = (
    "III VII VIII XII DDS DVM CPA MBA LLC LLP PLLC PLC INC USA USN USMC USAF"
    " PVT PFC CPL SGT SSG SFC MSG SGM CSM LTJG CPT CAPT LCDR CDR MAJ LTC COL RADM VADM ADM LTG GEN HHJ"
)
_LOUD = frozenset(_LOUD_WORDS.split())
"""Words that are written in capitals: numbers of a family's generations, degrees, firms, services, and ranks."""


def find_small(text: str, *, is_town: bool = False) -> str:
    """What is odd in a street or a town that is typed in small letters (`12 elm st`, `salem`); empty if nothing is. A
    street may begin with a small word in many languages (`rue de la Paix`)."""
    first = _FIRST_WORD.match(text) if is_town and text[:1].islower() else None
    if first and first[0] not in _SMALL:
        return "begins with a small letter"
    return "has no capitals" if text.islower() and _LONG_WORD.search(text) else ""


_FIRST_WORD = re.compile(r"[^\W\d_]{3,}")
_LONG_WORD = re.compile(r"[^\W\d_]{3}")


def is_usual(text: str) -> bool:
    """Whether a name has nothing but words with one capital each: nobody need look closer."""
    return text.istitle() and not _UNUSUAL.search(text)


_UNUSUAL = re.compile(r"[^\w .,&'’-]|[\d_]|['’].?$|[ ,](?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Herr|Frau|Mme|Mlle|Sr|Sra)\.?$")
