"""A small budget of random input in the suite: any kind ends with a result or a sentence, never with a traceback."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz.targets import TARGETS, try_to

BUDGET = {"letters": 25, "data files": 8, "letterheads": 20, "finished letters": 15, "pictures": 15}
USUAL = 60


@pytest.mark.parametrize("name", TARGETS)
def test_no_input_ends_with_a_traceback(name: str) -> None:
    strategy, run = TARGETS[name]

    @settings(
        max_examples=BUDGET.get(name, USUAL), deadline=None, suppress_health_check=list(HealthCheck), database=None
    )
    @given(st.data())
    def each(data: st.DataObject) -> None:
        given_ = data.draw(strategy)
        try_to(lambda: run(given_))

    each()
