"""An address of one line below the name, without a number: it has no street, and no postal code."""

from __future__ import annotations

from stationery.catalog.below_town import may_end_address
from stationery.catalog.languages import Language
from stationery.catalog.regions import region
from stationery.data.address_metadata import fact, known
from stationery.data.store import Store
from stationery.etiquette.findings import WARNING
from stationery.etiquette.wrong import Wrong
from stationery.model.letter import Written
from stationery.model.typeface import is_east_asian
from stationery.resolve.countries import code_of
from stationery.resolve.person import recognize_name
from stationery.resolve.recognize import attention_name

_NAME_AND_LINE = 2
_UNLESS = "unless you deliver it yourself"
_REQUIRED = frozenset("AZ")
"""A street and a postal code, in the signs of the address metadata."""


def is_town_alone(lines: list[Written], code: str) -> bool:
    """Whether the one line below a name is certainly a town with its state: Springfield, Illinois."""
    return len(lines) == _NAME_AND_LINE and code == "US" and _has_state(lines[1].text)


def find_short(lines: list[Written], code: str, language: Language, store: Store) -> Wrong | None:
    """That the line below a name is no whole address in the country `code`, where a post needs more; that it is a
    second name, or a country. None of a line with a number in it, and of a notation, such as By hand."""
    if len(lines) != _NAME_AND_LINE or not known(code) or not _REQUIRED.issubset(fact(code, "require")):
        return None
    first, last = lines
    text = last.text.strip()
    if any(map(str.isdigit, text)) or any(map(is_east_asian, first.text + text)):
        return None
    if may_end_address(text, store) and not attention_name(text, language):
        return None
    called = "names" if _is_name(text, language, store) else ""
    if not called and code_of(text, store) and not region(code, text):
        called = "a name and a country"
    if called:
        message = f"there are only {called}, and no address: {first.text!r} and {text!r}"
        return Wrong("M7", WARNING, last.place, message, f"add street and town, {_UNLESS}")
    from stationery.resolve.place_words import place_word  # 0.3 ms

    message = f"this address has no street and no {place_word(code, 'postal_code')}"
    return Wrong("M7", WARNING, last.place, message, f"add them, {_UNLESS}")


def _has_state(text: str) -> bool:
    town, comma, state = text.rpartition(",")
    return bool(comma and town.strip() and region("US", state.replace(".", "").strip()))


def _is_name(text: str, language: Language, store: Store) -> bool:
    """Whether a line names a second person, with a title or behind an and."""
    first = text.split()[0]
    if first in language.and_words:
        return True
    titles = recognize_name(text, language, store).titles
    return bool(titles) and (titles[0].social or first.endswith("."))
