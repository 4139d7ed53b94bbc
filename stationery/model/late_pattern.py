"""late: a regular expression that is compiled when it is first used, which most runs of a command never do."""

from __future__ import annotations

import re
from typing import Any, cast

_compile = re.compile
"""Kept, because `late` may stand in its place while other libraries are imported."""


class _LatePattern:
    """Stands for a compiled pattern. Compiling one takes 0.1 to 0.8 ms of a cold start, and a command knows forty."""

    def __init__(self, pattern: str, flags: int) -> None:
        self._given = (pattern, flags)

    def __getattr__(self, name: str) -> Any:
        compiled = _compile(*self._given)
        for method in ("search", "match", "fullmatch", "finditer", "findall", "sub", "split", "pattern"):
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def late(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """The pattern, compiled when it is first used. A fault in it shows then, so each has a test that uses it."""
    return cast("re.Pattern[str]", _LatePattern(pattern, flags))
