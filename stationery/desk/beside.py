"""Beside: files in a letter's folder that it can use, such as a stamp or a logo, to be chosen by their names."""

from __future__ import annotations

import os

_MOST = 60
_MADE = ("-envelope", "-card", "-draft")
"""How the names of files end that were made of a letter."""


def list_beside(path: str, endings: tuple[str, ...]) -> list[str]:
    """The names of files with these endings; without hidden ones, and those that were made of a letter there."""
    try:
        with os.scandir(os.path.dirname(path)) as inside:
            names = sorted(each.name for each in inside if each.is_file(follow_symlinks=False))
    except OSError:
        return []
    letters = {_stem(name) for name in names if name.lower().endswith(".md")}
    found = [name for name in names if name.lower().endswith(endings) and not name.startswith(".")]
    return [name for name in found if name.isprintable() and not _is_made(_stem(name), letters)][:_MOST]


def _is_made(stem: str, letters: set[str]) -> bool:
    return stem in letters or any(stem.removesuffix(each) in letters for each in _MADE)


def _stem(name: str) -> str:
    return os.path.splitext(name)[0]
