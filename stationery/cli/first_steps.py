"""Says how to begin where a command has no letter file, or one that is not there."""

from __future__ import annotations

import os
import shlex
from itertools import combinations, takewhile

import click

from stationery.model.errors import Place, StationeryError
from stationery.reading.files import NoSuchFile

_ADDRESS = "NAME; STREET; CITY STATE ZIP"
OF_LETTERS = {"letter": "letter", "note": "note", "email": "letter", "envelope": "letter", "check": "thank-you",
              "explain": "letter", "fit": "letter", "preview": "letter"}  # fmt: skip
"""The commands that read a letter file, and the kind of letter that somebody without one may want to start."""
_ENDINGS = ("", ".md", ".markdown", ".txt")
_MOST_WORDS = 20
"""More names than that are no address and no name of a file."""


def ask_for_file(to: str | None = None, otherwise: str = "") -> click.UsageError:
    """The error of the current command without a file; `otherwise` is another way to use it."""
    command = click.get_current_context().info_name or ""
    message = f"name a letter file: stationery {command} FILE{otherwise}"
    return click.UsageError(f"{message}\n\nTo start one: {_start(command, to)}")


def add_example(wrong: click.MissingParameter) -> click.UsageError:
    """The error of a command that lacks an argument, with what one types: the first example of its help."""
    context = wrong.ctx
    if context is None or wrong.param is None:
        return wrong
    if context.info_name in OF_LETTERS and wrong.param.name == "file":
        with context:
            return ask_for_file()
    rows = ((context.command.help or "") + (context.command.epilog or "")).splitlines()
    example = next((row.strip() for row in rows if row.strip().startswith("stationery ")), "")
    if not example:
        return wrong
    return click.UsageError(f"{wrong.format_message()}\n\nFor example: {example.partition('   ')[0]}", context)


_VALUES = {
    "--labels": "avery-5160",
    "--sheet": "avery-5160",
    "--envelope": "us-10",
    "--to": '"Ann Lee; 1 Main St; Salem, OR 97301"',
    "--where": "Status=Active",
    "--rows": "2,4-9",
    "--sort": "name",
    "--book": "contacts.vcf",
    "--list": "guests.csv",
    "--on": "yesterday",
}


def add_value(wrong: click.BadOptionUsage) -> click.ClickException:
    """The error of an option without its argument, with one that it may have."""
    value = _VALUES.get(wrong.option_name)
    if value is None or "requires an argument" not in wrong.message:
        return wrong
    return click.UsageError(f"{wrong.message} For example: {wrong.option_name} {value}", wrong.ctx)


def suggest_start(fault: StationeryError, file: str, others: tuple[str, ...] = (), to: str | None = None) -> None:
    """Add the next step to the error of a letter file that the command was given and that is not there."""
    if not isinstance(fault, NoSuchFile) or fault.place is None or fault.place not in map(Place, (file, *others)):
        return
    command = click.get_current_context().info_name or ""
    file = fault.place.file
    ending = os.path.splitext(file)[1].lower()
    meant = next((file + end for end in _ENDINGS[1:] if os.path.isfile(file + end)), "")
    if meant:
        fault.hint = f"did you mean {meant!r}?"
    elif to is not None and not ending:
        fault.hint = f"if it belongs to the address, put the address in quotation marks: {_quote_to(to, [file])}"
    elif fault.hint:
        return
    elif any(letter in file for letter in "*?["):
        fault.hint = "no file matches this pattern"
    elif command in OF_LETTERS and (";" in file or "\n" in file or (file.count(",") > 1 and " " in file)):
        fault.hint = f"an address is given with --to: stationery {command} --to {_quote(file)}"
    elif command in OF_LETTERS and ending in _ENDINGS:
        fault.hint = f"to start it: {_start(command, None)} -o {shlex.quote(file)}"


def refuse_unquoted(named: tuple[str, ...], to: str | None) -> None:
    """Raise UsageError where the names of several files are one name, or an address, without its quotation marks."""
    missing = [name for name in named if not os.path.exists(name)]
    if not missing or len(named) > _MOST_WORDS:
        return
    command = click.get_current_context().info_name or ""
    for begin, end in combinations(range(len(named) + 1), 2):
        name = " ".join(named[begin:end])
        if end - begin > 1 and not os.path.exists(named[begin]) and os.path.isfile(name):
            message = f"there are spaces in the name of the file; quote it: stationery {command} {_quote(name)}"
            raise click.UsageError(message)
    words = list(takewhile(lambda name: name in missing and not os.path.splitext(name)[1], named))
    if to is not None and words:
        raise click.UsageError(f"put the address in quotation marks: stationery {command} {_quote_to(to, words)} …")
    if to is None and len(words) == len(named) and command == "envelope":
        raise click.UsageError(
            "there are no such files; an address is given with --to, in quotation marks, with semicolons between its"
            f' lines: stationery {command} --to "{_ADDRESS}"'
        )


def _quote(text: str) -> str:
    return shlex.quote(text) if any(letter in text for letter in '"$`\\!') else f'"{text}"'


def _quote_to(to: str, words: list[str]) -> str:
    return f"--to {_quote(' '.join((to, *words)))}"


def _start(command: str, to: str | None) -> str:
    address = f'"{_ADDRESS}"' if to is None else shlex.quote(to)
    return f"stationery new {OF_LETTERS.get(command, 'letter')} --to {address}"
