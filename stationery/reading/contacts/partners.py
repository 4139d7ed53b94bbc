"""Reads the second person whom a row or a card names: a spouse or partner, or nobody."""

from __future__ import annotations

import re
from collections.abc import Mapping

from stationery.model.errors import Place
from stationery.model.late_pattern import late
from stationery.model.party import Party
from stationery.reading.contacts.honorifics import TITLES
from stationery.reading.contacts.odd_cells import MAYBE_STAND_INS, STAND_INS
from stationery.reading.contacts.written_names import drop_and

_TITLED = late(rf"^(?:(?:{TITLES})\.? )+", re.IGNORECASE)

_NOBODY_WORDS = (
    "no nobody single unmarried divorced widowed separated nein kein niemand ledig geschieden verwitwet non aucun"
    " aucune personne célibataire ninguno ninguna nadie soltero soltera viudo viuda"
)
_NOBODY = frozenset(_NOBODY_WORDS.split())
_TICKS = frozenset(("x", "xx", "xxx", "?", "??", "???", "tbd", "tba"))
"""Marks that say that there is somebody, or may be; in other cells they say that there is nothing."""

_NO_NAME_WORDS = "yes y ja j oui o si sí s true wahr vrai and guest gast begleitung invité invitée invitado"
_NO_NAME_WORDS += (
    " same ditto the his her my wife husband family kids children familie kinder famille enfants familia hijos"
)
_NO_NAME = _TICKS.union(_NO_NAME_WORDS.split())
_GUEST = late(r"(?:and |& )?(?:an? |one )?guests?|plus[ -]?(?:one|1)|\+ ?(?:1|one|guest)", re.IGNORECASE)
_SIGNS = late(r"[()\[\]\d?/\\*+@†✓✔=#]|\b(?:deceased|late|verstorben|décédée?|fallecid[oa])\b", re.IGNORECASE)


def read_partner(cells: Mapping[str, str], place: Place) -> tuple[Party | None, str]:
    """The person in the cells of a second person, by part; or nobody, and then perhaps why what is there is no name."""
    texts = {part: "" if _is_nobody(text) else drop_and(text)[0] for part, text in cells.items()}
    name, given, family = (texts.get(part, "") for part in ("name", "given", "family"))
    prefix, suffix = texts.get("prefix", ""), texts.get("suffix", "")
    for text in (name, given, family):
        if text and not _is_name(text):
            return None, f"{text!r} isn't a name, so the second person isn't named"
    if given or family:
        name = f"{given} {family}".strip()
    elif name and " " not in name:
        given = name
    if not name:
        return None, f"there is a title ({prefix}) and no name, so the second person isn't named" if prefix else ""
    if not (given or prefix) and family:
        return None, f"there is a surname ({family}) and no first name, so the second person isn't named"
    if prefix and name.startswith(f"{prefix} "):
        name = name[len(prefix) :].strip()
    return Party(place, name=name, prefix=prefix, given=given, family=family, suffix=suffix), ""


def is_guest(text: str) -> bool:
    """Whether a cell says that somebody comes along, who isn't named: Guest, +1."""
    return _GUEST.fullmatch(text.strip(" .")) is not None


def given_name(partner: Party) -> str:
    """The given name of a second person, where nobody has to guess: of its own cell, or of a name of two words."""
    words = _TITLED.sub("", partner.name, count=1).split()
    return partner.given or (words[0] if len(words) == _GIVEN_AND_FAMILY else "")


_GIVEN_AND_FAMILY = 2


def split_titles(name: str) -> tuple[str, str]:
    """The titles before a name, and the name without them. Titles alone are known by a space behind them."""
    match = _TITLED.match(name)
    return (match[0].strip(), name[match.end() :].strip()) if match else ("", name.strip())


def is_titled(name: str) -> bool:
    return bool(_TITLED.match(name))


def _is_nobody(text: str) -> bool:
    folded = text.casefold().strip()
    if folded in _TICKS:
        return False
    bare = folded.strip(" .!()-–—")
    return not bare or folded in STAND_INS or text in MAYBE_STAND_INS or bare in _NOBODY or bare in STAND_INS


def _is_name(text: str) -> bool:
    words = text.casefold().split()
    return not _SIGNS.search(text) and not all(word.strip(".") in _NO_NAME for word in words)
