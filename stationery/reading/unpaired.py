"""Tells of asterisks that were meant as emphasis and print as they are: `**` without its other half."""

from __future__ import annotations

from collections import Counter

from stationery.model.diagnostics import Diagnostics
from stationery.model.errors import Remark
from stationery.model.late_pattern import late
from stationery.reading.tokens import Tokens

_FOOTNOTE = late(r"[^\s*]\*(?![\w*])")
"""An asterisk behind a word or a sum, which a note below may explain: `$30*`."""
_PRINTS = {1: "an asterisk", 2: "two asterisks"}


def tell_unpaired(reading: Tokens, diagnostics: Diagnostics) -> None:
    """Remark on each `**`, and each `*` before a word, that has no other half. Not on those between blanks or figures,
    on more than two, nor on marks of footnotes: one behind a word, and one that begins a paragraph below it."""
    unpaired: dict[str, list[int]] = reading.definitions["unpaired"]
    noted = any(map(_FOOTNOTE.search, reading.rows))
    for token in reading.tokens:
        for at, count in Counter(unpaired.get(token.content, ()) if token.type == "inline" else ()).items():
            before, after = token.content[:at][-1:], token.content[at:].lstrip("*")[:1]
            opens = not after.isspace() and after != "" and not before.isalnum()
            closes = not before.isspace() and before != "" and not after.isalnum()
            if count not in _PRINTS or not (opens or (closes and count > 1)):
                continue
            if count == 1 and noted and before in ("", "\n"):
                continue
            mark = "*" * count
            message = f"`{mark}` is not {'closed' if opens else 'opened'}; it prints as {_PRINTS[count]}"
            hint = f"write {mark} on both sides of the words, or \\ before each * to print it as it is"
            diagnostics.add(Remark(message, reading.place_in(token, at), hint, "unpaired"))
