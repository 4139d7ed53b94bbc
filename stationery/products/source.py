"""The text that a letter is made from: its file's, or the source that is attached to its finished PDF."""

from __future__ import annotations

import os

from stationery.data.yaml import decode
from stationery.model.diagnostics import Diagnostics
from stationery.model.errors import Remark
from stationery.model.letter import Letter
from stationery.model.page import Attachment
from stationery.model.values import replace, value
from stationery.reading.files import PDF_BEGINS, read_text_or_pdf


@value
class Source:
    """A letter's text. `file` is what its Places call it, `attached` its own name if it comes out of a PDF.

    `remarks` are those about the file.
    """

    text: str
    file: str
    attached: str = ""
    remarks: tuple[Remark, ...] = ()


def read_source(path: str) -> Source:
    """The text of a letter file, or the source that is attached to a finished letter's PDF."""
    return source_in(path, read_text_or_pdf(path))


def source_in(path: str, data: bytes) -> Source:
    """The same of a file's bytes."""
    if is_pdf(path, data):
        from stationery.products.finished_letter import Incoming  # 4.6 ms

        return Source(*Incoming(data, path).require_source())
    diagnostics = Diagnostics()
    return Source(decode(data, path, diagnostics), path, remarks=diagnostics.remarks)


def add_remarks(letter: Letter, source: Source) -> Letter:
    """The letter with what is to be told of its file."""
    return replace(letter, remarks=(*source.remarks, *letter.remarks)) if source.remarks else letter


def is_pdf(path: str, data: bytes) -> bool:
    """Whether a PDF came in: its first bytes say so; what is only called one will be told that it is none."""
    return data.startswith(PDF_BEGINS) or path.lower().endswith(".pdf")


def attachment(source: Source) -> Attachment:
    """The source as a file within the letter's PDF, under its own name."""
    name = source.attached or ("letter.md" if source.file == "-" else os.path.basename(source.file))
    name = name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")  # a disk has names that are no UTF-8
    return Attachment(name, source.text.encode(), "text/markdown")
