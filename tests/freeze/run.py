"""Run one case at an empty desk, and hash what came of it."""

from __future__ import annotations

import hashlib
import importlib.util
import io
import os
import shlex
import shutil
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pypdfium2
from click.testing import CliRunner, _NamedTextIOWrapper
from PIL import Image

from stationery.cli.main import stationery

ROOT = Path(__file__).resolve().parents[2]
NO_PIXELS = "-"
PICTURES = (b"\x89PNG", b"\xff\xd8\xff")

_blocked = ""
_find_spec = importlib.util.find_spec


def _find(name: str, package: str | None = None) -> Any:
    return None if _blocked and name.startswith(_blocked) else _find_spec(name, package)


importlib.util.find_spec = _find


@dataclass(frozen=True)
class Case:
    """Commands, run one after another at one desk. Files and config are named as they stand there; `=` parts a name
    from that of the input, where they differ."""

    name: str
    commands: tuple[str, ...]
    files: tuple[str, ...] = ()
    config: tuple[str, ...] = ()
    env: dict[str, str] = field(default_factory=dict)
    given: str = ""
    """The input that is piped in."""
    blocked: str = ""
    """Packages whose name begins so are not installed."""
    refused: int = 0
    """The error that the system has when something is written."""
    terminal: bool = False
    """What is piped in is typed at a terminal."""
    quiet: int = 0
    """So many commands at first prepare the case only: what they make and say is no row."""

    def inputs(self) -> list[str]:
        names = [name.partition("=")[2] or name for name in (*self.files, *self.config)]
        return [*names, self.given] if self.given else names


@dataclass(frozen=True)
class Row:
    name: str
    bytes: str
    pixels: str
    data: bytes = b""

    def line(self) -> str:
        return f"{self.name}\t{self.bytes}\t{self.pixels}\n"


def short(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:16]


def pixels(data: bytes) -> str:
    """A hash of the pages as they look, in gray at 72 dpi; of a picture's points."""
    if data.startswith(PICTURES):
        with Image.open(io.BytesIO(data)) as picture:
            return short(repr((picture.mode, picture.size)).encode() + picture.tobytes())
    if not data.startswith(b"%PDF"):
        return NO_PIXELS
    seen = hashlib.sha256()
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        return NO_PIXELS
    for page in document:
        bitmap = page.render(scale=1, grayscale=True)
        width, height = page.get_size()
        seen.update(f"{width:.2f} {height:.2f} {bitmap.width} {bitmap.height} {bitmap.stride};".encode())
        seen.update(bytes(bitmap.buffer))
        bitmap.close()
        page.close()
    document.close()
    return seen.hexdigest()[:16]


def run(case: Case, work: Path, known: dict[str, Row]) -> list[Row]:
    """All rows of a case. Below `work` is a folder `inputs`, and one of this process's own is made. Pages are drawn
    only of what is not known byte for byte."""

    def row(name: str, data: bytes) -> Row:
        found, before = short(data), known.get(name)
        return Row(name, found, before.pixels if before and before.bytes == found else pixels(data), data)

    place = work / f"process-{os.getpid()}"
    shutil.rmtree(place, ignore_errors=True)
    desk, config, home = place / "desk", place / "config", place / "home"
    for folder in (desk, config, home):
        folder.mkdir(parents=True)
    for folder, names in ((desk, case.files), (config, case.config)):
        for name in names:
            there, _, source = name.partition("=")
            (folder / there).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(work / "inputs" / (source or there), folder / there)
    _set_environment(case, config, home)
    os.chdir(desk)
    given = (work / "inputs" / case.given).read_bytes() if case.given else None
    rows: list[Row] = []
    before: dict[str, bytes] = {}
    with _system(case):
        for number, command in enumerate(case.commands):
            if number == case.quiet:
                before = _contents(desk, config)
            done = CliRunner().invoke(stationery, shlex.split(command), input=given, prog_name="stationery")
            if number < case.quiet:
                if done.exit_code or done.exception:
                    raise RuntimeError(f"{case.name}: {command}: {done.stderr} {done.exception}")
                continue
            ending = f".{number - case.quiet + 1}" if len(case.commands) > case.quiet + 1 else ""
            said = f"$ stationery {command}\n".encode()
            if done.stdout_bytes.startswith(b"%PDF"):
                said += b"(a PDF)\n"
                rows.append(row(f"{case.name}/stdout{ending}", done.stdout_bytes))
            else:
                said += done.stdout_bytes
            said += b"-- stderr\n" + done.stderr_bytes + f"-- exit {done.exit_code}\n".encode()
            if done.exception is not None and not isinstance(done.exception, SystemExit):
                said += f"-- crash {type(done.exception).__name__}: {done.exception}\n".encode()
            for path, word in ((desk, "DESK"), (config, "CONFIG"), (home, "HOME"), (ROOT, "ROOT")):
                said = said.replace(str(path).encode(), word.encode())
            rows.append(row(f"{case.name}/said{ending}", said))
    made = _contents(desk, config)
    rows += [row(f"{case.name}/{name}", data) for name, data in made.items() if before.get(name) != data]
    rows += [row(f"{case.name}/{name} (gone)", b"") for name in before if name not in made]
    os.chdir(work)
    shutil.rmtree(place)
    return rows


def _contents(desk: Path, config: Path) -> dict[str, bytes]:
    found = {}
    for folder, word in ((desk, ""), (config, "config/")):
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                found[word + path.relative_to(folder).as_posix()] = path.read_bytes()
    return found


def _set_environment(case: Case, config: Path, home: Path) -> None:
    kept = {name: os.environ[name] for name in ("PATH", "PYTHONPATH", "TZ") if name in os.environ}
    os.environ.clear()
    os.environ.update(
        kept, HOME=str(home), STATIONERY_CONFIG=str(config), LC_ALL="C.UTF-8", COLUMNS="100", LINES="40", TERM="xterm"
    )
    os.environ.update(case.env)
    os.umask(0o022)
    warnings.simplefilter("ignore")


@contextmanager
def _system(case: Case) -> Iterator[None]:
    """A system that refuses to write, or lacks packages, if the case says so."""
    global _blocked
    write = os.write

    def refuse(handle: int, data: Any) -> int:
        raise OSError(case.refused, os.strerror(case.refused))

    _blocked = case.blocked
    if case.refused:
        os.write = refuse  # type: ignore[assignment]
    usual = _NamedTextIOWrapper.isatty
    if case.terminal:
        _NamedTextIOWrapper.isatty = lambda stream: stream.name == "<stdin>"  # type: ignore[method-assign]
    try:
        yield
    finally:
        _NamedTextIOWrapper.isatty = usual  # type: ignore[method-assign]
        os.write, _blocked = write, ""
