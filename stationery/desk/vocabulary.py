"""Vocabulary: the words of the page itself, by the area that says them; and what others say, in the page's terms."""

from __future__ import annotations

import os
import re
from functools import cache

from stationery.data.tables import Scalar, Table
from stationery.data.yaml import load_table

FILE = os.path.join(os.path.dirname(__file__), "words.yaml")
_TERMS = os.path.join(os.path.dirname(__file__), "terms.yaml")

_FOREIGN = re.compile(r"`?\bstationery [a-z]|(?<![\w-])--[a-z]|(?<![\w-])-[a-z] |\b(?:lpadmin|lpoptions|cups[a-z]+) ")
"""What is said to somebody at a terminal: a command, an option."""
_TO_CHANGE = ("`", "-", "{", "stationery ", "cups", "no recipient", "semicolons")
"""One of these is in all that is said otherwise here."""
_ASIDE = re.compile(r" \([^()]*\)")
_OTHERWISE = re.compile(r"(,? (?:or|and) |: (?=`?stationery ))")
_KEY = re.compile(r"`(\w+)(?::(?: *([^`]*))?)?`( of (?:“From”|`from:?`)| in the (?:letter's )?(?:head|file))?")
_IN_A_ROW = re.compile(r"^\[\{(.*)\}\]$")
"""A list of one table, of which the form shows the row: `[{Résumé: resume.pdf}]`."""
_BLOCK = ("", "|", "…", "FILE")


def vocabulary() -> dict[str, dict[str, str]]:
    """Area to key to words. A slot `{name}` in them is filled by the page."""
    return _read(FILE)


def in_our_terms(said: str) -> str:
    """A message or a hint as the page says it: without commands, options, and the names of a file's keys.

    Of several ways to mend something, those that are only for a terminal are left out; so that all of a hint may go.
    """
    if not any(each in said for each in _TO_CHANGE):
        return said
    for theirs, ours in _phrases():
        said = theirs.sub(ours, said)
    if _FOREIGN.search(said):
        said = _ASIDE.sub(lambda aside: "" if _FOREIGN.search(aside[0]) else aside[0], said)
        clauses = [kept for each in re.split(r"(?<=;) |(?<=[.?]) ", said) if (kept := _without_foreign(each))]
        said = re.sub(r"^(?:or|and),? ", "", " ".join(clauses)).rstrip(";")
    said = _KEY.sub(_name_key, said)
    return re.sub(r"`([^`]*)`", r"“\1”", said)


def message_in_our_terms(message: str) -> str:
    """A message in the page's terms; one that would go is kept."""
    return in_our_terms(message) or message.replace("`", "")


def _without_foreign(clause: str) -> str:
    """A clause with those of its alternatives that are not for a terminal; empty if all are."""
    if not _FOREIGN.search(clause):
        return clause
    ways = _OTHERWISE.split(clause.rstrip(";."))
    kept = [at for at in range(0, len(ways), 2) if not _FOREIGN.search(ways[at])]
    said = "".join((ways[at - 1] if number else "") + ways[at] for number, at in enumerate(kept)).rstrip(",:")
    return said and said + (clause[-1] if clause[-1] in ";." else "")


def _name_key(found: re.Match[str]) -> str:
    key, words = found[1], (found[2] or "").strip()
    label = _labels().get(key)
    words = _IN_A_ROW.sub(r"\1", words) if label else words
    if label is not None and words.startswith("{"):  # which only the file has room for
        return f"“{key}: {words}” in the file"
    if label is None:
        return f"“{key}{f': {words}' if words else ''}”{found[3] or ''}"
    return f"“{label}”" if words in _BLOCK else f"“{words}” in “{label}”"


@cache
def _labels() -> dict[str, str]:
    """Keys of a letter file, and how the form calls what they hold."""
    form = vocabulary()["form"]
    parts = {key.removeprefix("part-"): words for key, words in form.items() if key.startswith("part-")}
    return {**parts, **form, **_read(_TERMS)["keys"]}


@cache
def _phrases() -> tuple[tuple[re.Pattern[str], str], ...]:
    rows = _read(_TERMS)["phrases"].items()
    return tuple(
        (re.compile(re.escape(theirs).replace(r"\*", r"[^\s`]+")), ours.replace("\\", r"\\")) for theirs, ours in rows
    )


@cache
def _read(file: str) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for area, rows in load_table(file).nodes.items():
        assert isinstance(rows, Table), f"{area} is no area"
        found[area] = {key: row.text.strip() for key, row in rows.nodes.items() if isinstance(row, Scalar)}
    return found
