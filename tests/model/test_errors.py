"""Place and the errors as they are told."""

import pytest

from stationery.model.errors import (
    MOST_SHOWN,
    DoesNotFit,
    Place,
    PrinterError,
    Remark,
    Several,
    SourceError,
    StationeryError,
    UnknownName,
    did_you_mean,
    one_fault,
    raise_faults,
)


@pytest.mark.parametrize(
    ("place", "told"),
    [(Place("ann.md"), "ann.md"), (Place("ann.md", 13), "ann.md:13"), (Place("ann.md", 13, 4), "ann.md:13:4")],
)
def test_place(place: Place, told: str) -> None:
    assert str(place) == told


def test_an_error_names_place_message_and_hint() -> None:
    assert str(SourceError("bad", Place("a.md", 3), "mend it")) == "a.md:3: bad\n  mend it"
    assert str(SourceError("bad")) == "bad"
    assert str(Remark("note", Place("a.md"))) == "a.md: note"


@pytest.mark.parametrize(
    ("kind", "code"),
    [(StationeryError, 1), (SourceError, 3), (UnknownName, 3), (DoesNotFit, 1), (PrinterError, 4)],
)
def test_exit_codes(kind: type[StationeryError], code: int) -> None:
    assert kind("").exit_code == code


def test_several_are_told_in_the_order_of_the_lines() -> None:
    faults = [
        SourceError("b", Place("f", 12, 1)),
        DoesNotFit("c", Place("f", 2, 9)),
        SourceError("a", Place("f", 2, 1)),
    ]
    assert str(Several(faults)) == "f:2:1: a\nf:2:9: c\nf:12:1: b"
    assert Several(faults).exit_code == 3


def test_very_many_are_cut_short() -> None:
    told = str(Several([SourceError("x", Place("f", line)) for line in range(1, MOST_SHOWN + 8)]))
    assert told.endswith(f"f:{MOST_SHOWN}: x\n(and 7 more)")


def test_raise_faults() -> None:
    raise_faults([])
    only = SourceError("x")
    assert one_fault([only]) is only
    with pytest.raises(SourceError):
        raise_faults([only])
    with pytest.raises(Several):
        raise_faults([only, only])


def test_did_you_mean() -> None:
    assert did_you_mean("us-01", ["us-10", "dl"]) == "did you mean 'us-10'?"
    assert did_you_mean("A2", ["us-a2", "us-a6"]) == "did you mean 'us-a2'?"
    assert did_you_mean("A6", ["iso-a6", "us-a6", "us-a2"]) == "did you mean 'iso-a6' or 'us-a6'?"
    assert did_you_mean("zzz", ["b", "a"]) == "choose from: a, b"
    assert did_you_mean("zzz", [f"name-{number}" for number in range(99)]) == ""
    assert did_you_mean("zzz", []) == ""
