"""How a merge is asked to go on, and what it made."""

from __future__ import annotations

from stationery.model.errors import Remark
from stationery.model.values import value
from stationery.products.households import Joining
from stationery.products.left_out import LeftOut
from stationery.products.merge_files import MadeFile
from stationery.products.merge_ledger import MergeLedger
from stationery.products.merge_plan import Plan, Planner
from stationery.products.merge_report import Report
from stationery.products.recipients import Selection


@value
class Asked:
    """How a merge goes on: whether rows with faults are skipped, and their cells written to the file `rest`; whether
    nothing is written; and the ledger, if one is kept. `skip_doubtful` skips rows, too, whose address seems wrong."""

    selection: Selection = Selection()
    skip_bad: bool = False
    rest: str = ""
    dry_run: bool = False
    ledger: MergeLedger | None = None
    skip_doubtful: bool = False


@value
class Outcome:
    """What a merge made: files, how many recipients got something, and what is to be told.

    `left_out` tells of the rows that were skipped, `left_rows` by number, whose cells are in the file `rest`. In a dry
    run nothing was written, and the `plan` tells what would be. Those `made_before`, by the ledger, got nothing now;
    those of their files that aren't there any more are `gone`, of `gone_rows`. `doubtful` tells which addresses to look
    at. `joinings` are the rows that share a letter.
    """

    files: tuple[MadeFile, ...]
    recipients: int
    emails: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()
    left_out: tuple[Remark, ...] = ()
    skipped: int = 0
    rest: str = ""
    plan: Plan | None = None
    made_before: tuple[LeftOut, ...] = ()
    gone: tuple[str, ...] = ()
    doubtful: str = ""
    joinings: tuple[Joining, ...] = ()
    left_rows: tuple[int, ...] = ()
    leaves_any: bool = False
    gone_rows: tuple[tuple[int, ...], ...] = ()


def to_outcome(
    report: Report,
    files: tuple[MadeFile, ...],
    emails: tuple[str, ...],
    rest: str,
    planner: Planner,
    asked: Asked,
) -> Outcome:
    if asked.ledger:
        asked.ledger.forget(contact.row for contacts in report.bad for contact in contacts)
    return Outcome(
        files,
        report.checked - len(report.bad),
        emails,
        (*(asked.ledger.remarks if asked.ledger else ()), *report.remarks),
        report.left_out if asked.skip_bad else (),
        sum(map(len, report.bad)),
        rest,
        planner.plan if asked.dry_run else None,
        asked.ledger.left_out if asked.ledger else (),
        asked.ledger.gone if asked.ledger else (),
        report.doubtful,
        left_rows=tuple(contact.row for contacts in report.bad for contact in contacts) if asked.skip_bad else (),
        leaves_any=bool(asked.ledger and asked.ledger.leaves_any),
        gone_rows=asked.ledger.gone_rows if asked.ledger else (),
    )
