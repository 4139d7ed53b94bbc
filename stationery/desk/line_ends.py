"""A text with `\\n` alone turned back into one with each line's own end."""

from __future__ import annotations

import re
from collections import Counter
from difflib import SequenceMatcher

_LINE = re.compile(r"([^\r\n]*)(\r\n|\r|\n|\Z)")


def restore_line_ends(text: str, before: str) -> str:
    """`text`, whose lines end as they do in `before`; a line that is new there ends as most do."""
    pairs = [(row, end) for row, end in _LINE.findall(before) if row or end]
    counted = Counter(end for _, end in pairs if end)
    if not counted:
        return text
    usual = counted.most_common(1)[0][0]
    if "\r" in counted and len(counted) > 1:  # a lone one above an empty line would join with its end
        usual = "\r\n" if "\r\n" in counted else "\n"
        counted = Counter((usual,))
    if len(counted) == 1:
        return text if usual == "\n" else text.replace("\n", usual)
    rows = text.split("\n")
    ends = [usual] * len(rows)
    matcher = SequenceMatcher(None, [row for row, _ in pairs], rows, autojunk=False)
    for old, new, size in matcher.get_matching_blocks():
        for at in range(size):
            ends[new + at] = pairs[old + at][1] or usual
    ends[-1] = ""  # what follows the last end isn't a line
    return "".join(row + end for row, end in zip(rows, ends, strict=True))
