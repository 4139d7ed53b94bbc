"""A table that knows its file and lines; every scalar is text until somebody asks for a type.

A getter that finds something wrong notes it and goes on, so that all problems of a file are told at once by
`Table.finish`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Protocol, TypeVar

from stationery.model.errors import MOST_SHOWN, Place, SourceError, StationeryError, did_you_mean, raise_faults
from stationery.model.units import Length
from stationery.model.values import value

T = TypeVar("T")

_YES = {"yes": True, "true": True, "on": True, "no": False, "false": False, "off": False}


class Source:
    """One text and the faults noted in it so far."""

    __slots__ = ("bases", "faults", "file", "first_line", "rows")

    def __init__(self, file: str, first_line: int, rows: list[str]) -> None:
        self.file = file
        self.first_line = first_line
        self.rows = rows
        self.faults: list[StationeryError] = []
        self.bases: tuple[Source, ...] = ()

    @property
    def all_faults(self) -> list[StationeryError]:
        """Its own, and those of the files that its table is based on."""
        return [*self.faults, *(fault for base in self.bases for fault in base.all_faults)]

    def place(self, mark: Position) -> Place:
        return Place(self.file, mark.line + self.first_line, mark.column + 1)


class Position(Protocol):
    """Where something stands in a text, as PyYAML counts: from 0."""

    @property
    def line(self) -> int: ...

    @property
    def column(self) -> int: ...


@value
class Mark:
    """Where something stands, as PyYAML counts."""

    line: int
    column: int


class Scalar:
    """Text and where it stands; `style` is YAML's (`|`, `>`, quotes or empty), `rows` how many of the file it takes.

    A trip reads a thousand: it is a plain class, made in a third of a value's time.
    """

    __slots__ = ("_mark", "_source", "rows", "style", "text")

    def __init__(self, text: str, style: str, rows: int, mark: Position, source: Source) -> None:
        self.text, self.style, self.rows = text, style, rows
        self._mark, self._source = mark, source

    @property
    def place(self) -> Place:
        return self._source.place(self._mark)

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
        lines = []
        for offset, row in enumerate(self.text.split("\n")):
            if not row.strip():
                continue
            place = self.place
            if self.style == "|":
                line = self.place.line + 1 + offset
                written = self._source.rows[line - self._source.first_line]
                place = Place(self.place.file, line, len(written) - len(written.lstrip()) + 1)
            lines.append((row.strip(), place))
        return lines


@value
class Sequence:
    """A list; `flow` says that it was written in brackets, `[a, b]`."""

    items: tuple[Node, ...]
    flow: bool
    _mark: Position
    _source: Source

    @property
    def place(self) -> Place:
        return self._source.place(self._mark)


class Table:
    """A mapping of one file. Getters note faults instead of raising; `finish` raises all of them."""

    __slots__ = ("_keys", "_source", "_typed", "flow", "nodes", "place")

    def __init__(
        self,
        nodes: dict[str, Node],
        keys: dict[str, Place | Position],
        place: Place,
        source: Source,
        flow: bool = False,
        typed: Mapping[str, str] | None = None,
    ) -> None:
        self.nodes = nodes
        self._typed = typed
        self._keys = keys
        self.place = place
        self.flow = flow
        self._source = source

    @property
    def file(self) -> str:
        return self._source.file

    @property
    def id(self) -> str:
        """The name of its file without the ending, which is the id of what it tells."""
        return self.file.replace("\\", "/").rpartition("/")[2].removesuffix(".yaml")

    @property
    def key_places(self) -> dict[str, Place]:
        """Where each key stands."""
        return {key: self.key_place(key) for key in self._keys}

    def key_place(self, key: str) -> Place:
        place = self._keys[key]
        return place if isinstance(place, Place) else self._source.place(place)

    def typed(self, key: str) -> str:
        """A key as it stands in the file, where it was renamed."""
        return self._typed.get(key, key) if self._typed else key

    def __contains__(self, key: str) -> bool:
        return key in self.nodes

    def __iter__(self) -> Iterator[str]:
        return iter(self.nodes)

    def fault(self, message: str, place: Place | None = None, hint: str = "") -> None:
        """Note a fault of this file, at `place` or at the table itself."""
        self._source.faults.append(SourceError(message, place or self.place, hint))

    def fault_unknown(
        self, key: str, place: Place, known: Collection[str], hint: str = "", otherwise: str = ""
    ) -> None:
        """Note an unknown key, with a `hint` or the nearest known key: as many as are shown, for the search is slow."""
        if not hint and len(self._source.faults) < MOST_SHOWN:
            hint = did_you_mean(key, known) or otherwise
        self.fault(f"unknown key {key!r}", place, hint)

    def note(self, fault: StationeryError) -> None:
        """Note a fault that was made elsewhere, with this file's others."""
        self._source.faults.append(fault)

    def finish(self) -> None:
        """Raise every fault noted so far in this file, in the order of its lines."""
        raise_faults(self._source.all_faults)

    def rename_keys(self, names: Mapping[str, str]) -> Table:
        """The same table with each key that `names` knows under its other name; two for one name are a fault."""
        nodes: dict[str, Node] = {}
        places: dict[str, Place | Position] = {}
        written: dict[str, str] = {}
        for key, node in self.nodes.items():
            name = names.get(key, key)
            if name in nodes:
                typed = self.typed(key)
                self.fault(f"{written[name]!r} and {typed!r} mean the same; use only one", self.key_place(key))
            else:
                nodes[name], places[name], written[name] = node, self._keys[key], self.typed(key)
        return Table(nodes, places, self.place, self._source, self.flow, written)

    def spell_keys(self, known: Collection[str]) -> Table:
        """The same table, each key that is a known one but for its case, and for spaces and hyphens in place of
        underscores, under that one's name (`Your Ref` as `your_ref`); two for one name are a fault."""
        if all(key in known for key in self.nodes):
            return self
        names = {key: plain_key(key) for key in self.nodes if key not in known}
        return self.rename_keys({key: plain for key, plain in names.items() if plain in known})

    def only(self, known: Collection[str], passing: Collection[str] = ()) -> None:
        """Note each key that is neither `known` nor `passing`."""
        for key in self.nodes:
            if key not in known and key not in passing:
                self.fault_unknown(key, self.key_place(key), known)

    def restate(self, nodes: dict[str, Node], base: Table) -> Table:
        """A table in this one's place that states those nodes, which stand here or in `base`; its faults are both's."""
        if base._source is not self._source and base._source not in self._source.bases:
            self._source.bases += (base._source,)
        keys = {key: self._keys[key] if key in self._keys else base.key_place(key) for key in nodes}
        return Table(nodes, keys, self.place, self._source, self.flow)

    def keep_texts(self, key: str, texts: Collection[str]) -> Table:
        """The same table, of whose texts at `key` only some are left."""
        kept = tuple(each for each in self.scalars(key) if each.text.strip() in texts)
        mark = kept[0]._mark if kept else Mark(0, 0)
        nodes: dict[str, Node] = {**self.nodes, key: Sequence(kept, True, mark, self._source)}
        return Table(nodes, self._keys, self.place, self._source, self.flow)

    def list_rows(self, key: str, rows: Iterable[Table]) -> Sequence:
        """Rows as a list that stands where the value of `key` does."""
        node = self.nodes[key]
        mark = Mark(node.place.line - self._source.first_line, node.place.column - 1)
        return Sequence(tuple(rows), False, mark, self._source)

    def node(self, key: str) -> Node | None:
        return self.nodes.get(key)

    def where(self, key: str) -> Place:
        """Where a key's value stands, or the table when it is absent."""
        node = self.nodes.get(key)
        return node.place if node else self.place

    def is_sound(self, *keys: str) -> bool:
        """Whether all these keys are there, and no fault was noted so far at what stands at them.

        What follows from a measure that could not be read is no fault of its own.
        """
        nodes = [node for key in keys if (node := self.nodes.get(key))]
        wrong = {fault.place for fault in self._source.all_faults}
        return len(nodes) == len(keys) and not any(
            place in wrong or blank for node in nodes for place, blank in _parts(node)
        )

    def scalar(self, key: str) -> Scalar | None:
        """The scalar at `key`; None if absent or empty; a fault if it is a list or a table."""
        node = self.nodes.get(key)
        if node is None or (isinstance(node, Scalar) and not node.text.strip()):
            return None
        if isinstance(node, Scalar):
            return node
        hint = "put text that begins with [ or { in quotation marks" if node.flow else ""
        self.fault(f"{self.typed(key)}: expected text, not a list or a table", node.place, hint)
        return None

    def text(self, key: str, default: str = "") -> str:
        scalar = self.scalar(key)
        return scalar.text.strip() if scalar else default

    def require(self, key: str) -> str:
        """Text that must be there."""
        text = self.text(key)
        if not text and not isinstance(self.nodes.get(key), Sequence | Table):
            self.fault(f"{key!r} is missing")
        return text

    def length(self, key: str, default: Length | None = None) -> Length | None:
        return self._read(key, Length.parse, default)

    def require_length(self, key: str) -> Length:
        """A length that must be there; 0 stands in for one that is not, until `finish`."""
        if self.scalar(key) is None and not isinstance(self.nodes.get(key), Sequence | Table):
            self.fault(f"{key!r} is missing")
        return self._read(key, Length.parse, None) or Length(0)

    def lengths(self, key: str) -> tuple[Length, ...]:
        """A list of lengths, or one alone."""
        lengths = []
        for item in self.scalars(key):
            try:
                lengths.append(Length.parse(item.text))
            except ValueError as wrong:
                self.fault(f"{self.typed(key)}: {wrong}", item.place)
        return tuple(lengths)

    def number(self, key: str, default: float) -> float:
        return self._read(key, _number, default) or 0.0

    def whole(self, key: str, default: int) -> int:
        return self._read(key, _whole, default) or 0

    def flag(self, key: str, default: bool | None = None) -> bool | None:
        """`yes` or `no` (also true, false, on, off)."""
        return self._read(key, _flag, default)

    def choice(self, key: str, choices: Collection[str], default: str, more: str = "") -> str:
        """One of `choices`; `more` is what the hint says beside them."""
        scalar = self.scalar(key)
        if scalar is None:
            return default
        if scalar.text.strip() not in choices:
            hint = did_you_mean(scalar.text, choices)
            self.fault(
                f"{self.typed(key)}: {scalar.text.strip()!r} isn't one of the choices",
                scalar.place,
                f"{hint}; {more}" if more and not hint.endswith("?") else hint,
            )
            return default
        return scalar.text.strip()

    def scalars(self, key: str) -> tuple[Scalar, ...]:
        """A list of scalars, or one alone as a list of one; empty ones are left out."""
        node = self.nodes.get(key)
        items = node.items if isinstance(node, Sequence) else () if node is None else (node,)
        scalars = []
        for item in items:
            if not isinstance(item, Scalar):
                hint = "put text that begins with [ or { in quotation marks" if item.flow else ""
                self.fault(f"{self.typed(key)}: expected text or a list of texts", item.place, hint)
            elif item.text.strip():
                scalars.append(item)
        return tuple(scalars)

    def texts(self, key: str) -> tuple[str, ...]:
        return tuple(item.text.strip() for item in self.scalars(key))

    def table(self, key: str) -> Table | None:
        node = self.nodes.get(key)
        if node is None or isinstance(node, Table):
            return node
        if not (isinstance(node, Scalar) and not node.text.strip()):
            self.fault(f"{self.typed(key)}: expected a table (indented keys)", node.place)
        return None

    def require_table(self, key: str) -> Table:
        """A table that must be there; an empty one stands in for one that is not, until `finish`."""
        if key not in self.nodes:
            self.fault(f"{key!r} is missing")
        return self.table(key) or Table({}, {}, self.where(key), self._source)

    def tables(self, key: str) -> tuple[Table, ...]:
        """A list of tables; a lone table counts as a list of one."""
        node = self.nodes.get(key)
        items = node.items if isinstance(node, Sequence) else () if node is None else (node,)
        tables = []
        for item in items:
            if isinstance(item, Table):
                tables.append(item)
            else:
                self.fault(f"{self.typed(key)}: expected a table (indented keys)", item.place)
        return tuple(tables)

    def _read(self, key: str, parse: Callable[[str], T], default: T | None) -> T | None:
        scalar = self.scalar(key)
        if scalar is None:
            return default
        try:
            return parse(scalar.text.strip())
        except ValueError as wrong:
            self.fault(f"{self.typed(key)}: {wrong}", scalar.place)
            return default


def plain_key(key: str) -> str:
    """A key in small letters, with underscores for its spaces and hyphens."""
    return "_".join(key.casefold().replace("-", " ").split())


def _parts(node: Node) -> Iterator[tuple[Place, bool]]:
    """Where a node stands, and all in it, each with whether it is empty text."""
    yield node.place, isinstance(node, Scalar) and not node.text.strip()
    inner = node.nodes.values() if isinstance(node, Table) else node.items if isinstance(node, Sequence) else ()
    for each in inner:
        yield from _parts(each)


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        raise ValueError(f"{text!r} isn't a number") from None


def _whole(text: str) -> int:
    if not text.isdecimal():
        raise ValueError(f"{text!r} isn't a whole number")
    return int(text)


def _flag(text: str) -> bool:
    if text.lower() not in _YES:
        raise ValueError(f"{text!r} isn't yes or no")
    return _YES[text.lower()]


Node = Scalar | Sequence | Table
