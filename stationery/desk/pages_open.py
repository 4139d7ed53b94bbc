"""PagesOpen: the pages of the desk that are open in a browser, and what is told to them as it happens."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import AsyncIterator
from contextlib import suppress

_BEAT = 15.0
"""Seconds after which a page is told nothing, so that a closed one is noticed."""
_WAITING = 200
"""Events that wait for one page; a page that does not take them is closed."""


class PagesOpen:
    """Each page listens on one stream of server-sent events. Call it from the server's own thread, but `tell_soon`."""

    def __init__(self) -> None:
        self._listeners: set[asyncio.Queue[dict[str, object] | None]] = set()
        self._alone_since = time.monotonic()
        self._loop: asyncio.AbstractEventLoop | None = None

    def begin(self, loop: asyncio.AbstractEventLoop) -> None:
        """The desk is served in this loop from now on."""
        self._loop = loop
        self._alone_since = time.monotonic()

    def seconds_without(self) -> float:
        """How long no page has been open; 0 while one is."""
        return 0.0 if self._listeners else time.monotonic() - self._alone_since

    def tell(self, event: dict[str, object]) -> None:
        for queue in tuple(self._listeners):
            if queue.qsize() < _WAITING:
                queue.put_nowait(event)
            else:
                self._leave(queue)

    def tell_soon(self, event: dict[str, object]) -> None:
        """The same from any thread."""
        if self._loop is None:
            return  # there is no page before the desk is served
        with suppress(RuntimeError):  # the desk has ended since
            self._loop.call_soon_threadsafe(self.tell, event)

    def end(self) -> None:
        """Say goodbye to every page, and close their streams."""
        for queue in tuple(self._listeners):
            queue.put_nowait({"type": "bye"})
            queue.put_nowait(None)
            self._leave(queue)

    def _leave(self, queue: asyncio.Queue[dict[str, object] | None]) -> None:
        if queue in self._listeners:
            self._listeners.discard(queue)
            self._alone_since = time.monotonic()

    async def listen(self) -> AsyncIterator[str]:
        """The stream of one page."""
        queue: asyncio.Queue[dict[str, object] | None] = asyncio.Queue()
        self._listeners.add(queue)
        try:
            yield "retry: 500\n\n"
            while queue in self._listeners or not queue.empty():
                try:
                    event = await asyncio.wait_for(queue.get(), _BEAT)
                except TimeoutError:
                    yield ": still here\n\n"
                    continue
                if event is None:
                    return
                yield f"data: {json.dumps(event, ensure_ascii=False)}\n\n"
        finally:
            self._leave(queue)
