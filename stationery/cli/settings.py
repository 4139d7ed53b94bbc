"""Finds what the user has set up: the configuration folder with profiles, layouts, and typefaces; and the clock."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from datetime import date, datetime, tzinfo
from typing import TYPE_CHECKING

import click

from stationery.cli.terminal import tell
from stationery.data import resources
from stationery.data.resources import read_epoch as read_epoch
from stationery.data.store import Store
from stationery.model.errors import Place, StationeryError

if TYPE_CHECKING:
    from stationery.catalog.printers import Printers
    from stationery.data.stock import Stock
    from stationery.reading.profile import Profile


def folder() -> str:
    """The configuration folder."""
    return resources.configuration()


def layouts() -> tuple[str, ...]:
    """The layouts folders: the built-in one first, then the user's own."""
    return resources.folders("layouts", (folder(),))


def fonts() -> tuple[str, ...]:
    """The fonts folders, in the same order."""
    return resources.folders("fonts", (folder(),))


def store() -> Store:
    """The catalog; each command reads it once."""
    context = click.get_current_context(silent=True)
    if context is None:
        return Store(layouts(), tell_aside)
    kept: dict[tuple[str, ...], Store] = context.find_root().meta.setdefault("stationery.stores", {})
    folders = layouts()
    if folders not in kept:
        kept[folders] = Store(folders, tell_aside)
    return kept[folders]


def tell_aside(fault: StationeryError) -> None:
    """Report once, on stderr, a user's file that is set aside or in the wrong place."""
    context = click.get_current_context(silent=True)
    reported: set[str] = context.find_root().meta.setdefault("stationery.aside", set()) if context else set()
    if str(fault) not in reported:
        reported.add(str(fault))
        tell(str(fault))


def profile_path(name: str = "") -> str:
    """The path of a profile; named ones are in the folder `profiles`."""
    return resources.profile_path(folder(), name)


def printers_path() -> str:
    """The path of the list of printers."""
    return resources.printers_path(folder())


def printers() -> Printers:
    """The printers that were measured."""
    from stationery.catalog.printers import load_printers  # 2.0 ms

    return load_printers(printers_path())


def profile_names() -> tuple[str, ...]:
    """The names of all profiles; the default one comes first, with an empty name."""
    named = os.path.join(folder(), "profiles")
    names = sorted(file[:-5] for file in os.listdir(named) if file.endswith(".yaml")) if os.path.isdir(named) else []
    return (*([""] if os.path.exists(profile_path()) else []), *names)


def profile(name: str = "") -> Profile | None:
    """The profile that `stationery init` wrote. Without one, None; if it was named, an error."""
    path = profile_path(name)
    if not name and not os.path.exists(path):
        return None
    from stationery.reading.profile import find_profile  # 2.0 ms

    return find_profile(path, name, Place("--profile"))


def now() -> datetime:
    """The current time on the user's clock; nothing else reads the clock."""
    return datetime.now().astimezone()


def stopwatch() -> Callable[[], float]:
    """How many seconds have passed since this call, whenever it is asked."""
    began = now()
    return lambda: (now() - began).total_seconds()


def today() -> date:
    """Today's date on the user's calendar."""
    return now().date()


def moment(text: str | None, there: tzinfo | None = None) -> datetime:
    """The time in --now (ISO; without an offset, in the zone `there` or here), or the current time."""
    if text is None:
        return now()
    try:
        found = datetime.fromisoformat(text.strip())
    except ValueError:
        raise click.BadParameter(
            f"{text!r} is not a date and time; write it as 2026-11-20T16:00 or, with an offset, 2026-11-20T16:00-06:00",
            param_hint="--now",
        ) from None
    return found if found.tzinfo else found.replace(tzinfo=there or now().tzinfo)


def zone() -> str:
    """The name of the computer's time zone, or an empty text."""
    named = os.environ.get("TZ", "").removeprefix(":")
    if not named and os.path.islink("/etc/localtime"):
        named = os.path.realpath("/etc/localtime").partition("zoneinfo/")[2]
    return named if "/" in named and not named.startswith("/") else ""


def country_of_locale() -> str:
    """The country in the user's locale (`de_DE.UTF-8` → `DE`), or an empty text."""
    for name in ("LC_ALL", "LC_PAPER", "LC_ADDRESS", "LANG"):
        tag = os.environ.get(name, "").partition(".")[0].partition("@")[0]
        language, _, country = tag.partition("_")
        if language and len(country) == 2 and country.isalpha():
            return country.upper()
    return ""


def at_terminal() -> bool:
    """Whether stdin is a terminal, so that questions can be asked."""
    return sys.stdin.isatty()


def stock(day: date | None = None) -> Stock:
    """The catalog, the typefaces, and the day (by default, today)."""
    from stationery.products.stock import open_stock  # 0.9 ms

    context = click.get_current_context(silent=True)
    kept: dict[date | None, Stock] = context.find_root().meta.setdefault("stationery.stocks", {}) if context else {}
    if day not in kept:
        kept[day] = open_stock(layouts(), fonts(), day or today(), read_epoch(), printers_path())
        kept[day].store.tell = tell_aside
    return kept[day]
