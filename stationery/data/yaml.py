"""Turns YAML text, as it stands in a file, into a table that knows its lines.

`house.md` in short: no YAML typing (`02134` stays a ZIP code, `NO` stays Norway), no anchors, aliases, tags or
duplicate keys.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Any

from stationery.data.tables import Node, Position, Scalar, Sequence, Source, Table
from stationery.model.errors import Place, SourceError, StationeryError, one_fault
from stationery.model.late_pattern import late

if TYPE_CHECKING:
    from stationery.model.diagnostics import Diagnostics

MOST_BYTES = 1_000_000
"""No letter, profile or data file is longer; a larger one is refused unread."""

_DEEPEST = 20


@cache
def _yaml() -> Any:
    """PyYAML. Its Python reader compiles at import what its C parser never looks at, 6 ms for nothing: so, later."""
    compile_now = re.compile
    vars(re)["compile"] = late
    try:
        import yaml
    finally:
        re.compile = compile_now
    return yaml


def read_table(text: str, file: str, first_line: int = 1) -> Table:
    """The mapping that `text` is. `first_line` is its first line's number in `file`. Empty text is an empty table.

    Raises SourceError for YAML that cannot be read at all; what is merely wrong in it is noted for `finish`.
    """
    yaml = _yaml()
    source = Source(file, first_line, text.split("\n"))
    source.faults += strange_characters(text, file, first_line)
    node = None
    if not source.faults:
        try:
            node = _Builder(text, source).document_node()
        except SourceError as wrong:
            source.faults.append(wrong)
        except yaml.MarkedYAMLError as wrong:
            source.faults.append(_unreadable(wrong, source))
        else:
            if isinstance(node, Table):
                return node
            if node is None or (isinstance(node, Scalar) and not node.text.strip()):
                return Table({}, {}, Place(file, first_line), source)
            hint = "write each as `key: value`, with a space after the colon"
            source.faults.append(SourceError("expected a table of keys and values", node.place, hint))
    raise one_fault(source.faults)


_STRANGE = late("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def strange_characters(text: str, file: str, first_line: int = 1) -> list[StationeryError]:
    """A fault for each line of `text` with a character that no keyboard writes: controls, line separators."""
    faults: list[StationeryError] = []
    if text.replace("\n", "").isprintable():
        return faults
    line, counted = first_line, 0
    for found in _STRANGE.finditer(text):
        lines = text.count("\n", counted, found.start())
        if lines or not faults:
            line, counted = line + lines, found.start()
            column = found.start() - text.rfind("\n", 0, found.start())
            what = "an odd line end" if found[0] in "\x85\u2028\u2029" else "an invisible character"
            message = f"there is {what} (U+{ord(found[0]):04X}) here"
            faults.append(SourceError(message, Place(file, line, column), "delete it, or type the line again"))
    return faults


def load_table(path: str) -> Table:
    """The table in a data file. Raises SourceError when it cannot be opened or is no UTF-8."""
    return read_table(load_text(path), path)


def load_text(path: str) -> str:
    """The text of a data file. Raises SourceError when it cannot be opened or is no UTF-8."""
    try:
        mode = os.stat(path).st_mode
        if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):  # a pipe or a device may keep us waiting
            raise SourceError("this isn't a file", Place(path), "remove it, or put a file in its place")
        with open(path, "rb") as stream:
            data = stream.read(MOST_BYTES + 1)
    except OSError as wrong:
        raise SourceError(f"can't be read: {wrong.strerror}", Place(path)) from None
    return decode(data, path)


def glance(path: str, key: str) -> Table | None:
    """What a data file states at one of its own keys, as a table of that alone: the rest of the file is not parsed.

    None where it cannot be told apart: a file that does not write each of its keys at the beginning of a row, and one
    without the key that is based on another.
    """
    text = load_text(path)
    if re.match(_BRACE, text):
        return None
    begin = re.search(rf"^[\"']?{re.escape(key)}[\"']?[ ]*:", text, re.MULTILINE)
    if begin is None:
        return None if re.search(r"^[\"']?based_on\b", text, re.MULTILINE) else read_table("", path)
    end = _NEXT_KEY.search(text, begin.end())
    part = text[begin.start() : end.start() if end else len(text)]
    return read_table(part, path, text.count("\n", 0, begin.start()) + 1)


_BRACE = r"(?:\s|#.*|---)*\{"
_NEXT_KEY = re.compile(r"^[^\s#]", re.MULTILINE)


def decode(data: bytes, file: str, diagnostics: Diagnostics | None = None) -> str:
    """The text in a file's bytes: UTF-8, a byte order mark dropped, lines ended by `\\n`, and not too long.

    UTF-16 with its byte order mark is read, too, and with `diagnostics`, which remark on it, what can only be
    Windows-1252.
    """
    if len(data) > MOST_BYTES:
        hint = "is it the right file?"
        raise SourceError(
            f"the file is larger than {MOST_BYTES // 1_000_000} MB: no letter is that long", Place(file), hint
        )
    if "~" in file and re.search(_LOCK_FILE, file):
        message = "this isn't a document but the lock file that an office program keeps beside one that is open"
        raise SourceError(message, Place(file), "close the program, and name the document itself")
    for begins, what, hint in _OTHER_FILES:
        if data.startswith(begins):
            if file.lower().endswith(_SHEETS):
                what, hint = "a spreadsheet", _OF_A_SHEET
            raise SourceError(f"this is {what}, not a letter file", Place(file), hint)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        from stationery.data import encodings  # 1.5 ms

        if data.startswith(encodings.BYTE_ORDER_MARKS):
            return _one_line_end(encodings.decode_utf16(data, file))
        if diagnostics and (known := encodings.decode_windows(data)):
            hint = "save it as UTF-8 (in the editor: Save with Encoding), so that every program reads it alike"
            diagnostics.remark(f"the file isn't UTF-8; it was read as Windows-1252: {known[1]}", Place(file), hint)
            return _one_line_end(known[0])
        before = _one_line_end(wrong.object[: wrong.start].decode("utf-8"))
        place = Place(file, before.count("\n") + 1, len(before) - before.rfind("\n"))
        hint = "save it as UTF-8 (in the editor: Save with Encoding)"
        byte = wrong.object[wrong.start]
        raise SourceError(f"the file is not UTF-8: it has the byte 0x{byte:02x} here", place, hint) from None
    return _one_line_end(text)


_LOCK_FILE = r"(?:^|[/\\])(?:~\$[^/\\]*\.\w+|\.~lock\.[^/\\]*#)$"
"""How Word and LibreOffice name it."""

_EXPORT = (
    "export it as PDF, then print its envelope: stationery envelope FILE.pdf; or paste its text into a letter file"
)
_SHEETS = (".numbers", ".xlsx", ".xlsm", ".xls", ".ods")
_OF_A_SHEET = (
    "export it as CSV, and name that file: stationery envelope FILE.csv, or stationery merge LETTER.md FILE.csv"
)
_PICTURE = "name the letter file; a picture of your signature goes into the head: `signature: FILE`"
_OTHER_FILES = (
    (b"PK\x03\x04", "a Word, LibreOffice, or other office document", _EXPORT),
    (b"\xd0\xcf\x11\xe0", "an old Word document", _EXPORT),
    (b"{\\rtf", "an RTF document", _EXPORT),
    (b"\xff\xd8\xff", "a picture", _PICTURE),
    (b"\x89PNG", "a picture", _PICTURE),
)
"""How files begin that people name by mistake, what they are, and what to do."""


def _one_line_end(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


class _Builder:
    """Builds the nodes of the first document from PyYAML's events.

    Events are told apart by their very class, which is the quickest question one can ask of them.
    """

    def __init__(self, text: str, source: Source) -> None:
        yaml = _yaml()
        loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
        self.source = source
        self.rows_with_sign = {number for number, row in enumerate(source.rows) if "#" in row}
        self.next: Callable[[], Any] = loader(text).get_event
        self.scalar, self.alias = yaml.ScalarEvent, yaml.AliasEvent
        self.sequence, self.sequence_end = yaml.SequenceStartEvent, yaml.SequenceEndEvent
        self.mapping_end, self.document, self.stream_end = (
            yaml.MappingEndEvent,
            yaml.DocumentStartEvent,
            yaml.StreamEndEvent,
        )

    def document_node(self) -> Node | None:
        """The node of the only document, None if there is none; SourceError if there is a second one."""
        self.next()
        if self.next().__class__ is not self.document:
            return None
        node = self.node(self.next(), 0)
        self.next()
        last = self.next()
        if last.__class__ is not self.stream_end:
            place = self.source.place(last.start_mark)
            raise SourceError("a second YAML document begins here; only one is allowed", place)
        return node

    def node(self, event: Any, depth: int) -> Node:
        mark = event.start_mark
        if event.__class__ is self.alias or event.anchor:
            self.fault("anchors and aliases (& and *) aren't allowed", mark, "& or *")
            if event.__class__ is self.alias:
                return Scalar("", "", 1, mark, self.source)
        if event.tag is not None and event.tag != "!":
            self.fault(f"tags ({event.tag}) aren't allowed", mark, "!")
        if event.__class__ is self.scalar:
            style = event.style or ""
            end: Any = event.end_mark
            if not style and end.line in self.rows_with_sign:
                _see_comment(end, self.source)
            return Scalar(event.value, style, end.line - mark.line + (end.column > 0) or 1, mark, self.source)
        if depth > _DEEPEST:
            raise SourceError("nested too deeply", self.source.place(mark))
        flow = bool(event.flow_style)
        if event.__class__ is self.sequence:
            items = []
            while (event := self.next()).__class__ is not self.sequence_end:
                items.append(self.node(event, depth + 1))
            return Sequence(tuple(items), flow, mark, self.source)
        return self.table(mark, flow, depth)

    def table(self, mark: Position, flow: bool, depth: int) -> Table:
        nodes: dict[str, Node] = {}
        keys: dict[str, Place | Position] = {}
        following, scalar, end = self.next, self.scalar, self.mapping_end
        while (event := following()).__class__ is not end:
            if event.__class__ is scalar and event.anchor is event.tag is None:
                text = event.value
            else:
                key = self.node(event, depth + 1)
                text = key.text if isinstance(key, Scalar) else None
                if not isinstance(key, Scalar):
                    self.fault("a key must be a word", event.start_mark, "[ or {" if key.flow else "")
            node = self.node(following(), depth + 1)
            if text in nodes:
                self.source.faults.append(self.twice(text, keys[text], event.start_mark))
            elif text is not None:
                nodes[text], keys[text] = node, event.start_mark
        return Table(nodes, keys, self.source.place(mark), self.source, flow)

    def twice(self, key: str, first: Place | Position, mark: Position) -> SourceError:
        """A key that stands in two lines of a mapping."""
        line = first.line if isinstance(first, Place) else self.source.place(first).line
        hint = f"line {line} has it, too; delete one of them"
        return SourceError(f"{key!r} is given twice", self.source.place(mark), hint)

    def fault(self, message: str, mark: Position, begins: str = "") -> None:
        hint = f"put text that begins with {begins} in quotation marks" if begins else ""
        self.source.faults.append(SourceError(message, self.source.place(mark), hint))


def find_comments(text: str) -> dict[int, int]:
    """Where each comment of YAML text begins: the column of its #, by its row, both counted from 0.

    Between two tokens there is only space, and comments; the first row of a block is part of its token.
    """
    yaml = _yaml()
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)(text)
    rows, found = text.split("\n"), dict[int, int]()
    line = column = 0
    while loader.check_token():
        token = loader.get_token()
        _find_between(rows, (line, column), (token.start_mark.line, token.start_mark.column), found)
        line, column = max((line, column), (token.end_mark.line, token.end_mark.column))
        if isinstance(token, yaml.ScalarToken) and token.style in ("|", ">"):
            begun = token.start_mark
            _find_between(rows, (begun.line, begun.column), (begun.line + 1, 0), found)
    return found


def _find_between(rows: list[str], begin: tuple[int, int], end: tuple[int, int], found: dict[int, int]) -> None:
    for number in range(begin[0], min(end[0] + 1, len(rows))):
        first = begin[1] if number == begin[0] else 0
        last = end[1] if number == end[0] else len(rows[number])
        at = rows[number].find("#", first, last)
        if at >= 0:
            found.setdefault(number, at)


def _see_comment(end: Any, source: Source) -> None:
    """Note what YAML takes for a comment and a writer may have meant as text: `1200 Main Street #400`."""
    row = source.rows[end.line] if end.line < len(source.rows) else ""
    rest = row[end.column :].lstrip() if end.column < len(row) else ""
    if rest.startswith("#") and _NUMBER_SIGN.match(rest):
        place = Place(source.file, end.line + source.first_line, len(row) - len(rest) + 1)
        quoted = _quote_entry(row, 'subject: "Account # 12"')
        hint = f"put the whole text in quotation marks: {quoted}"
        if rest[1:2].strip():
            hint += "; or, if it is a comment, write a space after #"
        source.faults.append(SourceError("the text after # would be lost, as a comment", place, hint))


_NUMBER_SIGN = late(r"#(?:[^\s#]|\s*\d+\w?$)")


_ENTRY = late(r"\s*(?:- +)?([^\s:#-][^:]*):\s+(.*\S)\s*$")

_LONGEST_SHOWN = 60


def _quote_entry(row: str, otherwise: str) -> str:
    """A row's key with its text in quotation marks, as it should be; another where it has none, or is long."""
    entry = _ENTRY.match(row)
    mark = next((mark for mark in "\"'" if entry and mark not in entry[2] and "\\" not in entry[2]), "")
    if not entry or not mark or len(row) > _LONGEST_SHOWN:
        return otherwise
    return f"{entry[1]}: {mark}{entry[2]}{mark}"


_FLOW = late(r"(?:[^:#]*:\s+|\s*-\s+|\s*)(?=[\[{])")
"""What stands before a list in brackets or a table in braces, in the row where it begins."""

_QUOTED_OR_LOST = late(r"\"(?:[^\"\\]|\\.)*\"|'[^']*'|(?<=\s)(#[^\s,}\]]+)")


def _find_flow(last: int, source: Source, otherwise: Place) -> tuple[Place, SourceError | None]:
    """Where the list or table opens that isn't closed at the row `last`; and the fault if a # within it makes a comment
    of its end, as in `{accent: #5b1a2e}`."""
    rows = source.rows
    first = next((number for number in range(min(last, len(rows) - 1), -1, -1) if _FLOW.match(rows[number])), None)
    if first is None:
        return otherwise, None
    begins = _FLOW.match(rows[first])
    assert begins
    for number in range(first, last + 1):
        found = (each for each in _QUOTED_OR_LOST.finditer(rows[number] if number < len(rows) else "") if each[1])
        if lost := next(found, None):
            place = Place(source.file, number + source.first_line, lost.start(1) + 1)
            hint = f'put it in quotation marks: "{lost[1]}"; or, if it is a comment, write a space after #'
            return otherwise, SourceError("the text after # would be lost, as a comment", place, hint)
    return Place(source.file, first + source.first_line, begins.end() + 1), None


def _unreadable(wrong: Any, source: Source) -> SourceError:
    """What a writer of letters makes of the YAML reader's complaint."""
    problem, mark = str(wrong.problem or wrong.context or wrong), wrong.problem_mark or wrong.context_mark
    context = str(wrong.context or "")
    place = source.place(mark) if mark else Place(source.file, source.first_line)
    index = place.line - source.first_line
    row = source.rows[index] if index < len(source.rows) else ""
    quote_it = "put the text in quotation marks: " + _quote_entry(row, 'subject: "…"')
    here = row[place.column - 1 : place.column]
    if "\t" in row[: len(row) - len(row.lstrip())] or "'\\t'" in problem or here == "\t":
        hint = "replace the tab with two spaces"
        return SourceError("there is a tab here; YAML is indented with spaces only", place, hint)
    if "mapping values are not allowed" in problem:
        if row[: place.column - 1].count(": ") == 0 and row[:1] == " ":
            return SourceError("this line is indented, and the one above does not allow it", place, "remove the spaces")
        above = next((at for at in range(index - 1, -1, -1) if source.rows[at].strip()), 0)
        key, _, rest = source.rows[above].strip().partition(" ")
        if row[: place.column - 1].count(": ") == 0 and index and key.isidentifier() and ":" not in rest:
            before = Place(source.file, above + source.first_line, len(key) + 1)
            return SourceError(f"a colon is missing after {key}", before, f"write {key}: {rest}".rstrip())
        shown = _quote_entry(row, 'subject: "Re: your letter"')
        hint = f"put text that has a colon and a space in it in quotation marks: {shown}"
        return SourceError("this line has a second colon", place, hint)
    if "cannot start any token" in problem:
        return SourceError(f"a value cannot begin with {here!r}", place, quote_it)
    if "anchor" in context or "alias" in context:
        begun = source.place(wrong.context_mark)
        return SourceError("anchors and aliases (& and *) aren't allowed", begun, quote_it)
    if "quoted scalar" in context and "end of stream" in problem:
        begun = source.place(wrong.context_mark)
        return SourceError("the quotation mark that opens here is never closed", begun)
    if "flow" in context and wrong.context_mark:
        begun, lost = _find_flow(index, source, source.place(wrong.context_mark))
        if lost:
            return lost
        what = "list" if "sequence" in context else "table"
        hint = "close it with ] or }, with commas between; or put text that begins with [ or { in quotation marks"
        return SourceError(f"the {what} that opens here is not closed", begun, hint)
    if "could not find expected ':'" in problem and wrong.context_mark:
        begun = source.place(wrong.context_mark)
        return SourceError("this line isn't in the form `key: value`", begun, _KEY_OR_ROW)
    if here and re.match(_CLOSED_QUOTE, row[: place.column - 1]):
        hint = "put the whole text in quotation marks, the other kind: '\"…\" and more'"
        return SourceError("there is text after the closing quotation mark", place, hint)
    if here and re.match(_CLOSED_BRACKET, row[: place.column - 1]):
        shown = _quote_entry(row, 'subject: "[[what it is about]] and more"')
        hint = f"put text that begins with [ in quotation marks: {shown}"
        return SourceError("there is text after the closing bracket", place, hint)
    hint = "each line is `key: value`; lines of one value are indented alike"
    return SourceError(f"this is not YAML: {problem}", place, hint)


_KEY_OR_ROW = (
    "write a colon and a space after the key; or indent the line by two spaces, if it belongs to the one above"
)

_CLOSED_BRACKET = r"[^:]*:\s*\[.*\]\s+$"
_CLOSED_QUOTE = r"""[^:]*:\s*(?:"[^"]*"|'[^']*')\s+$"""
