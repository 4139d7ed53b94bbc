"""Turns Markdown headings into those of a letter: `## Costs` on its own line, `### Costs` that begins a paragraph."""

from __future__ import annotations

import re
from typing import Any

from stationery.model.errors import SourceError, StationeryError
from stationery.model.prose import Block, Heading, Paragraph, Span
from stationery.reading.tokens import Tokens

_TITLE, _HEADING, _RUN_IN = "h1", "h2", "h3"

_UNSPACED = re.compile(r"(#{2,6})([^\s#])")
"""`##Costs`; a single # is a hashtag or a number."""

_UNDERLINE = re.compile(r"^[ ]*(={2,})[ ]*$", re.MULTILINE)
"""Three hyphens are a rule, and two may be above an e-mail's signature."""


def read_heading(reading: Tokens, opening: Any, spans: tuple[Span, ...], *, inside: bool) -> Heading | None:
    """The heading with these words; notes a fault for one that a letter can't have. `inside` a list or a quotation none
    can stand."""
    place = reading.row_place(opening)
    if not any(span.text.strip() for span in spans):
        reading.refuse_empty(f"a heading ({opening.markup})", opening)
    elif opening.tag == _TITLE:
        hint = "write ## before a heading; the subject of the letter goes in the head, as `subject:`; \\# prints the #"
        reading.fault("a letter's body can't have a title (#)", place, hint)
    elif opening.tag not in (_HEADING, _RUN_IN):
        hint = "write ## before a heading, or ### before one that begins the line of its paragraph"
        reading.fault(f"a letter has one level of headings, and no {opening.markup}", place, hint)
    elif inside:
        hint = "put it before or after, with a blank line around it; \\# prints the #"
        reading.fault("a heading can't be inside a list or a quotation", place, hint)
    else:
        return Heading(spans, place, opening.tag == _RUN_IN)
    return None


def find_empty(blocks: tuple[Block, ...]) -> list[StationeryError]:
    """A fault for each heading without text below it, and for each run-in one without a paragraph to begin."""
    faults: list[StationeryError] = []
    for block, following in zip(blocks, (*blocks[1:], None), strict=True):
        if not isinstance(block, Heading):
            continue
        if block.run_in and not isinstance(following, Paragraph):
            hint = "write a paragraph below it, or use ## for a heading on its own line"
            faults.append(SourceError("this heading (###) begins no paragraph", block.place, hint))
        elif following is None or (isinstance(following, Heading) and not following.run_in):
            faults.append(SourceError("this heading has no text below it", block.place, "write some, or remove it"))
    return faults


def is_unspaced(reading: Tokens, inline: Any) -> bool:
    """Whether a paragraph begins as a heading without its space, which is a fault."""
    found = _UNSPACED.match(inline.content)
    if not found:
        return False
    hint = f"write a space after {found[1]}, or put a \\ before it to print it"
    reading.fault(f"{found[1]} is followed by no space", reading.place_in(inline, 0), hint)
    return True


def is_underlined(reading: Tokens, inline: Any) -> bool:
    """Whether a paragraph has a row of = below another one, as an underlined heading has, which is a fault."""
    found = _UNDERLINE.search(inline.content, inline.content.find("\n"))
    if not found:
        return False
    hint = f"write a heading as ## Heading, without the line below it; or put a \\ before {found[1][:3]} to print it"
    reading.fault("an underlined heading isn't read", reading.place_in(inline, found.start(1)), hint)
    return True
