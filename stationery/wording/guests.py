"""The names of guests on the inner envelope of an invitation: titles and surnames, without an address."""

from __future__ import annotations

from stationery.model.diagnostics import Diagnostics
from stationery.model.party import written_name
from stationery.model.prose import Line, plain
from stationery.resolve.job import Job
from stationery.resolve.recognize import Person


def word_guests(job: Job, diagnostics: Diagnostics) -> tuple[Line, ...]:
    """Mr. and Mrs. Lee; Ms. Roe and Mr. Lee; and the whole name where no title is known, which is remarked."""
    recipient, person = job.letter.recipient, job.addressee.person
    assert recipient
    written = written_name(recipient)
    if person is None:
        return (plain(written.text, written.place),)
    names = [_name(person)]
    if person.companion:
        known = job.language.and_words
        joint = next((word for word in person.written.split() if word in known), job.language.and_word)
        names += [joint, _name(person.companion)]
    message, hint = "", "write Mr., Ms., Dr., or the like before the name, as the guest is called"
    if not person.titles:
        message = f"{written.text!r} has no title, so the inner envelope shows the whole name"
    elif not person.family:
        message = f"the surname in {written.text!r} is not certain, so the inner envelope shows the whole name"
        hint = "give the name in parts: `given:` and `family:`"
    if message:
        diagnostics.remark(message, written.place, hint)
    return (plain(" ".join(names), written.place),)


def _name(person: Person) -> str:
    """The title and the surname, as it is spoken; what has no title, or one that stands before more, as it is."""
    if not person.titles_written:
        return person.written
    if not person.family or person.titles[0].before != "family":
        return f"{person.titles_written} {person.bare} {person.suffix}".rstrip()
    return f"{person.titles_written} {person.family}"
