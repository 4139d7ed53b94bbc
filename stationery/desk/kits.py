"""Kits: the folders of interview kits, and the interview file beside each: for whom it is, and when."""

from __future__ import annotations

import os
from datetime import date

from stationery.model.errors import StationeryError
from stationery.model.interview import Interview

KIT = "-kit"
"""How the name of an interview kit's folder ends."""
_FILE = ".yaml"

_read: dict[str, tuple[tuple[int, int], Interview | None]] = {}
"""What was read last of each interview file, until it changes."""


def read_kit(within: str, folder: str) -> Interview | None:
    """The interview of a kit's folder; None where there is no such file, or none that can be read."""
    from stationery.reading.interview import read_interview  # 6.0 ms

    path = os.path.join(within, folder.removesuffix(KIT) + _FILE)
    try:
        there = os.stat(path)
        stamp = (there.st_mtime_ns, there.st_size)
        if path not in _read or _read[path][0] != stamp:
            with open(path, encoding="utf-8") as stream:
                _read[path] = stamp, read_interview(stream.read(), path)
    except StationeryError as fault:
        _read[path] = stamp, fault.understood if isinstance(fault.understood, Interview) else None
    except (OSError, UnicodeDecodeError):
        return None
    return _read[path][1]


def find_twin(within: str, interview: Interview) -> str:
    """The folder of a kit that is there for the same interview: with the same organization, at the same moment."""
    for folder in sorted(os.listdir(within)):
        known = read_kit(within, folder) if folder.endswith(KIT) else None
        same = known and known.organization.text.casefold() == interview.organization.text.casefold()
        if known and same and known.at == interview.at and os.path.isdir(os.path.join(within, folder)):
            return folder
    return ""


def say_day(day: date) -> str:
    return f"{day:%b} {day.day}, {day.year}"
