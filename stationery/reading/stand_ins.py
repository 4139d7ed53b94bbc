"""Words that stand in a template's fields while it is read, and how a row's own words take their place afterward."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from operator import itemgetter
from typing import Any, TypeVar

from stationery.model.values import fields_of

T = TypeVar("T")

Values = Mapping[str, str]
"""A row's texts, by the keys of their fields."""

_WORD = r"(?:&|\(?[^\W_ÂÃ](?:[^\W_ÂÃ]|[.,'’()-])*)"
_PLAIN = re.compile(rf"{_WORD}(?: {_WORD})*")
"""Words that are what they are; where there is an Ã, the text may be garbled."""
_LATIN = re.compile("[ -\u024f]*")
_LONGEST = 80


def is_plain(text: str) -> bool:
    """Whether a value is words in a row that no reader takes for anything else: neither Markdown nor an address of the
    web, nor what seems to be garbled."""
    return len(text) <= _LONGEST and _PLAIN.fullmatch(text) is not None


def is_latin(text: str) -> bool:
    """Whether no character may be invisible, as `reading/parties` sees it."""
    return _LATIN.fullmatch(text) is not None


class StandIns:
    """A word for each field that has a value; `known` ones have a text of their own in its place."""

    def __init__(self, keys: Iterable[str], known: Mapping[str, str]) -> None:
        words = {key: known.get(key) or _name(number) for number, key in enumerate(keys)}
        self.values: Mapping[str, str] = words
        self._keys = {word: key for key, word in words.items()}
        longest_first = sorted(self._keys, key=len, reverse=True)
        self._pattern = re.compile("|".join(map(re.escape, longest_first))) if words else None

    def are_in(self, of: object) -> bool:
        """Whether a value has one of the words anywhere in it."""
        return bool(self.keys_in(of))

    def keys_in(self, of: object) -> set[str]:
        """The fields whose words a value has anywhere in it."""
        if self._pattern is None:
            return set()
        if isinstance(of, str):
            return {self._keys[word] for word in self._pattern.findall(of)}
        parts = of if isinstance(of, tuple) else [getattr(of, name) for name in fields_of(type(of))]
        return {key for part in parts for key in self.keys_in(part)}

    def fill(self, of: T) -> Callable[[Values], T] | None:
        """How a value is made anew with a row's words in the place of these; None if it has none of them."""
        return self._fill(of) if self.are_in(of) else None

    def _fill(self, of: Any) -> Callable[[Values], Any]:
        if isinstance(of, str):
            return self._fill_text(of)
        if isinstance(of, tuple):
            return _fill_each(tuple, of, [self.fill(each) for each in of])
        parts = [getattr(of, name) for name in fields_of(type(of))]
        made = type(of)
        return _fill_each(lambda filled: made(*filled), parts, [self.fill(each) for each in parts])

    def _fill_text(self, text: str) -> Callable[[Values], str]:
        assert self._pattern
        found = self._pattern.findall(text)
        words = self._pattern.sub("%s", text.replace("%", "%%"))
        take = itemgetter(*(self._keys[word] for word in found))
        return lambda values: words % take(values)


def _fill_each(
    make: Callable[[list[Any]], Any], parts: Iterable[Any], fills: list[Callable[[Values], Any] | None]
) -> Callable[[Values], Any]:
    usual = list(parts)
    changed = [(number, fill) for number, fill in enumerate(fills) if fill]

    def fill(values: Values) -> Any:
        filled = usual.copy()
        for number, change in changed:
            filled[number] = change(values)
        return make(filled)

    return fill


def _name(number: int) -> str:
    """A word that no letter has; it begins with a capital, as a name does."""
    first, second = divmod(number, 26)
    return f"Qx{chr(97 + first % 26)}{chr(97 + second)}z"
