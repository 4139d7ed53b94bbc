"""Reads the input of a command (a letter file or stdin, the profile, options) into one Letter."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from stationery.cli import settings
from stationery.model.diagnostics import Diagnostics
from stationery.model.errors import Place, SourceError, StationeryError, each_fault, raise_faults
from stationery.model.letter import Letter, Written
from stationery.model.values import replace
from stationery.products.source import Source as Source
from stationery.products.source import add_remarks, is_pdf, read_source, source_in
from stationery.products.source import attachment as attachment
from stationery.reading.files import read_text, read_text_or_pdf
from stationery.reading.overlay import Overlay, choose_date, choose_over, choose_signature, lay_over
from stationery.reading.parties import party_from_lines

if TYPE_CHECKING:
    from stationery.model.interview import Interview
    from stationery.model.letter import Choices, Party

NOTHING = Written("")
read, over = read_source, choose_over


def letter(
    path: str,
    options: Choices,
    date: str | None,
    from_: str | None,
    profile: str = "",
    signed: bool | None = None,
    source: Source | None = None,
) -> Letter:
    """The letter in a file or stdin, or in a `source` already read.

    Options win over the file, and the file over the profile.

    With `signed` True, use the profile's signature if the file names none; with False, use none.
    """
    from stationery.reading.letters import read_letter  # 1.7 ms

    def lay(read: Letter) -> Letter:
        dated = None if date is None else choose_date(date, Place("--date"))
        signature = choose_signature(signed, Place("--signed" if signed else "--unsigned"))
        return lay_over(read, _overlay(options, from_, profile, dated, signature))

    source = source or read(path)
    try:
        understood = read_letter(source.text, source.file)
    except StationeryError as fault:
        if not isinstance(fault.understood, Letter):
            raise
        from stationery.products.letter import further_faults  # 25.4 ms

        raise_faults([*each_fault(fault), *further_faults(lay(fault.understood), settings.stock())])
        raise
    return lay(add_remarks(understood, source))


def interview(path: str) -> Interview:
    """The interview in a file or stdin."""
    from stationery.reading.interview import read_interview  # 2.2 ms

    diagnostics = Diagnostics()
    text = read_text(path, diagnostics=diagnostics)
    if diagnostics.remarks:
        from stationery.cli.output import tell_remarks  # 1.3 ms

        tell_remarks(diagnostics.remarks)
    return read_interview(text, path)


def read_addressed(
    file: str | None,
    to: str | None,
    from_: str | None,
    options: Choices,
    profile: str = "",
    from_pdf: Callable[[str, bytes], Letter | Source] | None = None,
) -> Letter:
    """What an envelope is made from: a letter file, or only a recipient. Options win over the file.

    `from_pdf` reads the recipient and sender of a finished letter; without it, a PDF must have its source attached.
    """
    if not file:
        read = lay_options(Letter("--to"), options, from_, profile)
    else:
        data = read_text_or_pdf(file)
        found = from_pdf(file, data) if from_pdf and is_pdf(file, data) else source_in(file, data)
        if isinstance(found, Source):
            read = letter(file, options, None, from_, profile, source=found)
        else:
            read = lay_options(found, options, from_, profile)
    return replace(read, recipient=party(to, "--to")) if to is not None else read


def lay_options(read: Letter, options: Choices, from_: str | None, profile: str) -> Letter:
    """The letter with all choices and its sender, from: the option, a named profile, the file, the default profile."""
    return lay_over(read, _overlay(options, from_, profile))


def _overlay(
    options: Choices, from_: str | None, profile: str, date: Written | None = None, signed: Written = NOTHING
) -> Overlay:
    sender = None if from_ is None else party(from_, "--from")
    return Overlay(options, None, sender, date, signed, settings.profile(profile), bool(profile), (settings.folder(),))


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
    return party_from_lines(text, option)
