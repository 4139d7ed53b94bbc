"""Length: exact in, exact sums, and the right words out."""

import pickle

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from stationery.model.units import ZERO, Length, inch, mm, pt


@pytest.mark.parametrize(
    ("text", "emu"),
    [
        ("1in", 914_400),
        ("1mm", 36_000),
        ("1pt", 12_700),
        ("2.54cm", 914_400),
        ("4.125in", 3_771_900),
        ("1/16in", 57_150),
        ("0.1mm", 3_600),
        (".5in", 457_200),
        ("-3mm", -108_000),
        (" 85 mm ", 3_060_000),
        ("5.in", 4_572_000),
    ],
)
def test_parse(text: str, emu: int) -> None:
    assert Length.parse(text) == Length(emu)


@pytest.mark.parametrize("text", ["", "85", "mm", "85 px", "1,5mm", "1e3mm", "85mm 3", "--1mm", "nan in", "1/0"])
def test_parse_refuses(text: str) -> None:
    with pytest.raises(ValueError, match="write a number and its unit"):
        Length.parse(text)


def test_a_denominator_of_zero_is_no_length() -> None:
    with pytest.raises(ValueError, match="write a number and its unit"):
        Length.parse("1/0in")


def test_sums_of_tenths_are_exact() -> None:
    assert mm(0.1) + mm(0.2) == mm(0.3)
    assert inch(1 / 16) * 16 == inch(1)
    assert mm(45) + mm(17.7) + mm(27.3) == mm(90)


def test_arithmetic() -> None:
    assert mm(10) - mm(4) == mm(6)
    assert 2 * mm(3) == mm(3) * 2 == mm(6)
    assert mm(10) / mm(4) == 2.5
    assert -mm(3) == mm(-3)
    assert abs(mm(-3)) == mm(3)
    assert inch(1) == mm(25.4) == pt(72)
    assert not ZERO
    assert mm(1)
    assert max(mm(3), pt(9), inch(1)) == inch(1)
    assert sum([mm(1), mm(2)], ZERO) == mm(3)


@pytest.mark.parametrize("wrong", [3, 3.0, "3mm", None])
def test_a_length_takes_no_bare_number(wrong: object) -> None:
    with pytest.raises(TypeError):
        mm(1) + wrong  # type: ignore[operator]
    with pytest.raises(TypeError):
        mm(1) < wrong  # type: ignore[operator]  # noqa: B015
    assert mm(1) != wrong


def test_a_length_does_not_change() -> None:
    length = mm(3)
    with pytest.raises(AttributeError):
        length.emu = 5
    assert pickle.loads(pickle.dumps(length)) == length
    assert {mm(25.4): "an inch"}[inch(1)] == "an inch"


@pytest.mark.parametrize(
    ("length", "unit", "words"),
    [
        (mm(85), "mm", "85 mm"),
        (inch(4.125), "in", "4.125 in"),
        (mm(-0.01), "mm", "0 mm"),
        (mm(100), "mm", "100 mm"),
        (pt(10.5), "pt", "10.5 pt"),
        (mm(105), "cm", "10.5 cm"),
    ],
)
def test_words(length: Length, unit: str, words: str) -> None:
    assert length.words(unit) == words


@example(842757480)  # 23409.93 mm
@given(st.integers(-(10**9), 10**9))
def test_repr_gives_the_length_back(emu: int) -> None:
    assert eval(repr(Length(emu))) == Length(emu)


@pytest.mark.parametrize(
    ("text", "emu"),
    [("4.125in", 3_771_900), ("1/16in", 57_150), ("-8.46mm", -304_560), (".5pt", 6_350), ("1/3in", 304_800)],
)
def test_a_written_length_is_exact(text: str, emu: int) -> None:
    assert Length.parse(text).emu == emu


def test_a_length_between_two_units_is_rounded_half_to_even() -> None:
    assert [Length.parse(f"{tenths}/25400pt").emu for tenths in (1, 3, 5)] == [0, 2, 2]
