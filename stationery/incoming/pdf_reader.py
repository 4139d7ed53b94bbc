"""Opens an incoming PDF: bytes to pypdf's reader, once it is sure that the file can be read at all.

Further requirements (no scripts, a paper's size, words in their places) are up to the caller.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from stationery.model.errors import Place, SourceError

if TYPE_CHECKING:
    from pypdf import PdfReader

MOST_PDF_BYTES = 20_000_000
"""Larger than most e-mail allows; callers need to read only one byte more than this."""

MOST_PDF_PAGES = 100

_HEADER_WITHIN = 1024
"""Bytes before the header that readers have always tolerated (ISO 32000-1, annex H.3, note 13)."""

_NODES = 4 * MOST_PDF_PAGES
"""The most nodes for that many pages, in any tree that isn't malicious."""


class BeyondLimitError(ValueError):
    """The file is sound, but asks for more work than a real letter does; the message says of what."""


_AGAIN = "open it in a viewer, and print or save it as a PDF again"


def open_pdf(data: bytes, place: Place, name: str = "") -> PdfReader:
    """The reader of a file's bytes, which is not encrypted and has one page at least.

    `name` is what messages call the file where `place` is not the file itself. Raises SourceError, at `place`, for
    a file that is empty, not a PDF, encrypted, broken, or beyond MOST_PDF_BYTES or MOST_PDF_PAGES. pypdf reads
    objects lazily, so use the reader within `report_damage`.
    """
    called = name or "the file"
    if not data:
        raise SourceError(f"{called} is empty", place, "save it again")
    if len(data) > MOST_PDF_BYTES:
        hint = "make it smaller: use pictures of at most 300 dots per inch, and only the pages you need"
        raise SourceError(f"{called} is larger than {MOST_PDF_BYTES // 1_000_000} MB", place, hint)
    if b"%PDF-" not in data[:_HEADER_WITHIN]:
        raise SourceError(f"{called} isn't a PDF", place, "save it as a PDF from the program that made it")
    with report_damage(place, name):
        return _open(data, place, called)


@contextmanager
def report_damage(place: Place, name: str = "") -> Iterator[None]:
    """Turn pypdf's errors about a damaged file into a SourceError at `place`."""
    import struct
    import zlib

    from pypdf.errors import PyPdfError

    try:
        yield
    except (
        PyPdfError, ArithmeticError, AttributeError, AssertionError, LookupError, NotImplementedError, OSError,
        RecursionError, TypeError, ValueError, struct.error, zlib.error,
    ) as wrong:  # fmt: skip
        if isinstance(wrong, BeyondLimitError):
            hint = "save a simpler copy: print it to a new PDF, or export its drawing as a picture"
            raise SourceError(f"{name or 'the file'} can't be used: {wrong}", place, hint) from None
        reason = f": {' '.join(str(wrong).split())[:100]}" if isinstance(wrong, PyPdfError) and str(wrong) else ""
        raise SourceError(f"{name or 'the file'} is damaged{reason}", place, _AGAIN) from None


def entry(of: Any, key: str, default: Any = None) -> Any:
    """What a dictionary of a PDF has at `key`, looked up where it is only referred to; `default` if nothing.

    The dictionary's own `get` gives the reference, by which a name could pass unseen.
    """
    if key not in of:
        return default
    found = of[key]
    return found.get_object() if hasattr(found, "get_object") else found


def _open(data: bytes, place: Place, called: str) -> PdfReader:
    import io
    import logging

    from pypdf import PdfReader

    talk = logging.getLogger("pypdf")
    if not talk.handlers:  # pypdf would report its repairs on stderr, in words for programmers
        talk.addHandler(logging.NullHandler())
    reader = PdfReader(io.BytesIO(data))
    if reader.is_encrypted:
        hint = "save a copy without a password or restrictions from the program that made it"
        raise SourceError(f"{called} is encrypted", place, hint)
    pages = _count(reader)
    if pages > MOST_PDF_PAGES:
        hint = "save only the pages you need as a separate file"
        raise SourceError(f"{called} has more than {MOST_PDF_PAGES} pages", place, hint)
    if not pages:
        raise SourceError(f"{called} has no pages", place, _AGAIN)
    return reader


def _count(reader: PdfReader) -> int:
    """The actual number of pages, counted only up to the limit: /Count may be wrong."""
    todo: list[Any] = [reader.root_object["/Pages"]]
    pages = nodes = 0
    while todo and pages <= MOST_PDF_PAGES:
        node = todo.pop().get_object()
        nodes += 1
        if nodes > _NODES:
            return MOST_PDF_PAGES + 1
        if "/Kids" in node:
            todo += node["/Kids"]
        else:
            pages += 1
    return pages
