"""Message: every word of an e-mail, with its sender and recipient; like a letter without a letterhead."""

from __future__ import annotations

from stationery.model.errors import Place
from stationery.model.prose import Block
from stationery.model.values import value


@value
class Mailbox:
    """A name to show, and an e-mail address in ASCII, as mail carries it."""

    name: str
    address: str


@value
class Attachment:
    """A file that goes with the message, under its own `name`."""

    name: str
    data: bytes


@value
class Message:
    """`blocks` are salutation, body, close, name and contact details, and a postscript: what is read, in order.

    A recipient or sender whose address is not known is None.
    """

    language: str
    subject: str
    blocks: tuple[Block, ...]
    sender: Mailbox | None = None
    recipient: Mailbox | None = None
    place: Place | None = None
    attachments: tuple[Attachment, ...] = ()
