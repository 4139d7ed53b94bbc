"""Lays options and profile over a letter: options win, then the file, then the profile."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from stationery.model.errors import Place, Remark
from stationery.model.letter import Choices, Letter, Party, Written
from stationery.model.party import written_name
from stationery.model.values import names, replace, value

if TYPE_CHECKING:
    from stationery.reading.profile import Profile

KEPT, UNSIGNED = "yes", "no"
"""Values of `signature:` other than a picture's path: the profile's saved signature, or space to sign by hand."""

TODAY = "today"


@value
class Overlay:
    """What goes with a letter: the caller's options, and the profile, which is `named` if it isn't the usual one.

    A `date` that is not None is the letter's, and empty it is today's. `signed` is KEPT where the signature that the
    profile keeps is asked for if the file names none, UNSIGNED where none is. `folders` are the configuration folders,
    whose signatures sign only their owners' letters.
    """

    choices: Choices = Choices()
    recipient: Party | None = None
    sender: Party | None = None
    date: Written | None = None
    signed: Written = Written("")
    profile: Profile | None = None
    named: bool = False
    folders: tuple[str, ...] = ()


def choose_date(text: str, place: Place) -> Written:
    """The date that somebody asks for; nothing for `today`, so that the letter takes the day it is made on."""
    text = text.strip()
    return Written("") if not text or text.lower() == TODAY else Written(text, place)


def choose_signature(signed: bool | None, place: Place) -> Written:
    """What an Overlay's `signed` is, where somebody says yes, no, or nothing."""
    return Written("") if signed is None else Written(KEPT if signed else UNSIGNED, place)


def lay_over(letter: Letter, over: Overlay) -> Letter:
    """The letter with its sender (the one asked for, a profile's asked for, the file's, the usual) and all choices."""
    profile = over.profile
    if over.date is not None:
        letter = replace(letter, date=over.date)
    if over.signed.text == UNSIGNED or (over.signed and letter.signature.text.lower() in ("", KEPT, UNSIGNED)):
        letter = replace(letter, signature=over.signed)
    if over.recipient is not None:
        remarks = _remark_on_displaced(letter, over.recipient) if letter.recipient else ()
        letter = replace(letter, recipient=over.recipient, remarks=(*letter.remarks, *remarks))
    ours = over.sender is None and (over.named or letter.sender is None)
    if over.sender is not None:
        letter = replace(letter, sender=over.sender)
    elif profile and ours:
        letter = replace(letter, sender=profile.sender)
    elif letter.sender and letter.sender.name and not letter.sender.lines:
        letter = replace(letter, remarks=(*letter.remarks, *_remark_on_bare_sender(letter.sender, profile)))
    asks = letter.signature.place
    letter = _sign(letter, profile, ours)
    if letter.signature and letter.signature.text.lower() != KEPT:
        letter = _claim(letter, over, asks)
    usual = profile.choices if profile else Choices()
    return replace(letter, choices=choose_over(choose_over(usual, letter.choices), over.choices))


def choose_over(choices: Choices, winning: Choices) -> Choices:
    """The first choices, and in their place those that the second ones make."""
    fields: dict[str, Any] = {name: getattr(winning, name) for name in names(winning)}
    fields = {name: value for name, value in fields.items() if value or value is False}
    if "letterhead" in fields:
        fields.setdefault("own", None)
    return replace(choices, **(fields | {"places": (*choices.places, *winning.places)}))


def _remark_on_displaced(letter: Letter, recipient: Party) -> tuple[Remark, ...]:
    """That the letter's own recipient is not used, unless it is the same."""
    own = letter.recipient
    if own is None or _words(own) == _words(recipient):
        return ()
    kept = [key for key in ("salutation", "attention") if getattr(letter, key)]
    hint = f"the {' and the '.join(kept)} of the file {'stays' if len(kept) == 1 else 'stay'}" if kept else ""
    message = f"this address is used instead of the one in {letter.file} ({written_name(own).text or _words(own)[0]})"
    return (Remark(message, recipient.place and Place(recipient.place.file), hint),)


def _remark_on_bare_sender(sender: Party, profile: Profile | None) -> tuple[Remark, ...]:
    """That a name alone at `from:` gives no address for the letterhead and the envelope."""
    if sender.street or sender.locality or sender.postal_code:
        return ()
    profiles = ", or leave `from:` out to use your profile's" if profile else ""
    message = f"`from:` has a name alone, {sender.name!r}, so there is no return address"
    return (Remark(message, sender.where("name"), f"write the lines of the address below it{profiles}"),)


def _words(party: Party) -> list[str]:
    """All that is said of a party, without regard to case and punctuation."""
    texts = [line.text for line in party.lines] or [
        party.prefix, party.given, party.name, party.family, party.suffix, party.title, party.department,
        party.organization, *party.street, party.dependent_locality, party.locality, party.region, party.postal_code,
        party.country,
    ]  # fmt: skip
    return [word for text in texts for word in text.casefold().replace(",", " ").split()]


def _sign(letter: Letter, profile: Profile | None, ours: bool) -> Letter:
    """The letter with the signature that the profile keeps: where it asks for it (`yes`), or says nothing of it and
    is `ours`, from the profile's sender and from nobody else. With `no`, without any."""
    word = letter.signature.text.lower()
    if word == UNSIGNED:
        return replace(letter, signature=replace(letter.signature, text=""))
    kept = profile.signature if profile else None
    usual = not word and ours and not letter.signers and not (kept and kept.asked)
    if not profile or not kept or not kept.file or not (usual or word == KEPT):
        return letter
    path = os.path.join(os.path.dirname(profile.file), os.path.expanduser(kept.file.text))
    return replace(
        letter,
        signature=replace(kept.file, text=path),
        signature_alt=letter.signature_alt or kept.alt,
        signature_height=letter.signature_height or kept.height,
    )


def _claim(letter: Letter, over: Overlay, asks: Place | None) -> Letter:
    """The letter, where its picture is one saved with a profile, under whatever path; and whether it may sign it.

    `asks` is where the letter asks for it.
    """
    from stationery.reading.kept_signatures import find_owner, other_signer  # 4.8 ms

    owner = find_owner(letter, over.folders, over.profile)
    if owner is None:
        return letter
    signer = "" if over.signed.text == KEPT else other_signer(letter, owner)
    whose = f"{owner}'s saved signature" if owner else "a saved signature"
    misused = Written(f"this is {whose}, but {signer} signs this letter" if signer else "", asks)
    return replace(letter, signature_kept=True, signature_misused=misused)
