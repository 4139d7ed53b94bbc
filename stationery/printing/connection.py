"""Where the print server is, and how a request gets there and its answer back: HTTP on a socket or to a host."""

from __future__ import annotations

import http.client
import os
import socket
import ssl
import time
from collections.abc import Mapping
from urllib.parse import urlsplit

from stationery.model.errors import PrinterError
from stationery.model.values import replace, value
from stationery.printing.ipp import Answer, decode

PORT = 631
SECONDS = 10.0
"""How long a server on this machine or a print server may take to answer."""

SECONDS_OF_PRINTER = 3.0
"""How long a printer may take; one that is off takes forever."""

_MOST_BYTES = 8_000_000
"""Greater than any list of media; 150 kB is much."""

_SOCKETS = ("/run/cups/cups.sock", "/var/run/cups/cups.sock", "/private/var/run/cupsd")
_SYSTEM = "/etc/cups"
_UPGRADE, _OK, _UNAUTHORIZED, _FORBIDDEN = 426, 200, 401, 403


@value
class Server:
    """A server: `at` is a socket's path or a host; `called` what the user calls it, empty if it is the usual one."""

    at: str
    port: int = PORT
    path: str = "/"
    encrypted: bool = False
    called: str = ""

    @property
    def words(self) -> str:
        return self.at if self.at.startswith("/") else f"{self.at}:{self.port}"


def find_server(environment: Mapping[str, str] | None = None) -> Server:
    """CUPS's server as `lp` looks for it: CUPS_SERVER, client.conf of the user, of the system, the socket, the port."""
    given = os.environ if environment is None else environment
    written = given.get("CUPS_SERVER", "") or _server_name(given)
    encrypted = given.get("CUPS_ENCRYPTION", "").lower() in ("always", "required")
    if written:
        return read_server(written, encrypted)
    for path in _SOCKETS:
        if os.path.exists(path):
            return Server(path)
    port = given.get("IPP_PORT", "")
    return Server("localhost", int(port) if port.isdigit() else PORT, encrypted=encrypted)


def read_server(written: str, encrypted: bool = False) -> Server:
    """A server as CUPS_SERVER and ServerName have it: `host`, `host:port`, `[address]:port`, `/path`, `…/version=1.1`.

    Raises PrinterError for what is none.
    """
    written = written.strip()
    if written.startswith("/"):
        return Server(written, called=written)
    try:
        parts = urlsplit(f"//{written.partition('/')[0]}")
        host, port = parts.hostname or "", parts.port or PORT
    except ValueError:
        host, port = "", 0
    if not host:
        hint = "write it as host, host:port, or the path of a socket, in CUPS_SERVER or client.conf"
        raise PrinterError(f"{written!r} isn't a print server", hint=hint)
    return Server(host, port, encrypted=encrypted, called=written)


def server_of(uri: str) -> Server | None:
    """The printer at a device URI; None if it does not speak IPP, or its address is only announced (DNS-SD)."""
    try:
        parts = urlsplit(uri)
        host, port = parts.hostname, parts.port
    except ValueError:
        return None
    if parts.scheme not in ("ipp", "ipps", "http", "https") or not host or "._tcp" in host:
        return None
    usual = {"http": 80, "https": 443}.get(parts.scheme, PORT)
    return Server(host, port or usual, parts.path or "/", parts.scheme in ("ipps", "https"), uri)


def uri_of(server: Server) -> str:
    """What a request to a printer calls it."""
    host = f"[{server.at}]" if ":" in server.at else server.at
    return f"ipp{'s' if server.encrypted else ''}://{host}:{server.port}{server.path}"


def ask(server: Server, request: bytes, seconds: float = SECONDS) -> Answer:
    """The server's answer. Raises PrinterError if it has none, or none that can be understood."""
    status, data = post(server, "POST", server.path, request, seconds)
    if status == _UPGRADE and not server.encrypted:
        return ask(replace(server, encrypted=True), request, seconds)
    if status in (_UNAUTHORIZED, _FORBIDDEN):
        raise PrinterError(f"the print server at {server.words} refuses to answer (HTTP {status})")
    if status != _OK:
        raise PrinterError(f"{server.words} isn't a print server (HTTP {status})")
    return decode(data)


def post(server: Server, verb: str, path: str, request: bytes | None, seconds: float = SECONDS) -> tuple[int, bytes]:
    """The status and the body of an HTTP answer; all of it within `seconds`. Raises PrinterError."""
    until = time.monotonic() + seconds
    connection = _Connection(server, seconds)
    headers = {"Content-Type": "application/ipp", "Connection": "close"} if request is not None else {}
    try:
        connection.request(verb, path, request, headers)
        answer = connection.getresponse()
        data = bytearray()
        while piece := answer.read1(1 << 16):
            data += piece
            if len(data) > _MOST_BYTES or time.monotonic() > until:
                raise PrinterError(f"the answer of {server.words} never ends")
        return answer.status, bytes(data)
    except (OSError, http.client.HTTPException, ValueError) as wrong:
        raise PrinterError(f"no print server answers at {server.words}", hint=_why(wrong)) from None
    finally:
        connection.close()


def _why(wrong: Exception) -> str:
    if isinstance(wrong, ssl.SSLError):
        return "its encryption could not be agreed on"
    if isinstance(wrong, ConnectionRefusedError | FileNotFoundError):
        return "is it running? CUPS_SERVER names another one"
    if isinstance(wrong, OSError) and wrong.strerror:
        return wrong.strerror.lower() if not isinstance(wrong, socket.gaierror) else "there is no host of that name"
    if isinstance(wrong, TimeoutError):
        return "it takes too long"
    return "it answers, but not in HTTP" if isinstance(wrong, http.client.HTTPException) else ""


class _Connection(http.client.HTTPConnection):
    """HTTP to a host or a socket. Printers sign their own certificates, so, as in CUPS, none is verified."""

    def __init__(self, server: Server, seconds: float) -> None:
        super().__init__("localhost" if server.at.startswith("/") else server.at, server.port, timeout=seconds)
        self._server = server

    def connect(self) -> None:
        if self._server.at.startswith("/"):
            self.sock = socket.socket(socket.AF_UNIX)
            self.sock.settimeout(self.timeout)
            self.sock.connect(self._server.at)
        else:
            super().connect()
        if self._server.encrypted:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
            context.check_hostname = False
            context.verify_mode = ssl.CERT_NONE
            self.sock = context.wrap_socket(self.sock, server_hostname=self._server.at)


def user_folders(environment: Mapping[str, str]) -> tuple[str, ...]:
    """The folders where CUPS keeps what a user has set up; since 2.5 in the desktop's place for such."""
    home, desktop = environment.get("HOME", ""), environment.get("XDG_CONFIG_HOME", "")
    folders = [environment.get("CUPS_USERCONFIG", ""), os.path.join(home, ".cups") if home else ""]
    folders.append(os.path.join(desktop or os.path.join(home, ".config"), "cups") if desktop or home else "")
    return tuple(folder for folder in folders if folder)


def settings(environment: Mapping[str, str], name: str) -> list[str]:
    """The lines of a file of CUPS's settings, the user's before the system's; of those that cannot be read, none."""
    system = environment.get("CUPS_SERVERROOT", "") or _SYSTEM
    found: list[str] = []
    for folder in (*user_folders(environment), system):
        try:
            with open(os.path.join(folder, name), encoding="utf-8", errors="replace") as stream:
                found += stream.read(1 << 16).splitlines()
        except (OSError, ValueError):
            continue
    return found


def _server_name(environment: Mapping[str, str]) -> str:
    for line in settings(environment, "client.conf"):
        key, _, rest = line.strip().partition(" ")
        if key.lower() == "servername" and rest.strip():
            return rest.strip()
    return ""
