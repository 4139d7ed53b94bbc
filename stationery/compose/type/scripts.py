"""Characters that no typeface has into faults: one for a whole script, with what to do; else one for each."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from unicodedata import bidirectional, category, name

from stationery.model.errors import CannotSet, Place, StationeryError
from stationery.model.typeface import Typefaces

RIGHT_TO_LEFT = ("R", "AL")

_EAST = {"CJK": "Chinese", "HIRAGANA": "Japanese", "KATAKANA": "Japanese", "HANGUL": "Korean"}
_FIRST_EMOJI = 0x1F300
_SHOWN = 12
"""How many characters of a script a message shows."""


def remedy_of(character: str, otherwise: str) -> str:
    """What to do about a character that no typeface has; of an emoji, none ever will."""
    emoji = ord(character) >= _FIRST_EMOJI
    return "remove it, or say it in words: typefaces for letters have no emoji" if emoji else otherwise


def gather_faults(
    lines: Iterable[tuple[str, Place]],
    missing: set[str],
    typefaces: Typefaces,
    describe: Callable[[str], tuple[str, str]],
    what: str = "",
) -> list[StationeryError]:
    """The faults of lines with missing characters, and with text that runs from right to left.

    A script of which more than one letter is missing has one fault, where it first appears; any other character is told
    on each line as `describe` has it: message and hint. `what` names the part that the lines belong to.
    """
    lines = tuple(lines)
    scripts: dict[str, str] = {}
    for text, _ in lines:
        for character in text:
            if (script := _script(character, missing)) and character not in scripts.get(script, ""):
                scripts[script] = scripts.get(script, "") + character
    faults: list[StationeryError] = []
    for script, letters in scripts.items():
        if len(letters) > 1:
            faults.append(_of_script(script, set(letters), lines, missing, typefaces, what))
    told = {letter for letters in scripts.values() if len(letters) > 1 for letter in letters}
    once: dict[tuple[str, Place], None] = {}  # a name is printed at several places, and written at one
    for text, place in lines:
        once |= dict.fromkeys((each, place) for each in text if each in missing and each not in told)
    faults += [CannotSet(*_placed(describe(character), place)) for character, place in once]
    return faults


def _placed(told: tuple[str, str], place: Place) -> tuple[str, Place, str]:
    return told[0], place, told[1]


def _script(character: str, missing: set[str]) -> str:
    """The script of a letter that can't be set, by the first word of its name; empty for any other character."""
    backward = bidirectional(character) in RIGHT_TO_LEFT
    if character < "\u0250" or not (character in missing or backward) or category(character)[0] not in "LM":
        return ""
    word = name(character, "").partition(" ")[0].partition("-")[0]
    if not word or word in ("COMBINING", "MODIFIER", "LATIN"):
        return ""
    return "East" if word in _EAST else word.capitalize()


def _of_script(
    script: str,
    letters: set[str],
    lines: tuple[tuple[str, Place], ...],
    missing: set[str],
    typefaces: Typefaces,
    what: str,
) -> StationeryError:
    there = [(text, place) for text, place in lines if letters & set(text)]
    text, place = there[0]
    first = next(number for number, each in enumerate(text) if each in letters)
    last = max(number for number, each in enumerate(text) if each in letters)
    shown = text[first : last + 1] if last - first < _SHOWN else f"{text[first : first + _SHOWN]}…"
    more = len({each.line for _, each in there}) - 1
    elsewhere = f", here and on {more} more line{'s' if more > 1 else ''}" if more else ""
    part = f"{what}: " if what else ""
    if any(bidirectional(each) in RIGHT_TO_LEFT for each in letters):
        message = f"{part}{script} text ({shown}) can't be set{elsewhere}: it runs from right to left"
        return CannotSet(message, place, "stationery sets only text from left to right so far; use Latin letters")
    if script == "East":
        named = dict.fromkeys(_EAST[name(each).partition(" ")[0].partition("-")[0]] for each in sorted(letters))
        script = next((each for each in ("Japanese", "Korean") if each in named), "Chinese")
    lacking = "".join(sorted(letters & missing))
    hint = typefaces.remedy(lacking[0]) or (
        "choose another typeface with `font:`, put one that has it in your fonts folder, or use Latin letters"
    )
    message = f"{part}no available typeface has {script} characters ({shown}){elsewhere}"
    return CannotSet(message, place, hint)
