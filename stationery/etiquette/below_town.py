"""What stands in an address below the line of the town, where it ends: `Hours: Mon-Fri 8am-5pm` off a web page."""

from __future__ import annotations

from collections.abc import Iterator

from stationery.catalog.below_town import may_end_address
from stationery.catalog.languages import Language
from stationery.catalog.recognition import line_of, recognition
from stationery.catalog.regions import region
from stationery.catalog.typedwords import fold
from stationery.data.address_metadata import fact
from stationery.data.store import Store
from stationery.etiquette.findings import WARNING
from stationery.etiquette.wrong import Wrong
from stationery.model.late_pattern import late
from stationery.model.letter import Written
from stationery.reading.parties import contact_in
from stationery.resolve.countries import code_of

_AMERICAN = late(r"(?P<town>[^\W\d][^\d]*?),?\s+\d{5}(?:-\d{4})?")
"""With the state in full, or a comma before the ZIP code, too."""

_BARS = late(r"[|·•]")
"""What stands between contact details."""

_MOST_OF_STATE = 3
"""Words of a state's name."""

_MOST_OF_REGION = 3
"""Words of a province below a town, as in Spain."""


def find_below_town(lines: list[Written], code: str, language: Language, store: Store) -> Iterator[Wrong]:
    """Lines below the last one that certainly has the town and its postal code in the country `code`; all below
    it is taken out of `lines`, whose country line is gone already. Countries, counties, provinces, notations of the
    post, barcodes, and attention lines are left in peace, and so is all of a country whose form has more below it.
    """
    rows = fact(code, "lfmt") or fact(code, "fmt")
    if code != "US" and "%Z" not in rows.split("%n")[-1]:
        return
    at = next((at for at in range(len(lines) - 1, 0, -1) if _is_town(lines[at].text, code, store)), 0)
    below = lines[at + 1 :] if at else []
    del lines[len(lines) - len(below) :]
    for line in below:
        if _may_be_below(line.text.strip(), code, language, store):
            continue
        from stationery.resolve.place_words import place_word  # 0.3 ms

        message = f"{line.text!r} is below the line of the town and its {place_word(code, 'postal_code')}, "
        message += "where an address ends; it is printed as typed"
        hint = "take it out; or, if it belongs to the address, write it further up"
        if any(contact_in(piece.strip()) for piece in _BARS.split(line.text)):
            hint = "take it out, or give it as `phone:` or `email:`"
        yield Wrong("M7", WARNING, line.place, message, hint)


def _is_town(line: str, code: str, store: Store) -> bool:
    recognized = recognition(store, code)
    pattern = recognized.line if recognized and recognized.line else line_of(code)
    found = pattern.fullmatch(line.strip()) if pattern else None
    if found and found.groupdict().get("postal_code"):
        return True
    american = _AMERICAN.fullmatch(line.strip()) if code == "US" else None
    words = american["town"].replace(",", " ").replace(".", "").split() if american else []
    return any(region("US", " ".join(words[-count:])) for count in range(1, min(_MOST_OF_STATE, len(words)) + 1))


def _may_be_below(text: str, code: str, language: Language, store: Store) -> bool:
    if not any(map(str.isalpha, text)) or may_end_address(text, store):
        return True
    if any(fold(text).startswith(fold(mark)) for mark in language.attention_marks):
        return True
    digits = any(map(str.isdigit, text))
    if not digits and (code_of(text.strip("()"), store) or region(code, text)):
        return True
    return code != "US" and not digits and ":" not in text and len(text.split()) <= _MOST_OF_REGION
