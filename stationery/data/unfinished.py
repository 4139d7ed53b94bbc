"""What a run leaves in its folder until it is finished, so that one that was interrupted can be continued: its day."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable
from contextlib import suppress
from datetime import date

from stationery.data.files import IN_PYTHON, Ways, refusal

_CALLED = ".stationery-unfinished-{words}"


class Unfinished:
    """The mark of a run in a folder. Runs of the same `words`, of ASCII letters, are the same run.

    Each line of it is the day of the run that began, and the number of the process that went on with it.
    """

    def __init__(self, folder: str, words: str, ways: Ways = IN_PYTHON) -> None:
        self._folder = folder
        self._path = os.path.join(folder, _CALLED.format(words=words))
        self._ways = ways

    @property
    def day(self) -> date | None:
        """The day on which a run began that never was finished."""
        return next((day for day, _ in self._lines()), None)

    def begin(self, day: date, processes: Iterable[int] = (), *, anew: bool = False) -> None:
        """Mark the folder; `anew`, if what was begun is not continued. Other `processes` write for this one. Raises
        CannotWrite."""
        try:
            if anew:
                self._remove()
            handle = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
            try:
                lines = (f"{day.isoformat()} {process}\n" for process in (os.getpid(), *processes))
                os.write(handle, "".join(lines).encode())
            finally:
                os.close(handle)
        except OSError as wrong:
            raise refusal(self._path, wrong, self._ways) from None

    def finish(self) -> None:
        """Remove the mark, and what processes that were killed left half written."""
        for _, process in self._lines():
            if process == os.getpid() or is_alive(process):
                continue
            remove_unfinished(self._folder, (process,))
        self._remove()

    def _remove(self) -> None:
        with suppress(OSError):
            os.unlink(self._path)

    def _lines(self) -> list[tuple[date, int]]:
        """Day and process of each line; one that was cut short by the end of its run is nothing."""
        found = []
        with suppress(OSError), open(self._path, encoding="ascii", errors="replace") as stream:
            for line in stream:
                with suppress(ValueError):
                    day, process = line.split()
                    found.append((date.fromisoformat(day), int(process)))
        return found


def remove_unfinished(folder: str, processes: Iterable[int]) -> None:
    """Remove what these processes, which have ended, left half written."""
    for process in processes:
        for path in glob.glob(os.path.join(glob.escape(folder), f".stationery-{process}-*.part")):
            with suppress(OSError):
                os.unlink(path)


def is_alive(process: int) -> bool:
    """Whether such a process runs; where that can't be told, it does."""
    if os.name != "posix":
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
