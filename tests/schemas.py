"""The JSON Schemas that are shipped, the line of each built-in file that names its own, and the guide's references.

`python -m tests.schemas --write` renews both; `tests/data/test_schemas.py` holds them to the declarations.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from stationery.catalog.kinds import KINDS
from stationery.cli.schema import text_of
from stationery.data import resources
from stationery.data.reference import reference
from stationery.products.schema import SENDER, find_kind, kind_names

LAYOUTS, FONTS = Path(resources.folder("layouts")), Path(resources.folder("fonts"))
GUIDE = Path(resources.__file__).parent.parent / "guide"
SCHEMAS = LAYOUTS / "engine" / "schemas"
BEGINS = "# yaml-language-server: $schema="
DATA = (*KINDS, SENDER)
"""The kinds that have built-in files."""


def files_of(name: str) -> list[Path]:
    """The built-in files of a kind."""
    if name == "fonts":
        return sorted(FONTS.rglob("*.yaml"))
    kind = find_kind(name)
    if kind.only:
        return [LAYOUTS / kind.folder]
    if name in ("calendar", "loading"):
        return sorted((LAYOUTS / kind.folder).rglob(f"{name}.yaml"))
    return sorted((LAYOUTS / kind.folder).glob("*.yaml"))


def first_line(name: str, path: Path) -> str:
    """The line by which an editor finds a file's schema."""
    return BEGINS + os.path.relpath(SCHEMAS / f"{name}.json", path.parent).replace(os.sep, "/")


HEADS = ("letter", "profile", "interview")
"""The kinds of files that everybody writes."""


def references() -> dict[str, str]:
    """The two chapters of the guide that list every key, by their files."""
    return {
        "reference.md": _chapter(
            "Reference",
            "Every key of the files that you write: letters, your profile, interviews. All values are text; a list is\n"
            "written in brackets, `[one, two]`, or one item a line after `- `.",
            HEADS,
        ),
        "reference-data.md": _chapter(
            "Reference of data files",
            "Every key of the files in `layouts/` and `fonts/`, built in or your own. [Files of your\n"
            "own](data.md) says how to write one.",
            [name for name in kind_names() if name not in (*HEADS, SENDER)],
        ),
    }


def _chapter(title: str, about: str, names: Iterable[str]) -> str:
    sections = "\n\n".join(reference(name, find_kind(name)) for name in names)
    return f"# {title}\n\n{about}\n\n{sections}\n"


def due() -> Iterator[tuple[Path, str]]:
    """Each file that is not as the declarations have it, and its text as it should be."""
    for name in kind_names():
        yield from _differing(SCHEMAS / f"{name}.json", f"{text_of(find_kind(name))}\n")
    for file, text in references().items():
        yield from _differing(GUIDE / file, text)
    for name in DATA:
        for path in files_of(name):
            text = path.read_text("utf-8")
            rest = text.partition("\n")[2] if text.startswith(BEGINS) else text
            yield from _differing(path, f"{first_line(name, path)}\n{rest}")


def _differing(path: Path, text: str) -> Iterator[tuple[Path, str]]:
    if not path.exists() or path.read_text("utf-8") != text:
        yield path, text


if __name__ == "__main__":
    for path, text in due():
        sys.stdout.write(f"{path}\n")
        if "--write" in sys.argv:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
