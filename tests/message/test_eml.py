"""A draft's bytes, read back; and the same message as a link."""

from __future__ import annotations

from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from stationery.message.eml import write_draft
from stationery.message.link import MOST_CHARACTERS, refuse_too_long, write_link
from stationery.model.errors import DoesNotFit
from stationery.model.message import Attachment, Mailbox, Message
from stationery.model.prose import Paragraph, Span
from stationery.model.values import replace

PLAIN = Message(
    "en-US",
    "Thank you – Data Analyst",
    (Paragraph((Span("Dear Ms. Schmoe:"),)), Paragraph((Span("Grüße " * 60 + ".\nFrom here."),))),
    Mailbox("Jürgen Lee", "j@lee.example"),
    Mailbox("Ms. Jane Schmoe", "jane@acme.example"),
)
MARKED = replace(PLAIN, blocks=(*PLAIN.blocks, Paragraph((Span("so", emphasis=True),))))


def read(message: Message) -> EmailMessage:
    found = message_from_bytes(write_draft(message), policy=default)
    assert isinstance(found, EmailMessage) and not found.defects
    return found


@pytest.mark.parametrize("message", [PLAIN, MARKED])
def test_headers_stand_in_their_order_and_no_other(message: Message) -> None:
    names = ["X-Unsent", "X-Uniform-Type-Identifier", "From", "To", "Subject", "X-Mailer"]
    assert list(read(message).keys())[:6] == names
    assert {name.lower() for name in read(message).keys()[6:]} <= {
        "content-type", "content-transfer-encoding", "mime-version",
    }  # fmt: skip


def test_it_opens_in_a_composer() -> None:
    """Thunderbird compares the header with exactly `1` (its openEMLFile)."""
    assert write_draft(PLAIN).startswith(b"X-Unsent: 1\r\nX-Uniform-Type-Identifier: com.apple.mail-draft\r\n")


def test_words_and_names_come_back() -> None:
    found = read(PLAIN)
    assert found["subject"] == PLAIN.subject
    assert (found["from"].addresses[0].display_name, found["to"].addresses[0].display_name) == (
        "Jürgen Lee",
        "Ms. Jane Schmoe",
    )
    assert found.get_content_type() == "text/plain"
    assert found.get_content() == "Dear Ms. Schmoe:\r\n\r\n" + "Grüße " * 60 + ".\r\nFrom here.\r\n"


def test_a_second_part_where_the_words_have_markup() -> None:
    found = read(MARKED)
    assert found.get_content_type() == "multipart/alternative"
    assert [part.get_content_type() for part in found.iter_parts()] == ["text/plain", "text/html"]
    html = found.get_body(("html",))
    assert html and "<em>so</em>" in html.get_content()


@pytest.mark.parametrize("message", [PLAIN, MARKED])
def test_bytes_are_ascii_in_short_lines_and_always_the_same(message: Message) -> None:
    data = write_draft(message)
    assert data.isascii() and data == write_draft(message)
    assert data.count(b"\n") == data.count(b"\r\n")
    assert max(map(len, data.split(b"\r\n"))) <= 78


def test_the_boundary_follows_the_words() -> None:
    other = replace(MARKED, blocks=MARKED.blocks[1:])
    assert read(MARKED).get_boundary() != read(other).get_boundary()


def test_who_is_not_known_has_no_header() -> None:
    found = read(replace(PLAIN, sender=None, recipient=None))
    assert "from" not in found and "to" not in found


NAMES = ("plain.pdf", 'a "b"; c.txt', "Übersicht über alles, was im letzten Jahr geschehen ist – ganz ausführlich.docx",
         "履歴書" * 20 + ".pdf", "no ending", "-" * 200)  # fmt: skip


@pytest.mark.parametrize("message", [PLAIN, MARKED])
def test_attachments_come_back_with_their_names(message: Message) -> None:
    data = bytes(range(256)) * 3
    attached = replace(message, attachments=tuple(Attachment(name, data) for name in NAMES))
    found = read(attached)
    assert found.get_content_type() == "multipart/mixed"
    parts = list(found.iter_attachments())
    assert tuple(part.get_filename() for part in parts) == NAMES
    assert [part.get_content_type() for part in parts[:2]] == ["application/pdf", "application/octet-stream"]
    assert all(part.get_content() == data and not part.defects for part in parts)
    first, again = found.get_body(("plain",)), read(message).get_body(("plain",))
    assert first and again and first.get_content() == again.get_content()
    raw = write_draft(attached)
    lines = [line for line in raw.split(b"\r\n") if not line.startswith(b"Content-Type: application/vnd")]
    assert raw.isascii() and max(map(len, lines)) <= 78 and raw.count(b"\n") == raw.count(b"\r\n")


def test_a_link_says_the_same() -> None:
    link = urlsplit(write_link(MARKED))
    said = parse_qs(link.query, strict_parsing=True)
    assert (link.scheme, unquote(link.path)) == ("mailto", "jane@acme.example")
    assert said["subject"] == [MARKED.subject]
    plain = read(MARKED).get_body(("plain",))
    assert plain and said["body"] == [plain.get_content().rstrip()]
    assert "+" not in link.query


def test_a_link_encodes_what_would_part_it() -> None:
    found = write_link(replace(PLAIN, subject="a&b=c?d#e%f+g", recipient=Mailbox("", "a+b%c?d&e@x.example")))
    assert found.startswith("mailto:a%2Bb%25c%3Fd%26e@x.example?subject=a%26b%3Dc%3Fd%23e%25f%2Bg&body=")


def test_a_link_too_long_is_refused_with_its_length() -> None:
    refuse_too_long("x" * MOST_CHARACTERS, PLAIN)
    with pytest.raises(DoesNotFit, match=r"1,801 characters long; at most 1,800"):
        refuse_too_long("x" * (MOST_CHARACTERS + 1), PLAIN)
