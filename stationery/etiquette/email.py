"""E-mail: a clear subject, a personal address, and contact details below the name."""

from __future__ import annotations

from collections.abc import Iterator

from stationery.etiquette.check_context import CheckContext
from stationery.etiquette.findings import EMAIL, WARNING, Finding
from stationery.etiquette.text import keys_of


def email(note: CheckContext) -> Iterator[Finding]:
    if note.medium != EMAIL:
        return
    sender = note.letter.sender
    subject = note.letter.subject
    if subject and note.patterns is not None:
        position = note.letter.position.text or (note.interview.position.text if note.interview else "")
        unfilled = any(mark in subject.text for mark in "[{<")  # which is N3's
        if not unfilled and all(key in note.patterns.words("vague") for key in keys_of(subject.text)):
            remedy = "leave out `subject` to use the usual one"
            if position:
                remedy += f", which names {position}"
            yield note.finding(
                "E1", subject.place, f"the subject {subject.text!r} does not say what the e-mail is about", remedy
            )
    employer = note.letter.employer_now.text.casefold().removeprefix("www.").removeprefix("@")
    domain = sender.email.casefold().rpartition("@")[2] if sender else ""
    if employer and domain and (domain == employer or domain.endswith(f".{employer}")):
        place = sender.where("email") if sender else None
        message = f"{sender.email if sender else ''} is an address at your current employer"
        yield note.finding("E2", place, message, "write from a personal address", WARNING)
    if sender and not sender.email and not sender.phone:
        message = "there is no phone number or e-mail address below your name"
        yield note.finding("E3", sender.place, message, "give `phone` and `email` in `from` or the profile", WARNING)
