"""The printers that were measured: loaded from the user's printers.yaml, found by name, and saved."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from stationery.cli.files import WAYS
from stationery.model.errors import Place, SourceError
from stationery.model.values import replace

if TYPE_CHECKING:
    from stationery.catalog.printers import Printer, Printers


def load_printers() -> Printers:
    from stationery.cli import settings  # 4.7 ms

    return settings.printers()


def find_printer(name: Any, known: Printers, where: str = "NAME") -> Printer:
    """The printer of that name, written at `where`, or the default one.

    Raises UnknownName, and SourceError where there is none, or no default one.
    """
    if name:
        return known.find(replace(name, place=Place(where)))
    if not known.printers:
        raise SourceError("no printer is set up", None, "begin with `stationery printer sheet`")
    if not known.default:
        names = ", ".join(each.name for each in known.printers)
        hint = f"name one of: {names}; or choose the default one with `stationery printer default NAME`"
        raise SourceError("no printer is the default one", None, hint)
    return known.find(known.default)


def save_printers(printers: Printers) -> None:
    """Write the list, readable by its owner alone."""
    from stationery.cli import settings  # 4.7 ms
    from stationery.products.printer_setup import keep_printers  # 8.0 ms

    keep_printers(printers, settings.printers_path(), WAYS)
