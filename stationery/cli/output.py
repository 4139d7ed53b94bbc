"""Writes finished results to files, prints their paths to stdout, and remarks and advice to stderr."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, Protocol

import click

from stationery.cli import files
from stationery.cli.terminal import say, tell
from stationery.model.values import value
from stationery.products.print_hints import advice

if TYPE_CHECKING:
    from stationery.model.errors import Remark
    from stationery.model.page import Page
    from stationery.products.result import Result


@value
class Made:
    """A finished file, not yet written: its path, its bytes, and what is printed about it.

    `row` are its facts for --json. The first sentence of the `advice` follows the path if `advice_names_it`.
    """

    path: str
    data: bytes
    remarks: tuple[Remark, ...]
    row: dict[str, Any]
    advice: tuple[str, ...] = ()
    advice_names_it: bool = True


@value
class Output:
    """Where a result goes and what is printed about it, from the options under `Result`."""

    path: str | None = None
    open_it: bool = False
    dry_run: bool = False
    as_json: bool = False
    force: bool = False
    quiet: bool = False
    print_it: bool = False
    printer: str = ""
    """The name of the measured printer in --printer, if there is one."""
    queue: str = ""
    """The print queue for --print."""
    gather: Callable[[tuple[Made, ...], Output, str], None] | None = None
    """Where results go that are written together with those of other files."""

    def check_pipe(self, several: bool = False) -> None:
        """Raise UsageError if more than one PDF would go to stdout."""
        if files.is_pipe(self.path) and self.as_json:
            raise click.UsageError("--json and -o - both write to stdout; name a file with -o.")
        if files.is_pipe(self.path) and self.print_it:
            raise click.UsageError("--print prints a file, and -o - writes none; use one of them.")
        if files.is_pipe(self.path) and several:
            raise click.UsageError("two files cannot both go to stdout; name a file or a folder with -o.")


class Results(Protocol):
    """What a request says of its results."""

    gather: Callable[..., None] | None

    def text(self, name: str) -> str | None: ...

    def flag(self, name: str) -> bool: ...

    def switch_if(self, name: str) -> bool | None: ...

    def text_if(self, name: str) -> str | None: ...


def read_output(request: Results) -> Output:
    """The values of the OUTPUT rows."""
    return Output(
        request.text("output"),
        request.flag("open_it"),
        request.flag("dry_run"),
        request.flag("as_json"),
        request.flag("force"),
        request.flag("quiet"),
        bool(request.switch_if("print_it")),
        request.text_if("printer") or "",
        request.text_if("queue") or "",
        request.gather,
    )


def write_results(results: tuple[tuple[str, Result], ...], output: Output, made_from: str = "") -> None:
    """Write each result to its path, as `deliver` does."""
    made = [
        Made(path, result.pdf, result.remarks, as_data(path, result.pages, result.remarks), advice("-", result))
        for path, result in results
    ]
    deliver(tuple(made), output, made_from)


def deliver(made: tuple[Made, ...], output: Output, made_from: str = "") -> None:
    """Write what is made; if one file may not be written, write none.

    The file they were made from is replaced only with `force`, even if stationery made it.
    """
    if output.gather:
        output.gather(made, output, made_from)
        return
    for each in made:
        files.may_write(each.path, output.force, made_from)
    tell_remarks(remark for each in made for remark in each.remarks)
    if not output.dry_run:
        write_made(made, output)
    if output.as_json:
        tell_json({"written": not output.dry_run, "files": as_rows(made)})
    else:
        say_paths(made, output)
        if not output.quiet:
            for each in made:
                for number, sentence in enumerate(each.advice):
                    named = each.advice_names_it and not number and each.path != files.PIPE
                    tell(f"{each.path}: {sentence}" if named else sentence)
    launch_all(made, output)
    print_all(made, output)


def write_made(made: tuple[Made, ...], output: Output) -> None:
    """Write the files, into the folder that -o names even if it is new. Raises CannotWrite; then none is written."""
    if output.path and output.path.endswith(("/", os.sep)):
        files.make_folder(output.path)
    files.write(*((each.path, each.data) for each in made))


def say_paths(made: tuple[Made, ...], output: Output) -> None:
    for each in made:
        if each.path != files.PIPE:
            say(f"{each.path} would be written" if output.dry_run else each.path)


def as_rows(made: tuple[Made, ...]) -> list[dict[str, Any]]:
    return [each.row for each in made]


def launch_all(made: tuple[Made, ...], output: Output) -> None:
    """Open the files in their viewers, if that is requested."""
    if output.open_it and not output.dry_run:
        for each in made:
            if each.path != files.PIPE:
                click.launch(each.path)


def print_all(made: tuple[Made, ...], output: Output) -> None:
    """Print the files, if that is requested. Raises PrinterError."""
    if output.print_it:
        from stationery.cli.printouts import print_files  # 8 ms
        from stationery.printing.choose import Feed  # 25 ms

        named = tuple((each.path, each.data) for each in made)
        print_files(named, output.printer, Feed(output.queue), dry_run=output.dry_run, as_json=output.as_json)


def tell_remarks(remarks: Iterable[Remark]) -> None:
    """Print each remark once, to stderr."""
    for text in dict.fromkeys(str(remark) for remark in remarks):
        tell(text)


def as_data(path: str, pages: tuple[Page, ...], remarks: Iterable[Remark]) -> dict[str, Any]:
    """A result as data for JSON; lengths in millimeters."""
    return {
        "path": path,
        "pages": [
            {
                "size": page.name,
                "width_mm": round(page.size.width.mm, 3),
                "height_mm": round(page.size.height.mm, 3),
                "media": page.media,
            }
            for page in pages
        ],
        "warnings": remarks_as_data(remarks),
    }


def remarks_as_data(remarks: Iterable[Remark]) -> list[dict[str, Any]]:
    return [
        {
            "message": remark.message,
            "hint": remark.hint,
            "file": remark.place.file if remark.place else "",
            "line": remark.place.line if remark.place else 0,
            "column": remark.place.column if remark.place else 0,
        }
        for remark in remarks
    ]


def tell_json(value: object) -> None:
    import json

    say(json.dumps(value, ensure_ascii=False, indent=2))
