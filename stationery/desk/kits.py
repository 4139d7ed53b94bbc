"""Kits: the folders of interview kits, and the interview file beside each: for whom it is, and when."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date, datetime, timezone

from stationery.data.tables import Node, Scalar, Sequence, Table
from stationery.data.yaml import find_comments, read_table
from stationery.model.errors import StationeryError
from stationery.model.interview import Interview

KIT = "-kit"
"""How the name of an interview kit's folder ends."""
_FILE = ".yaml"
HEAD = (
    "# An interview. `stationery kit` prepares for it from this file; `stationery guide interviews` tells of its keys."
)
LEARNED = "# learned: what you learned; fill this in after the interview"
"""Comments in the interview file that the desk writes."""
_ANSWERED = ("organization", "address", "at", "position", "interviewers", "promised")
"""Keys of the interview file that the questions ask for; all others stay when the answers are corrected."""

_read: dict[str, tuple[tuple[int, int], Interview | None]] = {}
"""What was read last of each interview file, until it changes."""


def read_kit(within: str, folder: str) -> Interview | None:
    """The interview of a kit's folder; None where there is no such file, or none that can be read."""
    from stationery.reading.interview import read_interview  # 6.0 ms

    path = interview_of(within, folder)
    try:
        there = os.stat(path)
        stamp = (there.st_mtime_ns, there.st_size)
        if path not in _read or _read[path][0] != stamp:
            with open(path, encoding="utf-8") as stream:
                _read[path] = stamp, read_interview(stream.read(), path)
    except StationeryError as fault:
        _read[path] = stamp, fault.understood if isinstance(fault.understood, Interview) else None
    except (OSError, UnicodeDecodeError):
        return None
    return _read[path][1]


def read_answers_of(within: str, folder: str) -> tuple[dict[str, str], dict[str, str]] | None:
    """What was answered for a kit, by question, and by key the rows of its interview file that the questions don't
    give.

    None where there is no such file, or one with more than the questions can ask: comments, what was learned of one.
    """
    try:
        with open(interview_of(within, folder), encoding="utf-8") as stream:
            text = stream.read().replace("\r\n", "\n")
        table, rows = read_table(text, folder), text.split("\n")
        comments = {rows[at][column:].rstrip() for at, column in find_comments(text).items()}
        answers = dict(_read_answers(table))
    except (StationeryError, OSError, UnicodeDecodeError, ValueError):
        return None
    if comments - {HEAD, LEARNED} or table.flow:
        return None
    begins = sorted((place.line - 1, key) for key, place in table.key_places.items())
    ends = [at for at, _ in begins[1:]] + [len(rows)]
    other = {key: rows[at:end] for (at, key), end in zip(begins, ends, strict=True) if key not in _ANSWERED}
    kept = {key: [row for row in part if row.strip() and row != LEARNED] for key, part in other.items()}
    return answers, {key: "".join(f"{row}\n" for row in part) for key, part in kept.items()}


def interview_of(within: str, folder: str) -> str:
    """The path of a kit's interview file."""
    return os.path.join(within, folder.removesuffix(KIT) + _FILE)


def _read_answers(table: Table) -> Iterator[tuple[str, str]]:
    """Each question and its answer. Raises ValueError for what no answer could have said."""
    address = _text(table.nodes.get("address"))
    yield "where", "\n".join(filter(None, (_text(table.nodes.get("organization")), address)))
    for key in ("at", "position", "promised"):
        yield key, _text(table.nodes.get(key))
    if isinstance(sender := table.nodes.get("from"), Scalar):
        yield "from", _text(sender)
    people = table.nodes.get("interviewers")
    if people is not None and not isinstance(people, Sequence):
        raise ValueError
    yield "interviewers", "\n".join(_read_person(each) for each in (people.items if people else ()))


def _read_person(node: Node) -> str:
    if not isinstance(node, Table) or not {"name"} <= node.nodes.keys() <= {"name", "title", "email"}:
        raise ValueError
    parts = [_text(node.nodes.get(key)) for key in ("name", "title", "email")]
    if "," in parts[0] or "\n" in "".join(parts):
        raise ValueError
    return ", ".join(filter(None, parts))


def _text(node: Node | None) -> str:
    if node is not None and not isinstance(node, Scalar):
        raise ValueError
    return "\n".join(row for row, _ in node.lines()) if node else ""


def find_twin(within: str, interview: Interview, besides: str = "") -> str:
    """The folder of a kit that is there for the same interview: with the same organization, at the same moment; no
    matter what the one `besides` is for."""
    for folder in sorted(os.listdir(within)):
        known = read_kit(within, folder) if folder.endswith(KIT) and folder != besides else None
        same = known and known.organization.text.casefold() == interview.organization.text.casefold()
        if known and same and known.at == interview.at and os.path.isdir(os.path.join(within, folder)):
            return folder
    return ""


def say_day(day: date) -> str:
    return f"{day:%b} {day.day}, {day.year}"


def say_moment(at: datetime) -> str:
    """Day, time, and time zone, so that a wrong one is seen."""
    zone = f"UTC{at.isoformat()[19:]}" if isinstance(at.tzinfo, timezone) else str(at.tzinfo or "").replace("_", " ")
    return f"{say_day(at)}, {f'{at:%I:%M %p}'.lstrip('0')} ({zone})"
