"""What goes wrong on the way is told truly, and in time: from the shell, against a real print system."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from stationery.cli.main import stationery
from stationery.model.errors import PrinterError
from stationery.printing.connection import read_server
from stationery.printing.cups import STATES, Target, queue_at
from stationery.printing.lp import cancel
from tests.printing.conftest import document, ensure_queue
from tests.printing.print_system import Printer, PrintSystem, wait_for


@pytest.fixture
def printer(system: PrintSystem, server: Target, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Printer]:
    """The printer of the queue Office, on which nothing waits afterward; and a letter and an envelope to print."""
    made = ensure_queue(system, "Office")
    monkeypatch.chdir(tmp_path)
    for name in ("letter", "us-10"):
        Path(f"{name}.pdf").write_bytes(document(name).pdf)
    yield made
    for how in ("jam", "empty"):
        made.fail(how, on=False)
    system.run("cupsenable", "Office")
    system.run("cancel", "-a", "Office")


def run(*arguments: str, code: int = 0) -> Result:
    done = CliRunner().invoke(stationery, ("print", *arguments))
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    assert done.exit_code == code, done.stdout + done.stderr
    return done


def told(done: Result) -> dict[str, Any]:
    (line,) = done.stdout.splitlines()
    found: dict[str, Any] = json.loads(line)
    return found


@contextmanager
def once_stopped(printer: Printer, seconds: float, *steps: Callable[[], object]) -> Iterator[None]:
    """Take these steps, so many seconds after a job has come to the failing printer, while what stands below runs."""

    def take() -> None:
        wait_for(printer.has_stopped, f"no job has come to {printer.name}")
        time.sleep(seconds)
        for step in steps:
            step()

    taking = threading.Thread(target=take)
    taking.start()
    try:
        yield
    finally:
        taking.join()


def test_a_job_that_is_done_says_so(printer: Printer) -> None:
    done = run("us-10.pdf", "--queue", "Office")
    number = done.stdout.split()[0]
    assert done.stdout == f"{number} completed\n" and number.startswith("Office-")
    assert done.stderr.splitlines() == [
        "us-10.pdf: turned by 180°: Office says that by-pass-tray takes an envelope's right edge, with the stamp,"
        " first.",
        "us-10.pdf: Feed the right edge, with the stamp, first; test on plain paper which side faces up.",
        f"us-10.pdf: sent as {number} to Office: the envelope No. 10, 4.125 x 9.5 in, from by-pass-tray; not corrected"
        " for a printer",
    ]


def test_a_dry_run_sends_nothing_and_shows_the_command(printer: Printer, system: PrintSystem) -> None:
    before = len(printer.printouts())
    line = run("us-10.pdf", "--queue", "Office", "--dry-run").stdout
    found = told(run("us-10.pdf", "--queue", "Office", "--dry-run", "--json"))
    assert set(found) == {
        "command", "queue", "media", "size_mm", "source", "type", "sides", "margins", "warnings",
    }  # fmt: skip
    assert line.startswith("lp ") and line.startswith(found.pop("command"))
    assert f"CUPS_SERVER={system.server}" in line and "HOME" in line.partition("#")[2]
    assert found == {
        "queue": "Office",
        "media": "na_number-10_4.125x9.5in",
        "size_mm": [104.78, 241.3],
        "source": "by-pass-tray",
        "type": "envelope",
        "sides": "one-sided",
        "margins": [3.0, 3.0, 3.0, 3.0],
        "warnings": [],
    }
    assert len(printer.printouts()) == before


def test_a_held_job_waits_and_is_told_how_to_go_on(printer: Printer) -> None:
    done = run("letter.pdf", "--queue", "Office", "--hold")
    number = done.stdout.split()[0]
    assert done.stdout == f"{number} held\n"
    assert f"`lp -i {number} -H resume` prints it" in done.stderr


def test_a_jam_is_the_printers_own_word(printer: Printer) -> None:
    printer.fail("jam", on=True)
    with once_stopped(printer, 1.5, lambda: printer.fail("jam", on=False)):
        done = run("letter.pdf", "--queue", "Office", "--json", code=4)
    found = told(done)
    assert found["state"] == "aborted" and found["message"] == "Paper jam in the rear."
    assert set(found) == {"job", "state", "reasons", "message", "command"}
    assert f"the job Office-{found['job']} was aborted: Paper jam in the rear." in done.stderr
    assert "the paper is jammed" in done.stderr


def test_an_empty_tray_is_waited_for_however_long(printer: Printer) -> None:
    printer.fail("empty", on=True)
    with once_stopped(printer, 2.0, lambda: printer.fail("empty", on=False)):
        done = run("letter.pdf", "--queue", "Office", "--timeout", "1")
    assert "the printer asks for paper" in done.stderr
    assert done.stdout.endswith(" completed\n")


def test_a_paused_queue_is_told_and_the_job_left(printer: Printer, system: PrintSystem) -> None:
    system.run("cupsdisable", "-r", "Ink is on its way", "Office")
    done = run("letter.pdf", "--queue", "Office", "--timeout", "1", "--json", code=4)
    found = told(done)
    assert found["state"] == "pending"
    assert "the queue Office is paused; `cupsenable Office` resumes it" in done.stderr
    assert "the reason given: Ink is on its way" in done.stderr
    assert f"`cancel Office-{found['job']}` removes it" in done.stderr
    assert f"Office-{found['job']} " in system.run("lpstat", "-o", "Office")


def test_a_canceled_job_is_no_success(printer: Printer, system: PrintSystem) -> None:
    printer.fail("empty", on=True)
    steps = (lambda: system.run("cancel", "-a", "Office"), lambda: printer.fail("empty", on=False))
    with once_stopped(printer, 0.5, *steps):
        found = told(run("letter.pdf", "--queue", "Office", "--json", code=4))
    assert found["state"] == "canceled"


def test_a_queue_that_vanishes_is_told(printer: Printer, system: PrintSystem) -> None:
    system.add_queue("Fleeting", printer)
    printer.fail("empty", on=True)
    with once_stopped(printer, 0.5, lambda: system.run("lpadmin", "-x", "Fleeting")):
        done = run("letter.pdf", "--queue", "Fleeting", code=4)
    assert "the queue Fleeting no longer exists" in done.stderr


def test_a_printer_that_is_off_is_told(printer: Printer, system: PrintSystem) -> None:
    off = system.add_printer("off", printer.attributes.read_text())
    system.add_queue("Off", off)
    system.turn_off(off)
    done = run("letter.pdf", "--queue", "Off", "--timeout", "3", code=4)
    assert "the printer of Off doesn't answer; is it on?" in done.stderr
    assert "The printer may not exist or is unavailable at this time." in done.stderr
    system.run("cancel", "-a", "Off")


def test_a_rejecting_queue_gets_nothing(printer: Printer, system: PrintSystem) -> None:
    system.run("cupsreject", "-r", "Being repaired", "Office")
    try:
        done = run("letter.pdf", "--queue", "Office", code=4)
    finally:
        system.run("cupsaccept", "Office")
    assert done.stderr.splitlines()[0] == "the queue Office rejects jobs: Being repaired"


REFUSALS = [
    (("letter.pdf", "--queue", "Ofice"), "there is no queue 'Ofice'", "there are: "),
    (("us-10.pdf", "--queue", "Home"), "the printer Home doesn't have the size of the envelope No. 10", "it has: "),
    (("us-10.pdf", "--queue", "Office", "--slot", "rear"), "the printer Office has no slot 'rear'", "by-pass-tray"),
    (("us-10.pdf", "--queue", "Office", "--type", "vellum"), "the printer Office has no type 'vellum'", "cardstock"),
]


@pytest.mark.parametrize(("arguments", "message", "hint"), REFUSALS, ids=lambda value: str(value)[:30])
def test_what_is_not_had_is_refused_before_anything_is_sent(
    arguments: tuple[str, ...], message: str, hint: str, printer: Printer, system: PrintSystem
) -> None:
    ensure_queue(system, "Home")
    before = system.run("lpstat", "-W", "all", "-o")
    done = run(*arguments, code=4)
    assert message in done.stderr and hint in done.stderr
    assert system.run("lpstat", "-W", "all", "-o") == before


@pytest.mark.parametrize("server", ["127.0.0.1:9", "/tmp/no/such.sock", "no.such.host.invalid"])
def test_without_a_print_server_one_sentence_says_so(
    server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CUPS_SERVER", server)
    Path("letter.pdf").write_bytes(document("letter").pdf)
    assert run("letter.pdf", code=4).stderr.startswith(f"no print server answers at {server}")


def test_a_server_that_is_a_socket_knows_slots_and_types_too(
    printer: Printer, system: PrintSystem, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CUPS_SERVER", str(system.folder / "cups.sock"))
    line = run("us-10.pdf", "--queue", "Office", "--slot", "Manual", "--dry-run").stdout
    assert "InputSlot=Manual" in line and "MediaType=Envelope" in line
    assert run("us-10.pdf", "--queue", "Office").stdout.endswith(" completed\n")


def test_the_servers_default_queue_and_the_environments(
    printer: Printer, system: PrintSystem, monkeypatch: pytest.MonkeyPatch
) -> None:
    ensure_queue(system, "Home")
    system.run("lpadmin", "-d", "Office")
    assert told(run("letter.pdf", "--dry-run", "--json"))["queue"] == "Office"
    monkeypatch.setenv("LPDEST", "Home/draft")
    assert told(run("letter.pdf", "--dry-run", "--json"))["queue"] == "Home"
    assert told(run("letter.pdf", "--dry-run", "--json", "--queue", "Office"))["queue"] == "Office"


def test_a_job_can_be_canceled_over_ipp_and_by_cupss_own_program(printer: Printer, system: PrintSystem) -> None:
    at = queue_at(read_server(system.server), "Office")
    for end in (lambda number: at.cancel(number), lambda number: cancel(f"Office-{number}", system.server)):
        number = int(run("letter.pdf", "--queue", "Office", "--hold").stdout.split()[0].removeprefix("Office-"))
        held = at.job(number)
        assert held and STATES[held.state] == "held"
        end(number)
        found = at.job(number)
        assert found and STATES[found.state] == "canceled"
    with pytest.raises(PrinterError):
        at.cancel(999_999)
    with pytest.raises(PrinterError):
        cancel("Office-999999", system.server)
