"""Fills a draft with what is known; what is not known becomes a mark `[[what to write]]`, or its line goes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from stationery.catalog.drafts import PARTIES, SLOT, Draft
from stationery.catalog.languages import Language
from stationery.model.interview import display_name
from stationery.model.party import Party
from stationery.reading.parties import PARTS
from stationery.reading.profile import quote
from stationery.wording.dates import long_date, weekday_name

_HEAD_LINE = re.compile(r"(?P<key>[a-z_]+):(?P<value> .*)")
_MARK = re.compile(r"\[\[.*?(?:\]\]|$)")
_ENDS = ".!?…"


def fill(
    draft: Draft,
    known: Mapping[str, str],
    parties: Mapping[str, Party | None],
    *,
    finishing: bool = False,
    unaddressed: bool = False,
) -> str:
    """The text of a letter file. `known` maps slots to words; an empty or absent one is not known.

    The comment `# from: …` right above a party's slot says what holds without one, and stays only then.

    In the head, a key of which nothing is known becomes a comment. When `finishing`, lines with a mark that can be
    done without are left out, so that nothing but what must be written remains. A recipient who is `unaddressed` gets
    the mark for an address below the name.
    """
    rows: list[str] = []
    heads = 0
    for row in draft.text.split("\n"):
        heads += row == "---"
        if heads > 1:
            filled = _fill_body(row, known, finishing)
        elif alone := _party_slot(row):
            key, mark = alone["name"], alone["words"] or ""
            comment = rows.pop() if rows and rows[-1].startswith(f"# {key}:") else None
            unknown = parties.get(key) is None and not mark
            filled = comment if unknown else _write_party(key, mark, parties, unaddressed)
        else:
            filled = _fill_head(row, known)
        if filled is not None:
            rows.append(filled)
    return "\n".join(rows)


def fill_text(text: str, known: Mapping[str, str]) -> str:
    """Plain words with slots, as an event's description: a line of which something is not known is left out."""
    rows = []
    for row in text.split("\n"):
        if all(known.get(slot["name"]) for slot in SLOT.finditer(row)):
            rows.append(SLOT.sub(lambda slot: known[slot["name"]], row))
    return "\n".join(rows).strip()


def follow_of(name: str, language: Language) -> str:
    """A name behind the word for of, as in French: `de libraire`, `d’analyste`; else the name alone."""
    usual, elided, before = language.of
    pattern = elided if name.casefold().startswith(before) else usual
    return pattern.replace("{name}", name) if name and pattern else name


def find_placeholders(text: str) -> list[tuple[int, str]]:
    """Line and words of each mark in a letter file that is still to be written; comments of the head have none."""
    marks = []
    heads = 0
    for number, row in enumerate(text.split("\n"), 1):
        heads += row.rstrip() == "---"
        if not (heads < 2 and row.lstrip().startswith("#")):
            marks += [(number, mark[0]) for mark in _MARK.finditer(row)]
    return marks


def full_date(day: date, language: Language) -> str:
    """A day with its weekday."""
    text = language.dates.weekday.replace("{weekday}", weekday_name(day, language))
    return text.replace("{date}", long_date(day, language))


def _party_slot(row: str) -> re.Match[str] | None:
    slot = SLOT.fullmatch(row)
    return slot if slot and slot["name"] in PARTIES else None


def _fill_head(row: str, known: Mapping[str, str]) -> str | None:
    """A line of the head with its value filled; a comment if nothing is known for it."""
    line = _HEAD_LINE.fullmatch(row)
    if line is None or not SLOT.search(row):
        return row
    if not all(known.get(slot["name"]) for slot in SLOT.finditer(row)):
        return f"# {line['key']}:"
    filled = SLOT.sub(lambda slot: known[slot["name"]], line["value"].strip())
    return f"{line['key']}: {quote(filled.strip(chr(34)))}"


def _fill_body(row: str, known: Mapping[str, str], finishing: bool) -> str | None:
    """A line of the body, or None if it goes."""
    for slot in SLOT.finditer(row):
        if slot["optional"] and not known.get(slot["name"]) and (finishing or not slot["words"]):
            return None

    def words(slot: re.Match[str]) -> str:
        text = known.get(slot["name"], "")
        if not text:
            return f"[[{slot['words']}]]"
        followed = row[slot.end() : slot.end() + 1]
        return _escape(text.rstrip(_ENDS) if followed and followed in _ENDS else text)

    return SLOT.sub(words, row)


def _escape(words: str) -> str:
    """Words that are no Markdown: what a letter file would take for markup is said to be meant."""
    return re.sub(r"([\\*_`])", r"\\\1", " ".join(words.split()))


def _write_party(key: str, mark: str, parties: Mapping[str, Party | None], unaddressed: bool) -> str:
    """A party as the head of a letter file has it: typed lines as a block, parts as a map; else the mark."""
    party = parties.get(key)
    if party is None:
        return f"{key}: |\n  [[{mark}]]"
    lines = [line.text for line in party.lines]
    beside = {part: getattr(party, part) for part in PARTS if part != "street" and getattr(party, part)}
    if not lines and (unaddressed or beside.keys() <= {"name"}):
        lines = [line for line in (display_name(party), party.title, party.department, party.organization) if line]
        beside = {part: beside[part] for part in ("family", "email", "phone", "fax", "website") if part in beside}
    if unaddressed and mark:
        lines.append(f"[[{mark}]]")
    if lines and not beside:
        return "\n".join((f"{key}: |", *(f"  {line}" for line in lines)))
    rows = [f"{key}:"]
    if lines:
        rows += ["  lines:", *(f"    - {quote(line)}" for line in lines)]
    for part in PARTS:
        if part == "street" and party.street:
            rows += ["  street:", *(f"    - {quote(line)}" for line in party.street)]
        elif part in beside:
            rows.append(f"  {part}: {quote(beside[part])}")
    return "\n".join(rows)
