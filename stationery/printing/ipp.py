"""Requests and answers of the Internet Printing Protocol to bytes and back (RFC 8010)."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping

from stationery.model.errors import PrinterError
from stationery.model.values import value

OPERATION, JOB, END, PRINTER = 0x01, 0x02, 0x03, 0x04
"""Tags that begin a group of attributes (RFC 8010, 3.5.1); END follows the last group."""

INTEGER, BOOLEAN, ENUM, RANGE = 0x21, 0x22, 0x23, 0x33
NAME, KEYWORD, URI, CHARSET, LANGUAGE = 0x42, 0x44, 0x45, 0x47, 0x48
"""Tags of values that we send or tell apart (RFC 8010, 3.5.2)."""

_COLLECTION, _COLLECTION_END, _MEMBER = 0x34, 0x37, 0x4A
_WITH_LANGUAGE = (0x35, 0x36)
_FIRST_TEXT, _LAST_TEXT = 0x40, 0x5F
_FIRST_OUT_OF_BAND, _LAST_OUT_OF_BAND = 0x10, 0x1F
_FIRST_VALUE = 0x10

GET_JOB_ATTRIBUTES, GET_JOBS, GET_PRINTER_ATTRIBUTES, CANCEL_JOB = 0x09, 0x0A, 0x0B, 0x08
CUPS_GET_DEFAULT, CUPS_GET_PRINTERS = 0x4001, 0x4002
"""Operations (RFC 8011, 5.4.15; CUPS's own)."""

OK_BELOW = 0x0100
NOT_FOUND = 0x0406
"""Status codes (RFC 8011, appendix B): below OK_BELOW all is well."""

_MOST_DEPTH = 8
"""Collections in collections; media-col has one in itself."""

_VERSION = (2, 0)


@value
class Range:
    """A rangeOfInteger."""

    low: int
    high: int


Value = int | str | bytes | Range | None | Mapping[str, "tuple[Value, ...]"]
"""A boolean is an int, too; an out-of-band value (`no-value`, `unknown`) is None; what we have no use for is bytes."""

Attributes = Mapping[str, tuple[Value, ...]]


@value
class Answer:
    """A status, and the attributes of each group in their order: its tag and what is in it."""

    status: int
    groups: tuple[tuple[int, Attributes], ...]

    @property
    def well(self) -> bool:
        return self.status < OK_BELOW

    def of(self, tag: int) -> tuple[Attributes, ...]:
        """The groups of that kind: of Get-Jobs, one a job."""
        return tuple(attributes for each, attributes in self.groups if each == tag)

    @property
    def message(self) -> str:
        """What the server says of the status, in its words."""
        return text_of(next(iter(self.of(OPERATION)), {}), "status-message")


def encode(operation: int, attributes: list[tuple[int, str, str | int | list[str]]], number: int = 1) -> bytes:
    """A request with these operation attributes, each a tag, a name and its value or values."""
    data = bytearray(struct.pack(">BBHi", *_VERSION, operation, number))
    data.append(OPERATION)
    for tag, name, values in attributes:
        for place, each in enumerate(values if isinstance(values, list) else [values]):
            key = name.encode() if not place else b""
            body = _encode_value(tag, each)
            data += struct.pack(">BH", tag, len(key)) + key + struct.pack(">H", len(body)) + body
    data.append(END)
    return bytes(data)


def _encode_value(tag: int, each: str | int) -> bytes:
    if isinstance(each, str):
        return each.encode("utf-8", "replace")
    return struct.pack(">b", each) if tag == BOOLEAN else struct.pack(">i", each)


def decode(data: bytes) -> Answer:
    """The answer in these bytes. Raises PrinterError for what is none."""
    try:
        return _decode(data)
    except (struct.error, IndexError, ValueError, RecursionError):
        raise PrinterError("the answer isn't one of the Internet Printing Protocol") from None


def _decode(data: bytes) -> Answer:
    major, _, status, _ = struct.unpack_from(">BBHi", data)
    if major not in (1, 2):
        raise ValueError(major)
    groups: list[tuple[int, dict[str, list[Value]]]] = []
    current: dict[str, list[Value]] = {}
    at, last = 8, ""
    while True:
        tag = data[at]
        at += 1
        if tag == END:
            return Answer(status, tuple((kind, _freeze(found)) for kind, found in groups))
        if tag < _FIRST_VALUE:
            current, last = {}, ""
            groups.append((tag, current))
            continue
        name, body, at = _read_field(data, at)
        if not groups or not (name or last):
            raise ValueError("a value of nothing")
        each: Value
        if tag == _COLLECTION:
            each, at = _read_collection(data, at, 0)
        else:
            each = _read_value(tag, body)
        if name:
            last = name
            current[last] = []
        current[last].append(each)


def _freeze(found: dict[str, list[Value]]) -> Attributes:
    return {name: tuple(values) for name, values in found.items()}


def _read_field(data: bytes, at: int) -> tuple[str, bytes, int]:
    """A name and a value, each after its length, and where the next tag is."""
    (length,) = struct.unpack_from(">H", data, at)
    name, at = data[at + 2 : at + 2 + length], at + 2 + length
    (size,) = struct.unpack_from(">H", data, at)
    body, at = data[at + 2 : at + 2 + size], at + 2 + size
    if len(name) != length or len(body) != size:
        raise ValueError("cut off")
    return name.decode("utf-8", "replace"), body, at


def _read_collection(data: bytes, at: int, depth: int) -> tuple[Attributes, int]:
    """The members of a collection (RFC 8010, 3.1.6), and where what follows it begins."""
    if depth > _MOST_DEPTH:
        raise ValueError("too deep")
    members: dict[str, list[Value]] = {}
    member = ""
    while True:
        tag = data[at]
        if tag < _FIRST_VALUE:
            raise ValueError("a collection without an end")
        _, body, at = _read_field(data, at + 1)
        if tag == _COLLECTION_END:
            return _freeze(members), at
        if tag == _MEMBER:
            member = body.decode("utf-8", "replace")
            members[member] = []
            continue
        if not member:
            raise ValueError("a value of no member")
        each: Value
        if tag == _COLLECTION:
            each, at = _read_collection(data, at, depth + 1)
        else:
            each = _read_value(tag, body)
        members[member].append(each)


def _read_value(tag: int, body: bytes) -> Value:
    if _FIRST_OUT_OF_BAND <= tag <= _LAST_OUT_OF_BAND:
        return None
    if tag in (INTEGER, ENUM):
        number: int = struct.unpack(">i", body)[0]
        return number
    if tag == BOOLEAN:
        return bool(body[0])
    if tag == RANGE:
        return Range(*struct.unpack(">ii", body))
    if tag in _WITH_LANGUAGE:
        (length,) = struct.unpack_from(">H", body)
        (size,) = struct.unpack_from(">H", body, 2 + length)
        return body[4 + length : 4 + length + size].decode("utf-8", "replace")
    if _FIRST_TEXT <= tag <= _LAST_TEXT:
        return body.decode("utf-8", "replace")
    return body


def text_of(attributes: Attributes, name: str) -> str:
    """The text of an attribute that has one; empty if it is missing or something else."""
    return next(texts_of(attributes, name), "")


def texts_of(attributes: Attributes, name: str) -> Iterator[str]:
    return (each for each in attributes.get(name, ()) if isinstance(each, str))


def number_of(attributes: Attributes, name: str) -> int | None:
    """The whole number of an attribute that has one."""
    return next((each for each in attributes.get(name, ()) if isinstance(each, int)), None)


def collections_of(attributes: Attributes, name: str) -> Iterator[Attributes]:
    return (each for each in attributes.get(name, ()) if isinstance(each, Mapping))
