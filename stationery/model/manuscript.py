"""Manuscript: every word that will stand on the paper, line by line, with the Place where it was written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stationery.model.errors import Place
from stationery.model.prose import Block, Line, QrCode
from stationery.model.values import value

if TYPE_CHECKING:
    from stationery.model.logo import Logo

PAGE_SLOT = "{page}"

PARTS = (
    "date",
    "delivery_notation",
    "arrival_notation",
    "reference",
    "inside_address",
    "attention",
    "salutation",
    "subject",
    "close",
    "initials",
    "enclosures",
    "copies",
    "postscript",
)
"""The parts of a letter that are lines; letterhead, body and signature have a form of their own."""


@value
class Part:
    name: str
    lines: tuple[Line, ...]


@value
class Entry:
    """A labeled line of an information block: `Our ref` and `A 17`."""

    label: str
    line: Line


@value
class Masthead:
    """What a letterhead may show of the sender: name, address lines, and particulars (phone, fax, e-mail, website).

    A `monogram` is a person's two or three initials; an organization has none. `code` is the sender's own, encoded,
    where the letterhead shows one; `logo` is theirs, if they have one.
    """

    name: Line
    address: tuple[Line, ...] = ()
    particulars: tuple[Line, ...] = ()
    monogram: Line | None = None
    code: QrCode | None = None
    logo: Logo | None = None


@value
class Subscription:
    """One signer: typed name, and a title or none."""

    name: Line
    title: Line | None = None


@value
class ColumnAddress:
    """A Japanese address told apart, to be set in columns: its postcode (`100-8926`), if that stands by
    itself, then lines."""

    code: str
    place: tuple[Line, ...]
    organization: tuple[Line, ...]
    names: tuple[Line, ...]


@value
class Manuscript:
    """`continuation` words the heading of later sheets, with PAGE_SLOT where the number goes.

    `return_address` are the sender's lines for an envelope, `return_line` the same in one short line for an address
    field, `delivery_address` the recipient's. `subject_first` says that the language has the subject line above the
    salutation, whatever the style. `front` are the words on the front of a card. `run_in` are parts of several
    lines once more, in one line each. `delivery_columns` and `return_columns` are the two addresses once more, where
    they are set in columns. `ours` says that the words are the program's own, so that nobody need be told how they were
    made to fit.
    """

    language: str
    title: str
    author: str = ""
    masthead: Masthead | None = None
    parts: tuple[Part, ...] = ()
    run_in: tuple[Part, ...] = ()
    information: tuple[Entry, ...] = ()
    body: tuple[Block, ...] = ()
    signers: tuple[Subscription, ...] = ()
    continuation: tuple[Line, ...] = ()
    delivery_address: tuple[Line, ...] = ()
    return_address: tuple[Line, ...] = ()
    return_line: Line | None = None
    place: Place | None = None
    subject_first: bool = False
    front: tuple[Line, ...] = ()
    delivery_columns: ColumnAddress | None = None
    return_columns: ColumnAddress | None = None
    ours: bool = False

    def part(self, name: str) -> tuple[Line, ...]:
        """The lines of a part; an absent part has none."""
        return next((part.lines for part in self.parts if part.name == name), ())

    def run_in_part(self, name: str) -> tuple[Line, ...]:
        """A part of several lines in one line, if it can be; else no line."""
        return next((part.lines for part in self.run_in if part.name == name), ())
