"""Where the data stand: built in, inside the installed package or beside it in a checkout, and in a person's folder."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from datetime import UTC, datetime

from stationery.model.errors import SourceError

_PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def folder(name: str) -> str:
    """The path of the built-in folder `layouts` or `fonts`."""
    inside = os.path.join(_PACKAGE, name)
    return inside if os.path.isdir(inside) else os.path.join(os.path.dirname(_PACKAGE), name)


def folders(name: str, own: Iterable[str]) -> tuple[str, ...]:
    """The built-in folder `layouts` or `fonts`, and after it those of some folders arranged as the configuration is."""
    return folder(name), *(os.path.join(each, name) for each in own)


def configuration() -> str:
    """The configuration folder: what STATIONERY_CONFIG says, or where the system keeps such things."""
    named = os.environ.get("STATIONERY_CONFIG")
    if named:
        return named
    if sys.platform == "win32":
        base = os.environ.get("APPDATA") or "~"
    elif sys.platform == "darwin":
        base = "~/Library/Application Support"
    else:
        base = os.environ.get("XDG_CONFIG_HOME") or "~/.config"
    return os.path.join(os.path.expanduser(base), "stationery")


def state_folder() -> str:
    """Where the system keeps what a program remembers, and nobody set up: copies of files before their first change."""
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or "~"
    elif sys.platform == "darwin":
        base = "~/Library/Application Support"
    else:
        base = os.environ.get("XDG_STATE_HOME") or "~/.local/state"
    return os.path.join(os.path.expanduser(base), "stationery")


def profile_path(folder: str, name: str = "") -> str:
    """The profile's file in the configuration folder; a named one stands in the folder `profiles`."""
    return os.path.join(folder, "profiles", f"{name}.yaml") if name else os.path.join(folder, "profile.yaml")


def printers_path(folder: str) -> str:
    """The list of printers in the configuration folder."""
    return os.path.join(folder, "printers.yaml")


def read_epoch() -> datetime | None:
    """The moment that SOURCE_DATE_EPOCH names (reproducible-builds.org), or None."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "").strip()
    if not epoch:
        return None
    try:
        return datetime.fromtimestamp(int(epoch), UTC)
    except (ValueError, OverflowError, OSError):
        raise SourceError(
            f"SOURCE_DATE_EPOCH is {epoch!r}, not a number of seconds since 1970",
            None,
            "unset it, or set it to a whole number of seconds",
        ) from None
