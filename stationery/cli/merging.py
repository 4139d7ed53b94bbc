"""Runs a merge for a command: reads list and template, writes the files with a progress bar, and tells of them."""

from __future__ import annotations

import os
import re
import tempfile
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import click

from stationery.cli import files, lists, settings, source
from stationery.cli.merge_ledger import open_ledger, tell_apart, tell_continued, tell_made_before
from stationery.cli.output import Output, read_output, remarks_as_data, tell_json, tell_remarks
from stationery.cli.progress import Progress
from stationery.cli.terminal import prints_to_terminal, say, say_bytes, tell
from stationery.model.errors import Place, Remark
from stationery.model.field import FIELD
from stationery.model.values import replace, value
from stationery.products.households import Joining, list_rows
from stationery.products.merge import Merge
from stationery.products.merge_files import MadeFile, Target, safe_name
from stationery.products.merge_outcome import Asked, Outcome
from stationery.products.merge_pieces import Manner, Medium
from stationery.products.merge_plan import describe_plan
from stationery.products.merge_postage import Keeper, open_postage
from stationery.products.merge_runs import Run, run_merge
from stationery.products.print_hints import tell_printing
from stationery.products.recipients import Selection, read_conditions, read_sort, select_rows
from stationery.products.rest_file import earlier_rests, rest_path
from stationery.products.rosters import ensure_address, ensure_emails
from stationery.products.unfinished_template import tell_unfinished
from stationery.reading.fields import Template, read_template

if TYPE_CHECKING:
    from stationery.cli.options import Request

_CHUNK = 1 << 20
KEEP_ONE = "leave out `--ledger none` and `-o -`, or name a file with --ledger FILE"


@value
class Wanted:
    """What a command wants of a merge: the template, `letter` the path it came from, and the list; what is made of them
    and how. `path` is where the first file goes if -o does not say so."""

    template: Template
    list: str
    manner: Manner
    path: str
    letter: str = ""
    keeps: bool = False


def run(request: Request, wanted: Wanted) -> None:
    """Make and write everything, or, with --dry-run, tell what would be made. Exits with 1 if rows were left out."""
    output, each, media = read_output(request), request.text_if("each") or "", wanted.manner.media
    _check_usage(request, output, each, media)
    if each and re.search(r"[/\\]", FIELD.sub("", request.text_if("name") or "")):
        tell_remarks((Remark(f"all files go into {each}, so a slash in their names is written as -", Place("--name")),))
    requested = source.read_requested(request, to=False)
    asks = lists.at_terminal(bool(request.switch_if("no_input")))
    roster, columns = lists.open_roster(
        wanted.list,
        request.text_if("which_address") or "",
        asks=asks,
        dry_run=output.dry_run,
        partners=bool(request.switch_if("with_partners")),
    )
    ensure_address(roster, columns, wanted.template, media)
    ensure_emails(roster, media)
    overlay = requested.overlay()
    merge = Merge(wanted.template, roster, overlay, wanted.manner, settings.stock())
    selection = read_selection(request)
    path = output.path or ""
    in_folder = os.path.isdir(path) or path.endswith(("/", os.sep))
    usual = wanted.path if _number(request, "preview") else _name_part(wanted.path, request)
    target = Target(
        files.destination(output.path, usual),
        each,
        request.text_if("name") or NAME,
        _number(request, "split"),
        named=bool(path) and not in_folder,
        force=output.force,
        prints=output.print_it,
        ways=files.WAYS,
    )
    rest = rest_path("list.csv" if wanted.list == files.PIPE else wanted.list)
    ledger = open_ledger(request, merge, overlay, wanted.list, target) if wanted.keeps else None
    if ledger and ledger.continued:
        merge = Merge(wanted.template, roster, overlay, wanted.manner, settings.stock(ledger.continued))
        tell_continued(ledger.continued)
    if merge.manner.postage or merge.template.postage:
        unsent = bool(_number(request, "preview") or merge.manner.draft)
        merge.postage = open_postage(merge.template, roster, merge.manner, Keeper(ledger, KEEP_ONE, unsent))
    asked = Asked(selection, bool(request.switch_if("skip_bad")), rest, output.dry_run, ledger)
    unfinished = tell_unfinished(merge)
    tell_remarks(unfinished)
    if files.is_pipe(output.path):
        _to_stdout(merge, target, asked)
        return
    folder = each or path if (each or in_folder) and not output.dry_run else ""
    is_new = bool(folder) and not os.path.isdir(folder)
    if folder:
        files.make_folder(folder)
    try:
        with Progress(lambda: sum(1 for _ in roster.recipients(selection))) as progress:
            try:
                outcome = run_merge(merge, target, asked, progress.tell, _choose_run(request))
            except KeyboardInterrupt:
                tell("Run it again to go on." if target.each else "Nothing was written; run it again to make all.")
                raise
    finally:
        if is_new:
            with suppress(OSError):  # it has files
                os.rmdir(folder)
    _tell(outcome, output, target, wanted.list, unfinished)
    if _number(request, "preview") and prints_to_terminal() and not output.open_it:
        for made in outcome.files:
            click.launch(made.path)
    if outcome.skipped:
        raise SystemExit(1)


def _choose_run(request: Request) -> Run | None:
    """By how many processes everything is made; None for one."""
    count = _number(request, "workers")
    if count < 2:
        return None
    from stationery.products.merge_workers import run_with_workers  # 12 ms

    return run_with_workers(count)


NAME = "{{name}}"
"""What files of their own are called, if nobody says."""


def read_letter_template(letter: str) -> Template:
    """The template in a letter file."""
    return read_template(source.read(letter).text, letter)


def blank_template(file: str) -> Template:
    """The template of envelopes alone, which need no letter."""
    return read_template("---\nkind: letter\n---\n", file)


def default_path(letter: str, list_: str, row: int = 0) -> str:
    """Where the letters go: `thank-you-guests.pdf`, beside the letter; without one beside the list."""
    stem = os.path.splitext(os.path.basename(list_))[0] if list_ != files.PIPE else "list"
    at = f"-row-{row}" if row else ""
    if not letter:
        return files.beside(list_, f"{at}.pdf", f"list{at}")
    return files.beside(letter, f"-{stem}{at}.pdf", f"letter-{stem}{at}")


def _name_part(path: str, request: Request) -> str:
    """The file of a part of the list, called by what is chosen: `thank-you-guests-row-6.pdf`."""
    words = []
    for name in ("row", "rows", "first", "skip"):
        if asked := ",".join(request.texts(name)) if name.startswith("row") else request.text(name):
            words.append(f"{name}{'s' * (name == 'row' and ',' in asked)}-{asked}")
    words += map(_call_condition, request.texts("where"))
    if not words:
        return path
    stem, ending = os.path.splitext(path)
    plain = "-".join(safe_name(" ".join(words)).casefold().split()).rstrip("-")
    return f"{stem}-{plain[:_LONGEST_CHOICE].rstrip('-')}{ending}"


def _call_condition(text: str) -> str:
    """A condition in a file's name: `Status Active` for `Status=Active`, `no Email` for `Email=`, `Email` for
    `Email!=`."""
    name, sign, value = text.partition("!=") if "!=" in text else text.partition("=")
    if not value.strip("= "):
        return name if sign == "!=" else f"no {name}"
    return f"{name}{' not' * (sign == '!=')} {value.lstrip('=')}"


_LONGEST_CHOICE = 40


def _number(request: Request, name: str) -> int:
    return int(request.text_if(name) or 0)


def read_selection(request: Request) -> Selection:
    """The values of the SELECTION rows."""
    one, rows, ranges = _number(request, "preview"), request.texts("row"), request.texts("rows")
    for given, named in ((rows, "--row"), (ranges, "--rows")):
        if one and given:
            raise click.UsageError(f"--preview and {named} can't be used together.")
    if rows and ranges:
        raise click.UsageError("--rows and --row can't be used together; --rows takes both: --rows 2,4,6-9.")
    selection = Selection(
        read_conditions(request.texts("where"), "--where"),
        read_sort(sort, "--sort") if (sort := request.text("sort")) else None,
        request.number("first") or None,
        request.number("skip"),
        household=bool(request.switch_if("household")),
        skip_hidden=bool(request.switch_if("skip_hidden")),
    )
    return select_rows(selection, (str(one),) if one else rows or ranges, "--row" if one or rows else "--rows")


def _check_usage(request: Request, output: Output, each: str, media: tuple[Medium, ...]) -> None:
    pdfs = [medium for medium in media if medium != "emails"]
    if request.switch_if("again") and request.switch_if("skip_changed"):
        raise click.UsageError("--again makes everybody's again, --skip-changed leaves some out; use one of them.")
    if each and output.path:
        raise click.UsageError("--each names a folder for files of their own, -o one file; use one of them.")
    if "emails" in media and not each:
        raise click.UsageError("--emails makes a file for each recipient: name a folder with --each FOLDER.")
    if "labels" in media and each:
        raise click.UsageError("--labels makes sheets for all; leave out --each.")
    if "emails" in media and request.switch_if("household"):
        raise click.UsageError("--household is for letters, cards, and envelopes; an e-mail goes to one address.")
    if each and (output.print_it or _number(request, "split")):
        wrong = "--print" if output.print_it else "--split"
        raise click.UsageError(f"{wrong} is for one file with all letters; leave out --each.")
    if not each and (request.text_if("name") or NAME) != NAME:
        raise click.UsageError("--name is for the files of --each FOLDER.")
    if _number(request, "workers") > 1:
        _check_workers(request, each, media)
    output.check_pipe(several=len(pdfs) > 1)
    if files.is_pipe(output.path) and (output.dry_run or _number(request, "split")):
        raise click.UsageError("-o - writes one file to stdout; leave out --dry-run and --split.")


def _check_workers(request: Request, each: str, media: tuple[Medium, ...]) -> None:
    split = _number(request, "split")
    if not (each or split):
        raise click.UsageError(
            "one PDF for all is made by one process. --workers is for files that can be made apart: name a folder with"
            " --each FOLDER, or begin another file after N recipients with --split N."
        )
    if split and not set(media) <= {"letters", "envelopes"}:
        raise click.UsageError("--workers with --split is for letters and envelopes; leave out --workers.")
    if not hasattr(os, "fork"):
        raise click.UsageError("--workers doesn't work on Windows; run merge several times, each with other --rows.")


def _to_stdout(merge: Merge, target: Target, asked: Asked) -> None:
    """Make the file, and only when it is whole, write it to stdout."""
    with tempfile.TemporaryDirectory(prefix="stationery-") as folder:
        path = os.path.join(folder, "merge.pdf")
        outcome = run_merge(merge, replace(target, path=path), asked)
        told = tell_unfinished(merge)
        tell_remarks((*outcome.left_out, *(each for each in outcome.remarks if each not in told)))
        with open(path, "rb") as stream:
            while data := stream.read(_CHUNK):
                say_bytes(data)


def _tell(outcome: Outcome, output: Output, target: Target, list_: str, told: tuple[Remark, ...]) -> None:
    """What became of the list; some was `told` before."""
    tell_remarks((*outcome.left_out, *(each for each in outcome.remarks if each not in told)))
    if not output.as_json and not output.dry_run:
        tell_joinings(outcome.joinings)
    paths = [*(made.path for made in outcome.files), *outcome.emails]
    if output.as_json:
        tell_json(_as_data(outcome, output))
    else:
        for path in paths if not (target.each and output.dry_run) else ():
            say(f"{path} would be written" if output.dry_run else path)
        if outcome.plan:
            for line in (*describe_plan(outcome.plan), *describe_households(outcome.joinings)):
                say(line)
    if not output.quiet and not output.as_json:
        _advise(outcome, output)
    tell_made_before(outcome.made_before, outcome.gone, outcome.gone_rows)
    tell_apart(outcome.made_before, outcome.files)
    if outcome.leaves_any and not paths:
        tell("There is nothing to make.")
    if outcome.doubtful:
        tell(outcome.doubtful)
    tell_left_out(outcome.skipped, outcome.rest, list_, named=target.named)
    if output.dry_run:
        return
    if output.open_it:
        for path in paths:
            click.launch(path)
    if output.print_it:
        from stationery.cli.printouts import print_merged  # 8 ms
        from stationery.printing.choose import Feed  # 25 ms

        print_merged(outcome.files, output.printer, Feed(output.queue), as_json=output.as_json)


def tell_left_out(count: int, rest: str, list_: str = "", *, named: bool = False) -> None:
    """How many rows of the list got nothing, and what to do about them; where the output is `named`, it needs another
    name then."""
    if not count:
        return
    tell(f"{count:,} row{'s' * (count > 1)} left out.")
    if rest:
        other = " and another name for -o" if named else ""
        tell(f"Correct {'them' if count > 1 else 'it'} in {rest}; then run the same command with that list{other}.")
        if earlier := earlier_rests(rest, list_):
            are, them = ("is", "it") if len(earlier) == 1 else ("are", "them")
            tell(
                f"{' and '.join(earlier)} {are} of an earlier run, and kept: {rest} has what is left out now."
                f" If you have corrected rows in {earlier[-1]}, correct the others there, too, and run that one;"
                f" if you have corrected {list_ or 'the list'}, delete {them}."
            )


def _advise(outcome: Outcome, output: Output) -> None:
    told: set[tuple[str, ...]] = set()
    for made in outcome.files:
        sentences = tell_printing(made)
        if made.first and sentences not in told:
            told.add(sentences)
            for number, sentence in enumerate(sentences):
                tell(sentence if number else f"{made.path}: {sentence}")


_MOST_JOININGS = 25
"""Households that are told where they are not asked for; --dry-run lists all."""


def tell_joinings(joinings: tuple[Joining, ...]) -> None:
    for joining in joinings[:_MOST_JOININGS]:
        tell(str(joining))
    if len(joinings) > _MOST_JOININGS:
        tell(f"and {len(joinings) - _MOST_JOININGS:,} more households; --dry-run lists them all.")


def describe_households(joinings: tuple[Joining, ...]) -> list[str]:
    """Which rows share a letter, in lines, below how many they are."""
    if not joinings:
        return []
    rows = sum(len(joining.rows) for joining in joinings)
    head = f"{_count(len(joinings), 'household')} of {rows:,} rows"
    return [head, *(f"  {_describe_joining(each)}" for each in joinings)]


def _describe_joining(joining: Joining) -> str:
    several = " (more than once in the list)" if joining.double else ""
    return f"{list_rows(joining.rows, joining.unit)}: {joining.name}{several}"


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
        "made_before": sum(each.count for each in outcome.made_before if not each.missing),
        "skipped": outcome.skipped,
        "rest": outcome.rest or None,
        "warnings": remarks_as_data((*outcome.remarks, *outcome.left_out)),
    }
    if outcome.joinings:
        data["households"] = [{"rows": list(each.rows), "name": each.name} for each in outcome.joinings]
    if outcome.plan:
        plan = outcome.plan
        data["plan"] = {
            "letters": plan.letters,
            "pages": plan.pages,
            "cards": plan.cards,
            "emails": plan.emails,
            "labels": plan.labels,
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
