"""The trip of a draft: what is known of an interview, or only a recipient, to a letter file that a person finishes."""

from __future__ import annotations

import hashlib

from stationery.catalog.drafts import Draft, drafts, has_draft
from stationery.catalog.languages import Language
from stationery.catalog.languages import language as read_language
from stationery.data.stock import Stock
from stationery.model.errors import Place, Remark, UnknownName, did_you_mean
from stationery.model.interview import Interview, address_to, display_name, due, learned_of
from stationery.model.party import Party, Written
from stationery.model.values import replace, value
from stationery.products.clock import Clock
from stationery.resolve.countries import country_of
from stationery.resolve.defaults import default, left_to_recipient, recipients_language
from stationery.wording.dates import long_date, say_when, weekday_name
from stationery.wording.drafts import fill, follow_of

ONE_EACH = ("thank-you", "note")
"""The kinds that everybody gets who took part; of the others one goes out, to the first."""

NOTHING = Written("")

_LIKE = {"wedding": "congratulations"}
"""Occasions whose notes begin as those of another do."""

_SEAL = "# A draft from your interview kit; making the kit again replaces it until you change it: "
_SEALS = (
    _SEAL,
    "# Made by `stationery kit`, which replaces this file until you change it: ",
    "# drafted by the kit, which renews this file as long as nobody has changed it: ",
)
"""The line as it is written, and as earlier versions wrote it."""


@value
class Details:
    """What is known beyond the interview file. `path` is that file's, as the draft is to name it.

    `occasion` is what a note is for, if not for an interview; `calendar_identity` what an earlier calendar calls it;
    `printer` is the name of the one that a kit's pages are corrected for. With `commands`, what is written may tell
    what to run in a terminal.
    """

    path: str = ""
    learned: str = ""
    experience: str = ""
    finishing: bool = False
    occasion: str = ""
    calendar_identity: str = ""
    printer: Written = Written("")
    commands: bool = True


@value
class Drafting:
    """What all drafts of an interview share: the stock, the language, the clock, and what is known beyond the file."""

    stock: Stock
    language: Language
    clock: Clock
    details: Details


def start_draft(kind: Written, interview: Interview, person: Party | None, by: Drafting, number: int = 0) -> str:
    """The text of a draft, filled. `person` is one of the interview's people, or None where nobody is known.

    `number` counts those who get the same kind: each has it in other words, as far as the language has them.
    Raises UnknownName for a kind or a language without drafts.
    """
    ways = _find_drafts(kind, by)
    parties = {"from": interview.sender, "to": address_to(interview, person) if person else None}
    return fill(
        ways[number % len(ways)],
        gather_slots(interview, by, person) | {"language": _state_language(by.language, interview, by.stock)},
        parties,
        finishing=by.details.finishing,
        unaddressed=person is not None and not has_address(interview, person),
    )


def remark_on_repeats(kind: Written, persons: tuple[Party, ...], by: Drafting) -> tuple[Remark, ...]:
    """That some people get drafts in the same words, where there are more of them than wordings."""
    ways = len(_find_drafts(kind, by))
    names = [display_name(person) for person in persons]
    alike = ["; ".join(names[first::ways]) for first in range(ways) if len(names[first::ways]) > 1]
    if not alike:
        return ()
    worded = "one wording" if ways == 1 else f"{ways} wordings"
    message = (
        f"there {'is' if ways == 1 else 'are'} only {worded} of this draft, so these are alike: {' / '.join(alike)}"
    )
    return (Remark(message, None, "colleagues compare letters: write them in different words"),)


def _find_drafts(kind: Written, by: Drafting) -> tuple[Draft, ...]:
    """The drafts of the kind; for an occasion without one, that of another whose words suit it."""
    store, language, occasion = by.stock.store, by.language, by.details.occasion
    if not occasion or has_draft(store, f"{kind.text}.{occasion}", language):
        return drafts(store, kind, language, occasion)
    like = _LIKE.get(occasion, "")
    if like:
        found = drafts(store, kind, language, like)
        return tuple(
            replace(each, text=each.text.replace(f"\noccasion: {like}\n", f"\noccasion: {occasion}\n"))
            for each in found
        )
    hint = f"start with --occasion gift, and write `occasion: {occasion}` and your own words into the file"
    raise UnknownName(f"there is no draft of a note for {occasion!r}", Place("--occasion"), hint)


def _state_language(language: Language, interview: Interview, stock: Stock) -> str:
    """The language as the letter's head is to state it; empty where it is the sender's country's anyway."""
    usual = choose_language(replace(interview, language=NOTHING), stock, None)
    return "" if language.tag == usual.tag else language.tag


def gather_slots(interview: Interview, by: Drafting, person: Party | None = None) -> dict[str, str]:
    """What the slots of a letter mean, in words; `person` is to whom it goes."""
    language, details, clock = by.language, by.details, by.clock

    slots = {
        "interview": details.path,
        "organization": interview.organization.text,
        "position": interview.position.text,
        "of_position": follow_of(interview.position.text, language),
        "decision_by": interview.decision_by.text,
        "learned": details.learned or learned_of(interview, person).text,
        "experience": details.experience,
    }
    if interview.at:
        day = interview.at.date()
        promised = due(interview.promised.text, day, clock.working)
        slots |= {
            "when": say_when(interview.at, by.stock.today, language),
            "weekday": weekday_name(day, language),
            "day": long_date(day, language),
            "promised": long_date(promised, language) if promised else "",
        }
    return slots


def people(interview: Interview) -> tuple[Party, ...]:
    """Who is written to: the interviewers; while nobody is named, the organization."""
    if interview.interviewers:
        return interview.interviewers
    return (Party(interview.organization.place),)


def choose_people(interview: Interview, name: Written) -> tuple[Party, ...]:
    """The interviewers whose names contain these words; all of them without words. Raises UnknownName for nobody."""
    if not name:
        return people(interview)
    name_part = name.text.casefold()
    found = tuple(person for person in interview.interviewers if name_part in display_name(person).casefold())
    if not found:
        names = [display_name(person) for person in interview.interviewers]
        hint = did_you_mean(name.text, names)
        raise UnknownName(f"no interviewer is called {name.text!r} in {interview.file}", name.place, hint)
    return found


def has_address(interview: Interview, person: Party) -> bool:
    """Whether it is known where a letter to a person goes."""
    return bool(interview.address or len(person.lines) > 1 or person.street or person.locality or person.postal_code)


def choose_language(interview: Interview, stock: Stock, sender: Party | None, requested: Written = NOTHING) -> Language:
    """The language of the drafts: the one asked for, else the interview file's, else that of the sender's country.

    For `recipient` it is that of the country where the interview was.
    """
    named = requested or interview.language
    if left_to_recipient(named):
        first = interview.interviewers[0] if interview.interviewers else None
        where = interview.address or first
        named = recipients_language(where, country_of(where, stock.store), named, stock)
    usual = default(stock, "language", country_of(interview.sender or sender, stock.store))
    return read_language(stock.store, named or Written(usual))


def file_names(kind: str, persons: tuple[Party, ...], *, named: bool) -> tuple[str, ...]:
    """A name for each draft: `thank-you.md`, or where they are `named`, `thank-you-schmoe.md`; no two are equal."""
    names: list[str] = []
    for person in persons:
        slug = _slug(person) if named else ""
        first = name = f"{kind}-{slug}" if slug else kind
        while name in names:
            name = f"{first}-{len(names) + 1}"
        names.append(name)
    return tuple(f"{name}.md" for name in names)


def seal(text: str) -> str:
    """A draft with a line in its head by which `is_untouched` recognizes it."""
    head, rule, body = _split_head(text)
    return f"{head}{_SEAL}{_digest(text)}\n{rule}{body}"


def is_untouched(text: str) -> bool:
    """Whether a file is a draft of the kit's that nobody has changed since."""
    rows = text.split("\n")
    seal = next((row for row in rows if row.startswith(_SEALS)), None)
    if seal is None:
        return False
    rows.remove(seal)
    return seal.rpartition(" ")[2] == _digest("\n".join(rows))


def _split_head(text: str) -> tuple[str, str, str]:
    """A letter file's head, the line that closes it, and the rest."""
    end = text.index("\n---\n", 3) + 1
    return text[:end], "---\n", text[end + 4 :]


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12]


_AFTER_WORDS = "jr sr ii iii iv 2nd 3rd esq phd md jd family familie famille familia famiglia"
_AFTER_SURNAME = frozenset(_AFTER_WORDS.split())
_ORGANIZATION_WORDS = (
    "department dept division office team committee council board inc llc ltd corp corporation company co gmbh ag sa"
    " university college school club foundation bank church hospital society association agency group clinic library"
    " services center institute"
)
_OF_ORGANIZATIONS = frozenset(_ORGANIZATION_WORDS.split())
"""Last words of names that no one of them tells apart, so that a file has the whole name."""


_BARE = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ß": "ss", "ı": "i"})
"""Letters that no accent makes, as the names of files have them."""


def _slug(person: Party) -> str:
    """A file's name for a person: the surname where it is stated, else the last word of the name that can be one."""
    from unicodedata import combining, normalize

    name = person.family or display_name(person).partition(",")[0]
    words = "".join(letter for letter in normalize("NFKD", name) if not combining(letter)).split()
    while len(words) > 1 and words[-1].strip(".").casefold() in _AFTER_SURNAME:
        words.pop()
    whole = bool(person.family) or (bool(words) and words[-1].strip(".").casefold() in _OF_ORGANIZATIONS)
    word = name if whole else words[-1] if words else ""
    plain = "".join(letter for letter in normalize("NFKD", word) if not combining(letter)).lower().translate(_BARE)
    return "-".join("".join(letter if letter.isalnum() else " " for letter in plain).split())
