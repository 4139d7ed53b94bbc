"""What letters of a series must have alike, and what of one may be filled with a row's words."""

from __future__ import annotations

from collections.abc import Callable

from stationery.model.errors import Remark
from stationery.model.letter import Letter
from stationery.model.prose import Figure, Tabulation, codes, has_links
from stationery.model.values import fields_of
from stationery.products.merge_pieces import Piece, Pieces
from stationery.reading.fields import Template
from stationery.reading.stand_ins import StandIns, Values
from stationery.resolve.job import Job
from stationery.resolve.typed_series import Unlike, VaryingBody

FILLED = ("recipient", "subject", "salutation", "body", "postscript")
"""What may have a row's words in it."""


def ensure_usual(job: Job, made: Pieces) -> None:
    """Raise Unlike for letters that have more than words on the letterhead's or the style's sheet."""
    letter = job.letter
    if letter.signature or letter.marks or job.letterhead_sheet:
        raise Unlike
    if made.letters is None:
        return
    if len(made.letters.pages) != 1 or (job.letterhead and job.letterhead.qr):
        raise Unlike
    if codes(letter.body) or any(isinstance(block, Tabulation | Figure) for block in letter.body):
        raise Unlike
    if (made.wants_envelope or letter.choices.envelope) and job.envelope_as_sold.windows.windows:
        raise Unlike


def find_varying(template: Template, usual: Values, job: Job) -> VaryingBody | None:
    """The rows with fields, where it is certain by a look at a value what becomes of its row; else None."""
    try:
        found = VaryingBody(template.body(usual), job.letter, job.language)
        if found.holds(usual):
            return found
    except Unlike:
        pass
    if job.language.typography.inverted:  # each letter's marks would have to be counted
        raise Unlike
    return None


def find_fills(letter: Letter, stand_ins: StandIns, *, alone: bool) -> dict[str, Callable[[Values], object]]:
    """What of a letter has stand-ins in it, but for the recipient, who is known. For an envelope `alone`, the body
    and what stands beside it are of no account."""
    fills: dict[str, Callable[[Values], object]] = {}
    for name in fields_of(Letter):
        if name in ("recipient", "typed", "remarks"):
            continue
        fill = stand_ins.fill(getattr(letter, name))
        if fill is None:
            continue
        if name not in FILLED:
            raise Unlike
        if alone:
            continue
        if name == "body" and has_links(tuple(block for block in letter.body if stand_ins.are_in(block))):
            raise Unlike
        fills[name] = fill
    return fills


def subtract(remarks: tuple[Remark, ...], taken: tuple[Remark, ...]) -> tuple[Remark, ...]:
    """The remarks without those, in their order. Raises Unlike where one of those is not among them."""
    rest = list(remarks)
    for each in taken:
        if each not in rest:
            raise Unlike
        rest.remove(each)
    return tuple(rest)


def equal(one: Pieces, other: Pieces) -> bool:
    return _is_same(one.letters, other.letters) and _is_same(one.envelopes, other.envelopes)


def _is_same(one: Piece | None, other: Piece | None) -> bool:
    if one is None or other is None:
        return one is other
    told = ("sender", "language", "title", "author", "created", "printer", "finish")
    same = all(getattr(one, name) == getattr(other, name) for name in told)
    return same and one.pages_alone == other.pages_alone
