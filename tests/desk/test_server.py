"""How the desk listens."""

from __future__ import annotations

import asyncio
import socket
from concurrent.futures import ThreadPoolExecutor

from stationery.desk import server


def test_the_end_of_an_answer_waits_for_no_acknowledgment() -> None:
    """A browser may take 40 ms to acknowledge the beginning."""

    async def is_sent_at_once() -> bool:
        taken: asyncio.Future[socket.socket] = asyncio.get_running_loop().create_future()

        class Taken(asyncio.Protocol):
            def connection_made(self, transport: asyncio.BaseTransport) -> None:
                taken.set_result(transport.get_extra_info("socket"))

        (listening, *others) = server._listen(0)
        for each in others:
            each.close()
        loop = asyncio.get_running_loop()
        async with await loop.create_server(Taken, sock=listening):
            _, writer = await asyncio.open_connection(*listening.getsockname())
            found = (await taken).getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
            writer.close()
        return bool(found)

    with ThreadPoolExecutor(1) as apart:  # a browser's loop may be running in this one
        assert apart.submit(lambda: asyncio.run(is_sent_at_once())).result()
