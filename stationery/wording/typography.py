"""Typed marks into the marks of print: quotes, dashes, ellipses, and spaces at which no line breaks; by language."""

from __future__ import annotations

import re
from collections.abc import Mapping

from stationery.catalog.languages import Language
from stationery.model.late_pattern import late
from stationery.model.prose import (
    Block,
    Figure,
    Heading,
    Line,
    Listing,
    Paragraph,
    QrCode,
    Quotation,
    Span,
    Tabulation,
    each_cell,
)
from stationery.model.values import replace

NO_BREAK = "\u00a0"
THIN = "\u202f"
"""A narrow space at which no line breaks."""

EN_DASH, EM_DASH, ELLIPSIS = "–", "—", "…"
PRIME, DOUBLE_PRIME = "′", "″"
"""Feet and inches, minutes and seconds."""

_QUOTE = r"[\"']"
_DASHES = r"(?<!-)-{2,3}(?!-)"
_DOTS = r"(?<!\.)\.{3,4}(?!\.)"
_UNTOUCHED = r"(?:[a-z][a-z+.-]+://|www\.|mailto:)[^\s<>\"]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
_TRAILING = ".,;:!?)'"
_INITIAL = r"[^\W\d_]\."
_NUMBER = r"[$€£+−-]?\d[\d.,/:–-]*"
_DAY = r"\d{1,2}(?:[-–]\d{1,2})?\.?"
_RANGE = r"\d{1,4}-\d{1,4}"
_ENDS = frozenset("0123456789.")
_YEARS = range(1500, 2100)
_BEFORE, _AFTER = "\"'“”‘’„‚«»([{¿¡", "\"'“”‘’„‚«».,;:!?)]}"
_OPENERS = "([{<“‘„‚«‹¿¡"
_STOPS = ".:!?…"
_SPACES = " \t\n\u00a0\u202f"
_GAP = late("  +")
_DOUBLED = late(r"(?<=\S)(?:\u00a0 | \u00a0)(?=\S)")
"""Two spaces after a sentence, as word processors copy them."""
_FEET = late(r"(?<![\w'\"])(\d+)(')( ?)(\d+(?:\.\d+)?)(\")(?![\w'\"])")
"""5'11" is a measure, and its second mark closes no quotation."""


def typeset_blocks(blocks: tuple[Block, ...], language: Language, *, smart: bool = True) -> tuple[Block, ...]:
    """A body with the marks of print."""
    return tuple(_typeset_block(block, language, smart) for block in blocks)


def _typeset_block(block: Block, language: Language, smart: bool) -> Block:
    match block:
        case Paragraph():
            return replace(block, spans=typeset_spans(block.spans, language, smart=smart, prose=True))
        case Listing():
            return replace(block, items=tuple(typeset_blocks(item, language, smart=smart) for item in block.items))
        case Quotation():
            return replace(block, blocks=typeset_blocks(block.blocks, language, smart=smart))
        case Tabulation():
            table = replace(block, decimal=language.typography.decimal)
            return each_cell(table, lambda cell: typeset_line(cell, language, smart=smart) if cell.spans else cell)
        case QrCode():
            return replace(block, alt=typeset(block.alt, language, smart=smart))
        case Heading():
            spans = typeset_spans(block.spans, language, smart=smart, prose=True)
            return replace(block, spans=_end(spans) if block.run_in else spans)
        case Figure():
            caption = typeset_spans(block.caption, language, smart=smart, prose=True) if block.caption else ()
            return replace(block, alt=typeset(block.alt, language, smart=smart), caption=caption)


def _end(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """A run-in heading with a period, if it ends with no mark: its paragraph's first sentence follows it."""
    if spans[-1].text.rstrip()[-1:] in _STOPS:
        return spans
    return (*spans[:-1], replace(spans[-1], text=f"{spans[-1].text.rstrip()}."))


def typeset_line(line: Line, language: Language, *, smart: bool = True) -> Line:
    return replace(line, spans=typeset_spans(line.spans, language, smart=smart))


def typeset_quotes(line: Line, language: Language) -> Line:
    """A line of an address or a letterhead with the quotes and apostrophes of print, and all else as typed."""
    text = line.text
    if "'" not in text and '"' not in text:
        return line
    cells: dict[int, str] = {}
    _set_quotes(text, language, cells, _find_untouched(text, line.spans))
    return replace(line, spans=_print_cells(line.spans, text, cells))


def keep_gaps(line: Line) -> Line:
    """The line with its doubled spaces made such as stay: Canada's post asks for two before the postal code."""
    if "  " not in line.text:
        return line
    spans = (replace(span, text=_GAP.sub(lambda gap: NO_BREAK * len(gap[0]), span.text)) for span in line.spans)
    return replace(line, spans=tuple(spans))


def typeset(text: str, language: Language, *, smart: bool = True) -> str:
    return typeset_spans((Span(text),), language, smart=smart)[0].text


def typeset_spans(
    spans: tuple[Span, ...], language: Language, *, smart: bool = True, prose: bool = False
) -> tuple[Span, ...]:
    """Spans with the marks of print; quotes pair across them. Addresses of the web and of e-mail stay as they are.

    `smart` off leaves every character as typed; only spaces are still made such that no line breaks at them.
    In `prose` the year stays with its date; a narrow field or cell has no room for that.
    """
    text = spans[0].text if len(spans) == 1 else "".join(span.text for span in spans)
    cells: dict[int, str] = {}
    untouched = _find_untouched(text, spans)
    if smart:
        _set_quotes(text, language, cells, untouched)
    _set_spaces(text, language, cells, smart, prose)
    if smart:
        _set_dashes(text, language.typography.dash, cells)
        _set_measures(text, language.typography.units, cells)
        if prose and NO_BREAK in text:
            cells |= {match.start() + match[0].index(NO_BREAK): "" for match in _DOUBLED.finditer(text)}
    if language.typography.spaced:
        from stationery.wording.spacing import set_spaced  # 0.1 ms

        set_spaced(text, language.typography, cells, smart=smart)
    for start, end in untouched:
        for place in [place for place in cells if start <= place < end]:
            del cells[place]
    return _print_cells(spans, text, cells)


def _print_cells(spans: tuple[Span, ...], text: str, cells: dict[int, str]) -> tuple[Span, ...]:
    """The spans, whose `text` is given, with what stands in `cells` in the place of the characters there."""
    if not cells:
        return spans
    printed = []
    start = 0
    for span in spans:
        end = start + len(span.text)
        pieces, at = [], start
        for place in sorted(place for place in cells if start <= place < end):
            pieces += [text[at:place], cells[place]]
            at = place + 1
        pieces.append(text[at:end])
        printed.append(Span("".join(pieces), span.emphasis, span.strong, span.link))
        start = end
    return tuple(printed)


def _find_untouched(text: str, spans: tuple[Span, ...]) -> list[tuple[int, int]]:
    """Where addresses of the web and of e-mail stand, without the punctuation after them."""
    stretches = []
    if "@" in text or "://" in text or "www." in text or "mailto:" in text:
        for match in re.finditer(_UNTOUCHED, text):
            stretches.append((match.start(), match.start() + len(match[0].rstrip(_TRAILING))))
    start = 0
    for span in spans:
        if span.link and span.text in span.link:
            stretches.append((start, start + len(span.text)))
        start += len(span.text)
    return stretches


def _set_quotes(text: str, language: Language, cells: dict[int, str], untouched: list[tuple[int, int]]) -> None:
    marks = language.typography
    double = single = False
    feet: dict[int, str] = {}
    if "'" in text and '"' in text:
        for match in _FEET.finditer(text):
            feet |= {match.start(2): PRIME, match.start(5): DOUBLE_PRIME}
    for match in re.finditer(_QUOTE, text):
        place = match.start()
        if place in feet:
            cells[place] = feet[place]
            continue
        if any(start <= place < end for start, end in untouched):
            continue
        before = text[place - 1] if place else ""
        after = text[place + 1] if place + 1 < len(text) else ""
        opens = _opens(before, after, double if match[0] == '"' else single)
        if match[0] == '"':
            if opens or not before:
                cells[place], double = marks.quotes[0], True
            elif double or not before.isdigit():
                cells[place], double = marks.quotes[1], False
            else:
                cells[place] = DOUBLE_PRIME
        elif _is_elision(text, place, language):
            cells[place] = marks.apostrophe
        elif opens:
            cells[place], single = marks.inner_quotes[0], True
        elif single and not after.isalnum() and not _is_possessive(text, place):
            cells[place], single = marks.inner_quotes[1], False
        elif before.isdigit() and not after.isalpha():
            cells[place] = PRIME
        else:
            cells[place] = marks.apostrophe


def _opens(before: str, after: str, is_open: bool) -> bool:
    """Whether a mark between these two characters is an opening one."""
    if not after or after in _SPACES:
        return False
    if not before or before in _SPACES or before in _OPENERS:
        return True
    if after in ".,;:!?)]}…":
        return False
    if before in "\"'":
        return not is_open
    return before in "-–—/=" and not is_open and (after.isalnum() or after in "\"'")


def _is_elision(text: str, place: int, language: Language) -> bool:
    """Whether an apostrophe stands for letters left out at a word's beginning or end: '90s, 'tis, rock 'n' roll."""
    if place and text[place - 1].isalnum():
        start = place
        while start and text[start - 1].isalpha():
            start -= 1
        return text[start:place] == "n" and text[start - 1 : start] == "'"
    end = place + 1
    while end < len(text) and text[end].isalnum():
        end += 1
    word = text[place + 1 : end]
    if word[:2].isdigit() and len(word) > 1 and word[2:] in ("", "s", "er"):
        return text[end : end + 1] != "'"
    return word.lower() in language.typography.elisions and (text[end : end + 1] != "'" or word == "n")


def _is_possessive(text: str, place: int) -> bool:
    """Whether a mark after an s, with words and then another such mark behind it, is a plural's apostrophe."""
    if text[place - 1] != "s" or text[place + 1 : place + 2] != " ":
        return False
    rest = text[place + 1 :]
    closing = re.search(r"(?<=[^\s(])'(?![^\W\d_])", rest)
    opening = re.search(r"(?<![^\s(])'", rest)
    return closing is not None and (opening is None or opening.start() > closing.start())


def _set_dashes(text: str, dash: str, cells: dict[int, str]) -> None:
    """Hyphens in a row as dashes: two as the language's `dash` between words, an en dash between figures."""
    if "--" in text:
        for match in re.finditer(_DASHES, text):
            before, after = text[: match.start()][-1:], text[match.end() :][:1]
            if len(match[0]) == 2 and (not before or before in _SPACES) and after.isalpha():
                continue
            cells[match.start()] = EN_DASH if len(match[0]) == 2 else EM_DASH
            for place in range(match.start() + 1, match.end()):
                cells[place] = ""
            if dash and len(match[0]) == 2:
                _set_language_dash(text, match, dash, cells)
    if "..." in text:
        for match in re.finditer(_DOTS, text):
            cells[match.start()] = ELLIPSIS
            cells[match.start() + 1] = cells[match.start() + 2] = ""


def _set_language_dash(text: str, match: re.Match[str], dash: str, cells: dict[int, str]) -> None:
    """Two hyphens between words, spaced or not, as the language's dash with its own spaces."""
    start, end = match.span()
    while start and text[start - 1] == " ":
        start -= 1
    while text[end : end + 1] == " ":
        end += 1
    before, after = text[:start][-1:], text[end : end + 1]
    if not before or not after or "\n" in (before, after) or (before.isdigit() and after.isdigit()):
        return
    for place in range(start, end):
        cells[place] = ""
    cells[start] = f"{NO_BREAK}{dash[1:]}" if dash[0] == " " else dash


_TIMES = late(r"(?<![\w.,/])(?!0x)\d+(?:[.,]\d+)?(?:[\"'″′]|[ \u00a0]?(?:mm|cm|m|in|ft))?( ?)(x)( ?)(?=\d)")
_IN_INCHES = late(r"\d+(?:[.,]\d+)?(\")")
_FRACTION = late(r"(?<![\d/.,])([13])(/)([24])(?![\d/.,]*\d)")
_FRACTIONS = {"12": "½", "14": "¼", "34": "¾"}


def _set_measures(text: str, units: frozenset[str], cells: dict[int, str]) -> None:
    """A multiplication sign between numbers, and ½ ¼ ¾ where a measure stands: after a
    whole number, or before a unit. A fraction alone may be a date."""
    if "x" in text:
        for match in _TIMES.finditer(text):
            cells[match.start(2)] = "×"
            for group in (1, 3):
                if match[group]:
                    cells[match.start(group)] = NO_BREAK
            sign = text[match.start(2) - 1 - len(match[1])]
            other = _IN_INCHES.match(text, match.end())
            if sign == '"' and other:
                cells[match.start(1) - 1] = cells[other.start(1)] = DOUBLE_PRIME
    if "/" in text:
        for match in _FRACTION.finditer(text):
            fraction = _FRACTIONS.get(match[1] + match[3])
            unit = text[match.end() :].lstrip(" ").partition(" ")[0].rstrip(_AFTER)
            whole = re.search(r"(?<![\d/.,])\d+( |-)$", text[: match.start()])
            if fraction and (whole or unit in units):
                cells[match.start(1)], cells[match.start(2)], cells[match.start(3)] = fraction, "", ""
                if whole:
                    cells[match.start() - 1] = ""


def _set_spaces(text: str, language: Language, cells: dict[int, str], smart: bool, prose: bool) -> None:
    """No line ends between a title and its name, in a date, between a number and its unit, or before a dash."""
    marks = language.typography
    months = language.dates.month_numbers
    holding = marks.holding
    titles, before_number, thin, units = language.title_words, marks.before_number, marks.thin_pairs, marks.units
    words = text.split(" ")
    if not holding and _holds_nothing(text, words, titles, thin):
        return
    end = -1
    previous = ""
    in_date = False  # between a day and a month, in either order: they hold together, and the year to both
    for number, word in enumerate(words):
        end += len(word) + 1
        if smart and "-" in word and (word[:1].isdigit() or word == "-" or word[0] in "aApP" or word[0] in _BEFORE):
            _set_hours(words, number, end - len(word), cells)
        if smart and "-" in word and word[:1].isdigit():
            following = words[number + 1].strip(_AFTER) if number + 1 < len(words) else ""
            certain = previous in before_number or following in units
            certain = certain or previous.casefold() in months or following.casefold() in months
            _set_range(word, end - len(word), cells, certain, previous)
        if number + 1 == len(words):
            break
        following = words[number + 1]
        first = following[:1]
        dated, in_date = in_date, False
        if not first or not word:
            previous = word
            continue
        if word[0] in _BEFORE:
            word = word.lstrip(_BEFORE)
        glue = ""
        if first.isdigit():
            bare = following.strip(_AFTER)
            in_date = word.casefold().rstrip(".") in months and re.fullmatch(_DAY, bare) is not None
            if word in before_number or in_date or (prose and dated and len(bare) == 4 and bare.isdigit()):
                glue = NO_BREAK
        elif first in "-–—":
            if following.strip("-–—") == "" and following != "-":
                glue = NO_BREAK
        elif word in thin and following.rstrip(",;:!?)") in thin[word]:
            glue = THIN
        elif first.isupper() and word in titles:
            glue = NO_BREAK
        elif len(word) == 2 and word[1] == "." and first.isupper() and word[0].isupper():
            glue = THIN if re.fullmatch(_INITIAL, following) else NO_BREAK
        if holding and not glue and word.casefold() in holding:
            glue = NO_BREAK
        if not glue and word[-1:] in _ENDS:
            bare = following.rstrip(_AFTER)
            in_date = bare.casefold() in months and re.fullmatch(_DAY, word) is not None
            united = bare in units or following.rstrip(",;:!?)") in units
            if in_date or (united and re.fullmatch(_NUMBER, word)):
                glue = NO_BREAK
        if glue:
            cells[end] = glue
        previous = word


_NUMBERED = re.compile(r"[\d–—-]")


def _holds_nothing(text: str, words: list[str], titles: frozenset[str], thin: Mapping[str, frozenset[str]]) -> bool:
    """Whether no two words can hold together, by a glance: no number, dash, title or initial is among them."""
    if _NUMBERED.search(text) or any(mark in text for mark in _BEFORE if mark != "'" and mark != "’"):
        return False
    if text[:1] in ("'", "’") or " '" in text or " ’" in text:
        return False
    if not titles.isdisjoint(words) or any(word in words for word in thin):
        return False
    return ". " not in text or all(len(each) > 1 and each[-2].isalnum() for each in text.split(". ")[:-1])


_HOUR = r"(?P<{0}>\d{{1,2}})(?P<{0}m>:[0-5]\d|h(?:[0-5]\d)?)?(?P<{0}half>[ap]\.?m\b\.?)?"
_HOURS = late(rf"{_HOUR.format('a')}-{_HOUR.format('b')}", re.IGNORECASE)
_ONE_HOUR = late(r"\d{1,2}(?::[0-5]\d|(?::[0-5]\d)?[ap]\.?m\.?)|[ap]\.?m\.?", re.IGNORECASE)
_HALF_FIRST = late(r"[ap]\.?m\.?-\d{1,2}(?![\d-])", re.IGNORECASE)
_OFFICE_OPENS, _OFFICE_CLOSES = range(7, 12), range(1, 7)
_LAST_HOUR = 24


def _set_hours(words: list[str], number: int, start: int, cells: dict[int, str]) -> None:
    """An en dash between hours: 10:30-11:30, 10am-4pm, 9-5, and 10 am - 4 pm with its spaces."""
    word = words[number]
    if word == "-":
        before, after = words[number - 1] if number else "", words[number + 1] if number + 1 < len(words) else ""
        if (
            _ONE_HOUR.fullmatch(before)
            and after[:1].isdigit()
            and (before[:1].isdigit() or words[number - 2][:1].isdigit())
        ):
            cells[start - 1], cells[start] = NO_BREAK, EN_DASH
        return
    if _HALF_FIRST.match(word) and number and words[number - 1][:1].isdigit():  # 9 a.m.-5 p.m.
        cells[start + word.index("-")] = EN_DASH
        return
    bare = word.lstrip(_BEFORE)
    found = _HOURS.fullmatch(bare.rstrip(_AFTER)) or _HOURS.fullmatch(bare.rstrip(_AFTER) + ".")
    if not found or int(found["a"]) > _LAST_HOUR or int(found["b"]) > _LAST_HOUR:
        return
    office = int(found["a"]) in _OFFICE_OPENS and int(found["b"]) in _OFFICE_CLOSES
    if office or any(found[part] for part in ("am", "bm", "ahalf", "bhalf")):
        cells[start + len(word) - len(bare) + bare.index("-")] = EN_DASH


def _set_range(word: str, start: int, cells: dict[int, str], certain: bool, previous: str) -> None:
    """An en dash in a range of years, or of numbers where a unit or `pp.` says that they are such."""
    bare = word.rstrip(_AFTER)
    if not re.fullmatch(_RANGE, bare) or previous.endswith(")"):
        return
    low, high = (int(part) for part in bare.split("-"))
    years = low in _YEARS and high in _YEARS and not previous[-1:].isdigit()
    if low < high and (certain or years):
        cells[start + bare.index("-")] = EN_DASH
