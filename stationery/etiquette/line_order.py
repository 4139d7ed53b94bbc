"""The order of typed lines of an address: a postal code after the town it belongs before; no line for the street."""

from __future__ import annotations

import re
from collections.abc import Iterator

from stationery.catalog.languages import Language
from stationery.catalog.recognition import line_of
from stationery.data.address_metadata import fact
from stationery.data.store import Store
from stationery.etiquette.findings import WARNING
from stationery.etiquette.wrong import Wrong
from stationery.model.late_pattern import late
from stationery.model.letter import Written
from stationery.resolve.countries import is_military
from stationery.resolve.family_names import find_household
from stationery.resolve.person import is_organization, recognize_name

_A_PERSON = late(r"(?:[^\W\d_]+\. )?[^\W\d_]\w+(?:-\w+)? (?:[^\W\d_]\. )?[^\W\d_]['’\w-]+")


def check_order(lines: list[Written], code: str, language: Language, store: Store) -> Iterator[Wrong]:
    """What is out of order in the lines of an address without its country."""
    if len(lines) < 2:
        return
    last = lines[-1]
    form, postal = fact(code, "fmt"), fact(code, "zip")
    rows = form.split("%n") if postal else []
    if any(row.startswith(("%Z %C", f"{code}-%Z %C")) for row in rows):
        turned = re.fullmatch(rf"(?P<town>[^\W\d][^\d,]*?),? (?P<code>(?:{code}-)?(?:{postal}))", last.text)
        if turned:
            right = f"{turned['code']} {turned['town']}"
            from stationery.catalog.country_names import country_names  # 0.3 ms

            names = country_names(store, "en")
            name = names.printed.get(code, code) if names else code
            message = f"{last.text!r}: in {name}, the postal code comes before the town"
            yield Wrong("M7", WARNING, last.place, message, f"write {right}", (last.text, right))
            last = Written(right, last.place)
    if len(lines) == 2 and "A" in fact(code, "require"):
        pattern, name = line_of(code), lines[0].text
        if not pattern or not pattern.fullmatch(last.text) or is_organization(name, language):
            return
        if _A_PERSON.fullmatch(name) or _is_titled(name, is_military(last.text), language, store):
            message = f"between {name!r} and {last.text!r} there is no {_line_above(last.text)}"
            yield Wrong("M7", WARNING, last.place, message, "add it as a line of its own between them")


def _is_titled(name: str, ranked: bool, language: Language, store: Store) -> bool:
    """Whether a name is a person's with a title, a couple's, or a family's: Mr. Smith, The Smith Family. A rank counts
    only where one is likely (`ranked`), since firms begin with some, as General Dynamics does."""
    titles = recognize_name(name, language, store).titles
    certain = ranked or name.split()[0].endswith(".") or bool(find_household(name, language))
    return bool(titles) and (titles[0].social or certain)


def _line_above(town: str) -> str:
    return "unit or box (PSC 802 Box 74)" if is_military(town) else "street or P.O. box"
