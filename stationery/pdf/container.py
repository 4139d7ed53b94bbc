"""Numbered objects written as a file: object streams, a cross-reference stream, an ID made from the content."""

from __future__ import annotations

import hashlib
import struct
from typing import Any

from stationery.pdf.syntax import packed, reference

from reportlab.pdfbase import pdfdoc  # isort: skip  (after syntax, which imports it quietly)

_HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_OBJECTS_IN_A_STREAM = 200


class Container(pdfdoc.PDFDocument):  # type: ignore[misc]
    """reportlab's registry of objects, with a writer of its own: reportlab's knows neither kind of stream."""

    def GetPDFData(self, canvas: Any) -> bytes:
        return self.format()

    def format(self) -> bytes:
        catalog, information = reference(self, self.Catalog), reference(self, self.info)
        objects: dict[int, bytes] = {}
        # Formatting an object may register further ones, which then stand behind it.
        while (nth := len(objects) + 1) in self.numberToId:
            objects[nth] = pdfdoc.format(self.idToObject[self.numberToId[nth]], self, toplevel=1)
        digest = hashlib.sha256(b"".join(objects.values())).hexdigest()[:32].upper()
        trailer = f"/Root {catalog} /Info {information} /ID [<{digest}><{digest}>]"
        return _written(objects, trailer)


def _written(objects: dict[int, bytes], trailer: str) -> bytes:
    """The file. Streams stand by themselves, all other objects in object streams."""
    out = [_HEADER]
    position = len(_HEADER)
    entries: dict[int, tuple[int, int, int]] = {0: (0, 0, 65535)}

    def put(nth: int, body: bytes) -> None:
        nonlocal position
        text = b"%d 0 obj\n%s\nendobj\n" % (nth, body)
        entries[nth] = (1, position, 0)
        out.append(text)
        position += len(text)

    loose = [nth for nth, body in objects.items() if not body.endswith(b"endstream")]
    for nth, body in objects.items():
        if body.endswith(b"endstream"):
            put(nth, body)
    last = len(objects)
    for start in range(0, len(loose), _OBJECTS_IN_A_STREAM):
        last += 1
        put(last, _object_stream(loose[start : start + _OBJECTS_IN_A_STREAM], objects, last, entries))
    last += 1
    entries[last] = (1, position, 0)
    # Offsets have five bytes: a mail merge may pass four gigabytes before it runs out of numbers.
    rows = b"".join(_row(*entries[nth]) for nth in range(last + 1))
    body = _stream(f"/Type /XRef /W [1 5 2] /Size {last + 1} {trailer}", rows)
    out.append(b"%d 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n" % (last, body, position))
    return b"".join(out)


def _object_stream(
    numbers: list[int], objects: dict[int, bytes], nth: int, entries: dict[int, tuple[int, int, int]]
) -> bytes:
    heads, bodies, offset = [], [], 0
    for index, inner in enumerate(numbers):
        body = objects[inner].rstrip(b"\n") + b"\n"
        heads.append(b"%d %d" % (inner, offset))
        bodies.append(body)
        offset += len(body)
        entries[inner] = (2, nth, index)
    head = b" ".join(heads) + b"\n"
    return _stream(f"/Type /ObjStm /N {len(numbers)} /First {len(head)}", head + b"".join(bodies))


def _row(kind: int, where: int, rest: int) -> bytes:
    return struct.pack(">BBIH", kind, where >> 32, where & 0xFFFFFFFF, rest)


def _stream(entries: str, data: bytes) -> bytes:
    squeezed = packed(data)
    head = f"<<{entries} /Filter /FlateDecode /Length {len(squeezed)}>>\nstream\n"
    return head.encode("latin-1") + squeezed + b"\nendstream"
