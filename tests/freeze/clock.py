"""A clock that stands still. Import it before anything that takes `datetime` or `date` out of their module."""

from __future__ import annotations

import datetime
import os
import time
from typing import Any

os.environ["TZ"] = "America/Chicago"
time.tzset()

_DATETIME, _DATE = datetime.datetime, datetime.date
NOW = _DATETIME.fromisoformat("2026-11-20T18:00:00-06:00")
"""The evening of the interview in the sample."""


class _Same(type):
    """What is made by the real class is an instance of ours too, and of ours there are none."""

    def __instancecheck__(cls, thing: Any) -> bool:
        real = {"Moment": _DATETIME, "Day": _DATE}.get(cls.__name__)
        return isinstance(thing, real) if real else super().__instancecheck__(thing)

    def __subclasscheck__(cls, kind: type) -> bool:
        real = {"Moment": _DATETIME, "Day": _DATE}.get(cls.__name__)
        return issubclass(kind, real) if real else super().__subclasscheck__(kind)


class Moment(_DATETIME, metaclass=_Same):
    def __new__(cls, *parts: Any, **named: Any) -> Any:
        return _DATETIME(*parts, **named) if cls is Moment else super().__new__(cls, *parts, **named)

    @classmethod
    def now(cls, tz: Any = None) -> Any:
        return NOW.astimezone(tz) if tz else NOW.replace(tzinfo=None)

    @classmethod
    def utcnow(cls) -> Any:
        return NOW.astimezone(datetime.UTC).replace(tzinfo=None)

    @classmethod
    def today(cls) -> Any:
        return NOW.replace(tzinfo=None)


class Day(_DATE, metaclass=_Same):
    def __new__(cls, *parts: Any, **named: Any) -> Any:
        return _DATE(*parts, **named) if cls is Day else super().__new__(cls, *parts, **named)

    @classmethod
    def today(cls) -> Any:
        return NOW.date()


datetime.datetime, datetime.date = Moment, Day  # type: ignore[misc]
