"""Writes finished results to files, prints their paths to stdout, and remarks and advice to stderr."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import click

from stationery.cli import files
from stationery.cli.print_hints import advice
from stationery.cli.terminal import say, tell
from stationery.model.values import value

if TYPE_CHECKING:
    from stationery.cli.options import Request
    from stationery.model.errors import Remark
    from stationery.model.page import Page
    from stationery.products.result import Result


@value
class Output:
    """Where a result goes and what is printed about it, from the options under `Result`."""

    path: str | None = None
    open_it: bool = False
    dry_run: bool = False
    as_json: bool = False
    force: bool = False
    quiet: bool = False

    def check_pipe(self, several: bool = False) -> None:
        """Raise UsageError if more than one PDF would go to stdout."""
        if files.is_pipe(self.path) and self.as_json:
            raise click.UsageError("--json and -o - both write to stdout; name a file with -o.")
        if files.is_pipe(self.path) and several:
            raise click.UsageError("two files cannot both go to stdout; name a file or a folder with -o.")


def read_output(request: Request) -> Output:
    """The values of the OUTPUT rows."""
    return Output(
        request.text("output"),
        *(request.flag(name) for name in ("open_it", "dry_run", "as_json", "force", "quiet")),
    )


def write_results(results: tuple[tuple[str, Result], ...], output: Output, made_from: str = "") -> None:
    """Write each result to its path; if one of them may not be written, write none.

    The file they were made from is replaced only with `force`, even if stationery made it.
    """
    for path, _ in results:
        files.may_write(path, output.force, made_from)
    tell_remarks(remark for _, result in results for remark in result.remarks)
    if not output.dry_run:
        files.write(*((path, result.pdf) for path, result in results))
    for path, _ in results:
        if not output.as_json and path != files.PIPE:
            say(f"{path} would be written" if output.dry_run else path)
    if output.as_json:
        rows = [as_data(path, result.pages, result.remarks) for path, result in results]
        tell_json({"written": not output.dry_run, "files": rows})
    if not output.quiet and not output.as_json:
        for path, result in results:
            for sentence in advice(path, result):
                tell(sentence)
    if output.open_it and not output.dry_run:
        for path, _ in results:
            if path != files.PIPE:
                click.launch(path)


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
