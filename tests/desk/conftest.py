"""What the tests of the desk in a real browser share: the browser, started once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.desk.browser import chromium


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    with chromium() as found:
        yield found
