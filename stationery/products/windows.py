"""Window envelopes and letter styles to what of a sheet each window shows, for their proofs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from stationery.catalog.envelopes import Envelope, envelope
from stationery.catalog.papers import Paper, papers
from stationery.catalog.windows import RECIPIENT, Held
from stationery.data.stock import Stock
from stationery.model.geometry import Rect
from stationery.model.units import Length
from stationery.postal.folding import fold
from stationery.postal.play import play_of

if TYPE_CHECKING:
    from stationery.catalog.letters import LetterStyle
    from stationery.compose.pieces.proofs.letter import Shown


def always_behind(cover: Envelope, stock: Stock) -> tuple[tuple[str, Rect], ...]:
    """For each paper that the envelope states folds for: what is always behind its window, the sheet at upper left."""
    return tuple(_always_behind(cover, stock))


def _always_behind(cover: Envelope, stock: Stock) -> Iterator[tuple[str, Rect]]:
    known = papers(stock.store)
    for name, folds in cover.windows.folds:
        paper = known.get(name)
        play = play_of(fold(paper.size, folds), cover.size) if paper else None
        if paper is None or play is None:
            continue
        for window in cover.windows.windows:
            if window.shows == RECIPIENT:
                always = play.always(window.on(cover.size))
                placed = Rect(always.x + play.corner.x, always.y + play.corner.y, always.width, always.height)
                yield f"always of {paper.name}, {_folds(folds, cover.unit)}", placed


def shown_in_windows(style: LetterStyle, paper: Paper, stock: Stock) -> tuple[Shown, ...]:
    """For each window of the envelopes that a style is made for, what of the sheet it shows."""
    from stationery.compose.pieces.proofs.letter import Shown

    found = []
    for held in style.windows:
        cover, folds = envelope(stock.store, held.envelope), folds_for(style, held)
        play = play_of(fold(paper.size, folds), cover.size)
        assert play is not None, f"{style.id} does not go into {cover.id}"
        for window in cover.windows.windows:
            rect = window.on(cover.size)
            words = (f"{cover.name}: the window for the {window.shows}", _folds(folds, paper.unit))
            found.append(Shown(words, play.always(rect), play.ever(rect)))
    return tuple(found)


def folds_for(style: LetterStyle, held: Held) -> tuple[Length, ...]:
    """Where a style's sheet is folded for a window envelope that it is made for."""
    return held.folds or style.folded


def _folds(folds: tuple[Length, ...], unit: str) -> str:
    return f"folded at {', '.join(length.words(unit) for length in folds)}"
