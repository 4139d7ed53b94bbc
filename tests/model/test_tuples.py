"""Named tuples that cost little to make a class of are those of the standard library to whoever uses them."""

from __future__ import annotations

import copy
import pickle
import typing

import pytest

from stationery.model import tuples


class Ours(tuples.NamedTuple):
    one: int
    two: str = "b"
    three: float = 0.5

    @property
    def whole(self) -> str:
        return f"{self.one}{self.two}"


class Theirs(typing.NamedTuple):
    one: int
    two: str = "b"
    three: float = 0.5


@pytest.fixture(params=[0, 600], ids=["at first", "after many"])
def made(request: pytest.FixtureRequest) -> type[Ours]:
    """A class of its own, and one whose constructor is compiled by now."""

    class Fresh(tuples.NamedTuple):
        one: int
        two: str = "b"
        three: float = 0.5

        @property
        def whole(self) -> str:
            return f"{self.one}{self.two}"

    for number in range(request.param):
        Fresh(number)
    return typing.cast(type[Ours], Fresh)


def test_they_are_made_and_changed_alike(made: type[Ours]) -> None:
    for given, named in (((1,), {}), ((1, "x"), {}), ((1, "x", 2.0), {}), ((1,), {"three": 1.0}), ((), {"one": 4})):
        ours, theirs = made(*given, **named), Theirs(*given, **named)  # type: ignore[arg-type]
        assert ours == theirs and hash(ours) == hash(theirs)
        assert ours._replace(two="c") == theirs._replace(two="c")
        assert repr(ours) == repr(theirs).replace("Theirs", type(ours).__qualname__)
        assert (ours.one, ours.two, ours.three) == tuple(theirs) and ours.whole == f"{ours.one}{ours.two}"
        assert copy.copy(ours) == ours and not hasattr(ours, "__dict__")


@pytest.mark.parametrize(
    ("given", "named"), [((), {}), ((1, "x", 2.0, 3), {}), ((1,), {"one": 2}), ((1,), {"four": 4})]
)
def test_what_does_not_fit_is_refused(made: type[Ours], given: tuple[int, ...], named: dict[str, int]) -> None:
    for each in (made, Theirs):
        with pytest.raises(TypeError):
            each(*given, **named)
        with pytest.raises((TypeError, ValueError)):
            each(1)._replace(four=4)  # type: ignore[call-arg]


def test_they_match_and_pickle() -> None:
    match Ours(1):
        case Ours(one, two=two):
            assert (one, two) == (1, "b")
        case _:
            pytest.fail("no match")
    assert pickle.loads(pickle.dumps(Ours(1))) == Ours(1)
