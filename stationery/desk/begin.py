"""Answers turned into a new letter file with a draft, by the same products as `stationery new` and `stationery kit`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import datetime, time, timedelta
from typing import Any

from stationery.desk.edits import Value, edit
from stationery.desk.known_people import find_organization, find_sender, remember_sender, write_sender
from stationery.desk.questions import kinds
from stationery.desk.sheets import Sheets
from stationery.desk.signature_rows import Pasted, take_signature
from stationery.model.errors import Place, Remark, SourceError, UnknownName
from stationery.model.interview import Interview
from stationery.model.letter import INTERVIEW, Letter
from stationery.model.party import Party, Written
from stationery.model.values import replace, value
from stationery.reading.letters import OCCASIONS
from stationery.reading.parties import party_from_lines
from stationery.reading.profile import read_profile
from stationery.reading.spoken_dates import NoMoment, Spoken, near_day, read_spoken
from stationery.reading.zones import month_first
from stationery.studio import Studio

Answers = Mapping[str, str]

_NOON = time(12)
_WEEK = timedelta(7)
_AHEAD = re.compile(r"\b(?:tomorrow|next|coming)\b", re.IGNORECASE)
_ENVELOPE_ALONE = "---\n# Only the envelope.\n---\n"
_TO_ALL = "---\n# To everyone on a list: each gets it with their own name and address.\nkind: {kind}\n---\n{body}\n"
_TO_ALL_BODY = "[[What you want to say to everyone.]]"
_OF_A_TERMINAL = re.compile(r"^# .*`stationery .*\n", re.MULTILINE)
"""A draft's note on the command that prints it."""
_AROUND_ROLE = re.compile(
    r"^(?:(?:an?|the) +)?(?:position|role|job) (?:of|as)(?: an?| the)? +(?=\S)|^(?:an?|the) +(?=\S)"
    r"|(?<=\S) +(?:position|role|job)$",
    re.IGNORECASE,
)
"""What the drafts say around a position themselves: the … position."""
_STAYED = re.compile(r"^what(?: has|’s|'s)? stayed with me(?: (?:the )?most)? (?:is|was) +(?=\S)", re.IGNORECASE)
"""How the drafts begin the sentence that an answer completes."""
_BEGUN = re.compile(r"(?:That|How|What|Where|When|Why|Your|The|My|Our|Hearing|Seeing|Learning)(?= )")
"""Words that one begins such an answer with, with a capital that belongs to no name."""


@value
class When:
    """The time on the user's clock, and the name of its zone where it is known."""

    now: datetime
    zone: str = ""


@value
class Begun:
    """What was begun: the letter that is opened, and what of it is shown first; all files that were written."""

    id: str
    show: str
    written: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()


class Several(SourceError):
    """What is wrong with several answers: the first, and the `others`."""

    def __init__(self, faults: Sequence[SourceError]) -> None:
        super().__init__(faults[0].message, faults[0].place, faults[0].hint)
        self.others = tuple(faults[1:])


class Doubtful(SourceError):
    """An answer that seems wrong; it is taken if `anyway` is sent back, which is the answer's name if nothing else.
    `others` seem wrong, too; then `anyway` has a word for each."""

    def __init__(self, message: str, place: Place, hint: str, anyway: str = "") -> None:
        super().__init__(message, place, hint)
        self.anyway = anyway or place.file
        self.others: tuple[Doubtful, ...] = ()


def begin(studio: Studio, sheets: Sheets, what: str, answers: Answers, when: When) -> Begun:
    """Write the draft. Raises SourceError with the answer's name as its place, and writes nothing then."""
    if what not in kinds():
        raise UnknownName(f"the desk can't begin {what!r}", None, "", kinds())
    sender = read_sender(answers)
    recipient = Party() if what == "list" else read_recipient(answers, "to")
    remarks: tuple[Remark, ...] = ()
    if what == "list":
        kind = "note" if answers.get("as") == "card" else "letter"
        text, show = _TO_ALL.format(kind=kind, body=_TO_ALL_BODY), "many"
        changes: dict[str, Value] = {"body": _body(answers), "occasion": "other" if kind == "note" else ""}
    elif what == "envelope":
        text, show, kind = _ENVELOPE_ALONE, "envelope", "envelope"
        changes = {"to": to_of(answers), "envelope": answers.get("envelope", "")}
    else:
        if what == "thank-you":
            answers, remarks = trim_role(answers)
            answers, more = trim_learned(answers)
            remarks = (*remarks, *more)
        text, show, kind = _draft(studio, what, answers, recipient, when)
        changes = {}
    if what == "letter":
        changes = {"subject": answers.get("subject", ""), "body": _body(answers)}
    if what == "note":
        changes = {"card": answers.get("card", ""), "body": _body(answers)}
    if sender:
        changes["from"] = answers["from"].strip()
    text = edit(_OF_A_TERMINAL.sub("", text), {key: said for key, said in changes.items() if said})
    if what in ("letter", "note") and changes["body"]:
        text, remarks = _move_ends(studio, text, when)
    from stationery.products.draft import file_names  # 23 ms

    if sender and answers.get("remember") == "yes":
        remember_sender(answers["from"])
        text = edit(text, {"from": None})
    name = f"{kind}-to-all.md" if what == "list" else file_names(kind, (recipient,), named=True)[0]
    id = sheets.create(name, text)
    return Begun(id, show, (sheets.name(id),), remarks)


def _move_ends(studio: Studio, text: str, when: When) -> tuple[str, tuple[Remark, ...]]:
    """The text with a greeting and a close that were typed among the words where the draft has them, and that it is
    so: those of the draft are nobody's yet."""
    from stationery.desk.moves import find_moves  # 30 ms

    for each in find_moves(studio, text, "draft", when.now.date()):
        if each["fixes"][1:]:
            return each["fixes"][0]["text"], (Remark("your own greeting and close are in the fields for them"),)
    return text, ()


def trim_role(answers: Answers) -> tuple[Answers, tuple[Remark, ...]]:
    """The answers with a position as the drafts have it, after “the” and before “position”; and that it was changed."""
    typed = " ".join(answers.get("position", "").split()).rstrip(".")
    role = _AROUND_ROLE.sub("", typed)
    if role == typed:
        return answers, ()
    said = f"“{typed}” is written as “{role}”, as the letter says “the {role} position”"
    return {**answers, "position": role}, (Remark(said),)


def trim_learned(answers: Answers) -> tuple[Answers, tuple[Remark, ...]]:
    """The answers without the beginning of the sentence that what was learned completes; and that it was left out."""
    typed = " ".join(answers.get("learned", "").split())
    rest = _STAYED.sub("", typed)
    said = f"“{typed[: len(typed) - len(rest)].strip()}” is written once: the draft begins the sentence so"
    told = (Remark(said),) if rest != typed else ()
    if word := _BEGUN.match(rest):
        rest = word[0].lower() + rest[word.end() :]
        told = (*told, Remark(f"“{word[0]}” is written “{word[0].lower()}”, as it stands within the sentence"))
    return ({**answers, "learned": rest}, told) if told else (answers, ())


def read_recipient(answers: Answers, key: str) -> Party:
    """The party that an answer names, with the e-mail address of the contact that was chosen."""
    text = answers.get(key, "")
    if not text.strip():
        raise SourceError("this answer is missing", Place(key), "paste the name and address")
    pasted = Pasted(text) if answers.get("to_all") == "yes" else take_signature(text)
    party = party_from_lines(pasted.text, key)
    email = answers.get(f"{key}_email", "").strip() or pasted.email
    return replace(party, email=email) if email and not party.email else party


def to_of(answers: Answers) -> str:
    """The lines that are printed of a pasted address."""
    return answers["to"] if answers.get("to_all") == "yes" else take_signature(answers["to"]).text


def read_sender(answers: Answers) -> Party | None:
    """The sender who was asked for, as no profile says who it is."""
    if not answers.get("from", "").strip():
        if find_sender() is None:
            raise SourceError("this answer is missing", Place("from"), "write your name and address")
        return None
    sender = read_profile(write_sender(answers["from"]), "from").sender
    refuse_half_an_email(sender)
    return sender


def refuse_half_an_email(sender: Party) -> None:
    """Raise for an e-mail address that isn't whole: it would be printed as a line of the address."""
    for line in sender.lines:
        if "@" in line.text:
            hint = "write all of it, such as pat@example.com, or take it out"
            raise SourceError(f"“{line.text}” isn’t a whole e-mail address", Place("from"), hint)


def _draft(studio: Studio, what: str, answers: Answers, recipient: Party, when: When) -> tuple[str, str, str]:
    """The draft of a letter or a note; what to show of it; and its kind."""
    from stationery.products.clock import clock  # 15.9 ms
    from stationery.products.draft import Details, Drafting, choose_language, start_draft  # 23.2 ms

    as_card = what == "note" or (what == "thank-you" and answers.get("as") == "card")
    kind = "note" if as_card else what
    occasion = answers.get("occasion", "") if what == "note" else ""
    if occasion and occasion not in OCCASIONS:
        raise UnknownName(f"{occasion!r} isn't one of the choices", Place("occasion"), "", OCCASIONS)
    with studio.trip(Letter("to", recipient=recipient), today=when.now.date()) as (stock, laid):
        sender = laid.sender
        interview = Interview("")
        if what == "thank-you":
            interview = read_interview(answers, when)
        language = choose_language(interview, stock, sender, interview.language or laid.choices.language)
        if what == "thank-you":
            interview = replace(interview, organization=find_organization(recipient, language, stock.store))
        about = interview.at.date().isoformat() if interview.at else ""
        details = Details(about, interview.learned.text, occasion=occasion if occasion != INTERVIEW else "")
        by = Drafting(stock, language, clock(interview, sender, stock), details)
        text = start_draft(Written(kind, Place("what")), interview, recipient, by)
    return text, "card" if as_card else "letter", kind


def read_interview(answers: Answers, when: When) -> Interview:
    """What is answered of an interview; one of today whose hour nobody gave was not later than now."""
    spoken = read_day(answers, "when", when)
    at = None
    if spoken and spoken.day:
        today = spoken.day == when.now.date()
        hour = time(*spoken.time) if spoken.time else min(_NOON, when.now.time()) if today else _NOON
        at = datetime.combine(spoken.day, hour, when.now.tzinfo)
        if spoken.relative and at.date() > when.now.date() and not _AHEAD.search(answers["when"]):
            at -= _WEEK  # the question is about the past: Friday is the last one
        if at.date() > when.now.date():
            hint = "write the thank-you afterward; an interview kit prepares for it"
            raise SourceError(f"that is {at:%A}, {at:%B} {at.day}, which is still to come", Place("when"), hint)
    position, learned = (Written(" ".join(answers.get(key, "").split())) for key in ("position", "learned"))
    return Interview("", at=at, position=position, learned=learned)


def read_day(answers: Answers, key: str, when: When) -> Spoken | None:
    """The day and time in an answer, in any words; None where it is empty."""
    text = answers.get(key, "").strip()
    if not text:
        return None
    try:
        spoken = read_spoken(text, month_first(when.zone) if when.zone else None, when.now.date())
    except NoMoment as wrong:
        raise SourceError(
            f"{text!r} {wrong.why}", Place(key), wrong.hint or "write it as Nov 20, or 2026-11-20"
        ) from None
    if spoken.day is None:
        hint = near_day(spoken.zone) or "write it as Nov 20, or 2026-11-20"
        raise SourceError(f"{text!r} names no day", Place(key), hint)
    return spoken


def _body(answers: Answers) -> str:
    words = answers.get("words", "").strip()
    return f"{words}\n" if words else ""


def read_answers(asked: Any) -> dict[str, str]:
    """The answers of a request. Raises SourceError where they are no texts."""
    if not isinstance(asked, dict) or not all(isinstance(each, str) for each in asked.values()):
        raise SourceError("the request has no answers that can be read", Place("answers"))
    return {str(name): text.replace("\r\n", "\n") for name, text in asked.items()}
