"""value: turns a class of annotated names into a frozen, slotted one, as @dataclass does, at a thirtieth of the cost.

A letter's trip knows some eighty such classes. The standard library makes each from generated source code in half a
millisecond, which is a quarter of a cold start; here the methods are closures, made without compiling anything.
"""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter
from typing import Any, TypeVar, dataclass_transform

T = TypeVar("T")


_Rest = tuple[tuple[Callable[[Any, Any], None], Any], ...]
_LACKING: _Rest = ((lambda value, each: None, None),)
"""Stands for fields without a default."""


def _find_rest(names: tuple[str, ...], defaults: dict[str, Any], setters: list[Any]) -> _Rest:
    """How the fields that are not given are set, and to what."""
    if any(name not in defaults for name in names):
        return _LACKING
    return tuple((put, defaults[name]) for put, name in zip(setters, names, strict=True))


@dataclass_transform(frozen_default=True)
def value(cls: type[T]) -> type[T]:
    """The class with an `__init__` from its annotations (those with a value have it as default), frozen and slotted.

    Equal are values of the very same class with equal fields; they hash by their fields, match by position, pickle,
    and sort in the order of their fields if asked to. A mutable default is a TypeError.
    """
    space = {name: each for name, each in cls.__dict__.items() if name not in _OF_THE_FIRST_CLASS}
    order = tuple(space.get("__annotations__", ()))
    defaults = {name: space.pop(name) for name in order if name in space}
    for name, default in defaults.items():
        if isinstance(default, list | dict | set):
            raise TypeError(f"{cls.__name__}.{name}: a mutable default would be shared")
    rests: dict[int, _Rest] = {}
    fields: Callable[[Any], Any] = attrgetter(*order) if order else lambda self: ()
    count = len(order)

    def __init__(self: Any, *positional: Any, **named: Any) -> None:
        given = len(positional)
        for put, each in zip(setters, positional):  # noqa: B905 - a check of ours below says it in better words
            put(self, each)
        if not named and given <= count:
            rest = rests.get(given)
            if rest is None:
                rest = rests[given] = _find_rest(order[given:], defaults, setters[given:])
            if rest is not _LACKING:
                for put, each in rest:
                    put(self, each)
                return
        if given > count:
            raise TypeError(f"{cls.__name__} takes {count} values, but {given} were given")
        for number in range(given, count):
            name = order[number]
            if name in named:
                setters[number](self, named.pop(name))
            elif name in defaults:
                setters[number](self, defaults[name])
            else:
                raise TypeError(f"{cls.__name__} lacks a value for {name!r}")
        if named:
            raise TypeError(f"{cls.__name__} has no place for {', '.join(map(repr, named))}")

    def __eq__(self: Any, other: object) -> Any:
        return fields(self) == fields(other) if other.__class__ is self.__class__ else NotImplemented

    def __lt__(self: Any, other: object) -> Any:
        return fields(self) < fields(other) if other.__class__ is self.__class__ else NotImplemented

    def __hash__(self: Any) -> int:
        return hash(fields(self))

    # All stand in the class when it is made: a method that is set on a class afterward costs a search of its slots.
    made: Any = type(
        cls.__name__,
        cls.__bases__,
        {
            "__init__": __init__,
            "__eq__": __eq__,
            "__lt__": __lt__,
            "__hash__": __hash__,
            "__repr__": _describe,
            "__reduce__": _reduce,
            **space,
            "__setattr__": _refuse_change,
            "__delattr__": _refuse_change,
            "__slots__": order,
            "__match_args__": order,
            "__usual__": defaults,
            "__take__": fields if len(order) > 1 else (lambda self: [getattr(self, name) for name in order]),
        },
    )
    setters = [made.__dict__[name].__set__ for name in order]
    whole: type[T] = made
    return whole


def quicken(*classes: type) -> None:
    """Compile the constructor of each of these classes, because thousands are about to be made: then one takes two
    thirds of the time, which half a thousand of them are needed to save."""
    for made in classes:
        if made.__dict__["__init__"].__name__ == _COMPILED:
            continue
        order, usual = fields_of(made), made.__dict__["__usual__"]
        space: dict[str, Any] = {f"_put_{name}": made.__dict__[name].__set__ for name in order}
        given = ", ".join(f"{name}=None" if name in usual else name for name in order)
        exec(f"def {_COMPILED}(self, {given}):\n" + "".join(f" _put_{name}(self, {name})\n" for name in order), space)
        space[_COMPILED].__defaults__ = tuple(usual[name] for name in order if name in usual)
        type.__setattr__(made, "__init__", space[_COMPILED])


_COMPILED = "compiled_init"

_OF_THE_FIRST_CLASS = ("__dict__", "__weakref__")


def _describe(self: Any) -> str:
    values = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__match_args__)
    return f"{self.__class__.__qualname__}({values})"


def _reduce(self: Any) -> tuple[Any, tuple[Any, ...]]:
    return self.__class__, tuple(getattr(self, name) for name in self.__match_args__)


@dataclass_transform(frozen_default=True, eq_default=False)
def singular(cls: type[T]) -> type[T]:
    """Like `value`, but equal only to itself: for a large table that is read once and then a key of caches."""
    made: Any = value(cls)
    made.__eq__, made.__hash__ = object.__eq__, object.__hash__
    whole: type[T] = made
    return whole


def replace(of: T, /, **changes: Any) -> T:
    """The same value, or named tuple, but for the named fields. A name that it has not is a TypeError."""
    made: Any = of.__class__
    if isinstance(of, tuple):
        named: Any = of
        again: T = named._replace(**changes)
        return again
    kept = [*made.__take__(of)]
    order = made.__slots__
    for name, new in changes.items():
        if name not in order:
            raise TypeError(f"{made.__name__} has no place for {name!r}")
        kept[order.index(name)] = new
    changed: T = made(*kept)
    return changed


def names(of: object) -> tuple[str, ...]:
    """The names of a value's fields, in their order."""
    return fields_of(type(of))


def fields_of(made: type) -> tuple[str, ...]:
    """The names of the fields of a class of values, in their order."""
    found: tuple[str, ...] = getattr(made, "__match_args__", ())
    return found


def _refuse_change(self: Any, name: str, *_: Any) -> None:
    raise AttributeError(f"{self.__class__.__name__}.{name} does not change; replace() gives a value that differs")
