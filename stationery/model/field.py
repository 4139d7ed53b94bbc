"""Field: a slot `{{name}}` in a template, where one value of a row, or of what is known, is to stand."""

from __future__ import annotations

import re

from stationery.model.errors import Place
from stationery.model.values import value

FIELD = re.compile(
    r"(?<!\\)\{\{(?P<sign>[#^/])?[ \t]*(?P<name>[^{}|?#^/\s][^{}|?\n]*?)[ \t]*"
    r"(?P<optional>\?)?(?:\|(?P<words>[^{}\n]*))?\}\}"
)
"""`{{name}}`; `{{name?}}`, whose line goes if it is empty; `{{name|words}}`, with what stands in its place then;
`{{#name}}` … `{{/name}}` around what stands only with a value, `{{^name}}` … `{{/name}}` only without one."""


@value
class Field:
    """A field by its name as it is written, and by its `key`, which is what names are compared by."""

    name: str
    key: str
    place: Place
    optional: bool = False
    words: str | None = None


def field_key(name: str) -> str:
    """A heading or a field's name without regard to case, spaces, underscores, and other marks: `Last Name` is
    `last_name`."""
    key = "".join(letter for letter in name.casefold() if letter.isalnum())
    return key or name.strip().casefold()
