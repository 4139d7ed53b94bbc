"""Serves the desk on loopback until its last page has been closed for a while, or until Ctrl-C."""

from __future__ import annotations

import asyncio
import errno
import secrets
import socket
from collections.abc import Callable
from contextlib import suppress

import uvicorn

from stationery.desk.guard import App, Guard
from stationery.desk.pages_open import PagesOpen
from stationery.model.errors import StationeryError

IDLE = 600.0
"""Seconds without a page after which the desk ends."""
_ASK = 1.0
_FEW = 64
"""Connections at the same time; a browser has six for one page."""


def serve(make_app: Callable[[PagesOpen], App], port: int, opened: Callable[[str], None], idle: float = IDLE) -> None:
    """Listen on both loopback addresses, tell the URL that opens the page, and serve.

    Raises StationeryError where the port is taken.
    """
    sockets = _listen(port)
    token = secrets.token_urlsafe(32)
    pages = PagesOpen()
    guard = Guard(make_app(pages), token)
    guard.port = sockets[0].getsockname()[1]
    config = uvicorn.Config(
        guard, log_level="critical", access_log=False, lifespan="off", ws="none", server_header=False,
        date_header=False,
        limit_concurrency=_FEW, timeout_keep_alive=5, timeout_graceful_shutdown=2, h11_max_incomplete_event_size=32_768,
        proxy_headers=False, forwarded_allow_ips="",
    )  # fmt: skip
    server = uvicorn.Server(config)
    try:
        asyncio.run(_run(server, sockets, pages, idle, lambda: opened(f"http://127.0.0.1:{guard.port}/?token={token}")))
    finally:
        for each in sockets:
            each.close()


async def _run(
    server: uvicorn.Server, sockets: list[socket.socket], pages: PagesOpen, idle: float, opened: Callable[[], None]
) -> None:
    opened()
    watching = asyncio.create_task(_end_when_idle(server, pages, idle))
    try:
        await server.serve(sockets=sockets)
    finally:
        watching.cancel()


async def _end_when_idle(server: uvicorn.Server, pages: PagesOpen, idle: float) -> None:
    while True:
        await asyncio.sleep(min(_ASK, idle))
        if server.should_exit:
            pages.end()
        elif pages.seconds_without() >= idle:
            pages.end()
            server.should_exit = True


def _listen(port: int) -> list[socket.socket]:
    """Sockets on 127.0.0.1 and, where there is such an address, on ::1, at the same port."""
    first = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        first.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        first.bind(("127.0.0.1", port))
    except OSError as wrong:
        first.close()
        if wrong.errno in (errno.EADDRINUSE, errno.EACCES):
            raise StationeryError(f"port {port} is taken", None, "choose another --port, or leave it out") from None
        raise
    first.listen(_FEW)  # before the address is told: a browser may be quicker than we are
    sockets = [first]
    with suppress(OSError):  # a computer without IPv6, or with that port taken there
        second = socket.socket(socket.AF_INET6, socket.SOCK_STREAM)
        second.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
        second.bind(("::1", first.getsockname()[1]))
        second.listen(_FEW)
        sockets.append(second)
    return sockets
