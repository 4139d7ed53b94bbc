"""Says how to begin where a command has no letter file, or one that is not there."""

from __future__ import annotations

import os
import shlex

import click

from stationery.model.errors import Place, StationeryError
from stationery.reading.files import NoSuchFile

_ADDRESS = "NAME; STREET; CITY STATE ZIP"
_OF_LETTERS = {"letter": "letter", "note": "note", "email": "letter", "envelope": "letter", "check": "thank-you",
               "explain": "letter", "fit": "letter", "preview": "letter"}  # fmt: skip
"""The commands that read a letter file, and the kind of letter that somebody without one may want to start."""
_ENDINGS = ("", ".md", ".markdown", ".txt")


def ask_for_file(to: str | None = None, otherwise: str = "") -> click.UsageError:
    """The error of the current command without a file; `otherwise` is another way to use it."""
    command = click.get_current_context().info_name or ""
    message = f"name a letter file: stationery {command} FILE{otherwise}"
    return click.UsageError(f"{message}\n\nTo start one: {_start(command, to)}")


def suggest_start(fault: StationeryError, file: str, others: tuple[str, ...] = ()) -> None:
    """Add the next step to the error of a letter file that the command was given and that is not there."""
    if not isinstance(fault, NoSuchFile) or fault.hint or fault.place is None:
        return
    if fault.place not in map(Place, (file, *others)):
        return
    command = click.get_current_context().info_name or ""
    file = fault.place.file
    if any(letter in file for letter in "*?["):
        fault.hint = "no file matches this pattern"
    elif command in _OF_LETTERS and os.path.splitext(file)[1].lower() in _ENDINGS:
        fault.hint = f"to start it: {_start(command, None)} -o {shlex.quote(file)}"


def _start(command: str, to: str | None) -> str:
    address = f'"{_ADDRESS}"' if to is None else shlex.quote(to)
    return f"stationery new {_OF_LETTERS.get(command, 'letter')} --to {address}"
