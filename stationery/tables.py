"""A YAML table that knows its file and lines; every scalar is text until somebody asks for a type.

`house.md` in short: no YAML typing (`02134` stays a ZIP code, `NO` stays Norway), no anchors, aliases, tags or
duplicate keys. A getter that finds something wrong notes it and goes on, so that all problems of a file are told at
once by `Table.finish`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from typing import Any, TypeVar

from stationery.errors import Place, SourceError, StationeryError, did_you_mean, raise_faults
from stationery.units import Length

T = TypeVar("T")

MOST_BYTES = 1_000_000
"""No letter, profile or data file is longer; a larger one is refused unread."""

_DEEPEST = 20
_YES = {"yes": True, "true": True, "on": True, "no": False, "false": False, "off": False}


@dataclass(slots=True)
class _Source:
    file: str
    first_line: int
    rows: list[str]
    faults: list[StationeryError] = field(default_factory=list)

    def place(self, mark: Any) -> Place:
        return Place(self.file, mark.line + self.first_line, mark.column + 1)


@dataclass(frozen=True, slots=True)
class Scalar:
    """A piece of text and where it stands; `style` is YAML's (`|`, `>`, quotes or empty)."""

    text: str
    place: Place
    style: str
    _source: _Source

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


@dataclass(frozen=True, slots=True)
class Sequence:
    items: tuple[Node, ...]
    place: Place


class Table:
    """A mapping of one file. Getters note faults instead of raising; `finish` raises all of them."""

    __slots__ = ("_asked", "_source", "key_places", "nodes", "place")

    def __init__(self, nodes: dict[str, Node], key_places: dict[str, Place], place: Place, source: _Source) -> None:
        self.nodes = nodes
        self.key_places = key_places
        self.place = place
        self._source = source
        self._asked: set[str] = set()

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
        self.fault(f"{key}: one piece of text is wanted here, not a list or a table", node.place)
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
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        node = _built(yaml.parse(text, Loader=loader), source)
    except yaml.MarkedYAMLError as wrong:
        mark = wrong.problem_mark or wrong.context_mark
        raise _unreadable(str(wrong.problem or wrong.context or wrong), source, mark) from None
    except yaml.YAMLError as wrong:
        raise SourceError(f"this is not YAML: {wrong}", Place(file, first_line)) from None
    if isinstance(node, Table):
        return node
    if node is None or (isinstance(node, Scalar) and not node.text.strip()):
        return Table({}, {}, Place(file, first_line), source)
    raise SourceError("a table of keys and values is wanted here, as `to: …`", node.place)


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
        line = data.count(b"\n", 0, wrong.start) + 1
        column = wrong.start - (data.rfind(b"\n", 0, wrong.start) + 1) + 1
        place = Place(file, line, column)
        hint = "save it as UTF-8 (in the editor: Save with Encoding)"
        raise SourceError(f"the file is not UTF-8: byte 0x{data[wrong.start]:02x} stands here", place, hint) from None
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
        hint = "write the text out, or put it in quotation marks if it begins with & or *"
        raise SourceError("anchors and aliases (& and *) are not taken", place, hint)
    if event.tag is not None and event.tag != "!":
        raise SourceError(
            f"tags ({event.tag}) are not taken", place, "put the text in quotation marks if it begins with !"
        )
    if depth > _DEEPEST:
        raise SourceError("nested too deeply", place)
    if isinstance(event, yaml.ScalarEvent):
        return Scalar(event.value, place, event.style or "", source)
    if isinstance(event, yaml.SequenceStartEvent):
        items = []
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            items.append(_node(event, events, source, depth + 1))
        return Sequence(tuple(items), place)
    nodes: dict[str, Node] = {}
    places: dict[str, Place] = {}
    while not isinstance(event := next(events), yaml.MappingEndEvent):
        key = _node(event, events, source, depth + 1)
        value = _node(next(events), events, source, depth + 1)
        if not isinstance(key, Scalar):
            source.faults.append(SourceError("a key must be a word", key.place))
        elif key.text in nodes:
            source.faults.append(SourceError(f"{key.text!r} is given twice", key.place))
        else:
            nodes[key.text], places[key.text] = value, key.place
    return Table(nodes, places, place, source)


def _unreadable(problem: str, source: _Source, mark: Any) -> SourceError:
    place = source.place(mark) if mark else Place(source.file, source.first_line)
    row = source.rows[place.line - source.first_line] if 0 <= place.line - source.first_line < len(source.rows) else ""
    if (
        "\t" in row[: len(row) - len(row.lstrip())]
        or "'\\t'" in problem
        or (row[place.column - 1 : place.column] == "\t")
    ):
        return SourceError(
            "a tab stands here; YAML is indented with spaces only", place, "replace the tab with two spaces"
        )
    if "mapping values are not allowed" in problem:
        hint = 'put text that has a colon and a space in it in quotation marks: subject: "Re: your letter"'
        return SourceError("a second colon stands in this line", place, hint)
    return SourceError(
        f"this is not YAML: {problem}", place, "each line is `key: value`; lines of one value are indented alike"
    )


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
