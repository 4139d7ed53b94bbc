"""The people whom a joint name names, each alone: Tom Hall and Ruth Hall of `Tom and Ruth Hall`."""

from __future__ import annotations

from stationery.catalog.languages import Language
from stationery.resolve.same_address import fold_text


def names_within(joint: str, family: str, language: Language) -> frozenset[str]:
    """The full names in a joint one, without titles and folded. A first name gets the surname that they share."""
    parts: list[list[str]] = [[]]
    for word in joint.replace("/", " / ").split():
        if word.casefold() in language.and_words or word in ("&", "+", "/"):
            parts.append([])
        else:
            parts[-1].append(word.strip(","))
    last = family.split() or parts[-1][-1:]
    found = {" ".join(part) for part in parts if len(part) > 1}
    found |= {" ".join((*part, *last)) for part in parts if part and part[-len(last) :] != last}
    return frozenset(map(fold_text, found))
