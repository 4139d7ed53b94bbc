"""Place, the errors that a user can fix, and the remarks that go with a result.

StationeryError             message, place, hint, candidates, exit_code
├─ SourceError              a letter, contact list or data file has something that we can't understand
├─ UnknownName              no style, envelope, country, font or option of that name; candidates: those there are
├─ DoesNotFit               understood, but there is no room for it on the paper
├─ CannotSet                a character that no chosen typeface has
├─ CannotWrite              made, but can't be written to its destination (data/files)
├─ PrinterError             the printer doesn't have that size, or gave up the job
└─ Several                  faults: all those of one letter, in the order of its lines
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

from stationery.model.values import value

INTERRUPTED = 130
"""The exit code after the user interrupts: 128 plus SIGINT's number, as shells have it."""


@value
class Place:
    """Where words were written. Lines and columns count from 1; 0 means the whole file."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        if not self.line:
            return self.file
        return f"{self.file}:{self.line}:{self.column}" if self.column else f"{self.file}:{self.line}"


About = Literal[
    "", "address", "code", "title", "date", "typed", "lines", "columns", "small", "zeros", "turned", "before", "couple",
    "shared", "spouse", "unopened", "unpaired", "fit", "home",
]  # fmt: skip


@value
class Remark:
    """Something the user should know about a result that was made anyway.

    `about` says what it is about where logic needs it: whom the letter might not reach, a postal `code` that its
    country doesn't have, whose title is not given, that the date can't be read, what of the body is the letter's
    salutation or close, which of its lines or columns print as one paragraph, a name in small letters, which cells of a
    list were read with their zeros, or as a name turned around, that a row names a couple, one of whom may have shared
    the other's surname, that a spouse is known, that a question lacks the mark with which its language begins it, that
    an asterisk has no other half, how a letter was tightened, or that the sender's own country isn't printed. `part`
    names the part of a party that it is about, if it is one.
    """

    message: str
    place: Place | None = None
    hint: str = ""
    about: About = ""
    part: str = ""

    def __str__(self) -> str:
        return _format(self.message, self.place, self.hint)


class StationeryError(Exception):
    """A fault that the user can fix; any other exception is our bug.

    `candidates` are the valid names, sorted, if the fault is a name; the hint gives the nearest.
    `understood` is what a reader could make of the source, for callers that look for more faults. `part` names the part
    of a party that is at fault, if it is one. `remarks` are what else should be known before anything is made anew: the
    warnings about a list in which rows are at fault.
    """

    exit_code = 1
    part = ""
    understood: object = None
    remarks: tuple[Remark, ...] = ()

    def __init__(
        self, message: str, place: Place | None = None, hint: str = "", candidates: Iterable[str] = ()
    ) -> None:
        if " at 0x" in message:  # an object's place in memory, from the message of a library
            message = re.sub(" at 0x[0-9A-Fa-f]+", "", message)
        if place and not place.line:
            message = _without_name(message, place.file)
        super().__init__(message)
        self.message = message
        self.place = place
        self.hint = hint
        self.candidates = tuple(sorted(candidates))

    def __reduce__(self) -> tuple[object, ...]:
        state = {name: each for name, each in self.__dict__.items() if name != "understood"}
        return _restore, (self.__class__, self.args, state)

    def __str__(self) -> str:
        return _format(self.message, self.place, self.hint)


def _restore(kind: type[StationeryError], args: tuple[object, ...], state: dict[str, object]) -> StationeryError:
    """An error of another process as it was there."""
    error = kind.__new__(kind, *args)
    error.__dict__.update(state)
    return error


class SourceError(StationeryError):
    """A letter, contact list or data file has something that we can't understand."""

    exit_code = 3


class UnknownName(StationeryError):
    """There is no style, envelope, paper, letterhead or typeface of that name."""

    exit_code = 3


class DoesNotFit(StationeryError):
    """Understood, but there is no room for it on the paper."""


class TooLong(DoesNotFit):
    """A letter that must fit on one page, but doesn't even when tightened."""


class CannotSet(StationeryError):
    """A character that no chosen typeface has."""


class PrinterError(StationeryError):
    """The printer doesn't have that size, or gave up the job."""

    exit_code = 4


MOST_SHOWN = 50
"""A file that isn't a letter at all can have thousands of faults; nobody reads more than these."""


class Several(StationeryError):
    """All the faults of one file, in the order of its lines; `written` says what was written nevertheless, empty where
    nothing was to be."""

    def __init__(self, faults: Iterable[StationeryError], written: str = "nothing was written") -> None:
        def order(fault: StationeryError) -> tuple[str, int, int]:
            return (fault.place.file, fault.place.line, fault.place.column) if fault.place else ("", 0, 0)

        self.written = written
        self.faults = tuple(sorted(faults, key=order))
        shown = [str(fault) for fault in self.faults[:MOST_SHOWN]]
        if len(self.faults) > MOST_SHOWN:
            shown.append(f"(and {len(self.faults) - MOST_SHOWN} more)")
        super().__init__("\n".join(shown))
        self.exit_code = max((fault.exit_code for fault in self.faults), default=1)


def one_fault(faults: list[StationeryError]) -> StationeryError:
    """The collected faults as one error: the only one, or all together as `Several`."""
    return faults[0] if len(faults) == 1 else Several(faults)


def raise_faults(faults: list[StationeryError]) -> None:
    """Raise the collected faults, if any: the only one, or all together as `Several`."""
    if faults:
        raise one_fault(faults)


def each_fault(fault: StationeryError) -> tuple[StationeryError, ...]:
    """The faults in one error."""
    return fault.faults if isinstance(fault, Several) else (fault,)


def did_you_mean(name: str, choices: Iterable[str], *, strict: bool = False) -> str:
    """A hint that names the nearest choice, or those that end so (`A6` of us-a6), or lists them all when none is near
    and they are few.

    Of words that somebody else chose, such as headings and countries, a `strict` one takes only a slip of the keys:
    Amerika is not Armenia, and no nickname a name.
    """
    from difflib import get_close_matches

    known = sorted(choices)
    near = [each for each in known if each.casefold() == name.casefold()]
    near = near or get_close_matches(name, known, n=5, cutoff=0.65)
    if strict:
        near = [each for each in near if _is_slip(name, each)]
    if near:
        nearest = next((each for each in near if sorted(each) == sorted(name)), near[0])  # two letters changed places
        return f"did you mean {nearest!r}?"
    ending = [each for each in known if each.casefold().endswith(f"-{name.casefold()}") and not strict]
    if ending:
        return f"did you mean {' or '.join(map(repr, ending))}?"
    return f"choose from: {', '.join(known)}" if 0 < len(known) <= 40 else ""


_ALIKE, _ALIKE_BEGINNING = 0.8, 0.75
"""The share of letters that are alike where a word is another one misspelled; the same first letter counts."""


def _is_slip(name: str, meant: str) -> bool:
    from difflib import SequenceMatcher

    one, other = name.casefold(), meant.casefold()
    ratio = SequenceMatcher(None, one, other).ratio()
    return ratio >= _ALIKE or (one[:1] == other[:1] and ratio >= _ALIKE_BEGINNING) or sorted(one) == sorted(other)


_SPACES = str.maketrans("-_.", "   ")


def _without_name(message: str, name: str) -> str:
    """A message without the key that it begins with, where the place is that very option, variable or keyword."""
    key, colon, rest = message.partition(": ")
    named = f" {name.translate(_SPACES).strip().lower()}"
    return rest if colon and key and named.endswith(f" {key.translate(_SPACES).lower()}") else message


def _format(message: str, place: Place | None, hint: str) -> str:
    text = f"{place}: {message}" if place else message
    return f"{text}\n  {hint}" if hint else text
