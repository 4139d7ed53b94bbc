"""PdfFile: writes numbered objects to a file as they are finished, and keeps only their positions."""

from __future__ import annotations

import zlib
from array import array
from collections.abc import Iterable
from typing import BinaryIO

from stationery.model.tuples import NamedTuple
from stationery.pdf.syntax import pack, pack_few

_HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3 stationery\n"
"""The second line says that the file is binary, and whose it is: `data/files` looks for it before replacing a file."""

_OBJECTS_IN_A_STREAM = 200
"""Fewer than 256, so that an object's index within its stream is one byte of the cross-reference."""

_INSIDE = 1 << 63
_ROWS_AT_ONCE = 4096


class Ref(NamedTuple):
    """The number of an object, written as a reference to it: `12 0 R`."""

    number: int

    def __str__(self) -> str:
        return f"{self.number} 0 R"


class Objects(NamedTuple):
    """Objects of a file at some moment: where each is, those that gather, and the number of their stream."""

    places: array[int]
    gathered: tuple[tuple[int, str], ...]
    gathering: Ref


class Put(NamedTuple):
    """Objects put one after the other: the first of the numbers that they took, how many, and what each is."""

    begin: int
    taken: int
    bodies: tuple[tuple[int, str], ...]


class PdfFile:
    """A file that is being written to `sink`, which is only ever appended to.

    Streams stand by themselves and are written at once; all other objects gather in object streams. For each object
    eight bytes are kept: where it begins, or in which object stream it is, and at which place in it. A number that was
    reserved must be put before the file is closed.
    """

    def __init__(self, sink: BinaryIO) -> None:
        self._sink = sink
        self._sums = (0, 1)
        self._position = 0
        self._places = array("Q", [0])
        self._gathered: list[tuple[int, str]] = []
        self._gathering = Ref(0)
        self._write(_HEADER)

    def reserve(self) -> Ref:
        """A number for an object that others refer to before it is finished."""
        self._places.append(0)
        return Ref(len(self._places) - 1)

    def reserve_many(self, count: int) -> int:
        """So many numbers in a row; the first of them."""
        self._places.extend([0] * count)
        return len(self._places) - count

    def put(self, ref: Ref, body: str) -> None:
        """Write the object that has this number: a dictionary or an array, as PDF spells it."""
        if not self._gathered:
            self._gathering = self.reserve()
        self._place(ref, _INSIDE | self._gathering.number << 8 | len(self._gathered))
        self._gathered.append((ref.number, body))
        if len(self._gathered) == _OBJECTS_IN_A_STREAM:
            self._write_gathered()

    def put_many(self, numbers: Iterable[int], bodies: Iterable[str]) -> None:
        """Write objects as `put` does, each of the number at its place."""
        places, gathered = self._places, self._gathered
        for number, body in zip(numbers, bodies, strict=True):
            if not gathered:
                self._gathering = self.reserve()
            assert not places[number], f"object {number} is put twice"
            places[number] = _INSIDE | self._gathering.number << 8 | len(gathered)
            gathered.append((number, body))
            if len(gathered) == _OBJECTS_IN_A_STREAM:
                self._write_gathered()

    def add(self, body: str) -> Ref:
        """Write an object; its number is the next one."""
        ref = self.reserve()
        self.put(ref, body)
        return ref

    def add_stream(self, data: bytes, entries: str = "") -> Ref:
        """Write a stream, deflated; `entries` are those of its dictionary."""
        return self.add_packed(pack(data), entries)

    def add_packed(self, data: bytes, entries: str = "") -> Ref:
        """Write a stream of bytes that are deflated already."""
        return self.add_encoded(data, f"{entries} /Filter /FlateDecode".lstrip())

    def put_stream(self, ref: Ref, data: bytes) -> None:
        """Write a stream that has this number, deflated."""
        self._place(ref, self._position)
        self._write_stream(ref, pack(data), "/Filter /FlateDecode")

    def add_encoded(self, data: bytes, entries: str) -> Ref:
        """Write a stream of bytes that are as `entries` say."""
        ref = self.reserve()
        self._place(ref, self._position)
        self._write_stream(ref, data, entries)
        return ref

    def objects(self, content: Ref) -> Objects:
        """What is in the file, but for the stream of one number, for another file to take."""
        places = self._places[:]
        places[content.number] = 0
        return Objects(places, tuple(self._gathered), self._gathering)

    def take(self, objects: Objects) -> None:
        """Have what another file had, and nothing before."""
        self._places, self._gathered, self._gathering = objects.places[:], [*objects.gathered], objects.gathering

    def mark(self) -> tuple[int, int, int]:
        """The present, for `put_since`."""
        return len(self._places), len(self._gathered), self._gathering.number

    def put_since(self, mark: tuple[int, int, int]) -> Put | None:
        """The objects that were put since then; None if some of them are written already."""
        count, gathered, gathering = mark
        if not gathered or gathering != self._gathering.number or not self._gathered:
            return None
        return Put(count, len(self._places) - count, tuple(self._gathered[gathered:]))

    def put_again(self, put: Put) -> None:
        """Put objects that another file had, under the same numbers."""
        assert put.begin == len(self._places), "a file that has other objects before them has other numbers"
        self.reserve_many(put.taken)
        for number, body in put.bodies:
            self.put(Ref(number), body)

    def close(self, catalog: Ref, information: Ref) -> None:
        """Write what is left, and the cross-reference. The ID is made of all that was written; the sink stays open."""
        if self._gathered:
            self._write_gathered()
        start = self._position
        # It tells files apart and protects nothing; hashlib, which could do both, takes 3 ms to import.
        digest = "{:08X}{:08X}{:016X}".format(*self._sums, start)
        last = self.reserve()
        self._place(last, start)
        assert self._places.count(0) == 1, "a number was reserved whose object was never put"
        wide = (max(start, len(self._places)).bit_length() + 7) // 8
        rows, how = self._pack_rows(1 + wide + 1)
        entries = f"/Type /XRef /W [1 {wide} 1] /Size {len(self._places)} /Root {catalog} /Info {information}"
        self._write_stream(last, rows, f"{entries} /ID [<{digest}><{digest}>] /Filter /FlateDecode{how}")
        self._write(b"startxref\n%d\n%%%%EOF\n" % start)

    def _write(self, data: bytes) -> None:
        self._sink.write(data)
        self._sums = (zlib.crc32(data, self._sums[0]), zlib.adler32(data, self._sums[1]))
        self._position += len(data)

    def _place(self, ref: Ref, place: int) -> None:
        assert not self._places[ref.number], f"object {ref.number} is put twice"
        self._places[ref.number] = place

    def _write_stream(self, ref: Ref, data: bytes, entries: str) -> None:
        """PDF/A wants a line end before `endstream` (ISO 19005-2, 6.1.7.1)."""
        head = f"{ref.number} 0 obj\n<<{entries} /Length {len(data)}>>\nstream\n".encode("latin-1")
        self._write(b"%b%b\nendstream\nendobj\n" % (head, data))

    def _write_gathered(self) -> None:
        heads: list[str] = []
        offset = 0
        for number, body in self._gathered:
            heads.append(f"{number} {offset}")
            offset += len(body) + 1
        head = " ".join(heads) + "\n"
        data = pack((head + "\n".join([body for _, body in self._gathered])).encode("latin-1"))
        entries = f"/Type /ObjStm /N {len(self._gathered)} /First {len(head)} /Filter /FlateDecode"
        self._place(self._gathering, self._position)
        self._write_stream(self._gathering, data, entries)
        self._gathered.clear()

    def _pack_rows(self, columns: int) -> tuple[bytes, str]:
        """The rows of the cross-reference, deflated, and the entry that says how.

        Thousands of objects make columns of numbers that grow by little, and are smaller as differences; the few of a
        letter mostly are not.
        """
        above = bytes(columns)
        if len(self._places) <= _ROWS_AT_ONCE:
            block = _spell_rows(self._places, columns)
            rows, differences = pack_few(block), pack_few(_upward(above + block, columns))
        else:
            plain, upward = zlib.compressobj(), zlib.compressobj()
            packed, packed_differences = bytearray(), bytearray()
            for start in range(0, len(self._places), _ROWS_AT_ONCE):
                block = _spell_rows(self._places[start : start + _ROWS_AT_ONCE], columns)
                packed += plain.compress(block)
                packed_differences += upward.compress(_upward(above + block, columns))
                above = block[-columns:]
            rows, differences = bytes(packed + plain.flush()), bytes(packed_differences + upward.flush())
        if len(differences) < len(rows):
            return differences, f" /DecodeParms <</Predictor 12 /Columns {columns}>>"
        return rows, ""


def _spell_rows(places: Iterable[int], columns: int) -> bytes:
    kind = 8 * (columns - 1)
    return b"".join([_row(place, kind).to_bytes(columns, "big") for place in places])


def _row(place: int, kind: int) -> int:
    """A row as one number: the kind (0 none, 1 by itself, 2 in an object stream) stands above the other two fields."""
    if place & _INSIDE:
        return 2 << kind | place ^ _INSIDE
    return 1 << kind | place << 8 if place else 0


def _upward(rows: bytes, columns: int) -> bytes:
    """PNG's filter "up" for all rows but the first: each byte less the one above it, and a 2 before each row.

    The subtraction is done for all bytes at once, as one of two long numbers: the upper bits are kept apart, so that
    no byte borrows from its neighbor.
    """
    size = len(rows) - columns
    upper = int.from_bytes(b"\x80" * size, "big")
    here, above = int.from_bytes(rows[columns:], "big"), int.from_bytes(rows[:-columns], "big")
    result = ((here | upper) - (above & ~upper)) ^ ((here ^ ~above) & upper)
    data = result.to_bytes(size, "big")
    filtered = bytearray(b"\2") * (size // columns * (columns + 1))
    for column in range(columns):
        filtered[column + 1 :: columns + 1] = data[column::columns]
    return bytes(filtered)
