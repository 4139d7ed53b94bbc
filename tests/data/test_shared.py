"""A file that several runs add to: each addition whole, none lost, even while others put a new file in its place."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from stationery.data.files import CannotWrite
from stationery.data.shared import SharedFile
from stationery.data.unfinished import Unfinished

ROOT = Path(__file__).resolve().parents[2]

ADDS = """
import sys
from stationery.data.shared import SharedFile
path, name = sys.argv[1:]
for number in range(150):
    with SharedFile(path).lock() as locked:
        line = f"{name} {number}\\n".encode()
        if number % 5:
            locked.append(line)
        else:
            locked.replace(locked.read() + line)
"""


def test_nothing_is_lost_between_processes(tmp_path: Path) -> None:
    path = tmp_path / "made.csv"
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    started = [subprocess.Popen([sys.executable, "-c", ADDS, str(path), name], env=environment) for name in "abcd"]
    assert [each.wait() for each in started] == [0] * 4
    lines = path.read_text().splitlines()
    assert len(lines) == 600 and set(lines) == {f"{name} {number}" for name in "abcd" for number in range(150)}
    for name in "abcd":
        own = [line for line in lines if line.startswith(name)]
        assert own == [f"{name} {number}" for number in range(150)]


@pytest.mark.skipif(os.name != "posix", reason="modes")
def test_it_is_its_owners_alone(tmp_path: Path) -> None:
    path = tmp_path / "made.csv"
    with SharedFile(str(path)).lock() as locked:
        locked.append(b"x\n")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    path.chmod(0o640)
    with SharedFile(str(path)).lock() as locked:
        locked.replace(b"y\n")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600 and path.read_bytes() == b"y\n"


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").write_bytes(b"x\n")
    (tmp_path / "made.csv").symlink_to(tmp_path / "real")
    with SharedFile(str(tmp_path / "made.csv")).lock() as locked:
        locked.replace(b"y\n")
    assert (tmp_path / "made.csv").is_symlink() and (tmp_path / "real").read_bytes() == b"y\n"


def test_what_cannot_be_written_is_told_before_anything_is_made(tmp_path: Path) -> None:
    assert SharedFile(str(tmp_path / "made.csv")).read() == b""
    with pytest.raises(CannotWrite, match="its folder does not exist"):
        SharedFile(str(tmp_path / "none" / "made.csv")).read()
    with pytest.raises(CannotWrite, match="can't be read"):
        SharedFile(str(tmp_path)).read()


def test_the_mark_of_a_run_names_its_first_day_and_goes_with_what_it_left(tmp_path: Path) -> None:
    from datetime import date

    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    first, second = date(2026, 11, 3), date(2026, 11, 4)
    run = Unfinished(str(tmp_path), "abc")
    assert run.day is None
    run.begin(first)
    mark = next(tmp_path.iterdir())
    mark.write_text(mark.read_text() + f"{second} {gone.pid}\n2026-1")
    assert run.day == first and Unfinished(str(tmp_path), "abd").day is None
    (tmp_path / f".stationery-{gone.pid}-1.part").write_text("half")
    (tmp_path / f".stationery-{os.getpid()}-1.part").write_text("another thread's")
    run.begin(second, anew=True)
    assert run.day == second
    mark.write_text(f"{second} {gone.pid}\n")
    run.finish()
    assert [path.name for path in tmp_path.iterdir()] == [f".stationery-{os.getpid()}-1.part"]
