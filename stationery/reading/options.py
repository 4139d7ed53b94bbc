"""The options of each Python verb, under the shell's own names, and Asked: the options that a caller gave.

A Place names the option. What an option chooses from the catalog is looked up later; what is no option's name, or not
what the option takes, is told here.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Any, Literal, TypedDict, TypeVar, get_args

from stationery.model.errors import Place, SourceError, StationeryError, UnknownName, did_you_mean, raise_faults
from stationery.model.letter import Choices, Written
from stationery.model.values import names
from stationery.reading.choices import TOLD_EMPTY, keep_empty, letterhead_choice

T = TypeVar("T")

Punctuation = Literal["mixed", "open"]
Figures = Literal["auto", "lining", "oldstyle"]
Spacing = Literal["open", "close"]
Monogram = Literal["ring", "frame", "oval", "lozenge", "octagon", "wreath", "plain"]
Hand = Literal["script", "roman"]
Arrangement = Literal["row", "middle", "stacked", "interlaced"]
AddressManner = Literal["typed", "post"]
ReturnTo = Literal["front", "none", "flap"]
Reading = Literal["landscape", "portrait", "vertical"]
Orientation = Literal["landscape", "portrait"]
Whose = Literal["home", "work"]
Fold = Literal["none", "top", "side"]
Panel = Literal["front", "inside-right", "inside-left", "inside-bottom", "inside-top"]
Up = Literal[1, 2, 4]


class ForAny(TypedDict, total=False):
    """What every verb takes; None means not given."""

    today: date | None
    language: str | None
    from_: str | None


class ForPaper(ForAny, total=False):
    """How to show the sender, the typeface, and the measured printer that the pages are corrected for."""

    font: str | None
    letterhead: str | None
    accent: str | None
    letters: str | None
    monogram: Monogram | None
    arrangement: Arrangement | None
    particulars: str | None
    head_font: str | None
    printer: str | None


class ForLetter(ForPaper, total=False):
    style: str | None
    paper: str | None
    date: str | date | None
    punctuation: Punctuation | None
    figures: Figures | None
    spacing: Spacing | None
    justify: bool | None
    one_page: bool | None
    signed: bool | None
    draft: bool | None
    envelope: str | None
    address_manner: AddressManner | None
    country_line: str | None
    imb: str | None
    imb_routing: str | None
    attach_source: bool | None
    with_enclosures: bool | None


class ForEnvelope(ForPaper, total=False):
    envelope: str | None
    return_: ReturnTo | None
    address: Reading | None
    upright: bool | None
    stamp_box: bool | None
    carrier: bool | None
    invitation: Hand | None
    inner: bool | None
    postage: str | None
    paper: str | None
    address_manner: AddressManner | None
    country_line: str | None
    endorsement: str | None
    imb: str | None
    imb_routing: str | None


class ForCard(ForPaper, total=False):
    card: str | None
    words: str | None
    front: str | None
    border: str | None
    paper: str | None
    fold: Fold | None
    orientation: Orientation | None
    panel: Panel | None
    single: bool | None
    french_fold: bool | None
    up: Up | None
    date: str | date | None
    signed: bool | None
    draft: bool | None


class ForEmail(ForAny, total=False):
    to: str | None
    subject: str | None
    date: str | date | None


class ForFit(ForAny, total=False):
    envelope: str | None
    style: str | None
    paper: str | None
    letterhead: str | None
    font: str | None
    imb: str | None
    imb_routing: str | None
    paper_weight: str | None


class ForMerge(ForPaper, total=False):
    """As for letters and cards; and `media` (letters, envelopes, cards, labels, emails), the sheet of `labels`, which
    rows of the list, and files."""

    media: str | Sequence[str] | None
    labels: str | None
    start: int | None
    where: str | Sequence[str] | None
    sort: str | None
    first: int | None
    skip: int | None
    rows: str | None
    each: str | None
    name: str | None
    split: int | None
    household: bool | None
    with_partners: bool | None
    skip_hidden: bool | None
    with_enclosures: bool | None
    address: Whose | None
    skip_bad: bool | None
    ledger: str | None
    again: bool | None
    skip_changed: bool | None
    postage: str | None
    force: bool | None
    style: str | None
    paper: str | None
    date: str | date | None
    punctuation: Punctuation | None
    figures: Figures | None
    spacing: Spacing | None
    justify: bool | None
    one_page: bool | None
    signed: bool | None
    draft: bool | None
    envelope: str | None
    address_manner: AddressManner | None
    country_line: str | None
    return_: ReturnTo | None
    card: str | None
    words: str | None
    front: str | None
    border: str | None
    fold: Fold | None
    orientation: Orientation | None
    panel: Panel | None
    single: bool | None
    french_fold: bool | None
    up: Up | None


class ForLabels(ForAny, total=False):
    """The sheet and the first label on it; words on each label, or which rows of the list."""

    sheet: str | None
    start: int | None
    copies: int | None
    text: str | Sequence[str] | None
    where: str | Sequence[str] | None
    sort: str | None
    first: int | None
    skip: int | None
    rows: str | None
    household: bool | None
    with_partners: bool | None
    skip_hidden: bool | None
    address: Whose | None
    skip_bad: bool | None
    font: str | None
    address_manner: AddressManner | None
    country_line: str | None
    printer: str | None


class ForContacts(ForAny, total=False):
    """Which address to take of those that have several."""

    address: Whose | None


class Head(TypedDict, total=False):
    """The keys of a letter's head, as a file has them; `from_` is `from`. Other names (`cc`, `lang`) work, too."""

    kind: str
    occasion: str
    to: str | Sequence[str] | Mapping[str, object]
    from_: str | Sequence[str] | Mapping[str, object]
    date: str | date
    place: str
    subject: str
    salutation: str
    close: str
    attention: str
    reference: str
    your_reference: str
    our_reference: str
    delivery_notation: str
    arrival_notation: str
    postage: str
    signature: str | Mapping[str, object]
    signers: str | Sequence[str | Mapping[str, object]]
    initials: str
    enclosures: str | Sequence[str | Mapping[str, object]] | Mapping[str, object]
    copies: str | Sequence[str]
    postscript: str
    interview: str | date
    position: str
    organization: str
    decision_by: str | date
    learned: str
    interviewers: str | Sequence[str]
    style: str
    letterhead: str | Mapping[str, object]
    paper: str
    envelope: str
    card: str
    words: str | Sequence[str]
    front: str
    border: str
    font: str
    language: str
    punctuation: Punctuation
    figures: Figures
    spacing: Spacing
    address_manner: AddressManner
    country_line: str
    justify: bool
    one_page: bool
    smart: bool
    check: Mapping[str, object]
    as_typed: bool


_FLAGS = {
    "justify",
    "one_page",
    "signed",
    "draft",
    "upright",
    "stamp_box",
    "carrier",
    "inner",
    "single",
    "french_fold",
    "attach_source",
    "with_enclosures",
    "household",
    "with_partners",
    "skip_hidden",
    "skip_bad",
    "again",
    "skip_changed",
    "force",
}
_COUNTS = {"first", "skip", "split", "start", "copies"}
_TEXTS = {"media", "where", "text"}
_AMONG: dict[str, tuple[object, ...]] = {
    "punctuation": get_args(Punctuation),
    "figures": get_args(Figures),
    "spacing": get_args(Spacing),
    "monogram": get_args(Monogram),
    "arrangement": get_args(Arrangement),
    "invitation": get_args(Hand),
    "address_manner": get_args(AddressManner),
    "return_": get_args(ReturnTo),
    "address": get_args(Reading),
    "merge address": get_args(Whose),
    "labels address": get_args(Whose),
    "contacts address": get_args(Whose),
    "orientation": get_args(Orientation),
    "fold": get_args(Fold),
    "panel": get_args(Panel),
    "up": get_args(Up),
}
_DAYS = {"today", "date"}


class Keywords:
    """The options that a caller gave a verb. One that wasn't given is empty, or None."""

    def __init__(self, verb: str, options: type, given: Mapping[str, object]) -> None:
        """Raises UnknownName for names that the verb doesn't have and SourceError for wrong values, all together.

        `options` is the verb's table of them, such as ForLetter.
        """
        known: Collection[str] = options.__optional_keys__  # type: ignore[attr-defined]  # mypy: a TypedDict is no type's type
        self.verb = verb
        self.values = {name: _day_of(each) for name, each in given.items() if each is not None}
        faults: list[StationeryError] = []
        for name in given:
            if name not in known:
                message, hint = f"{verb}() has no option with this name", did_you_mean(name, known)
                if name == "body" or name in Head.__optional_keys__:
                    hint = f"words go to read(): {verb}(read({name}=…))"
                faults.append(UnknownName(message, Place(name), hint or f"choose from: {', '.join(known)}", known))
        faults += (fault for name, each in self.values.items() if name in known and (fault := _fault(name, each, verb)))
        raise_faults(faults)

    def get(self, name: str, kind: type[T]) -> T | None:
        """The option's value if it is of this kind, else None."""
        found = self.values.get(name)
        return found if isinstance(found, kind) else None

    def flag(self, name: str) -> bool:
        return bool(self.values.get(name))

    def written(self, name: str) -> Written:
        """The text of an option, with the option as its Place."""
        found = self.values.get(name)
        if isinstance(found, date):
            found = found.isoformat()
        return Written(found.strip(), Place(name)) if isinstance(found, str) and found.strip() else Written("")

    def texts(self, name: str) -> tuple[str, ...]:
        """The texts of an option that takes one or several."""
        found = self.values.get(name)
        return tuple(found) if isinstance(found, list | tuple) else (found,) if isinstance(found, str) else ()

    def choices(self, *without: str) -> Choices:
        """The choices that the options make, except `without`, which mean something else to this verb."""
        fields: dict[str, Any] = {}
        for name in names(Choices()):
            if name in self.values and name not in without:
                fields[name] = self.values[name] if name in _FLAGS else self.written(name)
        for name in TOLD_EMPTY:
            if name in fields:
                fields[name] = keep_empty(fields[name], Place(name))
        if letterhead := fields.pop("letterhead", None):
            fields |= letterhead_choice(letterhead)
        return Choices(**fields)


def _day_of(given: object) -> object:
    """The day of a moment; anything else unchanged."""
    return given.date() if isinstance(given, datetime) else given


def _fault(name: str, given: object, verb: str) -> StationeryError | None:
    """The fault in an option's value, if there is one."""
    among = _AMONG.get(f"{verb} {name}") or _AMONG.get(name)
    if among:
        if type(given) in (str, int) and given in among:
            return None
        known = [str(each) for each in among]
        if isinstance(among[0], int):
            return _unlike(name, given, f"one of the numbers {', '.join(known)}")
        hint = did_you_mean(str(given), known)
        return UnknownName(f"{given!r} isn't one of the choices", Place(name), hint, known)
    if name in _FLAGS:
        return None if isinstance(given, bool) else _unlike(name, given, "True or False")
    if name in _COUNTS:
        is_count = isinstance(given, int) and not isinstance(given, bool) and given >= (name != "skip")
        return None if is_count else _unlike(name, given, "a whole number")
    if name in _TEXTS and isinstance(given, list | tuple):
        return (
            None if all(isinstance(each, str) for each in given) else _unlike(name, given, "text, or a list of texts")
        )
    if name in _DAYS:
        return (
            None
            if isinstance(given, date) or (name == "date" and isinstance(given, str))
            else _unlike(name, given, "a date" if name == "today" else "a date or its text")
        )
    return None if isinstance(given, str) else _unlike(name, given, "text")


def _unlike(name: str, given: object, expected: str) -> SourceError:
    return SourceError(f"expected {expected}, not {given!r}", Place(name))
