"""A glance at a letter file: what kind it is and to whom it goes, from its first rows, without understanding it."""

from __future__ import annotations

import re

_MOST = 4096
_KEY = re.compile(r"^(kind|to|subject):[ \t]*(.*)$", re.MULTILINE)
_PART = re.compile(r"^[a-z_]+:[ \t]")
_NAME = re.compile(r"^(?:name|organization):[ \t]*(\S.*)$")


def glance_at(path: str) -> tuple[str, str]:
    """Kind and recipient's first line as they are written; empty where the file states none, or can't be read.

    Only for a list of many files: a letter that is opened is read in full.
    """
    try:
        with open(path, "rb") as stream:
            head = stream.read(_MOST).decode("utf-8", "replace").replace("\r\n", "\n")
    except OSError:
        return "", ""
    head = head.lstrip("\ufeff").removeprefix("---\n").partition("\n---\n")[0]
    found: dict[str, str] = {}
    for match in _KEY.finditer(head):
        text = _plain(match[2])
        if text in ("", "|", "|-", ">", ">-"):
            text = _below(head[match.end() :])
        found.setdefault(match[1], text)
    return found.get("kind", ""), found.get("to", "") or found.get("subject", "")


def _below(rest: str) -> str:
    """The first row of words that stands indented below a key; of a map, the name."""
    first = ""
    for row in rest.removeprefix("\n").split("\n"):
        words = row.strip().removeprefix("- ")
        if words and not row.startswith((" ", "\t", "-")):
            break
        if words and not words.startswith("#"):
            name = _NAME.match(words)
            if name or not _PART.match(words):
                return _plain(name[1]) if name else first or _plain(words)
            first = first or _plain(words)
    return first


def _plain(text: str) -> str:
    text = re.sub(r"\s+#.*$", "", text.strip())
    return text[1:-1] if len(text) > 1 and text[0] == text[-1] and text[0] in "'\"" else text.partition(";")[0].strip()
