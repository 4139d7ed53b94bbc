"""Remarks on what a letter's file states, but its style or a card does not show."""

from __future__ import annotations

from stationery.model.diagnostics import Diagnostics
from stationery.model.letter import Letter, Written
from stationery.resolve.job import Job

_ON_NO_CARD = (
    "subject", "reference", "your_reference", "our_reference", "initials", "enclosures", "copies",
    "delivery_notation", "arrival_notation",
)  # fmt: skip
"""What a letter's file may state that no card shows."""

_REFERENCES = ("reference", "information")
_SHOWN_IN: dict[str, tuple[str, ...]] = {
    **{key: (key,) for key in ("salutation", "subject", "close", "attention", "initials", "enclosures", "copies")},
    **{key: (key,) for key in ("postscript", "delivery_notation", "arrival_notation")},
    "reference": _REFERENCES,
    "your_reference": _REFERENCES,
    "our_reference": _REFERENCES,
    "place": ("date",),
}
"""What a letter's file may state, and the parts of a style that show it."""

_HINT = "choose a style that shows it (`stationery catalog` lists them), or leave it out"


def remark_unshown(job: Job, diagnostics: Diagnostics) -> None:
    """Remark on each key that the letter's style has no place for."""
    style = job.letter_style
    if style is None or job.product != "letter":
        return
    shown = job.shown.union(*(field.parts for field in style.fields))
    for key, parts in _SHOWN_IN.items():
        if not shown.intersection(parts) and (written := _stated(job.letter, key)):
            diagnostics.remark(f"{_name(key)}: the style {style.name!r} doesn't show it", written.place, _HINT)


def remark_not_on_card(letter: Letter, diagnostics: Diagnostics) -> None:
    """Remark on each key that no card has a place for."""
    for key in _ON_NO_CARD:
        if written := _stated(letter, key):
            diagnostics.remark(f"{_name(key)}: a card has no place for it", written.place)


def _stated(letter: Letter, key: str) -> Written:
    """What the file states there; of several, the first."""
    stated = getattr(letter, key)
    first = (stated[0] if stated else Written("")) if isinstance(stated, tuple) else stated
    assert isinstance(first, Written)
    return first


def _name(key: str) -> str:
    return key.replace("_", " ")
