"""Reads a letter file for the check, with its interview, the notes next to it, and its e-mail draft."""

from __future__ import annotations

import os

from stationery.cli import source
from stationery.cli.files import PIPE
from stationery.cli.output import tell_remarks
from stationery.etiquette.findings import PLAIN
from stationery.model.errors import Remark, StationeryError
from stationery.model.letter import Choices, Letter, Written
from stationery.model.values import replace
from stationery.products.check_context import Given, names_a_file
from stationery.reading.files import NoSuchFile, is_file, looks_like_interview, read_text
from stationery.reading.interview import interview_of
from stationery.reading.letters import read_letter

_ENDINGS = (".md", ".markdown")
_MOST = 200
"""A folder with more letters is an archive; only the first ones are read."""

_MOST_BYTES = 100_000
"""No note is longer: a larger file beside it is something else."""


def gather(path: str, profile: str = "") -> Given:
    """What the check needs about one file. Only the file itself and the interview it names must be
    valid; an interview file that is gone is told."""
    read = source.read(path)
    letter = source.letter(path, source.Requested(Choices(), profile=profile), read)
    text = "" if path == PIPE else read.text
    interview = None
    try:
        interview = interview_of(letter)
    except NoSuchFile:
        message = f"there is no interview file {letter.interview.text!r}, so the letter is checked without it"
        tell_remarks([Remark(message, letter.interview.place, _propose(letter))])
        letter = replace(letter, interview=Written(""))
    return Given(letter, tuple(text.split("\n")) if text else (), interview, *_beside(path, letter))


def _propose(letter: Letter) -> str:
    """What to write for an interview file that was moved: the only one beside where it should be, or none."""
    wanted = os.path.dirname(letter.interview.text)
    folder = os.path.join(os.path.dirname(letter.file), wanted)
    try:
        names = sorted(name for name in os.listdir(folder or ".") if name.lower().endswith((".yaml", ".yml")))
        found = [name for name in names if looks_like_interview(read_text(os.path.join(folder, name)))]
    except (StationeryError, OSError):
        found = []
    if len(found) == 1:
        return f"if it was renamed, write `interview: {'/'.join(filter(None, (wanted, found[0])))}`"
    return "correct the name, or write the interview's date"


def _beside(path: str, letter: Letter) -> tuple[tuple[Letter, ...], bool]:
    """The other notes in the folders of the file and its interview, and whether the file has an e-mail draft."""
    if path == PIPE:
        return (), False
    folder = os.path.dirname(path)
    drafted = os.path.isfile(os.path.join(folder, f"{os.path.splitext(os.path.basename(path))[0]}.eml"))
    folders = [folder]
    if names_a_file(letter):
        folders.append(os.path.dirname(_interview_path(letter)))
    mine, letters = {os.path.realpath(path)}, []
    for each in folders:
        for other in _letters_in(each):
            if os.path.realpath(other) in mine:
                continue
            mine.add(os.path.realpath(other))
            try:
                if not is_file(other) or os.path.getsize(other) > _MOST_BYTES:
                    continue
                read = read_letter(read_text(other), other)
            except (StationeryError, OSError):
                continue  # not a letter, or not a complete one
            if read.kind != PLAIN and read.recipient:
                letters.append(read)
    return tuple(letters), drafted


def _letters_in(folder: str) -> list[str]:
    try:
        names = sorted(os.listdir(folder or "."))
    except OSError:
        return []
    return [os.path.join(folder, name) for name in names if name.lower().endswith(_ENDINGS)][:_MOST]


def _interview_path(letter: Letter) -> str:
    return os.path.join(os.path.dirname(letter.file), os.path.expanduser(letter.interview.text))
