"""Reads the foot of a letterhead from a letter or profile: columns of lines, such as `IBAN: DE89 …`, each checked."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from stationery.data.tables import Scalar, Sequence, Table
from stationery.model.errors import Place
from stationery.model.foot import MOST_COLUMNS, Foot, FootLine, FootSheets
from stationery.model.iban import group_ibans
from stationery.model.party import Written

_SHEETS = ("first", "all")
FOOT = {"columns": "One to four columns, each with its lines.", "sheets": "The sheets that have it: first, or all."}


def read_foot(table: Table) -> Foot | None:
    """The foot at the key of that name; None if there is none. Notes faults in it, wrong IBANs among them."""
    node = table.node("foot")
    place = table.where("foot")
    sheets: FootSheets = "first"
    unknown = False
    if isinstance(node, Table) and _is_settings(node):
        inner = table.require_table("foot").spell_keys(FOOT)
        inner.only(FOOT)
        unknown = any(key not in FOOT for key in inner)
        sheets = "all" if inner.choice("sheets", _SHEETS, "first") == "all" else "first"
        node = inner.node("columns")
    columns = [tuple(_column(each, table)) for each in (node.items if isinstance(node, Sequence) else (node,))]
    columns = [column for column in columns if column]
    if not columns and unknown:
        return None  # which is told
    if not columns:
        table.fault("the foot has no lines", place, "write foot: [[Phone: 030 1234], [IBAN: …, BIC: …]]")
        return None
    if len(columns) > MOST_COLUMNS:
        table.fault(
            f"the foot has {len(columns)} columns; it can have {MOST_COLUMNS}", place, "put several lines in one"
        )
    return Foot(tuple(columns), sheets, place)


def _is_settings(node: Table) -> bool:
    """Whether it has the keys of a foot, or others in their place, rather than labels."""
    return "columns" in node or "sheets" in node or any(not isinstance(node.node(key), Scalar) for key in node)


def _column(node: object, table: Table) -> Iterator[FootLine]:
    """The lines of a column; semicolons in a text of one line part it, as in an address."""
    if isinstance(node, Scalar):
        lines = [each for each in node.lines() if each[0].strip()]
        if len(lines) == 1 and ";" in lines[0][0]:
            ((text, place),) = lines
            yield from (_line(each.strip(), place, table) for each in text.split(";") if each.strip())
            return
    yield from _lines(node, table)


def _lines(node: object, table: Table) -> Iterator[FootLine]:
    """The lines of a column: a block of lines, a list, or a table of labels."""
    match node:
        case Scalar():
            for text, place in node.lines():
                if text.strip():
                    yield _line(text.strip(), place, table)
        case Sequence():
            for each in node.items:
                yield from _lines(each, table)
        case Table():
            for key in node:
                text, where = node.text(key), node.where(key)
                yield _check(FootLine(Written(text, where), node.typed(key)), where, table)


def _line(text: str, place: Place, table: Table) -> FootLine:
    label, mark, rest = text.partition(": ")
    found = FootLine(Written(rest.strip(), place), label.strip()) if mark else FootLine(Written(text, place))
    return _check(found, place, table)


def _check(line: FootLine, place: Place, table: Table) -> FootLine:
    """The line, an IBAN in it checked and grouped."""
    try:
        return FootLine(Written(group_ibans(line.text.text, line.label), place), line.label)
    except ValueError as wrong:
        table.fault(f"foot: {wrong}", place, "copy it again from your bank statement")
        return line


def write_foot(foot: Foot, quoted: Callable[[str], str]) -> list[str]:
    """The rows of a letterhead's table for the foot."""
    rows = ["  foot:", f"    sheets: {foot.sheets}", "    columns:"]
    for column in foot.columns:
        for number, line in enumerate(column):
            text = f"{line.label}: {line.text.text}" if line.label else line.text.text
            rows.append(f"      {'-' if number == 0 else ' '} - {quoted(text)}")
    return rows
