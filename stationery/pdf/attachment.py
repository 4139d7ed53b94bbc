"""Attaches a file to the PDF: the letter's source as an associated file (ISO 19005-3)."""

from __future__ import annotations

from stationery.model.page import SOURCE_RELATIONSHIP, Attachment
from stationery.pdf.file import PdfFile
from stationery.pdf.syntax import name, string


def attach(attachment: Attachment, date: str, file: PdfFile) -> str:
    """The entries of the catalog that attach a file, which is written now. `date` is a PDF date.

    The names stand in both spellings, as PDF/UA-1, 7.11 wants them.
    """
    called = string(attachment.name)
    params = f"/Params <</Size {len(attachment.data)} /CreationDate {string(date)} /ModDate {string(date)}>>"
    stream = file.add_stream(attachment.data, f"/Type /EmbeddedFile /Subtype {name(attachment.media)} {params}")
    entries = f"/Type /Filespec /F {called} /UF {called} /AFRelationship /{SOURCE_RELATIONSHIP}"
    attached = file.add(f"<<{entries} /EF <</F {stream} /UF {stream}>>>>")
    return f"/AF [{attached}] /Names <</EmbeddedFiles <</Names [{called} {attached}]>>>>"
