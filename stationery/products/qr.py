"""Encodes a letter's QR codes and sizes them for composing."""

from __future__ import annotations

from stationery.catalog.qr import WEBSITE, QrLook, code_look
from stationery.model.errors import DoesNotFit, Place, SourceError, StationeryError, raise_faults
from stationery.model.manuscript import Manuscript, Masthead
from stationery.model.prose import CONTACT, QrCode, each_code
from stationery.model.units import Length
from stationery.model.values import replace
from stationery.pdf.qr import qr_rows
from stationery.resolve.job import Job


def encode_codes(job: Job, manuscript: Manuscript, unit: str) -> Manuscript:
    """The manuscript with each QR code of its body encoded. Raises what `encoded` does, all together."""
    look = code_look(job.store)
    faults: list[StationeryError] = []

    def ready(code: QrCode) -> QrCode:
        if code.content == CONTACT and manuscript.masthead:
            code = replace(code, content=_card(job, manuscript.masthead))
        try:
            return encode_qr(code, look, look.body, unit)
        except StationeryError as fault:
            faults.append(fault)
            return code

    body = each_code(manuscript.body, ready)
    raise_faults(faults)
    return replace(manuscript, body=body)


def encode_own_code(job: Job, masthead: Masthead, place: Place | None = None) -> Masthead:
    """The masthead with the code of the sender that the letterhead shows: their website, or their contact card.

    `place` is where it was asked for, if not by the letter's choices. Raises SourceError for a sender without a
    website, and what `encoded` does.
    """
    assert job.letterhead
    place = place or job.letter.choices.qr.place or job.letter.choices.letterhead.place
    what, look = job.letterhead.qr, code_look(job.store)
    links = [line.spans[0].link for line in masthead.particulars]
    link = next((link for link in links if link.startswith("http")), "")
    if what == WEBSITE and not link:
        hint = "add `website:` to the sender, or choose `qr: contact`"
        raise SourceError(
            "the letterhead shows a QR code for the sender's website, but the sender has none", place, hint
        )
    content = link if what == WEBSITE else _card(job, masthead)
    alt = look.alt(what, job.language.tag, name=masthead.name.text, link=link)
    code = QrCode(content, alt, job.letterhead.qr_side, place)
    return replace(masthead, code=encode_qr(code, look, look.letterhead, job.paper.unit))


def encode_qr(code: QrCode, look: QrLook, usual: Length, unit: str) -> QrCode:
    """The code with its modules and its edge: as stated, else the usual one or more, so that a printer can hold it.

    Raises DoesNotFit for a stated edge that makes modules too small, and for more than the largest code holds.
    """
    rows = qr_rows(code.content, look.level)
    least = look.least_module * len(rows)
    if not rows or least > look.most:
        size = len(code.content.encode())
        message = (
            f"a QR code of {size} bytes would be larger than {look.most.words(unit)}"
            if rows
            else (f"{size} bytes are too many for a QR code")
        )
        raise DoesNotFit(message, code.place, "shorten the link, or leave out some of the sender's particulars")
    if code.side and code.side < least:
        message = f"a QR code of {len(rows)} modules is at least {least.words(unit)} wide, not {code.side.words(unit)}"
        raise DoesNotFit(message, code.place, "make it larger, or shorten what it holds")
    if code.side > look.most:
        message = f"a QR code is at most {look.most.words(unit)} wide, not {code.side.words(unit)}"
        raise DoesNotFit(message, code.place, "make it smaller")
    return replace(code, rows=rows, side=code.side or max(usual, least), quiet=look.quiet)


def _card(job: Job, masthead: Masthead) -> str:
    from stationery.wording.contact import contact_card  # 0.3 ms

    return contact_card(job.sender, masthead, job.language)
