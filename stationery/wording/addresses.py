"""A party turned into its lines: typed ones as they stand, parts by the format of their country."""

from __future__ import annotations

import re

from stationery.catalog.countries import SLOTS, Country, country
from stationery.catalog.languages import Language
from stationery.catalog.shelf import Shelf
from stationery.errors import Remark, SourceError
from stationery.letter import Party, Written
from stationery.prose import Line, plain
from stationery.values import replace, value
from stationery.wording.capitals import in_capitals
from stationery.wording.territories import code_of, country_line, country_of

_TOKEN = r"%(.)"


@value
class Block:
    """An address, line by line, and what the writer should know of it."""

    lines: tuple[Line, ...]
    remarks: tuple[Remark, ...] = ()


def full_name(party: Party, *, prefix: bool = True) -> str:
    """The name of a party that is given in parts: `Dr. Ann Lee, Ph.D.`"""
    titled = party.prefix if prefix else ""
    name = party.name or f"{party.given} {party.family}".strip()
    whole = f"{titled} {name}".strip() if name else ""
    return f"{whole}, {party.suffix}" if whole and party.suffix else whole


def address(party: Party, other: Party | None, spoken: Language, shelf: Shelf) -> Block:
    """The lines of a party's address, for a letter that goes between it and `other`.

    Typed lines are untouched. Parts get a country line where both countries are known and differ. A part for which
    the country's format has no slot stands in a customary place, with a remark.
    """
    if party.lines:
        return Block(tuple(plain(line.text, line.place) for line in party.lines))
    code = _country_code(party, shelf)
    there = code_of(other.country, shelf) if other and other.country else country_of(other, shelf)
    form = country(shelf, code or there or spoken.region)
    from_country = country(shelf, there) if there else None
    abroad = bool(code and from_country and not _inland(form, from_country))
    rows, unslotted = _formatted(_capitalized(party, form, from_country, abroad, spoken), form, abroad)
    if abroad and from_country:
        name = country_line(form, from_country, spoken.tag)
        rows.append(("country", in_capitals(name, spoken.tag)))
    remarks = tuple(
        Remark(
            f"addresses in {form.code} have no place for {part.replace('_', ' ')} {getattr(party, part)!r}; "
            "it stands where it is customary elsewhere",
            party.where(part),
        )
        for part in unslotted
    )
    return Block(tuple(plain(text, party.where(part)) for part, text in rows), remarks)


def _inland(one: Country, other: Country) -> bool:
    return one.code == other.code or one.code in other.inland or other.code in one.inland


def _country_code(party: Party, shelf: Shelf) -> str:
    if not party.country:
        return ""
    code = code_of(party.country, shelf)
    if not code:
        hint = "write its English name, or two letters, as US, DE or GB"
        raise SourceError(f"no country is called {party.country!r}", party.where("country"), hint)
    return code


def _capitalized(party: Party, form: Country, sender: Country | None, abroad: bool, spoken: Language) -> Party:
    """The party with the parts in capitals that its country's post, and abroad the sender's, want so."""
    parts = form.capitals | (sender.abroad_capitals if abroad and sender else frozenset())

    def cased(part: str) -> str:
        text: str = getattr(party, part)
        return in_capitals(text, spoken.tag) if part in parts else text

    return replace(
        party,
        dependent_locality=cased("dependent_locality"),
        locality=cased("locality"),
        region=cased("region"),
        postal_code=cased("postal_code"),
        sorting_code=cased("sorting_code"),
    )


def _formatted(party: Party, form: Country, abroad: bool) -> tuple[list[tuple[str, str]], list[str]]:
    """Lines, each with the part it begins with; and the parts for which the format has no slot."""
    pattern = form.latin if _is_latin(party) else form.format
    values = _values(party, form, abroad)
    lines = pattern.split("%n")
    if form.prefix:
        lines = [line.replace(f"{form.prefix}%Z", "%Z").replace(f"{form.prefix.strip()}%Z", "%Z") for line in lines]
    fixed = " ".join(re.sub(_TOKEN, " ", pattern).split()).casefold()
    absent = [
        slot for slot in "DCSZX" if values.get(slot) and f"%{slot}" not in pattern
        and " ".join(values[slot]).casefold() != fixed
    ]  # fmt: skip
    lines = _with_slots(lines, absent)
    rows: list[tuple[str, str]] = []
    for line in lines:
        rows += _row(line, values)
    return rows, [SLOTS[slot] for slot in absent]


def _with_slots(lines: list[str], absent: list[str]) -> list[str]:
    """A format with slots for the parts it has none for: each where most countries have it."""
    lines = list(lines)
    for slot in absent:
        place = next((number for number, line in enumerate(lines) if "%C" in line), None)
        if slot in "DC" or place is None:
            street = next((number for number, line in enumerate(lines) if "%A" in line), len(lines) - 1)
            lines.insert(street + 1, f"%{slot}")
        elif slot == "S":
            lines.insert(place + 1, "%S")
        elif slot == "Z":
            lines[place] = f"%Z {lines[place]}"
        else:
            lines[place] = f"{lines[place]} %{slot}"
    return lines


def _values(party: Party, form: Country, abroad: bool) -> dict[str, tuple[str, ...]]:
    name = full_name(party)
    organization_first = form.format.find("%O") < form.format.find("%N")
    firm = (party.organization, party.department) if organization_first else (party.department, party.organization)
    code = party.postal_code
    if form.prefix and code:
        code = code.removeprefix(form.prefix)
        if form.prefixed == "always" or (form.prefixed == "abroad" and abroad):
            code = form.prefix + code
    values = {
        "N": (name, party.title),
        "O": firm,
        "A": party.street,
        "D": (party.dependent_locality,),
        "C": (party.locality,),
        "S": (party.region,),
        "Z": (code,),
        "X": (party.sorting_code,),
    }
    return {slot: tuple(filter(None, texts)) for slot, texts in values.items() if any(texts)}


def _row(line: str, values: dict[str, tuple[str, ...]]) -> list[tuple[str, str]]:
    """The lines that one line of a format gives: none if all its parts are absent, several for a street's lines.

    Between two parts stands the separator before the later one; words in the format stand if any part does, or
    alone in their line.
    """
    tokens = re.split(_TOKEN, line)
    rows: list[tuple[str, str]] = []
    text = first = separator = ""
    for number, token in enumerate(tokens):
        if number % 2 == 0:
            if any(letter.isalnum() for letter in token):
                text = f"{text}{' ' if text else ''}{token.strip()}"
                separator = " " if token.endswith(" ") else ""
            else:
                separator = token
                mark = token.strip()
                if mark and not mark.isascii() and not text and tokens[number + 1 :] and values.get(tokens[number + 1]):
                    text, separator = mark, ""
            continue
        texts = values.get(token, ())
        if not texts:
            continue
        first = first or SLOTS[token]
        text = f"{text}{separator if text else ''}{texts[0]}"
        for more in texts[1:]:
            rows.append((first, text))
            text = more
        separator = ""
    stated = any(letter.isalnum() for token in tokens[::2] for letter in token)
    if text and (first or stated):
        rows.append((first or "locality", text))
    return rows


def _is_latin(party: Party) -> bool:
    """Whether the place is written in Latin letters, so that the format for those is wanted."""
    import unicodedata

    place = "".join((*party.street, party.dependent_locality, party.locality, party.region))
    return all(ord(letter) < 0x250 or "LATIN" in unicodedata.name(letter, "") for letter in place if letter.isalpha())


def one_line(lines: tuple[Line, ...], spoken: Language) -> Line | None:
    """An address in one short line, for the top of an address field."""
    if not lines:
        return None
    return plain(spoken.words["separator"].join(line.text for line in lines), lines[0].place)


def written_name(party: Party) -> Written:
    """The name of a party, as it stands in its first line."""
    if party.lines:
        return party.lines[0]
    return Written(full_name(party) or party.organization or party.department, party.place)
