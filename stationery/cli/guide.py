"""stationery guide: shows the manual, chapter by chapter, in the terminal or in a browser."""

from __future__ import annotations

import os
import shutil

import click

from stationery.cli import files
from stationery.cli.option_groups import OPTIONS
from stationery.cli.options import Option, Request, argument, command, option
from stationery.cli.terminal import page, say, tell
from stationery.model.errors import did_you_mean
from stationery.reading.guide import FOLDER, Chapter, as_html, as_text, chapters

_WIDEST = 88
"""Columns of text; longer lines are hard to read."""


@command(
    argument("topic", required=False),
    option("open_", Option("--open", "Open the chapter in your browser, with its pictures.", OPTIONS, flag=True)),
)
def guide(request: Request) -> None:
    """Read the manual: the chapter about TOPIC, or the list of chapters.

    \b
      stationery guide                 list the chapters
      stationery guide envelopes       read about envelopes
      stationery guide letters --open  read about letters in the browser
    """
    all_ = chapters()
    topic = (request.text("topic") or "").strip().casefold().replace(" ", "-").removesuffix(".md")
    chapter = next((each for each in all_ if each.topic == topic), None)
    if topic and chapter is None:
        raise click.UsageError(f"there is no chapter {topic!r}; {did_you_mean(topic, [each.topic for each in all_])}")
    if request.flag("open_"):
        _open(chapter or all_[0], all_)
    elif chapter is None:
        width = max(len(each.topic) for each in all_)
        say("\n".join(f"{each.topic:<{width}}  {each.about}" for each in all_))
        tell("\n`stationery guide TOPIC` shows a chapter; with --open, in your browser.")
    else:
        page(as_text(chapter.text, min(_WIDEST, shutil.get_terminal_size().columns - 2)))


def _open(chapter: Chapter, all_: tuple[Chapter, ...]) -> None:
    """Write the chapters as pages to a temporary folder, and open one; its path is printed, if no browser can be."""
    import tempfile

    folder = tempfile.mkdtemp(prefix="stationery-guide-")
    pictures = os.path.join(FOLDER, "pictures")
    if os.path.isdir(pictures):
        shutil.copytree(pictures, os.path.join(folder, "pictures"))
    files.write(*((os.path.join(folder, f"{each.topic}.html"), as_html(each, all_).encode()) for each in all_))
    path = os.path.join(folder, f"{chapter.topic}.html")
    say(path)
    if click.launch(path) != 0:
        tell("No browser could be opened; open this file in one.")
