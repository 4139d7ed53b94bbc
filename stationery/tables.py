"""A YAML table that knows its file and lines; every scalar is text until somebody asks for a type.

`house.md` in short: no YAML typing (`02134` stays a ZIP code, `NO` stays Norway), no anchors, aliases, tags or
duplicate keys. A getter that finds something wrong notes it and goes on, so that all problems of a file are told at
once by `Table.finish`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any, TypeVar

from stationery.errors import Place, SourceError, StationeryError, did_you_mean, one_fault, raise_faults
from stationery.units import Length
from stationery.values import value

T = TypeVar("T")

MOST_BYTES = 1_000_000
"""No letter, profile or data file is longer; a larger one is refused unread."""

_DEEPEST = 20
_YES = {"yes": True, "true": True, "on": True, "no": False, "false": False, "off": False}


class _Source:
    """One text and the faults noted in it so far."""

    __slots__ = ("faults", "file", "first_line", "rows")

    def __init__(self, file: str, first_line: int, rows: list[str]) -> None:
        self.file = file
        self.first_line = first_line
        self.rows = rows
        self.faults: list[StationeryError] = []

    def place(self, mark: Any) -> Place:
        return Place(self.file, mark.line + self.first_line, mark.column + 1)


@value
class Scalar:
    """Text and where it stands; `style` is YAML's (`|`, `>`, quotes or empty), `rows` how many of the file it takes."""

    text: str
    place: Place
    style: str
    _source: _Source
    rows: int = 1

    @property
    def joined(self) -> bool:
        """Whether YAML has joined several rows of the file to one line, as it does without a `|`."""
        if self.style == "|" or self.rows == 1:
            return False
        first = self.place.line - self._source.first_line
        rows = self._source.rows[first + (self.style == ">") : first + self.rows]
        return sum(1 for row in rows if row.strip()) > len(self.lines())

    def lines(self) -> list[tuple[str, Place]]:
        """The text's lines that are not blank, each with its own Place (exact for a `|` block)."""
        found = []
        for offset, row in enumerate(self.text.split("\n")):
            if not row.strip():
                continue
            place = self.place
            if self.style == "|":
                line = self.place.line + 1 + offset
                written = self._source.rows[line - self._source.first_line]
                place = Place(self.place.file, line, len(written) - len(written.lstrip()) + 1)
            found.append((row.strip(), place))
        return found


@value
class Sequence:
    """A list; `flow` says that it was written in brackets, `[a, b]`."""

    items: tuple[Node, ...]
    place: Place
    flow: bool = False


class Table:
    """A mapping of one file. Getters note faults instead of raising; `finish` raises all of them."""

    __slots__ = ("_source", "flow", "key_places", "nodes", "place")

    def __init__(
        self,
        nodes: dict[str, Node],
        key_places: dict[str, Place],
        place: Place,
        source: _Source,
        flow: bool = False,
    ) -> None:
        self.nodes = nodes
        self.key_places = key_places
        self.place = place
        self.flow = flow
        self._source = source

    @property
    def file(self) -> str:
        return self._source.file

    def __contains__(self, key: str) -> bool:
        return key in self.nodes

    def __iter__(self) -> Iterator[str]:
        return iter(self.nodes)

    def fault(self, message: str, place: Place | None = None, hint: str = "") -> None:
        """Note a fault of this file, at `place` or at the table itself."""
        self._source.faults.append(SourceError(message, place or self.place, hint))

    def note(self, fault: StationeryError) -> None:
        """Note a fault that was made elsewhere, with this file's others."""
        self._source.faults.append(fault)

    def finish(self) -> None:
        """Raise every fault noted so far in this file, in the order of its lines."""
        raise_faults(self._source.faults)

    def renamed(self, names: Mapping[str, str]) -> Table:
        """The same table with each key that `names` knows under its other name; two for one name are a fault."""
        nodes: dict[str, Node] = {}
        places: dict[str, Place] = {}
        written: dict[str, str] = {}
        for key, node in self.nodes.items():
            name = names.get(key, key)
            if name in nodes:
                self.fault(f"{written[name]!r} and {key!r} mean the same; give one of them", self.key_places[key])
            else:
                nodes[name], places[name], written[name] = node, self.key_places[key], key
        return Table(nodes, places, self.place, self._source, self.flow)

    def only(self, known: Collection[str], passing: Collection[str] = ()) -> None:
        """Note each key that is neither `known` nor `passing`."""
        for key, place in self.key_places.items():
            if key not in known and key not in passing:
                self.fault(f"unknown key {key!r}", place, did_you_mean(key, known))

    def node(self, key: str) -> Node | None:
        return self.nodes.get(key)

    def where(self, key: str) -> Place:
        """Where a key's value stands, or the table when it is absent."""
        node = self.nodes.get(key)
        return node.place if node else self.place

    def scalar(self, key: str) -> Scalar | None:
        """The scalar at `key`; None if absent or empty; a fault if it is a list or a table."""
        node = self.nodes.get(key)
        if node is None or (isinstance(node, Scalar) and not node.text.strip()):
            return None
        if isinstance(node, Scalar):
            return node
        hint = "put text that begins with [ or { in quotation marks" if node.flow else ""
        self.fault(f"{key}: one piece of text is wanted here, not a list or a table", node.place, hint)
        return None

    def text(self, key: str, default: str = "") -> str:
        found = self.scalar(key)
        return found.text.strip() if found else default

    def needed(self, key: str) -> str:
        """Text that must be there."""
        found = self.text(key)
        if not found and not isinstance(self.nodes.get(key), Sequence | Table):
            self.fault(f"{key!r} is missing")
        return found

    def length(self, key: str, default: Length | None = None) -> Length | None:
        return self._read(key, Length.parse, default)

    def needed_length(self, key: str) -> Length:
        """A length that must be there; 0 stands in for one that is not, until `finish`."""
        if self.scalar(key) is None and not isinstance(self.nodes.get(key), Sequence | Table):
            self.fault(f"{key!r} is missing")
        return self._read(key, Length.parse, None) or Length(0)

    def lengths(self, key: str) -> tuple[Length, ...]:
        """A list of lengths, or one alone."""
        found = []
        for item in self.scalars(key):
            try:
                found.append(Length.parse(item.text))
            except ValueError as wrong:
                self.fault(f"{key}: {wrong}", item.place)
        return tuple(found)

    def number(self, key: str, default: float) -> float:
        return self._read(key, _number, default) or 0.0

    def whole(self, key: str, default: int) -> int:
        return self._read(key, _whole, default) or 0

    def flag(self, key: str, default: bool | None = None) -> bool | None:
        """`yes` or `no` (also true, false, on, off)."""
        return self._read(key, _flag, default)

    def choice(self, key: str, choices: Collection[str], default: str) -> str:
        found = self.scalar(key)
        if found is None:
            return default
        if found.text.strip() not in choices:
            self.fault(
                f"{key}: {found.text.strip()!r} is no choice here", found.place, did_you_mean(found.text, choices)
            )
            return default
        return found.text.strip()

    def scalars(self, key: str) -> tuple[Scalar, ...]:
        """A list of scalars, or one alone as a list of one; empty ones are left out."""
        node = self.nodes.get(key)
        items = node.items if isinstance(node, Sequence) else () if node is None else (node,)
        found = []
        for item in items:
            if not isinstance(item, Scalar):
                self.fault(f"{key}: text or a list of texts is wanted here", item.place)
            elif item.text.strip():
                found.append(item)
        return tuple(found)

    def texts(self, key: str) -> tuple[str, ...]:
        return tuple(item.text.strip() for item in self.scalars(key))

    def table(self, key: str) -> Table | None:
        node = self.nodes.get(key)
        if node is None or isinstance(node, Table):
            return node
        if not (isinstance(node, Scalar) and not node.text.strip()):
            self.fault(f"{key}: a table (indented keys) is wanted here", node.place)
        return None

    def needed_table(self, key: str) -> Table:
        """A table that must be there; an empty one stands in for one that is not, until `finish`."""
        if key not in self.nodes:
            self.fault(f"{key!r} is missing")
        return self.table(key) or Table({}, {}, self.where(key), self._source)

    def tables(self, key: str) -> tuple[Table, ...]:
        """A list of tables; a lone table counts as a list of one."""
        node = self.nodes.get(key)
        items = node.items if isinstance(node, Sequence) else () if node is None else (node,)
        found = []
        for item in items:
            if isinstance(item, Table):
                found.append(item)
            else:
                self.fault(f"{key}: a table (indented keys) is wanted here", item.place)
        return tuple(found)

    def _read(self, key: str, parse: Callable[[str], T], default: T | None) -> T | None:
        found = self.scalar(key)
        if found is None:
            return default
        try:
            return parse(found.text.strip())
        except ValueError as wrong:
            self.fault(f"{key}: {wrong}", found.place)
            return default


Node = Scalar | Sequence | Table


def read_table(text: str, file: str, first_line: int = 1) -> Table:
    """The mapping that `text` is. `first_line` is its first line's number in `file`. Empty text is an empty table.

    Raises SourceError for YAML that cannot be read at all; what is merely wrong in it is noted for `finish`.
    """
    import yaml

    source = _Source(file, first_line, text.split("\n"))
    source.faults += strange_characters(text, file, first_line)
    node = None
    if not source.faults:
        try:
            node = _built(yaml.parse(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader)), source)
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
            source.faults.append(SourceError("a table of keys and values is wanted here", node.place, hint))
    raise one_fault(source.faults)


_STRANGE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def strange_characters(text: str, file: str, first_line: int = 1) -> list[StationeryError]:
    """A fault for each line of `text` with a character that no keyboard writes: controls, line separators."""
    faults: list[StationeryError] = []
    line, counted = first_line, 0
    for found in _STRANGE.finditer(text):
        lines = text.count("\n", counted, found.start())
        if lines or not faults:
            line, counted = line + lines, found.start()
            column = found.start() - text.rfind("\n", 0, found.start())
            what = "an odd line end" if found[0] in "\x85\u2028\u2029" else "an invisible character"
            message = f"{what} (U+{ord(found[0]):04X}) stands here"
            faults.append(SourceError(message, Place(file, line, column), "delete it, or type the line again"))
    return faults


def load_table(path: str) -> Table:
    """The table in a data file. Raises SourceError when it cannot be opened or is no UTF-8."""
    try:
        with open(path, "rb") as stream:
            data = stream.read(MOST_BYTES + 1)
    except OSError as wrong:
        raise SourceError(f"cannot be read: {wrong.strerror}", Place(path)) from None
    return read_table(decoded(data, path), path)


def decoded(data: bytes, file: str) -> str:
    """The text in a file's bytes: UTF-8, a byte order mark dropped, lines ended by `\\n`, and not too long."""
    if len(data) > MOST_BYTES:
        hint = "is it the right file?"
        raise SourceError(
            f"the file is larger than {MOST_BYTES // 1_000_000} MB: no letter is that long", Place(file), hint
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        before = _one_line_end(wrong.object[: wrong.start].decode("utf-8"))
        place = Place(file, before.count("\n") + 1, len(before) - before.rfind("\n"))
        hint = "save it as UTF-8 (in the editor: Save with Encoding)"
        byte = wrong.object[wrong.start]
        raise SourceError(f"the file is not UTF-8: byte 0x{byte:02x} stands here", place, hint) from None
    return _one_line_end(text)


def _one_line_end(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _built(events: Any, source: _Source) -> Node | None:
    """The nodes of the first document, from PyYAML's events."""
    import yaml

    for event in events:
        if not isinstance(event, yaml.StreamStartEvent | yaml.DocumentStartEvent):
            if isinstance(event, yaml.StreamEndEvent | yaml.DocumentEndEvent):
                return None
            node = _node(event, events, source, 0)
            if not isinstance(next(events), yaml.DocumentEndEvent) or not isinstance(
                last := next(events), yaml.StreamEndEvent
            ):
                raise SourceError("a second YAML document begins here; one is allowed", source.place(last.start_mark))
            return node
    return None


def _node(event: Any, events: Any, source: _Source, depth: int) -> Node:
    import yaml

    place = source.place(event.start_mark)
    if isinstance(event, yaml.AliasEvent) or event.anchor:
        hint = "put text that begins with & or * in quotation marks"
        source.faults.append(SourceError("anchors and aliases (& and *) are not taken", place, hint))
        if isinstance(event, yaml.AliasEvent):
            return Scalar("", place, "", source)
    if event.tag is not None and event.tag != "!":
        hint = "put text that begins with ! in quotation marks"
        source.faults.append(SourceError(f"tags ({event.tag}) are not taken", place, hint))
    if depth > _DEEPEST:
        raise SourceError("nested too deeply", place)
    if isinstance(event, yaml.ScalarEvent):
        if not event.style:
            _see_comment(event.end_mark, source)
        end: Any = event.end_mark
        rows = end.line - place.line + source.first_line + (end.column > 0) or 1
        return Scalar(event.value, place, event.style or "", source, rows)
    if isinstance(event, yaml.SequenceStartEvent):
        items = []
        flow = bool(event.flow_style)
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            items.append(_node(event, events, source, depth + 1))
        return Sequence(tuple(items), place, flow)
    nodes: dict[str, Node] = {}
    places: dict[str, Place] = {}
    flow = bool(event.flow_style)
    while not isinstance(event := next(events), yaml.MappingEndEvent):
        key = _node(event, events, source, depth + 1)
        value = _node(next(events), events, source, depth + 1)
        if not isinstance(key, Scalar):
            hint = "put text that begins with [ or { in quotation marks" if key.flow else ""
            source.faults.append(SourceError("a key must be a word", key.place, hint))
        elif key.text in nodes:
            source.faults.append(SourceError(f"{key.text!r} is given twice", key.place))
        else:
            nodes[key.text], places[key.text] = value, key.place
    return Table(nodes, places, place, source, flow)


def _see_comment(end: Any, source: _Source) -> None:
    """Note what YAML takes for a comment and a writer may have meant as text: `1200 Main Street #400`."""
    row = source.rows[end.line] if end.line < len(source.rows) else ""
    rest = row[end.column :].lstrip() if end.column < len(row) else ""
    if rest.startswith("#") and _NUMBER_SIGN.match(rest):
        place = Place(source.file, end.line + source.first_line, len(row) - len(rest) + 1)
        hint = "put the whole text in quotation marks; or, if it is a comment, write a space after #"
        source.faults.append(SourceError("what stands after # would be lost, as a comment", place, hint))


_NUMBER_SIGN = re.compile(r"#(?:[^\s#]|\s*\d+\w?$)")


_QUOTE_IT = 'put the text in quotation marks: subject: "…"'


def _unreadable(wrong: Any, source: _Source) -> SourceError:
    """What a writer of letters makes of the YAML reader's complaint."""
    problem, mark = str(wrong.problem or wrong.context or wrong), wrong.problem_mark or wrong.context_mark
    context = str(wrong.context or "")
    place = source.place(mark) if mark else Place(source.file, source.first_line)
    index = place.line - source.first_line
    row = source.rows[index] if index < len(source.rows) else ""
    here = row[place.column - 1 : place.column]
    if "\t" in row[: len(row) - len(row.lstrip())] or "'\\t'" in problem or here == "\t":
        hint = "replace the tab with two spaces"
        return SourceError("a tab stands here; YAML is indented with spaces only", place, hint)
    if "mapping values are not allowed" in problem:
        if row[: place.column - 1].count(": ") == 0 and row[:1] == " ":
            return SourceError("this line is indented, and the one above does not allow it", place, "remove the spaces")
        hint = 'put text that has a colon and a space in it in quotation marks: subject: "Re: your letter"'
        return SourceError("a second colon stands in this line", place, hint)
    if "cannot start any token" in problem:
        return SourceError(f"a value cannot begin with {here!r}", place, _QUOTE_IT)
    if "anchor" in context or "alias" in context:
        begun = source.place(wrong.context_mark)
        return SourceError("anchors and aliases (& and *) are not taken", begun, _QUOTE_IT)
    if "quoted scalar" in context and "end of stream" in problem:
        begun = source.place(wrong.context_mark)
        return SourceError("the quotation mark that opens here is never closed", begun)
    if "flow" in context and wrong.context_mark:
        begun = source.place(wrong.context_mark)
        what = "list" if "sequence" in context else "table"
        hint = "close it with ] or }, with commas between; or put text that begins with [ or { in quotation marks"
        return SourceError(f"the {what} that opens here is not closed", begun, hint)
    if "could not find expected ':'" in problem and wrong.context_mark:
        begun = source.place(wrong.context_mark)
        return SourceError("this line is no `key: value`", begun, "write a colon and a space after the key")
    if here and _CLOSED_QUOTE.match(row[: place.column - 1]):
        hint = "put the whole text in quotation marks, the other kind: '\"…\" and more'"
        return SourceError("words stand after the closing quotation mark", place, hint)
    hint = "each line is `key: value`; lines of one value are indented alike"
    return SourceError(f"this is not YAML: {problem}", place, hint)


_CLOSED_QUOTE = re.compile(r"""[^:]*:\s*(?:"[^"]*"|'[^']*')\s+$""")


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        raise ValueError(f"{text!r} is no number") from None


def _whole(text: str) -> int:
    if not text.isdecimal():
        raise ValueError(f"{text!r} is no whole number")
    return int(text)


def _flag(text: str) -> bool:
    if text.lower() not in _YES:
        raise ValueError(f"{text!r} is neither yes nor no")
    return _YES[text.lower()]
