"""Typography: the quotes of a language, the spaces before its marks, and the words that hold to their neighbor."""

from __future__ import annotations

from collections.abc import Mapping

from stationery.catalog.wordlists import listed
from stationery.data.tables import Table
from stationery.model.values import singular

SPACES = {"narrow": "\u202f", "full": "\u00a0"}
"""The spaces at which no line breaks, by the names that data files give them."""


@singular
class Typography:
    """Quotes as opening and closing mark, each with the space inside it, if the language has one there.

    `spaced` maps a mark to the space before it. `holding` are words, in small letters, after which no line ends.
    `inverted` maps a mark that ends a sentence to the one that must begin it. `thin_pairs` maps the first half of an
    abbreviation (`z.`) to the halves that may follow it (`B.`).
    """

    quotes: tuple[str, str]
    inner_quotes: tuple[str, str]
    apostrophe: str
    elisions: frozenset[str]
    units: frozenset[str]
    before_number: frozenset[str]
    thin_pairs: Mapping[str, frozenset[str]]
    spaced: Mapping[str, str]
    holding: frozenset[str]
    inverted: Mapping[str, str]


_KEYS = {
    "cite", "quotes", "inner_quotes", "apostrophe", "elisions", "units", "before_number", "thin_pairs", "spaced",
    "holding", "inverted",
}  # fmt: skip


def read_typography(table: Table) -> Typography:
    table.only(_KEYS)
    table.needed("cite")
    pairs: dict[str, set[str]] = {}
    for pair in listed(table, "thin_pairs"):
        first, _, second = pair.partition(" ")
        pairs.setdefault(first, set()).add(second.partition(" ")[0])
    return Typography(
        quotes=_pair(table, "quotes"),
        inner_quotes=_pair(table, "inner_quotes"),
        apostrophe=table.needed("apostrophe"),
        elisions=frozenset(listed(table, "elisions")),
        units=frozenset(listed(table, "units")),
        before_number=frozenset(listed(table, "before_number")),
        thin_pairs={first: frozenset(seconds) for first, seconds in pairs.items()},
        spaced=_spaced(table),
        holding=frozenset(word.casefold() for word in listed(table, "holding")),
        inverted={pair[-1]: pair[0] for pair in table.text("inverted").split()},
    )


def _pair(table: Table, key: str) -> tuple[str, str]:
    """An opening and a closing mark; a space in one (French guillemets) is kept."""
    marks = [mark.text for mark in table.scalars(key)]
    if len(marks) != 2:
        table.fault(f"{key}: two marks are wanted, the opening and the closing one", table.where(key))
        return ('"', '"')
    return (marks[0], marks[1])


def _spaced(table: Table) -> dict[str, str]:
    """The marks that have a space before them: `{narrow: "; ! ?", full: ":"}`."""
    rows = table.table("spaced")
    if rows is None:
        return {}
    rows.only(SPACES)
    return {mark: space for name, space in SPACES.items() for mark in rows.text(name).split()}
