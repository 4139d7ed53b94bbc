"""Markup: pieces of the page that are drawn here, with their words, and put in place as they are."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

Inside = "str | Html | None"


class Html(str):
    """Markup, not words: it is put in as it is."""

    __slots__ = ()


def tag(kind: str, *inside: str | None, **attributes: object) -> Html:
    """An element: `p.soft` has a class. Words inside are escaped; an attribute that is True stands alone, and one that
    is False or None is left out. `data_do` is the attribute data-do, and `for_` is for."""
    name, *classes = kind.split(".")
    if classes:
        attributes = {"class": " ".join(classes), **attributes}
    said = ""
    for key, words in attributes.items():
        if words is not False and words is not None:
            said += f" {key.rstrip('_').replace('_', '-')}" + ("" if words is True else f'="{escape(str(words))}"')
    if name in ("input", "link", "img"):
        return Html(f"<{name}{said}>")
    return Html(f"<{name}{said}>{join(inside)}</{name}>")


def join(inside: Iterable[str | None]) -> Html:
    """What stands one after the other; words are escaped."""
    return Html("".join(each if isinstance(each, Html) else escape(each, quote=False) for each in inside if each))


def options(among: Iterable[tuple[str, str]], chosen: str = "") -> Html:
    """The options of a select: each with its id and its words."""
    return join(tag("option", words, value=id, selected=id == chosen) for id, words in among)


def sentence(text: str) -> str:
    """With a capital, but for a file's name, and a full stop."""
    first = text[:1] if _FILE.match(text) else text[:1].upper()
    return f"{first}{text[1:]}{'' if text.endswith(('.', '?', '!')) else '.'}" if text else ""


_FILE = re.compile(r"\S+\.\w")
