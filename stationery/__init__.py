"""Letters, note cards and envelopes that a person prints at home: `stationery.letter("ann.md").write("ann.pdf")`.

The public face: what `__all__` names is stable, typed, and told in stationery/guide/python.md. Each name is brought in
when it is first asked for.
"""

import sys

TYPE_CHECKING = False  # as typing has it, which takes 3 ms to import
if TYPE_CHECKING:
    from stationery.data.files import CannotWrite as CannotWrite
    from stationery.model.errors import CannotSet as CannotSet
    from stationery.model.errors import DoesNotFit as DoesNotFit
    from stationery.model.errors import Place as Place
    from stationery.model.errors import PrinterError as PrinterError
    from stationery.model.errors import Remark as Remark
    from stationery.model.errors import Several as Several
    from stationery.model.errors import SourceError as SourceError
    from stationery.model.errors import StationeryError as StationeryError
    from stationery.model.errors import UnknownName as UnknownName
    from stationery.model.letter import Letter as Letter
    from stationery.model.version import __version__ as __version__
    from stationery.products.email import EmailResult as EmailResult
    from stationery.products.merge_result import MergeResult as MergeResult
    from stationery.products.result import Result as Result
    from stationery.studio import Studio as Studio
    from stationery.verbs import card as card
    from stationery.verbs import catalog as catalog
    from stationery.verbs import check as check
    from stationery.verbs import contacts as contacts
    from stationery.verbs import email as email
    from stationery.verbs import envelope as envelope
    from stationery.verbs import fit as fit
    from stationery.verbs import labels as labels
    from stationery.verbs import letter as letter
    from stationery.verbs import merge as merge
    from stationery.verbs import read as read
    from stationery.verbs import schema as schema

__all__ = [
    "CannotSet",
    "CannotWrite",
    "DoesNotFit",
    "EmailResult",
    "Letter",
    "MergeResult",
    "Place",
    "PrinterError",
    "Remark",
    "Result",
    "Several",
    "SourceError",
    "StationeryError",
    "Studio",
    "UnknownName",
    "__version__",
    "card",
    "catalog",
    "check",
    "contacts",
    "email",
    "envelope",
    "fit",
    "labels",
    "letter",
    "merge",
    "read",
    "schema",
]


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module 'stationery' has no attribute {name!r}")
    from importlib import import_module

    home = "model.version" if name == "__version__" else "studio" if name[0].isupper() else "verbs"
    found = globals()[name] = getattr(import_module(f"stationery.{home}"), name)
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


class _Face(type(sys)):  # type: ignore[misc]  # mypy knows no class by a call
    """The module itself. Its `catalog` is the verb, though Python sets the folder of that name there, once imported."""

    @property
    def catalog(self) -> object:
        return __getattr__("catalog")

    @catalog.setter
    def catalog(self, folder: object) -> None: ...


sys.modules[__name__].__class__ = _Face
