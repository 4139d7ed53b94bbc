"""The lines of a street as USPS Publication 28 writes them: suffix and direction abbreviated, the unit at the end."""

from __future__ import annotations

import re

from stationery.catalog.abbreviations import Abbreviations

_NUMBER = re.compile(r"\d[\w/.-]*|[NSEW]\d+[NSEW]\d+")
_FRACTION = re.compile(r"\d+/\d+")
_BOX = re.compile(r"(?:P ?O|POST OFFICE) BOX (#?\S+)")
_ROUTE = re.compile(r"(RR|RURAL ROUTE|RFD|RD|HC|HIGHWAY CONTRACT|STAR ROUTE) (?:NO )?(\d+) BOX (\S+)")
_ROUTES = {"RURAL ROUTE": "RR", "RFD": "RR", "RD": "RR", "HIGHWAY CONTRACT": "HC", "STAR ROUTE": "HC"}
_PARTS_OF_A_UNIT = 2
"""The designator and its number."""


def standardize_street(lines: tuple[tuple[str, ...], ...], table: Abbreviations) -> tuple[str, ...]:
    """The street's lines; each is given as the pieces between its commas, in capitals and without punctuation.

    Units go to the end of the one line that has a house number or a box (Publication 28, 213). With none such, or
    several, nothing is moved. What is neither (a building's name) keeps its place.
    """
    pieces = [_join_directions([piece for piece in line if piece], table) for line in lines]
    flat = [piece for line in pieces for piece in line]
    delivery = [piece for piece in flat if _is_delivery(piece)]
    if len(delivery) != 1:
        return tuple(text for line in pieces if (text := " ".join(_abbreviate(piece, table) for piece in line)))
    units = [piece for piece in flat if _is_unit(piece, table)]
    street = " ".join((_abbreviate(delivery[0], table), *(_abbreviate_unit(piece, table) for piece in units)))
    texts = []
    for line in pieces:
        others = [piece for piece in line if piece not in units and piece != delivery[0]]
        if others:
            texts.append(" ".join(others))
        if delivery[0] in line:
            texts.append(street)
    return tuple(texts)


def _join_directions(pieces: list[str], table: Abbreviations) -> list[str]:
    """A direction behind a comma (`Mill Road, N.W.`) belongs to the piece before it."""
    joined: list[str] = []
    for piece in pieces:
        if joined and piece in table.directions:
            joined[-1] = f"{joined[-1]} {piece}"
        else:
            joined.append(piece)
    return joined


def is_street(text: str, table: Abbreviations) -> bool:
    """Whether a line in capitals without punctuation is certainly one of the street: a delivery line or a unit."""
    return _is_delivery(text) or _is_unit(text, table)


def _is_delivery(piece: str) -> bool:
    words = piece.split()
    if _BOX.fullmatch(piece) or _ROUTE.fullmatch(piece):
        return True
    return len(words) > 1 and bool(_NUMBER.fullmatch(words[0]))


def _is_unit(piece: str, table: Abbreviations) -> bool:
    words = piece.split()
    if not words:
        return False
    if words[0].startswith("#"):
        return len(words) <= _PARTS_OF_A_UNIT
    if words[0] in table.units and len(words) == _PARTS_OF_A_UNIT:
        return _is_unit_number(words[1])
    return len(words) == 1 and words[0] in table.alone


def _is_unit_number(word: str) -> bool:
    return any(map(str.isdigit, word)) or len(word) == 1


def _abbreviate_unit(piece: str, table: Abbreviations) -> str:
    first, *rest = piece.split()
    return " ".join((table.units.get(first) or table.alone.get(first) or first, *rest))


def _abbreviate(piece: str, table: Abbreviations) -> str:
    if box := _BOX.fullmatch(piece):
        return f"PO BOX {box[1].lstrip('#')}"
    if route := _ROUTE.fullmatch(piece):
        return f"{_ROUTES.get(route[1], route[1])} {route[2]} BOX {route[3].lstrip('#')}"
    if _is_unit(piece, table):
        return _abbreviate_unit(piece, table)
    words = piece.split()
    if not _is_delivery(piece):
        return piece
    lead = 2 if len(words) > 2 and _FRACTION.fullmatch(words[1]) else 1
    name, unit = _split_unit(words[lead:], table)
    return " ".join((*words[:lead], *_street_name(name, table), *unit))


def _split_unit(words: list[str], table: Abbreviations) -> tuple[list[str], list[str]]:
    """The words of a street's name, and the unit behind it, abbreviated."""
    for at in (len(words) - 2, len(words) - 1):
        if at > 0 and _is_unit(" ".join(words[at:]), table):
            return words[:at], [_abbreviate_unit(" ".join(words[at:]), table)]
    return words, []


def _street_name(words: list[str], table: Abbreviations) -> list[str]:
    """A street's name with its suffix and directions abbreviated; a word that is all the name there is stays whole."""
    last = ""
    if len(words) > 2 and words[-1] in table.directions and words[-2] in table.suffixes:
        last = table.directions[words[-1]]
        words = words[:-1]
    suffix = ""
    if len(words) > 1 and words[-1] in table.suffixes:
        suffix = table.suffixes[words[-1]]
        words = words[:-1]
    if len(words) > 1 and words[0] in table.directions:
        words = [table.directions[words[0]], *words[1:]]
    return [*words, *filter(None, (suffix, last))]
