"""A print system of its own in a temporary folder: cupsd, printers, and the bus that the printers want; on loopback.

The folder lies outside pytest's, which cupsd's filters, as another user, may not enter. Everything that is started is
ended by its id, also when the run that started it is ended; a watcher sees to it where that run dies at once.
"""

from __future__ import annotations

import contextlib
import getpass
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

CUPSD, PRINTER, BUS = (
    next((path for path in (shutil.which(name), f"/usr/sbin/{name}") if path and os.path.exists(path)), "")
    for name in ("cupsd", "ippeveprinter", "dbus-daemon")
)
FILTERS = Path("/usr/lib/cups")


def reason_to_skip() -> str:
    """Why there can be no print system on this machine; empty if there can be one."""
    if sys.platform != "linux":
        return "the print system of the tests needs Linux"
    missing = [
        name
        for name, there in (
            ("cups (cupsd)", CUPSD),
            ("cups-ipp-utils (ippeveprinter)", PRINTER),
            ("dbus (dbus-daemon)", BUS),
            ("cups-client (lp)", shutil.which("lp")),
            ("cups-filters (pdftopdf)", (FILTERS / "filter" / "pdftopdf").exists()),
        )
        if not there
    ]
    return f"not installed: {', '.join(missing)}" if missing else ""


BUS_CONF = """<busconfig>
  <type>system</type><listen>unix:path={folder}/bus</listen><auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/><allow user="*"/>
    <allow send_type="method_call"/><allow send_type="signal"/>
    <allow send_type="method_return"/><allow send_type="error"/>
    <allow receive_type="method_call"/><allow receive_type="method_return"/>
    <allow receive_type="error"/><allow receive_type="signal"/>
  </policy>
</busconfig>
"""

CUPSD_CONF = """LogLevel {level}
MaxLogSize 0
Listen 127.0.0.1:{port}
Listen {folder}/cups.sock
Browsing Off
WebInterface No
DefaultAuthType None
JobRetryInterval 1
PreserveJobHistory Yes
PreserveJobFiles No
MaxJobs 0
<Location />
Order allow,deny
Allow all
</Location>
<Location /admin>
Order allow,deny
Allow all
</Location>
<Policy default>
JobPrivateAccess all
JobPrivateValues none
SubscriptionPrivateAccess all
SubscriptionPrivateValues none
<Limit All>
Order deny,allow
</Limit>
</Policy>
"""

FILES_CONF = """ServerRoot {folder}/etc
RequestRoot {folder}/spool
CacheDir {folder}/cache
StateDir {folder}/state
TempDir {folder}/spool/tmp
ServerBin /usr/lib/cups
DataDir /usr/share/cups
DocumentRoot /usr/share/cups/doc-root
AccessLog {folder}/access_log
ErrorLog {folder}/error_log
PageLog {folder}/page_log
SystemGroup root
{user}FatalErrors none
"""

COMMAND = """#!/bin/sh
# The printer itself: keeps what came, and what it was told of it; jams or waits if the files beside it say so.
here={folder}
n=$(ls "$here/out" | grep -c '[.]json$')
if [ -e "$here/empty" ]; then
    echo "STATE: +media-empty-error,media-needed-report" >&2
    touch "$here/stopped"
    while [ -e "$here/empty" ]; do sleep 0.05; done
    echo "STATE: -media-empty-error,media-needed-report" >&2
fi
if [ -e "$here/jam" ]; then
    echo "STATE: +media-jam-error" >&2
    echo "ERROR: Paper jam in the rear." >&2
    touch "$here/stopped"
    while [ -e "$here/jam" ]; do sleep 0.05; done
    echo "STATE: -media-jam-error" >&2
    exit 1
fi
for file in "$@"; do last=$file; done
cp "$last" "$here/out/$n.data"
{python} - "$here/out/$n.json" <<'END'
import json, os, sys
with open(sys.argv[1] + ".part", "w") as out:
    json.dump({{k: v for k, v in os.environ.items() if k.startswith(("IPP_", "CONTENT_TYPE"))}}, out)
os.rename(sys.argv[1] + ".part", sys.argv[1])
END
"""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@dataclass
class Printout:
    """What a printer got: the document, its format, and what the job asked for."""

    data: bytes
    told: dict[str, str]


@dataclass
class Printer:
    """One ippeveprinter and its folder, where the files `jam` and `empty` make it fail."""

    name: str
    folder: Path
    port: int
    attributes: Path
    process: subprocess.Popen[bytes] | None = None

    @property
    def uri(self) -> str:
        return f"ipp://127.0.0.1:{self.port}/ipp/print"

    def fail(self, how: str, *, on: bool) -> None:
        path = self.folder / how
        if on:
            (self.folder / "stopped").unlink(missing_ok=True)
            path.touch()
        else:
            path.unlink(missing_ok=True)

    def has_stopped(self) -> bool:
        """Whether a job has come since it was made to fail, and waits."""
        return (self.folder / "stopped").exists()

    def printouts(self) -> list[Printout]:
        out = self.folder / "out"
        return [
            Printout((out / f"{path.stem}.data").read_bytes(), json.loads(path.read_text()))
            for path in sorted(out.glob("*.json"), key=lambda path: int(path.stem))
        ]

    def clear(self) -> None:
        for path in (self.folder / "out").iterdir():
            path.unlink()


@dataclass
class PrintSystem:
    folder: Path
    port: int
    printers: dict[str, Printer] = field(default_factory=dict)
    processes: list[subprocess.Popen[bytes]] = field(default_factory=list)
    queues: set[str] = field(default_factory=set)

    @property
    def server(self) -> str:
        return f"127.0.0.1:{self.port}"

    @property
    def environment(self) -> dict[str, str]:
        return os.environ | {"CUPS_SERVER": self.server, "HOME": str(self.folder / "home")}

    def run(self, *arguments: str) -> str:
        """Run a program of CUPS; its output."""
        command = [shutil.which(arguments[0], path=f"{os.environ['PATH']}:/usr/sbin") or arguments[0], *arguments[1:]]
        done = subprocess.run(command, env=self.environment, capture_output=True, text=True, timeout=120)
        assert done.returncode == 0, f"{arguments}: {done.stderr}"
        return done.stdout

    def start(self, *command: str, log: str, **environment: str) -> subprocess.Popen[bytes]:
        with open(self.folder / log, "ab") as out:
            process = subprocess.Popen(
                command, env=os.environ | environment, stdout=out, stderr=out, stdin=subprocess.DEVNULL
            )
        self.processes.append(process)
        with open(self.folder / "pids", "a") as pids:
            pids.write(f"{process.pid}\n")
        return process

    def add_printer(self, name: str, attributes: str) -> Printer:
        """A printer with these attributes, in the form of `ippeveprinter -a`."""
        folder = self.folder / name
        (folder / "out").mkdir(parents=True)
        (folder / "spool").mkdir()
        script = folder / "print"
        script.write_text(COMMAND.format(folder=folder, python=sys.executable))
        script.chmod(0o755)
        described = folder / "attributes"
        described.write_text(attributes)
        printer = Printer(name, folder, free_port(), described)
        self.printers[name] = printer
        self.turn_on(printer)
        return printer

    def turn_on(self, printer: Printer) -> None:
        printer.process = self.start(
            PRINTER,
            *("-p", str(printer.port), "-n", "localhost", "-r", "off", "-a", str(printer.attributes)),
            *("-c", str(printer.folder / "print"), "-d", str(printer.folder / "spool")),
            printer.name,
            log=f"{printer.name}.log",
            DBUS_SYSTEM_BUS_ADDRESS=f"unix:path={self.folder}/bus",
        )
        wait_for(lambda: listens(printer.port), f"{printer.name} does not start")

    def turn_off(self, printer: Printer) -> None:
        assert printer.process
        end(printer.process)

    def add_queue(self, name: str, printer: Printer, landscape: str = "", how: str = "") -> None:
        self.run("lpadmin", "-p", name, "-E", "-v", printer.uri, "-m", "everywhere")
        ppd = self.folder / "etc" / "ppd" / f"{name}.ppd"
        wait_for(ppd.exists, f"the queue {name} has no PPD")
        if landscape:
            kept = [row for row in ppd.read_text().splitlines() if not row.startswith("*LandscapeOrientation")]
            kept.insert(kept.index('*FormatVersion: "4.3"') + 1, f"*LandscapeOrientation: {landscape}")
            changed = self.folder / f"{name}.ppd"
            changed.write_text("\n".join(kept) + "\n")
            self.run("lpadmin", "-p", name, "-P", str(changed))
        if how:
            self.run("lpadmin", "-p", name, "-v", f"{printer.uri}{how}")
        self.queues.add(name)


def listens(port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(0.2)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def wait_for(condition: object, wrong: str, seconds: float = 60.0) -> None:
    assert callable(condition)
    until = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < until, wrong
        time.sleep(0.01)


def end(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        process.terminate()
        try:
            process.wait(3)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


WATCHER = """
import os, signal, sys, time, shutil
parent, folder = int(sys.argv[1]), sys.argv[2]
while os.getppid() == parent:
    time.sleep(0.2)
if os.path.exists(folder):
    for pid in open(os.path.join(folder, "pids")).read().split():
        try:
            if folder.encode() in open(f"/proc/{pid}/cmdline", "rb").read():
                os.kill(int(pid), signal.SIGTERM)
        except OSError:
            pass
    time.sleep(0.5)
    shutil.rmtree(folder, ignore_errors=True)
"""


@contextlib.contextmanager
def print_system() -> Iterator[PrintSystem]:
    """cupsd and the bus; ended, and the folder removed, whatever happens."""
    folder = Path(tempfile.mkdtemp(prefix="stationery-print-", dir="/tmp"))
    folder.chmod(0o711)
    for name in ("etc/ppd", "spool/tmp", "cache", "state", "home"):
        (folder / name).mkdir(parents=True)
    (folder / "spool" / "tmp").chmod(0o1777)
    (folder / "pids").touch()
    watcher = subprocess.Popen([sys.executable, "-c", WATCHER, str(os.getpid()), str(folder)], start_new_session=True)
    port = free_port()
    user = "" if os.getuid() == 0 else f"User {getpass.getuser()}\n"
    filled = {"folder": str(folder), "port": port, "user": user, "level": "warn"}
    (folder / "bus.conf").write_text(BUS_CONF.format(**filled))
    (folder / "etc" / "cupsd.conf").write_text(CUPSD_CONF.format(**filled))
    (folder / "etc" / "cups-files.conf").write_text(FILES_CONF.format(**filled))
    system = PrintSystem(folder, port)
    try:
        system.start(BUS, f"--config-file={folder}/bus.conf", "--nofork", "--nopidfile", log="bus.log")
        wait_for((folder / "bus").exists, "the bus does not start")
        system.start(
            *(CUPSD, "-f", "-c", f"{folder}/etc/cupsd.conf", "-s", f"{folder}/etc/cups-files.conf"), log="cupsd.log"
        )
        wait_for(lambda: listens(port), f"cupsd does not start: {(folder / 'cupsd.log').read_text()}")
        yield system
    finally:
        for process in reversed(system.processes):
            end(process)
        end(watcher)
        if not os.environ.get("STATIONERY_KEEP_PRINT_SYSTEM"):
            shutil.rmtree(folder, ignore_errors=True)
