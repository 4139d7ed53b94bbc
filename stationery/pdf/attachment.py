"""A file put into the file: the letter's source as an associated file (ISO 19005-3)."""

from __future__ import annotations

from typing import Any

from stationery.model.page import SOURCE_RELATIONSHIP, Attachment


def attach(attachment: Attachment, date: str, document: Any) -> str:
    """The entries of the catalog that attach a file, its objects added to the document. `date` is a PDF date.

    The names stand in both spellings, as PDF/UA-1, 7.11 wants them.
    """
    from stationery.pdf.syntax import Literal, Stream, name, reference, string

    called = string(attachment.name)
    params = f"/Params <</Size {len(attachment.data)} /CreationDate {string(date)} /ModDate {string(date)}>>"
    stream = reference(
        document, Stream(attachment.data, f"/Type /EmbeddedFile /Subtype {name(attachment.media)} {params}")
    )
    entries = f"/Type /Filespec /F {called} /UF {called} /AFRelationship /{SOURCE_RELATIONSHIP}"
    file = reference(document, Literal(f"<<{entries} /EF <</F {stream} /UF {stream}>>>>"))
    return f"/AF [{file}] /Names <</EmbeddedFiles <</Names [{called} {file}]>>>>"
