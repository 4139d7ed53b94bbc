"""value makes what @dataclass(frozen=True, slots=True) makes."""

from __future__ import annotations

import copy
import pickle

import pytest

from stationery.model.values import names, quicken, replace, singular, value


@value
class Pair:
    """Two numbers."""

    first: int
    second: int = 2

    @property
    def total(self) -> int:
        return self.first + self.second


@value
class Other:
    first: int
    second: int = 2


@singular
class Shelf:
    books: dict[str, int]


def test_values_are_given_by_position_or_by_name_and_have_their_defaults() -> None:
    assert Pair(1) == Pair(1, 2) == Pair(first=1, second=2) == Pair(1, second=2)
    assert Pair(1).total == 3 and names(Pair(1)) == ("first", "second")


@pytest.mark.parametrize(
    ("positional", "named"), [((), {}), ((1, 2, 3), {}), ((1,), {"third": 3}), ((1,), {"first": 1})]
)
def test_a_missing_a_doubled_or_a_strange_one_is_refused(positional: tuple[int, ...], named: dict[str, int]) -> None:
    with pytest.raises(TypeError, match="Pair"):
        Pair(*positional, **named)


def test_values_do_not_change_and_take_no_others() -> None:
    pair = Pair(1)
    for change in (lambda: setattr(pair, "first", 5), lambda: delattr(pair, "first"), lambda: setattr(pair, "x", 1)):
        with pytest.raises(AttributeError):
            change()
    assert not hasattr(pair, "__dict__") and pair == Pair(1)


def test_only_values_of_one_class_are_equal() -> None:
    assert Pair(1) != Pair(2) and Pair(1) != Other(1) and Pair(1) != (1, 2)
    assert len({Pair(1), Pair(1), Pair(2)}) == 2
    assert sorted([Pair(2), Pair(1, 3), Pair(1)]) == [Pair(1), Pair(1, 3), Pair(2)]


def test_replace_gives_another_one_and_knows_its_names() -> None:
    assert replace(Pair(1), second=7) == Pair(1, 7)
    with pytest.raises(TypeError, match="third"):
        replace(Pair(1), third=3)


def test_they_are_shown_copied_pickled_and_matched() -> None:
    assert repr(Pair(1)) == "Pair(first=1, second=2)"
    assert pickle.loads(pickle.dumps(Pair(1))) == copy.deepcopy(Pair(1)) == Pair(1)
    match Pair(1):
        case Pair(first, second):
            assert (first, second) == (1, 2)


def test_a_default_that_could_change_is_refused() -> None:
    with pytest.raises(TypeError, match="mutable default"):

        @value
        class Bad:
            items: list[int] = []


def test_a_singular_value_equals_only_itself_and_can_be_a_key() -> None:
    one, two = Shelf({}), Shelf({})
    assert one != two and one == one and len({one, two}) == 2


def test_a_class_that_is_quickened_makes_the_same_values() -> None:
    @value
    class Triple:
        first: int
        second: int = 2
        third: str = ""

    before = Triple(1), Triple(1, third="x"), replace(Triple(1), second=5)
    usual = Triple.__init__
    for _ in range(2):
        quicken(Triple)
        assert Triple.__init__ is not usual
        assert (Triple(1), Triple(1, third="x"), replace(Triple(1), second=5)) == before
        assert Triple(first=1) == Triple(1, 2, "")
    for positional, named in (((), {}), ((1, 2, "", 4), {}), ((1,), {"first": 1}), ((1,), {"fourth": 1})):
        with pytest.raises(TypeError):
            Triple(*positional, **named)
