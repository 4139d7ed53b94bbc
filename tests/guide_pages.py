"""The examples of a page of the guide, or of the README: files that it makes, commands that it runs, what they print.

- A paragraph that ends with a file's name in backticks and a colon, and a block below it: the file is made. Names that
  begin with `layouts/` or `fonts/` are of the configuration folder.
- A block of `sh`: each line is run, in the order of the page. A comment `# exit 1` says how it ends, if not well.
- A block of `text` right below one of `sh`: what its last line prints to stdout.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_FENCE = re.compile(r"^```(?P<kind>\w*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
_NAMED = re.compile(r"`(?P<name>[^`\s]+)`[^`\n]*:\n\n$")
_EXIT = re.compile(r"#.*\bexit (\d+)")


@dataclass(frozen=True)
class MadeFile:
    line: int
    name: str
    text: str


@dataclass(frozen=True)
class CommandLine:
    """A command; `shown` is what the page says that it prints, None if it says nothing."""

    line: int
    text: str
    shown: str | None = None

    @property
    def exit_code(self) -> int:
        found = _EXIT.search(self.text)
        return int(found[1]) if found else 0

    def words(self) -> list[str]:
        return shlex.split(self.text, comments=True)


def examples(page: str) -> Iterator[MadeFile | CommandLine]:
    """The examples in the page's order. Lines of `sh` that are no command of ours are left out."""
    found = list(_FENCE.finditer(page))
    for number, fence in enumerate(found):
        line = page.count("\n", 0, fence.start()) + 2
        named = _NAMED.search(page[: fence.start()])
        if fence["kind"] == "sh":
            rows = [(line + at, row) for at, row in enumerate(fence["text"].splitlines())]
            ours = [(at, row) for at, row in rows if row.startswith("stationery ")]
            after = found[number + 1] if number + 1 < len(found) else None
            shows = after and after["kind"] == "text" and page[fence.end() : after.start()] == "\n"
            for at, row in ours:
                last = shows and (at, row) == ours[-1] and after
                yield CommandLine(at, row, after["text"] if last and after else None)
        elif fence["kind"] in ("markdown", "yaml", "csv", "json", "text", "vcf") and named:
            yield MadeFile(line, named["name"], fence["text"])


def place_of(name: str, folder: Path, configuration: Path) -> Path:
    """Where a made file goes."""
    return (configuration if name.startswith(("layouts/", "fonts/")) else folder) / name
