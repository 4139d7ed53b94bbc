"""What is wrong with an address, as far as the address itself shows: its postal code, its parts, its lines.

Nothing is rewritten: each finding comes with a suggestion.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from stationery.catalog.languages import Language
from stationery.catalog.recognition import recognition
from stationery.catalog.regions import region, regions
from stationery.data.address_metadata import country_words, known
from stationery.data.store import Store
from stationery.etiquette.address_lines import find_strange_lines
from stationery.etiquette.findings import ERROR, WARNING
from stationery.etiquette.us_states import WrongState, find_state_slip, find_wrong_state
from stationery.etiquette.wrong import Wrong
from stationery.model.errors import did_you_mean
from stationery.model.letter import Party, Written
from stationery.model.prose import Line
from stationery.model.values import replace
from stationery.resolve.countries import code_of
from stationery.resolve.place_words import place_word

_LEAST_LINES_ABOVE = 1
"""The line of the town is never the first."""

_ZEROS = ("0", "00")
"""A spreadsheet eats all of them: `02134` becomes `2134`, `00501` becomes `501`."""

_LAST_PIECE = re.compile(r"(?P<before>.*[\d,;])?(?P<words>[^\d,;]+) (?P<postal_code>\d{5}(?:-\d{4})?)")
_ZIP = re.compile(r"\d{5}(?:-\d{4})?")
_US_LINE = re.compile(r"(?P<locality>[^\d,]+), +(?P<region>[^\d,]+?),? +(?P<postal_code>\d{5}(?:-\d{4})?)")

_LOOK_UP, _PRINTED = "look it up", "it is printed as typed"
_AS_TYPED = f"{_LOOK_UP}; {_PRINTED}"
_ZIP_DIGITS = 5
_TOO_SHORT = "look it up: a ZIP code has five digits, or nine with a hyphen"


def find_wrong(party: Party, code: str, home: str, store: Store, language: Language) -> Iterator[Wrong]:
    """What is wrong in a party's place. `code` is its country, empty if nobody knows; `home` the one then supposed."""
    if party.lines:
        unfit = list(_check_typed_code(party, code, home, store))
        strange = find_strange_lines(party, code, home, store, language)
        yield from unfit or _check_typed_region(party, code or home)
        told = {each.place.line for each in unfit if each.place}
        for each in strange:
            if not unfit or (each.rule != "M1" and not (each.place and each.place.line in told)):
                yield each
        return
    there = code or home
    if not there:
        return
    if party.country and there == "US" and code_of(party.country, store) != "US":
        place = f"{party.locality} {party.region} {party.postal_code}"
        message = f"{place!r} is a US address wherever it is; {party.country!r} isn't printed below it"
        yield Wrong("M7", WARNING, party.where("country"), message, f"leave out {party.country}", part="country")
    yield from _check_stated_code(party, there, store)
    if party.street or party.locality or party.region or party.postal_code:
        yield from _find_missing(party, there, store)
        yield from _check_region(party, there)


def doubt_code(party: Party, store: Store) -> str:
    """What is wrong with the postal code of a party as far as its country, or else its state, tells; empty if nothing
    is."""
    code = code_of(party.country, store) if party.country else "US" if region("US", party.region) else ""
    found = next(_check_stated_code(party, code, store), None) if code else None
    return f"{found.message} ({found.remedy})" if found and found.remedy else found.message if found else ""


def find_wrong_lines(lines: tuple[Line, ...], code: str, home: str, store: Store) -> Iterator[Wrong]:
    """Lines longer, or more of them, than the post of a country takes; the country's line, abroad, is not counted."""
    from stationery.catalog.countries import country  # 0.4 ms

    if not known(code):
        return
    form = country(store, code)
    for line in lines if form.most_characters else ():
        if len(line.text) > form.most_characters:
            message = (
                f"{line.text!r} has {len(line.text)} characters; "
                f"the post in {country_words(form.code)} takes at most {form.most_characters}"
            )
            yield Wrong("M8", WARNING, line.place, message, "divide or abbreviate it")
    if form.most_lines and len(lines) > form.most_lines + (code != home):
        post = f"the post in {country_words(form.code)}"
        message = f"the address has {len(lines)} lines; {post} takes at most {form.most_lines}"
        yield Wrong("M8", WARNING, lines[form.most_lines].place, message, "join two lines, or leave one out")


def _check_typed_code(party: Party, code: str, home: str, store: Store) -> Iterator[Wrong]:
    for each in dict.fromkeys(filter(None, (code, home, "US"))):
        recognized = recognition(store, each)
        if recognized is None or recognized.line is None or not (recognized.alone or each == code):
            continue
        for line in reversed(party.lines):
            match = recognized.line.fullmatch(line.text.strip())
            if match is not None:
                parts = match.groupdict()
                where = Written(line.text.strip(), line.place)
                yield from _find_unfit(
                    each, parts.get("region") or "", parts.get("postal_code") or "", where, "postal_code"
                )
                return
        for line in reversed(party.lines[_LEAST_LINES_ABOVE:]):
            for proposal in _with_zeros(line.text.strip()):
                match = recognized.line.fullmatch(proposal)
                if match is None:
                    continue
                parts = match.groupdict()
                if any(_find_unfit(each, parts.get("region") or "", parts.get("postal_code") or "", line)):
                    message = (
                        f"{line.text!r}: the {place_word(each, 'postal_code')} is too short; it is printed as typed"
                    )
                    remedy = _TOO_SHORT if each == "US" else _LOOK_UP
                    yield Wrong("M1", ERROR, line.place, message, remedy, part="postal_code", no_code=True)
                    return
                message = f"{line.text!r}: the postal code may be missing a leading zero; it is printed as typed"
                yield Wrong("M1", ERROR, line.place, message, f"write {proposal}", part="postal_code", no_code=True)
                return


def _check_typed_region(party: Party, code: str) -> Iterator[Wrong]:
    """A US state that is none, in a line with a ZIP code of which only one state's begin so."""
    line = party.lines[-1]
    found = _state_below_comma(line.text) if code == "US" else None
    if found:
        instead = (f"{found.written} {found.postal_code}", found.tail)
        yield Wrong("M7", WARNING, line.place, f"{line.text!r}: {found.message}", found.remedy, instead)


def wrong_state_in(line: str) -> WrongState | None:
    """A state that is none in a typed line: `Salem, Oregno 97304`; without a comma only one that is meant certainly."""
    if found := _state_below_comma(line):
        return found
    piece = _LAST_PIECE.fullmatch(" ".join(line.split()))
    found = find_state_slip(piece["words"].strip(), piece["postal_code"]) if piece else None
    has_street = bool(piece and piece["before"] and piece["before"][-1].isdigit())  # `7 G St Salem`
    return replace(found, locality="") if found and has_street else found


def _state_below_comma(line: str) -> WrongState | None:
    match = _US_LINE.fullmatch(line.strip())
    if not match or region("US", match["region"].split()[-1]):
        return None  # Salem OR
    return find_wrong_state(match["locality"], match["region"], match["postal_code"])


def _check_stated_code(party: Party, code: str, store: Store) -> Iterator[Wrong]:
    from stationery.catalog.countries import country  # 0.4 ms

    part = "postal_code"
    written, place = party.postal_code, party.where(part)
    if not written:
        return
    form = country(store, code)
    bare = written
    if form.prefix:
        bare = re.sub(rf"^{re.escape(form.prefix.strip(' -'))}[ -]?(?=\d)", "", written, flags=re.IGNORECASE)
    if not form.postal_code or re.fullmatch(form.postal_code, bare, re.IGNORECASE):
        yield from _find_unfit(code, party.region, bare, Written(written, place), part)
        return
    meant = party.region if region(code, party.region) else _nearest_region(code, party.region)
    for zeros in _ZEROS:
        proposal = f"{zeros}{bare}"
        unfit = any(_find_unfit(code, meant, proposal, Written(proposal)))
        if re.fullmatch(form.postal_code, proposal) and not unfit:
            message = f"the postal code {written!r} may be missing a leading zero; it is printed as typed"
            yield Wrong("M1", ERROR, place, message, f"write {proposal}", part=part, no_code=True)
            return
    for proposal in (f"{form.code}-{bare}", f"{form.code}{bare}"):
        if re.fullmatch(form.postal_code, proposal):
            message = f"{written!r} is not a postal code in {country_words(form.code)}: its letters are missing"
            yield Wrong("M1", ERROR, place, message, f"write {proposal}", part=part, no_code=True)
            return
    message = f"{written!r} is not a postal code in {country_words(form.code)}"
    short = code == "US" and bare.isdecimal() and len(bare) < _ZIP_DIGITS
    yield Wrong(
        "M1", ERROR, place, message, f"{_TOO_SHORT}; {_PRINTED}" if short else _AS_TYPED, part=part, no_code=True
    )


def _nearest_region(code: str, written: str) -> str:
    """The name of the region that a misspelled one is meant to be; empty if that isn't certain."""
    if not written:
        return ""
    names = [each.name for each in regions(code)]
    hint = did_you_mean(written, names, strict=True)
    return next((name for name in names if hint == f"did you mean {name!r}?"), "")


def _find_unfit(code: str, written: str, postal_code: str, where: Written, part: str = "") -> Iterator[Wrong]:
    """A postal code that begins as none of its region does, and whose it is, where only one region's codes begin so."""
    found = region(code, written) if written and postal_code else None
    if found is None or found.owns(postal_code):
        return
    owners = [each for each in regions(code) if each.codes and each.owns(postal_code)]
    codes = "ZIP codes" if code == "US" else "postal codes"
    owner = f"; {postal_code} is in {owners[0].name}" if len(owners) == 1 else ""
    message = f"{where.text!r}: {codes} in {found.name} don't begin like that{owner}"
    yield Wrong("M1", ERROR, where.place, message, _AS_TYPED, part=part)


def _find_missing(party: Party, code: str, store: Store) -> Iterator[Wrong]:
    from stationery.catalog.countries import country  # 0.3 ms

    form = country(store, code)
    pattern = form.latin.casefold()
    for part in form.required:
        if getattr(party, part) or (part == "locality" and "%c" not in pattern):
            continue
        word = place_word(form.code, part)
        message = f"an address in {country_words(form.code)} needs {_article(word)} {word}, and this one has none"
        yield Wrong("M7", WARNING, party.place, message, f"give `{part}`")


def _article(word: str) -> str:
    return "an" if word[0] in "aeiouAEIO" else "a"


def _check_region(party: Party, code: str) -> Iterator[Wrong]:
    """A region that a country has not, where the metadata lists all it has by their codes."""
    known = regions(code)
    if not party.region or not known or region(code, party.region) or not all(each.abbreviated for each in known):
        return
    whole = code == "US" and _ZIP.fullmatch(party.postal_code)
    found = find_wrong_state(party.locality, party.region, party.postal_code) if whole else None
    if found:
        yield Wrong("M7", WARNING, party.where("region"), found.message, found.remedy, part="region")
        return
    names = {name: each.key for each in known for name in (each.key, each.name)}
    hint = did_you_mean(party.region, names)
    remedy = hint if hint.startswith("did you mean") else "write it in full, or as the post abbreviates it"
    message = f"{party.region!r} is not a state or region in {country_words(code)}"
    yield Wrong("M7", WARNING, party.where("region"), message, remedy, part="region")


def _with_zeros(line: str) -> Iterator[str]:
    """The line with one zero, then two, before each of its numbers, the last first."""
    for zeros in _ZEROS:
        for at in range(len(line) - 1, -1, -1):
            if line[at].isdigit() and (at == 0 or (not line[at - 1].isalnum() and line[at - 1] != "-")):
                yield f"{line[:at]}{zeros}{line[at:]}"
