"""Stamps: what tells whether a file, or a folder of them, is another one than it was."""

from __future__ import annotations

import os

Stamps = tuple[tuple[str, int, int, int], ...]
"""Path, time of the last change in nanoseconds, size in bytes, and number of each file."""


def stamp_file(path: str) -> Stamps:
    """The path, the time of its last change, its size and its number; nothing for a file that is not there."""
    try:
        stat = os.stat(path)
    except OSError:
        return ()
    return ((path, stat.st_mtime_ns, stat.st_size, stat.st_ino),)


def stamp_folder(folder: str) -> Stamps:
    """The stamps of all files in a folder and those below it, in the order of their paths."""
    try:
        with os.scandir(folder) as inside:
            paths = sorted((each.path, each.is_dir()) for each in inside)
    except OSError:
        return ()
    return tuple(stamp for path, deeper in paths for stamp in (stamp_folder(path) if deeper else stamp_file(path)))
