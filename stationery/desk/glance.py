"""A glance at a letter file: from its first rows, what it is and to whom it goes; and whether it can be read at all."""

from __future__ import annotations

import os
import re
from datetime import date

from stationery.data.yaml import decode
from stationery.desk.forms import is_envelope_alone, read_form
from stationery.desk.templates import stand_alone, template_in
from stationery.model.diagnostics import Diagnostics
from stationery.model.errors import StationeryError, each_fault
from stationery.model.field import FIELD
from stationery.products.shown import What
from stationery.reading.parties import party_from_lines
from stationery.studio import Studio

_MOST = 4096
_LONG = 100_000
"""Bytes of a file beyond which a list of many doesn't read it."""
_KEY = re.compile(r"^(kind|to|subject):[ \t]*(.*)$", re.MULTILINE)
_ANY_KEY = re.compile(r"^([A-Za-z_]+)[ \t]*:", re.MULTILINE)
_PART = re.compile(r"^[a-z_]+:[ \t]")
_OPENS = re.compile(r"^[a-z_]+:[ \t]*[|>]?[+-]?[ \t]*(?:#.*)?$")
"""A key whose lines stand below it."""
_COMMENT = re.compile(r"""^("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|(?!["']).*?)\s+#.*$""")
_NAME = re.compile(r"^(?:name|organization):[ \t]*(\S.*)$")


_MAY_FAIL = re.compile(
    r"\S{40,}|[^\x00-\u024f\u2010-\u2026\u20ac\ufeff]|^ +\S.{50,}"
    r"|^(?:paper|style|font|letterhead|envelope|card|logo|signature|enclosures|postage|one_page|accent|interview"
    r"|language):",
    re.MULTILINE,
)
"""What may keep a letter from being made though it can be read: words without room, characters that no typeface has, a
choice that is none. Others are not composed for a list, which would take long."""
_MOST_MADE = 40
"""Letters that are composed for one list, the newest ones; the others have their turn with the next."""


class Faults:
    """What must be mended in each file before it can be made: its first fault, found anew when the file changes."""

    def __init__(self, studio: Studio) -> None:
        self._studio = studio
        self._found: dict[str, tuple[tuple[int, int], str]] = {}
        self._made = 0

    def begin(self) -> None:
        """Before each list of files."""
        self._made = 0

    def find(self, path: str, today: date | None = None) -> str:
        try:
            there = os.stat(path)
        except OSError:
            return ""
        stamp = (there.st_mtime_ns, there.st_size)
        known = self._found.get(path)
        if known is None or known[0] != stamp:
            fault = self._read(path, today) if there.st_size < _LONG else ""
            if fault is None:
                return ""
            known = self._found[path] = (stamp, fault)
        return known[1]

    def _read(self, path: str, today: date | None) -> str | None:
        """The first fault; None if that can't be told yet."""
        try:
            with open(path, "rb") as stream:
                text = decode(stream.read(_LONG), path, Diagnostics())
            if template := template_in(text, path):
                stood = stand_alone(template)
                first = stood.faults[0] if stood.faults else None
                return f"line {stood.line(first.place.line)}: {first.message}" if first and first.place else ""
            letter = self._studio.read_text(text, path)
            form = read_form(text)
            what: What = form["piece"]
            if _MAY_FAIL.search(text) and (form["body"].strip() or what == "envelope"):
                if self._made >= _MOST_MADE:
                    return None
                self._made += 1
                try:
                    self._studio.preview(letter, what=what, today=today)
                except StationeryError as fault:
                    # What has no line isn't there yet, such as a recipient.
                    found = [each for each in each_fault(fault) if each.place and each.place.line]
                    return _tell(found[0]) if found else ""
        except StationeryError as fault:
            return _tell(next(iter(each_fault(fault)), fault))
        except OSError as wrong:
            return f"can't be read: {wrong.strerror}"
        return ""


def _tell(fault: StationeryError) -> str:
    return f"line {fault.place.line}: {fault.message}" if fault.place and fault.place.line else fault.message


def glance_at(path: str) -> tuple[str, str, bool]:
    """Kind and recipient's first line as they are written, empty where the file states none, or can't be read; and
    whether it is for a list, so that its recipients are others. Of an envelope alone, the kind is `envelope`.

    Only for a list of many files: a letter that is opened is read in full.
    """
    try:
        with open(path, "rb") as stream:
            return glance_in(stream.read(_MOST).decode("utf-8", "replace"))
    except OSError:
        return "", "", False


def glance_in(text: str) -> tuple[str, str, bool]:
    """The same of a text that may not be saved yet."""
    head = text[:_MOST].replace("\r\n", "\n")
    for_list = bool(FIELD.search(head))
    found: dict[str, str] = {}
    head, end, body = head.lstrip("\ufeff").removeprefix("---\n").partition("\n---\n")
    if end and is_envelope_alone(_ANY_KEY.findall(head), body):
        found["kind"] = "envelope"
    for match in _KEY.finditer(head):
        text = _plain(match[2])
        if text in ("", "|", "|-", ">", ">-"):
            text = _below(head[match.end() :])
        found.setdefault(match[1], text)
    told = "" if for_list else _first_line(found.get("to", "")) or found.get("subject", "")
    return found.get("kind", ""), told, for_list


def _first_line(to: str) -> str:
    """The name, where the whole address was pasted in one line with commas."""
    if "," not in to or not any(map(str.isdigit, to)):
        return to
    try:
        return party_from_lines(to, "to").lines[0].text
    except (StationeryError, IndexError):
        return to


def _below(rest: str) -> str:
    """The first row of words that stands indented below a key; of a map, the name."""
    first, opened = "", False
    for row in rest.removeprefix("\n").split("\n"):
        words = row.strip().removeprefix("- ")
        if words and not row.startswith((" ", "\t", "-")):
            break
        if _OPENS.match(words):
            opened = words.startswith("lines")
        elif words and not words.startswith("#"):
            if opened:
                return _plain(words)
            name = _NAME.match(words)
            if name or not _PART.match(words):
                return _plain(name[1]) if name else first or _plain(words)
            first = first or _plain(words)
    return first


def _plain(text: str) -> str:
    text = _COMMENT.sub(r"\1", text.strip())
    return text[1:-1] if len(text) > 1 and text[0] == text[-1] and text[0] in "'\"" else text.partition(";")[0].strip()
