"""Whoever is named in `to` is greeted, or a remark says who isn't: people joined in all the ways that are written."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import pytest

from stationery.catalog.languages import language
from stationery.resolve.recognize import recognize
from tests.wording.spoken import STORE, salutation, typed

_NAMES = (("Tom", "Brenner"), ("Emma", "Lorenz"), ("Nina", "Falk"), ("Oscar", "Winter"))
_FORMS = ("{title} {given} {family}", "{title} {family}", "{given} {family}", "{given}")
_TITLES = {
    "en-US": ("Mr.", "Ms.", "Dr.", "Mrs."),
    "en-GB": ("Mr", "Ms", "Dr", "Mrs"),
    "de": ("Herrn", "Frau", "Herrn Dr.", "Frau"),
    "es": ("Sr.", "Sra.", "Dr.", "Sra."),
    "it": ("Sig.", "Sig.ra", "Dott.", "Sig.ra"),
    "nl": ("de heer", "mevrouw", "dr.", "mevrouw"),
    "pt": ("Sr.", "Sra.", "Dr.", "Sra."),
    "sv": ("herr", "fru", "dr", "fru"),
    "da": ("hr.", "fru", "dr.", "fru"),
}
"""Of the languages whose salutations have names; French and Polish say Madame, or Szanowni Państwo."""
_ALIKE = [(form,) * 4 for form in _FORMS]


def _join(people: list[str], joint: str) -> Iterator[str]:
    """The people in one line, on lines of their own, and both."""
    *others, last = people
    yield f" {joint} ".join(people)
    yield " & ".join(people)
    yield f"{', '.join(others)} {joint} {last}"
    yield f"{', '.join(others)}, {joint} {last}"
    yield ", ".join(people)
    yield "; ".join(people)
    yield f"{'; '.join(others)}; {joint} {last}"
    yield f"{',; '.join(others)},; {joint} {last}"
    yield f" {joint}; ".join(people)
    yield f"{', '.join(others)}; {last}"
    yield f"{people[0]}; {f' {joint} '.join(people[1:])}"


@pytest.mark.parametrize("tag", _TITLES)
def test_whoever_is_named_is_greeted_or_told_of(tag: str) -> None:
    spoken = language(STORE, tag)
    mixed = product(_FORMS, repeat=3) if tag == "en-US" else product(_FORMS, repeat=2)
    missing = []
    for forms in (*mixed, *_ALIKE):
        people = [
            form.format(title=title, given=given, family=family)
            for form, title, (given, family) in zip(forms, _TITLES[tag], _NAMES, strict=False)
        ]
        for lines in dict.fromkeys(_join(people, spoken.and_word)):
            found, remarks = salutation(recognize(typed(f"{lines}; 5 Elm Street"), spoken, STORE), spoken, ",")
            said = f"{found.text} {' '.join(remark.message for remark in remarks)}"
            for person, names in zip(people, _NAMES, strict=False):
                if not any(name in said for name in names):
                    missing.append(f"{person} of {lines}: {found.text}")
    assert not missing


@pytest.mark.parametrize(
    ("lines", "greeting"),
    [
        ("Ms. Mary Jones, Director of Sales and Marketing", "Dear Ms. Jones,"),
        ("Ms. Mary Jones, Chair, and Treasurer", "Dear Ms. Jones,"),
        ("Ms. Mary Jones, General Counsel", "Dear Ms. Jones,"),
        ("Ms. Mary Jones, Sr. Manager", "Dear Ms. Jones,"),
        ("Mr. John Smith, Jr.", "Dear Mr. Smith,"),
        ("Mr. John Smith, Baker & Hostetler", "Dear Mr. Smith,"),
        ("Dr. Ann Lee, MD, PhD", "Dear Dr. Lee,"),
        ("Dr. Ann Lee; Prof. Emeritus; Physics", "Dear Dr. Lee,"),
        ("Mr. John Smith; Edward Jones; 5 Elm Street", "Dear Mr. Smith,"),
        ("Mr. John Smith; Master Plumber; 5 Elm Street", "Dear Mr. Smith,"),
        ("Ms. Mary Jones; Sales, Marketing, and Service; Acme", "Dear Ms. Jones,"),
        ("Ms. Mary Jones; Rose Cottage; 12 High Street", "Dear Ms. Jones,"),
        ("Ms. Mary Jones; Simon & Schuster; New York", "Dear Ms. Jones,"),
        ("Ms. Mary Jones; Charlotte; NC", "Dear Ms. Jones,"),
        ("Ms. Mary Jones; Charlotte, NC", "Dear Ms. Jones,"),
        ("Mom, Dad, and Tim", "Dear Mom, Dad, and Tim,"),
    ],
)
def test_a_role_a_firm_or_a_town_is_nobody(lines: str, greeting: str) -> None:
    spoken = language(STORE, "en-US")
    found, remarks = salutation(recognize(typed(lines), spoken, STORE), spoken, ",")
    assert (found.text, remarks) == (greeting, ())
