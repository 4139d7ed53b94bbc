"""Guard: lets nobody in but the page that was opened from here, whatever other pages the browser shows.

A server on loopback can be reached by every page in the same browser. So each request must name one of our own hosts
(a rebound name of somebody else's leads to our address, but says its own), bring the cookie that only the opened URL
sets, and, where it changes anything, come from our page and as a kind of content that no form can send.
"""

from __future__ import annotations

import asyncio
import hmac
from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from typing import Any
from urllib.parse import parse_qs

from stationery.model.values import value

Scope = Mapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Any, Receive, Send], Awaitable[None]]

COOKIE = "stationery_desk"
OF_A_LIST = b"application/octet-stream"
"""The kind of content of a list that is dropped on the page; a header of ours goes with it, which no form can send."""
LIST_HEADER = b"x-stationery-name"

_JSON = b"application/json"
_POLICY = (
    "default-src 'self'; img-src 'self' blob: data:; style-src 'self'; script-src 'self'; connect-src 'self';"
    " font-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_HEADERS: tuple[tuple[bytes, bytes], ...] = (
    (b"content-security-policy", _POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"cache-control", b"no-store"),
)


@value
class Limits:
    """The most bytes of a request's body, of a list's, and seconds until either has to be here."""

    body: int = 2_000_000
    listing: int = 30_000_000
    seconds: float = 10.0


class Refused(Exception):
    """A request that is not answered; `status` and a word why."""

    def __init__(self, status: int, why: str) -> None:
        super().__init__(why)
        self.status = status
        self.why = why


class Guard:
    """An ASGI application around another one. `port` is ours, known once we listen; `token` is in the opened URL."""

    def __init__(self, app: App, token: str, limits: Limits | None = None) -> None:
        self._app = app
        self._token = token
        self._limits = limits or Limits()
        self.port = 0

    async def __call__(self, scope: Any, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            return  # uvicorn is told to have no web sockets; nothing answers one
        try:
            headers = _read_headers(scope)
            host = self._check_host(headers)
            if scope["path"] == "/" and scope["query_string"]:
                self._check_token(scope)
                await _answer(send, 303, b"", (b"location", b"/"), self._cookie())
                return
            self._check_cookie(headers)
            self._check_origin(scope["method"], headers, host)
            most = self._check_content(scope["method"], headers)
            body = await self._read_body(receive, most)
        except Refused as refused:
            # What is left of the request isn't read, so the connection can't go on.
            kind = (b"content-type", b"text/plain; charset=utf-8")
            await _answer(send, refused.status, refused.why.encode(), kind, (b"connection", b"close"))
            return
        await self._app(scope, _replay(body, receive), _add_headers(send))

    def _check_host(self, headers: Mapping[bytes, list[bytes]]) -> str:
        """The host that the request names, one of our three."""
        named = headers.get(b"host", [])
        ours = {f"{name}:{self.port}" for name in ("127.0.0.1", "localhost", "[::1]")}
        host = named[0].decode("latin-1") if len(named) == 1 else ""
        if host not in ours:
            raise Refused(403, "This address is not the desk's.")
        return host

    def _check_token(self, scope: Scope) -> None:
        given = parse_qs(scope["query_string"].decode("latin-1")).get("token", [])
        if scope["method"] != "GET" or len(given) != 1 or not hmac.compare_digest(given[0].encode(), self._bytes):
            raise Refused(403, "This link has expired. Start `stationery desk` again and open the address it prints.")

    def _check_cookie(self, headers: Mapping[bytes, list[bytes]]) -> None:
        given = [
            part.partition(b"=")[2]
            for row in headers.get(b"cookie", [])
            for part in row.replace(b" ", b"").split(b";")
            if part.startswith(f"{COOKIE}_{self.port}=".encode())
        ]
        if len(given) != 1 or not hmac.compare_digest(given[0], self._bytes):
            raise Refused(403, "Open the desk with the address that `stationery desk` prints.")

    def _check_origin(self, method: str, headers: Mapping[bytes, list[bytes]], host: str) -> None:
        """Refuse what another page asks for, as far as the browser says who asks."""
        origins = headers.get(b"origin", [])
        ours = f"http://{host}".encode()
        if any(origin != ours for origin in origins) or len(origins) > 1:
            raise Refused(403, "Another page asked for this.")
        sites = headers.get(b"sec-fetch-site", [])
        # `none` is an address that a person typed or a bookmark; a page can't send it.
        welcome = (b"same-origin", b"none") if method == "GET" else (b"same-origin",)
        if len(sites) > 1 or any(site not in welcome for site in sites):
            raise Refused(403, "Another page asked for this.")
        if method not in ("GET", "HEAD", "POST"):
            raise Refused(405, "The desk has no such method.")
        if method == "POST" and not origins:
            raise Refused(403, "This request does not say which page it comes from.")

    def _check_content(self, method: str, headers: Mapping[bytes, list[bytes]]) -> int:
        """The most bytes that the body may have."""
        if method != "POST":
            return 0
        kinds = headers.get(b"content-type", [])
        kind = kinds[0].partition(b";")[0].strip().lower() if len(kinds) == 1 else b""
        if kind == OF_A_LIST and headers.get(LIST_HEADER):
            most = self._limits.listing
        elif kind == _JSON:
            most = self._limits.body
        else:
            raise Refused(415, "The desk takes JSON.")
        length = headers.get(b"content-length", [b""])[0]
        if length.isdigit() and int(length) > most:
            raise Refused(413, "This is larger than the desk takes.")
        return most

    async def _read_body(self, receive: Receive, most: int) -> bytes:
        """The whole body, which must be here in time and no larger than allowed."""
        if not most:
            return b""
        pieces: list[bytes] = []
        size = 0
        try:
            async with asyncio.timeout(self._limits.seconds):
                while True:
                    message = await receive()
                    if message["type"] == "http.disconnect":
                        raise Refused(400, "The request was cut off.")
                    size += len(message.get("body", b""))
                    if size > most:
                        raise Refused(413, "This is larger than the desk takes.")
                    pieces.append(message.get("body", b""))
                    if not message.get("more_body"):
                        return b"".join(pieces)
        except TimeoutError:
            raise Refused(408, "The request took too long.") from None

    def _cookie(self) -> tuple[bytes, bytes]:
        words = f"{COOKIE}_{self.port}={self._token}; Path=/; HttpOnly; SameSite=Strict"
        return b"set-cookie", words.encode()

    @property
    def _bytes(self) -> bytes:
        return self._token.encode()


def _read_headers(scope: Scope) -> dict[bytes, list[bytes]]:
    found: dict[bytes, list[bytes]] = {}
    for name, text in scope["headers"]:
        found.setdefault(name.lower(), []).append(text)
    return found


def _replay(body: bytes, receive: Receive) -> Receive:
    """The body once, and after it what comes from the connection: that it ends."""
    waiting = [body]

    async def again() -> Message:
        if waiting:
            return {"type": "http.request", "body": waiting.pop(), "more_body": False}
        return await receive()

    return again


def _add_headers(send: Send) -> Send:
    async def with_headers(message: Message) -> None:
        if message["type"] == "http.response.start":
            own = [pair for pair in message.get("headers", []) if pair[0].lower() != b"cache-control"]
            message = {**message, "headers": [*own, *_HEADERS]}
        await send(message)

    return with_headers


async def _answer(send: Send, status: int, body: bytes, *headers: tuple[bytes, bytes]) -> None:
    length = (b"content-length", str(len(body)).encode())
    await send({"type": "http.response.start", "status": status, "headers": [*headers, length, *_HEADERS]})
    await send({"type": "http.response.body", "body": body})
