"""Rows of a list whose address no post can deliver, and cells that stand for nothing: both are errors of their row."""

from __future__ import annotations

from collections.abc import Iterator

from stationery.data.address_metadata import fact, known
from stationery.etiquette.addresses import wrong_state_in
from stationery.etiquette.us_states import find_wrong_state
from stationery.model.errors import Place, SourceError, StationeryError, raise_faults
from stationery.model.party import Party
from stationery.products.merge_report import SKIP
from stationery.products.recipients import Recipient, Roster
from stationery.products.typed_gaps import missing_parts
from stationery.reading.contacts.columns import columns_path
from stationery.reading.contacts.odd_cells import CLEAR_IT, is_nothing
from stationery.reading.contacts.row_contacts import lines_of_address
from stationery.reading.fields import Template
from stationery.resolve.place_words import place_word

_FATAL = (("street", "locality"), ("locality", "postal_code"))
"""Parts that can't be lacking both."""

_LETTERS = {"street": "A", "locality": "C", "postal_code": "Z"}


def has_address(party: Party) -> bool:
    parts = (party.street, party.locality, party.postal_code, party.region, party.dependent_locality)
    return len(party.lines) > 1 or any(parts)


def refuse_undeliverable(party: Party, country: str, roster: Roster, *, mailed: bool = True) -> None:
    """Raise SourceError for a party without an address, or one of which so much is missing that it can't arrive.

    What is `mailed`, an envelope or a label, needs street, city, and postal code where the country's post does.
    """
    place = Place(roster.file)
    if not has_address(party):
        raise SourceError("there is no address", place, f"fill it in, {SKIP}")
    faults: list[StationeryError] = []
    if mailed and country == "US":
        faults += _find_wrong_state(party, roster)
    if party.lines and mailed and country == "US":
        faults += _find_missing_in(party, roster)
    if not party.lines and known(country):
        faults += _find_missing(party, country, roster, mailed=mailed)
    raise_faults(faults)


def _find_missing(party: Party, country: str, roster: Roster, *, mailed: bool) -> Iterator[StationeryError]:
    """A SourceError for the parts of an address in columns that are missing."""
    place = Place(roster.file)
    required = fact(country, "require")
    missing = [part for part, sign in _LETTERS.items() if sign in required and not getattr(party, part)]
    if not missing or not (mailed or any(set(pair) <= set(missing) for pair in _FATAL)):
        return
    if missing == ["street"] and (party.dependent_locality or party.organization):
        return  # a firm with a postal code of its own, a village without streets: remarked
    if party.street and len(lines_of_address(party.street[0])) > 1:
        column = roster.column_of("street") or "the street"
        hint = "put it in a column City, or name the column Address if its cells have whole addresses"
        yield SourceError(f"{column}: the city is in the cell of the street", place, hint)
        return
    words = " and ".join(f"no {place_word(country, part)}" for part in missing)
    filled = [roster.column_of(part) for part in missing]
    fill = f"fill in {' and '.join(filled)}" if all(filled) else "fill it in"
    lacking = [part for part, column in zip(missing, filled, strict=True) if not column]
    if lacking and roster.headings and "." in roster.file:
        where = f"say in {columns_path(roster.file)} which column has it, as `HEADING: {lacking[0]}`"
        hint = f"the list has no column for the {place_word(country, lacking[0])}: add one, or {where}"
        yield SourceError(f"there is {words}", place, hint)
        return
    abroad = "" if party.country or "postal_code" not in missing else f"; {_ABROAD} {_country(roster)}"
    yield SourceError(f"there is {words}", place, f"{fill}{abroad}; {SKIP}")


def _find_wrong_state(party: Party, roster: Roster) -> Iterator[StationeryError]:
    """A SourceError for a state that is none, where the ZIP code tells which one is meant."""
    if party.lines:
        found, where = wrong_state_in(party.lines[-1].text), f"{party.lines[-1].text!r}"
    else:
        found, where = find_wrong_state(party.locality, party.region, party.postal_code), roster.column_of("region")
    if found and not found.is_clear and (found.is_meant or not party.lines):
        message = f"{where}: {found.message}" if where else found.message
        yield SourceError(message, Place(roster.file), f"{found.remedy}{_or_abroad(party, roster)}; {SKIP}")


def _find_missing_in(party: Party, roster: Roster) -> Iterator[StationeryError]:
    """A SourceError for an address in one cell that certainly lacks its street, city, or ZIP code."""
    lines = [line.text for line in party.lines[1:]]
    missing = missing_parts(lines)
    if not missing and roster.column_of("last_line") and not any(map(str.isdigit, " ".join(lines[1:]))):
        missing = ("postal_code",)  # below the street is the city, with its state and ZIP code in one column
    if missing:
        words = " and ".join(f"no {place_word('US', part)}" for part in missing)
        shown = ", ".join(line.text for line in party.lines[1:])
        hint = f"write it in full, as in 12 Elm St; Salem, OR 97301{_or_abroad(party, roster)}; {SKIP}"
        yield SourceError(f"there is {words} in {shown!r}", Place(roster.file), hint)


def _or_abroad(party: Party, roster: Roster) -> str:
    return "" if party.country else f"; {_ABROAD} {_country(roster)}"


_ABROAD = "if the address is in another country,"


def _country(roster: Roster) -> str:
    column = roster.column_of("country")
    return f"fill in {column}" if column else "add a column Country"


def find_nothings(recipient: Recipient, roster: Roster, template: Template) -> Iterator[StationeryError]:
    """A SourceError for each field among the words of a letter whose cell says that there is nothing: `n/a`."""
    values = recipient.values
    bad = {field.key for field in template.names if is_nothing(values.get(field.key, ""), field.key)}
    if not bad:
        return
    for field in {slot.field.key: slot.field for row in template.form(values) for slot in row.slots}.values():
        if field.key in bad:
            text = values[field.key]
            hint = f"leave the cell empty, and write {{{{#{field.name}}}}} … {{{{/{field.name}}}}} around what needs it"
            hint = CLEAR_IT if field.optional or field.words is not None else hint
            yield SourceError(f"{roster.where(field)}: {text!r} would be printed", Place(roster.file), hint)
