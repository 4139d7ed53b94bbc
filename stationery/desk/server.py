"""Serves the desk on loopback until its last page has been closed for a while, or until Ctrl-C."""

from __future__ import annotations

import asyncio
import errno
import os
import secrets
import socket
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from stationery.desk.guard import App, Guard, Limits
from stationery.desk.pages_open import PagesOpen
from stationery.model.errors import StationeryError
from stationery.model.values import value

IDLE = 600.0
"""Seconds without a page after which the desk ends."""

_ASK = 0.1
"""Seconds between two looks at whether to end: Ctrl-C waits that long for the streams of events to be closed."""

_LOOK = 0.5
"""Seconds between two looks at the opened files."""

_FEW = 64
"""Connections at the same time; a browser has six for one page."""

_HEAD_BYTES = 32_768
"""The most bytes of a request's head."""

_TCP = socket.IPPROTO_TCP
"""asyncio sends at once only where a socket names its protocol: else the end of an answer waits for the browser to have
acknowledged its beginning, which takes 40 ms."""


@value
class Manner:
    """How long the desk stays without a page, in seconds, what it takes of a request, and the port to try first."""

    idle: float = IDLE
    limits: Limits = Limits()
    last_port: int = 0


AS_USUAL = Manner()


def serve(
    app: App,
    pages: PagesOpen,
    port: int,
    opened: Callable[[str], None],
    look: Callable[[], None] | None = None,
    manner: Manner = AS_USUAL,
) -> None:
    """Listen on both loopback addresses, tell the URL that opens the page once it answers, and serve.

    `pages` are those that listen to the app. `look` is called every half second, and `opened` once, each in a thread
    of its own. With port 0, it is the last one, or any where that is taken now. Raises StationeryError where the port
    is taken.
    """
    sockets = _listen_again(manner.last_port) if not port and manner.last_port else []
    sockets = sockets or _listen(port)
    token = secrets.token_urlsafe(32)
    guard = Guard(app, token, manner.limits)
    guard.port = sockets[0].getsockname()[1]
    config = uvicorn.Config(
        guard, log_level="critical", access_log=False, lifespan="off", ws="none", server_header=False,
        date_header=False, loop="asyncio", http=_connection(manner.limits.seconds), interface="asgi3",
        limit_concurrency=_FEW, timeout_keep_alive=5, timeout_graceful_shutdown=1,
        h11_max_incomplete_event_size=_HEAD_BYTES, proxy_headers=False, forwarded_allow_ips="",
    )  # fmt: skip
    server = uvicorn.Server(config)
    url = f"http://127.0.0.1:{guard.port}/?token={token}"
    try:
        asyncio.run(_run(server, sockets, _Beside(pages, manner.idle, lambda: opened(url), look)))
    finally:
        for each in sockets:
            each.close()


@value
class _Beside:
    """What goes on beside the requests."""

    pages: PagesOpen
    idle: float
    opened: Callable[[], None]
    look: Callable[[], None] | None


async def _run(server: uvicorn.Server, sockets: list[socket.socket], beside: _Beside) -> None:
    beside.pages.begin(asyncio.get_running_loop())
    tasks = [asyncio.create_task(_end(server, beside)), asyncio.create_task(_open(server, beside.opened))]
    if beside.look:
        tasks.append(asyncio.create_task(_keep_looking(beside.look)))
    try:
        await server.serve(sockets=sockets)
    finally:
        for task in tasks:
            task.cancel()


async def _open(server: uvicorn.Server, opened: Callable[[], None]) -> None:
    """Tell the address once there is somebody to answer at it; a browser that starts slowly keeps nobody waiting."""
    while not server.started:
        await asyncio.sleep(_ASK / 10)
    await asyncio.to_thread(opened)


async def _keep_looking(look: Callable[[], None]) -> None:
    while True:
        await asyncio.sleep(_LOOK)
        await asyncio.to_thread(look)


async def _end(server: uvicorn.Server, beside: _Beside) -> None:
    """Close the pages' streams when the server is to end, by Ctrl-C or because nobody is there any more."""
    while True:
        await asyncio.sleep(_ASK)
        if beside.pages.seconds_without() >= beside.idle:
            server.should_exit = True
        if server.should_exit:
            beside.pages.end()


def _connection(seconds: float) -> type[H11Protocol]:
    """uvicorn's connection, closed where the head of a request isn't here in time: it waits for one without end."""

    class Connection(H11Protocol):
        _closing: asyncio.TimerHandle | None = None

        def connection_made(self, transport: Any) -> None:
            super().connection_made(transport)
            self._closing = self.loop.call_later(seconds, transport.close)

        def data_received(self, data: bytes) -> None:
            super().data_received(data)
            if self.cycle is not None and not self.cycle.response_complete:
                self._stop()
            elif self._closing is None:
                self._closing = self.loop.call_later(seconds, self.transport.close)

        def connection_lost(self, exc: Exception | None) -> None:
            self._stop()
            super().connection_lost(exc)

        def _stop(self) -> None:
            if self._closing:
                self._closing.cancel()
                self._closing = None

    return Connection


def _listen_again(port: int) -> list[socket.socket]:
    """The sockets of that port; none where it can't be had."""
    with suppress(StationeryError, OSError):
        return _listen(port)
    return []


def _listen(port: int) -> list[socket.socket]:
    """Sockets on 127.0.0.1 and, where there is such an address, on ::1, at the same port."""
    first = socket.socket(socket.AF_INET, socket.SOCK_STREAM, _TCP)
    try:
        _bind(first, "127.0.0.1", port)
    except OSError as wrong:
        first.close()
        if wrong.errno in (errno.EADDRINUSE, errno.EACCES):
            raise StationeryError(f"port {port} is taken", None, "choose another --port, or leave it out") from None
        raise
    first.listen(_FEW)  # before the address is told: a browser may be quicker than we are
    sockets = [first]
    with suppress(OSError):  # a computer without IPv6, or with that port taken there
        second = socket.socket(socket.AF_INET6, socket.SOCK_STREAM, _TCP)
        try:
            second.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
            _bind(second, "::1", first.getsockname()[1])
        except OSError:
            second.close()
            raise
        second.listen(_FEW)
        sockets.append(second)
    return sockets


def _bind(listening: socket.socket, host: str, port: int) -> None:
    # On Windows, SO_REUSEADDR would let two programs have the same port.
    alone = getattr(socket, "SO_EXCLUSIVEADDRUSE", None)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR if os.name == "posix" or alone is None else alone, 1)
    listening.bind((host, port))
    listening.listen()  # before the address is told: who comes early waits
