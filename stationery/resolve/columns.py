"""Whether an address may be set in columns: it is in Japanese characters, and goes where the post reads such."""

from __future__ import annotations

from stationery.catalog.posts import Post
from stationery.model.party import Party, full_name


def may_be_in_columns(party: Party | None, destination: str, post: Post) -> bool:
    """Whether its post sets the address of this party in columns; `destination` is the country, empty if not known."""
    if party is None or post.columns is None or (destination and destination not in post.countries):
        return False
    from stationery.catalog.columns import is_written_in_columns  # 0.6 ms

    parts = (full_name(party), party.organization, *party.street, party.locality, party.region)
    return is_written_in_columns("".join((*(line.text for line in party.lines), *parts)))
