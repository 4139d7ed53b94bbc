"""Adds files to a message: a multipart body (RFC 2046), each file in base64, its name as RFC 2231 writes it.

Written by hand so that the same files give the same bytes under every Python and on every computer.
"""

from __future__ import annotations

import os
import re
from base64 import b64encode
from hashlib import sha256
from unicodedata import normalize
from urllib.parse import quote

from stationery.model.message import Attachment

_KINDS = {
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".svg": "image/svg+xml",
    ".zip": "application/zip",
    ".doc": "application/msword",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xls": "application/vnd.ms-excel",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".ppt": "application/vnd.ms-powerpoint",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".ods": "application/vnd.oasis.opendocument.spreadsheet",
    ".odp": "application/vnd.oasis.opendocument.presentation",
    ".rtf": "application/rtf",
}
"""What a mail program opens a file with; text files, too, are any bytes, so that nothing changes their line ends."""

_ANY = "application/octet-stream"
_PIECE, _LINE = 54, 57
"""Characters of a name in one parameter, bytes in a line: both lines stay under 78 characters."""

_CHARSET = "utf-8''"
_NOT_PLAIN = re.compile(r"[^A-Za-z0-9 ._+-]")
_UNSAFE = re.compile("[\x00-\x1f\x7f/\\\\\ud800-\udfff]")


def add_attachments(content: bytes, attachments: tuple[Attachment, ...]) -> bytes:
    """A body of several parts: `content`, with the headers of its own, and then each file."""
    parts = [content.replace(b"MIME-Version: 1.0\r\n", b""), *map(_part, attachments)]
    digest = sha256()
    for part in parts:
        digest.update(sha256(part).digest())
    boundary = f"=_{digest.hexdigest()[:32]}".encode()  # no line of base64 or quoted-printable has `=_` in it
    head = b'MIME-Version: 1.0\r\nContent-Type: multipart/mixed;\r\n boundary="' + boundary + b'"\r\n'
    body = b"".join(b"\r\n--" + boundary + b"\r\n" + part for part in parts)
    return head + body + b"\r\n--" + boundary + b"--\r\n"


def measure_attachment(size: int) -> int:
    """How many bytes a file of that size takes in a message, without its headers."""
    return -(-size // _LINE) * (_LINE // 3 * 4 + 2)


def _part(attachment: Attachment) -> bytes:
    name = _UNSAFE.sub("_", attachment.name)
    kind = _KINDS.get(os.path.splitext(name)[1].lower(), _ANY)
    head = [f"Content-Type: {kind};", f' name="{_plain(name)}"', "Content-Transfer-Encoding: base64"]
    head += ["Content-Disposition: attachment;", *_name(name)]
    data = b64encode(attachment.data)
    step = _LINE // 3 * 4
    rows = (data[start : start + step] for start in range(0, len(data), step))
    return "\r\n".join(head).encode("ascii") + b"\r\n\r\n" + b"\r\n".join(rows)


def _plain(name: str) -> str:
    """The name for programs that know nothing but ASCII; others read the one in Content-Disposition."""
    stem, ending = os.path.splitext(normalize("NFKD", name).encode("ascii", "ignore").decode())
    return _NOT_PLAIN.sub("_", f"{stem[: _PIECE - len(ending)] or 'attachment'}{ending}")


def _name(name: str) -> list[str]:
    """The parameter `filename`, in pieces where it is long (RFC 2231, 3 and 4); no character is divided."""
    if len(name) <= _PIECE and not _NOT_PLAIN.search(name):
        return [f' filename="{name}"']
    pieces = [""]
    for character in name:
        coded = quote(character, safe="")
        if len(pieces[-1]) + len(coded) > _PIECE:
            pieces.append("")
        pieces[-1] += coded
    if len(pieces) == 1:
        return [f" filename*={_CHARSET}{pieces[0]}"]
    rows = [f" filename*{number}*={_CHARSET if not number else ''}{piece}" for number, piece in enumerate(pieces)]
    return [f"{row};" for row in rows[:-1]] + rows[-1:]
