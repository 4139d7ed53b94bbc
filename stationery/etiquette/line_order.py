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
from stationery.resolve.person import is_organization

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
    if len(lines) == 2 and "A" in fact(code, "require") and _A_PERSON.fullmatch(lines[0].text):
        pattern = line_of(code)
        if pattern and pattern.fullmatch(last.text) and not is_organization(lines[0].text, language):
            message = f"between {lines[0].text!r} and {last.text!r} there is no street or P.O. box"
            yield Wrong("M7", WARNING, last.place, message, "add it as a line of its own between them")
