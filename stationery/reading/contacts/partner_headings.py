"""What the headings of lists say of a second person in the row, in English, German, French, and Spanish.

House style: the words are those that people and wedding sites use (Partner First Name), and address books (Spouse).
"""

from __future__ import annotations

from collections.abc import Mapping

from stationery.model.late_pattern import late

PARTNER = "partner"
"""Whose a part is that belongs to the second person: `partner given`."""

PARTNER_PARTS = ("name", "prefix", "given", "family", "suffix")

_WHO = (
    r"(?:spouse|partner|significant other|husband|wife|spouse partner|partner spouse|husband wife|partner in|partnerin"
    r"|ehe ?partner(?: ?in)?|ehefrau|ehemann|ehegatte|ehegattin|gatte|gattin|lebenspartner(?: ?in)?"
    r"|lebensgefahrt(?:e|in)|conjointe?(?: e)?|epoux|epouse|mari|partenaire|conyuge|espos[oa]|marido|pareja)"
)
_BEFORE = late(rf"{_WHO}(?:s| s)?(?: (?P<part>.+))?")
_AFTER = late(rf"(?P<part>.+?)(?: (?:of|of the|des|der|vom|von|du|de|de la|de l|del|d))? {_WHO}(?:s|n)?")
_NAMES = frozenset((
    "name", "names", "full name", "complete name", "vollstandiger name", "vor und nachname", "nom", "nom complet",
    "nom et prenom", "prenom et nom", "nombre", "nombre completo", "nombre y apellidos",
))  # fmt: skip

_EXPORTED = frozenset((
    "anniversary", "assistant s name", "assistant s phone", "manager s name", "e mail display name", "sensitivity",
    "jahrestag", "vertraulichkeit", "name assistent", "critere de diffusion", "assistant e", "sensibilidad",
))  # fmt: skip
"""Headings that Outlook writes into every export; those in other languages than English are unconfirmed."""

_LEAST_EXPORTED = 2
_RELATION = late(r"relation 1 (?:label|type)")

RELATIONS = frozenset((
    "spouse", "partner", "domestic partner", "husband", "wife", "ehepartner", "ehepartnerin", "partnerin",
    "lebenspartner", "lebenspartnerin", "ehefrau", "ehemann", "conjoint", "conjointe", "partenaire", "conyuge",
    "pareja",
))  # fmt: skip
"""What an address book calls the relation between two people who may be written to together, in plain words."""


def read_partner_heading(words: str, part_of: Mapping[str, str]) -> str:
    """The part of a second person's name that a heading in plain words speaks of; empty if it is none.

    `part_of` gives the parts of a person by what headings call them.
    """
    for form in (_BEFORE, _AFTER):
        if found := form.fullmatch(words):
            part = found["part"]
            if part is None or part in _NAMES:
                return "name"
            part = part_of.get(part, "")
            part = "prefix" if part == "any_title" else part
            return part if part in PARTNER_PARTS and part != "name" else ""
    return ""


def is_export(words: list[str]) -> bool:
    """Whether these headings, in plain words, are those of an address book: it knows a spouse, but that says nothing of
    whom a letter goes to."""
    return len(_EXPORTED.intersection(words)) >= _LEAST_EXPORTED or any(map(_RELATION.fullmatch, words))


def pair_titles(words: list[str]) -> dict[int, str]:
    """The columns headed by a title, or a word, for him and for her, with the given names of two: each with the title
    that goes before them; empty unless there are two such columns."""
    found = {at: TITLED[each] for at, each in enumerate(words) if each in TITLED}
    return found if len(found) == 2 and len({words[at] in _HERS for at in found}) == 2 else {}


def pair_numbers(words: list[str]) -> dict[int, tuple[str, str]]:
    """The columns with the names of two people by numbers (`First`, `Last`, `First 2`, `Last 2`): whose part each is;
    empty without a first name of a second one. `Nombre 2` or `Vorname 2` may be another name of the same person."""
    numbered = {at: found for at, each in enumerate(words) if (found := _NUMBERED.fullmatch(each))}
    pairs = {at: (_PART_BY_NUMBER[each["part"]], each["two"] or each["second"]) for at, each in numbered.items()}
    if ("given", "2") not in {(part, "2" if two else "") for part, two in pairs.values()}:
        return {}
    return {at: (PARTNER if two else "", part) for at, (part, two) in pairs.items()}


_PART_BY_NUMBER = {
    **dict.fromkeys(("first", "first name", "firstname", "fname", "given name", "forename"), "given"),
    **dict.fromkeys(("last", "last name", "lastname", "lname", "family name", "surname"), "family"),
    **dict.fromkeys(("title", "prefix"), "prefix"),
    "suffix": "suffix",
}
_NUMBERED = late(rf"(?P<second>(?:2nd|second) )?(?P<part>{'|'.join(_PART_BY_NUMBER)})(?: ?(?:(?P<two>2)|1))?")

TITLED = {
    "mr": "Mr.", "mister": "Mr.", "mrs": "Mrs.", "ms": "Ms.", "he": "", "him": "", "his": "", "groom": "", "she": "",
    "her": "", "hers": "", "bride": "",
}  # fmt: skip
_HERS = frozenset(("mrs", "ms", "she", "her", "hers", "bride"))


def is_husband(words: str) -> bool:
    """Whether a heading of a second person names a husband, who is the first of two where the list has both."""
    return not _HUSBANDS.isdisjoint(words.split())


_HUSBANDS = frozenset(("husband", "ehemann", "gatte", "mari", "epoux", "esposo", "marido"))
