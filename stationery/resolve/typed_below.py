"""Reads the rows below a close in a body: who signs, with which title, and what the letterhead can use."""

from __future__ import annotations

from collections.abc import Iterator

from stationery.catalog.languages import Language
from stationery.catalog.typedwords import fold
from stationery.model.errors import Place, Remark, SourceError, StationeryError
from stationery.model.letter import Letter, Party, Signer, Written
from stationery.model.values import names, replace
from stationery.reading.parties import contact_in
from stationery.resolve.typed_rows import (
    BETWEEN,
    CONTACTS,
    MARKS,
    Row,
    begins_with,
    is_headless,
    is_household,
    is_joint,
    is_name,
    is_whole_name,
    names_of,
    remedy_for,
)

_MOST_OF_TITLE = 8
_MOST_TITLES = 2
"""Rows of a title, such as the position, and below it the department or the firm."""
_LABELS = (
    "phone",
    "tel",
    "telephone",
    "mobile",
    "cell",
    "email",
    "mail",
    "web",
    "website",
    "www",
    "p",
    "t",
    "m",
    "e",
    "w",
)
"""What may stand before or after a fact."""
_BLIND = ("bcc", "b.c.c", "blind copy")
_LEAST_FACT = 5
"""Characters of a phone number or an address by which it is known again."""


class SignedOtherwise(SourceError):
    """Somebody signs in the body whom the letter isn't from."""

    def __init__(self, message: str, place: Place | None, hint: str, signed: Written) -> None:
        super().__init__(message, place, hint)
        self.signed = signed


def read_below(
    below: list[Row],
    close: str,
    letter: Letter,
    language: Language,
    faults: list[StationeryError],
    remarks: list[Remark],
) -> dict[str, object] | None:
    """What the rows below a close say of who signs; None if they are the writer's to mend, which is noted. A nickname
    of the sender's is remarked on."""
    if not below:
        return {}
    name, *others = below
    head, comma, tail = name.text.partition(",")
    if (
        comma
        and not is_name(name.text, letter, language)
        and is_name(head, letter, language)
        and _seems_title(tail.strip())
    ):
        name, others = Row(head, name.place, False, False), [Row(tail.strip(), name.place, False, True), *others]
    joint = is_joint(name.text, letter, language) or is_household(name.text, letter, language)
    if not joint and not is_name(name.text, letter, language):
        signs = names_of(letter)
        if not signs:
            return {}
        message = f"the letter is signed {name.text!r} in the body, but it is from {signs[0].text}"
        from stationery.resolve.familiar_names import may_be_sender  # 0.2 ms

        if not may_be_sender(name.text, close, letter, language):
            hint = f"remove the name from the body, or write it as `signers:` in the head; {remedy_for(letter)}"
            faults.append(SignedOtherwise(message, name.place, hint, name.written))
            return None
        message = f"the letter is from {signs[0].text}, and signed {name.text!r}, as in the body"
        remarks.append(Remark(message, name.place, "to sign with the other name, remove this one from the body"))
    again = next((row for row in others if fold(row.text) == fold(name.text)), None)
    if again:
        message = f"{again.text!r} is below the close twice, here and in line {name.place.line}"
        faults.append(SourceError(message, again.place, f"remove one of them; {remedy_for(letter)}"))
        return None
    found: dict[str, object] = {}
    titles = [row for row in others if not _is_fact(row.text, letter) and not _take_contact(row, letter, found)]
    notations = _notations(language)
    wrong = next(
        (row for row in titles if not _seems_title(row.text) or begins_with(fold(row.text), notations)),
        titles[_MOST_TITLES] if len(titles) > _MOST_TITLES else None,
    )
    if wrong:
        refuse_below(wrong, letter, faults)
        return None
    if letter.signers:
        known = {fold(each) for signer in letter.signers for each in (signer.name.text, signer.title.text)}
        unknown = next((row for row in titles if fold(row.text) not in known), None)
        if unknown:
            refuse_below(unknown, letter, faults)
            return None
        return found
    if not titles and is_whole_name(name.text, letter):
        return found
    sender = letter.sender
    title = Written(sender.title, sender.where("title")) if sender else Written("")
    if titles:
        title = Written("\n".join(row.text for row in titles), titles[0].place)
    return {**found, "signers": (Signer(Written(name.text.lstrip(MARKS), name.place), title),)}


def _take_contact(row: Row, letter: Letter, found: dict[str, object]) -> bool:
    """Whether a row is a phone number or an e-mail address that the sender has not yet; the letterhead shows it."""
    sender = found.get("sender", letter.sender)
    if not isinstance(sender, Party) or not ("@" in row.text or "." in row.text or any(map(str.isdigit, row.text))):
        return False
    contacts = [contact_in(piece.strip()) for piece in row.text.replace("•", "|").replace("·", "|").split("|")]
    if not all(contact and not getattr(sender, contact[0]) for contact in contacts):
        return False
    for kind, detail in filter(None, contacts):
        sender = replace(sender, **{kind: detail}, places=(*sender.places, (kind, row.place)))
    found["sender"] = sender
    return True


def _is_fact(text: str, letter: Letter) -> bool:
    """Whether a row repeats what is known of the sender, such as the phone number, and says nothing else.

    The letterhead shows it. `Analyst, City of Salem` is more than the town of a sender in Salem.
    """
    row, sender = _squeeze(text), letter.sender
    for fact in sorted(_facts(sender), key=len, reverse=True):
        row = row.replace(fact, " ")
    short = {_squeeze(sender.region), _squeeze(sender.country)} if sender else set()
    return all(word in short or word in _LABELS for word in row.split())


def refuse_below(row: Row, letter: Letter, faults: list[StationeryError]) -> None:
    """Note that a row below the name can't be used: a blind copy, another phone number than the sender's, or what is
    not known."""
    contact, sender = contact_in(row.text), letter.sender
    stated = getattr(sender, contact[0]) if contact and sender else ""
    if fold(row.text).startswith(_BLIND):
        message, hint = f"{row.text!r} is below the name in the body", "remove it: a letter doesn't show blind copies"
    elif contact and sender and stated:
        place = sender.where(contact[0])
        where = f" ({place})" if place and place.line else ""
        message = (
            f"{row.text!r} is below the name in the body, but the sender's {CONTACTS[contact[0]]} is {stated!r}{where}"
        )
        hint = "remove this line, or change the other"
    elif is_headless(letter):
        message = f"{row.text!r} is below the name, and isn't recognized"
        hint = "remove it, or begin the file with a line of ---, the key for it (`enclosures: …`, `copies: …`, or"
        hint += " `from:` with `title:` or `phone:`), and a line of ---"
    else:
        message = f"{row.text!r} is below the name in the body"
        hint = "write it in the head: `title:` or `phone:` of `from:`, `enclosures:`, `copies:` …"
    faults.append(SourceError(message, row.place, f"{hint}; {remedy_for(letter)}"))


def describe_below(below: list[Row]) -> str:
    """What the rows below a close are, for a remark: the name, and what the letterhead shows instead."""
    found = [contact_in(piece.strip()) for row in below[1:] for piece in BETWEEN.split(row.text)]
    kinds = list(dict.fromkeys(CONTACTS[contact[0]] for contact in found if contact))
    listed = " and ".join(filter(None, (", ".join(kinds[:-1]), *kinds[-1:])))
    return f"name below it with {listed}" if listed else "name below it"


def _seems_title(text: str) -> bool:
    last = text.split()[-1]
    if text[-1] in ".…" and last[0].islower() and " " in text:
        return False  # a sentence; a firm ends in Inc. or Corp.
    return len(text.split()) <= _MOST_OF_TITLE and not any(mark.isdigit() or mark in "@:!?" for mark in text)


def _notations(language: Language) -> tuple[str, ...]:
    """What enclosures and copies begin with."""
    keys = ("enclosure", "enclosures", "one_enclosure", "listed_enclosures", "copy")
    words = (language.words[key].partition("{")[0].strip(" :(\u00a0") for key in keys)
    return tuple(fold(each) for each in words if each)


def _facts(sender: Party | None) -> Iterator[str]:
    """What is known of a sender beside the name, squeezed."""
    if sender is None:
        return
    texts = [line.text for line in sender.lines[1:]]
    for part in names(sender):
        given = getattr(sender, part)
        if part not in ("place", "lines", "places", "name", "prefix", "given", "family", "suffix"):
            texts += [given] if isinstance(given, str) else given
    yield from (fact for fact in map(_squeeze, texts) if len(fact) >= _LEAST_FACT)


def _squeeze(text: str) -> str:
    return "".join(mark for mark in text.casefold() if mark.isalnum())
