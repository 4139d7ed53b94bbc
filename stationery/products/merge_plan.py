"""The plan of a merge: how many letters, pages and envelopes, and what they weigh in the post's classes."""

from __future__ import annotations

from stationery.catalog.demands import demands
from stationery.data.stock import Stock
from stationery.model.units import ZERO
from stationery.model.values import replace, value
from stationery.postal.weight import MailPiece, weight_words
from stationery.products.merge_pieces import Pieces
from stationery.resolve.job import Job

_Kind = tuple[str, int, str]
"""An envelope, the sheets in it, and their paper."""


@value
class Covers:
    """Envelopes of one size around letters of as many sheets: how many, what one weighs, and what the post calls it.

    `limits` are those that it breaks.
    """

    envelope: str
    sheets: int
    count: int
    grams: float
    ounces: float
    post: str
    called: str
    limits: tuple[str, ...] = ()


@value
class Plan:
    """What would be made. `pages` are of letters, `by_hand` letters whose window envelope is not printed."""

    letters: int = 0
    pages: int = 0
    cards: int = 0
    emails: int = 0
    envelopes: int = 0
    by_hand: int = 0
    labels: int = 0
    covers: tuple[Covers, ...] = ()


@value
class Counted:
    """What a planner has counted, for another one to add: the numbers of the first recipients of each kind of envelope,
    how many there are, and what one weighs."""

    plan: Plan
    covers: tuple[tuple[_Kind, int, int, Covers], ...]


class Planner:
    """Counts what each recipient gets. What goes into one kind of envelope is weighed once."""

    def __init__(self, stock: Stock) -> None:
        self._stock = stock
        self._plan = Plan()
        self._counts: dict[_Kind, int] = {}
        self._weighed: dict[_Kind, Covers] = {}
        self._firsts: dict[_Kind, int] = {}

    def add(self, made: Pieces, number: int = 0) -> None:
        """What the recipient of this number gets."""
        plan = self._plan
        letter = made.letters
        self._plan = Plan(
            plan.letters + bool(letter),
            plan.pages + (letter.count if letter else 0),
            plan.cards + bool(made.note),
            plan.emails + bool(made.email),
            plan.envelopes + bool(made.envelopes),
            plan.by_hand + made.is_plain,
            plan.labels + bool(made.label),
        )
        if not made.wants_envelope or not (letter or made.envelopes):
            return
        piece = letter or made.envelopes
        assert piece
        sheets = len(letter.pages) + _count_enclosed(letter.job, self._stock) if letter else 0
        key = (piece.job.envelope.text, sheets, piece.job.paper.id)
        self._counts[key] = self._counts.get(key, 0) + 1
        if key not in self._weighed:
            self._weighed[key] = self._weigh(made, key)
            self._firsts[key] = number

    @property
    def counted(self) -> Counted:
        kinds = tuple((key, self._firsts[key], self._counts[key], each) for key, each in self._weighed.items())
        return Counted(self._plan, kinds)

    def add_counted(self, counted: Counted) -> None:
        """What another planner has counted, of other recipients."""
        one, other = self._plan, counted.plan
        self._plan = Plan(
            one.letters + other.letters,
            one.pages + other.pages,
            one.cards + other.cards,
            one.emails + other.emails,
            one.envelopes + other.envelopes,
            one.by_hand + other.by_hand,
            one.labels + other.labels,
        )
        for key, first, count, weighed in counted.covers:
            self._counts[key] = self._counts.get(key, 0) + count
            self._firsts[key] = min(first, self._firsts.get(key, first))
            self._weighed[key] = weighed
        order = sorted(self._weighed, key=self._firsts.__getitem__)
        self._weighed = {key: self._weighed[key] for key in order}

    @property
    def plan(self) -> Plan:
        covers = tuple(
            Covers(each.envelope, each.sheets, self._counts[key], *_rest(each)) for key, each in self._weighed.items()
        )
        return replace(self._plan, covers=covers)

    def _weigh(self, made: Pieces, key: _Kind) -> Covers:
        from stationery.products.fit import fits  # 20 ms

        piece = made.letters or made.envelopes
        assert piece
        job, stock = piece.job, self._stock
        limits = demands(stock.store, job.post).limits
        called = limits.name if limits else ""
        if not made.letters:
            return Covers(key[0], 0, 0, 0, 0, job.post.called, called)
        (fit,) = fits(made.letters.pages_alone, job, stock, (key[0],))
        if fit.piece is None:
            return Covers(key[0], key[1], 0, 0, 0, job.post.called, called, ("it does not fit in",))
        return Covers(key[0], key[1], 0, fit.piece.grams, fit.piece.ounces, job.post.called, called, fit.limits)


def _count_enclosed(job: Job, stock: Stock) -> int:
    if not job.letter.enclosed:
        return 0
    from stationery.products.fit import sheets_with  # 20 ms

    return len(sheets_with(job.letter, stock))


def _rest(each: Covers) -> tuple[float, float, str, str, tuple[str, ...]]:
    return each.grams, each.ounces, each.post, each.called, each.limits


def describe_plan(plan: Plan) -> list[str]:
    """What would be made, in lines."""
    lines = []
    if plan.letters:
        lines.append(f"{_count(plan.letters, 'letter')}, {_count(plan.pages, 'page')}")
    if plan.cards:
        lines.append(_count(plan.cards, "card"))
    if plan.emails:
        lines.append(_count(plan.emails, "e-mail"))
    if plan.labels:
        lines.append(_count(plan.labels, "label"))
    for each in plan.covers:
        lines.append(_describe_cover(each))
    if plan.by_hand:
        lines.append(f"{_count(plan.by_hand, 'envelope')} with windows for both addresses, which are not printed")
    return lines


def _describe_cover(each: Covers) -> str:
    words = f"{_count(each.count, 'envelope')} {each.envelope}"
    if each.sheets:
        words += f" with {_count(each.sheets, 'sheet')}"
    if each.grams:
        words += f", about {weight_words(MailPiece(each.grams, ZERO))} each"
    if each.limits:
        return f"{words}; {each.post}: {'; '.join(each.limits)}"
    return f"{words}; {each.post} accepts them as {each.called}s" if each.called and each.grams else words


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"
