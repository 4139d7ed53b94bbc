"""What tells two entries of one name and address apart: namesakes of one firm, or father and son."""

from __future__ import annotations

from collections.abc import Iterator

from stationery.model.contact import Contact

_PARTS = (("organization", "organization"), ("department", "department"), ("title", "job title"))


def word_differences(one: Contact, other: Contact) -> str:
    """`another department (Sales, Legal) and e-mail address (a@acme.com, b@acme.com)`; empty if nothing differs that
    both of them have."""
    found = list(_find_differences(one, other))
    if not found:
        return ""
    *others, last = (f"{what} ({first}, {second})" for what, first, second in found)
    joined = f"{', '.join(others)}{',' * (len(others) > 1)} and {last}" if others else last
    return f"another {joined}"


def _find_differences(one: Contact, other: Contact) -> Iterator[tuple[str, str, str]]:
    for part, what in _PARTS:
        first, second = getattr(one.party, part), getattr(other.party, part)
        if first and second and first.casefold() != second.casefold():
            yield what, first, second
    for what, firsts, seconds in (
        ("e-mail address", _emails(one), _emails(other)),
        ("phone number", one.phones, other.phones),
    ):
        alike = {_plain(each) for each in firsts} & {_plain(each) for each in seconds}
        if firsts and seconds and not alike:
            yield what, firsts[0], seconds[0]


def _emails(contact: Contact) -> tuple[str, ...]:
    return contact.emails or tuple(filter(None, (contact.party.email,)))


def _plain(text: str) -> str:
    return "".join(each for each in text.casefold() if each.isalnum())
