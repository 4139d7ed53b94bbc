"""Profile: the sender and the usual choices, as `stationery init` writes them and every letter reads them."""

from __future__ import annotations

import os
import re

from stationery.data.yaml import read_table
from stationery.model.errors import Place, SourceError, StationeryError
from stationery.model.letter import Choices, Party, Signature
from stationery.model.values import value
from stationery.reading.choices import FIELDS, FLAGS, LETTERHEAD, NAMES, SETTINGS, read_choices
from stationery.reading.choices import KEYS as CHOICES
from stationery.reading.files import read_text
from stationery.reading.parties import PARTS, party_from_table
from stationery.reading.signatures import read_signature, replace_signature, write_signature

ALIASES = {"lang": "language"}


@value
class Profile:
    """The sender, the usual choices from the catalog, and the signature saved next to `file`."""

    sender: Party
    choices: Choices = Choices()
    signature: Signature = Signature()
    file: str = ""


def find_profile(path: str, name: str, place: Place | None) -> Profile | None:
    """The profile that `stationery init` wrote. If missing: None, or SourceError at `place` if `name` asks for it."""
    if not os.path.exists(path):
        if name:
            hint = f"create it with `stationery init --profile {name}`"
            raise SourceError(f"there is no profile named {name!r}", place, hint)
        return None
    return read_profile(read_text(path, Place(path)), path)


def read_profile(text: str, file: str) -> Profile:
    """Read a profile from YAML: the parts of a sender, as in a letter's `from`, with choices next to them."""
    table = read_table(text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff"), file)
    table = table.spell_keys((*PARTS, *CHOICES, "signature", "lines", *ALIASES)).rename_keys(ALIASES)
    sender = party_from_table(table, sender=True, passing=(*CHOICES, "signature"))
    choices, signature = read_choices(table), Signature()
    if "signature" in table:
        signature = read_signature(table, profile=True)
    if sender is None or not (sender.name or sender.lines or sender.given or sender.family or sender.organization):
        table.fault("'name' is missing", None, "a profile needs at least the sender's name:  name: …")
    table.finish()
    assert sender is not None
    return Profile(sender, choices, signature, file)


def write_profile(profile: Profile) -> str:
    """The text of a profile; `read_profile` gives back the same sender and choices."""
    sender, rows = profile.sender, []
    if sender.lines:
        rows += ["lines:", *(f"  - {quote(line.text)}" for line in sender.lines)]
    for key in PARTS:
        value = getattr(sender, key)
        if key == "street" and value:
            rows += ["street:", *(f"  - {quote(line)}" for line in value)]
        elif value:
            rows.append(f"{key}: {quote(value)}")
    settings = {key: each for key in SETTINGS if (each := getattr(profile.choices, FIELDS.get(key, key)))}
    for key in NAMES:
        chosen = getattr(profile.choices, key)
        beside = profile.choices.own or profile.choices.logo or profile.choices.foot
        if key == LETTERHEAD and (settings or beside):
            settings = {"name": chosen, **settings} if chosen else settings
            rows += [f"{key}:", *(f"  {each}: {quote(text.text)}" for each, text in settings.items())]
            if profile.choices.own:
                from stationery.reading.letterhead_sheet import write_paper  # 0.3 ms

                rows += write_paper(profile.choices.own, quote)
            if profile.choices.logo:
                from stationery.reading.logo import write_logo  # 0.3 ms

                rows += write_logo(profile.choices.logo, quote)
            if profile.choices.foot:
                from stationery.reading.foot import write_foot  # 0.3 ms

                rows += write_foot(profile.choices.foot, quote)
        elif chosen:
            rows.append(f"{key}: {quote(chosen.text)}")
    for key in FLAGS:
        flag = getattr(profile.choices, key)
        if flag is not None:
            rows.append(f"{key}: {'yes' if flag else 'no'}")
    if profile.signature.file:
        rows += write_signature(profile.signature, quote)
    return "\n".join(rows) + "\n"


def sign_profile(text: str, file: str, signature: Signature) -> str:
    """The profile's text with that signature (none, if it is empty); all other rows stay the same.

    Raises SourceError if the text isn't a valid profile, or wouldn't be one afterward.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")
    read_profile(text, file)
    changed = replace_signature(text, signature, read_table(text, file).spell_keys(("signature",)), quote)
    try:
        understood = read_profile(changed, file).signature.file.text == signature.file.text
    except StationeryError:
        understood = False
    if not understood:
        hint = "write each key at the start of its own line:  name: …"
        raise SourceError("the signature can't be added to a profile laid out this way", Place(file), hint)
    return changed


_BARE = re.compile(r"[^\W\d_](?:[\w .@,/()'+-]*[\w.)])?")
_TYPED = {"yes", "no", "on", "off", "true", "false", "null", "none", "y", "n", "nan", "inf"}
"""Words that other YAML readers don't take as text."""


def quote(text: str) -> str:
    """A text as a YAML value: plain where it can't be misread, otherwise in quotation marks."""
    if _BARE.fullmatch(text) and text.isprintable() and text.lower() not in _TYPED:
        return text
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(letter if letter.isprintable() else _escape(letter) for letter in escaped) + '"'


def _escape(letter: str) -> str:
    code = ord(letter)
    if 0xD800 <= code <= 0xDFFF:
        raise SourceError(f"{letter!r} can't be written to a file")
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
