"""What is typed among the lines of an address and is none: a greeting, most of an e-mail address, a phone number."""

from __future__ import annotations

import re

from stationery.catalog.languages import Language
from stationery.catalog.titles import title_key
from stationery.catalog.typedwords import fold
from stationery.etiquette.findings import WARNING
from stationery.etiquette.wrong import Wrong
from stationery.model.late_pattern import late
from stationery.model.letter import Written
from stationery.resolve.person import is_organization

_NORTH_AMERICAN = ("US", "CA")
_LOCAL_PHONE = late(r"\d{3}[-. ]\d{4}")
"""Without its area code; a postal code in Japan looks the same."""
_PHONE = late(r"(?:\+\d|\(\d{2,5}\))[\d ().\-/]*")
_PHONES = late(
    r"(?:(?:tel|telephone|phone|ph|mobile|cell|fax|telefax|telefon|mobil|tél|téléphone|tel[eé]fono)\b[.:]*|[tfmp][.:])"
    r"\s*[+(]?\d[\d ().\-/]{4,}\d.*",
    re.IGNORECASE,
)
"""One with a word before it, and what follows: `Tel. 503 555 0100 Fax 503 555 0101`."""
_NORTH_AMERICAN_PHONES = late(r"(?:\(\d{3}\) ?|\d{3}[-. ])\d{3}[-. ]\d{4}(?!\d).*")
_WEBSITE = late(r"(?:https?:/|www\.)\S*|[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|org|net|edu|gov|io|info|biz|us)")
_MOST_OF_NAME = 4
_LABELED = late(r"(?:to|from|name|address)[ ]*:[ ]*(.*\w.*)", re.IGNORECASE)
_HEADING = late(
    r"(?:contact|visit|find|reach|write to) us|contact(?: information| info| details)?"
    r"|(?:our |mailing |postal |office |street )?address|(?:our )?location",
    re.IGNORECASE,
)
"""What web pages write above an address."""
_ENDS_HEADING = frozenset(("us", "contact", "information", "info", "details", "address", "location"))
"""Its last words, for a glance: to compile it costs more than all else that is done here."""


def check_contact(line: Written, country: str) -> Wrong | None:
    """A line that is no part of an address: `jane@example`, `www.example`, `555-1212`."""
    text = line.text.strip()
    if "@" in text and " " not in text.strip("@"):
        message = f"{text!r} seems to be an incomplete e-mail address, and is printed as a line of the address"
        remedy = "take it out of the lines, or write it in full as `email:`, such as name@example.com"
    elif _WEBSITE.fullmatch(text):
        message = f"{text!r} seems to be a website, and is printed as a line of the address"
        remedy = "take it out of the lines, or give it as `website:`"
    elif _PHONE.fullmatch(text) or _PHONES.fullmatch(text) or (country in _NORTH_AMERICAN and _is_american_phone(text)):
        message = f"{text!r} seems to be a phone number, and is printed as a line of the address"
        remedy = "take it out of the lines, or give it as `phone:`"
    else:
        return None
    return Wrong("M7", WARNING, line.place, message, remedy)


def _is_american_phone(text: str) -> bool:
    return bool(_LOCAL_PHONE.fullmatch(text) or _NORTH_AMERICAN_PHONES.fullmatch(text))


def check_greeting(first: Written, language: Language) -> Wrong | None:
    """A salutation where the name belongs, `Dear Jane,`, a label before it, `To: Jane`, or a heading, `Contact us`."""
    text = first.text.strip()
    if ":" in text and (labeled := _LABELED.fullmatch(text)):
        message = f"{text!r} begins with a label, which is printed as part of the address"
        return Wrong("M7", WARNING, first.place, message, f"write only what follows it: {labeled[1]}")
    heading = text.rstrip(":").casefold()
    if heading.rpartition(" ")[2] in _ENDS_HEADING and _HEADING.fullmatch(heading):
        message = f"{text!r} is where the name belongs, and seems to be a heading; it is printed as typed"
        return Wrong("M7", WARNING, first.place, message, "take it out; the first line is who gets the mail")
    folded = fold(text)
    opening = max((each for each in language.typed.salutations if folded.startswith(f"{each} ")), key=len, default="")
    name = text[len(opening) :].strip(" ,:!")
    if not opening or not name[:1].isalpha() or len(name.split()) > _MOST_OF_NAME or is_organization(name, language):
        return None
    if text[-1] not in ",:!" and any(title_key(word) in language.titles for word in opening.split()):
        return None  # Monsieur opens letters, and is a title before a name
    message = f"{text!r} is a greeting, not a name; it is printed as a line of the address"
    return Wrong("M7", WARNING, first.place, message, f"write only the name: {name}", (first.text, name))
