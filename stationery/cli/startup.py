"""The program's entry: the tricks that make a cold start quicker, each with what it saves, and nothing else.

None of them is for those who import stationery as a library: their garbage, their exit and their modules are their own.
"""

from __future__ import annotations

import gc
import os
import sys

from stationery.model.errors import INTERRUPTED


def main() -> None:
    """The program `stationery`."""
    # A run ends before garbage could matter, and looking for it costs a sixth of a letter's time (16 ms).
    gc.disable()
    try:
        from stationery.cli.main import stationery

        stationery.main()
    except KeyboardInterrupt:  # while the shell itself was still loading
        os._exit(INTERRUPTED)
    except SystemExit as done:
        # Files are closed and streams written; taking Python down in good order costs another 12 ms.
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(done.code if isinstance(done.code, int) else 0)


def import_one_country_of_holidays() -> None:
    """Let `holidays` import the module of the country that is asked for, and not those of all 250 (60 ms of a kit).

    The library names its countries lazily, but importing one of them runs the package around it, which imports all.
    An empty package of the same name and path in its place is enough for the rest to work as it is.
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
