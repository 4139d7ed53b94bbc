"""merge --workers: the same bytes, ledger and words as by one process, and what is left when it ends early."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from stationery.cli.main import stationery
from stationery.model.errors import Place, Several, SourceError, StationeryError, UnknownName
from stationery.products.merge_workers import Crew, Share

ROOT = Path(__file__).resolve().parents[2]
NOTE = """\
---
from: |
  Jane Doe
  1 Main Street
  Portland, OR 97201
---
Thank you so much for {{gift}}, dear {{first name}}. We think of you whenever we use it.
"""
HEAD = "Prefix,First Name,Last Name,Street,City,State,ZIP,Gift\n"
PARTS = ("--split", "5", "-o", "out/all.pdf")
EACH = ("--each", "out", "--name", "{{last name}}")

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system can't copy a process")


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stranger: Path) -> Path:
    (tmp_path / "note.md").write_text(NOTE, "utf-8")
    rows = [f"{('Ms.', '')[n % 2]},Given{n},Lee{n % 4},{n // 2} Elm St,Salem,OR,97301,vase {n}" for n in range(23)]
    (tmp_path / "guests.csv").write_text(HEAD + "".join(f"{row}\n" for row in rows), "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1764000000")
    (tmp_path / "out").mkdir()
    return tmp_path


def run(*arguments: str, code: int = 0) -> Result:
    done = CliRunner().invoke(stationery, ("merge", "note.md", "guests.csv", *arguments))
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    assert done.exit_code == code, done.output
    return done


def both(desk: Path, *arguments: str, code: int = 0) -> dict[str, bytes]:
    """What is written and told, asserted to be the same by one process and by three."""
    found = []
    ledger = (desk / "made.csv").read_bytes() if (desk / "made.csv").exists() else b""
    for workers in ("1", "3"):
        (desk / "made.csv").unlink(missing_ok=True)
        if ledger:
            (desk / "made.csv").write_bytes(ledger)
        for path in (*(desk / "out").iterdir(), *desk.glob("*-rest*.csv")):
            path.unlink()
        done = run(*arguments, "--workers", workers, code=code)
        files = {path.name: path.read_bytes() for path in (*(desk / "out").iterdir(), *desk.glob("*.csv"))}
        found.append((done.stdout, done.stderr, files))
    assert found[0] == found[1]
    return found[1][2]


def spoil(desk: Path) -> None:
    """Two rows with faults, in the first part and in a later one."""
    path = desk / "guests.csv"
    path.write_text(re.sub(r"vase (3|17)\n", r"\n", path.read_text("utf-8")), "utf-8")


@pytest.mark.parametrize("way", [EACH, PARTS])
def test_three_processes_write_and_tell_what_one_does(desk: Path, way: tuple[str, ...]) -> None:
    files = both(desk, *way)
    assert len(files) == (48 if way is EACH else 12)
    assert files["made.csv"].count(b"\n") == 24
    ledger = files["made.csv"].splitlines(keepends=True)
    (desk / "made.csv").write_bytes(b"".join([*ledger[:3], *ledger[9:11]]))  # as an interrupted run leaves it
    again = both(desk, *way, "--again" if way is PARTS else "--quiet")
    assert again["made.csv"].count(b"\n") == (28 if way is PARTS else 24)


@pytest.mark.parametrize("way", [EACH, PARTS])
def test_rows_with_faults_stop_or_are_skipped_as_by_one_process(desk: Path, way: tuple[str, ...]) -> None:
    spoil(desk)
    both(desk, *way, code=3)
    assert not list((desk / "out").iterdir())
    files = both(desk, *way, "--skip-bad", code=1)
    assert files["guests-rest.csv"].count(b"\n") == 3 and files["made.csv"].count(b"\n") == 22
    both(desk, *way, "--dry-run", "--skip-bad", "--sort", "name", "--again", code=1)


def test_households_cards_and_emails_are_shared_out_too(desk: Path) -> None:
    path = desk / "guests.csv"
    path.write_text(re.sub(r"vase \d+", "a vase", path.read_text("utf-8")), "utf-8")
    both(desk, *EACH, "--household", "--cards", "--envelopes")
    both(desk, *PARTS, "--household", "--where", "Prefix!=Dr.", "--dry-run")
    both(desk, *PARTS, "--household")


def test_a_part_has_the_bytes_of_its_rows_alone(desk: Path) -> None:
    run(*PARTS, "--ledger", "none")
    run("--rows", "12-16", "-o", "alone.pdf", "--ledger", "none")
    for medium in ("", "-envelopes"):
        assert (desk / f"out/all{medium}-003.pdf").read_bytes() == (desk / f"alone{medium}.pdf").read_bytes()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--workers", "2", "-o", "all.pdf"), "one PDF for all is made by one process"),
        (("--workers", "2", *PARTS, "--cards"), "--workers with --split is for letters and envelopes"),
        ((*EACH, "--workers", "65"), "65 is not in the range"),
    ],
)
def test_what_workers_are_not_for_is_refused(arguments: tuple[str, ...], told: str) -> None:
    assert told in run(*arguments, code=2).stderr


def test_a_file_of_somebody_else_stops_all_of_them(desk: Path) -> None:
    (desk / "out" / "all-002.pdf").write_bytes(b"mine")
    done = run(*PARTS, "--workers", "3", code=1)
    assert "out/all-002.pdf: stationery didn't make this file" in done.stderr
    assert [path.name for path in (desk / "out").iterdir()] == ["all-002.pdf"] and not (desk / "made.csv").exists()


def test_errors_come_over_as_they_are() -> None:
    faults = (UnknownName("no such", Place("a", 2), "did you mean", ("x",)), SourceError("bad", Place("b"), "mend it"))
    several = Several(faults, "all was lost")
    several.understood = lambda: None

    def work(share: Share) -> None:
        raise several

    with Crew(1, work, "") as crew, pytest.raises(Several) as raised:
        crew.receive(0)
    assert str(raised.value) == str(several) and raised.value.exit_code == 3
    assert [each.candidates for each in raised.value.faults] == [("x",), ()]
    assert raised.value.written == "all was lost"


def test_a_worker_that_is_killed_ends_the_merge_in_words(desk: Path) -> None:
    def work(share: Share) -> None:
        (desk / "out" / f".stationery-{os.getpid()}-1.part").write_bytes(b"half")
        os.kill(os.getpid(), signal.SIGKILL)

    with Crew(2, work, "out") as crew, pytest.raises(StationeryError, match="one of the workers was ended"):
        crew.receive(1)
    assert not list((desk / "out").iterdir())


@pytest.mark.parametrize("signal_", [signal.SIGINT, signal.SIGKILL])
def test_an_interrupted_run_leaves_whole_files_and_no_processes_and_goes_on(
    desk: Path, signal_: signal.Signals
) -> None:
    rows = "".join(f"Ms.,Ann{n},Lee,{n} Elm St,Salem,OR,97301,vase {n}\n" for n in range(60))
    (desk / "guests.csv").write_text(HEAD + rows, "utf-8")
    command = [sys.executable, "-m", "stationery", "merge", "note.md", "guests.csv", "--each", "out", "-q"]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    started = subprocess.Popen(
        [*command, "--workers", "2"], env=environment, stderr=subprocess.PIPE, stdout=subprocess.PIPE,
        start_new_session=True,
    )  # fmt: skip
    deadline = time.monotonic() + 60
    ledger = desk / "made.csv"
    while time.monotonic() < deadline and not (ledger.exists() and ledger.read_bytes().count(b"\n") > 2):
        time.sleep(0.01)
    if signal_ == signal.SIGINT:
        os.killpg(started.pid, signal_)  # as a terminal does
    else:
        started.kill()
    said = started.communicate(timeout=120)[1].decode()  # not before the last of them has closed it
    if signal_ == signal.SIGINT:
        assert started.returncode == 130 and said.split() == ["Run", "it", "again", "to", "go", "on.", "Interrupted."]
        assert not list((desk / "out").glob("*.part"))
    made = (desk / "made.csv").read_text("utf-8").count("\n") - 1
    assert 0 < made < 60 and len(list((desk / "out").glob("*.pdf"))) < 120
    run("--each", "out", "-q", "--workers", "2")
    assert (desk / "made.csv").read_text("utf-8").count("\n") == 61
    files = {path.name: path.read_bytes() for path in (desk / "out").iterdir()}
    assert len(files) == 120
    run("--each", "whole", "-q", "--ledger", "none")
    assert files == {path.name: path.read_bytes() for path in (desk / "whole").iterdir()}
