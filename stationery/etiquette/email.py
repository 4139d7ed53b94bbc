"""E-mail: a subject that says what it is about, an address of one's own, and a signature that can be answered."""

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
            remedy = "leave `subject` out and take the proposal"
            if position:
                remedy += f", with {position} in it"
            yield note.finding(
                "E1", subject.place, f"the subject {subject.text!r} says nothing of what it is about", remedy
            )
    employer = note.letter.employer_now.text.casefold().removeprefix("www.").removeprefix("@")
    domain = sender.email.casefold().rpartition("@")[2] if sender else ""
    if employer and domain and (domain == employer or domain.endswith(f".{employer}")):
        place = sender.where("email") if sender else None
        message = f"{sender.email if sender else ''} is an address of the present employer"
        yield note.finding("E2", place, message, "write from an address of your own", WARNING)
    if sender and not sender.email and not sender.phone:
        message = "neither phone nor e-mail address would stand below the name"
        yield note.finding("E3", sender.place, message, "give `phone` and `email` in `from` or the profile", WARNING)
