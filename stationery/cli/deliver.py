"""Finished results to files, and what the user is told of them: paths to stdout, remarks and advice to stderr."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from stationery.cli import files, options
from stationery.cli.print_hints import advice

if TYPE_CHECKING:
    from stationery.model.result import Result


def deliver(
    results: tuple[tuple[str, Result], ...],
    *,
    open_it: bool = False,
    dry_run: bool = False,
    as_json: bool = False,
    force: bool = False,
    quiet: bool = False,
    made_from: str = "",
) -> None:
    """Write each result to its path; nothing is written if one of them may not be.

    The file that they were made from is not replaced without `force`, though it be one of ours.
    """
    for path, _ in results:
        files.may_write(path, force, made_from)
    options.tell_remarks(remark for _, made in results for remark in made.remarks)
    if not dry_run:
        files.write(*((path, made.pdf) for path, made in results))
    for path, _ in results:
        if not as_json and path != files.PIPE:
            click.echo(f"{path} would be written" if dry_run else path)
    if as_json:
        told = [options.as_data(path, made.pages, made.remarks) for path, made in results]
        options.tell_json({"written": not dry_run, "files": told})
    if not quiet and not as_json:
        for path, made in results:
            for sentence in advice(path, made):
                click.echo(sentence, err=True)
    if open_it and not dry_run:
        for path, _ in results:
            if path != files.PIPE:
                click.launch(path)


def check_pipe(output: str | None, as_json: bool, several: bool) -> None:
    """One PDF goes down the pipe, and nothing else."""
    if output == files.PIPE and as_json:
        raise click.UsageError("--json and -o - both want stdout; name a file with -o.")
    if output == files.PIPE and several:
        raise click.UsageError("two files cannot go down one pipe; name a file or a folder with -o.")
