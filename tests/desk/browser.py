"""A desk that runs, and a page in a real browser: Chromium, driven by Playwright."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent.parent
CHROMIUM = os.environ.get("STATIONERY_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
AXE = os.environ.get("STATIONERY_AXE", "")
"""The path of axe.min.js, or of axe-core's package from npm."""
PATIENCE = 60
"""Seconds after which what a test waits for won't come, however busy the machine is."""
_QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # The browser's own address bar is a page of a hundred scripts, made for each tab: a second and a half. The rest of
    # the list are Playwright's own that keep it from the network; of two lists Chromium takes the last.
    "--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup,WebUIOmniboxFullPopup,"
    "AimEnabled,HttpsUpgrades,MediaRouter,NetworkTimeServiceQuerying,OptimizationHints,PaintHolding,PreconnectToSearch",
]


def reason_to_skip() -> str:
    if find_spec("playwright") is None:
        return "playwright is not installed"
    return "" if CHROMIUM else "there is no Chromium here (set STATIONERY_CHROMIUM to its path)"


needs_browser = pytest.mark.skipif(bool(reason_to_skip()), reason=reason_to_skip())


class RunningDesk:
    """`stationery desk` in a process of its own; `url` has the token."""

    def __init__(self, folder: Path, *more: str, program: Sequence[str] = ("-m", "stationery", "desk")) -> None:
        self.config = folder.parent / "config"
        environment = {
            **os.environ, "PYTHONPATH": str(ROOT), "XDG_STATE_HOME": str(folder.parent / "state"),
            "STATIONERY_CONFIG": str(self.config),
        }  # fmt: skip
        command = [sys.executable, *program, str(folder), "--no-browser", *more]
        self.folder = folder
        self.process = subprocess.Popen(
            command, env=environment, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        assert self.process.stdout
        self.url = self.process.stdout.readline().strip()
        self.port = self.url.split(":")[2].split("/")[0]

    def address(self, name: str) -> str:
        """Where the page shows a letter, once the cookie is set."""
        return f"http://127.0.0.1:{self.port}/#write/{name}"

    def begin_anew(self, letters: Mapping[str, str]) -> None:
        """Have these letters in the folder, and nobody's profile."""
        for folder in (self.folder, self.config):
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
        for name, text in letters.items():
            (self.folder / name).write_text(text, "utf-8")

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()


@contextmanager
def shared(place: Path) -> Iterator[RunningDesk]:
    """A desk for many tests, in a folder of its own."""
    folder = place / "letters"
    folder.mkdir()
    with running(folder) as desk:
        yield desk


@contextmanager
def running(folder: Path, *more: str) -> Iterator[RunningDesk]:
    desk = RunningDesk(folder, *more)
    try:
        yield desk
    finally:
        desk.kill()


@contextmanager
def chromium() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=_QUIET)
        try:
            yield browser
        finally:
            browser.close()


def open_letter(page: Any, desk: RunningDesk, name: str) -> Any:
    """The page with a letter in the file view, once its first picture is there."""
    page.goto(desk.url)
    page.wait_for_selector("body[data-ready]")
    page.goto(desk.address(name))
    page.click("#tab-file")
    page.wait_for_selector("#stage svg", state="attached")
    return page


def keep_picture(page: Any, name: str) -> None:
    """The page as it is seen, kept as an artifact where STATIONERY_PICTURES names a folder."""
    folder = os.environ.get("STATIONERY_PICTURES")
    if folder:
        page.screenshot(path=str(Path(folder, f"{name}.png")))


def axe_findings(page: Any) -> list[str]:
    """What axe-core finds on the page, a line each."""
    if AXE.endswith(".tgz"):
        with tarfile.open(AXE) as package:
            script = package.extractfile("package/axe.min.js")
            assert script
            page.evaluate(script.read().decode())
    else:
        page.evaluate(Path(AXE).read_text())
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [f"{each['id']}: {node['html'][:150]}" for each in found["violations"] for node in each["nodes"]]
