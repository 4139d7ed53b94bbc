"""A desk that runs as a program of its own, and a page's side of its conversation."""

from __future__ import annotations

import http.client
import json
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parent.parent.parent
SAMPLES = ROOT / "samples"
SECONDS = 60


class Served:
    """Asks a desk as its page does: with the cookie, from its own origin."""

    def __init__(self, url: str) -> None:
        self.host = urlsplit(url).netloc
        connection = http.client.HTTPConnection(self.host, timeout=SECONDS)
        connection.request("GET", url.partition(self.host)[2])
        answer = connection.getresponse()
        self._cookie = answer.headers["set-cookie"].partition(";")[0]
        connection.close()

    def ask(self, path: str, body: bytes, headers: Mapping[str, str]) -> tuple[int, bytes, Mapping[str, str]]:
        connection = http.client.HTTPConnection(self.host, timeout=SECONDS)
        own = {"cookie": self._cookie, "origin": f"http://{self.host}", "sec-fetch-site": "same-origin"}
        connection.request("POST", path, body, {**own, **headers})
        answer = connection.getresponse()
        found = answer.status, answer.read(), dict(answer.headers)
        connection.close()
        return found

    def post(self, name: str, code: int = 200, **asked: Any) -> Any:
        """The JSON that `/api/name` answers."""
        status, data, _ = self.ask(f"/api/{name}", json.dumps(asked).encode(), {"content-type": "application/json"})
        assert status == code, data.decode()
        return json.loads(data)

    def open(self, name: str) -> tuple[str, str]:
        """The id and the text of a letter file."""
        (found,) = [each for each in self.post("state")["files"] if each["name"] == name]
        return found["id"], self.post("open", file=found["id"])["text"]

    @contextmanager
    def events(self) -> Iterator[queue.Queue[dict[str, Any]]]:
        """What the desk tells while the page listens."""
        connection = http.client.HTTPConnection(self.host, timeout=SECONDS)
        connection.request("GET", "/api/events", headers={"cookie": self._cookie, "sec-fetch-site": "same-origin"})
        answer = connection.getresponse()
        told: queue.Queue[dict[str, Any]] = queue.Queue()
        ready = threading.Event()

        def read() -> None:
            try:
                for line in answer:
                    ready.set()
                    if line.startswith(b"data: "):
                        told.put(json.loads(line[6:]))
            except (OSError, ValueError, AttributeError):
                return  # the connection was closed

        threading.Thread(target=read, daemon=True).start()
        assert ready.wait(SECONDS)
        try:
            yield told
        finally:
            if connection.sock:
                connection.sock.close()


@contextmanager
def serve(folder: Path, **environment: str) -> Iterator[Served]:
    """A desk on the letter files of a folder."""
    command = [sys.executable, "-m", "stationery", "desk", str(folder), "--no-browser"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        try:
            assert process.stdout
            yield Served(process.stdout.readline().strip())
        finally:
            process.terminate()
            process.wait(10)


def next_event(told: queue.Queue[dict[str, Any]], kind: str, **facts: Any) -> dict[str, Any]:
    """The next event of a kind with these facts."""
    while True:
        event = told.get(timeout=SECONDS)
        if event["type"] == kind and all(event.get(key) == fact for key, fact in facts.items()):
            return event
