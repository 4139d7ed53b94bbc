"""Refuses what is certainly no name in the place of one: a street, an e-mail address, a salutation."""

from __future__ import annotations

import re

from stationery.model.errors import SourceError
from stationery.model.letter import Written
from stationery.reading.one_line import is_street_line

_MAILBOX = re.compile(r"\S+@\S+\.\S+")
_LABEL = re.compile(r"(?:to|attn|attention|name|recipient|an|à|a|para|til|till|aan)\.?:\s*(.*)", re.IGNORECASE)
_QUOTED = re.compile('["\u201c\u201e\u00ab](.+)["\u201c\u201d\u00bb]')


def refuse_no_name(first: Written) -> None:
    """Raise SourceError for a recipient's first line, from which a salutation would be built."""
    text = first.text.strip()
    hint = "write who it is above it, or write the `salutation:` yourself"
    if _MAILBOX.fullmatch(text):
        message = f"{text!r} is an e-mail address, and no name to begin the letter with"
        raise SourceError(
            message, first.place, "write `name:` and `email:` in `to:`, or write the `salutation:` yourself"
        )
    if text.startswith("Dear "):
        hint = "take the Dear out of the address; the letter builds the salutation, or write it as `salutation:`"
        raise SourceError(f"the recipient's name begins with a salutation: {text!r}", first.place, hint)
    if label := _LABEL.fullmatch(text):
        hint = f"write only the name: {label[1]}" if label[1] else "leave this line out"
        raise SourceError(
            f"the recipient's name begins with a label, which would be printed: {text!r}", first.place, hint
        )
    if quoted := _QUOTED.fullmatch(text):
        message = f"the recipient's name is in quotation marks, which would be printed: {text!r}"
        hint = f"write {quoted[1]}; or, if they belong to the name, write the `salutation:` yourself"
        raise SourceError(message, first.place, hint)
    if is_street_line(text):
        raise SourceError(f"the recipient has no name; the first line is {text!r}", first.place, hint)
