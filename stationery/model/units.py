"""Length: a whole number of English Metric Units, the program's only unit."""

from __future__ import annotations

import re
from functools import total_ordering

EMU_PER_INCH = 914_400
EMU_PER_MM = 36_000
EMU_PER_POINT = 12_700
_PER_UNIT = {"mm": EMU_PER_MM, "cm": 10 * EMU_PER_MM, "in": EMU_PER_INCH, "pt": EMU_PER_POINT}
_WRITTEN = re.compile(r"\s*([+-]?(?:\d+(?:\.\d*)?|\.\d+|\d+/0*[1-9]\d*))\s*(mm|cm|in|pt)\s*")

Number = int | float
_NUMBERS = (int, float)


@total_ordering
class Length:
    """A length on paper: exact, hashable, closed under addition and under scaling by a number.

    Made by `mm`, `inch`, `pt` or `Length.parse`; left by `.mm`, `.inch`, `.pt` at the doors (the PDF, words).
    """

    __slots__ = ("emu",)
    emu: int

    def __init__(self, emu: int) -> None:
        _put(self, emu)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("a Length does not change")

    def __reduce__(self) -> tuple[type[Length], tuple[int]]:
        return Length, (self.emu,)

    @classmethod
    def parse(cls, text: str) -> Length:
        """Read `4.125in`, `85mm`, `12pt`, `1/4in`; a bare number or unknown unit raises a ValueError that says so."""
        match = _WRITTEN.fullmatch(text)
        if not match:
            raise ValueError(f"{text!r} isn't a length; write a number and its unit, such as 4.125in, 85mm or 12pt")
        return cls(_exactly(match[1], _PER_UNIT[match[2]]))

    def __add__(self, other: Length) -> Length:
        if not isinstance(other, Length):
            return NotImplemented
        return Length(self.emu + other.emu)

    def __sub__(self, other: Length) -> Length:
        if not isinstance(other, Length):
            return NotImplemented
        return Length(self.emu - other.emu)

    def __mul__(self, factor: Number) -> Length:
        if not isinstance(factor, _NUMBERS):
            return NotImplemented
        product = self.emu * factor
        return Length(product if product.__class__ is int else round(product))

    __rmul__ = __mul__

    def __truediv__(self, other: Length) -> float:
        if not isinstance(other, Length):
            return NotImplemented
        return self.emu / other.emu

    def __neg__(self) -> Length:
        return Length(-self.emu)

    def __abs__(self) -> Length:
        return Length(abs(self.emu))

    def __bool__(self) -> bool:
        return self.emu != 0

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Length) and self.emu == other.emu

    def __lt__(self, other: Length) -> bool:
        if not isinstance(other, Length):
            return NotImplemented
        return self.emu < other.emu

    def __hash__(self) -> int:
        return hash(self.emu)

    def __repr__(self) -> str:
        hundredths = f"{self.mm:.2f}".rstrip("0").rstrip(".")
        return f"Length.parse('{hundredths}mm')" if self.emu % 360 == 0 else f"Length({self.emu})"

    @property
    def mm(self) -> float:
        return self.emu / EMU_PER_MM

    @property
    def inch(self) -> float:
        return self.emu / EMU_PER_INCH

    @property
    def pt(self) -> float:
        return self.emu / EMU_PER_POINT

    def words(self, unit: str) -> str:
        """The length as a person reads it, in `mm`, `in` or `pt`: `85 mm`, `4.125 in`."""
        value = self.emu / _PER_UNIT[unit]
        places = {"mm": 1, "cm": 2, "in": 3, "pt": 2}[unit]
        shown = f"{value:.{places}f}".rstrip("0").rstrip(".")
        return f"{'0' if shown == '-0' else shown} {unit}"


_put = Length.__dict__["emu"].__set__
"""Sets a slot past `__setattr__`, in half the time of `object.__setattr__`."""

ZERO = Length(0)


def _round(value: Number) -> int:
    return value if isinstance(value, int) else round(value)


def _exactly(number: str, per_unit: int) -> int:
    """A written number times a whole one, rounded once, half to even; nothing passes through a float.

    By hand, because the standard library's Fraction brings decimal along: 2 ms of every cold start.
    """
    above, _, below = number.partition("/")
    whole, _, decimals = above.lstrip("+-").partition(".")
    counter = int(whole + decimals or "0") * per_unit
    divisor: int = int(below or 1) * 10 ** len(decimals)
    nearest, rest = divmod(counter, divisor)
    if rest * 2 > divisor or (rest * 2 == divisor and nearest % 2):
        nearest += 1
    return -nearest if number.startswith("-") else nearest


def mm(value: Number) -> Length:
    return Length(_round(value * EMU_PER_MM))


def inch(value: Number) -> Length:
    return Length(_round(value * EMU_PER_INCH))


def pt(value: Number) -> Length:
    return Length(_round(value * EMU_PER_POINT))
