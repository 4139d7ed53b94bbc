"""Whether an address may be set in columns: it is in Japanese characters, and goes where the post reads such."""

from __future__ import annotations

from stationery.catalog.posts import Post, post_of
from stationery.data.store import Store
from stationery.model.letter import Letter
from stationery.model.party import Party, full_name


def may_be_in_columns(party: Party | None, destination: str, post: Post) -> bool:
    """Whether its post sets the address of this party in columns; `destination` is the country, empty if not known."""
    if party is None or post.columns is None or (destination and destination not in post.countries):
        return False
    return _is_eastern(party)


def is_domestic(letter: Letter, destination: str, store: Store) -> bool:
    """Whether a letter whose sender's country isn't known stays in the recipient's: both addresses, or the only one,
    are in characters that its post reads in columns."""
    recipient, sender = letter.recipient, letter.sender
    if recipient is None or not _is_eastern(recipient) or (sender and not _is_eastern(sender)):
        return False
    return post_of(store, destination).columns is not None


def _is_eastern(party: Party) -> bool:
    parts = (full_name(party), party.organization, *party.street, party.locality, party.region)
    text = "".join((*(line.text for line in party.lines), *parts))
    if text.isascii():
        return False
    from stationery.catalog.columns import is_written_in_columns  # 0.6 ms

    return is_written_in_columns(text)
