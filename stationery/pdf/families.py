"""Reads fonts/ into families: a typeface's files, weights, sizes and fallback."""

from __future__ import annotations

import os
from collections.abc import Iterator

from stationery.catalog.typefaces import (
    BODY_LEADING,
    BODY_SIZE,
    CUTS,
    FEATURES,
    KINDS,
    LEAST_SIZE,
    PURPOSES,
    TYPEFACES,
)  # fmt: skip
from stationery.data import resources
from stationery.data.based import load_whole
from stationery.model.errors import Place
from stationery.model.units import Length
from stationery.model.values import value

__all__ = ["FEATURES", "KINDS", "PURPOSES", "Axes", "Family", "list_typefaces", "load_family"]

Axes = tuple[tuple[str, float], ...]

_SUFFIXES = (".ttf", ".otf")
# Usual weights of the OpenType registry, for a font that comes without a table.
_REGULAR: Axes = (("wght", 400.0),)
_STRONG: Axes = (("wght", 700.0),)


@value
class Family:
    """One typeface.

    `files` are paths by cut; a cut that is absent is set in the nearest one that is there. `fallback` is None if
    the table doesn't name one: then the built-in faces with `stands_in` fill in.
    `features` and `coverage` are as the table claims them, None where it is silent. `package` is the Python package
    that the files come from, as pip calls it; without `installed` they are not there.
    `languages` are those for whose characters it stands in, as an extra.
    """

    id: str
    place: Place
    name: str
    files: tuple[tuple[str, str], ...]
    cite: str = ""
    purpose: str = "body"
    about: str = ""
    kind: str = "serif"
    regular: Axes = _REGULAR
    strong: Axes = _STRONG
    stated_axes: bool = False
    body_size: Length = BODY_SIZE
    body_leading: Length = BODY_LEADING
    least_size: Length = LEAST_SIZE
    features: tuple[str, ...] | None = None
    coverage: tuple[str, ...] | None = None
    stands_in: bool = False
    fallback: tuple[str, ...] | None = None
    text_figures: str = "oldstyle"
    package: str = ""
    installed: bool = True
    languages: tuple[str, ...] = ()

    @property
    def remedy(self) -> str:
        return f"pip install {self.package}"

    def cut(self, strong: bool, emphasis: bool) -> tuple[str, Axes]:
        """The file and the place of its axes for a cut; nothing is slanted or thickened by machine."""
        files = dict(self.files)
        axes = self.strong if strong else self.regular
        wanted = {
            (False, False): ("upright",),
            (True, False): ("strong", "upright"),
            (False, True): ("italic", "upright"),
            (True, True): ("strong_italic", "italic", "strong", "upright"),
        }[strong, emphasis]
        return next(files[name] for name in wanted if name in files), axes


def list_typefaces(folders: tuple[str, ...]) -> dict[str, str]:
    """Id to path of every typeface: tables (`x.yaml`), and fonts laid beside them without one (`My Font.ttf`).

    A later folder replaces an earlier one's typeface of the same id; in one folder the table goes before the font.
    Those that few people want are in a folder within, and are there only if their package is installed.
    """
    typefaces: dict[str, str] = {}
    for folder in folders:
        for stem, path in _list_optional(os.path.join(folder, _OPTIONAL)):
            typefaces[stem] = path
        names = sorted(os.listdir(folder)) if os.path.isdir(folder) else []
        for name in sorted(names, key=lambda name: name.lower().endswith(".yaml")):
            stem, suffix = os.path.splitext(name)
            if suffix == ".yaml":
                typefaces[stem] = os.path.join(folder, name)
            elif suffix.lower() in _SUFFIXES:
                typefaces["-".join(stem.lower().replace("_", " ").split())] = os.path.join(folder, name)
    return dict(sorted(typefaces.items()))


_OPTIONAL = "engravers"
_PACKAGES = "fontpkg_"


def _list_optional(folder: str) -> Iterator[tuple[str, str]]:
    """Tables whose package is installed; by its name, which is the table's, so that none is read for this."""
    for name in sorted(os.listdir(folder)) if os.path.isdir(folder) else []:
        stem, suffix = os.path.splitext(name)
        if suffix == ".yaml" and _package_folder(f"{_PACKAGES}{stem.replace('-', '_')}") is not None:
            yield stem, os.path.join(folder, name)


def load_family(id: str, path: str) -> Family:
    """The family a table describes, or the one that a lone font file is. Raises SourceError with all faults.

    A package that is not installed is no fault of the table: the family says so.
    """
    if not path.endswith(".yaml"):
        stem = os.path.splitext(os.path.basename(path))[0]
        return Family(id, Place(path), stem, (("upright", path),), about="a font of your own")
    table = load_whole(TYPEFACES, id, _Files(path))
    row = TYPEFACES.shape.read(table)
    axes, package, body_size = row["axes"], row["package"], row["body_size"]
    folder = _package_folder(package) if package else os.path.dirname(path)
    family = Family(
        id=id,
        place=Place(path),
        name=row["name"],
        cite=row["cite"],
        kind=row["kind"],
        purpose=row["purpose"],
        about=row["about"],
        files=tuple((cut, os.path.join(folder or "", row["files"][cut])) for cut in CUTS if row["files"][cut]),
        regular=tuple(axes["regular"].items()) if axes and "regular" in axes.table else _REGULAR,
        strong=tuple(axes["strong"].items()) if axes and "strong" in axes.table else _STRONG,
        stated_axes=axes is not None,
        body_size=body_size,
        body_leading=row["body_leading"] or body_size * (BODY_LEADING / BODY_SIZE),
        least_size=row["least_size"],
        features=row["features"] if "features" in table else None,
        coverage=row["coverage"] if "coverage" in table else None,
        stands_in=row["stands_in"],
        fallback=row["fallback"] if "fallback" in table else None,
        text_figures=_text_figures(row["text_figures"], row["features"] if "features" in table else None),
        package=package.replace("_", "-"),
        installed=folder is not None,
        languages=row["languages"],
    )
    if family.installed:
        for cut, file in family.files:
            if not os.path.isfile(file):
                message = f"there is no font file {os.path.basename(file)!r} in {os.path.dirname(file)}"
                hint = "put it there, or write its name under `files` as it is"
                table.fault(message, row["files"].table.where(cut), hint)
    table.finish()
    return family


def _text_figures(stated: str, features: tuple[str, ...] | None) -> str:
    """A typeface whose table claims its features, and no old-style figures, has only lining ones."""
    return stated if features is None or "old-style figures" in features else "lining"


class _Files:
    """The tables of typefaces that one may be based on: the built-in ones, and those in its folder."""

    def __init__(self, path: str) -> None:
        self._folders = dict.fromkeys((resources.folder("fonts"), os.path.dirname(path)))

    def names(self) -> tuple[str, ...]:
        return tuple(id for id, path in list_typefaces(tuple(self._folders)).items() if path.endswith(".yaml"))

    def paths(self, name: str) -> list[str]:
        found = (os.path.join(folder, f"{name}.yaml") for folder in self._folders)
        return [path for path in found if os.path.isfile(path)]


def _package_folder(module: str) -> str | None:
    """Where a package's files stand, found without importing it: entry points would cost 38 ms."""
    from importlib.util import find_spec

    spec = find_spec(module) if module.isidentifier() else None
    return next(iter(spec.submodule_search_locations), None) if spec and spec.submodule_search_locations else None
