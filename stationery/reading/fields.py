"""Template: a letter file with fields `{{name}}`, read once, and filled for each row into a letter file's text.

A field stands in the head as in the body. Sections that a row does not need are cut first; what is left is a Form,
which `field_places` makes and which is kept for the next row that needs the same sections.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterator, Mapping
from functools import cached_property

from stationery.data.yaml import MOST_BYTES
from stationery.model.errors import Place, SourceError, StationeryError, raise_faults
from stationery.model.field import FIELD, Field, field_key
from stationery.model.late_pattern import late
from stationery.model.party import Written
from stationery.model.values import value
from stationery.reading.field_places import Row, make_rows

_RECIPIENT = late(r"(?:to|recipient|address)[ ]*:", re.IGNORECASE)

_SALUTATION = late(r"salutation[ ]*:[ ]*(?P<words>.*)", re.IGNORECASE)
_POSTAGE = late(r"postage[ ]*:[ ]*(?P<words>.*)", re.IGNORECASE)

_MOMENT = late(r"\s*(?:interview|decision_by)\s*:", re.IGNORECASE)

_MOST_FORMS = 64
"""Forms that are kept: six sections that come in all combinations."""

_SYNTAX = "write it as {{name}}, with a heading of the list; or put a \\ before it to print the braces"


@value
class Filled:
    """A letter file's text for one row, and what was empty in it.

    `empty` are the fields that stand among words and have no value; `left_out` those that went with their line.
    `lines` gives for each line of the text the one of the template.
    """

    text: str
    file: str
    lines: tuple[tuple[int, bool], ...]
    empty: tuple[Field, ...] = ()
    left_out: tuple[Field, ...] = ()

    def place(self, place: Place) -> Place:
        """Where a place of the text stands in the template; a line that had fields has no column."""
        if place.file != self.file or not 0 < place.line <= len(self.lines):
            return place
        line, changed = self.lines[place.line - 1]
        return Place(place.file, line, 0 if changed else place.column)


@value
class _Tag:
    """A field or a section's tag, and what of the text goes with it: all its row, if nothing else is on it."""

    sign: str
    field: Field
    begin: int
    end: int


class Template:
    """A letter file with fields. `names` are the fields, in their order, those of sections included."""

    def __init__(self, text: str, file: str, tags: tuple[_Tag, ...], body_line: int) -> None:
        self.text = text
        self.file = file
        self.names = tuple(tag.field for tag in tags if tag.sign != "/")
        self._tags = tags
        self.body_line = body_line
        self._sections = tuple(dict.fromkeys(tag.field.key for tag in tags if tag.sign in ("#", "^")))
        self._forms: dict[tuple[bool, ...], tuple[Row, ...]] = {}
        self.says_no: Callable[[str, str], bool] = lambda key, text: False
        """Whether a text in a column, by its key, counts as empty in a section; whoever knows the list says so."""
        self._starts = [0]
        for row in text.split("\n"):
            self._starts.append(self._starts[-1] + len(row) + 1)

    @cached_property
    def conditions(self) -> tuple[Field, ...]:
        """The fields of its sections, each once."""
        return tuple({tag.field.key: tag.field for tag in reversed(self._tags) if tag.sign in ("#", "^")}.values())

    @cached_property
    def printed(self) -> frozenset[str]:
        """The keys of the fields whose values stand in it."""
        return frozenset(tag.field.key for tag in self._tags if not tag.sign)

    @cached_property
    def addresses(self) -> bool:
        """Whether the head says itself to whom the letter goes."""
        return bool(self._recipient_lines())

    @property
    def one_recipient(self) -> Place | None:
        """Where the head names the same recipient for all rows; None if it has fields there, or names nobody."""
        lines = self._recipient_lines()
        if not lines or any(field.place.line in lines for field in self.names):
            return None
        return Place(self.file, lines.start, 1)

    @property
    def postage(self) -> Written:
        """What the head says of postage, its fields as they stand; empty if nothing."""
        return self._row_of_head(_POSTAGE)

    @property
    def one_salutation(self) -> Written:
        """The salutation that the head has for all rows; empty if it has none, or one with fields."""
        found = self._row_of_head(_SALUTATION)
        return Written("") if "{{" in found.text else found

    def _row_of_head(self, pattern: re.Pattern[str]) -> Written:
        for number, row in enumerate(self.text.split("\n")[: self.body_line - 1], 1):
            found = pattern.match(row)
            if found:
                text = found["words"].strip()
                quoted = len(text) > 1 and text[0] == text[-1] and text[0] in "\"'"
                return Written(text[1:-1] if quoted else text, Place(self.file, number, found.start("words") + 1))
        return Written("")

    def _recipient_lines(self) -> range:
        """The lines of the recipient in the head: its key's, and those that are indented below it."""
        head = self.text.split("\n")[: self.body_line - 1]
        begin = next((number for number, row in enumerate(head, 1) if _RECIPIENT.match(row)), 0)
        if not begin:
            return range(0)
        end = begin + 1
        while end <= len(head) and (not head[end - 1].strip() or head[end - 1][0] in " \t"):
            end += 1
        return range(begin, end)

    @property
    def marks_head(self) -> bool:
        """Whether the head has a placeholder `[[…]]` of its own."""
        return any("[[" in row for row in self.text.split("\n")[: self.body_line - 1])

    @property
    def has_fields_in_head(self) -> bool:
        """Whether more than the words of the body may differ between two rows."""
        return any(field.place.line < self.body_line for field in self.names)

    @property
    def worded(self) -> tuple[Field, ...]:
        """The fields whose values are printed, and stand nowhere in the head where a moment is read."""
        rows = self.text.split("\n")
        read = {
            field.key
            for field in self.names
            if field.place.line < self.body_line and _MOMENT.match(rows[field.place.line - 1])
        }
        return tuple(field for field in self.names if field.key in self.printed and field.key not in read)

    def fill(self, values: Mapping[str, str]) -> str:
        """The text of a letter file; `values` are by the keys of the fields. Raises SourceError if it is too long."""
        return self.fill_in(values).text

    def fill_in(self, values: Mapping[str, str]) -> Filled:
        """The same, with what was empty."""
        texts: list[str] = []
        lines: list[tuple[int, bool]] = []
        empty: list[Field] = []
        left_out: list[Field] = []
        size = 0
        for row in self.form(values):
            filled = row.fill(values, empty, left_out) if row.slots else row.text
            if filled is None:
                continue
            size += len(filled) + 1
            if size > MOST_BYTES:
                message = f"the filled letter is larger than {MOST_BYTES // 1_000_000} MB: no letter is that long"
                raise SourceError(message, Place(self.file, row.line))
            texts.append(filled)
            lines += [(row.line, bool(row.slots))] * (filled.count("\n") + 1)
        return Filled("\n".join(texts), self.file, tuple(lines), tuple(empty), tuple(left_out))

    def body(self, values: Mapping[str, str]) -> tuple[Row, ...]:
        """The rows of the body that are left with these values."""
        return tuple(row for row in self.form(values) if row.line >= self.body_line)

    def form(self, values: Mapping[str, str]) -> tuple[Row, ...]:
        """The rows that are left with these values once the sections are cut, each with its slots."""
        shown = tuple(bool(text := values.get(key, "")) and not self.says_no(key, text) for key in self._sections)
        found = self._forms.get(shown)
        if found is None:
            if len(self._forms) >= _MOST_FORMS:
                self._forms.clear()
            cut = self._cut(dict(zip(self._sections, shown, strict=True)))
            found = self._forms[shown] = make_rows(cut, self.body_line)
        return found

    def _cut(self, shown: Mapping[str, bool]) -> Iterator[tuple[int, list[str | Field]]]:
        """Line and pieces of each row that is left; one with nothing but a section that is cut goes with it."""
        line, row, touched = 1, list[str | Field](), False
        for piece, begin in self._pieces(shown):
            if not isinstance(piece, str):
                row.append(piece)
                continue
            if not piece:
                touched = True
                continue
            for number, text in enumerate(piece.split("\n")):
                if number:
                    if not (touched and all(isinstance(each, str) and not each.strip() for each in row)):
                        yield line, row
                    row, touched = [], False
                if not row:
                    begins = begin + sum(len(each) + 1 for each in piece.split("\n")[:number])
                    line = bisect_right(self._starts, begins)
                if text:
                    row.append(text)
        yield line, row

    def _pieces(self, shown: Mapping[str, bool]) -> Iterator[tuple[str | Field, int]]:
        """Text and fields in their order, and where each begins; an empty text stands for a tag of a section."""
        at, hidden, after = 0, 0, False
        open_: list[bool] = []
        last = "\n"
        for tag in (*self._tags, None):
            begin = tag.begin if tag else len(self.text)
            if not hidden and begin > at:
                text = self.text[at:begin]
                if after and text[0] == " " and last in " \n":
                    text, at = text[1:], at + 1
                if text:
                    last, after = text[-1], False
                    yield text, at
            if tag is None:
                return
            at = tag.end
            if tag.sign in ("#", "^"):
                cut = shown[tag.field.key] != (tag.sign == "#")
                open_.append(cut)
                hidden += cut
            elif tag.sign == "/":
                hidden -= open_.pop()
            elif not hidden:
                last, after = _VALUE, False
                yield tag.field, tag.begin
            if tag.sign and not self.text.endswith("\n", tag.begin, tag.end):
                after = True
                yield "", tag.begin


_VALUE = "x"
"""A value's last letter: a space after it stays."""

_OTHER_SIGNS = late(
    r"(?<![\\{])\$?\{(?P<brace>[^\W_][^{}\n]{0,60})\}+|«(?P<guillemet>[^«»\n]{1,60})»|<<(?P<angle>[^<>\n]{1,60})>>"
    r"|(?<![\\\[\]])\[(?P<bracket>[^\[\]\n]{1,60})\](?![(\[\]])|%(?P<percent>[^\W_][^%\n]{0,60})%"
    r"|(?<![\\$])\$(?P<dollar>[^\W\d_]\w{0,60})"
)
"""How fields are written elsewhere: `{x}`, `${x}`, `«x»`, `<<x>>`, `[x]`, `%x%`, `$x`."""

_STATEMENTS = late(r"\{%-?\s*(?:if|for|else|elif|endif|endfor|unless|endunless)\b[^%\n]*%\}")
"""How sections are written elsewhere."""


def find_foreign_fields(template: Template, headings: Collection[str]) -> Iterator[StationeryError]:
    """A SourceError for each heading, given by its key, that the template has in another program's signs."""
    body = _body_line(template.text)
    for number, row in enumerate(template.text.split("\n"), 1):
        if _is_comment(row, number, body):
            continue
        bare = FIELD.sub(lambda match: " " * len(match[0]), row)
        for match in _STATEMENTS.finditer(bare):
            place = Place(template.file, number, match.start() + 1)
            hint = "write {{#column}} … {{/column}} around what is printed only where the cell has something"
            yield SourceError(f"{match[0]} isn't understood", place, hint)
        greets = number < body and _SALUTATION.match(row)
        for match in _OTHER_SIGNS.finditer(bare):
            name = (match[match.lastgroup or 0] or "").strip()
            if greets and field_key(name) not in headings and match.lastgroup not in ("percent", "dollar"):
                place = Place(template.file, number, match.start() + 1)
                message = f"{match[0]} isn't a field, and the list has no column {name!r}"
                yield SourceError(message, place, "write a heading of the list, such as {{first name}}")
            elif field_key(name) in headings:
                place = Place(template.file, number, match.start() + 1)
                hint = f"write {{{{{name}}}}}; or another word, if it is to be printed as it is"
                yield SourceError(f"{match[0]} isn't a field", place, hint)


def refuse_fields(text: str, file: str) -> None:
    """Raise SourceError for a letter with fields, which one letter has nothing to fill with."""
    field = next((field for _, field, _, _ in _find_fields(text, file)), None)
    if field:
        hint = f"make a letter for each row of a list: stationery merge {file} LIST; or write \\{{{{ for the braces"
        raise SourceError(f"{{{{{field.name}}}}} is a field, to be filled from a list", field.place, hint)


def read_template(text: str, file: str) -> Template:
    """The template in a letter file's text. Raises SourceError, or Several, for what only looks like a field, and for
    sections that do not end."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    faults: list[StationeryError] = []
    tags: list[_Tag] = []
    open_: list[Field] = []
    found = list(_find_fields(text, file))
    for sign, field, begin, end in found:
        tags.append(_Tag(sign, field, *_widen(text, begin, end) if sign else (begin, end)))
        if sign in ("#", "^"):
            open_.append(field)
        elif sign == "/":
            if open_ and open_[-1].key == field.key:
                open_.pop()
            else:
                hint = f"{{{{/{open_[-1].name}}}}} must come first" if open_ else "remove it"
                why = "doesn't end the section that is open" if open_ else "ends nothing: no section is open"
                faults.append(SourceError(f"{{{{/{field.name}}}}} {why}", field.place, hint))
    for field in open_:
        message = f"the section {field.name!r} has no end"
        faults.append(SourceError(message, field.place, f"end it with {{{{/{field.name}}}}}"))
    if faults or any(not sign and field.key in ("else", "otherwise", "endif", "end") for sign, field, _, _ in found):
        from stationery.reading.foreign_sections import find_foreign_sections  # 0.4 ms

        faults = [*find_foreign_sections((sign, field) for sign, field, _, _ in found)] or faults
    faults += _find_odd(text, file)
    raise_faults(faults)
    return Template(text, file, tuple(tags), _body_line(text))


def _find_fields(text: str, file: str) -> Iterator[tuple[str, Field, int, int]]:
    """Sign, field, beginning and end of each tag that is not in a comment of the head."""
    offset, body = 0, _body_line(text)
    for number, row in enumerate(text.split("\n"), 1):
        if "{{" in row and not _is_comment(row, number, body):
            for match in FIELD.finditer(row):
                name = match["name"].strip()
                place = Place(file, number, match.start() + 1)
                field = Field(name, field_key(name), place, bool(match["optional"]), match["words"])
                yield match["sign"] or "", field, offset + match.start(), offset + match.end()
        offset += len(row) + 1


def _find_odd(text: str, file: str) -> Iterator[StationeryError]:
    body = _body_line(text)
    for number, row in enumerate(text.split("\n"), 1):
        if "{{" in row and not _is_comment(row, number, body):
            rest = FIELD.sub(lambda match: " " * len(match[0]), row).replace("\\{{", "   ")
            if "{{" in rest:
                place = Place(file, number, rest.index("{{") + 1)
                yield SourceError("this isn't a field", place, _SYNTAX)


def _is_comment(row: str, number: int, body: int) -> bool:
    return number < body and row.lstrip().startswith("#")


def _body_line(text: str) -> int:
    """The number of the body's first line; 1 without a head."""
    rows = text.split("\n")
    begun = next((number for number, row in enumerate(rows) if row.strip()), 0)
    if rows[begun].rstrip() != "---":
        return 1
    ends = (number for number in range(begun + 1, len(rows)) if rows[number].rstrip() in ("---", "..."))
    return next(ends, len(rows)) + 2


def _widen(text: str, begin: int, end: int) -> tuple[int, int]:
    """A section's tag with all its row, where nothing but tags of sections is on it."""
    first = text.rfind("\n", 0, begin) + 1
    last = text.find("\n", end)
    last = len(text) if last < 0 else last
    row = text[first:last]
    if any(not match["sign"] for match in FIELD.finditer(row)) or FIELD.sub("", row).strip():
        return begin, end
    before, after = text[first:begin], text[end:last]
    return (first if not before.strip() else begin), (min(last + 1, len(text)) if not after.strip() else end)
