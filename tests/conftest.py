"""What all tests share: options that renew golden files, and a user without a profile of his own."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# A busy machine is slow, and nothing is wrong with that: no test asserts a time.
_patient = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("usual", _patient)
settings.register_profile("ci", _patient, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "usual")  # a run that failed there fails again here

# Hundreds of tests start a process of their own. Where nothing compiled is kept, each would compile the whole program.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--renew-errors", action="store_true", help="write the error messages anew; read them")
    parser.addoption("--renew-explain", action="store_true", help="write what explain shows anew; read it")
    parser.addoption("--renew-pages", action="store_true", help="write the snapshots anew; look at the pages")


def pytest_collection_finish() -> None:
    """Sixteen thousand tests are no garbage: nobody looks at them again."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """One more than there are processors: some tests wait for a print system, a browser, or a JVM."""
    return len(os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else range(os.cpu_count() or 1)) + 1


@pytest.fixture(scope="session")
def _empty_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Folders nobody has written to: the same one until somebody does. (To make and number one for each of thousands
    of tests takes pytest most of a minute.)"""

    def make() -> Iterator[Path]:
        while True:
            folder = tmp_path_factory.mktemp("config", numbered=True)
            yield folder
            while folder.is_dir() and not any(folder.iterdir()):
                yield folder

    return make()


@pytest.fixture(autouse=True)
def stranger(_empty_folders: Iterator[Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    """Nobody's configuration folder, empty; nothing of the one who runs the tests comes into them."""
    folder = next(_empty_folders)
    for name in ("SOURCE_DATE_EPOCH", "NO_COLOR", "LC_ALL", "LC_PAPER", "LC_ADDRESS", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.setenv("STATIONERY_CONFIG", str(folder))
    return folder
