"""What the windows of envelopes show of a folded sheet: for their proofs, and where a barcode can stand in one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from stationery.catalog.demands import demands
from stationery.catalog.envelopes import Envelope, envelope
from stationery.catalog.letters import LetterStyle, letter_style
from stationery.catalog.papers import Paper, papers
from stationery.catalog.posts import clip
from stationery.catalog.windows import RECIPIENT, Held
from stationery.compose.parts.notices import Notices
from stationery.compose.parts.window_barcode import ADDRESS_PART, WindowBars
from stationery.data.stock import Stock
from stationery.model.diagnostics import Diagnostics
from stationery.model.errors import DoesNotFit, Place, SourceError, StationeryError
from stationery.model.geometry import Rect
from stationery.model.units import Length
from stationery.postal.folding import fold
from stationery.postal.play import play_of
from stationery.products.notices import add_bars
from stationery.resolve.job import Job
from stationery.resolve.resolve import resolve

if TYPE_CHECKING:
    from stationery.compose.pieces.proofs.letter import Shown
    from stationery.model.letter import Letter


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


def list_shown(style: LetterStyle, paper: Paper, stock: Stock) -> tuple[Shown, ...]:
    """For each window of the envelopes that a style is made for, what of the sheet it shows."""
    from stationery.compose.pieces.proofs.letter import Shown  # 0.6 ms

    shown = []
    for held in style.windows:
        cover, folds = envelope(stock.store, held.envelope), folds_for(style, held)
        play = play_of(fold(paper.size, folds), cover.size)
        assert play is not None, f"{style.id} does not go into {cover.id}"
        for window in cover.windows.windows:
            rect = window.on(cover.size)
            words = (f"{cover.name}: the window for the {window.shows}", _folds(folds, paper.unit))
            shown.append(Shown(words, play.always(rect), play.ever(rect)))
    return tuple(shown)


def folds_for(style: LetterStyle, held: Held) -> tuple[Length, ...]:
    """Where a style's sheet is folded for a window envelope that it is made for."""
    return held.folds or style.folded


def _folds(folds: tuple[Length, ...], unit: str) -> str:
    return f"folded at {', '.join(length.words(unit) for length in folds)}"


def has_place_in(letter: Letter, stock: Stock) -> bool:
    """Whether a barcode would stand in the letter, which goes into a window envelope, and not on its envelope.

    Of a letter whose choices cannot be made it is not known; they will be told when it is made.
    """
    try:
        job = resolve(letter, stock, "envelope")
    except StationeryError:
        return True
    return bool(job.envelope_as_sold.windows.windows)


def ensure_place_in(letter: Letter, stock: Stock) -> None:
    """Raise SourceError where a barcode is asked for that a letter without a window cannot show."""
    if not has_place_in(letter, stock):
        message = "a letter shows the barcode only in its envelope's window, and this envelope has no window"
        raise SourceError(message, Place("imb"), "choose a window envelope, or print the barcode with envelope()")


def ways_to_a_place(letter: Letter, stock: Stock) -> tuple[str, ...]:
    """The options that give such a letter a window: its style's envelopes, or else the styles that have some."""
    job = resolve(letter, stock, "envelope")
    if job.style.windows and _has_field(job.style):
        return tuple(f"--envelope {held.envelope}" for held in job.style.windows)
    named = bool(letter.choices.envelope)  # for a plain one, which would be taken again
    return tuple(
        f"--style {style.id}" + (f" --envelope {style.windows[0].envelope}" if named or not style.envelope else "")
        for style in _styles(job)
    )


def _styles(job: Job) -> tuple[LetterStyle, ...]:
    """The styles on the letter's paper that show an address, and so a barcode, in a window."""
    styles = (letter_style(job.store, name) for name in job.store.names("letters"))
    return tuple(style for style in styles if job.paper.id in style.papers and style.windows and _has_field(style))


def window_bars(job: Job, diagnostics: Diagnostics) -> WindowBars | None:
    """The barcode for the letter's sheet; None if its envelope has no window, and it goes there.

    Raises what `add_bars` raises, and DoesNotFit for a window that the style is not made for.
    """
    cover = job.envelope_as_sold
    if not cover.windows.windows:
        return None
    notices = add_bars(Notices({}, {}), job, diagnostics)
    assert notices.bars_look is not None
    place = job.options.services.tracking.place
    style = letter_style(job.store, job.style.id)  # with its own folds, not those for the envelope chosen
    views = {held.envelope: view for held in style.windows if (view := _view(style, held, job))}
    if cover.id not in views or not _has_field(style):
        made_for = [each.id for each in _styles(job) if each.find_held(cover.id)]
        take = (
            f"choose the style {' or '.join(made_for)}, which is made for it"
            if made_for
            else "choose another window envelope"
        )
        raise DoesNotFit(
            f"the style {job.style.id} is not made for the window of {cover.name}, which would have to show the "
            "barcode",
            place,
            f"{take}; or print the barcode on a plain envelope, such as {job.paper.envelope} "
            f"(--envelope {job.paper.envelope} --with-envelope)",
        )
    own = views.pop(cover.id)
    everywhere = own
    for view in views.values():
        everywhere = clip(everywhere, view)
    return WindowBars(
        bars=notices.bars,
        look=notices.bars_look,
        views=(everywhere, own) if views else (own,),
        clear=demands(job.store, job.post).clear,
        cover=cover.name,
        elsewhere=tuple(views.items()),
        plain=job.paper.envelope,
        place=place,
    )


def _view(style: LetterStyle, held: Held, job: Job) -> Rect | None:
    """What of the sheet is always behind the recipient's window of an envelope; None if it does not go in."""
    cover = envelope(job.store, held.envelope)
    play = play_of(fold(job.paper.size, folds_for(style, held)), cover.size)
    window = next((each for each in cover.windows.windows if each.shows == RECIPIENT), None)
    return play.always(window.on(cover.size)) if play and window else None


def _has_field(style: LetterStyle) -> bool:
    return any(ADDRESS_PART in field.parts for field in style.fields)
