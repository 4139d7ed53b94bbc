"""What tests of the desk ask of a Running one: JSON, letter files by name, and the next event of a kind."""

from __future__ import annotations

import socket
from pathlib import Path
from typing import Any

from tests.desk.running import Running, next_event

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


def await_event(connection: socket.socket, seconds: float = 60, **facts: Any) -> dict[str, Any]:
    """The next event with these facts."""
    while True:
        event = next_event(connection, seconds)
        if all(event.get(key) == fact for key, fact in facts.items()):
            return event
