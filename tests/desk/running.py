"""A desk that runs as a process of its own, and requests to it as a browser, or somebody else, would send them."""

from __future__ import annotations

import asyncio
import json
import os
import re
import signal
import socket
import sys
import time
import traceback
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any, NoReturn

import pytest

from stationery.desk.guard import Limits
from stationery.desk.pages_open import PagesOpen
from stationery.desk.routes import make_app
from stationery.desk.server import Manner, serve
from stationery.desk.shared import Desk
from stationery.desk.sheets import Sheets
from stationery.studio import Studio


class Forked:
    """A copy of this process, which has read all that a desk imports, and does `work` instead of tests; `stdout` is
    what it prints. As a Popen, as far as tests ask it."""

    def __init__(self, work: Callable[[], None], environment: Mapping[str, str]) -> None:
        reading, writing = os.pipe()
        self._code: int | None = None
        if not hasattr(os, "fork"):
            pytest.skip("this system can't copy a process")
        self.pid = os.fork()
        if not self.pid:
            os.close(reading)
            self._work(work, environment, writing)
        os.close(writing)
        self.stdout = open(reading, encoding="utf-8")  # noqa: SIM115 - closed when the process is waited for

    @staticmethod
    def _work(work: Callable[[], None], environment: Mapping[str, str], writing: int) -> NoReturn:
        code = 1
        try:
            os.dup2(writing, 1)
            sys.stdout = os.fdopen(1, "w", encoding="utf-8")
            os.environ.clear()
            os.environ.update(environment)
            signal.signal(signal.SIGINT, signal.default_int_handler)
            asyncio._set_running_loop(None)  # a browser's driver may have one in this thread
            work()
            code = 0
        except BaseException:  # noqa: BLE001 - whatever it is, no test of this process may go on here
            traceback.print_exc(file=sys.stdout)
        finally:
            sys.stdout.flush()
            os._exit(code)

    def poll(self) -> int | None:
        """The exit code, negative after a signal; None while it runs."""
        if self._code is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self._end(status)
        return self._code

    def wait(self, seconds: float = 60) -> int:
        """The exit code, once it has ended."""
        until = time.monotonic() + seconds
        while (code := self.poll()) is None:
            assert time.monotonic() < until, "it does not end"
            time.sleep(0.005)
        return code

    def send_signal(self, number: int) -> None:
        if self.poll() is None:
            os.kill(self.pid, number)

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)
        self.wait()

    def _end(self, status: int) -> None:
        self._code = os.waitstatus_to_exitcode(status)
        self.stdout.close()


def _serve(folder: Path, file: str, idle: float, limits: Limits) -> None:
    desk = Desk(Sheets(str(folder), file), Studio(), PagesOpen(), lambda: datetime.now().astimezone())

    def tell(url: str) -> None:
        sys.stdout.write(f"{url}\n")
        sys.stdout.flush()

    with suppress(KeyboardInterrupt):
        serve(make_app(desk), desk.pages, 0, tell, desk.look, Manner(idle, limits))


HEAD = re.compile(rb"HTTP/1\.1 (\d+) .*?\r\n\r\n", re.DOTALL)


class Running:
    """A desk over `folder`, with a browser's cookie."""

    def __init__(
        self, folder: Path, *, file: str = "", idle: float = 600, seconds: float = 10, body: int = 2_000_000
    ) -> None:
        state = folder.parent / f"{folder.name}-state"
        environment = {**os.environ, "XDG_STATE_HOME": str(state), "PYTHONPATH": os.getcwd()}
        self.state = state / "stationery"
        self.process = Forked(lambda: _serve(folder, file, idle, Limits(body=body, seconds=seconds)), environment)
        self.url = self.process.stdout.readline().strip()
        assert self.url.startswith("http"), self.url + self.process.stdout.read()
        self.port = int(self.url.split(":")[2].split("/")[0])
        self.token = self.url.partition("token=")[2]
        self.host = f"127.0.0.1:{self.port}"
        self.cookie = f"stationery_desk_{self.port}={self.token}"

    def __enter__(self) -> Running:
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()

    def kill(self) -> None:
        """As a crash would: nothing of the desk's runs any more."""
        self.process.kill()

    def interrupt(self) -> None:
        """Ctrl-C, and wait until the process is gone."""
        self.process.send_signal(signal.SIGINT)
        self.process.wait(60)

    def headers(self, **others: str | None) -> dict[str, str]:
        """What our page's requests have; `others` replace some, None takes one away."""
        usual: dict[str, str | None] = {
            "Host": self.host,
            "Cookie": self.cookie,
            "Origin": f"http://{self.host}",
            "Sec-Fetch-Site": "same-origin",
            "Content-Type": "application/json",
        }
        usual |= {name.replace("_", "-"): text for name, text in others.items()}
        return {name: text for name, text in usual.items() if text is not None}

    def connect(self, timeout: float = 10) -> socket.socket:
        return socket.create_connection(("127.0.0.1", self.port), timeout)

    def ask(self, line: str, headers: Mapping[str, str], body: bytes = b"", *more: str) -> tuple[int, str, bytes]:
        """Status, head and body of the answer to `GET /…` or `POST /…`, sent byte for byte; `more` rows of the head."""
        rows = [f"{line} HTTP/1.1", *(f"{name}: {text}" for name, text in headers.items()), *more]
        if body and "Content-Length" not in headers and "Transfer-Encoding" not in headers:
            rows.append(f"Content-Length: {len(body)}")
        rows.append("Connection: close")
        with self.connect() as connection:
            connection.sendall(("\r\n".join(rows) + "\r\n\r\n").encode("latin-1") + body)
            return read_answer(connection)

    def get(self, path: str) -> tuple[int, str, bytes]:
        return self.ask(f"GET {path}", self.headers(Origin=None, Content_Type=None))

    def post(self, path: str, asked: Any) -> tuple[int, Any]:
        """Status and what the JSON of the answer says, as the page asks for it."""
        status, _, body = self.ask(f"POST {path}", self.headers(), json.dumps(asked).encode())
        return status, json.loads(body)

    def open(self, name: str) -> dict[str, Any]:
        """The answer to opening the file of that name."""
        _, state = self.post("/api/state", {})
        id = next(each["id"] for each in state["files"] if each["name"] == name)
        _, opened = self.post("/api/open", {"file": id})
        assert isinstance(opened, dict)
        return opened

    def listen(self) -> socket.socket:
        """A page's stream of events, after its head."""
        connection = self.connect()
        rows = [f"{name}: {text}" for name, text in self.headers(Origin=None, Content_Type=None).items()]
        connection.sendall(("\r\n".join(["GET /api/events HTTP/1.1", *rows]) + "\r\n\r\n").encode())
        begun = b""
        while b"retry: " not in begun:
            begun += connection.recv(4096)
        return connection


def read_answer(connection: socket.socket) -> tuple[int, str, bytes]:
    """All that comes until the other side closes; status 0 where nothing comes."""
    data = b""
    while True:
        try:
            piece = connection.recv(65536)
        except ConnectionResetError:
            break
        if not piece:
            break
        data += piece
    match = HEAD.match(data)
    if match is None:
        return 0, "", data
    head, body = match[0].decode("latin-1"), data[match.end() :]
    if "transfer-encoding: chunked" in head.lower():
        body = _join(body)
    return int(match[1]), head, body


def _join(chunked: bytes) -> bytes:
    pieces = []
    while chunked:
        size, _, rest = chunked.partition(b"\r\n")
        pieces.append(rest[: int(size, 16)])
        chunked = rest[int(size, 16) + 2 :]
    return b"".join(pieces)


def next_event(connection: socket.socket, seconds: float = 5) -> dict[str, Any]:
    """The next event of a stream."""
    connection.settimeout(seconds)
    data = b""
    while b"\n\n\r\n" not in data.partition(b"data: ")[2]:
        piece = connection.recv(4096)
        assert piece, f"the stream has ended after {data!r}"
        data += piece
    found = json.loads(data.partition(b"data: ")[2].partition(b"\n\n")[0])
    assert isinstance(found, dict)
    return found
