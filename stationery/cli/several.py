"""Runs a command for several files: each result is made, then all are written together and summed up in a sentence."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from stationery.cli import files
from stationery.cli.files import CannotWrite
from stationery.cli.output import Made, as_rows, launch_all, print_all, say_paths, tell_json, tell_remarks, write_made
from stationery.cli.terminal import tell
from stationery.model.errors import Remark, StationeryError
from stationery.model.values import value

if TYPE_CHECKING:
    from stationery.cli.output import Output
    from stationery.model.letter import Letter
    from stationery.products.shared_postage import SharedPostage

_MOST_NAMES = 5

Results = tuple[Made, ...]
RunOne = Callable[[str, "str | None", "Gather"], object]


@value
class Batch:
    """What became of each file: the results that are made from it, or the exit code of what is wrong with it; and what
    is remarked elsewhere than in a file, with the files that it is about."""

    made: dict[str, Results]
    codes: dict[str, int]
    remarks: dict[Remark, list[str]]


class Gather:
    """Takes the results of one file, and the postage of its envelope, which no other file may have."""

    def __init__(self, name: str, batch: Batch, outputs: list[Output], postage: list[SharedPostage]) -> None:
        self._name, self._batch, self._outputs, self._postage = name, batch, outputs, postage

    def __call__(self, made: Results, output: Output, made_from: str) -> None:
        """Tell what is remarked in the file itself; the rest may be the same of others, and is told once for all."""
        self._batch.made[self._name] = made
        self._outputs.append(output)
        remarks = [remark for each in made for remark in each.remarks]
        own = [remark for remark in remarks if remark.place and remark.place.file == self._name]
        tell_remarks(own)
        for remark in remarks:
            if remark not in own:
                names = self._batch.remarks.setdefault(remark, [])
                names += [self._name] if self._name not in names else []

    def claim(self, letter: Letter) -> None:
        """Raise SourceError if the postage of the letter's envelope is that of another file."""
        from stationery.products.shared_postage import SharedPostage  # 2.0 ms

        if not self._postage:
            self._postage.append(SharedPostage())
        self._postage[0].claim(letter)


def run_each(run_one: RunOne, named: tuple[str, ...], folder: str | None, to: bool = False) -> int:
    """Run a command for each of the `named` files, and return the exit code of the worst.

    What is wrong with one is told, and the others are made. Raises UsageError before anything is written for options
    that suit only one file, and if two results would get the same name.
    """
    folder = _check_output(folder, named)
    if files.PIPE in named:
        raise click.UsageError("- reads one letter from stdin; leave it out where you name files.")
    if to:
        raise click.UsageError(
            f"--to names one recipient, but there are {len(named)} files; run it for one file at a time."
        )
    batch = Batch({}, {}, {})
    outputs: list[Output] = []
    postage: list[SharedPostage] = []
    misuse: dict[str, click.UsageError] = {}
    for name in _drop_repeated(named):
        gather = Gather(name, batch, outputs, postage)
        try:
            run_one(name, folder, gather)
        except StationeryError as fault:
            tell(str(fault))
            batch.codes[name] = fault.exit_code
        except click.UsageError as wrong:
            misuse[name] = wrong
            batch.codes[name] = wrong.exit_code
    _tell_shared(batch)
    _tell_misuse(misuse, batch)
    if outputs:
        _finish(batch, outputs[0])
    else:
        tell(_sum_up(batch, 0, dry_run=False))
    return max(batch.codes.values(), default=0)


def _check_output(output: str | None, named: tuple[str, ...]) -> str | None:
    """The folder that -o names, ending in a slash; it need not exist yet."""
    if output is None:
        return None
    if files.is_pipe(output):
        raise click.UsageError(f"{len(named)} results cannot all go to stdout; name a folder with -o folder/.")
    if os.path.isdir(output) or output.endswith(("/", os.sep)):
        return os.path.join(output, "")
    raise click.UsageError(
        f"{len(named)} files make more than one result, and -o {output} names one: name a folder, such as -o"
        f" {os.path.splitext(output)[0]}/, or leave out -o to have each result next to its file."
    )


def _drop_repeated(named: tuple[str, ...]) -> tuple[str, ...]:
    """The files without those that are named twice, as `*.md ann.md` names one."""
    first: dict[str, str] = {}
    for name in named:
        first.setdefault(os.path.realpath(name), name)
    return tuple(first.values())


def _tell_shared(batch: Batch) -> None:
    """Tell each remark once: of an option, or of nothing in particular, with the files that it is about."""
    for remark, names in batch.remarks.items():
        some = ", ".join(names[:_MOST_NAMES]) + (
            f", and {len(names) - _MOST_NAMES} more" if names[_MOST_NAMES:] else ""
        )
        tell(str(remark) if remark.place and os.path.exists(remark.place.file) else f"{some}: {remark}")


def _tell_misuse(misuse: dict[str, click.UsageError], batch: Batch) -> None:
    """Tell which options do not suit which file; raise it once if none of the files suits them."""
    messages = {wrong.format_message() for wrong in misuse.values()}
    if len(messages) == 1 and len(misuse) == len(batch.codes) and not batch.made:
        raise next(iter(misuse.values()))
    for name, wrong in misuse.items():
        tell(f"{name}: {wrong.format_message()}")


def _finish(batch: Batch, output: Output) -> None:
    """Write everything that is made, print it, and sum it up."""
    _refuse_same_names(batch)
    written: list[Made] = []
    for name, made in list(batch.made.items()):
        try:
            for each in made:
                files.may_write(each.path, output.force, name)
        except CannotWrite as fault:
            _give_up(name, fault, batch)
    if not output.dry_run:
        _write(batch, output)
    for made in batch.made.values():
        written += made
    if output.as_json:
        tell_json({"written": not output.dry_run, "files": as_rows(tuple(written))})
    else:
        say_paths(tuple(written), output)
        if not output.quiet:
            _advise(written)
    if not output.quiet or batch.codes:
        tell(_sum_up(batch, len(written), dry_run=output.dry_run))
    launch_all(tuple(written), output)
    print_all(tuple(written), output)


def _give_up(name: str, fault: StationeryError, batch: Batch) -> None:
    tell(str(fault))
    batch.codes[name] = fault.exit_code
    del batch.made[name]


def _write(batch: Batch, output: Output) -> None:
    """Write all results at once; if one cannot be written, file by file, so that only its own are missing."""
    if not batch.made:
        return
    try:
        write_made(tuple(each for made in batch.made.values() for each in made), output)
    except CannotWrite:
        for name, made in list(batch.made.items()):
            try:
                write_made(made, output)
            except CannotWrite as fault:
                _give_up(name, fault, batch)


def _refuse_same_names(batch: Batch) -> None:
    """Raise UsageError if one result would replace another."""
    taken: dict[str, str] = {}
    for name, made in batch.made.items():
        for each in made:
            path = os.path.normcase(os.path.realpath(each.path))
            if sys.platform == "darwin":  # its disks take ann.pdf and Ann.pdf for one
                path = path.casefold()
            if path in taken:
                where = each.path
                raise click.UsageError(
                    f"{taken[path]} and {name} would both make {where}; nothing was written. Rename one of them, or"
                    " make them in two runs, with a folder (-o) for each."
                )
            taken[path] = name


def _advise(made: list[Made]) -> None:
    """Print each advice once, for all the results that it is about."""
    about: dict[tuple[str, ...], list[Made]] = {}
    for each in made:
        about.setdefault(each.advice, []).append(each)
    for sentences, alike in about.items():
        rest = f" and {len(alike) - 1} more" if len(alike) > 1 else ""
        for number, sentence in enumerate(sentences):
            tell(f"{alike[0].path}{rest}: {sentence}" if not number and alike[0].advice_names_it else sentence)


def _sum_up(batch: Batch, count: int, *, dry_run: bool) -> str:
    """How many results were made from how many files, and from which files none."""
    total = len(batch.made) + len(batch.codes)
    made = "would be made" if dry_run else "made"
    if not batch.made:
        return f"Nothing was made: each of the {total} files has an error."
    results = f"{count} file{'' if count == 1 else 's'} {made}"
    if not batch.codes:
        return f"{results} from {total} letter files."
    missing = ", ".join(batch.codes)
    return f"{results} from {len(batch.made)} of {total} letter files; nothing from: {missing}."
