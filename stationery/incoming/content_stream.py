"""Reads the content streams of an incoming PDF: their operators and resources, also without marked content."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from stationery.incoming.pdf_reader import BeyondLimitError, entry
from stationery.model.values import singular

if TYPE_CHECKING:
    from pypdf.generic import StreamObject

MOST_OPERATORS = 300_000
"""In one stream. A letterhead drawn from a map would have fewer."""

_MOST_KEPT = 1_000_000
"""The most operators to keep in the cache, in all."""

_ENOUGH = 100_000_000
"""Bytes that are unpacked to see whether a stream is sound; pypdf itself gives up a little earlier."""

_MARKS = frozenset((b"BMC", b"BDC", b"EMC", b"MP", b"DP"))
_NAMING = {
    b"Tf": "/Font", b"Do": "/XObject", b"gs": "/ExtGState", b"cs": "/ColorSpace", b"CS": "/ColorSpace",
    b"scn": "/Pattern", b"SCN": "/Pattern", b"sh": "/Shading",
}  # fmt: skip
"""Operators whose last operand may be the name of a resource, and of which kind."""

KINDS = (*dict.fromkeys(_NAMING.values()),)


class TooLongError(BeyondLimitError):
    """The stream has too many operators to be a real page."""


@singular
class Content:
    """A stream's operators in order (operands, operator), and the resources that they name, by kind and name.

    `data` is the stream as it was; `marked` says whether it has marked content, or must be written anew otherwise.
    """

    data: bytes
    operations: list[tuple[Any, bytes]]
    used: Mapping[str, Mapping[str, Any]]
    resources: Any
    marked: bool

    def resource(self, kind: str, name: str) -> Any:
        """The object of that name, resolved; None where there is none."""
        found = self.used.get(kind, {}).get(name)
        return found.get_object() if found is not None else None

    def each(self) -> Iterator[tuple[str, str, Any]]:
        """Kind, name and object (resolved) of every resource that is used."""
        for kind, named in self.used.items():
            for name, found in named.items():
                yield kind, name, found.get_object()

    def strip_marks(self) -> bytes:
        """The stream without marked content, which an artifact outside our structure doesn't need."""
        if not self.marked:
            return self.data
        from pypdf.generic import ContentStream

        stream = ContentStream(None, None, "bytes")
        stream.operations = [each for each in self.operations if each[1] not in _MARKS]
        return stream.get_data()


class Contents:
    """Reads and caches content streams, because a form may appear many times. `lenient` accepts what pypdf can salvage
    from a broken stream."""

    def __init__(self, most: int = MOST_OPERATORS, *, lenient: bool = False) -> None:
        self._most = most
        self._lenient = lenient
        self._known: dict[tuple[int, int], tuple[Any, Any, Content]] = {}
        self._kept = 0

    def read(self, stream: Any, resources: Any) -> Content:
        """`stream` is a stream or an array of them; raises what pypdf raises, and ValueError where it is too long."""
        resources = resources.get_object() if resources is not None else {}
        known = self._known.get((id(stream), id(resources)))
        if known:
            return known[2]
        found = _read(stream, resources, self._most, self._lenient)
        self._kept += len(found.operations)
        if self._kept <= _MOST_KEPT:
            self._known[id(stream), id(resources)] = (stream, resources, found)
        return found

    def of_page(self, page: Any) -> Content:
        return self.read(entry(page, "/Contents"), entry(page, "/Resources"))

    def of_form(self, form: StreamObject, outer: Any) -> Content:
        """The content of a form, pattern or glyph; without resources it uses those of the stream that shows it."""
        return self.read(form, entry(form, "/Resources", outer))


def _read(stream: Any, resources: Any, most: int, lenient: bool) -> Content:
    from pypdf.generic import ContentStream

    if not lenient:
        for part in stream if isinstance(stream, list) else (stream,):
            ensure_sound(part.get_object() if part is not None else {})
    parsed = ContentStream(stream, None, "bytes")
    data = parsed.get_data()
    operations = parsed.operations
    if len(operations) > most:
        raise TooLongError("its drawing has too many steps")
    used: dict[str, dict[str, Any]] = {}
    marked = False

    def use(kind: str, name: str) -> None:
        named = entry(resources, kind, {})
        if name in named:
            used.setdefault(kind, {})[name] = named.raw_get(name)

    for operands, operator in operations:
        if operator in _MARKS:
            marked = True
        elif operator == b"INLINE IMAGE":
            space = entry(operands["settings"], "/CS", entry(operands["settings"], "/ColorSpace"))
            if isinstance(space, str):
                use("/ColorSpace", space)
        elif (kind := _NAMING.get(operator)) and operands:
            name = operands[0] if operator == b"Tf" else operands[-1]
            if isinstance(name, str):
                use(kind, name)
                marked = marked or not name.isascii()  # written anew, so that both sides spell it alike
    for name in entry(resources, "/ColorSpace", ()):
        if name.startswith("/Default"):  # these are not named where they are used (ISO 32000-1, 8.6.5.6)
            use("/ColorSpace", name)
    return Content(data, operations, used, resources, marked)


def ensure_sound(stream: Any) -> None:
    """Raise zlib.error for a broken deflated stream: pypdf would return whatever it can salvage, or nothing."""
    import zlib

    if filters(stream) == ("/FlateDecode",):
        zlib.decompressobj().decompress(stream._data, _ENOUGH)


def filters(stream: Any) -> tuple[str, ...]:
    """The names of a stream's filters, outermost first."""
    found = entry(stream, "/Filter", ())
    return (found,) if isinstance(found, str) else tuple(each.get_object() for each in found)
