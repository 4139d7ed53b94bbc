"""What a command is given (a letter file, the pipe, the profile, options), read into one Letter."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from stationery.cli import settings
from stationery.cli.options import given
from stationery.errors import StationeryError, each_fault, raise_faults
from stationery.values import names, replace

if TYPE_CHECKING:
    from stationery.interview import Interview
    from stationery.letter import Choices, Letter, Party


def letter(path: str, options: Choices, date: str | None, from_: str | None, profile: str = "") -> Letter:
    """The letter in a file or in the pipe. What wins: the options, then the file, then the profile."""
    from stationery.letter import Letter
    from stationery.reading.files import read_source
    from stationery.reading.letters import read_letter

    def complete(read: Letter) -> Letter:
        if date is not None:
            read = replace(read, date=given("--date", "" if date.strip().lower() == "today" else date))
        return by(read, options, from_, profile)

    source = read_source(path)
    try:
        read = read_letter(source, path)
    except StationeryError as fault:
        if not isinstance(fault.understood, Letter):
            raise
        from stationery.jobs.letter import further_faults

        raise_faults([*each_fault(fault), *further_faults(complete(fault.understood), settings.workshop())])
        raise
    return complete(read)


def interview(path: str) -> Interview:
    """The interview in a file or in the pipe."""
    from stationery.reading.files import read_source
    from stationery.reading.interview import read_interview

    return read_interview(read_source(path), path)


def addressed(file: str | None, to: str | None, from_: str | None, options: Choices, profile: str = "") -> Letter:
    """What an envelope is made from: a letter file, or only a recipient; options win over the file."""
    from stationery.letter import Letter

    read = letter(file, options, None, from_, profile) if file else by(Letter("--to"), options, from_, profile)
    return replace(read, recipient=party(to, "--to")) if to is not None else read


def by(read: Letter, options: Choices, from_: str | None, profile: str) -> Letter:
    """The letter with its sender (the option's, a profile's asked for, the file's, the usual) and all choices."""
    from stationery.letter import Choices

    usual = settings.profile(profile)
    if from_ is not None:
        read = replace(read, sender=party(from_, "--from"))
    elif usual and (profile or read.sender is None):
        read = replace(read, sender=usual.sender)
    choices = over(over(usual.choices if usual else Choices(), read.choices), options)
    return replace(read, choices=choices)


def over(choices: Choices, winning: Choices) -> Choices:
    """The first choices, and in their place those that the second ones make."""
    made: dict[str, Any] = {name: getattr(winning, name) for name in names(winning)}
    made = {name: value for name, value in made.items() if value or value is False}
    return replace(choices, **made)


def signature(letter: Letter) -> bytes | None:
    """The picture of the signature, found beside the letter's file; None if the letter names none."""
    if not letter.signature:
        return None
    from stationery.reading.pictures import read_picture

    path = os.path.join(os.path.dirname(letter.file), os.path.expanduser(letter.signature.text))
    return read_picture(path, letter.signature.place)


def party(text: str, option: str) -> Party:
    """An address given in an option: lines parted by semicolons or line ends."""
    from stationery.reading.parties import party_from_lines

    return party_from_lines(text, option)
