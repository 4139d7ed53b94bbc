"""What a command is given (a letter file, the pipe, the profile, options), read into one Letter."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from stationery.cli import settings
from stationery.cli.files import PIPE
from stationery.cli.options import given
from stationery.model.errors import SourceError, StationeryError, each_fault, raise_faults
from stationery.model.values import names, replace, value

if TYPE_CHECKING:
    from stationery.model.interview import Interview
    from stationery.model.letter import Choices, Letter, Party, Signature
    from stationery.model.page import Attachment

KEPT, UNSIGNED = "yes", "no"
"""What `signature:` says in place of a picture's path: the one that the profile keeps, or room for the pen."""


@value
class Source:
    """A letter's text. `file` is what its Places call it, `attached` its own name if it comes out of a PDF."""

    text: str
    file: str
    attached: str = ""


def read(path: str) -> Source:
    """The text of a letter file, or the source that is attached to a finished letter's PDF."""
    from stationery.reading.files import read_text_or_pdf

    return _source(path, read_text_or_pdf(path))


def _source(path: str, data: bytes) -> Source:
    if is_pdf(path, data):
        from stationery.products.finished_letter import Incoming

        return Source(*Incoming(data, path).needed_source())
    from stationery.data.yaml import decoded

    return Source(decoded(data, path), path)


def is_pdf(path: str, data: bytes) -> bool:
    """Whether a PDF came in: its first bytes say so; what is only called one will be told that it is none."""
    from stationery.reading.files import PDF_BEGINS

    return data.startswith(PDF_BEGINS) or path.lower().endswith(".pdf")


def letter(
    path: str,
    options: Choices,
    date: str | None,
    from_: str | None,
    profile: str = "",
    signed: bool | None = None,
    source: Source | None = None,
) -> Letter:
    """The letter in a file or in the pipe, or in a `source` that was read already.

    What wins: the options, then the file, then the profile.

    `signed` True wants the signature that the profile keeps where the file names none, False none at all.
    """
    from stationery.model.letter import Letter
    from stationery.reading.letters import read_letter

    def complete(read: Letter) -> Letter:
        if date is not None:
            read = replace(read, date=given("--date", "" if date.strip().lower() == "today" else date))
        if signed is False or (signed and read.signature.text.lower() in ("", KEPT, UNSIGNED)):
            read = replace(read, signature=given("--signed" if signed else "--unsigned", KEPT if signed else UNSIGNED))
        return by(read, options, from_, profile)

    source = source or read(path)
    try:
        understood = read_letter(source.text, source.file)
    except StationeryError as fault:
        if not isinstance(fault.understood, Letter):
            raise
        from stationery.products.letter import further_faults

        raise_faults([*each_fault(fault), *further_faults(complete(fault.understood), settings.stock())])
        raise
    return complete(understood)


def interview(path: str) -> Interview:
    """The interview in a file or in the pipe."""
    from stationery.reading.files import read_source
    from stationery.reading.interview import read_interview

    return read_interview(read_source(path), path)


def addressed(
    file: str | None,
    to: str | None,
    from_: str | None,
    options: Choices,
    profile: str = "",
    from_pdf: Callable[[str, bytes], Letter | Source] | None = None,
) -> Letter:
    """What an envelope is made from: a letter file, or only a recipient; options win over the file.

    `from_pdf` reads who a finished letter is to and from; without it a PDF is wanted that holds its source.
    """
    from stationery.model.letter import Letter

    if not file:
        read = by(Letter("--to"), options, from_, profile)
    else:
        from stationery.reading.files import read_text_or_pdf

        data = read_text_or_pdf(file)
        found = from_pdf(file, data) if from_pdf and is_pdf(file, data) else _source(file, data)
        if isinstance(found, Source):
            read = letter(file, options, None, from_, profile, source=found)
        else:
            read = by(found, options, from_, profile)
    return replace(read, recipient=party(to, "--to")) if to is not None else read


def by(read: Letter, options: Choices, from_: str | None, profile: str) -> Letter:
    """The letter with its sender (the option's, a profile's asked for, the file's, the usual) and all choices."""
    from stationery.model.letter import Choices

    usual = settings.profile(profile)
    ours = from_ is None and (bool(profile) or read.sender is None)
    if from_ is not None:
        read = replace(read, sender=party(from_, "--from"))
    elif usual and ours:
        read = replace(read, sender=usual.sender)
    read = _signed(read, usual.signature if usual else None, settings.profile_path(profile), ours)
    choices = over(over(usual.choices if usual else Choices(), read.choices), options)
    return replace(read, choices=choices)


def _signed(read: Letter, kept: Signature | None, profile: str, ours: bool) -> Letter:
    """The letter with the signature that the profile keeps: where it asks for it (`yes`), or says nothing of it and
    is `ours`, from the profile's sender and from nobody else. With `no`, without any."""
    said = read.signature.text.lower()
    if said == UNSIGNED:
        return replace(read, signature=replace(read.signature, text=""))
    usual = not said and ours and not read.signers and not (kept and kept.asked)
    if not kept or not kept.file or not (usual or said == KEPT):
        return read
    path = os.path.join(os.path.dirname(profile), os.path.expanduser(kept.file.text))
    return replace(
        read,
        signature=replace(kept.file, text=path),
        signature_alt=read.signature_alt or kept.alt,
        signature_height=read.signature_height or kept.height,
    )


def over(choices: Choices, winning: Choices) -> Choices:
    """The first choices, and in their place those that the second ones make."""
    made: dict[str, Any] = {name: getattr(winning, name) for name in names(winning)}
    made = {name: value for name, value in made.items() if value or value is False}
    if "letterhead" in made:
        made.setdefault("own", None)
    return replace(choices, **(made | {"places": (*choices.places, *winning.places)}))


def attachment(source: Source) -> Attachment:
    """The source as a file within the letter's PDF, under its own name."""
    from stationery.model.page import Attachment

    name = source.attached or ("letter.md" if source.file == PIPE else os.path.basename(source.file))
    return Attachment(name, source.text.encode(), "text/markdown")


def signature(letter: Letter) -> bytes | None:
    """The picture of the signature, found beside the letter's file; None if the letter names none."""
    if not letter.signature:
        return None
    if letter.signature.text.lower() == KEPT:
        hint = "`stationery signature add FILE` keeps one; or name a picture's file"
        raise SourceError("no signature is kept to sign this letter with", letter.signature.place, hint)
    from stationery.reading.pictures import read_picture

    path = os.path.join(os.path.dirname(letter.file), os.path.expanduser(letter.signature.text))
    return read_picture(path, letter.signature.place)


def tell_signed(letter: Letter) -> None:
    """On stderr, that the profile's signature stands on a letter whose file does not speak of it."""
    place = letter.signature.place
    if letter.signature and place and place.file not in (letter.file, "--signed"):
        click.echo("Signed with the picture that your profile keeps; --unsigned leaves room for the pen.", err=True)


def party(text: str, option: str) -> Party:
    """An address given in an option: lines parted by semicolons or line ends."""
    from stationery.reading.parties import party_from_lines

    return party_from_lines(text, option)
