"""The public face given what it does not take: each answer is a StationeryError in our words, with what to do."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

import stationery
from stationery.model.errors import each_fault

DAY = date(2026, 11, 20)
TO = "Ms. Ann Lee\n1 Main Street\nSalem, OR 97301"
TEXT = f"---\nto: Ann\n---\n{'Thank you. ' * 100}\n"


def studio(**settings: Any) -> Any:
    return stationery.Studio(**{"today": DAY, "data": [], **settings})


def fault(call: Callable[[], object]) -> stationery.StationeryError:
    with pytest.raises(stationery.StationeryError) as raised:
        call()
    assert str(raised.value)
    return each_fault(raised.value)[0]


@pytest.mark.parametrize("verb", ["letter", "envelope", "card", "email", "check", "fit", "read"])
@pytest.mark.parametrize(
    ("wrong", "message", "hint"),
    [
        (3, "expected the path of a letter file, not 3", ""),
        ({"to": "Ann"}, "expected the path of a letter file, not a dict", "read(to=…, body=…)"),
        (TEXT, "this is text, not the path of a file", "read(to=…, body=…)"),
        (TEXT.encode(), "this is text, not the path of a file", "read(to=…, body=…)"),
        (b"no such file", "there is no such file", ""),
        ("", "no letter was given", "read(to=…, body=…)"),
    ],
)
def test_what_is_no_letter_is_told(verb: str, wrong: object, message: str, hint: str) -> None:
    told = fault(lambda: getattr(studio(), verb)(wrong, **({"now": datetime(2026, 11, 20)} if verb == "check" else {})))
    assert isinstance(told, stationery.SourceError)
    assert message in told.message and hint in told.hint and len(str(told)) < 200


def test_nothing_and_an_open_file_are_no_letter(tmp_path: Path) -> None:
    assert fault(lambda: studio().letter(None)).message == "expected the path of a letter file, not None"
    path = tmp_path / "ann.md"
    path.write_text("---\nto: Ann\n---\n")
    with path.open() as stream:
        told = fault(lambda: studio().letter(stream))
    assert "open file" in told.message and repr(str(path)) in told.hint


def test_the_words_of_a_letter_are_pointed_to_read() -> None:
    told = fault(lambda: studio().envelope(to="Ann"))
    assert "to" in str(told.place) and told.hint == "words go to read(): envelope(read(to=…))"
    told = fault(lambda: studio().letter(body="Thanks"))
    assert told.hint == "words go to read(): letter(read(body=…))"
    assert fault(lambda: studio().email(to="Ann")).message == "no letter was given"


def test_a_result_is_written_to_a_path_only() -> None:
    made = studio().letter(stationery.read(to=TO, from_=TO, body="Thanks."))
    told = fault(lambda: made.write(3))
    assert told.message == "expected the path of a file, not 3" and str(told.place) == "path"


@pytest.mark.parametrize(
    ("settings", "place", "message"),
    [
        ({"today": "x"}, "today", "expected a date, not 'x'"),
        ({"profile": 3}, "profile", "expected a profile's name or path, not 3"),
        ({"data": "folder"}, "data", "expected a list of folders, not 'folder'"),
        ({"data": 3}, "data", "expected a list of folders, not 3"),
        ({"data": [3]}, "data", "expected a list of folders, not [3]"),
    ],
)
def test_a_studio_refuses_what_it_does_not_take_when_it_is_made(
    settings: dict[str, Any], place: str, message: str
) -> None:
    told = fault(lambda: studio(**settings))
    assert (str(told.place), told.message) == (place, message)


def test_a_moment_is_a_studios_day() -> None:
    letter = stationery.read(to=TO, from_=TO, body="Thanks.")
    assert studio(today=datetime(2026, 11, 20, 9)).letter(letter).pdf == studio().letter(letter).pdf


def test_a_body_that_is_no_text_is_told() -> None:
    told = fault(lambda: studio().read(to="Ann", body=3))
    assert (str(told.place), told.message) == ("body", "expected text, not 3")


def test_a_check_needs_a_moment() -> None:
    letter = stationery.read(to=TO, from_=TO, kind="thank-you", body="Thanks.")
    told = fault(lambda: studio().check(letter, now="2026-11-20"))
    assert (str(told.place), told.message) == ("now", "expected a date and time, not '2026-11-20'")
    told = fault(lambda: studio().check(letter))
    assert str(told.place) == "now" and told.hint == "pass now=datetime.now()"


def test_an_unknown_id_of_the_catalog_is_told_with_the_nearest() -> None:
    envelopes = studio().catalog("envelopes")
    told = fault(lambda: envelopes["us10"])
    assert isinstance(told, stationery.UnknownName) and isinstance(told, KeyError)
    assert told.hint == "did you mean 'us-10'?" and "us-10" in told.candidates
    assert envelopes.get("us10") is None and "us10" not in envelopes


def test_an_options_name_is_told_once() -> None:
    letter = stationery.read(to=TO, from_=TO, body="Thanks.")
    for option, wrong in (
        ("accent", "no-color"),
        ("letters", "ABCD"),
        ("particulars", "fax"),
        ("country_line", "klingon"),
        ("date", "2026-02-30"),
    ):
        told = fault(lambda: studio().letter(letter, letterhead="monogram", **{option: wrong}))  # noqa: B023
        assert str(told).lower().replace("_", " ").count(f"{option.replace('_', ' ')}:") == 1, str(told)
        assert str(told).startswith(f"{option}: ")
    told = fault(lambda: studio().letter(letter, font="no-such"))
    assert str(told).startswith("font: there is no pairing or typeface")


def test_a_number_as_text_is_not_called_nearly_right() -> None:
    letter = stationery.read(to=TO, from_=TO, kind="note", body="Thanks.")
    told = fault(lambda: studio().card(letter, up="2"))
    assert (told.message, told.hint) == ("expected one of the numbers 1, 2, 4, not '2'", "")
