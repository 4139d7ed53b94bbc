"""The trip of a letter, counted while it is made: what is handed from verb to verb, and that nothing is found twice."""

from __future__ import annotations

import inspect
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from types import FrameType
from typing import Any

import pytest

from stationery.products.card import note_and_envelope
from stationery.products.email import email_draft
from stationery.products.envelope import envelope_pdf
from stationery.products.letter import letter_and_envelope
from tests.products.made import letter, stock

ROOMS = ("resolve", "wording", "compose", "pdf", "etiquette", "message")
VERBS = {
    "resolve.resolve.resolve": {"Letter", "Stock", "Options"},
    "wording.letter.word_letter": {"Job", "Diagnostics"},
    "wording.letter.word_envelope": {"Job", "Diagnostics"},
    "wording.card.word_note": {"Job", "Diagnostics"},
    "wording.email.word_email": {"Job", "Manuscript", "Diagnostics", "Written"},
    "compose.pieces.letter.compose_letter": {"Manuscript", "Job", "Library", "Artwork", "Diagnostics"},
    "compose.pieces.card.compose_card": {"Manuscript", "Job", "Library", "Artwork"},
    "compose.pieces.envelope.compose_envelope": {"Manuscript", "EnvelopeFace", "Library", "Diagnostics"},
    "pdf.document.write_pdf": {"Document", "Library"},
}
"""The verbs, and the kinds of values that each may be handed."""

FOUND_ONCE = {
    *("resolve.resolve.resolve", "resolve.recognize.recognize", "resolve.dates.read_date"),
    *("resolve.defaults.recipients_language", "resolve.job.style_of", "resolve.chosen_sheet.ensure_together"),
}
"""What looks a whole fact up, and so is asked once for a letter, whatever is made of it."""

TRIPS: dict[str, Callable[[], object]] = {
    "letter": lambda: letter_and_envelope(letter("thank-you"), stock(), with_envelope=False),
    "letter and envelope": lambda: letter_and_envelope(letter("abroad"), stock()),
    "note and envelope": lambda: note_and_envelope(letter("note-card"), stock()),
    "envelope": lambda: envelope_pdf(letter("bewerbung"), stock(), check_address=True),
    "e-mail": lambda: email_draft(letter("thank-you"), stock()),
}


class Watch:
    """Counts the functions of our rooms that are called, and the kinds of values that the verbs are handed."""

    def __init__(self) -> None:
        self.calls: Counter[str] = Counter()
        self.handed: dict[str, set[str]] = {}
        self.parties: Counter[int] = Counter()

    def __call__(self, frame: FrameType, event: str, _: Any) -> None:
        module = frame.f_globals.get("__name__", "")
        if event != "call" or not module.startswith("stationery."):
            return
        code = frame.f_code
        name = f"{module.removeprefix('stationery.')}.{code.co_qualname}"
        if name.partition(".")[0] not in ROOMS or "<" in name:
            return
        self.calls[name] += 1
        if name == "resolve.countries.country_of":
            self.parties[id(frame.f_locals["party"])] += 1
        if name in VERBS:
            given = (frame.f_locals[each] for each in code.co_varnames[: code.co_argcount])
            self.handed.setdefault(name, set()).update(
                type(each).__name__ for each in given if not isinstance(each, (str, int, type(None)))
            )


@pytest.fixture(params=TRIPS)
def watch(request: pytest.FixtureRequest) -> Iterator[Watch]:
    trip = TRIPS[request.param]
    trip()  # what is kept from the catalog is read before
    seen = Watch()
    sys.setprofile(seen)
    try:
        trip()
    finally:
        sys.setprofile(None)
    assert seen.calls["resolve.resolve.resolve"] == 1, "no trip was seen"
    yield seen


def test_each_fact_is_found_once(watch: Watch) -> None:
    assert {name: count for name, count in watch.calls.items() if name in FOUND_ONCE and count > 1} == {}


def test_the_country_of_a_party_is_found_once(watch: Watch) -> None:
    assert watch.parties and set(watch.parties.values()) == {1}


def test_only_these_kinds_of_values_are_handed_from_verb_to_verb(watch: Watch) -> None:
    assert watch.handed
    assert {name: kinds - VERBS[name] for name, kinds in watch.handed.items() if kinds - VERBS[name]} == {}


def test_every_name_is_one_of_the_house() -> None:
    """So that a function that is renamed is not looked for in vain."""
    for name in (*VERBS, *FOUND_ONCE):
        module, _, function = name.rpartition(".")
        assert inspect.isfunction(getattr(__import__(f"stationery.{module}", fromlist=["x"]), function)), name
