"""What tests of the desk ask of a Running one: JSON, letter files by name, and the next event of a kind."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.desk.running import Running

SAMPLES = Path(__file__).resolve().parent.parent.parent / "samples"


def ask(desk: Running, name: str, code: int = 200, **asked: Any) -> Any:
    """The JSON that `/api/name` answers."""
    status, found = desk.post(f"/api/{name}", asked)
    assert status == code, found
    return found


def open_letter(desk: Running, name: str) -> tuple[str, str]:
    """The id and the text of a letter file."""
    opened = desk.open(name)
    return opened["id"], opened["text"]


class Told:
    """What the desk tells a page that listens; nothing that comes at once is lost."""

    def __init__(self, desk: Running) -> None:
        self._connection = desk.listen()
        self._data = b""

    def __enter__(self) -> Told:
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()

    def next(self, seconds: float = 60, **facts: Any) -> dict[str, Any]:
        """The next event with these facts; those before it are passed by."""
        self._connection.settimeout(seconds)
        while True:
            begun, data, rest = self._data.partition(b"data: ")
            event, ended, rest = rest.partition(b"\n\n")
            if data and ended:
                self._data = rest
                found: dict[str, Any] = json.loads(event)
                if all(found.get(key) == fact for key, fact in facts.items()):
                    return found
                continue
            piece = self._connection.recv(4096)
            assert piece, f"the stream has ended after {begun!r}"
            self._data += piece
