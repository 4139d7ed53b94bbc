"""Comments within a key's rows, which stay when the key gets another value: beside it or its items, or above it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from difflib import SequenceMatcher

from stationery.data.tables import Sequence as ListNode
from stationery.data.yaml import find_comments
from stationery.model.values import value

_DASH = re.compile(r"\s*-\s+(?=\S)")


@value
class Rows:
    """The rows of one key, from the key on; and the column of each comment's #, by its row."""

    rows: Sequence[str]
    comments: Mapping[int, int]

    def is_comment(self, at: int) -> bool:
        """Whether a row is a comment and nothing else."""
        return at in self.comments and not self.rows[at][: self.comments[at]].strip()

    def beside(self, at: int) -> str:
        """The comment that stands behind something in a row, with the space before it; empty where there is none."""
        if at not in self.comments or self.is_comment(at):
            return ""
        row = self.rows[at]
        return row[len(row[: self.comments[at]].rstrip()) :]

    def above(self) -> list[str]:
        """Rows that are comments, as they can stand above any key."""
        return [self.rows[at].strip() for at in self.comments if self.is_comment(at)]


def rows_of_key(rows: Sequence[str], begin: int, end: int) -> Rows:
    """Of a table's rows, those of one key."""
    found = find_comments("\n".join(rows))
    return Rows(rows[begin:end], {at - begin: column for at, column in sorted(found.items()) if begin <= at < end})


def keep_comments(old: Rows, new: list[str]) -> list[str]:
    """The new rows, whose first is the key's, with the comments of the old ones: the first that is beside something
    behind the key's value, all others above it."""
    tails = [tail for at in old.comments if (tail := old.beside(at))]
    return [*old.above(), *(tail.strip() for tail in tails[1:]), new[0] + "".join(tails[:1]), *new[1:]]


def begin_items(old: Rows, node: ListNode, first_line: int) -> list[int]:
    """The row of each item, from the key's on; none where one doesn't begin with a dash in its own row."""
    begins = [each.place.line - first_line for each in node.items]
    return begins if all(at > 0 and _DASH.match(old.rows[at]) for at in begins) else []


def change_items(
    old: Rows, begins: Sequence[int], shown: Sequence[str], items: Sequence[str], write: Callable[[str, int], str]
) -> list[str]:
    """The rows of a list that shows an item in each of the rows that are given, with `items` in place of them.

    Rows of an item that stays are as they were, and so are comments but for one beside an item that goes. `write`
    gives an item as YAML, in the manner of the one with that number, or of none, -1.
    """
    ends = [*begins[1:], len(old.rows)]
    rows = [*old.rows[: begins[0]]]
    for what, first, last, begin, end in SequenceMatcher(None, shown, items, autojunk=False).get_opcodes():
        for at in range(first, last):
            within = range(begins[at], ends[at])
            if what == "equal":
                rows += [old.rows[each] for each in within]
                continue
            tails = [tail for each in within if (tail := old.beside(each))] if begin + at - first < end else []
            if begin + at - first < end:
                rows.append(_dash(old, begins[at]) + write(items[begin + at - first], at) + "".join(tails[:1]))
            rows += [tail.strip() for tail in tails[1:]]
            rows += [old.rows[each] for each in within if old.is_comment(each) or not old.rows[each].strip()]
        if what != "equal":
            rows += [_dash(old, begins[0]) + write(each, -1) for each in items[begin + last - first : end]]
    return rows


def _dash(old: Rows, at: int) -> str:
    found = _DASH.match(old.rows[at])
    assert found, "an item has a dash"
    return found[0]
