"""The entry point of the program, with the tricks that speed up a cold start and what each one saves.

They are not for programs that import stationery as a library.
"""

from __future__ import annotations

import gc
import os
import re
import sys
from types import FrameType, ModuleType
from typing import Any, NoReturn

from stationery.model.late_pattern import late

_compile = re.compile


def main() -> None:
    """The program `stationery`."""
    signal = import_signal()
    for number in (signal.SIGTERM, getattr(signal, "SIGHUP", signal.SIGTERM)):
        if signal.getsignal(number) == signal.SIG_DFL:  # `nohup` ignores one of them, and it stays ignored
            signal.signal(number, _end)
    if None in (sys.stdin, sys.stdout, sys.stderr):
        open_closed_streams()
    # A run ends before garbage matters, and collecting it takes a sixth of a letter's time (16 ms).
    gc.disable()
    try:
        stationery = import_shell()
        stationery.main()
    except KeyboardInterrupt:  # while the shell itself was still loading
        from stationery.model.errors import INTERRUPTED  # 2 ms

        os._exit(INTERRUPTED)
    except SystemExit as done:
        # Files are closed and streams written; an orderly shutdown of Python takes another 12 ms.
        for stream in (sys.stdout, sys.stderr):
            try:
                stream.flush()
            except (OSError, ValueError, AttributeError):  # already told, if there was a way to tell
                continue
        os._exit(done.code if isinstance(done.code, int) else 0)


def import_shell() -> Any:
    """The command line. What click imports compiles 25 patterns that few runs use: so, when they are used (2 ms)."""
    put_off_modules()
    identities = LateModule("uuid")
    if sys.modules.setdefault("uuid", identities) is identities:
        vars(identities)["UUID"] = object  # click names it as the parameter of a type
    compiling = re.compile
    vars(re)["compile"] = _put_off_compiling
    try:
        import gettext  # noqa: F401  # hands its pattern to functions of `re`, which take a text, but nothing else

        vars(re)["compile"] = late
        from stationery.cli.main import stationery  # with the collector on it would be collected, too: 2 ms
    finally:
        vars(re)["compile"] = compiling
        vars(identities).pop("UUID", None)
    return stationery


class LateModule(ModuleType):
    """Stands for a module that other libraries import, and is loaded when something of it is used."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # what the import system itself asks for
            raise AttributeError(name)
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        loaded = __import__(self.__name__)
        vars(self).update(vars(loaded))
        return getattr(loaded, name)


class LateInspect(LateModule):
    """`inspect`, of which click uses one function for each option, and uharfbuzz these numbers."""

    CO_OPTIMIZED, CO_NEWLOCALS, CO_VARARGS, CO_VARKEYWORDS, CO_NESTED, CO_GENERATOR = 1, 2, 4, 8, 16, 32
    CO_COROUTINE, CO_ITERABLE_COROUTINE, CO_ASYNC_GENERATOR = 128, 256, 512

    def cleandoc(self, text: str) -> str:
        """The same as there."""
        if "\n" in text or "\t" in text:
            cleaned: str = self.__getattr__("cleandoc")(text)
            return cleaned
        return text.lstrip()


def put_off_modules() -> None:
    """Let click import `inspect`, and `pathlib` `ipaddress`, without loading them until they are used (9 ms)."""
    for late_module in (LateInspect("inspect"), LateModule("ipaddress")):
        sys.modules.setdefault(late_module.__name__, late_module)


def _put_off_compiling(pattern: str, flags: int = 0) -> Any:
    """The one pattern of `gettext`, as the text that it is: 1 ms."""
    return f"(?xs){pattern}" if flags == re.VERBOSE | re.DOTALL else _compile(pattern, flags)


def import_signal() -> Any:
    """The module `signal`, or the part of it written in C, without the names of all signals as enums (0.5 ms)."""
    try:
        return __import__("_signal")
    except ImportError:  # not CPython
        return __import__("signal")


def _end(number: int, frame: FrameType | None) -> NoReturn:
    """End in good order, so that no temporary file stays; the exit code is what shells have for a signal."""
    signal = import_signal()
    signal.signal(number, signal.SIG_IGN)
    sys.exit(128 + number)


def open_closed_streams() -> None:
    """Put something in place of each closed standard stream, so that no file of ours gets its number.

    Reading or writing it fails with EBADF, which is told as any other fault; Python would read and write nothing in
    silence, or not at all.
    """
    for number, mode in ((0, os.O_WRONLY), (1, os.O_RDONLY), (2, os.O_WRONLY)):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, mode)  # gets the lowest free number, which is this one
    if sys.stdin is None:
        sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115
    if sys.stdout is None:
        sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115


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
