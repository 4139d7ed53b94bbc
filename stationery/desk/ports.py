"""Ports: where the desk of each folder was last, so that a page of it that is still open finds it again."""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from urllib.parse import urlsplit

from stationery.data.files import make_folder, write
from stationery.data.resources import state_folder
from stationery.model.errors import StationeryError


def port_of(url: str) -> int:
    return urlsplit(url).port or 0


def last_port(path: str) -> int:
    """The port of the last desk on this folder or file; 0 where nothing is known of one."""
    try:
        with open(_file(path), encoding="ascii") as stream:
            found = stream.read(8)
    except (OSError, ValueError):
        return 0
    return int(found) if found.isdigit() and int(found) < 65536 else 0


def keep_port(path: str, port: int) -> None:
    """Remember a port. Where that can't be done, the next desk takes any that is free."""
    if last_port(path) == port:
        return
    with suppress(StationeryError, OSError):
        make_folder(os.path.dirname(_file(path)), private=True)
        write((_file(path), str(port).encode()), private=True)


def _file(path: str) -> str:
    name = hashlib.sha256(os.fsencode(os.path.realpath(path))).hexdigest()[:16]
    return os.path.join(state_folder(), "ports", name)
