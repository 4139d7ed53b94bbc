"""Signature rows: an e-mail's signature that was pasted as an address, without what no envelope has; it is told."""

from __future__ import annotations

import re

from stationery.model.values import value
from stationery.reading.parties import contact_in

_CLOSES = frozenset((
    "best", "best regards", "best wishes", "kind regards", "warm regards", "regards", "sincerely", "sincerely yours",
    "thanks", "many thanks", "thank you", "cheers", "all the best", "warmly", "yours truly", "yours sincerely",
))  # fmt: skip
_DASHES = re.compile(r"[-–—_=*~]{2,}|--")
_BARS = re.compile(r"\s+[|•·]\s+")
_LABEL = re.compile(r"(?:o|m|c|p|t|f|w|e|d|office|mobile|cell|direct|main|phone|tel|fax|web|e-?mail)\.?\s*:\s*", re.I)
_EXTENSION = re.compile(r",?\s+(?:x|ext\.?)\s*\d{1,6}$", re.IGNORECASE)
_WEBSITE = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_NOTICE = re.compile(
    r"(?:this|the information in this) (?:e-?mail|message|communication)\b|confidential(?:ity)?\b.*"
    r"|please consider the environment|sent from my ",
    re.IGNORECASE,
)


@value
class Pasted:
    """The rows of an address; those of a signature that are `left_out`; an e-mail address among them."""

    text: str
    left_out: tuple[str, ...] = ()
    email: str = ""


def take_signature(text: str) -> Pasted:
    """A pasted text without a close above the name, ways to reach somebody, and what lawyers add; and with each part of
    `Director | Northwind Health` on a row of its own, where something else says that it is a signature."""
    rows = text.replace("\r\n", "\n").split("\n")
    kept: list[str] = []
    out: list[str] = []
    email = ""
    for number, row in enumerate(rows):
        bare = row.strip().strip('"“”').strip()
        if _NOTICE.match(bare):
            out += [each.strip() for each in rows[number:] if each.strip()]
            break
        found = [_read_contact(each) for each in _BARS.split(bare)] if bare else []
        closes = not any(map(str.strip, kept)) and bare.rstrip(" ,!.-–—").casefold() in _CLOSES
        if (found and all(found)) or closes or _DASHES.fullmatch(bare):
            out.append(bare)
            email = email or next((detail for kind, detail in filter(None, found) if kind == "email"), "")
        else:
            kept.append(row)
    if not out or not any(map(str.strip, kept)):
        return Pasted(text)
    parted = [each for row in kept for each in (_BARS.split(row) if len(_BARS.split(row.strip())) > 1 else [row])]
    return Pasted("\n".join(parted).strip("\n"), tuple(out), email)


def _read_contact(piece: str) -> tuple[str, str] | None:
    bare = _EXTENSION.sub("", _LABEL.sub("", piece.strip(), count=1))
    return ("website", bare) if _WEBSITE.fullmatch(bare) else contact_in(bare)
