"""Signed: a letter that somebody else signs than it is from; told with what would mend either."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from stationery.desk.edits import edit
from stationery.desk.templates import stand_alone, template_in
from stationery.desk.vocabulary import message_in_our_terms, vocabulary
from stationery.model.errors import StationeryError, each_fault
from stationery.model.letter import Letter, Signer, Written
from stationery.model.party import written_name
from stationery.model.values import replace
from stationery.products.address import address_party, desk
from stationery.resolve.job import Options
from stationery.resolve.recognize import recognize
from stationery.resolve.resolve import resolve
from stationery.resolve.typed_below import SignedOtherwise
from stationery.studio import Studio

_KIN = frozenset(("mom", "mum", "mama", "dad", "papa", "mother", "father", "grandma", "grandpa", "granny", "nana"))
"""What people sign as, whatever they are called."""
_JOINT = re.compile(r"\s*(?:,|&|\+|\band\b)\s*")
_LEAST = 2
"""Letters of a short form that begins the name: Jo of Joanna."""

Rows = list[dict[str, Any]]


def find_signed(studio: Studio, text: str, file: str, today: date) -> tuple[Rows, Rows]:
    """What asks whether the letter is from the one who signs it; and fixes for a fault that says so already."""
    try:
        template = template_in(text, file)
        stood = stand_alone(template) if template else None
        letter = stood.letter if stood else studio.read_text(text, file)
        faults = [each for each in _find_faults(studio, letter, today) if isinstance(each, SignedOtherwise)]
        if not faults:
            return _ask(studio, letter, text, today), []
        name, place = faults[0].signed, faults[0].place
        line = place.line if place else 0
        at = stood.line(line) if stood else line
        rows = text.split("\n")
        sender = _sender_of(studio, letter, today)
        fixes = [_from_signer(sender, name.text, text)]
        if 0 < at <= len(rows) and rows[at - 1].count(name.text) == 1:
            row = rows[at - 1].replace(name.text, sender[0])
            fixes.append(_sign_as(sender[0], "\n".join([*rows[: at - 1], row, *rows[at:]])))
        return [], [{"line": at, "message": message_in_our_terms(faults[0].message), "fixes": fixes}]
    except StationeryError:
        return [], []


def join_fixes(moves: Rows, signed: Rows) -> Rows:
    """The moves, where one tells of the signature with what mends that, and with its last fix: to leave it so."""
    kept = {each["line"]: each["fixes"][-1:] for each in moves}
    fixed = [{**each, "fixes": [*each["fixes"], *kept.get(each["line"], [])]} for each in signed]
    lines = {each["line"] for each in signed}
    return [*fixed, *(each for each in moves if each["line"] not in lines)]


def sign_as_typed(letter: Letter, fault: StationeryError) -> Letter | None:
    """The letter as signed by the one who signs in its body, where that is all that is wrong with it."""
    faults = list(each_fault(fault))
    first = faults[0]
    if len(faults) > 1 or not isinstance(first, SignedOtherwise):
        return None
    return replace(letter, signers=(Signer(first.signed),))


def _find_faults(studio: Studio, letter: Letter, today: date) -> list[StationeryError]:
    try:
        _resolve(studio, letter, today)
    except StationeryError as fault:
        return list(each_fault(fault))
    return []


def _resolve(studio: Studio, letter: Letter, today: date) -> Letter:
    with studio.trip(letter, today=today) as (stock, laid):
        return resolve(laid, stock, "letter", Options(draft=True)).letter


def _ask(studio: Studio, letter: Letter, text: str, today: date) -> Rows:
    used = _resolve(studio, letter, today)
    if used.sender is None or not used.signers or any(each.title for each in used.signers):
        return []
    with studio.trip(used, today=today) as (stock, laid):
        at = desk(laid, stock, Written(""))
        person = recognize(used.sender, at.usage.language, stock.store).person
    sender, names = written_name(used.sender).text, [each.name.text for each in used.signers]
    if person is None or any(_is_same(each, sender) for name in names for each in _JOINT.split(name)):
        return []
    signed = " and ".join(names)
    place = used.signers[0].name.place
    message = vocabulary()["remarks"]["signed"].replace("{name}", signed).replace("{sender}", sender)
    fixes = [_from_signer(_sender_of(studio, letter, today), signed, text)]
    if letter.signers:
        fixes.append(_sign_as(sender, edit(text, {"signers": None})))
    row = {"rule": "", "level": "question", "message": message, "remedy": "", "column": 0}
    return [{**row, "line": place.line if place else 0, "fixes": fixes}]


def _sender_of(studio: Studio, letter: Letter, today: date) -> list[str]:
    """The sender's lines, as they are printed; the first is the name."""
    with studio.trip(letter, today=today) as (stock, laid):
        if laid.sender is None:
            return [""]
        lines = address_party(laid.sender, desk(laid, stock, Written(""))).lines
        return [written_name(laid.sender).text, *lines[1:]]


def _from_signer(sender: list[str], name: str, text: str) -> dict[str, str]:
    label = vocabulary()["remarks"]["from-signer"].replace("{name}", name)
    return {"label": label, "text": edit(text, {"from": "\n".join([name, *sender[1:]])})}


def _sign_as(name: str, text: str) -> dict[str, str]:
    return {"label": vocabulary()["remarks"]["sign-as"].replace("{name}", name), "text": text}


def _is_same(signed: str, sender: str) -> bool:
    """Whether a signature may be the sender's: one of the names, a short form of one, an initial, or Mom."""
    words, known = _words(signed), _words(sender)
    if not words or words[0] in _KIN:
        return True
    first = words[0]
    short = len(first) < _LEAST
    return any(each == first or (short and each[:1] == first) or (not short and _begins(each, first)) for each in known)


def _begins(one: str, other: str) -> bool:
    least = min(len(one), len(other))
    return least >= _LEAST and one[:least] == other[:least]


def _words(name: str) -> list[str]:
    return [word for each in name.casefold().split() if (word := each.strip(".,;:–—-&"))]
