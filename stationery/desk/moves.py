"""Moves: a salutation, a close, and a name that were typed in the body, moved to the keys that the form has for them.

What is moved prints the very same; where that isn't so, nothing is offered.
"""

from __future__ import annotations

import unicodedata
from datetime import date
from typing import Any

from stationery.desk.edits import Value, edit
from stationery.desk.kept_lines import keep_lines
from stationery.desk.looks import letter_in
from stationery.desk.vocabulary import message_in_our_terms, vocabulary
from stationery.model.errors import CannotSet, StationeryError, each_fault
from stationery.model.letter import Letter, Signer, Written
from stationery.model.page import describe
from stationery.model.values import replace
from stationery.products.shown import What
from stationery.resolve.job import Options
from stationery.resolve.resolve import resolve
from stationery.resolve.typed_rows import MOST_OF_NAME, names_of
from stationery.studio import Studio

_TEXTS = ("salutation", "close", "postscript", "initials")
_LISTS = ("enclosures", "copies")
_TYPED = "typed"
"""What the remark is about that tells of a body with a letter's own parts."""

Rows = list[dict[str, Any]]


def find_moves(studio: Studio, text: str, file: str, today: date) -> Rows:
    """What the body has of a letter's parts, at the remark or the fault that tells of it: its line, its message, and
    `fixes`, each a label and the whole text: the last one leaves the words as they are typed."""
    try:
        return _look(studio, text, file, today)
    except StationeryError as fault:
        if not any(isinstance(each, CannotSet) for each in each_fault(fault)):
            return []
    rare = sorted({each for each in text if unicodedata.category(each) in _RARE or each == _EMOJI})
    there = dict(zip(rare, (each for each in _STAND_INS if each not in text), strict=False))
    if len(there) < len(rare):
        return []
    back = {ord(other): each for each, other in there.items()}
    try:
        found = _look(studio, text.translate({ord(each): other for each, other in there.items()}), file, today)
    except StationeryError:
        return []
    for each in found:
        each["message"] = each["message"].translate(back)
        each["fixes"] = [{key: words.translate(back) for key, words in fix.items()} for fix in each["fixes"]]
    return found


_RARE = ("So", "Sk", "Cf", "Co", "Cn", "Lo")
_EMOJI = "\ufe0f"
_STAND_INS = "ÞþÐðŁłŒœĐđ"
"""Characters that typefaces may lack, as emoji, and letters that stand for them where a move is looked for: they are
told of in their own remark, and don't hinder it."""


def _look(studio: Studio, text: str, file: str, today: date) -> Rows:
    letter = letter_in(studio, text, file)
    return _find(studio, letter, text, today) if letter.body and letter.typed.place else []


def _find(studio: Studio, letter: Letter, text: str, today: date) -> Rows:
    used, faults = _resolve(studio, letter, today)
    typed_from = letter.typed.place.line if letter.typed.place else 0
    if used is not None:
        told = [(each.place.line if each.place else 0, each.message) for each in used.remarks if each.about == _TYPED]
        bare = letter
    else:
        told = [(each.place.line, each.message) for each in faults if each.place and each.place.line >= typed_from]
        bare = replace(letter, salutation=Written(""), close=Written(""), postscript=Written(""))
        used, left = _resolve(studio, bare, today)
        if used is None and (signer := _find_signer(left, text, typed_from)):
            bare = replace(bare, signers=(Signer(signer),))
            used, _ = _resolve(studio, bare, today)
    kept = keep_lines((used or letter).remarks, text)
    if not told:
        return kept
    if _resolve(studio, replace(letter, as_typed=True), today)[0] is None:
        return kept  # it is about something else
    as_typed = {"label": vocabulary()["remarks"]["as-typed"], "text": edit(text, {"as_typed": True})}
    fixes = [*_find_fixes(studio, letter, (used, bare), text, today, bool(faults)), as_typed]
    moves = [{"line": line, "message": message_in_our_terms(message), "fixes": fixes} for line, message in told]
    return [*moves, *kept]


def _find_fixes(
    studio: Studio, letter: Letter, pair: tuple[Letter | None, Letter], text: str, today: date, contradicts: bool
) -> list[dict[str, str]]:
    """What can be moved without a change of what is printed, of the letter that its body was `used` for, and of the
    same without what `contradicts` it."""
    used, bare = pair
    typed_from = letter.typed.place.line if letter.typed.place else 0
    if used is None:
        return []
    changes, first, last = _list_changes(used, bare, typed_from)
    if not changes and not last:
        return []
    moved = _cut(edit(text, changes), len(text.split("\n")), typed_from, (used.salutation, first), last)
    if _draw(studio, studio.read_text(moved, letter.file), today) != _draw(studio, bare, today):
        return []
    with studio.trip(letter, today=today) as (_, laid):
        fixes = _label(laid, changes, moved) if contradicts else []
    return fixes or [{"label": _say_move(changes), "text": moved}]


def _resolve(studio: Studio, letter: Letter, today: date) -> tuple[Letter | None, list[StationeryError]]:
    """The letter with what its body says of its parts; or the faults of one that says two things."""
    try:
        with studio.trip(letter, today=today) as (stock, laid):
            return resolve(laid, stock, "letter", Options(draft=True)).letter, []
    except StationeryError as fault:
        return None, list(each_fault(fault))


def _find_signer(faults: list[StationeryError], text: str, typed_from: int) -> Written | None:
    """A row of the body of which a fault is told, if it can be a name."""
    rows = text.split("\n")
    for each in faults:
        if each.place and typed_from <= each.place.line <= len(rows):
            row = rows[each.place.line - 1].strip().strip("*_-–— ")
            if row and len(row.split()) <= MOST_OF_NAME and row[0].isupper():
                return Written(row, each.place)
    return None


def _list_changes(used: Letter, bare: Letter, typed_from: int) -> tuple[dict[str, Value], int, int]:
    """The keys that get what the body says; the line of its salutation, and the first one of its end (0 for none)."""

    def line(written: Written) -> int:
        return written.place.line if written.place and written.place.line >= typed_from else 0

    changes: dict[str, Value] = {}
    ends: list[int] = []
    for key in _TEXTS:
        written: Written = getattr(used, key)
        if line(written):
            changes[key] = written.text
            ends += [line(written)] if key != "salutation" else []
    for key in _LISTS:
        listed: tuple[Written, ...] = getattr(used, key)
        if any(map(line, listed)):
            changes[key] = [each.text for each in listed]
            ends += filter(None, map(line, listed))
    signed = [each for each in used.signers if line(each.name)]
    if len(signed) == 1 and line(signed[0].title):
        changes["signers"] = {"name": signed[0].name.text, "title": signed[0].title.text}
    elif signed:
        names = [each.name.text for each in signed]
        changes["signers"] = names[0] if len(names) == 1 else names
    ends += [line(each.name) for each in signed]
    return changes, line(used.salutation), min(ends, default=0)


def _cut(text: str, before: int, typed_from: int, greeting: tuple[Written, int], last: int) -> str:
    """A text whose body is without its salutation, and without what begins at the line `last`; the lines are those of
    the text that had `before` of them, above whose body some were added since."""
    rows = text.split("\n")
    down = len(rows) - before
    if last:
        rows = [*"\n".join(rows[: last - 1 + down]).rstrip("\n").split("\n"), ""]
    words, line = greeting
    if line:
        at = line - 1 + down
        left = rows[at].strip().removeprefix(words.text).strip()
        below = rows[at + 1 :]
        while below and not left and not below[0].strip():
            below = below[1:]
        rows = [*rows[:at], *([left] if left else []), *below]
    return "\n".join(rows)


def _draw(studio: Studio, letter: Letter, today: date) -> str:
    """All that will be on the paper, and where: of a letter, and of a note's card as well."""
    whats: tuple[What, ...] = ("letter", "card") if letter.kind == "note" else ("letter",)
    return "".join(describe(studio.preview(letter, what=what, today=today).pages) for what in whats)


def _label(letter: Letter, changes: dict[str, Value], moved: str) -> list[dict[str, str]]:
    """Where the head says otherwise: to take what the body says, or to keep that."""
    words = vocabulary()["remarks"]
    kept: dict[str, Value] = {}
    stood: list[str] = []
    for key in changes:
        stated = getattr(letter, key, None)
        if isinstance(stated, Written) and stated and key in _TEXTS and stated.text != changes[key]:
            kept[key] = stated.text
            stood.append(stated.text)
        names = names_of(letter) if key == "signers" and not letter.signers else []
        said = changes[key]
        if names and isinstance(said, str) and not _is_part(said, names[0].text):
            kept[key] = None
            stood.append(names[0].text)
    if not kept:
        return []
    said = " ".join(str(changes[key]) for key in kept)
    return [
        {"label": words["fix"].replace("{words}", said), "text": moved},
        {"label": words["keep"].replace("{words}", " ".join(stood)), "text": edit(moved, kept)},
    ]


def _say_move(changes: dict[str, Value]) -> str:
    labels = vocabulary()["form"]
    named = [f"“{labels[key]}”" for key in changes if key in labels]
    fields = " and ".join(filter(None, (", ".join(named[:-1]), *named[-1:])))
    return vocabulary()["remarks"]["move"].replace("{fields}", fields)


def _is_part(name: str, whole: str) -> bool:
    """Whether a name is of the words of another, as `Annie` is of `Annie Lee`."""
    return set(name.casefold().split()) <= set(whole.casefold().split())
