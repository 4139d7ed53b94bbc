"""Envelopes to compose in tests: their pages, and what is remarked of them."""

from __future__ import annotations

from stationery.catalog.envelopes import Envelope
from stationery.catalog.posts import Post
from stationery.catalog.printable_area import PrintableArea
from stationery.compose.parts.envelope_face import EnvelopeFace
from stationery.compose.parts.notices import Notices
from stationery.compose.pieces import envelope
from stationery.compose.pieces.proofs import envelope as proofs
from stationery.model.diagnostics import Diagnostics
from stationery.model.manuscript import Manuscript
from stationery.model.typeface import Typefaces
from tests.compose.manuscripts import Composed


def compose_envelope(
    words: Manuscript,
    cover: Envelope,
    by: Post,
    safe: PrintableArea,
    typefaces: Typefaces,
    *,
    face: str,
    notices: Notices | None = None,
    **asked: object,
) -> Composed:
    diagnostics = Diagnostics()
    of = EnvelopeFace(cover, by, safe, face, **asked)  # type: ignore[arg-type]
    pages = envelope.compose_envelope(words, of, typefaces, diagnostics, notices).pages
    return Composed(pages, diagnostics.remarks)


def envelope_proof(cover: Envelope, by: Post, safe: PrintableArea, typefaces: Typefaces, family: str) -> Composed:
    diagnostics = Diagnostics()
    pages = proofs.envelope_proof(EnvelopeFace(cover, by, safe, family), typefaces, diagnostics).pages
    return Composed(pages, diagnostics.remarks)
