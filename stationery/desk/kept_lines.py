"""Keeps the lines that a remark tells of apart: each one but the last of its paragraph ends with a backslash."""

from __future__ import annotations

from typing import Any

from stationery.desk.vocabulary import message_in_our_terms, vocabulary
from stationery.model.errors import Remark

_LINES = "lines"
"""What the remark is about that tells of lines that print as one paragraph."""


def keep_lines(remarks: tuple[Remark, ...], text: str) -> list[dict[str, Any]]:
    """What is offered at such remarks: each line, message, and a fix with its label and the whole text."""
    rows, label = text.split("\n"), vocabulary()["remarks"]["keep-lines"]
    told: list[dict[str, Any]] = []
    for remark in remarks:
        first = remark.place.line if remark.place else 0
        if remark.about != _LINES or not 0 < first <= len(rows):
            continue
        above = first > 1 and rows[first - 2].strip().endswith(":")
        ends = next((at for at in range(first, len(rows)) if not rows[at].strip(" \t>")), len(rows))
        kept = [
            f"{row.rstrip()}\\" if first - 1 - above <= at < ends - 1 and not row.endswith(("\\", "  ")) else row
            for at, row in enumerate(rows)
        ]
        fix = {"label": label, "text": "\n".join(kept)}
        told.append({"line": first, "message": message_in_our_terms(remark.message), "fixes": [fix]})
    return told
