"""Reads fonts/ into families: a typeface's files, weights, sizes and fallback."""

from __future__ import annotations

import os
from typing import NamedTuple

from stationery.data.tables import Table
from stationery.data.yaml import load_table
from stationery.model.errors import Place, did_you_mean
from stationery.model.units import Length, pt

Axes = tuple[tuple[str, float], ...]

PURPOSES = ("body", "envelope", "personal")
"""What a typeface is for: letters, the post, the note."""

KINDS = ("serif", "sans", "script", "typewriter")

FEATURES = (
    "true italic",
    "sloped italic",
    "old-style figures",
    "lining figures",
    "small capitals",
    "ligatures",
)
"""The features a typeface may have, in the words of its table."""

_SUFFIXES = (".ttf", ".otf")
_KEYS = (
    "name", "cite", "kind", "purpose", "about", "package", "files", "axes", "body_size", "body_leading", "least_size",
    "features", "coverage", "stands_in", "fallback", "languages",
)  # fmt: skip
_CUTS = ("upright", "italic", "strong", "strong_italic")

# Usual weights of the OpenType registry, for a font that comes without a table.
_REGULAR: Axes = (("wght", 400.0),)
_STRONG: Axes = (("wght", 700.0),)
_BODY_SIZE = pt(11)
_BODY_LEADING = pt(14.5)
_LEAST_SIZE = pt(8)


class Family(NamedTuple):
    """One typeface: a named tuple, because making a dataclass costs every cold start 0.7 ms, this 0.1.

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
    body_size: Length = _BODY_SIZE
    body_leading: Length = _BODY_LEADING
    least_size: Length = _LEAST_SIZE
    features: tuple[str, ...] | None = None
    coverage: tuple[str, ...] | None = None
    stands_in: bool = False
    fallback: tuple[str, ...] | None = None
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
    """
    found: dict[str, str] = {}
    for folder in folders:
        names = sorted(os.listdir(folder)) if os.path.isdir(folder) else []
        for name in sorted(names, key=lambda name: name.lower().endswith(".yaml")):
            stem, suffix = os.path.splitext(name)
            if suffix == ".yaml":
                found[stem] = os.path.join(folder, name)
            elif suffix.lower() in _SUFFIXES:
                found["-".join(stem.lower().replace("_", " ").split())] = os.path.join(folder, name)
    return dict(sorted(found.items()))


def load_family(id: str, path: str) -> Family:
    """The family a table describes, or the one that a lone font file is. Raises SourceError with all faults.

    A package that is not installed is no fault of the table: the family says so.
    """
    if not path.endswith(".yaml"):
        stem = os.path.splitext(os.path.basename(path))[0]
        return Family(id, Place(path), stem, (("upright", path),), about="a font of your own")
    table = load_table(path)
    table.only(_KEYS)
    axes = table.table("axes")
    package = table.text("package")
    folder = _package_folder(package) if package else os.path.dirname(path)
    body_size = table.length("body_size") or _BODY_SIZE
    family = Family(
        id=id,
        place=Place(path),
        name=table.needed("name"),
        cite=table.needed("cite"),
        kind=table.choice("kind", KINDS, "serif"),
        purpose=table.choice("purpose", PURPOSES, "body"),
        about=table.text("about"),
        files=_files(table, folder or ""),
        regular=_axes(axes, "regular", _REGULAR),
        strong=_axes(axes, "strong", _STRONG),
        stated_axes=axes is not None,
        body_size=body_size,
        body_leading=table.length("body_leading") or body_size * (_BODY_LEADING / _BODY_SIZE),
        least_size=table.length("least_size") or _LEAST_SIZE,
        features=_features(table),
        coverage=table.texts("coverage") if "coverage" in table else None,
        stands_in=bool(table.flag("stands_in", False)),
        fallback=table.texts("fallback") if "fallback" in table else None,
        package=package.replace("_", "-"),
        installed=folder is not None,
        languages=table.texts("languages"),
    )
    if axes:
        axes.only(("regular", "strong"))
    table.finish()
    return family


def _files(table: Table, folder: str) -> tuple[tuple[str, str], ...]:
    files = table.needed_table("files")
    files.only(_CUTS)
    files.needed("upright")
    return tuple((cut, os.path.join(folder, files.text(cut))) for cut in _CUTS if files.text(cut))


def _features(table: Table) -> tuple[str, ...] | None:
    """The features that the table claims, each one a known word."""
    if "features" not in table:
        return None
    for said in table.scalars("features"):
        if said.text.strip() not in FEATURES:
            hint = did_you_mean(said.text.strip(), FEATURES)
            table.fault(f"features: {said.text.strip()!r} isn't a known feature", said.place, hint)
    return table.texts("features")


def _package_folder(module: str) -> str | None:
    """Where a package's files stand, found without importing it: entry points would cost 38 ms."""
    from importlib.util import find_spec

    spec = find_spec(module) if module.isidentifier() else None
    return next(iter(spec.submodule_search_locations), None) if spec and spec.submodule_search_locations else None


def _axes(axes: Table | None, weight: str, default: Axes) -> Axes:
    places = axes.table(weight) if axes else None
    if places is None:
        return default
    return tuple((tag, places.number(tag, 0.0)) for tag in places)
