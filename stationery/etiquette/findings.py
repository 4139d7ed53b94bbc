"""Finding: one thing a rule finds in a letter, with its place and remedy; and which letters each rule covers."""

from __future__ import annotations

from collections.abc import Iterable

from stationery.model.errors import Place
from stationery.model.values import value

ERROR, WARNING, QUESTION, REMARK = "E", "W", "Q", "I"
"""An error is certain. What is only inferred from phrases is asked: a QUESTION."""
LETTER, CARD, EMAIL = MEDIA = ("letter", "card", "email")
PLAIN = "letter"
"""The kind of a letter that is no note around an interview."""
PERSONAL = "personal"
"""What the rules call a note for a wedding, a gift or a loss: it is judged by none of the interview's rules."""

_KINDS = {
    "T1": ("thank-you", "note"),
    "T2": ("thank-you", "note"),
    "T3": ("follow-up",),
    "T5": ("after-rejection",),
    "C1": ("thank-you", "note", "withdrawal", "after-rejection"),
    "C2": ("thank-you", "note"),
    "C3": ("thank-you", "withdrawal", "follow-up"),
    "C4": ("thank-you", "follow-up"),
    "C5": ("withdrawal", "decline-offer"),
    "C6": ("after-rejection",),
    "N5": ("thank-you", "note"),
}
_EMAIL_ONLY = ("E", "F2")
_PAPER_ONLY = ("F1", "F3", "F4", "M")
_OF_PLAIN_LETTERS = "SNFM"
_OF_ANY_LETTER = "T6"
"""A weekday that is not the date's is wrong, whatever the letter is about."""
_OF_PERSONAL_NOTES = frozenset(("T6", "S6", "S13", "S14", "N1", "N3", "F2", "F4"))
"""Beside the rules of the post: what is certain, whoever writes to whom."""
NEVER_ERRORS = frozenset((
    "T1", "T2", "T5", "S2", "S3", "S4", "S5", "S8", "S10", "S11", "S12", "N5", "C1", "C2", "C3", "C4", "C5", "C6",
    "C8", "C9", "C10", "F3", "F6", "E2", "E3", "M2", "M6", "M7", "M8",
))  # fmt: skip
"""Rules that only warn, ask or remark: where nothing but errors is wanted, they are silent (rules.yaml agrees)."""


@value
class Finding:
    """`rule` is an id as `S1`, or `ignore` or `spelling` for what is no rule of etiquette; `severity` E, W, Q or I.

    Where the remedy is certain, `instead` is what stands in the place's line, and what to write instead of it.
    `reasoned` says that the rule's reason fits it.
    """

    rule: str
    severity: str
    place: Place | None
    message: str
    remedy: str = ""
    instead: tuple[str, str] | None = None
    reasoned: bool = True

    def __str__(self) -> str:
        where = f"{self.place}: " if self.place else ""
        return f"{where}{self.severity} {self.rule} {self.message}"


def speaks(rule: str, kind: str, medium: str) -> bool:
    """Whether a rule speaks of letters of this kind, made as letter, card or e-mail (etiquette-facts)."""
    if kind == PERSONAL and rule not in _OF_PERSONAL_NOTES and not rule.startswith("M"):
        return False
    if kind == PLAIN and rule[0] not in _OF_PLAIN_LETTERS and rule != _OF_ANY_LETTER:
        return False
    if kind not in _KINDS.get(rule, (kind,)):
        return False
    if rule.startswith(_EMAIL_ONLY):
        return medium == EMAIL
    return medium != EMAIL or not rule.startswith(_PAPER_ONLY)


def of_kinds(rule: str, kinds: Iterable[str]) -> tuple[str, ...]:
    """The kinds of letters of which a rule speaks, in one medium or another."""
    return tuple(kind for kind in kinds if any(speaks(rule, kind, medium) for medium in MEDIA))


def media_of(rule: str) -> tuple[str, ...]:
    """The media of which a rule speaks."""
    kind = _KINDS.get(rule, ("thank-you",))[0]
    return tuple(medium for medium in MEDIA if speaks(rule, kind, medium))


def order(finding: Finding) -> tuple[str, int, int, str]:
    """In the order of the file's lines."""
    place = finding.place or Place("")
    return place.file, place.line, place.column, finding.rule
