"""A letter's manuscript turned into a Message: salutation, body, close, name and contact details, and a subject."""

from __future__ import annotations

import re
from collections.abc import Iterator

from stationery.catalog.languages import Language
from stationery.model.diagnostics import Diagnostics
from stationery.model.errors import SourceError
from stationery.model.letter import Letter, Party, Written
from stationery.model.manuscript import Manuscript
from stationery.model.message import Mailbox, Message
from stationery.model.prose import (
    CONTACT,
    SOFT_HYPHEN,
    Block,
    Figure,
    Heading,
    Line,
    Listing,
    Paragraph,
    QrCode,
    Quotation,
    Span,
    Tabulation,
    each_cell,
    figures,
)
from stationery.model.values import replace
from stationery.resolve.job import Job
from stationery.wording.typography import typeset

NOTHING = Written("")

_CONTACT = ("tel:", "mailto:")
"""The sender's particulars that stand below the name, in this order."""

_SPACES = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_COMMON = str.maketrans({"\u00a0": " ", "\u202f": " ", "\r": " ", SOFT_HYPHEN: None})
_UNSEEN = re.compile(f"[{SOFT_HYPHEN}\u200b\u2060\ufeff\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_MAILBOX = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,252}[A-Za-z0-9])?")
"""An address as RFC 5321 writes it without quotation marks: the kind that people have."""


def word_email(
    job: Job, manuscript: Manuscript, diagnostics: Diagnostics, subject: Written = NOTHING, to: Written = NOTHING
) -> Message:
    """The e-mail of a letter whose words the manuscript has.

    `subject` and `to` (an e-mail address) win over what the letter says of them. A subject that nobody gave is
    proposed, and an address that is not known is left out, both with a remark: the mail program can ask for them.
    Raises SourceError only where `to` is no e-mail address.
    """
    letter = job.letter
    title = _subject(letter, manuscript, job.language, subject, diagnostics)
    sender = _sender(letter, manuscript, diagnostics)
    recipient = _recipient(letter, manuscript, to, diagnostics)
    _remark_on_rest(letter, diagnostics)
    for figure in figures(manuscript.body):
        message = f"an e-mail's text has no pictures; attach this one in your mail program: {figure.file}"
        diagnostics.remark(message, figure.place)
    for block in filter(_is_contact, manuscript.body):
        message = "the QR code of your contact details is left out; the e-mail signature has them"
        diagnostics.remark(message, block.place)
    return Message(
        language=manuscript.language,
        subject=title,
        blocks=tuple(_use_common_spaces(block) for block in _run_in(_blocks(manuscript), job.language)),
        sender=sender,
        recipient=recipient,
        place=manuscript.place,
    )


def _blocks(manuscript: Manuscript) -> Iterator[Block]:
    for part in ("salutation", "body", "close", "signature", "postscript"):
        if part == "body":
            yield from (block for block in manuscript.body if not _is_contact(block))
        elif part == "signature":
            yield from _signature(manuscript)
        elif lines := manuscript.part(part):
            yield _stack(list(lines))


def _run_in(blocks: Iterator[Block], language: Language) -> Iterator[Block]:
    """The blocks, run-in headings as words of their paragraphs, and pictures as their descriptions and captions."""
    begins: tuple[Span, ...] = ()
    for block in blocks:
        if isinstance(block, Heading) and block.run_in:
            begins = (*(replace(span, strong=True) for span in block.spans), Span(" "))
        elif isinstance(block, Figure):
            words = (Span(language.words["picture"].replace("{alt}", block.alt)),)
            yield Paragraph((*words, Span("\n"), *block.caption) if block.caption else words, block.place)
        elif begins and isinstance(block, Paragraph):
            yield replace(block, spans=(*begins, *block.spans))
            begins = ()
        else:
            yield block


def _is_contact(block: Block) -> bool:
    """Whether it is the sender's contact card, which an e-mail has no need of: its signature says the same."""
    return isinstance(block, QrCode) and block.content == CONTACT


def _signature(manuscript: Manuscript) -> Iterator[Paragraph]:
    """Each signer's name and title; phone and e-mail follow a lone signer at once, several after a blank line."""
    blocks = [[signer.name, *([signer.title] if signer.title else [])] for signer in manuscript.signers]
    particulars = manuscript.masthead.particulars if manuscript.masthead else ()
    contact = [line for kind in _CONTACT for line in particulars if line.spans[0].link.startswith(kind)]
    if len(blocks) == 1:
        blocks[0] += contact
    elif contact:
        blocks.append(contact)
    for lines in blocks:
        yield _stack(lines)


def _stack(lines: list[Line]) -> Paragraph:
    """Lines below one another as a paragraph with hard breaks."""
    spans: list[Span] = []
    for number, line in enumerate(lines):
        spans += [Span("\n")] * bool(number) + list(line.spans)
    return Paragraph(tuple(spans), lines[0].place)


def _use_common_spaces(block: Block) -> Block:
    """The block with common spaces: what holds words together on paper is a riddle in an e-mail's source and search."""
    match block:
        case Paragraph() | Heading():
            return replace(block, spans=_common_spans(block.spans))
        case Listing():
            return replace(block, items=tuple(tuple(_use_common_spaces(each) for each in item) for item in block.items))
        case Quotation():
            return replace(block, blocks=tuple(_use_common_spaces(each) for each in block.blocks))
        case QrCode():
            link = "" if _is_contact(block) else block.content
            return Paragraph((Span(_common(block.alt), link=link),), block.place)
        case Tabulation():
            return each_cell(block, lambda cell: replace(cell, spans=_common_spans(cell.spans)))
        case Figure():
            raise AssertionError("pictures are words by now")


def _common_spans(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    return tuple(replace(span, text=_common(span.text)) for span in spans)


def _common(text: str) -> str:
    return text.translate(_COMMON)


def _one_line(text: str) -> str:
    """Text for a header: one line, without characters that nobody sees."""
    return _SPACES.sub(" ", _UNSEEN.sub("", text)).strip()


def _subject(
    letter: Letter, manuscript: Manuscript, language: Language, given: Written, diagnostics: Diagnostics
) -> str:
    smart = letter.choices.smart is not False
    stated = given or letter.subject
    if stated:
        return _one_line(_common(typeset(stated.text, language, smart=smart)))
    position = _common(typeset(letter.position.text, language, smart=smart)) if letter.position else ""
    slots = {"{position}": _one_line(position), "{name}": _one_line(_author(manuscript))}
    rows = (*language.subjects.get(letter.kind, ()), *language.subjects["letter"])
    chosen = next((row for row in rows if all(slots[slot] for slot in slots if slot in row)), rows[-1])
    for slot, words in slots.items():
        chosen = chosen.replace(slot, words)
    hint = "write your own: `subject:` in the file, or --subject"
    diagnostics.remark(f"no subject is given; using {chosen!r}", manuscript.place, hint)
    return chosen


def _author(manuscript: Manuscript) -> str:
    return manuscript.author or (manuscript.signers[0].name.text if manuscript.signers else "")


def _sender(letter: Letter, manuscript: Manuscript, diagnostics: Diagnostics) -> Mailbox | None:
    particulars = manuscript.masthead.particulars if manuscript.masthead else ()
    place = letter.sender.place if letter.sender else manuscript.place
    line = next((line for line in particulars if line.spans[0].link.startswith("mailto:")), None)
    if line is None:
        hint = "add one to `from:` or to your profile; until then your mail program uses its own account"
        diagnostics.remark("the sender has no e-mail address; From is left out", place, hint)
        return None
    return _mailbox(_author(manuscript), Written(line.text.strip(), line.place or place), "From", diagnostics)


def _recipient(letter: Letter, manuscript: Manuscript, to: Written, diagnostics: Diagnostics) -> Mailbox | None:
    party = letter.recipient
    address = to or (_address_of(party) if party else Written(""))
    if not address:
        place = party.place if party else manuscript.place
        hint = "in `to:`, write the address under `lines: |` and add `email:`; or use --to"
        diagnostics.remark("the recipient has no e-mail address; To is left out", place, hint)
        return None
    name = manuscript.continuation[0].text if manuscript.continuation else ""
    mailbox = _mailbox(name, address, "To", diagnostics)
    if to and mailbox is None:
        fault = SourceError(f"{to.text!r} is not an e-mail address", to.place, "write it as name@example.org")
        fault.part = "email"
        raise fault
    return mailbox


def _address_of(party: Party) -> Written:
    """A recipient's e-mail address: stated, or a typed line that is one."""
    if party.email:
        return Written(party.email, party.where("email"))
    return next((line for line in party.lines if _MAILBOX.fullmatch(line.text) and "." in line.text), Written(""))


def _mailbox(name: str, written: Written, header: str, diagnostics: Diagnostics) -> Mailbox | None:
    """The name and the address; letters beyond ASCII in the domain become what mail carries (IDNA)."""
    local, _, domain = written.text.rpartition("@")
    try:
        address = f"{local}@{domain.encode('idna').decode('ascii')}"
    except UnicodeError:
        address = ""
    if not _MAILBOX.fullmatch(address) or ".." in address or local.startswith(".") or local.endswith("."):
        message = f"{written.text!r} is not an e-mail address that every mail program accepts; {header} is left out"
        diagnostics.remark(message, written.place, "enter it in your mail program")
        return None
    return Mailbox(_one_line(_common(name)), address)


def _remark_on_rest(letter: Letter, diagnostics: Diagnostics) -> None:
    """What the writer has still to do by hand: copy whom the letter names."""
    if letter.copies:
        named = ", ".join(name.text for name in letter.copies)
        diagnostics.remark(f"add the copy recipients to Cc in your mail program: {named}", letter.copies[0].place)
