"""stationery desk: opens the page on which letters are written, seen, and printed."""

from __future__ import annotations

import os
from contextlib import suppress

import click

from stationery.cli.options import Option, Request, argument, command, option
from stationery.cli.terminal import say, tell
from stationery.model.errors import Place, StationeryError


@command(
    argument("file", required=False, metavar="[FILE|FOLDER]"),
    option(
        "port",
        Option(
            "--port",
            "Listen on this port; by default, on the one of the last time, or any that is free.",
            metavar="N",
            between=(1, 65535),
        ),
    ),
    option("no_browser", Option("--no-browser", "Only print the address; open it in a browser yourself.", flag=True)),
)
def desk(request: Request) -> None:
    """Open a page in your browser to write letters, see them as they will be printed, and print them.

    The page is served by this computer alone; nothing goes over the network. It works on the letter files in FOLDER
    (by default, the one you are in), or on FILE alone. It ends with Ctrl-C, or ten minutes after you close the page.

    \b
      stationery desk                      the letters of this folder
      stationery desk letters/             those of another
      stationery desk thank-you.md         one letter
    """
    from stationery.cli import settings  # 8.7 ms
    from stationery.desk.pages_open import PagesOpen  # 1 ms
    from stationery.desk.ports import keep_port, last_port, port_of  # 1 ms
    from stationery.desk.routes import make_app  # 120 ms
    from stationery.desk.server import Manner, serve  # 60 ms
    from stationery.desk.shared import Desk  # 20 ms
    from stationery.desk.sheets import Sheets  # 1 ms
    from stationery.studio import Studio  # 30 ms

    named = request.text("file") or "."
    if not os.path.exists(named):
        raise StationeryError("there is no such file or folder", Place(named), "start it with `stationery new`")
    folder, file = (named, "") if os.path.isdir(named) else (os.path.dirname(named) or ".", named)
    sheets, studio = Sheets(folder, file), Studio()

    def opened(url: str) -> None:
        keep_port(named, port_of(url))
        say(url)
        tell("The desk is open at this address, on this computer alone. Ctrl-C ends it.")
        if not request.flag("no_browser"):
            click.launch(url)

    with suppress(KeyboardInterrupt):
        desk = Desk(sheets, studio, PagesOpen(), settings.now, settings.zone())
        manner = Manner(last_port=last_port(named))
        serve(make_app(desk), desk.pages, request.number("port") or 0, opened, desk.look, manner)
    tell("The desk is closed. What the page calls saved is in the letters' files.")
