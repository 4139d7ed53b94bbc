"""Word lists as data files state them: one text in which commas part the words, to read and quicker to be read."""

from __future__ import annotations

from stationery.data.tables import Table


def read_list(table: Table, key: str) -> tuple[str, ...]:
    """A list of words, or one text in which commas part them."""
    return tuple(word.strip() for text in table.texts(key) for word in text.split(",") if word.strip())
