"""NamedTuple: the standard library's, made at a tenth of its cost.

The standard library compiles the source of each class's constructor, and checks each annotation; a letter's trip knows
sixteen such classes, which took 2 ms of a cold start. Here the constructor is a closure, as it is for values; a class
that many tuples are made of, as in a merge, gets the compiled one then.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple
else:
    from _collections import _tuplegetter

    _new = tuple.__new__
    _MANY = 500

    class _Maker(type):
        """Makes the class that is named after NamedTuple, which itself is no base of it."""

        def __new__(cls, name: str, bases: tuple[type, ...], space: dict[str, Any]) -> type:
            if not bases:
                return type.__new__(cls, name, bases, space)
            order = tuple(space.get("__annotations__", ()))
            defaults = tuple([space.pop(each) for each in order if each in space])
            fields = {each: _tuplegetter(at, "") for at, each in enumerate(order)}
            own = {"__slots__": (), "__new__": _constructor(order, defaults), "_fields": order, "__match_args__": order}
            return type.__new__(type, name, (tuple,), {**_COMMON, **space, **fields, **own})

    def _constructor(order: tuple[str, ...], defaults: tuple[Any, ...]) -> Any:
        count = len(order)
        needed = count - len(defaults)
        made = 0

        def __new__(cls: Any, *values: Any, **named: Any) -> Any:
            nonlocal made
            made += 1
            if made == _MANY:
                cls.__new__ = _compile_constructor(order, defaults)
            given = len(values)
            if not named:
                if given == count:
                    return _new(cls, values)
                if needed <= given < count:
                    return _new(cls, values + defaults[given - needed :])
            if given > count:
                raise TypeError(f"{cls.__name__} takes {count} values, but {given} were given")
            rest = list(values)
            for at in range(given, count):
                if order[at] in named:
                    rest.append(named.pop(order[at]))
                elif at >= needed:
                    rest.append(defaults[at - needed])
                else:
                    raise TypeError(f"{cls.__name__} lacks a value for {order[at]!r}")
            if named:
                raise TypeError(f"{cls.__name__} has no place for {', '.join(map(repr, named))}")
            return _new(cls, rest)

        return __new__

    def _compile_constructor(order: tuple[str, ...], defaults: tuple[Any, ...]) -> Any:
        names = ", ".join(order)
        __new__ = eval(f"lambda _cls, {names}: _new(_cls, ({names},))", {"_new": _new})
        __new__.__defaults__ = defaults
        return __new__

    def _describe(self: Any) -> str:
        values = ", ".join(f"{name}={each!r}" for name, each in zip(self._fields, self, strict=True))
        return f"{self.__class__.__qualname__}({values})"

    def _replace(self: Any, /, **changes: Any) -> Any:
        rest = [changes.pop(name) if name in changes else each for name, each in zip(self._fields, self, strict=True)]
        if changes:
            raise TypeError(f"{self.__class__.__name__} has no place for {', '.join(map(repr, changes))}")
        return _new(self.__class__, rest)

    def __getnewargs__(self: Any) -> tuple[Any, ...]:
        return tuple(self)

    _COMMON = {"__repr__": _describe, "_replace": _replace, "__getnewargs__": __getnewargs__}

    class NamedTuple(metaclass=_Maker):
        pass
