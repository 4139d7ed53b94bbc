"""stationery doctor: shows what is set up and what isn't, each with its remedy."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from importlib import metadata
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from stationery.cli import settings
from stationery.cli.completion import SHELLS, installed
from stationery.cli.option_groups import OPTIONS
from stationery.cli.options import Request, command, under
from stationery.cli.output import tell_json
from stationery.cli.preview import INSTALL, RENDERER
from stationery.cli.terminal import bold, say
from stationery.model.errors import StationeryError
from stationery.model.version import __version__
from stationery.products.doctor import BROKEN, MISSING, OK, Condition, examine, read_condition
from stationery.products.printers import examine_printers
from stationery.products.stock import open_stock

if TYPE_CHECKING:
    from stationery.catalog.printers import Printers
    from stationery.model.errors import Place

EXTRAS, COMPLETION, VERSIONS = "extras", "completion", "versions"

_PACKAGES = ("click", "reportlab", "uharfbuzz", "pypdf", "pillow", "PyYAML", "markdown-it-py", "pyphen")
"""What letters are made with."""

_WIDTH = max(map(len, (OK, MISSING, BROKEN)))


@command(*under(OPTIONS, "as_json"))
def doctor(request: Request) -> int:
    """Check your profile, your own data files, the typefaces, the paper, the printers, and what is installed, and show
    how to fix what is missing or broken.

    The exit code is 1 if something is broken, and 0 if something is only missing.

    \b
      stationery doctor
      stationery doctor --json
    """
    stock = open_stock(settings.layouts(), settings.fonts(), settings.today())  # tells nothing on the way
    found = examine(settings.folder(), settings.profile_names(), stock, settings.fonts())
    if sys.platform != "win32":  # there the system's own dialog knows the printers
        found += examine_printers(stock.store, _read_printers())
    found += [*_examine_extras(), *_examine_completion(), *_examine_versions()]
    if request.flag("as_json"):
        tell_json([_as_data(each) for each in found])
    else:
        for line in _lines(found):
            say(line)
    return int(any(each.state == BROKEN for each in found))


def _read_printers() -> Printers | None:
    """The measured printers; None where their list can't be read, which is told with the other data files."""
    try:
        return settings.printers()
    except StationeryError:
        return None


def _examine_extras() -> Iterator[Condition]:
    if find_spec(RENDERER):
        yield Condition(EXTRAS, OK, "preview: PNG pictures of pages")
    else:
        yield Condition(EXTRAS, MISSING, "preview, for PNG pictures of pages", INSTALL)


def _examine_completion() -> Iterator[Condition]:
    """Of the shell that is in use, as far as the environment tells."""
    shell = os.path.basename(os.environ.get("SHELL", "")).removesuffix(".exe")
    if shell not in SHELLS:
        return
    try:
        file = installed(shell)
    except StationeryError as fault:
        yield from read_condition(COMPLETION, fault)
        return
    if file:
        yield Condition(COMPLETION, OK, f"{shell}: {file}")
    else:
        remedy = f"install it with `stationery completion {shell} --install`"
        yield Condition(COMPLETION, MISSING, f"{shell} doesn't complete commands of stationery", remedy)


def _examine_versions() -> Iterator[Condition]:
    python = ".".join(map(str, sys.version_info[:3]))
    yield Condition(VERSIONS, OK, f"stationery {__version__}, Python {python} on {sys.platform}")
    there: list[str] = []
    for package in _PACKAGES:
        try:
            there.append(f"{package} {metadata.version(package)}")
        except metadata.PackageNotFoundError:
            remedy = f"install it with: pip install {package}"
            yield Condition(VERSIONS, BROKEN, f"the Python package {package} isn't installed", remedy)
    yield Condition(VERSIONS, OK, ", ".join(there))


def _lines(found: list[Condition]) -> Iterator[str]:
    topic = ""
    for each in found:
        if each.topic != topic:
            if topic:
                yield ""
            topic = each.topic
            yield bold(topic[0].upper() + topic[1:])
        place = f"{each.place}: " if each.place else ""
        yield f"  {each.state:<{_WIDTH}}  {place}{each.text}"
        for line in each.remedy.splitlines():
            yield f"  {'':<{_WIDTH}}    {line}"


def _as_data(each: Condition) -> dict[str, Any]:
    place: Place | None = each.place
    return {
        "topic": each.topic,
        "state": each.state,
        "message": each.text,
        "remedy": each.remedy,
        "file": place.file if place else "",
        "line": place.line if place else 0,
    }
