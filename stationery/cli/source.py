"""Reads the input of a command (a letter file or stdin, the profile, options) into one Letter."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from stationery.cli import settings
from stationery.model.diagnostics import Diagnostics
from stationery.model.errors import Place, SourceError, StationeryError, each_fault, raise_faults
from stationery.model.letter import Letter, Written
from stationery.model.values import replace, value
from stationery.products.source import Source as Source
from stationery.products.source import add_remarks, is_pdf, read_source, source_in
from stationery.products.source import attachment as attachment
from stationery.reading.files import read_text, read_text_or_pdf
from stationery.reading.overlay import Overlay, choose_date, choose_over, choose_signature, lay_over
from stationery.reading.parties import is_name, party_from_lines

if TYPE_CHECKING:
    from stationery.cli.options import Request
    from stationery.model.interview import Interview
    from stationery.model.letter import Choices, Party

read, over = read_source, choose_over

TO = Place("--to")


@value
class Requested:
    """What options say of a letter: choices, the recipient's and the sender's lines, the date, whether it is signed
    (True: with the profile's signature if the file names none; False: by hand), a profile's name, and the address book
    with the address to take of several.
    """

    choices: Choices
    to: str | None = None
    from_: str | None = None
    date: str | None = None
    signed: bool | None = None
    profile: str = ""
    book: str | None = None
    which: str | None = None
    takes_to: bool = False
    """Whether the command has an option --to for the recipient."""

    def overlay(self) -> Overlay:
        """All of it, and the profile, as it goes over a letter."""
        return Overlay(
            self.choices,
            None if self.to is None else recipient(self.to, self.book, self.which),
            None if self.from_ is None else party(self.from_, "--from"),
            None if self.date is None else choose_date(self.date, Place("--date")),
            choose_signature(self.signed, Place("--signed" if self.signed else "--unsigned")),
            settings.profile(self.profile),
            bool(self.profile),
            (settings.folder(),),
        )


def read_requested(request: Request, *without: str, to: bool = True) -> Requested:
    """What the options of a command say, as far as it has them: choices except those `without`, and --to unless it
    means something else there.
    """
    return Requested(
        request.choices(*without),
        request.text_if("to") if to else None,
        request.text_if("from_"),
        request.text_if("date"),
        request.switch_if("signed"),
        request.require("profile"),
        _read_book_option(request, to),
        request.text_if("which_address") if to else None,
        to and request.has("to"),
    )


def _read_book_option(request: Request, to: bool) -> str | None:
    """The address book of --book. Raises UsageError where there is no name to look up in it."""
    book = request.text_if("book") if to else None
    if book and request.text_if("to") is None:
        raise click.UsageError("--book is where --to NAME is looked up; also give --to NAME.")
    return book


def recipient(to: str, book: str | None, which: str | None = None, *, whole: bool = False) -> Party:
    """Whom --to names: a contact in the address book, with the address `which` if there are several, or the address
    that it gives. With `whole`, it keeps what is not printed: the contact's e-mail address and phone number."""
    found = None
    if book or is_name(to):
        from stationery.cli import address_book  # 15 ms

        found = address_book.find_recipient(to, book, which or "")
    if found is None:
        return party(to, "--to")
    return found if whole else address_book.without_contact_details(found)


def letter(path: str, requested: Requested, source: Source | None = None) -> Letter:
    """The letter in a file or stdin, or in a `source` already read.

    Options win over the file, and the file over the profile. A text without a head is the body, if --to gives the
    recipient.
    """
    from stationery.reading.letters import OR_TO, NoHead, read_letter  # 1.7 ms

    source = source or read(path)
    try:
        understood = read_letter(source.text, source.file, headless=requested.to is not None)
    except StationeryError as fault:
        if isinstance(fault, NoHead) and not requested.takes_to:
            fault.hint = fault.hint.removesuffix(OR_TO)
        if not isinstance(fault.understood, Letter):
            raise
        from stationery.products.letter import further_faults  # 25.4 ms

        laid = lay_over(fault.understood, requested.overlay())
        raise_faults([*each_fault(fault), *further_faults(laid, settings.stock())])
        raise
    return lay_over(add_remarks(understood, source), requested.overlay())


def interview(path: str) -> Interview:
    """The interview in a file or stdin."""
    from stationery.reading.interview import read_interview  # 2.2 ms

    diagnostics = Diagnostics()
    text = read_text(path, diagnostics=diagnostics)
    _refuse_letter(text, path)
    try:
        read = read_interview(text, path)
        diagnostics.add(*read.remarks)
    finally:
        if diagnostics.remarks:
            from stationery.cli.output import tell_remarks  # 1.3 ms

            tell_remarks(diagnostics.remarks)
    return read


def _refuse_letter(text: str, path: str) -> None:
    """Raise SourceError for a letter file in the place of an interview file."""
    rows = text.strip().split("\n")
    if path.lower().endswith((".yaml", ".yml")) or rows[0].rstrip() != "---":
        return
    if any(row.rstrip() == "---" and any(map(str.strip, rows[at + 1 :])) for at, row in enumerate(rows) if at):
        named = next((row.partition(":")[2].strip() for row in rows if row.startswith("interview:")), "")
        hint = "name the interview file"
        if named.lower().endswith((".yaml", ".yml")):
            hint += f" that the letter names: {os.path.normpath(os.path.join(os.path.dirname(path), named))}"
        raise SourceError("this is a letter, not an interview file", Place(path), hint)


def read_addressed(
    file: str | None, requested: Requested, from_pdf: Callable[[str, bytes], Letter | Source] | None = None
) -> Letter:
    """What an envelope is made from: a letter file, or only a recipient. Options win over the file.

    `from_pdf` reads the recipient and sender of a finished letter, for which a style is only where to look; without it,
    a PDF must have its source attached.
    """
    if not file:
        return lay_options(Letter("--to"), requested)
    data = read_text_or_pdf(file)
    if from_pdf and is_pdf(file, data):
        found = from_pdf(file, data)
        requested = replace(requested, choices=replace(requested.choices, style=Written("")))  # where to look
    else:
        found = source_in(file, data)
    return letter(file, requested, found) if isinstance(found, Source) else lay_options(found, requested)


def lay_options(read: Letter, requested: Requested) -> Letter:
    """The letter with all choices, its recipient, and its sender, from: the option, a named profile, the file, the
    default profile."""
    return lay_over(read, requested.overlay())


def signature(letter: Letter) -> bytes | None:
    """The picture of the signature, resolved from the letter's file; None if the letter names none."""
    if not letter.signature:
        return None

    from stationery.reading.pictures import signature_of  # 0.2 ms

    return signature_of(letter)


def party(text: str, option: str) -> Party:
    """An address given in an option, its lines separated by semicolons or line breaks."""
    if text.strip().lower().endswith((".md", ".markdown", ".txt", ".pdf", ".yaml")):
        hint = (
            f"leave out {option} to use the file's own, or write the lines of an address with semicolons between them"
        )
        raise SourceError(f"{option} takes an address, and {text.strip()!r} is the name of a file", Place(option), hint)
    return party_from_lines(text, option, sender=option == "--from")
