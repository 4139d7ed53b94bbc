"""A sender turned into what a letterhead, a signature and an envelope's corner show of them."""

from __future__ import annotations

import re
from collections.abc import Callable

from stationery.catalog.languages import Language
from stationery.data.store import Store
from stationery.model.diagnostics import Diagnostics
from stationery.model.letter import Party, Written
from stationery.model.manuscript import Masthead
from stationery.model.party import full_name, name_line
from stationery.model.prose import Line, Span, plain
from stationery.model.values import replace, value
from stationery.resolve.countries import country_of, locality_line
from stationery.resolve.job import AS_TYPED, POST
from stationery.resolve.person import recognize_name
from stationery.wording.address.lines import leave_out_country, one_line, set_address
from stationery.wording.address.usage import Usage
from stationery.wording.initials import find_initials

_EMAIL = r"[^\s@]+@[^\s@]+\.[^\s@]+"
_WEB = ("http://", "https://", "www.")
_WEBSITE = r"(?:https?://|www\.)\S+"
_PHONE = r"(?:\+\d[\d\s().–-]{6,}|\(\d{3}\) ?\d{3}[-. ]\d{4}|\d{3}[-. ]\d{3}[-. ]\d{4})"


@value
class Sending:
    """A sender in words. `name` is as it is signed, `author` without title and suffix; `return_address` is for mail."""

    masthead: Masthead
    name: Written
    author: str
    return_address: tuple[Line, ...]
    return_line: Line | None


def word_sender(sender: Party, code: str, other: str, usage: Usage, diagnostics: Diagnostics) -> Sending:
    """All that is shown of a sender in the country `code`, on mail to the country `other`. A typed line that is an
    e-mail address, a website or a phone number is a particular, and no line of the address."""
    language = usage.language
    usage = replace(usage, for_post=False)
    stated = (
        (sender.phone, "phone"),
        (sender.fax, "fax"),
        (sender.email, "email"),
        (sender.website, "website"),
    )
    particulars = [_link(text, sender, key) for text, key in stated if text]
    name = name_of(sender)
    if sender.lines:
        sender = leave_out_country(sender, code, other, usage.store)
        found = {line: particular for line in sender.lines if (particular := _particular(line))}
        address = tuple(plain(line.text, line.place) for line in sender.lines if line not in found)
        particulars += found.values()
        shown = address[1:] if name is sender.lines[0] else tuple(line for line in address if line.text != name.text)
        if usage.style.manner.text == POST:
            alone = replace(sender, lines=_drop_particulars(sender, found))
            # Without its particulars an address may end with its country, and that is read only in the last line.
            address = set_address(alone, country_of(alone, usage.store) if found else code, other, usage, diagnostics)
    else:
        from stationery.wording.address.blocks import set_block  # 0.5 ms

        untitled = replace(sender, title="")
        address = set_address(untitled, code, other, usage, diagnostics)
        home = set_block(untitled, code, "", replace(usage, style=AS_TYPED), Diagnostics(), home=True)
        shown = tuple(line for line in home if line.text not in (full_name(sender), name.text))
    author = _author(sender, name, language)
    letters = find_initials(sender, name, usage, code)
    monogram = plain(letters, name.place) if letters else None
    masthead = Masthead(plain(name.text, name.place), shown, tuple(particulars), monogram)
    return_line = one_line((masthead.name, *shown), language)
    return Sending(masthead, name, author, address, return_line)


def lead_with_organization(sent: Sending, sender: Party, language: Language) -> Sending:
    """The sender with their organization in the place of the name, and the person in the line below it. Typed lines
    stay as they were typed."""
    shown = sent.masthead
    firm = next((line for line in shown.address if line.text == sender.organization), None)
    if sender.lines or firm is None:
        return sent
    rest = tuple(line for line in shown.address if line is not firm)
    organization = sender.organization.casefold()
    returned = tuple(sorted(sent.return_address, key=lambda line: line.text.casefold() != organization))
    return replace(
        sent,
        masthead=replace(shown, name=firm, address=(shown.name, *rest)),
        return_address=returned,
        return_line=one_line((firm, shown.name, *rest), language),
    )


def _drop_particulars(sender: Party, particulars: dict[Written, Line]) -> tuple[Written, ...]:
    return tuple(line for line in sender.lines if line not in particulars)


def mail(text: str) -> str:
    return f"mailto:{text}"


def telephone(text: str) -> str:
    """The `tel:` link of a number as it was written: its digits, and a leading plus sign."""
    before_extension = text.casefold().partition("x")[0].partition("#")[0]
    digits = "".join(letter for letter in before_extension if letter.isdigit())
    return f"tel:{'+' if text.lstrip().startswith('+') else ''}{digits}" if digits else ""


def website(text: str) -> str:
    return text if text.lower().startswith(("http://", "https://")) else f"https://{text}"


def find_town(sender: Party, country: str, store: Store) -> str:
    """The town for the date line: as given, or as recognized in lines typed as in that country."""
    if not sender.lines:
        return sender.locality
    parts = locality_line(sender, country, store)
    return (parts["locality"] or "") if parts else ""


def _link(text: str, party: Party, key: str) -> Line:
    links: dict[str, Callable[[str], str]] = {"phone": telephone, "email": mail, "website": website}
    return Line((Span(text, link=links[key](text) if key in links else ""),), party.where(key))


def _particular(line: Written) -> Line | None:
    """A typed line as a particular, where it is certainly one."""
    text = line.text.strip()
    link: Callable[[str], str]
    if "@" in text and re.fullmatch(_EMAIL, text):
        link = mail
    elif text.startswith(_WEB) and re.fullmatch(_WEBSITE, text):
        link = website
    elif not any(map(str.isalpha, text)) and re.fullmatch(_PHONE, text):
        link = telephone
    else:
        return None
    return Line((Span(line.text, link=link(text)),), line.place)


def name_of(sender: Party) -> Written:
    """The name as it is signed: typed as it stands, from parts without the title of address."""
    if sender.lines:
        return name_line(sender.lines)
    name = full_name(sender, prefix=False)
    part = "name" if sender.name else "given" if name else "organization"
    return Written(name or sender.organization, sender.where(part))


def _author(sender: Party, name: Written, language: Language) -> str:
    if not sender.lines and not sender.name:
        return f"{sender.given} {sender.family}".strip() or name.text
    return recognize_name(name.text, language, None).bare or name.text
