"""Writes a message as an .eml file that a mail program opens for editing; the same message gives the same bytes.

`X-Unsent: 1` opens the composer in Thunderbird and classic Outlook, the second header is Apple Mail's. There is no
Date and no Message-ID: the program that sends it writes them.
"""

from __future__ import annotations

from email.message import EmailMessage
from email.policy import SMTP
from hashlib import sha256

from stationery.message.headers import mailbox_header, text_header
from stationery.message.html import as_html, needs_html
from stationery.message.text import as_text
from stationery.model.message import Message

_ENCODING = "quoted-printable"

_FIRST = "X-Unsent: 1\r\nX-Uniform-Type-Identifier: com.apple.mail-draft\r\n"
_OURS = "X-Mailer: stationery\r\n"
"""Marks our drafts, so that we may replace them."""


def write_draft(message: Message) -> bytes:
    """The file's bytes: ASCII, lines ended by CRLF, a second part in HTML only where the words have markup; the
    attachments behind them."""
    head = _FIRST
    for header, mailbox in (("From", message.sender), ("To", message.recipient)):
        head += mailbox_header(header, mailbox) if mailbox else ""
    head += text_header("Subject", message.subject) + _OURS
    text = as_text(message.blocks)
    content = EmailMessage(policy=SMTP)
    content.set_content(text, cte=_ENCODING)
    if needs_html(message.blocks):
        html = as_html(message.blocks, message.subject, message.language)
        content.add_alternative(html, subtype="html", cte=_ENCODING)
        # No line of quoted-printable has `=_` in it, so no part can contain this.
        content.set_boundary(f"=_{sha256((text + html).encode()).hexdigest()[:32]}")
    if message.attachments:
        from stationery.message.attachments import add_attachments  # 0.5 ms

        return head.encode("ascii") + add_attachments(content.as_bytes(), message.attachments)
    return head.encode("ascii") + content.as_bytes()
