"""Tells of rows left in a body that may be meant as lines of their own, or as a second salutation, close, or name."""

from __future__ import annotations

from itertools import pairwise

from stationery.catalog.languages import Language
from stationery.catalog.typedwords import fold
from stationery.model.errors import Remark, SourceError, StationeryError
from stationery.model.letter import Letter, Written
from stationery.model.party import STAND_IN, full_name
from stationery.model.prose import Block, Listing, Quotation, Tabulation
from stationery.model.values import replace
from stationery.reading.headless import is_whole_letter
from stationery.reading.short_rows import find_columns, find_labeled, find_lines, find_width
from stationery.resolve.typed_rows import (
    MARKS,
    Row,
    begin,
    begins_with,
    is_name,
    is_postscript,
    is_salutation,
    list_rows,
    name_words,
    remedy_for,
    seems_name,
)

_FEWEST, _MOST_OF_CLOSE, _MOST_NAMED = 2, 7, 3
"""Rows of a body that may end with a close; words of the close, and of a name after it in its row."""
_LONGEST_SALUTATION = 60
_FEW_SIGNED, _FEW_LEFT, _LONGEST = 3, 4, 40
"""Last rows in which the sender's name may stand, or a close with another's; the characters of one that are shown."""
_BEFORE_NAME = (". ", "! ", "? ", ", ", "—", "–", "~", " -", "”", '"')


def notice_rows_left(rows: list[Row], letter: Letter, language: Language, *, closed: bool) -> tuple[Remark, ...]:
    """Remarks on the rows of a body without its head and end; it has no close of its own unless it is `closed`."""
    signed = None if closed else _notice_signed(rows, letter, language)
    lines = None if any(each.about in ("lines", "columns") for each in letter.remarks) else _notice_lines(rows, letter)
    close = None if closed or signed or len(rows) < _FEWEST else _notice_close(rows, letter, language)
    return tuple(each for each in (lines, close, signed) if each)


def miss_salutation(letter: Letter, faults: list[StationeryError]) -> None:
    """Note that a letter with addresses above its text has no salutation, below which the text would begin."""
    if letter.recipient not in (None, STAND_IN) or letter.salutation:
        return
    if is_whole_letter(letter.typed.text.split("\n")):
        rows = list_rows(letter.typed)
        text = (row for row in rows[1:] if row.begins and (len(row.text) > _LONGEST_SALUTATION or row.text[-1] in "!?"))
        row = next(text, rows[0])
        message = f"no salutation is recognized above the text, which seems to begin with {begin(row.text)!r}"
        hint = "write it above the text, on a line of its own, as `Dear Ms. Lee,`"
        faults.append(SourceError(message, row.place, f"{hint}; {remedy_for(letter)}"))


def refuse_within(
    row: Row, body: tuple[Block, ...], letter: Letter, language: Language, faults: list[StationeryError]
) -> None:
    """Note that a close or a postscript is in the quotation, list, or table that ends a body, or has it below."""
    last = body[-1] if body else None
    what = {Quotation: "quotation", Listing: "list", Tabulation: "table"}.get(type(last))
    if what is None or last is None or last.place is None:
        return
    if last.place.line > row.place.line:
        noted = is_postscript(row.text, language.postscript_marks)
        message = f"there is a {what} below {row.text!r}{'; a postscript can only have text' if noted else ''}"
        hint = "write it as one paragraph" if noted else f"put the {what} above it"
    else:
        message = f"{row.text!r} is in the {what} above it, and would print there"
        hint = "leave a blank line above it, and begin it at the margin"
    faults.append(SourceError(message, row.place, f"{hint}; {remedy_for(letter)}"))


def notice_salutation(
    rows: list[Row], first: Written, letter: Letter, language: Language, faults: list[StationeryError]
) -> tuple[Remark, ...]:
    """A remark on a second salutation in a body, below its first row; a fault where it is the `first` one again, as in
    a letter that was pasted twice. Below a colon (`Your grandson wrote me:`) it is quoted, and none."""
    for above, row in pairwise(rows):
        if len(row.text) > _LONGEST_SALUTATION or row.text[-1] not in ",:" or not is_salutation(row, language):
            continue
        if above.text[-1] == ":" and not is_salutation(above, language):
            continue
        words = row.text.strip(MARKS).split()
        formal = begins_with(fold(row.text), language.typed.salutations)
        if len(words) < len(("Dear", "Ann")) or not (formal or words[-1][0].isupper()):
            continue
        if first and fold(first.text).strip(MARKS) == fold(row.text).strip(MARKS):
            line = f" (line {first.place.line})" if first.place and first.place.line else ""
            message = f"the salutation {row.text!r} is here a second time{line}: the letter seems to be pasted twice"
            faults.append(SourceError(message, row.place, f"remove one of the two; {remedy_for(letter)}"))
            return ()
        message = f"{row.text!r} is a second salutation, and prints in the text"
        hint = "put each letter into a file of its own, or remove this line"
        return (Remark(message, row.place, hint),)
    return ()


def _notice_lines(rows: list[Row], letter: Letter) -> Remark | None:
    typed = letter.typed
    if not typed.place:
        return None
    texts = typed.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    width = find_width(texts)
    first, last = (row.place.line - typed.place.line for row in (rows[0], rows[-1]))
    begins = max(rows[0].place.column - 1, 0)
    texts[first] = " " * begins + texts[first][begins:]  # without its salutation
    texts, place = texts[first : last + 1], replace(rows[0].place, column=0)
    blocks = [(block.place.line - place.line, block) for block in letter.body if block.place]
    starts = frozenset(at for at, _ in blocks)
    listed = frozenset(at for at, block in blocks if isinstance(block, Listing))
    columns = find_columns(texts, place) if "\t" in typed.text else None
    return columns or find_lines(texts, width, place, starts) or find_labeled(texts, listed, place)


def _notice_signed(rows: list[Row], letter: Letter, language: Language) -> Remark | None:
    """A remark on the sender's name where it ends one of the last rows, or is one: `Thanks again! Ann`."""
    for row in rows[-_FEW_SIGNED:]:
        begins = max((row.text.rfind(mark) + 1 for mark in _BEFORE_NAME), default=0)
        name = row.text[begins:].strip(MARKS)
        whole = not begins or not row.text[:begins].strip(MARKS)
        if not name or len(name.split()) > _MOST_NAMED or not seems_name(name) or row.text[-1] in ",:;?":
            continue
        if (whole or row is rows[-1]) and is_name(name, letter, language) and not _is_addressed(name, letter):
            message = f"{row.text[-_LONGEST:]!r} prints in the body, above the letter's own close and name"
            hint = "if it signs the letter, put a close such as `Sincerely,` on the line above the name; or remove it"
            return Remark(message, row.place, f"{hint}; {remedy_for(letter)}")
    return None


def _notice_close(rows: list[Row], letter: Letter, language: Language) -> Remark | None:
    """A remark on last rows such as `Big hugs,` and `Grandma`, of a letter that somebody else signs."""
    known = language.typed.closes | language.typed.closes_with_comma
    last = rows[-1]
    above = (row for row in rows[-_FEW_LEFT:-1] if fold(row.text.partition(",")[0]) in known and row.text[-1] != ",")
    last = next(above, last)
    if "," not in (last if last.begins or last is not rows[-1] else rows[-2]).text:
        return None
    if last.begins or last is not rows[-1]:
        close, _, name = (part.strip() for part in last.text.rpartition(","))
        first = last
        words = fold(close).strip(MARKS).split()
        likely = any(" ".join(words[:count]) in known for count in range(1, len(words) + 1))
        likely = likely and len(name.split()) <= _MOST_NAMED and all(word[0].isupper() for word in name.split())
    else:
        first, close, name = rows[-2], rows[-2].text.rstrip(","), last.text
        likely = first.begins and first.text.endswith(",")
    likely = likely and bool(name) and seems_name(name) and len(close.split()) <= _MOST_OF_CLOSE
    if not likely or _is_addressed(name, letter):
        return None
    message = f"{f'{close}, {name}'!r} prints in the body, above the letter's own close and name"
    hint = f"if it is the close, write `close: {close},` and `signers: {name}` in the head, and remove it from the body"
    return Remark(message, first.place, hint)


def _is_addressed(name: str, letter: Letter) -> bool:
    """Whether words at the end speak to the recipient: `Thanks again, Jane`."""
    recipient = letter.recipient
    if recipient is None:
        return False
    known = name_words(full_name(recipient, prefix=True)) + [
        word for line in recipient.lines[:1] for word in name_words(line.text)
    ]
    return all(word in known for word in name_words(name))
