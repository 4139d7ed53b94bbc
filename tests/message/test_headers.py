"""Headers as bytes, and as the standard library reads them back."""

from __future__ import annotations

import re
from email import message_from_string
from email.header import decode_header, make_header
from email.policy import default

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stationery.message.headers import mailbox_header, text_header
from stationery.model.message import Mailbox

WORDS = st.lists(
    st.sampled_from(
        ["Ann", "Lee,", "Łukasz", "Müller-Lüdenscheidt", "Ph.D.", "(x)", '"q"', "é", "山田太郎", "=?utf-8?q?x?=", "–",
         "a" * 40, "b" * 1200, "ü" * 40, "\\", "<b>", "@", "a@b.c", ";", ":", "?", "_", "=", "🙂"]
    ),
    max_size=12,
).map(" ".join)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Thank you", "Subject: Thank you"),
        ("Grüße", "Subject: =?utf-8?q?Gr=C3=BC=C3=9Fe?="),
        ("Thank you – Data Analyst", "Subject: =?utf-8?q?Thank_you_=E2=80=93_Data_Analyst?="),
        ("山田太郎", "Subject: =?utf-8?b?5bGx55Sw5aSq6YOO?="),
        ("Is =?x?= code", "Subject: =?utf-8?q?Is_=3D=3Fx=3F=3D_code?="),
        ("a\r\nBcc: b@c.d", "Subject: =?utf-8?q?a__Bcc=3A_b=40c=2Ed?="),
    ],
)
def test_a_text(text: str, line: str) -> None:
    assert text_header("Subject", text) == f"{line}\r\n"


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("", "To: a@b.example"),
        ("Ann Lee", "To: Ann Lee <a@b.example>"),
        ("Ms. Ann Lee", 'To: "Ms. Ann Lee" <a@b.example>'),
        ("Ann Lee, Ph.D.", 'To: "Ann Lee, Ph.D." <a@b.example>'),
        ('Ann "Al" Lee\\', 'To: "Ann \\"Al\\" Lee\\\\" <a@b.example>'),
        ("Łukasz Nguyễn", "To: =?utf-8?q?=C5=81ukasz_Nguy=E1=BB=85n?= <a@b.example>"),
        ("Jürgen <x@y.z>, Lee", "To: =?utf-8?q?J=C3=BCrgen_=3Cx=40y=2Ez=3E=2C_Lee?= <a@b.example>"),
        ("a\r\nBcc: b", "To: =?utf-8?q?a__Bcc=3A_b?= <a@b.example>"),
    ],
)
def test_a_mailbox(name: str, line: str) -> None:
    assert mailbox_header("To", Mailbox(name, "a@b.example")) == f"{line}\r\n"


@pytest.mark.parametrize("address", ["a@b.example\r\nBcc: c@d.e", "a@b.example\n", "é@b.example"])
def test_an_address_with_a_line_end_is_refused(address: str) -> None:
    with pytest.raises(ValueError, match="isn't an address for a header"):
        mailbox_header("To", Mailbox("", address))


@given(st.one_of(WORDS, st.text(max_size=90)))
def test_any_text_comes_back_from_short_lines(text: str) -> None:
    written = text_header("Subject", text)
    rows = written.split("\r\n")[:-1]
    assert all(len(row) <= 76 for row in rows)
    assert all(row.startswith(" ") for row in rows[1:])
    assert not any(ord(character) < 32 for character in "".join(rows))
    one_line = re.sub("[\x00-\x1f\x7f-\x9f\u2028\u2029]", " ", text).strip()
    assert message_from_string(f"{written}\r\n", policy=default)["subject"] == one_line


@given(WORDS)
def test_any_name_comes_back(name: str) -> None:
    written = mailbox_header("To", Mailbox(name, "a@b.example"))
    (found,) = message_from_string(f"{written}\r\n", policy=default)["to"].addresses
    assert found.addr_spec == "a@b.example"
    shown = written.replace("\r\n", "").removeprefix("To: ").removesuffix(" <a@b.example>")
    # Python 3.11 reads a blank between two encoded words of a name, where RFC 2047 has none; its old reader does not.
    assert (str(make_header(decode_header(shown))) if "=?" in shown else found.display_name) == name
