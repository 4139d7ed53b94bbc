"""A state in a US address that is none, where the ZIP code tells which one is meant."""

from __future__ import annotations

from stationery.catalog.regions import Region, region, regions
from stationery.model.errors import did_you_mean
from stationery.model.values import value

_ALIKE = 0.85
"""The share of letters that a misspelled state has in common with its name: Misouri 0.93, Vernon and Vermont 0.77."""
_WORDS_OF_STATE = (3, 2, 1)
"""How many words the name of a state has: District of Columbia, New York, Oregon."""

_SHORTEST = 3
"""Letters of an older abbreviation: `Ore.`, `Calif.`"""


@value
class WrongState:
    """What is `written` for a state, and the address's last line as it should be."""

    written: str
    postal_code: str
    owner: Region
    locality: str = ""

    @property
    def message(self) -> str:
        return f"{self.written!r} is not a US state; {self.postal_code} is in {self.owner.name}"

    @property
    def is_swapped(self) -> bool:
        """Whether the city is where the state belongs, and the state where the city does."""
        return region("US", self.locality) == self.owner and not self.is_meant

    @property
    def right(self) -> str:
        if self.is_swapped:
            return f"{self.written}, {self.tail}"
        return f"{self.locality}, {self.tail}" if self.locality else self.tail

    @property
    def remedy(self) -> str:
        """The line as it should be, unless what is written is rather another state than the ZIP code's."""
        if self._near and repr(self.owner.name) not in self._near:
            return f"{self._near} Correct the state, or look up the ZIP code"
        return f"city and state seem to be swapped; write {self.right}" if self.is_swapped else f"write {self.right}"

    @property
    def _near(self) -> str:
        written = self.written.title() if self.written.isupper() or self.written.islower() else self.written
        hint = did_you_mean(written, [each.name for each in regions("US")], strict=True)
        return hint if hint.startswith("did you mean") else ""

    @property
    def is_meant(self) -> bool:
        """Whether a state is meant: it has two letters, or is nearly one; a town may stand there."""
        return len(self.written) == len(self.owner.key) or bool(self._near)

    @property
    def is_slip(self) -> bool:
        """Whether it is the name of the ZIP code's own state but for a slip of the keys: `Oregno`; no `Vernon` in
        Vermont."""
        from difflib import SequenceMatcher

        written, name = self.written.casefold(), self.owner.name.casefold()
        return sorted(written) == sorted(name) or SequenceMatcher(None, written, name).ratio() >= _ALIKE

    @property
    def tail(self) -> str:
        return f"{self.owner.key} {self.postal_code}"

    @property
    def is_clear(self) -> bool:
        """Whether it is another form of that state, which arrives nevertheless: `Calif.`, `W. Va.`, `Hawai'i`."""
        words, names = _words(self.written), _words(self.owner.name)
        written, name = "".join(words), "".join(names)
        if written.endswith(name) or words[-1:] == _words(self.owner.key):
            return True
        if len(written) >= _SHORTEST and name.startswith(written):
            return True
        return "." in self.written and len(words) == len(names) and all(map(_abbreviates, words, names))


def _words(text: str) -> list[str]:
    plain = text.casefold().translate(dict.fromkeys(map(ord, "'’ʻ`")))
    return "".join(each if each.isalpha() else " " for each in plain).split()


def _abbreviates(short: str, word: str) -> bool:
    letters = iter(word)
    return short[0] == word[0] and all(each in letters for each in short)


def find_wrong_state(locality: str, written: str, postal_code: str) -> WrongState | None:
    """None for a state, and where ZIP codes that begin so aren't those of one state alone."""
    if not written or not postal_code or region("US", written):
        return None
    owners = [each for each in regions("US") if each.codes and each.owns(postal_code)]
    return WrongState(written, postal_code, owners[0], locality) if len(owners) == 1 else None


def find_state_slip(words: str, postal_code: str) -> WrongState | None:
    """A misspelled state at the end of some words, below which there is a town: `Salem Oregno`. None if they end with a
    state, or if another one than the ZIP code's may be meant."""
    parts = words.split()
    if any(region("US", " ".join(parts[-count:])) for count in _WORDS_OF_STATE):
        return None
    for count in _WORDS_OF_STATE:
        town, written = " ".join(parts[:-count]), " ".join(parts[-count:])
        found = find_wrong_state(town, written, postal_code) if town else None
        if found and found.is_slip:
            return found
    return None
