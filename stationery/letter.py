"""Letter, Party and their like: what the writer means, each word with the Place where it was written."""

from __future__ import annotations

from stationery.errors import Place
from stationery.prose import Block
from stationery.values import value


@value
class Written:
    """A piece of text and where it was written. Empty text is falsy."""

    text: str
    place: Place | None = None

    def __bool__(self) -> bool:
        return bool(self.text)


@value
class Party:
    """A recipient or a sender: either `lines`, typed as on an envelope, or parts; never both.

    Parts are named as in the postal world (UPU S42, the address metadata). `title` is the role ("Director of
    Recruiting"); the title of address ("Ms.", "Dr.") is `prefix`. Beside typed lines `family`, `email`, `phone` and
    `website` may be stated.
    """

    place: Place | None = None
    lines: tuple[Written, ...] = ()
    name: str = ""
    prefix: str = ""
    given: str = ""
    family: str = ""
    suffix: str = ""
    title: str = ""
    organization: str = ""
    department: str = ""
    street: tuple[str, ...] = ()
    dependent_locality: str = ""
    locality: str = ""
    region: str = ""
    postal_code: str = ""
    sorting_code: str = ""
    country: str = ""
    email: str = ""
    phone: str = ""
    website: str = ""
    places: tuple[tuple[str, Place], ...] = ()

    def where(self, part: str) -> Place | None:
        """The Place of one part, or of the whole party."""
        return next((place for name, place in self.places if name == part), self.place)


@value
class Signer:
    name: Written
    title: Written = Written("")


@value
class Mark:
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

    `accent`, `letters` and `monogram` are what a letterhead may be told beside its name.
    """

    style: Written = Written("")
    letterhead: Written = Written("")
    paper: Written = Written("")
    envelope: Written = Written("")
    card: Written = Written("")
    font: Written = Written("")
    language: Written = Written("")
    punctuation: Written = Written("")
    justify: bool | None = None
    one_page: bool | None = None
    smart: bool | None = None
    accent: Written = Written("")
    letters: Written = Written("")
    monogram: Written = Written("")


@value
class Letter:
    """One letter file, understood. `date` is as written (or empty): what day it means is for `wording` to say."""

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
    signers: tuple[Signer, ...] = ()
    initials: Written = Written("")
    enclosures: tuple[Written, ...] = ()
    copies: tuple[Written, ...] = ()
    postscript: Written = Written("")
    interview: Written = Written("")
    position: Written = Written("")
    organization: Written = Written("")
    decision_by: Written = Written("")
    learned: Written = Written("")
    interviewers: tuple[Written, ...] = ()
    ignored_rules: tuple[str, ...] = ()
    choices: Choices = Choices()
    body: tuple[Block, ...] = ()
    marks: tuple[Mark, ...] = ()
