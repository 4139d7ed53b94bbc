"""The page's words: each that its modules say is in words.yaml."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from stationery.desk.vocabulary import vocabulary

STATIC = Path(__file__).resolve().parent.parent.parent / "stationery" / "desk" / "static"


@pytest.mark.parametrize("path", sorted(STATIC.glob("*.js")), ids=lambda path: path.name)
def test_every_word_that_is_said_is_known(path: Path) -> None:
    known = {f"{area}.{key}" for area, rows in vocabulary().items() for key in rows}
    said = set(re.findall(r"""say\((?:[^"'`()]*\? )?["']([a-z]+\.[\w-]+)["']""", path.read_text("utf-8")))
    assert said <= known, said - known
