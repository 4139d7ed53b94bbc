"""The trip of an e-mail, which leaves a letter's after its words: a draft, its text, and a link. Nothing is sent."""

from __future__ import annotations

from collections.abc import Callable
from os import PathLike
from typing import TYPE_CHECKING

from stationery.data.stock import Stock
from stationery.message.eml import write_draft
from stationery.message.html import as_html, needs_html
from stationery.message.link import refuse_too_long, write_link
from stationery.message.text import as_text
from stationery.model.diagnostics import Diagnostics
from stationery.model.errors import Remark
from stationery.model.letter import Letter, Written
from stationery.model.values import replace, value
from stationery.products.advice import advise
from stationery.products.placeholders import refuse_marks
from stationery.products.result import write_file
from stationery.resolve.job import Job, Options
from stationery.resolve.resolve import resolve
from stationery.resolve.typed_rows import may_be_told
from stationery.wording.email import word_email
from stationery.wording.letter import word_letter

if TYPE_CHECKING:
    from stationery.model.manuscript import Manuscript
    from stationery.model.message import Message
    from stationery.products.advice import Advice

NOTHING = Written("")


@value
class EmailResult:
    """A finished e-mail: the draft's bytes, its words as plain text, and all of it as a link, however long; `html` is
    the draft's second part, empty where plain text shows everything.

    `sender` and `recipient` are e-mail addresses, empty where they are not known; `attachments` are names of files.
    """

    eml: bytes
    text: str
    mailto: str
    subject: str
    sender: str = ""
    recipient: str = ""
    remarks: tuple[Remark, ...] = ()
    manuscript: Manuscript | None = None
    attachments: tuple[str, ...] = ()
    html: str = ""

    def write(self, path: str | PathLike[str], *, force: bool = False) -> str:
        """Write the draft (.eml) and give its path, as a Result writes its PDF."""
        return write_file(path, self.eml, force)


def email_draft(
    letter: Letter,
    stock: Stock,
    *,
    subject: Written = NOTHING,
    to: Written = NOTHING,
    for_link: bool = False,
    attach: bool = True,
    advice: Advice | Callable[[Letter], Advice] | None = None,
) -> EmailResult:
    """The letter as an e-mail. `subject` and `to`, an e-mail address, win over what the letter says of them. The files
    that it encloses are attached, unless only its text or link is wanted. What gives the `advice` is asked only where
    the check may have something to tell.

    Raises SourceError for marks `[[…]]` left in the letter, and what wording raises; and `for_link`,
    DoesNotFit when the link is longer than mail programs take. Its words are in the punctuation of its style, whatever
    parts that shows on paper.
    """
    if letter.marks:
        shown = () if subject or letter.subject else ("position",)
        refuse_marks(letter, also=shown, beside=lambda: _word(letter, stock, subject, to))
    job, manuscript, message, diagnostics = _word(letter, stock, subject, to)
    link = write_link(message)
    if for_link:
        refuse_too_long(link, message)
    if attach and letter.enclosures:
        message = _attach(letter, message, diagnostics)
    elif letter.enclosures:
        _remark_on_enclosures(letter, diagnostics)
    if callable(advice):
        advice = advice(letter) if may_be_told(job.letter, job.language, job.addressee) else None
    if advice:
        advise(job, manuscript, (), advice, diagnostics)
    return EmailResult(
        write_draft(message),
        as_text(message.blocks),
        link,
        message.subject,
        message.sender.address if message.sender else "",
        message.recipient.address if message.recipient else "",
        diagnostics.remarks,
        manuscript,
        tuple(each.name for each in message.attachments),
        as_html(message.blocks, message.subject, message.language) if needs_html(message.blocks) else "",
    )


def _word(letter: Letter, stock: Stock, subject: Written, to: Written) -> tuple[Job, Manuscript, Message, Diagnostics]:
    job, diagnostics = resolve(letter, stock, "email", Options(whole=True)), Diagnostics()
    manuscript = word_letter(job, diagnostics)
    message = word_email(job, manuscript, diagnostics, subject, to)
    return job, manuscript, message, diagnostics


def _attach(letter: Letter, message: Message, diagnostics: Diagnostics) -> Message:
    from stationery.products.attachments import attach_enclosures  # 1.0 ms

    used = len(write_draft(message))
    return replace(message, attachments=attach_enclosures(letter, used, diagnostics))


def _remark_on_enclosures(letter: Letter, diagnostics: Diagnostics) -> None:
    """What a text or a link can't bring along."""
    files = {each.name: each.file.text for each in letter.enclosed}
    named = ", ".join(f"{item.text} ({files[item]})" if item in files else item.text for item in letter.enclosures)
    diagnostics.remark(f"attach the enclosures in your mail program: {named}", letter.enclosures[0].place)
    if letter.enclosed:
        from stationery.reading.enclosures import remark_on_missing  # 0.4 ms

        diagnostics.add(*remark_on_missing(letter))
