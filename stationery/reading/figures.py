"""Turns a Markdown picture into a Figure, `![What it shows](bridge.jpg "Caption"){width=60mm}`, and opens its file."""

from __future__ import annotations

import os
import re
from typing import Any

from stationery.model.errors import Place, SourceError
from stationery.model.prose import Figure, Span
from stationery.model.units import ZERO, Length
from stationery.reading.files import read_bytes
from stationery.reading.qr import is_code
from stationery.reading.tokens import Tokens

_FORM = (
    "write it as ![The old bridge](bridge.jpg), or with a caption and a width: "
    '![The old bridge](bridge.jpg "Our bridge"){width=60mm}'
)
MOST_FIGURE_BYTES = 60_000_000
"""Larger than any photo straight from a camera that is a JPEG."""

_ALONE = "put it in its own paragraph, with a blank line before and after"
_SETTINGS = re.compile(r"\s*\{([^{}]*)\}\s*")
_SETTING = re.compile(r"([\w.#-]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|(\d\S*\s+(?:mm|cm|in|pt|%)|\S+)))?")
_UNREAD = re.compile(r"(?<![\\\w])!\[[^\[\]]*\]\((?!<)[^()<>]*\s[^()<>]*\)")
"""A picture that Markdown reads as words, because its file's name has spaces."""
_EMBEDDED = re.compile(r"(?<!\\)!\[\[")
_SIZED_ALT = re.compile(r".*\|\s*\d+(?:x\d+)?")
"""Obsidian's way to give a width."""
_NAME = re.compile(r"\S+\.(?:png|jpe?g|svg|gif|webp|heic)", re.IGNORECASE)
_SIZE = re.compile(r"\d+(?:[.,]\d+)?\s*(?:mm|cm|in|pt|px|%)")
_REMOTE = re.compile(r"(?:[a-zA-Z][a-zA-Z0-9+.-]+:|//)")
"""At least two letters before the colon: one is a drive."""


def has_figure(reading: Tokens, inline: Any) -> bool:
    """Whether a paragraph has a picture in it, or what was meant to be one."""
    if any(child.type == "image" and not is_code(child) for child in inline.children):
        return True
    if any(child.type == "image" for child in inline.children):
        return False  # a QR code in the middle of words, which is refused as such
    return bool(_UNREAD.search(inline.content) or _EMBEDDED.search(inline.content))


def read_figure(reading: Tokens, inline: Any, opening: Any, *, inside: bool) -> Figure | None:
    """The picture of a paragraph; notes a fault where it has more than that, or less. `inside` a list or a quotation
    none can stand."""
    images = [child for child in inline.children if child.type == "image"]
    if not images:
        _refuse_unread(reading, inline)
        return None
    token = next(child for child in images if not is_code(child))
    at = token.meta.get("at", 0)
    place = reading.place_in(inline, at)
    reading.used.add(token.meta.get("label", ""))
    words = "".join(child.content if child.type == "text" else "\n" for child in inline.children if child is not token)
    settings = _SETTINGS.fullmatch(words) if words.strip() else None
    others = [child for child in inline.children if child is not token and child.type not in ("text", "softbreak")]
    if others or (words.strip() and not settings) or inline.children[0] is not token:
        captioned = inline.children[0] is token and len(images) == 1 and inline.children[1].type == "softbreak"
        hint = _ALONE
        if captioned:
            hint += "; a caption goes after its file's name, in quotation marks"
        reading.fault("this picture is in the middle of a paragraph", place, hint)
        return None
    if inside:
        hint = "put it before or after, in its own paragraph, with a blank line around it"
        reading.fault("a picture can't be inside a list or a quotation", place, hint)
        return None
    faults = len(reading.faults)
    alt, file = " ".join(str(token.content).split()), _file_of(str(token.attrs.get("src", "")))
    _look_at(reading, file, alt, place)
    caption = " ".join(str(token.attrs.get("title", "")).split())
    if _SIZE.fullmatch(caption):
        hint = f"write the width in braces, as {{width={caption}}}; what is in quotation marks is printed below"
        reading.fault(f"the caption {caption!r} is a width", place, hint)
    width, share = _read_settings(reading, settings[1], place) if settings else (ZERO, 0.0)
    if len(reading.faults) > faults:
        return None
    return Figure(file, alt, (Span(caption),) if caption else (), width, share, place)


def _refuse_unread(reading: Tokens, inline: Any) -> None:
    embedded = _EMBEDDED.search(inline.content)
    found = embedded or _UNREAD.search(inline.content)
    assert found
    place = reading.place_in(inline, found.start())
    if embedded:
        reading.fault("![[…]] is no picture in a letter", place, _FORM)
    else:
        hint = "put the file's name in angle brackets: ![The old bridge](<old bridge.jpg>)"
        reading.fault("this picture's file name has spaces in it", place, hint)


def _file_of(src: str) -> str:
    """The file's name as typed: the Markdown library has made an address on the web of it."""
    from urllib.parse import unquote  # 1.0 ms

    return unquote(src)


def _look_at(reading: Tokens, file: str, alt: str, place: Place) -> None:
    if not file:
        reading.fault("this picture names no file", place, _FORM)
    elif _REMOTE.match(file):
        hint = "save it beside the letter, and name that file"
        reading.fault(f"a letter can't fetch the picture {file[:60]}", place, hint)
    if not alt:
        hint = "write what it shows in the brackets: ![The old bridge in spring](bridge.jpg)"
        reading.fault("a picture needs a description for people who can't see it", place, hint)
    elif _NAME.fullmatch(alt):
        hint = "write what the picture shows; it is read to people who can't see it"
        reading.fault(f"the description {alt!r} is a file's name", place, hint)
    elif _SIZED_ALT.fullmatch(alt):
        hint = "write it in braces after the parentheses, as {width=60mm}"
        reading.fault(f"the description {alt!r} ends with a size", place, hint)


def _read_settings(reading: Tokens, text: str, place: Place) -> tuple[Length, float]:
    """The width, or the share of the text's width."""
    width, share = ZERO, 0.0
    for found in _SETTING.finditer(text.strip(": ")):
        key, words = found[1], found[2] or found[3] or found[4] or ""
        if key != "width":
            hint = "write {width=60mm}, {width=2.5in}, or {width=50%}; the height follows from it"
            reading.fault(f"a picture has no setting {key!r}", place, hint)
            continue
        try:
            if words.endswith("%"):
                share = float(words[:-1].strip()) / 100
            else:
                width = Length.parse(words)
        except ValueError:
            pass
        if not (width > ZERO or 0 < share <= 1):
            hint = "write {width=60mm}, {width=2.5in}, or {width=50%} of the text's width"
            reading.fault(f"{words!r} isn't a width for a picture", place, hint)
    if not text.strip():
        reading.fault("the braces after this picture are empty", place, "write {width=60mm}, or remove them")
    return width, share


def read_figure_file(figure: Figure, place: Place) -> bytes:
    """The bytes of a picture's file, whose name is relative to the letter's file.

    Raises SourceError where the letter names it, if it can't be read or is too large.
    """
    beside = os.path.dirname(figure.place.file) if figure.place else ""
    data = read_bytes(os.path.join(beside, os.path.expanduser(figure.file)), MOST_FIGURE_BYTES + 1, place)
    if not data:
        raise SourceError(f"the picture {figure.file} is empty", place, "save it again")
    if len(data) > MOST_FIGURE_BYTES:
        limit = f"{MOST_FIGURE_BYTES // 1_000_000} MB"
        raise SourceError(f"the picture {figure.file} is larger than {limit}", place, "save it as JPEG, or smaller")
    return data
