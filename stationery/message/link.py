"""Writes a message as a `mailto:` link (RFC 6068), which opens the mail program with everything filled in."""

from __future__ import annotations

from urllib.parse import quote

from stationery.message.text import as_text
from stationery.model.errors import DoesNotFit
from stationery.model.message import Message

MOST_CHARACTERS = 1800
"""What browsers, Windows and mail programs always pass on (formats-facts 1.7); some cut off anything longer."""


def write_link(message: Message) -> str:
    """The link, however long; line ends are CRLF (RFC 6068, 5)."""
    to = quote(message.recipient.address, safe="@") if message.recipient else ""
    body = as_text(message.blocks).rstrip("\n").replace("\n", "\r\n")
    return f"mailto:{to}?subject={quote(message.subject, safe='')}&body={quote(body, safe='')}"


def refuse_too_long(link: str, message: Message) -> None:
    """Raise DoesNotFit for a link so long that programs may cut it off."""
    if len(link) > MOST_CHARACTERS:
        raise DoesNotFit(
            f"the mailto: link is {len(link):,} characters long; at most {MOST_CHARACTERS:,} arrive intact",
            message.place,
            "open the draft instead (without --mailto), or paste the output of --text",
        )
