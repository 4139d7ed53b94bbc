"""Turns an address in any form (a letter file, parts, typed lines, a line of JSON) into a Party."""

from __future__ import annotations

from collections import Counter
from typing import Any

from stationery.data.tables import plain_key
from stationery.data.yaml import read_table
from stationery.model.errors import Place, SourceError, did_you_mean
from stationery.model.letter import Letter, Party, Written
from stationery.model.values import replace
from stationery.reading.letters import read_letter
from stationery.reading.parties import PARTS, other_word, party_from_lines, party_from_table, party_from_text

_JSON_KEYS = ("lines", *PARTS)
_JSON_LISTS = ("lines", "street")


def read_address(text: str, file: str) -> Letter:
    """Read an address from text, as the recipient of a Letter; a letter file is read whole.

    Text that starts with `---` is a letter; text whose first line is a part (`name: …`) is a table of parts. Anything
    else is the lines of an address as on an envelope, separated by line ends, or by semicolons on a single line.
    """
    first = next((row.strip() for row in text.split("\n") if row.strip()), "")
    if first == "---":
        return read_letter(text, file)
    key, colon, _ = first.partition(":")
    name = plain_key(key)
    if colon and (name in _JSON_KEYS or other_word(name)):
        table = read_table(text, file)
        party = party_from_table(table)
        table.finish()
        if party is None:
            raise SourceError("the address is empty", Place(file), "give `name:`, `street:`, `locality:` …")
        return Letter(file, recipient=party)
    rows = [Written(row.strip(), Place(file, number)) for number, row in enumerate(text.split("\n"), 1) if row.strip()]
    if len(rows) > 1:
        return Letter(file, recipient=party_from_text(text, rows, Place(file)))
    return Letter(file, recipient=party_from_lines(text, file))


def party_from_json(text: str, place: Place) -> Party:
    """Read a party from one JSON object: parts by name, where `street` may be a list, or typed `lines` instead.

    Raises SourceError if it isn't such an object, or for an unknown part, or for a part that isn't text.
    """
    import json

    try:
        data = json.loads(text, object_pairs_hook=_refuse_twice)
    except _Twice as wrong:
        raise SourceError(f"{wrong.args[0]!r} is given twice", place, "give it once") from None
    except (ValueError, RecursionError) as wrong:
        reason = str(wrong) or "it is nested too deeply"
        raise SourceError(f"this isn't valid JSON: {reason}", place, "write one object on each line") from None
    if not isinstance(data, dict):
        raise SourceError("this isn't a JSON object", place, 'write {"name": …, "street": […], …} on one line')
    parts: dict[str, Any] = {}
    for key, value in data.items():
        if key not in _JSON_KEYS:
            word = other_word(key.lower())
            hint = f"did you mean {word!r}?" if word else did_you_mean(key, _JSON_KEYS)
            raise SourceError(f"unknown part {key!r}", place, hint)
        texts = _texts(key, value, place)
        if texts:
            parts[key] = texts if key in _JSON_LISTS else " ".join(texts)
    if not parts:
        raise SourceError("the address is empty", place, "give at least `name` or `street`")
    if "lines" not in parts:
        return Party(place, **parts)
    others = [key for key in parts if key not in ("lines", "family", "email", "phone", "fax", "website")]
    if others:
        raise SourceError(f"{others[0]!r} and 'lines' can't be used together", place, "write it as one of the lines")
    lines = tuple(Written(line, place) for line in parts.pop("lines"))
    return replace(Party(place, **parts), lines=lines)


class _Twice(Exception):
    """An object has the same key twice, and one of the two would be lost."""


def _refuse_twice(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        counts = Counter(key for key, _ in pairs)
        raise _Twice(next(key for key, _ in pairs if counts[key] > 1))
    return found


def _texts(key: str, value: Any, place: Place) -> tuple[str, ...]:
    """The lines in a value: text, a whole number, null for nothing, or a list of these for some parts."""
    if value is None:
        return ()
    if isinstance(value, list) and key in _JSON_LISTS:
        return tuple(line for each in value for line in _texts(key, each, place))
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str):
        kind = "text or a list of texts" if key in _JSON_LISTS else "text"
        bare = isinstance(value, float)
        hint = f'write it in quotation marks: "{key}": "{value}"' if bare else ""
        raise SourceError(f"{key}: expected {kind}{f', not {value}' if bare else ''}", place, hint)
    if not value.isascii():
        try:
            value.encode()
        except UnicodeEncodeError:
            raise SourceError(f"{key}: {value!r} contains an invalid character", place) from None
        from stationery.reading.one_line import refuse_controls  # 1.2 ms

        refuse_controls(Written(value, place), _refuse)
    return tuple(line for row in value.splitlines() if (line := " ".join(row.split())))


def _refuse(message: str, place: Place | None, hint: str) -> None:
    raise SourceError(message, place, hint)
