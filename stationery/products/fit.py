"""The trip of a fitting: folds a composed letter into each envelope and tests whether it fits and shows its address."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from stationery.catalog.demands import demands
from stationery.catalog.envelopes import Envelope, envelope, envelopes
from stationery.catalog.etiquette import limits as etiquette_limits
from stationery.catalog.imb import barcode_look
from stationery.catalog.letters import LetterStyle, letter_style
from stationery.catalog.weight_table import mailing
from stationery.catalog.windows import RECIPIENT
from stationery.data.stock import Stock
from stationery.model.diagnostics import Diagnostics
from stationery.model.geometry import Rect, Size
from stationery.model.letter import Letter
from stationery.model.page import Imported, Page, Text
from stationery.model.units import ZERO, Length
from stationery.model.values import replace
from stationery.postal.folding import equal_folds, fold
from stationery.postal.play import LEFT, RIGHT, Shortfall, find_showing, least_gap, play_of, shortfalls
from stationery.postal.weight import find_broken_limits, piece
from stationery.products.fitting import Fit, Fitting, Folding, Problem
from stationery.products.letter_pages import compose_letter_pages
from stationery.products.stock import library_of
from stationery.resolve.job import Job, Options, PostalServices
from stationery.resolve.resolve import resolve
from stationery.wording.letter import word_letter

if TYPE_CHECKING:
    from stationery.catalog.weight_table import WeightTable

BARS = "Barcode"
IN_THE_WINDOW = {"InsideAddress", "ReturnLine", "DeliveryNotation", "ArrivalNotation", BARS}
"""The parts that may stand in a recipient's window. Only the first and the last must stay visible."""
MUST_SHOW = {RECIPIENT: "InsideAddress", "sender": "Sender"}
"""By what a window shows: the part that must stay in it."""


def fit_letter(
    letter: Letter, stock: Stock, sheets_weigh: float | None = None, services: PostalServices | None = None
) -> Fitting:
    """The letter in the envelope it names, or in all there are. `sheets_weigh` is grams for a square meter.

    `services` is a barcode that the letter's window is to show.
    """
    job, unsaid = resolve(letter, stock, "letter", Options(services=services or PostalServices())), Diagnostics()
    bars = None
    if services:
        from stationery.products.windows import window_bars  # 3.0 ms

        bars = window_bars(job, unsaid)
    composed = compose_letter_pages(job, word_letter(job, unsaid), stock, unsaid, bars=bars)
    enclosed = sheets_with(letter, stock)
    named = bool(letter.choices.envelope)
    names = (letter.choices.envelope.text,) if named else _nearest_first(job, stock)
    found = fits(composed.pages, job, stock, names, sheets_weigh)
    limits = demands(stock.store, job.post).limits
    return Fitting(letter, job, composed.pages, job.post, found, named, limits, enclosed)


def sheets_with(letter: Letter, stock: Stock) -> tuple[Size, ...]:
    """The size of each sheet that goes into the envelope with the letter. Raises what is wrong with the files."""
    if not letter.enclosed:
        return ()
    from stationery.products.enclosures import enclosed_sheets  # 2.0 ms

    return enclosed_sheets(letter, stock)


def smallest_that_holds(pages: tuple[Page, ...], job: Job, stock: Stock) -> Envelope | None:
    """The least envelope without a window that the letter and its enclosures go into, of its paper's part of the
    world where there is one."""
    names = [name for name in _nearest_first(job, stock) if not envelope(stock.store, name).windows.windows]
    looked = _Trial(pages, job, stock, None)
    found = (looked.fit(envelope(stock.store, name)) for name in names)
    return next((fit.envelope for fit in found if fit.holds), None)


def _nearest_first(job: Job, stock: Stock) -> list[str]:
    """Every envelope: the letter's own first, then those of its paper's part of the world, then the others; the least
    first."""

    def key(cover: Envelope) -> tuple[bool, bool, Length, Length, str]:
        elsewhere = cover.unit != job.paper.unit
        return cover.id != job.envelope.text, elsewhere, cover.size.height, cover.size.width, cover.id

    return [cover.id for cover in sorted(envelopes(stock.store).values(), key=key)]


def fits(
    pages: tuple[Page, ...],
    job: Job,
    stock: Stock,
    names: Iterable[str],
    sheets_weigh: float | None = None,
) -> tuple[Fit, ...]:
    """How the composed pages go into each envelope of those names, with the files that the letter encloses."""
    looked = _Trial(pages, job, stock, sheets_weigh)
    return tuple(looked.fit(envelope(stock.store, name)) for name in names)


class _Trial:
    """One letter's pages, its ink measured once, to be tried in many envelopes."""

    def __init__(self, pages: tuple[Page, ...], job: Job, stock: Stock, sheets_weigh: float | None) -> None:
        from stationery.pdf.glyph_bounds import with_ink  # 4.2 ms

        self.job, self.stock, self.sheets = job, stock, len(pages)
        store = stock.store
        self.post = job.post
        self.demands = demands(store, self.post)
        rules = etiquette_limits(store)
        self.clearance, self.grids = rules.clearance, rules.folds
        known: WeightTable = mailing(store)
        self.paper_stock, self.known = known.stock(job.paper.unit, sheets_weigh), known
        self.enclosed = Counter(sheets_with(job.letter, stock))
        self.items = tuple(with_ink(pages[0].items, library_of(stock)))
        self.barred = any(_role(item) == BARS for item, _ in self.items)

    def fit(self, cover: Envelope) -> Fit:
        ways = [way for way in self._ways(cover) if self._pack(way, cover)]
        if not ways:
            return Fit(cover, thick=self._is_too_thick(cover))
        if cover.windows.windows:
            tried = [self._try_windows(way, cover) for way in ways if way.halves == 1]
            if not tried:
                return Fit(cover)
            best = next((one for one in tried if one.holds), None) or min(tried, key=_badness)
            if not best.holds:
                best = replace(best, problems=tuple(self._add_remedies(best)))
        else:
            best = Fit(cover, ways[0])
        assert best.folding is not None
        sheets = (*[self.job.paper.size] * self.sheets, *self.enclosed.elements())
        mail_piece = piece(sheets, self._pack(best.folding, cover), cover.size, self.paper_stock)
        limits = (
            find_broken_limits(self.demands.limits, mail_piece, cover.size, cover.unit) if self.demands.limits else ()
        )
        return replace(best, piece=mail_piece, limits=limits)

    def _ways(self, cover: Envelope) -> Iterator[Folding]:
        """Flat; as the style says for this envelope, or by its marks; as the envelope says; in equal panels."""
        paper, style = self.job.paper, self.job.style
        held = style.find_held(cover.id)
        stated = [held.folds if held else (), style.folded, cover.windows.folds_of(paper.id)]
        if not held and cover.windows.windows:
            stated.reverse()
        seen: set[tuple[tuple[Length, ...], int]] = set()
        ways = [((), 1), *((folds, 1) for folds in stated if folds and folds[-1] < paper.size.height)]
        ways += [(equal_folds(paper.size.height, down), across) for across, down in self.grids]
        for folds, halves in ways:
            if (folds, halves) not in seen:
                seen.add((folds, halves))
                yield Folding(fold(paper.size, folds), halves)

    def _pack(self, way: Folding, cover: Envelope, *, thin: bool = False) -> int:
        """How many layers lie in the envelope if the letter is folded this way; 0 if they don't all go in.

        What is as large as the letter is folded with it. Where they are to be counted as `thin`, only sizes matter.
        """
        layers, folded = way.layers * self.sheets, way.layers * self.sheets * (way.layers > 1)
        sizes = [way.size]
        for size, count in self.enclosed.items():
            one = way if size == self.job.paper.size else self._fold_enclosed(size, cover)
            if one is None:
                return 0
            sizes.append(one.size)
            layers += one.layers * count
            folded += one.layers * count * (one.layers > 1)
        if not thin and 0 < self.known.most_folded < folded:
            return 0
        over = ZERO if thin else max(self.paper_stock.thickness(layers) - self.known.thin, ZERO)
        return layers if all(self._goes_in(size, cover, over) for size in sizes) else 0

    def _fold_enclosed(self, sheet: Size, cover: Envelope) -> Folding | None:
        """The way to fold an enclosed sheet of another size: in as few layers as go in."""
        grids = sorted({(1, 1), *self.grids}, key=lambda grid: grid[0] * grid[1])
        ways = (Folding(fold(sheet, equal_folds(sheet.height, down)), across) for across, down in grids)
        return next((way for way in ways if self._goes_in(way.size, cover)), None)

    def _is_too_thick(self, cover: Envelope) -> bool:
        """Whether the sheets would go in, if there were fewer of them."""
        return any(self._pack(way, cover, thin=True) for way in self._ways(cover))

    def _goes_in(self, size: Size, cover: Envelope, more: Length = ZERO) -> bool:
        """Whether a packet lies in an envelope with the play it needs both ways, and some more; turned, if it has no
        window."""
        inside, apart = cover.size, self.clearance + more
        turned = Size(size.height, size.width)
        either = (size,) if cover.windows.windows else (size, turned)
        return any(one.width + apart <= inside.width and one.height + apart <= inside.height for one in either)

    def _try_windows(self, way: Folding, cover: Envelope) -> Fit:
        play = play_of(way.packet, cover.size)
        assert play is not None
        gaps: list[Length] = []
        problems: list[Problem] = []
        for window in cover.windows.windows:
            rect, part = window.on(cover.size), MUST_SHOW[window.shows]
            required = [(item, ink) for item, ink in self.items if _role(item) == part]
            allowed = IN_THE_WINDOW if window.shows == RECIPIENT else {part}
            others = [(item, ink) for item, ink in self.items if _role(item) not in allowed]
            if not required:
                message = f"the letter has nothing to show in the window for the {window.shows}"
                problems.append(Problem(message, ZERO, ""))
            rects = [ink for _, ink in required]
            clear = self.demands.clear if window.shows == RECIPIENT else ZERO
            for short in shortfalls(rects, rect, play, clear):
                problems.append(_short(short, required, clear, window.shows))
            bars = [(item, ink) for item, ink in self.items if _role(item) == BARS]
            if bars and window.shows == RECIPIENT:
                look = barcode_look(self.stock.store)
                for short in shortfalls([ink for _, ink in bars], rect, play, look.beside, look.above):
                    apart = look.beside if short.side in (LEFT, RIGHT) else look.above
                    problems.append(_short(short, bars, apart, BARS))
            gap = least_gap(rects, rect, play)
            if gap is not None and window.shows == RECIPIENT:
                gaps.append(gap)
            shown = find_showing([ink for _, ink in others], rect, play)
            if shown:
                index, by = max(shown, key=lambda each: each[1])
                more = f" (and {len(shown) - 1} more)" if len(shown) > 1 else ""
                what = _words(others[index][0])
                problems.append(Problem(f"{what}{more} reaches {by.words('mm')} into the window", by, ""))
        nearest = min(gaps, default=None)
        return Fit(cover, way, play, nearest, self.demands.clear, tuple(problems), barred=self.barred)

    def _add_remedies(self, fit: Fit) -> Iterator[Problem]:
        cover, style, paper = fit.envelope, self.job.style, self.job.paper
        held = style.find_held(cover.id)
        made_for = [name for name in self._styles_for(cover) if name != style.id]
        if held and self.barred and cover.id != self.job.envelope.text:
            remedy = (
                f"name it (`envelope: {cover.id}`, or --envelope), "
                "so that address and barcode are placed for its window"
            )
        elif held and (held.lines or held.width):
            lines = f"{held.lines} lines" if held.lines else ""
            width = f"{held.width.words('mm')} across" if held.width else ""
            remedy = f"shorten the address: there is room for {' of '.join(filter(None, (lines, width)))}"
            others = [each.envelope for each in style.windows if each.envelope != cover.id]
            remedy += f"; or choose a plain envelope{' or ' + ', '.join(others) if others else ''}"
        elif held:
            remedy = "move or leave out what is in the way, or choose a plain envelope"
        elif made_for:
            remedy = f"choose the style {' or '.join(made_for)}, which is made for it, or a plain envelope"
        elif style.windows:
            remedy = f"choose the envelope {' or '.join(each.envelope for each in style.windows)}, or a plain one"
        else:
            remedy = f"no style on {paper.name} is made for this window; choose a plain envelope"
        for problem in fit.problems:
            yield replace(problem, remedy=remedy)

    def _styles_for(self, cover: Envelope) -> Iterator[str]:
        store, paper = self.stock.store, self.job.paper.id
        for name in store.names("letters"):
            style: LetterStyle = letter_style(store, name)
            if paper in style.papers and style.find_held(cover.id):
                yield name


def _badness(fit: Fit) -> tuple[Length, int]:
    return sum((problem.by for problem in fit.problems), ZERO), len(fit.problems)


def _short(short: Shortfall, items: Sequence[tuple[object, Rect]], clear: Length, shows: str) -> Problem:
    edge = {"top": "upper", "bottom": "lower"}.get(short.side, short.side)
    whose = "the address" if shows == RECIPIENT else "the return address"
    words = "the barcode" if shows == BARS else f"{whose}: {_words(items[short.index][0])}"
    if short.hidden:
        message = f"{words} slides {(short.by - clear).words('mm')} behind the window's {edge} edge"
    else:
        near = (clear - short.by).words("mm")
        message = f"{words} comes within {near} of the window's {edge} edge, {short.by.words('mm')} too close"
    return Problem(message, short.by, "")


def _role(item: object) -> str:
    path = getattr(item, "path", ())
    return path[0].role if path else ""


def _words(item: object) -> str:
    if isinstance(item, Imported):
        return f"what is drawn in {item.form.name}"
    return f"“{item.text.strip()}”" if isinstance(item, Text) else "a rule or ornament"
