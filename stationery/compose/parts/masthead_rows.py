"""Breaks a letterhead's rows into lines: what each shows of the sender, joined or one below the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stationery.catalog.letterheads import MONOGRAM, Row
from stationery.compose.type.compositor import ADDRESS, SMALL, Compositor
from stationery.compose.type.line_breaking import SetLine
from stationery.model.diagnostics import Diagnostics
from stationery.model.late_pattern import late
from stationery.model.manuscript import Masthead
from stationery.model.party import Written
from stationery.model.prose import Line, Span, plain
from stationery.model.units import ZERO, Length
from stationery.model.values import replace

if TYPE_CHECKING:
    from stationery.catalog.adornments import Adornment

_SHRUNK = (1.0, 0.95, 0.9, 0.85, 0.8)
"""How much smaller a long name may be set to stand in one line."""
_CLOSER, _APART, _NEAR = (0.75, 0.5), 0.18, 0.3
"""How much nearer the capitals of a long name may come, and how far apart they stay, in em; and how far apart they are
at most in several lines."""
_SAFELY = 0.98
_EVENINGS, _EVENER = 8, 0.94
"""So often lines that are joined are tried in a narrower measure, and how much narrower each time."""
_TRIALS = 4
"""So often a line with its letters set apart is broken narrower: each letter set far apart counts twice."""
_LINKS = {"phone": "tel:", "email": "mailto:", "website": "http"}
"""By what the link of each begins; a fax number has none, and stands with the phone number."""


def remark_lacking(masthead: Masthead, requested: Written, diagnostics: Diagnostics) -> None:
    """Remark on each particular that was wanted (parted by commas) and that the sender has not."""
    for kind in (kind.strip() for kind in requested.text.split(",") if kind.strip() in _LINKS):
        if not _lines_of(masthead, kind):
            message = f"the sender has no {kind} for the letterhead to show"
            diagnostics.remark(message, requested.place, "add one to `from:`")


def shrink_name(
    masthead: Masthead, row: Row | Adornment, compositor: Compositor, measure: Length, least: Length = ZERO
) -> Row | Adornment:
    """The row; one that shows the name alone a little smaller, but not below `least`, if that keeps a long name in one
    line. Capitals that are far apart come nearer to each other before."""
    if not isinstance(row, Row) or row.show != ("name",):
        return row
    closer = [replace(row, tracking=row.tracking * part) for part in _CLOSER if row.tracking * part >= _APART]
    closer = closer if row.capitals else []
    smaller = [replace(each, size=each.size * share) for each in (closer or [row])[-1:] for share in _SHRUNK[1:]]
    for tried in (row, *closer, *(each for each in smaller if each.size >= least)):
        lines = break_row(masthead, tried, compositor, measure)
        if len(lines) == 1 and compositor.width(lines[0], tried.size, row_tracking(tried, lines)) <= measure:
            return tried
    for divided in (False, True):  # in several lines, then: no surname divided, if a smaller size does without
        found = _shrink_lines(masthead, row, compositor, measure, least, divided=divided)
        if found:
            return found
    return row


def _shrink_lines(
    masthead: Masthead, row: Row, compositor: Compositor, measure: Length, least: Length, *, divided: bool
) -> Row | None:
    """The row in the largest size in which none of its lines is too wide, nor `divided` at a hyphen."""
    row = replace(row, tracking=min(row.tracking, _NEAR)) if row.capitals else row
    for share in _SHRUNK:
        if share < 1 and row.size * share < least:
            break
        tried = replace(row, size=row.size * share) if share < 1 else row
        lines = break_row(masthead, tried, compositor, measure)
        if not divided and any(line.text.rstrip().endswith("-") for line in lines[:-1]):
            continue
        if all(compositor.width(line, tried.size, row_tracking(tried, lines)) <= measure for line in lines):
            return tried
    return None


def row_tracking(row: Row, lines: list[SetLine]) -> float:
    """Small letters that should have been small capitals, and are not, are not tracked."""
    if row.small_capitals and lines and SMALL not in lines[0].runs[0].face.features:
        return 0.0
    return row.tracking


_PARTICLE = late(r"(?<![^ ])([^\W\d_A-ZÀ-Þ]\w*) ")
"""A word within a name that begins with a small letter."""
_HANGING = late(r"(?<=\w-) (?=(?:[^\W\d_A-ZÀ-Þ]\w*|&) )")
"""The space behind a hyphen that stands for the rest of a word (`Fein- und Schreibpapier`)."""


def _bind(name: str) -> str:
    """The name with words that may not part at a line's end: one that begins small and the next, but where a hyphen
    hangs before it, that and the hyphen."""
    return _PARTICLE.sub("\\1\u00a0", _HANGING.sub("\u00a0", name))


def _lines_of(masthead: Masthead, what: str) -> tuple[Line, ...]:
    if what == "name":
        return (masthead.name,)
    if what == "address":
        return masthead.address
    if what == "particulars":
        return masthead.particulars
    if what == MONOGRAM:
        return (masthead.monogram or masthead.name,)
    begins = _LINKS[what]
    found = ((line, line.spans[0].link) for line in masthead.particulars)
    return tuple(line for line, link in found if link.startswith(begins) or (what == "phone" and not link))


def break_row(masthead: Masthead, row: Row, compositor: Compositor, measure: Length) -> list[SetLine]:
    """The row's lines, broken. What is joined and too wide for one line is parted between address and particulars; a
    name before its particle, not behind it (`Ludwig / van Beethoven`)."""
    lines = _break_row(masthead, row, compositor, measure)
    if len(lines) > 1 and row.show == ("name",) and "-" in masthead.name.text:
        spans = tuple(replace(span, whole=True) for span in masthead.name.spans)
        held = replace(masthead, name=replace(masthead.name, spans=spans))
        whole = _break_row(held, row, compositor, measure)
        if all(compositor.width(each, row.size, row_tracking(row, whole)) <= measure for each in whole):
            masthead, lines = held, whole
    if len(lines) > 1 and row.show == ("name",) and len(masthead.name.spans) == 1:
        lines = _keep_title(lines, masthead, row, compositor, measure)
    if len(lines) > _TWO and row.show == ("name",) and len(masthead.name.spans) == 1:
        lines = _keep_particle(lines, masthead, row, compositor, measure)
        return _keep_last(lines, masthead, row, compositor, measure)
    if len(lines) != _TWO or row.show != ("name",) or len(masthead.name.spans) != 1:
        return lines
    better = _break_row(replace(masthead, name=_break_name(masthead.name)), row, compositor, measure)
    fits = all(compositor.width(each, row.size, row.tracking) <= measure for each in better)
    return better if len(better) == _TWO and fits else lines


_TWO = 2
_SHORT = 5
"""Letters of a word that looks lost on a line of its own."""


def _keep_title(
    lines: list[SetLine], masthead: Masthead, row: Row, compositor: Compositor, measure: Length
) -> list[SetLine]:
    """The lines, or, where the first has nothing but a title or an initial (`Mrs.`), those in which it has more."""
    (span,) = masthead.name.spans
    first, _, rest = span.text.partition(" ")
    if not rest or not first.endswith(".") or lines[0].text.strip() != first:
        return lines
    held = replace(masthead.name, spans=(replace(span, text=f"{first}\u00a0{rest}"),))
    better = _break_row(replace(masthead, name=held), row, compositor, measure)
    fits = all(compositor.width(each, row.size, row.tracking) <= measure for each in better)
    return better if fits and len(better) <= len(lines) else lines


def _keep_particle(
    lines: list[SetLine], masthead: Masthead, row: Row, compositor: Compositor, measure: Length
) -> list[SetLine]:
    """The lines, or as many in which no word that begins small ends one (`von`), nor a hyphen that hangs."""
    (span,) = masthead.name.spans
    bound = replace(masthead.name, spans=(replace(span, text=_bind(span.text)),))
    better = _break_row(replace(masthead, name=bound), row, compositor, measure)
    fits = all(compositor.width(each, row.size, row_tracking(row, better)) <= measure for each in better)
    return better if fits and len(better) <= len(lines) else lines


def _keep_last(
    lines: list[SetLine], masthead: Masthead, row: Row, compositor: Compositor, measure: Length
) -> list[SetLine]:
    """The lines, or as many in which a short last word (`mbH`, `Inc.`) isn't alone."""
    (span,) = masthead.name.spans
    before, _, last = span.text.rpartition(" ")
    if not before or len(last) > _SHORT or lines[-1].text.strip() != last:
        return lines
    bound = replace(masthead.name, spans=(replace(span, text=f"{_bind(before)}\u00a0{last}"),))
    better = _break_row(replace(masthead, name=bound), row, compositor, measure)
    fits = all(compositor.width(each, row.size, row_tracking(row, better)) <= measure for each in better)
    return better if fits and len(better) <= len(lines) else lines


def _break_name(name: Line) -> Line:
    """The name on two lines, as even as may be; words that begin small stay with the next one."""
    (span,) = name.spans
    words = _bind(span.text).split(" ")
    if len(words) < _TWO:
        return name
    breaks = ((" ".join(words[:number]), " ".join(words[number:])) for number in range(1, len(words)))
    return replace(name, spans=(replace(span, text="\n".join(min(breaks, key=lambda each: max(map(len, each))))),))


def _break_row(masthead: Masthead, row: Row, compositor: Compositor, measure: Length) -> list[SetLine]:
    if row.letters:
        masthead = replace(masthead, monogram=plain(row.letters))
    kinds = [kind for what in row.show for kind in (("address", "particulars") if what == "all" else (what,))]
    groups = [_lines_of(masthead, kind) for kind in kinds]
    if row.capitals or row.emphasis or row.swash or row.labels:
        groups = [tuple(_dress(line, row, compositor.language) for line in group) for group in groups]
    if len(kinds) > 1 and all(kind in _LINKS for kind in kinds[-2:]):
        # Particulars that were chosen one by one are parted from the rest, and not from each other.
        many = sum(kind in _LINKS for kind in kinds)
        groups = [*groups[:-many], tuple(line for group in groups[-many:] for line in group)]
    shown = [line for group in groups for line in group]
    small = row.small_capitals
    if small:
        face = compositor.face(row.strong, False, ADDRESS)
        small = compositor.typefaces.small_capitals("".join(line.text for line in shown), face)
    tracking = row.tracking if small or not row.small_capitals else 0.0

    def break_at(line: Line, measure: Length) -> list[SetLine]:
        if row.hang:
            hang = _HANG_LABELED if row.labels else _HANG
            hung = compositor.hanging(line.spans, measure, row.size, hang, strong=row.strong, small_capitals=small)
            if len(hung) > 1:
                return hung
        return compositor.lines(
            line.spans,
            measure,
            row.size,
            figures=ADDRESS,
            strong=row.strong,
            small_capitals=small,
        )

    def set_line(line: Line) -> list[SetLine]:
        """Lines are broken without their tracking: where that makes one too wide, they are broken narrower."""
        lines, narrow = break_at(line, measure), measure
        for _ in range(_TRIALS if tracking else 0):
            widest = max((compositor.width(each, row.size, tracking) for each in lines), default=ZERO)
            if widest <= measure:
                break
            narrow = narrow * min(measure / widest, 1.0) * _SAFELY
            lines = break_at(line, narrow)
        return lines

    if not row.join:
        return [each for line in shown for each in set_line(line)]

    def join_if_fits(lines: tuple[Line, ...]) -> list[SetLine]:
        """The lines joined to one, if it fits."""
        tried = set_line(_join(lines, row.join)) if lines else []
        return tried if len(tried) == 1 and compositor.width(tried[0], row.size, tracking) <= measure else []

    whole = join_if_fits(tuple(shown))
    if whole:
        return whole

    def pack(group: tuple[Line, ...], most: Length) -> list[Line]:
        """As few lines as may be, none wider than `most` unless it is alone."""
        packed: list[tuple[Line, ...]] = []
        for line in group:
            tried = set_line(_join((*packed[-1], line), row.join)) if packed else []
            if len(tried) == 1 and compositor.width(tried[0], row.size, tracking) <= most:
                packed[-1] = (*packed[-1], line)
            else:
                packed.append((line,))
        return [_join(each, row.join) for each in packed]

    lines: list[SetLine] = []
    for group in groups:
        packed, most = pack(group, measure), measure
        for _ in range(_EVENINGS if 1 < len(packed) < len(group) else 0):  # lines of one group are about as wide
            most = most * _EVENER
            even = pack(group, most)
            if len(even) > len(packed):
                break
            packed = even
        lines += [each for line in packed for each in set_line(line)]
    return lines


_LABELS = {"tel:": "T", "mailto:": "E", "http": "W"}
"""Telephone, e-mail, web: one letter each, as on Swiss letterheads, and in most languages of Latin script."""

_HANG, _HANG_LABELED = 0.8, 1.1
"""How much further in the rest of a broken line stands, in em; with labels, below the words after them."""
_LABEL_GAP = "\u2002"


def _dress(line: Line, row: Row, language: str) -> Line:
    """The line as the row wants it: in capitals or italics, with a swash initial, with its label."""
    spans = list(line.spans)
    if row.labels and (label := next((each for key, each in _LABELS.items() if spans[0].link.startswith(key)), "")):
        spans.insert(0, Span(f"{label}{_LABEL_GAP}"))
    if row.capitals:
        spans = [replace(span, text=_capitalize(span.text, span.language or language)) for span in spans]
    if row.emphasis:
        spans = [replace(span, emphasis=True) for span in spans]
    first = spans[0].text
    if row.swash and first[:1].isupper():
        spans[:1] = [replace(spans[0], text=first[0], swash=True), replace(spans[0], text=first[1:])]
    return replace(line, spans=tuple(spans))


def _capitalize(text: str, language: str) -> str:
    from stationery.model.capitals import capitalize_name  # 0.2 ms

    return capitalize_name(text, language)


def _join(lines: tuple[Line, ...], join: str) -> Line:
    spans: list[Span] = []
    for line in lines:
        if spans:
            spans.append(Span(join))
        spans += line.spans
    return Line(tuple(spans), lines[0].place)
