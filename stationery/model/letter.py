"""Letter and its parts: what the writer means, each word with the Place where it was written."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from stationery.model.errors import Place, Remark
from stationery.model.party import Party as Party
from stationery.model.party import Written as Written
from stationery.model.prose import Block
from stationery.model.values import value

if TYPE_CHECKING:
    from stationery.model.foot import Foot
    from stationery.model.letterhead_sheet import LetterheadSheet
    from stationery.model.logo import LogoChoice

GREETING = "{salutation}"
"""The slot of a close that repeats the salutation (French: `Je vous prie d’agréer, {salutation}, …`)."""


@value
class Signer:
    name: Written
    title: Written = Written("")


@value
class Signature:
    """A picture of the signature: its path, its alt text for those who can't see it, its height on paper.

    If `asked`, it appears only on letters that ask for it.
    """

    file: Written = Written("")
    alt: Written = Written("")
    height: Written = Written("")
    asked: bool = False


ONE_SIDED, TWO_SIDED = "1", "2"


@value
class EnclosedFile:
    """A PDF that goes into the envelope with the letter: its `name` among the enclosures, and where it is.

    `sides` says whether its sheets are printed on one side or two.
    """

    name: Written
    file: Written
    sides: str = ONE_SIDED

    @property
    def path(self) -> str:
        """The path from the current folder: a file's paths are relative to that file."""
        beside = os.path.dirname(self.file.place.file) if self.file.place else ""
        return os.path.join(beside, os.path.expanduser(self.file.text))


@value
class Placeholder:
    """A mark `[[…]]` that a draft leaves to be filled in: `words` with their brackets, as they were typed.

    `part` is the head's key it stands under, or `body`. One that is not `closed` lacks its `]]`.
    """

    words: str
    place: Place
    part: str = "body"
    closed: bool = True


@value
class Choices:
    """What the writer chose from the catalog; an empty one was left to the default.

    `accent`, `letters`, `monogram`, `arrangement`, `particulars`, `head_font` and `qr` are a letterhead's settings.
    With the user's `own` paper, the letterhead is only for envelopes and cards. `words` stand on a card's front, set
    as `front` says, within its `border`. `places` give the Place of each flag by name; the last one counts.
    """

    style: Written = Written("")
    letterhead: Written = Written("")
    paper: Written = Written("")
    envelope: Written = Written("")
    card: Written = Written("")
    font: Written = Written("")
    language: Written = Written("")
    punctuation: Written = Written("")
    figures: Written = Written("")
    spacing: Written = Written("")
    justify: bool | None = None
    one_page: bool | None = None
    smart: bool | None = None
    accent: Written = Written("")
    letters: Written = Written("")
    monogram: Written = Written("")
    arrangement: Written = Written("")
    particulars: Written = Written("")
    head_font: Written = Written("")
    own: LetterheadSheet | None = None
    logo: LogoChoice | None = None
    foot: Foot | None = None
    qr: Written = Written("")
    words: Written = Written("")
    front: Written = Written("")
    border: Written = Written("")
    address_manner: Written = Written("")
    country_line: Written = Written("")
    places: tuple[tuple[str, Place], ...] = ()


INTERVIEW = "interview"
"""The occasion of a note that the interview's rules judge."""


@value
class Letter:
    """The contents of one letter file. `date` is as written (or empty); `resolve` works out the day.

    `signature` is a picture's path; or `yes` for the one saved with the profile, `no` for space to sign by hand. A
    signature is `kept` if it is one saved with a profile; `misused` then says why it may not sign this letter.
    `typed` is the body as it was typed, with the place of its first line. Unless it is to be taken `as_typed`, a
    salutation, a close, and a postscript in it are used as such; `remarks` tell what was made of it.
    Enclosures are `in_a_row` where they are one text, and no list; `enclosed` are those whose files are named.
    `postage` is for the envelope: a file, or a code.
    """

    file: str
    kind: str = "letter"
    recipient: Party | None = None
    sender: Party | None = None
    date: Written = Written("")
    place: Written = Written("")
    subject: Written = Written("")
    salutation: Written = Written("")
    close: Written = Written("")
    attention: Written = Written("")
    reference: Written = Written("")
    your_reference: Written = Written("")
    our_reference: Written = Written("")
    delivery_notation: Written = Written("")
    arrival_notation: Written = Written("")
    signature: Written = Written("")
    signature_alt: Written = Written("")
    signature_height: Written = Written("")
    signature_kept: bool = False
    signature_misused: Written = Written("")
    signers: tuple[Signer, ...] = ()
    initials: Written = Written("")
    enclosures: tuple[Written, ...] = ()
    enclosures_in_a_row: bool = False
    enclosed: tuple[EnclosedFile, ...] = ()
    copies: tuple[Written, ...] = ()
    postscript: Written = Written("")
    interview: Written = Written("")
    occasion: str = ""
    position: Written = Written("")
    organization: Written = Written("")
    decision_by: Written = Written("")
    learned: Written = Written("")
    interviewers: tuple[Written, ...] = ()
    ignored_rules: tuple[Written, ...] = ()
    employer_now: Written = Written("")
    postage: Written = Written("")
    choices: Choices = Choices()
    body: tuple[Block, ...] = ()
    marks: tuple[Placeholder, ...] = ()
    as_typed: bool = False
    typed: Written = Written("")
    remarks: tuple[Remark, ...] = ()

    @property
    def personal(self) -> bool:
        """Whether it is a note for a gift, a wedding or the like, and not about an interview."""
        if self.occasion:
            return self.occasion != INTERVIEW
        return self.kind == "note" and not self.about_interview

    @property
    def about_interview(self) -> bool:
        """Whether it names an interview, or something of one."""
        return bool(self.interview or self.position or self.decision_by or self.learned or self.interviewers)
