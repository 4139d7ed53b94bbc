"""The entry point of the program, with the tricks that speed up a cold start and what each one saves.

They are not for programs that import stationery as a library.
"""

from __future__ import annotations

import gc
import os
import sys


def main() -> None:
    """The program `stationery`."""
    # A run ends before garbage matters, and collecting it takes a sixth of a letter's time (16 ms).
    gc.disable()
    try:
        from stationery.cli.main import stationery  # imported before, they are collected: 2 ms

        stationery.main()
    except KeyboardInterrupt:  # while the shell itself was still loading
        from stationery.model.errors import INTERRUPTED  # 2 ms

        os._exit(INTERRUPTED)
    except SystemExit as done:
        # Files are closed and streams written; an orderly shutdown of Python takes another 12 ms.
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(done.code if isinstance(done.code, int) else 0)


def import_one_country_of_holidays() -> None:
    """Let `holidays` import only the module of the requested country, not of all 250 (60 ms of a kit).

    The library names its countries lazily, but importing one runs its package, which imports all of them. An empty
    package with the same name and path is enough for the rest to work.
    """
    from importlib.util import find_spec
    from types import ModuleType

    if "holidays" in sys.modules:
        return
    found = find_spec("holidays")
    if found is None or not found.submodule_search_locations:
        return
    package = ModuleType("holidays.countries")
    package.__path__ = [os.path.join(folder, "countries") for folder in found.submodule_search_locations]
    sys.modules["holidays.countries"] = package
