"""CheckContext: everything the rules read about one letter; they change and draw nothing."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from stationery.catalog.languages import Language, Punctuation
from stationery.catalog.titles import title_key
from stationery.etiquette.findings import EMAIL, ERROR, NEVER_ERRORS, PERSONAL, PLAIN, Finding, speaks
from stationery.etiquette.text import Text, apart, keys_of
from stationery.model.errors import Place
from stationery.model.letter import Letter, Party, Written
from stationery.model.prose import Line
from stationery.model.units import ZERO, Length
from stationery.model.values import singular, value
from stationery.resolve.person import Person
from stationery.resolve.recognize import Recognized

if TYPE_CHECKING:
    from stationery.catalog.envelopes import Envelope
    from stationery.catalog.etiquette import Limits
    from stationery.catalog.papers import Paper
    from stationery.catalog.patterns import Patterns
    from stationery.catalog.posts import Post
    from stationery.data.store import Store
    from stationery.model.geometry import Rect
    from stationery.model.interview import Interview
    from stationery.model.page import Page
    from stationery.resolve.job import Job

_NOBODY = Recognized()


@value
class Greeting:
    """The salutation as it will stand, without its mark; `opening` is the formal one it begins with, or empty.

    `typed` says that the writer wrote it; `mark` is then the mark that he wrote, if any.
    """

    text: str
    place: Place | None
    opening: str
    person: Person | None
    typed: bool
    mark: str = ""


@singular
class Beside:
    """Another note of the same folder or interview: its letter, its day, whom it is to, and its words."""

    letter: Letter
    day: date | None
    person: Person | None
    keys: tuple[str, ...]
    given: bool = False
    """Whether it is checked too, so that a finding about both is told once."""


@singular
class Cover:
    """The envelope as composed, upright; without a page where composing failed, and then why.

    `window` is what does not hold in its window, each with the remedy; None for an envelope without one.
    `outside` tells what the post's zones or the measured printer don't allow, and by how much to move it.
    """

    envelope: Envelope
    post: Post
    safe: Rect
    page: Page | None
    fault: str = ""
    place: Place | None = None
    hint: str = ""
    window: tuple[tuple[str, str], ...] | None = None
    outside: tuple[str, ...] = ()


@singular
class CheckContext:
    """One letter to be judged: its job, and what else is known of it.

    `letter` is as it was given: the job may have somebody in the place of a party who is missing. `at` is when the
    interview began, `clocked` whether its hour is known. `pages` is empty where the medium has none or composing
    failed, and then `overflow` says why. `expected` is the salutation that wording builds, without its mark. `patterns`
    is None for a language nobody has written them for: then nothing is said of the contents. `delivery` are the lines
    of the recipient's address, as they will stand.
    """

    letter: Letter
    job: Job
    text: Text
    medium: str
    now: datetime
    patterns: Patterns | None
    limits: Limits
    greeting: Greeting | None
    expected: str
    close: str
    at: datetime | None = None
    clocked: bool = True
    promised: date | None = None
    decision: date | None = None
    pages: tuple[Page, ...] = ()
    overflow: str = ""
    usual_size: Length = ZERO
    """Of the body, where the letter is not drawn together."""
    paper: Paper | None = None
    cover: Cover | None = None
    interview: Interview | None = None
    interviewers: tuple[Person, ...] = ()
    others: tuple[Beside, ...] = ()
    emailed: bool = False
    looked: bool = True
    """Whether `others` are all the notes there are."""
    delivery: tuple[Line, ...] = ()
    errors_only: bool = False

    @property
    def language(self) -> Language:
        return self.job.language

    @property
    def store(self) -> Store:
        return self.job.store

    @property
    def marks(self) -> Punctuation:
        return self.job.punctuation

    @property
    def country(self) -> str:
        """The sender's, where it is known."""
        return self.job.country

    @property
    def day(self) -> date | None:
        """The date it will bear; None if the writer's words are no date."""
        return self.job.date.day

    @property
    def addressee(self) -> Recognized:
        """The recipient: a person, or else an organization; and what is certain of the place."""
        return self.job.addressee if self.letter.recipient else _NOBODY

    @property
    def kind(self) -> str:
        """The letter's kind, or PERSONAL."""
        return PERSONAL if self.letter.personal else self.letter.kind

    @property
    def text_keys(self) -> tuple[str, ...]:
        """Every word of the body in small letters."""
        return tuple(key for sentence in self.text.sentences for key in sentence.keys)

    @property
    def plain(self) -> bool:
        """Whether this is no note around an interview, but a plain letter."""
        return self.kind == PLAIN

    @property
    def paper_mail(self) -> bool:
        return self.medium != EMAIL

    @property
    def whole(self) -> Place:
        return Place(self.letter.file)

    @property
    def body_place(self) -> Place:
        """Where the body begins."""
        return next(filter(None, self.text.places), self.whole)

    @property
    def recipient_place(self) -> Place:
        recipient = self.letter.recipient
        person = self.addressee.person
        return (person.place if person else None) or (recipient.place if recipient else None) or self.whole

    def write_day(self, day: date) -> str:
        """A day as a letter in English writes it; messages about another language have it in ISO form."""
        return self.language.dates.write(day) if self.language.tag.startswith("en") else day.isoformat()

    def asks(self, rule: str) -> bool:
        """Whether a rule speaks of this note at all: what is costly asks first."""
        if self.errors_only and rule in NEVER_ERRORS:
            return False
        return speaks(rule, self.kind, self.medium)

    def finding(
        self,
        rule: str,
        place: Place | None,
        message: str,
        remedy: str = "",
        severity: str = ERROR,
        instead: tuple[str, str] | None = None,
    ) -> Finding:
        return Finding(rule, severity, place or self.whole, message, remedy, instead)


def find_firm(party: Party | None, language: Language) -> Written:
    """The organization in an address: as stated, or the typed line below the name that has no digit."""
    if party is None:
        return Written("")
    if not party.lines:
        return Written(party.organization, party.where("organization"))
    between = [line for line in party.lines[1:-1] if not any(mark.isdigit() for mark in line.text)]
    kinds = language.organizations
    named = [line for line in between if any(word.strip(",") in kinds for word in line.text.split())]
    return (named or between or [Written("")])[-1]


def is_generic(greeting: Greeting, patterns: Patterns) -> bool:
    """Whether a salutation is to nobody: `To whom it may concern`, `Dear Hiring Manager`."""
    generic = patterns.phrases("generic")
    words = keys_of(greeting.text)
    opening = len(keys_of(greeting.opening))
    rest = words[opening:]
    return generic.whole(words) or any(generic.whole(each) for each in (rest, rest[1:]) if each and opening)


def has_clashing_title(note: CheckContext) -> bool:
    """Whether a typed salutation addresses a woman, and the recipient's title is a man's, or the reverse."""
    greeting, person = note.greeting, note.addressee.person
    if greeting is None or not greeting.typed or person is None or person.companion or person.together:
        return False
    if greeting.person and (greeting.person.companion or greeting.person.together):
        return False
    words = greeting.text.split()
    surname = person.surname.casefold().split()
    named = [number for number, word in enumerate(words) if word.strip(",.:").casefold() in surname]
    if named:
        words = words[: named[0]]
    elif not says_no_name(note.expected, person):
        return False
    ones, others = _address_whom(person.titles_written.split(), note.language), _address_whom(words, note.language)
    return len(ones) == len(others) == 1 and ones != others


def is_other_address(title: str, person: Person, language: Language) -> bool:
    """Whether a title is one of women, and the person's one of men, or the reverse."""
    ones, others = _address_whom([title], language), _address_whom(person.titles_written.split(), language)
    return len(ones) == len(others) == 1 and ones != others


def _address_whom(words: list[str], language: Language) -> set[bool]:
    """True for a title of women, False for one of men."""
    keys = [title_key(word.strip(",:")) for word in words]
    return {key in language.for_women for key in keys if key in language.for_women | language.for_men}


def says_no_name(words: str, person: Person) -> bool:
    """Whether a salutation has none of a person's names, as where a language greets by the title alone."""
    return bool(words) and not set(keys_of(person.bare)) & set(keys_of(words))


def party_texts(party: Party | None) -> list[str]:
    """Everything that is written of a party, piece by piece."""
    if party is None:
        return []
    if party.lines:
        return [*(line.text for line in party.lines), party.family]
    return [
        party.prefix, party.name, party.given, party.family, party.suffix, party.title, party.organization,
        party.department, *party.street, party.dependent_locality, party.locality, party.region, party.country,
    ]  # fmt: skip


def near(one: str, other: str, note: CheckContext, *, certain: bool) -> bool:
    """Whether two different names may be one, misspelled. Short ones bear less, unless a title says it is a name."""
    limits = note.limits
    if not certain and (min(len(one), len(other)) < limits.least_name or one in (f"{other}s", f"{other}es")):
        return False  # too short to tell, or the whole family
    most = limits.distance if certain or min(len(one), len(other)) > limits.short_name else limits.short_distance
    return one != other and apart(one, other, min(most, len(other) - 1)) <= min(most, len(other) - 1)


def collect_words(note: CheckContext) -> frozenset[str]:
    return collect_names(note.letter, note.interview)


def collect_names(letter: Letter, interview: Interview | None) -> frozenset[str]:
    """Every word that the head of the file, or the interview's, has: such words are spelled as they are meant."""
    texts = [*party_texts(letter.recipient), *party_texts(letter.sender)]
    for written in (
        letter.position, letter.organization, letter.attention, letter.learned, letter.place, letter.subject,
        *letter.copies, *letter.enclosures, *letter.interviewers,
    ):  # fmt: skip
        texts.append(written.text)
    texts += [signer.name.text for signer in letter.signers]
    if interview:
        texts += [interview.position.text, interview.organization.text, interview.learned.text, interview.notes.text]
        texts += [each.text for each in interview.learned_from]
        texts += [text for party in (*interview.interviewers, interview.address) for text in party_texts(party)]
    return frozenset(key for text in texts for word in keys_of(text) for key in (word, *word.split("-")))
