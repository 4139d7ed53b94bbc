"""MergeResult: what a merge wrote, for a program that asked for it."""

from __future__ import annotations

from stationery.model.errors import Remark
from stationery.model.values import value


@value
class MergeResult:
    """The paths of the files, in order, and how many recipients they are for.

    `left_out` tells, with `skip_bad`, what is wrong with the `skipped` rows, whose cells are in the file `rest`.
    Those `made_before`, by the ledger, got nothing now.
    """

    files: tuple[str, ...]
    recipients: int
    remarks: tuple[Remark, ...] = ()
    skipped: int = 0
    left_out: tuple[Remark, ...] = ()
    rest: str = ""
    made_before: int = 0
