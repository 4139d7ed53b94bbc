"""Declares what a table may say, once: each key's type, unit, default and a sentence; and reads a table by it.

From a declaration come the value and its faults (here), the JSON Schema, the reference and the scaffold.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any, Generic, TypeVar, cast

from stationery.data.tables import Scalar, Source, Table
from stationery.model.errors import Place
from stationery.model.units import ZERO, Length
from stationery.model.values import fields_of

T = TypeVar("T")

Read = Callable[[Table, str, Any], Any]
"""Reads what stands at a table's key; a fault is noted in the table and gives the third, the default."""


class Type:
    """What may stand at a key: `description` in the reference, and in the JSON Schema by its `form`.

    `stand_in` takes the place of what is missing until all faults of a file are told. `choices` are the words allowed,
    or nothing; `pattern` is that of a text with a notation of its own.
    """

    __slots__ = ("choices", "description", "form", "pattern", "read", "stand_in")

    def __init__(
        self,
        form: str,
        description: str,
        read: Read,
        stand_in: Any = None,
        choices: Collection[str] = (),
        pattern: str = "",
    ) -> None:
        self.form, self.description, self.read, self.stand_in = form, description, read, stand_in
        self.choices, self.pattern = choices, pattern


class Key:
    """One key of a table: what it holds, a sentence about it, and what holds where it is absent.

    `usual` says that in words, where it is no constant. What is a file's `own` is not taken over from its base. A key
    that is read `apart` is known to the table, and read by somebody else who needs it.
    """

    __slots__ = ("apart", "default", "needed", "own", "says", "type", "usual")
    same_as = ""

    def __init__(
        self,
        type: Type,
        says: str,
        default: Any = None,
        *,
        needed: bool = False,
        usual: str = "",
        own: bool = False,
        apart: bool = False,
    ) -> None:
        if default is None and type.form not in _MAY_BE_NONE:
            default = type.stand_in
        self.type, self.says, self.default = type, says, default
        self.needed, self.usual, self.own, self.apart = needed, usual, own, apart


class Alias(Key):
    """Another name of a key, `same_as` tells which; the reference tells it beside that one."""

    __slots__ = ("same_as",)

    def __init__(self, key: Key, name: str) -> None:
        super().__init__(key.type, f"The same as `{name}`.", key.default, usual=key.usual)
        self.same_as = name


_MAY_BE_NONE = ("length", "number", "table")
"""What is absent where no default is stated; of other types it is nothing, as no text."""


class Entries(dict[str, Any]):
    """What a table says, by key, and the `table` itself, to note what is wrong with it as a whole."""

    __slots__ = ("table",)
    table: Table


class Shape(Generic[T]):
    """The keys of a table and the value that they give: one that `make` makes of its entries, one of the class `into`,
    or the entries themselves. `free` is what stands at keys that are no more than names, of rules or ornaments.

    A key that is `tied` to others is not taken over from a file's base where one of these differs from the base's.
    `fields` maps a key to the field of that class where they are not called alike; keys that the class has no field for
    (as `cite`) are read and let go.
    """

    __slots__ = ("_defaults", "_fields", "_into", "_make", "_needed", "_renamed", "free", "keys", "tied")

    def __init__(
        self,
        keys: Mapping[str, Key],
        make: Callable[[Entries], T] | None = None,
        *,
        into: type[T] | None = None,
        fields: Mapping[str, str] | None = None,
        free: Key | None = None,
        tied: Mapping[str, Collection[str]] | None = None,
    ) -> None:
        self.keys = keys
        self.free = free
        self.tied = tied or {}
        self._make, self._into, self._renamed = make, into, fields
        self._defaults: dict[str, Any] | None = None
        self._needed: tuple[str, ...] = ()
        self._fields: tuple[str, ...] = ()

    def read(self, table: Table) -> T:
        """The value that a table gives. Faults are noted in the table."""
        if self._defaults is None:
            self._prepare()
        keys, row, unknown = self.keys, Entries(self._defaults or ()), False
        row.table = table
        for name in table.nodes:
            key = keys.get(name, self.free)
            if key is None:
                unknown = True
            elif not key.apart:
                row[name] = key.type.read(table, name, key.default)
        if unknown:
            table.only(keys)
        for name in self._needed:
            node = table.nodes.get(name)
            if node is None or (node.__class__ is Scalar and not node.text.strip()):
                table.fault(f"{name!r} is missing")
            if row[name] is None:
                row[name] = keys[name].type.stand_in
        if self._make:
            return self._make(row)
        if not self._into:
            return cast(T, row)
        return self._into(*[row[name] for name in self._fields])

    def _prepare(self) -> None:
        self._defaults = {name: key.default for name, key in self.keys.items() if not key.apart}
        self._needed = tuple(name for name, key in self.keys.items() if key.needed and not key.apart)
        if self._into:
            called = {field: key for key, field in (self._renamed or {}).items()}
            self._fields = tuple(called.get(name, name) for name in fields_of(self._into))


class OneOf(Shape[T]):
    """A table that is of one of several shapes; `pick` says which by what stands in it. It has the keys of all."""

    __slots__ = ("pick", "shapes")

    def __init__(self, shapes: Mapping[str, Shape[T]], pick: Callable[[Table], str]) -> None:
        super().__init__({key: each for shape in shapes.values() for key, each in shape.keys.items()})
        self.shapes, self.pick = shapes, pick

    def read(self, table: Table) -> T:
        return self.shapes[self.pick(table)].read(table)


class Kind(Generic[T]):
    """One kind of data file: where its files stand (`folder`, or the name of the only file of its kind), what one is
    called in messages (`noun`), a sentence that `says` what it is for, and its `shape`.

    Of an only file the user's takes the place of ours, or stands beside it, where that `adds`, or states what differs
    from it, where that `differs`.
    """

    __slots__ = ("_shape", "adds", "differs", "folder", "noun", "says")

    def __init__(
        self,
        folder: str,
        noun: str,
        says: str,
        shape: Shape[T] | Callable[[], Shape[T]],
        adds: bool = False,
        differs: bool = False,
    ) -> None:
        self.folder, self.noun, self.says, self.adds, self.differs = folder, noun, says, adds, differs
        self._shape = shape

    @property
    def shape(self) -> Shape[T]:
        if not isinstance(self._shape, Shape):
            self._shape = self._shape()
        return self._shape

    @property
    def only(self) -> bool:
        """Whether there is but one file of it."""
        return self.folder.endswith(".yaml")


class Nested(Type):
    """A table of keys of its own. Where its shape is given as a function, it is asked for when it is first needed."""

    __slots__ = ("_shape",)

    def __init__(self, shape: Shape[Any] | Callable[[], Shape[Any]], description: str = "table") -> None:
        self.form, self.description, self.choices, self.pattern = "table", description, (), ""
        self._shape = shape

    @property
    def shape(self) -> Shape[Any]:
        if not isinstance(self._shape, Shape):
            self._shape = self._shape()
        return self._shape

    @property
    def stand_in(self) -> Any:
        """What an empty table gives, whose faults nobody hears of."""
        return self.shape.read(Table({}, {}, Place(""), Source("", 1, [])))

    def read(self, table: Table, key: str, default: Any) -> Any:
        inner = table.table(key)
        return default if inner is None else self.shape.read(inner)


class Rows(Nested):
    """A list of tables; a lone one counts as a list of one.

    In a based file a row changes the base's row of the same name, which is what stands at the key `by`; without that
    key the list takes the place of the base's. With `parts` the name is a list, as of papers: a row holds for those of
    it that it names, and the base's for the others.
    """

    __slots__ = ("by", "parts")

    def __init__(self, shape: Shape[Any] | Callable[[], Shape[Any]], by: str = "", *, parts: bool = False) -> None:
        super().__init__(shape, "list of tables")
        self.form, self.by, self.parts = "rows", by, parts

    @property
    def stand_in(self) -> Any:
        return ()

    def read(self, table: Table, key: str, default: Any) -> tuple[Any, ...]:
        read = self.shape.read
        return tuple([read(row) for row in table.tables(key)])


class Map(Type):
    """A table with free keys, as of papers or languages, and one type of value; it gives a dict by key.

    With `cited` a `cite` stands among them; `needed` is a key that must be there. In a based file its
    own names come first, or in the base's order where that is `ordered`.
    """

    __slots__ = ("cited", "needed", "of", "ordered")

    def __init__(self, of: Type, *, cited: bool = False, needed: str = "", ordered: bool = False) -> None:
        self.form, self.description, self.choices, self.pattern = (
            "map",
            f"table of names, each with: {of.description}",
            (),
            "",
        )
        self.of, self.cited, self.needed, self.ordered = of, cited, needed, ordered

    @property
    def stand_in(self) -> Any:
        return {}

    def read(self, table: Table, key: str, default: Any) -> Any:
        inner = table.table(key)
        if inner is None:
            return default
        if self.cited:
            inner.require("cite")
        if self.needed:
            inner.require(self.needed)
        of = self.of
        return {name: of.read(inner, name, of.stand_in) for name in inner.nodes if not (self.cited and name == "cite")}


class Either(Type):
    """One of several types, as text or a table: for what is declared here and read elsewhere."""

    __slots__ = ("types",)

    def __init__(self, *types: Type) -> None:
        super().__init__("either", ", or ".join(each.description for each in types), types[0].read)
        self.types = types


class Many(Either):
    """One of several types, or a list of such."""

    __slots__ = ()


def choice(*choices: str) -> Type:
    """One of some words."""
    description = f"one of {', '.join(f'`{each}`' for each in choices)}"
    return Type("choice", description, lambda table, key, default: table.choice(key, choices, default), "", choices)


def choices(*words: str, fault: str = "{key}: {word!r} isn't one of the choices", hint: str | None = None) -> Type:
    """Some of some words, in a list, or one alone; `fault` says what is wrong with any other."""

    def read(table: Table, key: str, default: Any) -> Any:
        for each in table.scalars(key):
            word = each.text.strip()
            if word not in words:
                remedy = f"choose from {', '.join(words)}" if hint is None else hint
                table.fault(fault.format(key=key, word=word), each.place, remedy)
        return table.texts(key) or default

    return Type("choices", f"some of {', '.join(f'`{each}`' for each in words)}", read, (), words)


def notation(parse: Callable[[str], Any], description: str, stand_in: Any = None, pattern: str = "") -> Type:
    """Text in a notation of its own, which `parse` reads; its ValueError says what is wrong."""

    def read(table: Table, key: str, default: Any) -> Any:
        found = table.scalar(key)
        if found is None:
            return default
        try:
            return parse(found.text.strip())
        except ValueError as wrong:
            table.fault(f"{key}: {wrong}", found.place)
            return default

    return Type("text", description, read, stand_in, (), pattern)


def ratios(check: Callable[[tuple[float, ...]], str] | None = None, stand_in: tuple[float, ...] = ()) -> Type:
    """A list of numbers, or one alone; `check` says what is wrong with them, if anything."""

    def read(table: Table, key: str, default: Any) -> Any:
        numbers = []
        for item in table.scalars(key):
            try:
                numbers.append(float(item.text))
            except ValueError:
                if check:
                    numbers = []  # which is never what is wanted
                    break
                table.fault(f"{key}: {item.text!r} isn't a number", item.place)
        wrong = check(tuple(numbers)) if check else ""
        if wrong:
            table.fault(f"{key}: {wrong}", table.where(key))
            return stand_in
        return tuple(numbers)

    return Type("numbers", "list of numbers", read, stand_in)


def read_words(table: Table, key: str, default: Any) -> Any:
    """Words with commas between them, in one text or in several."""
    return tuple([word.strip() for each in table.texts(key) for word in each.split(",") if word.strip()]) or default


def _read_text(table: Table, key: str, default: Any) -> Any:
    scalar = table.scalar(key)
    return scalar.text.strip() if scalar else default


def _read_spaced(table: Table, key: str, default: Any) -> Any:
    scalar = table.scalar(key)
    return scalar.text if scalar else default


def _read_positive(table: Table, key: str, default: Any) -> Length:
    length = table.length(key, ZERO) or ZERO
    if length <= ZERO and table.text(key):
        table.fault(f"{key}: must be greater than 0", table.where(key))
    return length


TEXT = Type("text", "text", _read_text, "")
SPACED = Type("text", "text, including spaces at its ends", _read_spaced, "")
TEXTS = Type("texts", "text, or a list of texts", lambda table, key, default: table.texts(key) or default, ())
WORDS = Type("texts", "words separated by commas, or a list of them", read_words, ())
LENGTH = Type("length", "length", lambda table, key, default: table.length(key, default), ZERO)
POSITIVE = Type("length", "length greater than 0", _read_positive, ZERO)
LENGTHS = Type("lengths", "length, or a list of lengths", lambda table, key, default: table.lengths(key), ())
NUMBER = Type("number", "number", lambda table, key, default: table.number(key, default), 0.0)
WHOLE = Type("whole", "whole number", lambda table, key, default: table.whole(key, default), 0)
FLAG = Type("flag", "yes or no", lambda table, key, default: bool(table.flag(key, default)), False)

SOURCE = "Where the numbers and words come from; for your own choice, write `house style`."
CITE = Key(TEXT, SOURCE, needed=True)
OWN_CITE = Key(TEXT, SOURCE, needed=True, own=True)
NAME = Key(TEXT, "Its name, as people know it.", needed=True, own=True)
BASED = Key(TEXT, "The id of the file it is based on; this file then states only the differences.", own=True)
