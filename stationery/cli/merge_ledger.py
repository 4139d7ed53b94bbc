"""The ledger of a merge, as the command is asked to keep it; and what is told of recipients who got theirs before."""

from __future__ import annotations

import os
from datetime import date, datetime
from typing import TYPE_CHECKING

from stationery.agenda.ledger_rows import CARD_ENVELOPE
from stationery.cli import files, settings
from stationery.cli.dates import month_first, say_day
from stationery.cli.terminal import tell
from stationery.data.files import Ways
from stationery.model.errors import Place, SourceError
from stationery.products.chosen_rows import write_rows
from stationery.products.left_out import LeftOut
from stationery.products.merge import Merge
from stationery.products.merge_files import Target
from stationery.products.merge_ledger import NO_LEDGER, Keeping, MergeLedger, ledger_beside, word_choices

if TYPE_CHECKING:
    from stationery.cli.options import Request
    from stationery.products.merge_files import MadeFile
    from stationery.products.merge_pieces import Medium
    from stationery.reading.overlay import Overlay


def open_ledger(request: Request, merge: Merge, overlay: Overlay, list_: str, target: Target) -> MergeLedger | None:
    """The ledger beside the list, or the one of --ledger. None for a preview, a draft, and what goes through a pipe:
    those aren't sent."""
    named = request.text_if("ledger") or ""
    unsent = request.number("preview") or merge.manner.draft or files.is_pipe(request.text("output"))
    if unsent or named.lower() == NO_LEDGER or (list_ == files.PIPE and not named):
        return None
    path = named or ledger_beside(list_)
    if os.path.exists(path) and os.path.exists(list_) and os.path.samefile(path, list_):
        raise SourceError("the list can't be the ledger, too", Place(path), "name another file with --ledger")
    keeping = Keeping(
        path,
        word_choices(merge.template, overlay, merge.manner),
        os.path.splitext(os.path.basename(merge.template.file))[0],
        merge.manner.media,
        request.flag("again"),
        request.flag("skip_changed"),
        month_first(),
        Ways(" with --ledger", "--force"),
        tell_waiting,
    )
    return MergeLedger(keeping, merge.template, merge.roster, target)


def tell_waiting(began: datetime | None) -> None:
    """That another merge of the same letters has to end first."""
    when = f" (started {began:%I:%M %p})".replace("(started 0", "(started ") if began else ""
    tell(f"Another merge is writing here{when}; this one begins when it is done.")


def tell_continued(day: date) -> None:
    """That a run goes on, if it does not go on on its own day."""
    if day != settings.today():
        tell(f"This goes on with the merge of {say_day(day)}: letters without a date have that one.")


def tell_made_before(
    left_out: tuple[LeftOut, ...], gone: tuple[str, ...] = (), gone_rows: tuple[tuple[int, ...], ...] = ()
) -> None:
    """Who was left out, and the files that are `gone`, of recipients with these rows; and how all is made again."""
    for each in left_out:
        shown = each.count <= len(each.names)
        who = _join(each.names) if shown else f"{each.count:,} recipients"
        when = f" on {say_day(each.day)}" if each.day else ""
        if each.missing:
            had, now = _join(_many(each.things)), _join(_many(each.missing))
            tell(f"For {who}, {had} were already made{when}; only {now} are made now.")
        else:
            tell(f"Left out {who}: already made{when}.")
    if gone:
        more = f" and {len(gone) - _SHOWN:,} more" if len(gone) > _SHOWN else ""
        verb = "is" if len(gone) == 1 else "are"
        tell(f"{', '.join(gone[:_SHOWN])}{more} {verb} not there any more.")
    asked = write_rows(tuple(dict.fromkeys(row for rows in gone_rows for row in rows)))
    if gone and len(asked) <= _LONGEST:
        these = "it" if len(gone_rows) == 1 else f"these {len(gone_rows):,}"
        tell(f"To make {these} again: --again --row{'s' * (not asked.isdecimal())} {asked}")
    elif left_out:
        count, mailed = sum(each.count for each in left_out), sum(each.mailed for each in left_out)
        it = "it" if count == 1 and not left_out[0].missing else "them"
        was = f"; {mailed:,} of them {'was' if mailed == 1 else 'were'} already mailed" if mailed else ""
        if mailed and count == 1:
            was = f"; {'it was' if it == 'it' else 'they were'} already mailed"
        tell(f"--again makes {it} again{was}.")


def tell_apart(left_out: tuple[LeftOut, ...], files: tuple[MadeFile, ...]) -> None:
    """That the files of a run don't belong together sheet by sheet, because some of it was made before."""
    counts: dict[Medium, int] = {}
    for made in files:
        counts[made.medium] = counts.get(made.medium, 0) + made.recipients
    if any(each.missing for each in left_out) and len(set(counts.values())) > 1:
        named = (f"{count:,} {medium.removesuffix('s') if count == 1 else medium}" for medium, count in counts.items())
        listed = _join(tuple(named))
        tell(f"The files don't match one by one: they have {listed}, each in the order of the list.")


def _many(things: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"{'envelope' if thing == CARD_ENVELOPE else thing}s" for thing in things)


_SHOWN = 3
"""Files that are named."""

_LONGEST = 1000
"""Characters of a choice of rows that are told."""


def _join(names: tuple[str, ...]) -> str:
    return " and ".join(names) if len(names) < 3 else f"{', '.join(names[:-1])}, and {names[-1]}"
