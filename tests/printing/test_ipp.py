"""Requests and answers as bytes: read as RFC 8010 has them, and garbage is a PrinterError, never a traceback."""

from __future__ import annotations

import socket
import struct
import threading
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stationery.model.errors import PrinterError
from stationery.printing import ipp
from stationery.printing.connection import Server
from stationery.printing.cups import Target, queue_names
from stationery.printing.ipp import Range, Value, decode, encode
from stationery.printing.queue import read_queue, read_trays


def field(tag: int, name: str, body: bytes) -> bytes:
    return struct.pack(">BH", tag, len(name)) + name.encode() + struct.pack(">H", len(body)) + body


def member(name: str, value: bytes) -> bytes:
    return field(0x4A, "", name.encode()) + value


SIZE = (
    field(0x34, "", b"")
    + member("x-dimension", field(0x33, "", struct.pack(">ii", 7620, 21590)))
    + member("y-dimension", field(0x21, "", struct.pack(">i", 24130)))
    + field(0x37, "", b"")
)
ANSWER = (
    struct.pack(">BBHi", 2, 0, 0, 1)
    + bytes([1])
    + field(0x47, "attributes-charset", b"utf-8")
    + field(0x41, "status-message", "schön".encode())
    + bytes([4])
    + field(0x44, "media-supported", b"na_letter_8.5x11in")
    + field(0x44, "", b"iso_dl_110x220mm")
    + field(0x22, "printer-is-accepting-jobs", b"\x00")
    + field(0x23, "printer-state", struct.pack(">i", 5))
    + field(0x13, "page-ranges-default", b"")
    + field(0x35, "printer-info", struct.pack(">H", 2) + b"de" + struct.pack(">H", 4) + b"Haus")
    + field(0x34, "media-col-database", b"")
    + member("media-size", SIZE)
    + member("media-left-margin", field(0x21, "", struct.pack(">i", 300)))
    + field(0x37, "", b"")
    + field(0x30, "printer-supply", b"\x00\xff")
    + bytes([3])
)


def test_rfc_8010_3_1_an_answer_is_read() -> None:
    """RFC 8010, 3.1.2 to 3.1.6, and 3.5."""
    found = decode(ANSWER)
    assert found.well and found.message == "schön"
    size: dict[str, tuple[Value, ...]] = {"x-dimension": (Range(7620, 21590),), "y-dimension": (24130,)}
    assert found.of(ipp.PRINTER) == (
        {
            "media-supported": ("na_letter_8.5x11in", "iso_dl_110x220mm"),
            "printer-is-accepting-jobs": (False,),
            "printer-state": (5,),
            "page-ranges-default": (None,),
            "printer-info": ("Haus",),
            "media-col-database": ({"media-size": (size,), "media-left-margin": (300,)},),
            "printer-supply": (b"\x00\xff",),
        },
    )
    queue = read_queue("x", found.of(ipp.PRINTER)[0])
    assert not queue.accepting and queue.paused and queue.custom


def test_rfc_8010_3_1_1_a_request_is_what_the_standard_wants() -> None:
    """RFC 8010, 3.1.1: the two operation attributes come first."""
    data = encode(ipp.GET_JOBS, [(ipp.CHARSET, "attributes-charset", "utf-8"), (ipp.INTEGER, "limit", 5)], 7)
    assert data[:8] == struct.pack(">BBHi", 2, 0, 0x0A, 7)
    assert data[8] == 1 and data[-1] == 3
    assert data[9:-1] == field(0x47, "attributes-charset", b"utf-8") + field(0x21, "limit", struct.pack(">i", 5))


def test_rfc_8010_3_1_5_several_values_have_one_name() -> None:
    data = encode(ipp.GET_JOBS, [(ipp.KEYWORD, "requested-attributes", ["a", "b"])])
    assert data[9:-1] == field(0x44, "requested-attributes", b"a") + field(0x44, "", b"b")


DEEP = struct.pack(">BBHi", 2, 0, 0, 1) + bytes([4]) + field(0x34, "a", b"")
DEEP += (field(0x4A, "", b"b") + field(0x34, "", b"")) * 100_000


@pytest.mark.parametrize(
    "data",
    [b"", b"\x02", ANSWER[:-1], ANSWER[:60], b"HTTP/1.1 200 OK\r\n\r\n", b"\x09" + ANSWER[1:], DEEP],
    ids=["empty", "one byte", "no end", "cut off", "HTTP", "version 9", "collections without end"],
)
def test_what_is_no_answer_is_told(data: bytes) -> None:
    with pytest.raises(PrinterError, match="isn't one of the Internet Printing Protocol"):
        decode(data)


def read_all(data: bytes) -> None:
    """Read bytes as far as they can be read; only a PrinterError may come of it."""
    try:
        groups = decode(data).groups
    except PrinterError:
        return
    for _, attributes in groups:
        read_queue("x", attributes)
        read_trays(attributes)


@given(st.binary(max_size=400))
@settings(deadline=None)
def test_any_bytes_are_an_answer_or_a_printer_error(data: bytes) -> None:
    read_all(data)
    read_all(ANSWER[:9] + data + bytes([3]))


@given(st.data())
@settings(deadline=None, max_examples=200)
def test_an_answer_that_was_damaged_is_an_answer_or_a_printer_error(data: st.DataObject) -> None:
    changed = bytearray(ANSWER)
    for at in data.draw(st.lists(st.integers(0, len(ANSWER) - 1), max_size=6)):
        changed[at] = data.draw(st.integers(0, 255))
    read_all(bytes(changed[: data.draw(st.integers(0, len(changed)))]))


NAMES = st.sampled_from(
    ["media-supported", "media-size-supported", "media-col-database", "media-col-ready", "media-size", "x-dimension",
     "y-dimension", "media-left-margin", "media-source-properties", "sides-supported", "PageSize-default",
     "printer-is-accepting-jobs", "media-source-supported", "printer-state", "device-uri",
     "media-left-margin-supported"],
)  # fmt: skip
LEAVES = st.one_of(
    st.none(), st.booleans(), st.integers(-(2**31), 2**31 - 1), st.text(max_size=20), st.binary(max_size=4),
    st.builds(Range, st.integers(), st.integers()),
    st.sampled_from(["custom_min_1x1in", "custom_max_9e9x9in", "na_x_1x1in", "x_1x1mm"]),
)  # fmt: skip
ATTRIBUTES = st.recursive(
    st.dictionaries(NAMES, st.lists(LEAVES, max_size=3).map(tuple), max_size=4),
    lambda inner: st.dictionaries(NAMES, st.lists(st.one_of(LEAVES, inner), max_size=3).map(tuple), max_size=4),
)


@given(ATTRIBUTES)
@settings(deadline=None, max_examples=100)
def test_attributes_of_any_type_make_a_queue(attributes: dict[str, tuple[Value, ...]]) -> None:
    read_queue("x", attributes)
    read_trays(attributes)


@pytest.fixture
def answering() -> Iterator[list[bytes]]:
    """What a server on loopback answers to whoever connects, whatever is asked; its port is the first, as text."""
    answers: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as listening:
        answers.append(str(listening.getsockname()[1]).encode())

        def serve() -> None:
            while True:
                try:
                    connection, _ = listening.accept()
                except OSError:
                    return
                with connection:
                    connection.recv(1 << 16)
                    connection.sendall(answers[-1])

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield answers
        listening.shutdown(socket.SHUT_RDWR)
    thread.join(2)


GARBAGE = [
    b"",
    b"SSH-2.0-OpenSSH_9.2\r\n",
    b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nabcd",
    b"HTTP/1.1 200 OK\r\nContent-Length: 900000\r\n\r\nabcd",
    b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
    b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n",
    b"HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n",
    b"HTTP/1.1 426 Upgrade Required\r\nContent-Length: 0\r\n\r\n",
    b"HTTP/1.1 " + b"9" * 100_000,
    b"\xff" * 70_000,
]


@pytest.mark.parametrize("answer", GARBAGE, ids=lambda answer: repr(answer[:24]))
def test_a_server_that_talks_garbage_is_a_printer_error(answer: bytes, answering: list[bytes]) -> None:
    port = int(answering[0])
    answering.append(answer)
    with pytest.raises(PrinterError):
        queue_names(Target(Server("127.0.0.1", port), "", 2.0))


def test_a_sound_answer_comes_through(answering: list[bytes]) -> None:
    port = int(answering[0])
    answering.append(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(ANSWER) + ANSWER)
    found = Target(Server("127.0.0.1", port), "", 2.0).attributes()
    assert found and found["printer-info"] == ("Haus",)
