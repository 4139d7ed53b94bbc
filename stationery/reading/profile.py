"""Profile: the sender and the usual choices, as `stationery init` writes them and every letter reads them."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from stationery.errors import SourceError
from stationery.letter import Choices, Party
from stationery.reading.choices import FLAGS, LETTERHEAD, NAMES, TOLD, read_choices
from stationery.reading.choices import KEYS as CHOICES
from stationery.reading.parties import PARTS, party_from_table
from stationery.sources import read_table
from stationery.values import names, value

if TYPE_CHECKING:
    from stationery.paper import Reserve


@value
class Profile:
    """Who sends, and what was chosen from the catalog once and for all."""

    sender: Party
    choices: Choices = Choices()


def read_profile(text: str, file: str) -> Profile:
    """The profile that a YAML text is: the parts of a sender, as in a letter's `from`, and choices beside them."""
    table = read_table(text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff"), file)
    names = {key: key.replace("-", "_") for key in table} | {"lang": "language"}
    table = table.renamed(names)
    sender = party_from_table(table, sender=True, passing=CHOICES)
    choices = read_choices(table)
    if sender is None or not (sender.name or sender.lines or sender.given or sender.family or sender.organization):
        table.fault("'name' is missing", None, "a profile says at least who sends:  name: …")
    table.finish()
    assert sender is not None
    return Profile(sender, choices)


def write_profile(profile: Profile) -> str:
    """The text of a profile; `read_profile` gives back the same sender and choices."""
    sender, rows = profile.sender, []
    if sender.lines:
        rows += ["lines:", *(f"  - {quoted(line.text)}" for line in sender.lines)]
    for key in PARTS:
        value = getattr(sender, key)
        if key == "street" and value:
            rows += ["street:", *(f"  - {quoted(line)}" for line in value)]
        elif value:
            rows.append(f"{key}: {quoted(value)}")
    for key in NAMES:
        if key == LETTERHEAD and (profile.choices.own or any(getattr(profile.choices, told) for told in TOLD)):
            rows += _letterhead(profile.choices)
        elif chosen := getattr(profile.choices, key):
            rows.append(f"{key}: {quoted(chosen.text)}")
    for key in FLAGS:
        flag = getattr(profile.choices, key)
        if flag is not None:
            rows.append(f"{key}: {'yes' if flag else 'no'}")
    return "\n".join(rows) + "\n"


def _letterhead(choices: Choices) -> list[str]:
    """A letterhead of which more is said than its name. A file's path is written out: the profile may be moved."""
    rows = [f"  {key}: {quoted(said.text)}" for key in TOLD if (said := getattr(choices, key))]
    if choices.letterhead:
        rows.insert(0, f"  name: {quoted(choices.letterhead.text)}")
    if own := choices.own:
        rows.append(f"  file: {quoted(os.path.abspath(own.path))}" if own.file else "  preprinted: yes")
        if own.reserve:
            rows.append(f"  reserve: {_edges(own.reserve)}")
        if own.continuation_reserve:
            rows.append(f"  continuation: {_edges(own.continuation_reserve)}")
        elif own.continuation:
            rows.append(f"  continuation: {own.continuation}")
    return [f"{LETTERHEAD}:", *rows]


def _edges(reserve: Reserve) -> str:
    said = {edge: length for edge in names(reserve) if (length := getattr(reserve, edge)) is not None}
    return f"{{{', '.join(f'{edge}: {length.mm:.6f}mm' for edge, length in said.items())}}}"


_BARE = re.compile(r"[^\W\d_](?:[\w .@,/()'+-]*[\w.)])?")
_TYPED = {"yes", "no", "on", "off", "true", "false", "null", "none", "y", "n", "nan", "inf"}
"""Words that other YAML readers take for something else than text."""


def quoted(text: str) -> str:
    """A text as a YAML value: bare where nothing could be mistaken, else in quotation marks."""
    if _BARE.fullmatch(text) and text.isprintable() and text.lower() not in _TYPED:
        return text
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(letter if letter.isprintable() else _escape(letter) for letter in escaped) + '"'


def _escape(letter: str) -> str:
    code = ord(letter)
    if 0xD800 <= code <= 0xDFFF:
        raise SourceError(f"{letter!r} is no character: it cannot be written to a file")
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
