"""What a person is asked and told before a sheet is printed: what to put in, and what else can be done."""

from __future__ import annotations

import os
import shlex
import stat
import tempfile
from hashlib import sha256
from typing import TYPE_CHECKING

import click

from stationery.cli.terminal import tell
from stationery.model.errors import Place

if TYPE_CHECKING:
    from stationery.printing.plan import Plan
    from stationery.products.print_jobs import Item

AUTO = "auto"
"""The slot for which the printer finds the sheets itself."""


TAPE = "Now tape the envelope inside the outline, and put the sheet back in the same way."
"""What is done between the two passes of a carrier."""


def tell_first_steps(path: str, data: bytes, asks: bool) -> None:
    """What has to be done before a PDF of ours is printed: the pencil mark on a calibration sheet."""
    from stationery.incoming.sheets import read_title  # 30 ms
    from stationery.products.calibration import PENCIL, SHEET_TITLE  # 40 ms

    if read_title(data, Place(path)) == SHEET_TITLE:
        tell(f"{path}: {PENCIL}")
        if asks:
            click.confirm("Is it marked?", True, abort=True, err=True)


def make_kept_folder(data: bytes) -> str:
    """A folder for what the command of a dry run prints: the same for the same bytes, and readable by its owner alone.

    One that somebody else made isn't used.
    """
    path = os.path.join(tempfile.gettempdir(), f"stationery-{sha256(data).hexdigest()[:16]}")
    try:
        os.mkdir(path, 0o700)
    except OSError:
        return path if _is_own_folder(path) else tempfile.mkdtemp(prefix="stationery-")
    return path


def _is_own_folder(path: str) -> bool:
    try:
        found = os.lstat(path)
    except OSError:
        return False
    return stat.S_ISDIR(found.st_mode) and found.st_uid == os.getuid() and not found.st_mode & 0o077


def describe_sheet(item: Item, plan: Plan) -> str:
    return f"{plan.sheet.called}{f' ({item.on})' if item.on else ''}"


def describe_medium(plan: Plan) -> str:
    """What a job is printed on, and from where: `the envelope No. 10, 4.125 x 9.5 in, from by-pass-tray`."""
    from stationery.printing.queue import describe_size  # 20 ms

    where = f", from {plan.slot}" if plan.slot not in ("", AUTO) else ""
    return f"{plan.sheet.called}, {describe_size(plan.sheet.hundredths)}{where}"


def confirm_sheet(item: Item, plan: Plan, queue: str) -> bool:
    """Ask whether to print it now; if not, say how it is printed later. `queue` is the one that was named."""
    where = f" in {plan.slot}" if plan.slot not in ("", AUTO) else " in"
    question = f"Now {os.path.basename(item.path)}: put {describe_sheet(item, plan)}{where}. Print it?"
    try:
        if click.confirm(question, True, err=True):
            return True
    except click.Abort:
        tell(f"\n{_say_later(item, queue)}")
        raise
    tell(_say_later(item, queue))
    return False


def _say_later(item: Item, queue: str) -> str:
    if not os.path.exists(item.source):
        return "Not printed."
    words = ["stationery", "print", item.source]
    words += ["--what", "envelope"] if item.made else []
    words += ["--queue", queue] if queue else []
    return f"Not printed. To print it later: {shlex.join(words)}"


def offer_carrier(item: Item, queue: str) -> str:
    """What else can be done with an envelope whose size the printer doesn't have; empty for other sheets."""
    if not any(sheet.envelope for sheet in item.printout.sheets):
        return ""
    words = ["stationery", "print", item.source, "--carrier", *(("--queue", queue) if queue else ())]
    how = f"`{shlex.join(words)}`" if os.path.exists(item.source) or not item.made else "--carrier"
    return f"; or, with an inkjet printer, tape it onto a sheet of plain paper: {how}"


def offer_way(item: Item, fix: bool, queue: str) -> str:
    """What to do with an envelope that would be clipped."""
    if item.remake and not fix:
        return "--fix moves it to where the printer can print"
    if item.remake:
        return "no place is left where the printer can print it; with an inkjet printer, use --carrier"
    printer = f" --printer {shlex.quote(item.printout.printer)}" if item.printout.printer else ""
    named, letter = f" --queue {shlex.quote(queue)}", _find_letter(item.path)
    return (
        f"print it from the letter file, moved: `stationery print {letter} --what envelope{named}{printer} --fix`; or"
        f" make the file again: `stationery envelope {letter} --fix{printer or named}`"
    )


def _find_letter(path: str) -> str:
    """The letter file that an envelope is made from by its name, if it is there."""
    letter = f"{path.removesuffix('.pdf').removesuffix('-envelope')}.md"
    return shlex.quote(letter) if os.path.exists(letter) else "LETTER.md"
