"""Runs a merge for a command: reads list and template, writes the files with a progress bar, and tells of them."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING, Any

import click

from stationery.cli import files, lists, settings, source
from stationery.cli.output import Output, read_output, remarks_as_data, tell_json, tell_remarks
from stationery.cli.print_hints import advice
from stationery.cli.terminal import say, say_bytes, tell
from stationery.model.errors import Place, SourceError
from stationery.model.units import ZERO
from stationery.model.values import replace
from stationery.postal.weight import MailPiece, weight_words
from stationery.products.merge import Asked, Merge, Outcome, rest_path, run_merge
from stationery.products.merge_files import MadeFile, Target
from stationery.products.merge_pieces import Manner, Medium
from stationery.products.merge_plan import Covers, Plan
from stationery.products.recipients import Selection, read_condition, read_rows, read_sort
from stationery.products.result import Result
from stationery.reading.fields import read_template

if TYPE_CHECKING:
    from stationery.cli.options import Request

_CHUNK = 1 << 20


def run(request: Request, letter: str, list_: str, media: tuple[Medium, ...]) -> None:
    """Make and write everything, or, with --dry-run, tell what would be made."""
    output, each = read_output(request), request.text("each") or ""
    _check_usage(request, output, each, media)
    requested = source.read_requested(request, to=False)
    found = source.read(letter)
    template = read_template(found.text, letter)
    asks = lists.at_terminal(request.flag("no_input"))
    roster, columns = lists.open_roster(list_, asks=asks, dry_run=output.dry_run)
    if columns and not columns.has_address and not template.addresses and media != ("emails",):
        hint = "its headings are " + ", ".join(filter(None, roster.headings))
        raise SourceError("no column of this list has an address, and the letter has no `to:`", Place(list_), hint)
    merge = Merge(template, roster, requested.overlay(), read_manner(request, media), settings.stock())
    selection = read_selection(request)
    target = Target(_path(request, letter, list_), each, request.require("name"), request.number("split"))
    named = bool(output.path) and not os.path.isdir(output.path or "") and not (output.path or "").endswith("/")
    target = replace(target, named=named, force=output.force, ways=files.WAYS)
    rest = rest_path("list.csv" if list_ == files.PIPE else list_)
    asked = Asked(selection, request.flag("skip_bad"), rest, output.dry_run)
    if output.path == files.PIPE or files.is_pipe(output.path):
        _to_stdout(merge, target, asked)
        return
    if each and not output.dry_run:
        files.make_folder(each)
    elif not output.dry_run and output.path and output.path.endswith(("/", os.sep)):
        files.make_folder(output.path)
    with Progress(lambda: sum(1 for _ in roster.recipients(selection))) as progress:
        outcome = run_merge(merge, target, asked, progress.tell)
    _tell(outcome, output, target)


def read_selection(request: Request) -> Selection:
    """The values of the SELECTION rows."""
    one = request.number("preview") or request.number("row")
    rows = request.text("rows")
    if one and rows:
        raise click.UsageError("--rows and --row can't be used together.")
    return Selection(
        tuple(read_condition(each, "--where") for each in request.texts("where")),
        read_sort(sort, "--sort") if (sort := request.text("sort")) else None,
        request.number("first") or None,
        request.number("skip"),
        (one, one) if one else read_rows(rows, "--rows") if rows else None,
    )


def read_manner(request: Request, media: tuple[Medium, ...]) -> Manner:
    """How each medium is made, from the options of the command that has them."""
    from stationery.cli.note import read_card  # 5 ms

    return Manner(
        media,
        request.flag("draft"),
        printer=request.printer(),
        card=read_card(request) if "cards" in media else Manner().card,
    )


def _check_usage(request: Request, output: Output, each: str, media: tuple[Medium, ...]) -> None:
    pdfs = [medium for medium in media if medium != "emails"]
    if each and output.path:
        raise click.UsageError("--each names a folder for files of their own, -o one file; use one of them.")
    if "emails" in media and not each:
        raise click.UsageError("--emails makes a file for each recipient: name a folder with --each FOLDER.")
    if each and (output.print_it or request.number("split")):
        wrong = "--print" if output.print_it else "--split"
        raise click.UsageError(f"{wrong} is for one file with all letters; leave out --each.")
    if not each and request.require("name") != "{{name}}":
        raise click.UsageError("--name is for the files of --each FOLDER.")
    output.check_pipe(several=len(pdfs) > 1)
    if files.is_pipe(output.path) and (output.dry_run or request.number("split")):
        raise click.UsageError("-o - writes one file to stdout; leave out --dry-run and --split.")


def _path(request: Request, letter: str, list_: str) -> str:
    """The path of the letters' file: -o, else `thank-you-guests.pdf`, beside the letter."""
    stem = os.path.splitext(os.path.basename(list_))[0] if list_ != files.PIPE else "list"
    row = f"-row-{request.number('preview')}" if request.number("preview") else ""
    name = f"-{stem}{row}.pdf"
    return files.destination(request.text("output"), files.beside(letter, name, f"letter-{stem}"))


def _to_stdout(merge: Merge, target: Target, asked: Asked) -> None:
    """Make the file, and only when it is whole, write it to stdout."""
    with tempfile.TemporaryDirectory(prefix="stationery-") as folder:
        path = os.path.join(folder, "merge.pdf")
        outcome = run_merge(merge, replace(target, path=path), asked)
        tell_remarks((*outcome.left_out, *outcome.remarks))
        with open(path, "rb") as stream:
            while data := stream.read(_CHUNK):
                say_bytes(data)


def _tell(outcome: Outcome, output: Output, target: Target) -> None:
    tell_remarks((*outcome.remarks, *outcome.left_out))
    paths = [*(made.path for made in outcome.files), *outcome.emails]
    if output.as_json:
        tell_json(_as_data(outcome, output))
    else:
        for path in paths if not (target.each and output.dry_run) else ():
            say(f"{path} would be written" if output.dry_run else path)
        if outcome.plan:
            for line in describe_plan(outcome.plan):
                say(line)
    if not output.quiet and not output.as_json:
        _advise(outcome, output)
    if outcome.skipped:
        rows = f"{outcome.skipped} row{'s' if outcome.skipped > 1 else ''}"
        where = f"; mend {'them' if outcome.skipped > 1 else 'it'} in {outcome.rest}" if outcome.rest else ""
        tell(f"{rows} left out{where}.")
    if output.dry_run:
        return
    if output.open_it:
        for path in paths:
            click.launch(path)
    if output.print_it:
        from stationery.cli.printouts import print_files  # 8 ms

        named = []
        for path in paths:
            with open(path, "rb") as stream:
                named.append((path, stream.read()))
        print_files(tuple(named), output.printer, as_json=output.as_json)


def _advise(outcome: Outcome, output: Output) -> None:
    told: set[tuple[str, ...]] = set()
    for made in outcome.files:
        first = made.first
        pages = first.pages[:1] * made.pages
        dialog = getattr(first.sheet, "dialog", "")
        shown = Result(
            b"", pages, first.sheet.name, first.sheet.unit, duplex=first.duplex, finish=first.finish, dialog=dialog
        )
        sentences = advice("-", shown)
        if sentences not in told:
            told.add(sentences)
            for number, sentence in enumerate(sentences):
                tell(sentence if number else f"{made.path}: {sentence}")


def describe_plan(plan: Plan) -> list[str]:
    """What would be made, in lines."""
    lines = []
    if plan.letters:
        lines.append(f"{_count(plan.letters, 'letter')}, {_count(plan.pages, 'page')}")
    if plan.cards:
        lines.append(_count(plan.cards, "card"))
    if plan.emails:
        lines.append(_count(plan.emails, "e-mail"))
    for each in plan.covers:
        lines.append(_describe_cover(each))
    if plan.by_hand:
        lines.append(f"{_count(plan.by_hand, 'envelope')} with windows for both addresses, which are not printed")
    return lines


def _describe_cover(each: Covers) -> str:
    words = f"{_count(each.count, 'envelope')} {each.envelope}"
    if each.sheets:
        words += f" with {_count(each.sheets, 'sheet')}"
    if each.grams:
        words += f", about {weight_words(MailPiece(each.grams, ZERO))} each"
    if each.limits:
        return f"{words}; {each.post}: {'; '.join(each.limits)}"
    return f"{words}; {each.post} accepts them as {each.called}s" if each.called and each.grams else words


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def _as_data(outcome: Outcome, output: Output) -> dict[str, Any]:
    def row(made: MadeFile) -> dict[str, Any]:
        return {"path": made.path, "medium": made.medium, "pages": made.pages, "recipients": made.recipients}

    data: dict[str, Any] = {
        "written": not output.dry_run,
        "recipients": outcome.recipients,
        "files": [
            *map(row, outcome.files),
            *({"path": path, "medium": "emails", "recipients": 1} for path in outcome.emails),
        ],
        "skipped": outcome.skipped,
        "rest": outcome.rest or None,
        "warnings": remarks_as_data((*outcome.remarks, *outcome.left_out)),
    }
    if outcome.plan:
        plan = outcome.plan
        data["plan"] = {
            "letters": plan.letters,
            "pages": plan.pages,
            "cards": plan.cards,
            "emails": plan.emails,
            "envelopes": [
                {
                    "id": each.envelope,
                    "count": each.count,
                    "sheets": each.sheets,
                    "grams": round(each.grams, 1),
                    "ounces": round(each.ounces, 3),
                    "post": each.post,
                    "class": each.called,
                    "post_limits": list(each.limits),
                }
                for each in plan.covers
            ],
        }
    return data


class Progress:
    """A progress bar on stderr, once a merge takes longer than a second and somebody is there to see it."""

    def __init__(self, count: Callable[[], int]) -> None:
        self._count = count
        self._since = settings.now() if sys.stderr.isatty() else None
        self._bar: Any = None
        self._done = 0

    def __enter__(self) -> Progress:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, raised: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar:
            self._bar.__exit__(kind, raised, trace)

    def tell(self, done: int) -> None:
        """So many rows are done."""
        if self._since is None:
            return
        if self._bar is None:
            if (settings.now() - self._since).total_seconds() < 1:
                return
            self._bar = click.progressbar(length=self._count(), label="Rows", show_pos=True, file=sys.stderr)
            self._bar.__enter__()
        self._bar.update(done - self._done)
        self._done = done
