"""Adds to an interview file the day on which a note was sent, on a line of its own; every other byte stays."""

from __future__ import annotations

import re
from datetime import date

from stationery.data.tables import Node, Scalar, Sequence, Table
from stationery.data.yaml import decode, read_table
from stationery.model.errors import Place, SourceError, StationeryError
from stationery.reading.interview import read_interview
from stationery.reading.profile import quote

KEY = "sent"
_LINE = re.compile("[^\r\n]*(?:\r\n|\r|\n|$)")


def record_sent(data: bytes, file: str, name: str, day: date) -> bytes:
    """The bytes of an interview file with one more entry of `sent`.

    Raises SourceError for a file that isn't UTF-8, and for one that is laid out in a way that leaves no line for it.
    """
    entry = f"{quote(name)}: {day.isoformat()}"
    by_hand = f"add it yourself, in two lines: `{KEY}:`, and below it, indented, `{entry}`"
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        message = "the file isn't UTF-8, so nothing can be added to it"
        raise SourceError(message, Place(file), "save it as UTF-8 (in the editor: Save with Encoding)") from None
    old = read_table(decode(data, file), file).spell_keys((KEY,))
    rows = [row for row in _LINE.findall(text) if row]
    ends = next((row[len(row.rstrip("\r\n")) :] for row in rows), "") or "\n"
    node = old.node(KEY)
    if node is None:
        last = "" if not text or text.endswith(("\n", "\r")) else ends
        new = f"{text}{last}{KEY}:{ends}  {entry}{'' if last else ends}"
    else:
        line, indent = old.key_place(KEY).line, "  "
        if isinstance(node, Table) and node.nodes:
            first = node.key_place(next(iter(node)))
            line, indent = first.line - 1, " " * (first.column - 1)
        above = "".join(rows[:line])
        last = "" if above.endswith(("\n", "\r")) else ends
        below = "".join(rows[line:])
        new = f"{above}{last}{indent}{entry}{'' if last else ends}{below}"
    if not _says_no_more(new, file, old, name):
        raise SourceError("there is no place for a line in a file that is laid out this way", Place(file), by_hand)
    return new.encode()


def _says_no_more(text: str, file: str, old: Table, name: str) -> bool:
    """Whether the changed file can be read, and says what it said before and this entry."""
    try:
        plain = decode(text.encode(), file)
        read_interview(plain, file)
        new = read_table(plain, file).spell_keys((KEY,))
    except StationeryError:
        return False
    sent = {key: _words(node) for key, node in new.nodes.items()}
    entries = sent.get(KEY)
    if not isinstance(entries, dict) or entries.pop(name, None) is None:
        return False
    before = {key: _words(node) for key, node in old.nodes.items()}
    if not entries and not before.get(KEY):
        sent.pop(KEY)
        before.pop(KEY, None)
    return sent == before


def _words(node: Node) -> object:
    """What a node says, without where it stands."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [_words(each) for each in node.items]
    return {key: _words(each) for key, each in node.nodes.items()}
