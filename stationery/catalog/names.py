"""Names of paper and envelopes as people and print dialogs write them: `Envelope #10 / Com-10`, `A4 (210x297 mm)`."""

from __future__ import annotations

import re
from unicodedata import combining, normalize

from stationery.model.late_pattern import late

_SIZE = r"\d+(?:[.,]\d+)?(?: \d+/\d+)?(?: ?(?:mm|cm|in|\"|″))?"
_BESIDE = late(rf"\([^)]*\)|\b{_SIZE} ?(?:x|×|by) ?{_SIZE}(?!\w)", re.IGNORECASE)
"""What dialogs add to a name: the size, with or without parentheses."""

_ENVELOPE = late(
    r"\b(?:envelopes?|env\.|(?:brief)?umschlag|kuvert|enveloppes?|sobres?|buste|busta|envelop|koperta|konvolut|paper"
    r"|papier|size)\b[ -]*",
    re.IGNORECASE,
)
"""The words for an envelope in the languages of the catalog, and for paper; a name is the same without them."""


def fold_name(name: str) -> str:
    """A name without what people write otherwise: capitals, accents, and spaces for hyphens."""
    plain = name
    if not name.isascii() and not any(letter > "\u2fff" for letter in name):  # which has marks that are no accents
        plain = "".join(letter for letter in normalize("NFKD", name) if not combining(letter))
    return "-".join(re.sub(r"[\s_-]+", " ", plain.casefold()).split())


def name_forms(name: str) -> tuple[str, ...]:
    """The folded forms by which a name is looked up, the fullest first: whole; without the size and the word for an
    envelope; and each of two names with a slash and spaces between them."""
    forms: list[str] = []
    for each in (name, *(name.split(" / ") if " / " in name else ())):
        bare = _BESIDE.sub(" ", each)
        forms += [each, bare, _ENVELOPE.sub(" ", bare)]
    return tuple(dict.fromkeys(form for form in map(fold_name, forms) if form))
